# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library desk: what do we have, what does it say, is this mark right?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from samenhang.desks.library.analysis import Citation, Timeline, citation, timeline
from samenhang.desks.library.answers import (
    Problem,
    References,
    Shown,
    ShownFact,
    ShownMark,
    ShownPassage,
    Status,
    shown_link,
)
from samenhang.desks.library.claims import claims_of
from samenhang.errors import NotFound
from samenhang.ledger import Entry, Kept, KeptFile, Ledger, Request
from samenhang.ledger.standing import Standing
from samenhang.model import Document, Fact, Link, Mark, MarkKind, Passage

_Key = tuple[MarkKind, int, int, str]
NOTHING_SAID: Mapping[_Key, str] = MappingProxyType({})


def name_of(entry: Entry) -> str:
    """What people call a document: its identifier, else the name of its file."""
    return entry.identifier or entry.name


def status(ledger: Ledger, known: int | None) -> Status:
    """How complete the ledger is; `known` is how many identifiers were imported."""
    counted = ledger.status()
    kinds: dict[str, int] = {}
    for entry in ledger.entries():
        kinds[entry.kind or "other"] = kinds.get(entry.kind or "other", 0) + 1
    return Status(
        ledger=str(ledger.place),
        read=counted.read,
        unread=counted.unread,
        waiting=counted.waiting,
        counts={
            "documents": counted.documents,
            "passages": counted.passages,
            "not yet indexed": counted.behind,
        },
        kinds=dict(sorted(kinds.items(), key=lambda item: -item[1])),
        problems=tuple(problem(file) for file in ledger.files("unread")),
        waiting_files=tuple(file.place for file in ledger.files("waiting")),
        identifiers=known,
    )


def problem(file: KeptFile) -> Problem:
    """A file that could not be read."""
    return Problem(file.name, file.place, file.code or "", file.what or "", file.remedy or "")


def show(ledger: Ledger, name: str) -> Shown:
    """One document with what stands of it: what was found, with what people said of it laid over."""
    kept = ledger.kept(name)
    standing = ledger.standing(kept.entry.digest)
    claims = claims_of(ledger, kept.document, tuple(standing.facts()))
    return replace(shown(kept, standing), claims=claims)


def shown(kept: Kept, standing: Standing) -> Shown:
    """A kept document as it is shown."""
    entry, document = kept.entry, kept.document
    said = {
        _key(found.what): found.reviews[-1].verdict.value
        for found in standing.findings
        if isinstance(found.what, Mark) and found.reviews
    }
    return Shown(
        name=entry.name,
        digest=entry.digest,
        identifier=entry.identifier,
        title=entry.title,
        media=entry.media,
        version=entry.version,
        current=entry.current,
        facts=tuple(_fact(document, fact) for fact in standing.facts()),
        follow_ups=standing.follow_ups(),
        events=kept.events,
        marks=shown_marks(document, standing.marks(), standing.links(), said),
        turns=document.turns,
        passages=tuple(_passage(document, passage) for passage in document.passages),
        text=document.text,
        access=entry.access,
        copy_of=entry.copy_of,
        origins=kept.origins,
    )


def _key(mark: Mark) -> _Key:
    return mark.kind, mark.start, mark.end, mark.rule


def shown_marks(
    document: Document, marks: Iterable[Mark], links: Iterable[Link], said: Mapping[_Key, str] = NOTHING_SAID
) -> tuple[ShownMark, ...]:
    """Marks with their words, what they mean and what people said of them."""
    meanings: dict[_Key, list[Link]] = {}
    for link in links:
        meanings.setdefault(_key(link.mark), []).append(link)
    return tuple(
        ShownMark(
            mark.kind.value,
            mark.start,
            mark.end,
            document.text[mark.start : mark.end],
            mark.value,
            mark.rule,
            mark.score,
            tuple(shown_link(link) for link in meanings.get(_key(mark), ())),
            said.get(_key(mark), ""),
        )
        for mark in marks
    )


def _fact(document: Document, fact: Fact) -> ShownFact:
    quote = None if fact.start is None else document.text[fact.start : fact.end]
    return ShownFact(fact.name.value, fact.value, fact.start, fact.end, quote)


def _passage(document: Document, passage: Passage) -> ShownPassage:
    return ShownPassage(
        passage.number,
        passage.start,
        passage.end,
        passage.kind.value,
        document.text[passage.start : passage.end],
        passage.label,
        passage.page,
        passage.headings,
        passage.turn,
        passage.anchor,
    )


def chronicle(ledger: Ledger, what: Sequence[str]) -> Timeline:
    """The timeline of a dossier, of documents, or of the documents that answer a query; else of all."""
    names = documents_of(ledger, what) if what else None
    about = " ".join(what) or str(ledger.place)
    return timeline(about, ((name_of(entry), event) for entry, event in ledger.events(names)))


def documents_of(ledger: Ledger, what: Sequence[str]) -> list[str]:
    """The digests of what people name: dossiers and documents, or else the words of a query.

    Raises NotFound where nothing answers to it.
    """
    names: list[str] = []
    for word in what:
        found = [entry.digest for entry in ledger.dossier(word)] or _document(ledger, word)
        if not found:
            return _answering(ledger, " ".join(what))
        names += found
    return list(dict.fromkeys(names))


def _document(ledger: Ledger, name: str) -> list[str]:
    try:
        return [ledger.entry(name).digest]
    except NotFound:
        return []


def _answering(ledger: Ledger, query: str) -> list[str]:
    names = ledger.answering(Request(query, limit=1000))
    if not names:
        raise NotFound(
            f"no dossier, document or passage answers to “{query}”", "samenhang status lists what there is"
        )
    return list(names)


def references(ledger: Ledger, name: str) -> References:
    """What a document cites, and who cites it; of a paper that is not here only who cites it."""
    try:
        kept = ledger.kept(name)
    except NotFound:
        cited_by = tuple(_citing(ledger, name.strip(), None))
        if not cited_by:
            raise
        return References(name.strip(), (), cited_by)
    entry, text = kept.entry, kept.document.text
    links = [link for link in kept.links if link.mark.kind is MarkKind.REFERENCE]
    held = {
        target: name_of(other) for target, other in ledger.candidates(link.target for link in links).items()
    }
    cites = [citation(link, text, name_of(entry), entry.digest, held.get(link.target)) for link in links]
    citing = _citing(ledger, entry.identifier, name_of(entry)) if entry.identifier else ()
    return References(name_of(entry), tuple(cites), tuple(citing))


def _citing(ledger: Ledger, identifier: str, held: str | None) -> Iterator[Citation]:
    for other, link, words in ledger.cited_by(identifier):
        yield Citation(
            link.target,
            link.found,
            link.score,
            link.reason,
            link.address,
            words.quote,
            name_of(other),
            other.digest,
            words.start,
            words.end,
            held,
        )
