# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Acts of the European Union: CELEX numbers, and directives, regulations and decisions by number.

A CELEX number is sector, year, letter of the kind, number: 32016R0679. Directives and decisions are
numbered year first; regulations number first until 2014 and year first from 2015 on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

from samenhang.marking.references.articles import article_before
from samenhang.marking.references.grammar import mark
from samenhang.marking.scanner import Rule, Scene
from samenhang.model import Mark

_CELEX = re.compile(
    r"(?:(?i:CELEX)(?:[\s:(-]|%3A|(?i:nummer|nr\.?)){0,6})?(?P<n>[0-9](?:19|20)\d\d[A-Z]{1,2}\d{3,4}(?:\(\d\d\))?"
    r"(?:R\(\d\d\))?(?:-(?:19|20)\d{6})?)(?![\w])"
)
_UNION = r"EU|EG|EEG|EGKS|Euratom|GBVB|JBZ"
_ACT = re.compile(
    rf"(?P<kind>(?i:richtlijn(?:en)?|verordening(?:en)?|kaderbesluit(?:en)?|besluit(?:en)?|beschikking(?:en)?"
    rf"|aanbeveling(?:en)?|gemeenschappelijk\s(?:optreden|standpunt)))[\s,]{{1,3}}"
    rf"(?P<u>\((?:{_UNION})(?:,\s?(?:{_UNION}))?\)\s{{0,2}})?(?P<nr>(?i:nrs?|no)\.?\s{{0,2}})?(?P<u2>\((?:{_UNION})\)\s)?"
    rf"(?P<a>\d{{1,4}})\s?/\s?(?P<b>\d{{1,5}})(?P<t>\s?/\s?(?:{_UNION})(?:,\s(?:{_UNION}))?)?(?![\w/]|-\d)"
)
_LETTERS = {"r": "L", "v": "R", "k": "F", "a": "H", "g": "E", "b": "D"}


def find_celex(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "CELEX 32016R0679", "02016R0679-20160504"; a bare number is enough."""
    found = _CELEX.match(scene.text, start)
    if found is None:
        return ()
    return [mark("celex", *found.span(), {"form": "celex", "target": found["n"]}, 1.0)]


def _is_year(number: str) -> bool:
    return len(number) == 4 and 1951 <= int(number) <= 2049


def _year_first(found: re.Match[str]) -> bool:
    """Whether the first of the two numbers is the year."""
    first, second = found["a"], found["b"]
    if _is_year(first) != _is_year(second):
        return _is_year(first)
    regulation = found["kind"][0] in "vV"
    if _is_year(first):
        return not (regulation and found["nr"] and int(second) < 2015)
    return not regulation


def _celex(found: re.Match[str]) -> tuple[str, str, str] | None:
    """(CELEX, year, number) or None where the numbers cannot be an act."""
    year, number = (found["a"], found["b"]) if _year_first(found) else (found["b"], found["a"])
    if len(year) == 2:
        year = "19" + year if int(year) > 50 else "20" + year
    if not _is_year(year):
        return None
    letter = _LETTERS[found["kind"][0].lower()]
    return f"3{year}{letter}{int(number):04d}", year, str(int(number))


def find_act(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "Richtlijn 93/42/EEG", "Verordening (EU) 2016/679", "Besluit 2010/427/EU"."""
    text = scene.text
    found = _ACT.match(text, start)
    if found is None or not (found["u"] or found["u2"] or found["t"] or _plain(found)):
        return ()
    celex = _celex(found)
    if celex is None:
        return ()
    begin = start
    while begin and text[begin - 1].isalpha() and start - begin < 24:
        begin -= 1
    value: dict[str, object] = {"form": "celex", "target": celex[0], "year": celex[1], "number": celex[2]}
    article = article_before(scene, begin)
    if article:
        begin = article[0]
        value |= article[1]
    return [mark("european-act", begin, found.end(), value, 0.97)]


def _plain(found: re.Match[str]) -> bool:
    """Without EU or EG only a directive or regulation with a year of four digits is sure enough."""
    return found["kind"][0] in "rRvV" and _is_year(found["a"] if _year_first(found) else found["b"])


_CENTURY = tuple(f"{year}{letter}" for year, letter in product(range(1951, 2040), "rld"))
_KINDS = (
    "richtlijn", "richtlijnen", "verordening", "verordeningen", "besluit", "kaderbesluit", "beschikking",
    "aanbeveling", "gemeenschappelijk optreden", "gemeenschappelijk standpunt",
)  # fmt: skip
_OPENINGS = (*(f" {digit}" for digit in "123456789"), "  e", "  g", "  j", " nr ")

RULES = (
    Rule(
        "celex",
        (" celex ", *(f" {sector}{act}" for sector, act in product("03", _CENTURY))),
        find_celex,
        "reference",
    ),
    Rule("european-act", tuple(k + o for k, o in product(_KINDS, _OPENINGS)), find_act, "reference"),
)
