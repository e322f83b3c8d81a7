# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The start page: what needs attention today, as numbers that open lists, and the ways to find the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samenhang.desks.library.conditions import condition_of, query_of
from samenhang.desks.library.pages.catalogue import CataloguedAnswer, catalogued
from samenhang.desks.library.pages.saved_searches import SavedAnswer, of_viewer
from samenhang.ledger import Request
from samenhang.ledger.catalogue import CatalogueRequest, Holdings
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.attention import Count, Pressing
from samenhang.web.language import N_
from samenhang.web.render import query as query_string

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


class Example(Answer):
    """A question, and the search that answers it."""

    question: str
    address: str


class Overview(Answer):
    """The numbers of the start page, those that ask for something first; with what presses most.

    What other desks have of that comes with theirs.
    """

    today: date
    attention: tuple[Count, ...]
    holdings: tuple[Count, ...]
    pressing: tuple[Pressing, ...]
    newest: tuple[CataloguedAnswer, ...]
    saved: tuple[SavedAnswer, ...]
    examples: tuple[Example, ...]


def overview(ask: Ask) -> Overview:
    """What needs attention, what was added last, and how much there is."""
    with ask.ledger.catalogue() as catalogue:
        held = catalogue.holdings()
        newest = catalogue.page(CatalogueRequest(added=True, limit=MOST_NEW))
    elsewhere = ask.attention()
    return Overview(
        today=ask.today,
        attention=(*elsewhere.counts, *_attention(held)),
        holdings=(*elsewhere.holdings, _count("documents", held.documents, "/documents")),
        pressing=elsewhere.pressing,
        newest=tuple(map(catalogued, newest)),
        saved=of_viewer(ask),
        examples=tuple(_examples(ask)),
    )


def _attention(held: Holdings) -> Iterator[Count]:
    """What asks for something; what is nothing is left out."""
    for name, number in (("unread", held.unread), ("waiting", held.waiting)):
        if number:
            yield _count(name, number, "/unread")


def _count(name: str, number: int, address: str) -> Count:
    return Count(name=name, number=number, text="", address=address)


def _examples(ask: Ask) -> Iterator[Example]:
    """Those of the example questions that find something here."""
    for question, words, only in EXAMPLES:
        request = Request(words, limit=1, within=query_of(tuple(map(condition_of, only))))
        if ask.ledger.search(request).total:
            address = "/search" + query_string({"q": words, "only": only})
            yield Example(question=ask.texts.gettext(question), address=address)
