# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers with what the sampling leaves open: interval, Monte Carlo standard error, running mean. Pure.

The interval is what we do not know; the standard error is what more samples would still change, and no more.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95
"""The shares of the interval that is reported."""
CHECKPOINTS = 20
"""Places at which a running mean is kept."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number from a sample, with its Monte Carlo standard error."""

    value: float
    error: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Mean, and the 5th, 50th and 95th percentile, each with its Monte Carlo standard error."""

    mean: Figure
    low: Figure
    median: Figure
    high: Figure


def summary(draws: Floats) -> Summary:
    """Of independent draws; sorts them once."""
    ordered = np.sort(draws)
    error = float(np.std(draws, ddof=1) / np.sqrt(len(draws)))
    low, median, high = (percentile(ordered, share) for share in (LOW, MIDDLE, HIGH))
    return Summary(Figure(float(np.mean(draws)), error), low, median, high)


def percentile(ordered: Floats, share: float) -> Figure:
    """A percentile of sorted draws; its error from the order statistics one binomial deviation to
    each side.
    """
    spread = np.sqrt(share * (1 - share) / len(ordered))
    below, value, above = np.quantile(ordered, np.clip([share - spread, share, share + spread], 0, 1))
    return Figure(float(value), float(above - below) / 2)


def probability(times: float, samples: int) -> Figure:
    """A probability from how often something was so; never an error of 0, as (times + 1) / (samples + 2) has
    it.
    """
    smoothed = (times + 1) / (samples + 2)
    return Figure(times / samples, float(np.sqrt(smoothed * (1 - smoothed) / samples)))


@dataclass(frozen=True, slots=True)
class Running:
    """The mean of the first draws and its standard error, at growing numbers of draws."""

    samples: NDArray[np.intp]
    mean: Floats
    error: Floats


def running(draws: Floats) -> Running:
    """The running mean of draws, at CHECKPOINTS places evenly spread over the logarithm of their number."""
    places = np.unique(np.geomspace(10, len(draws), CHECKPOINTS).astype(np.intp))
    numbers = np.arange(1, len(draws) + 1)
    mean = np.cumsum(draws) / numbers
    centred = draws - draws.mean()
    spread = np.cumsum(centred**2) / numbers - (np.cumsum(centred) / numbers) ** 2
    error = np.sqrt(np.maximum(spread, 0) / np.maximum(numbers - 1, 1))
    return Running(places, mean[places - 1], error[places - 1])
