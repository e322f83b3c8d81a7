# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cascades: what was elicited comes out, exact and simulated agree, and order says nothing."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.risk.analysis.cascade.events import live, simulate, total_rate
from samenhang.desks.risk.analysis.cascade.exact import solve
from samenhang.desks.risk.analysis.cascade.model import (
    Cascade,
    Impact,
    Link,
    Risk,
    Scenario,
    belgian_impact,
    belgian_rate,
    strengths,
)
from samenhang.errors import InvalidInput
from tests.desks.risk.cascades import graded, shared, single, three

# ---------------------------------------------------------------- exact


def test_the_three_risks_in_two_rings_come_out_as_computed() -> None:
    found = solve(three())
    assert found.probability == pytest.approx(
        np.array([[1, 0.3, 0.235], [0.1, 1, 0.5], [0.2, 0.06, 1]]), abs=1e-15
    )
    assert found.total_rates == pytest.approx([0.013, 0.0233, 0.01735], abs=1e-15)
    assert found.annual_loss == pytest.approx(2.4055, abs=1e-12)
    assert found.impact_by_root == pytest.approx([114.35, 55.0, 32.4], abs=1e-12)


def test_they_are_the_figures_that_are_kept_beside_the_repository() -> None:
    kept = shared("golden_values.json")
    found = solve(three())
    reach = [[kept["cascade3_reach"][root][name] for name in "ABC"] for root in "ABC"]
    assert found.probability == pytest.approx(np.array(reach), abs=1e-12)
    assert dict(zip("ABC", found.total_rates.tolist(), strict=True)) == pytest.approx(
        kept["cascade3_total_rate"]
    )
    assert found.annual_loss == pytest.approx(kept["cascade3_expected_annual_loss"], abs=1e-12)
    assert dict(zip("ABC", found.impact_by_root.tolist(), strict=True)) == pytest.approx(
        kept["cascade3_mean_total_impact_given_root"]
    )


def percolated(cascade: Cascade, root: int) -> list[float]:
    """The definition itself: every outcome of every row, each followed step by step."""
    rows = [(cascade.place[link.cause, link.scenario], _outcomes(cascade, link)) for link in cascade.links]
    found = [0.0] * len(cascade.nodes)
    for drawn in product(*(outcomes for _, outcomes in rows)):
        weight = math.prod(probability for _, probability in drawn)
        arrows = [(source, node) for (source, _), (node, _) in zip(rows, drawn, strict=True) if node >= 0]
        for node in _followed(cascade, root, arrows):
            found[node] += weight
    return found


def _outcomes(cascade: Cascade, link: Link) -> list[tuple[int, float]]:
    effect = next(risk for risk in cascade.risks if risk.id == link.effect)
    named = [
        (cascade.place[link.effect, one.id], p) for one, p in zip(effect.scenarios, link.row, strict=True)
    ]
    return [(node, p) for node, p in [*named, (-1, 1 - sum(link.row))] if p > 0]


def _followed(cascade: Cascade, root: int, arrows: list[tuple[int, int]]) -> set[int]:
    occurred, last = {root}, {root}
    while last:
        risks = {cascade.risk_of[node] for node in occurred}
        hit = {target for source, target in arrows if source in last and cascade.risk_of[target] not in risks}
        last = {
            max(node for node in hit if cascade.risk_of[node] == risk)
            for risk in {cascade.risk_of[n] for n in hit}
        }
        occurred |= last
    return occurred


@pytest.mark.parametrize("cascade", [three(), graded()], ids=["three", "graded"])
def test_the_exact_solution_is_the_sum_over_all_outcomes_of_all_rows(cascade: Cascade) -> None:
    found = solve(cascade)
    for root in range(len(cascade.nodes)):
        assert found.probability[root] == pytest.approx(percolated(cascade, root), abs=1e-12)


ROWS = [
    (0.5, 0.5, 0.0),
    (0.3, 0.3, 0.3),
    (0.05, 0.0167, 0.005),
    (0.0, 0.0, 1.0),
    (0.2, 0.0, 0.7),
    (1.0, 0.0, 0.0),
]


