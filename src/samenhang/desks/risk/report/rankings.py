# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The assessment as a whole: risk diagram, ranking, exceedance, and what drives each risk. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from samenhang.desks.risk.analysis.assessment import diagrams
from samenhang.desks.risk.analysis.assessment.driver_diagrams import driver_name
from samenhang.desks.risk.report import pictures
from samenhang.desks.risk.report.document import Block, Figure, Heading, Paragraph, Table
from samenhang.desks.risk.report.material import Material
from samenhang.desks.risk.report.pictures import Picture
from samenhang.desks.risk.report.scale_words import MARK
from samenhang.desks.risk.report.voice import Voice

NAMED = 3
"""Drivers of a scenario that the table of all names."""


def figure(one: Picture) -> Figure:
    """A picture as it stands in a document."""
    return Figure(one.name, one.svg, one.alt, one.caption)


def ranking(material: Material, voice: Voice) -> Iterator[Block]:
    """Diagram, ranking and exceedance, each with its table."""
    found, language = material.found, voice.language
    yield Heading(1, voice("Risicodiagram en rangorde", "Risk diagram and ranking"))
    yield Paragraph(diagrams.caption(found, language))
    yield Heading(2, voice("Risicodiagram", "Risk diagram"))
    yield from map(figure, pictures.risk_diagrams(material, voice))
    yield _diagram_table(material, voice)
    yield Heading(2, voice("Rangorde met onzekerheid", "Ranking with uncertainty"))
    yield from map(figure, pictures.rankings(material, voice))
    yield _ranking_table(material, voice)
    yield Heading(2, voice("Overschrijdingskans", "Probability of exceedance"))
    yield figure(pictures.exceedance(material, voice))
    yield from _dominance(material, voice)


def _diagram_table(material: Material, voice: Voice) -> Table:
    shown = diagrams.diagram_table(material.found, voice.language)
    marks = [f" {MARK}" if one.unverified else "" for one in material.found.results]
    rows = [
        (*row[:3], row[3] + mark, row[4], row[5] + mark) for row, mark in zip(shown.rows, marks, strict=True)
    ]
    return Table(
        voice("Waarschijnlijkheid en impact van elk scenario", "Likelihood and impact of each scenario"),
        voice(
            f"Mediaan met tussen haakjes 5 en 95 %, en de meest waarschijnlijke klasse. {MARK}: rust op "
            "een waarde van de schaal die niet is geverifieerd.",
            f"Median with 5 and 95 % in brackets, and the most likely class. {MARK}: rests on a value of "
            "the scale that is not verified.",
        ),
        shown.head,
        tuple(rows),
        (0.07, 0.31, 0.23, 0.08, 0.23, 0.08),
    )


def _ranking_table(material: Material, voice: Voice) -> Table:
    shown = diagrams.ranking_table(material.found, voice.language)
    rest = (len(shown.head) - 2) or 1
    return Table(
        voice(
            "Rang van elk scenario, en de kans op elke plaats of beter",
            "Rank of each scenario, and the probability of each place or better",
        ),
        voice(
            "Gemiddelde rang, 5 %, mediaan en 95 %, en de kans dat het scenario ten hoogste op elke "
            "plaats staat.",
            "Mean rank, 5 %, median and 95 %, and the probability that the scenario is at each place or "
            "better.",
        ),
        shown.head,
        shown.rows,
        (0.07, 0.28, *([0.65 / rest] * rest)),
    )


def _dominance(material: Material, voice: Voice) -> Iterator[Block]:
    """Which scenario is worse than which whatever the chance level: first order."""
    found = material.found
    titles = {one.scenario.id: one.scenario.title[voice.language] for one in found.results}
    ids = [one.id for one in found.sample.outcomes]
    first = found.dominance().first
    place = {one.scenario.id: one.place for one in found.results}
    over = {
        one: sorted(
            (place[other] for at, other in enumerate(ids) if first[ids.index(one), at] and other != one)
        )
        for one in titles
    }
    rows = tuple((titles[one], ", ".join(map(str, under)) or "–") for one, under in over.items())
    yield Heading(2, voice("Dominantie", "Dominance"))
    yield Table(
        voice("Wat op elk niveau erger is (eerste orde)", "What is worse at every level (first order)"),
        voice(
            "Per scenario de plaatsen van de scenario's die het op elk kansniveau overtreft.",
            "For each scenario the places of those that it exceeds at every probability.",
        ),
        (voice("scenario", "scenario"), voice("erger dan die op plaats", "worse than those at place")),
        rows,
        (0.5, 0.5),
    )


def drivers(material: Material, voice: Voice) -> Iterator[Block]:
    """What drives each risk: the first few of each, and where the rest stands."""
    scale = material.found.scale
    rows = []
    for one in material.found.results:
        each = material.drivers[one.scenario.id].each[:NAMED]
        told = "\n".join(
            f"{driver_name(driver, scale, voice.language)}: {voice.number(driver.low)} – "
            f"{voice.number(driver.high)}"
            for driver in each
        )
        rows.append((str(one.place), one.scenario.title[voice.language], told))
    yield Heading(1, voice("Wat elk risico bepaalt", "What drives each risk"))
    yield Paragraph(
        voice(
            "Hoe ver elke factor de verwachte impact verschuift, met al het overige in het midden. De "
            "dossiers hebben alle factoren, met de Sobol-indices.",
            "How far each driver moves the expected impact, with all else at its middle. The dossiers "
            "have all drivers, with the Sobol indices.",
        )
    )
    yield Table(
        voice("De grootste factoren van elk scenario", "The largest drivers of each scenario"),
        voice(
            "Per scenario drie factoren met de verwachte impact bij hun lage en hoge waarde.",
            "For each scenario three drivers with the expected impact at their low and high value.",
        ),
        (voice("plaats", "place"), "scenario", voice("factoren", "drivers")),
        tuple(rows),
        (0.08, 0.4, 0.52),
    )
