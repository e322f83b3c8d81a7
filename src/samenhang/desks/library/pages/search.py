# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search page: passages, why they matched, and what else could be asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import Query
from pydantic import StringConstraints

from samenhang.desks.library import conditions
from samenhang.desks.library.conditions import Condition, condition_of, query_of, words_of
from samenhang.desks.library.faults import QueryFault, query_fault
from samenhang.desks.library.words import DOCUMENT_KINDS
from samenhang.errors import InvalidQuery
from samenhang.ledger import Found, Hit, Request
from samenhang.ledger.why import Snippet
from samenhang.vocabulary.actor_names import actor_name, theme_name
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask
from samenhang.web.facets import Chip, Facet, Option
from samenhang.web.render import query as query_string

PER_PAGE = 20
MOST_PAGES = 500
MOST_LETTERS = 500
MOST_CONDITIONS = 12
MOST_OPTIONS = 8
SHORTEST_BEGUN = 3
MOST_WORDS = 5
"""Words of a query that found nothing, for which it is looked up what they find alone."""

Order = Literal["best", "newest"]
Only = Annotated[str, StringConstraints(pattern=conditions.PATTERN)]


class Piece(Answer):
    """A stretch of a snippet; `matched` where it is why the passage was found."""

    text: str
    matched: bool


class HitAnswer(Answer):
    """A passage that matched, with the reasons in Dutch; `address` leads to it in its document."""

    document: DocumentRef
    passage: int
    page: int | None
    headings: tuple[str, ...]
    pieces: tuple[Piece, ...]
    why: tuple[str, ...]
    address: str


class Suggestion(Answer):
    """A search that does find something."""

    words: str
    total: int
    address: str


class SearchAnswer(Answer):
    """One page of what a search found. `typed` are the words as typed, `chosen` the conditions besides.

    With a `fault` the hits are those of the words alone.
    """

    typed: str
    order: Order
    total: int
    page: int
    pages: int
    hits: tuple[HitAnswer, ...]
    only: tuple[str, ...]
    chosen: tuple[Chip, ...]
    facets: tuple[Facet, ...]
    instead: tuple[Suggestion, ...]
    fault: QueryFault | None
    behind: int
    address: str


@dataclass(frozen=True, slots=True)
class _Search:
    """What is asked of the page."""

    typed: str
    only: tuple[Condition, ...]
    order: Order
    page: int

    def request(self, words: str) -> Request:
        """The request for these words under the conditions; where there are no words, for those alone."""
        start, within = (self.page - 1) * PER_PAGE, query_of(self.only)
        request = Request(words or within, PER_PAGE, start, facets=True, newest=self.order == "newest")
        return replace(request, within=within) if words else request

    def address(self, only: Sequence[Condition]) -> str:
        """The first page of this search under other conditions."""
        order = "" if self.order == "best" else self.order
        names = [str(condition) for condition in only]
        return "/search" + query_string({"q": self.typed, "only": names, "order": order})


def search(
    ask: Ask,
    q: Annotated[str, Query(max_length=MOST_LETTERS)] = "",
    only: Annotated[tuple[Only, ...], Query(max_length=MOST_CONDITIONS)] = (),
    order: Order = "best",
    page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1,
) -> SearchAnswer:
    """Find passages. `only` narrows: kind:letter, actor:ministry:DEF, dossier:33763, theme:..., year:2015."""
    asked = _Search(q.strip(), tuple(dict.fromkeys(map(condition_of, only))), order, page)
    try:
        return _answer(ask, asked, _found(ask, asked, asked.typed), None)
    except InvalidQuery as error:
        if ask.by_program:
            raise
        return _faulty(ask, asked, error)


def _faulty(ask: Ask, asked: _Search, error: InvalidQuery) -> SearchAnswer:
    """What the words of a query find that does not parse, and what is wrong with it."""
    found = _found(ask, asked, _plain(words_of(asked.typed)))
    return _answer(ask, asked, found, query_fault(error, asked.typed, ask.texts))


