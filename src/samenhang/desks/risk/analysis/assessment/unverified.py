# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which unverified values of a scale a result rests on. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samenhang.desks.risk.analysis.assessment.plan import Settings
from samenhang.desks.risk.analysis.assessment.scale import (
    Scale,
    Standing,
    Status,
    bands_standings,
    criterion_standings,
)
from samenhang.desks.risk.analysis.assessment.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Unverified:
    """A value that was not read in its source: which, and what is known of it."""

    place: str
    source: str


def of_scenario(scenario: Scenario, scale: Scale, settings: Settings) -> tuple[Unverified, ...]:
    """What the result of a scenario rests on that is not verified; neighbouring classes are put together."""
    values = (
        (place, standing)
        for place, standing in _used(scenario, scale, settings)
        if standing.status is Status.MEMORY
    )
    return tuple(_together(values))


def _used(scenario: Scenario, scale: Scale, settings: Settings) -> Iterator[tuple[str, Standing]]:
    """(place, standing) of every value of the scale that the numbers of this scenario depend on."""
    yield "horizon", scale.horizon_standing
    if settings.base in (None, scale.base) and settings.bases is None:
        yield "base of the value function", scale.base_standing
    profile = scale.profile(settings.profile)
    if profile is not None:
        yield f"weight profile {profile.code}", profile.standing
    yield from bands_standings("likelihood class", scale.likelihood.classes)
    yield from bands_standings("impact class", scale.impact)
    scored = {impact.criterion for impact in scenario.impacts}
    for one in scale.criteria:
        if one.code in scored:
            yield from criterion_standings(one)


def _together(values: Iterator[tuple[str, Standing]]) -> Iterator[Unverified]:
    """Classes of one list with one standing as one line."""
    kept: list[tuple[str, list[str], Standing]] = []
    for place, standing in values:
        head, is_class, code = place.rpartition(" class ")
        stem = f"{head} classes".strip() if is_class else place
        if place.startswith(("likelihood class ", "impact class ")):
            stem, _, code = place.rpartition(" ")
            stem, is_class = f"{stem}es", "class"
        if is_class and kept and kept[-1][0] == stem and kept[-1][2] == standing:
            kept[-1][1].append(code)
        else:
            kept.append((stem, [code] if is_class else [], standing))
    for stem, codes, standing in kept:
        yield Unverified(f"{stem} {', '.join(codes)}".strip(), standing.source)
