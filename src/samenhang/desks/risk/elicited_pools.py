# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What comes of a question that asks for a probability or for a class: the answers pooled, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit

from samenhang.desks.risk.analysis.judgement.probability import (
    PooledProbability,
    pool_extremised,
    pool_log_odds,
    pool_mean,
    pool_median,
)
from samenhang.desks.risk.elicited import Pool
from samenhang.errors import InvalidInput

SHARES = "shares"
"""The pool of classes: the share of the experts who chose each."""
SPREAD = "the 5th and 95th percentile from how the answers spread around it in log-odds"
_NEVER = 1e-6
"""How near to never and surely an answer counts for the spread: the log-odds of 0 and 1 are infinite."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """A pooled probability as the middle of percentiles (shares with their values), from `low` to `high`."""

    percentiles: tuple[tuple[float, float], ...]
    low: float
    high: float
    method: str


def probability(answers: Sequence[float], pool: Pool, base: float | None) -> Pooled:
    """The probabilities of experts (at least one) by a pool, with the spread of their answers around it.

    `base`: the base rate away from which `extremised` moves. Raises InvalidInput where the pool does not fit.
    """
    found = _pooled(answers, pool, base)
    if not 0 < found.probability < 1 and pool in ("log_odds", "extremised"):
        raise InvalidInput(
            "one of the experts said never (0) or surely (1), and mean log-odds then follow that one alone",
            "pool: mean or median",
        )
    spread = logit(np.clip(np.asarray(answers, dtype=np.float64), _NEVER, 1 - _NEVER))
    middle = float(logit(np.clip(found.probability, _NEVER, 1 - _NEVER)))
    moved = expit(spread - spread.mean() + middle)
    low, high = np.quantile(moved, (0.05, 0.95), method="hazen").tolist()
    p = found.probability
    return Pooled(
        ((0.05, min(low, p)), (0.5, p), (0.95, max(high, p))),
        min(float(moved.min()), p),
        max(float(moved.max()), p),
        f"{found.method}; {SPREAD}",
    )


def _pooled(answers: Sequence[float], pool: Pool, base: float | None) -> PooledProbability:
    if pool == "extremised":
        if base is None:
            raise InvalidInput("extremised without a base rate", "base: a probability between 0 and 1")
        return pool_extremised(answers, base)
    if base is not None:
        raise InvalidInput(f"a base rate with {pool}", "base only with pool: extremised")
    return {"log_odds": pool_log_odds, "mean": pool_mean, "median": pool_median}[pool](answers)


def shares(answers: Sequence[str], options: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """Of each class the share of the experts who chose it."""
    return tuple((option, sum(one == option for one in answers) / len(answers)) for option in options)


SHARES_METHOD = "share of the experts who chose each class, all equal (linear pool)"
