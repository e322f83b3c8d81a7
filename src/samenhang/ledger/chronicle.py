# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened between two days, event by event; where there are too many, how many in each year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from samenhang.ledger import questions, rows, tables
from samenhang.ledger.places import passages_at
from samenhang.ledger.shelf import Entry
from samenhang.ledger.sight import Sight
from samenhang.model import Event

_E, _D = tables.event.c, tables.document.c
_FIRST = func.coalesce(_E.earliest, _E.latest)
_LAST = func.coalesce(_E.latest, _E.earliest)
_YEAR = func.substr(_FIRST, 1, 4)


@dataclass(frozen=True, slots=True)
class ChronicleRequest:
    """What is asked: the events of these kinds that touch the days from `first` to `last`, `limit` at most.

    `documents` are names of documents to look in; None looks in the current version of all. No kinds: all.
    """

    documents: tuple[str, ...] | None = None
    first: date | None = None
    last: date | None = None
    kinds: tuple[str, ...] = ()
    limit: int = 2_000


@dataclass(frozen=True, slots=True)
class Count:
    """How many events of a kind begin in a year, and the first and last day that they touch."""

    year: int
    kind: str
    number: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What happened. `counts` and `undated` are of all that these documents tell.

    `events` are those that were asked for, in order, and `passages` says in which passage their words stand,
    by digest and offset. Where there are more of them than the limit there are none, and `years` counts them.
    """

    counts: tuple[Count, ...]
    undated: int
    events: tuple[tuple[Entry, Event], ...] = ()
    passages: Mapping[tuple[str, int], int] = field(default_factory=dict)
    years: tuple[Count, ...] = ()


def chronicle(connection: Connection, sight: Sight, request: ChronicleRequest) -> Chronicle:
    """The events that are asked for. Raises NotFound for a document that is not there."""
    chosen = questions.keys(connection, request.documents, sight)
    inside = sight.current() if chosen is None else _E.document.in_(chosen)
    counts = _counted(connection, inside)
    undated = connection.execute(_among(select(func.count()), inside).where(_FIRST.is_(None))).scalar_one()
    wanted = _touching(request)
    order = (_FIRST, _LAST, _E.document, _E.number)
    asked = _among(select(tables.event), inside).where(*wanted).order_by(*order)
    found = connection.execute(asked.limit(request.limit + 1)).all()
    if len(found) > request.limit:
        narrowed = request.first or request.last or request.kinds
        years = _counted(connection, inside, *wanted) if narrowed else counts
        return Chronicle(counts, undated, years=years)
    spines = questions.by_key(connection, {row.document for row in found}, sight)
    told = [(row.document, rows.event_of(row)) for row in found]
    at = passages_at(connection, [(key, event.evidence.start) for key, event in told])
    passages = {(spines[key].digest, start): number for (key, start), number in at.items()}
    return Chronicle(counts, undated, tuple((spines[key], event) for key, event in told), passages)


def _among(question: Select[Any], inside: ColumnElement[bool]) -> Select[Any]:
    """The events of documents."""
    beside = question.select_from(tables.event).join(tables.document, _D.key == _E.document)
    return beside.where(inside)


def _touching(request: ChronicleRequest) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [_FIRST.is_not(None)]
    if request.first is not None:
        wanted.append(request.first.isoformat() <= _LAST)
    if request.last is not None:
        wanted.append(request.last.isoformat() >= _FIRST)
    if request.kinds:
        wanted.append(_E.kind.in_(request.kinds))
    return wanted


def _counted(
    connection: Connection, inside: ColumnElement[bool], *wanted: ColumnElement[bool]
) -> tuple[Count, ...]:
    columns = (_YEAR, _E.kind, func.count(), func.min(_FIRST), func.max(_LAST))
    question = _among(select(*columns), inside).where(*(wanted or (_FIRST.is_not(None),)))
    found = connection.execute(question.group_by(_YEAR, _E.kind).order_by(_YEAR, _E.kind))
    return tuple(
        Count(int(year), kind, number, date.fromisoformat(first), date.fromisoformat(last))
        for year, kind, number, first, last in found
    )
