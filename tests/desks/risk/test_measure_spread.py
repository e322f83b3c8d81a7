# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How sure a number is: distributions against what is known of them, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from samenhang.desks.risk.analysis.measures.horizon import Cost, Horizon, Prices
from samenhang.desks.risk.analysis.measures.spread import Beta, Fixed, Pert, Quantiles, Spread
from samenhang.errors import InvalidInput

SHARES = (np.arange(200_000) + 0.5) / 200_000

SPREADS: tuple[Spread, ...] = (
    Fixed(0.3),
    Beta(2, 5),
    Pert(0.1, 0.2, 0.6),
    Pert(0.0, 1.0, 1.0),
    Quantiles(0.1, 0.3, 0.6, 0, 1),
    Quantiles(0.01, 0.3, 0.99, 0, 1),
    Quantiles(0.001, 0.01, 0.2, 0, by_log=True),
)


@pytest.mark.parametrize("spread", SPREADS, ids=str)
def test_mean_support_and_order(spread: Spread) -> None:
    values = spread.at(SHARES)
    assert values.mean() == pytest.approx(spread.mean, rel=1e-4)
    low, high = spread.support
    assert low <= values.min()
    assert values.max() <= high
    assert (np.diff(values) >= 0).all()


def test_beta_and_pert_are_those_of_scipy() -> None:
    shares = np.array([0.05, 0.5, 0.95])
    assert Beta(2, 5).at(shares) == pytest.approx(stats.beta.ppf(shares, 2, 5), rel=1e-10)
    pert = stats.beta.ppf(shares, 1 + 4 * 0.25, 1 + 4 * 0.75, loc=2, scale=4)
    assert Pert(2, 3, 6).at(shares) == pytest.approx(pert, rel=1e-10)


@given(st.lists(st.floats(1e-3, 0.999), min_size=3, max_size=3, unique=True).map(sorted), st.booleans())
def test_quantiles_come_back(given_: list[float], by_log: bool) -> None:
    spread = Quantiles(given_[0], given_[1], given_[2], 0, 1, by_log)
    assert spread.at(np.array([0.05, 0.5, 0.95])) == pytest.approx(given_, rel=1e-9)
    assert spread.support[0] >= 0
    assert spread.support[1] <= 1 + 1e-12


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Quantiles(0.3, 0.2, 0.6), "out of order"),
        (lambda: Quantiles(0.3, 0.3, 0.6), "out of order"),
        (lambda: Quantiles(0.3, 0.6, 1.2, 0, 1), "leave 0 to 1"),
        (lambda: Quantiles(0, 0.6, 1.2, by_log=True), "no logarithm"),
        (lambda: Beta(0, 1), "no distribution"),
        (lambda: Pert(1, 0, 2), "out of order"),
        (lambda: Pert(1, 1, 1), "out of order"),
        (lambda: Fixed(float("nan")), "no number"),
    ],
)
def test_what_is_refused(make: Callable[[], object], words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        make()


COST = Cost(100.0, 10.0, "EUR", 2024, 2028, ramp_up=2, lifetime=3)


def test_a_measure_grows_works_and_ends() -> None:
    assert Horizon(2027, 6).degrees(COST) == pytest.approx([0, 0.25, 0.75, 1, 0, 0])
    assert Horizon(2027, 3).degrees(Cost(0, 0, "EUR", 2024, 2020)) == pytest.approx([1, 1, 1])


def test_cost_is_discounted() -> None:
    factor = 1 / 1.1
    expected = 100 * factor + 10 * (factor + factor**2 + factor**3)
    assert Horizon(2027, 6, 0.1).present_cost(COST) == pytest.approx(expected)
    horizon = Horizon(2027, 6, 0.1)
    assert horizon.factors.sum() * horizon.yearly(50.0) == pytest.approx(50.0)


def test_money_of_other_years_needs_an_index() -> None:
    assert Prices("EUR", 2026, {2024: 1.0, 2026: 1.05}).factor(COST, "x") == pytest.approx(1.05)
    assert Prices("EUR", 2024).factor(COST, "x") == 1
    with pytest.raises(InvalidInput, match="is in money of 2024, the study in money of 2026"):
        Prices("EUR", 2026, {2026: 1.0}).factor(COST, "x")
    with pytest.raises(InvalidInput, match="is in EUR, the study in USD"):
        Prices("USD", 2024).factor(COST, "x")
