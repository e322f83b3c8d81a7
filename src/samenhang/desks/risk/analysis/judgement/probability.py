# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Judgements of probability: how they score, whether they are calibrated, and pools of them. Pure.

G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78 (1950)
1-3;
T. Gneiting, A. E. Raftery, Strictly proper scoring rules, JASA 102 (2007) 359-378; J. Bröcker, L. A. Smith,
Increasing the reliability of reliability diagrams, Weather and Forecasting 22 (2007) 651-661; V. A. Satopää
and
others, Combining multiple probability predictions using a simple logit model, International Journal of
Forecasting
30 (2014) 344-356; E. Neyman, T. Roughgarden, Are you smarter than a random expert? (2022).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import expit, logit, ndtr
from scipy.stats import binom

from samenhang.desks.risk.analysis.judgement.study import Floats
from samenhang.errors import InvalidInput

Numbers = Sequence[float] | Floats


class BrierForm(StrEnum):
    """Which Brier score: half the world means the one, half the other, so every result names it."""

    ONE_SIDED = "one-sided, 0 to 1"
    """The mean of (p - y)^2; a forecast of one half scores 0.25."""
    TWO_SIDED = "two-sided, 0 to 2"
    """Summed over both outcomes, as Brier wrote it; a forecast of one half scores 0.5."""


@dataclass(frozen=True, slots=True)
class Score:
    """A score with the method it was made by; less is better."""

    value: float
    method: str


def brier(forecasts: Numbers, outcomes: Numbers, form: BrierForm = BrierForm.ONE_SIDED) -> Score:
    """The Brier score of probabilities (N,) for outcomes (N,) that are 0 or 1."""
    p, y = _pairs(forecasts, outcomes)
    factor = 2.0 if form is BrierForm.TWO_SIDED else 1.0
    return Score(float(factor * np.mean((p - y) ** 2)), f"Brier, {form}")


def log_score(forecasts: Numbers, outcomes: Numbers) -> Score:
    """Minus the mean ln of the probability that was given to what happened; infinite where that was 0."""
    p, y = _pairs(forecasts, outcomes)
    with np.errstate(divide="ignore"):
        return Score(float(-np.mean(np.log(np.where(y == 1, p, 1 - p)))), "logarithmic, natural")


def crps_normal(mean: float, deviation: float, outcome: float) -> Score:
    """The continuous ranked probability score of a normal distribution, in the unit of the outcome."""
    if not deviation > 0:
        raise InvalidInput(f"the standard deviation is {deviation:g}", "give one above 0")
    z = (outcome - mean) / deviation
    density = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    value = deviation * (z * (2 * ndtr(z) - 1) + 2 * density - 1 / np.sqrt(np.pi))
    return Score(float(value), "CRPS, normal")


def crps_ensemble(members: Numbers, outcome: float, fair: bool = False) -> Score:
    """The CRPS of an ensemble (M,); fair: as if it were infinitely large (C. A. T. Ferro, 2014).

    Grows with M log M: the mean difference of members comes from their order.
    """
    x = np.sort(np.asarray(members, dtype=np.float64))
    number = x.size
    if number < (2 if fair else 1):
        raise InvalidInput(
            f"an ensemble of {number}", "give at least two members" if fair else "give members"
        )
    spread = 2 * np.sum((2 * np.arange(1, number + 1) - number - 1) * x)  # the sum of |x_i - x_j|
    pairs = number * (number - 1) if fair else number * number
    value = np.mean(np.abs(x - outcome)) - spread / (2 * pairs)
    return Score(float(value), "CRPS, fair ensemble" if fair else "CRPS, ensemble")


@dataclass(frozen=True, slots=True)
class Bar:
    """Forecasts near each other: how many, their mean, how often it happened.

    `low` and `high`: between which that share lies with 90 percent if the forecasts are calibrated.
    """

    number: int
    forecast: float
    happened: float
    low: float
    high: float

    @property
    def consistent(self) -> bool:
        """Whether the share is one that calibrated forecasts would give."""
        return self.low <= self.happened <= self.high


