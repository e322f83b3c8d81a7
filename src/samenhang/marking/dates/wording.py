# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words that Dutch has for dates: patterns to build on, and what they count for.

A pattern here holds no capturing group, is written in lower case (compile it with IGNORECASE), and has
a bound on every repetition.
"""

from __future__ import annotations

import re


def words(listed: str) -> tuple[str, ...]:
    """A list of words written as one text."""
    return tuple(listed.split())


_MONTHS = (
    ("januari", "jan."),
    ("februari", "feb.", "febr."),
    ("maart", "mrt.", "mrt"),
    ("april", "apr."),
    ("mei",),
    ("juni", "jun."),
    ("juli", "jul."),
    ("augustus", "aug."),
    ("september", "sept.", "sep."),
    ("oktober", "okt."),
    ("november", "nov."),
    ("december", "dec."),
)
MONTHS = {name.rstrip("."): number for number, names in enumerate(_MONTHS, 1) for name in names}
MONTH_NAMES = tuple(names[0] for names in _MONTHS)
MONTH = rf"(?:{'|'.join(MONTH_NAMES)})(?![a-z])"
ANY_MONTH = rf"(?:{MONTH}|(?:{'|'.join(sorted(set(MONTHS) - set(MONTH_NAMES), key=len, reverse=True))})\b\.?)"

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"

_COUNT = ("een één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
NUMBERS = {word: number for number, each in enumerate(_COUNT, 1) for word in words(each)}
NUMBERS |= {"veertien": 14, "vijftien": 15, "achttien": 18, "twintig": 20, "dertig": 30}
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"

ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 0}
ORDINAL = r"(?:eerste|tweede|derde|vierde|laatste|[1-4]\s?(?:de|ste|e))"

COUNTED = frozenset(
    words(
        "euro gulden miljoen miljard mln mld meter km kilometer hectare ha kg kilo ton mw gw kwh uur "
        "fte jaar personen mensen leden kinderen gevallen zaken woningen plaatsen stuks bedrijven banen "
        "militairen gemeenten leerlingen studenten dollar procent %"
    )
)
"""What follows a number that looks like a year and is an amount."""

_FIRST_LETTERS = "jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec"
YEAR = (
    r"(?:(?:19|20)\d\d)(?!\w|[/.,:]\d|"
    rf"[-–—](?:\d{{5}}|\d{{1,4}}(?!\d|\s?(?:{_FIRST_LETTERS}))))"
)
"""A year on its own: no part of a longer number, of "2015-2016" or "2015/16"."""

DASH = r"[-–—]"
RANGE = rf"(?:\s{{0,2}}(?:{DASH}|t/m)\s{{0,2}}|\s{{1,2}}(?:tot\s{{1,2}}en\s{{1,2}}met|tot)\s{{1,2}})"
LIST = (
    r"(?:\s{0,2}[,;/&]\s{0,2}(?:(?:en|of)\s{1,2})?|\s{1,2}(?:en|of|à|respectievelijk)\s{1,2}(?:op\s{1,2})?)"
)
JOIN = rf"(?:{RANGE}|{LIST})"

SIDES = {
    word: side
    for side, words in (
        (-1, "afgelopen vorig vorige verleden voorgaand voorgaande"),
        (1, "komend komende aankomend aankomende aanstaande eerstkomende eerstvolgende volgend volgende"),
        (0, "dit deze lopend lopende huidig huidige"),
    )
    for word in words.split()
}
SIDE = rf"(?:{'|'.join(sorted(SIDES, key=len, reverse=True))})\b"

PAST_TAIL = r"(?:j\.\s?l\.|jl\b\.?|l\.\s?l\.|ll\b\.?|jongstleden|laatstleden)"
NEXT_TAIL = r"(?:a\.\s?s\.|as\.|a\.s\b|aanstaande|e\.\s?k\.|eerstkomende|eerstvolgende)"

PARTS = {
    word: part
    for part, words in enumerate(
        ("begin aanvang start primo", "medio half halverwege midden", "eind einde ultimo slot")
    )
    for word in words.split()
}
PART = rf"(?:{'|'.join(sorted(PARTS, key=len, reverse=True))})"


def pattern(source: str) -> re.Pattern[str]:
    """A pattern of Dutch words: capitals do not matter."""
    return re.compile(source, re.IGNORECASE)


def counted(text: str, end: int) -> bool:
    """Whether the number that ends here counts something, as in "2000 personen"."""
    if not text.startswith((" ", "%"), end):
        return False
    word = text[end : end + 16].split(maxsplit=1)[:1]
    return bool(word) and word[0].rstrip(".,;:)").lower() in COUNTED


def number_of(word: str) -> int:
    """A number in words or figures: "drie", "3"."""
    return int(word) if word.isdecimal() else NUMBERS[word.lower()]


def ordinal_of(word: str, of: int) -> int:
    """An ordinal as a number: "tweede", "2e"; "laatste" is the last of so many."""
    return int(word[0]) if word[0].isdecimal() else ORDINALS[word.lower()] or of
