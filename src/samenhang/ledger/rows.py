# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The model as rows, and rows as the model: each pair of functions is each other's inverse. Pure.

A row is a tuple in the order of its table's columns. `key` is the document's key in this ledger.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from samenhang.errors import InvalidInput
from samenhang.model import (
    Correction,
    Deadline,
    Document,
    Event,
    Evidence,
    Existence,
    Fact,
    FactName,
    FollowUp,
    Link,
    Mark,
    MarkKind,
    Media,
    Passage,
    PassageKind,
    Period,
    Precision,
    Review,
    Run,
    Speaker,
    Target,
    Turn,
    Verdict,
)

Row = Sequence[Any]
TARGET_LENGTH = 600
"""Longest target of a link that is kept: an index of PostgreSQL holds no longer ones."""

# `_value_` below is `value` without the cost of a property: it runs for every row.
_encode = json.JSONEncoder(separators=(",", ":")).encode  # escapes what no database can hold
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_KINDS = {kind.value: kind for kind in MarkKind}
_PASSAGES = {kind.value: kind for kind in PassageKind}
_NAMES = {name.value: name for name in FactName}
_FOUND = {found.value: found for found in Existence}


def clean(text: str) -> str:
    """The text as every database can hold it: what is no character becomes U+FFFD, so offsets stay."""
    if text.isascii():
        return text.replace("\0", "\ufffd") if "\0" in text else text
    return _NO_CHARACTER.sub("\ufffd", text)


def clean_or_none(text: str | None) -> str | None:
    return None if text is None else clean(text)


# ---------------------------------------------------------------- documents


def body_row(key: int, document: Document, paths: Mapping[tuple[str, ...], int]) -> Row:
    return (
        key,
        clean(document.text),
        _encode(list(paths)),
        _encode([[t.number, _speaker_row(t.speaker), t.interrupts] for t in document.turns]),
        _encode([[r.start, r.end, r.source, r.page] for r in document.runs]),
        _encode([[t.start, t.end, t.target] for t in document.targets]),
    )


def _speaker_row(speaker: Speaker) -> Row:
    return (speaker.name, speaker.role, speaker.office, speaker.group)


def paths_of(document: Document) -> dict[tuple[str, ...], int]:
    """Each different path of headings once, with its place in the list: passages point at it."""
    paths: dict[tuple[str, ...], int] = {}
    for passage in document.passages:
        paths.setdefault(passage.headings, len(paths))
    return paths


def passage_rows(key: int, document: Document, paths: Mapping[tuple[str, ...], int]) -> list[Row]:
    return [
        (
            key,
            p.number,
            p.start,
            p.end,
            p.kind._value_,
            p.page,
            paths[p.headings],
            clean_or_none(p.label),
            p.turn,
            p.anchor,
        )
        for p in document.passages
    ]


def passage_of(row: Row, paths: Sequence[Sequence[str]]) -> Passage:
    _, number, start, stop, kind, page, path, label, turn, anchor = row
    return Passage(number, start, stop, _PASSAGES[kind], page, tuple(paths[path]), label, turn, anchor)


def fact_rows(key: int, facts: Iterable[Fact]) -> list[Row]:
    return [(key, n, f.name._value_, clean(f.value), f.start, f.end) for n, f in enumerate(facts)]


def fact_of(row: Row) -> Fact:
    return Fact(_NAMES[row[2]], row[3], row[4], row[5])


def document_of(head: Row, body: Row, passages: Iterable[Row], facts: Iterable[Row]) -> Document:
    """`head` is (digest, name, media); the others are rows of their tables."""
    digest, name, media = head
    _, text, paths, turns, runs, targets = body
    headings = json.loads(paths)
    return Document(
        digest,
        name,
        Media(media),
        text,
        tuple(passage_of(row, headings) for row in passages),
        tuple(fact_of(row) for row in facts),
        tuple(Turn(number, Speaker(*speaker), breaks) for number, speaker, breaks in json.loads(turns)),
        tuple(Run(*run) for run in json.loads(runs)),
        tuple(Target(*target) for target in json.loads(targets)),
    )


# ---------------------------------------------------------------- findings


def mark_rows(key: int, marks: Iterable[Mark]) -> list[Row]:
    return [
        (key, n, m.kind._value_, m.start, m.end, m.rule, m.score, _encode(dict(m.value)) if m.value else "{}")
        for n, m in enumerate(marks)
    ]


def mark_of(row: Row) -> Mark:
    value = {} if row[7] == "{}" else json.loads(row[7])
    return Mark(_KINDS[row[2]], row[3], row[4], row[5], value, row[6])


def marks_of(rows: Sequence[Row]) -> tuple[Mark, ...]:
    """Many marks: their values are decoded together, which costs a fraction of one by one."""
    values = json.loads(f"[{','.join(row[7] for row in rows)}]")
    return tuple(
        Mark(_KINDS[row[2]], row[3], row[4], row[5], value, row[6])
        for row, value in zip(rows, values, strict=True)
    )


