# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Older siblings: cross-impact simulation, indirect influence, and inoperability between sectors. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
from scipy.integrate import solve_ivp

from samenhang.desks.risk.analysis.cascade.model import Numbers
from samenhang.errors import InvalidInput

# ---------------------------------------------------------------- cross-impact simulation


@dataclass(frozen=True, slots=True)
class CrossImpact:
    """Final probabilities of events after their cross-impacts, with standard errors, and how far they
    moved.
    """

    initial: Numbers
    final: Numbers
    error: Numbers

    @property
    def shift(self) -> Numbers:
        """Final less initial: what differs much says that the initial judgements had not counted the others
        in.
        """
        return self.final - self.initial


def cross_impact(initial: Numbers, conditional: Numbers, runs: int, seed: int) -> CrossImpact:
    """Play events in random order; each that occurs, or not, changes the odds of those still to come.

    `conditional[i, j]` is the probability of j if i occurs; the diagonal, and what is nan, says nothing. What
    happens if i does not occur follows from the two. T. J. Gordon, H. Hayward, Futures 1 (1968) 100-116; odds
    ratios as in T. J. Gordon, Cross-impact method, AC/UNU Millennium Project (1994).
    """
    first, given = np.asarray(initial, float), np.asarray(conditional, float)
    if given.shape != (len(first), len(first)):
        raise InvalidInput(f"a table of {given.shape}", f"expected {len(first)} by {len(first)}")
    if ((first <= 0) | (first >= 1)).any():
        raise InvalidInput("an initial probability of 0 or 1", "expected more than 0 and less than 1")
    occurs, absent = _factors(first, given)
    random = np.random.default_rng(seed)
    order = np.argsort(random.random((runs, len(first))), axis=1)
    odds = np.tile(np.log(first / (1 - first)), (runs, 1))
    seen = np.zeros((runs, len(first)), bool)
    every = np.arange(runs)
    for turn in range(len(first)):
        now = order[:, turn]
        happens = random.random(runs) < 1 / (1 + np.exp(-odds[every, now]))
        seen[every, now] = happens
        odds += np.where(happens[:, None], occurs[now], absent[now])
    final = seen.mean(axis=0)
    return CrossImpact(first, final, np.sqrt(final * (1 - final) / runs))


def _factors(first: Numbers, given: Numbers) -> tuple[Numbers, Numbers]:
    """By how much the log-odds of each event (column) move if one (row) occurs, and if it does not."""
    known = ~np.isnan(given) & ~np.eye(len(first), dtype=bool)
    with_ = np.where(known, given, first[None, :])
    without = (first[None, :] - first[:, None] * with_) / (1 - first[:, None])
    if ((without < -1e-12) | (without > 1 + 1e-12)).any():
        i, j = np.argwhere((without < -1e-12) | (without > 1 + 1e-12))[0]
        raise InvalidInput(
            f"P({j + 1} | {i + 1}) = {with_[i, j]:g} cannot be with P({j + 1}) = {first[j]:g}",
            "see its bounds",
        )
    start = np.log(first / (1 - first))[None, :]
    limit = 1e-12
    return _logit(np.clip(with_, limit, 1 - limit)) - start, _logit(
        np.clip(without, limit, 1 - limit)
    ) - start


def _logit(probability: Numbers) -> Numbers:
    return np.asarray(np.log(probability / (1 - probability)))


# ---------------------------------------------------------------- indirect influence


@dataclass(frozen=True, slots=True)
class Influence:
    """Indirect influence (row sums) and dependence (column sums) in the power at which both rankings
    settled.
    """

    power: int
    influence: Numbers
    dependence: Numbers


def power_sums(matrix: Numbers, power: int) -> tuple[Numbers, Numbers]:
    """Row and column sums of a power of the influence matrix: paths of that length from, and to, each."""
    raised = np.linalg.matrix_power(np.asarray(matrix), power)
    return raised.sum(axis=1), raised.sum(axis=0)


def micmac(matrix: Numbers, most: int = 50) -> Influence:
    """Powers of a matrix of direct influences (0 and 1) until the rankings of two powers in a row are the
    same.

    J. C. Duperrin, M. Godet, Méthode de hiérarchisation des éléments d'un système, CEA R-4541 (1973). In a
    system of rings the ranking may never settle: the last power is given then. Sums are scaled to sum to 1.
    """
    raised = np.asarray(matrix, float)
    ranking: tuple[list[int], list[int]] | None = None
    power = 1
    while True:
        rows, columns = raised.sum(axis=1), raised.sum(axis=0)
        now = (np.argsort(-rows, kind="stable").tolist(), np.argsort(-columns, kind="stable").tolist())
        if now == ranking or power >= most or not raised.any():
            total = max(float(rows.sum()), 1e-300)
            return Influence(power, rows / total, columns / total)
        ranking, power = now, power + 1
        raised = raised @ np.asarray(matrix, float)
        raised = raised / max(float(raised.max()), 1e-300)


# ---------------------------------------------------------------- sectors


def leontief_inverse(coefficients: Numbers) -> Numbers:
    """What each sector must make in all for one unit of final demand of each (W. Leontief, 1936)."""
    a = np.asarray(coefficients, float)
    if max(abs(np.linalg.eigvals(a))) >= 1:
        raise InvalidInput("the sectors use up more than they make", "expected a matrix with radius below 1")
    return np.asarray(np.linalg.inv(np.eye(len(a)) - a))


def output(coefficients: Numbers, demand: Numbers) -> Numbers:
    """The output of each sector that meets a final demand."""
    return np.asarray(leontief_inverse(coefficients) @ np.asarray(demand, float))


def inoperability(dependence: Numbers, shock: Numbers) -> Numbers:
    """The share of each sector that fails when a shock has spread: q = (I - A*)^-1 c.

    Y. Y. Haimes, P. Jiang, Leontief-based model of risk in complex interconnected infrastructures, Journal of
    Infrastructure Systems 7 (2001) 1-12. A share is at most 1.
    """
    return np.minimum(1.0, output(dependence, shock))


def resilience(begin: float, end: float, time: float) -> float:
    """The rate at which a sector recovers by itself from one inoperability to another: ln(q0 / qT) / T."""
    return log(begin / end) / time


def recovery(
    dependence: Numbers, resilience_: Numbers, begin: Numbers, shock: Numbers, times: Numbers
) -> Numbers:
    """Inoperability over time (times by sectors): q' = K (A* q + c - q), from `begin`.

    Y. Y. Haimes and others, Inoperability input-output model for interdependent infrastructure sectors,
    Journal of Infrastructure Systems 11 (2005) 67-79.
    """
    a, k = np.asarray(dependence, float), np.asarray(resilience_, float)

    def change(_: float, q: Numbers) -> Numbers:
        return np.asarray(k * (a @ q + shock - q))

    found = solve_ivp(change, (0, float(times[-1])), begin, t_eval=times, rtol=1e-9, atol=1e-12)
    return np.asarray(found.y.T)
