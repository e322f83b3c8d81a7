# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What measures change: of all risks together, of one scenario, and what is worth asking. Pure."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from samenhang.desks.risk import portfolio_words as words
from samenhang.desks.risk.analysis.assessment.assessment import Result
from samenhang.desks.risk.analysis.measures.effect import (
    Displacement,
    Effect,
    Form,
    ImpactCut,
    LinkCut,
    RateCut,
)
from samenhang.desks.risk.analysis.measures.spread import Fixed, Spread
from samenhang.desks.risk.measures_file import MeasuresFile
from samenhang.desks.risk.portfolio import Answer
from samenhang.desks.risk.report import pictures
from samenhang.desks.risk.report.document import Block, Bullets, Heading, Paragraph, Table
from samenhang.desks.risk.report.material import Material
from samenhang.desks.risk.report.rankings import figure
from samenhang.desks.risk.report.voice import Voice

ASKED = 30
"""Questions that the report names; the data have all."""


def measures(material: Material, voice: Voice) -> Iterator[Block]:
    """Measures and portfolio; nothing where there are none."""
    answer = material.portfolio
    if answer is None:
        return
    yield Heading(1, voice("Maatregelen en portefeuille", "Measures and portfolio"))
    if answer.made_up:
        note = f" {answer.note}" if answer.note else ""
        yield Paragraph(voice("Verzonnen getallen.", "Made-up numbers.") + note, strong=True)
    yield Paragraph(_frame(answer, voice))
    yield Bullets(tuple(_chosen(answer, voice)))
    effects, front, core = pictures.portfolios(material, voice)
    yield figure(effects)
    yield _sheet(
        voice("Elke maatregel alleen", "Each measure by itself"),
        voice(
            "Per maatregel of zij gekozen is, kosten, vermindering per jaar met 5 tot 95 %, fout, per "
            f"euro, kernindex en bewijs. Bedragen in {_money(answer, voice)}.",
            "For each measure whether it is chosen, cost, reduction a year with 5 to 95 %, error, per "
            f"euro, core index and evidence. Amounts in {_money(answer, voice)}.",
        ),
        words.singles_table(answer, voice.language),
        (0.22, 0.07, 0.08, 0.08, 0.1, 0.12, 0.1, 0.07, 0.08, 0.08),
    )
    yield Heading(2, voice("Kosten en baten", "Cost and benefit"))
    yield figure(front)
    yield _sheet(
        voice(
            "Portefeuilles die bij geen hogere kosten worden verslagen",
            "Portfolios that none beats at no more cost",
        ),
        voice(
            f"Kosten, vermindering per jaar en maatregelen; {_money(answer, voice)}.",
            f"Cost, reduction a year and measures; {_money(answer, voice)}.",
        ),
        words.front_table(answer, voice.language),
        (0.14, 0.16, 0.7),
    )
    yield Heading(2, voice("Kernindex", "Core index"))
    yield Paragraph(
        voice(
            "In welk deel van de portefeuilles die geen andere verslaat een maatregel zit, wat er ook "
            "waar is binnen de grenzen.",
            "In what share of the portfolios that no other dominates a measure is, whatever is true "
            "within the bounds.",
        )
    )
    yield figure(core)
    yield _sheet(
        voice("Wat de portefeuille bespaart, per belang", "What the portfolio saves, by interest"),
        voice(
            f"Vermindering per jaar; {_money(answer, voice)}.", f"Reduction a year; {_money(answer, voice)}."
        ),
        words.interests_table(answer, voice.language),
        (0.5, 0.22, 0.28),
    )


