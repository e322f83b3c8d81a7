# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Exceedance curves: the probability that an impact is exceeded within the horizon, with what is not known
around it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samenhang.desks.risk.analysis.assessment.sampling import Outcome, Sample
from samenhang.desks.risk.analysis.assessment.streams import stream
from samenhang.desks.risk.analysis.assessment.summary import HIGH, LOW

Floats = NDArray[np.float64]
POINTS = 60


@dataclass(frozen=True, slots=True)
class Exceedance:
    """At each `impact` the probability over the horizon that it is exceeded: mean, its standard error, and
    5-95 %.
    """

    impact: Floats
    mean: Floats
    error: Floats
    low: Floats
    high: Floats

    def columns(self) -> dict[str, Floats]:
        """For a data frame."""
        names = ("impact", "mean", "error", "low", "high")
        return {name: getattr(self, name) for name in names}


def of_scenario(outcome: Outcome) -> Exceedance:
    """Of one scenario: its probability times the share of its events that are worse. Occurrence is not
    sampled.
    """
    grid = _grid(outcome.severity)
    ordered = np.sort(outcome.severity, axis=1)
    above = 1.0 - _counts(ordered, grid) / ordered.shape[1]
    return _curve(grid, outcome.likelihood[:, None] * above)


def of_catalogue(sample: Sample) -> Exceedance:
    """Of the sum over all scenarios, each of which occurs or not: sampled, once at most within
    the horizon.
    """
    size = (sample.settings.samples, sample.settings.inner)
    total = np.zeros(size)
    for one in sample.outcomes:
        occurs = stream(sample.settings.seed, "occurs", one.id).random(size) < one.likelihood[:, None]
        total += np.where(occurs, one.severity, 0.0)
    ordered = np.sort(total, axis=1)
    grid = _grid(np.array([one.impact for one in sample.outcomes]), float(ordered[:, -1].max()))
    return _curve(grid, 1.0 - _counts(ordered, grid) / size[1])


def _grid(impacts: Floats, highest: float = 0.0) -> Floats:
    """Impacts at even steps of the logarithm, from just below the least to the highest."""
    positive = impacts[impacts > 0]
    if not positive.size:
        return np.array([0.0])
    return np.geomspace(float(positive.min()) * 0.999, max(float(positive.max()), highest), POINTS)


def _counts(ordered: Floats, grid: Floats) -> Floats:
    """How many of each sorted row are at most each point of the grid."""
    if ordered.shape[1] == 1:
        return (ordered <= grid).astype(float)
    return np.array([np.searchsorted(row, grid, side="right") for row in ordered], dtype=float)


def _curve(grid: Floats, probabilities: Floats) -> Exceedance:
    low, high = np.quantile(probabilities, [LOW, HIGH], axis=0)
    error = probabilities.std(axis=0, ddof=1) / np.sqrt(len(probabilities))
    return Exceedance(grid, probabilities.mean(axis=0), error, low, high)
