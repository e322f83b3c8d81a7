# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passages as a page sets them: in blocks, in parts, with a table of contents. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from samenhang.model import Passage, PassageKind

CELLS = " | "
"""What stands between the cells of a row."""

MOST = 400
"""Passages on one page; a longer text comes in parts."""

_TOGETHER = (PassageKind.ITEM, PassageKind.ROW, PassageKind.FOOTNOTE)
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Block:
    """Passages that make one thing on the page: a heading, a paragraph, a list, a table, footnotes.

    `turn` is the number of the turn in a debate that begins here.
    """

    kind: PassageKind
    passages: tuple[Passage, ...]
    turn: int | None = None


def blocks(passages: Sequence[Passage]) -> Iterator[Block]:
    """The blocks of consecutive passages."""
    turn: int | None = None
    for _, group in groupby(enumerate(passages), _which):
        together = tuple(passage for _, passage in group)
        first = together[0]
        begins = first.turn if first.turn != turn else None
        turn = first.turn
        yield Block(first.kind, together, begins)


def _which(numbered: tuple[int, Passage]) -> tuple[object, ...]:
    """What passages of one block have in common."""
    at, passage = numbered
    alone = None if passage.kind in _TOGETHER else at
    return passage.kind, passage.turn, passage.headings, alone


def level(passage: Passage) -> int:
    """The level of a heading on the page, whose title is the only one of level 1."""
    return min(len(passage.headings) + 2, _DEEPEST)


def depths(labels: Sequence[str | None]) -> list[int]:
    """How deep each item of a list stands, from 0: a sort of label that was not there yet goes deeper.

    >>> depths(["1", "-", "-", "2"])
    [0, 1, 1, 0]
    """
    open_sorts: list[str] = []
    found = []
    for label in labels:
        sort = _sort(label or "")
        if sort in open_sorts:
            del open_sorts[open_sorts.index(sort) + 1 :]
        else:
            open_sorts.append(sort)
        found.append(len(open_sorts) - 1)
    return found


def _sort(label: str) -> str:
    """The sort of a label: a number, a letter with something behind it, or the sign itself."""
    bare = label.strip(".)( °")
    if bare.isdigit():
        return f"1{label.count('.')}"
    return "a" if len(bare) == 1 and bare.isalpha() and bare != label else label


def parts(passages: Sequence[Passage], most: int = MOST) -> tuple[tuple[int, int], ...]:
    """First and last passage (half open, by place) of each part; one part where all fits.

    A part begins at a heading of the highest level in reach, if there is one in its last half.
    """
    found = []
    start = 0
    while len(passages) - start > most:
        late = range(start + most, start + most // 2, -1)
        headings = [at for at in late if passages[at].kind is PassageKind.HEADING]
        stop = min(headings, key=lambda at: len(passages[at].headings), default=start + most)
        found.append((start, stop))
        start = stop
    return (*found, (start, len(passages)))


def cells(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the cells of a row begin and end; `start` is where the row begins."""
    at = start
    for cell in text.split(CELLS):
        yield at, at + len(cell)
        at += len(cell) + len(CELLS)


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a table names its columns: filled in, without figures, with rows below."""
    return len(rows) > 1 and all(cell.strip() and not any(map(str.isdigit, cell)) for cell in rows[0])
