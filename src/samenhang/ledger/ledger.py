# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger: one memory of all that was read, found and said. SQL is the truth, the index follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from samenhang.ledger import questions, shelf, tables
from samenhang.ledger.engine import reading, writing
from samenhang.ledger.follow import Follower
from samenhang.ledger.index import SearchIndex
from samenhang.ledger.ink import Ink
from samenhang.ledger.naming import fold_dossier
from samenhang.ledger.place import Place
from samenhang.ledger.query import parse
from samenhang.ledger.search import Found, Request, search
from samenhang.ledger.shelf import Entry, Kept
from samenhang.ledger.standing import Standing, What, standing
from samenhang.model import Document, Event, Evidence, FollowUp, Link, Mark, MarkKind, Review

FEW = 200
"""Documents that a search waits for when the index is behind; for more it says how far behind it is."""

MANY = 400
"""Documents that may be written before the index follows."""

HEARD = 12_000
"""Passages that may wait in memory for the index."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file and what became of it: `status` is read, unread or waiting; then why it was not read."""

    digest: str
    name: str
    place: str
    size: int
    status: str
    code: str | None
    what: str | None
    remedy: str | None
    reader: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Status:
    """How complete the ledger is: files read, not read (also by reason) and waiting."""

    read: int
    unread: int
    waiting: int
    reasons: dict[str, int]
    documents: int
    passages: int
    behind: int


