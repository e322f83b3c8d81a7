# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Times that hang on the day of the text: "volgende week dinsdag", "afgelopen maandag", "morgen"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from samenhang.marking import calendar as c
from samenhang.marking.calendar import Days
from samenhang.marking.dates import wording as w
from samenhang.marking.dates.expression import Expression, side_of
from samenhang.model import Precision

_RELATIVE = w.pattern(
    rf"(?P<side>{w.SIDE})\s{{1,2}}(?P<unit>kalenderjaar|jaar|halfjaar|kwartaal|maand|week|weekend)\b"
    rf"(?:\s{{1,2}}(?P<day>{w.WEEKDAY})\b)?"
)
_WEEKDAY = w.pattern(
    rf"(?:(?P<side>{w.SIDE})\s{{1,2}})?(?P<day>{w.WEEKDAY})(?:\s{{1,2}}(?:(?P<past>{w.PAST_TAIL})|(?P<next>{w.NEXT_TAIL})))?(?!\w)"
)
_NEAR = w.pattern(r"(?P<word>vandaag|vanmiddag|vanavond|morgen|overmorgen)(?:ochtend|middag|avond)?\b")
_BARE_UNIT = w.pattern(r"(?P<unit>jaar|maand|week|kwartaal)\b(?!\s{1,2}(?:van|\d))")


def relative(text: str, pos: int, end: int) -> Expression | None:
    """Reads "volgende week (dinsdag)", "deze maand", "komend kwartaal", "dit jaar"."""
    m = _RELATIVE.match(text, pos, end)
    if m is None:
        return None
    unit, steps = m["unit"].lower(), w.SIDES[m["side"].lower()]
    if m["day"]:
        if unit != "week":
            return None
        day = w.WEEKDAYS.index(m["day"].lower())
        return Expression(pos, m.end(), Precision.DAY, moment=partial(_weekday_of, weeks=steps, day=day))
    precision = _UNITS[unit][0]
    return Expression(pos, m.end("unit"), precision, moment=partial(_UNITS[unit][1], steps=steps))


def _weekday_of(today: date, *, weeks: int, day: int) -> Days:
    found = c.week_of(today, weeks)[0] + timedelta(days=day)
    return found, found


def _week_moment(today: date, *, steps: int) -> Days:
    return c.week_of(today, steps)


def _weekend_moment(today: date, *, steps: int) -> Days:
    """The coming weekend is that of this week until it has begun."""
    monday, sunday = c.week_of(today, steps if today.weekday() > 4 or steps < 0 else 0)
    return monday + 5 * c.DAY, sunday


def _month_moment(today: date, *, steps: int) -> Days:
    return c.months(*divmod_month(today, steps))


def divmod_month(today: date, steps: int) -> tuple[int, int]:
    """Year and month some months on."""
    moved = c.add_months(today.replace(day=1), steps)
    return moved.year, moved.month


def _quarter_moment(today: date, *, steps: int) -> Days:
    year, month = divmod_month(today, 3 * steps)
    return c.quarter(year, (month + 2) // 3)


def _half_moment(today: date, *, steps: int) -> Days:
    year, month = divmod_month(today, 6 * steps)
    return c.share(c.whole_year(year), month > 6, 2)


def _year_moment(today: date, *, steps: int) -> Days:
    return c.whole_year(today.year + steps)


_UNITS: dict[str, tuple[Precision, Callable[..., Days]]] = {
    "jaar": (Precision.YEAR, _year_moment),
    "kalenderjaar": (Precision.YEAR, _year_moment),
    "halfjaar": (Precision.PART, _half_moment),
    "kwartaal": (Precision.QUARTER, _quarter_moment),
    "maand": (Precision.MONTH, _month_moment),
    "week": (Precision.WEEK, _week_moment),
    "weekend": (Precision.DAYS, _weekend_moment),
}


def unit(text: str, pos: int, end: int) -> Expression | None:
    """Reads "jaar" in "eind van het jaar": this one."""
    m = _BARE_UNIT.match(text, pos, end)
    if m is None:
        return None
    precision, moment = _UNITS[m["unit"].lower()]
    return Expression(pos, m.end(), precision, moment=partial(moment, steps=0))


def weekday(text: str, pos: int, end: int) -> Expression | None:
    """Reads "aanstaande maandag", "maandag jl."; a bare weekday is the next one."""
    m = _WEEKDAY.match(text, pos, end)
    if m is None:
        return None
    past = bool(m["past"]) or side_of(m["side"]) == -1
    nearest = c.weekday_before if past else c.weekday_after
    number = w.WEEKDAYS.index(m["day"].lower())
    return Expression(pos, m.end(), Precision.DAY, moment=partial(_nearest, nearest=nearest, day=number))


def _nearest(today: date, *, nearest: Callable[[date, int], date], day: int) -> Days:
    found = nearest(today, day)
    return found, found


def near(text: str, pos: int, end: int) -> Expression | None:
    """Reads "morgen", "vandaag", "vanavond"."""
    m = _NEAR.match(text, pos, end)
    if m is None:
        return None
    ahead = {"morgen": 1, "overmorgen": 2}.get(m["word"].lower(), 0)
    return Expression(pos, m.end(), Precision.DAY, moment=partial(_ahead, days=ahead))


def _ahead(today: date, *, days: int) -> Days:
    return today + timedelta(days=days), today + timedelta(days=days)
