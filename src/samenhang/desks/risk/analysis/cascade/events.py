# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Events simulated from each root, combined with the exact root rates: rare roots cost what frequent ones
cost. Pure.

Each root is a stratum of its own, so a scenario of once in ten thousand years gets as many events as one of
every year, and its root rate enters exactly. Every figure has a standard error; where an outcome that is
possible
was never or always seen, the error is that of half an observation, not zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from samenhang.desks.risk.analysis.cascade.exact import Reach
from samenhang.desks.risk.analysis.cascade.model import Cascade, Numbers, Places
from samenhang.desks.risk.analysis.cascade.simulation import Occurrences, impacts, spread

Report = Callable[[int, int], None]
"""Told how many events are done, of how many."""


@dataclass(frozen=True)
class Events:
    """What came of the events of each root: reach, and the total impact of every event.

    `impact` holds the events of the first root first; `begin` says where those of each root begin, and has
    one
    entry more than there are roots.
    """

    reach: Reach
    impact: Numbers
    begin: Places

    @property
    def means(self) -> Numbers:
        """The mean total impact by root, as drawn; nan where a root had no events."""
        sums = np.add.reduceat(np.append(self.impact, 0.0), self.begin[:-1])
        count = np.diff(self.begin)
        return np.where(count > 0, sums / np.maximum(1, count), np.nan)

    @property
    def mean_errors(self) -> Numbers:
        """The standard error of each of those means."""
        count = np.diff(self.begin)
        squares = np.add.reduceat(np.append(self.impact**2, 0.0), self.begin[:-1])
        variance = squares / np.maximum(1, count) - self.means**2
        return np.asarray(np.sqrt(np.maximum(0.0, variance) / np.maximum(1, count - 1)))

    def quantiles(self, root: int, at: tuple[float, ...] = (0.05, 0.5, 0.95)) -> tuple[float, ...]:
        """The spread of the total impact of an event that begins with this node."""
        drawn = self.impact[self.begin[root] : self.begin[root + 1]]
        return tuple(np.quantile(drawn, at).tolist())

    @property
    def annual_loss(self) -> tuple[float, float]:
        """The expected impact of a year, and its standard error."""
        rates = self.reach.cascade.rates
        used = rates > 0
        loss = float(rates[used] @ self.means[used])
        return loss, float(np.sqrt(rates[used] ** 2 @ self.mean_errors[used] ** 2))


def simulate(cascade: Cascade, events: int | Places, seed: int, report: Report | None = None) -> Events:
    """So many events from each root (or as many as the array says, by node)."""
    size = len(cascade.nodes)
    count = np.broadcast_to(np.asarray(events, dtype=np.intp), (size,)).copy()
    roots = np.repeat(np.arange(size), count)
    random = np.random.default_rng(seed)
    seen = np.zeros(size * size)
    impact = np.empty(len(roots))
    for part in spread(cascade, roots, random):
        root = roots[part.first : part.first + part.events].astype(np.int32)
        seen += np.bincount(root[part.event] * np.int32(size) + part.node, minlength=size * size)
        drawn = impacts(cascade, part.node, random)
        done = part.first + part.events
        impact[part.first : done] = np.bincount(part.event, weights=drawn, minlength=part.events)
        if report:
            report(done, len(roots))
    begin = np.concatenate([[0], np.cumsum(count)])
    return Events(_reach(cascade, seen.reshape(size, size), count), impact, begin)


def _reach(cascade: Cascade, seen: Numbers, count: Places) -> Reach:
    """Probabilities and their errors; what cannot happen, or is the root itself, is known without error."""
    times = np.maximum(1, count)[:, None]
    share = (seen + 0.5) / (times + 1)
    deviation = np.sqrt(share * (1 - share) / times)
    same = cascade.risk_of[:, None] == cascade.risk_of[None, :]
    deviation[~cascade.reachable | same] = 0.0
    probability = seen / times
    np.fill_diagonal(probability, 1.0)
    return Reach(cascade, probability, deviation, count.astype(float))


