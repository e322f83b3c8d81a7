# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The writing side of the ledger. Nothing that a person said is ever changed here, only added to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, select, update

from samenhang.errors import InvalidInput, NotFound, Unreadable
from samenhang.ledger import audit, questions, rows, shelf, tables
from samenhang.ledger.accounts import AccountsInk
from samenhang.ledger.copies import CopiesInk
from samenhang.ledger.copy_tables import WAITS
from samenhang.ledger.engine import Question, fill
from samenhang.ledger.feed import Feed, seen_as
from samenhang.ledger.ids import review_id
from samenhang.ledger.item_tables import let_go
from samenhang.ledger.saved import SavedSearchesInk
from samenhang.ledger.sheet import Findings, Sheet, findings_of, sheet_of
from samenhang.ledger.sight import access_of, keep_access
from samenhang.model import Correction, Document, Event, File, FollowUp, Link, Mark, Review, Verdict
from samenhang.viewer import PUBLIC, Access, Level

_ORDER = (tables.file, tables.document, tables.body, tables.alias, *tables.OF_DOCUMENT, tables.review)
"""The order in which rows go to the database: a parent before its children."""

_COLUMNS = [c.name for c in tables.document.columns]
_SPINE = _COLUMNS[1 : _COLUMNS.index("series")]
_SERIES, _MARKS_VERSION, _CHANGED, _ACCESS_KEY = map(
    _COLUMNS.index, ("series", "marks_version", "changed", "access")
)

_F, _D = tables.file.c, tables.document.c
_FILE = Question(select(_F.key, _F.status, _F.reader).where(_F.digest == bindparam("digest")), "digest")
_BECAME = update(tables.file).where(_F.key == bindparam("which"))
_HIGHEST = Question(
    select(
        select(func.max(_F.key)).scalar_subquery(),
        select(func.max(_D.changed)).scalar_subquery(),
        select(func.max(tables.review.c.number)).scalar_subquery(),
    )
)
_OLDER = Question(
    select(_D.key, _D.version, _D.current, _D.access, _D.guarded)
    .where(_D.series == bindparam("series"))
    .order_by(_D.version.desc()),
    "series",
)
_ACCESS = Question(
    select(tables.access.c.level, tables.access.c.groups).where(tables.access.c.key == bindparam("key")),
    "key",
)


