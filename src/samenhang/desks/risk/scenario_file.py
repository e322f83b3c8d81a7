# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios and what experts say of them, from YAML and back; what does not hold is refused with
its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, Any

import numpy as np
from pydantic import Field

from samenhang.desks.risk.analysis.assessment.scale import (
    Band,
    Criterion,
    Name,
    Profile,
    Scale,
    Standing,
    Status,
)
from samenhang.desks.risk.analysis.assessment.scenario import (
    PER_YEAR,
    PERCENT,
    PROBABILITY,
    YEARS,
    Catalogue,
    Estimate,
    Expert,
    Impact,
    Scenario,
)
from samenhang.desks.risk.elicited import Lookup, nowhere
from samenhang.desks.risk.scale_file import ProfileFields, scale_of
from samenhang.desks.risk.statement_fields import EstimateFields, Frame, fields_of
from samenhang.desks.risk.strict_fields import Strict
from samenhang.desks.risk.yaml_text import Located, Place, dumped, located
from samenhang.errors import InvalidInput

Words = Annotated[str, Field(min_length=1)]
Year = Annotated[int, Field(ge=1900, le=2200)]
_POSSIBLE: Mapping[str, tuple[float, float]] = {
    PROBABILITY: (0.0, 1.0),
    PERCENT: (0.0, 100.0),
    PER_YEAR: (0.0, np.inf),
    YEARS: (0.0, np.inf),
}


class _Names(Strict):
    nl: Words
    en: Words

    @property
    def name(self) -> Name:
        return Name(self.nl, self.en)


class _Horizon(Strict):
    years: Annotated[float, Field(gt=0)]


class _Expert(Strict):
    id: Words
    weight: Annotated[float, Field(gt=0)] = 1.0
    field: str = ""


class _Scenario(Strict):
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
    title: _Names
    description: _Names
    interests: tuple[Words, ...] = ()
    reference_year: Year | None = None
    horizon: _Horizon | None = None
    made_up: bool | None = None
    likelihood: Annotated[tuple[EstimateFields, ...], Field(min_length=1)]
    impact: dict[str, Annotated[tuple[EstimateFields, ...], Field(min_length=1)]]


