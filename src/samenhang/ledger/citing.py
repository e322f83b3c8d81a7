# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cites what: each pair of papers once, with how often and the first words that do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from samenhang.ledger import questions, tables
from samenhang.ledger.naming import fold_name
from samenhang.ledger.places import ONCE, pairs_asked, passage_of
from samenhang.ledger.shelf import Entry
from samenhang.ledger.sight import Sight
from samenhang.model import MarkKind

_T, _M, _D, _B = tables.link.c, tables.mark.c, tables.document.c, tables.body.c
_CHUNK = 400
Pair = tuple[str, str]
"""The digest of the document that cites, and the identifier that it cites as its link has it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that cite, and where they stand."""

    text: str
    passage: int


@dataclass(frozen=True, slots=True)
class Citations:
    """What some documents cite and what cites them. `held` are the cited papers that are documents here.

    `times` counts the citations of each pair; `entries` are all documents in the pairs by digest.
    """

    times: Mapping[Pair, int]
    entries: Mapping[str, Entry]
    held: Mapping[str, Entry]
    places: Mapping[Pair, tuple[int, int]] = field(repr=False, default_factory=dict)


def citations(connection: Connection, sight: Sight, names: Sequence[str]) -> Citations:
    """Counted by pair, without the words: ask those with `quotes` for the pairs that are shown."""
    keys = questions.keys(connection, names, sight) or []
    own = questions.by_key(connection, set(keys), sight)
    spelt = [entry.identifier for entry in own.values() if entry.identifier]
    found = [
        *_pairs(connection, _T.document.in_(keys)),
        *_pairs(connection, and_(_T.target.in_(_spellings(spelt)), sight.current())),
    ]
    spines = own | questions.by_key(connection, {row.document for row in found} - own.keys(), sight)
    times = {(spines[row.document].digest, row.target): row.times for row in found}
    places = {(spines[row.document].digest, row.target): (row.document, row.first) for row in found}
    held = questions.candidates(connection, sorted({target for _, target in times}), sight)
    return Citations(times, {entry.digest: entry for entry in spines.values()}, held, places)


def _pairs(connection: Connection, where: ColumnElement[bool]) -> Sequence[Any]:
    question = (
        select(_T.document, _T.target, func.count().label("times"), func.min(_T.number).label("first"))
        .join_from(tables.link, tables.mark, and_(_M.document == _T.document, _M.number == _T.mark))
        .join(tables.document, _D.key == _T.document)
        .where(_M.kind == MarkKind.REFERENCE.value, where)
        .group_by(_T.document, _T.target)
        .order_by(_T.document, _T.target)
    )
    return connection.execute(question).all()


def _spellings(identifiers: Iterable[str]) -> list[str]:
    """Identifiers as documents state them and as links spell them."""
    return sorted({form for name in identifiers for form in (name, fold_name(name))})


def quotes(
    connection: Connection, sight: Sight, found: Citations, pairs: Iterable[Pair]
) -> Iterator[tuple[Pair, Quote]]:
    """The first words of each of these pairs."""
    wanted = {found.places[pair]: pair for pair in pairs}
    order = sorted(wanted)
    for at in range(0, len(order), _CHUNK):
        for document, number, *said in connection.execute(
            _words(order[at : at + _CHUNK], sight), execution_options=ONCE
        ):
            yield wanted[(document, number)], Quote(*said)


def _words(places: Sequence[tuple[int, int]], sight: Sight) -> Select[Any]:
    """The words of links, each named by the key of its document and its number, and their passages."""
    asked = pairs_asked(places)
    words = func.substr(_B.text, _M.start + 1, _M.stop - _M.start)
    return (
        select(_T.document, _T.number, words, func.coalesce(passage_of(_M.document, _M.start), 0))
        .join_from(asked, tables.link, and_(_T.document == asked.c.document, _T.number == asked.c.number))
        .join(tables.mark, and_(_M.document == _T.document, _M.number == _T.mark))
        .join(tables.body, _B.document == _T.document)
        .join(tables.document, _D.key == _T.document)
        .where(sight.sees())
    )
