# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question of a round that is not open yet, changed."""

from __future__ import annotations

from samenhang.desks.risk.pages.acting import rounds_of
from samenhang.desks.risk.pages.rounds import Name, Number, QuestionLine, QuestionToAdd, question_line
from samenhang.desks.risk.words import figure
from samenhang.errors import InvalidInput
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.desk import Changed, Returned


class QuestionTyping(Answer):
    """The form of a question: as it stands, as it was typed, and what is wrong with that."""

    title: str
    name: str
    language: str
    question: QuestionLine
    typed: QuestionToAdd
    fault: str = ""


def changing(ask: Ask, name: Name, number: Number) -> QuestionTyping:
    """The form that changes a question."""
    return _form(ask, name, number, None)


def _form(ask: Ask, name: str, number: int, typed: QuestionToAdd | None) -> QuestionTyping:
    whole, put = rounds_of(ask).question(name, number)
    one = question_line(put)
    real = "" if one.realisation is None else one.realisation
    as_it_is = QuestionToAdd(
        kind=one.kind,
        text=one.text,
        id=one.id,
        instruction=one.instruction,
        percentiles="; ".join(figure(value, ask.texts) for value in one.percentiles),
        unit=one.unit,
        scale=one.scale,
        lower=_number(one.lower),
        upper=_number(one.upper),
        options="\n".join(one.options),
        realisation=real if isinstance(real, str) else _number(real),
    )
    return QuestionTyping(
        title=whole.round.title,
        name=name,
        language=whole.round.language,
        question=one,
        typed=typed or as_it_is,
    )


def _number(value: float | None) -> str:
    """A number as a form takes it: without marks between its thousands."""
    return "" if value is None else f"{value:.15g}"


def change(ask: Ask, name: Name, number: Number, change: QuestionToAdd) -> Changed:
    """Change a question of a round that is not open yet."""
    try:
        rounds_of(ask).change(name, number, change.given())
    except InvalidInput as error:
        form = _form(ask, name, number, change)
        said = f"{error.what} ({error.remedy})"
        raise Returned(error, "changing.html", form.model_copy(update={"fault": said})) from error
    return Changed(address=f"/risks/rounds/{name}", notice=ask.texts.gettext("The question is changed"))
