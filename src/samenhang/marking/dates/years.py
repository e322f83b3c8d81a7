# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Years on their own ("in 2016"), ranges of years, parliamentary years, and dates in figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from samenhang.marking.calendar import Days
from samenhang.marking.dates import wording as w
from samenhang.marking.dates.days import numeric
from samenhang.marking.dates.expression import Expression, Tie
from samenhang.marking.dates.mark import known, mark, plain
from samenhang.marking.dates.periods import part
from samenhang.marking.scanner import Scene
from samenhang.model import Mark, Precision
from samenhang.vocabulary.recesses import parliamentary_year

RULE = "date-year"
ANCHORS = tuple(f" {number} " for number in range(1900, 2100))
"""Every year as a word: few numbers look like one."""

_CUES = frozenset(
    w.words(
        "in uit van sinds vanaf tot voor vóór na per rond omstreeks anno gedurende tijdens over "
        "ingaande heel jaar begrotingsjaar kalenderjaar boekjaar verslagjaar uitvoeringsjaar "
        "jaren periode tussen met t/m begin eind medio halverwege halfweg half einde ultimo "
        "primo tijdvak zichtjaar peiljaar"
    )
)
_PARLIAMENTARY = frozenset(("vergaderjaar", "zittingsjaar"))
_SCHOOL = frozenset(("schooljaar", "studiejaar", "collegejaar", "seizoen"))
_SIGNS = frozenset("-/.")
_DASHES = ("-", "–", "—", "/")
_QUOTES = "(«“\"'‘[„"
_NUMERIC_LEAD = re.compile(r"(?<![\w./-])\d{1,2}\s{0,2}([-/.])\s{0,2}\d{1,2}\s{0,2}\1\s{0,2}\Z")
_PART_LEAD = w.pattern(rf"(?<!\w){w.PART}\s{{1,2}}van\s{{1,2}}\Z")
_RANGE = w.pattern(
    rf"(?:\s?(?:{w.DASH}|/|t/m)\s?|\s{{1,2}}(?:(?P<and>en)|tot(?:\s{{1,2}}en\s{{1,2}}met)?)\s{{1,2}})"
    r"(?P<last>(?:(?:19|20)\d\d|\d\d))(?![\w]|[-–/.,:]\d)"
)
_YEAR = re.compile(w.YEAR)
_JOINS = frozenset((b" to", b" t ", b" en"))
_NEXT = re.compile(r"\s?[-–—/]\s?(?:19|20)?(\d\d)(?![\w])")
_NEXT_REACH = 8
"""Characters that `_NEXT` looks at."""
_CITATION = re.compile(rb"kamerst|handelingen|aanhangsel|kst ")


@lru_cache(1024)
def _years(first: int, last: int) -> dict[str, Any]:
    """The value of a year, or of the years from the first to the last."""
    precision = Precision.YEAR if first == last else Precision.YEARS
    return known((date(first, 1, 1), date(last, 12, 31)), precision)


@lru_cache(256)
def _parliamentary_year(first: int) -> dict[str, Any]:
    return known(parliamentary_year(first), Precision.PARLIAMENTARY_YEAR)


