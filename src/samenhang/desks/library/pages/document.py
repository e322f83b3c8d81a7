# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The document page: the text, comfortable to read, with what was found in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated

from fastapi import Query

from samenhang.desks.library import layout
from samenhang.desks.library.beside import Claim
from samenhang.desks.library.citing import cite
from samenhang.desks.library.claims import LINKS, SAYS_SO, claims_of
from samenhang.desks.library.finding import Sheet, sheet_of
from samenhang.desks.library.pages.findings import FindingAnswer, findings_of, passage_of
from samenhang.desks.library.pages.origins import OriginsAnswer, origins
from samenhang.desks.library.pages.passage import FoundAnswer, found_in
from samenhang.desks.library.pages.text import BlockAnswer, HeadingAnswer, TextSetter, contents
from samenhang.ledger import Entry
from samenhang.linking.addresses import address
from samenhang.model import Fact, FactName, FollowUp, MarkKind
from samenhang.viewer import Role
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask

QUIET = (MarkKind.THEME, MarkKind.DATE, MarkKind.ACTOR)
"""Kinds that stand in nearly every sentence: not underlined unless asked for."""


class KindAnswer(Answer):
    """How many marks of a kind there are, and whether they are underlined."""

    kind: str
    count: int
    shown: bool


class PartAnswer(Answer):
    """A part of a long text: its first and last passage, and the heading that it begins with."""

    number: int
    first: int
    last: int
    title: str | None
    current: bool
    address: str


class VersionAnswer(Answer):
    """Another version of the paper."""

    document: DocumentRef
    number: int
    current: bool
    added: str


class CorrectionAnswer(Answer):
    """Words that somebody put right. `loose`: a newer reading of the file does not have them."""

    quote: str
    text: str
    who: str
    when: str
    why: str
    loose: bool


class ClaimAnswer(Answer):
    """What a source says of the document beside what the text says ("" where it says nothing).

    `differs` is null where they cannot be compared. A link of a source is as sure as the source: `score` and
    `reason` say so; both are null for what is no link.
    """

    source: str
    field: str
    value: str
    text: str
    differs: bool | None
    link: str | None
    score: float | None
    reason: str | None


class DocumentAnswer(Answer):
    """A document, or one part of a long one, with what it says of itself and what is owed in it.

    `cites` and `cited_by` count papers. `chosen` is the passage of which the margin tells.
    """

    document: DocumentRef
    official: str | None
    original: str | None
    citation: str
    version: int
    current: bool
    versions: tuple[VersionAnswer, ...]
    origins: OriginsAnswer
    senders: tuple[str, ...]
    addressees: tuple[str, ...]
    dossiers: tuple[str, ...]
    facts: tuple[FindingAnswer, ...]
    claims: tuple[ClaimAnswer, ...]
    corrections: tuple[CorrectionAnswer, ...]
    follow_ups: tuple[FindingAnswer, ...]
    cites: int
    cited_by: int
    kinds: tuple[KindAnswer, ...]
    passages: int
    parts: tuple[PartAnswer, ...]
    contents: tuple[HeadingAnswer, ...]
    blocks: tuple[BlockAnswer, ...]
    chosen: FoundAnswer | None
    may_review: bool


def document(
    ask: Ask,
    name: str,
    part: Annotated[int | None, Query(ge=1)] = None,
    passage: Annotated[int | None, Query(ge=0)] = None,
    marks: Annotated[list[str] | None, Query()] = None,
) -> DocumentAnswer:
    """One document; of a long one the part that is asked for, or that holds the passage."""
    sheet = sheet_of(ask.ledger, name)
    entry, read = sheet.kept.entry, sheet.kept.document
    bounds = layout.parts(read.passages)
    chosen = None if passage is None else passage_of(ask, sheet, passage)
    current = _current(bounds, part, None if chosen is None else read.passages.index(chosen))
    setter = TextSetter(sheet, read.passages[slice(*bounds[current])])
    facts = sheet.standing.facts()
    return DocumentAnswer(
        document=DocumentRef.of(entry),
        official=_official(entry, facts),
        original=f"/documents/{entry.digest[:16]}/original"
        if ask.ledger.originals.has(entry.digest)
        else None,
        citation=cite(read),
        version=entry.version,
        current=entry.current,
        versions=tuple(_versions(ask, entry)),
        origins=origins(ask, entry),
        senders=_said(facts, FactName.SENDER, FactName.SIGNATORY),
        addressees=_said(facts, FactName.ADDRESSEE),
        dossiers=_said(facts, FactName.DOSSIER),
        facts=_of(ask, sheet, Fact),
        claims=tuple(_claim(one) for one in claims_of(ask.ledger, read, facts)),
        corrections=tuple(_corrections(ask, entry)),
        follow_ups=_of(ask, sheet, FollowUp),
        cites=len({link.target for link in sheet.standing.links() if link.mark.kind is MarkKind.REFERENCE}),
        cited_by=ask.ledger.cited_count(entry.identifier) if entry.identifier else 0,
        kinds=tuple(_kinds(sheet, _wanted(marks))),
        passages=len(read.passages),
        parts=tuple(_parts(sheet, bounds, current)) if len(bounds) > 1 else (),
        contents=contents(sheet),
        blocks=tuple(setter.blocks()),
        chosen=None if chosen is None else found_in(ask, sheet, chosen),
        may_review=ask.viewer.role.at_least(Role.ANALYST),
    )


