# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be asked of that which sources brought: how far, how fresh, what it says, which files it has.

with ledger.looking() as (connection, _):
    streams = Arrived(connection).streams()
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from samenhang.ledger.arrival_tables import claim, entity, entity_past, oddity, origin, source_round, stream
from samenhang.ledger.arrivals import CHUNK, Statement

_E, _O, _C = entity.c, origin.c, claim.c
TITLES = ("titel", "onderwerp", "citeertitel", "alias")


@dataclass(frozen=True, slots=True)
class Stream:
    """How far one stream of a source was followed; moments as ISO text, None where it never was."""

    source: str
    name: str
    cursor: str
    pages: int
    entities: int
    tried: str | None
    fresh: str | None
    problem: str | None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class LastRound:
    """What came of the last round of a source; `entries` are those of its register, new or changed."""

    source: str
    ended: str
    new: int
    changed: int
    deleted: int
    again: int
    entries: int
    files: int
    unread: int
    failed: int


@dataclass(frozen=True, slots=True)
class MissingFile:
    """A file that could not be fetched: whose, why, as a code where one is known, and when it was tried."""

    id: str
    problem: str
    code: str
    tried: str


@dataclass(frozen=True, slots=True)
class Said:
    """An entity as its source keeps it, with what it says, and how often that was other than before;
    `enclosure` is where its file is."""

    key: int
    source: str
    id: str
    kind: str
    updated: str
    deleted: bool
    xml: str
    issued: int
    version: int
    statements: tuple[Statement, ...]
    enclosure: str = ""

    def first(self, name: str) -> str:
        """The value of the first statement of a name, "" where there is none."""
        return next((said.value for said in self.statements if said.name == name), "")


@dataclass(frozen=True, slots=True)
class Past:
    """What an entity said before."""

    version: int
    updated: str
    deleted: bool
    xml: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is not here yet, or was fetched for another version of its entity."""

    key: int
    id: str
    kind: str
    content: str
    address: str
    media: str
    length: int


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose files are wanted: of a dossier ("30821", "36600-X"), since a day or year, with words in a title.

    What is empty bounds nothing.
    """

    dossier: str = ""
    since: str = ""
    query: str = ""

    @property
    def anything(self) -> bool:
        """Whether it bounds anything."""
        return bool(self.dossier or self.since or self.query)


