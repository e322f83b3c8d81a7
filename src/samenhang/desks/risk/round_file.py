# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A round of questions as somebody writes it, in a file or a form; what is wrong is said with its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from samenhang.desks.risk.analysis.elicitation.question import Kind, Question, Realisation, Scale, wrong
from samenhang.errors import InvalidInput

MOST = 1_000_000
"""Bytes of a file; a thousand questions are far less."""
QUESTIONS = 500
"""Questions of a round."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=5_000)]
Place = tuple[int | str, ...]


class GivenQuestion(BaseModel):
    """A question as it is given; what may be left out depends on its kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")

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


class GivenRound(BaseModel):
    """A round as it is given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

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
    if len(data) > MOST:
        raise InvalidInput(f"{name} is larger than {MOST // 1000} kB", "give a file with one round in it")
    tree, given = _parsed(data, name)
    try:
        made = GivenRound.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidInput(_where(name, tree, first["loc"]), f"expected: {_expected(first)}") from error
    asked: list[Asked] = []
    for at, one in enumerate(made.questions):
        question = one.question(f"q{at + 1}")
        fault = wrong(question, one.realisation)
        if fault is None and question.key in {other.key for other, _ in asked}:
            raise InvalidInput(_where(name, tree, ("questions", at, "id")), "expected: a name of its own")
        if fault is not None:
            raise InvalidInput(
                _where(name, tree, ("questions", at, fault.field)), f"expected: {fault.expected}"
            )
        asked.append((question, one.realisation))
    return made, tuple(asked)


def _parsed(data: bytes, name: str) -> tuple[Any, Any]:
    """The nodes, which know their lines, and what they say."""
    try:
        text = data.decode("utf-8-sig")
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        return tree, yaml.safe_load(text)
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{name} is no text in UTF-8", "save it as UTF-8") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        said = getattr(error, "problem", None) or "it cannot be read"
        raise InvalidInput(f"{name}{line} is no YAML: {said}", "see docs/how-to/elicit.md") from error


def _where(name: str, tree: Any, place: Sequence[int | str]) -> str:
    said = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
    return f"{name}, line {_line(tree, place)}: {said or 'the file'} is not right"


def _line(node: Any, place: Sequence[int | str]) -> int:
    """The line on which a place begins; of what is not there the line of what should hold it."""
    line = node.start_mark.line + 1 if node is not None else 1
    for part in place:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == part), None)
            if found is None:
                return line
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            return line
    return line


def _expected(fault: Any) -> str:
    """What pydantic expected, in words."""
    known = {"extra_forbidden": "no field of this name", "missing": "a value: it may not be left out"}
    return known.get(str(fault["type"]), str(fault["msg"]))
