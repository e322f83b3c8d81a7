# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.library.window import Window, window_of, years_of
from samenhang.errors import InvalidInput

WHOLE = years_of(date(2004, 5, 21), date(2026, 11, 24))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first, last = sorted((draw(st.integers(2004, 2026)), draw(st.integers(2004, 2026))))
    begin, end = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    if (first, begin) > (last, end):
        begin, end = end, begin
    return window_of(f"{first}-{begin:02}", f"{last}-{end:02}", WHOLE)


@given(windows())
def test_what_the_address_says_is_the_window_again(window: Window) -> None:
    assert window_of(window.begin, window.end, WHOLE) == window


@given(windows())
def test_steps_stay_within_the_whole_and_keep_their_size(window: Window) -> None:
    for step in (window.closer(), window.wider(), window.earlier(), window.later()):
        held = step.within(WHOLE)
        assert WHOLE.first <= held.first <= held.last <= WHOLE.last
        assert held.months == min(step.months, WHOLE.months)
    assert window.earlier().months == window.months == window.later().months


@given(windows())
def test_closer_is_less_and_wider_is_more(window: Window) -> None:
    assert window.closer().months <= window.months < window.wider().months
    assert window.closer().closer().months >= 1


def test_years_are_written_as_years_and_months_as_months() -> None:
    window = window_of("2015", "2018", WHOLE)
    assert (window.first, window.last) == (date(2015, 1, 1), date(2018, 12, 31))
    assert (window.begin, window.end) == ("2015", "2018")
    assert (window_of("2015-03", "2015-03", WHOLE).end) == "2015-03"


def test_an_end_that_is_not_given_is_that_of_the_whole() -> None:
    assert window_of("2015", "", WHOLE).last == date(2026, 12, 31)
    assert window_of("", "2015", WHOLE).first == date(2004, 1, 1)
    assert window_of("2040", "", WHOLE).last == date(2040, 1, 31)


@pytest.mark.parametrize(("begin", "end"), [("2018", "2015"), ("2015-13", ""), ("0000", ""), ("", "vroeger")])
def test_what_is_no_window_is_said(begin: str, end: str) -> None:
    with pytest.raises(InvalidInput):
        window_of(begin, end, WHOLE)


def test_the_ends_of_time_hold() -> None:
    every = years_of(date.min, date.max)
    assert every.wider().within(every) == every
    assert years_of(date.min, date.min).earlier().first == date.min
    assert years_of(date.max, date.max).later().last == date.max
