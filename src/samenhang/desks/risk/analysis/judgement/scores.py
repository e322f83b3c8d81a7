# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How well experts are calibrated and how much they say: the scores of Cooke's Classical Model. Pure.

R. M. Cooke, Experts in Uncertainty (Oxford University Press, 1991), chapter 12; A. R. Colson, R. M. Cooke,
Cross validation for the classical model of structured expert judgment, Reliability Engineering and System
Safety 163 (2017) 109-120. Everything of a log item is reckoned on ln(x).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaincc

from samenhang.desks.risk.analysis.judgement.study import Bools, Floats, Scale, Study, Whole
from samenhang.errors import InvalidInput

SAME = 1e-12
"""Values nearer than this, relative to the range of an item or to 1, are the same but for rounding."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the method leaves open.

    `overshoot`: by which share of the range of the answers its background is wider, on both sides (Cooke:
    0.1). `power`: of the calibration, above 0 and at most 1 (1 is the method; less blurs differences
    between experts). `tie`: statistical accuracies nearer than this, relative, are one: mirrored counts
    are equal in mathematics and differ in the last digit of a computer, and a cut-off must not split them.
    """

    overshoot: float = 0.1
    power: float = 1.0
    tie: float = 1e-9

    def __post_init__(self) -> None:
        if not (0 <= self.overshoot < np.inf and 0 < self.power <= 1 and 0 <= self.tie < 1):
            raise InvalidInput(
                f"overshoot {self.overshoot:g}, power {self.power:g}, tie {self.tie:g} cannot be",
                "overshoot from 0, power above 0 and at most 1, tie from 0 and below 1",
            )


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A study made ready for reckoning: on the scale of each item, with its background.

    `study` is where it comes from; the arrays may hold fewer of its items, see `robustness.narrowed`.

    `values` (E, I, n), `truth` (I,), `low` and `high` (I,) are on the scale of the item, ln for log items;
    `share` (n+1,) is how much lies between percentiles; `bins` (E, I) in which of them a realisation fell,
    -1 where there is none or nothing was answered; `information` (E, I), NaN where nothing was answered;
    `fewest` is the least number of seeds that an expert answered, among those who answered any.
    """

    study: Study
    rules: Rules
    logs: Bools
    seeds: Bools
    asked: Bools
    answered: Bools
    values: Floats
    truth: Floats
    low: Floats
    high: Floats
    share: Floats
    bins: Whole
    information: Floats
    fewest: int


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The scores of experts, or of decision makers scored as experts; each array is one number an expert.

    `counts` (E, n+1): in how many seeds the realisation fell between each two percentiles; `answered`: seeds.
    `calibration`: the statistical accuracy, a p-value. `info_seed`, `info_all`: mean information, over
    answered seeds and over all answered items. `combined`: calibration times info_seed. NaN where there is
    none.
    """

    counts: Whole
    answered: Whole
    statistic: Floats
    calibration: Floats
    info_seed: Floats
    info_all: Floats
    combined: Floats


def ground(study: Study, rules: Rules | None = None) -> Ground:
    """The study made ready. Grows with experts times items times percentiles."""
    rules = rules or Rules()
    logs = np.array([item.scale is Scale.LOG for item in study.items], dtype=np.bool_)
    asked, answered = study.asked, study.answered
    values, truth = scaled(study)
    low, high = background(study, *_extent(study, values, truth), rules)
    share = np.diff(np.concatenate([[0.0], study.percentiles, [1.0]]))
    seeds = study.seeds
    came = _column([item.realisation for item in study.items])  # as it was written, like the answers
    bins = np.where(answered & seeds, (came[np.newaxis, :, np.newaxis] > study.answers).sum(axis=2), -1)
    took_part = (answered & seeds).sum(axis=1)
    fewest = int(took_part[took_part > 0].min()) if took_part.any() else 0
    values = np.where(answered[:, :, np.newaxis], values, np.nan)
    information = information_of(values, low, high, study.percentiles, asked)
    return Ground(
        study,
        rules,
        logs,
        seeds,
        asked,
        answered,
        values,
        truth,
        low,
        high,
        share,
        bins,
        information,
        fewest,
    )


