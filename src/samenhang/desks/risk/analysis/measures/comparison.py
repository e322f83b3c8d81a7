# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a measure or portfolio changes: paired differences with their errors, and curves of exceedance.
Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from samenhang.desks.risk.analysis.measures.experiment import Run
from samenhang.desks.risk.analysis.measures.spread import Array
from samenhang.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Difference:
    """How much less is lost a year with the second run than with the first: above 0 is better.

    `mean` with `error`, the standard error of the paired difference by sampling (`unpaired_error` is what it
    would be without common random numbers); `low`, `median` and `high` are its 5, 50 and 95 percent
    quantiles over the samples, so over what we do not know; `chance` is the probability that the second is
    better (ties count half), with its error.
    """

    mean: float
    error: float
    unpaired_error: float
    low: float
    median: float
    high: float
    chance: float
    chance_error: float


def difference(before: Array, after: Array) -> Difference:
    """The paired difference of two losses over the same samples; shape (S,) each. Raises InvalidInput."""
    if before.shape != after.shape or before.ndim != 1 or len(before) < 2:
        raise InvalidInput(
            f"losses of the shapes {before.shape} and {after.shape} cannot be paired",
            "give two runs of one experiment, of at least two samples",
        )
    less = before - after
    count = len(less)
    chance = float(np.mean(less > 0) + np.mean(less == 0) / 2)
    low, median, high = (float(x) for x in np.quantile(less, (0.05, 0.5, 0.95)))
    return Difference(
        mean=float(less.mean()),
        error=float(less.std(ddof=1)) / sqrt(count),
        unpaired_error=sqrt((before.var(ddof=1) + after.var(ddof=1)) / count),
        low=low,
        median=median,
        high=high,
        chance=chance,
        chance_error=sqrt(chance * (1 - chance) / count),
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs: the difference in all, by interest, by scenario (in the order of the baseline), and per euro.

    `per_euro` is the expected reduction a year for each euro a year; None where it costs nothing.
    """

    total: Difference
    by_interest: tuple[tuple[str, Difference], ...]
    by_scenario: tuple[tuple[str, Difference], ...]
    cost: float
    per_euro: float | None


def compare(before: Run, after: Run, cost: float = 0.0) -> Comparison:
    """What `after` changes; `cost` is what it costs a year more, in the common unit."""
    total = difference(before.loss, after.loss)
    interests = zip(before.by_interest.T, after.by_interest.T, strict=True)
    scenarios = zip(before.by_scenario.T, after.by_scenario.T, strict=True)
    names = before.baseline.interests, before.baseline.scenarios
    return Comparison(
        total,
        tuple(zip(names[0], (difference(a, b) for a, b in interests), strict=True)),
        tuple(zip(names[1], (difference(a, b) for a, b in scenarios), strict=True)),
        cost,
        total.mean / cost if cost > 0 else None,
    )


@dataclass(frozen=True, slots=True)
class Exceedance:
    """How often a year an event does more than `threshold`, with its error, and the probability of one in a
    year."""

    threshold: float
    frequency: float
    error: float
    probability: float


def exceedance(run: Run, thresholds: Sequence[float]) -> tuple[Exceedance, ...]:
    """The exceedance curve of single events, in the common unit. Costs (samples x scenarios) for a threshold.

    An event is one scenario that happens; those that it sets off count as events of their own. The
    probability is the mean over the samples of 1 - exp(-frequency): events come independently (Poisson).
    """
    found = []
    values = run.baseline.values
    severities = [(phase, phase.impact @ values) for phase in run.phases]
    for threshold in thresholds:
        often = np.zeros(run.baseline.samples)
        for phase, severity in severities:
            often += phase.weight * np.where(severity > threshold, phase.rate, 0.0).sum(axis=1)
        error = float(often.std(ddof=1)) / sqrt(len(often))
        found.append(
            Exceedance(float(threshold), float(often.mean()), error, float(-np.expm1(-often).mean()))
        )
    return tuple(found)
