# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scores and pools of probabilities against published and hand-made values; pools of quantiles."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import norm

from samenhang.desks.risk.analysis.judgement import probability as prob
from samenhang.desks.risk.analysis.judgement.makers import Plan, Weighing, decide, panel
from samenhang.desks.risk.analysis.judgement.pools import (
    mean_of_quantiles,
    median_of_distributions,
    median_of_quantiles,
)
from samenhang.desks.risk.analysis.judgement.scores import ground
from samenhang.errors import InvalidInput
from tests.desks.risk.studies import made, random_study

GOLDEN = Path(__file__).parents[4] / "shared" / "data" / "risk" / "golden_values.json"
FORECASTS, OUTCOMES = (0.9, 0.8, 0.3, 0.1), (1, 1, 0, 1)
SHARES = st.lists(st.floats(0.01, 0.99), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    if not GOLDEN.exists():
        pytest.skip("the golden values are not here")
    return dict(json.loads(GOLDEN.read_text("utf-8")))


def test_golden_scores(golden: dict[str, Any]) -> None:
    assert prob.brier(FORECASTS, OUTCOMES).value == pytest.approx(golden["brier"])
    assert prob.log_score(FORECASTS, OUTCOMES).value == pytest.approx(golden["log"])
    assert prob.crps_normal(0, 1, 0).value == pytest.approx(golden["crps_N01_at0"])
    assert prob.crps_ensemble([1, 2, 3, 4], 2.5).value == pytest.approx(golden["crps_ens_1234_at2.5"])
    fair = prob.crps_ensemble([4, 1, 3, 2], 2.5, fair=True)
    assert fair.value == pytest.approx(golden["crps_fair_1234_at2.5"])


def test_golden_pools(golden: dict[str, Any]) -> None:
    wanted, p = golden["pool_.6_.7_.8"], (0.6, 0.7, 0.8)
    found = {
        "mean": prob.pool_mean(p),
        "median": prob.pool_median(p),
        "geo_odds": prob.pool_log_odds(p),
        "ext_1.5": prob.pool_log_odds(p, 1.5),
        "NR_n3_base.5": prob.pool_extremised(p, 0.5),
        "NR_n3_base.1": prob.pool_extremised(p, 0.1),
    }
    assert {key: one.probability for key, one in found.items()} == pytest.approx(wanted)
    assert len({one.method for one in found.values()}) == len(found)


def test_golden_factors(golden: dict[str, Any]) -> None:
    for number, factor in golden["NR_factor"].items():
        assert prob.neyman_roughgarden(int(number)) == pytest.approx(factor, abs=6e-6)
    assert prob.neyman_roughgarden(1) == 1


def test_a_score_names_its_form() -> None:
    half = [0.5], [1]
    assert prob.brier(*half) == prob.Score(0.25, "Brier, one-sided, 0 to 1")
    assert prob.brier(*half, prob.BrierForm.TWO_SIDED) == prob.Score(0.5, "Brier, two-sided, 0 to 2")


@given(st.floats(-5, 5), st.floats(0.1, 5), st.floats(-10, 10))
def test_crps_of_a_normal_is_its_integral(mean: float, deviation: float, outcome: float) -> None:
    low, high = mean - 12 * deviation, mean + 12 * deviation  # beyond, the one is nothing and the other 1
    within = min(max(outcome, low), high)
    under = quad(lambda x: norm.cdf(x, mean, deviation) ** 2, low, within, limit=200)[0]
    over = quad(lambda x: norm.sf(x, mean, deviation) ** 2, within, high, limit=200)[0]
    over, under = over + max(0.0, low - outcome), under + max(0.0, outcome - high)
    assert prob.crps_normal(mean, deviation, outcome).value == pytest.approx(under + over, rel=1e-5)


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=12), st.floats(-100, 100))
def test_crps_of_an_ensemble_is_the_double_sum(members: list[float], outcome: float) -> None:
    x = np.array(members)
    off = np.abs(x - outcome).mean()
    pairs = np.abs(x[:, None] - x).sum() / 2
    plain, fair = (prob.crps_ensemble(members, outcome, fair=one).value for one in (False, True))
    assert plain == pytest.approx(off - pairs / x.size**2, abs=1e-9)
    assert fair == pytest.approx(off - pairs / (x.size * (x.size - 1)), abs=1e-9)