class _Catalogue(Strict):
    edition: Words
    reference_year: Year
    horizon: _Horizon | None = None
    made_up: bool
    experts: tuple[_Expert, ...] = ()
    profiles: tuple[ProfileFields, ...] = ()
    scenarios: Annotated[tuple[_Scenario, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Read:
    """What a file of scenarios says, and the scale that it is on, with the weight profiles of the file."""

    catalogue: Catalogue
    scale: Scale
    profiles: tuple[Profile, ...] = ()


def read_scenarios(
    text: bytes | str,
    file: str,
    edition: str | None = None,
    scale_named: Callable[[str], Scale] = scale_of,
    elicited: Lookup = nowhere,
) -> Read:
    """Scenarios from YAML, on the scale that they name or on `edition`; `elicited` gives the results of
    elicitations that they ask for. Raises InvalidInput with file and line.
    """
    given = located(text, file)
    fields = given.read(_Catalogue)
    _once(given, ("experts",), [one.id for one in fields.experts])
    _once(given, ("scenarios",), [one.id for one in fields.scenarios])
    scale, profiles = _on(given, fields, edition, scale_named)
    experts = tuple(Expert(one.id, one.weight, one.field) for one in fields.experts)
    reader = _Reader(given, fields, scale, elicited)
    scenarios = tuple(reader.scenario(one, at) for at, one in enumerate(fields.scenarios))
    return Read(Catalogue(scale.edition, experts, scenarios), scale, profiles)


def _on(
    given: Located, fields: _Catalogue, edition: str | None, scale_named: Callable[[str], Scale]
) -> tuple[Scale, tuple[Profile, ...]]:
    """The scale, with the profiles of the file added."""
    try:
        scale = scale_named(edition or fields.edition)
    except InvalidInput as error:
        raise error if edition else given.wrong(("edition",), error.what, error.remedy) from error
    own = Standing(Status.COMPUTED, f"chosen in {given.file}")
    profiles = tuple(one.profile(own) for one in fields.profiles)
    known = {
        "interests": {one.code for one in scale.interests},
        "criteria": {one.code for one in scale.criteria},
    }
    for at, one in enumerate(fields.profiles):
        for name, weights in (("interests", one.interests), ("criteria", one.criteria)):
            for code, weight in weights.items():
                place: Place = ("profiles", at, name, code)
                if code not in known[name]:
                    raise given.wrong(
                        place, f"“{code}” is unknown", f"one of {', '.join(sorted(known[name]))}"
                    )
                if weight < 0:
                    raise given.wrong(place, f"weight {weight:g}", "0 or more")
        if bool(one.interests) == bool(one.criteria):
            raise given.wrong(("profiles", at), "weights for both or neither", "interests or criteria")
    return replace(scale, profiles=(*scale.profiles, *profiles)), profiles


@dataclass(frozen=True, slots=True)
class _Reader:
    """From the fields of a file to scenarios on a scale."""

    given: Located
    fields: _Catalogue
    scale: Scale
    elicited: Lookup

    def scenario(self, one: _Scenario, at: int) -> Scenario:
        place: Place = ("scenarios", at)
        interests = {interest.code for interest in self.scale.interests}
        for where, code in enumerate(one.interests):
            if code not in interests:
                expected = f"one of {', '.join(sorted(interests))} ({self.scale.edition})"
                raise self.given.wrong(
                    (*place, "interests", where), f"interest “{code}” is unknown", expected
                )
        horizon = one.horizon or self.fields.horizon
        impacts = tuple(
            self._impact(code, some, (*place, "impact", code)) for code, some in one.impact.items()
        )
        return Scenario(
            id=one.id,
            title=one.title.name,
            description=one.description.name,
            reference_year=one.reference_year or self.fields.reference_year,
            horizon=horizon.years if horizon else self.scale.horizon,
            interests=one.interests,
            likelihood=self._likelihood(one.likelihood, (*place, "likelihood")),
            impacts=impacts,
            made_up=self.fields.made_up if one.made_up is None else one.made_up,
        )

    def _likelihood(self, some: tuple[EstimateFields, ...], place: Place) -> tuple[Estimate, ...]:
        for at, one in enumerate(some):
            if one.varies:
                raise self.given.wrong(
                    (*place, at, "varies"), "a likelihood does not vary", "varies only for impact"
                )
        bands = self.scale.likelihood.classes
        codes = tuple(band.code for band in bands)
        frame = Frame("the likelihood", codes, _POSSIBLE, self.elicited, _named(bands))
        return self._estimates(some, frame, place)

    def _impact(self, code: str, some: tuple[EstimateFields, ...], place: Place) -> Impact:
        try:
            criterion = self.scale.criterion(code)
        except InvalidInput as error:
            raise self.given.wrong(place, error.what, error.remedy) from error
        return Impact(code, self._estimates(some, _frame(criterion, self.scale.impact, self.elicited), place))

    def _estimates(
        self, some: tuple[EstimateFields, ...], frame: Frame, place: Place
    ) -> tuple[Estimate, ...]:
        known = {one.id for one in self.fields.experts}
        found = []
        for at, one in enumerate(some):
            if one.expert and one.expert not in known:
                expected = f"one of experts: {', '.join(sorted(known)) or 'none are listed'}"
                raise self.given.wrong((*place, at, "expert"), f"expert “{one.expert}” is unknown", expected)
            try:
                found.append(one.estimate(frame))
            except InvalidInput as error:
                where = (*place, at, "elicited") if one.elicited else (*place, at)
                raise self.given.wrong(where, error.what, error.remedy) from error
        _once(self.given, place, [one.expert for one in found if one.expert])
        return tuple(found)


def _named(bands: Iterable[Band]) -> dict[str, str]:
    """The code of a class by its code and its names, in lower case; a name of two classes is left out."""
    found: dict[str, set[str]] = {}
    for band in bands:
        for name in (band.code, band.name.nl, band.name.en):
            found.setdefault(" ".join(name.casefold().split()), set()).add(band.code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def _frame(criterion: Criterion, classes: tuple[Band, ...], elicited: Lookup) -> Frame:
    units = {} if criterion.ordinal else {criterion.unit: (0.0, np.inf)}
    codes = tuple(band.code for band in criterion.classes)
    names = {name: code for name, code in _named((*classes, *criterion.classes)).items() if code in codes}
    return Frame(f"criterion {criterion.code}", codes, units, elicited, names)


def _once(given: Located, place: Place, ids: list[str]) -> None:
    for one, times in Counter(ids).items():
        if times > 1:
            raise given.wrong(place, f"“{one}” is there {times} times", "each once")


# ---------------------------------------------------------------- back


def written(read: Read) -> str:
    """Scenarios as YAML, from which the same catalogue is read."""
    catalogue, scale = read.catalogue, read.scale
    bands = tuple(band.code for band in scale.likelihood.classes)
    data = {
        "edition": catalogue.edition,
        "reference_year": catalogue.scenarios[0].reference_year,
        "made_up": all(one.made_up for one in catalogue.scenarios),
        "experts": [{"id": one.id, "weight": one.weight, "field": one.field} for one in catalogue.experts],
        "profiles": [_profile(one) for one in read.profiles],
        "scenarios": [_scenario(one, scale, bands) for one in catalogue.scenarios],
    }
    return dumped(data)


def _profile(one: Profile) -> dict[str, Any]:
    names = {"code": one.code, "nl": one.name.nl, "en": one.name.en}
    standing = {"status": str(one.standing.status), "source": one.standing.source}
    weights = {"interests": dict(one.by_interest), "criteria": dict(one.by_criterion)}
    return names | standing | {name: some for name, some in weights.items() if some}


def _scenario(one: Scenario, scale: Scale, bands: tuple[str, ...]) -> dict[str, Any]:
    codes = tuple(band.code for band in scale.impact)
    fields = partial(fields_of, codes=codes)
    return {
        "id": one.id,
        "title": {"nl": one.title.nl, "en": one.title.en},
        "description": {"nl": one.description.nl, "en": one.description.en},
        "reference_year": one.reference_year,
        "horizon": {"years": one.horizon},
        "made_up": one.made_up,
        "interests": list(one.interests),
        "likelihood": [fields_of(estimate, bands) for estimate in one.likelihood],
        "impact": {
            impact.criterion: [fields(estimate) for estimate in impact.estimates] for impact in one.impacts
        },
    }
