# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One kind of decision maker of many smaller studies of one study, all reckoned together. Pure.

What is left out changes little: the distributions of an item are other ones only where somebody is gone who
bounded its background. So each item has a few versions, by background; each smaller study takes one
of them, and all mixtures on a version are made in one product. Whoever is left out of a smaller study keeps a
place in the arrays, with weight 0. The scores are those of R. M. Cooke, Experts in Uncertainty (Oxford
University Press, 1991), chapter 12, as each smaller study has them on its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from samenhang.desks.risk.analysis.judgement.makers import (
    Block,
    Panel,
    Plan,
    Weighing,
    blocks,
    given_weights,
    mixed,
)
from samenhang.desks.risk.analysis.judgement.scores import (
    Ground,
    background,
    grouped,
    information_of,
    landed,
    mean_told,
    scaled,
    statistical_accuracy,
    tallied,
    told,
)
from samenhang.desks.risk.analysis.judgement.study import Bools, Floats, Whole

ROOM = 1 << 21
"""Numbers that one array may hold, about: more smaller studies than that are reckoned in parts."""
PIECE = 2_048
"""Mixtures on one item that are made at once: more of them leave the cache of a processor."""


@dataclass(frozen=True, slots=True, eq=False)
class Subsets:
    """C smaller studies: which items (C, I) and which experts (C, E) stay in each."""

    items: Bools
    experts: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """How the decision maker of each smaller study scores, (C,) each; NaN where none can be made."""

    alpha: Floats
    calibration: Floats
    info_seed: Floats
    info_all: Floats
    combined: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Versions:
    """The items with each background that they have in some smaller study.

    `base` and `blocks` have R versions where a study has items; an expert outside of the background of a
    version has no answer there: whoever takes that version left this expert out. `item` (R,): of which item;
    `used` (C, R): which version each smaller study takes, none of an item that is left out.
    """

    base: Ground
    blocks: list[Block]
    item: Whole
    used: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """The experts of each smaller study: `calibration`, `info_seed` (C, E), NaN where left out or nothing was
    answered; `fewest` (C,) is the least number of seeds that one of them answered.
    """

    calibration: Floats
    info_seed: Floats
    fewest: Whole


@dataclass(frozen=True, slots=True, eq=False)
class Mixtures:
    """M mixtures of experts: of which smaller study (M,), and the weight of each expert (M, E) before the
    information on the item itself (for item weights) and before they are made to add up.
    """

    case: Whole
    weights: Floats


