# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days and moments as sources of publications write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip
_WORDS = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE)
_DUTCH = re.compile(r"\s*(\d{1,2})-(\d{1,2})-(\d{4})\b")
_DECIMALS = re.compile(r"(\.\d{6})\d+")


def moment_of(text: str) -> datetime | None:
    """The moment of an ISO 8601 or RFC 822 date; without an offset in UTC. None for what is neither."""
    written = _DECIMALS.sub(r"\1", text.strip())
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(written)
        except (ValueError, OverflowError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def day_of(text: str) -> str:
    """The day that is written, ISO 8601: "2026-06-30T00:00:00+02:00" is 2026-06-30. "" where there is none.

    The day is taken as it is written, never by way of another time zone.
    """
    for parts in (_iso(text), _dutch(text), _in_words(text)):
        if parts:
            return parts
    found = moment_of(text)
    return found.date().isoformat() if found else ""


def day_in_words(text: str) -> str:
    """The first day in words in a text: "27 mei 2014" is 2014-05-27."""
    return _in_words(text)


def in_words(day: date | None) -> str:
    """A day as people write it: "27 mei 2014"; "" for none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def _iso(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""


def _dutch(text: str) -> str:
    found = _DUTCH.match(text)
    return _made(found[3], int(found[2]), found[1]) if found else ""


def _in_words(text: str) -> str:
    found = _WORDS.search(text)
    return _made(found[3], MONTHS.index(found[2].casefold()) + 1, found[1]) if found else ""


def _made(year: str, month: int, day: str) -> str:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""