@pytest.mark.parametrize("row", ROWS)
def test_what_was_elicited_comes_out(row: tuple[float, ...]) -> None:
    cascade = Cascade(
        (single("cause", 1, 0), Risk("effect", tuple(Scenario(name, 0) for name in "abc"))),
        (Link("cause", "occurs", "effect", row),),
    )
    root = cascade.place["cause", "occurs"]
    at = [cascade.place["effect", name] for name in "abc"]
    assert solve(cascade).probability[root, at] == pytest.approx(row, abs=1e-15)
    reach = simulate(cascade, 40_000, 3).reach
    assert (abs(reach.probability[root, at] - row) <= 4.5 * reach.deviation[root, at]).all()
    assert sum(reach.probability[root, at]) <= 1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=4), st.floats(0.01, 1))
def test_a_row_and_its_independent_edges_say_the_same(weights: list[float], whole: float) -> None:
    row = [whole * weight / max(1e-9, sum(weights)) for weight in weights]
    left, back = 1.0, []
    for strength in reversed(strengths(row)):
        back.append(left * -math.expm1(-strength))
        left *= math.exp(-strength)
    assert back[::-1] == pytest.approx(row, abs=1e-9)


def test_too_large_for_an_exact_solution_is_said() -> None:
    with pytest.raises(InvalidInput, match="too large for an exact solution"):
        solve(graded(), most=20)


# ---------------------------------------------------------------- simulated


@pytest.mark.parametrize("cascade", [three(), graded()], ids=["three", "graded"])
def test_simulated_events_agree_with_the_exact_solution_within_their_error(cascade: Cascade) -> None:
    exact, found = solve(cascade), simulate(cascade, 60_000, 11)
    apart = abs(found.reach.probability - exact.probability)
    assert (apart <= 4.5 * found.reach.deviation + 1e-12).all()
    assert (found.reach.deviation < 0.003).all()
    assert (abs(found.reach.total_rates - exact.total_rates) <= 4.5 * found.reach.rate_errors + 1e-12).all()
    loss, error = found.annual_loss
    assert abs(loss - exact.annual_loss) <= 4.5 * error
    assert error < 0.02 * loss


def test_simulated_years_agree_with_the_exact_solution_within_their_error() -> None:
    exact, found = solve(graded()), live(graded(), 60_000, 5)
    assert abs(found.mean.value - exact.annual_loss) <= 4.5 * found.mean.error
    rates, errors = found.rates
    assert (abs(rates - exact.total_rates) <= 4.5 * errors).all()
    assert found.exceeded(0.01) > found.exceeded(0.1) >= found.exceeded(0.9)
    losses, shares = zip(*found.curve(), strict=True)
    assert list(losses) == sorted(losses)
    assert list(shares) == sorted(shares, reverse=True)


def test_standard_errors_are_as_large_as_the_spread_between_seeds() -> None:
    found = [simulate(graded(), 500, seed) for seed in range(60)]
    losses = np.array([one.annual_loss for one in found])
    assert losses[:, 0].std() == pytest.approx(losses[:, 1].mean(), rel=0.35)
    rates = np.array([one.reach.total_rates for one in found])
    errors = np.array([one.reach.rate_errors for one in found]).mean(axis=0)
    uncertain = errors > 1e-5
    assert rates.std(axis=0)[uncertain] == pytest.approx(errors[uncertain], rel=0.4)


@pytest.mark.parametrize("node", range(8))
def test_one_scenario_comes_within_the_error_that_was_asked(node: int) -> None:
    cascade = graded()
    exact = solve(cascade).total_rates[node]
    found = total_rate(cascade, node, seed=4, within=0.01)
    assert found.relative_error <= 0.01
    assert abs(found.value - exact) <= 4.5 * found.error + 1e-12


def test_a_rare_scenario_behind_weak_links_is_found_without_waiting_for_it() -> None:
    """Once in ten thousand years, almost all of it over two links that hardly ever hold."""
    cascade = Cascade(
        (single("often", 1.0, 0), single("between", 0.0, 0), single("rare", 1e-6, 0)),
        (Link("often", "occurs", "between", (0.01,)), Link("between", "occurs", "rare", (0.01,))),
    )
    found = total_rate(cascade, cascade.place["rare", "occurs"], seed=1, within=0.05)
    assert found.value == pytest.approx(1.01e-4, rel=0.2)
    assert found.relative_error <= 0.05
    assert found.events < 100_000


def test_a_rare_actor_needs_no_waiting_until_an_attack_succeeds() -> None:
    cascade = Cascade(
        (single("attack", 1e-9, 5), single("damage", 0, 1)), (Link("attack", "occurs", "damage", (0.5,)),)
    )
    found = simulate(cascade, 1000, 2)
    loss, error = found.annual_loss
    assert loss == pytest.approx(5.5e-9, rel=0.05)
    assert error < 1e-10


