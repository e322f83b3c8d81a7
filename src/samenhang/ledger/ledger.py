# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger: one memory of all that was read, found and said. SQL is the truth, the index follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType

from sqlalchemy import Engine, func, select, true

from samenhang.ledger import arrival_tables, audit, elicitation_tables, risk_tables, tables  # noqa: F401
from samenhang.ledger.accounts import Accounts
from samenhang.ledger.audit import Chain, Line
from samenhang.ledger.engine import writing
from samenhang.ledger.follow import Follower
from samenhang.ledger.index import SearchIndex
from samenhang.ledger.ink import Ink
from samenhang.ledger.inventory import KeptFile, Status
from samenhang.ledger.originals import Originals
from samenhang.ledger.place import Place
from samenhang.ledger.query import parse
from samenhang.ledger.reader import PAGE, Reader
from samenhang.ledger.saved import SavedSearches
from samenhang.ledger.search import Found, Request, Search, nothing
from samenhang.viewer import OWNER, Role, Viewer

FEW = 200
"""Documents that a search waits for when the index is behind; for more it says how far behind it is."""

MANY = 400
"""Documents that may be written before the index follows."""

HEARD = 12_000
"""Passages that may wait in memory for the index."""


class Ledger(Reader):
    """Open one with `open_ledger`, and close it or use it in a `with` statement.

    It reads as a `Reader` does, writes through an `Ink`, and lets the search index follow.
    """

    def __init__(
        self, engine: Engine, place: Place, wait: float, index: SearchIndex, viewer: Viewer = OWNER
    ) -> None:
        super().__init__(engine, place, viewer)
        self._wait = wait
        self._index = index
        self._follower = Follower(index, self._reading)
        self._fresh = 0  # documents written here that the index has not seen
        self._ahead: dict[int, object] = {}  # by change, what was worked out ahead and nobody asked for yet
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
        if len(self._ahead) < MANY:
            self._ahead = {**self._ahead, **ink.ahead}
        if self._follower.hear(ink.told) >= HEARD or self._fresh >= MANY:
            self.catch_up()

    def worked_out_ahead(self) -> Mapping[int, object]:
        """What was worked out ahead of documents that were written here (see `Findings.ahead`), by the number
        of the change with which each came. It is given once: of what is not in it the same stands in SQL.
        """
        ahead, self._ahead = self._ahead, {}
        return ahead

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

    # ------------------------------------------------------------ search

    def search(self, query: str | Request, limit: int = 10) -> Found:
        """The passages that answer a query best. Raises InvalidQuery with the place and the way out.

        If the index is a little behind it follows first; if far, the answer says how far.
        """
        request = query if isinstance(query, Request) else Request(query, limit)
        with self._searching(request) as (search, behind):
            if search is None:
                return nothing(request, behind)
            found = search.found()
        return found if not behind else Found(found.query, found.total, found.hits, found.facets, behind)

    def answering(self, request: Request) -> tuple[str, ...]:
        """The digests of the documents in which the passages stand that `search` gives, the best first."""
        with self._searching(request) as (search, _):
            return search.documents() if search is not None else ()

    @contextmanager
    def _searching(self, request: Request) -> Iterator[tuple[Search | None, int]]:
        """What a search asks with, None of an index that holds nothing yet; and how far that is behind."""
        node = parse(request.query)
        behind, state = self._follower.follow(FEW)
        with self._looking() as (connection, sight):
            if behind:
                behind = self._follower.behind(connection, sight.sees())
            searcher = self._index.searcher(state)
            if searcher is None:
                yield None, behind
            else:
                yield Search(connection, searcher, request, node, sight, state.reached), behind

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
