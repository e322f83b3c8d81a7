# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a Markdown passage without the signs around them, and what its links point at."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from samenhang.reading.flow import Block, Note, Origin

Links = dict[str, str]
"""Name of a link -> its address."""

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`{1,9})(?P<code>[^`]{1,2000})(?P=ticks)"
    r"|\[\^(?P<note>[^\]\s]{1,40})\]"
    r"|!?\[(?P<words>[^\[\]]{0,1000})\](?:\(\s{0,9}<?(?P<target>[^\s()<>]{0,2000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,200})?)>?"
    r"(?:\s{1,9}[\"'][^\"']{0,500}[\"'])?\s{0,9}\)|\[(?P<name>[^\[\]]{0,200})\])"
    r"|<(?P<address>(?:https?://|mailto:)[^\s<>]{1,2000})>"
    r"|(?P<tag></?[a-zA-Z][a-zA-Z0-9]{0,20}(?:\s[^<>]{0,500})?/?>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});)"
    r"|(?P<emphasis>\*{1,3}|~~|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_]))"
)
_DEPTH = 3  # emphasis, code and links inside the words of a link


@dataclass(slots=True)
class Inline:
    """A passage in plain words. `targets` are (offset, length, address) of its links."""

    block: Block
    targets: list[tuple[int, int, str]] = field(default_factory=list)


class _Writer:
    def __init__(self, block: Block, links: Mapping[str, str]) -> None:
        self.source = block
        self.links = links
        self.parts: list[str] = []
        self.origins: list[Origin] = []
        self.marks: list[Note] = []
        self.targets: list[tuple[int, int, str]] = []
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Copy `source.text[start:end]` as it stands."""
        if start >= end:
            return
        for offset, source, length, page in _between(self.source.origins, start, end):
            self.origins.append((offset - start + self.length, source, length, page))
        self.write(self.source.text[start:end])

    def write(self, text: str) -> None:
        """Write text that does not stand in the source."""
        self.parts.append(text)
        self.length += len(text)

    def render(self, start: int, end: int, depth: int = 0) -> None:
        """Write the words of a stretch of the source."""
        last = start
        for match in _TOKEN.finditer(self.source.text, start, end):
            self.copy(last, match.start())
            last = match.end()
            self._token(match, depth)
        self.copy(last, end)

    def _token(self, match: re.Match[str], depth: int) -> None:
        kind = match.lastgroup
        if kind == "escaped":
            self.copy(*match.span("escaped"))
        elif match.group("code") is not None:
            self.copy(*match.span("code"))
        elif kind == "note":
            self.marks.append((self.length, match.group("note"), None))
        elif match.group("words") is not None:
            self._link(match, depth)
        elif kind == "address":
            begun = self.length
            self.copy(*match.span("address"))
            self.targets.append((begun, self.length - begun, match.group("address")))
        elif kind == "entity":
            self.write(" ".join(html.unescape(match.group()).split()) or " ")
        elif kind == "tag" and match.group().lower().startswith("<br"):
            self.write(" ")
        elif kind == "emphasis" and not _is_emphasis(match):
            self.copy(*match.span())

    def _link(self, match: re.Match[str], depth: int) -> None:
        begun = self.length
        start, end = match.span("words")
        if depth < _DEPTH:
            self.render(start, end, depth + 1)
        else:
            self.copy(start, end)
        target = match.group("target")
        if target is None:
            target = self.links.get((match.group("name") or match.group("words")).lower(), "")
        if target and self.length > begun and not match.group().startswith("!"):
            self.targets.append((begun, self.length - begun, target))


def _is_emphasis(match: re.Match[str]) -> bool:
    """A star between spaces is a star."""
    text = match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not ((not before or before.isspace()) and (not after or after.isspace()))


def _between(origins: list[Origin], start: int, end: int) -> Iterator[Origin]:
    for offset, source, length, page in origins:
        low, high = max(offset, start), min(offset + length, end)
        if low < high:
            yield low, source + low - offset, high - low, page


def plain_words(block: Block, links: Mapping[str, str]) -> Inline:
    """The passage without the signs of Markdown."""
    writer = _Writer(block, links)
    writer.render(0, len(block.text))
    text = "".join(writer.parts)
    lead = len(text) - len(text.lstrip())
    clean = text.strip()
    origins = [
        (offset - lead, source, length, page)
        for offset, source, length, page in _between(writer.origins, lead, lead + len(clean))
    ]
    marks = [(min(max(0, offset - lead), len(clean)), label, page) for offset, label, page in writer.marks]
    targets = [(offset - lead, length, target) for offset, length, target in writer.targets if offset >= lead]
    return Inline(replace(block, text=clean, origins=origins, marks=marks), targets)
