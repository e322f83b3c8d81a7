# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounds of questions as rows, read: what was asked, who was invited, what was answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select

from samenhang.desks.risk.analysis.elicitation.conduct import Standing, standing
from samenhang.desks.risk.analysis.elicitation.question import Kind, Question, Realisation, Scale
from samenhang.errors import NotFound
from samenhang.ledger.elicitation_tables import (
    elicitation,
    elicitation_answer,
    elicitation_expert,
    elicitation_person,
    elicitation_question,
)

_R, _Q, _E = elicitation.c, elicitation_question.c, elicitation_expert.c
_P, _A = elicitation_person.c, elicitation_answer.c


@dataclass(frozen=True, slots=True)
class Round:
    """A round as it is kept; `state` is what somebody made it, `stands` what it is on a day."""

    name: str
    title: str
    introduction: str
    language: str
    closes: date
    state: Standing
    stage: int
    made_by: str
    made_at: str

    def stands(self, today: date) -> Standing:
        """Where it stands on a day."""
        return standing(self.state, self.closes, today)


@dataclass(frozen=True, slots=True)
class Put:
    """A question of a round under its number."""

    number: int
    question: Question
    realisation: Realisation = None


@dataclass(frozen=True, slots=True)
class Expert:
    """An expert under a pseudonym; `submitted` is the stage that was handed in last, 0 for none."""

    number: int
    pseudonym: str
    seed: str
    submitted: int


@dataclass(frozen=True, slots=True)
class Person:
    """Who an expert is; `reminded_on` is the day of the last reminder by mail."""

    expert: int
    name: str
    email: str
    invited_at: str
    reminded_on: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it was typed at a stage."""

    expert: int
    question: int
    stage: int
    typed: tuple[str, ...]
    reason: str
    cannot: bool
    saved_at: str


@dataclass(frozen=True, slots=True)
class Sum:
    """How many questions and experts a round has, and how many of them handed in at this stage."""

    questions: int
    experts: int
    submitted: int


def rounds(connection: Connection) -> tuple[Round, ...]:
    """Every round, the newest first."""
    found = connection.execute(select(elicitation).order_by(_R.made_at.desc(), _R.name))
    return tuple(map(_round, found))


def sums(connection: Connection) -> Mapping[str, Sum]:
    """How far every round is, by name."""
    asked = dict(_pairs(connection, select(_Q.round, func.count()).group_by(_Q.round)))
    invited = dict(_pairs(connection, select(_E.round, func.count()).group_by(_E.round)))
    done = select(_E.round, func.count()).join(elicitation, _R.name == _E.round)
    handed = dict(_pairs(connection, done.where(_E.submitted >= _R.stage).group_by(_E.round)))
    return {
        name: Sum(asked.get(name, 0), invited.get(name, 0), handed.get(name, 0)) for name in asked | invited
    }


def _pairs(connection: Connection, question: Any) -> list[tuple[str, int]]:
    return [(str(name), int(number)) for name, number in connection.execute(question)]


def named(connection: Connection, name: str) -> Round:
    """The round of this name. Raises NotFound."""
    row = connection.execute(select(elicitation).where(_R.name == name)).first()
    if row is None:
        raise NotFound(f"there is no round “{name}”", "samenhang risk elicit list shows them")
    return _round(row)


def _round(row: Row[Any]) -> Round:
    return Round(
        row.name,
        row.title,
        row.introduction,
        row.language,
        date.fromisoformat(row.closes),
        Standing(row.state),
        row.stage,
        row.made_by,
        row.made_at,
    )


def questions(connection: Connection, name: str) -> tuple[Put, ...]:
    """The questions of a round with what turned out, in the order of their numbers: for facilitators."""
    rows = connection.execute(select(elicitation_question).where(_Q.round == name).order_by(_Q.number))
    return tuple(
        Put(
            row.number, _question(row.asked), None if row.realisation is None else json.loads(row.realisation)
        )
        for row in rows
    )


def put_to_experts(connection: Connection, name: str) -> tuple[Put, ...]:
    """The questions of a round as experts see them: what turned out is not even read."""
    rows = connection.execute(select(_Q.number, _Q.asked).where(_Q.round == name).order_by(_Q.number))
    return tuple(Put(row.number, _question(row.asked)) for row in rows)


def as_json(question: Question) -> str:
    """A question as it is kept."""
    return json.dumps({field.name: getattr(question, field.name) for field in fields(question)})


def _question(text: str) -> Question:
    kept = json.loads(text)
    lists = {name: tuple(kept[name]) for name in ("percentiles", "options")}
    return Question(**{**kept, **lists, "kind": Kind(kept["kind"]), "scale": Scale(kept["scale"])})


def experts(connection: Connection, name: str) -> tuple[Expert, ...]:
    """The experts of a round by pseudonym: not in the order in which they were invited."""
    found = select(_E.number, _E.pseudonym, _E.seed, _E.submitted).where(_E.round == name)
    rows = connection.execute(found.order_by(func.length(_E.pseudonym), _E.pseudonym))
    return tuple(Expert(*row) for row in rows)


def people(connection: Connection, name: str) -> tuple[Person, ...]:
    """Who the experts are, by name."""
    found = select(_P.expert, _P.name, _P.email, _P.invited_at, _P.reminded_on).where(_P.round == name)
    return tuple(sorted((Person(*row) for row in connection.execute(found)), key=lambda one: one.name))


def answers(connection: Connection, name: str, expert: int | None = None) -> tuple[Said, ...]:
    """What was answered in a round, or by one expert, the first stage first."""
    found = select(elicitation_answer).where(_A.round == name)
    if expert is not None:
        found = found.where(_A.expert == expert)
    rows = connection.execute(found.order_by(_A.expert, _A.question, _A.stage))
    return tuple(
        Said(
            row.expert,
            row.question,
            row.stage,
            tuple(json.loads(row.typed)),
            row.reason,
            bool(row.cannot),
            row.saved_at,
        )
        for row in rows
    )


def of_key(connection: Connection, token_hash: str) -> tuple[Round, Expert] | None:
    """The round and the expert of the key in a link, by its hash."""
    found = select(_E.round, _E.number, _E.pseudonym, _E.seed, _E.submitted)
    row = connection.execute(found.where(_E.token_hash == token_hash)).first()
    return (named(connection, row.round), Expert(*row[1:])) if row else None