def questions(material: Material, voice: Voice) -> Iterator[Block]:
    """The value of information; nothing where there are no measures."""
    answer = material.portfolio
    if answer is None:
        return
    study, language = answer.study, voice.language
    money = _money(answer, voice)
    worth, error = words.millions(study.perfect, language), words.millions(study.perfect_error, language)
    yield Heading(1, voice("Wat de moeite waard is om te vragen", "What is worth asking"))
    yield Paragraph(
        voice(
            f"Alles weten is {worth} {money} per jaar waard (standaardfout {error}). Per vraag: wat het "
            "antwoord aan de keuze zou verbeteren.",
            f"Knowing everything is worth {worth} {money} a year (standard error {error}). For each "
            "question: what the answer would improve the choice by.",
        )
    )
    total = len(study.questions)
    kept = min(total, ASKED)
    more = (
        voice(f" (de eerste {kept} van {total})", f" (the first {kept} of {total})") if kept < total else ""
    )
    yield _sheet(
        voice("Waarde van informatie, de meeste eerst", "Value of information, the most first") + more,
        voice(
            f"Per vraag de waarde per jaar in {money}, de fout, het deel van alles weten, en advies.",
            f"For each question its worth a year in {money}, the error, its part of knowing all, and advice.",
        ),
        words.questions_table(answer, language, kept),
        (0.29, 0.1, 0.13, 0.1, 0.11, 0.27),
    )


def _sheet(caption: str, summary: str, table: words.Table, widths: tuple[float, ...]) -> Table:
    return Table(caption, summary, table[0], table[1:], widths)


def _money(answer: Answer, voice: Voice) -> str:
    return f"{words.say('million', voice.language)} {answer.currency}"


def _frame(answer: Answer, voice: Voice) -> str:
    last = answer.first_year + answer.years - 1
    money, study, language = _money(answer, voice), answer.study, voice.language
    loss = f"{words.millions(study.loss.mean, language)} ({words.interval(study.loss, language)}) {money}"
    budget = words.say("unbounded", language)
    budget = budget if study.budget is None else f"{words.millions(study.budget, language)} {money}"
    rate = words.number(100 * answer.discount, 2, language)
    return voice(
        f"{answer.title.nl}. Bedragen in {answer.currency} van {answer.price_year}, over "
        f"{answer.first_year} tot en met {last}, verdisconteerd met {rate} %. Verwachte schade zonder "
        f"maatregelen: {loss} per jaar. Budget: {budget}.",
        f"{answer.title.en}. Amounts in {answer.currency} of {answer.price_year}, over {answer.first_year} "
        f"to {last}, discounted at {rate} %. Expected loss without measures: {loss} a year. Budget: "
        f"{budget}.",
    )


def _chosen(answer: Answer, voice: Voice) -> Iterator[str]:
    study, language = answer.study, voice.language
    total, money = study.effect.total, _money(answer, voice)
    yield f"{words.say('chosen', language)}: {words.named(answer, study.chosen.measures, language)}."
    yield (
        f"{words.say('cost', language)}: {words.millions(study.chosen.cost, language)} {money}; "
        f"{words.say('yearly', language)}: {words.millions(study.effect.cost, language)} {money}."
    )
    yield (
        f"{words.say('saves', language)}: {words.millions(total.mean, language)} "
        f"({words.interval(total, language)}) {money}, {words.say('error', language)} "
        f"{words.millions(total.error, language)}; {words.say('beats', language)}: "
        f"{words.percent(total.chance)}."
    )
    for key, one in (("next", study.next_best), ("greedy", study.greedy)):
        if one is not None:
            saved = words.millions(one.reduction, language)
            names = words.named(answer, one.measures, language)
            yield f"{words.say(key, language)}: {names} ({words.say('saves', language)} {saved} {money})."
    if study.least_regret is not None:
        yield f"{words.say('regret', language)}: {words.named(answer, study.least_regret, language)}."
        yield f"{study.undominated} {words.say('undominated', language)}."
    elif study.unsaid:
        yield study.unsaid


# ---------------------------------------------------------------- in a dossier


