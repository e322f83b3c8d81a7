# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be asked of the ledger's SQL, as one viewer sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, select, true

from samenhang.ledger import owed, questions, shelf, tables
from samenhang.ledger.actors import Actors
from samenhang.ledger.catalogue import Catalogue
from samenhang.ledger.dossiers import Dossiers
from samenhang.ledger.engine import reading
from samenhang.ledger.naming import fold_dossier
from samenhang.ledger.origins import Origin, origins_of, parted
from samenhang.ledger.owed import OwedPage, OwedRequest
from samenhang.ledger.place import Place
from samenhang.ledger.shelf import Entry, Kept
from samenhang.ledger.sight import Asking, Sight, page, sight_of
from samenhang.ledger.standing import Standing, What, standing
from samenhang.model import (
    Correction,
    Document,
    Event,
    Evidence,
    FollowUp,
    Link,
    Mark,
    MarkKind,
    Media,
    Review,
)  # fmt: skip
from samenhang.viewer import Viewer

PAGE = 500
"""Rows that are read at a time: no list holds the ledger for long."""

_STATED = (Media.SHEET.value, Media.REGISTER.value)
"""Forms of documents of which somebody said what their lines are."""


class Reader:
    """One state of the ledger for each question, whatever is written meanwhile.

    A document is named by the beginning of its digest (six characters at least), by identifier or by file
    name. What the viewer may not see does not exist: not in a list, not in a count, not in an error.
    """

    def __init__(self, engine: Engine, place: Place, viewer: Viewer) -> None:
        self._engine = engine
        self.place = place
        self.viewer = viewer

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self.place)

    @contextmanager
    def _looking(self) -> Iterator[tuple[Connection, Sight]]:
        """A connection that reads, and what the viewer sees through it."""
        with self._reading() as connection:
            yield connection, sight_of(connection, self.viewer)

    def looking(self) -> AbstractContextManager[tuple[Connection, Sight]]:
        """For a desk's store: a connection that reads one state of the ledger, and what the viewer sees."""
        return self._looking()

    def _pages(self, question: Asking) -> Iterator[Any]:
        """The rows of a question in pages by key, so that no page holds the ledger for long."""
        last: int | None = 0
        while last is not None:
            with self._looking() as (connection, sight):
                rows, last = page(connection, sight, question, last, PAGE)
            yield from rows

    # ------------------------------------------------------------ documents

    def entry(self, name: str) -> Entry:
        """The spine of a document. Raises NotFound, and InvalidInput where a name fits several papers."""
        with self._looking() as (connection, sight):
            return questions.one(connection, name, sight)[1]

    def document(self, name: str) -> Document:
        """The document itself, as it was read."""
        with self._looking() as (connection, sight):
            key, entry = questions.one(connection, name, sight)
            return shelf.documents(connection, {key: entry})[key]

    def kept(self, name: str) -> Kept:
        """A document with all that was found in it and said of it."""
        with self._looking() as (connection, sight):
            key, entry = questions.one(connection, name, sight)
            return next(shelf.everything(connection, {key: entry}))

    def changed(self, digest: str) -> int:
        """A number that rises when a document is read or marked anew, or is seen by others; 0 for none."""
        d, f = tables.document.c, tables.file.c
        question = select(d.changed).join_from(tables.document, tables.file, f.key == d.key)
        with self._looking() as (connection, sight):
            return connection.execute(question.where(f.digest == digest, sight.sees())).scalar() or 0

    def versions(self, name: str) -> tuple[Entry, ...]:
        """All versions of a paper, oldest first."""
        with self._looking() as (connection, sight):
            series = questions.one(connection, name, sight)[1].series
            question = shelf.spines(sight).where(tables.document.c.series == series)
            found = connection.execute(question.order_by(tables.document.c.version))
            return tuple(shelf.entry_of(row) for row in found)

    def origins(self, name: str) -> tuple[Origin, ...]:
        """Where a document came from: its own file and its copies, the one that leads first."""
        with self._looking() as (connection, sight):
            key, _ = questions.one(connection, name, sight)
            return origins_of(connection, [key])[key]

    def parted(self, name: str) -> tuple[Entry, ...]:
        """The documents that people took apart from this one."""
        with self._looking() as (connection, sight):
            _, entry = questions.one(connection, name, sight)
            keys = questions.digests(connection, parted(connection, entry.digest), sight)
            return tuple(questions.by_key(connection, set(keys.values()), sight).values())

    def entries(self, old: bool = False) -> Iterator[Entry]:
        """The spines of all documents in the order of adding; older versions only where `old` is true."""
        for row in self._pages(_spines(old)):
            yield shelf.entry_of(row)

    def everything(self, old: bool = True) -> Iterator[Kept]:
        """All that the ledger holds, document by document in the order of adding, a few in memory at once."""
        last: int | None = 0
        while last is not None:
            with self._looking() as (connection, sight):
                rows, last = page(connection, sight, _spines(old), last, shelf.BATCH)
                batch = list(shelf.everything(connection, {row[0]: shelf.entry_of(row) for row in rows}))
            yield from batch

    def stale(self, version: str) -> Iterator[Document]:
        """The documents that rules of another version marked, or none: to be marked again.

        What a list says was taken in by what a person said of its columns, and what an entry of a register
        says by its source: no rule finds it again.
        """
        d = tables.document.c

        def question(sight: Sight) -> Select[Any]:
            return shelf.spines(sight).where(
                d.marks_version.is_distinct_from(version), d.media.not_in(_STATED)
            )

        for row in self._pages(question):
            with self._reading() as connection:
                yield shelf.documents(connection, {row[0]: shelf.entry_of(row)})[row[0]]

    def dossier(self, number: str, old: bool = False) -> tuple[Entry, ...]:
        """The papers of a dossier ("33763", "36410-VII", "33 763") by date, then as they were added."""
        a, d = tables.alias.c, tables.document.c
        with self._looking() as (connection, sight):
            question = _spines(old)(sight).join(tables.alias, a.document == d.key)
            question = question.where(a.kind == "dossier", a.value == fold_dossier(number))
            found = connection.execute(question.order_by(func.coalesce(d.earliest, "9"), d.key))
            return tuple(shelf.entry_of(row) for row in found)

    @contextmanager
    def catalogue(self) -> Iterator[Catalogue]:
        """What there is, in pages and with counts."""
        with self._looking() as (connection, sight):
            yield Catalogue(connection, sight)

    @property
    def dossiers(self) -> Dossiers:
        """Which dossiers there are, what happened in them, and what cites what."""
        return Dossiers(self._looking)

    @property
    def actors(self) -> Actors:
        """Who there are, where they are named, what they sent, owe and asked for."""
        return Actors(self._looking)

    # ------------------------------------------------------------ references

    def cites(self, name: str) -> tuple[Link, ...]:
        """The links of a document's references to other papers, in the order of the text."""
        return tuple(link for link in self.kept(name).links if link.mark.kind is MarkKind.REFERENCE)

    def cited_by(self, identifier: str, old: bool = False) -> Iterator[tuple[Entry, Link, Evidence]]:
        """Who refers to a paper: the document, the link and the words, in the order of adding."""
        with self._looking() as (connection, sight):
            found = list(questions.citing(connection, identifier, old, sight))
        yield from found

    def cited_count(self, identifier: str) -> int:
        """How many documents refer to a paper, in their current version."""
        with self._looking() as (connection, sight):
            return questions.citing_count(connection, identifier, sight)

    def passages_at(self, places: Sequence[tuple[str, int]]) -> dict[tuple[str, int], int]:
        """The numbers of the passages that hold these places, each a digest and an offset in its text."""
        with self._looking() as (connection, sight):
            return questions.passages_at(connection, places, sight)

    def candidates(self, identifiers: Iterable[str]) -> dict[str, Entry]:
        """Those of these identifiers that are documents here, in their current version."""
        with self._looking() as (connection, sight):
            return questions.candidates(connection, list(identifiers), sight)

    # ------------------------------------------------------------ findings

    def events(self, names: Sequence[str] | None = None) -> tuple[tuple[Entry, Event], ...]:
        """What happened, in order, from these documents or from the current version of all."""
        with self._looking() as (connection, sight):
            return tuple(questions.events(connection, questions.keys(connection, names, sight), sight))

    def follow_ups(
        self, names: Sequence[str] | None = None, kind: MarkKind | None = None, state: str | None = None
    ) -> tuple[tuple[Entry, FollowUp], ...]:
        """What somebody must come back on, from these documents or from the current version of all."""
        with self._looking() as (connection, sight):
            chosen = questions.keys(connection, names, sight)
            return tuple(questions.follow_ups(connection, chosen, kind, state, sight))

    def owed(self, request: OwedRequest) -> OwedPage:
        """One page of what is owed, as it stands on a day, the longest overdue first."""
        with self._looking() as (connection, sight):
            return owed.owed(connection, sight, request)

    def owed_counts(self, day: date) -> dict[tuple[str, str], int]:
        """How many follow-ups there are by kind and by state on a day, in the current version of all."""
        with self._looking() as (connection, sight):
            return owed.counts(connection, sight, day)

    def reviews(self, name: str) -> tuple[Review, ...]:
        """What people said of a document in any of its versions, oldest first."""
        with self._looking() as (connection, sight):
            return questions.reviews(connection, questions.one(connection, name, sight)[1], sight)

    def corrections(self, name: str, loose: bool = False) -> tuple[Correction, ...]:
        """What was put right by hand in a document, in that order; or of it what is left over (`loose`).

        Left over is a correction whose words a newer reader does not find: kept, and for a person to look at.
        """
        c = tables.correction.c
        with self._looking() as (connection, sight):
            digest = questions.one(connection, name, sight)[1].digest
            where = (c.digest == digest) & (c.loose == 1) if loose else c.digest == digest
            return shelf.corrections(connection, where).get(digest, ())

    def corrected(self) -> dict[str, tuple[Correction, ...]]:
        """Every document in which something was put right, by its digest, with its corrections in order."""
        with self._reading() as connection:
            return shelf.corrections(connection, true())

    def standing(self, name: str) -> Standing:
        """What stands of a document: what was found, with what people said of it laid over."""
        with self._looking() as (connection, sight):
            key, entry = questions.one(connection, name, sight)
            kept = next(shelf.everything(connection, {key: entry}))
            said = questions.reviews(connection, entry, sight)
        found: tuple[What, ...] = (*kept.document.facts, *kept.marks, *kept.links, *kept.follow_ups)
        return standing(kept.document, found, said)

    def marks(self, name: str) -> tuple[Mark, ...]:
        """What the machine found in a document, whatever people said of it."""
        return self.kept(name).marks


def _spines(old: bool) -> Asking:
    """The spines of the newest versions of papers, or of all that are seen."""
    return lambda sight: shelf.spines(sight) if old else shelf.spines(sight).where(sight.current())
