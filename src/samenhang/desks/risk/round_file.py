# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A round of questions as somebody writes it, in a file or a form; what is wrong is said with its place."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from samenhang.desks.risk.analysis.elicitation.question import Kind, Question, Realisation, Scale, wrong
from samenhang.desks.risk.strict_fields import Strict
from samenhang.desks.risk.yaml_text import located
from samenhang.errors import InvalidInput

MOST = 1_000_000
"""Bytes of a file; a thousand questions are far less."""
QUESTIONS = 500
"""Questions of a round."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=5_000)]


class GivenQuestion(Strict):
    """A question as it is given; what may be left out depends on its kind."""

    id: Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)] = ""
    kind: Kind
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
    instruction: Words = ""
    percentiles: tuple[float, ...] = ()
    unit: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    scale: Scale = Scale.UNIFORM
    lower: float | None = None
    upper: float | None = None
    options: tuple[Line, ...] = ()
    realisation: float | str | None = None

    def question(self, key: str = "") -> Question:
        """The question under its own name, or under `key` where it has none."""
        return Question(
            key=self.id or key,
            kind=self.kind,
            text=self.text,
            instruction=self.instruction,
            percentiles=self.percentiles,
            unit=self.unit,
            scale=self.scale,
            lower=self.lower,
            upper=self.upper,
            options=self.options,
        )


class GivenRound(Strict):
    """A round as it is given."""

    title: Line
    introduction: Words = ""
    closes: date
    language: Literal["nl", "en"] = "nl"
    questions: Annotated[tuple[GivenQuestion, ...], Field(max_length=QUESTIONS)] = ()


Asked = tuple[Question, Realisation]


def asked_of(given: GivenQuestion, key: str, where: str) -> Asked:
    """The question with its realisation. Raises InvalidInput: `where`, the field, what is expected."""
    question = given.question(key)
    fault = wrong(question, given.realisation)
    if fault is not None:
        raise InvalidInput(f"{where}: {fault.field} is not right", f"expected: {fault.expected}")
    return question, given.realisation


def read_round(data: bytes, name: str) -> tuple[GivenRound, tuple[Asked, ...]]:
    """A round out of a YAML file called `name`, with its questions checked.

    Raises InvalidInput with the file, the line, the field and what is expected.
    """
    text = located(data, name, MOST)
    made = text.read(GivenRound)
    asked: dict[str, Asked] = {}
    for at, one in enumerate(made.questions):
        question = one.question(f"q{at + 1}")
        fault = wrong(question, one.realisation)
        if fault is not None:
            raise text.unfit(("questions", at, fault.field), fault.expected)
        if question.key in asked:
            raise text.unfit(("questions", at, "id"), "a name of its own")
        asked[question.key] = (question, one.realisation)
    return made, tuple(asked.values())
