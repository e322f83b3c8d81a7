# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Stretches of a page made into clean text that knows where each character stood."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from samenhang.reading.glyphs import Word
from samenhang.reading.hyphens import Seam, Words, seam
from samenhang.reading.lines import Piece, tidy


@dataclass(slots=True)
class Strip:
    """Clean text, its pieces, and the marks of footnotes that stood in it: (offset, label)."""

    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)

    def add(self, text: str, pieces: Iterable[Piece]) -> None:
        """Put clean text behind it."""
        shift = len(self.text)
        for offset, source, length in pieces:
            last = self.pieces[-1] if self.pieces else None
            if last and last[0] + last[2] == offset + shift and last[1] + last[2] == source:
                self.pieces[-1] = (last[0], last[1], last[2] + length)
            else:
                self.pieces.append((offset + shift, source, length))
        self.text += text

    def append(self, other: Strip, between: str = " ") -> None:
        """Put another strip behind it."""
        if self.text:
            self.text += between
        shift = len(self.text)
        self.add(other.text, other.pieces)
        self.marks += [(offset + shift, label) for offset, label in other.marks]

    def carry_on(self, other: Strip, words: Words) -> None:
        """Put the next line behind it, with a broken word made whole."""
        if not self.text or not other.text:
            self.append(other)
            return
        kind = seam(self.text, other.text, words=words)
        if kind is Seam.DROP:
            self.text = self.text[:-1]
            offset, source, length = self.pieces[-1]
            self.pieces[-1] = (offset, source, length - 1)
            self.pieces = [piece for piece in self.pieces if piece[2] > 0]
        self.append(other, kind.value if kind is not Seam.DROP else "")


def strip(words: Iterable[Word], text: str, labels: Collection[str] = ()) -> Strip:
    """The words of one stretch of the page `text`; marks of the footnotes in `labels` are taken out."""
    made = Strip()
    end = -1
    for word in words:
        spaced = 0 <= end < word.start and text[end].isspace()
        printed = text[word.start : word.end]
        if word.mark and printed in labels and made.text:
            made.marks.append((len(made.text), printed))
            end = word.end
            continue
        if made.text and end != word.start:
            if spaced:
                made.add(" ", [(0, end, 1)])
            else:
                made.add(" ", [])
        made.add(*tidy(printed, word.start))
        end = word.end
    return made
