# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The dossier of a scenario: what it is, what was judged and why, what comes out, what drives it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from samenhang.desks.risk.analysis.assessment.assessment import Result, Shares
from samenhang.desks.risk.analysis.assessment.driver_diagrams import driver_name
from samenhang.desks.risk.analysis.assessment.ladder import class_of_score
from samenhang.desks.risk.analysis.assessment.plan import score_of_value
from samenhang.desks.risk.analysis.assessment.scenario import Estimate
from samenhang.desks.risk.analysis.assessment.summary import Summary
from samenhang.desks.risk.report import cascade_sections as cascades
from samenhang.desks.risk.report import measure_sections, pictures, scale_words
from samenhang.desks.risk.report.document import Block, Bullets, Heading, Paragraph, Table
from samenhang.desks.risk.report.judgements import grounds, judgement
from samenhang.desks.risk.report.material import Material
from samenhang.desks.risk.report.rankings import figure
from samenhang.desks.risk.report.voice import Voice


def dossiers(material: Material, voice: Voice) -> Iterator[Block]:
    """A dossier for each scenario, in the order of their place."""
    yield Heading(1, voice("Dossiers per scenario", "A dossier for each scenario"))
    if len(material.found.results) > pictures.MOST:
        yield Paragraph(
            voice(
                f"De eerste {pictures.MOST} scenario's hebben een eigen plaatje; van alle staan de "
                "getallen in tabellen.",
                f"The first {pictures.MOST} scenarios have a picture of their own; the numbers of all are "
                "in tables.",
            )
        )
    for one in material.found.results:
        yield from dossier(material, voice, one)


def dossier(material: Material, voice: Voice, one: Result) -> Iterator[Block]:
    """The dossier of one scenario."""
    yield Heading(2, f"{one.place} {one.scenario.title[voice.language]}")
    if one.scenario.made_up:
        yield Paragraph(voice("Verzonnen voorbeeld.", "Made-up example."), strong=True)
    yield Paragraph(one.scenario.description[voice.language])
    yield from _interests(material, voice, one)
    yield Heading(3, voice("Uitkomst", "Result"))
    yield _outcome(voice, one)
    yield _classes(material, voice, one)
    yield _criteria(material, voice, one)
    yield Heading(3, voice("Oordelen zoals gegeven", "Judgements as given"))
    yield _judgements(material, voice, one)
    yield Heading(3, voice("Wat dit risico bepaalt", "What drives this risk"))
    if one.place <= pictures.MOST:
        yield figure(pictures.drivers(material, voice, one))
    yield _drivers(material, voice, one)
    yield from cascades.of_scenario(material, voice, one)
    yield from measure_sections.of_scenario(material, voice, one)
    yield Heading(3, voice("Niet-geverifieerde waarden", "Unverified values"))
    yield _unverified(voice, one)


def _interests(material: Material, voice: Voice, one: Result) -> Iterator[Block]:
    names = {each.code: each.name[voice.language] for each in material.found.scale.interests}
    yield Paragraph(voice("Belangen die het raakt:", "Interests that it touches:"))
    touched = tuple(f"{code} {names[code]}" for code in one.scenario.interests)
    yield Bullets(touched or (voice("geen genoemd", "none named"),))
    own = one.scenario.horizon
    yield Paragraph(
        voice(
            f"Referentiejaar {one.scenario.reference_year}; oordelen over {voice.number(own)} jaar; "
            f"{one.experts} deskundigen.",
            f"Reference year {one.scenario.reference_year}; judged over {voice.number(own)} years; "
            f"{one.experts} experts.",
        )
    )


def _outcome(voice: Voice, one: Result) -> Table:
    def row(name: str, of: Summary, shown: str) -> tuple[str, ...]:
        said = voice.share if shown == "share" else voice.number
        figures = (of.mean, of.low, of.median, of.high)
        return name, *(said(each.value) for each in figures), said(of.mean.error)

    return Table(
        voice("Uitkomst met onzekerheid", "Result with uncertainty"),
        voice(
            "Gemiddelde, 5 %, mediaan en 95 % van wat wij niet weten, en de fout van de trekking.",
            "Mean, 5 %, median and 95 % of what we do not know, and the error of the sampling.",
        ),
        (
            voice("Wat", "What"),
            voice("gemiddelde", "mean"),
            "5 %",
            voice("mediaan", "median"),
            "95 %",
            voice("standaardfout", "standard error"),
        ),
        (
            row(voice("kans binnen de horizon", "probability within the horizon"), one.likelihood, "share"),
            row(voice("impact (1 = hoogste klasse)", "impact (1 = highest class)"), one.impact, ""),
            row(voice("verwachte impact", "expected impact"), one.expected, ""),
            row(voice("rang", "rank"), one.rank, ""),
        ),
        (0.33, 0.14, 0.12, 0.13, 0.12, 0.16),
    )


def _classes(material: Material, voice: Voice, one: Result) -> Table:
    scale = material.found.scale
    names = {band.code: band.name[voice.language] for band in (*scale.likelihood.classes, *scale.impact)}

    def rows(of: Shares, what: str, bands: dict[str, str]) -> Iterator[tuple[str, ...]]:
        for code, each in zip(of.codes, of.figures, strict=True):
            yield what, f"{code} {bands[code]}", voice.share(each.value, 3), voice.share(each.error)

    likely = {band.code: band.name[voice.language] for band in scale.likelihood.classes}
    severe = names | {band.code: band.name[voice.language] for band in scale.impact}
    return Table(
        voice("Kans op elke klasse", "Probability of each class"),
        voice(
            "Per klasse de kans dat het scenario erin valt.",
            "For each class the probability that the scenario is in it.",
        ),
        (
            voice("Wat", "What"),
            voice("klasse", "class"),
            voice("kans", "probability"),
            voice("standaardfout", "standard error"),
        ),
        (
            *rows(one.likelihood_class, voice("waarschijnlijkheid", "likelihood"), likely),
            *rows(one.impact_class, "impact", severe),
        ),
        (0.28, 0.36, 0.16, 0.2),
    )


