# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What we do not know, apart from what is random: judged rates and probabilities as distributions. Pure.

The outer loop draws the judged numbers, the inner one is the cascade itself: solved exactly, or simulated
with a
random error that is taken off the spread between the outer draws. A judgement is a low, a best and a high
value (the
5th, 50th and 95th percentile). Between and beyond them a normal distribution in two halves is taken, of the
logarithm for rates and of the log-odds for probabilities, so that no draw is impossible.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from samenhang.desks.risk.analysis.cascade.events import simulate
from samenhang.desks.risk.analysis.cascade.exact import solve
from samenhang.desks.risk.analysis.cascade.model import Cascade, Link, Numbers, Risk, Scenario
from samenhang.errors import InvalidInput

NORMAL_95 = 1.6448536269514722
PERCENTILES = (0.05, 0.5, 0.95)

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Judged:
    """Low, best and high: the 5th, 50th and 95th percentile of what somebody thinks a number is."""

    low: float
    best: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.best <= self.high:
            raise InvalidInput(
                f"low {self.low:g}, best {self.best:g}, high {self.high:g}", "expected low <= best <= high"
            )


@dataclass(frozen=True)
class Doubts:
    """Which rates (by risk and scenario) and which entries of which rows are not known exactly.

    Where an entry of a row is in doubt the others of that row are as the cascade has them.
    """

    rates: dict[tuple[str, str], Judged]
    rows: dict[tuple[str, str, str], tuple[Judged | None, ...]]


@dataclass(frozen=True)
class Spread:
    """What a figure may be for want of knowledge, and how much of what was seen is mere chance.

    `percentiles` (5, 50, 95) are of the outer draws; `epistemic` is the standard deviation between them with
    the random part taken off, `random` the standard error of the inner simulation, 0 where that is exact.
    """

    mean: Numbers
    percentiles: Numbers
    epistemic: Numbers
    random: Numbers


@dataclass(frozen=True)
class Doubtful:
    """Total rates by node, and the expected yearly loss (one number), each with its spread.

    `scaled` is how many drawn rows summed to more than 1 and were scaled down to 1, of how many.
    """

    rates: Spread
    loss: Spread
    draws: int
    scaled: int
    rows: int


def quantile(judged: Judged, z: Numbers, probability: bool) -> Numbers:
    """The value of a judgement at a standard normal score."""
    if judged.low == judged.high:
        return np.full(np.shape(z), judged.best)
    ends = np.array([judged.low, judged.best, judged.high])
    if (ends <= 0).any() or (probability and (ends >= 1).any()):
        raise InvalidInput(
            f"low {judged.low:g}, best {judged.best:g}, high {judged.high:g}",
            "expected more than 0" + (" and less than 1" if probability else "") + " where they differ",
        )
    low, best, high = np.log(ends / (1 - ends)) if probability else np.log(ends)
    value = best + np.where(z < 0, best - low, high - best) / NORMAL_95 * z
    return np.asarray(1 / (1 + np.exp(-value)) if probability else np.exp(value))


def drawn(cascade: Cascade, doubts: Doubts, random: np.random.Generator) -> tuple[Cascade, int]:
    """One cascade as it may be, and how many of its rows had to be scaled down. One score for all of a
    row.
    """
    scores = {key: float(random.standard_normal()) for key in sorted(doubts.rates)}
    rates = {key: float(quantile(doubts.rates[key], np.array(z), False)) for key, z in scores.items()}
    risks = tuple(
        Risk(
            risk.id,
            tuple(
                Scenario(one.id, rates.get((risk.id, one.id), one.rate), one.impacts)
                for one in risk.scenarios
            ),
        )
        for risk in cascade.risks
    )
    links, scaled = [], 0
    for link in cascade.links:
        judged = doubts.rows.get((link.cause, link.scenario, link.effect))
        if judged is None:
            links.append(link)
            continue
        row = _row(link.row, judged, float(random.standard_normal()))
        over = sum(row) > 1
        scaled += over
        row = tuple(one / sum(row) for one in row) if over else row
        links.append(Link(link.cause, link.scenario, link.effect, row))
    return Cascade(risks, tuple(links)), scaled


def _row(row: Sequence[float], judged: Sequence[Judged | None], z: float) -> tuple[float, ...]:
    return tuple(
        one if doubt is None else float(quantile(doubt, np.array(z), True))
        for one, doubt in zip(row, judged, strict=True)
    )


def doubtful(
    cascade: Cascade,
    doubts: Doubts,
    draws: int,
    seed: int,
    events: int | None = None,
    report: Report | None = None,
) -> Doubtful:
    """So many draws of what is not known; each solved exactly, or with `events` simulated from each root."""
    random = np.random.default_rng(seed)
    rates, losses, errors, loss_errors, scaled = [], [], [], [], 0
    for number in range(draws):
        one, over = drawn(cascade, doubts, random)
        scaled += over
        if events is None:
            reach = solve(one)
            loss, loss_error = reach.annual_loss, 0.0
        else:
            simulated = simulate(one, events, int(random.integers(2**63)))
            reach = simulated.reach
            loss, loss_error = simulated.annual_loss
        rates.append(reach.total_rates)
        errors.append(reach.rate_errors)
        losses.append(loss)
        loss_errors.append(loss_error)
        if report:
            report(number + 1, draws)
    spreads = (
        _spread(np.array(rates), np.array(errors)),
        _spread(np.array(losses)[:, None], np.array(loss_errors)[:, None]),
    )
    return Doubtful(*spreads, draws, scaled, draws * len(doubts.rows))


def _spread(values: Numbers, errors: Numbers) -> Spread:
    inner = (errors**2).mean(axis=0)
    between = values.var(axis=0, ddof=1) if len(values) > 1 else np.zeros(values.shape[1])
    return Spread(
        values.mean(axis=0),
        np.quantile(values, PERCENTILES, axis=0),
        np.sqrt(np.maximum(0.0, between - inner)),
        np.sqrt(inner),
    )
