# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossiers: which there are, what happened in them, and what cites what in and round them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from samenhang.ledger import questions, tables
from samenhang.ledger.chronicle import Chronicle, ChronicleRequest, chronicle
from samenhang.ledger.citing import Citations, Pair, Quote, citations, quotes
from samenhang.ledger.naming import fold_dossier
from samenhang.ledger.owed import KINDS, state_on
from samenhang.ledger.places import passages_at
from samenhang.ledger.shelf import Entry
from samenhang.ledger.sight import Sight
from samenhang.model import Evidence, FactName

Looking = Callable[[], AbstractContextManager[tuple[Connection, Sight]]]
"""Opens a connection that reads, with what the viewer sees through it."""

_A, _D, _N, _U = tables.alias.c, tables.document.c, tables.fact.c, tables.follow_up.c


@dataclass(frozen=True, slots=True)
class DossierLine:
    """A dossier in a list: its number as it is kept, its papers and the days they span as ISO text.

    `open` and `late` count its follow-ups; `newest` is the paper with the last date.
    """

    number: str
    papers: int
    earliest: str | None
    latest: str | None
    open: int
    late: int
    newest: Entry


@dataclass(frozen=True, slots=True)
class DossierPage:
    """One page of dossiers by number; `total` counts all pages."""

    total: int
    lines: tuple[DossierLine, ...]


class Dossiers:
    """The dossiers of a ledger, as far as its viewer sees their papers."""

    def __init__(self, looking: Looking) -> None:
        self._looking = looking

    def page(self, beginning: str, day: date, limit: int = 50, offset: int = 0) -> DossierPage:
        """The dossiers whose number begins so; what they owe is told as it stands on a day."""
        with self._looking() as (connection, sight):
            chosen = _chosen(_folded(beginning), sight)
            total = connection.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()
            asked = chosen.order_by(func.length(_A.value), _A.value).limit(limit).offset(offset)
            found = connection.execute(asked).all()
            numbers = [row.value for row in found]
            owed = _owed(connection, sight, numbers, day)
            newest = _newest(connection, sight, numbers)
        lines = (
            DossierLine(number, papers, first, last, *owed.get(number, (0, 0)), newest[number])
            for number, papers, first, last in found
        )
        return DossierPage(total, tuple(lines))

    def senders(self, digests: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Who each of these documents says it is from; one that is not seen, or says nothing, is left out."""
        said: dict[str, list[str]] = {}
        with self._looking() as (connection, sight):
            keys = questions.digests(connection, digests, sight)
            names = {key: digest for digest, key in keys.items()}
            question = select(_N.document, _N.value).where(_N.document.in_(sorted(names)))
            question = question.where(_N.name == FactName.SENDER.value).order_by(_N.document, _N.number)
            for document, value in connection.execute(question):
                said.setdefault(names[document], []).append(value)
        return {digest: tuple(senders) for digest, senders in said.items()}

    def chronicle(self, request: ChronicleRequest) -> Chronicle:
        """What happened, in order. Raises NotFound for a document that is not there."""
        with self._looking() as (connection, sight):
            return chronicle(connection, sight, request)

    def citations(self, names: Sequence[str]) -> Citations:
        """What these documents cite, and what cites them. Raises NotFound for one that is not there."""
        with self._looking() as (connection, sight):
            return citations(connection, sight, names)

    def quotes(self, found: Citations, pairs: Iterable[Pair]) -> dict[Pair, Quote]:
        """The first words of each of these pairs, of what `citations` found."""
        with self._looking() as (connection, sight):
            return dict(quotes(connection, sight, found, pairs))

    def passages(self, words: Sequence[Evidence]) -> tuple[int | None, ...]:
        """In which passage each of these words stand; None where their document is not seen."""
        with self._looking() as (connection, sight):
            keys = questions.digests(connection, {evidence.document for evidence in words}, sight)
            places = [(keys.get(evidence.document, 0), evidence.start) for evidence in words]
            found = passages_at(connection, places)
        return tuple(found.get(place) for place in places)


def _papers(columns: Sequence[Any], sight: Sight) -> Select[Any]:
    """Something of the papers of dossiers."""
    beside = select(*columns).join_from(tables.alias, tables.document, _D.key == _A.document)
    return beside.where(_A.kind == "dossier", sight.current())


def _chosen(beginning: str, sight: Sight) -> Select[Any]:
    columns = (_A.value, func.count(), func.min(_D.earliest), func.max(_D.latest))
    question = _papers(columns, sight).group_by(_A.value)
    return question.where(_A.value.startswith(beginning, autoescape=True))


def _folded(beginning: str) -> str:
    """The beginning of a number as it is kept: of "33 7" too, which is no whole number."""
    bare = "".join(beginning.replace(".", " ").split())
    return bare if bare.isdigit() else fold_dossier(beginning)


def _owed(
    connection: Connection, sight: Sight, numbers: Sequence[str], day: date
) -> dict[str, tuple[int, int]]:
    """How many are open and how many late: counted by document first, which an index tells by itself."""
    state = state_on(day)
    counted = [func.count(case((state == name, 1))).label(name) for name in ("open", "late")]
    waiting = select(_U.document, *counted).where(_U.kind.in_(KINDS), _U.state.in_(("open", "late")))
    each = waiting.group_by(_U.document).cte("waiting")
    question = _papers((_A.value, func.sum(each.c.open), func.sum(each.c.late)), sight)
    question = question.join(each, each.c.document == _D.key)
    question = question.where(_A.value.in_(numbers)).group_by(_A.value)
    return {number: (int(open_), int(late)) for number, open_, late in connection.execute(question)}


def _newest(connection: Connection, sight: Sight, numbers: Sequence[str]) -> dict[str, Entry]:
    order = (func.coalesce(_D.earliest, "").desc(), _D.key.desc())
    place = func.row_number().over(partition_by=_A.value, order_by=order)
    ranked = _papers((_A.value, _D.key, place.label("place")), sight)
    ranked_ = ranked.where(_A.value.in_(numbers)).subquery()
    first = connection.execute(select(ranked_.c.value, ranked_.c.key).where(ranked_.c.place == 1)).all()
    spines = questions.by_key(connection, {row.key for row in first}, sight)
    return {row.value: spines[row.key] for row in first}
