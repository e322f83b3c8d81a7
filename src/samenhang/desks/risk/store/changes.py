# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounds of questions as rows, written: each call is part of a transaction that also writes the audit log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from samenhang.desks.risk.analysis.elicitation.conduct import Standing
from samenhang.desks.risk.analysis.elicitation.question import Question, Realisation
from samenhang.desks.risk.store.rounds import Expert, Person, Round, Said, as_json
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


def taken(connection: Connection, name: str) -> bool:
    """Whether there is a round of this name."""
    return connection.execute(select(_R.name).where(_R.name == name)).first() is not None


def make(connection: Connection, one: Round) -> None:
    """Keep a new round."""
    row = {"name": one.name, "title": one.title, "introduction": one.introduction, "language": one.language}
    how = {"closes": one.closes.isoformat(), "state": one.state.value, "stage": one.stage}
    connection.execute(insert(elicitation), {**row, **how, "made_by": one.made_by, "made_at": one.made_at})


def move(connection: Connection, name: str, state: Standing, stage: int, closes: date) -> None:
    """Let a round stand elsewhere."""
    values = {"state": state.value, "stage": stage, "closes": closes.isoformat()}
    connection.execute(update(elicitation).where(_R.name == name).values(**values))


def _next(connection: Connection, table: Table, name: str) -> int:
    most = select(func.coalesce(func.max(table.c.number), 0) + 1).where(table.c.round == name)
    return int(connection.execute(most).scalar_one())


def ask(connection: Connection, name: str, question: Question, realisation: Realisation) -> int:
    """Add a question; gives its number."""
    number = _next(connection, elicitation_question, name)
    real = None if realisation is None else json.dumps(realisation)
    row = {"round": name, "number": number, "asked": as_json(question), "realisation": real}
    connection.execute(insert(elicitation_question), row)
    return number


def change(
    connection: Connection, name: str, number: int, question: Question, realisation: Realisation
) -> None:
    """Keep a question in the place of the one of this number. Raises NotFound."""
    real = None if realisation is None else json.dumps(realisation)
    mine = (_Q.round == name) & (_Q.number == number)
    changed = update(elicitation_question).where(mine).values(asked=as_json(question), realisation=real)
    if not connection.execute(changed).rowcount:
        raise NotFound(f"there is no question {number} in this round", "its page lists them")


def take_out(connection: Connection, name: str, number: int) -> None:
    """Take out a question. Raises NotFound."""
    gone = delete(elicitation_question).where(_Q.round == name, _Q.number == number)
    if not connection.execute(gone).rowcount:
        raise NotFound(f"there is no question {number} in this round", "its page lists them")


def invite(connection: Connection, name: str, expert: Expert, token_hash: str, who: Person) -> int:
    """Keep an expert and, apart, who that is; gives the number, which those of both become."""
    number = _next(connection, elicitation_expert, name)
    row = {"round": name, "number": number, "pseudonym": expert.pseudonym, "token_hash": token_hash}
    connection.execute(insert(elicitation_expert), {**row, "seed": expert.seed, "submitted": 0})
    person = {"round": name, "expert": number, "name": who.name, "email": who.email}
    connection.execute(insert(elicitation_person), {**person, "invited_at": who.invited_at})
    return number


def renew(connection: Connection, name: str, number: int, token_hash: str) -> None:
    """Let another key open the pages of an expert. Raises NotFound."""
    mine = (_E.round == name) & (_E.number == number)
    if not connection.execute(update(elicitation_expert).where(mine).values(token_hash=token_hash)).rowcount:
        raise NotFound(f"there is no expert {number} in this round", "its page lists who was invited")


def forget(connection: Connection, name: str, number: int) -> None:
    """Forget who an expert is. Raises NotFound where that is not known."""
    if not connection.execute(
        delete(elicitation_person).where(_P.round == name, _P.expert == number)
    ).rowcount:
        raise NotFound(
            f"nothing is kept of who expert {number} is", "the page of the round lists who is known"
        )


def claim_reminders(connection: Connection, name: str, experts: Sequence[int], day: str) -> tuple[int, ...]:
    """Note that these experts are reminded on a day; gives those who were not yet."""
    due = (_P.round == name) & _P.expert.in_(experts) & (func.coalesce(_P.reminded_on, "") != day)
    found = tuple(connection.execute(select(_P.expert).where(due)).scalars())
    connection.execute(update(elicitation_person).where(due).values(reminded_on=day))
    return found


def unclaim_reminders(connection: Connection, name: str, experts: Sequence[int]) -> None:
    """Note that these experts were not reminded after all."""
    mine = (_P.round == name) & _P.expert.in_(experts)
    connection.execute(update(elicitation_person).where(mine).values(reminded_on=None))


def submit(connection: Connection, name: str, number: int, stage: int) -> None:
    """Note that an expert handed in."""
    mine = (_E.round == name) & (_E.number == number)
    connection.execute(update(elicitation_expert).where(mine).values(submitted=stage))


def keep(connection: Connection, name: str, said: Said) -> None:
    """Keep an answer in the place of an earlier one of the same stage."""
    mine = (_A.round == name) & (_A.expert == said.expert) & (_A.question == said.question)
    connection.execute(delete(elicitation_answer).where(mine & (_A.stage == said.stage)))
    row: dict[str, Any] = {"round": name, "expert": said.expert, "question": said.question}
    typed = {"stage": said.stage, "typed": json.dumps(said.typed), "reason": said.reason}
    rest = {"cannot": int(said.cannot), "saved_at": said.saved_at}
    connection.execute(insert(elicitation_answer), {**row, **typed, **rest})
