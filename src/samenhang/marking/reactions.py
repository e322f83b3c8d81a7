# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter that reacts to a report as a whole: what it then declines or accepts, it says to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from samenhang.marking import sentences
from samenhang.marking.references.reports import author_of
from samenhang.marking.responses import judged
from samenhang.marking.scanner import marked
from samenhang.model import Document, FactName, Mark, MarkKind

_REFERENCE, _RESPONSE, _DECISION = MarkKind.REFERENCE, MarkKind.RESPONSE, MarkKind.DECISION
_FORMS = ("report", "government-response")
_LETTERS = (None, "letter", "annex")
_REACTS = re.compile(
    r"\b(?:(?:[Kk]abinets|[Bb]eleids|[Rr]egerings)?[Rr]eactie|(?:[Kk]abinets)?[Ss]tandpunt|"
    r"(?:[Kk]abinets)?[Aa]ppreciatie)\b[^.;?\n]{0,60}?\b(?:op|over|van|inzake)\b|"
    r"\b[Rr]eage(?:er|ert|ren)\b[^.;?\n]{0,60}?\bop\b"
)
_HERE = re.compile(
    r"\b(?:[Mm]et|[Ii]n|[Bb]ij|[Mm]iddels) (?:deze|dit|onderhavige) (?:\w+ ){0,2}?(?:kamer)?(?:brief|"
    r"schrijven|"
    r"reactie|nota|kabinetsreactie|notitie)|\b(?:[Hh]ierbij|[Hh]iermee|[Bb]ijgaand|[Bb]ij dezen|"
    r"[Oo]nderstaand|"
    r"[Dd]eze brief (?:bevat|is|vormt|geeft))\b|\bals volgt\b"
)
_LATER = re.compile(
    r"\b(?:zal|zullen|volgt|ontvangt|streef\w*|voornemens|verwacht\w*|eerder\w*|destijds|[Tt]oegezegd|"
    r"niet|geen)\b"
)
_HEADED = re.compile(r"(?:^|\n)[ \t]{0,8}(?:Betreft?|Onderwerp)?[ :\t]{0,8}[^\n]{0,20}\Z")
_GOVERNMENT = re.compile(
    r"^(?:ik|wij|we|(?:het|dit) (?:\w+ )?kabinet|de (?:nederlandse )?regering|de (?:minister|"
    r"staatssecretaris)\b.*|"
    r"mijn \w+)$",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:motie|amendement|[Kk]amervragen|verzoek van (?:het lid|uw Kamer)|initiatiefnota|petitie)"
)
_PROPOSAL = re.compile(
    r"\b(?:voorstel(?:len)?|pleidooi|suggestie|oproep|gedachte|idee)\b(?! van (?:wet|rijkswet)\b)"
)
_MOST = 60  # proposals looked at in one letter


def fit(marks: Sequence[Mark], document: Document) -> Sequence[Mark]:
    """The marks, those of responses with the `report` that a letter reacts to as a whole.

    What the government declines in such a letter, and what it says to "dit voorstel", is a response too.
    """
    if document.turns or document.fact(FactName.KIND) not in _LETTERS:
        return marks
    frame = _frame(marks, document)
    if frame is None:
        return marks
    begin, report = frame
    taken = [(mark.start, mark.end) for mark in marks if mark.kind is _RESPONSE]
    added = [
        mark
        for mark in (*_declined(marks, document, begin), *_proposed(document, begin))
        if not any(mark.start < end and start < mark.end for start, end in taken)
    ]
    unique = {mark.start: mark for mark in added}
    told = (_of_report(mark, report) if mark.kind is _RESPONSE else mark for mark in marks)
    return (*told, *(_of_report(mark, report) for mark in unique.values()))


def _frame(marks: Sequence[Mark], document: Document) -> tuple[int, Mapping[str, Any]] | None:
    """Where the letter says that it reacts to a report, and that report; None where it says so of several."""
    found: dict[tuple[Any, ...], tuple[int, Mapping[str, Any]]] = {}
    for mark in marks:
        if mark.kind is _REFERENCE and mark.value.get("form") in _FORMS:
            report = _report(mark)
            if report is not None and _reacts(document.text, mark):
                found.setdefault(tuple(report.values()), (mark.start, report))
    reports = list(found.values())
    first = reports[0] if reports else None
    if first is None or any(not _same(first[1], other) for _, other in reports[1:]):
        return None
    fullest = max((report for _, report in reports), key=len)
    return first[0], fullest


def _report(mark: Mark) -> Mapping[str, Any] | None:
    value = mark.value.get("report", {}) if mark.value["form"] == "government-response" else mark.value
    report = {key: value[key] for key in ("title", "author", "year") if value.get(key)}
    return report if "title" in report or "author" in report else None


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(one[key] == other[key] for key in one.keys() & other.keys()) and bool(
        one.keys() & other.keys()
    )


def _reacts(text: str, mark: Mark) -> bool:
    """ "Met deze brief geeft het kabinet zijn reactie op het rapport", or the subject of the letter."""
    first, last = sentences.around(text, mark.start, mark.end)
    if _LATER.search(text, first, last) or text[last - 1] == "?":
        return False
    own = mark.value["form"] == "government-response"
    lead = None if own else _REACTS.search(text, first, mark.start)
    if lead is None and not own:
        return False
    begin = mark.start if lead is None else lead.start()
    return bool(_HERE.search(text, first, last) or _HEADED.search(text, max(0, begin - 60), begin))


def _declined(marks: Sequence[Mark], document: Document, begin: int) -> Iterator[Mark]:
    """What the government declines further on."""
    text = document.text
    for mark in marks:
        if mark.kind is not _DECISION or mark.value.get("sub") != "declined" or mark.start < begin:
            continue
        by = str(mark.value.get("by", ""))
        if _GOVERNMENT.match(by) and not _ELSE.search(text, mark.start, mark.end):
            yield _response(mark.start, mark.end, "rejected", by, 0.65)


def _proposed(document: Document, begin: int) -> Iterator[Mark]:
    """What it says to "dit voorstel", "het pleidooi van de raad"."""
    text, seen = document.text, begin
    for number, found in enumerate(_PROPOSAL.finditer(text, begin)):
        if number >= _MOST:
            return
        if found.start() < seen:
            continue
        first, last = sentences.around(text, found.start(), found.end())
        seen = last
        if _ELSE.search(text, first, last):
            continue
        judgement = judged(text, first, last)
        if judgement is not None and _GOVERNMENT.match(judgement[1]):
            yield _response(first, last, *judgement, 0.6)


def _response(start: int, end: int, said: str, by: str, score: float) -> Mark:
    value = {"of": "recommendation", "number": None, "said": said, "by": by}
    return marked(_RESPONSE, start, end, f"response-{said}", value, score)


def _of_report(mark: Mark, report: Mapping[str, Any]) -> Mark:
    """With the report, unless it says itself that it answers somebody else."""
    author, to = report.get("author"), mark.value.get("to")
    if to is not None and author is not None and author_of(str(to)) not in (None, author):
        return mark
    value = {**mark.value, "report": dict(report)}
    if to is None and author is not None:
        value["to"] = author
    return replace(mark, value=value)
