# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Markdown: headings, lists, tables, quotations, footnotes and links, without their signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from samenhang.errors import Unreadable
from samenhang.model import Document, FactName, Media, PassageKind
from samenhang.reading.flow import Block, join
from samenhang.reading.hyphens import Words
from samenhang.reading.inline import Inline, Links, plain_words
from samenhang.reading.lines import Line, tidy
from samenhang.reading.passages import Manuscript, NoteKey
from samenhang.reading.plain import decode
from samenhang.reading.structure import opening

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]{1,9}(\S.{0,999}?)[ \t]{0,9}(?:#{1,9}[ \t]{0,9})?$")
_UNDERLINE = re.compile(r" {0,3}(?:(=)=*|(-)-*)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[ \t]{0,20}(?:([-*+])|\(?(\d{1,4}|[a-z])[.)])[ \t]{1,9}(?:\[[ xX]\][ \t])?(?=\S)")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?){1,9}")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-{1,99}:?[ \t]*(?:\|[ \t]*:?-{1,99}:?[ \t]*){0,99}\|?[ \t]*$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(?=\S)")
_LINK = re.compile(r" {0,3}\[([^\]\n^][^\]\n]{0,200})\]:[ \t]*<?(\S{1,2000}?)>?(?:[ \t]+[\"'(].*)?$")
_NOT_BREAK = re.compile(r"[^\n]")
_TITLE = re.compile(r"title:[ \t]*[\"']?(.{1,300}?)[\"']?[ \t]*$")


@dataclass(slots=True)
class _Group:
    """Lines that make one passage, and what it is."""

    kind: PassageKind
    lines: list[Line] = field(default_factory=list)
    label: str | None = None
    level: int = 1
    note: str | None = None


def read(data: bytes, name: str, digest: str) -> Document:
    """Read a Markdown file. Raises `Unreadable("empty")` where it holds nothing but white space and signs."""
    return read_text(decode(data), name, digest)


def read_text(text: str, name: str, digest: str) -> Document:
    """Read Markdown. Offsets in `runs` are offsets in `text`."""
    parser = _Parser(text)
    words = Words(text)
    groups = list(parser.groups())  # all of them first: a link may be named before its address stands
    made = [(group, plain_words(join(group.lines, words), parser.links)) for group in groups]
    notes: dict[NoteKey, Block] = {
        (None, group.note): inline.block for group, inline in made if group.note and inline.block.text
    }
    manuscript = Manuscript(notes)
    manuscript.draft.printed(text)
    for group, inline in made:
        if group.note is None and inline.block.text:
            _write(manuscript, group, inline)
    manuscript.end()
    if not manuscript.draft.passages:
        raise Unreadable("empty", f"{name} holds no words", "check that the right file was given")
    if parser.title:
        manuscript.draft.fact(FactName.TITLE, parser.title)
    return manuscript.finish(digest, name, Media.MARKDOWN)


def _write(manuscript: Manuscript, group: _Group, inline: Inline) -> None:
    number = len(manuscript.draft.passages)
    label = group.label
    if group.kind is PassageKind.HEADING:
        found = opening(inline.block.text)
        label = found.label if found else None
    manuscript.put(inline.block, group.kind, label, group.level)
    for offset, length, target in inline.targets:
        manuscript.draft.target(number, offset, length, target)


