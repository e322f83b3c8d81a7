# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A scale of national risk assessment: interests, criteria, classes and bounds of one edition, each with its
status.

Nothing of a scale is a constant of this program. Every number carries where it comes from (`Standing`),
because editions differ, are revised, and are often known from memory only; what rests on an unverified number
says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from samenhang.errors import InvalidInput

EQUAL = "equal"
"""The weight profile that every scale has: all criteria weigh the same."""


class Status(StrEnum):
    """How sure it is that a value is what the edition says."""

    VERIFIED = "verified"
    """Read in the source that is named."""
    MEMORY = "memory"
    """From memory: to be checked against the edition before it is printed as its value."""
    COMPUTED = "computed"
    """Follows by computation from other values."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Status and source of a value, in words."""

    status: Status
    source: str

    def __str__(self) -> str:
        return f"{self.status}: {self.source}"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in Dutch and in English."""

    nl: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class Subclass:
    """A part of a class (`low`, `mid`, `high`), in the unit of its class."""

    position: str
    lower: float
    upper: float
    standing: Standing


@dataclass(frozen=True, slots=True)
class Band:
    """A class with its bounds; `lower` 0 has no lower end, `upper` None has no upper end.

    Ordinal classes have neither (`bounded` is False). `says` are the words of the edition for the class.
    """

    code: str
    name: Name
    standing: Standing
    lower: float | None = None
    upper: float | None = None
    subclasses: tuple[Subclass, ...] = ()
    says: str = ""

    @property
    def bounded(self) -> bool:
        """Whether the class has bounds."""
        return self.lower is not None


@dataclass(frozen=True, slots=True)
class Interest:
    """A security interest (veiligheidsbelang)."""

    code: str
    name: Name
    standing: Standing


@dataclass(frozen=True, slots=True)
class Table:
    """A class by two measures: `columns` and `rows` in words, and the class codes of each row."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    standing: Standing

    def class_of(self, row: str, column: str) -> str:
        """The code of the class. Raises InvalidInput where there is no such row or column."""
        try:
            return self.cells[self.rows.index(row)][self.columns.index(column)]
        except ValueError as error:
            ways = f"rows: {'; '.join(self.rows)}; columns: {'; '.join(self.columns)}"
            raise InvalidInput(f"the table has no cell “{row}” by “{column}”", ways) from error


@dataclass(frozen=True, slots=True)
class Criterion:
    """An impact criterion of an interest, with its classes from least to most severe.

    `unit` is empty for an ordinal criterion, whose classes have no bounds. `worth` is what one unit is worth
    in the money of the scale, where the edition sets all criteria against money.
    """

    code: str
    interest: str
    name: Name
    standing: Standing
    classes: tuple[Band, ...]
    unit: str = ""
    counts: bool = False
    worth: float | None = None
    worth_standing: Standing | None = None
    table: Table | None = None

    @property
    def ordinal(self) -> bool:
        """Whether the classes have no bounds: only a class can be said, no quantity."""
        return not self.unit


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Classes of likelihood from least to most likely.

    `measure` says what the bounds of `classes` are: `probability` (0..1 over the horizon) or `return-period`
    (years; then `lower` is the less likely, longer one and may be None for "no end").
    """

    measure: str
    classes: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Named weights: by interest (shared equally by its criteria) or by criterion; they need not sum to 1."""

    code: str
    name: Name
    standing: Standing
    by_interest: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    by_criterion: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Scale:
    """One edition. `horizon` in years; `base` of the value function of a class; money: bounds of
    its classes.
    """

    edition: str
    title: Name
    year: int
    country: str
    standing: Standing
    horizon: float
    horizon_standing: Standing
    base: float
    bases: tuple[float, ...]
    base_standing: Standing
    interests: tuple[Interest, ...]
    criteria: tuple[Criterion, ...]
    likelihood: Likelihood
    impact: tuple[Band, ...]
    currency: str = ""
    money: tuple[float, ...] = ()
    money_standing: Standing | None = None
    profiles: tuple[Profile, ...] = ()

    def criterion(self, code: str) -> Criterion:
        """The criterion of this code. Raises InvalidInput with the codes that there are."""
        found = next((one for one in self.criteria if one.code == code), None)
        if found is None:
            raise InvalidInput(
                f"“{code}” is no criterion of {self.edition}",
                f"known: {', '.join(one.code for one in self.criteria)}",
            )
        return found

    def profile(self, code: str) -> Profile | None:
        """The profile of this code; None for `equal`. Raises InvalidInput with the codes that there are."""
        if code == EQUAL:
            return None
        found = next((one for one in self.profiles if one.code == code), None)
        if found is None:
            known = ", ".join((EQUAL, *(one.code for one in self.profiles)))
            raise InvalidInput(f"“{code}” is no weight profile of {self.edition}", f"known: {known}")
        return found

    def weights(self, profile: str = EQUAL) -> dict[str, float]:
        """Weight of each criterion, sum 1. Equal weights are equal over criteria."""
        chosen = self.profile(profile)
        raw = {one.code: _weight(one, chosen, self.criteria) for one in self.criteria}
        total = sum(raw.values())
        return {code: weight / total for code, weight in raw.items()}

    def standings(self) -> Iterator[tuple[str, Standing]]:
        """(place, standing) of every value of the scale."""
        yield "edition", self.standing
        yield "horizon", self.horizon_standing
        yield "base of the value function", self.base_standing
        yield from ((f"interest {one.code}", one.standing) for one in self.interests)
        for one in self.criteria:
            yield from criterion_standings(one)
        yield from bands_standings("likelihood class", self.likelihood.classes)
        yield from bands_standings("impact class", self.impact)
        if self.money_standing is not None:
            yield "class bounds in money", self.money_standing
        yield from ((f"weight profile {one.code}", one.standing) for one in self.profiles)

    def counted(self) -> dict[Status, int]:
        """How many values have each status."""
        every = [standing.status for _, standing in self.standings()]
        return {status: every.count(status) for status in Status}


def criterion_standings(criterion: Criterion) -> Iterator[tuple[str, Standing]]:
    """(place, standing) of the values of a criterion."""
    place = f"criterion {criterion.code}"
    yield place, criterion.standing
    if not criterion.ordinal:  # the classes of an ordinal criterion are those of the impact
        yield from bands_standings(f"{place} class", criterion.classes)
    if criterion.worth_standing is not None:
        yield f"{place} worth", criterion.worth_standing
    if criterion.table is not None:
        yield f"{place} table", criterion.table.standing


def bands_standings(place: str, bands: Iterable[Band]) -> Iterator[tuple[str, Standing]]:
    """(place, standing) of classes and their subclasses."""
    for band in bands:
        yield f"{place} {band.code}", band.standing
        for part in band.subclasses:
            yield f"{place} {band.code}-{part.position}", part.standing


def _weight(criterion: Criterion, profile: Profile | None, criteria: tuple[Criterion, ...]) -> float:
    if profile is None:
        return 1.0
    if profile.by_criterion:
        return profile.by_criterion.get(criterion.code, 0.0)
    siblings = sum(one.interest == criterion.interest for one in criteria)
    return profile.by_interest.get(criterion.interest, 0.0) / siblings
