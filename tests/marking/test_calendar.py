# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Date arithmetic."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.marking import calendar as c

DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 3, 15), -3, date(2022, 12, 15)),
        (date(2023, 5, 5), 0, date(2023, 5, 5)),
    ],
)
def test_months_on(day: date, months: int, expected: date) -> None:
    assert c.add_months(day, months) == expected


@pytest.mark.parametrize(
    ("days", "number", "of", "expected"),
    [
        (c.months(2024, 2), 0, 3, (date(2024, 2, 1), date(2024, 2, 10))),
        (c.months(2024, 2), 1, 3, (date(2024, 2, 11), date(2024, 2, 20))),
        (c.months(2024, 2), 2, 3, (date(2024, 2, 21), date(2024, 2, 29))),
        (c.months(2024, 3), 0, 2, (date(2024, 3, 1), date(2024, 3, 15))),
        (c.whole_year(2024), 0, 3, (date(2024, 1, 1), date(2024, 4, 30))),
        (c.whole_year(2024), 1, 2, (date(2024, 7, 1), date(2024, 12, 31))),
        (c.quarter(2024, 2), 2, 3, (date(2024, 6, 1), date(2024, 6, 30))),
        (c.season(2023, "zomer"), 1, 3, (date(2023, 7, 21), date(2023, 8, 20))),
        ((date(2023, 7, 7), date(2023, 9, 4)), 0, 3, (date(2023, 7, 7), date(2023, 9, 4))),
    ],
)
def test_halves_and_thirds(days: c.Days, number: int, of: int, expected: c.Days) -> None:
    assert c.share(days, number, of) == expected


def test_seasons_begin_on_the_21st_and_end_on_the_20th() -> None:
    assert c.season(2023, "voorjaar") == (date(2023, 3, 21), date(2023, 6, 20))
    assert c.season(2023, "zomer") == (date(2023, 6, 21), date(2023, 9, 20))
    assert c.season(2023, "najaar") == (date(2023, 9, 21), date(2023, 12, 20))
    assert c.season(2023, "winter") == (date(2023, 12, 21), date(2024, 3, 20))


@given(st.integers(1950, 2080))
def test_four_quarters_make_a_year(year: int) -> None:
    quarters = [c.quarter(year, number) for number in range(1, 5)]
    assert (quarters[0][0], quarters[3][1]) == c.whole_year(year)
    for early, late in pairwise(quarters):
        assert early[1] + DAY == late[0]


@given(st.integers(1950, 2080), st.integers(1, 53))
def test_weeks_run_from_monday_to_sunday(year: int, number: int) -> None:
    found = c.week(year, number)
    if found is None:
        assert number == 53
        assert date(year, 12, 28).isocalendar().week == 52
        return
    assert (found[0].weekday(), found[1].weekday()) == (0, 6)
    assert found[0].isocalendar()[:2] == (year, number)


@given(DAYS, st.integers(0, 6))
def test_the_nearest_weekday_is_at_most_a_week_away(day: date, weekday: int) -> None:
    after, before = c.weekday_after(day, weekday), c.weekday_before(day, weekday)
    assert after.weekday() == before.weekday() == weekday
    assert 1 <= (after - day).days <= 7
    assert 1 <= (day - before).days <= 7


@given(DAYS, st.integers(-8, 8))
def test_the_week_that_holds_a_day(day: date, weeks: int) -> None:
    first, last = c.week_of(day, weeks)
    assert first <= day + timedelta(weeks=weeks) <= last
    assert (last - first).days == 6


@given(DAYS, st.integers(1, 30))
def test_working_days_skip_weekends(day: date, number: int) -> None:
    found = c.add_workdays(day, number)
    between = [day + timedelta(days=n) for n in range(1, (found - day).days + 1)]
    assert sum(one.weekday() < 5 for one in between) == number
    assert found.weekday() < 5


@given(DAYS, st.integers(1, 12))
def test_a_month_has_its_length(day: date, month: int) -> None:
    _first, last = c.months(day.year, month)
    assert (last + DAY).day == 1
    assert last.day == c.month_length(day.year, month)
