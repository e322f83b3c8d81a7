# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A date as written, and the days it stands for once a year is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from samenhang.marking.calendar import Days
from samenhang.marking.dates import wording as w
from samenhang.model import Precision

Shape = Callable[[int], "Days | None"]
"""The days in a year; None where that year has no such days (29 February, week 53)."""

_YEARS = range(1900, 2100)


class Tie(NamedTuple):
    """What ties a date to a year: the year itself, so many years from the text's own, or a side of its day.

    `side` is -1 for the last one before the day of the text (jl.), 1 for the next one after it (a.s.).
    """

    year: int | None = None
    offset: int | None = None
    side: int = 0


LOOSE = Tie()


class Expression(NamedTuple):
    """A date in a text: `shape` in a year, and `tie` to say which year.

    `edges` are the days that "voor" and "na" are counted from where they are others: the recess for "de
    zomer". `moment` gives the days of what hangs on the day of the text alone ("volgende week"). `singles`
    are the days of a list that leaves days out. `certain` is False where the calendar behind it is not.
    """

    start: int
    end: int
    precision: Precision
    shape: Shape | None = None
    tie: Tie = LOOSE
    edges: Shape | None = None
    moment: Callable[[date], Days] | None = None
    singles: tuple[Shape, ...] = ()
    certain: bool = True

    def years(self, today: date | None) -> Iterator[int]:
        """The years it can lie in, the most likely first."""
        year, offset, side = self.tie
        if year is not None:
            yield year
        elif today is not None and offset is not None:
            yield today.year + offset
        elif today is not None:
            near = range(today.year - 1, today.year + 5)
            yield from reversed(range(today.year - 5, today.year + 1)) if side < 0 else near

    def choices(self, today: date | None, edges: bool = False) -> Iterator[Days]:
        """The days it can stand for, the most likely first."""
        if self.moment is not None:
            if today is not None:
                yield self.moment(today)
            return
        shape = (self.edges or self.shape) if edges else self.shape
        for year in self.years(today):
            days = shape(year) if shape and year in _YEARS else None
            if days is not None:
                yield days

    @property
    def fixed(self) -> bool:
        """Whether its words say which year it lies in, given the day of the text at most."""
        return self.moment is not None or self.tie != LOOSE

    def days(self, today: date | None, ahead: bool = False) -> Days | None:
        """The days it stands for, or None where they are not known.

        `ahead`: what its words leave open is taken as the next that is not over yet.
        """
        side = self.tie.side
        if not ahead and not self.fixed:
            return None
        for days in self.choices(today):
            if not side and self.fixed:
                return days
            if today and (days[1] < today if side < 0 else days[0] > today if side else days[1] > today):
                return days
        return None

    def widened(self, start: int) -> Expression:
        """The same with words before it."""
        return self._replace(start=start)


_TAIL = w.pattern(
    rf"(?:\s{{0,2}},)?\s{{0,3}}(?:van\s{{1,2}}|in\s{{1,2}})?(?:het\s{{1,2}}jaar\s{{1,2}})?(?P<year>{w.YEAR})"
    rf"|\s{{0,2}}['’](?P<short>\d\d)\b(?!\s?['’])"
    rf"|\s{{1,2}}(?:van\s{{1,2}})?(?:het\s{{1,2}}|de\s{{1,2}})?(?P<rel>{w.SIDE})\s{{1,2}}jaar\b"
    rf"|\s{{0,2}}(?P<past>{w.PAST_TAIL})|\s{{0,2}}(?P<next>{w.NEXT_TAIL})"
)


def tail(text: str, pos: int, end: int, side: int | None = None) -> tuple[Tie, int]:
    """What ties the words before `pos` to a year, and where that ends.

    `side` is what a word before them said ("dit" 0, "komend" 1, "afgelopen" -1), None where there is none.
    """
    m = _TAIL.match(text, pos, end)
    if m is None:
        return (LOOSE if side is None else Tie(offset=0) if side == 0 else Tie(side=side)), pos
    if m["year"]:
        return Tie(year=int(m["year"])), m.end()
    if m["short"]:
        return Tie(year=century(int(m["short"]))), m.end()
    if m["rel"]:
        return Tie(offset=w.SIDES[m["rel"].lower()]), m.end()
    return Tie(side=-1 if m["past"] else 1), m.end()


def century(short: int) -> int:
    """A year in two digits, as these texts use it: 1951 to 2050."""
    return short + (2000 if short <= 50 else 1900)


def side_of(word: str | None) -> int | None:
    """What "komende", "dit" or "afgelopen" before a date says; None for no word."""
    return w.SIDES[word.lower()] if word else None
