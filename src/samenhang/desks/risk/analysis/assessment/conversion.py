# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Conversions: probability, rate and return period; the Belgian continuous scales; classes of one scale in
another.

Probability over a horizon and rate per year follow from a constant rate (Poisson): p = 1 - exp(-rate *
horizon). The Belgian formulas are those that the tests of its published software hold (NCCN-CIPRA/cipra-bnra,
2026). All functions take numbers or arrays and return arrays of the same shape.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from samenhang.desks.risk.analysis.assessment.ladder import Ladder

Floats = NDArray[np.float64]
CP7_BOUNDS = (0.0, 0.0001, 0.10, 0.25, 0.40, 0.55, 0.75, 0.90, 1.0)
"""Bounds of the classes 0..7 of conditional probability, and of the motivation of actors (verified)."""


def rate_of(probability: ArrayLike, horizon: float) -> Floats:
    """Events a year at which at least one occurs within `horizon` years with this probability (1:
    infinite).
    """
    with np.errstate(divide="ignore"):
        return np.asarray(-np.log1p(-np.asarray(probability, float)) / horizon)


def probability_of(rate: ArrayLike, horizon: float) -> Floats:
    """Probability of at least one event within `horizon` years at this rate a year."""
    return np.asarray(-np.expm1(-np.asarray(rate, float) * horizon))


def return_period_of(probability: ArrayLike, horizon: float) -> Floats:
    """Mean years between events (0 for a certain event, infinite for an impossible one)."""
    with np.errstate(divide="ignore"):
        return np.asarray(1.0 / rate_of(probability, horizon))


def probability_of_return_period(years: ArrayLike, horizon: float) -> Floats:
    """Probability of at least one event within `horizon` years, from the return period in years."""
    with np.errstate(divide="ignore"):
        return probability_of(1.0 / np.asarray(years, float), horizon)


def over_horizon(probability: ArrayLike, horizon: float, other: float) -> Floats:
    """The probability over another horizon, at the same rate: 1 - (1 - p)^(other / horizon)."""
    if horizon == other:
        return np.asarray(probability, float)
    with np.errstate(divide="ignore"):
        return np.asarray(-np.expm1(np.log1p(-np.asarray(probability, float)) * (other / horizon)))


# ---------------------------------------------------------------- Belgium


def years_of_p7(p7: ArrayLike) -> Floats:
    """Return period in years of a place on the Belgian continuous scale 0-7: exp(12 - 2.3 P7)."""
    return np.asarray(np.exp(12.0 - 2.3 * np.asarray(p7, float)))


def p7_of_years(years: ArrayLike) -> Floats:
    """The inverse of `years_of_p7`."""
    return np.asarray((12.0 - np.log(np.asarray(years, float))) / 2.3)


def euro_of_i7(i7: ArrayLike) -> Floats:
    """Damage in euro of a place on the Belgian continuous scale 0-7: exp(1.92 (I7 - 0.5) + 13.2).

    Up to and with 0.5 it is linear from nothing to EUR 500,000; just above, it jumps to exp(13.2) = 540,365.
    """
    place = np.asarray(i7, float)
    return np.asarray(np.where(place <= 0.5, place * 1e6, np.exp(1.92 * (place - 0.5) + 13.2)))


def i7_of_euro(euro: ArrayLike) -> Floats:
    """The inverse of `euro_of_i7`; what falls in its jump is at 0.5."""
    damage = np.asarray(euro, float)
    above = (np.log(np.maximum(damage, 5e5)) - 13.2) / 1.92 + 0.5
    return np.asarray(np.where(damage <= 5e5, damage / 1e6, np.maximum(above, 0.5)))


def probability_of_cp7(cp7: ArrayLike) -> Floats:
    """Conditional probability at a place on the scale 0-7: class k lies from k - 0.5 to k + 0.5, linear
    within.
    """
    places = np.array([0.0, *(np.arange(1, 9) - 0.5)])
    return np.asarray(np.interp(np.asarray(cp7, float), places, CP7_BOUNDS))


def cp7_of_probability(probability: ArrayLike) -> Floats:
    """The inverse of `probability_of_cp7`."""
    places = np.array([0.0, *(np.arange(1, 9) - 0.5)])
    return np.asarray(np.interp(np.asarray(probability, float), CP7_BOUNDS, places))


def cp7_class(probability: ArrayLike) -> NDArray[np.intp]:
    """The class 0..7 of a conditional probability."""
    inner = np.asarray(CP7_BOUNDS[1:-1])
    return np.asarray(np.searchsorted(inner, np.asarray(probability, float), side="right"))


def effective_exclusive(probabilities: Sequence[float]) -> Floats:
    """What comes out of (p1, p2, ...) where "any" is drawn with 1 - prod(1 - p) and then shared in
    proportion.

    So does the Belgian software; less comes out than was elicited: (0.5, 0.5, 0) becomes 0.375 each. It is
    here to show the bias; the cascades of this desk do not use it.
    """
    given = np.asarray(probabilities, float)
    total = given.sum()
    if total == 0:
        return given
    return np.asarray((1.0 - np.prod(1.0 - given)) * given / total)


# ---------------------------------------------------------------- losses, classes


def lognormal_of_interval(low: float, high: float, share: float = 0.9) -> tuple[float, float]:
    """(mu, sigma) of the lognormal with its central interval of `share` at these ends."""
    z = float(ndtri(0.5 + share / 2))
    return (np.log(low) + np.log(high)) / 2, (np.log(high) - np.log(low)) / (2 * z)


def annual_loss(probability: float, low: float, high: float) -> float:
    """Expected loss a year of an event with a lognormal loss, 90 % between `low` and `high` (FAIR;
    riskquant).
    """
    mu, sigma = lognormal_of_interval(low, high)
    return float(probability * np.exp(mu + sigma**2 / 2))


def class_shares(source: Ladder, code: int, target: Ladder, points: int = 1000) -> Floats:
    """In which classes of `target` a class of `source` falls: the share of its quantiles in each.

    Both ladders must be in one unit. `code` is the place of the class, from 0. Quantiles are taken at the
    middle of `points` equal parts of the class, log-linear within it.
    """
    scores = code + (np.arange(points) + 0.5) / points
    found = target.class_of(target.score_of(source.value_of(scores)))
    return np.asarray(np.bincount(found, minlength=target.size) / points)
