# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A whole study of a catalogue: each measure, the best portfolio, what bounds leave, what to ask next.
Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from samenhang.desks.risk.analysis.measures.baseline import Baseline
from samenhang.desks.risk.analysis.measures.candidates import Aim, Evaluator, Report, programmed
from samenhang.desks.risk.analysis.measures.comparison import (
    Comparison,
    Difference,
    Exceedance,
    compare,
    difference,
    exceedance,
)
from samenhang.desks.risk.analysis.measures.experiment import Experiment
from samenhang.desks.risk.analysis.measures.feasible import Portfolios, Rules, every
from samenhang.desks.risk.analysis.measures.measure import Feasibility, Grade
from samenhang.desks.risk.analysis.measures.portfolio import conditional_value_at_risk, worth
from samenhang.desks.risk.analysis.measures.questions import Question, narrowed, questions
from samenhang.desks.risk.analysis.measures.robust import Robust, Scores, TooWide, extreme_weights, robust
from samenhang.desks.risk.analysis.measures.search import cheapest_best, greedy
from samenhang.desks.risk.analysis.measures.spread import Array

SMALL = 12
"""Up to how many measures all portfolios are run in full."""
OTHERS = 200
"""How many robust portfolios are run in full at most, where not all are."""
CURVE = (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.4, 0.6, 0.8)
"""Thresholds of the exceedance curve, as shares of the greatest impact in the samples."""


@dataclass(frozen=True, slots=True)
class Single:
    """One measure alone. `cost` is its present cost, `yearly` the same a year, `core` its core index.

    `core` is None where the bounds say too little.
    """

    id: str
    grade: Grade
    feasibility: Feasibility
    cost: float
    yearly: float
    effect: Comparison
    core: float | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Bought:
    """A portfolio: present cost, what it saves a year, the CVaR of the yearly loss that is left, and its
    worth."""

    measures: tuple[str, ...]
    cost: float
    reduction: float
    cvar: float
    objective: float


@dataclass(frozen=True, slots=True)
class Study:
    """The answer. Amounts are a year in the common unit, costs are present costs unless said otherwise.

    `method` is "exact" where all portfolios were run in full, else "programme"; `considered` is how many were
    run. `surrogate` is the share by which the programme's own estimate was off, None where all were run.
    `next_best` is the best portfolio that is not the chosen one. `undominated`, `least_regret` and `regret`
    come from robust portfolio modelling, None where `unsaid` says why. `perfect` is the value of knowing all.
    """

    samples: int
    seed: int
    budget: float | None
    rho: float
    alpha: float
    loss: Difference
    method: str
    considered: int
    surrogate: float | None
    chosen: Bought
    effect: Comparison
    next_best: Bought | None
    over_next: Difference | None
    greedy: Bought
    front: tuple[Bought, ...]
    singles: tuple[Single, ...]
    undominated: int | None
    least_regret: tuple[str, ...] | None
    regret: float | None
    unsaid: str
    perfect: float
    perfect_error: float
    questions: tuple[Question, ...]
    curve_before: tuple[Exceedance, ...]
    curve_after: tuple[Exceedance, ...]


