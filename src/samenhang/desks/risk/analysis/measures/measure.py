# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nouns: a measure with its cost, evidence and effects, and a catalogue of them. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from samenhang.desks.risk.analysis.measures.effect import Displacement, Effect, RateCut
from samenhang.desks.risk.analysis.measures.horizon import Cost
from samenhang.errors import InvalidInput


class Grade(StrEnum):
    """How strong the evidence for the effects is."""

    STRONG = "strong"  # systematic reviews, experiments
    MODERATE = "moderate"  # evaluations with a comparison
    WEAK = "weak"  # evaluations without one, analogy
    JUDGEMENT = "judgement"  # what experts expect, and nothing else


class Feasibility(StrEnum):
    """Whether a measure can be carried out, legally and practically."""

    FEASIBLE = "feasible"
    CONDITIONAL = "conditional"  # if something is changed first; shown with a mark
    INFEASIBLE = "infeasible"  # never chosen


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Dutch and English."""

    nl: str
    en: str

    def in_(self, language: str) -> str:
        """Those of a language: "nl", else English."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that can be done about risks.

    `success` is the chance that it works at all, apart from its strength; what shares a `common_mode` also
    works or fails together. Measures of one `overlap` do the same work twice to some degree. `requires` names
    measures without which it cannot be, `excludes` those beside which it cannot.
    """

    id: str
    title: Words
    cost: Cost
    effects: tuple[Effect, ...]
    grade: Grade = Grade.JUDGEMENT
    feasibility: Feasibility = Feasibility.FEASIBLE
    success: float = 1.0
    common_mode: str | None = None
    overlap: str | None = None
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.success <= 1:
            raise InvalidInput(f"{self.id}: a chance of success of {self.success}", "give 0 to 1")
        if self.id in self.requires or self.id in self.excludes:
            raise InvalidInput(f"{self.id} requires or excludes itself", "name other measures")
        both = set(self.requires) & set(self.excludes)
        if both:
            raise InvalidInput(
                f"{self.id} requires and excludes {', '.join(sorted(both))}", "leave out one of the two"
            )
        cut = {one.scenario for one in self.effects if isinstance(one, RateCut)}
        for one in self.effects:
            if isinstance(one, Displacement) and one.source not in cut:
                raise InvalidInput(
                    f"{self.id} displaces from {one.source} and does not lower its rate",
                    f"add an effect on the rate of {one.source}, or leave the displacement out",
                )


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Measures, the chance of success of each common mode, and the factor (0 to 1) of each overlap.

    A factor of 0: the effects multiply, as if independent; 1: only the strongest counts.
    """

    measures: tuple[Measure, ...]
    common_modes: Mapping[str, float] = field(default_factory=dict)
    overlaps: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ids = [one.id for one in self.measures]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise InvalidInput(f"{twice[0]} is there twice", "give every measure an id of its own")
        for name, value in (*self.common_modes.items(), *self.overlaps.items()):
            if not 0 <= value <= 1:
                raise InvalidInput(f"{name}: {value} is no share", "give 0 to 1")
        for one in self.measures:
            _known(one, (*one.requires, *one.excludes), ids, "measure")
            _known(one, [one.common_mode] if one.common_mode else [], self.common_modes, "common mode")
            _known(one, [one.overlap] if one.overlap else [], self.overlaps, "overlap")

    def __len__(self) -> int:
        return len(self.measures)

    @property
    def ids(self) -> tuple[str, ...]:
        """The names, in order."""
        return tuple(one.id for one in self.measures)

    def place(self, name: str) -> int:
        """Where a measure is in the order. Raises InvalidInput."""
        if name not in self.ids:
            raise InvalidInput(f"there is no measure {name}", f"choose of: {', '.join(self.ids)}")
        return self.ids.index(name)

    @property
    def requires(self) -> tuple[tuple[int, int], ...]:
        """Pairs (a, b) of places: a needs b."""
        return tuple(self._pairs((one.id, other) for one in self.measures for other in one.requires))

    @property
    def excludes(self) -> tuple[tuple[int, int], ...]:
        """Pairs (a, b) of places that cannot go together, the smaller first, each once."""
        pairs = self._pairs((one.id, other) for one in self.measures for other in one.excludes)
        return tuple(sorted({(min(a, b), max(a, b)) for a, b in pairs}))

    def _pairs(self, names: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
        places = {name: place for place, name in enumerate(self.ids)}
        return ((places[a], places[b]) for a, b in names)


def _known(measure: Measure, names: Iterable[str], known: Collection[str], what: str) -> None:
    for name in names:
        if name not in known:
            raise InvalidInput(
                f"{measure.id} names the {what} {name}, which is not there",
                f"known: {', '.join(sorted(known)) or 'none'}",
            )
