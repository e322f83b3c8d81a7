# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Simple pools of quantiles, beside the Classical Model: of the numbers, and of the distributions. Pure.

A mean of percentiles ("quantile averaging") is narrower than the percentiles of the mean distribution, which
is what
the equal-weight decision maker gives: K. C. Lichtendahl, Y. Grushka-Cockayne, R. L. Winkler, Is it better to
average
probabilities or quantiles?, Management Science 59 (2013) 1594-1611. So every pool names its method.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from samenhang.desks.risk.analysis.judgement.makers import Block, Panel
from samenhang.desks.risk.analysis.judgement.scores import (
    SAME,
    Scores,
    landed,
    score_of,
    told_by,
)
from samenhang.desks.risk.analysis.judgement.study import Bools, Floats


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Pooled percentiles (I, n) in the unit of each item, NaN where nobody answered, scored as an expert."""

    method: str
    quantiles: Floats
    scores: Scores


def mean_of_quantiles(group: Panel) -> Pool:
    """The mean of each percentile; of log items, of its logarithm."""
    return _pooled(group, "equal-weight mean of quantiles", _ignoring(np.mean, group.base.values))


def median_of_quantiles(group: Panel) -> Pool:
    """The median of each percentile."""
    return _pooled(group, "median of quantiles", _ignoring(np.median, group.base.values))


def median_of_distributions(group: Panel) -> Pool:
    """The percentiles of the pointwise median of the cumulative distributions of who answered."""
    base = group.base
    levels = np.array(base.study.percentiles)
    found = np.full((base.seeds.size, levels.size), np.nan)
    for block in group.blocks:
        for place, item in enumerate(block.items):
            there = base.answered[:, item]
            if there.any():
                found[item, block.columns] = _of_median(block, place, there, levels[block.columns])
    return _pooled(group, "median of distributions", found)


def _of_median(block: Block, place: int, there: Bools, levels: Floats) -> Floats:
    middle = np.median(block.shares[place][there], axis=0)
    grid = block.grid[place]
    at = np.clip(np.searchsorted(middle, levels - SAME), 1, grid.size - 1)
    under, over = middle[at - 1], middle[at]
    with np.errstate(invalid="ignore", divide="ignore"):
        between = grid[at - 1] + (grid[at] - grid[at - 1]) * (levels - under) / (over - under)
    return np.asarray(np.where(np.abs(over - levels) <= SAME, grid[at], between))


def _ignoring(how: Callable[..., Floats], values: Floats) -> Floats:
    """Along the experts, over those who answered; NaN where nobody did."""
    found = np.full(values.shape[1:], np.nan)
    for item in range(values.shape[1]):
        there = ~np.isnan(values[:, item]).all(axis=1)
        if there.any():
            found[item] = how(values[there, item], axis=0)
    return found


def _pooled(group: Panel, method: str, values: Floats) -> Pool:
    base = group.base
    items = np.arange(base.seeds.size)
    told = told_by(base, values, items)
    scores = score_of(base, landed(base, values, items), told)
    logs = base.logs[:, np.newaxis]
    return Pool(method, np.where(logs, np.exp(np.where(logs, values, 0.0)), values), scores)
