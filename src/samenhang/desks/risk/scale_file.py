# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scales from YAML: those of the package in scales/, and a file of one's own. What does not hold
is refused.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, model_validator

from samenhang.desks.risk.analysis.assessment.check import faults
from samenhang.desks.risk.analysis.assessment.scale import (
    Band,
    Criterion,
    Interest,
    Likelihood,
    Name,
    Profile,
    Scale,
    Standing,
    Status,
    Subclass,
    Table,
)
from samenhang.desks.risk.strict_fields import Strict, wrong
from samenhang.desks.risk.yaml_text import Located, located
from samenhang.errors import InvalidInput

FOLDER = Path(__file__).parent / "scales"
_SHARE = {"%": 100.0, "probability": 1.0}
Words = Annotated[str, Field(min_length=1)]
Positive = Annotated[float, Field(gt=0)]


class _Stated(Strict):
    """Something with a status and a source; both may be those of what it stands in."""

    status: Status | None = None
    source: Words | None = None

    def standing(self, around: Standing | None = None) -> Standing:
        if around is None:
            if self.status is None or self.source is None:
                raise ValueError
            return Standing(self.status, self.source)
        return Standing(self.status or around.status, self.source or around.source)


class _Sure(_Stated):
    """The same, where it must be said."""

    @model_validator(mode="after")
    def _has_both(self) -> _Sure:
        if self.status is None or self.source is None:
            missing = "status" if self.status is None else "source"
            raise wrong(f"{missing} is missing", "status: verified, memory or computed; source: in words")
        return self


class _Title(Strict):
    nl: Words
    en: Words

    @property
    def name(self) -> Name:
        return Name(self.nl, self.en)


class _Horizon(_Sure):
    years: Positive


class _Value(_Sure):
    base: Annotated[float, Field(gt=1)]
    variants: tuple[Annotated[float, Field(gt=1)], ...] = ()


class _Subclass(_Stated):
    position: Literal["low", "mid", "high"]
    lower: float
    upper: float


class _LikelihoodClass(_Stated):
    code: Words
    nl: Words
    en: Words
    lower: float | None = None
    upper: float | None = None
    subclasses: tuple[_Subclass, ...] = ()

    def band(self, around: Standing, divided: float) -> Band:
        own = self.standing(around)
        parts = tuple(
            Subclass(one.position, one.lower / divided, one.upper / divided, one.standing(own))
            for one in self.subclasses
        )
        lower, upper = (None if end is None else end / divided for end in (self.lower, self.upper))
        return Band(self.code, Name(self.nl, self.en), own, lower, upper, parts)