def study(
    experiment: Experiment,
    cost: Mapping[str, float],
    aim: Aim,
    seed: int,
    weights: Mapping[str, tuple[float, float]] | None = None,
    report: Report = lambda done, total, what: None,
) -> Study:
    """Everything on an experiment. `cost` is the present cost of each measure; `weights` bound the interests.

    Up to SMALL measures every portfolio is run in full; beyond that a programme with pairwise interactions
    proposes, and full runs decide. Bounds on weights are shares of the interests that sum to 1; equal shares
    are the plain sum. Raises InvalidInput.
    """
    rules = rules_of(experiment, cost, aim.budget)
    evaluator = Evaluator(experiment, report)
    remains, unsaid = _bounded(experiment, rules, weights, report)
    surrogate = None
    if len(rules.cost) - len(rules.barred) <= SMALL:
        rows = every(rules)
    else:
        others = remains.portfolios[:OTHERS] if remains else np.zeros((0, len(rules.cost)), dtype=bool)
        proposed = programmed(evaluator, rules, aim, others)
        rows, surrogate = proposed.rows, proposed.surrogate
    told = _Told(evaluator, rules, aim, rows)
    core = {name: remains.core[at] if remains else None for at, name in enumerate(experiment.catalogue.ids)}
    table = told.table[:, narrowed(rows, told.table)]
    everything, asked = questions(table, experiment.inputs, _plain(core), seed, report)
    best = told.best
    names = told.bought(best).measures
    before, after = experiment.run(()), experiment.run(names)
    nothing = np.zeros_like(before.loss)
    second = told.second
    steps = np.array(CURVE) * max(float((one.impact @ before.baseline.values).max()) for one in before.phases)
    regret = None if remains is None else remains.least_regret
    return Study(
        samples=experiment.baseline.samples,
        seed=seed,
        budget=aim.budget if aim.budget < inf else None,
        rho=aim.rho,
        alpha=aim.alpha,
        loss=difference(before.loss, nothing),
        method="exact" if surrogate is None else "programme",
        considered=len(rows),
        surrogate=surrogate,
        chosen=told.bought(best),
        effect=compare(before, after, experiment.horizon.yearly(told.bought(best).cost)),
        next_best=None if second is None else told.bought(second),
        over_next=None if second is None else difference(-told.table[:, second], -told.table[:, best]),
        greedy=told.greedy,
        front=told.front,
        singles=tuple(_singles(experiment, cost, _plain(core), names)),
        undominated=None if remains is None else len(remains.portfolios),
        least_regret=None if remains is None or regret is None else told.names(remains.portfolios[regret]),
        regret=None if remains is None or regret is None else float(remains.regret[regret]),
        unsaid=unsaid,
        perfect=everything.value,
        perfect_error=everything.error,
        questions=asked,
        curve_before=exceedance(before, steps.tolist()),
        curve_after=exceedance(after, steps.tolist()),
    )


def rules_of(experiment: Experiment, cost: Mapping[str, float], budget: float) -> Rules:
    """What a portfolio has to keep to. Measures that cannot be carried out are never taken."""
    catalogue = experiment.catalogue
    barred = tuple(n for n, m in enumerate(catalogue.measures) if m.feasibility is Feasibility.INFEASIBLE)
    amounts = np.array([cost[name] for name in catalogue.ids])
    return Rules(amounts, budget, catalogue.requires, catalogue.excludes, barred)


def averaged(baseline: Baseline) -> Baseline:
    """The same in every sample: mean rates, and mean impacts weighted by them; links at their means."""
    rate = baseline.rate.mean(axis=0)
    harm = (baseline.rate[:, :, None] * baseline.impact).mean(axis=0)
    weighted = harm / np.where(rate > 0, rate, 1.0)[:, None]
    impact = np.where(rate[:, None] > 0, weighted, baseline.impact.mean(axis=0))
    chance = baseline.probability
    return replace(
        baseline,
        rate=np.broadcast_to(rate, baseline.rate.shape),
        impact=np.broadcast_to(impact, baseline.impact.shape),
        probability=None if chance is None else np.broadcast_to(chance.mean(axis=0), chance.shape),
    )


def scores(experiment: Experiment, weights: Mapping[str, tuple[float, float]] | None = None) -> Scores:
    """What each measure saves alone by interest, from its 5 to its 95 percent quantile, at mean risks.

    So the bounds are those of the measure itself. What is not known of the risks is shared by all measures:
    it would make every bound wide, and is told by the value of information instead.
    """
    settled = replace(experiment, baseline=averaged(experiment.baseline), _reaches={})
    without = settled.run(()).by_interest
    saved = np.stack([without - settled.run([name]).by_interest for name in experiment.catalogue.ids])
    low, high = np.quantile(saved, (0.05, 0.95), axis=1)
    interests = experiment.baseline.interests
    extremes = np.ones((1, len(interests)))
    if weights:
        bounds = [weights.get(name, (0.0, 1.0)) for name in interests]
        extremes = len(interests) * extreme_weights([a for a, _ in bounds], [b for _, b in bounds])
    return Scores(low, high, extremes)


