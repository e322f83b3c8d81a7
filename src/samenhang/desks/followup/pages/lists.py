# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A ministry's own list comes in: sent, looked at with what each column is, put right, and taken in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated
from urllib.parse import quote

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from samenhang.admission import Hand
from samenhang.desks.followup import list_intake
from samenhang.desks.followup.list_intake import Circumstances, List, Taken, Wanted
from samenhang.desks.followup.list_words import Field as Meaning
from samenhang.desks.followup.listed import Fault, Listed
from samenhang.desks.followup.sheet import FILE
from samenhang.desks.followup.store import drafts
from samenhang.desks.followup.store.drafts import Draft
from samenhang.errors import InvalidInput, Unreadable
from samenhang.linking.linker import Known
from samenhang.viewer import Access, Level, Role, groups_of
from samenhang.web import token
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.desk import Changed
from samenhang.web.door import moment
from samenhang.web.language import N_
from samenhang.web.problem import Refused
from samenhang.web.upload import Sent

PAGE = "/follow-ups/import"
LASTS = timedelta(days=1)
"""How long a list waits to be taken in."""

MEANINGS = {
    Meaning.ITEM: N_("our own name of the item"),
    Meaning.KIND: N_("kind"),
    Meaning.WHAT: N_("what was promised or asked"),
    Meaning.STATE: N_("how it stands"),
    Meaning.BY: N_("who must do it"),
    Meaning.TO: N_("to whom"),
    Meaning.MADE: N_("the day it was promised"),
    Meaning.DUE: N_("by when"),
    Meaning.DUE_WORDS: N_("by when, in words"),
    Meaning.FIRM: N_("firm or vague"),
    Meaning.NUMBER: N_("number"),
    Meaning.DOSSIER: N_("dossier"),
    Meaning.OWNER: N_("who works on it"),
    Meaning.FORECAST: N_("when it is expected now"),
}
"""What people call what a column can be."""

Name = Annotated[str, Path(max_length=100)]


class Nothing(BaseModel):
    """A list is sent without anything else."""


class SendAnswer(Answer):
    """What may be sent: a file of at most so many bytes."""

    most: int


class Column(Answer):
    """A column of the list: its letter, what stands above it, what it is ("": nothing), and why."""

    letter: str
    heading: str
    meaning: str
    reason: str
    sample: tuple[str, ...]


class Row(Answer):
    """A row as it would be taken in."""

    row: int
    kind: str
    what: str
    by: str | None
    number: str | None
    due: str | None
    state: str | None


class Wrong(Answer):
    """What is wrong with a row, and in which cell."""

    place: str
    heading: str
    what: str


class ListAnswer(Answer):
    """A list that was sent, as it would be taken in with these columns."""

    name: str
    file: str
    sheet: str
    sheets: tuple[str, ...]
    kind: str
    columns: tuple[Column, ...]
    total: int
    wrong: int
    rows: tuple[Row, ...]
    faults: tuple[Wrong, ...]
    levels: tuple[Level, ...]
    groups: tuple[str, ...]


