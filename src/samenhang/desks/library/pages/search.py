# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search page: passages, and why they matched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Query

from samenhang.ledger import Hit, Request
from samenhang.ledger.why import Snippet
from samenhang.web.answer import Answer, DocumentRef
from samenhang.web.ask import Ask

PER_PAGE = 20


class Piece(Answer):
    """A stretch of a snippet; `matched` where it is why the passage was found."""

    text: str
    matched: bool


class HitAnswer(Answer):
    """A passage that matched, with the reasons in Dutch."""

    document: DocumentRef
    passage: int
    page: int | None
    headings: tuple[str, ...]
    pieces: tuple[Piece, ...]
    why: tuple[str, ...]


class SearchAnswer(Answer):
    """One page of what a search found."""

    query: str
    total: int
    page: int
    pages: int
    hits: tuple[HitAnswer, ...]
    behind: int


def search(
    ask: Ask, q: Annotated[str, Query(max_length=500)] = "", page: Annotated[int, Query(ge=1, le=500)] = 1
) -> SearchAnswer:
    """Find passages."""
    if not q.strip():
        return SearchAnswer(query="", total=0, page=1, pages=0, hits=(), behind=0)
    found = ask.ledger.search(Request(q, limit=PER_PAGE, offset=(page - 1) * PER_PAGE))
    return SearchAnswer(
        query=q,
        total=found.total,
        page=page,
        pages=-(-found.total // PER_PAGE),
        hits=tuple(_hit(hit) for hit in found.hits),
        behind=found.behind,
    )


def _hit(hit: Hit) -> HitAnswer:
    passage = hit.passage
    return HitAnswer(
        document=DocumentRef.of(hit.entry),
        passage=passage.number,
        page=passage.page,
        headings=passage.headings,
        pieces=tuple(_pieces(hit.snippet)),
        why=hit.why,
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