class Ink:
    """One transaction of the one writer. Rows wait until `flush`, to go to the database together.

    `when` is the moment of adding as ISO text, `reader` the version of the readers whose work is kept.
    By the number of the change `told` is what the search index is to be told and need not read from SQL, and
    `ahead` what was worked out ahead for others who follow the ledger.
    """

    def __init__(self, connection: Connection, when: str, reader: str) -> None:
        self._connection = connection
        self._when = when
        self._reader = reader
        self._waiting: dict[Table, list[Any]] = {table: [] for table in _ORDER}
        self._became: list[dict[str, Any]] = []  # of files that were there already
        self._documents: dict[int, list[Any]] = {}  # rows of `document` that wait, by key
        self._files: dict[str, tuple[int, str, str]] = {}  # by digest, of this transaction
        self.told, self.ahead = dict[int, Sequence[Feed]](), dict[int, object]()
        self._key, self._changed, self._review = (number or 0 for number in _HIGHEST.ask(connection)[0])
        self._began = self._changed
        self._accesses = {PUBLIC: tables.OPEN}
        self.accounts = AccountsInk(connection)
        self.saved = SavedSearchesInk(connection)
        self._copies = CopiesInk(connection, self._change)
        self.forgotten: list[int] = []  # documents that are gone, and that the index must let go of

    @property
    def connection(self) -> Connection:
        """The transaction itself, for a desk's store, with all that waited sent to the database."""
        self.flush()
        return self._connection

    @property
    def copies(self) -> CopiesInk:
        """Near-duplicates, for who settles which documents are one; all that waited is in the database."""
        self.flush()
        return self._copies

    # ------------------------------------------------------------ files

    def keep_waiting(self, files: Iterable[File]) -> None:
        """Note that files are to be read, so that an interrupted run shows what it did not come to."""
        for file in (one for one in files if self._known(one.digest) is None):
            self._add_file(file, "waiting")

    def keep_unread(self, file: File, error: Unreadable) -> None:
        """Keep a file that cannot be read, with the reason and the way out.

        One that was read stays read, unless it turns out to be a state secret: then its text goes.
        """
        known = self._known(file.digest)
        if known is None:
            self._add_file(file, "unread", error)
        elif known[1] != "read" or error.code == "state-secret":
            self._change_file(file.digest, "unread", error)
            if known[1] == "read":
                self._forget(known[0])
                let_go(self._connection, known[0])
                self.forgotten.append(known[0])

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

    def keep_document(self, file: File, document: Document, access: Access | None = None) -> bool:
        """Keep what a file holds; False where it was kept before, as read by the same readers.

        Read again by newer readers, the new reading takes the place of the old one; what people said of it
        stays. A file that changed comes beside the older versions of the same paper, as the current one.
        Without `access` those see it who see the version before it, or else all; a text that is marked
        confidential is so at least."""
        return self.keep_sheet(file, sheet_of(file, document), access)

    def keep_sheet(self, file: File, sheet: Sheet, access: Access | None = None) -> bool:
        """The same for a document that was written out already."""
        known, before = self._known(file.digest), None
        if known is None:
            key = self._add_file(file, "read")
        elif known[1] == "read" and known[2] == self._reader:
            return False
        else:
            key = self._change_file(file.digest, "read")
            before = self._forget(key) if known[1] == "read" else None
        self._place(key, sheet, access, before)
        return True

    def keep_corrected(self, document: Document, correction: Correction, earlier: int) -> None:
        """Append a correction, and keep the text with it where the document stands among its versions.

        Marks have to be kept again: their places moved. `earlier` is how many corrections are in the text
        already. Raises NotFound for a document that is not kept, and InvalidInput where somebody else
        corrected it meanwhile.
        """
        table = tables.correction.c
        known = self._known(document.digest)
        if known is None or known[1] != "read":
            raise NotFound(f"{document.digest[:12]} is not in the ledger", "keep the document first")
        made = select(func.count()).where(table.digest == document.digest)
        if self._connection.execute(made).scalar_one() != earlier:
            raise InvalidInput("somebody else corrected this document meanwhile", "look at it again")
        self.flush()
        self._empty(known[0])
        sheet = sheet_of(File(document.digest, document.name, "", 0), document)
        self._change(known[0], **dict(zip(_SPINE, sheet.head, strict=True)), marks_version=None)
        self._write(known[0], sheet)
        self.copies.name(known[0])
        number = self._connection.execute(select(func.coalesce(func.max(table.number), 0))).scalar_one() + 1
        fill(self._connection, tables.correction, [rows.correction_row(number, correction)])

    def note_loose(self, digest: str, loose: Iterable[Correction]) -> None:
        """Note which corrections of a document are left over in the reading that was kept last."""
        left, table = set(loose), tables.correction
        for row in self._connection.execute(select(table).where(table.c.digest == digest)).all():
            over = int(rows.correction_of(row) in left)
            if row.loose != over:
                change = update(table).where(table.c.number == row.number).values(loose=over)
                self._connection.execute(change)

    def _place(self, key: int, sheet: Sheet, access: Access | None, before: Any | None) -> None:
        """Put a document on the shelf as the newest version of its paper; `before` is its earlier reading."""
        if any(row[_SERIES] == sheet.series for row in self._documents.values()):
            self.flush()
        older = _OLDER.ask(self._connection, sheet.series)
        seen_by = self._access(sheet, access, before or next(iter(older), None))
        self._step_down(older, seen_by)
        self._changed += 1
        version = older[0].version + 1 if older else 1
        guarded = getattr(before, "guarded", 0)
        if before is not None and before.access != seen_by:
            guarded = self._changed
        placed = (version, 1, None, self._changed, seen_by, guarded, None)
        self._documents[key] = [key, *sheet.head, sheet.series, *placed]
        self._waiting[tables.document].append(self._documents[key])
        self._write(key, sheet)
        self._copies.note(key, sheet.likeness)

    def _write(self, key: int, sheet: Sheet) -> None:
        """The text of a document, what it says of itself and what it is called."""
        self._waiting[tables.body].append((key, *sheet.body[1:]))
        self._wait(key, tables.passage, sheet.passages)
        self._wait(key, tables.fact, sheet.facts)
        self._waiting[tables.alias] += [(kind, value, key) for kind, value in sheet.aliases]

    def _wait(self, key: int, table: Table, written: Sequence[rows.Row]) -> None:
        self._waiting[table] += [(key, *row[1:]) for row in written]

    def _step_down(self, older: Sequence[Any], access: int) -> None:
        """Make room for a newer version: no older one, newest first, is current now.

        The index is told of the versions for which a later one is seen by others than before.
        """
        later: set[int] = set()
        for row in older:
            if row.current or access not in later:
                self._change(row.key, current=0)
            later.add(row.access)
        if access in later:
            self.copies.leave(next(row.key for row in older if row.access == access))

    def _forget(self, key: int) -> Any | None:
        """Take away an earlier reading of a file, and give its row; the version before it becomes current."""
        self.flush()
        table = tables.document
        old = self._connection.execute(select(table).where(table.c.key == key)).first()
        if old is None:
            return None
        self._copies.forget(key)
        self._empty(key)
        self._connection.execute(delete(table).where(table.c.key == key))
        rest = _OLDER.ask(self._connection, old.series)
        mixed = any(row.access != old.access for row in rest)
        for place, row in enumerate(rest):
            if old.current and place == 0:
                self._change(row.key, current=1)
            elif mixed and row.version < old.version:
                self._change(row.key)
        self._copies.stand(rest)
        return old

    def _empty(self, key: int) -> None:
        """Take away the text of a document and what was found in it."""
        for child in (tables.body, tables.alias, *tables.OF_DOCUMENT):
            self._connection.execute(delete(child).where(child.c.document == key))

    def _change(self, key: int, **values: Any) -> None:
        """Change a row of `document`, and note that the search index has to look at it again."""
        self._changed += 1
        table = tables.document
        change = {**values, "changed": self._changed}
        self._connection.execute(update(table).where(table.c.key == key).values(change))

    # ------------------------------------------------------------ who may see it

    def classify(self, name: str, access: Access, why: str, actor: str, origin: str) -> Access:
        """Let others see a document than before, with a line in the audit log; gives what held before.

        It is the one document that the name means; older versions of a paper are named by their digests.
        Raises NotFound, and InvalidInput where more people come to see it and nothing says why.
        """
        self.flush()
        key, entry = questions.one(self._connection, name)
        if access == entry.access:
            return access
        if access.opens(entry.access) and not why.strip():
            raise InvalidInput(
                f"from {entry.access} to {access} lets more people see “{name}”", "say why (--why)"
            )
        self._copies.leave(key, WAITS)
        self._change(key, access=self._key_of(access), guarded=self._changed + 1)
        self._copies.stand(_OLDER.ask(self._connection, entry.series))
        for row in _OLDER.ask(self._connection, entry.series):
            if row.version < entry.version:
                self._change(row.key)
        result = f"{entry.access} → {access}" + (f": {why.strip()}" if why.strip() else "")
        self.audit("classify", entry.digest, result, origin, actor)
        return entry.access

    def _access(self, sheet: Sheet, wanted: Access | None, before: Any | None) -> int:
        """The key of who may see a document: as wanted, else as `before`, its earlier reading or version.

        What it is marked with counts, except where a person has decided since about this very reading.
        """
        if wanted is None:
            key = int(before.access) if before else tables.OPEN
            known = self._known(sheet.digest)
            same = before is not None and known is not None and before.key == known[0]
            if not sheet.confidential or (same and before is not None and before.guarded):
                return key
            wanted = access_of(*_ACCESS.ask(self._connection, key)[0])
        return self._key_of(wanted.at_least(Level.CONFIDENTIAL) if sheet.confidential else wanted)

    def _key_of(self, access: Access) -> int:
        if access not in self._accesses:
            self._accesses[access] = keep_access(self._connection, access)
        return self._accesses[access]

    def audit(self, action: str, object_: str, result: str, origin: str, actor: str) -> None:
        """Add a line to the audit log, in the same transaction as the change that it tells of."""
        audit.append(self._connection, audit.Deed(self._when, actor, action, object_, result, origin))

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
        key, found = known[0], findings.by_table()
        fresh = self._documents.get(key)
        if fresh is not None and fresh[_MARKS_VERSION] is None:
            fresh[_MARKS_VERSION] = version
            if findings.told is not None:
                self.told[fresh[_CHANGED]] = seen_as(findings.told, fresh[_ACCESS_KEY])
            if findings.ahead is not None:
                self.ahead[fresh[_CHANGED]] = findings.ahead
        else:
            self.flush()
            for child in found:
                self._connection.execute(delete(child).where(child.c.document == key))
            self._change(key, marks_version=version)
        for child, own in found.items():
            self._wait(key, child, own)

    # ------------------------------------------------------------ people

    def review(self, review: Review) -> None:
        """Append what a person said. The same words of the same person at the same moment are kept once.

        Raises NotFound for a withdrawal of what nobody said of that document."""
        self.flush()
        row = rows.review_row(self._review + 1, review)
        table = tables.review
        digest, when = review.evidence.document, review.when
        question = select(table).where(table.c.digest == digest, table.c.said_at == when)
        if any(tuple(said[1:]) == tuple(row[1:]) for said in self._connection.execute(question)):
            return
        if review.verdict is Verdict.WITHDRAWN:
            earlier = shelf.reviews(self._connection, [digest])[digest]
            if review.value.get("review") not in {review_id(said) for said in earlier}:
                raise NotFound("there is no such review to withdraw", "withdraw it where it was said")
        self._review += 1
        fill(self._connection, table, [row])

    # ------------------------------------------------------------ the end

    def finish(self) -> int:
        """Send what waits; gives how many documents the search index has to look at."""
        self.flush()
        self._copies.keep()
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
