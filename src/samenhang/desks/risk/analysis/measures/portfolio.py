# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The best portfolio under a budget: a mixed-integer linear programme, solved by HiGHS through SciPy. Pure.

Greatest E[reduction] - rho * CVaR(loss that is left). CVaR, the mean of the worst 1 - alpha of the samples,
is made linear as R. T. Rockafellar and S. Uryasev do, Optimization of conditional value-at-risk, Journal of
Risk 2 (2000) 21-41. Pairs of measures that do less (or more) together have a variable of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array, eye_array, hstack

from samenhang.desks.risk.analysis.measures.feasible import Portfolios, Rules
from samenhang.desks.risk.analysis.measures.spread import Array
from samenhang.errors import InvalidInput

TIGHT = 1e-9
"""How far, as a share, the best that may exist can be above the portfolio that is called optimal."""


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """What to choose. S samples, M measures.

    `loss` (S,) is lost a year without measures, `gain` (S, M) is what each saves alone, `pairs` what two save
    together more (below 0: less) than apart, (S,) each. `rho` is how much CVaR at `alpha` weighs.
    """

    loss: Array
    gain: Array
    rules: Rules
    pairs: Mapping[tuple[int, int], Array] = field(default_factory=dict)
    rho: float = 0.0
    alpha: float = 0.95

    def __post_init__(self) -> None:
        if self.gain.shape != (len(self.loss), len(self.rules.cost)):
            raise InvalidInput(
                f"gain has the shape {self.gain.shape}", f"give {(len(self.loss), len(self.rules.cost))}"
            )
        if self.rho < 0 or not 0 < self.alpha < 1:
            raise InvalidInput(
                f"rho {self.rho:g} and alpha {self.alpha:g}", "give rho from 0 and alpha between 0 and 1"
            )

    def reduction(self, portfolios: Portfolios) -> Array:
        """What each portfolio saves in each sample; shape (S, P)."""
        chosen = portfolios.astype(np.float64)
        saved = self.gain @ chosen.T
        for (a, b), value in self.pairs.items():
            saved += np.outer(value, chosen[:, a] * chosen[:, b])
        return np.asarray(saved)

    def objective(self, portfolios: Portfolios) -> Array:
        """What is made greatest, for each portfolio; shape (P,)."""
        saved = self.reduction(portfolios)
        return worth(self.loss, saved, self.rho, self.alpha)


def worth(loss: Array, saved: Array, rho: float, alpha: float) -> Array:
    """E[saved] - rho * CVaR(loss - saved) of each column of `saved` (S, P); shape (P,)."""
    if rho == 0:
        return np.asarray(saved.mean(axis=0))
    return np.asarray(saved.mean(axis=0) - rho * conditional_value_at_risk(loss[:, None] - saved, alpha))


def conditional_value_at_risk(loss: Array, alpha: float) -> Array:
    """The mean of the worst 1 - alpha of the samples, each column apart (S, P); the last one counts in
    part."""
    worst = -np.sort(-loss, axis=0)
    tail = (1 - alpha) * len(loss)
    weights = np.clip(tail - np.arange(len(loss)), 0, 1) / tail
    return np.asarray(weights @ worst)


@dataclass(frozen=True, slots=True)
class Choice:
    """A portfolio by places of measures, its cost, what is made greatest and its two parts.

    No portfolio can have an objective above `bound`; `optimal` says that this is it.
    """

    chosen: tuple[int, ...]
    cost: float
    objective: float
    reduction: float
    cvar: float
    bound: float
    optimal: bool


def choice(problem: Problem, chosen: Iterable[int], bound: float, optimal: bool) -> Choice:
    """The choice of these measures, with its numbers worked out from the samples."""
    places = tuple(sorted(chosen))
    row = np.zeros((1, len(problem.rules.cost)), dtype=bool)
    row[0, list(places)] = True
    saved = problem.reduction(row)
    cvar = conditional_value_at_risk(problem.loss[:, None] - saved, problem.alpha)[0]
    objective = float(saved.mean() - problem.rho * cvar)
    cost = float(problem.rules.cost[list(places)].sum())
    return Choice(places, cost, objective, float(saved.mean()), float(cvar), bound, optimal)


