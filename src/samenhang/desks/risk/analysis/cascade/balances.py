# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cross-impact balances: which combinations of qualitative outcomes support themselves. Pure.

W. Weimer-Jehle, Cross-impact balances: a system-theoretical approach to cross-impact analysis, Technological
Forecasting and Social Change 73 (2006) 334-361. A descriptor has variants; an expert says of each pair of
variants of two descriptors how much one promotes (+) or restricts (-) the other. The balance of a variant is
the sum of what the chosen variants say of it; a scenario (a variant for each descriptor) is consistent if no
other variant of any descriptor has a higher balance than the one chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from samenhang.desks.risk.analysis.cascade.model import Numbers
from samenhang.errors import InvalidInput

Scenario = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of a descriptor in a scenario: its `chosen` variant, the balance of each, and the `best` of them.

    `short`: by how much the best is ahead, 0 where the chosen one is as good. `reasons`: the chosen variants
    of other descriptors that speak for the best, the strongest first.
    """

    descriptor: str
    chosen: str
    balances: tuple[tuple[str, float], ...]
    best: str
    short: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Balances:
    """Descriptors with their variants, and the judgements: matrix[i, j] is what variant i does to variant
    j.
    """

    descriptors: tuple[tuple[str, tuple[str, ...]], ...]
    matrix: Numbers

    @cached_property
    def variants(self) -> tuple[str, ...]:
        """All variants, by descriptor."""
        return tuple(variant for _, variants in self.descriptors for variant in variants)

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the variants of each descriptor begin and end."""
        ends = np.cumsum([len(variants) for _, variants in self.descriptors]).tolist()
        return tuple(zip([0, *ends[:-1]], ends, strict=True))

    @property
    def count(self) -> int:
        """How many scenarios there are."""
        return prod(len(variants) for _, variants in self.descriptors)

    def numbers(self, scenario: Sequence[str]) -> list[int]:
        """The numbers of the variants of a scenario. Raises InvalidInput where one is unknown."""
        if len(scenario) != len(self.descriptors):
            raise InvalidInput(
                f"{len(scenario)} variants", f"expected one for each of {len(self.descriptors)}"
            )
        found = []
        for chosen, (name, variants), (first, _) in zip(scenario, self.descriptors, self.spans, strict=True):
            if chosen not in variants:
                raise InvalidInput(
                    f"“{chosen}” is no variant of {name}", f"expected one of {', '.join(variants)}"
                )
            found.append(first + variants.index(chosen))
        return found

    def scenario(self, numbers: Sequence[int]) -> Scenario:
        """The names of variants."""
        return tuple(self.variants[number] for number in numbers)

    def balance(self, scenario: Sequence[str]) -> dict[str, tuple[float, ...]]:
        """The balance of every variant, by descriptor, in this scenario."""
        sums = self.matrix[self.numbers(scenario)].sum(axis=0)
        names = [name for name, _ in self.descriptors]
        return {
            name: tuple(sums[first:last].tolist())
            for name, (first, last) in zip(names, self.spans, strict=True)
        }

    def inconsistency(self, scenario: Sequence[str]) -> float:
        """By how much the worst descriptor would be better off with another variant; 0 where consistent."""
        return max(0.0, float(max(self._regret(self.numbers(scenario)))))

    def _regret(self, numbers: Sequence[int]) -> list[float]:
        sums = self.matrix[list(numbers)].sum(axis=0)
        return [
            float(sums[first:last].max() - sums[chosen])
            for chosen, (first, last) in zip(numbers, self.spans, strict=True)
        ]

    def verdicts(self, scenario: Sequence[str]) -> tuple[Verdict, ...]:
        """Of each descriptor why its variant stands, or does not, in this scenario."""
        numbers = self.numbers(scenario)
        sums = self.matrix[numbers].sum(axis=0)
        found = []
        for chosen, (name, variants), (first, last) in zip(
            numbers, self.descriptors, self.spans, strict=True
        ):
            best = first + int(np.argmax(sums[first:last]))
            best = chosen if sums[chosen] >= sums[best] else best
            found.append(
                Verdict(
                    name,
                    self.variants[chosen],
                    tuple(zip(variants, sums[first:last].tolist(), strict=True)),
                    self.variants[best],
                    float(sums[best] - sums[chosen]),
                    self._for(numbers, best, chosen),
                )
            )
        return tuple(found)

    def _for(self, numbers: Sequence[int], best: int, chosen: int) -> tuple[tuple[str, float], ...]:
        """What speaks most for a variant (over the chosen one, where it is another), the strongest first."""
        against = self.matrix[:, chosen] if best != chosen else np.zeros(len(self.variants))
        gains = [(self.variants[at], float(self.matrix[at, best] - against[at])) for at in numbers]
        return tuple(sorted((one for one in gains if one[1] > 0), key=lambda one: (-one[1], one[0])))

    # ------------------------------------------------------------ search

    def consistent(self, tolerance: float = 0.0, most: int | None = None) -> tuple[Scenario, ...]:
        """All scenarios with an inconsistency of at most `tolerance`, by a search that leaves out no
        candidate.

        Descriptors are chosen one after another; a branch is left when the judgements still to come, at
        their very best, cannot make a variant that is chosen as good as another of its descriptor. `most`:
        how many branches may be looked at. Raises InvalidInput where that is not enough.
        """
        found = []
        for looked, one in enumerate(self._search([], np.zeros(len(self.variants)), tolerance), 1):
            if most is not None and looked > most:
                raise InvalidInput(
                    f"{self.count} scenarios: the search for those that support themselves is too long",
                    "fewer descriptors or variants, a smaller tolerance, or judgements that say more",
                )
            if one:
                found.append(self.scenario(one))
        return tuple(sorted(found))

    @cached_property
    def _hopes(self) -> tuple[Numbers, ...]:
        """For each number of descriptors chosen: how much the others can still add to one variant over
        another.
        """
        size = len(self.variants)
        hopes = [np.zeros((size, size))]
        for first, last in reversed(self.spans):
            rows = self.matrix[first:last]
            hopes.append(hopes[-1] + (rows[:, :, None] - rows[:, None, :]).max(axis=0))
        return tuple(reversed(hopes))

    @cached_property
    def _rivals(self) -> NDArray[np.bool_]:
        of = np.repeat(np.arange(len(self.spans)), [last - first for first, last in self.spans])
        return np.asarray(of[:, None] == of[None, :])

    def _search(self, chosen: list[int], sums: Numbers, tolerance: float) -> Iterator[tuple[int, ...]]:
        """Whatever is found; and nothing, (), for each other branch that was looked at."""
        level = len(chosen)
        if level:
            lead = sums[chosen][:, None] - sums[None, :] + self._hopes[level][chosen]
            if (lead[self._rivals[chosen]] < -tolerance - 1e-12).any():
                yield ()
                return
        if level == len(self.spans):
            yield tuple(chosen)
            return
        yield ()
        for number in range(*self.spans[level]):
            yield from self._search([*chosen, number], sums + self.matrix[number], tolerance)

    # ------------------------------------------------------------ succession

    def follow(self, scenario: Sequence[str], local: bool = False, most: int = 1000) -> tuple[Scenario, ...]:
        """Where a scenario goes: the attractor, one consistent scenario or a ring of several.

        Each step every descriptor (`local`: the one that is worst off) takes its variant with the highest
        balance;
        what is as good as the best stays, and of equals the first is taken.
        """
        numbers = tuple(self.numbers(scenario))
        seen: dict[tuple[int, ...], int] = {}
        while numbers not in seen and len(seen) < most:
            seen[numbers] = len(seen)
            numbers = self._next(numbers, local)
        first = seen.get(numbers, 0)
        return tuple(self.scenario(one) for one, at in seen.items() if at >= first)

    def _next(self, numbers: tuple[int, ...], local: bool) -> tuple[int, ...]:
        sums = self.matrix[list(numbers)].sum(axis=0)
        regret = self._regret(numbers)
        worst = int(np.argmax(regret))
        return tuple(
            first + int(np.argmax(sums[first:last]))
            if regret[at] > 0 and (not local or at == worst)
            else chosen
            for at, (chosen, (first, last)) in enumerate(zip(numbers, self.spans, strict=True))
        )


