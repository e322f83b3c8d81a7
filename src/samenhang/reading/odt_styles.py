# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the styles of an ODT say: heading levels, rules of lists, bold and hidden text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from samenhang.reading.elements import value
from samenhang.reading.numbering import BULLET, Level

OUTLINE = "outline"  # stands for the one list that all headings are in
_TITLES = frozenset({"title", "titel"})


@dataclass(slots=True)
class Style:
    """A style of paragraphs or words."""

    parent: str = ""
    shown: str = ""  # the name that people see
    level: int | None = None
    lists: str = ""  # name of its list style
    bold: bool | None = None
    hidden: bool = False


@dataclass(slots=True)
class Sheet:
    """All styles of the document, and the rules of its lists and headings."""

    styles: dict[str, Style] = field(default_factory=dict)
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)

    def chain(self, name: str) -> list[Style]:
        """A style and those it is based on, nearest first."""
        found: list[Style] = []
        while name in self.styles and len(found) < 20:
            found.append(self.styles[name])
            name = found[-1].parent
        return found

    def level(self, name: str) -> int | None:
        """The heading level of a paragraph style, if it has one."""
        for style in self.chain(name):
            if style.level is not None:
                return style.level if style.level else None
            if style.shown.casefold() in _TITLES:
                return 0
        return None

    def bold(self, name: str) -> bool | None:
        return next((style.bold for style in self.chain(name) if style.bold is not None), None)

    def hidden(self, name: str) -> bool:
        return any(style.hidden for style in self.chain(name))

    def list_of(self, name: str) -> str:
        return next((style.lists for style in self.chain(name) if style.lists), "")


class StyleReader:
    """Fed with styles.xml and content.xml: keeps what the styles say."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.style = Style()
        self.list = ""

    def start(self, name: str, values: Mapping[str, str]) -> None:
        if name in ("style", "default-style"):
            level = value(values, "default-outline-level")
            shown = value(values, "display-name") or value(values, "name")
            depth = int(level) if level.isdigit() else None
            parent, lists = value(values, "parent-style-name"), value(values, "list-style-name")
            self.style = Style(parent, shown, depth, lists)
            self.sheet.styles[value(values, "name")] = self.style
        elif name == "text-properties":
            weight = value(values, "font-weight")
            self.style.bold = weight in ("bold", "600", "700", "800", "900") if weight else self.style.bold
            self.style.hidden |= value(values, "display") == "none"
        elif name in ("list-style", "outline-style"):
            self.list = value(values, "name") if name == "list-style" else OUTLINE
            self.sheet.lists[self.list] = {}
        elif name in (
            "list-level-style-number",
            "list-level-style-bullet",
            "outline-level-style",
            "list-level-style-image",
        ):
            self.rule(name, values)

    def rule(self, name: str, values: Mapping[str, str]) -> None:
        depth = value(values, "level")
        if not depth.isdigit() or self.list not in self.sheet.lists:
            return
        level = int(depth) - 1
        if name in ("list-level-style-bullet", "list-level-style-image"):
            rule = Level("bullet", value(values, "bullet-char", BULLET))
        else:
            shown, start = value(values, "display-levels", "1"), value(values, "start-value", "1")
            style = value(values, "num-format")
            first = max(level + 1 - int(shown), 0) if shown.isdigit() else level
            numbers = ".".join(f"%{place + 1}" for place in range(first, level + 1)) if style else ""
            pattern = value(values, "num-prefix") + numbers + value(values, "num-suffix")
            rule = Level(style, pattern, int(start[:6]) if start.isdigit() else 1)
        self.sheet.lists[self.list][level] = rule

    def end(self, name: str) -> None:
        """Nothing to do: styles are flat."""

    def data(self, text: str) -> None:
        """Styles hold no words."""
