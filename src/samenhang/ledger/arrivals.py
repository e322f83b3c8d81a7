# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What sources bring is kept here: each entity as it is now, what it said before, and how far we are.

    with ledger.writing() as ink:
        kept = ArrivalsInk(ink.connection).keep(delivery)

A delivery and the cursor after it are one transaction: killed anywhere, nothing is lost and nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from samenhang.ledger.arrival_tables import (
    answer,
    claim,
    entity,
    entity_past,
    oddity,
    origin,
    source_round,
    stream,
)
from samenhang.ledger.engine import fill

CHUNK = 400
"""Identifiers in one question."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a source says; `target` is what it is looked up by, None for what nobody looks up."""

    name: str
    form: str
    value: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A version of an entity. `content` is a hash of what it says: equal means that it says the same.

    A tombstone (`deleted`) says nothing else: what was said before stays as it was. `odd` are pairs of what
    no table knows and an example.
    """

    id: str
    kind: str
    updated: str
    deleted: bool
    xml: str
    content: str
    cursor: str
    enclosure: str = ""
    media: str = ""
    length: int = 0
    statements: tuple[Statement, ...] = ()
    odd: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one answer of a stream of a source brought, with the cursor after it; `digest` is the answer's."""

    source: str
    stream: str
    cursor: str
    when: str
    address: str
    digest: str
    arrivals: Sequence[Arrival] = field(repr=False)


