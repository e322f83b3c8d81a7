# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An assessment: order, ranks, dominance, convergence, and that nothing depends on the order of a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from samenhang.desks.risk.analysis.assessment.assessment import Assessment, assess
from samenhang.desks.risk.analysis.assessment.estimate import Distribution, InClass
from samenhang.desks.risk.analysis.assessment.plan import Settings, Value, weighted_sum
from samenhang.desks.risk.analysis.assessment.ranking import dominance, ranking
from samenhang.desks.risk.analysis.assessment.scale import Name
from samenhang.desks.risk.analysis.assessment.scenario import Catalogue, Estimate, Expert, Impact, Scenario
from samenhang.desks.risk.analysis.assessment.summary import probability, running, summary
from samenhang.desks.risk.scale_file import scale_of
from samenhang.desks.risk.scenario_file import read_scenarios
from samenhang.errors import InvalidInput, NotFound
from tests.growth import growth

ROOT = Path(__file__).parents[3]
EXAMPLE = read_scenarios((ROOT / "tests/cases/risk/example.yaml").read_bytes(), "example.yaml")
NL = scale_of("nl-2022")


def scenario(
    id_: str, likelihood: tuple[Estimate, ...], impacts: dict[str, tuple[Estimate, ...]], horizon: float = 5.0
) -> Scenario:
    name = Name(id_, id_)
    own = tuple(Impact(code, some) for code, some in impacts.items())
    return Scenario(id_, name, name, 2026, horizon, (), likelihood, own, made_up=True)


def point(value: float, unit: str) -> tuple[Estimate, ...]:
    return (Estimate(Distribution("point", MappingProxyType({"value": value})), unit=unit),)


def spread(kind: str, unit: str, **given: float) -> tuple[Estimate, ...]:
    return (Estimate(Distribution(kind, MappingProxyType(given)), unit=unit),)


def in_class(place: int, position: str | None = None) -> tuple[Estimate, ...]:
    return (Estimate(InClass(place, position)),)


def catalogue(*scenarios: Scenario, experts: tuple[Expert, ...] = ()) -> Catalogue:
    return Catalogue("nl-2022", experts, scenarios)


@pytest.fixture(scope="module")
def example() -> Assessment:
    return assess(EXAMPLE.catalogue, EXAMPLE.scale, Settings(samples=1000, inner=50))


# ---------------------------------------------------------------- published anchors


@pytest.mark.parametrize(("more", "less"), [("pandemic", "grid-attack"), ("grid-attack", "sea-flood")])
def test_order_of_likelihood_as_published(example: Assessment, more: str, less: str) -> None:
    assert example.result(more).likelihood.low.value > example.result(less).likelihood.median.value


@pytest.mark.parametrize("less", ["blackout", "heatwave", "riots"])
def test_order_of_impact_as_published(example: Assessment, less: str) -> None:
    flood, other = example.result("sea-flood"), example.result(less)
    assert flood.impact.low.value > other.impact.high.value
    assert flood.impact_class.likeliest == "E"
    assert other.impact_class.likeliest in "ABC"


@pytest.mark.parametrize(
    ("id_", "code"), [("pandemic", "D"), ("sea-flood", "A"), ("grid-attack", "B"), ("cloud-attack", "D")]
)
def test_class_of_likelihood_as_published(example: Assessment, id_: str, code: str) -> None:
    assert example.result(id_).likelihood_class.likeliest == code


# ---------------------------------------------------------------- what must be so exactly


@pytest.mark.parametrize(
    ("unit", "value", "horizon", "expected"),
    [
        ("probability", 0.1, 5, 0.1),
        ("%", 10, 5, 0.1),
        ("probability", 0.1, 1, 1 - 0.9**5),
        ("per year", 0.02, 5, 1 - np.exp(-0.1)),
        ("years", 50, 2, 1 - np.exp(-0.1)),
        ("probability", 1, 1, 1),
        ("probability", 0, 1, 0),
    ],
)
def test_likelihood_is_over_the_horizon_of_the_scale(
    unit: str, value: float, horizon: float, expected: float
) -> None:
    one = scenario("one", point(value, unit), {"5.1": in_class(2)}, horizon)
    found = assess(catalogue(one), NL, Settings(samples=100))
    assert found.sample.outcomes[0].likelihood == pytest.approx(np.full(100, expected))


@pytest.mark.parametrize("base", [2.0, 3.0, 10.0])
@pytest.mark.parametrize("codes", ["E", "DDDD", "EDCBA", "AAAAAAAAAA"])
def test_by_class_alone_it_is_the_weighted_sum_of_the_guide(base: float, codes: str) -> None:
    places = ["ABCDE".index(code) for code in codes]
    given = dict(zip([one.code for one in NL.criteria], map(in_class, places), strict=False))
    settings = Settings(samples=100, base=base, value=Value.CLASS)
    found = assess(catalogue(scenario("one", point(0.1, "probability"), given)), NL, settings)
    expected = weighted_sum([*places, *[-1] * (len(NL.criteria) - len(places))], base, 5)
    assert found.results[0].impact.mean.value == pytest.approx(expected)


