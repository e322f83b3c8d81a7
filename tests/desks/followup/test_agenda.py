# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deadlines as iCalendar, read back by another program's reader."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from samenhang.desks.followup.agenda import OCTETS, agenda, escaped, folded
from samenhang.desks.followup.analysis.item import WAITING, Line, State
from samenhang.model import Deadline
from tests.desks.followup.outgoing import DUTCH, HOSTILE, LINE, line, texts

MOMENT = datetime(2026, 11, 25, 9, 30, tzinfo=timezone(timedelta(hours=1)))


def calendar(*lines: Line) -> bytes:
    return agenda(lines, DUTCH, "Toezeggingen; JenV, alle", MOMENT)


def events(data: bytes) -> list[dict[str, str]]:
    found = Calendar.from_ical(data).walk("VEVENT")
    return [{key: str(event.get(key)) for key in event} for event in found]


def test_a_deadline_is_a_whole_day() -> None:
    event: Any
    [event] = Calendar.from_ical(calendar(LINE)).walk("VEVENT")
    assert event.decoded("DTSTART") == date(2026, 7, 2)
    assert event.decoded("DTEND") == date(2026, 7, 3)
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
    assert event["UID"] == "c-1@samenhang.example.nl"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["URL"] == "https://samenhang.example.nl/follow-ups/c-1"
    assert event["SUMMARY"].startswith("toezegging: de Kamer informeren over de evaluatie")
    assert LINE.quote in event["DESCRIPTION"]
    assert "het zomerreces begint op 3 juli" in event["DESCRIPTION"]


def test_the_calendar_says_what_it_is() -> None:
    read: Any = Calendar.from_ical(calendar())
    assert (read["VERSION"], read["CALSCALE"]) == ("2.0", "GREGORIAN")
    for name in (b"NAME", b"X-WR-CALNAME"):
        assert b"\r\n" + name + b":Toezeggingen\\; JenV\\, alle\r\n" in calendar()
    assert read["PRODID"].startswith("-//Samenhang//")


@pytest.mark.parametrize("state", State)
def test_only_what_waits_has_a_deadline(state: State) -> None:
    assert len(events(calendar(line(state=state)))) == (state in WAITING)


@pytest.mark.parametrize(
    "due",
    [
        None,
        Deadline("zo spoedig mogelijk", None, None, False),
        Deadline("rond de zomer", None, date(2026, 9, 1), False),
        Deadline("bij de volgende rapportage", None, date(2026, 9, 1), "event"),
        Deadline("na de zomer", date(2026, 9, 1), None, True),
    ],
)
def test_what_is_vague_or_waits_for_an_event_is_left_out(due: Deadline | None) -> None:
    assert events(calendar(line(due=due))) == []


@given(texts)
def test_what_is_said_is_read_back(text: str) -> None:
    data = calendar(line(what="x" + text, quote=text, by=None))
    assert len(events(data)) == 1
    rows = data.split(b"\r\n")
    assert all(len(row) <= OCTETS and b"\r" not in row and b"\n" not in row for row in rows)
    assert rows[-1] == b""
    data.decode("utf-8")


def test_hostile_text_is_no_line_of_its_own() -> None:
    [event] = events(calendar(line(what=HOSTILE, name="a\r\nBEGIN:VALARM", document="x\r\nATTENDEE:y")))
    assert set(event) == {
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "URL",
        "CATEGORIES",
        "TRANSP",
    }
    assert "<script>" in event["SUMMARY"]


@given(st.text(st.sampled_from("a;,\\\nnN:é"), max_size=30))
def test_a_text_survives_its_escapes(text: str) -> None:
    data = calendar(line(quote=text))
    assert f"“{text}”" in events(data)[0]["DESCRIPTION"]


@given(st.text(st.sampled_from("aé€😀 "), max_size=300))
def test_folding_cuts_no_character_and_loses_none(text: str) -> None:
    made = folded(text)
    assert made.replace("\r\n ", "").removesuffix("\r\n") == text
    assert all(len(row.encode()) <= OCTETS for row in made.split("\r\n"))


def test_escapes() -> None:
    assert escaped("a;b,c\\d\ne") == "a\\;b\\,c\\\\d\\ne"


def test_the_same_register_gives_the_same_bytes() -> None:
    assert calendar(LINE) == calendar(LINE)


def test_the_last_day_there_is_has_no_next() -> None:
    [event] = events(calendar(line(due=Deadline("ooit", None, date.max, True))))
    assert "DTEND" not in event
