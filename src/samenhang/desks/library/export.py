# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger as lines for other programs: `export.schema.json` says what a line holds, version 1."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

from samenhang.errors import InvalidInput
from samenhang.ledger import Kept, ids
from samenhang.model import Document, Event, Evidence, Fact, FollowUp, Link, Mark, Passage, Period, Review
from samenhang.outfile import opened_all

VERSION = "1"
TYPES = ("document", "passage", "mark", "link", "follow_up", "event", "review")
Row = dict[str, Any]


def rows(kept: Kept, only: Sequence[str] = ()) -> Iterator[Row]:
    """Every row of one document, in the order of TYPES; `only` names the types that are wanted."""
    document = kept.document
    speakers: dict[int | None, str] = {turn.number: turn.speaker.name for turn in document.turns}
    makers = {
        "document": lambda: [_document(kept)],
        "passage": lambda: [_passage(document, passage, speakers) for passage in document.passages],
        "mark": lambda: [_mark(document, mark) for mark in kept.marks],
        "link": lambda: [_link(document, link) for link in kept.links],
        "follow_up": lambda: [_follow_up(document, follow_up) for follow_up in kept.follow_ups],
        "event": lambda: [_event(document, event) for event in kept.events],
        "review": lambda: [_review(document, review) for review in kept.reviews],
    }
    for kind in only or TYPES:
        yield from makers[kind]()


def wanted(only: Sequence[str]) -> tuple[str, ...]:
    """The types asked for, in order. Raises InvalidInput for a type that does not exist."""
    for kind in only:
        if kind not in TYPES:
            raise InvalidInput(f"“{kind}” is no type of line", f"choose from {', '.join(TYPES)}")
    return tuple(kind for kind in TYPES if not only or kind in only)


def write_lines(kept: Iterable[Kept], out: TextIO, only: Sequence[str] = ()) -> None:
    """JSON lines, one document after the other."""
    types = wanted(only)
    for document in kept:
        for line in lines(document, types):
            out.write(line + "\n")


def lines(kept: Kept, only: Sequence[str] = ()) -> Iterator[str]:
    """Every row of one document as a line of JSON."""
    return (_line(row) for row in rows(kept, only))


def _line(row: Row) -> str:
    """One line whoever splits the lines: some take these three characters for the end of one."""
    line = json.dumps(row, ensure_ascii=False)
    return line.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def write_tables(kept: Iterable[Kept], folder: Path, only: Sequence[str] = ()) -> None:
    """One CSV file a type: the same fields, with lists and objects as JSON."""
    types = wanted(only)
    with opened_all(folder, [f"{kind}.csv" for kind in types]) as files, ExitStack() as stack:
        texts = [TextIOWrapper(file, encoding="utf-8", newline="") for file in files.values()]
        _tables(kept, dict(zip(types, map(stack.enter_context, texts), strict=True)))


def _tables(kept: Iterable[Kept], streams: Mapping[str, TextIO]) -> None:
    writers: dict[str, Any] = {}
    for document in kept:
        for row in rows(document, tuple(streams)):
            kind = row["type"]
            if kind not in writers:
                writers[kind] = csv.writer(streams[kind])
                writers[kind].writerow(row)
            writers[kind].writerow([_cell(value) for value in row.values()])


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _row(kind: str, name: str, document: Document, start: int, end: int) -> Row:
    return {
        "type": kind,
        "id": name,
        "document": document.digest,
        "start": start,
        "end": end,
        "quote": document.text[start:end],
    }


def _document(kept: Kept) -> Row:
    entry, document = kept.entry, kept.document
    return {
        "type": "document",
        "id": entry.digest,
        "document": entry.digest,
        "start": 0,
        "end": len(document.text),
        "quote": entry.title,
        "identifier": entry.identifier,
        "name": entry.name,
        "media": entry.media,
        "title": entry.title,
        "kind": entry.kind,
        "date": entry.earliest if entry.earliest == entry.latest else f"{entry.earliest}/{entry.latest}",
        "series": _series(entry.series),
        "version": entry.version,
        "current": entry.current,
        "copy_of": entry.copy_of,
        "origins": [asdict(origin) for origin in kept.origins],
        "facts": [fact_row(fact) for fact in document.facts],
    }


