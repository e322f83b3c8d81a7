# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The exact solution of a small cascade, cycles and all. Pure.

An event is a chain of steps, and what a step depends on is only which risks have occurred and which scenarios
occurred last. So the states are passed through step by step with their probabilities; that is the sum over
all subsets of the edges (percolation), with the subsets that make no difference taken together. The cost is
the
number of states, at most (2 + scenarios) to the power of the risks for a root, and far fewer in sparse
graphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from samenhang.desks.risk.analysis.cascade.model import Cascade, Numbers
from samenhang.errors import InvalidInput

MOST_STEPS = 3_000_000
"""Steps from state to state after which an exact solution is given up: some ten seconds."""

Report = Callable[[int, int], None]
"""Told how many roots are done, of how many."""
State = tuple[int, tuple[int, ...]]
Outcome = tuple[int, float]


@dataclass(frozen=True)
class Reach:
    """With what probability an event that begins with one node (row) comes to each node (column).

    `graphs` is how many events were simulated from each root; None where it is exact. `deviation` is the
    standard error of each probability.
    """

    cascade: Cascade
    probability: Numbers
    deviation: Numbers
    graphs: Numbers | None = None

    @property
    def total_rates(self) -> Numbers:
        """How often each scenario occurs in a year, by itself or as a consequence."""
        return np.asarray(self.cascade.rates @ self.probability)

    @property
    def rate_errors(self) -> Numbers:
        """The standard error of each total rate; zeros where it is exact."""
        return np.asarray(np.sqrt(self.cascade.rates**2 @ self.deviation**2))

    @property
    def impact_by_root(self) -> Numbers:
        """The mean total impact of an event, by the node that it begins with."""
        return np.asarray(self.probability @ self.cascade.expected)

    @property
    def annual_loss(self) -> float:
        """The expected impact of a year, over all events."""
        return float(self.cascade.rates @ self.impact_by_root)


def solve(cascade: Cascade, most: int = MOST_STEPS, report: Report | None = None) -> Reach:
    """The exact reach of each node. Raises InvalidInput where that takes more than `most` steps."""
    walk = _Walk(cascade, most)
    size = len(cascade.nodes)
    found = np.zeros((size, size))
    for root in range(size):
        found[root] = walk.reach(root)
        if report:
            report(root + 1, size)
    return Reach(cascade, found, np.zeros_like(found))


class _Walk:
    """From state to state; counts its steps over all roots."""

    def __init__(self, cascade: Cascade, most: int) -> None:
        self.left = most
        self.size = len(cascade.nodes)
        self.risk_of = cascade.risk_of.tolist()
        edges = cascade.edges
        self.outgoing: list[list[tuple[int, float]]] = [[] for _ in range(self.size)]
        for source, target, strength in zip(
            edges.source.tolist(), edges.target.tolist(), edges.strength.tolist(), strict=True
        ):
            self.outgoing[source].append((target, strength))

    def reach(self, root: int) -> list[float]:
        found = [0.0] * self.size
        found[root] = 1.0
        states: dict[State, float] = {(1 << self.risk_of[root], (root,)): 1.0}
        while states:
            following: dict[State, float] = defaultdict(float)
            for (occurred, last), weight in states.items():
                for nodes, probability in self.step(occurred, last):
                    share = weight * probability
                    then = occurred
                    for node in nodes:
                        found[node] += share
                        then |= 1 << self.risk_of[node]
                    if nodes:
                        following[then, nodes] += share
            states = following
        return found

    def step(self, occurred: int, last: Sequence[int]) -> Iterator[tuple[tuple[int, ...], float]]:
        """What may occur next, each with its probability."""
        pull: dict[int, dict[int, float]] = defaultdict(dict)
        for node in last:
            for target, strength in self.outgoing[node]:
                risk = self.risk_of[target]
                if not occurred >> risk & 1:
                    pull[risk][target] = pull[risk].get(target, 0.0) + strength
        outcomes = [_outcomes(pull[risk]) for risk in sorted(pull)]
        combined: list[tuple[tuple[int, ...], float]] = [((), 1.0)]
        for risk in outcomes:
            combined = [
                (nodes if node < 0 else (*nodes, node), weight * probability)
                for nodes, weight in combined
                for node, probability in risk
            ]
            self.left -= len(combined)
            if self.left < 0:
                raise InvalidInput(
                    "this cascade is too large for an exact solution",
                    "leave out --exact: it is simulated then",
                )
        return iter(combined)


def _outcomes(pull: dict[int, float]) -> list[Outcome]:
    """The severest that is pulled occurs; -1 stands for nothing. Nodes count up with severity."""
    left, found = 1.0, []
    for node in sorted(pull, reverse=True):
        stays = exp(-pull[node])
        if left * (1 - stays) > 0:
            found.append((node, left * (1 - stays)))
        left *= stays
    if left > 0:
        found.append((-1, left))
    return found
