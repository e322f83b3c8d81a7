# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Decision makers of the Classical Model: experts weighed into one distribution, scored as an expert. Pure.

R. M. Cooke, Experts in Uncertainty (Oxford University Press, 1991), chapter 12. The distribution of an
expert is the one of least information against the background that has the percentiles: linear between them
(in ln x for log items). A mixture of such is linear between the percentiles of all, so its percentiles are
exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from samenhang.desks.risk.analysis.judgement.scores import (
    SAME,
    Ground,
    Scores,
    expert_scores,
    landed,
    mean_told,
    patterns,
    score_of,
    statistical_accuracy,
    tallied,
    told_by,
)
from samenhang.desks.risk.analysis.judgement.study import Bools, Floats, Whole
from samenhang.errors import InvalidInput


class Weighing(StrEnum):
    """By what experts are weighed."""

    GLOBAL = "global"
    """Calibration times mean information over seeds."""
    ITEM = "item"
    """Calibration times the information on the item itself."""
    EQUAL = "equal"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Plan:
    """Which decision maker is wanted.

    `cut_off`: experts with a lower calibration have no weight; None: the one that makes the combined score
    of the decision maker largest, the lowest of those that do. It means nothing for equal and given weights.
    `given`: a weight an expert, from 0, for Weighing.USER; they need not add up to 1.
    """

    weighing: Weighing
    cut_off: float | None = 0.0
    given: tuple[float, ...] | None = None

    @property
    def weighs_scores(self) -> bool:
        """Whether experts are weighed by how they score: only then a cut-off means something."""
        return self.weighing in (Weighing.GLOBAL, Weighing.ITEM)

    @property
    def optimised(self) -> bool:
        """Whether the cut-off is searched for."""
        return self.cut_off is None and self.weighs_scores

    @property
    def name(self) -> str:
        """The weighing, with `_opt` where the cut-off is optimised."""
        return f"{self.weighing}_opt" if self.optimised else str(self.weighing)


FIVE = (
    Plan(Weighing.GLOBAL),
    Plan(Weighing.GLOBAL, None),
    Plan(Weighing.ITEM),
    Plan(Weighing.ITEM, None),
    Plan(Weighing.EQUAL),
)
"""The decision makers of the method: global and item weights, each with and without optimised cut-off;
equal."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Items that ask for the same percentiles, with the distributions of all experts on one grid.

    `items` (K,) and `columns` (m,) are places in the study; `grid` (K, G) rises, on the scale of the item;
    `shares` (K, E, G): the cumulative distribution of each expert there, 0 where nothing was answered.
    """

    items: Whole
    columns: Whole
    grid: Floats
    shares: Floats


@dataclass(frozen=True, slots=True, eq=False)
class DecisionMaker:
    """A decision maker and how it scores.

    `alpha`: its cut-off, 0 where there is none. `weights` (E, I): of each expert on each item, NaN for an
    item without anybody. `nominal` (E,): the weights on an item that everybody answered; of item weights, the
    mean over items. `quantiles` (I, n): in the unit of the item, NaN where an item has no decision
    maker or does not ask for the percentile; `low`, `high` (I,): its ends. `scores`: single numbers, and
    counts (n+1,). `tried`: each cut-off that the search looked at, with the combined score.
    """

    plan: Plan
    alpha: float
    weights: Floats
    nominal: Floats
    quantiles: Floats
    low: Floats
    high: Floats
    scores: Scores
    tried: tuple[tuple[float, float], ...] = ()

    @property
    def name(self) -> str:
        """See `Plan.name`."""
        return self.plan.name


def blocks(base: Ground, items: Whole | None = None) -> list[Block]:
    """The distributions of experts on these items (all of them, if none are named).

    Grows with items times experts squared times percentiles.
    """
    chosen = np.arange(base.seeds.size) if items is None else items
    return [
        _block(base, chosen[places], columns)
        for columns, places in patterns(base.asked[chosen])
        if places.size
    ]


def _block(base: Ground, items: Whole, columns: Whole) -> Block:
    inner = base.values[:, items][:, :, columns].transpose(1, 0, 2)  # (K, E, m)
    number, experts = inner.shape[:2]
    low, high = base.low[items, np.newaxis], base.high[items, np.newaxis]
    grid = np.sort(np.concatenate([low, inner.reshape(number, -1), high], axis=1), axis=1)  # NaN at the end
    grid = np.where(np.isnan(grid), high, grid)
    levels = np.concatenate([[0.0], np.array(base.study.percentiles)[columns], [1.0]])
    ends = (number, experts, 1)
    edges = np.concatenate(
        [
            np.broadcast_to(low[:, np.newaxis], ends),
            inner,
            np.broadcast_to(high[:, np.newaxis], ends),
        ],
        axis=2,
    )
    return Block(items, columns, grid, _linear(grid, edges, levels))


