# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register in every form in which it goes out: as a sheet, as data, as a calendar, as news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path

from samenhang.desks.followup import record
from samenhang.desks.followup.agenda import agenda
from samenhang.desks.followup.analysis.asked import Asked
from samenhang.desks.followup.analysis.item import Line, Movement
from samenhang.desks.followup.feed import Channel, feed
from samenhang.desks.followup.register import Register
from samenhang.desks.followup.selection import Selection
from samenhang.desks.followup.table import table
from samenhang.desks.followup.voice import Voice
from samenhang.desks.followup.workbook import workbook
from samenhang.errors import InvalidInput
from samenhang.web import render as web
from samenhang.web.language import LANGUAGES, Texts, texts

AT_ONCE = 500
"""Lines that are asked for at once."""

NEWS = timedelta(days=90)
"""How far back a feed tells what moved."""
MOST = 200
"""Movements that a feed tells."""


class Form(StrEnum):
    """A form of file."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    ICS = "ics"
    ATOM = "atom"


MEDIA = {
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.CSV: "text/csv; charset=utf-8",
    Form.JSON: "application/json",
    Form.ICS: "text/calendar; charset=utf-8",
    Form.ATOM: "application/atom+xml; charset=utf-8",
}


def texts_of(language: str) -> Texts:
    """What goes out says, in a language. Raises InvalidInput for one that there is not."""
    if language not in LANGUAGES:
        raise InvalidInput(f"“{language}” is no language of ours", f"choose one of: {', '.join(LANGUAGES)}")
    return texts(language, (web.HERE / "locale", Path(__file__).parent / "locale"))


@dataclass(frozen=True, slots=True)
class Outlet:
    """What goes out on a day, in a language; `address` is where it stands itself, if anywhere."""

    register: Register
    voice: Voice
    day: date
    address: str = ""

    def pieces(self, form: Form, selection: Selection) -> Iterator[bytes]:
        """A selection in a form, in pieces."""
        asked = selection.asked(self.day)
        if form is Form.CSV:
            yield from table(self.lines(asked), self.voice)
        elif form is Form.JSON:
            yield from (
                piece.encode() for piece in record.document(self.lines(asked), self.voice.site, self.day)
            )
        elif form is Form.XLSX:
            yield workbook(self.lines(asked), self.voice, self.day)
        elif form is Form.ICS:
            awaited = replace(asked, waiting=True)
            yield agenda(self.lines(awaited), self.voice, self.title(selection), self._changed(asked))
        else:
            yield feed(self.news(asked), self._channel(selection), self.voice, self.day - NEWS)

    def lines(self, asked: Asked) -> Iterator[Line]:
        """Every line, a page of them in memory at a time."""
        offset = 0
        while True:
            page = self.register.lines(replace(asked, limit=AT_ONCE, offset=offset))
            yield from page.lines
            offset += AT_ONCE
            if offset >= page.total:
                return

    def news(self, asked: Asked) -> tuple[Movement, ...]:
        """What moved of late, by the days on which that was there to be known."""
        return self.register.movements(self.day - NEWS, replace(asked, limit=MOST), arrived=True)

    def title(self, selection: Selection) -> str:
        """What a file is called."""
        item = ""
        if selection.item:
            item = next((line.what for line in self.register.lines(selection.asked(self.day)).lines), "")
        return f"Samenhang: {selection.words(self.voice.texts, item)}"

    def _changed(self, asked: Asked) -> datetime:
        """When it last changed, to the day: the same register gives the same bytes."""
        newest = self.register.movements(date.min, replace(asked, limit=1, offset=0))
        return datetime.combine(newest[0].day if newest else self.day, time(), UTC)

    def _channel(self, selection: Selection) -> Channel:
        query = selection.query()
        return Channel(query or "all", self.title(selection), self.address or selection.page, selection.page)
