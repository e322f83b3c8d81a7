# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules that mark dates: each looks back from its anchor for where the date begins, then reads on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from samenhang.marking.calendar import month_length
from samenhang.marking.dates import wording as w
from samenhang.marking.dates.days import DAYS, days, short, single
from samenhang.marking.dates.expression import LOOSE, Expression, Tie
from samenhang.marking.dates.mark import bound, known, mark, plain
from samenhang.marking.dates.near import relative, weekday
from samenhang.marking.dates.periods import months, period
from samenhang.marking.dates.years import ANCHORS as YEAR_ANCHORS
from samenhang.marking.dates.years import RULE as YEAR_RULE
from samenhang.marking.dates.years import find_year
from samenhang.marking.scanner import Rule, Scene
from samenhang.model import Mark, Precision

_REACH = 200
"""How far beyond its anchor a date can go on: a list of days in several months."""

_PLAIN = re.compile(rb" ?(?P<day>\d{1,2}) (?P<month>[a-z]{3,9}) (?P<year>\d{4})")
_CENTURIES = frozenset((b"19", b"20"))
_LISTING = frozenset((b"dag", b" en", b" of", b"tot", b"met", b"t m"))
"""How the word before a day ends (folded) where more days or a weekday may stand before it."""
_LISTING_SIGNS = frozenset("-–—;/&à")
_NO_END = frozenset("-–—/.,:")
"""What may join more figures to a year."""
_MONTH_LEAD = w.pattern(
    rf"(?<!\w)(?:{w.PART}\s{{1,2}}(?:van\s{{1,2}})?(?:{w.SIDE}\s{{1,2}})?"
    rf"|{w.ORDINAL}\s{{1,2}}(?:week|helft)\s{{1,2}}van\s{{1,2}}|{w.SIDE}\s{{1,2}})\Z"
)
_DAYS_LEAD = w.pattern(rf"(?:{w.SIDE}\s{{1,2}})?{DAYS}\s{{0,2}}\Z")
_WORD = re.compile(r"\S+")
_NUMBERS = re.compile(r"\d{1,2}(?:e|ste|de)?(?:[-–—/]\d{1,2})?[,;]?|[-–—&]")
_JOINING = frozenset(
    ("en", "of", "tot", "met", "t/m", "à", "de", "respectievelijk", "op", *w.WEEKDAYS, *w.SIDES)
)
_QUOTES = "(«“\"'‘"
_LEADING = frozenset((*w.PARTS, *w.SIDES, "van", "de"))
_NUMBERED = w.pattern(
    r"(?:artikel(?:en)?|art\.|lid|leden|nrs?\.?|nummers?|items?|pagina|blz\.|vra(?:ag|gen)|punt(?:en)?|bijlagen?|€)\s{1,2}\Z"
)
_LAST_NUMBER = w.pattern(r"(?<!\d)\d{1,2}\s{0,2}\Z")
_CUE = w.pattern(
    r"(?<!\w)(?:in|sinds|vanaf|tot|met|t/m|per|van|voor|vóór|na|uiterlijk|maand|rond|omstreeks|tussen|over|loop\s{1,2}van|"
    r"gedurende|tegen|naar)\s{1,2}\Z"
)
_NAMED_LEAD = w.pattern(
    rf"(?<!\w)(?P<bound>(?:voor|vóór|na)\s{{1,2}})?(?:(?:de|het)\s{{1,2}})?(?:{w.PART}\s{{1,2}}(?:van\s{{1,2}})?"
    rf"(?:(?:de|het)\s{{1,2}})?)?(?:(?:{w.ORDINAL}{w.JOIN}(?:het\s{{1,2}})?)?{w.ORDINAL}\s{{1,2}}|{w.SIDE}\s{{1,2}})?\Z"
)
_LEAD_WORDS = frozenset(
    word.encode("ascii")
    for word in (
        *w.PARTS,
        *w.SIDES,
        *w.ORDINALS,
        *(f"{number}{ending}" for number in range(1, 5) for ending in ("", "e", "de", "ste")),
        *w.words("voor na de het van en of a respectievelijk op tot met t m e ste"),
    )
)
"""All words that `_NAMED_LEAD` is made of, folded."""
_SEASON_CUE = w.pattern(r"(?<!\w)(?:in|tijdens|vanaf|sinds|tot|met|rond|omstreeks|uiterlijk|per|op)\s{1,2}\Z")
_NOT_ALONE = frozenset(
    word.encode("ascii")
    for word in (
        *w.words("en of tot met t m a de respectievelijk op artikel artikelen art lid leden nr nrs nummer"),
        *w.words("nummers item items pagina blz vraag vragen punt punten bijlage bijlagen"),
        *w.WEEKDAYS,
        *w.SIDES,
    )
)
"""Words before a number (folded) after which it is not one day by itself, or no day."""
_DECADES = {"vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90}


def find_month(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """A date with the name of a month in it."""
    text, folded = scene.text, scene.folded
    if start > 6 and 48 <= folded[start - 2] <= 57 and text[start - 1] == " ":
        marks = _plain(scene, start, end) or _alone(scene, start, end)
        if marks:
            return marks
    words = text[max(0, start - 12) : start].split()
    word = words[-1].lower().lstrip(_QUOTES) if words else ""
    if any(map(str.isdecimal, word)):
        first = _first_day(text, start)
        return _days(scene, first, start, end) if first is not None else _month_at(scene, start, end)
    lead = _MONTH_LEAD.search(text, max(0, start - 40), start) if word in _LEADING else None
    found = period(text, lead.start(), end + _REACH) if lead else None
    if found is None or found.end < end:
        return _month_at(scene, start, end)
    return _month(scene, found, True)


def _month_at(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    return _month(scene, months(scene.text, start, end + _REACH), False)


def _first_day(text: str, start: int) -> int | None:
    """Where the days before a month begin: back over numbers and what joins them, then on."""
    low = max(0, start - 56)
    places: list[int] = []
    for m in reversed(list(_WORD.finditer(text, low, start))):
        word = m.group().lstrip(_QUOTES)
        known = _NUMBERS.fullmatch(word) or word.lower() in _JOINING
        if not known or (m.start() == low and low):
            break
        places.append(m.end() - len(word))
    return next((place for place in reversed(places) if _DAYS_LEAD.match(text, place, start)), None)


def _plain(scene: Scene, start: int, end: int) -> tuple[Mark, ...]:
    """The way that nearly every date is written, without the detours of the others; else nothing."""
    text, folded = scene.text, scene.folded
    place = start - 3 if folded[start - 3] != 32 else start - 2
    stop = end + 5
    if (
        folded[end + 1 : end + 3] not in _CENTURIES
        or folded[stop : stop + 1] not in (b" ", b"")
        or (text[stop : stop + 1] in _NO_END and text[stop + 1 : stop + 2].isdecimal())
        or not text[place - 1].isspace()
        or folded[place - 4 : place - 1] in _LISTING
        or (text[place - 2] in _LISTING_SIGNS and _counts(folded, place))
        or text[end] != " "
    ):
        return ()
    value = _written(folded[place:stop])
    return (plain("date-day", place, stop, value),) if value else ()


def _counts(folded: bytes, place: int) -> bool:
    """Whether a figure stands close before a sign before a day: "5 - 15 maart", and not "Blok - 15 maart"."""
    return not folded[place - 4 : place - 2].strip().isalpha()


_DOTTED = re.compile(r"\.\s{1,2}(?:19|20)\d\d(?!\d)")
"""What follows a month that is cut short: "21 jan. 2016"."""


def _alone(scene: Scene, start: int, end: int) -> tuple[Mark, ...]:
    """A day without a plain year, if no other day nor a weekday stands before it; else nothing."""
    text, folded = scene.text, scene.folded
    place = start - 3 if folded[start - 3] != 32 else start - 2
    if not (text[place - 1].isspace() and text[place - 2].isalpha()):
        return ()
    number, month = folded[place : start - 1], w.MONTHS.get(text[start:end].lower())
    before = folded[folded.rfind(b" ", max(0, place - 20), place - 1) + 1 : place - 1]
    if month is None or not number.isdigit() or before in _NOT_ALONE:
        return ()
    if _DOTTED.match(text, end):
        end += 1
    found = single(text, place, end, (month, int(number)), end + _REACH)
    return (mark(scene, "date-day", found),) if found else ()


@lru_cache(8192)
def _written(words: bytes) -> dict[str, Any] | None:
    """The value of "21 december 2015", folded; None where there is no such day. The same come back often."""
    found = _PLAIN.fullmatch(words)
    month = w.MONTHS.get(found["month"].decode("ascii")) if found else None
    if found is None or month is None:
        return None
    year, day = int(found["year"]), int(found["day"])
    if not 1 <= day <= month_length(year, month):
        return None
    written = date(year, month, day)
    return known((written, written), Precision.DAY)


def _days(scene: Scene, place: int, start: int, end: int) -> Iterable[Mark]:
    """Days before a month; only the last where the others are no days ("artikel 5 en 6 maart")."""
    if _NUMBERED.search(scene.text, max(0, place - 12), place):
        last = _LAST_NUMBER.search(scene.text, place, start)
        place = last.start() if last and last.start() > place else start
    return [mark(scene, "date-day", one) for one in days(scene.text, place, end + _REACH)]


def _month(scene: Scene, found: Expression | None, led: bool) -> Iterable[Mark]:
    """A month; one without a year only after a word that makes it a date."""
    if found is None:
        return ()
    loose = found.moment is None and found.tie == LOOSE
    if loose and not led and not _CUE.search(scene.text, max(0, found.start - 12), found.start):
        return ()
    return (mark(scene, "date-month", found),)


def find_named(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """A date with a season, recess, quarter, half, week or Prinsjesdag in it; no plain "vorig jaar"."""
    text = scene.text
    low = _lead_start(scene.folded, start)
    lead = _NAMED_LEAD.search(text, low, start) if low < start else None
    place = lead.start() if lead else start
    word = lead["bound"].strip().lower() if lead and lead["bound"] else ""
    found = period(text, place + len(lead["bound"]) if lead and word else place, end + _REACH)
    if found is None or found.end < end or (found.moment and found.precision is Precision.YEAR):
        return ()
    named = found.edges is not None or text[start:end].lower().endswith(("reces", "prinsjesdag"))
    if word and named and found.precision is not Precision.PART:
        return (bound(scene, "date-bound", found.widened(place), word),)
    led = bool(word) or found.start < start or bool(_SEASON_CUE.search(text, max(0, place - 12), place))
    if not found.fixed and not (led and _means_time(found, text, start)):
        return ()
    return (mark(scene, "date-period", found, plain=True),)


def _lead_start(folded: bytes, start: int) -> int:
    """How far back the words go that can belong to a date; a search from there finds where it begins."""
    low, least = start, max(0, start - 60)
    while low > least:
        gap = low - 1
        while gap > least and folded[gap] == 32:
            gap -= 1
        word = folded.rfind(b" ", least, gap + 1) + 1
        if folded[word : gap + 1] not in _LEAD_WORDS:
            break
        low = word
    return low


def _means_time(found: Expression, text: str, start: int) -> bool:
    """A quarter always does; "de zomer" and "het reces" only after "in", "tijdens" and the like."""
    if found.precision in (Precision.QUARTER, Precision.PART, Precision.WEEK, Precision.DAY):
        return True
    return bool(_SEASON_CUE.search(text, max(0, found.start - 12), found.start))


def find_weekday(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """Reads "afgelopen maandag", "vrijdag jl.", "vorige week dinsdag": never a weekday alone."""
    found = weekday(scene.text, start, end + 12) or relative(scene.text, start, end + 12)
    return (mark(scene, "date-weekday", found),) if found and found.end >= end else ()


def find_short(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """Reads "d.d. 21-12-15"."""
    place = end + 1
    while place < end + 4 and scene.text[place : place + 1].isspace():
        place += 1
    found = short(scene.text, place, place + 12)
    return (mark(scene, "date-figures", found),) if found else ()


def find_decade(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """Reads "jaren negentig", "jaren '90"."""
    word = scene.text[start:end].split()[-1].lstrip("'’‘").lower()
    first = 1900 + (_DECADES.get(word) or int(word))
    found = Expression(start, end, Precision.YEARS, _decade, Tie(year=first))
    return (mark(scene, "date-year", found),)


def _decade(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year + 9, 12, 31)


_OWN = ("maart", "mei")
"""Months that are a part of other words: they must at least end or begin one."""
_MONTH_ANCHORS = (
    " maart",
    "maart ",
    "mei ",
    *(
        name if len(name) > 4 or name in ("juni", "juli") else f" {name} "
        for name in w.MONTHS
        if name not in _OWN
    ),
)
_NAMED = w.words(
    "zomer voorjaar lente najaar herfst winter prinsjesdag kwartaal helft halfjaar "
    "zomerreces kerstreces herfstreces voorjaarsreces meireces verkiezingsreces"
)
_NAMED_ANCHORS = (
    *(f" {word} " for word in _NAMED),
    *(f" {side} jaar " for side in ("dit", "volgend", "vorig", "komend", "afgelopen", "lopende")),
    *(f" q{number} " for number in range(1, 5)),
    *(f" week {number} " for number in range(1, 54)),
)
_WEEKDAY_ANCHORS = tuple(
    anchor
    for name in w.WEEKDAYS
    for anchor in (
        *(f" {side} {name} " for side in ("afgelopen", "vorige", "aanstaande", "komende", "eerstkomende")),
        *(f" {side} week {name} " for side in ("afgelopen", "vorige", "deze", "volgende", "komende")),
        *(f" {name} {side} " for side in ("jl", "j l", "a s", "jongstleden", "aanstaande", "laatstleden")),
    )
)
_DECADE_ANCHORS = tuple(
    anchor
    for word, number in _DECADES.items()
    for anchor in (f" jaren {word} ", f" jaren {number} ", f" jaren  {number} ")
)

RULES = (
    Rule("date-month", _MONTH_ANCHORS, find_month, "date"),
    Rule("date-period", _NAMED_ANCHORS, find_named, "date"),
    Rule("date-weekday", _WEEKDAY_ANCHORS, find_weekday, "date"),
    Rule("date-figures", (" d d ",), find_short, "date"),
    Rule("date-decade", _DECADE_ANCHORS, find_decade, "date"),
    Rule(YEAR_RULE, YEAR_ANCHORS, find_year, "date"),
)