def of_scenario(material: Material, voice: Voice, one: Result) -> Iterator[Block]:
    """What measures change in one scenario, where there are measures."""
    answer, file = material.portfolio, material.measures
    if answer is None or file is None:
        return
    yield Heading(3, voice("Wat maatregelen veranderen", "What measures change"))
    name = material.in_measures(one)
    if name is None:
        yield Paragraph(
            voice(
                "Dit scenario komt bij de maatregelen niet voor.",
                "This scenario is not among those of the measures.",
            )
        )
        return
    language, money = voice.language, _money(answer, voice)
    saved = dict(answer.study.effect.by_scenario)[name]
    yield Paragraph(
        voice(
            f"De gekozen portefeuille bespaart in dit scenario {words.millions(saved.mean, language)} "
            f"({words.interval(saved, language)}) {money} per jaar.",
            f"The chosen portfolio saves {words.millions(saved.mean, language)} "
            f"({words.interval(saved, language)}) {money} a year in this scenario.",
        )
    )
    rows = tuple(_touching(answer, file, name, voice))
    if not rows:
        yield Paragraph(voice("Geen maatregel raakt dit scenario.", "No measure touches this scenario."))
        return
    yield Table(
        voice("Maatregelen die dit scenario raken", "Measures that touch this scenario"),
        voice(
            "Per maatregel wat zij doet (mediaan, met 5 tot 95 %), wat zij alleen hier bespaart in "
            f"{money} per jaar, het bewijs, en of zij gekozen is.",
            "For each measure what it does (median, with 5 to 95 %), what it alone saves in this scenario in "
            f"{money} a year, the evidence, and whether it is chosen.",
        ),
        (
            words.say("measure", language),
            voice("wat zij doet", "what it does"),
            words.say("saves", language),
            words.say("evidence", language),
            words.say("taken", language),
        ),
        rows,
        (0.24, 0.36, 0.2, 0.1, 0.1),
    )


def _touching(answer: Answer, file: MeasuresFile, name: str, voice: Voice) -> Iterator[tuple[str, ...]]:
    """A row for each measure that does something to a scenario."""
    language = voice.language
    singles = {each.id: each for each in answer.study.singles}
    for measure in file.catalogue.measures:
        told = [_effect(answer, effect, name, voice) for effect in measure.effects]
        said = "\n".join(line for line in told if line)
        if said:
            single = singles[measure.id]
            alone = dict(single.effect.by_scenario)[name]
            yield (
                measure.title.in_(language),
                said,
                f"{words.millions(alone.mean, language)} ({words.interval(alone, language)})",
                words.say(f"grade.{single.grade}", language),
                voice.yes(single.chosen),
            )


def _effect(answer: Answer, effect: Effect, scenario: str, voice: Voice) -> str:
    """What an effect does to a scenario; "" where it does nothing to it."""

    def title(name: str) -> str:
        return answer.scenarios[name].in_(voice.language)

    size = _strength(effect.strength, voice)
    match effect:
        case RateCut() if effect.scenario == scenario:
            return voice(f"komt {size} minder vaak voor", f"happens {size} less often")
        case ImpactCut() if effect.scenario in (None, scenario):
            on = f" ({effect.criterion})" if effect.criterion else ""
            return voice(f"impact{on} {size} minder", f"impact{on} {size} less")
        case LinkCut() if scenario in (effect.source, effect.target):
            ends = f"{title(effect.source)} → {title(effect.target)}"
            if effect.form is Form.LOG_ODDS:
                size = _strength(effect.strength, voice, plain=True)
                return voice(
                    f"kans op {ends}: log-odds {size} lager", f"probability of {ends}: log-odds {size} lower"
                )
            return voice(f"kans op {ends} {size} lager", f"probability of {ends} {size} lower")
        case Displacement() if scenario in (effect.source, effect.target):
            ends = f"{title(effect.source)} → {title(effect.target)}"
            return voice(f"verplaatst {size}: {ends}", f"displaces {size}: {ends}")
    return ""


def _strength(spread: Spread, voice: Voice, plain: bool = False) -> str:
    said = voice.number if plain else voice.share
    if isinstance(spread, Fixed):
        return said(spread.value)
    low, median, high = spread.at(np.array([0.05, 0.5, 0.95])).tolist()
    return f"{said(median)} ({said(low)} – {said(high)})"
