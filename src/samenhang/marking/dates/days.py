# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days: "21 december 2015", "7, 8 en 9 juni 2021", "30 mei tot en met 2 juni 2023", "21-12-2015"."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import NamedTuple

from samenhang.marking.calendar import Days, month_length
from samenhang.marking.dates import wording as w
from samenhang.marking.dates.expression import LOOSE, Expression, Shape, Tie, century, side_of, tail
from samenhang.model import Precision

_DAY = rf"(?:{w.WEEKDAY}\s{{1,2}})?(?:de\s{{1,2}})?(?:0?[1-9]|[12]\d|3[01])(?:ste|de|e)?(?![\d])"
_LAST = rf"(?:{w.RANGE}|\s?[/&]\s?|,?\s{{1,2}}(?:en|of|à|respectievelijk)\s{{1,2}}(?:op\s{{1,2}})?)"
DAYS = rf"{_DAY}(?:(?:,\s{{0,2}}{_DAY}){{0,8}}{_LAST}{_DAY}){{0,3}}"
"""Days of one month, from the first to the last number; commas only where "en" or the like ends the list."""

_GROUP = w.pattern(rf"(?:(?P<side>{w.SIDE})\s{{1,2}})?(?P<days>{DAYS})\s{{0,2}}(?P<month>{w.ANY_MONTH})")
_LINK = w.pattern(rf"(?P<range>{w.RANGE})|{w.LIST}")
_NUMBERED = re.compile(r"\d{1,2}")
_RANGE = w.pattern(w.RANGE)
_NUMERIC = re.compile(
    r"(?P<day>\d{1,2})\s{0,2}(?P<mark>[-/.])\s{0,2}(?P<month>\d{1,2})\s{0,2}(?P=mark)\s{0,2}"
    r"(?P<year>(?:19|20)\d\d)(?![\w]|[-/.]\d)"
)
_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?![\d]|[-/.]\d)"
)
_SHORT = re.compile(
    r"(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d\d)(?![\w]|[-/.]\d)"
)
_LINKS = 6


class Group(NamedTuple):
    """Days of one month as written; `ranged` where they are joined by "tot en met"; `side` as in `tail`."""

    start: int
    end: int
    days: tuple[int, ...]
    month: int
    ranged: bool
    side: int | None


def _shape(year: int, *, first: tuple[int, int], last: tuple[int, int], back: bool = False) -> Days | None:
    """From (month, day) to (month, day) of a year; `back`: it lies before the year that was written."""
    year -= back
    started = year - (first > last)
    if first[1] > month_length(started, first[0]) or last[1] > month_length(year, last[0]):
        return None
    return date(started, *first), date(year, *last)


def _groups(text: str, pos: int, end: int) -> tuple[list[Group], list[bool], Tie, int]:
    """Groups of days that share one year, whether each is joined to the next by a range, and their tie."""
    groups: list[Group] = []
    ranged: list[bool] = []
    tie, stop = LOOSE, pos
    while len(groups) < _LINKS and (m := _GROUP.match(text, pos, end)):
        written = m["days"]
        single = written.isdecimal()
        days = (int(written),) if single else tuple(map(int, _NUMBERED.findall(written)))
        month = w.MONTHS[m["month"].lower().rstrip(".")]
        side = side_of(m["side"])
        ranged_days = not single and _RANGE.search(written) is not None
        groups.append(Group(m.start(), m.end("month"), days, month, ranged_days, side))
        tie, stop = tail(text, m.end(), end, side)
        link = _LINK.match(text, stop, end)
        if tie != LOOSE or link is None:
            break
        ranged.append(bool(link["range"]))
        pos = link.end()
    return groups, ranged, tie, stop


def days(text: str, pos: int, end: int) -> list[Expression]:
    """The days that begin at `pos`: one expression for each stretch, all tied to the year at the end."""
    groups, ranged, tie, stop = _groups(text, pos, end)
    if not groups or any(day > month_length(2024, group.month) for group in groups for day in group.days):
        return []
    found: list[Expression] = []
    number = 0
    while number < len(groups):
        first = groups[number]
        if number < len(groups) - 1 and ranged[number]:
            number += 1
        last = groups[number]
        back = last.month - groups[-1].month > 5
        found.append(_stretch(first, last, back, tie, stop if last is groups[-1] else last.end))
        number += 1
    return [one for one in found if tie.year is None or one.shape is None or one.shape(tie.year)]


def single(text: str, pos: int, month_end: int, spot: tuple[int, int], end: int) -> Expression | None:
    """The day (month, day) that stands at `pos`, its month up to `month_end`: the quick way of `days`.

    None where other days may be joined to it, and where there is no such day.
    """
    if not 1 <= spot[1] <= month_length(2024, spot[0]):
        return None
    tie, stop = tail(text, month_end, end)
    if tie == LOOSE and _LINK.match(text, stop, end):
        return None
    shape = partial(_shape, first=spot, last=spot)
    if tie.year is not None and shape(tie.year) is None:
        return None
    return Expression(pos, stop, Precision.DAY, shape, tie)


def _stretch(first: Group, last: Group, back: bool, tie: Tie, end: int) -> Expression:
    """From the first day of one group to the last of another; `back`: in the year before the written one."""
    low, high = (first.month, min(first.days)), (last.month, max(last.days))
    shape = partial(_shape, first=low, last=high, back=back)
    precision = Precision.DAY if low == high else Precision.DAYS
    return Expression(first.start, end, precision, shape, tie, singles=_singles(first, last, back))


def _singles(first: Group, last: Group, back: bool) -> tuple[Shape, ...]:
    """The days of a list with gaps, each on its own; none for a range or for days that follow each other."""
    numbers = sorted(first.days)
    if first is not last or first.ranged or numbers == list(range(numbers[0], numbers[-1] + 1)):
        return ()
    spots = [(first.month, day) for day in numbers]
    return tuple(partial(_shape, first=spot, last=spot, back=back) for spot in spots)


def numeric(text: str, pos: int, end: int) -> Expression | None:
    """Reads "21-12-2015", "21/12/2015", "21.12.2015", "2015-12-21"; None where there is no such day."""
    m = _NUMERIC.match(text, pos, end) or _ISO.match(text, pos, end)
    return _written(m, int(m["year"])) if m else None


def short(text: str, pos: int, end: int) -> Expression | None:
    """Reads "21-12-15" at `pos`: only where other words say that it is a date."""
    m = _SHORT.match(text, pos, end)
    return _written(m, century(int(m["year"]))) if m else None


def _written(m: re.Match[str], year: int) -> Expression | None:
    month, day = int(m["month"]), int(m["day"])
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        return None
    shape = partial(_shape, first=(month, day), last=(month, day))
    return Expression(m.start(), m.end(), Precision.DAY, shape, Tie(year=year))
