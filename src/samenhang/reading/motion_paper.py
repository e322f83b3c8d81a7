# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a motion or an amendment on paper says of itself: movers, when and where, what it replaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samenhang.model import Fact, FactName
from samenhang.reading.office_list import capitalised
from samenhang.reading.signature import names
from samenhang.reading.statement import DAY, MONTH, iso, matched, stated

_PROPOSED = re.compile(
    r"(?:^[ \t]{0,8}|(?<=\s))(?:Voorgesteld|Ontvangen|Ingediend)\s{1,6}(?:(?:tijdens|in|bij)\s{1,6}"
    r"(?:het|de|een)\s{1,6}(?P<occasion>[^\n\d]{3,120}?)"
    rf"(?:\s{{1,6}}(?:van|op|d\.d\.))?\s{{1,6}})?(?:(?:op|in)\s{{1,6}})?(?P<day>{DAY}|{MONTH})",
    re.MULTILINE,
)
_REPLACES = re.compile(
    r"(?:ter\s{1,6}vervanging\s{1,6}van|t\.\s?v\.\s?v\.?)(?:\s{1,6}(?:die|dat|het|de))?"
    r"(?:\s{1,6}gedrukt)?(?:\s{1,6}onder)?(?:\s{1,6}stuk)?"
    r"\s{1,6}(?:nr\.?|nummer|letter|[\d -]{5,12}-)\s{0,6}(?P<number>\d{1,5}|[A-Z]{1,3})\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:motie|amendement)\s{1,6}(?:van\s{1,6})?(?:(?:de\s{1,6}leden|het\s{1,6}lid)\s{1,6})?"
    r"(?P<names>.{2,300}?)"
    r"(?=\s{1,6}(?:c\.?\s?s\b|ter\s{1,6}vervanging|over\s|inzake\s|\(?t\.\s?v)|\s{0,6}$)",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(r"(?:(?!\ben\s)[^,/])+", re.IGNORECASE)
_CLOSE = re.compile(r"gaat\s{1,6}over\s{1,6}tot\s{1,6}de\s[^\n]{0,40}?dag\b[ \t.;,]{0,6}")
_PREFIXES = ("van", "de", "den", "der", "het", "ten", "ter", "te", "in", "'t", "’t", "el", "al")


def motion_paper(text: str, title: tuple[int, int] | None, end: int) -> Iterator[Fact]:
    """What heading, date line and signatures state; `title` is where the words of the heading stand."""
    found = _PROPOSED.search(text, 0, end)
    day = iso(found["day"]) if found else None
    if found and day:
        yield matched(FactName.DATE, found, "day", day)
        if found["occasion"]:
            occasion = " ".join(found["occasion"].split())
            yield matched(FactName.OCCASION, found, "occasion", occasion[:1].upper() + occasion[1:])
    replaced = _REPLACES.search(text, *title) if title else None
    if replaced:
        yield matched(FactName.REPLACES, replaced, "number")
    yield from _movers(text, title)


def _movers(text: str, title: tuple[int, int] | None) -> Iterator[Fact]:
    """By signature where there are any, else as the heading names them."""
    close = _CLOSE.search(text)
    last = max(text.rfind(mark) for mark in (",\n", ";\n", ".\n")) + 1
    signed = list(names(text, close.end() if close else last)) if close or last else []
    for start, stop in signed:
        yield stated(FactName.MOVER, text, start, stop)
    by = _BY.search(text, *title) if title and not signed else None
    for one in _NAME.finditer(by["names"]) if by else ():
        start = by.start("names") + one.start() if by else 0
        words = re.sub(r"^\s{0,4}en\s{1,4}", "", one[0], flags=re.IGNORECASE).strip()
        if words:
            begin = text.index(words, start)
            yield stated(FactName.MOVER, text, begin, begin + len(words), recased(words))


def recased(name: str) -> str:
    """A name in capitals as running text has it: "VAN DER PLAS" is Van der Plas."""
    if not name.isupper():
        return " ".join(name.split())
    words = [
        word if word in _PREFIXES else "-".join(map(capitalised, word.split("-")))
        for word in name.lower().split()
    ]
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]
