# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pictures of a report, each with its words for who does not see it and its numbers as data.

However many scenarios there are, no picture holds more than can be read: a diagram has MOST of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from samenhang.desks.risk import portfolio_pictures
from samenhang.desks.risk import portfolio_words as words
from samenhang.desks.risk.analysis.assessment import diagrams, driver_diagrams
from samenhang.desks.risk.analysis.assessment.assessment import Assessment, Result
from samenhang.desks.risk.analysis.cascade import pictures as drawn
from samenhang.desks.risk.analysis.cascade.attribution import flows
from samenhang.desks.risk.report.material import Material
from samenhang.desks.risk.report.voice import Voice

MOST = 20
"""Scenarios of one diagram, and scenarios that have pictures of their own."""
TOLD = 8
"""Scenarios that the words of a picture name."""

Rows = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG, its words, the caption under it, and its numbers; the first row names the columns."""

    name: str
    svg: str
    alt: str
    caption: str
    data: Rows


def every(material: Material, voice: Voice) -> Iterator[Picture]:
    """All pictures that there are."""
    yield from risk_diagrams(material, voice)
    yield from rankings(material, voice)
    yield exceedance(material, voice)
    for one in material.found.results[:MOST]:
        yield drivers(material, voice, one)
        yield exceedance(material, voice, one)
    if material.cascade is not None:
        yield graph(material, voice)
        for risk in material.cascade.reach.cascade.risks[:MOST]:
            yield from causes(material, voice, risk.id)
        yield from years(material, voice)
    yield from portfolios(material, voice)


# ---------------------------------------------------------------- the assessment


def risk_diagrams(material: Material, voice: Voice) -> Iterator[Picture]:
    """The risk diagram, MOST scenarios at a time."""
    data = _columns(material.found.columns())
    for name, part in _parted("diagram", material.found):
        told = "; ".join(_told(one, voice) for one in part.results[:TOLD])
        alt = voice(
            "Risicodiagram: waarschijnlijkheid omhoog, impact naar rechts, met strepen van 5 tot 95 %. "
            f"{told}.",
            f"Risk diagram: likelihood upwards, impact to the right, with bars from 5 to 95 %. {told}.",
        )
        caption = voice("Risicodiagram", "Risk diagram") + _which(part, voice)
        yield Picture(
            name, diagrams.risk_diagram(part, voice.language), _more(alt, part, voice), caption, data
        )


def _told(one: Result, voice: Voice) -> str:
    likely, severe = one.likelihood_class.likeliest, one.impact_class.likeliest
    words = voice(f"waarschijnlijkheid {likely}, impact {severe}", f"likelihood {likely}, impact {severe}")
    return f"{one.place} {one.scenario.title[voice.language]}: {words}"


def rankings(material: Material, voice: Voice) -> Iterator[Picture]:
    """The ranking with its intervals, MOST scenarios at a time."""
    data = _columns(material.found.rank_columns())
    for name, part in _parted("ranking", material.found):
        told = "; ".join(
            f"{one.scenario.title[voice.language]}: "
            f"{voice.number(one.rank.low.value)} – {voice.number(one.rank.high.value)}"
            for one in part.results[:TOLD]
        )
        alt = voice(
            f"Rangorde: per scenario een streep van de 5 % tot de 95 % van de rang. {told}.",
            f"Ranking: for each scenario a bar from the 5 % to the 95 % of its rank. {told}.",
        )
        caption = voice("Rangorde met onzekerheid", "Ranking with uncertainty") + _which(part, voice)
        yield Picture(
            name, diagrams.ranking_diagram(part, voice.language), _more(alt, part, voice), caption, data
        )


def _parted(name: str, found: Assessment) -> Iterator[tuple[str, Assessment]]:
    """The assessment in parts that a picture can hold, each with the name of its picture."""
    results = found.results
    for number, at in enumerate(range(0, len(results), MOST), 1):
        part = name if len(results) <= MOST else f"{name}-{number}"
        yield part, replace(found, results=results[at : at + MOST])


def _which(part: Assessment, voice: Voice) -> str:
    """Which places a part has, where it is not all."""
    if len(part.results) == len(part.sample.outcomes):
        return ""
    first, last = part.results[0].place, part.results[-1].place
    return voice(f", plaats {first} tot en met {last}", f", places {first} to {last}")


def _more(alt: str, part: Assessment, voice: Voice) -> str:
    """Where the rest is, for who hears the words alone."""
    if len(part.results) <= TOLD:
        return alt
    return alt + voice(" De tabel noemt ze alle.", " The table has all of them.")


def exceedance(material: Material, voice: Voice, one: Result | None = None) -> Picture:
    """The exceedance curve of all scenarios together, or of one."""
    found = material.found
    curve = found.exceedance(None if one is None else one.scenario.id)
    what = voice("alle scenario's samen", "all scenarios together")
    what = what if one is None else one.scenario.title[voice.language]
    note = diagrams.caption(found, voice.language)
    svg = driver_diagrams.exceedance_diagram(curve, what, note, voice.language)
    places = [len(curve.impact) * part // 4 for part in (1, 2, 3)]
    told = "; ".join(
        f"{voice.number(float(curve.impact[at]))}: {voice.share(float(curve.mean[at]))}" for at in places
    )
    alt = voice(
        f"Kans binnen de horizon dat een impact wordt overschreden, {what}. {told}.",
        f"Probability within the horizon that an impact is exceeded, {what}. {told}.",
    )
    caption = voice(f"Overschrijdingskans: {what}", f"Probability of exceedance: {what}")
    name = "exceedance" if one is None else f"exceedance-{one.scenario.id}"
    return Picture(name, svg, alt, caption, _columns(curve.columns()))


def drivers(material: Material, voice: Voice, one: Result) -> Picture:
    """What drives a scenario."""
    found, scale = material.drivers[one.scenario.id], material.found.scale
    name = one.scenario.title[voice.language]
    svg = driver_diagrams.tornado_diagram(found, scale, name, voice.language)
    told = "; ".join(
        f"{driver_diagrams.driver_name(each, scale, voice.language)}: "
        f"{voice.number(each.low)} – {voice.number(each.high)}"
        for each in found.each[:3]
    )
    alt = voice(
        f"Hoe ver elke factor de verwachte impact van {name} verschuift, de grootste eerst. {told}.",
        f"How far each driver moves the expected impact of {name}, the largest first. {told}.",
    )
    caption = voice(f"Wat het risico bepaalt: {name}", f"What drives the risk: {name}")
    return Picture(f"drivers-{one.scenario.id}", svg, alt, caption, _columns(found.columns()))


# ---------------------------------------------------------------- the cascade


def labels(material: Material, voice: Voice) -> drawn.Labels:
    """The names of the risks of the cascade."""
    assert material.cascade is not None
    read = material.cascade.read
    return drawn.Labels(read.names(voice.language), read.file.unit, voice.language)


def graph(material: Material, voice: Voice) -> Picture:
    """What leads to what."""
    assert material.cascade is not None
    reach, named = material.cascade.reach, labels(material, voice)
    strongest = drawn.arrows(reach)[:TOLD]
    told = "; ".join(
        f"{named.of(one.cause)} → {named.of(one.effect)} {voice.number(one.probability)}" for one in strongest
    )
    alt = voice(
        f"Risico's in een kring met pijlen van oorzaak naar gevolg; de sterkste verbanden: {told}.",
        f"Risks in a circle with arrows from cause to effect; the strongest links: {told}.",
    )
    table = drawn.graph_table(reach, named)
    caption = voice("Wat waartoe leidt", "What leads to what")
    return Picture("graph", drawn.graph(reach, named), alt, caption, (table.head, *table.rows))


def causes(material: Material, voice: Voice, risk: str) -> Iterator[Picture]:
    """Causes and effects of a risk as bands; none where nothing leads to it."""
    assert material.cascade is not None
    named = labels(material, voice)
    found = flows(material.cascade.reach, risk)
    if not found.causes:
        return
    told = "; ".join(f"{named.of(one.risk)} {named.percent(one.share)}" for one in found.causes[:TOLD])
    name = named.of(risk)
    alt = voice(
        f"Links de oorzaken van {name} met hun aandeel: {told}. Rechts wat het kost, en waar.",
        f"At the left the causes of {name} with their share: {told}. At the right what it costs, and where.",
    )
    table = drawn.sankey_table(found, named)
    caption = voice(f"Oorzaken en gevolgen: {name}", f"Causes and effects: {name}")
    safe = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in risk)
    yield Picture(f"causes-{safe}", drawn.sankey(found, named), alt, caption, (table.head, *table.rows))


def years(material: Material, voice: Voice) -> Iterator[Picture]:
    """The loss of a year, where years were simulated."""
    assert material.cascade is not None
    lived, named = material.cascade.years, labels(material, voice)
    if lived is None:
        return
    told = "; ".join(
        voice(f"{voice.share(part)} van de jaren meer dan ", f"{voice.share(part)} of the years more than ")
        + f"{voice.number(lived.exceeded(part))} {named.unit}"
        for part in (0.5, 0.1, 0.01)
    )
    alt = voice(f"In welk deel van de jaren de schade groter is. {told}.", f"Loss of a year. {told}.")
    caption = voice("Schade van een jaar", "Loss of a year")
    svg = drawn.exceedance(lived.curve(), named)
    yield Picture("years", svg, alt, caption, (("loss", "probability"), *lived.curve(1000)))


# ---------------------------------------------------------------- the measures


def portfolios(material: Material, voice: Voice) -> Iterator[Picture]:
    """What each measure saves, the front of portfolios, and the core index."""
    answer, language = material.portfolio, voice.language
    if answer is None:
        return
    chosen = words.named(answer, answer.study.chosen.measures, language)
    end = voice(f"Gekozen: {chosen}.", f"Chosen: {chosen}.")
    singles = words.singles_table(answer, language)
    yield Picture(
        "effects",
        portfolio_pictures.effects_picture(answer, language),
        voice(
            "Vermindering per jaar van elke maatregel, met 5 tot 95 %. ", "Reduction a year of each measure. "
        )
        + end,
        voice("Wat elke maatregel bespaart", "What each measure saves"),
        singles,
    )
    yield Picture(
        "front",
        portfolio_pictures.front_picture(answer, language),
        voice("Kosten naar rechts, vermindering omhoog. ", "Cost to the right, reduction upwards. ") + end,
        voice("Kosten en baten van portefeuilles", "Cost and benefit of portfolios"),
        words.front_table(answer, language),
    )
    yield Picture(
        "core",
        portfolio_pictures.core_picture(answer, language),
        voice("Kernindex van elke maatregel. ", "Core index of each measure. ") + end,
        voice("Kernindex", "Core index"),
        singles,
    )


def _columns(columns: Mapping[str, Any]) -> Rows:
    """Columns as rows, with the names first."""
    return tuple(columns), *zip(*(list(column) for column in columns.values()), strict=True)
