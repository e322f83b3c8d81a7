# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Portfolios of measures: the programme, robust portfolios and knowing more, each beside a bound or a peer.

Prints JSON. The programme (60 measures, 1,000 samples) is held against the bound of HiGHS itself and against
choosing one by one; robust portfolios (up to 30 measures) against looking at all pairs of portfolios, for as
many measures as that can be done; the paired run against runs apart, by the number of samples that they would
need for the same error; the value of knowing an input against what is exactly so for normal distributions.
"""

from __future__ import annotations

import json
from math import exp, pi, sqrt
from time import perf_counter
from typing import Any

import numpy as np

from samenhang.desks.risk.analysis.measures.baseline import Baseline, Criterion
from samenhang.desks.risk.analysis.measures.comparison import difference
from samenhang.desks.risk.analysis.measures.effect import RateCut
from samenhang.desks.risk.analysis.measures.experiment import prepare
from samenhang.desks.risk.analysis.measures.feasible import Portfolios, Rules, every
from samenhang.desks.risk.analysis.measures.horizon import Cost, Horizon
from samenhang.desks.risk.analysis.measures.information import partial
from samenhang.desks.risk.analysis.measures.measure import Catalogue, Measure, Words
from samenhang.desks.risk.analysis.measures.portfolio import Problem, choose
from samenhang.desks.risk.analysis.measures.robust import Scores, robust
from samenhang.desks.risk.analysis.measures.search import exhaustive, greedy, values
from samenhang.desks.risk.analysis.measures.spread import Array, Beta

SAMPLES, MEASURES, SEED = 1000, 60, 20261125
SIZES = (12, 14, 20, 25, 30)
LISTED = 14
"""Up to how many measures the peer, which looks at all pairs of portfolios, can be waited for."""


def problem(measures: int, rho: float, random: np.random.Generator) -> Problem:
    """Measures on eight risks: what two on the same risk save together is less than apart."""
    count = 8
    risk = random.lognormal(0, 0.8, (SAMPLES, count))
    on = random.integers(0, count, measures)
    cut = random.beta(2, 6, (SAMPLES, measures))
    gain = risk[:, on] * cut
    pairs = {
        (a, b): -risk[:, on[a]] * cut[:, a] * cut[:, b]
        for a in range(measures)
        for b in range(a + 1, measures)
        if on[a] == on[b] and random.random() < 0.3
    }
    cost = random.uniform(1, 10, measures)
    needs = ((0, 1), (2, 3))
    rules = Rules(cost, 0.3 * float(cost.sum()), needs, ((4, 5), (6, 7), (8, 9)))
    return Problem(risk.sum(axis=1), gain, rules, pairs, rho)


def programmes() -> list[dict[str, Any]]:
    """60 measures, without and with CVaR; and 14 beside all portfolios."""
    rows = []
    for measures, rho in ((LISTED, 0.0), (LISTED, 0.5), (MEASURES, 0.0), (MEASURES, 0.5)):
        made = problem(measures, rho, np.random.default_rng(SEED))
        began = perf_counter()
        found = choose(made, seconds=60)
        took = perf_counter() - began
        taken = greedy(lambda these, made=made: values(made, these), made.rules)  # type: ignore[misc]
        row: Portfolios = np.zeros((1, measures), dtype=bool)
        row[0, list(taken)] = True
        line: dict[str, Any] = {
            "measures": measures,
            "samples": SAMPLES,
            "pairs": len(made.pairs),
            "rho": rho,
            "seconds": round(took, 2),
            "objective": round(found.objective, 6),
            "bound_of_highs": round(found.bound, 6),
            "optimal": found.optimal,
            "one_by_one": round(float(values(made, row)[0]), 6),
        }
        if measures <= LISTED:
            began = perf_counter()
            line["all_portfolios"] = round(exhaustive(made).objective, 6)
            line["all_portfolios_seconds"] = round(perf_counter() - began, 2)
        rows.append(line)
    return rows


def bounded() -> list[dict[str, Any]]:
    """Robust portfolios of more and more measures, with scores on two criteria known within 10 percent."""
    rows = []
    for measures in SIZES:
        random = np.random.default_rng(SEED)
        cost, middle = random.uniform(1, 10, measures), random.uniform(1, 10, (measures, 2))
        scores = Scores(0.9 * middle, 1.1 * middle, np.array([[0.4, 0.6], [0.6, 0.4]]))
        rules = Rules(cost, 0.4 * float(cost.sum()))
        began = perf_counter()
        found = robust(scores, rules)
        line: dict[str, Any] = {
            "measures": measures,
            "undominated": len(found.portfolios),
            "seconds": round(perf_counter() - began, 2),
        }
        if measures <= LISTED:
            began = perf_counter()
            line["by_all_pairs"] = int(undominated(every(rules), scores).sum())
            line["by_all_pairs_seconds"] = round(perf_counter() - began, 2)
        rows.append(line)
    return rows


def undominated(rows: Portfolios, scores: Scores) -> Array:
    """The peer: each portfolio against each other, as the definition says."""
    low, high = scores.bounds
    whole = rows.astype(np.float64)
    kept = np.ones(len(rows), dtype=bool)
    for place, row in enumerate(whole):
        gained, lost = whole * (1 - row), (1 - whole) * row
        least = gained @ low.T - lost @ high.T
        most = gained @ high.T - lost @ low.T
        kept[place] = not ((least >= -1e-9).all(axis=1) & (most > 1e-9).any(axis=1)).any()
    return kept


def pairing() -> dict[str, float]:
    """How many times fewer samples a difference needs because both runs read the same draws."""
    random = np.random.default_rng(SEED)
    rate, impact = 0.02 * random.lognormal(0, 1, (SAMPLES, 4)), random.lognormal(3, 1, (SAMPLES, 4, 1))
    baseline = Baseline(tuple("abcd"), (Criterion("costs", "economic", "EUR"),), rate, impact)
    cost = Cost(0, 0, "EUR", 2026, 2027)
    measure = Measure("m", Words("m", "m"), cost, (RateCut("a", Beta(2, 8)),))
    experiment = prepare(baseline, Catalogue((measure,)), Horizon(2027, 5), SEED)
    found = difference(experiment.run(()).loss, experiment.run(["m"]).loss)
    return {
        "error_paired": round(found.error, 5),
        "error_apart": round(found.unpaired_error, 5),
        "samples_apart_for_one_paired": round((found.unpaired_error / found.error) ** 2, 1),
    }


def knowing() -> dict[str, float]:
    """The value of knowing one of two normal inputs, beside what it is exactly."""
    draws = np.random.default_rng(SEED).standard_normal((10_000, 2))
    table = np.column_stack([np.zeros(len(draws)), 0.3 + draws[:, 0] + draws[:, 1]])
    began = perf_counter()
    found = partial(table, draws[:, 0])
    took = perf_counter() - began
    z = 0.3
    tail = 0.3820885778  # of the standard normal above 0.3
    return {
        "samples": len(draws),
        "seconds": round(took, 3),
        "value": round(found.value, 4),
        "error": round(found.error, 4),
        "held_out": round(found.held_out, 4),
        "exact": round(exp(-z * z / 2) / sqrt(2 * pi) - z * tail, 4),
    }


if __name__ == "__main__":
    print(
        json.dumps(
            {"programme": programmes(), "robust": bounded(), "pairing": pairing(), "knowing": knowing()},
            indent=2,
        )
    )
