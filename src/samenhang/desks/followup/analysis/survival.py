# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long things take while some are not done yet: the estimate of Kaplan and Meier. Pure.

What still waits counts for as long as it has waited ("censored"): leaving it out would make the slow look
fast. E. L. Kaplan, P. Meier, Nonparametric estimation from incomplete observations, Journal of the American
Statistical Association 53 (1958) 457-481; the variance is that of M. Greenwood (1926), the bounds are those
on the scale of log(-log), which stay between 0 and 1: J. D. Kalbfleisch, R. L. Prentice, The Statistical
Analysis of Failure Time Data (1980).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt

NORMAL = 1.959963984540054
"""The 97.5th percentile of the normal distribution: bounds of 95 percent."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How many days something waited, and whether it ended with what was waited for."""

    days: int
    came: bool


@dataclass(frozen=True, slots=True)
class Step:
    """On a day: how many still waited just before it, for how many it came, and the share that waits then.

    `low` and `high` bound the share, with 95 percent.
    """

    day: int
    waiting: int
    came: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The share that still waits, by days since the beginning; `total` waits, `longest` in days."""

    total: int
    came: int
    longest: int
    steps: tuple[Step, ...]

    @property
    def median(self) -> int | None:
        """After how many days half has come; None where that never came to half."""
        return next((step.day for step in self.steps if step.share <= 0.5), None)

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """The days between which the median lies, with 95 percent; None where an end is not known."""
        low = next((step.day for step in self.steps if step.low <= 0.5), None)
        high = next((step.day for step in self.steps if step.high <= 0.5), None)
        return low, high

    def at(self, day: int) -> float | None:
        """The share that still waits after so many days; None where nothing was followed that long."""
        if not self.total or (day > self.longest and self.came < self.total):
            return None
        shares = [step.share for step in self.steps if step.day <= day]
        return shares[-1] if shares else 1.0


def curve(waits: Iterable[Wait]) -> Curve:
    """The curve of these waits. Of one day, what came goes before what was still waiting."""
    every = list(waits)
    came = Counter(wait.days for wait in every if wait.came)
    left = Counter(wait.days for wait in every)
    waiting, share, sum_ = len(every), 1.0, 0.0
    steps = []
    for day in sorted(left):
        if came[day]:
            share *= 1 - came[day] / waiting
            if waiting > came[day]:
                sum_ += came[day] / (waiting * (waiting - came[day]))
            steps.append(Step(day, waiting, came[day], share, *_bounds(share, sum_)))
        waiting -= left[day]
    return Curve(len(every), sum(came.values()), max(left, default=0), tuple(steps))


def _bounds(share: float, sum_: float) -> tuple[float, float]:
    """Around a share, by Greenwood's sum."""
    if not 0 < share < 1:
        return share, share
    spread = NORMAL * sqrt(sum_) / abs(log(share))
    return share ** exp(spread), share ** exp(-spread)
