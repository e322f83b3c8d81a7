# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A document with its marks at hand: which stand within a stretch, which hold it, and their words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from samenhang.model import Document, Evidence, Mark, MarkKind

REACH = 2000
"""No mark that matters here begins further before what it holds than this."""


class Page:
    """A document and its marks in the order of the text; a look-up costs the marks nearby, not all."""

    def __init__(self, document: Document, marks: Sequence[Mark]) -> None:
        self.document = document
        self.marks = sorted(marks, key=lambda m: (m.start, m.end))
        self._places = [mark.start for mark in self.marks]
        self._passages = [passage.start for passage in document.passages] or [0]

    def passage(self, offset: int) -> int:
        """Index of the passage that holds an offset."""
        return max(0, bisect_right(self._passages, offset) - 1)

    def bounds(self, offset: int) -> tuple[int, int]:
        """Where the passage that holds an offset begins and ends; the whole text where there are none."""
        passages = self.document.passages
        if not passages:
            return 0, len(self.document.text)
        passage = passages[self.passage(offset)]
        return passage.start, passage.end

    def of(self, kind: MarkKind) -> Iterator[Mark]:
        """The marks of one kind."""
        return (mark for mark in self.marks if mark.kind is kind)

    def within(self, kind: MarkKind, start: int, end: int) -> Iterator[Mark]:
        """The marks of one kind that stand inside a stretch."""
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        return (mark for mark in self.marks[first:last] if mark.kind is kind and mark.end <= end)

    def holding(self, kind: MarkKind, start: int, end: int) -> Iterator[Mark]:
        """The marks of one kind that hold a stretch."""
        first, last = bisect_left(self._places, start - REACH), bisect_right(self._places, start)
        return (mark for mark in self.marks[first:last] if mark.kind is kind and mark.end >= end)

    def words(self, mark: Mark) -> str:
        """The words a mark stands on."""
        return self.document.text[mark.start : mark.end]

    def evidence(self, mark: Mark) -> Evidence:
        """The words of a mark, with where they stand."""
        return Evidence(self.document.digest, mark.start, mark.end, self.words(mark))
