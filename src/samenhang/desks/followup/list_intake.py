# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A ministry's own list comes into the register: looked at first, then taken in as a document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from io import BytesIO
from typing import TypeVar

from openpyxl.utils import column_index_from_string, get_column_letter

from samenhang.admission import Hand
from samenhang.desks.followup import list_document
from samenhang.desks.followup.list_file import read_list
from samenhang.desks.followup.list_words import Field
from samenhang.desks.followup.listed import Fault, Listed, read_rows
from samenhang.desks.followup.matching import Proposal, propose
from samenhang.desks.followup.saying import Saying
from samenhang.desks.followup.settling import settle
from samenhang.desks.followup.sheet import Sheet
from samenhang.desks.followup.store import rows
from samenhang.desks.followup.voice import one_line
from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger import Ledger
from samenhang.linking.linker import Known
from samenhang.marking.marker import MARKS_VERSION
from samenhang.model import Document, File, MarkKind, Media
from samenhang.reading import READER_VERSION
from samenhang.viewer import OWNER, Access
from samenhang.web.language import Texts

MOST = 2_000
"""Rows of a list that are taken in at once: the register looks at each of them."""

SHOWN = 20
"""Rows and faults of a preview."""

Columns = Mapping[Field, int]


@dataclass(frozen=True, slots=True)
class List:
    """A list as it was given."""

    name: str
    data: bytes
    sheets: tuple[Sheet, ...]
    printed: list_document.Printed

    @property
    def digest(self) -> str:
        return self.printed.document.digest


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of a list: the sheet ("": the fullest), of what kind its rows are, and columns by
    letter or heading ("" for none), by field; of the rest the proposal holds.
    """

    sheet: str = ""
    kind: str = "commitment"
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person says of one sheet: its row of headings (from 1; 0: none), its columns (from 0), and of
    what kind rows are that do not say so.
    """

    sheet: str
    header: int
    columns: Columns
    kind: MarkKind = MarkKind.COMMITMENT


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of a preview: its letter, what stands above it, what it is ("": nothing) and why."""

    letter: str
    heading: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A sheet with the proposal for it, and its first rows as they would be taken in; `total` counts all."""

    sheet: Sheet
    proposal: Proposal
    chosen: Chosen
    rows: tuple[Listed, ...]
    faults: tuple[Fault, ...]
    total: int
    wrong: int

    @property
    def columns(self) -> tuple[ShownColumn, ...]:
        """Every column of the sheet, as chosen."""
        reasons = {(one.field, one.column): f"{one.score:.2f}  {one.reason}" for one in self.proposal.matches}
        fields = {column: field for field, column in self.chosen.columns.items()}
        header = self.chosen.header
        above = self.sheet.rows[header - 1] if 0 < header <= len(self.sheet.rows) else ()
        width = max((len(row) for row in self.sheet.rows), default=0)
        return tuple(
            ShownColumn(
                get_column_letter(column + 1),
                one_line(str(above[column] or "")) if column < len(above) else "",
                fields[column].value if column in fields else "",
                reasons.get((fields[column], column), "") if column in fields else "",
            )
            for column in range(width)
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking in a list: `document` is its digest, `begun` and `tied` count its items by whether
    other documents speak of them too; `unknown` are names of items in the list that are none of ours.
    """

    document: str
    name: str
    rows: int
    begun: int
    tied: int
    faults: tuple[Fault, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who takes a list in, who may see it, on which day, in which language, and what is known of papers."""

    hand: Hand
    access: Access | None
    day: date
    texts: Texts
    known: Known


def read(data: bytes, name: str) -> List:
    """The list in a file. Raises Unreadable, also for a state secret."""
    sheets = read_list(data, name)
    return List(name, data, sheets, list_document.printed(sheets, hashlib.sha256(data).hexdigest(), name))


def preview(given: List, day: date, texts: Texts, chosen: Chosen | None = None) -> Preview:
    """One sheet as it would be taken in: as `chosen`, else the fullest one with the columns proposed."""
    sheet = _sheet(given, chosen)
    proposal = propose(sheet, texts)
    chosen = chosen or Chosen(sheet.name, proposal.header, proposal.columns)
    outcome = read_rows(sheet, chosen.header, chosen.columns, day, texts)
    shown = tuple(_of_kind(row, chosen) for row in outcome.listed[:SHOWN])
    total, wrong = len(outcome.listed), len(outcome.faults)
    return Preview(sheet, proposal, chosen, shown, outcome.faults[:SHOWN], total, wrong)


def chosen_of(given: List, texts: Texts, wanted: Wanted) -> Chosen:
    """The proposal for a sheet, with what a person says of it laid over. Raises InvalidInput for a field,
    column or kind that there is not.
    """
    named = _sheet(given, Chosen(wanted.sheet, 0, {}) if wanted.sheet else None)
    proposal = propose(named, texts)
    columns = dict(proposal.columns)
    for name, column in wanted.columns.items():
        meant = _one_of(Field, name)
        taken = _column(named, proposal.header, column) if column else None
        columns = {one: at for one, at in columns.items() if one is not meant and at != taken}
        if taken is not None:
            columns[meant] = taken
    return Chosen(named.name, proposal.header, columns, _one_of(MarkKind, wanted.kind))


def _column(sheet: Sheet, header: int, said: str) -> int:
    """A column by its letter, or by what stands above it."""
    above = [one_line(str(cell or "")).casefold() for cell in (sheet.rows[header - 1] if header else ())]
    if one_line(said).casefold() in above:
        return above.index(one_line(said).casefold())
    if re.fullmatch(r"[A-Za-z]{1,3}", said):
        return int(column_index_from_string(said.upper())) - 1
    raise InvalidInput(f"there is no column “{said}”", "name it by its letter or by its heading")


E = TypeVar("E", bound=StrEnum)


def _one_of(kind: type[E], said: str) -> E:
    try:
        return kind(said.casefold())
    except ValueError as error:
        raise InvalidInput(f"“{said}” is none of them", f"choose one of: {', '.join(kind)}") from error


def take_in(ledger: Ledger, given: List, chosen: Chosen, where: Circumstances) -> Taken:
    """Keep the list and its rows, and tie them to what is there. The same list once more takes the place of
    what it said before.

    Raises InvalidInput where there is nothing in it, too much, or where it is a document already.
    """
    outcome = read_rows(_sheet(given, chosen), chosen.header, chosen.columns, where.day, where.texts)
    listed = tuple(_of_kind(row, chosen) for row in outcome.listed)
    if not listed or len(listed) > MOST:
        what = f"{given.name} holds {len(listed)} rows that can be taken in"
        raise InvalidInput(what, f"say which columns are which; split a list of more than {MOST} rows")
    _keep(ledger, given, listed, chosen, where)
    settle(ledger)
    unknown = _named(ledger, given, listed, where.hand)
    with ledger.looking() as (connection, sight):
        placed = rows.placed(connection, sight, given.digest)
    tied = sum(one.shared for one in placed.values())
    return Taken(
        given.digest, given.name, len(listed), len(placed) - tied, tied, outcome.faults[:SHOWN], unknown
    )


def _sheet(given: List, chosen: Chosen | None) -> Sheet:
    if chosen is None:
        return max(given.sheets, key=lambda sheet: len(sheet.rows))
    for sheet in given.sheets:
        if sheet.name == chosen.sheet:
            return sheet
    known = ", ".join(f"“{sheet.name}”" for sheet in given.sheets)
    raise InvalidInput(f"there is no sheet “{chosen.sheet}” in {given.name}", f"there are: {known}")


def _of_kind(row: Listed, chosen: Chosen) -> Listed:
    return row if row.kind is not None else replace(row, kind=chosen.kind)


def _keep(
    ledger: Ledger, given: List, listed: tuple[Listed, ...], chosen: Chosen, where: Circumstances
) -> None:
    _refuse_another(ledger, given)
    document, hand = given.printed.document, where.hand
    marks, links = list_document.found(given.printed, listed, {chosen.sheet: chosen.columns}, where.known)
    follow_ups = [list_document.follow_up(given.printed, row) for row in listed]
    ledger.originals.keep(BytesIO(given.data), document.digest)
    with ledger.writing(hand.when, READER_VERSION) as ink:
        ink.keep_document(_file(given, document), document, where.access)
        ink.keep_marks(document, marks, links, follow_ups, (), MARKS_VERSION)
        ink.audit("follow-up import", document.digest, f"{len(listed)} rows", hand.origin, hand.actor)


def _file(given: List, document: Document) -> File:
    return File(document.digest, given.name, f"list:{given.name}", len(given.data))


def _refuse_another(ledger: Ledger, given: List) -> None:
    """A file that was added as a text is read as one: it cannot be a list as well. What somebody else took
    in, and this viewer may not see, stays as it is.
    """
    try:
        kept = ledger.seen_by(OWNER).entry(given.digest)
    except NotFound:
        return
    if kept.media != Media.SHEET:
        raise InvalidInput(f"{given.name} is in the ledger as a text", "save the list anew, and give that")
    try:
        ledger.entry(given.digest)
    except NotFound as error:
        raise InvalidInput(f"{given.name} cannot be taken in by you", "ask who looks after it") from error


def _named(ledger: Ledger, given: List, listed: tuple[Listed, ...], hand: Hand) -> tuple[str, ...]:
    """Rows that name an item of ours are of that item, and say who works on it; gives names that are none."""
    with ledger.looking() as (connection, sight):
        placed = rows.placed(connection, sight, given.digest)
        leads = rows.leads(connection, sight, {row.item for row in listed if row.item})
    saying, unknown = Saying(ledger, hand), []
    for row in listed:
        own = placed.get(given.printed.row(row).start)
        if own is None:
            continue
        try:
            if row.item and leads.get(row.item) != own.item:
                saying.tie(row.item, own.name, f"{given.name}, {row.row}")
            if row.owner and row.owner != own.owner:
                saying.owner(row.item or own.name, row.owner)
        except (NotFound, InvalidInput):
            unknown.append(row.item or own.name)
    return tuple(unknown)
