# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entities that are entries of a register: which of them changed, what stands around them, what was kept.

An entry is put in words from several entities: a motion from its matter, its papers, decisions and votes. So
what changed is followed to the entries that it shows in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, func, insert, select, update

from samenhang.ledger import tables
from samenhang.ledger.arrival_tables import claim, entity, entity_past, register_entry
from samenhang.ledger.arrivals import CHUNK
from samenhang.ledger.engine import fill

_E, _C, _R = entity.c, claim.c, register_entry.c
AT_ONCE = 5_000
"""Changed entities that are looked at together."""

T = TypeVar("T")
Steps = Mapping[str, Sequence[tuple[str, str, str]]]
"""By kind, where to go on from an entity of it: the kind that points at it ("" where it points itself), the
name of the statement that points, and the name of its own that is pointed at ("": its identifier)."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entity with what it says, empty statements left out."""

    key: int
    id: str
    kind: str
    deleted: bool
    updated: str
    said: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """What is kept of an entry: a hash of what its newest version says, which version that is, its digest."""

    content: str
    version: int
    digest: str


class Registering:
    """One source, on a connection that sees one state of the ledger."""

    def __init__(self, connection: Connection, source: str) -> None:
        self._connection = connection
        self._source = source

    # ------------------------------------------------------------ what changed

    def newest(self) -> int:
        """The number of the last change of any entity."""
        return int(self._connection.execute(select(func.coalesce(func.max(_E.changed), 0))).scalar_one())

    def reached(self, version: str) -> int:
        """Up to which change entries were made by this version of who makes them."""
        row = tables.ledger.c
        question = select(row.value).where(row.name == f"registers-{self._source}")
        made, _, number = (self._connection.execute(question).scalar() or "").partition(" ")
        return int(number) if made == version else 0

    def note_reached(self, version: str, number: int) -> None:
        """Write down how far it came."""
        name, value = f"registers-{self._source}", f"{version} {number}"
        same = tables.ledger.c.name == name
        if not self._connection.execute(update(tables.ledger).where(same).values(value=value)).rowcount:
            self._connection.execute(insert(tables.ledger), {"name": name, "value": value})

    def touched(self, since: int, kinds: Sequence[str], steps: Steps) -> list[int]:
        """The keys of the entities of these kinds that changed since, or that something around which did."""
        if not since:
            question = select(_E.key).where(_E.source == self._source, _E.kind.in_(kinds)).order_by(_E.key)
            return list(self._connection.execute(question).scalars())
        found, visited, at = set[int](), set[str](), since
        while rows := self._changed(at):
            at = rows[-1].changed
            front = {(row.key, row.id, row.kind) for row in rows}
            while front:
                found |= {key for key, _, kind in front if kind in kinds}
                visited |= {identifier for _, identifier, _ in front}
                front = {one for one in self._onward(front, steps) if one[1] not in visited}
        return sorted(found)

    def _changed(self, since: int) -> Sequence[Any]:
        question = select(_E.key, _E.id, _E.kind, _E.changed).where(
            _E.changed > since, _E.source == self._source
        )
        return self._connection.execute(question.order_by(_E.changed).limit(AT_ONCE)).all()

    def _onward(self, front: set[tuple[int, str, str]], steps: Steps) -> Iterator[tuple[int, str, str]]:
        for kind, onward in steps.items():
            here = sorted(one for one in front if one[2] == kind)
            keys = [key for key, _, _ in here]
            for other, name, own in onward if here else ():
                if not other:
                    yield from self._points_at(name, keys)
                else:
                    targets = self._values(own, keys) if own else [identifier for _, identifier, _ in here]
                    yield from self._who_points(other, name, targets)

    def _values(self, name: str, keys: Sequence[int]) -> list[str]:
        question = select(_C.value).where(_C.name == name, _C.value != "")
        return [
            value
            for some in _some(keys)
            for value in self._connection.execute(question.where(_C.entity.in_(some))).scalars()
        ]

    def _who_points(self, kind: str, name: str, targets: Sequence[str]) -> Iterator[tuple[int, str, str]]:
        question = select(_E.key, _E.id, _E.kind).join(claim, _C.entity == _E.key)
        question = question.where(_E.source == self._source, _E.kind == kind, _C.name == name)
        for some in _some(targets):
            yield from map(tuple, self._connection.execute(question.where(_C.target.in_(some))).all())

    def _points_at(self, name: str, keys: Sequence[int]) -> Iterator[tuple[int, str, str]]:
        question = select(_E.key, _E.id, _E.kind).join(claim, _C.target == _E.id)
        question = question.where(_E.source == self._source, _C.name == name)
        for some in _some(keys):
            yield from map(tuple, self._connection.execute(question.where(_C.entity.in_(some))).all())

    # ------------------------------------------------------------ what stands around

    def rows(self, keys: Iterable[int]) -> list[Row]:
        """Entities by key, tombstones with what they said last."""
        found: list[Row] = []
        for some in _some(sorted(set(keys))):
            said: dict[int, dict[str, list[str]]] = {}
            question = select(_C.entity, _C.name, _C.value).where(_C.entity.in_(some), _C.value != "")
            for key, name, value in self._connection.execute(question.order_by(_C.entity, _C.number)):
                said.setdefault(key, {}).setdefault(name, []).append(value)
            spine = select(_E.key, _E.id, _E.kind, _E.deleted, _E.updated).where(_E.key.in_(some))
            for key, identifier, kind, deleted, updated in self._connection.execute(spine.order_by(_E.key)):
                own = {name: tuple(values) for name, values in said.get(key, {}).items()}
                found.append(Row(key, identifier, kind, bool(deleted), updated, own))
        return found

    def named(self, identifiers: Iterable[str]) -> list[Row]:
        """Entities by identifier."""
        keys: list[int] = []
        question = select(_E.key).where(_E.source == self._source)
        for some in _some(sorted({one.casefold() for one in identifiers})):
            keys += self._connection.execute(question.where(_E.id.in_(some))).scalars()
        return self.rows(keys)

    def pointing(self, kind: str, name: str, targets: Iterable[str]) -> list[Row]:
        """The entities of a kind that name one of these targets, tombstones left out."""
        keys = [key for key, _, _ in self._who_points(kind, name, sorted(set(targets)))]
        return [row for row in self.rows(keys) if not row.deleted]

    def before(self, keys: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """What entities said before, as it came, the newest first."""
        p = entity_past.c
        found: dict[int, list[str]] = {}
        for some in _some(sorted(set(keys))):
            question = select(p.entity, p.xml).where(p.entity.in_(some), p.deleted == 0)
            for key, told in self._connection.execute(question.order_by(p.entity, p.version.desc())):
                found.setdefault(key, []).append(told)
        return {key: tuple(said) for key, said in found.items()}

    # ------------------------------------------------------------ what was kept

    def kept(self, keys: Sequence[int]) -> dict[int, KeptEntry]:
        """What is kept of the entries of these entities."""
        found = {}
        for some in _some(keys):
            for row in self._connection.execute(select(register_entry).where(_R.entity.in_(some))):
                found[row.entity] = KeptEntry(row.content, row.version, row.digest)
        return found

    def keep(self, entries: Mapping[int, KeptEntry]) -> None:
        """Keep this of entries, in the place of what was kept of them."""
        for some in _some(sorted(entries)):
            self._connection.execute(delete(register_entry).where(_R.entity.in_(some)))
        rows = [(key, one.content, one.version, one.digest) for key, one in sorted(entries.items())]
        fill(self._connection, register_entry, rows)


def _some(all_of_them: Iterable[T]) -> Iterator[list[T]]:
    found = iter(all_of_them)
    while some := list(islice(found, CHUNK)):
        yield some
