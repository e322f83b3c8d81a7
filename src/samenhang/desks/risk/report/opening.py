# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a report begins: what comes out in short, what was asked, and on which scales it rests. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from samenhang.desks.risk import portfolio_words as words
from samenhang.desks.risk.report import scale_words
from samenhang.desks.risk.report.document import Block, Bullets, Heading, Paragraph, Table
from samenhang.desks.risk.report.material import Material
from samenhang.desks.risk.report.voice import Voice


def opening(material: Material, voice: Voice) -> Iterator[Block]:
    """The first pages."""
    yield Heading(1, voice("Samenvatting", "Summary"))
    yield Bullets(tuple(_summary(material, voice)))
    yield Heading(1, voice("Wat is gevraagd", "What was asked"))
    yield Paragraph(_asked(material, voice))
    yield _facts(material, voice)
    yield Heading(1, voice("De schaal", "The scale"))
    yield from _scale(material, voice)


def _summary(material: Material, voice: Voice) -> Iterator[str]:
    found = material.found
    for one in found.results[:3]:
        name, rank = one.scenario.title[voice.language], one.rank
        first, between = voice.share(one.top[0].value), _between(rank.low.value, rank.high.value, voice)
        likely, severe = voice.share(one.likelihood.median.value), one.impact_class.likeliest
        yield voice(
            f"Plaats {one.place}: {name}. Kans binnen de horizon {likely} (mediaan), impact meest "
            f"waarschijnlijk in klasse {severe}; rang {between} (5 tot 95 %), kans om de eerste te zijn: "
            f"{first}.",
            f"Place {one.place}: {name}. Probability within the horizon {likely} (median), impact most "
            f"likely in class {severe}; rank {between} (5 to 95 %), probability of being the first: "
            f"{first}.",
        )
    if material.cascade is not None:
        loss, unit = material.cascade.loss[0], material.cascade.read.file.unit
        yield voice(
            f"Met alle cascades is de verwachte schade {voice.number(loss, 4)} {unit} per jaar.",
            f"With all cascades the expected loss is {voice.number(loss, 4)} {unit} a year.",
        )
    if material.portfolio is not None:
        yield from _bought(material, voice)
    if found.unverified:
        yield voice(
            f"Let op: dit rust op {len(found.unverified)} waarden van de schaal die niet zijn geverifieerd.",
            f"Note: this rests on {len(found.unverified)} values of the scale that are not verified.",
        )


def _between(low: float, high: float, voice: Voice) -> str:
    return f"{voice.number(low)} – {voice.number(high)}"


def _bought(material: Material, voice: Voice) -> Iterator[str]:
    answer = material.portfolio
    assert answer is not None
    study, language = answer.study, voice.language
    chosen = words.named(answer, study.chosen.measures, language)
    saved, error = (
        words.millions(one, language) for one in (study.effect.total.mean, study.effect.total.error)
    )
    money = f"{words.say('million', language)} {answer.currency}"
    yield voice(
        f"Binnen het budget bespaart dit het meest: {chosen}. Verwachte vermindering {saved} {money} per "
        f"jaar, standaardfout {error}.",
        f"Within the budget this saves most: {chosen}. Expected reduction {saved} {money} a year, standard "
        f"error {error}.",
    )
    if study.questions:
        first = study.questions[0]
        worth = words.millions(first.worth, language)
        name = words.input_name(answer, first.input_, language)
        yield voice(
            f"De vraag die het meest waard is: {name} ({worth} {money} per jaar).",
            f"The question that is worth most: {name} ({worth} {money} a year).",
        )


def _asked(material: Material, voice: Voice) -> str:
    found = material.found
    count, horizon = len(found.results), voice.number(found.scale.horizon)
    asked = voice(
        f"Hoe waarschijnlijk en hoe erg {count} scenario's zijn binnen {horizon} jaar, in welke volgorde "
        "zij staan, hoe zeker dat is, en wat het bepaalt",
        f"How likely and how bad {count} scenarios are within {horizon} years, in which order they come, "
        "how sure that is, and what drives it",
    )
    if material.cascade is not None:
        asked += voice("; wat scenario's teweegbrengen", "; what scenarios bring about")
    if material.portfolio is not None:
        asked += voice(
            "; wat maatregelen veranderen, welke samen binnen het budget het meest besparen, en welke "
            "vraag het waard is te stellen",
            "; what measures change, which of them together save most within the budget, and which "
            "question is worth asking",
        )
    return f"{asked}."


