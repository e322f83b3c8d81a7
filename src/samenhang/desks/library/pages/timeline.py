# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The timeline page: what happened, as a picture and as a list, of a dossier or of whatever answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from samenhang.desks.library.analysis import TimelineRow, timeline
from samenhang.desks.library.chart import NARROW, WIDE, Chart, Item, Shape, bars, chart
from samenhang.desks.library.desk import documents_of, name_of
from samenhang.desks.library.faults import QueryFault, query_fault
from samenhang.desks.library.lanes import LANES, lane_of
from samenhang.desks.library.window import Window, window_of, years_of
from samenhang.errors import InvalidQuery, NotFound
from samenhang.ledger.chronicle import Chronicle, ChronicleRequest
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask

MOST_TOLD = 2_000
"""Events that are told one by one; more of them are counted by year."""
MOST_DRAWN = 400
"""Events of a picture: more of them lie on top of each other, and are drawn as numbers by year."""
MOST_NARROW = 300
"""The same on a narrow screen."""
MOST_LISTED = 100
"""Events on a page of the list."""

MONTH = r"^(\d{4}(-\d{2})?)?$"
ANY_TIME = years_of(date.min, date.max)


class View(BaseModel):
    """Which part of a timeline is looked at: years or months, kinds of event, and the page of the list."""

    model_config = ConfigDict(frozen=True)

    begin: Annotated[str, Field(alias="from", max_length=7, pattern=MONTH)] = ""
    end: Annotated[str, Field(alias="to", max_length=7, pattern=MONTH)] = ""
    kind: Annotated[tuple[str, ...], Field(max_length=50)] = ()
    page: Annotated[int, Field(ge=1, le=10_000)] = 1


class Sought(View):
    """The same of a set of documents: those that are named, or that answer a query; else of all."""

    q: Annotated[str, Field(max_length=500)] = ""
    document: Annotated[tuple[str, ...], Field(max_length=500)] = ()


class EventAnswer(Answer):
    """An event with its words. `document` is a digest; None where an end of its period is not known."""

    first: date | None
    last: date | None
    precision: str
    kind: str
    title: str
    quote: str
    document: str
    name: str
    address: str
    targets: tuple[str, ...]

    @property
    def lane(self) -> str:
        return lane_of(self.kind)


class YearCount(Answer):
    """How many events of a kind begin in a year."""

    year: int
    kind: str
    number: int


class KindCount(Answer):
    """How many events of a kind there are, whatever is looked at."""

    kind: str
    number: int
    chosen: bool


class WindowAnswer(Answer):
    """A stretch of time as it is asked for: years, or months."""

    begin: str
    end: str


class TimelineAnswer(Answer):
    """Events of a window in order, or where there are too many `years` that count them.

    `window` is what is looked at, `whole` what there is. `documents` are those that the events are in.
    """

    window: WindowAnswer | None
    whole: WindowAnswer | None
    total: int
    undated: int
    kinds: tuple[KindCount, ...]
    events: tuple[EventAnswer, ...]
    years: tuple[YearCount, ...]
    documents: tuple[DocumentRef, ...]
    page: int
    pages: int

    @property
    def listed(self) -> tuple[EventAnswer, ...]:
        """The events on this page of the list."""
        return self.events[(self.page - 1) * MOST_LISTED : self.page * MOST_LISTED]

    @property
    def values(self) -> dict[str, Any]:
        """What stays in the address when something of it changes."""
        narrowed = self.window and self.window != self.whole
        kinds = [kind.kind for kind in self.kinds if kind.chosen]
        kept = {"from": self.window.begin, "to": self.window.end} if narrowed and self.window else {}
        return {**kept, "kind": kinds}

    @cached_property
    def moves(self) -> dict[str, WindowAnswer]:
        """The windows one step from this one, where they differ from it."""
        if self.window is None or self.whole is None:
            return {}
        whole = _window(self.whole)
        here = window_of(self.window.begin, self.window.end, whole)
        steps = {
            "closer": here.closer(),
            "wider": here.wider(),
            "earlier": here.earlier(),
            "later": here.later(),
        }
        held = {name: _answer(window.within(whole)) for name, window in steps.items()}
        return {name: window for name, window in held.items() if window != self.window}

    @property
    def wide(self) -> Chart | None:
        """The picture for a wide screen."""
        return self._picture(WIDE, MOST_DRAWN)

    @property
    def narrow(self) -> Chart | None:
        """The picture for a narrow screen and a small sheet of paper."""
        return self._picture(NARROW, MOST_NARROW)

    def _picture(self, shape: Shape, most: int) -> Chart | None:
        if self.window is None or self.whole is None or not (self.events or self.years):
            return None
        window = window_of(self.window.begin, self.window.end, _window(self.whole))
        if self.events and len(self.events) <= most:
            items = [Item(event.first, event.last, event.lane, event.title) for event in self.events]
            return chart(items, LANES, window, shape)
        return bars(self._counts(), LANES, window, shape)

    def _counts(self) -> list[tuple[int, str, int]]:
        if self.years:
            return [(count.year, lane_of(count.kind), count.number) for count in self.years]
        begun = Counter(((event.first or event.last or date.max).year, event.lane) for event in self.events)
        return [(year, lane, number) for (year, lane), number in begun.items()]


