# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The timeline entries of a document: what happened, or is to happen, on a date it names, in its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from ahocorasick_rs import AhoCorasick

from samenhang.linking.page import REACH, Page
from samenhang.model import (
    Document,
    Event,
    Evidence,
    Fact,
    FactName,
    Link,
    Mark,
    MarkKind,
    Passage,
    Period,
    Precision,
)

TITLE = 160
"""A title is at most this many characters of the document's own words."""

_CLOSED = frozenset(p.value for p in Precision if p is not Precision.BOUND)
# What happened: the word nearest to the date decides. Of these kinds: whole words, and ends of words.
_WHOLE: dict[str, tuple[str, ...]] = {
    "response": (
        "kabinetsreactie",
        "beleidsreactie",
        "regeringsreactie",
        "kabinetsstandpunt",
        "reactie van het kabinet",
    ),
    "motion": ("motie", "moties"),
    "debate": ("vragenuur", "procedurevergadering", "AO", "VAO", "WGO", "Handelingen"),
    "study": ("onderzoek", "studie", "verkenning", "evaluatie", "doorlichting"),
    "report": ("advies", "publicatie", "dreigingsbeeld"),
    "strategy": ("visie", "regeerakkoord", "coalitieakkoord"),
    "informed": ("geïnformeerd", "bericht", "ingelicht"),
    "letter": ("brieven", "aangeboden", "toegezonden", "verzonden"),
    "law": ("wetsvoorstel", "wet", "in werking", "in werking getreden", "besluit"),
    "meeting": ("vergadering", "bijeenkomst", "top", "conferentie", "gesprek", "werkbezoek"),
}
_ENDS: dict[str, tuple[str, ...]] = {
    "debate": ("debat", "overleg", "beschouwingen", "Beschouwingen", "behandeling"),
    "report": ("rapport",),
    "strategy": ("strategie", "nota"),
    "letter": ("brief",),
}
_KIND = {word: kind for words in (_WHOLE, _ENDS) for kind, several in words.items() for word in several}
_IS_WHOLE = frozenset(word for several in _WHOLE.values() for word in several)
_WORDS = sorted(_KIND)
_FINDER = AhoCorasick(_WORDS)
_REST = re.compile(r"\w{0,40}")
# It begins with what stands between sentences: the engine need not look anywhere else.
_SENTENCE = re.compile(r"[ \n](?:(?<=[.!?] ) *(?=[A-ZÀ-Þ«“\"(])|(?<=\n))")
_FEW = 20


def events(document: Document, marks: Sequence[Mark], links: Sequence[Link]) -> tuple[Event, ...]:
    """The events of a document, in order of date and then of place in the text; none without a date."""
    page = Page(document, marks)
    found = [*_of_document(document), *_of_promises(page), *_of_plans(page), *_of_dates(page, links)]
    unique: dict[tuple[object, ...], Event] = {}
    told = {(e.period.earliest, e.period.latest) for e in found if e.kind in ("commitment", "intention")}
    for event in found:
        if (
            event.kind in ("debate", "strategy", "letter")
            and (event.period.earliest, event.period.latest) in told
        ):
            continue
        unique.setdefault((event.period.earliest, event.period.latest, event.kind, event.targets), event)
    return tuple(sorted(unique.values(), key=_order))


def _order(event: Event) -> tuple[date, date, int]:
    first = event.period.earliest or event.period.latest or date.min
    return first, event.period.latest or first, event.evidence.start


# ---------------------------------------------------------------- the document itself


def _of_document(document: Document) -> Iterator[Event]:
    fact = next((f for f in document.facts if f.name is FactName.DATE), None)
    when = _stated(fact) if fact else None
    if fact is None or when is None:
        return
    kind = document.fact(FactName.KIND) or "document"
    first = document.text[document.passages[0].start : document.passages[0].end] if document.passages else ""
    title = document.fact(FactName.SUBJECT) or document.fact(FactName.TITLE) or first or document.name
    identifiers = document.all_facts(FactName.IDENTIFIER)
    yield Event(when, kind, _short(title), _evidence_of(document, fact), identifiers)