def balances(descriptors: Mapping[str, Sequence[str]], impacts: Mapping[tuple[str, str], float]) -> Balances:
    """From names: `impacts` by (from variant, to variant), names unique over all; what is not given is 0."""
    ordered = tuple((name, tuple(variants)) for name, variants in descriptors.items())
    every = [variant for _, variants in ordered for variant in variants]
    if len(set(every)) < len(every) or not every or any(not variants for _, variants in ordered):
        raise InvalidInput(
            "a variant is there twice, or a descriptor has none", "give each variant a name of its own"
        )
    place = {variant: number for number, variant in enumerate(every)}
    of = {variant: name for name, variants in ordered for variant in variants}
    matrix = np.zeros((len(every), len(every)))
    for (source, target), value in impacts.items():
        check_pair(of, source, target)
        matrix[place[source], place[target]] = value
    return Balances(ordered, matrix)


def check_pair(of: Mapping[str, str], source: str, target: str) -> None:
    """Refuse a judgement on variants that are unknown, or of one descriptor; `of` gives that of each
    variant.
    """
    for variant in (source, target):
        if variant not in of:
            raise InvalidInput(f"“{variant}” is no variant", f"expected one of {', '.join(of)}")
    if of[source] == of[target]:
        raise InvalidInput(
            f"{source} -> {target}: both of {of[source]}", "expected variants of two descriptors"
        )
