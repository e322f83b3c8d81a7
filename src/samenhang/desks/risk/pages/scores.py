# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The scores of a round that is closed: experts by pseudonym, decision makers, and what they make of it."""

from __future__ import annotations

from samenhang.desks.risk.analysis.assessment.words import number
from samenhang.desks.risk.analysis.judgement.makers import DecisionMaker
from samenhang.desks.risk.elicited_rounds import Round, scored
from samenhang.desks.risk.pages.acting import rounds_of
from samenhang.desks.risk.pages.rounds import Name
from samenhang.desks.risk.round_export import as_data
from samenhang.desks.risk.scoring import FIGURES, Scored, figures
from samenhang.desks.risk.words import MAKERS
from samenhang.errors import InvalidInput
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask

USED = "global"
"""The decision maker whose weights stand beside the experts: the one that estimates take where nothing is
said.
"""


class ScoreLine(Answer):
    """How an expert or a decision maker scores; None where there is no score, or no weight."""

    name: str
    seeds: int | None
    calibration: float | None
    information: float | None
    combined: float | None
    weight: float | None
    shown: tuple[str, ...]
    """The same numbers in words."""


class ResultLine(Answer):
    """A question, and its percentiles by each decision maker, in the order of `makers`."""

    id: str
    text: str
    unit: str
    realisation: float | None
    quantiles: tuple[tuple[float | None, ...], ...]
    shown: tuple[str, ...]


class ScoredSet(Answer):
    """The questions of a round that ask for the same percentiles (in per cent), scored together."""

    percentiles: tuple[float, ...]
    experts: tuple[ScoreLine, ...]
    makers: tuple[ScoreLine, ...]
    results: tuple[ResultLine, ...]


class ScoresAnswer(Answer):
    """The scores of a round after its last stage; no sets where it is not closed or nothing can be scored."""

    title: str
    name: str
    stage: int
    closed: bool
    sets: tuple[ScoredSet, ...]
    unscored: tuple[str, ...]
    """Why percentiles have no scores."""


def page(ask: Ask, name: Name) -> ScoresAnswer:
    """How well experts judged by the seed questions of a round, and what the Classical Model makes of it."""
    whole = rounds_of(ask).whole(name)
    one = Round.model_validate(as_data(whole, ask.today))
    about, sets, unscored = one.round, [], []
    closed = about.state == "closed"
    texts = {item.id: item.text for item in one.items}
    for given in one.studies:
        if not closed or given.stage != about.stage:
            continue
        try:
            sets.append(_set(ask, scored(given, about.name), texts))
        except InvalidInput as error:
            unscored.append(f"{error.what} ({error.remedy})")
    return ScoresAnswer(
        title=about.title,
        name=about.name,
        stage=about.stage,
        closed=closed,
        sets=tuple(sets),
        unscored=tuple(unscored),
    )


def _set(ask: Ask, found: Scored, texts: dict[str, str]) -> ScoredSet:
    study = found.study
    used = next((maker for maker in found.makers if maker.plan.name == USED), None)
    return ScoredSet(
        percentiles=tuple(round(100 * p, 10) for p in study.percentiles),
        experts=tuple(_expert(ask, found, at, used) for at in range(len(study.experts))),
        makers=tuple(_maker(ask, maker) for maker in found.makers),
        results=tuple(_result(ask, found, at, texts) for at in range(len(study.items))),
    )


def _expert(ask: Ask, found: Scored, at: int, used: DecisionMaker | None) -> ScoreLine:
    weight = None if used is None else float(used.nominal[at])
    told = figures(found.experts, at)
    return _line(ask, found.study.experts[at], told, int(found.experts.answered[at]), weight)


def _maker(ask: Ask, maker: DecisionMaker) -> ScoreLine:
    words = MAKERS[maker.plan.name]
    return _line(ask, ask.texts.gettext(words), figures(maker.scores), None, None)


def _line(ask: Ask, name: str, told: dict[str, float], seeds: int | None, weight: float | None) -> ScoreLine:
    values = [_finite(told[key]) for key in (FIGURES[0], FIGURES[1], FIGURES[3])]
    weight = _finite(weight)
    return ScoreLine(
        name=name,
        seeds=seeds,
        calibration=values[0],
        information=values[1],
        combined=values[2],
        weight=weight,
        shown=tuple(_said(value, ask.language) for value in (*values, weight)),
    )


def _result(ask: Ask, found: Scored, at: int, texts: dict[str, str]) -> ResultLine:
    item = found.study.items[at]
    values = tuple(tuple(map(_finite, maker.quantiles[at].tolist())) for maker in found.makers)
    return ResultLine(
        id=item.id,
        text=texts[item.id],
        unit=item.unit,
        realisation=item.realisation,
        quantiles=values,
        shown=tuple("; ".join(_said(value, ask.language) for value in row) for row in values),
    )


def _finite(value: float | None) -> float | None:
    return value if value is not None and abs(value) < float("inf") else None


def _said(value: float | None, language: str) -> str:
    return "–" if value is None else number(value, language)