def find_year(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """A year, a range that begins with it, or a date in figures around it."""
    text = scene.text
    before = text[start - 1] if start else ""
    if scene.folded[start - 13 : start] == b"vergaderjaar " and before.isspace():
        return _double(scene, start - 13, start, end, "vergaderjaar")
    if before.isspace() and start > 1 and text[start - 2] not in "-/.":
        return _worded(scene, start, end)
    if not before or before in _QUOTES:
        return _alone(scene, _iso(text, start, end))
    # the same sign stands twice in "21-12-2015", and only once in "2015-2016"
    twice = before.isspace() or text.find(before, max(0, start - 14), start - 1) >= 0
    lead = _NUMERIC_LEAD.search(text, max(0, start - 14), start) if twice else None
    if lead is not None:
        return _alone(scene, numeric(text, lead.start(), end + 1))
    return _worded(scene, start, end) if before.isspace() else ()


def _alone(scene: Scene, found: Expression | None) -> Iterable[Mark]:
    return (mark(scene, "date-figures", found),) if found else ()


def _iso(text: str, start: int, end: int) -> Expression | None:
    mark_ = text[end : end + 1]
    return numeric(text, start, end + 8) if mark_ in _SIGNS and text[end + 3 : end + 4] == mark_ else None


def _worded(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """What the word before a year makes of it."""
    text = scene.text
    if text[end : end + 1] in _SIGNS and (figures := _iso(text, start, end)):
        return _alone(scene, figures)
    word = _word_before(text, scene.folded, start)
    if word in _CUES:
        return _cued(text, start, end, word, start - 1 - len(word), scene)
    if word in _PARLIAMENTARY or word in _SCHOOL:
        return _double(scene, start - 1 - len(word), start, end, word)
    return ()


def _word_before(text: str, folded: bytes, start: int) -> str:
    """The word before a year in small letters, without quotes before it."""
    place = folded.rfind(b" ", max(0, start - 20), start - 1) + 1
    if 0 < place < start - 1 and text[place - 1].isspace():
        return folded[place : start - 1].decode("ascii")
    words = text[max(0, start - 20) : start].split()  # "t/m", "(in"
    return words[-1].lower().lstrip(_QUOTES) if words else ""


def _cued(text: str, start: int, end: int, word: str, place: int, scene: Scene) -> Iterable[Mark]:
    if word == "van" and (lead := _PART_LEAD.search(text, max(0, start - 24), start)):
        place = lead.start()
    elif word not in w.PARTS:
        place = -1
    if place >= 0:
        found = part(text, place, end + 1)
        return (mark(scene, RULE, found),) if found else ()
    joined = (
        text[end : end + 1] in _DASHES
        or scene.folded[end : end + 3] in _JOINS
        or text[end + 1 : end + 2] in _DASHES
    )
    ranged = _RANGE.match(text, end, end + 24) if joined else None
    if ranged is not None and not (ranged["and"] and word != "tussen"):
        return _ranged(scene, start, ranged, word)
    places = (start, ranged.start("last")) if ranged else (start,)
    marks = []
    for place in places:
        if _YEAR.match(text, place) and not w.counted(text, place + 4):
            year = int(text[place : place + 4])
            marks.append(plain(RULE, place, place + 4, _years(year, year)))
    return marks


def _ranged(scene: Scene, start: int, ranged: re.Match[str], word: str) -> Iterable[Mark]:
    """A range of years: no range where it does not rise, and none where a citation holds it."""
    first, last = int(scene.text[start : start + 4]), ranged["last"]
    until = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < until < first + 60 or (len(last) == 2 and word not in ("jaren", "periode", "in")):
        return ()
    if until == first + 1 and _cited(scene, start):
        return ()
    return (plain(RULE, start, ranged.end(), _years(first, until)),)


def _cited(scene: Scene, start: int) -> bool:
    """Whether the words before a parliamentary year are those of a citation."""
    if not start or scene.text[start - 1] == "\n":
        return False
    return _CITATION.search(scene.folded, max(0, start - 60), start) is not None


def _double(scene: Scene, place: int, start: int, end: int, word: str) -> Iterable[Mark]:
    """Reads "vergaderjaar 2015-2016", "schooljaar 2023/24"; nothing inside a citation of a paper."""
    first, length = _joined(scene.text[start : end + _NEXT_REACH])
    if not length or _cited(scene, place):
        return ()
    if word in _PARLIAMENTARY:
        return (plain(RULE, place, start + length, _parliamentary_year(first)),)
    found = Expression(place, start + length, Precision.YEARS, _school_year, Tie(year=first), certain=False)
    return (mark(scene, RULE, found),)


@lru_cache(1024)
def _joined(written: str) -> tuple[int, int]:
    """The first of two years that follow each other at the beginning of `written`, and how long they are as
    written; 0 where the second is not there. The same few come back in every paper.
    """
    first, following = int(written[:4]), _NEXT.match(written, 4)
    fits = following is not None and (first + 1) % 100 == int(following[1]) % 100
    return first, following.end() if following and fits else 0


def _school_year(first: int) -> Days:
    return date(first, 8, 1), date(first + 1, 7, 31)
