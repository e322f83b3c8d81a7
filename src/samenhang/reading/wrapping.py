# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which line goes on in the next one, and which ends its paragraph.

A line that was broken to fit had no room left for the next word; a line that ends a paragraph usually had.
So the widest line nearby tells most, the end of one line and the start of the next tell the rest. Where
hardly any line breaks off in the middle of a sentence, lines are paragraphs as they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby
from operator import attrgetter

from samenhang.reading.hyphens import HYPHENS
from samenhang.reading.lines import Line
from samenhang.reading.structure import (
    Opening,
    Style,
    begins_low,
    dangles,
    ends_sentence,
    is_formula,
    opening,
)

_NEARBY = 10  # lines on each side that tell how text is set here
_CHUNK = 8  # lines; the widest line is looked for in three chunks
_WRAPPED_AT = 220.0  # columns: longer lines were never broken to fit
_BROKEN_SHARE = 0.15  # of the joinable lines nearby must break off in mid-sentence


def breaks_off(upper: str, lower: str) -> bool:
    """Whether a sentence clearly runs on from one line into the next."""
    return _runs_over(upper, lower, opening(lower))


def _runs_over(upper: str, lower: str, label: Opening | None) -> bool:
    last = upper[-1]
    if last in HYPHENS and upper[-2:-1].isalpha():
        return lower[0].isalnum()
    return label is None and last.isalnum() and begins_low(lower)


def share_nearby(hits: Sequence[bool], among: Sequence[bool], reach: int = _NEARBY) -> list[float]:
    """For each place the share of hits among the places counted, `reach` places to each side; 0 if none."""
    if True not in hits:
        return [0.0] * len(hits)
    hit = count_nearby([h and a for h, a in zip(hits, among, strict=True)], reach)
    return [
        some / total if total else 0.0 for some, total in zip(hit, count_nearby(among, reach), strict=True)
    ]


def count_nearby(counted: Sequence[bool], reach: int = _NEARBY) -> list[int]:
    """For each place how many are counted up to `reach` places to each side of it."""
    sums = [0, *accumulate(counted)]
    padded = [0] * reach + sums + [sums[-1]] * reach
    return [high - low for low, high in zip(padded, padded[2 * reach + 1 :], strict=False)]


def widest_nearby(lines: Sequence[Line]) -> list[float]:
    """For each line the right edge of the widest line of its surroundings in the same column."""
    found: list[float] = []
    for _, column in groupby(lines, key=attrgetter("zone")):
        ends = [max(line.end, line.limit) for line in column]
        chunks = [ends[i : i + _CHUNK] for i in range(0, len(ends), _CHUNK)]
        for i, chunk in enumerate(chunks):
            window = [end for near in chunks[max(0, i - 1) : i + 2] for end in near]
            found += [_widest(window)] * len(chunk)
    return found


def _widest(ends: list[float]) -> float:
    """The longest line that is not alone in its length: one or two in a text may run on past the margin."""
    ends = sorted(ends)
    while len(ends) > _CHUNK - 2 and ends[-1] > 1.25 * ends[-2]:
        del ends[-1]
    return ends[-1]