def _stated(fact: Fact) -> Period | None:
    """The days of a date as a fact states it: a day, a month "2020-09", or an interval of these."""
    first, _, last = fact.value.partition("/")
    try:
        earliest, latest = _ends(first)[0], _ends(last or first)[1]
    except ValueError:
        return None
    if last:
        return Period(earliest, latest, Precision.DAYS)
    return Period(earliest, latest, Precision.DAY if earliest == latest else Precision.MONTH)


def _ends(stated: str) -> tuple[date, date]:
    if len(stated) > 7:
        day = date.fromisoformat(stated)
        return day, day
    year, month = int(stated[:4]), int(stated[5:7])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _evidence_of(document: Document, fact: Fact) -> Evidence:
    if fact.start is not None and fact.end is not None:
        return Evidence(document.digest, fact.start, fact.end, document.text[fact.start : fact.end])
    first = document.passages[0] if document.passages else Passage(0, 0, len(document.text))
    return Evidence(document.digest, first.start, first.end, document.text[first.start : first.end])


# ---------------------------------------------------------------- promises, plans, decisions


def _of_promises(page: Page) -> Iterator[Event]:
    """A promise is an event on the last day it is due."""
    for mark in (m for kind in (MarkKind.COMMITMENT, MarkKind.RECALLED) for m in page.of(kind)):
        days = mark.value.get("due")
        if not isinstance(days, dict) or days.get("latest") is None:
            continue
        when = Period(_day(days.get("earliest")), _day(days.get("latest")), Precision.BOUND)
        yield Event(when, "due", _short(page.words(mark)), page.evidence(mark))


def _of_plans(page: Page) -> Iterator[Event]:
    """Intentions on the date they name; what is awaited and what is decided on the day of the document."""
    fact = next((f for f in page.document.facts if f.name is FactName.DATE), None)
    own = _stated(fact) if fact else None
    for mark in page.marks:
        if mark.kind is not MarkKind.INTENTION and mark.kind is not MarkKind.DECISION:
            continue
        sub = str(mark.value.get("sub"))
        if mark.kind is MarkKind.INTENTION:
            kind = "awaited" if sub == "awaited" else "intention"
        elif sub in ("taken", "declined"):
            kind = "decision" if sub == "taken" else "declined"
        else:
            continue
        named = _named(page, mark)
        when = own if kind == "awaited" else named if kind == "intention" else None if named else own
        if when is not None:
            yield Event(when, kind, _short(page.words(mark)), page.evidence(mark))


def _named(page: Page, inside: Mark) -> Period | None:
    days = (_period(mark) for mark in page.within(MarkKind.DATE, inside.start, inside.end))
    return next((when for when in days if when.latest is not None), None)


# ---------------------------------------------------------------- dates with a happening


def _of_dates(page: Page, links: Sequence[Link]) -> Iterator[Event]:
    targets: dict[tuple[int, int], list[str]] = {}
    for link in links:
        if link.mark.kind is MarkKind.REFERENCE:
            targets.setdefault((link.mark.start, link.mark.end), []).append(link.target)
    text = page.document.text
    happenings = _happenings(text)
    for mark in page.of(MarkKind.DATE):
        when = _period(mark)
        if str(mark.value.get("precision")) not in _CLOSED or when.earliest is None or when.latest is None:
            continue
        start, end = _sentence(page, mark)
        kind = _promised(page, mark) or _happening(happenings, start, end, mark)
        report = _report(page, mark)
        if report is not None:
            kind, start, end = "report", report.start, report.end
        if kind is None:
            continue
        cited = [
            t for m in page.within(MarkKind.REFERENCE, start, end) for t in targets.get((m.start, m.end), ())
        ]
        evidence = Evidence(page.document.digest, start, end, text[start:end])
        first, last = _clause(text, start, end, mark)
        yield Event(when, kind, _short(text[first:last]), evidence, tuple(dict.fromkeys(cited)))


