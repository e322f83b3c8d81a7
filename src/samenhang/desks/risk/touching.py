# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What other files say of a scenario: its links in a cascade, and the measures that touch it; by its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samenhang.desks.risk.analysis.measures.effect import Displacement, Effect, ImpactCut, LinkCut, RateCut
from samenhang.desks.risk.cascade_file import ReadCascade
from samenhang.desks.risk.measures_file import MeasuresFile


@dataclass(frozen=True, slots=True)
class Linked:
    """A link from or to a scenario: `cause` brings about scenarios of `effect`, each with a probability.

    `outward` where it is the scenario that is the cause.
    """

    outward: bool
    cause: str
    effect: str
    probabilities: tuple[tuple[str, float], ...]


def links(read: ReadCascade, id_: str, language: str) -> Iterator[Linked]:
    """The links of the risk of this id in a cascade."""
    names = read.names(language)
    inside = {risk.id: [one.id for one in risk.scenarios] for risk in read.cascade.risks}
    for link in read.cascade.links:
        if id_ not in (link.cause, link.effect):
            continue
        told = [(name, p) for name, p in zip(inside[link.effect], link.row, strict=True) if p]
        cause = f"{names.get(link.cause, link.cause)}: {link.scenario}"
        yield Linked(link.cause == id_, cause, names.get(link.effect, link.effect), tuple(told))


@dataclass(frozen=True, slots=True)
class Touch:
    """What a measure does to a scenario: a `kind` of effect, and the other scenario or the criterion, or "".

    Kinds: rate, impact; causes and caused, of a link; to and from, of what is displaced.
    """

    measure: str
    kind: str
    other: str = ""


def measures(file: MeasuresFile, id_: str, language: str) -> Iterator[Touch]:
    """What the measures of a file do to the scenario of this id."""
    titles = {one.id: one.title.words.in_(language) for one in file.baseline.scenarios}
    if id_ not in titles:
        return
    for measure in file.catalogue.measures:
        for effect in measure.effects:
            found = _touch(effect, id_)
            if found is not None:
                kind, other = found
                yield Touch(measure.title.in_(language), kind, titles.get(other, other))


def _touch(effect: Effect, id_: str) -> tuple[str, str] | None:
    match effect:
        case RateCut(scenario) if scenario == id_:
            return "rate", ""
        case LinkCut(source, target) if id_ in (source, target):
            return ("causes", target) if source == id_ else ("caused", source)
        case ImpactCut(_, scenario, criterion) if scenario in (None, id_):
            return "impact", criterion or ""
        case Displacement(source, target) if id_ in (source, target):
            return ("to", target) if source == id_ else ("from", source)
    return None