def _column(values: list[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _on_scale(values: Floats, logs: Bools) -> Floats:
    """ln of the columns of log items; the last axis is the items."""
    return np.log(values, where=np.broadcast_to(logs, values.shape), out=values.copy())


def scaled(study: Study) -> tuple[Floats, Floats]:
    """All answers (E, I, n), also of rows that are partly empty, and the realisations (I,), on the scale of
    each item.
    """
    logs = np.array([item.scale is Scale.LOG for item in study.items], dtype=np.bool_)
    # One call for all logarithms: a realisation equal to an answer stays equal to it.
    came = _column([item.realisation for item in study.items])
    together = np.concatenate([study.answers.transpose(0, 2, 1).reshape(-1, len(logs)), came[np.newaxis]])
    found = _on_scale(together, logs)
    return found[:-1].reshape(len(study.experts), -1, len(logs)).transpose(0, 2, 1), found[-1]


def _extent(study: Study, values: Floats, truth: Floats) -> tuple[Floats, Floats]:
    """The least and the most of all answers and the realisation of each item; NaN where nobody answered."""
    somebody = np.asarray(study.answered.any(axis=0))
    truth = np.where(somebody, truth, np.nan)
    values = np.where(somebody[:, np.newaxis], values, np.nan)
    least, most = (reckon.reduce(values, axis=(0, 2)) for reckon in (np.fmin, np.fmax))
    return np.fmin(least, truth), np.fmax(most, truth)


def background(study: Study, least: Floats, most: Floats, rules: Rules) -> tuple[Floats, Floats]:
    """The intrinsic range of each item, from the `least` and the `most` (..., I) that were answered or came
    out, also by those without weight.

    Raises InvalidInput where the range would not be wider than that.
    """
    logs = np.array([item.scale is Scale.LOG for item in study.items], dtype=np.bool_)
    given = _on_scale(
        np.stack([_column([item.low for item in study.items]), _column([item.high for item in study.items])]),
        logs,
    )
    reach = rules.overshoot * (most - least)
    low = np.where(np.isnan(given[0]), least - reach, given[0])
    high = np.where(np.isnan(given[1]), most + reach, given[1])
    outside = (low >= least) | (high <= most)
    if outside.any():
        item = study.items[int(np.argwhere(outside)[0][-1])]
        raise InvalidInput(
            f"item “{item.id}”: the background does not go beyond the answers and the realisation",
            "give an overshoot above 0, or bounds outside of them: at a bound, information is without end",
        )
    return low, high


def information_of(
    values: Floats, low: Floats, high: Floats, levels: tuple[float, ...], asked: Bools
) -> Floats:
    """Relative to the background, in nats: (..., I) for values (..., I, n)."""
    result = np.full(values.shape[:-1], np.nan)
    for columns, items in patterns(asked):
        inner = values[..., items, :][..., columns]
        share = np.diff(np.concatenate([[0.0], np.array(levels)[columns], [1.0]]))
        result[..., items] = told(inner, low[items], high[items], share)
    return result


def told(inner: Floats, low: Floats, high: Floats, share: Floats) -> Floats:
    """The information (..., K) of percentiles `inner` (..., K, m) with `share` (m+1,) between them."""
    edges = np.concatenate(
        [
            np.broadcast_to(low, inner.shape[:-1])[..., np.newaxis],
            inner,
            np.broadcast_to(high, inner.shape[:-1])[..., np.newaxis],
        ],
        axis=-1,
    )
    return np.asarray(np.log(high - low) + np.log(share / np.diff(edges, axis=-1)) @ share)


def patterns(asked: Bools) -> list[tuple[Whole, Whole]]:
    """Items by which percentiles they ask for: the places of the percentiles, and of the items."""
    kinds, which = np.unique(asked, axis=0, return_inverse=True)
    return [(np.flatnonzero(kind), np.flatnonzero(which.ravel() == at)) for at, kind in enumerate(kinds)]


def told_by(base: Ground, values: Floats, items: Whole) -> Floats:
    """The information of somebody who gave `values` (..., K, n) on these K items: (..., K)."""
    levels = base.study.percentiles
    return information_of(values, base.low[items], base.high[items], levels, base.asked[items])


def landed(base: Ground, values: Floats, items: Whole) -> Whole:
    """In which bin the realisations of seeds fell for `values` (..., K, n): -1 where there are none.

    A realisation equal to a percentile lies in the lower bin. Equal is: but for rounding, on the scale of
    the item.
    """
    room = SAME * (base.high - base.low)[items, np.newaxis]
    above = base.truth[items, np.newaxis] > values + room
    return np.where(np.isnan(values).any(axis=-1), -1, above.sum(axis=-1))


def statistical_accuracy(
    base: Ground, counts: Whole, fewest: Whole | int | None = None
) -> tuple[Floats, Floats]:
    """The statistic and the p-value of counts (..., n+1): 1 - F of chi-square with n degrees of freedom.

    The number of seeds is the least that any expert answered, for all: else who answers less seems better;
    `fewest` (...) where that is another one than of the ground.
    The upper tail comes from the regularised gamma function itself: 1 minus the lower one loses small values.
    """
    seen = counts.sum(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = counts / seen
        terms = np.where(counts > 0, part * np.log(part / base.share), 0.0)
    power = base.rules.power * (base.fewest if fewest is None else fewest)
    # Perfect counts can give a hair below 0.
    statistic = np.maximum(2 * power * terms.sum(axis=-1), 0.0)
    statistic = np.where(seen[..., 0] > 0, statistic, np.nan)
    return statistic, gammaincc((base.share.size - 1) / 2, statistic / 2)


def tallied(bins: Whole, size: int) -> Whole:
    """(..., size): how often each bin occurs along the last axis; -1 is none."""
    return np.stack([(bins == place).sum(axis=-1) for place in range(size)], axis=-1)


def mean_told(information: Floats) -> Floats:
    """The mean along the last axis over what was answered; NaN where nothing was."""
    there = ~np.isnan(information)
    number = there.sum(axis=-1)
    total = np.where(there, information, 0.0).sum(axis=-1)
    return np.asarray(total / np.where(number > 0, number, np.nan))


def score_of(base: Ground, bins: Whole, information: Floats) -> Scores:
    """Scores of whoever fell in these bins (..., I) with this information (..., I)."""
    counts = tallied(bins[..., base.seeds], base.share.size)
    statistic, calibration = statistical_accuracy(base, counts)
    seed, whole = mean_told(information[..., base.seeds]), mean_told(information)
    return Scores(counts, counts.sum(axis=-1), statistic, calibration, seed, whole, calibration * seed)


def expert_scores(base: Ground) -> Scores:
    """The scores of every expert; ties among their calibrations are one value, see `Rules.tie`."""
    scores = score_of(base, base.bins, base.information)
    same = grouped(scores.calibration, base.rules.tie)
    return Scores(
        scores.counts,
        scores.answered,
        scores.statistic,
        same,
        scores.info_seed,
        scores.info_all,
        same * scores.info_seed,
    )


def grouped(values: Floats, tie: float) -> Floats:
    """Each value (..., E), or the lowest of those along the last axis that it is tied with; NaN stays."""
    order = np.argsort(values, axis=-1)  # NaN goes last
    rising = np.take_along_axis(values, order, axis=-1)
    before, after = rising[..., :-1], rising[..., 1:]
    if not ((after > before) & (after <= before * (1 + tie))).any():
        return values.copy()
    first = np.full(values.shape[:-1], np.nan)
    for place in range(values.shape[-1]):
        now = rising[..., place]
        first = np.where(now <= first * (1 + tie), first, now)
        rising[..., place] = first
    result = np.empty_like(values)
    np.put_along_axis(result, order, rising, axis=-1)
    return result
