# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days in slices: every day once, none too large, and on from any slice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.errors import InvalidInput
from samenhang.sources.slices import DAY, slices

START = date(2024, 2, 20)


def counter(held: list[int]) -> Callable[[date, date], int]:
    def count(first: date, last: date) -> int:
        return sum(held[(first - START).days : (last - START).days + 1])

    return count


@given(
    st.lists(st.integers(0, 40) | st.just(0) | st.integers(900, 3000), min_size=1, max_size=120),
    st.integers(1, 1000),
    st.integers(1, 60),
    st.data(),
)
def test_no_hole_no_overlap_and_none_too_large(
    held: list[int], most: int, widest: int, data: st.DataObject
) -> None:
    last = START + timedelta(len(held) - 1)
    count = counter(held)
    made = list(slices(START, last, count, most, widest))
    days = [part.first + timedelta(n) for part in made for n in range((part.last - part.first).days + 1)]
    assert days == [START + timedelta(n) for n in range(len(held))]
    assert sum(part.count for part in made) == sum(held)
    assert all(part.count <= most or part.first == part.last for part in made)
    assert all((part.last - part.first).days < widest for part in made)
    stopped = data.draw(st.sampled_from(made))
    after = list(slices(stopped.last + DAY, last, count, most, widest))
    assert sum(part.count for part in after) == sum(held[(stopped.last - START).days + 1 :])


def test_the_questions_grow_with_the_slices() -> None:
    asked = []
    count = counter([30] * 2000)

    def counted(first: date, last: date) -> int:
        asked.append(first)
        return count(first, last)

    made = list(slices(START, START + timedelta(1999), counted, 1000))
    assert len(asked) <= 2 * len(made) + 10


def test_nothing_is_asked_of_days_that_are_not() -> None:
    assert list(slices(START, START - DAY, lambda *_: 1, 10)) == []
    with pytest.raises(InvalidInput):
        next(slices(START, START, lambda *_: 1, 0))