def test_what_was_never_seen_but_can_be_has_an_error() -> None:
    cascade = Cascade((single("a", 1, 0), single("b", 0, 0)), (Link("a", "occurs", "b", (1e-7,)),))
    reach = simulate(cascade, 100, 0).reach
    assert reach.probability[0, 1] == 0
    assert reach.rate_errors[1] > 0.001
    assert reach.deviation[1, 0] == 0


# ---------------------------------------------------------------- order


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_catalogue_changes_nothing_to_the_bit(shuffler: object) -> None:
    cascade = graded()
    risks, links = list(cascade.risks), list(cascade.links)
    shuffler.shuffle(risks)  # type: ignore[attr-defined]
    shuffler.shuffle(links)  # type: ignore[attr-defined]
    other = Cascade(tuple(risks), tuple(links))
    assert solve(cascade).probability.tolist() == solve(other).probability.tolist()
    assert simulate(cascade, 50, 9).impact.tolist() == simulate(other, 50, 9).impact.tolist()
    assert live(cascade, 50, 9).loss.tolist() == live(other, 50, 9).loss.tolist()


def test_of_several_causes_in_one_step_the_severest_outcome_occurs() -> None:
    causes = tuple(single(name, 0.1, 0) for name in "pq")
    start = single("start", 1, 0)
    effect = Risk("effect", (Scenario("mild", 0), Scenario("severe", 0)))
    links = (
        *(Link("start", "occurs", name, (1.0,)) for name in "pq"),
        Link("p", "occurs", "effect", (0.0, 1.0)),
        Link("q", "occurs", "effect", (1.0, 0.0)),
    )
    cascade = Cascade((start, effect, *causes), links)
    at = [cascade.place["effect", name] for name in ("mild", "severe")]
    assert solve(cascade).probability[cascade.place["start", "occurs"], at].tolist() == [0, 1]
    assert simulate(cascade, 10, 1).reach.probability[cascade.place["start", "occurs"], at].tolist() == [0, 1]


def test_the_same_seed_gives_the_same_and_another_gives_another() -> None:
    assert simulate(graded(), 100, 1).impact.tolist() == simulate(graded(), 100, 1).impact.tolist()
    assert simulate(graded(), 100, 1).impact.tolist() != simulate(graded(), 100, 2).impact.tolist()


# ---------------------------------------------------------------- refused

A, B = single("a", 0.1, 1), Risk("b", (Scenario("mild", 0), Scenario("severe", 0)))
REFUSED = [
    ((A, A), (), "risk “a” is given twice"),
    ((Risk("a", ()),), (), "no scenario"),
    ((Risk("a", (Scenario("x", -1),)),), (), "a/x: a rate of -1"),
    ((Risk("a", (Scenario("x", 1, (Impact(-1),)),)),), (), "a/x: impact -1"),
    ((A, B), (Link("a", "occurs", "c", (0.1,)),), "a/occurs -> c: there is no such"),
    ((A, B), (Link("a", "occurs", "b", (0.1,)),), "1 probabilities .expected 2"),
    ((A, B), (Link("a", "occurs", "b", (0.1, 1.2)),), "a probability of 1.2 .expected 0 to 1"),
    ((A, B), (Link("a", "occurs", "b", (0.6, 0.5)),), "sum to 1.1 .expected 1 at most"),
    ((A, B), (Link("a", "occurs", "b", (0.1, 0.5)),) * 2, "is there twice"),
    ((A, B), (Link("a", "occurs", "a", (0.1,)),), "leads to itself"),
]


@pytest.mark.parametrize(("risks", "links", "words"), REFUSED, ids=[words for *_, words in REFUSED])
def test_what_is_wrong_is_refused_with_its_place(
    risks: tuple[Risk, ...], links: tuple[Link, ...], words: str
) -> None:
    with pytest.raises(InvalidInput, match=words):
        Cascade(risks, links)


def test_the_belgian_scale() -> None:
    kept = shared("golden_values.json")
    for level, years in kept["BNRA_rp_years_P7"].items():
        assert 1 / belgian_rate(float(level)) == pytest.approx(years)
    for level, euro in kept["BNRA_euro_I7"].items():
        if level != "0.5":  # the lowest bound is rounded by hand there
            assert belgian_impact(float(level)).median == pytest.approx(euro)
    assert belgian_impact(3).sigma == pytest.approx(1.92 * 0.255)
