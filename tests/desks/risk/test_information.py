# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The value of information, against what is known exactly for normal distributions and for coins."""

from __future__ import annotations

from math import exp, pi, sqrt

import numpy as np
import pytest
from scipy import stats

from samenhang.desks.risk.analysis.measures.information import measurement, partial, perfect, sampled, trial
from samenhang.errors import InvalidInput

COUNT = 6000
RANDOM = np.random.default_rng(11).standard_normal((COUNT, 3))


def unit_loss(mean: float, deviation: float) -> float:
    """E[max(0, X)] - max(0, E[X]) of a normal X: R. Schlaifer, Probability and Statistics for Business
    Decisions (1959)."""
    z = abs(mean) / deviation
    return deviation * (exp(-z * z / 2) / sqrt(2 * pi)) - abs(mean) * float(stats.norm.sf(z))


def decisions(mean: float) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Do nothing, or something that is worth mean + x + y / 2."""
    return np.column_stack([np.zeros(COUNT), mean + RANDOM[:, 0] + RANDOM[:, 1] / 2])


@pytest.mark.parametrize("mean", [0.0, 0.7, -1.5])
def test_a_normal_decision(mean: float) -> None:
    values = decisions(mean)
    cases = [
        (perfect(values), sqrt(1.25)),
        (partial(values, RANDOM[:, 0]), 1.0),
        (partial(values, RANDOM[:, 1]), 0.5),
        (partial(values, RANDOM[:, :2]), sqrt(1.25)),
        (sampled(values, RANDOM[:, 0], measurement(1.0), seed=3), sqrt(0.5)),
    ]
    for found, deviation in cases:
        expected = unit_loss(mean, deviation)
        assert found.value == pytest.approx(expected, abs=4 * found.error + 0.004)
        assert found.held_out == pytest.approx(expected, abs=4 * found.error + 0.004)


def test_what_has_no_bearing_is_worth_nothing() -> None:
    found = partial(decisions(0.0), RANDOM[:, 2])
    assert found.value < 0.01
    assert found.held_out < 0.02
    same = np.column_stack([RANDOM[:, 0], RANDOM[:, 0] - 1])
    assert perfect(same).value == 0
    assert partial(same, RANDOM[:, 0]).value == pytest.approx(0, abs=1e-9)


def test_a_bend_is_followed() -> None:
    values = np.column_stack([np.full(COUNT, 1.0), RANDOM[:, 0] ** 2 + RANDOM[:, 1]])
    expected = np.maximum(1.0, RANDOM[:, 0] ** 2).mean() - max(1.0, (RANDOM[:, 0] ** 2).mean())
    assert partial(values, RANDOM[:, 0]).value == pytest.approx(expected, abs=0.03)


def test_a_coin_is_two_groups() -> None:
    coin = (RANDOM[:, 2] > 0).astype(float)
    values = np.column_stack([np.zeros(COUNT), 2 * coin - 1 + RANDOM[:, 0]])
    share = coin.mean()
    expected = share * values[coin == 1, 1].mean() - max(0.0, values[:, 1].mean())
    assert partial(values, coin).value == pytest.approx(expected, abs=1e-9)


def test_a_larger_study_is_worth_more_and_never_more_than_knowing() -> None:
    chance = stats.norm.cdf(RANDOM[:, 0])
    values = np.column_stack([np.zeros(COUNT), chance - 0.5])
    found = [sampled(values, chance, trial(size), seed=2).value for size in (1, 5, 50)]
    assert found[0] < found[1] < found[2] <= partial(values, chance).value + 0.004
    # One case: it succeeds with probability 1/2, and then the chance is Beta(2, 1), of mean 2/3.
    assert found[0] == pytest.approx(0.5 * (2 / 3 - 0.5), abs=0.01)


def test_the_same_seed_gives_the_same() -> None:
    values = decisions(0.2)
    assert partial(values, RANDOM[:, 0], 4) == partial(values, RANDOM[:, 0], 4)


@pytest.mark.parametrize(("values", "inputs"), [((5, 2), (4,)), ((5, 2), (5, 9)), ((1, 2), (1,))])
def test_what_is_refused(values: tuple[int, ...], inputs: tuple[int, ...]) -> None:
    with pytest.raises(InvalidInput, match="shape"):
        partial(np.ones(values), np.ones(inputs))
