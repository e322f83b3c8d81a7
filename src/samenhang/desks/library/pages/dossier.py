# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of dossiers: which there are, and one with its papers, what it owes and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import Query

from samenhang.desks.library.pages.timeline import TimelineAnswer, View, timeline_of
from samenhang.errors import NotFound
from samenhang.ledger import Entry
from samenhang.ledger.dossiers import DossierLine
from samenhang.ledger.owed import Owed, OwedRequest
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask

PER_PAGE = 50
MOST_OWED = 50
"""Follow-ups shown on the page of a dossier, late ones first."""


class DossierRow(Answer):
    """A dossier in the list."""

    number: str
    papers: int
    earliest: str | None
    latest: str | None
    open: int
    late: int
    newest: DocumentRef
    address: str


class DossiersAnswer(Answer):
    """One page of dossiers."""

    query: str
    total: int
    page: int
    pages: int
    dossiers: tuple[DossierRow, ...]


class PaperAnswer(Answer):
    """A paper of a dossier with who it says it is from."""

    document: DocumentRef
    senders: tuple[str, ...]


class OwedAnswer(Answer):
    """A follow-up with its words; `due` is the last day, `phrase` how the document says it."""

    kind: str
    state: str
    what: str
    asked_by: str | None
    owed_by: str | None
    due: date | None
    phrase: str
    quote: str
    document: DocumentRef
    address: str


class DossierAnswer(Answer):
    """A dossier: papers by date, what is open or late in them, and the events they tell."""

    number: str
    papers: tuple[PaperAnswer, ...]
    owed: tuple[OwedAnswer, ...]
    late: int
    open: int
    timeline: TimelineAnswer


def dossiers(
    ask: Ask,
    q: Annotated[str, Query(max_length=40)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> DossiersAnswer:
    """The dossiers, by number."""
    found = ask.ledger.dossiers.page(q, ask.today, PER_PAGE, (page - 1) * PER_PAGE)
    return DossiersAnswer(
        query=q,
        total=found.total,
        page=page,
        pages=-(-found.total // PER_PAGE),
        dossiers=tuple(_row(line) for line in found.lines),
    )


def _row(line: DossierLine) -> DossierRow:
    return DossierRow(
        number=line.number.upper(),
        papers=line.papers,
        earliest=line.earliest,
        latest=line.latest,
        open=line.open,
        late=line.late,
        newest=DocumentRef.of(line.newest),
        address=f"/dossiers/{line.number.upper()}",
    )


def dossier(ask: Ask, number: str, view: Annotated[View, Query()]) -> DossierAnswer:
    """One dossier."""
    papers = papers_of(ask, number)
    names = tuple(entry.digest for entry in papers)
    senders = ask.ledger.dossiers.senders(names)
    late = ask.ledger.owed(owed_request(ask, names, "late"))
    still_open = ask.ledger.owed(owed_request(ask, names, "open", MOST_OWED - len(late.items)))
    return DossierAnswer(
        number=number.upper(),
        papers=tuple(
            PaperAnswer(document=DocumentRef.of(entry), senders=senders.get(entry.digest, ()))
            for entry in papers
        ),
        owed=told(ask, [*late.items, *still_open.items]),
        late=late.total,
        open=still_open.total,
        timeline=timeline_of(ask, names, view),
    )


def papers_of(ask: Ask, number: str) -> tuple[Entry, ...]:
    """The papers of a dossier. Raises NotFound where the viewer sees none: then there is no such dossier."""
    papers = ask.ledger.dossier(number)
    if not papers:
        what = ask.texts.gettext("There is no dossier “%(number)s”") % {"number": number[:40]}
        raise NotFound(what, ask.texts.gettext("The list of dossiers shows those that there are"))
    return papers


def owed_request(ask: Ask, names: tuple[str, ...], state: str, most: int = MOST_OWED) -> OwedRequest:
    return OwedRequest(ask.today, state=state, documents=names, limit=most)


def told(ask: Ask, items: Sequence[Owed]) -> tuple[OwedAnswer, ...]:
    """Follow-ups with their words and where those stand."""
    words = [item.follow_up.evidence[0][1] if item.follow_up.evidence else None for item in items]
    passages = iter(ask.ledger.dossiers.passages([evidence for evidence in words if evidence]))
    return tuple(
        _owed(item, evidence.quote if evidence else "", next(passages) if evidence else None)
        for item, evidence in zip(items, words, strict=True)
    )


def _owed(item: Owed, quote: str, passage: int | None) -> OwedAnswer:
    follow_up, document = item.follow_up, DocumentRef.of(item.entry)
    due = follow_up.due
    return OwedAnswer(
        kind=follow_up.kind.value,
        state=follow_up.state,
        what=follow_up.what,
        asked_by=follow_up.asked_by,
        owed_by=follow_up.owed_by,
        due=due.latest if due else None,
        phrase=due.phrase if due else "",
        quote=quote,
        document=document,
        address=place_of(document.digest, passage),
    )
