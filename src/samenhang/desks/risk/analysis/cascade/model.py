# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Risks that cause risks: exclusive scenarios, root rates, links and impacts. Pure.

What it means. A risk has scenarios from mild to severe, which exclude each other. An event begins with one
scenario of one risk, at its root rate (per year). From there on steps follow each other: a link says with
what
probability a scenario that occurs brings about each scenario of another risk; it is tried once,
independently of
all other links. A risk occurs at most once in an event. Where several causes hit one risk in the same step,
the severest scenario that any of them brings about occurs. So neither the order of the risks nor that of the
links in a file says anything; only the order of the scenarios within a risk does.

The independent cascade is that of J. Goldenberg, B. Libai, E. Muller, Talk of the network, Marketing Letters
12 (2001) 211-223, and D. Kempe, J. Kleinberg, E. Tardos (2003), with several scenarios to a risk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, isfinite, log

import numpy as np
from numpy.typing import NDArray

from samenhang.errors import InvalidInput

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]

ROUNDING = 1e-9
"""How far a sum of probabilities may be above 1 because of decimals."""
BELGIAN_SIGMA = 0.255
"""Spread of an impact on the Belgian scale of 0-7 (BNRA 2023-2026)."""


@dataclass(frozen=True, slots=True)
class Impact:
    """One criterion: its median in the unit of the cascade, and the spread of its natural logarithm."""

    median: float
    sigma: float = 0.0
    criterion: str = ""

    @property
    def expected(self) -> float:
        """The mean of this lognormal."""
        return self.median * exp(self.sigma**2 / 2)


def belgian_impact(level: float, criterion: str = "") -> Impact:
    """An impact on the Belgian scale of 0-7, in euro: exp(1.92 (level - 0.5) + 13.2), spread 0.255 of a
    class.
    """
    return Impact(exp(1.92 * (level - 0.5) + 13.2), 1.92 * BELGIAN_SIGMA, criterion)


def belgian_rate(level: float) -> float:
    """A likelihood on the Belgian scale of 0-7 as a rate per year: one in exp(12 - 2.3 level) years."""
    return exp(2.3 * level - 12)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One of the exclusive ways in which a risk occurs; `rate` per year is that of what begins with it."""

    id: str
    rate: float
    impacts: tuple[Impact, ...] = ()

    @property
    def expected(self) -> float:
        """Its mean impact, over all criteria."""
        return sum(impact.expected for impact in self.impacts)


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk with its scenarios, from mild to severe."""

    id: str
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """With what probability one scenario brings about each scenario of another risk, from mild to severe."""

    cause: str
    scenario: str
    effect: str
    row: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Edges:
    """The links as independent edges between nodes: `strength` is -log(1 - probability), infinite where
    certain.

    An edge is there with a probability of its own; the severest scenario of a risk that an edge leads to
    occurs.
    With T(s) the probability of s or severer in a row, that is row(s) / (1 - T(s + 1)). All three arrays are
    of one length, in the order of `target` and then of `source`.
    """

    source: Places
    target: Places
    strength: Numbers