class TimelinePage(Answer):
    """The timeline of a set of documents."""

    query: str
    found: bool
    fault: QueryFault | None
    asked: tuple[str, ...]
    timeline: TimelineAnswer


def timeline_page(ask: Ask, view: Annotated[Sought, Query()]) -> TimelinePage:
    """What happened, in order."""
    fault = None
    names: tuple[str, ...] | None
    try:
        names = _names(ask, view)
    except InvalidQuery as error:
        if ask.by_program:
            raise
        names, fault = (), query_fault(error, view.q, ask.texts)
    return TimelinePage(
        query=view.q,
        found=names is None or bool(names),
        fault=fault,
        asked=view.document,
        timeline=timeline_of(ask, names, view),
    )


def _names(ask: Ask, view: Sought) -> tuple[str, ...] | None:
    """The documents to look in, None for all, and none where nothing answers."""
    if view.document:
        return tuple(ask.ledger.entry(name).digest for name in view.document)
    if not view.q.strip():
        return None
    try:
        return tuple(documents_of(ask.ledger, view.q.split()))
    except NotFound:
        return ()


def timeline_of(ask: Ask, names: Sequence[str] | None, view: View) -> TimelineAnswer:
    """The part of the timeline of these documents that is looked at."""
    chosen = None if names is None else tuple(names)
    dossiers = ask.ledger.dossiers
    first = ChronicleRequest(chosen, kinds=view.kind, limit=MOST_TOLD)
    if not view.begin and not view.end:
        return _told(dossiers.chronicle(first), None, view)
    whole: Window | None = ANY_TIME
    if not (view.begin and view.end):
        whole = _whole(dossiers.chronicle(ChronicleRequest(chosen, limit=0)))
    window = window_of(view.begin, view.end, whole or ANY_TIME)
    asked = ChronicleRequest(chosen, window.first, window.last, view.kind, MOST_TOLD)
    return _told(dossiers.chronicle(asked), window, view)


def _whole(found: Chronicle) -> Window | None:
    """The years that hold everything that is told."""
    if not found.counts:
        return None
    return years_of(min(count.first for count in found.counts), max(count.last for count in found.counts))


def _told(found: Chronicle, window: Window | None, view: View) -> TimelineAnswer:
    whole = _whole(found)
    entries = {entry.digest: entry for entry, _ in found.events}
    rows = timeline("", ((name_of(entry), event) for entry, event in found.events)).rows
    years = tuple(YearCount(year=c.year, kind=c.kind, number=c.number) for c in found.years)
    total = len(rows) or sum(count.number for count in years)
    pages = max(1, -(-len(rows) // MOST_LISTED))
    return TimelineAnswer(
        window=_answer(window or whole) if whole else None,
        whole=_answer(whole) if whole else None,
        total=total,
        undated=found.undated,
        kinds=_kinds(found, view),
        events=tuple(_event(row, found.passages) for row in rows),
        years=years,
        documents=tuple(DocumentRef.of(entry) for entry in entries.values()),
        page=min(view.page, pages),
        pages=pages,
    )


def _kinds(found: Chronicle, view: View) -> tuple[KindCount, ...]:
    numbers: Counter[str] = Counter()
    for count in found.counts:
        numbers[count.kind] += count.number
    common = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return tuple(KindCount(kind=kind, number=number, chosen=kind in view.kind) for kind, number in common)


def _event(row: TimelineRow, passages: Mapping[tuple[str, int], int]) -> EventAnswer:
    passage = passages.get((row.digest, row.start), 0)
    return EventAnswer(
        first=row.period.earliest,
        last=row.period.latest,
        precision=row.period.precision.value,
        kind=row.kind,
        title=row.title,
        quote=row.quote,
        document=row.digest,
        name=row.document,
        address=place_of(row.digest, passage),
        targets=row.targets,
    )


def _answer(window: Window) -> WindowAnswer:
    return WindowAnswer(begin=window.begin, end=window.end)


def _window(answer: WindowAnswer) -> Window:
    """The window that an answer names in full."""
    first, last = date(int(answer.begin[:4]), 1, 1), date(int(answer.end[:4]), 12, 31)
    return years_of(first, last)