class Wrapping:
    """How the lines of one text were broken.

    `exact` says that edges are measured (PDF) and not counted in characters; such text is always taken as
    broken to fit. `slack` is how much of the width may stay empty at the end of a full line.
    """

    def __init__(self, lines: Sequence[Line], exact: bool = False) -> None:
        self.lines = lines
        self.exact = exact
        self.widest = widest_nearby(lines)
        size = len(lines)
        self.openings = [opening(line.text) for line in lines]
        joinable = [i > 0 and not line.apart for i, line in enumerate(lines)]
        broken = [joins and self._breaks_off(i) for i, joins in enumerate(joinable)]
        shares = share_nearby(broken, joinable)
        apart = share_nearby([line.apart for line in lines], [True] * size, 8 * _NEARBY)
        self.wrapped = [
            exact or (shares[i] >= _BROKEN_SHARE and lines[i - 1].end <= _WRAPPED_AT) for i in range(size)
        ]
        self.slack = [0.985 if exact else (0.72 if apart[i] > 0.02 else 0.98) for i in range(size)]

    def _breaks_off(self, i: int) -> bool:
        """The same as the function, for line `i` and the line above it."""
        return _runs_over(self.lines[i - 1].text, self.lines[i].text, self.openings[i])

    def goes_on(self, i: int, second: bool, in_list: bool) -> bool:
        """Whether line `i` goes on the paragraph of the line above it.

        `second`: that paragraph has one line so far; `in_list`: it began with a label.
        """
        upper, lower = self.lines[i - 1], self.lines[i]
        if lower.apart or lower.row or lower.fresh or upper.row:
            return False
        hyphen = upper.soft or (upper.text[-1] in HYPHENS and upper.text[-2:-1].isalpha())
        if lower.turned:
            return self._turns_over(i, hyphen)
        if self._differs(upper, lower):
            return False
        found = self.openings[i]
        if found is not None and self._opens(i, found, in_list):
            return False
        if hyphen:
            return lower.text[0].isalnum()
        if not self.wrapped[i] or self._is_indented(upper, lower, second, in_list):
            return False
        return self._runs_on(i)

    def _turns_over(self, i: int, hyphen: bool) -> bool:
        """Whether line `i`, the first of a page or column, goes on the last line before it."""
        upper, lower = self.lines[i - 1], self.lines[i]
        if self._differs(upper, lower) or ends_sentence(upper.text) or self.openings[i] is not None:
            return False
        if hyphen or begins_low(lower.text):
            return True
        return upper.text[-1].isalnum() and self._fills(i - 1, 0.85) and len(lower.text) > 20

    def _fills(self, i: int, share: float) -> bool:
        """Whether line `i` takes up this share of the width that it has."""
        line = self.lines[i]
        return line.end - line.start >= share * (self.widest[i] - line.start)

    def _differs(self, upper: Line, lower: Line) -> bool:
        """Whether the type changes; sizes that a text layer of a scan guesses vary, so a sentence may go on
        in another.
        """
        if upper.size == lower.size:
            return upper.bold != lower.bold
        change = abs(upper.size - lower.size)
        if change > 0.08 * upper.size and (
            change > 0.25 * upper.size or not breaks_off(upper.text, lower.text)
        ):
            return True
        return upper.bold != lower.bold

    def _opens(self, i: int, found: Opening, in_list: bool) -> bool:
        """Whether the label that line `i` begins with is one, and not the next words of a sentence."""
        upper, lower = self.lines[i - 1], self.lines[i]
        if found.style is not Style.BULLET and dangles(upper.text):
            return False
        if not self.wrapped[i] or ends_sentence(upper.text) or self._has_room(i, 0.8):
            return True
        if self.exact and abs(lower.start - upper.start) > 4:
            return True
        if found.style is Style.BULLET and found.label not in "-–—":
            return True
        if found.style is Style.BULLET:
            return not begins_low(lower.text[found.rest :]) or in_list or upper.text[-1] in ",;"
        return (found.value == 1 or in_list) and upper.text[-1] in ",;"

    def _is_indented(self, upper: Line, lower: Line, second: bool, in_list: bool) -> bool:
        """Whether the left edge says that a new paragraph begins; `second`: it would be the second line of
        the old one.
        """
        step = 6.0 if self.exact else 1.5
        shift = lower.start - upper.start
        if not second:
            return abs(shift) > step
        if in_list or (self.exact and upper.wide):
            return shift < -step or shift > 12 * step
        return shift > step or shift < -12 * step

    def _has_room(self, i: int, slack: float) -> bool:
        """Whether the first word of line `i` would have fitted on the line above."""
        space = self.lines[i - 1].size * 0.25 if self.exact else 1.0
        return self.lines[i - 1].end + space + self.lines[i].head <= self.widest[i] * slack

    def _runs_on(self, i: int) -> bool:
        upper, lower = self.lines[i - 1].text, self.lines[i].text
        if upper[-1] in ",;:" and is_formula(lower):
            return False
        if ends_sentence(upper):
            clause = upper[-1] in ":;"
            return not self._has_room(i, self.slack[i]) and (not clause or begins_low(lower))
        if not self._has_room(i, 0.85 if not self.exact else self.slack[i]):
            return True
        low = begins_low(lower) or lower[0] in "([" or dangles(upper)
        return low and self._fills(i - 1, 0.45) and (upper[-1].isalnum() or upper[-1] in ',)"”’')
