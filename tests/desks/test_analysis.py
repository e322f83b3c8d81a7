# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Timelines and citations: one order over any number of documents, each row with its words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.library.analysis import citation, timeline
from samenhang.model import Event, Evidence, Existence, Link, Mark, MarkKind, Period, Precision

DAYS = st.dates(date(1994, 1, 1), date(2030, 12, 31)) | st.none()


def event(
    first: date | None, last: date | None, document: str = "d1", start: int = 0, kind: str = "letter"
) -> Event:
    words = Evidence(document, start, start + 5, "woord")
    return Event(Period(first, last, Precision.DAYS), kind, "Titel", words, ("kst-1-2",))


@given(st.lists(st.tuples(st.sampled_from("abc"), DAYS, DAYS, st.integers(0, 50))))
def test_every_event_with_a_date_is_there_once_and_in_order(
    given_: list[tuple[str, date, date, int]],
) -> None:
    events = [(name, event(first, last, name, start)) for name, first, last, start in given_]
    found = timeline("alles", events)
    dated = {(n, e.evidence.start, e.period) for n, e in events if e.period.earliest or e.period.latest}
    assert {(row.document, row.start, row.period) for row in found.rows} == dated
    assert len(found.rows) == len(dated)
    assert found.undated == sum(not (e.period.earliest or e.period.latest) for _, e in events)
    days = [row.period.earliest or row.period.latest or date.max for row in found.rows]
    assert days == sorted(days)
    assert timeline("alles", reversed(events)).rows == found.rows


def test_a_row_carries_its_words_and_its_document() -> None:
    [row] = timeline("x", [("kst-33694-6", event(date(2015, 12, 21), None, "d" * 64, 7))]).rows
    assert (row.quote, row.document, row.digest) == ("woord", "kst-33694-6", "d" * 64)
    assert (row.start, row.end, row.kind, row.title, row.targets) == (7, 12, "letter", "Titel", ("kst-1-2",))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((date(2015, 1, 1), date(2015, 1, 1)), (date(2015, 1, 2), date(2015, 1, 2))),
        ((date(2015, 1, 1), date(2015, 1, 31)), (date(2015, 1, 1), date(2015, 12, 31))),
        ((None, date(2015, 1, 1)), (date(2015, 6, 1), None)),
        ((date(2015, 1, 1), date(2015, 1, 1)), (date(2015, 1, 1), None)),
    ],
)
def test_what_comes_first(
    first: tuple[date | None, date | None], second: tuple[date | None, date | None]
) -> None:
    rows = timeline("x", [("a", event(*second, start=1)), ("b", event(*first, start=2))]).rows
    assert [(row.period.earliest, row.period.latest) for row in rows] == [first, second]


def test_the_first_telling_of_the_same_words_stands() -> None:
    day = date(2015, 12, 21)
    rows = timeline("x", [("a", event(day, day, kind="letter")), ("a", event(day, day, kind="report"))]).rows
    assert [row.kind for row in rows] == ["letter"]


def test_a_citation_quotes_the_mark() -> None:
    text = "Zie Kamerstuk 33694, nr. 6."
    link = Link(
        Mark(MarkKind.REFERENCE, 4, 26, "r"), "kst-33694-6", 0.9, "reden", "https://x", Existence.EXISTS
    )
    found = citation(link, text, "brief.txt", "d", "kst-33694-6")
    assert (found.quote, found.start, found.end) == ("Kamerstuk 33694, nr. 6", 4, 26)
    assert (found.target, found.found, found.score) == ("kst-33694-6", Existence.EXISTS, 0.9)
    assert (found.reason, found.address, found.held) == ("reden", "https://x", "kst-33694-6")
    assert (found.document, found.digest) == ("brief.txt", "d")
