# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Portfolios found without a programme: all of them, and one by one. To check it by and to compare it with.
Pure."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from samenhang.desks.risk.analysis.measures.feasible import Portfolios, Rules, every
from samenhang.desks.risk.analysis.measures.portfolio import Choice, Problem, choice, undominated
from samenhang.desks.risk.analysis.measures.spread import Array

_PIECE = 4096

Valued = Callable[[Portfolios], Array]
"""What each portfolio is worth; rows of portfolios (P, M) to (P,)."""


def exhaustive(problem: Problem) -> Choice:
    """The best of all portfolios; of equals the cheapest. Doubles with each measure. Raises InvalidInput."""
    rows = every(problem.rules)
    found = values(problem, rows)
    best = cheapest_best(rows, found, problem.rules.cost)
    return choice(problem, np.flatnonzero(rows[best]).tolist(), float(found[best]), optimal=True)


def cheapest_best(rows: Portfolios, found: Array, cost: Array) -> int:
    """The place of the row that is worth most; of those that are worth the same, up to rounding, the
    cheapest."""
    best = found.max()
    near = np.flatnonzero(found >= best - 1e-12 * max(1.0, abs(best)))
    return int(near[np.argmin(rows[near] @ cost)])


def values(problem: Problem, rows: Portfolios) -> Array:
    """The objective of many portfolios, in pieces that fit the memory; shape (P,)."""
    pieces = (rows[first : first + _PIECE] for first in range(0, len(rows), _PIECE))
    return np.concatenate([problem.objective(piece) for piece in pieces])


def whole_front(problem: Problem) -> tuple[Choice, ...]:
    """The exact Pareto front of cost and objective over all portfolios within the budget; cheapest first."""
    rows = every(problem.rules)
    found = values(problem, rows)
    order = np.lexsort((-found, rows @ problem.rules.cost))
    best = np.maximum.accumulate(found[order])
    rising = np.concatenate([[True], found[order][1:] > best[:-1]])
    places = order[rising]
    made = (choice(problem, np.flatnonzero(rows[p]).tolist(), float(found[p]), optimal=True) for p in places)
    return undominated(made)


def greedy(valued: Valued, rules: Rules) -> tuple[int, ...]:
    """Take, again and again, what adds most for its cost, with what it requires, until nothing fits or adds.

    What people do by hand. Costs (measures squared) values.
    """
    row: Portfolios = np.zeros(len(rules.cost), dtype=bool)
    while True:
        now = float(valued(row[None])[0])
        if row.all():
            break
        tries: Portfolios = np.stack([_with(row, int(place), rules) for place in np.flatnonzero(~row)])
        tries = tries[rules.holds(tries)]
        if not len(tries):
            break
        more = valued(tries) - now
        spent = np.maximum((tries @ rules.cost) - row @ rules.cost, 1e-12 * max(1.0, float(rules.cost.sum())))
        if more.max() <= 0:
            break
        row = tries[int(np.argmax(more / spent))]
    return tuple(int(place) for place in np.flatnonzero(row))


def _with(row: Portfolios, place: int, rules: Rules) -> Portfolios:
    """A portfolio with one more measure and all that this requires."""
    wider = row.copy()
    waiting = [place]
    while waiting:
        one = waiting.pop()
        if not wider[one]:
            wider[one] = True
            waiting += [b for a, b in rules.requires if a == one]
    return wider
