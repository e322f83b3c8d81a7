# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The history of an item as a picture: its states as bands along the days, what was said as dots. Pure.

Places across are percent, so that the picture fits every width; heights are pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from samenhang.desks.followup.analysis.item import Spell, State

LEAST_DAYS = 60
"""A picture shows at least so many days: what happened in one day is no line."""
APART = 4.0
"""Percent that dots of one row stand apart at least."""
WORD = 15.0
"""Percent of the width that a band needs to be called by its state."""
MOST_YEARS = 6


@dataclass(frozen=True, slots=True)
class Band:
    """A state from `x` on, `width` wide; `named`: there is room for its word."""

    state: State
    x: float
    width: float
    named: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A day on which something was said; `row` 0 is the lowest."""

    day: date
    x: float
    row: int


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a year."""

    year: int
    x: float


@dataclass(frozen=True, slots=True)
class Lifeline:
    """The picture from `first` up to and with `last`."""

    first: date
    last: date
    bands: tuple[Band, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    rows: int


def lifeline(spells: Sequence[Spell], days: Iterable[date], last: date) -> Lifeline | None:
    """The picture of an item up to and with a day; None where nothing happened by then."""
    known = [spell for spell in spells if spell.since <= last]
    said = sorted({day for day in days if day <= last})
    if not known:
        return None
    first = min([known[0].since, *said])
    if (last - first).days < LEAST_DAYS and (first - date.min).days > LEAST_DAYS:
        first = last - timedelta(LEAST_DAYS)
    dots = tuple(_dots(said, first, last))
    bands = tuple(_band(spell, first, last) for spell in known)
    rows = max((dot.row for dot in dots), default=0) + 1
    return Lifeline(first, last, bands, dots, tuple(_ticks(first, last)), rows)


def _at(day: date, first: date, last: date) -> float:
    return round(2 + 96 * (day - first).days / max((last - first).days, 1), 2)


def _band(spell: Spell, first: date, last: date) -> Band:
    end = min(spell.until, last) if spell.until else last
    x = _at(spell.since, first, last)
    width = max(round(_at(end, first, last) - x, 2), 0.6)
    return Band(spell.state, x, width, width >= WORD)


def _dots(days: Sequence[date], first: date, last: date) -> Iterable[Dot]:
    ends: list[float] = []
    for day in days:
        x = _at(day, first, last)
        row = next((n for n, end in enumerate(ends) if x - end >= APART), len(ends))
        ends[row:] = [x, *ends[row + 1 :]]
        yield Dot(day, x, row)


def _ticks(first: date, last: date) -> Iterable[Tick]:
    years = range(first.year + 1, last.year + 1)
    step = -(-len(years) // MOST_YEARS) or 1
    return (Tick(year, _at(date(year, 1, 1), first, last)) for year in years[::step])
