# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The writing side of the ledger. Nothing that a person said is ever changed here, only added to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, select, update

from samenhang.errors import NotFound, Unreadable
from samenhang.ledger import rows, tables
from samenhang.ledger.engine import Question, fill
from samenhang.ledger.feed import Feed
from samenhang.ledger.sheet import Findings, Sheet, findings_of, sheet_of
from samenhang.model import Document, Event, File, FollowUp, Link, Mark, Review

_ORDER = (tables.file, tables.document, tables.body, tables.alias, *tables.OF_DOCUMENT, tables.review)
"""The order in which rows go to the database: a parent before its children."""

_COLUMNS = [c.name for c in tables.document.columns]
_SERIES, _MARKS_VERSION, _CHANGED = map(_COLUMNS.index, ("series", "marks_version", "changed"))

_F, _D = tables.file.c, tables.document.c
_FILE = Question(select(_F.key, _F.status, _F.reader).where(_F.digest == bindparam("digest")), "digest")
_BECAME = update(tables.file).where(_F.key == bindparam("which"))
_OLDER = Question(select(_D.key, _D.version, _D.current).where(_D.series == bindparam("series")), "series")


class Ink:
    """One transaction of the one writer. Rows wait here until `flush`, to go to the database together.

    `when` is the moment of adding as ISO text, `reader` the version of the readers whose work is kept.
    `told` is, by the number of the change, what the search index is to be told and need not read from SQL.
    """

    def __init__(self, connection: Connection, when: str, reader: str) -> None:
        self._connection = connection
        self._when = when
        self._reader = reader
        self._waiting: dict[Table, list[Any]] = {table: [] for table in _ORDER}
        self._became: list[dict[str, Any]] = []  # of files that were there already
        self._documents: dict[int, list[Any]] = {}  # rows of `document` that wait, by key
        self._files: dict[
            str, tuple[int, str, str]
        ] = {}  # digest -> (key, status, reader), of this transaction
        self.told: dict[int, Sequence[Feed]] = {}
        self._key = self._highest(tables.file.c.key)
        self._changed = self._highest(tables.document.c.changed)
        self._began = self._changed
        self._review = self._highest(tables.review.c.number)

    def _highest(self, column: Any) -> int:
        return int(self._connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one())

    # ------------------------------------------------------------ files

    def keep_waiting(self, files: Iterable[File]) -> None:
        """Note that files are to be read, so that an interrupted run shows what it did not come to."""
        for file in files:
            if self._known(file.digest) is None:
                self._add_file(file, "waiting")

    def keep_unread(self, file: File, error: Unreadable) -> None:
        """Keep a file that cannot be read, with the reason and the way out. One that was read stays read."""
        known = self._known(file.digest)
        if known is None:
            self._add_file(file, "unread", error)
        elif known[1] != "read":
            self._change_file(file.digest, "unread", error)

    def _known(self, digest: str) -> tuple[int, str, str] | None:
        """Key, status and reader version of a file, or None."""
        if digest not in self._files:
            found = _FILE.ask(self._connection, digest)
            if not found:
                return None
            self._files[digest] = tuple(found[0])
        return self._files[digest]

    def _add_file(self, file: File, status: str, error: Unreadable | None = None) -> int:
        self._key += 1
        name, where = rows.clean(file.name), rows.clean(file.where)
        self._waiting[tables.file].append(
            (self._key, file.digest, name, where, file.size, status, *_why(error), self._reader, self._when)
        )
        self._files[file.digest] = (self._key, status, self._reader)
        return self._key

    def _change_file(self, digest: str, status: str, error: Unreadable | None = None) -> int:
        key = self._files[digest][0]
        code, what, remedy = _why(error)
        became = {"status": status, "code": code, "what": what, "remedy": remedy, "reader": self._reader}
        self._became.append({"which": key, **became})
        self._files[digest] = (key, status, self._reader)
        return key

    # ------------------------------------------------------------ documents

    def keep_document(self, file: File, document: Document) -> bool:
        """Keep what a file holds; False where it was kept before, as read by the same readers.

        Read again by newer readers, the new reading takes the place of the old one; what people said of it
        stays. A file that changed comes beside the older versions of the same paper, as the current one.
        """
        return self.keep_sheet(file, sheet_of(file, document))

    def keep_sheet(self, file: File, sheet: Sheet) -> bool:
        """The same for a document that was written out already."""
        known = self._known(file.digest)
        if known is None:
            key = self._add_file(file, "read")
        elif known[1] == "read" and known[2] == self._reader:
            return False
        else:
            key = self._change_file(file.digest, "read")
            if known[1] == "read":
                self._forget(key)
        self._place(key, sheet)
        return True

    def _place(self, key: int, sheet: Sheet) -> None:
        """Put a document on the shelf as the newest version of its paper."""
        version = self._step_down(sheet.series) + 1
        self._changed += 1
        self._documents[key] = [key, *sheet.head, sheet.series, version, 1, None, self._changed]
        self._waiting[tables.document].append(self._documents[key])
        self._waiting[tables.body].append((key, *sheet.body[1:]))
        self._wait(key, tables.passage, sheet.passages)
        self._wait(key, tables.fact, sheet.facts)
        self._waiting[tables.alias] += [(kind, value, key) for kind, value in sheet.aliases]

    def _wait(self, key: int, table: Table, written: Sequence[rows.Row]) -> None:
        self._waiting[table] += [(key, *row[1:]) for row in written]

    def _step_down(self, series: str) -> int:
        """Make room for a newer version: no older one is current now. Gives the highest number so far."""
        if any(row[_SERIES] == series for row in self._documents.values()):
            self.flush()
        older = _OLDER.ask(self._connection, series)
        for row in older:
            if row.current:
                self._change(row.key, current=0)
        return max((row.version for row in older), default=0)

    def _forget(self, key: int) -> None:
        """Take away an earlier reading of the same file. A version before it becomes the current one."""
        self.flush()
        table = tables.document
        old = self._connection.execute(select(table).where(table.c.key == key)).first()
        if old is None:
            return
        self._connection.execute(delete(tables.body).where(tables.body.c.document == key))
        for child in (tables.alias, *tables.OF_DOCUMENT):
            self._connection.execute(delete(child).where(child.c.document == key))
        self._connection.execute(delete(table).where(table.c.key == key))
        question = select(table.c.key).where(table.c.series == old.series).order_by(table.c.version.desc())
        before = self._connection.execute(question.limit(1)).scalar()
        if old.current and before is not None:
            self._change(before, current=1)

    def _change(self, key: int, **values: Any) -> None:
        """Change a row of `document`, and note that the search index has to look at it again."""
        self._changed += 1
        table = tables.document
        change = {**values, "changed": self._changed}
        self._connection.execute(update(table).where(table.c.key == key).values(change))

    # ------------------------------------------------------------ findings

    def keep_marks(
        self,
        document: Document,
        marks: Sequence[Mark],
        links: Sequence[Link],
        follow_ups: Sequence[FollowUp],
        events: Sequence[Event],
        version: str,
    ) -> None:
        """Keep what rules of this version found, in the place of what earlier ones found; reviews stay.

        Every link's mark must be among the marks. Raises NotFound for a document that is not kept.
        """
        self.keep_findings(findings_of(document, marks, links, follow_ups, events), version)

    def keep_findings(self, findings: Findings, version: str) -> None:
        """The same for what was written out already."""
        known = self._known(findings.digest)
        if known is None or known[1] != "read":
            raise NotFound(f"{findings.digest[:12]} is not in the ledger", "keep the document first")
        key = known[0]
        fresh = self._documents.get(key)
        if fresh is not None and fresh[_MARKS_VERSION] is None:
            fresh[_MARKS_VERSION] = version
            if findings.told is not None:
                self.told[fresh[_CHANGED]] = findings.told
        else:
            self.flush()
            for child in (tables.link, tables.mark, tables.follow_up, tables.event):
                self._connection.execute(delete(child).where(child.c.document == key))
            self._change(key, marks_version=version)
        self._wait(key, tables.mark, findings.marks)
        self._wait(key, tables.link, findings.links)
        self._wait(key, tables.follow_up, findings.follow_ups)
        self._wait(key, tables.event, findings.events)

    # ------------------------------------------------------------ people

    def review(self, review: Review) -> None:
        """Append what a person said. The same words of the same person at the same moment are kept once."""
        self.flush()
        row = rows.review_row(self._review + 1, review)
        table = tables.review
        digest, when = review.evidence.document, review.when
        question = select(table).where(table.c.digest == digest, table.c.said_at == when)
        if any(tuple(said[1:]) == tuple(row[1:]) for said in self._connection.execute(question)):
            return
        self._review += 1
        fill(self._connection, table, [row])

    # ------------------------------------------------------------ the end

    def finish(self) -> int:
        """Send what waits; gives how many documents the search index has to look at."""
        self.flush()
        return self._changed - self._began

    def flush(self) -> None:
        """Send the rows that wait to the database, still within the transaction."""
        for table in _ORDER:
            fill(self._connection, table, self._waiting[table])
            self._waiting[table] = []
            if table is tables.file and self._became:
                self._connection.execute(_BECAME, self._became)
                self._became = []
        self._documents = {}


def _why(error: Unreadable | None) -> tuple[str | None, str | None, str | None]:
    """Why a file cannot be read: code, what, remedy."""
    return (error.code, rows.clean(error.what), rows.clean(error.remedy)) if error else (None, None, None)
