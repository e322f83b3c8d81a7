# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The dossier of one scenario: what was said of it, where it ranks and why, its evidence, what touches it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated

from fastapi import Path

from samenhang.desks.risk import assessment_answer, evidence, statement_words
from samenhang.desks.risk.analysis.assessment.assessment import Result
from samenhang.desks.risk.analysis.assessment.scale import Band, Scale
from samenhang.desks.risk.analysis.assessment.scenario import Estimate
from samenhang.desks.risk.analysis.assessment.summary import Summary
from samenhang.desks.risk.analysis.assessment.words import number, percent
from samenhang.desks.risk.pages import assessments, worked
from samenhang.desks.risk.pages.acting import may_facilitate
from samenhang.desks.risk.pages.assessments import Asked
from samenhang.desks.risk.pages.files import FileLine, Name, line
from samenhang.desks.risk.pages.touched import said_of
from samenhang.desks.risk.pages.worked import Fact, PartAnswer
from samenhang.desks.risk.risk_text import Kind
from samenhang.desks.risk.words import EFFECTS, POOLED
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask

Item = Annotated[str, Path(max_length=100)]


class EvidenceLine(Answer):
    """Words of a document that an estimate rests on; `address` is that of their passage.

    `stands` is false where the words are no longer in the document.
    """

    document: DocumentRef
    quote: str
    address: str
    stands: bool


class EstimateLine(Answer):
    """What one expert said, in words; `round` is the address of the round whose result it is, or ""."""

    expert: str
    field: str
    said: str
    reason: str
    origin: str
    round: str
    evidence: tuple[EvidenceLine, ...]


class Judged(Answer):
    """What was said of the likelihood (`code` "") or on one criterion."""

    code: str
    name: str
    estimates: tuple[EstimateLine, ...]


class LinkLine(Answer):
    """A link in a cascade: outward where the scenario is the cause."""

    file: FileLine
    outward: bool
    cause: str
    effect: str
    probabilities: tuple[tuple[str, float], ...]
    said: str


class MeasureLine(Answer):
    """What a measure does to the scenario."""

    file: FileLine
    measure: str
    kind: str
    does: str


class ScenarioAnswer(Answer):
    """All that there is of one scenario. `result` is what the assessment says of it, as data."""

    file: FileLine
    id: str
    title: str
    description: str
    made_up: bool
    facts: tuple[Fact, ...]
    place: tuple[Fact, ...]
    judged: tuple[Judged, ...]
    drivers: PartAnswer
    links: tuple[LinkLine, ...]
    measures: tuple[MeasureLine, ...]
    others: tuple[tuple[str, str], ...]
    """Address and title of every scenario of the file, by rank."""
    result: dict[str, object]


def page(ask: Ask, name: Name, item: Item, chosen: Asked) -> ScenarioAnswer:
    """The dossier of a scenario of an assessment."""
    chosen = chosen.model_copy(update={"scenario": item})
    one = worked.job(ask, name, Kind.SCENARIOS, chosen.model_dump())
    done = assessments.assessed(one, chosen)
    result, language = done.found.result(item), ask.language
    scenario = result.scenario
    drawn = assessments.drivers_part(one, done)
    others = [each.scenario for each in done.found.results]
    return ScenarioAnswer(
        file=line(one.file),
        id=scenario.id,
        title=scenario.title[language],
        description=scenario.description[language],
        made_up=scenario.made_up,
        facts=tuple(_facts(ask, result, done.found.scale)),
        place=tuple(_place(ask, result, len(others))),
        judged=tuple(
            _judged(
                ask, result, done.found.scale, {one.id: one.field for one in done.found.catalogue.experts}
            )
        ),
        drivers=worked.shown_part(one, drawn),
        links=tuple(_links(ask, scenario.id)),
        measures=tuple(_measures(ask, scenario.id)),
        others=tuple((assessments.dossier(one, each.id), each.title[language]) for each in others),
        result=worked.plain(assessment_answer.of_scenario(result)),
    )


