# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Working ahead: all that comes is given once and in order, and never much of it waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.ahead import together
from samenhang.errors import NotFetched


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(1, 5), st.integers(1, 20))
def test_all_that_comes_is_given_once_in_order_and_within_bounds(
    weights: list[int], most: int, heaviest: int
) -> None:
    given = list(together(iter(weights), most, lambda weight: weight, heaviest))
    assert [one for some in given for one in some] == weights
    for some in given:
        assert 0 < len(some) <= most
        assert sum(some) <= heaviest or len(some) == 1


def test_what_waits_is_bounded_while_some_are_used() -> None:
    """Of a hundred things no more are worked out than fit: those in use, those that wait, and one."""
    made: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            yield 10

    found = together(items(), 20, lambda weight: weight, 40)
    used = 0
    while some := next(found, []):
        used += len(some)
        assert len(made) <= used + 4 + 1
    assert used == 100


def test_the_next_is_worked_out_while_those_that_came_are_used() -> None:
    """Each side waits for the other to go on: one after the other this would never end."""
    using, working = threading.Event(), threading.Event()

    def items() -> Iterator[int]:
        yield 1
        assert using.wait(30)
        working.set()
        yield 2

    for some in together(items(), 5):
        using.set()
        assert working.wait(30), some


def test_what_came_before_a_failure_is_given_first() -> None:
    def items() -> Iterator[int]:
        yield from (1, 2)
        raise NotFetched("closed", "even weg")

    found = together(items(), 1)
    assert [next(found), next(found)] == [[1], [2]]
    with pytest.raises(NotFetched, match="even weg"):
        next(found)
