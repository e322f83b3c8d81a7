# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is owed: follow-ups of all documents, by kind and by how they stand on a day, in pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    func,
    literal,
    select,
)

from samenhang.ledger import questions, rows, shelf, tables
from samenhang.ledger.places import ONCE, pairs_asked
from samenhang.ledger.shelf import Entry
from samenhang.ledger.sight import Sight
from samenhang.ledger.standing import standing
from samenhang.model import Evidence, FollowUp, MarkKind

_U, _D = tables.follow_up.c, tables.document.c
Words = tuple[tuple[str, Evidence], ...]
WIDTH = len(tables.follow_up.columns)
KINDS = tuple(kind.value for kind in MarkKind)
LAST = "9999"
"""What has no last day comes after what has one."""


@dataclass(frozen=True, slots=True)
class OwedRequest:
    """What is asked: how things stand on `day`; of one kind and in one state, or of all; one page of it.

    `until` asks for what has its last firm day then at the latest. `documents` are names of documents to
    look in; None looks in the current version of all.
    """

    day: date
    kind: MarkKind | None = None
    state: str | None = None
    until: date | None = None
    documents: tuple[str, ...] | None = None
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that is owed, with the document that says so; `follow_up.state` is that of the day."""

    entry: Entry
    follow_up: FollowUp


@dataclass(frozen=True, slots=True)
class OwedPage:
    """One page of what is owed, the longest overdue first; `total` counts all pages, before reviews."""

    total: int
    items: tuple[Owed, ...]


def state_on(day: date) -> ColumnElement[str]:
    """How a follow-up stands on a day: what was open is late once its last firm day is past."""
    past = and_(_U.state == "open", _U.due_latest < day.isoformat())
    return case((past, literal("late")), else_=_U.state)


def _in_state(state: str, day: date) -> ColumnElement[bool]:
    """Whether it stands so on a day; said with the column as it is kept, so that its index serves."""
    kept = ("open", "late") if state == "late" else (state,)
    return and_(_U.kind.in_(KINDS), _U.state.in_(kept), state_on(day) == state)


def counts(connection: Connection, sight: Sight, day: date) -> dict[tuple[str, str], int]:
    """How many there are of each kind in each state on a day."""
    state = state_on(day)
    question = select(_U.kind, state, func.count()).join(tables.document, _D.key == _U.document)
    question = question.where(sight.current()).group_by(_U.kind, state)
    return {(kind, said): number for kind, said, number in connection.execute(question)}


def owed(connection: Connection, sight: Sight, request: OwedRequest) -> OwedPage:
    """What is owed. What a person rejected is left out, what a person corrected is shown so."""
    question = _asked(connection, sight, request)
    total = connection.execute(select(func.count()).select_from(question.subquery())).scalar_one()
    order = (func.coalesce(_U.due_latest, LAST), func.coalesce(_D.earliest, LAST), _U.document, _U.number)
    page = question.order_by(*order).limit(request.limit).offset(request.offset)
    places = connection.execute(page).all()
    return OwedPage(total, tuple(items(connection, sight, _rows(connection, places), request.day)))


def _rows(connection: Connection, places: Sequence[Any]) -> list[Any]:
    """Whole rows, in the order of their keys: to sort by what a key tells, SQL need not read them all."""
    wanted = [(row.document, row.number) for row in places]
    if not wanted:
        return []
    asked = pairs_asked(wanted)
    same = and_(_U.document == asked.c.document, _U.number == asked.c.number)
    question = select(tables.follow_up).join_from(asked, tables.follow_up, same)
    found = connection.execute(question, execution_options=ONCE)
    whole = {(row.document, row.number): row for row in found}
    return [whole[place] for place in wanted]


def _asked(connection: Connection, sight: Sight, request: OwedRequest) -> Select[Any]:
    question = select(_U.document, _U.number).join(tables.document, _D.key == _U.document)
    if request.documents is None:
        question = question.where(sight.current(), _U.kind.in_(KINDS))  # said so that the index serves
    else:
        chosen = questions.keys(connection, request.documents, sight) or []
        question = question.where(_U.document.in_(chosen))
    if request.kind is not None:
        question = question.where(_U.kind == request.kind.value)
    if request.state is not None:
        question = question.where(_in_state(request.state, request.day))
    if request.until is not None:
        question = question.where(_U.due_latest <= request.until.isoformat())
    return question


def items(connection: Connection, sight: Sight, found: Sequence[Any], day: date) -> Iterator[Owed]:
    """Rows of follow-ups as they stand on a day, with what people said of them laid over."""
    spines = questions.by_key(connection, {row.document for row in found}, sight)
    said = _standing(connection, sight, spines)
    for row in found:
        follow_up = on(rows.follow_up_of(row[:WIDTH]), day)
        if row.document not in said:
            yield Owed(spines[row.document], follow_up)
        elif (stands := said[row.document].get(follow_up.evidence)) is not None:
            yield Owed(spines[row.document], stands)


def on(follow_up: FollowUp, day: date) -> FollowUp:
    """A follow-up as it stands on a day: what was open is late once its last firm day is past."""
    due = follow_up.due
    past = due is not None and due.firm is True and due.latest is not None and due.latest < day
    return replace(follow_up, state="late") if past and follow_up.state == "open" else follow_up


def _standing(
    connection: Connection, sight: Sight, spines: dict[int, Entry]
) -> dict[int, dict[Words, FollowUp]]:
    """What stands of the follow-ups of documents of which somebody said something, by their evidence."""
    said = questions.reviews_of(connection, spines, sight)
    spoken_of = {key: entry for key, entry in spines.items() if key in said}
    stands: dict[int, dict[Words, FollowUp]] = {}
    for key, kept in zip(spoken_of, shelf.everything(connection, spoken_of), strict=True):
        laid = standing(kept.document, kept.follow_ups, said[key])
        stands[key] = {follow_up.evidence: follow_up for follow_up in laid.follow_ups()}
    return stands