def _report(page: Page, day: Mark) -> Mark | None:
    """The report whose name holds this date ("het rapport ... van de WRR uit 2017")."""
    for mark in page.holding(MarkKind.REFERENCE, day.start, day.end):
        if mark.value.get("form") == "report" and mark.value.get("title"):
            return mark
    return None


def _promised(page: Page, day: Mark) -> str | None:
    """ "commitment" where the sentence recalls a promise made on this day."""
    if str(day.value.get("precision")) not in ("day", "days"):
        return None
    return "commitment" if any(page.holding(MarkKind.RECALLED, day.start, day.end)) else None


_Happening = tuple[int, int, str]
"""Where a word for what happened begins and ends, and its kind."""


def _happenings(text: str) -> list[_Happening]:
    """The words for what happened, in the order of the text."""
    found: list[_Happening] = []
    for number, start, end in _FINDER.find_matches_as_indexes(text, overlapping=True):
        word = _WORDS[number]
        if word == "strategie" and (rest := _REST.match(text, end)):  # strategieën, strategienota
            end = rest.end()
        goes_on = _is_letter(text[end : end + 1])
        if not goes_on and not (word in _IS_WHOLE and _is_letter(text[max(0, start - 1) : start])):
            found.append((start, end, _KIND[word]))
    return sorted(found)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _happening(happenings: Sequence[_Happening], start: int, end: int, mark: Mark) -> str | None:
    """The kind of what happened: the word for it nearest to the date in the same sentence."""
    best: tuple[int, str] | None = None
    for at, stop, kind in happenings[bisect_left(happenings, (start,)) : bisect_left(happenings, (end,))]:
        away = mark.start - stop if stop <= mark.start else at - mark.end + _FEW
        if stop <= end and away >= 0 and (best is None or away < best[0]):
            best = (away, kind)
    return best[1] if best else None


def _sentence(page: Page, mark: Mark) -> tuple[int, int]:
    """The sentence in the passage that holds a mark, by a full stop that a capital follows."""
    text = page.document.text
    start, end = page.bounds(mark.start)
    start = max(start, mark.start - REACH)
    begin = start
    for gap in _SENTENCE.finditer(text, start, min(end, mark.end + REACH)):
        if _abbreviated(text, gap.start()) or mark.start < gap.start() < mark.end:
            continue
        if gap.start() >= mark.end:
            return begin, gap.start()
        begin = gap.end()
    return begin, end


_SHORT = re.compile(r"(?:\b(?:nr|jl|d\.d|art|blz|p|dr|mr|drs|prof|c\.s|Stb|dhr|mw|mevr)|\b[A-Z])\.$")


def _abbreviated(text: str, gap: int) -> bool:
    return _SHORT.search(text, max(0, gap - 8), gap) is not None


def _clause(text: str, start: int, end: int, mark: Mark) -> tuple[int, int]:
    """The part of a long sentence round a date: from the semicolon or dash before it to the one behind it."""
    if end - start <= TITLE:
        return start, end
    before = max(text.rfind(gap, start, mark.start) for gap in ("; ", " – ", " - "))
    after = text.find("; ", mark.end, end)
    return (before + 2 if before >= 0 else start), (after if after >= 0 else end)


_ASIDE = re.compile(r" ?\([^()]{12,200}\)")


def _short(words: str) -> str:
    words = " ".join(words.split())
    if len(words) > TITLE:
        words = _ASIDE.sub("", words)
    if len(words) <= TITLE:
        return words
    return words[: words.rfind(" ", 0, TITLE - 1)].rstrip(" ,;:(") + "…"


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if isinstance(value, str) else None


def _period(mark: Mark) -> Period:
    precision = Precision(str(mark.value.get("precision", "day")))
    return Period(_day(mark.value.get("earliest")), _day(mark.value.get("latest")), precision)
