# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The estimate of Kaplan and Meier, held against a worked example and against what must always hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.followup.analysis.survival import Wait, curve

REMISSION = [
    *((days, True) for days in (6, 6, 6, 7, 10, 13, 16, 22, 23)),
    *((days, False) for days in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)),
]
"""Weeks in remission under 6-MP: Freireich and others (1963), the example of most textbooks."""
SHARES = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
"""Its published estimates (D. R. Cox, D. Oakes, Analysis of Survival Data, 1984)."""

waits = st.lists(st.builds(Wait, st.integers(0, 500), st.booleans()), max_size=60)


def test_a_published_example_comes_out_the_same() -> None:
    found = curve(Wait(days, came) for days, came in REMISSION)
    assert {step.day: round(step.share, 3) for step in found.steps} == SHARES
    assert (found.total, found.came, found.median) == (21, 9, 23)
    first = found.steps[0]
    assert (first.waiting, first.came) == (21, 3)
    assert (round(first.low, 3), round(first.high, 3)) == (0.620, 0.952)


def test_nothing_gives_nothing() -> None:
    found = curve([])
    assert (found.steps, found.median, found.at(0), found.bounds) == ((), None, None, (None, None))


def test_what_all_came_of_is_known_for_ever() -> None:
    found = curve([Wait(10, True), Wait(20, True)])
    assert found.at(1_000) == 0
    assert curve([Wait(10, True), Wait(20, False)]).at(1_000) is None


@given(waits)
def test_shares_fall_and_lie_within_their_bounds(given: list[Wait]) -> None:
    steps = curve(given).steps
    shares = [1.0, *(step.share for step in steps)]
    assert shares == sorted(shares, reverse=True)
    for step in steps:
        assert 0 <= step.low <= step.share + 1e-9
        assert step.share <= step.high + 1e-9 <= 1 + 1e-8


@given(waits)
def test_without_what_still_waits_it_is_the_plain_share(given: list[Wait]) -> None:
    every = [Wait(wait.days, True) for wait in given]
    for step in curve(every).steps:
        still = sum(wait.days > step.day for wait in every)
        assert step.share == pytest.approx(still / len(every))
