# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A smooth curve through a cloud of points: cubic splines whose knots are chosen by cross-validation.
Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import qr

from samenhang.desks.risk.analysis.measures.spread import Array

KNOTS = (0, 1, 3, 6)
"""How many inner knots are tried."""
FEW = 8
"""Up to how many different values an input is taken as groups, each with a mean of its own."""
FOLDS = 5
_DEPENDENT = 1e-10


def design(inputs: Array, knots: int) -> Array:
    """The regressors of inputs (S, Q): a constant, for each input a natural cubic spline, and products of
    pairs.

    Inputs of few values get a column for each value but one. Columns are as T. Hastie, R. Tibshirani, J.
    Friedman, The Elements of Statistical Learning (2nd edition, 2009), section 5.2.1, on inputs put to mean
    0 and deviation 1.
    """
    columns = [np.ones(len(inputs))]
    scaled = []
    for values in inputs.T:
        levels = np.unique(values)
        if len(levels) <= FEW:
            columns += [(values == level).astype(np.float64) for level in levels[1:]]
            scaled.append((values - levels[0]) / (levels[-1] - levels[0] or 1.0))
        else:
            level = _standard(values)
            columns += _natural(level, knots)
            scaled.append(level)
    columns += [a * b for place, a in enumerate(scaled) for b in scaled[:place]]
    return np.column_stack(columns)


def _standard(values: Array) -> Array:
    return np.asarray((values - values.mean()) / (values.std() or 1.0))


def _natural(x: Array, knots: int) -> list[Array]:
    """x, and with inner knots at quantiles the curved parts; straight beyond the outer knots."""
    if knots == 0:
        return [x]
    places = np.unique(np.quantile(x, np.linspace(0.02, 0.98, knots + 2)))
    last, before = places[-1], places[-2]

    def hinge(knot: float) -> Array:
        return np.asarray((np.maximum(x - knot, 0) ** 3 - np.maximum(x - last, 0) ** 3) / (last - knot))

    return [x, *(hinge(knot) - hinge(before) for knot in places[:-2])]


def fitted(inputs: Array, outcomes: Array, seed: int) -> tuple[Array, Array]:
    """Outcomes (S, D) as a smooth function of inputs (S, Q): fitted on all, and predicted from the other
    folds.

    The number of knots is the one that predicts best over all outcomes; "no dependence at all" is among the
    choices. Both answers have the shape (S, D). Costs S * D * (regressors) for each number of knots.
    """
    fold = np.random.default_rng(seed).permutation(len(inputs)) % FOLDS
    designs: Sequence[Array] = [np.ones((len(inputs), 1)), *(design(inputs, knots) for knots in KNOTS)]
    bases = [_orthonormal(one) for one in designs]
    trials = [_out_of_fold(basis, outcomes, fold) for basis in bases]
    errors = [float(((outcomes - trial) ** 2).sum()) for trial in trials]
    best = int(np.argmin(errors))
    return bases[best] @ (bases[best].T @ outcomes), trials[best]


def _orthonormal(matrix: Array) -> Array:
    """Columns that span the same and are orthonormal: what depends on the others is left out."""
    q, r, _ = qr(matrix, mode="economic", pivoting=True)
    size = np.abs(np.diag(r))
    return np.asarray(q[:, size > _DEPENDENT * size[0]])


def _out_of_fold(basis: Array, outcomes: Array, fold: NDArray[np.int64]) -> Array:
    """What least squares on the other folds predicts.

    With an orthonormal basis the normal equations without a fold are the identity less that fold's part.
    """
    found = np.empty_like(outcomes)
    whole = basis.T @ outcomes
    for one in range(FOLDS):
        here = basis[fold == one]
        left = np.eye(basis.shape[1]) - here.T @ here
        coefficients = np.linalg.lstsq(left, whole - here.T @ outcomes[fold == one], rcond=None)[0]
        found[fold == one] = here @ coefficients
    return found
