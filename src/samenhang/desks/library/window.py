# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The days that a picture of time shows, and the windows one step from it. Pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from samenhang.errors import InvalidInput

LEAST = 1
"""Months in the smallest window."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `first` to `last`, both included; always whole months."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int:
        return _month(self.last) - _month(self.first) + 1

    @property
    def begin(self) -> str:
        """The beginning as people type it: "2015", or "2015-03" where it is not the beginning of a year."""
        return _typed(self.first, self.first.month == 1 and self.last.month == 12)

    @property
    def end(self) -> str:
        return _typed(self.last, self.first.month == 1 and self.last.month == 12)

    def closer(self) -> Window:
        """Half of it, round the middle."""
        return self._around(max(LEAST, self.months // 2))

    def wider(self) -> Window:
        """Twice as much, round the middle."""
        return self._around(self.months * 2)

    def earlier(self) -> Window:
        return _of_months(_month(self.first) - self._step, self.months)

    def later(self) -> Window:
        return _of_months(_month(self.first) + self._step, self.months)

    def within(self, whole: Window) -> Window:
        """No more than the whole: a window that has grown out of it is moved back in, or is the whole."""
        if self.months >= whole.months:
            return whole
        first = min(max(_month(self.first), _month(whole.first)), _month(whole.last) - self.months + 1)
        return _of_months(first, self.months)

    @property
    def _step(self) -> int:
        return max(1, self.months // 2)

    def _around(self, months: int) -> Window:
        first = _month(self.first) + (self.months - months) // 2
        if months >= 24:  # whole years read better than months
            first, months = round(first / 12) * 12, round(months / 12) * 12
        return _of_months(first, months)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


_EARLIEST, _LATEST = _month(date.min), _month(date.max)


def _of_months(first: int, months: int) -> Window:
    first = min(max(first, _EARLIEST), _LATEST - months + 1) if months <= _LATEST - _EARLIEST else _EARLIEST
    last = min(first + months - 1, _LATEST)
    return Window(date(first // 12, first % 12 + 1, 1), _last_of(last // 12, last % 12 + 1))


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _typed(day: date, whole: bool) -> str:
    return f"{day.year:04}" if whole else f"{day.year:04}-{day.month:02}"


def years_of(first: date, last: date) -> Window:
    """The whole years that hold these days."""
    return Window(date(first.year, 1, 1), date(last.year, 12, 31))


def window_of(begin: str, end: str, whole: Window) -> Window:
    """What people ask for: "2015" to "2018-06"; an end that is not given is that of the whole.

    Raises InvalidInput for what is no year or month, and where the end lies before the beginning.
    """
    first = _parsed(begin, 1) if begin else whole.first
    last = _parsed(end, 12) if end else max(whole.last, _last_of(first.year, first.month))
    found = Window(first.replace(day=1), _last_of(last.year, last.month))
    if found.first > found.last:
        raise InvalidInput(f"{begin} comes after {end}", "give the first year first")
    return found


def _parsed(text: str, month: int) -> date:
    """The first day of a month; of a year that of its month `month`."""
    try:
        year, _, rest = text.partition("-")
        return date(int(year), int(rest) if rest else month, 1)
    except ValueError as error:
        raise InvalidInput(
            f"“{text[:20]}” is no year or month", "give a year like 2015 or 2015-06"
        ) from error