def calibration_curve(forecasts: Numbers, outcomes: Numbers, bins: int = 10, level: float = 0.9) -> list[Bar]:
    """The reliability diagram, with consistency bars: the binomial range at the mean forecast of each bin."""
    p, y = _pairs(forecasts, outcomes)
    if bins < 1 or not 0 < level < 1:
        raise InvalidInput(
            f"{bins} bins, level {level:g}", "give at least one bin, and a level between 0 and 1"
        )
    places = np.minimum((p * bins).astype(np.intp), bins - 1)
    number = np.bincount(places, minlength=bins)
    sums, came = (np.bincount(places, weights=value, minlength=bins) for value in (p, y))
    bars = []
    for place in np.flatnonzero(number):
        count = int(number[place])
        mean = float(sums[place] / count)
        low, high = (float(binom.ppf(q, count, mean)) / count for q in ((1 - level) / 2, (1 + level) / 2))
        bars.append(Bar(count, mean, float(came[place] / count), low, high))
    return bars


@dataclass(frozen=True, slots=True)
class PooledProbability:
    """One probability out of several, and how."""

    probability: float
    method: str


def neyman_roughgarden(number: int) -> float:
    """How far from the base rate the mean log-odds of so many experts are moved; 1 for one, root 3 for ever
    more.
    """
    if number < 1:
        raise InvalidInput(f"{number} experts", "give at least one")
    n = float(number)
    return 1.0 if number == 1 else float(n * (np.sqrt(3 * n * n - 3 * n + 1) - 2) / (n * n - n - 1))


def pool_mean(probabilities: Numbers) -> PooledProbability:
    """The arithmetic mean."""
    return PooledProbability(float(np.mean(_probabilities(probabilities))), "mean")


def pool_median(probabilities: Numbers) -> PooledProbability:
    """The median."""
    return PooledProbability(float(np.median(_probabilities(probabilities))), "median")


def pool_log_odds(probabilities: Numbers, factor: float = 1.0, base: float = 0.5) -> PooledProbability:
    """Mean log-odds, moved away from those of the base rate by a factor; 1 moves nothing.

    With 0 and 1 both among the probabilities there is no mean: InvalidInput.
    """
    if not (0 < base < 1 and factor > 0):
        raise InvalidInput(
            f"base rate {base:g}, factor {factor:g}", "a base rate between 0 and 1, a factor above 0"
        )
    p = _probabilities(probabilities)
    if (p == 0).any() and (p == 1).any():
        raise InvalidInput(
            "one says never, another says surely", "their log-odds have no mean: use the median"
        )
    start = logit(base)
    moved = start + factor * (np.mean(logit(p)) - start)
    way = (
        "mean log-odds"
        if factor == 1
        else f"mean log-odds, extremised by {factor:.6g} from base rate {base:g}"
    )
    return PooledProbability(float(expit(moved)), way)


def pool_extremised(probabilities: Numbers, base: float) -> PooledProbability:
    """Mean log-odds extremised by the factor of Neyman and Roughgarden for that many experts.

    It supposes that experts know different things; a small group that shares what it knows is made too sure.
    """
    factor = neyman_roughgarden(len(probabilities))
    pooled = pool_log_odds(probabilities, factor, base)
    return PooledProbability(
        pooled.probability, f"mean log-odds, Neyman-Roughgarden {factor:.6g} from base rate {base:g}"
    )


def _probabilities(values: Numbers) -> Floats:
    p = np.asarray(values, dtype=np.float64)
    wrong = ~((p >= 0) & (p <= 1))
    if not p.size or p.ndim != 1 or wrong.any():
        shown = (
            f"probability {np.argmax(wrong) + 1} is {p[wrong][0]:g}" if wrong.any() else "no probabilities"
        )
        raise InvalidInput(shown, "a probability is a number from 0 to 1")
    return p


def _pairs(forecasts: Numbers, outcomes: Numbers) -> tuple[Floats, Floats]:
    p, y = _probabilities(forecasts), np.asarray(outcomes, dtype=np.float64)
    if y.shape != p.shape or not np.isin(y, (0.0, 1.0)).all():
        raise InvalidInput("the outcomes do not fit the forecasts", "one for each, 0 or 1")
    return p, y
