# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an expert says of one likelihood or one impact, as a distribution. Pure.

Each kind of statement has `quantiles(shares)`: the values below which these shares of it lie, in its own
terms: a score (see ladder.py) where it is said in classes, else a quantity in its unit. Sampling, sensitivity
and pictures all go through that one door, so they see the same distribution.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, ndtri

Floats = NDArray[np.float64]
OVERSHOOT = 0.1
"""How far the intrinsic range goes beyond the outer percentiles, as a share of what they span
(Cooke 1991).
"""
POSITIONS = ("low", "mid", "high")


@dataclass(frozen=True, slots=True)
class InClass:
    """A class, by its place from 0, and the third of it where one is said; all places within are
    as likely.
    """

    place: int
    position: str | None = None
    scored: bool = True

    def quantiles(self, shares: Floats) -> Floats:
        """Scores."""
        if self.position is None:
            return self.place + shares
        return self.place + (POSITIONS.index(self.position) + shares) / 3.0


@dataclass(frozen=True, slots=True)
class OverClasses:
    """A probability for each class; all places within a class are as likely."""

    shares: tuple[float, ...]
    scored: bool = True

    def quantiles(self, shares: Floats) -> Floats:
        """Scores."""
        ends = np.concatenate([[0.0], np.cumsum(self.shares)])
        return _piecewise(shares, ends / ends[-1], np.arange(len(ends), dtype=float))


@dataclass(frozen=True, slots=True)
class ThreePoint:
    """Lower, expected and upper, as a PERT distribution: a beta with its mode there and 4 as its weight.

    D. G. Malcolm et al., Operations Research 7 (1959) 646. With `scored` the three are scores.
    """

    lower: float
    expected: float
    upper: float
    scored: bool = False

    def quantiles(self, shares: Floats) -> Floats:
        """Values between lower and upper; where these are equal, that value."""
        width = self.upper - self.lower
        if width == 0:
            return np.full_like(shares, self.lower)
        alpha = 1.0 + 4.0 * (self.expected - self.lower) / width
        return np.asarray(self.lower + width * betaincinv(alpha, 6.0 - alpha, shares))


@dataclass(frozen=True, slots=True)
class Quantiles:
    """Percentiles of an elicitation: between them the least informative distribution, as in Cooke's model.

    With respect to a uniform (or, with `log`, loguniform) background that is piecewise (log-)linear. It runs
    from `low` to `high`: the range that was given, else the percentiles with an overshoot of a tenth.
    R. M. Cooke, Experts in Uncertainty, Oxford 1991, chapter 12.
    """

    shares: tuple[float, ...]
    values: tuple[float, ...]
    low: float
    high: float
    log: bool = False
    scored: bool = False

    @classmethod
    def of(
        cls,
        given: Mapping[float, float],
        *,
        log: bool = False,
        within: tuple[float, float] = (-np.inf, np.inf),
        between: tuple[float, float] | None = None,
    ) -> Quantiles:
        """From {share: value}, rising in both; `within` is what is possible, `between` a range that was
        given.
        """
        shares, values = zip(*sorted(given.items()), strict=True)
        if between is None:
            ends = np.log(values) if log else np.asarray(values, float)
            extra = OVERSHOOT * (ends[-1] - ends[0])
            low, high = ends[0] - extra, ends[-1] + extra
            between = (float(np.exp(low)), float(np.exp(high))) if log else (float(low), float(high))
        return cls(shares, values, max(between[0], within[0]), min(between[1], within[1]), log)

    def quantiles(self, shares: Floats) -> Floats:
        """Values between low and high."""
        values = np.array([self.low, *self.values, self.high])
        places = np.array([0.0, *self.shares, 1.0])
        if self.log:
            return np.asarray(np.exp(_piecewise(shares, places, np.log(values))))
        return _piecewise(shares, places, values)


PARAMETERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "point": ("value",),
        "uniform": ("lower", "upper"),
        "loguniform": ("lower", "upper"),
        "triangular": ("lower", "mode", "upper"),
        "pert": ("lower", "mode", "upper"),
        "normal": ("mean", "sd"),
        "lognormal": ("p5", "p95"),
        "beta": ("alpha", "beta"),
    }
)
"""The kinds of distribution and what each needs. A lognormal is said by its 5th and 95th percentile."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """A named distribution with its parameters in the unit of the estimate; `beta` may run from lower to
    upper.

    What is not possible (less than nothing, a probability above 1) is cut off at `within`.
    """

    kind: str
    parameters: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    within: tuple[float, float] = (-np.inf, np.inf)
    scored: bool = False

    def quantiles(self, shares: Floats) -> Floats:
        """Values, cut off at what is possible."""
        return np.asarray(np.clip(_INVERSES[self.kind](shares, self.parameters), *self.within))


def _uniform(shares: Floats, given: Mapping[str, float]) -> Floats:
    return np.asarray(given["lower"] + (given["upper"] - given["lower"]) * shares)


def _loguniform(shares: Floats, given: Mapping[str, float]) -> Floats:
    low, high = np.log(given["lower"]), np.log(given["upper"])
    return np.asarray(np.exp(low + (high - low) * shares))


def _triangular(shares: Floats, given: Mapping[str, float]) -> Floats:
    low, mode, high = given["lower"], given["mode"], given["upper"]
    if high == low:
        return np.full_like(shares, low)
    rising = low + np.sqrt(shares * (high - low) * (mode - low))
    falling = high - np.sqrt((1.0 - shares) * (high - low) * (high - mode))
    return np.asarray(np.where(shares <= (mode - low) / (high - low), rising, falling))


def _lognormal(shares: Floats, given: Mapping[str, float]) -> Floats:
    low, high = np.log(given["p5"]), np.log(given["p95"])
    return np.asarray(np.exp((low + high) / 2 + (high - low) / (2 * ndtri(0.95)) * ndtri(shares)))


def _beta(shares: Floats, given: Mapping[str, float]) -> Floats:
    low, high = given.get("lower", 0.0), given.get("upper", 1.0)
    return np.asarray(low + (high - low) * betaincinv(given["alpha"], given["beta"], shares))


_INVERSES = {
    "point": lambda shares, given: np.full_like(shares, given["value"]),
    "uniform": _uniform,
    "loguniform": _loguniform,
    "triangular": _triangular,
    "pert": lambda shares, given: ThreePoint(given["lower"], given["mode"], given["upper"]).quantiles(shares),
    "normal": lambda shares, given: given["mean"] + given["sd"] * ndtri(shares),
    "lognormal": _lognormal,
    "beta": _beta,
}

Statement = InClass | OverClasses | ThreePoint | Quantiles | Distribution


def _piecewise(at: Floats, xs: Floats, ys: Floats) -> Floats:
    return np.asarray(np.interp(at, xs, ys))
