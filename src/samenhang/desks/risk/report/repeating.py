# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a report was made, and what it takes to make it again: method, seeds, convergence, versions, files."""

from __future__ import annotations

import platform
from collections.abc import Iterator

import numpy as np
import scipy

from samenhang.desks.risk.analysis.assessment.plan import Value
from samenhang.desks.risk.analysis.assessment.sensitivity import BATCHES
from samenhang.desks.risk.report.document import Block, Bullets, Heading, Paragraph, Table
from samenhang.desks.risk.report.material import Material
from samenhang.desks.risk.report.opening import facts
from samenhang.desks.risk.report.voice import Voice


def repeating(material: Material, voice: Voice) -> Iterator[Block]:
    """The account of a report."""
    yield Heading(1, voice("Verantwoording", "Account"))
    yield Heading(2, voice("Methode", "Method"))
    yield Bullets(tuple(_method(material, voice)))
    yield Heading(2, voice("Instellingen", "Settings"))
    yield facts(voice("Instellingen en seeds", "Settings and seeds"), list(_settings(material, voice)), voice)
    yield Heading(2, voice("Convergentie", "Convergence"))
    yield from _convergence(material, voice)
    yield Heading(2, voice("Gewichten van de criteria", "Weights of the criteria"))
    yield _weights(material, voice)
    yield Heading(2, voice("Bestanden en versies", "Files and versions"))
    yield _files(material, voice)
    yield facts(voice("Versies", "Versions"), list(_versions(material)), voice)


def _method(material: Material, voice: Voice) -> Iterator[str]:
    found = material.found
    value = found.settings.value is Value.CONTINUOUS
    yield voice(
        "Impact: gewogen som van het grondtal tot de macht van de klasse; 1 is de hoogste klasse op alle "
        "criteria. " + ("De plaats binnen een klasse telt mee." if value else "Alleen de klasse telt."),
        "Impact: weighted sum of the base to the power of the class; 1 is the highest class on all criteria. "
        + ("The place within a class counts." if value else "The class alone counts."),
    )
    yield voice(
        "Trekking in twee lagen: buiten wat wij niet weten (deskundigen, plaats in de klasse, gewichten, "
        "grondtal), binnen wat toeval is (Hoffman en Hammonds, 1994). Een interval loopt van 5 tot 95 % "
        "van wat wij niet weten.",
        "Sampling at two levels: outside what we do not know (experts, place in the class, weights, "
        "base), inside what is chance (Hoffman and Hammonds, 1994). An interval is from 5 to 95 % of what "
        "we do not know.",
    )
    yield voice(
        "Deskundigen: een mengsel waarin elk telt naar gewicht.",
        "Experts: a mixture in which each counts by weight.",
    )
    yield voice(
        f"Wat een risico bepaalt: Sobol-indices van de logaritme van de verwachte impact "
        f"({material.points} punten, "
        f"fout uit {BATCHES} delen), en elke factor apart van laag naar hoog.",
        f"What drives a risk: Sobol indices of the logarithm of the expected impact ({material.points} "
        f"points, "
        f"error from {BATCHES} parts), and each driver by itself from low to high.",
    )
    if material.cascade is not None:
        exact = material.cascade.events is None
        yield voice(
            "Cascade: elk risico treedt in een gebeurtenis hoogstens eens op; "
            + ("exact opgelost." if exact else "gesimuleerd."),
            "Cascade: each risk occurs once at most in an event; "
            + ("solved exactly." if exact else "simulated."),
        )
    if material.portfolio is not None:
        exact = material.portfolio.study.method == "exact"
        yield voice(
            "Maatregelen: dezelfde trekkingen met en zonder (gepaard); "
            + (
                "alle portefeuilles die passen zijn doorgerekend."
                if exact
                else "voorgesteld door een lineair programma, beslist door volledige doorrekening."
            ),
            "Measures: the same draws with and without (paired); "
            + (
                "all portfolios that fit were run in full."
                if exact
                else "proposed by a linear programme, decided by full runs."
            ),
        )