def link_rows(key: int, links: Iterable[Link], marks: Sequence[Mark]) -> list[Row]:
    """Raises InvalidInput for a link whose mark is not among the marks."""
    numbers = {id(mark): number for number, mark in enumerate(marks)}
    rows: list[Row] = []
    for n, link in enumerate(links):
        number = numbers.get(id(link.mark))
        if number is None:
            number = _number_of(link.mark, marks)
        target = clean(link.target)[:TARGET_LENGTH]
        rows.append(
            (
                key,
                n,
                number,
                target,
                link.score,
                clean(link.reason),
                clean_or_none(link.address),
                link.found._value_,
            )
        )
    return rows


def _number_of(mark: Mark, marks: Sequence[Mark]) -> int:
    for number, other in enumerate(marks):
        if other == mark:
            return number
    raise InvalidInput(f"a link has no mark ({mark.kind} at {mark.start})", "keep marks and links together")


def link_of(row: Row, marks: Sequence[Mark]) -> Link:
    return Link(marks[row[2]], row[3], row[4], row[5], row[6], _FOUND[row[7]])


def follow_up_rows(key: int, follow_ups: Iterable[FollowUp]) -> list[Row]:
    return [
        (
            key,
            n,
            f.kind.value,
            clean(f.state),
            clean(f.what),
            clean_or_none(f.asked_by),
            clean_or_none(f.owed_by),
            _encode(_period_row(f.occasion)) if f.occasion else None,
            _encode(_deadline_row(f.due)) if f.due else None,
            _encode([[role, *_evidence_row(evidence)] for role, evidence in f.evidence]),
            f.due.latest.isoformat() if f.due and f.due.latest and f.due.firm is True else None,
        )
        for n, f in enumerate(follow_ups)
    ]


def follow_up_of(row: Row) -> FollowUp:
    _, _, kind, state, what, asked, owed, occasion, due, evidence, _ = row
    return FollowUp(
        _KINDS[kind],
        what,
        state,
        tuple((role, Evidence(*words)) for role, *words in json.loads(evidence)),
        asked,
        owed,
        _period_of(json.loads(occasion)) if occasion else None,
        _deadline_of(json.loads(due)) if due else None,
    )


def event_rows(key: int, events: Iterable[Event]) -> list[Row]:
    return [
        (
            key,
            n,
            *_period_row(e.period),
            clean(e.kind),
            clean(e.title),
            _encode(_evidence_row(e.evidence)),
            _encode(e.targets),
        )
        for n, e in enumerate(events)
    ]


def event_of(row: Row) -> Event:
    _, _, earliest, latest, precision, kind, title, evidence, targets = row
    period = _period_of((earliest, latest, precision))
    return Event(period, kind, title, Evidence(*json.loads(evidence)), tuple(json.loads(targets)))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _period_row(period: Period) -> Row:
    return (_iso(period.earliest), _iso(period.latest), period.precision.value)


def _period_of(row: Row) -> Period:
    return Period(_day(row[0]), _day(row[1]), Precision(row[2]))


def _deadline_row(due: Deadline) -> Row:
    return (due.phrase, _iso(due.earliest), _iso(due.latest), due.firm, due.basis)


def _deadline_of(row: Row) -> Deadline:
    return Deadline(row[0], _day(row[1]), _day(row[2]), *row[3:])  # older rows have no basis


def _evidence_row(evidence: Evidence) -> Row:
    return (evidence.document, evidence.start, evidence.end, evidence.quote)


# ---------------------------------------------------------------- people


def review_row(number: int, review: Review) -> Row:
    words = review.evidence
    return (
        number,
        words.document,
        review.subject,
        review.kind,
        words.start,
        words.end,
        clean(words.quote),
        review.verdict.value,
        clean(review.who),
        review.when,
        clean(review.why),
        _encode(dict(review.value)),
    )


def review_of(row: Row) -> Review:
    _, digest, subject, kind, start, stop, quote, verdict, who, when, why, value = row
    evidence = Evidence(digest, start, stop, quote)
    return Review(subject, kind, evidence, Verdict(verdict), who, when, why, json.loads(value))


def correction_row(number: int, correction: Correction) -> Row:
    c = correction
    said = map(clean, (c.quote, c.text, c.who, c.when, c.why))
    return (number, c.digest, c.start, c.end, *said, 0)


def correction_of(row: Row) -> Correction:
    return Correction(*row[1:9])


def days_of(stated: str | None) -> tuple[str | None, str | None]:
    """First and last day, as ISO text, of a date as a fact states it: "2015-12-21", "2015-12/2016-01"."""
    if not stated:
        return None, None
    first, _, last = stated.partition("/")
    days = (*_ends(first), *_ends(last or first))
    known = [day for day in days if day]
    return (min(known), max(known)) if known else (None, None)


def _ends(text: str) -> Iterator[str | None]:
    parts = text.strip()[:10].split("-")
    try:
        year, month, day = (*map(int, parts), 0, 0)[:3]
        yield date(year, month or 1, day or 1).isoformat()
        yield date(year, month or 12, day or monthrange(year, month or 12)[1]).isoformat()
    except ValueError:
        yield None
