# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a document came from: its own file, its copies, and every place that gave one of these."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from samenhang.ledger import tables
from samenhang.ledger.alike import CHUNK
from samenhang.ledger.arrival_tables import entity, origin
from samenhang.ledger.copy_rows import CopyRows
from samenhang.ledger.copy_tables import brought, copy
from samenhang.ledger.engine import fill
from samenhang.ledger.rows import clean
from samenhang.ledger.sight import access_of
from samenhang.model import File
from samenhang.viewer import Access

MOST = 500
"""Copies of one document that are told of."""

_D, _F, _C, _B = tables.document.c, tables.file.c, copy.c, brought.c


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the document where the copy has others, or none."""

    document: str
    copy: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A place that a document came from: the file there, and what differs in its words.

    `source` is the source that was followed, "" for a file that somebody brought; `address` is "" where it is
    no address on the web: where a file stood on somebody's machine is not told. `day` is when it came, as ISO
    text. `leads` is whether the document is shown as this file has it; of a copy `shared` says which part of
    the words in a row is the same.
    """

    name: str
    source: str
    address: str
    day: str
    digest: str
    leads: bool
    shared: float = 1.0
    differences: tuple[Difference, ...] = ()


def origins_of(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[Origin, ...]]:
    """The origins of documents, the one that leads first; a copy has those of what it is a copy of."""
    asked = select(_D.key, func.coalesce(_D.copy_of, _D.key)).where(_D.key.in_(keys))
    leaders = {row[0]: row[1] for row in connection.execute(asked)}
    chosen = sorted(set(leaders.values()))
    found = [
        *connection.execute(_files().where(_D.key.in_(chosen))),
        *connection.execute(_files().where(_D.copy_of.in_(chosen)).order_by(_D.key).limit(MOST)),
    ]
    followed = _followed(connection, [row.digest for row in found])
    besides = _besides(connection, [row.key for row in found])
    told: dict[int, list[Origin]] = defaultdict(list)
    for row in found:
        told[row.copy_of or row.key] += _places(row, followed[row.digest], besides[row.key])
    return {key: tuple(told[leader]) for key, leader in leaders.items()}


def _files() -> Select[Any]:
    columns = (_D.key, _D.copy_of, _F.digest, _F.name, _F.place, _F.added_at, _C.shared, _C.differences)
    beside = select(*columns).join_from(tables.document, tables.file, _F.key == _D.key)
    return beside.join(copy, _C.document == _D.key, isouter=True)


def _followed(connection: Connection, digests: Sequence[str]) -> dict[str, list[Any]]:
    """By file, the sources that gave it."""
    found: dict[str, list[Any]] = defaultdict(list)
    columns = (origin.c.digest, entity.c.source, origin.c.address, origin.c.tried_at)
    question = select(*columns).join_from(origin, entity, entity.c.key == origin.c.entity)
    for row in connection.execute(question.where(origin.c.digest.in_(digests)).order_by(origin.c.entity)):
        found[row.digest].append(row)
    return found


def _besides(connection: Connection, keys: Sequence[int]) -> dict[int, list[Any]]:
    """By file, the other places that it was brought from."""
    found: dict[int, list[Any]] = defaultdict(list)
    question = select(brought).where(_B.file.in_(keys)).order_by(_B.file, _B.came_at, _B.place)
    for row in connection.execute(question):
        found[row.file].append(row)
    return found


def _places(row: Row[Any], followed: Sequence[Row[Any]], besides: Sequence[Row[Any]]) -> Iterator[Origin]:
    given = {one.address: one.source for one in followed}
    places = [(row.name, row.place, row.added_at)]
    places += [(one.name, one.place, one.came_at) for one in besides]
    places += [(row.name, one.address, one.tried_at) for one in followed]
    told = set[str]()
    words = tuple(Difference(*pair) for pair in json.loads(row.differences or "[]"))
    shared = 1.0 if row.shared is None else row.shared
    for name, place, moment in places:
        address = place if place.startswith(("https://", "http://")) else ""
        if (address or name) not in told:
            told.add(address or name)
            day = moment[:10]
            yield Origin(name, given.get(place, ""), address, day, row.digest, not row.copy_of, shared, words)


def parted(connection: Connection, digest: str) -> tuple[str, ...]:
    """The digests of the documents that people took apart from this one."""
    heard = CopyRows(connection, _never).heard([digest])
    return tuple(sorted(next(iter(pair - {digest})) for pair, one in heard.items() if not one))


def _never(key: int, **values: object) -> None:
    raise AssertionError("who only reads changes nothing")


def bring(connection: Connection, files: Iterable[File], access: Access | None, when: str) -> None:
    """Keep where files were brought from that are here already from elsewhere, or under another name.

    Not where they were brought for others to see than see them here: the name would tell them of it.
    """
    given: dict[str, list[File]] = defaultdict(list)
    for file in files:
        given[file.digest].append(file)
    order = sorted(given)
    columns = (_F.key, _F.digest, _F.place, tables.access.c.level, tables.access.c.groups)
    question = select(*columns).join_from(tables.file, tables.document, _D.key == _F.key)
    question = question.join(tables.access, tables.access.c.key == _D.access)
    for at in range(0, len(order), CHUNK):
        rows = connection.execute(question.where(_F.digest.in_(order[at : at + CHUNK]))).all()
        same = [row for row in rows if access in (None, access_of(row.level, row.groups))]
        new = [
            (row.key, file) for row in same for file in given[row.digest] if clean(file.where) != row.place
        ]
        _keep(connection, new, when)


def _keep(connection: Connection, new: Sequence[tuple[int, File]], when: str) -> None:
    asked = select(_B.file, _B.place).where(_B.file.in_([key for key, _ in new]))
    known = {(row.file, row.place) for row in connection.execute(asked)} if new else set()
    rows = {(key, clean(file.where)): clean(file.name) for key, file in new}
    fill(connection, brought, [(*at, name, when) for at, name in rows.items() if at not in known])