def _settings(material: Material, voice: Voice) -> Iterator[tuple[str, str]]:
    found, settings = material.found, material.found.settings
    yield voice("Seed van de beoordeling", "Seed of the assessment"), str(settings.seed)
    yield (
        voice("Trekkingen, buiten en binnen", "Draws, outside and inside"),
        f"{settings.samples} × {settings.inner}",
    )
    bases = "" if settings.bases is None else f" ({' – '.join(map(voice.number, settings.bases))})"
    yield voice("Grondtal", "Base"), f"{voice.number(found.base)}{bases}"
    yield voice("Gewichtenprofiel", "Weight profile"), settings.profile
    spread = (
        voice("vast", "fixed") if settings.concentration is None else voice.number(settings.concentration)
    )
    yield voice("Spreiding van de gewichten (Dirichlet)", "Spread of the weights (Dirichlet)"), spread
    yield voice("Gerangschikt naar", "Ranked by"), found.measure
    if material.cascade is not None:
        way = material.cascade.way
        yield (
            voice("Seed van de cascade", "Seed of the cascade"),
            f"{way.seed} ({voice('jaren', 'years')} {way.seed + 1}, {voice('twijfel', 'doubts')} "
            f"{way.seed + 2})",
        )
        if material.cascade.events is not None:
            yield voice("Gebeurtenissen per scenario", "Events of each scenario"), str(way.events)
        if material.cascade.years is not None:
            yield voice("Gesimuleerde jaren", "Simulated years"), str(len(material.cascade.years.loss))
    if material.portfolio is not None:
        study = material.portfolio.study
        yield voice("Seed van de maatregelen", "Seed of the measures"), str(study.seed)
        yield voice("Trekkingen van de maatregelen", "Samples of the measures"), str(study.samples)
        yield (
            voice("Gewicht van de slechtste jaren (CVaR)", "Weight of the worst years (CVaR)"),
            f"rho {study.rho:g}, alpha {study.alpha:g}",
        )
    for scenario, risk in material.same.items():
        yield voice("Hetzelfde risico", "The same risk"), f"{scenario} = {risk}"


def _convergence(material: Material, voice: Voice) -> Iterator[Block]:
    yield Paragraph(
        voice(
            "Het lopende gemiddelde van de verwachte impact na ongeveer een kwart, de helft en alle "
            "trekkingen, "
            "met de standaardfout: zover kan meer trekken het nog veranderen.",
            "The running mean of the expected impact after about a quarter, half and all of the draws, "
            "with its "
            "standard error: so far more draws may still change it.",
        )
    )
    rows = []
    for one in material.found.results:
        running = material.found.convergence(one.scenario.id)
        count = running.samples[-1]
        places = [int(np.searchsorted(running.samples, count * part)) for part in (0.25, 0.5, 1)]
        told = [f"{voice.number(float(running.mean[at]))} ({running.samples[at]})" for at in places]
        error = float(running.error[-1])
        share = error / float(running.mean[-1]) if running.mean[-1] else 0.0
        rows.append(
            (one.scenario.title[voice.language], *told, f"{voice.number(error, 2)} ({voice.share(share)})")
        )
    yield Table(
        voice("Lopend gemiddelde van de verwachte impact", "Running mean of the expected impact"),
        voice(
            "Tussen haakjes het aantal trekkingen, en bij de fout haar deel van het gemiddelde.",
            "In brackets the number of draws, and with the error its part of the mean.",
        ),
        (
            "scenario",
            voice("ongeveer een kwart", "about a quarter"),
            voice("ongeveer de helft", "about half"),
            voice("alle", "all"),
            voice("standaardfout", "standard error"),
        ),
        tuple(rows),
        (0.36, 0.16, 0.16, 0.16, 0.16),
    )


def _weights(material: Material, voice: Voice) -> Table:
    scale = material.found.scale
    weights = scale.weights(material.found.settings.profile)
    return Table(
        voice("Gewicht van elk criterium", "Weight of each criterion"),
        voice("Samen 100 %.", "Together 100 %."),
        (voice("criterium", "criterion"), voice("gewicht", "weight")),
        tuple(
            (f"{one.code} {one.name[voice.language]}", voice.share(weights[one.code], 3))
            for one in scale.criteria
        ),
        (0.75, 0.25),
    )


def _files(material: Material, voice: Voice) -> Table:
    return Table(
        voice("Bestanden waaruit dit verslag is gemaakt", "Files that this report was made from"),
        voice(
            "Per bestand de naam en de SHA-256 van de inhoud.",
            "For each file its name and the SHA-256 of its content.",
        ),
        (voice("bestand", "file"), "SHA-256"),
        tuple((one.name, one.digest) for one in material.sources.named()),
        (0.32, 0.68),
    )


def _versions(material: Material) -> Iterator[tuple[str, str]]:
    yield "Samenhang", material.version
    yield "Python", platform.python_version()
    yield "NumPy", np.__version__
    yield "SciPy", scipy.__version__
