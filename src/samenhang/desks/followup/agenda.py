# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deadlines as a calendar that other programs subscribe to: iCalendar (RFC 5545, RFC 7986). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from samenhang.desks.followup.analysis.item import WAITING, Line
from samenhang.desks.followup.voice import Voice, one_line, plain
from samenhang.web.language import N_

OCTETS = 75
"""The longest line, without its end."""
_END = "\r\n"


def agenda(lines: Iterable[Line], voice: Voice, title: str, moment: datetime) -> bytes:
    """A calendar with a whole day for the last day of each item that still waits and has a firm one.

    `title` is what people call the feed; `moment` (with a zone) is when the register last changed: the same
    register gives the same bytes.
    """
    stamp = moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    written = [*_opening(voice, title)]
    for line in lines:
        day = firm_day(line)
        if day is not None:
            written += _event(line, day, voice, stamp)
    return "".join(folded(text) for text in [*written, "END:VCALENDAR"]).encode()


def firm_day(line: Line) -> date | None:
    """The last day of an item that still waits; None where its deadline is vague or waits for an event."""
    due = line.due
    return due.latest if line.state in WAITING and due is not None and due.firm is True else None


def _opening(voice: Voice, title: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//Samenhang//Follow-ups//{voice.texts.language.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield f"NAME:{escaped(one_line(title))}"
    yield f"X-WR-CALNAME:{escaped(one_line(title))}"  # the same for programs from before RFC 7986
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT12H"


def _event(line: Line, day: date, voice: Voice, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(line.name)}@{voice.site.host}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(_summary(line, voice))}"
    yield f"DESCRIPTION:{escaped(_description(line, voice))}"
    yield f"URL:{voice.site.item(line.name)}"
    yield f"CATEGORIES:{escaped(voice.kind(line.kind))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(line: Line, voice: Voice) -> str:
    return one_line(f"{voice.kind(line.kind)}: {line.what}" + (f" ({line.by})" if line.by else ""))


def _description(line: Line, voice: Voice) -> str:
    due = line.due
    said = [f"“{plain(line.quote)}”", f"{line.document}: {voice.site.whole(line.address)}"]
    if due is not None and due.phrase:
        said.append(
            voice.say(
                N_("Due: %(phrase)s"), phrase=f"{due.phrase} ({due.basis})" if due.basis else due.phrase
            )
        )
    return plain("\n".join([*said, voice.site.item(line.name)]))


def escaped(text: str) -> str:
    """A text as a value: what would end it or begin another is written with a backslash."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def folded(text: str) -> str:
    """A line and its end, cut into pieces of at most OCTETS that never cut a character."""
    pieces, piece, size = [], "", 0
    for character in text:
        width = len(character.encode())
        if size + width > OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += width
    return "".join(each + _END for each in [*pieces, piece])
