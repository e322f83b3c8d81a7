# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The start page: what needs attention today, as numbers that open lists, and the ways to find the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from samenhang.desks.library.conditions import condition_of, query_of
from samenhang.desks.library.pages.catalogue import CataloguedAnswer, catalogued
from samenhang.desks.library.pages.follow_ups import FollowUpAnswer, shown
from samenhang.desks.library.pages.saved_searches import SavedAnswer, of_viewer
from samenhang.ledger import Request
from samenhang.ledger.catalogue import CatalogueRequest, Holdings
from samenhang.ledger.owed import OwedRequest
from samenhang.model import MarkKind
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.language import N_
from samenhang.web.render import query as query_string

SOON = 8
"""Weeks within which a promise is due soon."""

MOST_LATE = 3
MOST_NEW = 5

EXAMPLES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (N_("What became of the planning bureau for security?"), '"planbureau voor de veiligheid"', ()),
    (
        N_("Which letter answered the question of 2015?"),
        "toezegging gestand",
        ("kind:letter", "year:2015"),
    ),
    (N_("What did the WRR recommend?"), "aanbev* OF beveelt", ("actor:body:WRR",)),
)
"""Questions of people who work with these papers, as a search: words and conditions."""


class Count(Answer):
    """A number that opens the list behind it."""

    name: str
    number: int
    address: str


class Example(Answer):
    """A question, and the search that answers it."""

    question: str
    address: str


class Overview(Answer):
    """The numbers of the start page, those that ask for something first; with what is longest overdue."""

    today: date
    attention: tuple[Count, ...]
    holdings: tuple[Count, ...]
    late: tuple[FollowUpAnswer, ...]
    newest: tuple[CataloguedAnswer, ...]
    saved: tuple[SavedAnswer, ...]
    examples: tuple[Example, ...]


def overview(ask: Ask) -> Overview:
    """What needs attention, what was added last, and how much there is."""
    with ask.ledger.catalogue() as catalogue:
        held = catalogue.holdings()
        newest = catalogue.page(CatalogueRequest(added=True, limit=MOST_NEW))
    counts = ask.ledger.owed_counts(ask.today)
    promise = MarkKind.COMMITMENT
    late = ask.ledger.owed(OwedRequest(ask.today, promise, "late", limit=MOST_LATE))
    soon = OwedRequest(ask.today, promise, "open", ask.today + timedelta(weeks=SOON), limit=1)
    return Overview(
        today=ask.today,
        attention=tuple(_attention(counts, ask.ledger.owed(soon).total, held)),
        holdings=tuple(_holdings(counts, held)),
        late=shown(ask, late.items),
        newest=tuple(map(catalogued, newest)),
        saved=of_viewer(ask),
        examples=tuple(_examples(ask)),
    )


def _attention(counts: dict[tuple[str, str], int], soon: int, held: Holdings) -> Iterator[Count]:
    """What asks for something, most urgent first; what is nothing is left out."""
    promise = MarkKind.COMMITMENT.value
    rows = (
        ("late", counts.get((promise, "late"), 0), _owed(promise, "late")),
        ("soon", soon, _owed(promise, "open", SOON)),
        ("undecided", counts.get((MarkKind.DECISION.value, "open"), 0), _owed("decision", "open")),
        ("open", counts.get((promise, "open"), 0), _owed(promise, "open")),
        ("unread", held.unread, "/unread"),
        ("waiting", held.waiting, "/unread"),
    )
    for name, number, address in rows:
        if number:
            yield Count(name=name, number=number, address=address)


def _holdings(counts: dict[tuple[str, str], int], held: Holdings) -> Iterator[Count]:
    promise = MarkKind.COMMITMENT.value
    fulfilled = counts.get((promise, "fulfilled"), 0)
    yield Count(name="fulfilled", number=fulfilled, address=_owed(promise, "fulfilled"))
    yield Count(name="follow-ups", number=sum(counts.values()), address="/follow-ups")
    yield Count(name="documents", number=held.documents, address="/documents")


def _owed(kind: str, state: str, within: int | None = None) -> str:
    return "/follow-ups" + query_string({"state": state, "kind": kind, "within": within})


def _examples(ask: Ask) -> Iterator[Example]:
    """Those of the example questions that find something here."""
    for question, words, only in EXAMPLES:
        request = Request(words, limit=1, within=query_of(tuple(map(condition_of, only))))
        if ask.ledger.search(request).total:
            address = "/search" + query_string({"q": words, "only": only})
            yield Example(question=ask.texts.gettext(question), address=address)
