# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small world for the tests of the ledger: a letter that promises, a debate, a note that answers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from samenhang.ledger import Ledger
from samenhang.model import (
    Deadline,
    Document,
    Event,
    Evidence,
    Existence,
    Fact,
    FactName,
    File,
    FollowUp,
    Link,
    Mark,
    MarkKind,
    Media,
    Passage,
    PassageKind,
    Period,
    Precision,
    Run,
    Speaker,
    Target,
    Turn,
)

WHEN = "2026-11-22T12:00:00+01:00"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a document: what `keep_marks` takes."""

    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    events: tuple[Event, ...] = ()


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_of(lines: Sequence[str], name: str = "brief.txt", **facts: str) -> Document:
    """A document whose passages are these lines; facts by name in lower case."""
    passages, at = [], 0
    for number, line in enumerate(lines):
        passages.append(Passage(number, at, at + len(line)))
        at += len(line) + 1
    text = "\n".join(lines)
    stated = tuple(Fact(FactName(key), value) for key, value in facts.items())
    return Document(digest_of(name + text), name, Media.TEXT, text, tuple(passages), stated)


def file_of(document: Document, where: str | None = None) -> File:
    return File(document.digest, document.name, where or f"/stukken/{document.name}", len(document.text))


def words(document: Document, quote: str) -> Evidence:
    start = document.text.index(quote)
    return Evidence(document.digest, start, start + len(quote), quote)


def mark(document: Document, kind: MarkKind, quote: str, **value: object) -> Mark:
    found = words(document, quote)
    return Mark(kind, found.start, found.end, f"{kind.value}.test", value, 0.9)


LETTER = document_of(
    [
        "4.9 Ontwikkelingen hiervoor",
        "De minister van Defensie zegt het lid Hachchi toe vóór de zomer van 2016 een strategie te sturen.",
        "Zie Kamerstuk 33 694, nr. 6 over de internationale veiligheidsstrategie.",
        "De coördinatoren van de ministeries zijn het eens.",
    ],
    "brief-2015.txt",
    identifier="kst-33763-8",
    dossier="33763",
    number="8",
    date="2015-12-21",
    kind="letter",
    title="Samenhang veiligheidsstrategieën",
)

NOTE = document_of(
    ["De toezegging aan het lid Hachchi is te laat.", "Zie kst-33763-8 en de nationale veiligheid."],
    "nota-2023.txt",
    identifier="kst-30821-153",
    date="2023-06",
    kind="decision-note",
)


def letter_findings() -> Found:
    """What stands in the letter."""
    minister = mark(LETTER, MarkKind.ACTOR, "minister van Defensie", office="minister")
    member = mark(LETTER, MarkKind.ACTOR, "lid Hachchi")
    paper = mark(LETTER, MarkKind.REFERENCE, "Kamerstuk 33 694, nr. 6", form="long")
    theme = mark(
        LETTER, MarkKind.THEME, "veiligheidsstrategie", theme="national-security", also=["foresight"]
    )
    promise = mark(LETTER, MarkKind.COMMITMENT, "zegt het lid Hachchi toe")
    links = (
        Link(minister, "ministry:DEF", 0.9, "naam van het ambt", "https://example.org/def"),
        Link(minister, "person:hennis-plasschaert", 0.7, "bekleedde het ambt", None, Existence.EXISTS),
        Link(member, "person:hachchi", 0.8, "achternaam"),
        Link(paper, "kst-33694-6", 1.0, "dossier en nummer", None, Existence.NOT_FOUND),
    )
    follow_up = FollowUp(
        MarkKind.COMMITMENT,
        "een strategie te sturen",
        "open",
        (("made", words(LETTER, "zegt het lid Hachchi toe")),),
        "het lid Hachchi",
        "de minister van Defensie",
        Period(date(2015, 11, 12), date(2015, 11, 12)),
        Deadline("vóór de zomer van 2016", None, date(2016, 6, 21), firm=True),
    )
    sent = Event(Period(date(2015, 12, 21), date(2015, 12, 21)), "letter", "Brief", words(LETTER, "minister"))
    summer = Period(None, date(2016, 6, 21), Precision.BOUND)
    due = Event(summer, "due", "Strategie", words(LETTER, "vóór de zomer van 2016"), ("person:hachchi",))
    return Found((minister, promise, member, paper, theme), links, (follow_up,), (due, sent))


def note_findings() -> Found:
    paper = mark(NOTE, MarkKind.REFERENCE, "kst-33763-8")
    late = FollowUp(MarkKind.COMMITMENT, "strategie", "late", (("late", words(NOTE, "is te laat")),))
    when = Event(Period(None, None, Precision.BOUND), "note", "Ooit", words(NOTE, "te laat"))
    return Found((paper,), (Link(paper, "kst-33763-8", 1.0, "staat er"),), (late,), (when,))


def keep(
    ledger: Ledger, document: Document, found: Found = Found(), version: str = "1", where: str | None = None
) -> bool:
    """Keep one document with what was found in it, in a transaction of its own."""
    with ledger.writing(WHEN, "reader-1") as ink:
        fresh = ink.keep_document(file_of(document, where), document)
        ink.keep_marks(document, found.marks, found.links, found.follow_ups, found.events, version)
    return fresh


def keep_world(ledger: Ledger) -> None:
    keep(ledger, LETTER, letter_findings())
    keep(ledger, NOTE, note_findings())


# ---------------------------------------------------------------- anything at all

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\n"), max_size=30)
NUMBERS = st.integers(0, 10_000)
DAYS = st.none() | st.dates()
VALUES = TEXTS | st.integers(-(2**53), 2**53) | st.booleans() | st.lists(TEXTS)
JSON = st.dictionaries(TEXTS, VALUES, max_size=3)
PERIODS = st.builds(Period, DAYS, DAYS, st.sampled_from(Precision))
EVIDENCE = st.builds(Evidence, TEXTS, NUMBERS, NUMBERS, TEXTS)
MARKS = st.builds(
    Mark, st.sampled_from(MarkKind), NUMBERS, NUMBERS, TEXTS, JSON, st.floats(0, 1, allow_nan=False)
)
FOLLOW_UPS = st.builds(
    FollowUp,
    st.sampled_from(MarkKind),
    TEXTS,
    TEXTS,
    st.lists(st.tuples(TEXTS, EVIDENCE), max_size=3).map(tuple),
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.none() | PERIODS,
    st.none() | st.builds(Deadline, TEXTS, DAYS, DAYS, st.booleans() | st.just("event")),
)
EVENTS = st.builds(Event, PERIODS, TEXTS, TEXTS, EVIDENCE, st.lists(TEXTS, max_size=3).map(tuple))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of any shape that a reader could make."""
    lines = draw(st.lists(TEXTS, max_size=6))
    passages, at = [], 0
    for number, line in enumerate(lines):
        rest = draw(
            st.tuples(
                st.sampled_from(PassageKind),
                st.none() | NUMBERS,
                st.lists(TEXTS, max_size=3).map(tuple),
                st.none() | TEXTS,
                st.none() | NUMBERS,
                st.none() | NUMBERS,
            )
        )
        passages.append(Passage(number, at, at + len(line), *rest))
        at += len(line) + 1
    speakers = st.builds(Speaker, TEXTS, TEXTS, st.none() | TEXTS, st.none() | TEXTS)
    facts = st.builds(Fact, st.sampled_from(FactName), TEXTS, st.none() | NUMBERS, st.none() | NUMBERS)
    text = "\n".join(lines)
    name = draw(TEXTS)
    return Document(
        digest_of(repr(passages) + text + name),
        name,
        draw(st.sampled_from(Media)),
        text,
        tuple(passages),
        tuple(draw(st.lists(facts, max_size=4))),
        tuple(draw(st.lists(st.builds(Turn, NUMBERS, speakers, st.none() | NUMBERS), max_size=3))),
        tuple(draw(st.lists(st.builds(Run, NUMBERS, NUMBERS, NUMBERS, st.none() | NUMBERS), max_size=3))),
        tuple(draw(st.lists(st.builds(Target, NUMBERS, NUMBERS, TEXTS), max_size=3))),
    )
