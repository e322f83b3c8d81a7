# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which portfolios can be carried out: within the budget, with what they require, without what excludes.
Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from samenhang.desks.risk.analysis.measures.spread import Array
from samenhang.errors import InvalidInput

Portfolios = NDArray[np.bool_]
"""A row for each portfolio, a column for each measure: whether it is in."""

ENUMERABLE = 22
"""Of how many measures all portfolios can be listed: 4 million rows."""
CENT = 1e-9
"""By which share of the budget a cost may be above it: for the rounding of sums."""


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """`cost` (M,) at least 0, `budget`, `requires` as pairs (a needs b), `excludes` as pairs, `barred`:
    never taken."""

    cost: Array
    budget: float = inf
    requires: tuple[tuple[int, int], ...] = ()
    excludes: tuple[tuple[int, int], ...] = ()
    barred: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if (self.cost < 0).any() or not np.isfinite(self.cost).all():
            raise InvalidInput(
                "a cost below 0 or that is no number", "give every measure a cost of 0 or more"
            )
        if not self.budget >= 0:
            raise InvalidInput(f"a budget of {self.budget:g}", "give a budget of 0 or more")
        places = [place for pair in (*self.requires, *self.excludes) for place in pair]
        if any(not 0 <= place < len(self.cost) for place in (*places, *self.barred)):
            raise InvalidInput("a rule names a measure that is not there", f"name 0 to {len(self.cost) - 1}")

    @property
    def limit(self) -> float:
        """The budget with room for rounding."""
        return self.budget + CENT * max(1.0, abs(self.budget)) if self.budget < inf else inf

    def holds(self, portfolios: Portfolios) -> NDArray[np.bool_]:
        """Whether each portfolio keeps to all rules; shape (P,)."""
        good = portfolios @ self.cost <= self.limit
        for a, b in self.requires:
            good &= ~portfolios[:, a] | portfolios[:, b]
        for a, b in self.excludes:
            good &= ~(portfolios[:, a] & portfolios[:, b])
        return good & ~portfolios[:, list(self.barred)].any(axis=1)


def every(rules: Rules) -> Portfolios:
    """All portfolios that keep to the rules, the empty one first. Doubles with each measure. Raises
    InvalidInput."""
    count = len(rules.cost)
    if count > ENUMERABLE:
        raise InvalidInput(
            f"all portfolios of {count} measures are too many to list", f"give at most {ENUMERABLE} measures"
        )
    return np.concatenate([rows[rules.holds(rows)] for rows in _rows(count)])


def _rows(count: int, piece: int = 1 << 16) -> Iterator[Portfolios]:
    total = 1 << count
    for first in range(0, total, piece):
        numbers = np.arange(first, min(first + piece, total))
        yield ((numbers[:, None] >> np.arange(count)) & 1).astype(bool)
