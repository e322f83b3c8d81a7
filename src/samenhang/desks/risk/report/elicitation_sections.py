# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What experts were asked, for the report: results, and the scores, weights, ranges and robustness behind
them, by the Classical Model: R. M. Cooke, Experts in Uncertainty, Oxford 1991.

Experts go by their pseudonyms. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from samenhang.desks.risk.analysis.assessment.scenario import Estimate, Origin
from samenhang.desks.risk.analysis.judgement.makers import DecisionMaker
from samenhang.desks.risk.analysis.judgement.robustness import Robustness
from samenhang.desks.risk.analysis.judgement.study import Scale
from samenhang.desks.risk.range_graph import Answer, range_graph
from samenhang.desks.risk.range_picture import range_picture
from samenhang.desks.risk.report.document import Block, Figure, Heading, Paragraph, Table
from samenhang.desks.risk.report.judgements import judgement
from samenhang.desks.risk.report.material import Material
from samenhang.desks.risk.report.panels import PLANS, Panel
from samenhang.desks.risk.report.voice import Voice
from samenhang.desks.risk.score_words import WORDS
from samenhang.desks.risk.scoring import FIGURES, figures

DRAWN = 20
"""Items of a set of questions that have a picture: those that the assessment uses first."""
NAMES = {
    "global": ("globale gewichten", "global weights"),
    "global_opt": ("globale gewichten, geoptimaliseerd", "global weights, optimised"),
    "item": ("gewichten per vraag", "item weights"),
    "item_opt": ("gewichten per vraag, geoptimaliseerd", "item weights, optimised"),
    "equal": ("gelijke gewichten", "equal weights"),
    "log_odds": ("gemiddelde log-odds", "mean log-odds"),
    "extremised": ("gemiddelde log-odds, uitvergroot", "mean log-odds, extremised"),
    "mean": ("gemiddelde", "mean"),
    "median": ("mediaan", "median"),
    "shares": ("aandeel van de deskundigen", "share of the experts"),
}

SHORT = {
    "global": ("globaal", "global"),
    "global_opt": ("globaal, optimaal", "global, optimised"),
    "item": ("per vraag", "item"),
    "item_opt": ("per vraag, optimaal", "item, optimised"),
    "equal": ("gelijk", "equal"),
}
"""The weights in the room that a picture has."""


def elicitation(material: Material, voice: Voice) -> Iterator[Block]:
    """All of it; nothing where no estimate is the result of an elicitation."""
    asked = list(_asked(material, voice))
    if not asked:
        return
    yield Heading(1, voice("Wat deskundigen is gevraagd", "What experts were asked"))
    yield Table(
        voice("Schattingen uit vragenronden", "Estimates from rounds of questions"),
        voice(
            "Per vraag wat haar uitkomst is en hoe de antwoorden zijn samengevoegd.",
            "For each question its result, and how the answers became one.",
        ),
        (
            voice("Vraag", "Question"),
            voice("Scenario", "Scenario"),
            voice("Waarvan", "Of what"),
            voice("Samengevoegd door", "Pooled by"),
            voice("Deskundigen", "Experts"),
            voice("Toetsvragen", "Seeds"),
            voice("Kalibratie", "Calibration"),
            voice("Uitkomst", "Result"),
        ),
        tuple(asked),
        (0.2, 0.14, 0.09, 0.13, 0.1, 0.09, 0.09, 0.16),
    )
    if not material.panels and any(one.decision_maker in PLANS for one in _origins(material)):
        yield Paragraph(
            voice(
                "Scores, gewichten en robuustheid van de deskundigen staan niet in dit verslag: hun "
                "antwoorden zijn hier niet bij de hand, of alleen voor wie de vragenronde begeleidt.",
                "Scores, weights and robustness of the experts are not in this report: their answers are "
                "not at hand here, or only for who facilitates the round.",
            )
        )
    for panel in material.panels:
        yield from _panel(panel, voice)


def _origins(material: Material) -> Iterator[Origin]:
    estimates = (one for result in material.found.results for one in result.scenario.estimates())
    return (one.origin for one in estimates if one.origin is not None)


def _asked(material: Material, voice: Voice) -> Iterator[tuple[str, ...]]:
    scale = material.found.scale
    likely = [band.code for band in scale.likelihood.classes]
    for result in material.found.results:
        one = result.scenario
        name = one.title[voice.language]
        for estimate in one.likelihood:
            yield from _row(name, voice("kans", "likelihood"), estimate, likely, voice)
        for impact in one.impacts:
            codes = [band.code for band in scale.criterion(impact.criterion).classes]
            for estimate in impact.estimates:
                yield from _row(name, impact.criterion, estimate, codes, voice)


def _row(name: str, of: str, estimate: Estimate, codes: list[str], voice: Voice) -> Iterator[tuple[str, ...]]:
    origin = estimate.origin
    if origin is None:
        return
    calibration = "–" if origin.calibration is None else voice.number(origin.calibration)
    yield (
        f"{origin.asked or origin.question} ({origin.title or origin.round})",
        name,
        of,
        voice(*NAMES[origin.decision_maker]),
        str(origin.experts),
        str(origin.seeds),
        calibration,
        judgement(estimate, codes, voice),
    )