def choose(problem: Problem, seconds: float | None = None) -> Choice:
    """The best portfolio; with `seconds`, the best that is found in that time, with the bound. Raises
    InvalidInput."""
    rows = _Rows(problem)
    size = rows.size
    costs = np.zeros(size)
    scale = _scale(problem)
    costs[: rows.measures] = -problem.gain.mean(axis=0) / scale
    for place, value in enumerate(problem.pairs.values()):
        costs[rows.measures + place] = -float(value.mean()) / scale
    whole = np.zeros(size)
    whole[: rows.measures] = 1
    upper = np.ones(size)
    upper[list(problem.rules.barred)] = 0
    lower = np.zeros(size)
    if problem.rho:
        costs[rows.threshold] = problem.rho
        costs[rows.threshold + 1 :] = problem.rho / ((1 - problem.alpha) * len(problem.loss))
        upper[rows.threshold :] = np.inf
        lower[rows.threshold] = -np.inf
    found = milp(
        costs,
        integrality=whole,
        bounds=Bounds(lower, upper),
        constraints=rows.constraints(scale),
        options={"mip_rel_gap": TIGHT} | ({"time_limit": seconds} if seconds is not None else {}),
    )
    if found.x is None:
        raise InvalidInput(
            f"no portfolio was found: {found.message}", "give more seconds or a budget above 0"
        )
    chosen = np.flatnonzero(found.x[: rows.measures] > 0.5)
    bound = -float(found.mip_dual_bound) * scale if found.mip_dual_bound is not None else np.inf
    return choice(problem, (int(place) for place in chosen), bound, found.status == 0)


def _scale(problem: Problem) -> float:
    """A round size of the amounts: the solver's tolerances are absolute, and losses come in billions."""
    most = max(float(np.abs(problem.gain).mean(axis=0).max(initial=0.0)), float(np.abs(problem.loss).mean()))
    return most or 1.0


class _Rows:
    """The constraints, on the variables: measures, pairs, and with rho the threshold and the excess of each
    sample."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.measures = len(problem.rules.cost)
        self.threshold = self.measures + len(problem.pairs)
        self.size = self.threshold + (1 + len(problem.loss) if problem.rho else 0)

    def constraints(self, scale: float) -> list[LinearConstraint]:
        """All of them."""
        rules = self.problem.rules
        rows: list[tuple[dict[int, float], float]] = []
        if rules.budget < np.inf:
            most = max(rules.budget, 1.0)
            rows.append(({j: c / most for j, c in enumerate(rules.cost)}, rules.budget / most))
        rows += [({a: 1.0, b: -1.0}, 0.0) for a, b in rules.requires if a != b]
        rows += [({a: 1.0, b: 1.0}, 1.0) for a, b in rules.excludes]
        for place, (a, b) in enumerate(self.problem.pairs):
            pair = self.measures + place
            rows += [({pair: 1.0, a: -1.0}, 0.0), ({pair: 1.0, b: -1.0}, 0.0)]
            rows.append(({a: 1.0, b: 1.0, pair: -1.0}, 1.0))
        made = [LinearConstraint(*self._short(rows))] if rows else []
        return [*made, self._tail(scale)] if self.problem.rho else made

    def _short(self, rows: list[tuple[dict[int, float], float]]) -> tuple[csr_array, float, Array]:
        entries = [(r, c, value) for r, (row, _) in enumerate(rows) for c, value in row.items()]
        r, c, values = zip(*entries, strict=True)
        matrix = coo_array((values, (r, c)), shape=(len(rows), self.size)).tocsr()
        return matrix, -np.inf, np.array([most for _, most in rows])

    def _tail(self, scale: float) -> LinearConstraint:
        """Excess of a sample >= its loss - threshold."""
        problem = self.problem
        saved = np.column_stack([problem.gain, *problem.pairs.values()]) / scale
        count = len(problem.loss)
        matrix = hstack([csr_array(saved), np.ones((count, 1)), eye_array(count)], format="csr")
        return LinearConstraint(matrix, problem.loss / scale, np.inf)


def pareto_front(
    problem: Problem, budgets: Iterable[float], seconds: float | None = None
) -> tuple[Choice, ...]:
    """The best portfolio for each budget, without those that another beats at no more cost; cheapest
    first."""
    found = [choose(with_budget(problem, budget), seconds) for budget in sorted(budgets)]
    return undominated(found)


def with_budget(problem: Problem, budget: float) -> Problem:
    """The same problem under another budget."""
    rules = problem.rules
    other = Rules(rules.cost, budget, rules.requires, rules.excludes, rules.barred)
    return Problem(problem.loss, problem.gain, other, problem.pairs, problem.rho, problem.alpha)


def undominated(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Those that no other beats: as good for less, or better for the same; cheapest first."""
    front: list[Choice] = []
    for one in sorted(choices, key=lambda c: (c.cost, -c.objective, c.chosen)):
        if not front or one.objective > front[-1].objective:
            front.append(one)
    return tuple(front)
