# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the cascade says: of all risks together, and of one scenario in its dossier. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samenhang.desks.risk import cascade_answer
from samenhang.desks.risk.analysis.assessment.assessment import Result
from samenhang.desks.risk.analysis.cascade.attribution import flows
from samenhang.desks.risk.cascade_answer import Answer
from samenhang.desks.risk.cascade_file import LinkField, ShareField
from samenhang.desks.risk.report import pictures
from samenhang.desks.risk.report.document import Block, Bullets, Heading, Paragraph, Table
from samenhang.desks.risk.report.material import Material
from samenhang.desks.risk.report.rankings import figure
from samenhang.desks.risk.report.voice import Voice

MOST, OWN = 60, 20
"""Links that the table of all names, and that of one risk; the strongest first."""


def cascade(material: Material, voice: Voice) -> Iterator[Block]:
    """The cascade as a whole; nothing where there is none."""
    answer = material.cascade
    if answer is None:
        return
    data = cascade_answer.data(answer, voice.language)
    yield Heading(1, voice("Cascades", "Cascades"))
    if answer.read.file.made_up:
        yield Paragraph(voice("Verzonnen voorbeeld.", "Made-up example."), strong=True)
    yield Paragraph(_said(answer, voice))
    yield figure(pictures.graph(material, voice))
    yield _links(material, voice)
    yield _rates(data, answer, voice)
    yield from _years(material, voice)
    if data["links"]:
        yield _worth(material, data, voice)
    yield from _contradictions(data, voice)


def _said(answer: Answer, voice: Voice) -> str:
    loss, error = answer.loss
    unit = answer.read.file.unit
    how = voice("exact berekend", "worked out exactly")
    if answer.events is not None:
        how = voice(
            f"gesimuleerd, standaardfout {voice.number(error)}",
            f"simulated, standard error {voice.number(error)}",
        )
    said = voice(
        f"De verwachte schade is {voice.number(loss, 4)} {unit} per jaar ({how}).",
        f"The expected loss is {voice.number(loss, 4)} {unit} a year ({how}).",
    )
    if answer.doubtful is None:
        return said
    low, _, high = answer.doubtful.loss.percentiles[:, 0].tolist()
    return said + voice(
        f" Door wat wij niet weten ligt zij tussen {voice.number(low, 4)} en {voice.number(high, 4)} (5 "
        f"tot 95 %, {answer.doubtful.draws} trekkingen).",
        f" For want of knowledge it is between {voice.number(low, 4)} and {voice.number(high, 4)} (5 to 95 "
        f"%, {answer.doubtful.draws} draws).",
    )


def _links(material: Material, voice: Voice) -> Table:
    shown = pictures.graph(material, voice).data
    head, *rows = shown
    kept = tuple(rows[:MOST])
    return Table(
        voice("Verbanden tussen risico's", "Links between risks") + _left_out(len(rows), len(kept), voice),
        voice(
            "De hoogste kans dat het ene risico het andere teweegbrengt.",
            "The highest probability that one risk brings about the other.",
        ),
        head,
        kept,
        (0.42, 0.42, 0.16),
    )


def _left_out(all_: int, kept: int, voice: Voice) -> str:
    return (
        voice(f" (de {kept} sterkste van {all_})", f" (the {kept} strongest of {all_})")
        if kept < all_
        else ""
    )


def _rates(data: dict[str, Any], answer: Answer, voice: Voice) -> Table:
    rows = tuple(
        (
            f"{row['risk']}: {row['scenario']}",
            voice.number(row["root_rate"]),
            voice.number(row["total_rate"]),
            voice.number(row["standard_error"], 1) if row["standard_error"] else voice("exact", "exact"),
            voice.number(row["return_period"]) if row["return_period"] else "–",
            voice.number(row["mean_impact"]),
            voice.number(row["mean_impact_of_event"]),
        )
        for row in sorted(data["scenarios"], key=lambda row: (-row["total_rate"], row["name"]))
    )
    unit = answer.read.file.unit
    return Table(
        voice("Hoe vaak per jaar, en hoe erg", "How often a year, and how bad"),
        voice(
            "Per scenario van de cascade: vanzelf, in totaal, de fout, eens in hoeveel jaar, en de impact "
            f"in {unit}, zonder en met wat eruit volgt.",
            "For each scenario of the cascade: by itself, in all, the error, once in how many years, and "
            f"the impact in {unit}, without and with what follows from it.",
        ),
        (
            "scenario",
            voice("vanzelf", "by itself"),
            voice("in totaal", "in all"),
            voice("fout", "error"),
            voice("eens in jaar", "once in years"),
            "impact",
            voice("met gevolgen", "with effects"),
        ),
        rows,
        (0.34, 0.11, 0.11, 0.09, 0.11, 0.11, 0.13),
    )


