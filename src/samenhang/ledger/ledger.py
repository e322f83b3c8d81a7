# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger: one memory of all that was read, found and said. SQL is the truth, the index follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, select, true

from samenhang.ledger import audit, owed, questions, shelf, tables
from samenhang.ledger.accounts import Accounts
from samenhang.ledger.audit import Chain, Line
from samenhang.ledger.engine import reading, writing
from samenhang.ledger.follow import Follower
from samenhang.ledger.index import SearchIndex
from samenhang.ledger.ink import Ink
from samenhang.ledger.inventory import KeptFile, Status
from samenhang.ledger.naming import fold_dossier
from samenhang.ledger.originals import Originals
from samenhang.ledger.owed import OwedPage, OwedRequest
from samenhang.ledger.place import Place
from samenhang.ledger.query import parse
from samenhang.ledger.saved import SavedSearches
from samenhang.ledger.search import Found, Request, nothing, search
from samenhang.ledger.shelf import Entry, Kept
from samenhang.ledger.sight import Asking, Sight, page, sight_of
from samenhang.ledger.standing import Standing, What, standing
from samenhang.model import Correction, Document, Event, Evidence, FollowUp, Link, Mark, MarkKind, Review
from samenhang.viewer import OWNER, Role, Viewer

FEW = 200
"""Documents that a search waits for when the index is behind; for more it says how far behind it is."""

PAGE = 500
"""Rows that are read at a time: no list holds the ledger for long."""

MANY = 200
"""Documents that may be written before the index follows."""

HEARD = 12_000
"""Passages that may wait in memory for the index."""


