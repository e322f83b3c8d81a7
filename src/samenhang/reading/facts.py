# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a document says of itself, with the words that say it: see FactName in the model.

Each part of a paper has its file: the heading of parliamentary papers, the letterhead, the signature, and
the heads of motions, questions, notes and meetings. Here they are put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from samenhang.model import Document, Fact, FactName, PassageKind
from samenhang.reading.form import form
from samenhang.reading.letterhead import letterhead, parties
from samenhang.reading.meeting_heading import decision_list, proceedings_heading
from samenhang.reading.motion_paper import motion_paper
from samenhang.reading.note_heading import note, note_heading
from samenhang.reading.office_list import Offices, capitalised
from samenhang.reading.paper_heading import Heading, paper_heading
from samenhang.reading.question_paper import question_paper
from samenhang.reading.signature import behalf, signatures
from samenhang.reading.statement import DAY, dated, iso, matched, stated
from samenhang.vocabulary.ministries import ministries
from samenhang.vocabulary.offices import portfolios, tenures

OPENING = 6_000  # characters in which a document says what it is: titles of bills are long
LINES = 60  # and lines
_LAST_DAY = re.compile(rf"[,(]\s{{1,3}}(?P<day>{DAY})\)?\s{{0,4}}$")
_ONCE = (
    FactName.KIND,
    FactName.DATE,
    FactName.PLACE,
    FactName.YEAR,
    FactName.NUMBER,
    FactName.SUBJECT,
    FactName.IDENTIFIER,
)
_FROM = re.compile(
    r"BRIEF\s{1,6}VAN\s{1,6}(?P<who>(?:DE|HET)\s.{2,400})|[Bb]rief\s{1,6}van\s{1,6}(?P<name>(?:de"
    r"|het)\s[^\n]{2,200}?)"
    r"(?:\s{1,6}aan\s{1,6}(?P<to>(?:de|het)\s[^\n]{4,120}?))?(?=\s{1,6}(?:over|inzake|met|van\s\d)\s"
    r"|[ \t.]{0,4}(?:\n|$))",
    re.DOTALL,
)
_SETTLED = re.compile(
    r"^[ \t]{0,8}(?:Ontvangen|Vastgesteld|Ingezonden|Voorgesteld|Ingediend)(?:\s{1,6}(?:op"
    r"|d\.d\.))?\s{1,6}(?=\d)"
    r"|^[ \t]{0,8}(?:Wet|Rijkswet|Besluit|Koninklijk besluit|Regeling)\s{1,4}van\s{1,4}(?=\d)",
    re.MULTILINE,
)
_SIGNED_KINDS = (
    "letter",
    "committee-report",
    "explanatory-memorandum",
    "law",
    "bill",
    "answers",
    "government-response",
    "questions",
    None,
)
_BARE_TITLES = (
    "rapport",
    "eindrapport",
    "advies",
    "nota",
    "notitie",
    "samenvatting",
    "onderzoek",
    "kabinetsreactie",
)
_SENT = ("letter", "government-response", None)
_TITLED = (
    "report",
    "policy-note",
    "law",
    "explanatory-memorandum",
    "government-response",
    "agenda",
    "announcement",
    "bill",
    None,
)


@cache
def known_offices() -> Offices:
    """The names of ministries, portfolios and tasks since 1994, ready to split lists of offices."""
    names = [name for ministry in ministries() for name in (ministry.short_name, *ministry.variants)]
    names += [portfolio.name for portfolio in portfolios()]
    names += [tenure.task for tenure in tenures() if len(tenure.task) > 3]
    return Offices(names)


def facts(document: Document) -> tuple[Fact, ...]:
    """What the text states, in the order of the parts it stands in; each points at its words.

    A name that a document has once (kind, date, number) is given once. Nothing is given that the file's
    own metadata already says in the same words.
    """
    end = _opening(document)
    known = {(fact.name, fact.value) for fact in document.facts}
    found: list[Fact] = []
    for fact in _stated(document, end):
        double = any(fact.name is other.name for other in found) if fact.name in _ONCE else False
        if not double and fact not in found and (fact.name, fact.value) not in known:
            found.append(fact)
            if fact.name is FactName.CHAMBER:
                known.add((fact.name, fact.value))
    return tuple(found)


def _opening(document: Document) -> int:
    """Where the opening ends: what stands further on a document says of others."""
    last = document.passages[min(len(document.passages), LINES) - 1].end if document.passages else 0
    return min(last, OPENING)