def _found(ask: Ask, asked: _Search, words: str) -> Found:
    return ask.ledger.search(asked.request(words)) if words or asked.only else Found("")


def _plain(words: Sequence[str]) -> str:
    """A query that asks for each of these words, of which the last may only be begun."""
    begun = [f"{word}*" for word in words[-1:] if len(word) >= SHORTEST_BEGUN]
    return " ".join((*words[:-1], *(begun or words[-1:])))


def _answer(ask: Ask, asked: _Search, found: Found, fault: QueryFault | None) -> SearchAnswer:
    return SearchAnswer(
        typed=asked.typed,
        order=asked.order,
        total=found.total,
        page=asked.page,
        pages=min(-(-found.total // PER_PAGE), MOST_PAGES),
        hits=tuple(_hit(hit) for hit in found.hits),
        only=tuple(map(str, asked.only)),
        chosen=tuple(_chip(ask, asked, condition) for condition in asked.only),
        facets=tuple(_facets(ask, asked, found)),
        instead=tuple(_instead(ask, asked)) if not found.total else (),
        fault=fault,
        behind=found.behind,
        address=asked.address(asked.only),
    )


def _facets(ask: Ask, asked: _Search, found: Found) -> Iterator[Facet]:
    """What the search can be narrowed by further; what is chosen stands with the chips."""
    for name in conditions.FACETS:
        rows = ((Condition(name, value), count) for value, count in found.facets.get(name, ()))
        fresh = [row for row in rows if row[0] not in asked.only][:MOST_OPTIONS]
        if fresh:
            yield Facet(name=name, options=tuple(_option(ask, asked, *row) for row in fresh))


def _chip(ask: Ask, asked: _Search, condition: Condition) -> Chip:
    return Chip(
        facet=condition.facet,
        value=condition.value,
        label=_label(ask, condition),
        address=asked.address(conditions.chosen(asked.only, condition)),
    )


def _option(ask: Ask, asked: _Search, condition: Condition, count: int) -> Option:
    return Option(
        value=condition.value,
        label=_label(ask, condition),
        count=count,
        address=asked.address(conditions.chosen(asked.only, condition)),
        current=False,
    )


def _label(ask: Ask, condition: Condition) -> str:
    if condition.facet == "kind":
        return ask.texts.gettext(DOCUMENT_KINDS.get(condition.value, condition.value))
    if condition.facet == "actor":
        return actor_name(condition.value).name
    if condition.facet == "theme":
        return theme_name(condition.value, ask.language)
    return condition.value


def _instead(ask: Ask, asked: _Search) -> Iterator[Suggestion]:
    """Searches that find something where this one does not: of its words alone, together and one by one."""
    words = words_of(asked.typed)
    for some in dict.fromkeys((words, *((word,) for word in words[:MOST_WORDS]))):
        query = _plain(some)
        total = ask.ledger.search(Request(query, 1)).total if query else 0
        if total:
            other = replace(asked, typed=query, order="best")
            yield Suggestion(words=query, total=total, address=other.address(()))


def _hit(hit: Hit) -> HitAnswer:
    passage, document = hit.passage, DocumentRef.of(hit.entry)
    return HitAnswer(
        document=document,
        passage=passage.number,
        page=passage.page,
        headings=passage.headings,
        pieces=tuple(_pieces(hit.snippet)),
        why=hit.why,
        address=place_of(document.digest, passage.number),
    )


def _pieces(snippet: Snippet) -> Iterator[Piece]:
    """The snippet, cut where what matched begins and ends."""
    at = 0
    for start, end in snippet.highlights:
        if start > at:
            yield Piece(text=snippet.text[at:start], matched=False)
        yield Piece(text=snippet.text[start:end], matched=True)
        at = end
    if at < len(snippet.text):
        yield Piece(text=snippet.text[at:], matched=False)
