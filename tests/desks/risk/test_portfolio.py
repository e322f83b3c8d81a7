# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Portfolios under a budget: the programme against all portfolios, the front, and what bounds leave."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.desks.risk.analysis.measures.feasible import Portfolios, Rules, every
from samenhang.desks.risk.analysis.measures.information import perfect
from samenhang.desks.risk.analysis.measures.portfolio import (
    Problem,
    choose,
    conditional_value_at_risk,
    pareto_front,
)
from samenhang.desks.risk.analysis.measures.robust import Scores, extreme_weights, robust
from samenhang.desks.risk.analysis.measures.search import exhaustive, greedy, values, whole_front
from samenhang.desks.risk.analysis.measures.spread import Array
from samenhang.errors import InvalidInput

GOLDEN = Path(__file__).parents[4] / "shared" / "data" / "risk" / "golden_values.json"
COST = np.array([4.0, 3, 5, 2])
BOUNDS = ((3.0, 7.0), (2.0, 5.0), (4.0, 6.0), (1.0, 4.0))
LOW, HIGH = (np.array(side)[:, None] for side in zip(*BOUNDS, strict=True))
RULES = Rules(COST, 8.0)
ONE = np.ones((1, 1))


def sets(rows: Portfolios) -> set[tuple[int, ...]]:
    return {tuple(np.flatnonzero(row).tolist()) for row in rows}


def certain(gain: Array) -> Problem:
    return Problem(np.full(1, 100.0), gain.reshape(1, -1), RULES)


@pytest.fixture
def golden() -> Any:
    if not GOLDEN.exists():
        pytest.skip("the golden values of the method are not here")
    return json.loads(GOLDEN.read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "gain"), [("knap_mid", (LOW + HIGH) / 2), ("knap_lo", LOW), ("knap_hi", HIGH)]
)
def test_the_golden_knapsacks(golden: Any, name: str, gain: Array) -> None:
    """With the midpoints {0, 1} is worth as much as {1, 2}, and costs 7 instead of 8."""
    rows = every(RULES)
    worth = values(certain(gain), rows)
    best = sets(rows[worth >= worth.max() - 1e-9])
    assert tuple(golden[name][1]) in best
    for found in (choose(certain(gain)), exhaustive(certain(gain))):
        assert found.objective == pytest.approx(golden[name][0])
        assert found.chosen in best
    assert exhaustive(certain(gain)).cost == min(COST[list(one)].sum() for one in best)


def test_the_golden_robust_portfolios(golden: Any) -> None:
    found = robust(Scores(LOW, HIGH, ONE), RULES)
    assert sets(found.portfolios) == {tuple(one) for one in golden["RPM_nondominated"]}
    assert found.core == pytest.approx(golden["RPM_core_index"])
    best = found.portfolios[[found.least_regret]]
    assert [list(sets(best).pop()), found.regret[found.least_regret]] == golden["minimax_regret"]


def test_the_golden_value_of_perfect_information(golden: Any) -> None:
    corners = np.array(list(product(*BOUNDS)))
    rows = every(RULES)
    found = perfect(corners @ rows.T.astype(float))
    assert found.value == pytest.approx(golden["EVPI_corner_prior"])


def test_cvar_is_the_mean_of_the_worst() -> None:
    loss = np.arange(1.0, 11)[:, None]
    assert conditional_value_at_risk(loss, 0.8) == pytest.approx([9.5])
    assert conditional_value_at_risk(loss, 0.85) == pytest.approx([(10 + 0.5 * 9) / 1.5])
    assert conditional_value_at_risk(loss[::-1], 0.999) == pytest.approx([10])


@st.composite
def rules(draw: st.DrawFn, least: int = 1, most: int = 7) -> Rules:
    count = draw(st.integers(least, most))
    cost = np.array(draw(st.lists(st.integers(0, 9), min_size=count, max_size=count)), dtype=float)
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda p: p[0] != p[1])
    needs, bars = (tuple(draw(st.lists(pairs, max_size=2))) for _ in range(2))
    barred = tuple(draw(st.lists(st.integers(0, count - 1), max_size=1)))
    return Rules(cost, float(draw(st.integers(0, 25))), needs, bars, barred)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    made = draw(rules())
    count = len(made.cost)
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    scale = draw(st.sampled_from([1.0, 1e9]))
    gain = scale * random.gamma(1.0, 1.0, (15, count)) - 0.1 * scale
    loss = gain.clip(0).sum(axis=1) + scale * random.gamma(1.0, 3.0, 15)
    chosen = draw(st.lists(st.tuples(*[st.integers(0, count - 1)] * 2), max_size=3, unique=True))
    pairs = {(a, b): scale * random.normal(0, 0.5, 15) for a, b in chosen if a < b}
    return Problem(
        loss, gain, made, pairs, draw(st.sampled_from([0.0, 0.5, 3.0])), draw(st.sampled_from([0.8, 0.95]))
    )