def _stated(document: Document, end: int) -> Iterator[Fact]:
    text, offices = document.text, known_offices()
    special = [*question_paper(text, end, offices), *decision_list(text, end)]
    heading = paper_heading(text, end, _notes(document))
    proposal = _shown(note(text, end)) if not special and heading.title is None else []
    head = [] if document.turns else list(letterhead(text, end, offices))
    kind = next((fact for fact in special + proposal if fact.name is FactName.KIND), None)
    signed = [] if document.turns else signatures(text, _signed_from(heading, head))
    kind = kind or form(document, end, heading.title, [*head, *signed])
    named = kind.value if kind else None
    yield from _shown(kind)
    yield from heading.facts
    written = heading.title or (
        (kind.start, kind.end) if kind and kind.start is not None and kind.end else None
    )
    yield from _sender(text, written, offices)
    if named == "proceedings":
        yield from proceedings_heading(text, end)
        return
    if named in ("motion", "amendment"):
        yield from motion_paper(text, heading.title, end)
        return
    if named != "decision-list":
        yield from special
    yield from head
    yield from special
    if named == "decision-note":
        yield from note_heading(text, end, offices)
    elif named in _SIGNED_KINDS:
        yield from signed
        yield from behalf(text, _signed_from(heading, head), offices)
        if (
            named in _SENT
            and not any(fact.name is FactName.SENDER for fact in head)
            and not _told(text, written)
        ):
            yield from _signing(text, signed, offices)
    yield from _settled(text, end)
    yield from _title(document, named, [*heading.facts, *special, *head])


def _notes(document: Document) -> list[tuple[int, int]]:
    """Where footnotes stand."""
    return [(p.start, p.end) for p in document.passages if p.kind is PassageKind.FOOTNOTE]


def _shown(fact: Fact | None) -> list[Fact]:
    return [fact] if fact else []


def _signed_from(heading: Heading, head: Iterable[Fact]) -> int:
    """Signatures stand below the heading and the letterhead."""
    ends = [fact.end for fact in head if fact.end is not None]
    return max([*ends, heading.title[1] if heading.title else 0])


def _sender(text: str, title: tuple[int, int] | None, offices: Offices) -> Iterator[Fact]:
    """Who writes, as a heading says: "BRIEF VAN DE MINISTER VAN DEFENSIE"."""
    found = _FROM.search(text, *title) if title else None
    if found is None:
        return
    span = found.span("who") if found["who"] else found.span("name")
    if found["to"]:
        yield from parties(FactName.ADDRESSEE, text, found.span("to"), offices)
    for fact in parties(FactName.SENDER, text, span, offices):
        words = fact.value
        yield stated(
            FactName.SENDER,
            text,
            fact.start or 0,
            fact.end or 0,
            capitalised(words) if words.isupper() else words,
        )


def _told(text: str, title: tuple[int, int] | None) -> bool:
    return bool(title and _FROM.search(text, *title))


def _signing(text: str, signed: list[Fact], offices: Offices) -> Iterator[Fact]:
    """The sender, where only the signature tells."""
    for fact in signed:
        if fact.name is FactName.OFFICE and fact.start is not None and fact.end is not None:
            yield from parties(FactName.SENDER, text, (fact.start, fact.end), offices)


def _settled(text: str, end: int) -> Iterator[Fact]:
    """The day on which a paper was received or adopted, as its heading says."""
    found = _SETTLED.search(text, 0, end)
    if found:
        yield from dated(text, found.end(), min(end, found.end() + 40))


def _title(document: Document, kind: str | None, told: list[Fact]) -> Iterator[Fact]:
    """The first heading, or a short first passage, of a document that has a title of its own."""
    if kind not in _TITLED or any(fact.name in (FactName.TITLE, FactName.DOSSIER) for fact in told):
        return
    for passage in document.passages[:6]:
        words = document.text[passage.start : passage.end]
        if words.lower() in _BARE_TITLES or any(fact.start == passage.start for fact in told):
            continue
        if passage.kind is PassageKind.HEADING or (
            len(words) <= 200 and words[:1].isupper() and not words.endswith((".", ",", ";", ":"))
        ):
            yield stated(FactName.TITLE, document.text, passage.start, passage.end)
            yield from _dated_title(document.text, passage.start, passage.end)
            return


def _dated_title(text: str, start: int, end: int) -> Iterator[Fact]:
    """The day with which a title ends: "Algemene Politieke Beschouwingen, 16 september 2020"."""
    found = _LAST_DAY.search(text, start, end)
    value = iso(found["day"]) if found else None
    if found and value:
        yield matched(FactName.DATE, found, "day", value)