def _panel(panel: Panel, voice: Voice) -> Iterator[Block]:
    words, study = WORDS[voice.language], panel.scored.study
    yield Heading(2, voice(f"{panel.title}, fase {panel.stage}", f"{panel.title}, stage {panel.stage}"))
    lead = words["lead"].format(
        experts=len(study.experts), items=len(study.items), seeds=int(study.seeds.sum())
    )
    tie = words["ties"].format(tie=f"{panel.scored.rules.tie:g}")
    yield Paragraph(f"{lead} {words['method']} {tie}")
    yield _experts(panel, voice)
    yield _makers(panel, voice)
    yield Heading(3, words["items"])
    yield Paragraph(f"{words['picture']} {words['truth']}")
    yield from _ranges(panel, voice)
    if panel.scored.robustness:
        yield Heading(3, words["robustness"])
        for one in panel.scored.robustness:
            yield _robust(one, voice)


def _experts(panel: Panel, voice: Voice) -> Table:
    words, scored = WORDS[voice.language], panel.scored
    makers = scored.makers
    rows = []
    for place, name in enumerate(scored.study.experts):
        row = figures(scored.experts, place)
        cells = [voice.number(row[key]) for key in FIGURES]
        weights = [voice.number(float(one.nominal[place])) for one in makers]
        rows.append((name, str(int(scored.experts.answered[place])), *cells, *weights))
    head = (words["expert"], words["seeds"], *(words[key] for key in FIGURES))
    named = tuple(voice("gewicht: ", "weight: ") + voice(*NAMES[one.name]) for one in makers)
    share = 0.88 / (len(head) + len(named) - 1)
    return Table(
        words["experts"] + voice(" en gewicht", " and weight"),
        words["mean_weight"],
        (*head, *named),
        tuple(rows),
        (0.12, *[share] * (len(head) + len(named) - 1)),
    )


def _makers(panel: Panel, voice: Voice) -> Table:
    words, scored = WORDS[voice.language], panel.scored
    rows = []
    for maker in scored.makers:
        row = figures(maker.scores)
        cells = [voice.number(row[key]) for key in FIGURES]
        rows.append((voice(*NAMES[maker.name]), _cut_off(maker, voice), *cells))
    return Table(
        words["makers"],
        voice("Gescoord zoals een deskundige.", "Scored as an expert is."),
        (words["name"], words["alpha"], *(words[key] for key in FIGURES)),
        tuple(rows),
        (0.3, 0.14, 0.14, 0.14, 0.14, 0.14),
    )


def _cut_off(maker: DecisionMaker, voice: Voice) -> str:
    return voice.number(maker.alpha) if maker.alpha else voice("geen", "none")


def _ranges(panel: Panel, voice: Voice) -> Iterator[Figure]:
    study, base = panel.scored.study, panel.scored.makers[0]
    order = sorted(range(len(study.items)), key=lambda at: study.items[at].id not in panel.used)
    for at in order[:DRAWN]:
        item = study.items[at]
        answers = [one for one in _answers(panel, at, voice) if one.values]
        if not answers:
            continue
        ends = (float(base.low[at]), float(base.high[at]))
        log = item.scale is Scale.LOG
        graph = range_graph(answers, ends, item.realisation, log)
        title = f"{item.question or item.id}" + (f" ({item.unit})" if item.unit else "")
        truth = ""
        if item.realisation is not None:
            truth = f"; {WORDS[voice.language]['realisation']} {voice.given(item.realisation)}"
        told = "; ".join(
            f"{one.name}: {' – '.join(voice.given(value) for value in one.values)}" for one in answers
        )
        svg = range_picture(graph, title, comma=voice.language == "nl")
        yield Figure(f"range-{panel.stage}-{at}", svg, f"{title}{truth}. {told}.", f"{title}{truth}")


def _answers(panel: Panel, at: int, voice: Voice) -> Iterator[Answer]:
    study = panel.scored.study
    asked = study.asked[at]
    for expert, name in enumerate(study.experts):
        values = study.answers[expert, at][asked].tolist()
        yield Answer(name, () if any(value != value for value in values) else tuple(values))
    for maker in panel.scored.makers:
        values = maker.quantiles[at][asked].tolist()
        name = voice(*SHORT[maker.name])
        yield Answer(name, () if any(value != value for value in values) else tuple(values), True)


def _robust(one: Robustness, voice: Voice) -> Table:
    words = WORDS[voice.language]
    caption = words[f"without_{one.kind}"].format(
        plan=voice(*NAMES[one.plan.name]), size=one.size, reckoned=len(one.rows), possible=one.possible
    )
    rows = [
        (", ".join(row.left_out), *(voice.number(getattr(row, key)) for key in FIGURES)) for row in one.rows
    ]
    return Table(
        caption,
        voice(
            "Per rij wat is weggelaten, en wat er dan uitkomt.",
            "In each row what was left out, and what then comes.",
        ),
        (words["left_out"], *(words[key] for key in FIGURES)),
        tuple(rows),
        (0.32, 0.17, 0.17, 0.17, 0.17),
    )
