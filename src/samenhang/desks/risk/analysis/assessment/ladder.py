# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The continuous view of classes: a score that runs through the classes, and the quantity at each score.
Pure.

The score k + u stands for the place u (0..1) within class k, counted from 0. Within a class, or a subclass
where the edition has them, it goes with the logarithm of the quantity, as classes are decades. A class that
is open below or above is given the width of its neighbour; beyond that the score goes on, so that what is
worse than the beginning of the highest class still counts. Work on scores, class afterwards: a measure that
takes 40 % away would vanish within a decade otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samenhang.desks.risk.analysis.assessment.scale import Criterion, Scale

Floats = NDArray[np.float64]
UNTOUCHED = -np.inf
"""The score of a criterion that is not touched: below every class, of no value."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """`scores` (rising) and `logs`, the natural logarithm of the quantity at each; `size` classes.

    With a `horizon` the quantities that go in and out are probabilities over so many years, and `logs` those
    of rates a year: a scale of return periods has several classes in which the probability is all but 1.
    """

    scores: tuple[float, ...]
    logs: tuple[float, ...]
    size: int
    limit: float | None = None
    horizon: float | None = None

    def score_of(self, values: ArrayLike) -> Floats:
        """The score of quantities in the unit of the classes; nothing at all (0) has the score of
        no class.
        """
        with np.errstate(divide="ignore"):
            given = np.asarray(values, float)
            logs = np.log(given if self.horizon is None else -np.log1p(-given) / self.horizon)
        return _extended(logs, np.asarray(self.logs), np.asarray(self.scores))

    def value_of(self, scores: ArrayLike) -> Floats:
        """The quantity at a score; never more than `limit` (a probability of 1)."""
        logs = _extended(np.asarray(scores, float), np.asarray(self.scores), np.asarray(self.logs))
        found = np.exp(logs)
        if self.horizon is not None:
            return np.asarray(-np.expm1(-found * self.horizon))
        return found if self.limit is None else np.minimum(found, self.limit)

    def class_of(self, scores: ArrayLike) -> NDArray[np.intp]:
        """The class of a score, from 0; what lies beyond an open end is in the class at that end."""
        return class_of_score(scores, self.size)


def class_of_score(scores: ArrayLike, size: int) -> NDArray[np.intp]:
    """The class of a score, from 0 to size - 1; -1 where no class is touched."""
    given = np.asarray(scores, float)
    touched = given > UNTOUCHED
    places = np.clip(np.floor(np.where(touched, given, 0.0)), 0, size - 1)
    return np.where(touched, places, -1).astype(np.intp)


def impact_ladder(criterion: Criterion) -> Ladder | None:
    """The ladder of a criterion; None where it is ordinal."""
    if criterion.ordinal:
        return None
    edges = [band.lower or 0.0 for band in criterion.classes]
    if criterion.counts:  # whole numbers: 10 ends a class and 11 begins the next
        edges = [edge if at == 0 else edge - 0.5 for at, edge in enumerate(edges)]
    edges.append(criterion.classes[-1].upper or np.inf)
    return _ladder(edges, [1.0] * len(criterion.classes))


def likelihood_ladder(scale: Scale) -> Ladder:
    """The ladder of the likelihood classes, in probability over the horizon of the scale."""
    falls = scale.likelihood.measure == "return-period"
    edges: list[float] = [0.0]
    widths: list[float] = []
    for band in scale.likelihood.classes:
        ends: list[float | None] = [part.upper for part in band.subclasses]
        ends = ends or [band.upper]
        edges += [_edge(end, falls) for end in ends]
        widths += [1.0 / len(ends)] * len(ends)
    if falls:
        return replace(_ladder(edges, widths), horizon=scale.horizon)
    return replace(_ladder(edges, widths), limit=1.0)


def _edge(bound: float | None, falls: bool) -> float:
    """The upper end of a class: a probability, or a rate a year."""
    if falls:
        return np.inf if bound is None else 1.0 / bound
    return 1.0 if bound is None else bound


def _ladder(edges: list[float], widths: list[float]) -> Ladder:
    """From the ends of consecutive steps and how many classes wide each is."""
    if edges[0] <= 0:
        edges[0] = edges[1] / (edges[2] / edges[1]) ** (widths[0] / widths[1])
    if not np.isfinite(edges[-1]):
        edges[-1] = edges[-2] * (edges[-2] / edges[-3]) ** (widths[-1] / widths[-2])
    scores = np.concatenate([[0.0], np.cumsum(widths)])
    return Ladder(tuple(scores.tolist()), tuple(np.log(edges).tolist()), round(sum(widths)))


def _extended(at: Floats, xs: Floats, ys: Floats) -> Floats:
    """Linear between the points, and onwards beyond both ends with the slope of the last stretch."""
    place = np.clip(np.searchsorted(xs, at, side="right") - 1, 0, len(xs) - 2)
    slope = (ys[place + 1] - ys[place]) / (xs[place + 1] - xs[place])
    return np.asarray(ys[place] + (at - xs[place]) * slope)