def test_with_base_ten_the_value_is_proportional_to_the_quantity() -> None:
    ones = [scenario(f"s{n}", point(0.1, "%"), {"2.1": point(n, "persons")}) for n in (30, 60, 120)]
    found = assess(catalogue(*ones), NL, Settings(samples=100, base=10)).sample.matrix("impact")[:, 0]
    assert found / found[-1] == pytest.approx([2, 0.5, 1])  # by id: s120, s30, s60


def test_nothing_at_all_has_no_impact() -> None:
    one = scenario("one", point(0.1, "%"), {"2.1": point(0, "persons")})
    found = assess(catalogue(one), NL, Settings(samples=100)).results[0]
    assert (found.impact.mean.value, found.expected.high.value, found.rank.mean.value) == (0, 0, 1)


def test_a_quantity_in_a_class_is_worth_what_the_class_is() -> None:
    by_class = scenario("a", point(0.1, "%"), {"2.1": in_class(2)})
    by_range = scenario("b", point(0.1, "%"), {"2.1": spread("loguniform", "persons", lower=100, upper=1000)})
    found = assess(catalogue(by_class, by_range), NL, Settings(samples=4000))
    a, b = found.result("a").impact, found.result("b").impact
    for name in ("mean", "low", "median", "high"):
        one, other = getattr(a, name), getattr(b, name)
        assert abs(one.value - other.value) < 5 * np.hypot(one.error, other.error)


# ---------------------------------------------------------------- experts, weights, base


def test_experts_count_by_weight() -> None:
    experts = (Expert("a", 1.0), Expert("b", 3.0))
    low, high = (
        Estimate(Distribution("point", MappingProxyType({"value": value})), expert, "probability")
        for expert, value in (("a", 0.0), ("b", 1.0))
    )
    one = scenario("one", (low, high), {"5.1": in_class(2)})
    found = assess(catalogue(one, experts=experts), NL, Settings(samples=4000)).results[0]
    assert abs(found.likelihood.mean.value - 0.75) < 4 * found.likelihood.mean.error
    own = scenario("one", (replace(low, weight=3.0), replace(high, weight=1.0)), {"5.1": in_class(2)})
    found = assess(catalogue(own, experts=experts), NL, Settings(samples=4000)).results[0]
    assert abs(found.likelihood.mean.value - 0.25) < 4 * found.likelihood.mean.error
    assert found.experts == 2


def test_the_same_expert_is_believed_for_all_scenarios_of_a_draw() -> None:
    """A pessimist is one for every scenario: two with the same estimates share their place always."""
    estimates = tuple(
        Estimate(Distribution("point", MappingProxyType({"value": value})), expert, "%")
        for expert, value in (("a", 1.0), ("b", 10.0))
    )
    ones = [scenario(id_, estimates, {"5.1": point_class(3)}) for id_ in ("x", "y")]
    found = assess(
        catalogue(*ones, experts=(Expert("a"), Expert("b"))), NL, Settings(samples=200, value=Value.CLASS)
    )
    assert (found.ranking.draws == 1).all()


def point_class(place: int) -> tuple[Estimate, ...]:
    return in_class(place, "mid")


@pytest.mark.parametrize("concentration", [5.0, 50.0])
def test_weights_are_drawn_from_a_dirichlet_around_the_profile(concentration: float) -> None:
    settings = Settings(samples=5000, concentration=concentration)
    one = scenario("one", point(1, "probability"), {"5.1": in_class(4)})
    found = assess(catalogue(one), NL, replace(settings, value=Value.CLASS)).sample.outcomes[0].impact
    w = 1 / len(NL.criteria)
    assert found.mean() == pytest.approx(w, abs=4 * found.std() / np.sqrt(5000))
    assert found.var() == pytest.approx(w * (1 - w) / (concentration + 1), rel=0.15)


def test_the_base_is_drawn_between_two() -> None:
    one = scenario("one", point(1, "probability"), {"5.1": in_class(0)})
    found = assess(catalogue(one), NL, Settings(samples=500, bases=(2.0, 10.0), value=Value.CLASS))
    bases = (found.sample.outcomes[0].impact * len(NL.criteria)) ** (-1 / 4)
    assert bases == pytest.approx(found.sample.bases)
    assert 2 <= bases.min() < 2.1
    assert 9.5 < bases.max() <= 10


