# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ranks with their probability, and which scenario is worse than which whatever one thinks. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from samenhang.desks.risk.analysis.assessment.summary import Figure, Summary, probability, summary

Floats = NDArray[np.float64]
GRID = np.arange(1, 100) / 100.0
"""Percentiles at which distributions are compared: beyond, a sample says too little."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ranks of scenarios, 1 for the highest; those that are equal share the best of their places.

    `draws` is (scenarios, n); `at_most` (scenarios, scenarios): the probability of rank k + 1 or better.
    """

    draws: NDArray[np.intp]
    at_most: Floats
    summaries: tuple[Summary, ...]

    def within(self, scenario: int, k: int) -> Figure:
        """P(rank <= k) of a scenario by its place, with its Monte Carlo standard error."""
        samples = self.draws.shape[1]
        return probability(self.at_most[scenario, min(k, len(self.at_most)) - 1] * samples, samples)


def ranking(matrix: Floats) -> Ranking:
    """Ranks of (scenarios, n): in every draw apart. Costs n x scenarios x log(scenarios)."""
    size, samples = matrix.shape
    ranks = rankdata(-matrix, method="min", axis=0).astype(np.intp)
    counts = np.array([np.bincount(row - 1, minlength=size) for row in ranks])
    return Ranking(
        ranks, np.cumsum(counts, axis=1) / samples, tuple(summary(row.astype(float)) for row in ranks)
    )


@dataclass(frozen=True, slots=True)
class Dominance:
    """Entry (i, j) says of scenario i against scenario j.

    `first`: the distribution of i lies nowhere below that of j and somewhere above (first order): the higher
    for everyone who finds more worse. `second`: of every upper tail the mean is at least as high, and
    somewhere higher (the stop-loss, or increasing convex, order): the higher for everyone who is averse to
    large harm. `any_weights`: the share of draws in which i is at least as high on every criterion, and
    higher on one: higher whatever the weights. `profiles`: the share in which i is higher under each of the
    profiles, so under every mixture of them.
    """

    first: NDArray[np.bool_]
    second: NDArray[np.bool_]
    any_weights: Floats
    profiles: Floats


def dominance(expected: Floats, values: Floats, profiles: Sequence[Sequence[float]]) -> Dominance:
    """From `expected` (scenarios, n) and, per criterion, expected `values` (scenarios, criteria, n).

    `profiles` are weights over the criteria. Costs scenarios squared, in every draw that is given.
    """
    size = len(expected)
    order = np.sort(expected, axis=1)
    points = np.quantile(order, GRID, axis=1).T
    counts = np.ceil((1.0 - np.concatenate([[0.0], GRID])) * order.shape[1]).astype(np.intp)
    tails = np.cumsum(order[:, ::-1], axis=1)[:, counts - 1]
    weighed = np.einsum("pk,skn->spn", np.asarray(profiles, float), values)
    first, second = (_above(one) for one in (points, tails))
    any_weights, every = np.zeros((size, size)), np.zeros((size, size))
    for at in range(size):
        for share, held in ((any_weights, values), (every, weighed)):
            more = held[at] >= held
            share[at] = (more.all(axis=1) & (held[at] > held).any(axis=1)).mean(axis=1)
    return Dominance(first, second, any_weights, every)


def _above(points: Floats) -> NDArray[np.bool_]:
    """Nowhere below and somewhere above, of each row against each."""
    size = len(points)
    found = np.zeros((size, size), dtype=bool)
    for at in range(size):
        slack = 1e-12 * np.abs(points)  # sums of equal numbers differ in their last digit
        found[at] = (points[at] >= points - slack).all(axis=1) & (points[at] > points + slack).any(axis=1)
    return found
