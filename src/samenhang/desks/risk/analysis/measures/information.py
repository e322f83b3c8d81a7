# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What it would be worth to know more before choosing: perfect, partial and sample information. Pure.

`values` everywhere is an array (S, D): what each of D decisions is worth in each of S samples.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import numpy as np

from samenhang.desks.risk.analysis.measures.smooth import fitted
from samenhang.desks.risk.analysis.measures.spread import Array
from samenhang.errors import InvalidInput

MOST_INPUTS = 4
"""How many inputs are asked about together at most: the regression holds them and their pairwise products."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What information is worth, in the unit of the values, with its standard error.

    `held_out` is what a decision rule learnt on four fifths of the samples gains on the fifth that it has not
    seen: it cannot be flattered by over-fitting, so the two should agree within the error. For perfect
    information both are the same.
    """

    value: float
    error: float
    held_out: float


def perfect(values: Array) -> Worth:
    """The expected value of perfect information: E[max] - max E. Raises InvalidInput."""
    _checked(values)
    gain = values.max(axis=1) - values[:, _best(values)]
    return Worth(float(gain.mean()), _error(gain), float(gain.mean()))


def partial(values: Array, inputs: Array, seed: int = 0) -> Worth:
    """The expected value of knowing `inputs` (S,) or (S, Q) exactly (EVPPI), by regression.

    M. Strong, J. E. Oakley, A. Brennan, Estimating multiparameter partial expected value of perfect
    information from a probabilistic sensitivity analysis sample, Medical Decision Making 34 (2014) 311-326:
    the expectation of each decision given the inputs is a smooth function of them, fitted to the samples
    that there are. They take splines or Gaussian processes; here natural cubic splines with knots chosen by
    cross-validation. Raises InvalidInput.
    """
    _checked(values)
    table = inputs.reshape(len(inputs), -1)
    if len(table) != len(values) or not 1 <= table.shape[1] <= MOST_INPUTS:
        raise InvalidInput(
            f"inputs of the shape {inputs.shape} for values of the shape {values.shape}",
            f"give one row a sample and 1 to {MOST_INPUTS} inputs",
        )
    best = _best(values)
    smooth, unseen = fitted(table, values - values[:, [best]], seed)
    gain = smooth.max(axis=1)
    chosen = unseen.argmax(axis=1)
    rows = np.arange(len(values))
    real = values[rows, chosen] - values[:, best]
    return Worth(max(0.0, float(gain.mean() - smooth.mean(axis=0).max())), _error(real), float(real.mean()))


Study = Callable[[Array, np.random.Generator], Array]
"""From the true value of the input in each sample (S,), what a study would report of it: (S,) or (S, Q)."""


def sampled(values: Array, input_: Array, study: Study, seed: int = 0) -> Worth:
    """The expected value of a study (EVSI): that of knowing what it would report, drawn for each sample.

    M. Strong, J. E. Oakley, A. Brennan, P. Breeze, Estimating the expected value of sample information using
    the probabilistic sensitivity analysis sample, Medical Decision Making 35 (2015) 570-583: regression on a
    summary of the data. Raises InvalidInput.
    """
    return partial(values, study(input_, np.random.default_rng(seed)), seed)


def trial(size: int) -> Study:
    """A trial of `size` cases that each succeed with the input as probability; it reports the share that
    did."""
    return lambda truth, random: random.binomial(size, np.clip(truth, 0, 1)) / size


def measurement(deviation: float) -> Study:
    """A measurement of the input with a normal error of this standard deviation."""
    return lambda truth, random: truth + deviation * random.standard_normal(len(truth))


def _best(values: Array) -> int:
    return int(values.mean(axis=0).argmax())


def _error(gain: Array) -> float:
    return float(gain.std(ddof=1)) / sqrt(len(gain))


def _checked(values: Array) -> None:
    if values.ndim != 2 or values.shape[0] < 2 or values.shape[1] < 1 or not np.isfinite(values).all():
        raise InvalidInput(
            f"values of the shape {values.shape}, or some that are no numbers", "give (samples, decisions)"
        )
