# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parliamentary calendar: recesses of the Tweede Kamer, Prinsjesdag and parliamentary years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from samenhang.vocabulary.entries import entries

FILE = "recesses.yaml"
_FRIDAY = 4
_LATEST_START = {"zomer": (7, 8), "kerst": (12, 23), "herfst": (10, 19), "voorjaar": (2, 23), "mei": (4, 29)}
_LENGTH = {"kerst": 24, "herfst": 10, "voorjaar": 10, "mei": 17}
KINDS = (*_LATEST_START, "verkiezing")


@dataclass(frozen=True, slots=True)
class Recess:
    """A recess with its first and last day, both included.

    `kind`: zomer, herfst, kerst, voorjaar, mei or verkiezing. `status`: verified, derived (from agenda
    numbers), memory, or rule (no row in the file: the rule of thumb of this module).
    """

    kind: str
    first: date
    last: date
    status: str

    @property
    def certain(self) -> bool:
        """Whether its days were read in a source or derived from one."""
        return self.status in ("verified", "derived")


@cache
def recesses() -> tuple[Recess, ...]:
    """The recesses of the file, in order of their first day."""
    found = []
    for entry in entries(FILE, "recesses"):
        entry.only("id", "first", "last", "status", "note")
        kind, _, year = entry.key.partition("-")
        first, last = entry.day("first"), entry.day("last")
        if kind not in KINDS:
            raise entry.wrong("id", f"must begin with one of {', '.join(KINDS)}")
        if first is None or last is None or last < first or str(first.year) != year:
            raise entry.wrong("first", "and last must be days in order, and the year that of the id")
        found.append(Recess(kind, first, last, entry.status()))
    return tuple(sorted(found, key=lambda recess: recess.first))


@cache
def _by_year() -> dict[tuple[str, int], Recess]:
    return {(recess.kind, recess.first.year): recess for recess in recesses()}


def recess(kind: str, year: int) -> Recess:
    """The recess of this kind that begins in a year: from the file, else by rule.

    An election recess has no rule: KeyError where the file holds none for that year.
    """
    return _by_year().get((kind, year)) or _by_rule(kind, year)


def _by_rule(kind: str, year: int) -> Recess:
    """A Friday up to and including a Monday; summer ends on the last Monday up to 6 September."""
    first = _weekday_until(date(year, *_LATEST_START[kind]), _FRIDAY)
    last = _weekday_until(date(year, 9, 6), 0) if kind == "zomer" else first + timedelta(days=_LENGTH[kind])
    return Recess(kind, first, last, "rule")


def _weekday_until(day: date, weekday: int) -> date:
    """The last such weekday on or before a day; 0 is Monday."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def recess_after(day: date) -> Recess:
    """The first recess, of any kind, that begins after a day."""
    listed = [recess for recess in recesses() if recess.first > day]
    if listed and listed[0].first.year <= day.year + 1 and recesses()[0].first <= day:
        return listed[0]
    ruled = [_by_rule(kind, year) for year in (day.year, day.year + 1) for kind in _LATEST_START]
    return min((recess for recess in ruled if recess.first > day), key=lambda recess: recess.first)


@cache
def prinsjesdag(year: int) -> date:
    """The third Tuesday of September: a new parliamentary year begins."""
    return _weekday_until(date(year, 9, 21), 1)


@cache
def parliamentary_year(year: int) -> tuple[date, date]:
    """First and last day of the parliamentary year that begins in `year`: 2015 is 2015-2016."""
    return prinsjesdag(year), prinsjesdag(year + 1) - timedelta(days=1)


def parliamentary_year_of(day: date) -> str:
    """The parliamentary year that a day falls in, as "2015-2016"."""
    first = day.year if day >= prinsjesdag(day.year) else day.year - 1
    return f"{first}-{first + 1}"
