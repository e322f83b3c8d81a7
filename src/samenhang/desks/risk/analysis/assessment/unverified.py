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
    kept: dict[tuple[str, Standing], list[str]] = {}
    for place, standing in values:
        head, is_class, code = place.rpartition("class ")
        stem = f"{head}classes" if is_class else place
        kept.setdefault((stem, standing), []).extend([code] if is_class else [])
    for (stem, standing), codes in kept.items():
        yield Unverified(f"{stem} {', '.join(codes)}".strip(), standing.source)
