# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The risks as they are without any measure, as samples: what every run starts from. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from samenhang.desks.risk.analysis.measures.spread import Array
from samenhang.errors import InvalidInput

Reach = Callable[[Array], Array]
"""From the conditional probabilities of the links, shape (samples, links), to reach, shape (samples,
scenarios, scenarios): the expected number of times that scenario j happens when root event i does, 1 on the
diagonal."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What an impact is counted in. `value` turns one unit into the money (or utility) in which criteria are
    added."""

    id: str
    interest: str
    unit: str
    value: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """Samples of what is not known, without measures. S samples, N scenarios, K criteria, L links.

    `rate`: events a year, shape (S, N); `impact`: in the units of the criteria given the event, shape (S, N,
    K); both at least 0. `links` are pairs of places (source, target) with `probability`, shape (S, L), and
    `reach` is what a cascade makes of these; without it events set off nothing.
    Every sample is one state of knowledge together with one severity of each event.
    """

    scenarios: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    rate: Array
    impact: Array
    links: tuple[tuple[int, int], ...] = ()
    probability: Array | None = None
    reach: Reach | None = None

    def __post_init__(self) -> None:
        count = len(self.rate)
        shapes = [
            ("rate", self.rate, (count, len(self.scenarios))),
            ("impact", self.impact, (count, len(self.scenarios), len(self.criteria))),
        ]
        if self.links:
            if self.probability is None or self.reach is None:
                raise InvalidInput(
                    "links without their probabilities or without a cascade", "give both, or no links"
                )
            shapes.append(("probability", self.probability, (count, len(self.links))))
        for name, array, shape in shapes:
            if array.shape != shape:
                raise InvalidInput(f"{name} has the shape {array.shape}", f"give {shape}")
            if not (np.isfinite(array).all() and (array >= 0).all()):
                raise InvalidInput(f"{name} has values below 0 or that are no numbers", "give 0 or more")
        if self.probability is not None and (self.probability > 1).any():
            raise InvalidInput("a probability above 1", "give 0 to 1")

    @property
    def samples(self) -> int:
        """How many samples there are."""
        return len(self.rate)

    @property
    def values(self) -> Array:
        """The value of a unit of each criterion; shape (K,)."""
        return np.array([one.value for one in self.criteria])

    @property
    def interests(self) -> tuple[str, ...]:
        """The interests that the criteria belong to, each once, in order."""
        return tuple(dict.fromkeys(one.interest for one in self.criteria))

    def place(self, scenario: str) -> int:
        """Where a scenario is in the order. Raises InvalidInput."""
        return _place(scenario, self.scenarios, "scenario")

    def criterion(self, name: str) -> int:
        """Where a criterion is in the order. Raises InvalidInput."""
        return _place(name, tuple(one.id for one in self.criteria), "criterion")

    def link(self, source: str, target: str) -> int:
        """Where a link is in the order. Raises InvalidInput."""
        pair = (self.place(source), self.place(target))
        if pair not in self.links:
            raise InvalidInput(f"there is no link from {source} to {target}", "name a link of the baseline")
        return self.links.index(pair)


def _place(name: str, known: tuple[str, ...], what: str) -> int:
    if name not in known:
        raise InvalidInput(f"there is no {what} {name}", f"known: {', '.join(known)}")
    return known.index(name)
