# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What do we have, and what does it say? Pure: events and links in, rows for people out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samenhang.model import Event, Evidence, Existence, Link, Period


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event of a timeline, with its words. `document` is what people call it, `digest` its identity."""

    period: Period
    kind: str
    title: str
    quote: str
    document: str
    digest: str
    start: int
    end: int
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order. `about` is what was asked for; `undated` counts events without any date."""

    about: str
    rows: tuple[TimelineRow, ...]
    undated: int = 0


def timeline(about: str, events: Iterable[tuple[str, Event]]) -> Timeline:
    """Events of any number of documents in one order: by first day, then last day, then document.

    `events` are (name of the document, event). The same words of a document tell one event once.
    """
    rows: dict[tuple[str, int, int, Period], TimelineRow] = {}
    undated = 0
    for document, event in events:
        words = event.evidence
        if event.period.earliest is None and event.period.latest is None:
            undated += 1
            continue
        rows.setdefault((words.document, words.start, words.end, event.period), _row(document, event, words))
    return Timeline(about, tuple(sorted(rows.values(), key=_order)), undated)


def _row(document: str, event: Event, words: Evidence) -> TimelineRow:
    return TimelineRow(
        event.period,
        event.kind,
        event.title,
        words.quote,
        document,
        words.document,
        words.start,
        words.end,
        event.targets,
    )


def _order(row: TimelineRow) -> tuple[date, date, str, int, int, bool]:
    first = row.period.earliest or row.period.latest or date.max
    last = row.period.latest or date.max
    return (first, last, row.document, row.start, row.end, row.period.earliest is None)


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited, or citing, with the words that do it.

    `document` is the name of the document the words stand in; `held` is the name under which the ledger
    holds the other side of the citation, None where it does not.
    """

    target: str
    found: Existence
    score: float
    reason: str
    address: str | None
    quote: str
    document: str
    digest: str
    start: int
    end: int
    held: str | None = None


def citation(link: Link, text: str, document: str, digest: str, held: str | None) -> Citation:
    """One link of a reference as a citation; `text` is that of the document the mark stands in."""
    mark = link.mark
    return Citation(
        link.target,
        link.found,
        link.score,
        link.reason,
        link.address,
        text[mark.start : mark.end],
        document,
        digest,
        mark.start,
        mark.end,
        held,
    )