def _years(material: Material, voice: Voice) -> Iterator[Block]:
    answer = material.cascade
    assert answer is not None
    if answer.years is None:
        return
    yield Heading(2, voice("Schade van een jaar", "Loss of a year"))
    yield from map(figure, pictures.years(material, voice))
    mean = answer.years.mean
    rows = tuple(
        (voice.share(part), voice.number(answer.years.exceeded(part), 4)) for part in cascade_answer.EXCEEDED
    )
    yield Table(
        voice(
            "In welk deel van de jaren de schade groter is", "In what share of the years the loss is larger"
        ),
        voice(
            f"{len(answer.years.loss)} gesimuleerde jaren, gemiddeld {voice.number(mean.value, 4)} ± "
            f"{voice.number(mean.error, 2)}.",
            f"{len(answer.years.loss)} simulated years, mean {voice.number(mean.value, 4)} ± "
            f"{voice.number(mean.error, 2)}.",
        ),
        (
            voice("deel van de jaren", "share of the years"),
            voice("schade groter dan ", "loss larger than ") + answer.read.file.unit,
        ),
        rows,
        (0.5, 0.5),
    )


def _worth(material: Material, data: dict[str, Any], voice: Voice) -> Table:
    named = pictures.labels(material, voice)

    def of(said: str) -> str:
        risk, _, scenario = said.partition("/")
        return f"{named.of(risk)}: {scenario}" if scenario else named.of(risk)

    rows = tuple(
        (of(one["cause"]), of(one["effect"]), voice.number(one["loss"])) for one in data["links"][:20]
    )
    return Table(
        voice("Verbanden die het meest kosten", "Links that cost most"),
        voice(
            "Hoeveel minder schade per jaar er zonder dit verband was.",
            "How much less loss a year there would be without this link.",
        ),
        (voice("oorzaak", "cause"), voice("gevolg", "effect"), voice("schade per jaar", "loss a year")),
        rows,
        (0.42, 0.38, 0.2),
    )


def _contradictions(data: dict[str, Any], voice: Voice) -> Iterator[Block]:
    yield Heading(2, voice("Tegenspraak", "Contradictions"))
    found = tuple(
        f"{one['words']} [{'; '.join(one['judgements'])}]" if one["judgements"] else one["words"]
        for one in data["incoherences"]
    )
    if found:
        yield Bullets(found)
    else:
        yield Paragraph(
            voice("De oordelen spreken elkaar niet tegen.", "The judgements do not contradict each other.")
        )


# ---------------------------------------------------------------- in a dossier


def of_scenario(material: Material, voice: Voice, one: Result) -> Iterator[Block]:
    """The links of one scenario, where there is a cascade."""
    answer = material.cascade
    if answer is None:
        return
    yield Heading(3, voice("In de cascade", "In the cascade"))
    risk = material.in_cascade(one)
    if risk is None:
        yield Paragraph(
            voice("Dit scenario komt in de cascade niet voor.", "This scenario is not in the cascade.")
        )
        return
    named = pictures.labels(material, voice)
    causes = flows(answer.reach, risk).causes
    told = "; ".join(f"{named.of(each.risk)} {named.percent(each.share)}" for each in causes[: pictures.TOLD])
    yield Paragraph(
        voice(
            f"Risico in de cascade: {named.of(risk)}. Komt voort uit: {told}.",
            f"Risk in the cascade: {named.of(risk)}. Comes from: {told}.",
        )
    )
    if len(causes) > 1 and one.place <= pictures.MOST:
        yield from map(figure, pictures.causes(material, voice, risk))
    yield from _of_risk(material, voice, risk)


def _of_risk(material: Material, voice: Voice, risk: str) -> Iterator[Block]:
    answer = material.cascade
    assert answer is not None
    named = pictures.labels(material, voice)
    touching = [one for one in answer.read.file.links if risk in (one.effect, one.cause.partition("/")[0])]
    touching.sort(key=lambda one: (-_most(one), one.cause, one.effect))
    kept = sorted(touching[:OWN], key=lambda one: one.effect != risk)
    if not kept:
        yield Paragraph(
            voice("Geen verband leidt ernaartoe of gaat ervan uit.", "No link leads to it or from it.")
        )
        return
    rows = []
    for one in kept:
        cause, _, scenario = one.cause.partition("/")
        way = (
            voice("leidt hierheen", "leads here")
            if one.effect == risk
            else voice("volgt hieruit", "follows from it")
        )
        said = f"{named.of(cause)}: {scenario}" if scenario else named.of(cause)
        rows.append((way, said, named.of(one.effect), _probabilities(one, voice), one.because or "–"))
    yield Table(
        voice("Verbanden van dit risico", "Links of this risk") + _left_out(len(touching), len(kept), voice),
        voice(
            "Per verband de richting, oorzaak, gevolg, de kans zoals gegeven (met 5 en 95 %) en de reden.",
            "For each link its direction, cause, effect, the probability as given (with 5 and 95 %) and "
            "the reason.",
        ),
        (
            voice("richting", "direction"),
            voice("oorzaak", "cause"),
            voice("gevolg", "effect"),
            voice("kans", "probability"),
            voice("reden", "reason"),
        ),
        tuple(rows),
        (0.13, 0.24, 0.19, 0.26, 0.18),
    )


def _most(link: LinkField) -> float:
    if link.probability is not None:
        return link.probability.best
    return sum(one.best for one in (link.probabilities or {}).values())


def _probabilities(link: LinkField, voice: Voice) -> str:
    def said(one: ShareField) -> str:
        if one.low is None or one.high is None:
            return voice.number(one.best)
        return f"{voice.number(one.best)} ({voice.number(one.low)} – {voice.number(one.high)})"

    if link.probability is not None:
        return said(link.probability)
    return "; ".join(f"{name} {said(one)}" for name, one in (link.probabilities or {}).items())