def _linear(grid: Floats, edges: Floats, levels: Floats) -> Floats:
    """The distributions through (edges, levels) at the grid: (K, E, G); 0 where edges are NaN."""
    at = grid[:, np.newaxis, :]
    part = np.zeros((*edges.shape[:2], grid.shape[1]), dtype=np.intp)  # between which two edges
    for place in range(1, edges.shape[2] - 1):
        part += at > edges[:, :, place, np.newaxis]
    slopes = np.diff(levels) / np.diff(edges, axis=2)
    first = np.arange(slopes.size // slopes.shape[2]).reshape(*slopes.shape[:2], 1) * slopes.shape[2]
    left = np.ascontiguousarray(edges[:, :, :-1]).ravel()
    index = part + first
    shares = levels[part] + slopes.ravel()[index] * (at - left[index])
    return np.where(np.isnan(edges[:, :, 1:2]), 0.0, shares)


def mixed(block: Block, weights: Floats, levels: Floats) -> Floats:
    """Percentiles at `levels` (m,) of mixtures with `weights` (K, A, E): (A, K, m), on the scale of the item.

    NaN where the weights are. Grows with mixtures times items times grid times experts.
    """
    shares = weights @ block.shares  # (K, A, G)
    items, mixtures, width = shares.shape
    flat = shares.reshape(-1)
    start = np.arange(items * mixtures).reshape(items, mixtures, 1) * width
    at = _first_at(flat, start, width, levels - SAME)
    under, over = flat[start + at - 1], flat[start + at]
    row = (np.arange(items) * width)[:, np.newaxis, np.newaxis]
    left, right = block.grid.reshape(-1)[row + at - 1], block.grid.reshape(-1)[row + at]
    with np.errstate(invalid="ignore", divide="ignore"):
        between = left + (right - left) * ((levels - under) / (over - under))
    # At a point of the grid take that point: a realisation equal to it must stay equal.
    found = np.where(np.abs(over - levels) <= SAME, right, between)
    return np.where(np.isnan(weights[..., :1]), np.nan, found).transpose(1, 0, 2)


def _first_at(flat: Floats, start: Whole, width: int, levels: Floats) -> Whole:
    """The first place from 1 in each rising row of `width`, at `start`, that reaches each level; by
    halving.
    """
    low = np.ones(np.broadcast_shapes(start.shape, levels.shape), dtype=np.intp)
    high = np.full_like(low, width - 1)
    for _ in range(width.bit_length()):
        middle = (low + high) >> 1
        below = flat[start + middle] < levels
        low = np.where(below, np.minimum(middle + 1, high), low)
        high = np.where(below, high, middle)
    return high


def normalised(weights: Floats, answered: Bools) -> Floats:
    """Weights (I, A, E) that add up to 1 on each item, over who answered it; NaN where nobody is left.

    `answered` is (E, I).
    """
    there = weights * answered.T[:, np.newaxis]
    total = there.sum(axis=-1, keepdims=True)
    return there / np.where(total > 0, total, np.nan)


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """What decision makers are made of: a study made ready, its experts' scores and their distributions."""

    base: Ground
    experts: Scores
    blocks: list[Block]


def panel(base: Ground) -> Panel:
    """The panel of a study, all items in it."""
    return Panel(base, expert_scores(base), blocks(base))


def raw_weights(group: Panel, plan: Plan, alphas: Floats) -> Floats:
    """Weights (I, A, E) at each cut-off, before they are made to add up."""
    base, scores = group.base, group.experts
    shape = (base.seeds.size, alphas.size, base.answered.shape[0])
    if plan.weighing is Weighing.EQUAL:
        return np.ones(shape)
    if plan.weighing is Weighing.USER:
        return np.broadcast_to(given_weights(base, plan), shape)
    kept = scores.calibration >= alphas[:, np.newaxis] * (1 - base.rules.tie)  # NaN is not kept
    if plan.weighing is Weighing.GLOBAL:
        return np.broadcast_to(np.where(kept, np.nan_to_num(scores.combined), 0.0), shape)
    each = np.nan_to_num(scores.calibration[:, np.newaxis] * base.information)
    return kept * each.T[:, np.newaxis]


def given_weights(base: Ground, plan: Plan, kept: Bools | None = None) -> Floats:
    """The given weights (E,); with `kept` (..., E), 0 where an expert is not kept.

    Raises InvalidInput where they do not fit the experts, or nobody who is kept has one.
    """
    given = np.array(plan.given or (), dtype=np.float64)
    number = base.answered.shape[0]
    fits = given.shape == (number,) and np.isfinite(given).all() and bool((given >= 0).all())
    left = np.where(np.ones(number, dtype=np.bool_) if kept is None else kept, given if fits else 0.0, 0.0)
    if not left.any(axis=-1).all():
        raise InvalidInput(
            f"the given weights are {list(given)}"
            + ("" if kept is None or not given.any() else ", and some of those left have none above 0"),
            f"give {number} of them, from 0, not all 0: one an expert",
        )
    return left


def answers_of(group: Panel, weights: Floats) -> Floats:
    """What mixtures with `weights` (I, A, E) answer: (A, I, n), on the scale of each item."""
    base = group.base
    levels = np.array(base.study.percentiles)
    found = np.full((weights.shape[1], base.seeds.size, levels.size), np.nan)
    for block in group.blocks:
        part = mixed(block, weights[block.items], levels[block.columns])
        found[:, block.items[:, np.newaxis], block.columns] = part
    return found


def decide(group: Panel, plan: Plan) -> DecisionMaker:
    """The decision maker of a plan."""
    tried: Sequence[tuple[float, float]] = ()
    alpha = (plan.cut_off or 0.0) if plan.weighs_scores else 0.0
    if plan.optimised:
        tried = search(group, plan)
        alpha = best_of(tried)
    base = group.base
    raw = raw_weights(group, plan, np.array([alpha]))
    weights = normalised(raw, base.answered)
    values = answers_of(group, weights)
    items = np.arange(base.seeds.size)
    told = told_by(base, values, items)
    scores = score_of(base, landed(base, values, items), told)
    alone = Scores(*(getattr(scores, name)[0] for name in Scores.__slots__))
    logs = base.logs
    quantiles = _back(values[0], logs[:, np.newaxis])
    return DecisionMaker(
        plan,
        alpha,
        weights[:, 0].T,
        _nominal(plan, raw[:, 0], weights[:, 0]),
        quantiles,
        _back(base.low, logs),
        _back(base.high, logs),
        alone,
        tuple(tried),
    )


def _nominal(plan: Plan, raw: Floats, weights: Floats) -> Floats:
    if plan.weighing is not Weighing.ITEM:
        total = raw[0].sum()
        return np.asarray(raw[0] / total) if total > 0 else np.full(raw.shape[1], np.nan)
    there = ~np.isnan(weights).any(axis=1)
    return np.asarray(weights[there].mean(axis=0)) if there.any() else np.full(raw.shape[1], np.nan)


def _back(values: Floats, logs: Bools) -> Floats:
    return np.where(logs, np.exp(np.where(logs, values, 0.0)), values)


def search(group: Panel, plan: Plan) -> list[tuple[float, float]]:
    """Every cut-off that makes a difference, rising, each with the combined score of its decision maker."""
    base = group.base
    calibration = group.experts.calibration
    alphas = np.unique(calibration[~np.isnan(calibration)])
    if not alphas.size or not base.seeds.any():
        return []
    weights = normalised(raw_weights(group, plan, alphas), base.answered)
    return list(zip(alphas.tolist(), combined_of(group, weights).tolist(), strict=True))


def combined_of(group: Panel, weights: Floats) -> Floats:
    """The combined scores (A,) of mixtures with `weights` (I, A, E), by the seeds alone."""
    base = group.base
    seeds = np.flatnonzero(base.seeds)
    block = next(block for block in group.blocks if np.isin(seeds, block.items).all())
    at = np.searchsorted(block.items, seeds)
    part = Block(seeds, block.columns, block.grid[at], block.shares[at])
    levels = np.array(base.study.percentiles)
    values = mixed(part, weights[seeds], levels)
    counts = tallied(landed(base, values, seeds), base.share.size)
    _, calibration = statistical_accuracy(base, counts)
    told = told_by(base, values, seeds)
    return np.asarray(calibration * mean_told(told))


def best_of(tried: Sequence[tuple[float, float]]) -> float:
    """The lowest cut-off with the largest combined score; 0 where none has a score."""
    best, most = 0.0, -np.inf
    for alpha, combined in tried:
        if combined > most:
            best, most = alpha, combined
    return best
