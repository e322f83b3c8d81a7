# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a document cites and who cites it, each with the words."""

from __future__ import annotations

from samenhang.desks.library.finding import Sheet, sheet_of
from samenhang.desks.library.pages.findings import QuoteAnswer, TargetAnswer, quote_at, target_of
from samenhang.ledger import Entry
from samenhang.model import Evidence, Link, MarkKind
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask

MOST = 200
"""Documents that cite, and papers that are cited, on the page."""


class CitedAnswer(Answer):
    """A paper that is cited, with the words that do it."""

    target: TargetAnswer
    score: float
    words: tuple[QuoteAnswer, ...]


class CitingAnswer(Answer):
    """A document that cites, with its words; `address` is where they stand."""

    document: DocumentRef
    quote: str
    address: str


class ReferencesAnswer(Answer):
    """What a document cites and who cites it. The totals count papers, and may be more than is listed."""

    document: DocumentRef
    cites: tuple[CitedAnswer, ...]
    cites_total: int
    cited_by: tuple[CitingAnswer, ...]
    cited_by_total: int


def references(ask: Ask, name: str) -> ReferencesAnswer:
    """What a document cites, in the order of its text, and who cites it, in the order of adding."""
    sheet = sheet_of(ask.ledger, name)
    entry = sheet.kept.entry
    cited: dict[str, list[Link]] = {}
    for link in sheet.standing.links():
        if link.mark.kind is MarkKind.REFERENCE:
            cited.setdefault(link.target, []).append(link)
    chosen = dict(list(cited.items())[:MOST])
    held = ask.ledger.candidates(chosen)
    return ReferencesAnswer(
        document=DocumentRef.of(entry),
        cites=tuple(
            CitedAnswer(
                target=target_of(links[0], held.get(target)),
                score=max(link.score for link in links),
                words=tuple(quote_at(sheet, "cites", link.mark.start, link.mark.end) for link in links),
            )
            for target, links in chosen.items()
        ),
        cites_total=len(cited),
        cited_by=_citing(ask, sheet),
        cited_by_total=ask.ledger.cited_count(entry.identifier) if entry.identifier else 0,
    )


def _citing(ask: Ask, sheet: Sheet) -> tuple[CitingAnswer, ...]:
    """Who cites, each document once, by the first of its words."""
    identifier = sheet.kept.entry.identifier
    found: dict[str, tuple[Entry, Evidence]] = {}
    for entry, _, words in ask.ledger.cited_by(identifier) if identifier else ():
        found.setdefault(entry.digest, (entry, words))
    listed = list(found.values())[:MOST]
    numbers = ask.ledger.passages_at([(entry.digest, words.start) for entry, words in listed])
    return tuple(
        CitingAnswer(
            document=DocumentRef.of(entry),
            quote=words.quote,
            address=place_of(entry.digest, numbers[entry.digest, words.start]),
        )
        for entry, words in listed
    )
