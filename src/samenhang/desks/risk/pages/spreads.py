# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all answered to a question, as an answer of a page: a picture with its table, and the reasons."""

from __future__ import annotations

from typing import Any

from samenhang.desks.risk.analysis.elicitation.question import Kind, Question
from samenhang.desks.risk.analysis.elicitation.spread import Given, spread
from samenhang.desks.risk.analysis.elicitation.typed import Value
from samenhang.desks.risk.spread_chart import draw
from samenhang.desks.risk.words import COMPARED, figure
from samenhang.web.answer import Answer
from samenhang.web.language import Texts


class SpreadLine(Answer):
    """What one expert answered, in words; `own` is that of who looks."""

    expert: str
    values: tuple[str, ...]
    own: bool


class CountLine(Answer):
    """How many said one thing of a class or a pair, and who, by pseudonym."""

    about: str
    said: str
    number: int
    by: tuple[str, ...]


class ReasonLine(Answer):
    """Why an expert answered so."""

    expert: str
    reason: str


class SpreadAnswer(Answer):
    """The spread of a question: `columns` name the values of the lines; counts for classes and pairs."""

    columns: tuple[str, ...]
    lines: tuple[SpreadLine, ...]
    counts: tuple[CountLine, ...]
    reasons: tuple[ReasonLine, ...]
    unit: str


def spread_of(
    question: Question, given: tuple[Given, ...], reasons: tuple[tuple[str, str], ...], own: str, texts: Texts
) -> SpreadAnswer:
    """What all answered; `own` is the pseudonym of who looks, "" where it is no expert."""
    found = spread(question, given)
    return SpreadAnswer(
        columns=tuple(value_names(question, texts)),
        lines=tuple(
            SpreadLine(
                expert=who,
                values=tuple(in_words(question, value, texts) for value in values),
                own=who == own,
            )
            for who, values in given
        ),
        counts=tuple(
            CountLine(
                about=one.about,
                said=in_words(question, one.said, texts),
                number=one.number,
                by=one.by,
            )
            for one in found.counts
        ),
        reasons=tuple(ReasonLine(expert=who, reason=words) for who, words in reasons),
        unit=question.unit,
    )


def picture_of(question: Question, given: tuple[Given, ...], own: str, texts: Texts) -> Any:
    """The picture of the same, or None where numbers are not what is asked."""
    found = spread(question, given)
    return draw(found, own, (figure(found.first, texts), figure(found.last, texts)))


def value_names(question: Question, texts: Texts) -> list[str]:
    """What the values of an answer are called."""
    if question.kind is Kind.PERCENTILES:
        name = texts.gettext("Percentile %(percentile)s")
        return [name.replace("%(percentile)s", figure(one, texts)) for one in question.percentiles]
    if question.kind is Kind.PAIRWISE:
        return [f"{a} – {b}" for a, b in question.pairs]
    return [texts.gettext("Probability") if question.kind is Kind.PROBABILITY else texts.gettext("Class")]


def in_words(question: Question, value: Value, texts: Texts) -> str:
    """A value as people read it."""
    if isinstance(value, str):
        return texts.gettext(COMPARED[value]) if question.kind is Kind.PAIRWISE else value
    return figure(value, texts)
