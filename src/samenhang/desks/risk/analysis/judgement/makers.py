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
    def optimised(self) -> bool:
        """Whether the cut-off is searched for."""
        return self.cut_off is None and self.weighing in (Weighing.GLOBAL, Weighing.ITEM)

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
    item without anybody. `quantiles` (I, n): in the unit of the item, NaN where an item has no decision
    maker or does not ask for the percentile; `low`, `high` (I,): its ends. `scores`: single numbers, and
    counts (n+1,). `tried`: each cut-off that the search looked at, with the combined score.
    """

    plan: Plan
    alpha: float
    weights: Floats
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
    chosen = np.arange(len(base.study.items)) if items is None else items
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
    edges = np.concatenate(
        [
            np.broadcast_to(low[:, np.newaxis], (number, experts, 1)),
            inner,
            np.broadcast_to(high[:, np.newaxis], (number, experts, 1)),
        ],
        axis=2,
    )
    shares = _linear(grid, edges, levels)
    return Block(items, columns, grid, shares)


def _linear(grid: Floats, edges: Floats, levels: Floats) -> Floats:
    """The distributions through (edges, levels) at the grid: (K, E, G); 0 where edges are NaN.

    Exactly the level at an edge: a percentile that all weight agrees on is found back to the last digit.
    """
    at = grid[:, np.newaxis, :]
    shares = np.zeros((*edges.shape[:2], grid.shape[1]))
    for place in range(edges.shape[2] - 1):
        left, right = edges[:, :, place, np.newaxis], edges[:, :, place + 1, np.newaxis]
        step = levels[place + 1] - levels[place]
        inside = (at > left) & (at <= right)
        part = np.where(at == right, levels[place + 1], levels[place] + step * (at - left) / (right - left))
        shares = np.where(inside, part, shares)
    return shares


def mixed(block: Block, weights: Floats, levels: Floats) -> Floats:
    """Percentiles at `levels` (m,) of mixtures with `weights` (A, K, E): (A, K, m), on the scale of the item.

    NaN where the weights are. Grows with mixtures times items times grid times experts.
    """
    shares = np.matmul(weights.transpose(1, 0, 2), block.shares).transpose(1, 0, 2)  # (A, K, G)
    found = np.empty((*shares.shape[:2], levels.size))
    grid = np.broadcast_to(block.grid, shares.shape)
    for place, level in enumerate(levels):
        at = np.clip((shares < level - SAME).sum(axis=2), 1, shares.shape[2] - 1)[..., np.newaxis]
        left, right = (np.take_along_axis(grid, at - back, 2)[..., 0] for back in (1, 0))
        under, over = (np.take_along_axis(shares, at - back, 2)[..., 0] for back in (1, 0))
        with np.errstate(invalid="ignore", divide="ignore"):
            between = left + (right - left) * ((level - under) / (over - under))
        # At a point of the grid take that point: a realisation equal to it must stay equal.
        found[..., place] = np.where(np.abs(over - level) <= SAME, right, between)
    return np.where(np.isnan(weights[..., :1]), np.nan, found)


def normalised(weights: Floats, answered: Bools) -> Floats:
    """Weights (..., E, I) that add up to 1 on each item, over who answered it; NaN where nobody is left."""
    there = np.where(answered, weights, 0.0)
    total = there.sum(axis=-2, keepdims=True)
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
    """Weights (A, E, I) at each cut-off, before they are made to add up."""
    base, scores = group.base, group.experts
    shape = (alphas.size, len(base.study.experts), len(base.study.items))
    if plan.weighing is Weighing.EQUAL:
        return np.ones(shape)
    if plan.weighing is Weighing.USER:
        return np.broadcast_to(_given(base, plan)[np.newaxis, :, np.newaxis], shape)
    kept = scores.calibration >= alphas[:, np.newaxis] * (1 - base.rules.tie)  # NaN is not kept
    if plan.weighing is Weighing.GLOBAL:
        every = np.where(kept, scores.combined, 0.0)[:, :, np.newaxis]
        return np.broadcast_to(np.nan_to_num(every), shape)
    each = np.nan_to_num(scores.calibration[:, np.newaxis] * base.information)
    return kept[:, :, np.newaxis] * each


def _given(base: Ground, plan: Plan) -> Floats:
    given = np.array(plan.given or (), dtype=np.float64)
    number = len(base.study.experts)
    if given.shape != (number,) or not np.isfinite(given).all() or (given < 0).any() or not given.any():
        raise InvalidInput(
            f"the given weights are {list(given)}", f"give {number} of them, from 0, not all 0: one an expert"
        )
    return given


def answers_of(group: Panel, weights: Floats) -> Floats:
    """What mixtures with `weights` (A, E, I) answer: (A, I, n), on the scale of each item."""
    base = group.base
    levels = np.array(base.study.percentiles)
    found = np.full((weights.shape[0], len(base.study.items), levels.size), np.nan)
    for block in group.blocks:
        part = mixed(block, weights[:, :, block.items].transpose(0, 2, 1), levels[block.columns])
        found[:, block.items[:, np.newaxis], block.columns] = part
    return found


def decide(group: Panel, plan: Plan) -> DecisionMaker:
    """The decision maker of a plan."""
    tried: Sequence[tuple[float, float]] = ()
    alpha = plan.cut_off or 0.0
    if plan.weighing in (Weighing.EQUAL, Weighing.USER):
        alpha = 0.0
    if plan.optimised:
        tried = search(group, plan)
        alpha = best_of(tried)
    base = group.base
    weights = normalised(raw_weights(group, plan, np.array([alpha])), base.answered)
    values = answers_of(group, weights)
    items = np.arange(len(base.study.items))
    told = told_by(base, values, items)
    scores = score_of(base, landed(base, values, items), told)
    alone = Scores(*(getattr(scores, name)[0] for name in Scores.__slots__))
    logs = base.logs
    quantiles = _back(values[0], logs[:, np.newaxis])
    return DecisionMaker(
        plan, alpha, weights[0], quantiles, _back(base.low, logs), _back(base.high, logs), alone, tuple(tried)
    )


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
    """The combined scores (A,) of mixtures with `weights` (A, E, I), by the seeds alone."""
    base = group.base
    seeds = np.flatnonzero(base.seeds)
    block = next(block for block in group.blocks if np.isin(seeds, block.items).all())
    at = np.searchsorted(block.items, seeds)
    part = Block(seeds, block.columns, block.grid[at], block.shares[at])
    levels = np.array(base.study.percentiles)
    values = mixed(part, weights[:, :, seeds].transpose(0, 2, 1), levels)
    counts = tallied(landed(base, values, seeds), base.share.size)
    _, calibration = statistical_accuracy(base, counts)
    told = told_by(base, values, seeds)
    return np.asarray(calibration * np.nanmean(told, axis=1))


def best_of(tried: Sequence[tuple[float, float]]) -> float:
    """The lowest cut-off with the largest combined score; 0 where none has a score."""
    best, most = 0.0, -np.inf
    for alpha, combined in tried:
        if combined > most:
            best, most = alpha, combined
    return best