def _facts(material: Material, voice: Voice) -> Table:
    found = material.found
    years = sorted({one.scenario.reference_year for one in found.results})
    rank = {
        "expected": ("verwachte impact", "expected impact"),
        "likelihood": ("waarschijnlijkheid", "likelihood"),
    }
    rows = [
        (
            voice("Editie van de schaal", "Edition of the scale"),
            f"{found.scale.edition}: {found.scale.title[voice.language]}",
        ),
        (voice("Referentiejaar", "Reference year"), ", ".join(map(str, years))),
        (voice("Horizon", "Horizon"), f"{voice.number(found.scale.horizon)} {voice('jaar', 'years')}"),
        (voice("Scenario's", "Scenarios"), str(len(found.results))),
        (voice("Deskundigen", "Experts"), _experts(material, voice)),
        (voice("Gerangschikt naar", "Ranked by"), voice(*rank.get(found.measure, ("impact", "impact")))),
        (voice("Gewichtenprofiel", "Weight profile"), _profile(material, voice)),
        (voice("Verzonnen", "Made up"), voice.yes(material.made_up)),
        (voice("Gemaakt op", "Made on"), voice.day(material.day)),
    ]
    return facts(voice("Waarover dit verslag gaat", "What this report is about"), rows, voice)


def facts(caption: str, rows: list[tuple[str, str]], voice: Voice) -> Table:
    """What there is to know, each with its name."""
    summary = voice("Links wat het is, rechts de waarde.", "At the left what it is, at the right its value.")
    head = (voice("Wat", "What"), voice("Waarde", "Value"))
    return Table(caption, summary, head, tuple(rows), (0.35, 0.65))


def _profile(material: Material, voice: Voice) -> str:
    code = material.found.settings.profile
    profile = material.found.scale.profile(code)
    return (
        voice("gelijk voor alle criteria", "equal for all criteria")
        if profile is None
        else profile.name[voice.language]
    )


def _experts(material: Material, voice: Voice) -> str:
    experts = material.read.catalogue.experts
    named = "; ".join(f"{one.id} ({one.field})" if one.field else one.id for one in experts)
    return f"{material.found.experts}: {named}" if named else voice("geen genoemd", "none named")


def _scale(material: Material, voice: Voice) -> Iterator[Block]:
    scale, unverified = material.found.scale, material.found.unverified
    yield Paragraph(
        voice(
            f"De schaal is die van {scale.title['nl']} ({scale.edition}). Van haar waarden: "
            f"{scale_words.counted(scale, voice)}. De bijlage noemt elke waarde met haar bron.",
            f"The scale is that of {scale.title['en']} ({scale.edition}). Of its values: "
            f"{scale_words.counted(scale, voice)}. The annex has each value with its source.",
        )
    )
    if not unverified:
        yield Paragraph(
            voice(
                "Geen uitkomst rust op een waarde die niet is geverifieerd.",
                "No result rests on a value that is not verified.",
            )
        )
        return
    yield Paragraph(scale_words.meaning(voice), strong=True)
    yield Table(
        voice(
            "Niet-geverifieerde waarden waarop uitkomsten rusten", "Unverified values that results rest on"
        ),
        voice(
            "Per waarde de scenario's die erop rusten, en wat van de bron bekend is.",
            "For each value the scenarios that rest on it, and what is known of its source.",
        ),
        (
            voice("Waarde", "Value"),
            voice("Scenario's op plaats", "Scenarios at place"),
            voice("Wat van de bron bekend is", "What is known of its source"),
        ),
        tuple(
            (
                f"{scale_words.MARK} {scale_words.place(one.place, voice)}",
                _resting(material, one, voice),
                one.source,
            )
            for one in unverified
        ),
        (0.32, 0.18, 0.5),
    )


def _resting(material: Material, value: object, voice: Voice) -> str:
    places = [one.place for one in material.found.results if value in one.unverified]
    if len(places) == len(material.found.results):
        return voice("alle", "all")
    return ", ".join(map(str, places))