def _series(series: str) -> str:
    """What versions of a paper share. A path stays at home: it can name a person's folder."""
    name, _, value = series.partition(":")
    return series if name != "path" else f"path:{hashlib.sha256(value.encode()).hexdigest()[:16]}"


def fact_row(fact: Fact) -> Row:
    """A fact as an object."""
    return {"name": fact.name.value, "value": fact.value, "start": fact.start, "end": fact.end}


def _passage(document: Document, passage: Passage, speakers: Mapping[int | None, str]) -> Row:
    return {
        **_row("passage", ids.passage_id(document.digest, passage), document, passage.start, passage.end),
        "number": passage.number,
        "kind": passage.kind.value,
        "page": passage.page,
        "headings": list(passage.headings),
        "label": passage.label,
        "turn": passage.turn,
        "speaker": speakers.get(passage.turn),
        "anchor": passage.anchor,
    }


def _mark(document: Document, mark: Mark) -> Row:
    return {
        **_row("mark", ids.mark_id(document.digest, mark), document, mark.start, mark.end),
        "kind": mark.kind.value,
        "value": dict(mark.value),
        "rule": mark.rule,
        "score": mark.score,
    }


def _link(document: Document, link: Link) -> Row:
    mark = link.mark
    return {
        **_row("link", ids.link_id(document.digest, link), document, mark.start, mark.end),
        "mark": ids.mark_id(document.digest, mark),
        "target": link.target,
        "score": link.score,
        "reason": link.reason,
        "address": link.address,
        "found": link.found.value,
    }


def period_row(period: Period | None) -> Row | None:
    """A period as an object, None where there is none."""
    if period is None:
        return None
    return {
        "earliest": period.earliest.isoformat() if period.earliest else None,
        "latest": period.latest.isoformat() if period.latest else None,
        "precision": period.precision.value,
    }


def follow_up_row(follow_up: FollowUp) -> Row:
    """A follow-up as an object, evidence included."""
    due = follow_up.due
    return {
        "kind": follow_up.kind.value,
        "what": follow_up.what,
        "state": follow_up.state,
        "asked_by": follow_up.asked_by,
        "owed_by": follow_up.owed_by,
        "occasion": period_row(follow_up.occasion),
        "due": {
            "phrase": due.phrase,
            "earliest": due.earliest.isoformat() if due.earliest else None,
            "latest": due.latest.isoformat() if due.latest else None,
            "firm": due.firm,
        }
        if due
        else None,
        "evidence": [{"role": role, **asdict(evidence)} for role, evidence in follow_up.evidence],
    }


def _follow_up(document: Document, follow_up: FollowUp) -> Row:
    words = next((words for _, words in follow_up.evidence), Evidence(document.digest, 0, 0, ""))
    return {
        **_row("follow_up", ids.follow_up_id(document.digest, follow_up), document, words.start, words.end),
        **follow_up_row(follow_up),
    }


def event_row(event: Event) -> Row:
    """An event as an object, without its evidence."""
    return {
        "period": period_row(event.period),
        "kind": event.kind,
        "title": event.title,
        "targets": list(event.targets),
    }


def _event(document: Document, event: Event) -> Row:
    words = event.evidence
    return {
        **_row("event", ids.event_id(document.digest, event), document, words.start, words.end),
        **event_row(event),
    }


def _review(document: Document, review: Review) -> Row:
    words = review.evidence
    return {
        "type": "review",
        "id": ids.review_id(review),
        "document": words.document,
        "start": words.start,
        "end": words.end,
        "quote": words.quote,
        "subject": review.subject,
        "kind": review.kind,
        "verdict": review.verdict.value,
        "who": review.who,
        "when": review.when,
        "why": review.why,
        "value": dict(review.value),
    }
