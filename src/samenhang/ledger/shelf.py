# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole documents off the shelf: rows of many tables, brought together a batch of documents at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, select

from samenhang.ledger import rows, tables
from samenhang.ledger.origins import Origin, origins_of
from samenhang.ledger.sight import FULL, Sight, access_of
from samenhang.model import Correction, Document, Event, FollowUp, Link, Mark, Review
from samenhang.viewer import PUBLIC, Access

BATCH = 50
"""Documents brought together at a time: enough to make questions cheap, few enough for memory."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands on the spine of a document.

    `earliest` and `latest` are the days of its date as ISO text. `series` is the paper that it is a version
    of; the newest version is `current`. `marks_version` is None while nothing was marked. `access` says who
    may see it; for who may not, it does not exist, and versions count without it. `copy_of` is the digest of
    the document that this one is a copy of, None for one that counts; `counts_as` is the series of that
    document, or its own.
    """

    digest: str
    name: str
    place: str
    media: str
    identifier: str | None
    title: str
    kind: str | None
    earliest: str | None
    latest: str | None
    series: str
    version: int
    current: bool
    marks_version: str | None
    added_at: str
    access: Access = PUBLIC
    copy_of: str | None = None
    counts_as: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document with all that was found in it and said of it, and where it came from."""

    entry: Entry
    document: Document
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    follow_ups: tuple[FollowUp, ...]
    events: tuple[Event, ...]
    reviews: tuple[Review, ...]
    origins: tuple[Origin, ...] = ()


_D, _F, _A = tables.document.c, tables.file.c, tables.access.c
_FILE, _PAPER = tables.file.alias("leader").c, tables.document.alias("paper").c


def spines(sight: Sight = FULL) -> Select[Any]:
    """Select the spines of documents that are seen; narrow it with `where`, read it with `entry_of`."""
    columns = (
        _D.key,
        _F.digest,
        _D.name,
        _F.place,
        _D.media,
        _D.identifier,
        _D.title,
        _D.kind,
        _D.earliest,
        _D.latest,
        _D.series,
        sight.version().label("version"),
        sight.is_current().label("current"),
        _D.marks_version,
        _F.added_at,
        _A.level,
        _A.groups,
        select(_FILE.digest).where(_FILE.key == _D.copy_of).scalar_subquery().label("copy_of"),
        select(_PAPER.series).where(_PAPER.key == _D.copy_of).scalar_subquery().label("counts_as"),
    )
    beside = select(*columns).join_from(tables.document, tables.file, _D.key == _F.key)
    return beside.join(tables.access, _A.key == _D.access).where(sight.sees())


def entry_of(row: Row[Any]) -> Entry:
    values: list[Any] = list(row)[1 : _WIDTH - 4]
    values[11] = bool(values[11])
    values += (access_of(row.level, row.groups), row.copy_of, row.counts_as or row.series)
    return Entry(*values)


_WIDTH = len(spines().selected_columns)


def rows_of(connection: Connection, table: Table, keys: Sequence[int]) -> dict[int, list[Any]]:
    """The rows of a table by document, in their order."""
    found: dict[int, list[Any]] = {key: [] for key in keys}
    order = (table.c.document, table.c.number) if "number" in table.c else (table.c.document,)
    question = select(table).where(table.c.document.in_(keys)).order_by(*order)
    for row in connection.execute(question).all():
        found[row[0]].append(row)
    return found


def documents(connection: Connection, heads: Mapping[int, Entry]) -> dict[int, Document]:
    """The documents with these keys."""
    keys = list(heads)
    body = rows_of(connection, tables.body, keys)
    passages = rows_of(connection, tables.passage, keys)
    facts = rows_of(connection, tables.fact, keys)
    return {
        key: rows.document_of((e.digest, e.name, e.media), body[key][0], passages[key], facts[key])
        for key, e in heads.items()
    }


def marks(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[Mark, ...]]:
    found = rows_of(connection, tables.mark, keys)
    return {key: rows.marks_of(found[key]) for key in keys}


def links(
    connection: Connection, keys: Sequence[int], of: Mapping[int, Sequence[Mark]]
) -> dict[int, tuple[Link, ...]]:
    found = rows_of(connection, tables.link, keys)
    return {key: tuple(rows.link_of(row, of[key]) for row in found[key]) for key in keys}


def reviews(connection: Connection, digests: Sequence[str]) -> dict[str, list[Review]]:
    """What was said of documents, in the order in which it was said."""
    said: dict[str, list[Review]] = {digest: [] for digest in digests}
    table = tables.review
    question = select(table).where(table.c.digest.in_(digests)).order_by(table.c.number)
    for row in connection.execute(question):
        said[row.digest].append(rows.review_of(row))
    return said


def corrections(connection: Connection, where: Any) -> dict[str, tuple[Correction, ...]]:
    """What was put right by hand, for each document in the order in which that was done."""
    done: dict[str, tuple[Correction, ...]] = {}
    question = select(tables.correction).where(where).order_by(tables.correction.c.number)
    for row in connection.execute(question):
        done[row.digest] = (*done.get(row.digest, ()), rows.correction_of(row))
    return done


def everything(connection: Connection, heads: Mapping[int, Entry]) -> Iterator[Kept]:
    """All that is kept of the documents with these keys."""
    if not heads:
        return
    keys = list(heads)
    read = documents(connection, heads)
    found = marks(connection, keys)
    tied = links(connection, keys, found)
    follow_ups = rows_of(connection, tables.follow_up, keys)
    events = rows_of(connection, tables.event, keys)
    said = reviews(connection, [entry.digest for entry in heads.values()])
    origins = origins_of(connection, keys)
    for key, entry in heads.items():
        yield Kept(
            entry,
            read[key],
            found[key],
            tied[key],
            tuple(rows.follow_up_of(row) for row in follow_ups[key]),
            tuple(rows.event_of(row) for row in events[key]),
            tuple(said[entry.digest]),
            origins[key],
        )
