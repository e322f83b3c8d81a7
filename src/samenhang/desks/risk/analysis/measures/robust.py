# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Robust portfolio modelling: what can be said when scores and weights are only known within bounds. Pure.

J. Liesiö, P. Mild, A. Salo, Preference programming for robust portfolio modeling and project selection,
European Journal of Operational Research 181 (2007) 1488-1505; the same, Robust portfolio modeling with
incomplete cost information and project interdependencies, EJOR 190 (2008) 679-695.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from samenhang.desks.risk.analysis.measures.feasible import Portfolios, Rules
from samenhang.desks.risk.analysis.measures.spread import Array
from samenhang.errors import InvalidInput

MOST = 20_000
"""How many portfolios are kept at most at any moment: beyond it the bounds say too little to choose by."""
_PIECE = 2048
_SLACK = 1e-9


class TooWide(InvalidInput):
    """The bounds leave more than MOST portfolios: they say too little to choose by."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """`low` and `high` (M, K): what each measure adds on each criterion, at least and at most.

    `weights` (E, K): the extreme points of the set of weights; all of a polytope's weights lie between them.
    """

    low: Array
    high: Array
    weights: Array

    def __post_init__(self) -> None:
        if self.low.shape != self.high.shape or self.weights.shape[1:] != self.low.shape[1:]:
            raise InvalidInput(
                f"scores of {self.low.shape} and {self.high.shape} with weights of {self.weights.shape}",
                "give (measures, criteria) twice, and (extreme points, criteria)",
            )
        if (self.low > self.high).any():
            raise InvalidInput("a score that is at least more than at most", "give the lower bound first")
        if (self.weights < 0).any():
            raise InvalidInput("a weight below 0", "give weights of 0 or more")

    @property
    def bounds(self) -> tuple[Array, Array]:
        """Least and greatest value of each measure at each extreme weight; shape (E, M) each."""
        return self.weights @ self.low.T, self.weights @ self.high.T


def extreme_weights(low: Sequence[float], high: Sequence[float]) -> Array:
    """The extreme points of the weights that sum to 1 with bounds on each; shape (E, K). Raises InvalidInput.

    At an extreme point all weights but one stand at a bound. Grows as K * 2^(K-1).
    """
    count = len(low)
    if sum(low) > 1 + _SLACK or sum(high) < 1 - _SLACK or any(a > b for a, b in zip(low, high, strict=True)):
        raise InvalidInput("no weights within these bounds sum to 1", "widen the bounds")
    found = set()
    for free in range(count):
        others = [(low[k], high[k]) for k in range(count) if k != free]
        for corner in product(*others):
            rest = 1 - sum(corner)
            if low[free] - _SLACK <= rest <= high[free] + _SLACK:
                point = [*corner[:free], rest, *corner[free:]]
                found.add(tuple(round(weight, 12) for weight in point))
    return np.array(sorted(found))


@dataclass(frozen=True, slots=True, eq=False)
class Robust:
    """What the bounds leave. `portfolios`: all that no other dominates; `core` (M,): in which share of them
    each is.

    Core index 1: take it whatever the truth is within the bounds; 0: leave it; between: it depends on what is
    not known yet. `regret` is, for each portfolio, the most that another could be better; `least_regret` the
    place of the portfolio where that is least.
    """

    portfolios: Portfolios
    core: Array
    regret: Array

    @property
    def least_regret(self) -> int:
        """The place of the minimax-regret portfolio; it is best among all feasible ones."""
        return int(np.argmin(self.regret))


Report = Callable[[int, int], None]


def robust(scores: Scores, rules: Rules, report: Report = lambda done, total: None) -> Robust:
    """All non-dominated portfolios, core indexes and regrets. Raises TooWide.

    Dominated: another is at least as good for all scores and weights within the bounds, and better for some.
    Measures come in one by one; of what is made so far, a portfolio falls that another dominates at no more
    cost with the same standing towards the rules, since whatever completes the one also completes the other.
    """
    order = _order(scores, rules)
    kept = np.zeros((1, len(rules.cost)), dtype=bool)
    for step, place in enumerate(order):
        report(step, len(order))
        kept = _step(kept, place, _Standing(rules, frozenset(order[step + 1 :])), scores)
        if len(kept) > MOST:
            raise TooWide(
                f"more than {MOST} portfolios remain: the scores say too little to choose by",
                "narrow the bounds or the weights, or give fewer measures",
            )
    kept = kept[rules.holds(kept)]
    kept = kept[~_dominated(kept, kept, scores, None)]
    return Robust(kept, kept.mean(axis=0), _regret(kept, scores))


def _order(scores: Scores, rules: Rules) -> list[int]:
    """Measures that are surely worth their cost first: what dominates much is made early."""
    low, high = scores.bounds
    worth = (low + high).mean(axis=0) / np.maximum(
        rules.cost, 1e-12 * max(1.0, float(rules.cost.max(initial=0)))
    )
    return [int(place) for place in np.argsort(-worth, kind="stable") if place not in rules.barred]


class _Standing:
    """How portfolios stand towards the rules while the measures `later` are not decided on yet."""

    def __init__(self, rules: Rules, later: frozenset[int]) -> None:
        pairs = [*rules.requires, *rules.excludes]
        half = [pair for pair in pairs if len(later & set(pair)) == 1]
        self.open = sorted({place for pair in half for place in pair if place not in later})
        requires = tuple(pair for pair in rules.requires if not later & set(pair))
        excludes = tuple(pair for pair in rules.excludes if not later & set(pair))
        self.decided = Rules(rules.cost, rules.budget, requires, excludes, rules.barred)

    def of(self, rows: Portfolios) -> NDArray[np.int64]:
        """A number that is the same for portfolios that are alike in what the open rules are about; shape
        (P,)."""
        if not self.open:
            return np.zeros(len(rows), dtype=np.int64)
        return np.unique(rows[:, self.open], axis=0, return_inverse=True)[1].reshape(-1)


def _step(kept: Portfolios, place: int, standing: _Standing, scores: Scores) -> Portfolios:
    """Each portfolio without and with one more measure, less those that break a rule or fall."""
    taken = kept.copy()
    taken[:, place] = True
    side = np.repeat([False, True], len(kept))
    both = np.concatenate([kept, taken])
    good = standing.decided.holds(both)
    both, side = both[good], side[good]
    groups = standing.of(both)
    falls = np.zeros(len(both), dtype=bool)
    cost = standing.decided.cost
    for one in np.unique(groups):
        without, with_ = np.flatnonzero((groups == one) & ~side), np.flatnonzero((groups == one) & side)
        if len(without) and len(with_):
            falls[without] = _dominated(both[without], both[with_], scores, cost)
            left = without[~falls[without]]
            if len(left):
                falls[with_] = _dominated(both[with_], both[left], scores, cost)
    return both[~falls]


def _dominated(rows: Portfolios, by: Portfolios, scores: Scores, cost: Array | None) -> NDArray[np.bool_]:
    """Which rows a row of `by` dominates, where `cost` is given at no more cost; shape (rows,)."""
    falls = np.zeros(len(rows), dtype=bool)
    bounds = list(zip(*scores.bounds, strict=True))
    size = max(1, _PIECE * _PIECE // max(1, len(by)))
    slack = _SLACK * max(1.0, float(np.abs(scores.bounds[1]).max(initial=0.0)))
    for first in range(0, len(rows), size):
        piece = rows[first : first + size]
        better = np.ones((len(piece), len(by)), dtype=bool)
        strict = np.zeros_like(better)
        if cost is not None:
            better &= (by @ cost)[None, :] <= (piece @ cost)[:, None] + _SLACK * float(cost.sum())
        for low, high in bounds:
            better &= -slack <= _least_lead(by, piece, low, high).T
            if not better.any():
                break
            strict |= _least_lead(piece, by, low, high) < -slack
        falls[first : first + size] = (better & strict).any(axis=1)
    return falls


def _least_lead(ahead: Portfolios, behind: Portfolios, low: Array, high: Array) -> Array:
    """By how much each of `ahead` is better than each of `behind` at the least, at one weight; shape (A, B).

    What both have cancels out: a_low - b_high + common (high - low), which is one product of matrices.
    """
    a, b = ahead.astype(np.float64), behind.astype(np.float64)
    return np.asarray((a @ low)[:, None] - (b @ high)[None, :] + (a * (high - low)) @ b.T)


def _regret(kept: Portfolios, scores: Scores) -> Array:
    """The most that another portfolio can be better, over scores and weights; shape (P,)."""
    regret = np.zeros(len(kept))
    size = max(1, _PIECE * _PIECE // max(1, len(kept)))
    for low, high in zip(*scores.bounds, strict=True):
        for first in range(0, len(kept), size):
            lead = _least_lead(kept[first : first + size], kept, low, high)
            regret[first : first + size] = np.maximum(regret[first : first + size], -lead.min(axis=1))
    return regret