def decide_each(group: Panel, plan: Plan, subsets: Subsets) -> Outcomes:
    """The decision maker of `plan` in each smaller study.

    Grows with the smaller studies times cut-offs times items times experts squared times percentiles.
    """
    experts, items = group.base.answered.shape
    step = max(1, ROOM // (experts * max(experts, items)))
    parts = [
        _decide_part(group, plan, Subsets(subsets.items[at : at + step], subsets.experts[at : at + step]))
        for at in range(0, len(subsets.items), step)
    ]
    return Outcomes(*(np.concatenate([getattr(part, name) for part in parts]) for name in Outcomes.__slots__))


def _decide_part(group: Panel, plan: Plan, subsets: Subsets) -> Outcomes:
    versions = _versions(group, subsets)
    judged = _judged(group.base, versions, subsets)
    cases = np.arange(len(subsets.items))
    alpha = np.full(cases.size, (plan.cut_off or 0.0) if plan.weighs_scores else 0.0)
    if plan.optimised and group.base.seeds.any():
        alpha = _best_cut_offs(group.base, plan, versions, judged, subsets)
    chosen = _mixtures(group.base, plan, judged, subsets, cases, alpha)
    bins, information = _answered(group.base, plan, versions, chosen, np.arange(versions.item.size))
    seeds = group.base.seeds
    calibration = _calibration(group.base, judged, cases, bins[:, seeds])
    info_seed = mean_told(information[:, seeds])
    return Outcomes(alpha, calibration, info_seed, mean_told(information), calibration * info_seed)


# ---------------------------------------------------------------- backgrounds


def _versions(group: Panel, subsets: Subsets) -> Versions:
    base = group.base
    places = np.arange(base.seeds.size)
    if subsets.experts.all():
        return Versions(base, group.blocks, places, subsets.items)
    low, high = _backgrounds(base, subsets.experts)
    ends, item, used = [], [], []
    for place in places:
        # A pair of bounds is one complex number: so they are told apart at once.
        kinds, which = np.unique(low[:, place] + 1j * high[:, place], return_inverse=True)
        ends.append(kinds)
        item.append(np.full(kinds.size, place))
        used.append((which[:, np.newaxis] == np.arange(kinds.size)) & subsets.items[:, place, np.newaxis])
    of = np.concatenate(item)
    both = np.concatenate(ends)
    made = _versions_ground(base, of, both.real, both.imag)
    return Versions(made, blocks(made), of, np.concatenate(used, axis=1))


def _backgrounds(base: Ground, experts: Bools) -> tuple[Floats, Floats]:
    """Low and high (C, I) of each item among these experts; where none of them answered, of all experts."""
    values, truth = scaled(base.study)
    kept = experts[:, :, np.newaxis]
    least = np.where(kept, np.fmin.reduce(values, axis=2), np.nan)
    most = np.where(kept, np.fmax.reduce(values, axis=2), np.nan)
    somebody = (kept & base.answered).any(axis=1)
    least = np.where(somebody, np.fmin(np.fmin.reduce(least, axis=1), truth), np.nan)
    most = np.where(somebody, np.fmax(np.fmax.reduce(most, axis=1), truth), np.nan)
    low, high = background(base.study, least, most, base.rules)
    return (
        np.nan_to_num(np.where(somebody, low, base.low)),
        np.nan_to_num(np.where(somebody, high, base.high)),
    )


def _versions_ground(base: Ground, item: Whole, low: Floats, high: Floats) -> Ground:
    values = base.values[:, item]
    ends = low[:, np.newaxis], high[:, np.newaxis]
    outside = np.asarray(((values <= ends[0]) | (values >= ends[1])).any(axis=2))
    values = np.where(outside[:, :, np.newaxis], np.nan, values)
    asked = base.asked[item]
    return replace(
        base,
        logs=base.logs[item],
        seeds=base.seeds[item],
        asked=asked,
        answered=base.answered[:, item] & ~outside,
        values=values,
        truth=base.truth[item],
        low=low,
        high=high,
        bins=np.where(outside, -1, base.bins[:, item]),
        information=information_of(values, low, high, base.study.percentiles, asked),
    )


# ---------------------------------------------------------------- experts


def _judged(base: Ground, versions: Versions, subsets: Subsets) -> Judged:
    bins = np.arange(base.share.size)
    fell = (base.bins.T[:, :, np.newaxis] == bins).astype(np.float64)  # (I, E, n+1)
    cases, experts = subsets.experts.shape
    counts = np.rint(subsets.items @ fell.reshape(len(fell), -1)).astype(np.intp)
    counts = counts.reshape(cases, experts, bins.size) * subsets.experts[:, :, np.newaxis]
    answered = counts.sum(axis=2)
    most = np.iinfo(np.intp).max
    fewest = np.where(answered > 0, answered, most).min(axis=1)
    fewest = np.where(fewest == most, 0, fewest)
    _, calibration = statistical_accuracy(base, counts, fewest[:, np.newaxis])
    information = versions.base.information.T  # (R, E)
    seeds = (versions.used & versions.base.seeds).astype(np.float64)
    number = seeds @ (~np.isnan(information)).astype(np.float64)
    total = seeds @ np.nan_to_num(information)
    info_seed = total / np.where((number > 0) & subsets.experts, number, np.nan)
    return Judged(grouped(calibration, base.rules.tie), info_seed, fewest)


def _mixtures(
    base: Ground, plan: Plan, judged: Judged, subsets: Subsets, case: Whole, alpha: Floats
) -> Mixtures:
    if plan.weighing is Weighing.EQUAL:
        return Mixtures(case, subsets.experts[case].astype(np.float64))
    if plan.weighing is Weighing.USER:
        return Mixtures(case, given_weights(base, plan, subsets.experts)[case])
    calibration = judged.calibration
    each = calibration if plan.weighing is Weighing.ITEM else calibration * judged.info_seed
    kept = calibration[case] >= alpha[:, np.newaxis] * (1 - base.rules.tie)  # NaN is not kept
    return Mixtures(case, np.where(kept, np.nan_to_num(each)[case], 0.0))


# ---------------------------------------------------------------- decision makers


def _best_cut_offs(base: Ground, plan: Plan, versions: Versions, judged: Judged, subsets: Subsets) -> Floats:
    """(C,): the lowest cut-off with the largest combined score; 0 where none has a score."""
    rising = np.sort(judged.calibration, axis=1)  # NaN goes last
    new = ~np.isnan(rising)
    new[:, 1:] &= rising[:, 1:] != rising[:, :-1]
    case, place = np.nonzero(new)
    tried = _mixtures(base, plan, judged, subsets, case, rising[case, place])
    bins, information = _answered(base, plan, versions, tried, np.flatnonzero(versions.base.seeds))
    seeds = base.seeds
    combined = _calibration(base, judged, case, bins[:, seeds]) * mean_told(information[:, seeds])
    table = np.full(rising.shape, -np.inf)
    table[case, place] = np.where(np.isnan(combined), -np.inf, combined)
    best = table.argmax(axis=1)[:, np.newaxis]
    found = np.take_along_axis(table, best, axis=1) > -np.inf
    return np.asarray(np.where(found, np.take_along_axis(rising, best, axis=1), 0.0)[:, 0])


def _calibration(base: Ground, judged: Judged, case: Whole, bins: Whole) -> Floats:
    """(M,): of mixtures whose seeds fell in `bins` (M, seeds)."""
    return statistical_accuracy(base, tallied(bins, base.share.size), judged.fewest[case])[1]


def _answered(
    base: Ground, plan: Plan, versions: Versions, mixtures: Mixtures, rows: Whole
) -> tuple[Whole, Floats]:
    """The bins and the information (M, I) of mixtures on these versions; -1 and NaN where there are none."""
    shape = mixtures.case.size, base.seeds.size
    bins, information = np.full(shape, -1, dtype=np.intp), np.full(shape, np.nan)
    for block, row in _each(versions, rows):
        item = versions.item[row]
        for some in _pieces(np.flatnonzero(versions.used[mixtures.case, row])):
            weights = mixtures.weights[some] * _share_of(plan, versions.base, row)
            bins[some, item], information[some, item] = _on_version(versions.base, block, row, weights)
    return bins, information


def _each(versions: Versions, rows: Whole) -> Iterator[tuple[Block, int]]:
    """Each of these versions with its distributions alone."""
    for block in versions.blocks:
        for place in np.flatnonzero(np.isin(block.items, rows)):
            one = slice(place, place + 1)
            yield (
                Block(block.items[one], block.columns, block.grid[one], block.shares[one]),
                int(block.items[place]),
            )


def _pieces(places: Whole) -> Iterator[Whole]:
    for at in range(0, places.size, PIECE):
        yield places[at : at + PIECE]


def _share_of(plan: Plan, base: Ground, row: int) -> Floats:
    """(E,): by what a weight is multiplied on a version; 0 where nothing was answered."""
    if plan.weighing is Weighing.ITEM:
        return np.nan_to_num(base.information[:, row])
    return base.answered[:, row].astype(np.float64)


def _on_version(base: Ground, block: Block, row: int, weights: Floats) -> tuple[Whole, Floats]:
    """The bins and the information (M,) of mixtures with these weights (M, E) on one version."""
    total = weights.sum(axis=1, keepdims=True)
    normal = weights / np.where(total > 0, total, np.nan)
    values = mixed(block, normal[np.newaxis], np.array(base.study.percentiles)[block.columns])  # (M, 1, m)
    share = np.diff(np.concatenate([[0.0], np.array(base.study.percentiles)[block.columns], [1.0]]))
    bins = landed(base, values, block.items)[:, 0]
    return bins, told(values, base.low[block.items], base.high[block.items], share)[:, 0]