class Ledger:
    """Open one with `open_ledger`, and close it or use it in a `with` statement.

    Everything that reads sees one state of the ledger and never waits for a writer; a document is named by
    the beginning of its digest (six characters at least), by identifier or by file name. What the viewer may
    not see does not exist: not in a list, not in a count, not in an error.
    """

    def __init__(
        self, engine: Engine, place: Place, wait: float, index: SearchIndex, viewer: Viewer = OWNER
    ) -> None:
        self._engine = engine
        self._wait = wait
        self._index = index
        self._follower = Follower(index, self._reading)
        self._fresh = 0  # documents written here that the index has not seen
        self.place = place
        self.viewer = viewer
        self.originals = Originals(place.originals)  # the files as they came, by their digests

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the index follow what was written here, and let go of files and connections.

        What `seen_by` gave shares them, and must not be used afterwards.
        """
        try:
            if self._fresh:
                self.catch_up()
        finally:
            self._index.close()
            self._engine.dispose()

    def seen_by(self, viewer: Viewer) -> Ledger:
        """The same ledger through this viewer's eyes. Close the one that was opened, not this one."""
        return Ledger(self._engine, self.place, self._wait, self._index, viewer)

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self.place)

    @contextmanager
    def _looking(self) -> Iterator[tuple[Connection, Sight]]:
        """A connection that reads, and what the viewer sees through it."""
        with self._reading() as connection:
            yield connection, sight_of(connection, self.viewer)

    # ------------------------------------------------------------ writing

    @contextmanager
    def writing(self, when: str = "", reader: str = "") -> Iterator[Ink]:
        """One transaction of the one writer: all of it is kept, or after an error nothing.

        `when` is the moment of adding as ISO text, `reader` the version of the readers. Put some fifty
        documents in one transaction: that is fast, and lets other writers in between.
        """
        with writing(self._engine, self.place, self._wait) as connection:
            ink = Ink(connection, when, reader)
            yield ink
            written = ink.finish()
        if ink.forgotten:
            self._follower.forget(ink.forgotten, self._wait)
        self._fresh += written
        if self._follower.hear(ink.told) >= HEARD or self._fresh >= MANY:
            self.catch_up()

    def catch_up(self, report: Callable[[int, int], None] | None = None) -> int:
        """Let the search index follow. Gives how many documents it is still behind (0 as a rule).

        `report` is told the documents done and in all. Another program that writes the index is waited for.
        """
        behind = self._follower.catch_up(self._wait, report)
        self._fresh = 0
        return behind

    def rebuild_index(self, report: Callable[[int, int], None] | None = None) -> int:
        """Make the search index anew beside the old one, and put it in its place. Gives its documents."""
        self._fresh = 0
        return self._follower.rebuild(self._wait, report)

    # ------------------------------------------------------------ files

    def knows(self, digest: str, reader: str = "") -> bool:
        """Whether a file was read, or found unreadable, by readers of this version."""
        return digest in self.known([digest], reader)

    def known(self, digests: Iterable[str], reader: str = "") -> frozenset[str]:
        """Those of these files that were read, or found unreadable, by readers of this version."""
        f = tables.file.c
        question = select(f.digest).where(f.reader == reader, f.status != "waiting")
        wanted = list(digests)
        with self._looking() as (connection, sight):
            question = question.where(sight.sees_file())
            pages = (wanted[at : at + PAGE] for at in range(0, len(wanted), PAGE))
            found = (connection.execute(question.where(f.digest.in_(page))).scalars() for page in pages)
            return frozenset(digest for page in found for digest in page)

    def files_of(self, digests: Iterable[str]) -> Iterator[KeptFile]:
        """Those of these files that were ever offered, and what became of them."""
        wanted = list(digests)
        for at in range(0, len(wanted), PAGE):
            chosen = select(tables.file).where(tables.file.c.digest.in_(wanted[at : at + PAGE]))
            with self._looking() as (connection, sight):
                rows = connection.execute(chosen.where(sight.sees_file())).all()
            for row in rows:
                yield KeptFile(*row[1:])

    def status(self) -> Status:
        """How complete the ledger is. Files that were not read are for who looks after them."""
        f, d, p = tables.file.c, tables.document.c, tables.passage.c
        with self._looking() as (connection, sight):
            by_reason = select(f.status, f.code, func.count()).where(sight.sees_file())
            counted = connection.execute(by_reason.group_by(f.status, f.code)).all()
            seen = select(d.key).where(sight.sees())
            documents = connection.execute(select(func.count(d.key)).where(sight.sees())).scalar_one()
            inside = true() if sight.keys is None else p.document.in_(seen)
            passages = connection.execute(select(func.count(p.number)).where(inside)).scalar_one()
            behind = self._follower.behind(connection, sight.sees())
        sums = {
            name: sum(n for status, _, n in counted if status == name)
            for name in ("read", "unread", "waiting")
        }
        reasons = {code: n for status, code, n in sorted(counted, key=str) if status == "unread"}
        return Status(**sums, reasons=reasons, documents=documents, passages=passages, behind=behind)

    def files(self, status: str | None = None) -> Iterator[KeptFile]:
        """Every file that was offered, in the order of adding; or those that are read, unread or waiting."""
        table, last = tables.file, 0
        chosen = select(table) if status is None else select(table).where(table.c.status == status)
        while True:
            with self._looking() as (connection, sight):
                asked = chosen.where(sight.sees_file(), table.c.key > last).order_by(table.c.key)
                rows = connection.execute(asked.limit(PAGE)).all()
            for row in rows:
                yield KeptFile(*row[1:])
            if len(rows) < PAGE:
                return
            last = rows[-1][0]

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

    def versions(self, name: str) -> tuple[Entry, ...]:
        """All versions of a paper, oldest first."""
        with self._looking() as (connection, sight):
            series = questions.one(connection, name, sight)[1].series
            question = shelf.spines(sight).where(tables.document.c.series == series)
            found = connection.execute(question.order_by(tables.document.c.version))
            return tuple(shelf.entry_of(row) for row in found)

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
        """The documents that rules of another version marked, or none: to be marked again."""
        d = tables.document.c

        def question(sight: Sight) -> Select[Any]:
            return shelf.spines(sight).where(d.marks_version.is_distinct_from(version))

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

    # ------------------------------------------------------------ references

    def cites(self, name: str) -> tuple[Link, ...]:
        """The links of a document's references to other papers, in the order of the text."""
        return tuple(link for link in self.kept(name).links if link.mark.kind is MarkKind.REFERENCE)

    def cited_by(self, identifier: str, old: bool = False) -> Iterator[tuple[Entry, Link, Evidence]]:
        """Who refers to a paper: the document, the link and the words, in the order of adding."""
        with self._looking() as (connection, sight):
            found = list(questions.citing(connection, identifier, old, sight))
        yield from found

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

    # ------------------------------------------------------------ search

    def search(self, query: str | Request, limit: int = 10) -> Found:
        """The passages that answer a query best. Raises InvalidQuery with the place and the way out.

        If the index is a little behind it follows first; if far, the answer says how far.
        """
        request = query if isinstance(query, Request) else Request(query, limit)
        node = parse(request.query)
        behind, state = self._follower.follow(FEW)
        with self._looking() as (connection, sight):
            if behind:
                behind = self._follower.behind(connection, sight.sees())
            searcher = self._index.searcher(state)
            if searcher is None:
                return nothing(request, behind)
            found = search(connection, searcher, request, node, sight, state.reached)
        return found if not behind else Found(found.query, found.total, found.hits, found.facets, behind)

    # ------------------------------------------------------------ people

    @contextmanager
    def accounts(self) -> Iterator[Accounts]:
        """Who may come in, and who is in."""
        with self._reading() as connection:
            yield Accounts(connection)

    @contextmanager
    def saved(self) -> Iterator[SavedSearches]:
        """The searches that people keep."""
        with self._reading() as connection:
            yield SavedSearches(connection)

    def audit_lines(self, after: int = 0, limit: int = 100) -> tuple[Line, ...]:
        """Lines of the audit log after a number, oldest first; none for who is no administrator."""
        if not self.viewer.role.at_least(Role.ADMINISTRATOR):
            return ()
        with self._reading() as connection:
            return tuple(audit.lines(connection, after, limit))

    def verify_audit(self) -> Chain:
        """Whether the audit log is whole; if not, which line is the first that is not as it was written."""
        with self._reading() as connection:
            return audit.verify(connection)


def _spines(old: bool) -> Asking:
    """The spines of the newest versions of papers, or of all that are seen."""

    def question(sight: Sight) -> Select[Any]:
        return shelf.spines(sight) if old else shelf.spines(sight).where(sight.current())

    return question
