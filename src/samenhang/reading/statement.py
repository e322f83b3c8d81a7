# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A fact with the words it rests on, and the forms of words that many papers share: dates and chambers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from samenhang.model import Fact, FactName

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
DAY = (
    rf"(?i:\d{{1,2}}\s{{1,4}}(?:{'|'.join(MONTHS)}|jan\.?|feb\.?|mrt\.?|apr\.?|aug\.?|sept?\.?|okt\.?"
    rf"|nov\.?|dec\.?)\s{{1,4}}\d{{4}}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2})"
)
"""A day as papers print it: "21 december 2015", "21-12-2015", "2015-12-21"."""

MONTH = rf"(?i:(?:{'|'.join(MONTHS)})\s{{1,4}}(?:19|20)\d{{2}})"
"""A month as reports print it: "maart 2022"."""

YEAR = r"(?:19|20)\d{2}\s{0,2}[-–/‑]\s{0,2}(?:(?:19|20)\d{2}|\d{2})"
"""A parliamentary year: "2015–2016", "2015-2016", "2015/16"."""

DOSSIER = (
    r"(?P<dossier>\d{2}[ .\u00a0\u2009]?\d{3}(?!\d))(?P<chapter>\s{0,3}-\s{0,3}\d{2}(?!\d)"
    r"|[\s-]{1,3}(?:[IVX]{1,6}[AB]?|[A-HJ-M])(?![\w.’'-]))?(?:\s{0,3}\(\s{0,3}R\s{0,2}\d{3,4}\s{0,3}\))?"
)
"""A dossier: five digits, spaced or dotted, with a chapter, a council or the number of a kingdom act."""

CHAMBERS = {"tweede": "tweede-kamer", "eerste": "eerste-kamer", "verenigde": "verenigde-vergadering"}
_DAY = re.compile(DAY, re.IGNORECASE)


def squeezed(words: str) -> str:
    """Words on one line, with single spaces and none before a closing mark."""
    return re.sub(r"(?<=[(«])\s|\s(?=[)»,;])", "", " ".join(words.split()))


def stated(name: FactName, text: str, start: int, end: int, value: str | None = None) -> Fact:
    """The fact that `text[start:end]` states; white space at the ends is no part of the words."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Fact(name, squeezed(words) if value is None else value, start, start + len(words.strip()))


def matched(name: FactName, match: re.Match[str], group: str, value: str | None = None) -> Fact:
    """The fact that a group of a match states."""
    return stated(name, match.string, *match.span(group), value)


def iso(words: str) -> str | None:
    """ "21 december 2015", "21-12-2015" as 2015-12-21, "maart 2022" as 2022-03; None for what is no day."""
    numbers = [int(number) for number in re.findall(r"\d{1,4}", words)]
    month = next((n for n, name in enumerate(MONTHS, 1) if name[:3] in words.lower()), 3)
    if len(numbers) == 1:
        return f"{numbers[0]}-{month:02}"
    if len(numbers) == 2:
        numbers = [numbers[0], month, numbers[1]]
    if len(numbers) != 3:
        return None
    day, month, year = numbers if numbers[2] > 31 else reversed(numbers)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def dated(text: str, start: int, end: int) -> Iterator[Fact]:
    """The first day printed between two places."""
    found = _DAY.search(text, start, end)
    value = iso(found[0]) if found else None
    if found and value:
        yield stated(FactName.DATE, text, found.start(), found.end(), value)


def led(
    pattern: re.Pattern[str],
    lead: re.Pattern[str],
    text: str,
    end: int,
    apart: Sequence[tuple[int, int]] = (),
) -> re.Match[str] | None:
    """The first match that follows a lead, which ends with \\Z and is at most 24 characters long, and that
    begins in no stretch that stands apart.

    A pattern that begins with letters is searched several times faster than one that begins with a lead.
    """
    found = pattern.search(text, 0, end)
    while found and not (
        lead.search(text, max(0, found.start() - 24), found.start())
        and not any(start <= found.start() < stop for start, stop in apart)
    ):
        found = pattern.search(text, found.start() + 1, end)
    return found


def parliamentary_year(words: str) -> str | None:
    """ "2015–2016" and "2015/16" as 2015-2016; None where the years do not follow each other."""
    first, last = re.findall(r"\d+", words)
    last = first[:2] + last if len(last) == 2 else last
    return f"{first}-{last}" if int(last) == int(first) + 1 else None


def dossier(match: re.Match[str]) -> str:
    """The normal form of a matched DOSSIER: 36600-VII, 21501-02, 34356."""
    chapter = re.sub(r"[\s-]", "", match["chapter"] or "")
    return re.sub(r"\D", "", match["dossier"]) + (f"-{chapter}" if chapter else "")
