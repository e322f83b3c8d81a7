# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Date arithmetic: months, quarters, seasons, weeks and their parts as first and last day."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day, both included."""

DAY = timedelta(days=1)
SEASONS = {"voorjaar": 3, "zomer": 6, "najaar": 9, "winter": 12}
"""The month in which a season begins, on the 21st; it lasts three months."""


_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int, month: int) -> int:
    return _LENGTHS[month] + (month == 2 and isleap(year))


def add_months(day: date, months: int) -> date:
    """The same day some months on; the last of the month where that day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def add_workdays(day: date, number: int) -> date:
    """Some working days on: Monday to Friday; feast days count as working days."""
    for _ in range(number):
        day += DAY
        while day.weekday() > 4:
            day += DAY
    return day


def months(year: int, first: int, count: int = 1) -> Days:
    """Whole months, from the first of one to the last of another, perhaps in a next year."""
    start = date(year, first, 1)
    return start, add_months(start, count) - DAY


def whole_year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def quarter(year: int, number: int, count: int = 1) -> Days:
    return months(year, number * 3 - 2, count * 3)


def season(year: int, name: str) -> Days:
    """From the 21st to the 20th; the winter of a year begins in its December."""
    start = date(year, SEASONS[name], 21)
    return start, add_months(start, 3) - DAY


def week(year: int, number: int) -> Days | None:
    """Monday to Sunday of an ISO week; None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return monday, monday + 6 * DAY


def week_of(day: date, weeks: int = 0) -> Days:
    """The week that holds a day, or one some weeks on."""
    monday = day + timedelta(days=7 * weeks - day.weekday())
    return monday, monday + 6 * DAY


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday after a day; 0 is Monday."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def weekday_before(day: date, weekday: int) -> date:
    """The last such weekday before a day; 0 is Monday."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def share(days: Days, number: int, of: int) -> Days:
    """One of two halves or three thirds, counted from 0.

    Of a month: days 1-10, 11-20, 21-end, or 1-15, 16-end. Of a longer time that holds a whole number of
    months: whole months. Of anything shorter: all of it.
    """
    first, last = days
    length = (last.year - first.year) * 12 + last.month - first.month + (last.day >= first.day)
    if length == 1 and first.day == 1:
        step = 10 if of == 3 else 15
        start = first + timedelta(days=number * step)
        return start, last if number == of - 1 else start + timedelta(days=step - 1)
    if length % of or length < of or add_months(first, length) != last + DAY:
        return days
    step = length // of
    return add_months(first, number * step), add_months(first, (number + 1) * step) - DAY