class Chosen(BaseModel):
    """What a person says of a list: its sheet, of what kind rows are, columns as "C=what", all or none."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    sheet: Annotated[str, Field(max_length=100)] = ""
    kind: Annotated[str, Field(max_length=30)] = "commitment"
    columns: list[str] = Field(default_factory=list, max_length=200)

    @property
    def wanted(self) -> Wanted:
        """The same as the desk takes it."""
        if not self.columns:
            return Wanted(self.sheet, self.kind)
        said = {field.value: "" for field in Meaning}
        for one in self.columns:
            letter, _, meaning = one.partition("=")
            if meaning:
                said[meaning] = letter
        return Wanted(self.sheet, self.kind, said)


class ListToTake(Chosen):
    """A list to take in, for whom: a level, and groups (none: no such bound)."""

    level: Level
    groups: list[str] = Field(default_factory=list, max_length=100)


def sending(ask: Ask) -> SendAnswer:
    """What may be sent."""
    return SendAnswer(most=min(ask.house.upload, FILE))


def send(ask: Ask, sent: Sent[Nothing]) -> Changed:
    """Send a list; nothing is taken in yet. It waits a day for who sent it."""
    said = ask.texts
    if not sent.files:
        raise InvalidInput(said.gettext("No file was chosen"), said.gettext("Choose a list in Excel or CSV"))
    one = sent.files[0]
    if one.size > FILE:
        raise Unreadable("too-large", f"{one.name} is larger than {FILE // 1_000_000} MB", "split the list")
    data = one.stream.read()
    list_intake.read(data, one.name)  # what cannot be read, or may not be kept, is not kept
    name = token.fresh()
    with ask.house.ledger.writing(ask.when) as ink:
        drafts.sweep(ink.connection, moment(ask.house.now() - LASTS))
        drafts.keep(ink.connection, ask.viewer.name, Draft(name, one.name, data), ask.when)
        ink.audit("list send", one.name, f"{len(data)} bytes", ask.origin, ask.viewer.name)
    return Changed(address=f"{PAGE}/{quote(name)}")


def preview(ask: Ask, name: Name, chosen: Annotated[Chosen, Query()]) -> ListAnswer:
    """A list that was sent, as it would be taken in."""
    draft, given = _given(ask, name)
    wanted = list_intake.chosen_of(given, ask.texts, chosen.wanted)
    seen = list_intake.preview(given, ask.today, ask.texts, wanted)
    first = seen.sheet.rows[wanted.header : wanted.header + 2]
    return ListAnswer(
        name=name,
        file=draft.file,
        sheet=seen.sheet.name,
        sheets=tuple(sheet.name for sheet in given.sheets),
        kind=wanted.kind.value,
        columns=tuple(
            Column(
                letter=one.letter,
                heading=one.heading,
                meaning=one.field,
                reason=one.reason,
                sample=tuple(str(row[at])[:80] for row in first if at < len(row) and row[at] is not None),
            )
            for at, one in enumerate(seen.columns)
        ),
        total=seen.total,
        wrong=seen.wrong,
        rows=tuple(map(_row, seen.rows)),
        faults=tuple(map(_wrong, seen.faults)),
        levels=tuple(level for level in Level if level.rank <= ask.viewer.clearance.rank),
        groups=tuple(sorted(ask.viewer.groups)),
    )


def taking(known: Known) -> Callable[[Ask, str, ListToTake], Changed]:
    """The change that takes a list in; `known` tells which papers exist."""

    def take(ask: Ask, name: Name, change: ListToTake) -> Changed:
        """Take a list in: every row becomes an item, tied to what documents say."""
        _, given = _given(ask, name)
        access = _access(ask, change)
        wanted = list_intake.chosen_of(given, ask.texts, change.wanted)
        hand = Hand(ask.viewer.name, ask.origin, ask.when)
        where = Circumstances(hand, access, ask.today, ask.texts, known)
        taken = list_intake.take_in(ask.ledger, given, wanted, where)
        with ask.house.ledger.writing(ask.when) as ink:
            drafts.let_go(ink.connection, ask.viewer.name, name)
        return Changed(address=f"/follow-ups?document={taken.document[:16]}", notice=_told(ask, taken))

    return take


def _told(ask: Ask, taken: Taken) -> str:
    said = ask.texts.ngettext(
        "%(rows)s row was taken in; %(tied)s of them is of an item that other documents speak of",
        "%(rows)s rows were taken in; %(tied)s of them are of items that other documents speak of",
        taken.rows,
    )
    return said % {"rows": ask.texts.number(taken.rows), "tied": ask.texts.number(taken.tied)}


def _given(ask: Ask, name: str) -> tuple[Draft, List]:
    with ask.house.ledger.looking() as (connection, _):
        draft = drafts.named(connection, ask.viewer.name, name)
    return draft, list_intake.read(draft.data, draft.file)


def _access(ask: Ask, change: ListToTake) -> Access:
    """For whom the list is, held against what this viewer may choose."""
    viewer, said = ask.viewer, ask.texts
    groups = groups_of(change.groups)
    if change.level.rank > viewer.clearance.rank:
        what = said.gettext("You may not add documents of a level that you may not see")
        raise Refused(403, what, said.gettext("Choose a lower level"))
    if not viewer.role.at_least(Role.ADMINISTRATOR) and not groups <= viewer.groups:
        what = said.gettext("You may add documents for your own groups only")
        raise Refused(403, what, said.gettext("Choose one of your groups, or none"))
    return Access(change.level, groups)


def _row(one: Listed) -> Row:
    due = one.due
    by = (due.latest.isoformat() if due.latest else due.phrase) if due else None
    kind = one.kind.value if one.kind else ""
    return Row(
        row=one.row, kind=kind, what=one.what, by=one.by, number=one.number, due=by, state=one.state_words
    )


def _wrong(one: Fault) -> Wrong:
    return Wrong(place=f"{one.column}{one.row}", heading=one.heading, what=one.what)