@settings(max_examples=60)
@given(problems())
def test_the_programme_finds_the_best_of_all(problem: Problem) -> None:
    found, best = choose(problem), exhaustive(problem)
    size = float(np.abs(problem.loss).mean())
    assert found.optimal
    assert found.objective == pytest.approx(best.objective, rel=1e-7, abs=1e-7 * size)
    assert found.bound >= best.objective - 1e-6 * size
    row = np.zeros((1, len(problem.rules.cost)), dtype=bool)
    row[0, list(found.chosen)] = True
    assert problem.rules.holds(row).all()


@settings(max_examples=25)
@given(problems())
def test_greedy_keeps_the_rules_and_is_never_better(problem: Problem) -> None:
    chosen = greedy(lambda rows: values(problem, rows), problem.rules)
    row = np.zeros((1, len(problem.rules.cost)), dtype=bool)
    row[0, list(chosen)] = True
    assert problem.rules.holds(row).all()
    size = float(np.abs(problem.loss).mean())
    assert values(problem, row)[0] <= exhaustive(problem).objective + 1e-9 * size


@settings(max_examples=25)
@given(problems())
def test_the_front_is_that_of_all_portfolios(problem: Problem) -> None:
    exact = whole_front(problem)
    rows = every(problem.rules)
    cost, worth = rows @ problem.rules.cost, values(problem, rows)
    size = float(np.abs(problem.loss).mean())
    for one in exact:
        assert not ((cost <= one.cost) & (worth > one.objective + 1e-9 * size)).any()
    for value, price in zip(worth, cost, strict=True):
        assert any(one.cost <= price + 1e-9 and one.objective >= value - 1e-9 * size for one in exact)
    programme = pareto_front(problem, [one.cost for one in exact])
    assert [one.objective for one in programme] == pytest.approx(
        [one.objective for one in exact], rel=1e-6, abs=1e-6 * size
    )


@st.composite
def scores(draw: st.DrawFn) -> tuple[Scores, Rules]:
    made = draw(rules(most=6))
    count, criteria = len(made.cost), draw(st.integers(1, 3))
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    low = random.integers(0, 6, (count, criteria)).astype(float)
    high = low + random.integers(0, 4, (count, criteria)).astype(float)
    wide = draw(st.booleans())
    weights = np.eye(criteria) if wide else np.full((1, criteria), 1 / criteria)
    return Scores(low, high, weights), made


@settings(max_examples=60)
@given(scores())
def test_robust_portfolios_are_those_of_the_definition(case: tuple[Scores, Rules]) -> None:
    """Against every pair of portfolios, at every corner of the scores in which they differ, by hand."""
    bounds, made = case
    rows = every(made)
    low, high = bounds.bounds

    def lead(a: Any, b: Any, mine: Array, theirs: Array) -> Array:
        return np.asarray(mine[:, a & ~b].sum(axis=1) - theirs[:, b & ~a].sum(axis=1))

    def dominates(a: Any, b: Any) -> bool:
        return bool((lead(a, b, low, high) >= -1e-9).all() and (lead(a, b, high, low) > 1e-9).any())

    kept = [a for a in rows if not any(dominates(b, a) for b in rows)]
    found = robust(bounds, made)
    assert sets(found.portfolios) == sets(np.array(kept))
    assert found.core == pytest.approx(np.mean(kept, axis=0))
    worst = [max(float((-lead(a, b, low, high)).max()) for b in rows) for a in rows]
    assert found.regret.min() == pytest.approx(min(worst), abs=1e-9)


def test_extreme_weights() -> None:
    assert extreme_weights([0, 0, 0], [1, 1, 1]).tolist() == [[0, 0, 1], [0, 1, 0], [1, 0, 0]]
    assert extreme_weights([0.2, 0.2], [0.6, 0.9]).tolist() == [[0.2, 0.8], [0.6, 0.4]]
    assert extreme_weights([0.5, 0.5], [0.5, 0.5]).tolist() == [[0.5, 0.5]]
    with pytest.raises(InvalidInput, match="sum to 1"):
        extreme_weights([0.6, 0.6], [1, 1])


def test_requirements_pull_greedy_along() -> None:
    made = Rules(np.array([1.0, 1.0, 5.0]), 3.0, requires=((0, 1),))
    problem = Problem(np.array([10.0, 10.0]), np.array([[4.0, 0, 9], [4, 0, 9]]), made)
    assert greedy(lambda rows: values(problem, rows), made) == (0, 1)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Rules(np.array([-1.0])), "cost below 0"),
        (lambda: Rules(COST, -1.0), "a budget of -1"),
        (lambda: Rules(COST, 1.0, ((0, 9),)), "not there"),
        (lambda: every(Rules(np.ones(23))), "too many to list"),
        (lambda: Problem(np.ones(2), np.ones((3, 4)), RULES), "gain has the shape"),
        (lambda: Problem(np.ones(2), np.ones((2, 4)), RULES, rho=-1.0), "rho -1"),
        (lambda: Scores(HIGH, LOW, ONE), "more than at most"),
        (lambda: Scores(LOW, HIGH, -ONE), "weight below 0"),
    ],
)
def test_what_is_refused(make: Any, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        make()


def test_bounds_that_say_nothing_are_refused() -> None:
    many = np.zeros((24, 1))
    with pytest.raises(InvalidInput, match="too little to choose by"):
        robust(Scores(many, many + 1, ONE), Rules(np.ones(24), 12.0))