# ---------------------------------------------------------------- one rare scenario


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its standard error, and how many events it took."""

    value: float
    error: float
    events: int

    @property
    def relative_error(self) -> float:
        """The error as a share of the value; infinite where the value is 0."""
        return self.error / self.value if self.value else float("inf")


def total_rate(
    cascade: Cascade, node: int, seed: int, within: float = 0.02, most: int = 4_000_000
) -> Estimate:
    """How often one scenario occurs in a year, to a relative standard error of `within` or after `most`
    events.

    Its own root rate is exact. For the rest, events are simulated in which its risk does not occur, and of
    each
    the probability that it would have occurred is computed (conditional Monte Carlo); so the last link is
    never
    left to chance, however weak. Events go to the roots in which they take away most error (J. Neyman, On the
    two different aspects of the representative method, Journal of the Royal Statistical Society 97 (1934)).
    """
    risk = cascade.risk_of[node]
    usable = cascade.reachable[:, node] & (cascade.rates > 0) & (cascade.risk_of != risk)
    random = np.random.default_rng(seed)
    size = len(cascade.nodes)
    sums, squares, count = np.zeros(size), np.zeros(size), np.zeros(size, dtype=np.intp)
    wanted = np.where(usable, 400, 0)
    while True:
        for at, value in _chances(cascade, node, np.repeat(np.arange(size), wanted), random):
            sums += np.bincount(at, weights=value, minlength=size)
            squares += np.bincount(at, weights=value**2, minlength=size)
        count += wanted
        times = np.maximum(1, count)
        mean = sums / times
        spread_ = cascade.rates * np.sqrt(np.maximum(squares / times - mean**2, 0.25 / times**2)) * usable
        found = float(cascade.rates[node] + cascade.rates[usable] @ mean[usable])
        error = float(np.sqrt(np.sum(spread_**2 / times)))
        if error <= within * found or count.sum() >= most:
            return Estimate(found, error, int(count.sum()))
        more = min(most - count.sum(), max(20_000, count.sum()))
        wanted = np.floor(more * spread_ / max(spread_.sum(), 1e-300)).astype(np.intp) + usable


def _chances(
    cascade: Cascade, node: int, roots: Places, random: np.random.Generator
) -> Iterator[tuple[Places, Numbers]]:
    """Of each event its root and the probability that it comes to the node, the risk of the node kept
    still.
    """
    without, pulls = _kept_still(cascade, node)
    for part in spread(without, roots, random):
        steps = int(part.step.max(initial=0)) + 1
        cell = part.event.astype(np.intp) * steps + part.step
        pulled = [
            np.bincount(cell, weights=pull[part.node], minlength=part.events * steps).reshape(-1, steps)
            for pull in pulls
        ]
        same, severer, any_ = pulled
        before = np.cumsum(any_, axis=1) - any_
        chance = np.exp(-before - severer) * -np.expm1(-same)
        yield roots[part.first : part.first + part.events], chance.sum(axis=1)


def _kept_still(cascade: Cascade, node: int) -> tuple[Cascade, list[Numbers]]:
    """The cascade without links to the risk of a node; and how strongly each node pulls at that node, at
    severer
    scenarios of its risk, and at any. A certain link counts as a strength of 700: the chance that it fails is
    less than the smallest number there is."""
    edges, size = cascade.edges, len(cascade.nodes)
    risk = cascade.risk_of[node]
    still = Cascade(
        cascade.risks, tuple(link for link in cascade.links if link.effect != cascade.nodes[node][0])
    )
    strength = np.minimum(edges.strength, 700.0)
    of_risk = cascade.risk_of[edges.target] == risk
    kinds = (edges.target == node, of_risk & (edges.target > node), of_risk)
    return still, [
        np.bincount(edges.source[kind], weights=strength[kind], minlength=size).astype(float)
        for kind in kinds
    ]


# ---------------------------------------------------------------- simulated years


@dataclass(frozen=True)
class Years:
    """The impact of each simulated year, ascending; and how often each scenario occurred in all of them."""

    loss: Numbers
    occurrences: Numbers

    @property
    def mean(self) -> Estimate:
        """The mean impact of a year."""
        error = self.loss.std(ddof=1) / np.sqrt(len(self.loss)) if len(self.loss) > 1 else float("nan")
        return Estimate(float(self.loss.mean()), float(error), len(self.loss))

    @property
    def rates(self) -> tuple[Numbers, Numbers]:
        """How often each scenario occurs in a year, and the standard errors (at least those of one
        occurrence).
        """
        years = len(self.loss)
        return self.occurrences / years, np.sqrt(np.maximum(1.0, self.occurrences)) / years

    def exceeded(self, share: float) -> float:
        """The impact that a year exceeds with this probability."""
        return float(np.quantile(self.loss, 1 - share))

    def curve(self, points: int = 60) -> tuple[tuple[float, float], ...]:
        """The exceedance curve: impact, and in what share of the years there was more.

        Most points lie in the tail.
        """
        years = len(self.loss)
        from_top = np.unique(np.geomspace(1, years, points).astype(np.intp))
        losses = np.unique(self.loss[years - from_top])
        more = years - np.searchsorted(self.loss, losses, side="right")
        return tuple(zip(losses.tolist(), (more / years).tolist(), strict=True))


def live(cascade: Cascade, years: int, seed: int, report: Report | None = None) -> Years:
    """Simulate years: root events come by their rates (Poisson), at any time of a year."""
    random = np.random.default_rng(seed)
    count = random.poisson(cascade.rates * years)
    roots = np.repeat(np.arange(len(cascade.nodes)), count)
    year = random.integers(0, years, len(roots))
    loss, seen = np.zeros(years), np.zeros(len(cascade.nodes))
    for part in spread(cascade, roots, random):
        loss += _by_year(cascade, part, year, years, random)
        seen += np.bincount(part.node, minlength=len(cascade.nodes))
        if report:
            report(part.first + part.events, len(roots))
    return Years(np.sort(loss), seen)


def _by_year(
    cascade: Cascade, part: Occurrences, year: Places, years: int, random: np.random.Generator
) -> Numbers:
    drawn = impacts(cascade, part.node, random)
    return np.bincount(year[part.first + part.event], weights=drawn, minlength=years).astype(float)
