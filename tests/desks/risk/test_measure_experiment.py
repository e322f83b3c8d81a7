# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Paired runs: what effects do to rates, links and impacts, in any order, and how their differences are
told."""

from __future__ import annotations

import json
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.risk.analysis.measures.baseline import Baseline, Criterion
from samenhang.desks.risk.analysis.measures.closure import exact_reach
from samenhang.desks.risk.analysis.measures.comparison import compare, difference, exceedance
from samenhang.desks.risk.analysis.measures.effect import (
    Displacement,
    Effect,
    Form,
    ImpactCut,
    LinkCut,
    RateCut,
)
from samenhang.desks.risk.analysis.measures.experiment import Experiment, prepare
from samenhang.desks.risk.analysis.measures.horizon import Cost, Horizon
from samenhang.desks.risk.analysis.measures.measure import Catalogue, Measure, Words
from samenhang.desks.risk.analysis.measures.spread import Beta, Fixed, Quantiles, Spread
from samenhang.errors import InvalidInput

GOLDEN = Path(__file__).parents[4] / "shared" / "data" / "risk" / "golden_values.json"
CRITERIA = (Criterion("deaths", "physical", "person", 5.0), Criterion("costs", "economic", "EUR", 1.0))
HORIZON = Horizon(2027, 4)
ALWAYS = Cost(0, 1, "EUR", 2026, 2020, lifetime=100)


def measure(name: str, *effects: Effect, cost: Cost = ALWAYS, **more: Any) -> Measure:
    return Measure(name, Words(name, name), cost, effects, **more)


def baseline(samples: int = 4, spread: bool = False) -> Baseline:
    random = np.random.default_rng(5)
    noise = random.lognormal(0, 0.8, (samples, 2)) if spread else np.ones((samples, 2))
    rate = np.array([0.1, 0.02]) * noise
    impact = np.array([[10.0, 100.0], [2.0, 50.0]]) * noise[:, ::-1, None]
    return Baseline(("a", "b"), CRITERIA, rate, impact)


def experiment(*measures: Measure, samples: int = 4, spread: bool = False, **more: Any) -> Experiment:
    return prepare(baseline(samples, spread), Catalogue(measures, **more), HORIZON, 7)


def mean(made: Experiment, *chosen: str) -> float:
    return float(made.run(chosen).loss.mean())


NOTHING = 0.1 * 150 + 0.02 * 60


@pytest.mark.parametrize(
    ("effects", "expected"),
    [
        ((), NOTHING),
        ((RateCut("a", Fixed(0.4)),), 0.06 * 150 + 1.2),
        ((ImpactCut(Fixed(0.5)),), NOTHING / 2),
        ((ImpactCut(Fixed(0.5), "b"),), 15 + 0.6),
        ((ImpactCut(Fixed(0.5), criterion="deaths"),), 0.1 * 125 + 0.02 * 55),
        ((ImpactCut(Fixed(0.5), "a", "costs"),), 0.1 * 100 + 1.2),
        ((RateCut("a", Fixed(0.5)), Displacement("a", "b", Fixed(0.2))), 7.5 + (0.02 + 0.01) * 60),
        ((RateCut("a", Fixed(0.5)), RateCut("b", Fixed(0.5)), Displacement("a", "b", Fixed(0.2))), 7.5 + 0.9),
        ((RateCut("a", Fixed(1.0)), ImpactCut(Fixed(1.0), "b")), 0.0),
    ],
)
def test_effects(effects: tuple[Effect, ...], expected: float) -> None:
    assert mean(experiment(measure("m", *effects)), "m") == pytest.approx(expected)


def test_the_degree_follows_the_years() -> None:
    late = Cost(0, 0, "EUR", 2026, 2028, ramp_up=2, lifetime=2)  # at work 0, 1/4, 3/4 and 0
    made = experiment(measure("m", RateCut("a", Fixed(0.4)), cost=late))
    assert mean(made, "m") == pytest.approx(NOTHING - 15 * 0.4 * (0.25 + 0.75) / 4)
    discounted = prepare(made.baseline, made.catalogue, Horizon(2027, 4, 1 / 9), 7)
    weights = 0.9 ** np.arange(4)
    share = (weights @ [0, 0.25, 0.75, 0]) / weights.sum()
    assert mean(discounted, "m") == pytest.approx(NOTHING - 15 * 0.4 * share)


@pytest.mark.parametrize(("factor", "left"), [(0.0, 0.6 * 0.5), (1.0, 0.5), (0.5, (0.3 + 0.5) / 2)])
def test_overlap(factor: float, left: float) -> None:
    made = experiment(
        measure("m", RateCut("a", Fixed(0.4)), overlap="same"),
        measure("n", RateCut("a", Fixed(0.5)), overlap="same"),
        overlaps={"same": factor},
    )
    assert mean(made, "m", "n") == pytest.approx(15 * left + 1.2)
    assert mean(made, "m") == pytest.approx(15 * 0.6 + 1.2)


def test_a_common_mode_fails_together() -> None:
    cut = (RateCut("a", Fixed(1.0)),)
    made = experiment(
        measure("m", *cut, common_mode="law"),
        measure("n", *cut, common_mode="law"),
        measure("o", *cut, success=0.3),
        samples=4000,
        common_modes={"law": 0.7},
    )
    fails = made.modes["law"] == 0
    assert fails.mean() == pytest.approx(0.3, abs=0.03)
    assert made.run(["m", "n"]).loss[fails] == pytest.approx(NOTHING)
    assert made.run(["m", "n"]).loss[~fails] == pytest.approx(1.2)
    both = (made.run(["m", "o"]).loss < 2).mean()
    assert both == pytest.approx(1 - 0.3 * 0.7, abs=0.03)


STRENGTHS: tuple[Spread, ...] = (Beta(2, 3), Quantiles(0.1, 0.4, 0.7, 0, 1), Fixed(1.0))
OF_RATES = st.builds(RateCut, st.sampled_from(["a", "b"]), st.sampled_from(STRENGTHS))
OF_IMPACTS = st.builds(
    ImpactCut,
    st.sampled_from(STRENGTHS),
    st.sampled_from(["a", "b", None]),
    st.sampled_from(["deaths", "costs", None]),
)


@st.composite
def catalogues(draw: st.DrawFn) -> list[Measure]:
    made = []
    for name in "mno":
        effects: list[Effect] = [*draw(st.lists(OF_RATES | OF_IMPACTS, min_size=1, max_size=3))]
        cuts = [one.scenario for one in effects if isinstance(one, RateCut)]
        moves = draw(st.booleans())
        if cuts and moves:
            effects.append(Displacement(cuts[0], "b" if cuts[0] == "a" else "a", Fixed(0.3)))
        overlap = draw(st.none() | st.sampled_from(["same", "other"]))
        made.append(measure(name, *effects, overlap=overlap, success=draw(st.sampled_from([0.5, 1.0]))))
    return made


@given(catalogues())
def test_the_order_is_no_matter(measures: list[Measure]) -> None:
    overlaps = {"same": 0.4, "other": 1.0}
    found = [
        experiment(*order, samples=20, spread=True, overlaps=overlaps).run(chosen).loss
        for order in permutations(measures)
        for chosen in (("m", "n", "o"), ("o", "m", "n"))
    ]
    for one in found[1:]:
        assert one == pytest.approx(found[0], rel=1e-12)


@given(catalogues())
def test_without_displacement_no_measure_does_harm(measures: list[Measure]) -> None:
    bare = [
        measure(one.id, *(e for e in one.effects if not isinstance(e, Displacement)), overlap=one.overlap)
        for one in measures
    ]
    made = experiment(*bare, samples=20, spread=True, overlaps={"same": 0.4, "other": 1.0})
    less = [made.run(chosen).loss for chosen in ((), ("m",), ("m", "n"), ("m", "n", "o"))]
    for before, after in pairwise(less):
        assert (after <= before * (1 + 1e-12)).all()


def test_one_more_measure_changes_no_draw() -> None:
    one = measure("m", RateCut("a", Beta(2, 3)), success=0.5)
    alone = experiment(one, samples=50, spread=True)
    beside = experiment(measure("n", ImpactCut(Beta(1, 1))), one, samples=50, spread=True)
    assert (alone.run(["m"]).loss == beside.run(["m"]).loss).all()
    other = prepare(alone.baseline, alone.catalogue, HORIZON, 8)
    assert (alone.run(["m"]).loss != other.run(["m"]).loss).any()


LINKS = ((0, 1), (1, 2), (0, 2), (2, 0))
CHANCES = np.array([[0.3, 0.5, 0.1, 0.2]])


def cascade(samples: int = 1) -> Baseline:
    """The cyclic cascade of three events that is known exactly."""
    return Baseline(
        ("A", "B", "C"),
        (Criterion("costs", "economic", "EUR"),),
        np.tile([0.01, 0.02, 0.005], (samples, 1)),
        np.tile([100.0, 40, 10], (samples, 1))[:, :, None],
        LINKS,
        np.repeat(CHANCES, samples, axis=0),
        exact_reach(LINKS, 3),
    )


def test_the_cyclic_cascade_is_exact() -> None:
    reach = exact_reach(LINKS, 3)(CHANCES)[0]
    assert reach == pytest.approx(np.array([[1, 0.3, 0.235], [0.1, 1, 0.5], [0.2, 0.06, 1]]), abs=1e-12)
    assert prepare(cascade(), Catalogue(()), HORIZON, 1).run(()).loss[0] == pytest.approx(2.4055, abs=1e-9)


@pytest.mark.skipif(not GOLDEN.exists(), reason="the golden values of the method are not here")
def test_the_cascade_of_the_golden_values() -> None:
    golden = json.loads(GOLDEN.read_text("utf-8"))
    run = prepare(cascade(), Catalogue(()), HORIZON, 1).run(())
    assert run.loss[0] == pytest.approx(golden["cascade3_expected_annual_loss"], abs=1e-9)
    assert run.phases[0].rate[0] == pytest.approx(list(golden["cascade3_total_rate"].values()), abs=1e-9)


@pytest.mark.parametrize("form", list(Form))
def test_a_measure_on_a_link(form: Form) -> None:
    lower = measure("m", LinkCut("A", "B", Fixed(1.0), form))
    made = prepare(cascade(), Catalogue((lower,)), HORIZON, 1)
    odds = 0.3 / 0.7 * np.exp(-1)
    expected = 0.0 if form is Form.FACTOR else odds / (1 + odds)
    reach = exact_reach(LINKS, 3)(np.array([[expected, 0.5, 0.1, 0.2]]))[0]
    rates = np.array([0.01, 0.02, 0.005]) @ reach
    assert made.run(["m"]).loss[0] == pytest.approx(rates @ [100, 40, 10])


def test_unknown_names_are_refused() -> None:
    for effect, words in (
        (RateCut("z", Fixed(0.1)), "no scenario z"),
        (LinkCut("a", "b", Fixed(0.1)), "no link from a to b"),
        (ImpactCut(Fixed(0.1), "a", "z"), "no criterion z"),
    ):
        with pytest.raises(InvalidInput, match=words):
            experiment(measure("m", effect))
    with pytest.raises(InvalidInput, match=r"can be 1\.2 to 1\.2"):
        RateCut("a", Fixed(1.2))
    with pytest.raises(InvalidInput, match="does not lower its rate"):
        measure("m", Displacement("a", "b", Fixed(0.1)))
    with pytest.raises(InvalidInput, match="too many to take exactly"):
        exact_reach([(0, 1)] * 13, 2)


def test_pairs_say_more_than_runs_apart() -> None:
    made = experiment(measure("m", RateCut("a", Beta(2, 8))), samples=2000, spread=True)
    found = compare(made.run(()), made.run(["m"]), cost=1.5)
    expected = (
        made.baseline.rate[:, 0] * made.strengths["m", 0] * made.run(()).phases[0].impact[:, 0, :].dot([5, 1])
    ).mean()
    assert found.total.mean == pytest.approx(expected)
    assert found.total.error < found.total.unpaired_error / 2
    assert found.total.low < found.total.median < found.total.high
    assert found.total.chance == 1
    assert found.per_euro == pytest.approx(expected / 1.5)
    assert sum(one.mean for _, one in found.by_interest) == pytest.approx(expected)
    assert sum(one.mean for _, one in found.by_scenario) == pytest.approx(expected)
    assert dict(found.by_scenario)["b"].mean == 0
    assert dict(found.by_scenario)["b"].chance == 0.5


def test_the_error_is_that_of_repeated_runs() -> None:
    found = []
    for seed in range(200):
        noise = np.random.default_rng(seed).exponential(1, (100, 2))
        found.append(difference(noise[:, 0] + noise[:, 1], noise[:, 1]))
    assert np.std([one.mean for one in found]) == pytest.approx(0.1, rel=0.15)
    assert np.mean([one.error for one in found]) == pytest.approx(0.1, rel=0.05)
    with pytest.raises(InvalidInput, match="cannot be paired"):
        difference(np.ones(3), np.ones(4))


def test_exceedance() -> None:
    made = experiment(measure("m", RateCut("a", Fixed(0.5))))
    before, after = (exceedance(made.run(chosen), [0, 59, 60, 149, 150]) for chosen in ((), ("m",)))
    assert [one.frequency for one in before] == pytest.approx([0.12, 0.12, 0.1, 0.1, 0])
    assert [one.frequency for one in after] == pytest.approx([0.07, 0.07, 0.05, 0.05, 0])
    assert before[0].probability == pytest.approx(1 - np.exp(-0.12))
    assert before[0].error == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("rate", "impact", "words"),
    [
        (np.ones((3, 1)), np.ones((3, 2, 2)), "rate has the shape"),
        (np.ones((3, 2)), np.ones((4, 2, 2)), "impact has the shape"),
        (-np.ones((3, 2)), np.ones((3, 2, 2)), "below 0"),
        (np.ones((3, 2)), np.full((3, 2, 2), np.nan), "no numbers"),
    ],
)
def test_a_baseline_that_is_not_right(rate: Any, impact: Any, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        Baseline(("a", "b"), CRITERIA, rate, impact)


@pytest.mark.parametrize(
    ("measures", "more", "words"),
    [
        ([measure("m", requires=("z",))], {}, "the measure z, which is not there"),
        ([measure("m", excludes=("z",))], {}, "the measure z, which is not there"),
        ([measure("m", overlap="z")], {}, "the overlap z, which is not there"),
        ([measure("m", common_mode="z")], {}, "the common mode z, which is not there"),
        ([measure("m"), measure("m")], {}, "m is there twice"),
        ([measure("m")], {"overlaps": {"x": 1.2}}, "1.2 is no share"),
    ],
)
def test_a_catalogue_that_is_not_right(measures: list[Measure], more: Any, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        Catalogue(tuple(measures), **more)


def test_a_measure_that_contradicts_itself() -> None:
    with pytest.raises(InvalidInput, match="requires and excludes n"):
        measure("m", requires=("n",), excludes=("n",))