class Arrived:
    """The reading side, on a connection that sees one state of the ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def streams(self, source: str | None = None) -> tuple[Stream, ...]:
        """The streams that are followed, of one source or of all."""
        question = select(stream).order_by(stream.c.source, stream.c.name)
        if source is not None:
            question = question.where(stream.c.source == source)
        return tuple(Stream(*row) for row in self._connection.execute(question))

    def cursor(self, source: str, name: str) -> str:
        """Where to go on with a stream; "" for one that was never followed."""
        at = stream.c.source == source, stream.c.name == name
        return self._connection.execute(select(stream.c.cursor).where(*at)).scalar() or ""

    def counted(self, source: str) -> dict[str, tuple[int, int]]:
        """By kind, how many entities there are and how many of them are tombstones."""
        question = select(_E.kind, func.count(), func.sum(_E.deleted)).where(_E.source == source)
        rows = self._connection.execute(question.group_by(_E.kind).order_by(_E.kind))
        return {kind: (count, int(gone)) for kind, count, gone in rows}

    def oddities(self, source: str) -> tuple[str, ...]:
        """What the source sent that no table knows, each once, with the first example."""
        o = oddity.c
        question = select(o.kind, o.what, o.sample).where(o.source == source).order_by(o.kind, o.what)
        return tuple(
            f"{kind}: {what} ({sample})" if sample else f"{kind}: {what}"
            for kind, what, sample in self._connection.execute(question)
        )

    def entity(self, source: str, identifier: str) -> Said | None:
        """One entity, a tombstone too; None for one that never came."""
        found = self._said(_E.source == source, _E.id == identifier.casefold())
        return next(found, None)

    def about(self, digest: str) -> tuple[Said, ...]:
        """What sources say of a file, one for each place that it came from."""
        keys = select(_O.entity).where(_O.digest == digest)
        return tuple(self._said(_E.key.in_(keys)))

    def pointing_to(self, source: str, target: str, kind: str) -> tuple[Said, ...]:
        """The entities of a kind that name a target, tombstones left out."""
        keys = select(claim.c.entity).where(claim.c.target == target)
        return tuple(self._said(_E.key.in_(keys), _E.source == source, _E.kind == kind, _E.deleted == 0))

    def past(self, key: int) -> tuple[Past, ...]:
        """What an entity said before, oldest first."""
        p = entity_past.c
        question = select(p.version, p.updated, p.deleted, p.xml).where(p.entity == key).order_by(p.version)
        return tuple(
            Past(row.version, row.updated, bool(row.deleted), row.xml)
            for row in self._connection.execute(question)
        )

    def _said(self, *at: ColumnElement[bool]) -> Iterator[Said]:
        columns = (_E.key, _E.source, _E.id, _E.kind, _E.updated, _E.deleted, _E.xml, _E.issued, _E.version)
        question = select(*columns, _E.enclosure).where(*at).order_by(_E.key)
        for row in self._connection.execute(question).all():
            c = claim.c
            says = select(c.name, c.form, c.value, c.target).where(c.entity == row.key).order_by(c.number)
            statements = tuple(Statement(*said) for said in self._connection.execute(says))
            yield Said(*row[:5], bool(row.deleted), *row[6:9], statements, row.enclosure)

    # ------------------------------------------------------------ files

    def wanted(
        self, source: str, kinds: tuple[str, ...], chosen: Selection, after: int, limit: int
    ) -> list[Wanted]:
        """Files of these kinds that are to be fetched, after a key, in the order of arrival.

        A file that could not be fetched is wanted again.
        """
        question = select(_E.key, _E.id, _E.kind, _E.content, _E.enclosure, _E.media, _E.length)
        question = question.outerjoin(origin, _O.entity == _E.key)
        here = and_(_O.content == _E.content, _O.problem.is_(None), _O.digest.is_not(None))
        question = question.where(
            _E.source == source,
            _E.kind.in_(kinds),
            _E.deleted == 0,
            _E.enclosure != "",
            _E.key > after,
            or_(_O.entity.is_(None), ~here),
            *self._bounds(source, chosen),
        )
        rows = self._connection.execute(question.order_by(_E.key).limit(limit))
        return [Wanted(*row) for row in rows]

    def missing_files(self, source: str) -> tuple[tuple[str, str], ...]:
        """Files that could not be fetched: the identifier of the entity, and why."""
        question = select(_E.id, _O.problem).join(origin, _O.entity == _E.key)
        question = question.where(_E.source == source, _O.problem.is_not(None), _E.deleted == 0)
        return tuple((row.id, row.problem) for row in self._connection.execute(question.order_by(_E.key)))

    def missing(self, source: str, limit: int) -> tuple[int, tuple[MissingFile, ...]]:
        """How many files could not be fetched, and those that were tried last."""
        at = _E.source == source, _O.problem.is_not(None), _E.deleted == 0
        joined = entity.join(origin, _O.entity == _E.key)
        total = self._connection.execute(select(func.count()).select_from(joined).where(*at)).scalar() or 0
        question = select(_E.id, _O.problem, func.coalesce(_O.code, ""), _O.tried_at).select_from(joined)
        rows = self._connection.execute(
            question.where(*at).order_by(_O.tried_at.desc(), _E.key.desc()).limit(limit)
        )
        return total, tuple(MissingFile(*row) for row in rows)

    def last_round(self, source: str) -> LastRound | None:
        """What came of the last round of a source; None where there was none."""
        question = select(source_round).where(source_round.c.source == source)
        row = self._connection.execute(question).first()
        return LastRound(*row) if row else None

    def _bounds(self, source: str, chosen: Selection) -> Iterator[ColumnElement[bool]]:
        yield ~_says(_C.name == "status", func.lower(_C.value) == "casco")  # a report without text yet
        if chosen.dossier:
            yield _E.key.in_(self._of_dossier(source, chosen.dossier))
        if chosen.since:
            yield _says(_C.name == "datum", _C.value >= chosen.since)
        for word in chosen.query.split():
            yield _says(_C.name.in_(TITLES), _C.value.icontains(word, autoescape=True))

    def _of_dossier(self, source: str, dossier: str) -> set[int]:
        """The keys of the documents of a dossier: its own, those of its matters, what is annexed to them."""
        files = self._dossiers(source, dossier).values()
        found = self._naming(source, "Document", "kamerstukdossier", files)
        matters = self._naming(source, "Zaak", "kamerstukdossier", files)
        found |= self._naming(source, "Document", "zaak", matters.values())
        return set(found | self._naming(source, "Document", "bronDocument", found.values()))

    def _dossiers(self, source: str, dossier: str) -> dict[int, str]:
        """The dossiers of a number, with its addition where one is given: "36600-X"."""
        number, _, addition = dossier.partition("-")
        found = self._naming(source, "Kamerstukdossier", "nummer", [number])
        if not addition:
            return found
        c = _C
        question = select(c.entity).where(c.entity.in_(found), c.name == "toevoeging")
        question = question.where(func.lower(c.value) == addition.casefold())
        return {key: found[key] for key in self._connection.execute(question).scalars()}

    def _naming(self, source: str, kind: str, name: str, targets: Iterable[str]) -> dict[int, str]:
        """The entities of a kind that name one of the targets: their identifiers by key."""
        wanted = list(targets)
        question = select(_E.key, _E.id).join(claim, _C.entity == _E.key)
        question = question.where(_E.source == source, _E.kind == kind, _E.deleted == 0, _C.name == name)
        found: dict[int, str] = {}
        for at in range(0, len(wanted), CHUNK):
            rows = self._connection.execute(question.where(_C.target.in_(wanted[at : at + CHUNK])))
            found |= {row.key: row.id for row in rows}
        return found


def _says(*bounds: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether an entity says something itself, or the meeting does that it reports."""
    own = exists().where(_C.entity == _E.key, *bounds)
    meeting, points = entity.alias(), claim.alias()
    there = select(points.c.entity).join(meeting, meeting.c.id == points.c.target)
    there = there.join(claim, _C.entity == meeting.c.key).where(
        points.c.entity == _E.key, points.c.name == "vergadering", *bounds
    )
    return or_(own, there.correlate(entity).exists())