def _facts(ask: Ask, result: Result, scale: Scale) -> Iterator[Fact]:
    said, scenario = ask.texts, result.scenario
    names = {one.code: one.name[ask.language] for one in scale.interests}
    interests = "; ".join(f"{code} {names[code]}" for code in scenario.interests)
    for term, words in (
        (said.gettext("Interests touched"), interests),
        (said.gettext("Reference year"), str(scenario.reference_year)),
        (said.gettext("Horizon in years"), said.number(scenario.horizon)),
        (said.gettext("Experts"), str(result.experts)),
        (said.gettext("Edition of the scales"), f"{scale.edition}: {scale.title[ask.language]}"),
    ):
        if words:
            yield Fact(term=term, said=words)


def _place(ask: Ask, result: Result, count: int) -> Iterator[Fact]:
    said, language = ask.texts, ask.language
    place = said.gettext("%(place)s of %(count)s") % {"place": result.place, "count": count}
    rank = result.rank
    likely = _between(result.likelihood, lambda value: percent(value, language))
    impact = _between(result.impact, lambda value: number(value, language, 2))
    expected = _between(result.expected, lambda value: number(value, language, 2))
    words = said.gettext("class %(code)s")
    for term, told in (
        (said.gettext("Place by mean rank"), place),
        (said.gettext("Rank"), _between(rank, lambda value: number(value, language))),
        (said.gettext("Probability of being the first"), percent(result.top[0].value, language)),
        (said.gettext("Likelihood"), f"{likely}, {words % {'code': result.likelihood_class.likeliest}}"),
        (
            said.gettext("Impact (1: the worst on all criteria)"),
            f"{impact}, {words % {'code': result.impact_class.likeliest}}",
        ),
        (said.gettext("Expected impact"), expected),
    ):
        yield Fact(term=term, said=told)


def _between(found: Summary, words: Callable[[float], str]) -> str:
    """The median with where 90 % lies."""
    return f"{words(found.median.value)} ({words(found.low.value)} – {words(found.high.value)})"


def _judged(ask: Ask, result: Result, scale: Scale, fields: dict[str, str]) -> Iterator[Judged]:
    scenario = result.scenario
    likely = tuple(_estimate(ask, one, scale.likelihood.classes, fields) for one in scenario.likelihood)
    yield Judged(code="", name=ask.texts.gettext("Likelihood"), estimates=likely)
    for impact in sorted(scenario.impacts, key=lambda one: one.criterion):
        criterion = scale.criterion(impact.criterion)
        lines = tuple(_estimate(ask, one, criterion.classes, fields) for one in impact.estimates)
        yield Judged(code=criterion.code, name=criterion.name[ask.language], estimates=lines)


def _estimate(ask: Ask, one: Estimate, bands: tuple[Band, ...], fields: dict[str, str]) -> EstimateLine:
    origin = one.origin
    found = (evidence.found(ask.ledger, passage) for passage in one.evidence)
    maker = ask.texts.gettext(POOLED[origin.decision_maker]) if origin else ""
    return EstimateLine(
        expert=one.expert,
        field=fields.get(one.expert, ""),
        said=statement_words.said(one, bands, ask.texts),
        reason=one.reason,
        origin=f"{origin.title or origin.round}, {origin.asked or origin.question} ({maker})"
        if origin
        else "",
        round=f"/risks/rounds/{origin.round}" if origin and may_facilitate(ask) else "",
        evidence=tuple(_evidence(each) for each in found if each is not None),
    )


def _evidence(one: evidence.Evidence) -> EvidenceLine:
    return EvidenceLine(
        document=DocumentRef.of(one.entry),
        quote=one.quote,
        address=place_of(one.entry.digest, one.passage),
        stands=one.passage is not None,
    )


def _links(ask: Ask, id_: str) -> Iterator[LinkLine]:
    for file, found in said_of(ask, Kind.CASCADE, (id_,)):
        for one in sorted(found, key=lambda each: not each.outward):
            said = "; ".join(f"{name}: {percent(p, ask.language)}" for name, p in one.probabilities)
            yield LinkLine(
                file=line(file),
                outward=one.outward,
                cause=one.cause,
                effect=one.effect,
                probabilities=one.probabilities,
                said=said,
            )


def _measures(ask: Ask, id_: str) -> Iterator[MeasureLine]:
    for file, found in said_of(ask, Kind.MEASURES, (id_,)):
        for one in found:
            words = EFFECTS[one.kind, bool(one.other)]
            does = ask.texts.gettext(words).replace("%(other)s", one.other)
            yield MeasureLine(file=line(file), measure=one.measure, kind=one.kind, does=does)
