# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a document came from, what differs between its copies, and people who say that they are not one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from samenhang.desks.library.pages.review import Sent, Short
from samenhang.ledger import Entry
from samenhang.ledger.origins import Origin
from samenhang.likeness import Saying, say
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask
from samenhang.web.desk import Changed
from samenhang.web.language import N_

LISTED, DIFFERING = 50, 20
"""Origins, and differences of one copy, that a page shows."""


class WordsAnswer(Answer):
    """Words of the document where the copy has others; one of the two may be empty."""

    document: str
    copied: str


class OriginAnswer(Answer):
    """A place that the document came from. `document` is the file from there, where it is not the one shown;
    `leads` is whether the text is shown as this file has it."""

    name: str
    source: str
    address: str
    day: str
    digest: str
    leads: bool
    document: DocumentRef | None
    shared: float
    differences: tuple[WordsAnswer, ...]
    differing: int


class OriginsAnswer(Answer):
    """Where a document came from: `total` places, the file that leads first. `leader` is the document that
    this one is a copy of; `parted` are those that people took apart from it."""

    total: int
    places: tuple[OriginAnswer, ...]
    leader: DocumentRef | None
    parted: tuple[DocumentRef, ...]


class OriginChange(Sent):
    """What somebody says of this document and another, named by its digest: they are one, or apart."""

    other: Short
    verdict: Literal["one", "apart"]


def origins(ask: Ask, entry: Entry) -> OriginsAnswer:
    """Where a document came from."""
    found = ask.ledger.origins(entry.digest)
    return OriginsAnswer(
        total=len(found),
        places=tuple(_places(ask, entry, found[:LISTED])),
        leader=None if entry.copy_of is None else DocumentRef.of(ask.ledger.entry(entry.copy_of)),
        parted=tuple(map(DocumentRef.of, ask.ledger.parted(entry.digest))),
    )


def _places(ask: Ask, entry: Entry, found: tuple[Origin, ...]) -> Iterator[OriginAnswer]:
    others: dict[str, DocumentRef | None] = {entry.digest: None}
    for one in found:
        if one.digest not in others:
            others[one.digest] = DocumentRef.of(ask.ledger.entry(one.digest))
        words = one.differences[:DIFFERING]
        yield OriginAnswer(
            name=one.name,
            source=one.source,
            address=one.address,
            day=one.day,
            digest=one.digest,
            leads=one.leads,
            document=others[one.digest],
            shared=round(one.shared, 3),
            differences=tuple(WordsAnswer(document=each.document, copied=each.copy) for each in words),
            differing=len(one.differences),
        )


def say_origin(ask: Ask, name: str, change: OriginChange) -> Changed:
    """Say that two documents are one, or apart."""
    entry, other = ask.ledger.entry(name), ask.ledger.entry(change.other)
    one = change.verdict == "one"
    word = Saying(one, change.why, ask.viewer.name, ask.when, ask.origin)
    say(ask.house.ledger, entry.digest, other.digest, word)
    said = N_("From now on they are one document") if one else N_("From now on they are two documents")
    return Changed(address=place_of(entry.digest), notice=ask.texts.gettext(said))