def test_a_profile_that_puts_a_criterion_first_raises_who_scores_there() -> None:
    people = EXAMPLE.scale.weights("interests")
    found = assess(EXAMPLE.catalogue, EXAMPLE.scale, Settings(samples=200, profile="interests"))
    assert sum(people.values()) == pytest.approx(1)
    assert people["4.1"] == pytest.approx(0.2)
    equal = assess(EXAMPLE.catalogue, EXAMPLE.scale, Settings(samples=200))
    assert found.result("heatwave").impact.mean.value > equal.result("heatwave").impact.mean.value


# ---------------------------------------------------------------- two levels


def test_what_varies_is_chance_and_what_does_not_is_ignorance() -> None:
    given = {"p5": 100.0, "p95": 10_000.0}
    said = spread("lognormal", "persons", **given)
    unknown = scenario("unknown", point(1, "probability"), {"2.1": said})
    varying = scenario("varying", point(1, "probability"), {"2.1": (replace(said[0], varies=True),)})
    found = assess(catalogue(unknown, varying), NL, Settings(samples=1000, inner=200))
    a, b = found.result("unknown").impact, found.result("varying").impact
    assert abs(a.mean.value - b.mean.value) < 5 * np.hypot(a.mean.error, b.mean.error)
    assert a.high.value - a.low.value > 8 * (b.high.value - b.low.value)
    wide, narrow = found.exceedance("unknown"), found.exceedance("varying")
    middle = len(wide.impact) // 2
    assert wide.high[middle] - wide.low[middle] > 0.9
    assert narrow.high[middle] - narrow.low[middle] < 0.3


def test_exceedance_begins_at_the_likelihood_and_falls() -> None:
    found = assess(EXAMPLE.catalogue, EXAMPLE.scale, Settings(samples=500))
    for one in found.results:
        curve = found.exceedance(one.scenario.id)
        assert curve.mean[0] == pytest.approx(one.likelihood.mean.value)
        assert (np.diff(curve.mean) <= 1e-12).all()
        assert (curve.low <= curve.high).all()


def test_exceedance_of_all_is_that_at_least_one_occurs() -> None:
    ones = [
        scenario(f"s{n}", point(p, "probability"), {"5.1": in_class(2)})
        for n, p in enumerate((0.1, 0.2, 0.5))
    ]
    found = assess(catalogue(*ones), NL, Settings(samples=1000, inner=200)).exceedance()
    assert abs(found.mean[0] - (1 - 0.9 * 0.8 * 0.5)) < 5 * found.error[0]
    assert set(found.columns()) == {"impact", "mean", "error", "low", "high"}


# ---------------------------------------------------------------- order and seed


def test_the_order_of_the_catalogue_changes_nothing(example: Assessment) -> None:
    turned = tuple(
        replace(
            one,
            likelihood=one.likelihood[::-1],
            impacts=tuple(replace(impact, estimates=impact.estimates[::-1]) for impact in one.impacts[::-1]),
        )
        for one in EXAMPLE.catalogue.scenarios[::-1]
    )
    other = replace(EXAMPLE.catalogue, scenarios=turned, experts=EXAMPLE.catalogue.experts[::-1])
    found = assess(other, EXAMPLE.scale, example.settings)
    for name, column in example.columns().items():
        assert list(found.columns()[name]) == list(column), name
    assert (found.exceedance().mean == example.exceedance().mean).all()


def test_a_scenario_more_changes_no_number_of_the_others(example: Assessment) -> None:
    fewer = replace(EXAMPLE.catalogue, scenarios=EXAMPLE.catalogue.scenarios[2:5])
    for one in assess(fewer, EXAMPLE.scale, example.settings).results:
        assert one.expected == example.result(one.scenario.id).expected


def test_the_seed_decides(example: Assessment) -> None:
    again = assess(EXAMPLE.catalogue, EXAMPLE.scale, example.settings)
    other = assess(EXAMPLE.catalogue, EXAMPLE.scale, replace(example.settings, seed=2))
    assert again.results == example.results
    assert other.result("pandemic").impact != example.result("pandemic").impact


# ---------------------------------------------------------------- ranks and dominance


def test_ranks_and_their_probability() -> None:
    found = ranking(np.array([[3.0, 3, 1, 3], [2, 2, 2, 3], [1, 1, 3, 1]]))
    assert found.draws.tolist() == [[1, 1, 3, 1], [2, 2, 2, 1], [3, 3, 1, 3]]
    assert found.at_most.tolist() == [[0.75, 0.75, 1], [0.25, 1, 1], [0.25, 0.25, 1]]
    assert found.within(1, 2).value == 1
    assert found.within(0, 1).error > 0


