# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which portfolios a study runs in full: all of them if they are few, else those that a programme proposes.
Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np

from samenhang.desks.risk.analysis.measures.effect import Displacement, ImpactCut, LinkCut
from samenhang.desks.risk.analysis.measures.experiment import Experiment
from samenhang.desks.risk.analysis.measures.feasible import Portfolios, Rules
from samenhang.desks.risk.analysis.measures.measure import Measure
from samenhang.desks.risk.analysis.measures.portfolio import Problem, choose, pareto_front, worth
from samenhang.desks.risk.analysis.measures.search import greedy
from samenhang.desks.risk.analysis.measures.spread import Array
from samenhang.errors import InvalidInput

Report = Callable[[int, int, str], None]
"""(done, of how many, what is being done)."""
PROGRAMME_SAMPLES = 400
"""On how many samples the programme with CVaR works; its proposals are then run on all."""
FRONT = 12
"""How many budgets the front of a programme tries."""
ROUNDS = 20
"""How often a portfolio is exchanged for a better neighbour at most."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is asked: a budget (present cost), and how much the CVaR at `alpha` of what is left weighs.

    `seconds` bounds each run of the solver.
    """

    budget: float = inf
    rho: float = 0.0
    alpha: float = 0.95
    seconds: float = 30.0

    def __post_init__(self) -> None:
        if not (0 <= self.rho < inf and 0 < self.alpha < 1):
            raise InvalidInput(
                f"rho {self.rho:g} and alpha {self.alpha:g}", "give rho from 0 and alpha between 0 and 1"
            )


@dataclass(frozen=True, eq=False)
class Evaluator:
    """Runs portfolios in full, each once. Costs a run (samples x scenarios x criteria) for each new one."""

    experiment: Experiment
    report: Report = lambda done, total, what: None
    _known: dict[bytes, Array] = field(default_factory=dict)

    @property
    def loss(self) -> Array:
        """Without measures; shape (S,)."""
        nothing: Portfolios = np.zeros((1, len(self.experiment.catalogue)), dtype=bool)
        return self._losses(nothing)[0]

    def reduction(self, rows: Portfolios) -> Array:
        """What each portfolio (P, M) saves in each sample; shape (S, P)."""
        return np.asarray(self.loss[:, None] - np.column_stack(self._losses(rows)))

    def worth(self, rows: Portfolios, aim: Aim) -> Array:
        """What is made greatest, for each portfolio; shape (P,)."""
        return worth(self.loss, self.reduction(rows), aim.rho, aim.alpha)

    def _losses(self, rows: Portfolios) -> list[Array]:
        ids = self.experiment.catalogue.ids
        found = []
        for number, row in enumerate(rows):
            key = row.tobytes()
            if key not in self._known:
                self.report(number, len(rows), "portfolios")
                self._known[key] = self.experiment.run(ids[at] for at in np.flatnonzero(row)).loss
            found.append(self._known[key])
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Proposed:
    """Portfolios that a programme proposes, and by which share its estimate of the best one's reduction was
    off."""

    rows: Portfolios
    surrogate: float


def programmed(evaluator: Evaluator, rules: Rules, aim: Aim, others: Portfolios) -> Proposed:
    """Portfolios worth a full run: the programme's, its front, greedy choice, `others`, and better
    neighbours.

    The programme counts what each measure saves alone and what two that touch the same risk save less
    together; three and more at once it does not see, which is why the full runs decide.
    """
    problem = pairwise_problem(evaluator, rules, aim)
    best = choose(problem, aim.seconds)
    budget = min(aim.budget, float(rules.cost.sum()))
    steps = [budget * step / FRONT for step in range(1, FRONT)]
    front = pareto_front(problem, steps, aim.seconds)
    taken = greedy(lambda rows: evaluator.worth(rows, aim), rules)
    rows = _rows(len(rules.cost), [(), best.chosen, taken, *(one.chosen for one in front)])
    rows = np.concatenate([rows, others])
    top = rows[int(np.argmax(evaluator.worth(rows, aim)))]
    climbed = _climb(top, evaluator, rules, aim)
    rows = np.unique(np.concatenate([rows, climbed]), axis=0)
    full = float(evaluator.reduction(_rows(len(rules.cost), [best.chosen])).mean())
    return Proposed(rows, best.reduction / full - 1 if full else 0.0)


def pairwise_problem(evaluator: Evaluator, rules: Rules, aim: Aim) -> Problem:
    """The programme's model: single measures and pairs of which the effects meet."""
    count = len(rules.cost)
    measures = evaluator.experiment.catalogue.measures
    allowed = [at for at in range(count) if at not in rules.barred]
    pairs = [(a, b) for a in allowed for b in allowed if a < b and meet(measures[a], measures[b])]
    pairs = [pair for pair in pairs if pair not in rules.excludes]
    single = evaluator.reduction(_rows(count, [(at,) for at in range(count)]))
    used = slice(None) if aim.rho == 0 else slice(0, PROGRAMME_SAMPLES)
    joint = {}
    if pairs:
        both = evaluator.reduction(_rows(count, pairs))
        joint = {(a, b): (both[:, at] - single[:, a] - single[:, b])[used] for at, (a, b) in enumerate(pairs)}
    return Problem(evaluator.loss[used], single[used], rules, joint, aim.rho, aim.alpha)


def meet(one: Measure, other: Measure) -> bool:
    """Whether two measures touch a same scenario: only then is what they save together not just the sum."""
    mine, theirs = _touched(one), _touched(other)
    return mine is None or theirs is None or bool(mine & theirs)


def _touched(measure: Measure) -> set[str] | None:
    """The scenarios that a measure changes; None: perhaps all."""
    found: set[str] = set()
    for effect in measure.effects:
        if isinstance(effect, LinkCut) or (isinstance(effect, ImpactCut) and effect.scenario is None):
            return None
        if isinstance(effect, Displacement):
            found |= {effect.source, effect.target}
        else:
            found.add(str(effect.scenario))
    return found


def _climb(row: Portfolios, evaluator: Evaluator, rules: Rules, aim: Aim) -> Portfolios:
    """From a portfolio to better neighbours (one added, dropped or exchanged) until there is none."""
    passed = [row]
    now = float(evaluator.worth(row[None], aim)[0])
    for _ in range(ROUNDS):
        near = _neighbours(row)
        near = near[rules.holds(near)]
        if not len(near):
            break
        values = evaluator.worth(near, aim)
        best = int(np.argmax(values))
        if values[best] <= now + 1e-12 * abs(now):
            break
        row, now = near[best], float(values[best])
        passed.append(row)
    return np.stack(passed)


def _neighbours(row: Portfolios) -> Portfolios:
    flips = row ^ np.eye(len(row), dtype=bool)
    swaps = [
        flips[a] ^ np.eye(len(row), dtype=bool)[b] for a in np.flatnonzero(row) for b in np.flatnonzero(~row)
    ]
    return np.concatenate([flips, np.stack(swaps)]) if swaps else flips


def _rows(count: int, chosen: Sequence[Iterable[int]]) -> Portfolios:
    rows: Portfolios = np.zeros((len(chosen), count), dtype=bool)
    for at, places in enumerate(chosen):
        rows[at, list(places)] = True
    return rows