def _bounded(
    experiment: Experiment, rules: Rules, weights: Mapping[str, tuple[float, float]] | None, report: Report
) -> tuple[Robust | None, str]:
    """What bounds leave, or why that cannot be told."""
    try:
        bounds = scores(experiment, weights)
        return robust(bounds, rules, lambda done, total: report(done, total, "robust portfolios")), ""
    except TooWide as error:
        return None, str(error)


def _plain(core: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: None if index is None else float(index) for name, index in core.items()}


def _singles(
    experiment: Experiment,
    cost: Mapping[str, float],
    core: Mapping[str, float | None],
    names: tuple[str, ...],
) -> list[Single]:
    before = experiment.run(())
    found = []
    for one in experiment.catalogue.measures:
        yearly = experiment.horizon.yearly(cost[one.id])
        effect = compare(before, experiment.run([one.id]), yearly)
        chosen = one.id in names
        made = Single(one.id, one.grade, one.feasibility, cost[one.id], yearly, effect, core[one.id], chosen)
        found.append(made)
    return found


class _Told:
    """Portfolios that were run, told as what they cost and save."""

    def __init__(self, evaluator: Evaluator, rules: Rules, aim: Aim, rows: Portfolios) -> None:
        self.evaluator, self.rules, self.aim, self.rows = evaluator, rules, aim, rows
        self.table = evaluator.reduction(rows)
        self.values = worth(evaluator.loss, self.table, aim.rho, aim.alpha)
        self.best = cheapest_best(rows, self.values, rules.cost)

    @property
    def second(self) -> int | None:
        """The place of the best of the others; None if there is none."""
        others = np.flatnonzero(np.arange(len(self.rows)) != self.best)
        if not len(others):
            return None
        return int(others[cheapest_best(self.rows[others], self.values[others], self.rules.cost)])

    @property
    def greedy(self) -> Bought:
        """What choosing one by one would buy."""
        taken = greedy(lambda rows: self.evaluator.worth(rows, self.aim), self.rules)
        row: Portfolios = np.zeros(len(self.rules.cost), dtype=bool)
        row[list(taken)] = True
        return self._told(row, self.evaluator.reduction(row[None])[:, 0])

    @property
    def front(self) -> tuple[Bought, ...]:
        """Of the portfolios that were run, those that no other beats at no more cost; cheapest first."""
        order = np.lexsort((-self.values, self.rows @ self.rules.cost))
        best = np.maximum.accumulate(self.values[order])
        margin = 1e-9 * max(1.0, float(np.abs(self.values).max()))
        rising = np.concatenate([[True], best[1:] > best[:-1] + margin])
        return tuple(self.bought(int(place)) for place in order[rising])

    def bought(self, place: int) -> Bought:
        """The portfolio in a row."""
        return self._told(self.rows[place], self.table[:, place])

    def names(self, row: Portfolios) -> tuple[str, ...]:
        """The measures in a portfolio."""
        ids = self.evaluator.experiment.catalogue.ids
        return tuple(ids[place] for place in np.flatnonzero(row))

    def _told(self, row: Portfolios, saved: Array) -> Bought:
        left = (self.evaluator.loss - saved)[:, None]
        cvar = float(conditional_value_at_risk(left, self.aim.alpha)[0])
        reduction = float(saved.mean())
        cost = float(row @ self.rules.cost)
        return Bought(self.names(row), cost, reduction, cvar, reduction - self.aim.rho * cvar)
