# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the styles and numbering of a DOCX say of its paragraphs: heading levels, list labels, bold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from samenhang.reading.numbering import Counter, Level

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_HEADING = re.compile(r"(?:heading|kop|überschrift|titre)\s?([1-9])$")
_TITLES = frozenset({"title", "titel"})
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoud) ?\d$|(?:toc heading|kopvaninhoudsopgave|table of figures)$")


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style, with what it has from the styles it is based on."""

    name: str = ""
    level: int | None = None  # of a heading, from 1; 0 is the title of the document
    number: str | None = None  # id of a list
    depth: int | None = None  # in that list
    bold: bool = False
    hidden: bool = False

    @property
    def contents(self) -> bool:
        """Whether it is a line of a table of contents."""
        return _CONTENTS.match(self.name) is not None


def attribute(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of the main namespace, whichever of its two addresses."""
    if element is None:
        return ""
    return str(element.get(W + name) or element.get(STRICT + name) or "")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """A descendant by local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((item for item in element if item.tag in (W + name, STRICT + name)), None)
    return element


def switched_on(element: etree._Element | None) -> bool:
    """Whether a property that can be on or off is there and on."""
    return element is not None and attribute(element) not in ("0", "false", "off")


def styles(root: etree._Element | None) -> dict[str, Style]:
    """The styles by id."""
    raw = (
        {attribute(item, "styleId"): item for item in root if item.tag in (W + "style", STRICT + "style")}
        if (root is not None)
        else {}
    )
    known: dict[str, Style] = {}
    for key in raw:
        chain: list[str] = []
        at = key
        while at in raw and at not in known and at not in chain:
            chain.append(at)
            at = attribute(child(raw[at], "basedOn"))
        for name in reversed(chain):
            known[name] = _style(raw[name], known.get(attribute(child(raw[name], "basedOn")), Style()))
    return known


def level_of(name: str, otherwise: int | None = None) -> int | None:
    """The heading level that a style has by its name: "heading 2", "Kop2"; 0 is the title."""
    folded = name.casefold()
    found = _HEADING.match(folded)
    return int(found[1]) if found else (0 if folded in _TITLES else otherwise)


def _style(item: etree._Element, base: Style) -> Style:
    name = attribute(child(item, "name")).casefold()
    outline = attribute(child(item, "pPr", "outlineLvl"))
    level = level_of(name, base.level)
    if outline.isdigit():
        level = int(outline) + 1 if int(outline) < 9 else None
    depth = attribute(child(item, "pPr", "numPr", "ilvl"))
    bold = child(item, "rPr", "b")
    return Style(
        name,
        level,
        attribute(child(item, "pPr", "numPr", "numId")) or base.number,
        int(depth) if depth.isdigit() else base.depth,
        switched_on(bold) if bold is not None else base.bold,
        switched_on(child(item, "rPr", "vanish")) or base.hidden,
    )


class Lists:
    """The lists of a DOCX; lists that share their rule count on together, as Word does."""

    def __init__(self, root: etree._Element | None) -> None:
        self._rules: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counters: dict[str, Counter] = {}
        for item in root if root is not None else ():
            if item.tag in (W + "abstractNum", STRICT + "abstractNum"):
                self._rules[attribute(item, "abstractNumId")] = _levels(item)
            elif item.tag in (W + "num", STRICT + "num"):
                self._num(item)

    def _num(self, item: etree._Element) -> None:
        key = attribute(item, "numId")
        self._abstract[key] = attribute(child(item, "abstractNumId"))
        for change in item:
            start, depth = attribute(child(change, "startOverride")), attribute(change, "ilvl")
            if start.isdigit() and depth.isdigit():
                self._overrides.setdefault(key, {})[int(depth)] = int(start)

    def label(self, key: str, depth: int) -> str | None:
        """Count one paragraph of a list and give its label; None where it is in no list."""
        abstract = self._abstract.get(key)
        rules = self._rules.get(abstract or "")
        if key == "0" or abstract is None or not rules:
            return None
        counter = self._counters.setdefault(abstract, Counter(rules))
        for level, start in self._overrides.pop(key, {}).items():
            counter.restart(level, start)
        return counter.next(depth) or None


def _levels(item: etree._Element) -> dict[int, Level]:
    found = {}
    for rule in item:
        depth = attribute(rule, "ilvl")
        if depth.isdigit():
            start = attribute(child(rule, "start"))
            found[int(depth)] = Level(
                attribute(child(rule, "numFmt")) or "decimal",
                attribute(child(rule, "lvlText")),
                int(start[:6]) if start.isdigit() else 1,
                attribute(child(rule, "lvlRestart")) != "0",
                switched_on(child(rule, "isLgl")),
            )
    return found