def _current(bounds: Sequence[tuple[int, int]], part: int | None, place: int | None) -> int:
    """Which part is shown: the one that holds the chosen passage, else the one asked for, else the first."""
    if place is not None:
        return next(n for n, (start, stop) in enumerate(bounds) if start <= place < stop)
    return min((part or 1) - 1, len(bounds) - 1)


def _of(ask: Ask, sheet: Sheet, sort: type[Fact] | type[FollowUp]) -> tuple[FindingAnswer, ...]:
    return findings_of(ask, sheet, [f for f in sheet.standing.findings if isinstance(f.what, sort)])


def _official(entry: Entry, facts: Sequence[Fact]) -> str | None:
    """Where the paper was published."""
    if entry.identifier and (known := address(entry.identifier)):
        return known
    sources = (fact.value for fact in facts if fact.name is FactName.SOURCE)
    return next((source for source in sources if source.startswith("https://")), None)


def _said(facts: Sequence[Fact], *names: FactName) -> tuple[str, ...]:
    """What the document says under the first of these names that it says something under."""
    for name in names:
        if found := tuple(dict.fromkeys(fact.value for fact in facts if fact.name is name)):
            return found
    return ()


def _versions(ask: Ask, entry: Entry) -> Iterator[VersionAnswer]:
    for other in ask.ledger.versions(entry.digest):
        ref = DocumentRef.of(other)
        yield VersionAnswer(document=ref, number=other.version, current=other.current, added=other.added_at)


def _corrections(ask: Ask, entry: Entry) -> Iterator[CorrectionAnswer]:
    loose = set(ask.ledger.corrections(entry.digest, loose=True))
    for made in ask.ledger.corrections(entry.digest):
        yield CorrectionAnswer(
            quote=made.quote,
            text=made.text,
            who=made.who,
            when=made.when,
            why=made.why,
            loose=made in loose,
        )


def _claim(one: Claim) -> ClaimAnswer:
    tied = one.field in LINKS
    return ClaimAnswer(
        source=one.source,
        field=one.field,
        value=one.value,
        text=one.text,
        differs=one.differs,
        link=one.link,
        score=1.0 if tied else None,
        reason=SAYS_SO if tied else None,
    )


def _wanted(marks: Sequence[str] | None) -> frozenset[str] | None:
    """The kinds asked for: `marks=reference,commitment` or each by itself; None where nothing is said."""
    return None if marks is None else frozenset(kind for said in marks for kind in said.split(","))


def _kinds(sheet: Sheet, wanted: frozenset[str] | None) -> Iterator[KindAnswer]:
    counted = Counter(mark.kind for mark in sheet.standing.marks())
    for kind in MarkKind:
        if counted[kind]:
            shown = kind not in QUIET if wanted is None else kind.value in wanted
            yield KindAnswer(kind=kind.value, count=counted[kind], shown=shown)


def _parts(sheet: Sheet, bounds: Sequence[tuple[int, int]], current: int) -> Iterator[PartAnswer]:
    passages = sheet.kept.document.passages
    for n, (start, stop) in enumerate(bounds):
        first = passages[start]
        path = (*first.headings, sheet.text[first.start : first.end]) if first.label else first.headings
        yield PartAnswer(
            number=n + 1,
            first=first.number,
            last=passages[stop - 1].number,
            title=path[-1] if path else None,
            current=n == current,
            address=place_of(sheet.digest, first.number) if n else f"/documents/{sheet.digest[:16]}",
        )