@given(SHARES)
def test_pools_lie_between_the_probabilities_and_turn_with_them(p: list[float]) -> None:
    for pool in (prob.pool_mean, prob.pool_median, prob.pool_log_odds):
        found = pool(p).probability
        assert min(p) - 1e-12 <= found <= max(p) + 1e-12
        assert pool([1 - one for one in p]).probability == pytest.approx(1 - found)


def test_a_calibration_curve_with_bars() -> None:
    """Of calibrated forecasts nine bars in ten hold what happened; of others hardly one."""
    chance, held, other = np.random.default_rng(1), [], []
    for _ in range(20):
        p = chance.uniform(size=1000)
        came, coin = ((chance.uniform(size=1000) < share).astype(np.float64) for share in (p, 0.5))
        sure = prob.calibration_curve(p, came)
        assert sum(bar.number for bar in sure) == 1000
        assert all(bar.low <= bar.forecast <= bar.high for bar in sure)
        held += [bar.consistent for bar in sure]
        other += [bar.consistent for bar in prob.calibration_curve(p, coin)]
    assert 0.85 < np.mean(held) < 0.98
    assert np.mean(other) < 0.35


@pytest.mark.parametrize("wrong", [[], [1.2], [-0.1], [float("nan")]])
def test_what_is_no_probability_is_refused(wrong: list[float]) -> None:
    with pytest.raises(InvalidInput, match="probabilit"):
        prob.pool_mean(wrong)
    with pytest.raises(InvalidInput):
        prob.brier(wrong, [1] * len(wrong))


def test_other_wrong_input_is_refused() -> None:
    with pytest.raises(InvalidInput, match="outcomes"):
        prob.brier([0.5], [2])
    with pytest.raises(InvalidInput, match="never"):
        prob.pool_log_odds([0, 1])
    with pytest.raises(InvalidInput, match="base rate"):
        prob.pool_log_odds([0.5], base=0)
    with pytest.raises(InvalidInput, match="standard deviation"):
        prob.crps_normal(0, 0, 1)
    with pytest.raises(InvalidInput, match="ensemble"):
        prob.crps_ensemble([1], 0, fair=True)
    with pytest.raises(InvalidInput, match="experts"):
        prob.neyman_roughgarden(0)
    with pytest.raises(InvalidInput, match="bins"):
        prob.calibration_curve([0.5], [1], bins=0)


def test_sure_forecasts() -> None:
    assert prob.pool_log_odds([1.0, 0.5]).probability == 1
    assert prob.log_score([0.0], [1]).value == math.inf


# ---------------------------------------------------------------- pools of quantiles


def test_pools_of_quantiles_by_hand() -> None:
    study = made([[[1.0, 3.0, 5.0]], [[3.0, 7.0, 9.0]], [[2.0, 3.0, 10.0]]], [3.0])
    group = panel(ground(study))
    assert mean_of_quantiles(group).quantiles[0].tolist() == pytest.approx([2, 13 / 3, 8])
    assert median_of_quantiles(group).quantiles[0].tolist() == [2, 3, 9]
    assert len({pool(group).method for pool in (mean_of_quantiles, median_of_quantiles)}) == 2


def test_the_mean_of_quantiles_on_a_log_scale_is_geometric() -> None:
    group = panel(ground(made([[[1.0, 10.0, 100.0]], [[4.0, 40.0, 400.0]]], [10.0], log=True)))
    assert mean_of_quantiles(group).quantiles[0].tolist() == pytest.approx([2, 20, 200])


def test_two_distributions_have_their_mean_as_median() -> None:
    study = random_study(4, experts=2)
    group = panel(ground(study))
    equal = decide(group, Plan(Weighing.EQUAL)).quantiles
    np.testing.assert_allclose(median_of_distributions(group).quantiles, equal, rtol=1e-9)