@dataclass(frozen=True)
class Cascade:
    """All risks and links, in canonical order; nodes are its scenarios, the mild ones of all risks first.

    Raises InvalidInput where a name is unknown or given twice, a number is no probability or no rate, or a
    row sums to more than 1.
    """

    risks: tuple[Risk, ...]
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "risks", tuple(sorted(self.risks, key=lambda risk: risk.id)))
        links = sorted(self.links, key=lambda link: (link.cause, link.scenario, link.effect))
        object.__setattr__(self, "links", tuple(links))
        _check_risks(self.risks)
        _check_links(self)

    @cached_property
    def nodes(self) -> tuple[tuple[str, str], ...]:
        """Risk and scenario of each node."""
        found = [
            (severity, risk.id, scenario.id)
            for risk in self.risks
            for severity, scenario in enumerate(risk.scenarios)
        ]
        return tuple((risk, scenario) for _, risk, scenario in sorted(found))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What a node is called: `risk/scenario`, or the risk alone where it has one scenario."""
        single = {risk.id for risk in self.risks if len(risk.scenarios) == 1}
        return tuple(risk if risk in single else f"{risk}/{scenario}" for risk, scenario in self.nodes)

    @cached_property
    def place(self) -> dict[tuple[str, str], int]:
        """The number of each node."""
        return {node: number for number, node in enumerate(self.nodes)}

    @cached_property
    def risk_of(self) -> Places:
        """The number of the risk of each node, in the order of `risks`."""
        number = {risk.id: at for at, risk in enumerate(self.risks)}
        return np.array([number[risk] for risk, _ in self.nodes], dtype=np.intp)

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenario of each node."""
        found = {(risk.id, one.id): one for risk in self.risks for one in risk.scenarios}
        return tuple(found[node] for node in self.nodes)

    @cached_property
    def rates(self) -> Numbers:
        """The root rate of each node, per year."""
        return np.array([scenario.rate for scenario in self.scenarios], dtype=float)

    @cached_property
    def expected(self) -> Numbers:
        """The mean impact of each node."""
        return np.array([scenario.expected for scenario in self.scenarios], dtype=float)

    @cached_property
    def impacts(self) -> tuple[Numbers, Numbers]:
        """Log of the median and its spread, nodes by criteria; -inf where a node lacks a criterion."""
        most = max((len(scenario.impacts) for scenario in self.scenarios), default=0)
        median = np.zeros((len(self.nodes), most))
        sigma = np.zeros((len(self.nodes), most))
        for node, scenario in enumerate(self.scenarios):
            for column, impact in enumerate(scenario.impacts):
                median[node, column], sigma[node, column] = impact.median, impact.sigma
        with np.errstate(divide="ignore"):
            return np.log(median), sigma

    @cached_property
    def edges(self) -> Edges:
        """The links as independent edges."""
        found = []
        inside = {risk.id: risk.scenarios for risk in self.risks}
        for link in self.links:
            source = self.place[link.cause, link.scenario]
            for scenario, strength in zip(inside[link.effect], strengths(link.row), strict=True):
                if strength > 0:
                    found.append((self.place[link.effect, scenario.id], source, strength))
        found.sort()
        target, source_, strength_ = zip(*found, strict=True) if found else ((), (), ())
        return Edges(np.array(source_, np.intp), np.array(target, np.intp), np.array(strength_, float))

    @cached_property
    def reachable(self) -> NDArray[np.bool_]:
        """Whether there is a way from one node (row) to another (column), of whatever probability."""
        size = len(self.nodes)
        step = np.zeros((size, size), np.float32)
        step[self.edges.source, self.edges.target] = 1
        np.fill_diagonal(step, 1)
        while True:
            further = np.minimum(step @ step, 1)
            if np.array_equal(further, step):
                return step > 0
            step = further


def strengths(row: Sequence[float]) -> list[float]:
    """-log(1 - probability) of the independent edges that together make this row of exclusive scenarios."""
    severer, found = 0.0, []
    for probability in reversed(row):
        left = 1 - severer
        share = min(1.0, probability / left) if left > ROUNDING else float(probability > 0)
        found.append(float("inf") if share >= 1 - ROUNDING**2 else -log(1 - share))
        severer += probability
    return found[::-1]


def _check_risks(risks: Sequence[Risk]) -> None:
    seen: set[str] = set()
    for risk in risks:
        if risk.id in seen:
            raise InvalidInput(f"risk “{risk.id}” is given twice", "give each risk a name of its own")
        seen.add(risk.id)
        names = [scenario.id for scenario in risk.scenarios]
        if not names or len(set(names)) < len(names):
            raise InvalidInput(
                f"risk “{risk.id}” has no scenario, or one twice",
                "give its scenarios once each, mild to severe",
            )
        for scenario in risk.scenarios:
            _check_scenario(f"{risk.id}/{scenario.id}", scenario)


def _check_scenario(where: str, scenario: Scenario) -> None:
    if not (isfinite(scenario.rate) and scenario.rate >= 0):
        raise InvalidInput(f"{where}: a rate of {scenario.rate:g} per year", "expected 0 or more")
    for impact in scenario.impacts:
        if not (0 <= impact.median < float("inf") and 0 <= impact.sigma < float("inf")):
            raise InvalidInput(
                f"{where}: impact {impact.median:g} with spread {impact.sigma:g}",
                "expected 0 or more of both",
            )


def _check_links(cascade: Cascade) -> None:
    inside = {risk.id: risk for risk in cascade.risks}
    seen: set[tuple[str, str, str]] = set()
    for link in cascade.links:
        where = f"link {link.cause}/{link.scenario} -> {link.effect}"
        key = (link.cause, link.scenario, link.effect)
        if (link.cause, link.scenario) not in cascade.place or link.effect not in inside:
            raise InvalidInput(
                f"{where}: there is no such scenario or risk", "expected names of the risks given"
            )
        if key in seen or link.cause == link.effect:
            raise InvalidInput(
                f"{where} is there twice, or leads to itself", "give each link between two risks once"
            )
        seen.add(key)
        check_row(where, link.row, len(inside[link.effect].scenarios))


def check_row(where: str, row: Sequence[float], expected: int) -> None:
    """Refuse a row that is no distribution over exclusive scenarios (and \"none of them\")."""
    if len(row) != expected:
        raise InvalidInput(
            f"{where}: {len(row)} probabilities", f"expected {expected}, one for each scenario of the effect"
        )
    for probability in row:
        if not 0 <= probability <= 1:
            raise InvalidInput(f"{where}: a probability of {probability:g}", "expected 0 to 1")
    if sum(row) > 1 + ROUNDING:
        raise InvalidInput(
            f"{where}: the probabilities sum to {sum(row):g}",
            "expected 1 at most: the scenarios of a risk exclude each other",
        )