def _criteria(material: Material, voice: Voice, one: Result) -> Table:
    """Of each criterion its likeliest class and what it gives to the impact."""
    found, scale = material.found, material.found.scale
    outcome = next(each for each in found.sample.outcomes if each.id == one.scenario.id)
    weights = scale.weights(found.settings.profile)
    scored = {impact.criterion for impact in one.scenario.impacts}
    bases, size = found.sample.bases[: outcome.values.shape[1]], len(scale.impact)
    means = {
        each.code: weights[each.code] * float(outcome.values[at].mean())
        for at, each in enumerate(scale.criteria)
    }
    whole = sum(means.values()) or 1.0
    rows = []
    for at, each in enumerate(scale.criteria):
        if each.code in scored:
            classes = np.maximum(class_of_score(score_of_value(outcome.values[at], bases, size), size), 0)
            counts = np.bincount(classes, minlength=size)
            best = int(counts.argmax())
            rows.append(
                (
                    scale_words.criterion_name(scale, each.code, voice),
                    f"{scale.impact[best].code} ({voice.share(float(counts[best]) / len(classes))})",
                    voice.share(weights[each.code]),
                    voice.share(means[each.code] / whole),
                )
            )
    return Table(
        voice("Impact per criterium", "Impact by criterion"),
        voice(
            "Per criterium de meest waarschijnlijke klasse, het gewicht, en het deel van de impact dat "
            f"ervan komt. {scale_words.MARK}: de naam of een klassegrens is niet geverifieerd.",
            "For each criterion its most likely class, its weight, and its part of the impact. "
            f"{scale_words.MARK}: its name or a class bound is not verified.",
        ),
        (
            voice("criterium", "criterion"),
            voice("klasse (kans)", "class (probability)"),
            voice("gewicht", "weight"),
            voice("deel van de impact", "part of the impact"),
        ),
        tuple(rows),
        (0.46, 0.18, 0.14, 0.22),
    )


def _judgements(material: Material, voice: Voice, one: Result) -> Table:
    scale = material.found.scale
    bands = [band.code for band in scale.likelihood.classes]
    rows = list(
        _given(material, voice, one.scenario.likelihood, bands, voice("waarschijnlijkheid", "likelihood"))
    )
    for impact in one.scenario.impacts:
        codes = [band.code for band in scale.criterion(impact.criterion).classes]
        name = scale_words.criterion_name(scale, impact.criterion, voice)
        rows += _given(material, voice, impact.estimates, codes, name)
    return Table(
        voice("Oordelen, zoals elke deskundige ze gaf", "Judgements, as each expert gave them"),
        voice(
            "Per oordeel waarover het gaat, wie het gaf, wat het is, en waarop het rust (–: niet gezegd).",
            "For each judgement what it is about, who gave it, what it is, and what it rests on (–: not "
            "said).",
        ),
        (
            voice("waarover", "about"),
            voice("wie", "who"),
            voice("oordeel", "judgement"),
            voice("reden en bewijs", "reason and evidence"),
        ),
        tuple(rows),
        (0.24, 0.07, 0.37, 0.32),
    )


def _given(
    material: Material, voice: Voice, estimates: Sequence[Estimate], codes: Sequence[str], about: str
) -> Iterator[tuple[str, ...]]:
    for each in estimates:
        why = grounds(each, material.look, voice)
        yield (
            about,
            each.expert or "–",
            judgement(each, codes, voice),
            why or "–",
        )


def _drivers(material: Material, voice: Voice, one: Result) -> Table:
    found, scale = material.drivers[one.scenario.id], material.found.scale
    rows = []
    for each in found.each:
        drawn = each.total_error > 0
        indices = [
            f"{voice.number(value, 2)} ± {voice.number(error, 1)}" if drawn else "–"
            for value, error in ((each.first, each.first_error), (each.total, each.total_error))
        ]
        name = driver_name(each, scale, voice.language)
        rows.append((name, voice.number(each.low), voice.number(each.high), *indices))
    return Table(
        voice("Factoren, de grootste eerst", "Drivers, the largest first"),
        voice(
            "Per factor de verwachte impact bij haar lage en hoge waarde, en de Sobol-indices met hun "
            "fout; – is niet getrokken.",
            "For each driver the expected impact at its low and high value, and the Sobol indices with "
            "their error; – is not drawn.",
        ),
        (
            voice("factor", "driver"),
            voice("laag", "low"),
            voice("hoog", "high"),
            voice("eerste orde", "first order"),
            voice("totaal", "total"),
        ),
        tuple(rows),
        (0.4, 0.13, 0.13, 0.17, 0.17),
    )


def _unverified(voice: Voice, one: Result) -> Block:
    if not one.unverified:
        return Paragraph(voice("Deze uitkomst rust op geen.", "This result rests on none."))
    named = "; ".join(scale_words.place(each.place, voice) for each in one.unverified)
    return Paragraph(
        voice(
            "Deze uitkomst rust op waarden die niet zijn geverifieerd: ",
            "This result rests on values that are not verified: ",
        )
        + f"{scale_words.MARK} {named}."
    )