class _Parser:
    """Goes through the lines once and puts them in groups."""

    def __init__(self, text: str) -> None:
        self.links: Links = {}
        self.title = ""
        self._rows = list(_numbered(_without_comments(text)))
        self._at = self._front_matter()
        self._group: _Group | None = None

    def _front_matter(self) -> int:
        """The properties between two lines of dashes at the beginning; gives the first row behind them."""
        if not self._rows or self._rows[0][1].rstrip() != "---":
            return 0
        for i, (_, row) in enumerate(self._rows[1:200], 1):
            if row.rstrip() in ("---", "..."):
                return i + 1
            match = _TITLE.match(row.rstrip())
            if match:
                self.title = match.group(1)
        self.title = ""
        return 0

    def groups(self) -> Iterator[_Group]:
        """The groups in their order."""
        while self._at < len(self._rows):
            at, row = self._rows[self._at]
            quote = _QUOTE.match(row)
            if quote:
                at, row = at + quote.end(), row[quote.end() :]
            yield from self._step(at, row.rstrip("\r\n"))
            self._at += 1
        yield from self._close()

    def _step(self, at: int, row: str) -> Iterator[_Group]:
        fence = _FENCE.match(row)
        if not row.strip():
            yield from self._close()
        elif fence:
            yield from self._close()
            yield from self._code(fence.group(1))
        elif _RULE.match(row) and not (self._in_paragraph() and _UNDERLINE.match(row)):
            yield from self._close()
        elif self._is_table(row):
            yield from self._close()
            yield from self._table()
        else:
            yield from self._text(at, row)

    def _in_paragraph(self) -> bool:
        return self._group is not None and self._group.kind is PassageKind.PARAGRAPH

    def _text(self, at: int, row: str) -> Iterator[_Group]:
        group = self._group
        under = _UNDERLINE.match(row)
        if under and group is not None and group.kind is PassageKind.PARAGRAPH and group.note is None:
            yield replace(group, kind=PassageKind.HEADING, level=1 if under.group(1) else 2)
            self._group = None
            return
        begun = self._begin(at, row)
        if begun is None:
            if group is None:
                self._group = group = _Group(PassageKind.PARAGRAPH)
            _put(group, at, row)
            return
        yield from self._close()
        if begun.kind is PassageKind.HEADING:
            yield begun
        elif begun.lines:
            self._group = begun

    def _begin(self, at: int, row: str) -> _Group | None:
        """What this row begins, if it does not go on the row above."""
        heading = _HEADING.match(row)
        if heading:
            made = _Group(PassageKind.HEADING, level=len(heading.group(1)))
            return _put(made, at + heading.start(2), heading.group(2))
        note = _NOTE.match(row)
        if note:
            return _put(_Group(PassageKind.PARAGRAPH, note=note.group(1)), at + note.end(), row[note.end() :])
        link = _LINK.match(row) if self._group is None else None
        if link:
            self.links[link.group(1).lower()] = link.group(2)
            return _Group(PassageKind.PARAGRAPH)
        item = _ITEM.match(row)
        if item is None or _RULE.match(row):
            return None
        label = item.group(1) or item.group(2)
        return _put(_Group(PassageKind.ITEM, label=label), at + item.end(), row[item.end() :])

    def _close(self) -> Iterator[_Group]:
        if self._group is not None and self._group.lines:
            yield self._group
        self._group = None

    def _code(self, fence: str) -> Iterator[_Group]:
        """Each line of a block of code by itself, as it stands."""
        self._at += 1
        while self._at < len(self._rows):
            at, row = self._rows[self._at]
            if row.strip().startswith(fence):
                return
            made = _put(_Group(PassageKind.PARAGRAPH), at, row)
            if made.lines:
                yield made
            self._at += 1

    def _is_table(self, row: str) -> bool:
        if "|" not in row or self._at + 1 >= len(self._rows):
            return False
        following = self._rows[self._at + 1][1].rstrip("\r\n")
        return "-" in following and "|" in following and _DELIMITER.match(following) is not None

    def _table(self) -> Iterator[_Group]:
        begin = self._at
        while self._at < len(self._rows) and "|" in self._rows[self._at][1]:
            at, row = self._rows[self._at]
            if self._at != begin + 1:
                yield _row(at, row)
            self._at += 1
        self._at -= 1


def _without_comments(text: str) -> str:
    """The text with blanks where comments stood, so that offsets stay."""
    parts: list[str] = []
    last = 0
    while (start := text.find("<!--", last)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += (text[last:start], _NOT_BREAK.sub(" ", text[start : end + 3]))
        last = end + 3
    return "".join([*parts, text[last:]])


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, each with its offset."""
    at = 0
    for row in text.splitlines(keepends=True):
        yield at, row
        at += len(row)


def _put(group: _Group, at: int, raw: str) -> _Group:
    clean, pieces = tidy(raw, at)
    if clean:
        spaced = raw.rstrip("\r\n").endswith(" ")
        group.lines.append(Line(clean, pieces, 0.0, 0.0, 0.0, spaced=spaced))
    return group


def _row(at: int, row: str) -> _Group:
    """A row of a table: its cells joined by " | "."""
    group = _Group(PassageKind.ROW)
    text, pieces = "", []
    start = 0
    for cell in _cells(row):
        clean, found = tidy(cell, at + start)
        start += len(cell) + 1
        if not clean:
            continue
        text += " | " if text else ""
        pieces += [(offset + len(text), source, length) for offset, source, length in found]
        text += clean
    if text:
        group.lines.append(Line(text, pieces, 0.0, 0.0, 0.0, row=True))
    return group


def _cells(row: str) -> Sequence[str]:
    return re.split(r"(?<!\\)\|", row)