class _Likelihood(_Sure):
    measure: Literal["probability", "return-period"]
    unit: Literal["%", "probability", "years"]
    classes: Annotated[tuple[_LikelihoodClass, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _fits(self) -> _Likelihood:
        if (self.measure == "return-period") != (self.unit == "years"):
            raise wrong(
                f"a {self.measure} in {self.unit}", "probability in % or probability; return-period in years"
            )
        return self

    @property
    def likelihood(self) -> Likelihood:
        divided = _SHARE.get(self.unit, 1.0)
        return Likelihood(self.measure, tuple(one.band(self.standing(), divided) for one in self.classes))


class _Label(_Stated):
    code: Words
    nl: Words
    en: Words


class _Impact(_Sure):
    classes: Annotated[tuple[_Label, ...], Field(min_length=2)]

    @property
    def bands(self) -> tuple[Band, ...]:
        return tuple(
            Band(one.code, Name(one.nl, one.en), one.standing(self.standing())) for one in self.classes
        )


class _Interest(_Sure):
    code: Words
    nl: Words
    en: Words


class _Money(_Sure):
    currency: Words
    bounds: tuple[Positive, ...]


class _Worth(_Sure):
    value: Positive


class _Bound(_Stated):
    class_: Words = Field(alias="class")
    lower: float
    upper: float | None = None


class _Bounds(_Sure):
    classes: Annotated[tuple[_Bound, ...], Field(min_length=2)]


class _Row(Strict):
    row: Words
    classes: tuple[Words, ...]


class _Table(_Sure):
    columns: tuple[Words, ...]
    rows: tuple[_Row, ...]

    @property
    def table(self) -> Table:
        rows = tuple(one.row for one in self.rows)
        return Table(self.columns, rows, tuple(one.classes for one in self.rows), self.standing())


class _Criterion(_Sure):
    code: Words
    interest: Words
    nl: Words
    en: Words
    kind: Literal["ratio", "ordinal"]
    unit: Words | None = None
    counts: bool = False
    bounds: _Bounds | None = None
    worth: _Worth | None = None
    table: _Table | None = None
    says: dict[str, str] = Field(default_factory=dict)
    note: str = ""

    @model_validator(mode="after")
    def _fits(self) -> _Criterion:
        if self.kind == "ratio" and self.unit is None:
            raise wrong(
                f"criterion {self.code} has no unit", "unit: what its bounds count, such as persons or EUR"
            )
        if self.kind == "ratio" and self.bounds is None:
            raise wrong(f"criterion {self.code} has no bounds", "bounds of its classes, or kind: ordinal")
        if self.kind == "ordinal" and (self.unit, self.bounds, self.worth) != (None, None, None):
            raise wrong(
                f"criterion {self.code} is ordinal with a quantity",
                "no unit, bounds or worth; or kind: ratio",
            )
        return self

    def criterion(self, labels: tuple[Band, ...]) -> Criterion:
        names = {one.code: one.name for one in labels}
        if self.bounds is None:
            bands = tuple(
                Band(one.code, one.name, one.standing, says=self.says.get(one.code, "")) for one in labels
            )
        else:
            around = self.bounds.standing()
            bands = tuple(
                Band(
                    one.class_,
                    names.get(one.class_, Name(one.class_, one.class_)),
                    one.standing(around),
                    one.lower,
                    one.upper,
                    says=self.says.get(one.class_, ""),
                )
                for one in self.bounds.classes
            )
        return Criterion(
            self.code,
            self.interest,
            Name(self.nl, self.en),
            self.standing(),
            bands,
            unit=self.unit or "",
            counts=self.counts,
            worth=self.worth.value if self.worth else None,
            worth_standing=self.worth.standing() if self.worth else None,
            table=self.table.table if self.table else None,
        )


class ProfileFields(_Stated):
    """Weights with a name, by interest or by criterion."""

    code: Words
    nl: Words
    en: Words
    interests: dict[str, float] = Field(default_factory=dict)
    criteria: dict[str, float] = Field(default_factory=dict)

    def profile(self, around: Standing | None = None) -> Profile:
        """The profile; without a status of its own it has that of `around`."""
        by = (MappingProxyType(self.interests), MappingProxyType(self.criteria))
        return Profile(self.code, Name(self.nl, self.en), self.standing(around), *by)


class _Scale(_Sure):
    edition: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: _Title
    year: Annotated[int, Field(ge=1900, le=2200)]
    country: str = ""
    horizon: _Horizon
    value: _Value
    likelihood: _Likelihood
    impact: _Impact
    interests: Annotated[tuple[_Interest, ...], Field(min_length=1)]
    criteria: Annotated[tuple[_Criterion, ...], Field(min_length=1)]
    money: _Money | None = None
    profiles: tuple[ProfileFields, ...] = ()

    @property
    def scale(self) -> Scale:
        bands = self.impact.bands
        return Scale(
            edition=self.edition,
            title=self.title.name,
            year=self.year,
            country=self.country,
            standing=self.standing(),
            horizon=self.horizon.years,
            horizon_standing=self.horizon.standing(),
            base=self.value.base,
            bases=(self.value.base, *self.value.variants),
            base_standing=self.value.standing(),
            interests=tuple(
                Interest(one.code, Name(one.nl, one.en), one.standing()) for one in self.interests
            ),
            criteria=tuple(one.criterion(bands) for one in self.criteria),
            likelihood=self.likelihood.likelihood,
            impact=bands,
            currency=self.money.currency if self.money else "",
            money=self.money.bounds if self.money else (),
            money_standing=self.money.standing() if self.money else None,
            profiles=tuple(one.profile(self.standing()) for one in self.profiles),
        )


def read_scale(text: bytes | str, file: str) -> Scale:
    """A scale from YAML. Raises InvalidInput with file, line, place and what is expected."""
    return _held(located(text, file))


def _held(given: Located) -> Scale:
    found = given.read(_Scale).scale
    wrongs = faults(found)
    if wrongs:
        more = f" (and {len(wrongs) - 1} more)" if len(wrongs) > 1 else ""
        raise given.wrong(wrongs[0].place, wrongs[0].what + more, wrongs[0].expected)
    return found


def editions() -> tuple[str, ...]:
    """The editions that come with the package."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def _shipped(edition: str) -> Scale:
    path = FOLDER / f"{edition}.yaml"
    return read_scale(path.read_bytes(), path.name)


def scale_of(edition: str) -> Scale:
    """A scale of the package by its edition, or one of one's own by the path of its file. Raises
    InvalidInput.
    """
    if edition in editions():
        return _shipped(edition)
    path = Path(edition)
    if path.suffix not in (".yaml", ".yml") or not path.is_file():
        known = f"one of {', '.join(editions())}, or a YAML file of your own"
        raise InvalidInput(f"“{edition}” is no edition of a scale", known)
    return read_scale(path.read_bytes(), str(path))
