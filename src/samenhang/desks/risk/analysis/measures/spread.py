# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How sure a number is: distributions of one uncertain quantity, sampled by their inverse. Pure.

Every distribution gives its value at a share (the inverse of its distribution function). So a study draws
shares once, by name, and all runs read them: common random numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, inf, isfinite, log
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from samenhang.errors import InvalidInput

Array = NDArray[np.float64]

OVERSHOOT = 0.1
"""How far the support goes beyond the 5 and 95 percent quantiles, as a share of what lies between them.

The intrinsic range of the Classical Model: R. M. Cooke, Experts in Uncertainty (1991), with its usual 10 %.
"""
PERT_WEIGHT = 4.0
"""The weight of the most likely value in a PERT distribution: D. G. Malcolm et al., Operations Research 7
(1959)."""


class Spread(Protocol):
    """An uncertain quantity."""

    def at(self, shares: Array) -> Array:
        """The values below which these shares (0 to 1) of the probability lie; same shape."""
        ...

    @property
    def mean(self) -> float:
        """The expected value."""
        ...

    @property
    def support(self) -> tuple[float, float]:
        """The least and the greatest value that it can take."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """A quantity that is known."""

    value: float

    def __post_init__(self) -> None:
        if not isfinite(self.value):
            raise InvalidInput(f"{self.value} is no number", "give a finite number")

    def at(self, shares: Array) -> Array:
        """The value, whatever the share."""
        return np.full_like(shares, self.value)

    @property
    def mean(self) -> float:
        """The value."""
        return self.value

    @property
    def support(self) -> tuple[float, float]:
        """The value, twice."""
        return self.value, self.value


@dataclass(frozen=True, slots=True)
class Beta:
    """A Beta distribution on 0 to 1: `a` and `b` above 0, as after a-1 hits and b-1 misses."""

    a: float
    b: float

    def __post_init__(self) -> None:
        if not (0 < self.a < inf and 0 < self.b < inf):
            raise InvalidInput(f"Beta({self.a}, {self.b}) is no distribution", "give two numbers above 0")

    def at(self, shares: Array) -> Array:
        """By the inverse of the regularised incomplete beta function."""
        return np.asarray(betaincinv(self.a, self.b, shares), dtype=np.float64)

    @property
    def mean(self) -> float:
        """a / (a + b)."""
        return self.a / (self.a + self.b)

    @property
    def support(self) -> tuple[float, float]:
        """0 and 1."""
        return 0.0, 1.0


@dataclass(frozen=True, slots=True)
class Pert:
    """A Beta distribution scaled to `least`..`most` with its top at `likely` (PERT)."""

    least: float
    likely: float
    most: float
    weight: float = PERT_WEIGHT

    def __post_init__(self) -> None:
        if not (self.least <= self.likely <= self.most and self.least < self.most and self.weight > 0):
            raise InvalidInput(
                f"PERT of {self.least}, {self.likely}, {self.most} is out of order",
                "give least, most likely and most, in this order",
            )

    def at(self, shares: Array) -> Array:
        """The inverse, scaled."""
        width = self.most - self.least
        a = 1 + self.weight * (self.likely - self.least) / width
        b = 1 + self.weight * (self.most - self.likely) / width
        return np.asarray(self.least + width * betaincinv(a, b, shares), dtype=np.float64)

    @property
    def mean(self) -> float:
        """(least + weight * likely + most) / (weight + 2)."""
        return (self.least + self.weight * self.likely + self.most) / (self.weight + 2)

    @property
    def support(self) -> tuple[float, float]:
        """Least and most."""
        return self.least, self.most


@dataclass(frozen=True, slots=True)
class Quantiles:
    """What is known by its 5, 50 and 95 percent quantiles: uniform between them (log-uniform with `by_log`).

    The support goes OVERSHOOT beyond them and is cut at `least` and `most`, the bounds that the quantity has
    by nature (0 and 1 for a share). This adds least to what was said: the density that an expert's quantiles
    have in the Classical Model (Cooke 1991).
    """

    low: float
    median: float
    high: float
    least: float = -inf
    most: float = inf
    by_log: bool = False

    def __post_init__(self) -> None:
        if not self.low < self.median < self.high:
            raise InvalidInput(
                f"the quantiles {self.low}, {self.median}, {self.high} are out of order",
                "give the 5, 50 and 95 percent quantiles, each above the one before",
            )
        if self.low < self.least or self.high > self.most:
            raise InvalidInput(
                f"the quantiles {self.low}, {self.median}, {self.high} leave {self.least} to {self.most}",
                f"give quantiles from {self.least} to {self.most}",
            )
        if self.by_log and self.low <= 0:
            raise InvalidInput(
                f"the quantile {self.low} has no logarithm",
                "give quantiles above 0, or leave out the logarithm",
            )

    @property
    def knots(self) -> tuple[float, ...]:
        """Values at the shares 0, 0.05, 0.5, 0.95 and 1; logarithms with `by_log`."""
        low, median, high = (self._in(x) for x in (self.low, self.median, self.high))
        over = OVERSHOOT * (high - low)
        bottom, top = low - over, high + over
        if self.least > -inf and (not self.by_log or self.least > 0):
            bottom = max(bottom, self._in(self.least))
        if self.most < inf:
            top = min(top, self._in(self.most))
        return bottom, low, median, high, top

    def at(self, shares: Array) -> Array:
        """Straight lines between the knots."""
        found = np.interp(shares, _SHARES, self.knots)
        return np.exp(found) if self.by_log else found

    @property
    def mean(self) -> float:
        """The mean of the pieces, each with its probability."""
        masses = [b - a for a, b in pairwise(_SHARES)]
        return sum(m * self._middle(a, b) for m, (a, b) in zip(masses, pairwise(self.knots), strict=True))

    @property
    def support(self) -> tuple[float, float]:
        """The outer knots."""
        bottom, *_, top = self.knots
        return (exp(bottom), exp(top)) if self.by_log else (bottom, top)

    def _in(self, value: float) -> float:
        return log(value) if self.by_log else value

    def _middle(self, a: float, b: float) -> float:
        if not self.by_log:
            return (a + b) / 2
        return (exp(b) - exp(a)) / (b - a) if b > a else exp(a)


_SHARES: Sequence[float] = (0.0, 0.05, 0.5, 0.95, 1.0)


def within(spread: Spread, least: float, most: float, what: str) -> None:
    """Refuse a quantity that can leave its bounds. Raises InvalidInput."""
    low, high = spread.support
    if low < least or high > most:
        raise InvalidInput(
            f"{what} can be {low:g} to {high:g}", f"give a distribution that stays from {least:g} to {most:g}"
        )