class Ledger:
    """Open one with `open_ledger`, and close it or use it in a `with` statement.

    Everything that reads sees one state of the ledger and never waits for a writer; a document is named by
    the beginning of its digest (six characters at least), by identifier or by file name.
    """

    def __init__(self, engine: Engine, place: Place, wait: float, index: SearchIndex) -> None:
        self._engine = engine
        self._wait = wait
        self._index = index
        self._follower = Follower(index, self._reading)
        self._fresh = 0  # documents written here that the index has not seen
        self.place = place

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the index follow what was written here, and let go of files and connections."""
        try:
            if self._fresh:
                self.catch_up()
        finally:
            self._index.close()
            self._engine.dispose()

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self.place)

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
        with self._reading() as connection:
            pages = (wanted[at : at + 500] for at in range(0, len(wanted), 500))
            found = (connection.execute(question.where(f.digest.in_(page))).scalars() for page in pages)
            return frozenset(digest for page in found for digest in page)

    def status(self) -> Status:
        """How complete the ledger is."""
        f = tables.file.c
        with self._reading() as connection:
            counted = connection.execute(
                select(f.status, f.code, func.count()).group_by(f.status, f.code)
            ).all()
            documents = connection.execute(select(func.count()).select_from(tables.document)).scalar_one()
            passages = connection.execute(select(func.count()).select_from(tables.passage)).scalar_one()
            behind = self._follower.behind(connection)
        sums = {
            name: sum(n for status, _, n in counted if status == name)
            for name in ("read", "unread", "waiting")
        }
        reasons = {code: n for status, code, n in sorted(counted, key=str) if status == "unread"}
        return Status(**sums, reasons=reasons, documents=documents, passages=passages, behind=behind)

    def files(self, status: str | None = None) -> Iterator[KeptFile]:
        """Every file that was offered, in the order of adding; or those that are read, unread or waiting."""
        table = tables.file
        question = select(table) if status is None else select(table).where(table.c.status == status)
        for row in self._pages(question, table.c.key):
            yield KeptFile(*row[1:])

    def _pages(self, question: Any, key: Any) -> Iterator[Any]:
        """The rows of a question in pages by key, so that no page holds the ledger for long."""
        last = 0
        while True:
            with self._reading() as connection:
                page = connection.execute(question.where(key > last).order_by(key).limit(500)).all()
            yield from page
            if len(page) < 500:
                return
            last = page[-1][0]

    # ------------------------------------------------------------ documents

    def entry(self, name: str) -> Entry:
        """The spine of a document. Raises NotFound, and InvalidInput where a name fits several papers."""
        with self._reading() as connection:
            return questions.one(connection, name)[1]

    def document(self, name: str) -> Document:
        """The document itself, as it was read."""
        with self._reading() as connection:
            key, entry = questions.one(connection, name)
            return shelf.documents(connection, {key: entry})[key]

    def kept(self, name: str) -> Kept:
        """A document with all that was found in it and said of it."""
        with self._reading() as connection:
            key, entry = questions.one(connection, name)
            return next(shelf.everything(connection, {key: entry}))

    def versions(self, name: str) -> tuple[Entry, ...]:
        """All versions of a paper, oldest first."""
        with self._reading() as connection:
            series = questions.one(connection, name)[1].series
            question = shelf.spines().where(tables.document.c.series == series)
            found = connection.execute(question.order_by(tables.document.c.version))
            return tuple(shelf.entry_of(row) for row in found)

    def entries(self, old: bool = False) -> Iterator[Entry]:
        """The spines of all documents in the order of adding; older versions only where `old` is true."""
        question = shelf.spines()
        if not old:
            question = question.where(tables.document.c.current == 1)
        for row in self._pages(question, tables.document.c.key):
            yield shelf.entry_of(row)

    def everything(self, old: bool = True) -> Iterator[Kept]:
        """All that the ledger holds, document by document in the order of adding, a few in memory at once."""
        question = shelf.spines() if old else shelf.spines().where(tables.document.c.current == 1)
        yield from self._whole(question)

    def _whole(self, question: Any) -> Iterator[Kept]:
        key, last = tables.document.c.key, 0
        while True:
            with self._reading() as connection:
                page = connection.execute(question.where(key > last).order_by(key).limit(shelf.BATCH)).all()
                batch = list(shelf.everything(connection, {row[0]: shelf.entry_of(row) for row in page}))
            yield from batch
            if len(page) < shelf.BATCH:
                return
            last = page[-1][0]

    def stale(self, version: str) -> Iterator[Document]:
        """The documents that rules of another version marked, or none: to be marked again."""
        d = tables.document.c
        question = shelf.spines().where(d.marks_version.is_distinct_from(version))
        for row in self._pages(question, d.key):
            with self._reading() as connection:
                yield shelf.documents(connection, {row[0]: shelf.entry_of(row)})[row[0]]

    def dossier(self, number: str, old: bool = False) -> tuple[Entry, ...]:
        """The papers of a dossier ("33763", "36410-VII", "33 763") by date, then as they were added."""
        a, d = tables.alias.c, tables.document.c
        question = shelf.spines().join(tables.alias, a.document == d.key)
        question = question.where(a.kind == "dossier", a.value == fold_dossier(number))
        if not old:
            question = question.where(d.current == 1)
        with self._reading() as connection:
            found = connection.execute(question.order_by(func.coalesce(d.earliest, "9"), d.key))
            return tuple(shelf.entry_of(row) for row in found)

    # ------------------------------------------------------------ references

    def cites(self, name: str) -> tuple[Link, ...]:
        """The links of a document's references to other papers, in the order of the text."""
        return tuple(link for link in self.kept(name).links if link.mark.kind is MarkKind.REFERENCE)

    def cited_by(self, identifier: str, old: bool = False) -> Iterator[tuple[Entry, Link, Evidence]]:
        """Who refers to a paper: the document, the link and the words, in the order of adding."""
        with self._reading() as connection:
            found = list(questions.citing(connection, identifier, old))
        yield from found

    def candidates(self, identifiers: Iterable[str]) -> dict[str, Entry]:
        """Those of these identifiers that are documents here, in their current version."""
        with self._reading() as connection:
            return questions.candidates(connection, list(identifiers))

    # ------------------------------------------------------------ findings

    def events(self, names: Sequence[str] | None = None) -> tuple[tuple[Entry, Event], ...]:
        """What happened, in order, from these documents or from the current version of all."""
        with self._reading() as connection:
            return tuple(questions.events(connection, questions.keys(connection, names)))

    def follow_ups(
        self, names: Sequence[str] | None = None, kind: MarkKind | None = None, state: str | None = None
    ) -> tuple[tuple[Entry, FollowUp], ...]:
        """What somebody must come back on, from these documents or from the current version of all."""
        with self._reading() as connection:
            chosen = questions.keys(connection, names)
            return tuple(questions.follow_ups(connection, chosen, kind, state))

    def reviews(self, name: str) -> tuple[Review, ...]:
        """What people said of a document in any of its versions, oldest first."""
        with self._reading() as connection:
            return questions.reviews(connection, questions.one(connection, name)[1])

    def standing(self, name: str) -> Standing:
        """What stands of a document: what was found, with what people said of it laid over."""
        with self._reading() as connection:
            key, entry = questions.one(connection, name)
            kept = next(shelf.everything(connection, {key: entry}))
            said = questions.reviews(connection, entry)
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
        with self._reading() as connection:
            searcher = self._index.searcher(state)
            if searcher is None:
                return Found(request.query, behind=behind)

            def resolve(name: str) -> list[int]:
                return questions.keys_of(connection, name)

            found = search(connection, searcher, request, node, resolve)
        return found if not behind else Found(found.query, found.total, found.hits, found.facets, behind)