def test_dominance() -> None:
    rng = np.random.default_rng(1)
    base = rng.lognormal(size=2000)
    expected = np.array([base, base * 2, base**2 / 2 + 1, np.full(2000, base.mean())])
    values = np.zeros((4, 2, 2000))
    values[0], values[1], values[2] = [base, base], [base * 2, base * 3], [base * 3, base]
    found = dominance(expected, values, [[0.5, 0.5], [0.9, 0.1]])
    assert found.first[1, 0]
    assert not found.first[0, 1]
    assert found.second[1, 0]
    assert found.second[0, 3]  # the same mean with spread: higher for who is averse to large harm
    assert not found.first[0, 3]
    assert not found.second[3, 0]
    assert found.any_weights[1, 0] == 1
    assert found.any_weights[1, 2] == found.any_weights[2, 1] == 0
    assert (found.profiles[1, 2], found.profiles[2, 1]) == (0, 0)  # a profile each
    assert not np.diag(found.first).any()


def test_dominance_within_an_assessment(example: Assessment) -> None:
    found = example.dominance()
    ids = [one.id for one in example.sample.outcomes]
    at = {id_: place for place, id_ in enumerate(ids)}
    assert found.first[at["pandemic"], at["grid-attack"]]
    assert not found.first[at["grid-attack"], at["pandemic"]]
    assert ((found.any_weights <= found.profiles + 1e-12) | (found.any_weights == 0)).all()


# ---------------------------------------------------------------- convergence


def test_standard_errors_are_what_repeats_scatter() -> None:
    one = scenario("one", spread("beta", "probability", alpha=2, beta=8), {"5.1": in_class(2)})
    runs = [
        assess(catalogue(one), NL, Settings(samples=400, seed=seed)).results[0].likelihood
        for seed in range(150)
    ]
    for name in ("mean", "low", "median", "high"):
        values = np.array([getattr(run, name).value for run in runs])
        errors = np.array([getattr(run, name).error for run in runs])
        assert errors.mean() == pytest.approx(values.std(ddof=1), rel=0.25), name


def test_running_means_end_at_the_mean() -> None:
    draws = np.random.default_rng(3).exponential(size=3000)
    found = running(draws)
    assert found.samples[-1] == 3000
    assert found.mean[-1] == pytest.approx(draws.mean())
    assert found.error[-1] == pytest.approx(summary(draws).mean.error, rel=1e-6)
    assert found.error[0] > found.error[-1]


def test_a_probability_of_none_still_has_an_error() -> None:
    assert probability(0, 100).value == 0
    assert 0 < probability(0, 100).error < 0.02


# ---------------------------------------------------------------- what is said with it


def test_unverified_values_are_named_for_what_uses_them(example: Assessment) -> None:
    flood = {one.place for one in example.result("sea-flood").unverified}
    riots = {one.place for one in example.result("riots").unverified}
    assert {"horizon", "base of the value function", "criterion 2.1 classes A, B, C, D, E"} <= flood
    assert "criterion 4.1" in flood - riots
    other = assess(EXAMPLE.catalogue, EXAMPLE.scale, Settings(samples=100, base=7))
    assert "base of the value function" not in {one.place for one in other.unverified}
    own = scenario("one", in_class(1), {"letsel": in_class(1)}, 1.0)
    assert assess(catalogue(own), scale_of("example-own"), Settings(samples=100)).unverified == ()


def test_columns_have_one_length_and_name_what_they_rest_on(example: Assessment) -> None:
    columns = example.columns()
    assert {len(column) for column in columns.values()} == {8}
    for name in ("reference_year", "horizon_years", "edition", "experts", "seed", "unverified", "made_up"):
        assert name in columns
    assert {len(column) for column in example.rank_columns().values()} == {64}
    shares = sum(columns[f"p_impact_class_{code}"] for code in "ABCDE")
    assert shares == pytest.approx(np.ones(8))


@pytest.mark.parametrize(
    ("settings", "what"),
    [
        (Settings(samples=99), "99 samples"),
        (Settings(inner=0), "0 inner"),
        (Settings(profile="x"), "no weight profile"),
    ],
)
def test_settings_that_cannot_be(settings: Settings, what: str) -> None:
    with pytest.raises(InvalidInput, match=what):
        assess(EXAMPLE.catalogue, EXAMPLE.scale, settings)


def test_what_is_not_there(example: Assessment) -> None:
    with pytest.raises(NotFound, match="no scenario “x”"):
        example.exceedance("x")
    with pytest.raises(InvalidInput, match="no scenarios"):
        assess(catalogue(), NL)


def test_cost_grows_with_scenarios_and_not_faster() -> None:
    def work(size: int) -> None:
        ones = [
            scenario(f"s{n}", in_class(n % 5), {"5.1": in_class(2), "2.1": in_class(1)}) for n in range(size)
        ]
        assess(catalogue(*ones), NL, Settings(samples=400))

    assert growth(work, 12) < 3