@dataclass(slots=True)
class Tally:
    """How many versions were new, said something else than before, were tombstones, or said the same again.
    `odd` are those who were told of for the first time."""

    new: int = 0
    changed: int = 0
    deleted: int = 0
    again: int = 0
    odd: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another's with this one's."""
        self.new += other.new
        self.changed += other.changed
        self.deleted += other.deleted
        self.again += other.again
        self.odd += other.odd


class ArrivalsInk:
    """The writing side, within a transaction of the one writer."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changed = int(connection.execute(select(func.max(entity.c.changed))).scalar() or 0)

    def keep(self, delivery: Delivery) -> Tally:
        """Keep what came and how far the stream is now."""
        tally = Tally()
        for arrivals in _distinct(delivery.arrivals):
            self._keep_each_once(delivery.source, arrivals, tally)
        self._note_odd(delivery, tally)
        self._note_answer(delivery)
        s = stream.c
        at = s.source == delivery.source, s.name == delivery.stream
        self._begin(delivery.source, delivery.stream)
        more = {"pages": s.pages + 1, "entities": s.entities + len(delivery.arrivals)}
        self._connection.execute(update(stream).where(*at).values(cursor=delivery.cursor, **more))
        return tally

    def note_round(self, source: str, name: str, when: str, problem: str | None, code: str = "") -> None:
        """That a stream was followed to its end (`problem` None), or why it was not, also as a code."""
        self._begin(source, name)
        values = {"tried_at": when, "problem": problem, "code": code or None}
        values |= {} if problem else {"fresh_at": when}
        at = stream.c.source == source, stream.c.name == name
        self._connection.execute(update(stream).where(*at).values(**values))

    def stop(self, source: str, name: str) -> None:
        """Forget how far a stream is. What it brought stays."""
        self._connection.execute(delete(stream).where(stream.c.source == source, stream.c.name == name))

    def note_last(self, source: str, when: str, counts: Mapping[str, int]) -> None:
        """What came of the round of a source that has ended, by the names of the columns."""
        self._connection.execute(delete(source_round).where(source_round.c.source == source))
        self._connection.execute(insert(source_round).values(source=source, ended_at=when, **counts))

    def note_file(
        self,
        key: int,
        content: str,
        address: str,
        found: tuple[str | None, str | None],
        when: str,
        code: str = "",
    ) -> None:
        """What came of fetching the file of an entity: `found` is its digest, or None and the problem, with
        its code.

        A file that was fetched once stays known although a later try failed.
        """
        digest, problem = found
        row = {"content": content, "address": address, "problem": problem, "tried_at": when}
        row["code"] = code or None
        if digest is not None:
            row["digest"] = digest
        changed = self._connection.execute(update(origin).where(origin.c.entity == key).values(**row))
        if not changed.rowcount:
            self._connection.execute(insert(origin).values(entity=key, **{"digest": None, **row}))

    def _begin(self, source: str, name: str) -> None:
        at = stream.c.source == source, stream.c.name == name
        if self._connection.execute(select(stream.c.name).where(*at)).first() is None:
            row = {"source": source, "name": name, "cursor": "", "pages": 0, "entities": 0}
            self._connection.execute(insert(stream).values(**row))

    def _keep_each_once(self, source: str, arrivals: Sequence[Arrival], tally: Tally) -> None:
        known = self._known(source, [one.id for one in arrivals])
        new = [one for one in arrivals if one.id not in known]
        tally.new += len(new)
        self._add(source, new)
        same: list[tuple[int, Arrival]] = []
        other: list[tuple[int, Arrival]] = []
        for one in arrivals:
            if one.id in known:
                key, content, gone = known[one.id]
                (same if (content, gone) == (one.content, one.deleted) else other).append((key, one))
        tally.again += len(same)
        tally.changed += sum(not one.deleted for _, one in other)
        tally.deleted += sum(one.deleted for one in new) + sum(one.deleted for _, one in other)
        self._issue(same)
        self._change(other)

    def _known(self, source: str, ids: list[str]) -> dict[str, tuple[int, str, bool]]:
        e = entity.c
        question = select(e.id, e.key, e.content, e.deleted).where(e.source == source)
        found = {}
        for at in range(0, len(ids), CHUNK):
            for row in self._connection.execute(question.where(e.id.in_(ids[at : at + CHUNK]))):
                found[row.id] = (row.key, row.content, bool(row.deleted))
        return found

    def _add(self, source: str, arrivals: Sequence[Arrival]) -> None:
        if not arrivals:
            return
        last = self._connection.execute(select(func.max(entity.c.key))).scalar() or 0
        keyed = list(enumerate(arrivals, last + 1))
        fill(self._connection, entity, [(*_row(key, source, one), self._next()) for key, one in keyed])
        self._add_claims(keyed)

    def _add_claims(self, keyed: Iterable[tuple[int, Arrival]]) -> None:
        rows = [
            (key, number, said.name, said.form, said.value, said.target)
            for key, one in keyed
            for number, said in enumerate(one.statements, 1)
        ]
        fill(self._connection, claim, rows)

    def _issue(self, same: Sequence[tuple[int, Arrival]]) -> None:
        """The same once more: only its moment of change and its place in the feed are other than before."""
        if same:
            again = update(entity).where(entity.c.key == bindparam("which"))
            again = again.values(
                issued=entity.c.issued + 1,
                updated=bindparam("at"),
                cursor=bindparam("to"),
                xml=bindparam("as_it_came"),
            )
            rows = [
                {"which": key, "at": one.updated, "to": one.cursor, "as_it_came": one.xml}
                for key, one in same
            ]
            self._connection.execute(again, rows)

    def _change(self, other: Sequence[tuple[int, Arrival]]) -> None:
        """Other than before: what it was goes to the past. A tombstone leaves the claims standing."""
        if not other:
            return
        e = entity.c
        keys = [key for key, _ in other]
        before = select(e.key, e.version, e.updated, e.deleted, e.xml)
        names = [column.name for column in entity_past.columns]
        became = update(entity).where(e.key == bindparam("which"))
        became = became.values(issued=e.issued + 1, version=e.version + 1)
        for at in range(0, len(keys), CHUNK):
            old = before.where(e.key.in_(keys[at : at + CHUNK]))
            self._connection.execute(insert(entity_past).from_select(names, old))
        columns = [column.name for column in entity.columns][3:12]
        became = became.values({name: bindparam(f"new_{name}") for name in (*columns, "changed")})
        said = [{"which": key, **_named(columns, _row(0, "", one)[3:12])} for key, one in other]
        rows = [{**row, "new_changed": self._next()} for row in said]
        self._connection.execute(became, rows)
        alive = [(key, one) for key, one in other if not one.deleted]
        for at in range(0, len(alive), CHUNK):
            gone = [key for key, _ in alive[at : at + CHUNK]]
            self._connection.execute(delete(claim).where(claim.c.entity.in_(gone)))
        self._add_claims(alive)

    def _next(self) -> int:
        self._changed += 1
        return self._changed

    def _note_odd(self, delivery: Delivery, tally: Tally) -> None:
        """Report what no table knows, once in the life of the ledger."""
        first: dict[tuple[str, str], tuple[str, str]] = {}
        for one in delivery.arrivals:
            for what, sample in one.odd:
                first.setdefault((one.kind, what), (sample, one.id))
        for (kind, what), (sample, whose) in first.items():
            key = {"source": delivery.source, "kind": kind, "what": what}
            at = [oddity.c[name] == value for name, value in key.items()]
            if self._connection.execute(select(oddity.c.what).where(*at)).first() is None:
                self._connection.execute(insert(oddity).values(**key, sample=sample, entity=whose))
                tally.odd.append(f"{kind}: {what} ({sample})" if sample else f"{kind}: {what}")

    def _note_answer(self, delivery: Delivery) -> None:
        a = answer.c
        at = a.source == delivery.source, a.digest == delivery.digest
        if delivery.digest and self._connection.execute(select(a.digest).where(*at)).first() is None:
            row = (delivery.source, delivery.digest, delivery.stream, delivery.address, delivery.when)
            fill(self._connection, answer, [row])


def _row(key: int, source: str, one: Arrival) -> tuple[Any, ...]:
    """The columns of `entity` but the last, in their order, for a version that is the first."""
    said = (one.id, one.kind, one.updated, int(one.deleted), one.xml, one.content)
    return (key, source, *said, one.cursor, one.enclosure, one.media, one.length, 1, 1)


def _named(columns: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    return {f"new_{name}": value for name, value in zip(columns, values, strict=True)}


def _distinct(arrivals: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    """The arrivals in their order, in stretches in which none comes twice."""
    stretch: dict[str, Arrival] = {}
    for one in arrivals:
        if one.id in stretch:
            yield list(stretch.values())
            stretch = {}
        stretch[one.id] = one
    if stretch:
        yield list(stretch.values())
