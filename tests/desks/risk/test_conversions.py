# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Conversions between probability, rate and return period, the Belgian scales, and classes of two scales."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.risk.analysis.assessment import conversion
from samenhang.desks.risk.analysis.assessment.ladder import Ladder, impact_ladder, likelihood_ladder
from samenhang.desks.risk.analysis.assessment.plan import weighted_sum
from samenhang.desks.risk.scale_file import editions, scale_of

GOLDEN = Path(__file__).parents[3].parent / "shared" / "data" / "risk" / "golden_values.json"
needs_shared = pytest.mark.skipif(not GOLDEN.exists(), reason="the shared data is not beside the repository")


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(GOLDEN.read_text("utf-8"))
    return found


def held(values: dict[str, float]) -> tuple[list[float], list[float]]:
    return [float(key) for key in values], list(values.values())


@needs_shared
@pytest.mark.parametrize(
    ("name", "convert"),
    [
        ("BNRA_rp_years_P7", conversion.years_of_p7),
        ("BNRA_euro_I7", conversion.euro_of_i7),
        ("ANV_bounds_5y_to_annual_p", lambda p: conversion.over_horizon(p, 5, 1)),
        ("ANV_bounds_5y_rate", lambda p: conversion.rate_of(p, 5)),
        ("ANV_return_period_years", lambda p: conversion.return_period_of(p, 5)),
    ],
)
def test_golden_values(golden: dict[str, Any], name: str, convert: Any) -> None:
    given_, expected = held(golden[name])
    assert convert(given_) == pytest.approx(expected, rel=1e-9)


@needs_shared
def test_golden_values_of_belgian_exclusive_classes(golden: dict[str, Any]) -> None:
    names = [name for name in golden if name.startswith("BNRA_effective_")]
    assert len(names) == 4
    for name in names:
        elicited = [float(part) for part in name.removeprefix("BNRA_effective_").split("_")]
        assert conversion.effective_exclusive(elicited) == pytest.approx(golden[name], abs=5.1e-4), name


@needs_shared
def test_golden_values_of_the_weighted_sum(golden: dict[str, Any]) -> None:
    names = [name for name in golden if name.startswith("WSM_")]
    assert len(names) == 6
    for name in names:
        classes = ["0ABCDE".index(letter) - 1 for letter in name.removeprefix("WSM_")]
        for base, expected in golden[name].items():
            assert weighted_sum(classes, float(base[1:]), 5) == pytest.approx(expected, abs=5e-7), (
                name,
                base,
            )


@needs_shared
def test_golden_value_of_a_simple_loss(golden: dict[str, Any]) -> None:
    assert conversion.annual_loss(0.1, 1e5, 1e6) == pytest.approx(golden["riskquant_simpleloss"], rel=1e-12)


def test_one_e_against_ten_d_depends_on_the_base() -> None:
    one_e, ten_d = [4, *[-1] * 9], [3] * 10
    assert weighted_sum(one_e, 10, 5) == pytest.approx(weighted_sum(ten_d, 10, 5))
    assert weighted_sum(ten_d, 3, 5) > 3 * weighted_sum(one_e, 3, 5)


@pytest.mark.parametrize(
    ("cp7", "probability"),
    [
        (0, 0),
        (0.25, 0.00005),
        (0.5, 0.0001),
        (1, 0.05005),
        (1.5, 0.1),
        (2, 0.175),
        (4.5, 0.55),
        (7, 0.95),
        (7.5, 1),
        (9, 1),
    ],
)
def test_conditional_probability_of_cp7(cp7: float, probability: float) -> None:
    assert conversion.probability_of_cp7(cp7) == pytest.approx(probability)
    if cp7 <= 7.5:
        assert conversion.cp7_of_probability(probability) == pytest.approx(cp7)


@pytest.mark.parametrize(
    ("probability", "code"), [(0, 0), (0.0001, 1), (0.099, 1), (0.1, 2), (0.5, 4), (0.9, 7), (1, 7)]
)
def test_class_of_a_conditional_probability(probability: float, code: int) -> None:
    assert conversion.cp7_class(probability) == code


@given(st.floats(1e-9, 0.999), st.floats(0.1, 100), st.floats(0.1, 100))
def test_probability_rate_and_return_period_go_back_and_forth(p: float, horizon: float, other: float) -> None:
    assert conversion.probability_of(conversion.rate_of(p, horizon), horizon) == pytest.approx(p, rel=1e-9)
    years = conversion.return_period_of(p, horizon)
    assert conversion.probability_of_return_period(years, horizon) == pytest.approx(p, rel=1e-9)
    rate = conversion.rate_of(p, horizon) * other
    if rate < 10:  # beyond, 1 - p has lost its digits
        back = conversion.over_horizon(conversion.over_horizon(p, horizon, other), other, horizon)
        assert back == pytest.approx(p, rel=1e-6)


@given(st.floats(0, 7.5))
def test_belgian_scales_go_back_and_forth(place: float) -> None:
    assert conversion.p7_of_years(conversion.years_of_p7(place)) == pytest.approx(place, abs=1e-9)
    assert conversion.i7_of_euro(conversion.euro_of_i7(place)) == pytest.approx(place, abs=1e-9)


@pytest.mark.parametrize("p", [0.0, 1.0])
def test_what_cannot_be_and_what_is_certain(p: float) -> None:
    assert conversion.return_period_of(p, 5) == (np.inf if p == 0 else 0)
    assert conversion.over_horizon(p, 5, 1) == p


def ladders() -> list[tuple[str, Ladder]]:
    found = []
    for edition in editions():
        scale = scale_of(edition)
        found.append((edition, likelihood_ladder(scale)))
        some = [(f"{edition} {one.code}", impact_ladder(one)) for one in scale.criteria]
        found += [(name, ladder) for name, ladder in some if ladder is not None]
    return found


@pytest.mark.parametrize(("name", "ladder"), ladders(), ids=[name for name, _ in ladders()])
def test_a_score_goes_to_its_quantity_and_back(name: str, ladder: Ladder) -> None:
    scores = np.linspace(0.01, ladder.size - 0.01, 200)
    values = ladder.value_of(scores)
    apart = (
        values < 1 - 1e-9 if ladder.horizon else values > 0
    )  # nearer to 1 a probability has no digits left
    assert apart.sum() > 100
    assert (np.diff(values[apart]) > 0).all(), name
    assert ladder.score_of(values[apart]) == pytest.approx(scores[apart], abs=1e-6)
    assert ladder.class_of(scores).tolist() == np.floor(scores).astype(int).tolist()


def test_a_dutch_class_in_british_ones() -> None:
    """C is 0.5-5 %: from class 2 (to 1 %) to 3 (to 5 %), by its subclasses (1 % is a third of the way)."""
    dutch, british = likelihood_ladder(scale_of("nl-2022")), likelihood_ladder(scale_of("uk-2023"))
    assert conversion.class_shares(dutch, 2, british) == pytest.approx([0, 1 / 3, 2 / 3, 0, 0], abs=2e-3)
    assert conversion.class_shares(dutch, 0, british) == pytest.approx([1, 0, 0, 0, 0])


@pytest.mark.parametrize("code", range(5))
def test_a_class_in_its_own_scale_is_itself(code: int) -> None:
    ladder = likelihood_ladder(scale_of("nl-2022"))
    assert conversion.class_shares(ladder, code, ladder)[code] == 1
