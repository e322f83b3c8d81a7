# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From lines to paragraphs, and from paragraphs to the passages of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from samenhang.reading.hyphens import Seam, Words, seam
from samenhang.reading.lines import Line, Piece
from samenhang.reading.structure import Opening, opening
from samenhang.reading.wrapping import Wrapping

Origin = tuple[int, int, int, int | None]
"""(offset in the text, offset in the source, length, page)."""

Note = tuple[int, str, int | None]
"""(offset in the text, label, page): where the mark of a footnote stood."""


@dataclass(slots=True)
class Block:
    """One paragraph put together from its lines.

    `lines` is how many. `apart`: space stands above it. `row`: it is a row of a table. `named`: a word as
    label stands before it. `start` is its left edge.
    """

    text: str
    origins: list[Origin]
    page: int | None = None
    lines: int = 1
    apart: bool = False
    start: float = 0.0
    size: float = 0.0
    bold: bool = False
    row: bool = False
    wide: bool = False
    named: bool = False
    opening: Opening | None = None
    marks: list[Note] = field(default_factory=list)


def blocks(lines: Sequence[Line], words: Words, exact: bool = False) -> list[Block]:
    """Put lines together into paragraphs."""
    if not lines:
        return []
    wrapping = Wrapping(lines, exact)
    return [
        join(group, words) if len(group) > 1 else _alone(group[0], found)
        for group, found in _groups(lines, wrapping)
    ]


def _groups(lines: Sequence[Line], wrapping: Wrapping) -> Iterator[tuple[list[Line], Opening | None]]:
    """The lines of each paragraph, and what the first of them begins with."""
    group: list[Line] = []
    found: Opening | None = None
    for i, line in enumerate(lines):
        if group and wrapping.goes_on(i, len(group) == 1, found is not None):
            group.append(line)
            continue
        if group:
            yield group, found
        group = [line]
        found = wrapping.openings[i]
    yield group, found


def _alone(line: Line, found: Opening | None) -> Block:
    """A paragraph of one line."""
    places = [(offset, source, length, line.page) for offset, source, length in line.pieces]
    notes = [(offset, label, line.page) for offset, label in line.marks] if line.marks else []
    return _made(line, line.text, places, notes, 1, found)


def join(group: Sequence[Line], words: Words) -> Block:
    """One paragraph of these lines."""
    first = group[0]
    texts: list[str] = []
    origins: list[Origin] = []
    marks: list[Note] = []
    length = 0
    for line, following in zip(group, [*group[1:], None], strict=True):
        text, glue = line.text, ""
        if following is not None:
            text, glue = _ending(line, following, words)
        origins += _origins(line.pieces, length, len(text), line.page)
        if line.marks:
            marks += [(length + min(offset, len(text)), label, line.page) for offset, label in line.marks]
        texts += (text, glue)
        length += len(text) + len(glue)
    whole = "".join(texts)
    return _made(first, whole, origins, marks, len(group), opening(whole))


def _made(
    first: Line, text: str, origins: list[Origin], marks: list[Note], lines: int, found: Opening | None
) -> Block:
    return Block(
        text,
        origins,
        page=first.page,
        lines=lines,
        apart=first.apart or first.turned,
        start=first.start,
        size=first.size,
        bold=first.bold,
        row=first.row,
        wide=first.wide,
        named=first.named,
        opening=None if first.row else found,
        marks=marks,
    )


def _ending(line: Line, following: Line, words: Words) -> tuple[str, str]:
    """The text of a line as it stands before the next one, and what stands between them."""
    if line.soft:
        return line.text, ""
    kind = seam(line.text, following.text, line.spaced, words)
    if kind is Seam.DROP:
        return line.text[:-1], ""
    return line.text, kind.value


def _origins(pieces: Iterable[Piece], shift: int, size: int, page: int | None) -> list[Origin]:
    return [
        (offset + shift, source, min(length, size - offset), page)
        for offset, source, length in pieces
        if offset < size
    ]
