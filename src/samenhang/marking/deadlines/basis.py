# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the days of a deadline were worked out, in plain Dutch."""

from __future__ import annotations

import re
from datetime import date

from samenhang.marking.calendar import DAY
from samenhang.marking.dates import wording as w
from samenhang.marking.deadlines.found import Found, Rank
from samenhang.vocabulary.moments import moment_in
from samenhang.vocabulary.recesses import recess

_RECESS = w.pattern(r"\b(?P<name>zomer|kerst|herfst|voorjaars|krokus|mei|verkiezings)?-?(?:reces|vakantie)\b")
_SUMMER = w.pattern(r"(?:de\s{1,2}|komende\s{1,2}|aanstaande\s{1,2}|deze\s{1,2})?zomer\b")
_CHRISTMAS = w.pattern(r"\bkerst(?:mis|dagen)?\b")
_PRINSJESDAG = w.pattern(r"\bprinsjesdag\b")
_PART = w.pattern(rf"\b(?:{w.PART})\b")
_LEAD = w.pattern(
    r"^(?:(?:uiterlijk|nog|ruim|tijdig|direct|kort|snel|onmiddellijk|meteen)\s{1,2})?"
    r"(?:bij|ter\s{1,2}gelegenheid\s{1,2}van|ten\s{1,2}tijde\s{1,2}van|in|met|via|middels|tijdens|na|zodra|"
    r"nadat|"
    r"(?:gelijktijdig|tegelijk(?:ertijd)?|samen)\s{1,2}met)\s{1,2}"
)
_BEFORE = w.pattern(
    r"^(?:(?:dit|volgend|komend)\s{1,2}jaar,?\s{1,2})?(?:(?:nog|ruim|liefst|uiterlijk)\s{1,2})*v(?:oo|óó|"
    r"òò|óo|oó)r\b"
)
_UNTIL = w.pattern(
    r"^(?:tot\s{1,2})?(?:uiterlijk|ten\s{1,2}laatste|niet\s{1,2}later|op\s{1,2}z|in\s{1,2}elk)"
)
_AFTER = w.pattern(r"^(?:(?:direct|kort|snel|vlak|meteen|onmiddellijk|gelijk|pas)\s{1,2})?na\b")
_SPELL = w.pattern(
    r"^(?:(?:uiterlijk|nog)\s{1,2})?(?:in\s{1,2}de\s{1,2})?(?:binnen|over|(?:aan|eerst)?komende|volgende)\b"
)
_FROM = w.pattern(r"\b(?:na|vanaf)\s{1,2}\d")
_UNITS = w.pattern(r"\b(?:werkdag|dag|etma|uur|we(?:ek|ken)\b|maand|kwarta|half\s?jaar|ja(?:ar|ren)\b)")
_KINDS = {"voorjaars": "voorjaar", "krokus": "voorjaar", "verkiezings": "verkiezing"}


def basis(phrase: str, found: Found, today: date | None) -> str:
    """Why these days: "laatste dag voor het zomerreces van 2023"."""
    if found.rank is Rank.VAGUE:
        return "vage woorden: geen datum uit af te leiden"
    if found.rank is Rank.EVENT:
        return _waits(phrase)
    if found.earliest is None and found.latest is None:
        return "hangt af van de datum van het stuk, die niet bekend is"
    named = _recess(phrase, found) or _spell(phrase, found, today)
    if named:
        return named
    words = _days(phrase, found)
    return f"{words}; een ruwe aanduiding" if found.rank is Rank.AROUND and found.latest else words


def _waits(phrase: str) -> str:
    moment = moment_in(phrase)
    lead = _LEAD.match(phrase)
    what = phrase[lead.end() :] if lead else phrase
    return f"wacht op een gebeurtenis: {what}" + (f" ({moment.when})" if moment else "")


_TUESDAY = 1


def _recess(phrase: str, found: Found) -> str | None:
    """The words for a bound that hangs on a recess or on Prinsjesdag; None for another."""
    before, after = _bound_before(phrase), _AFTER.match(phrase)
    edge = found.latest if before else found.earliest if after else None
    if edge is None or _PART.search(phrase):
        return None
    if before and _PRINSJESDAG.search(phrase):
        day = f"Prinsjesdag {edge.year}, de derde dinsdag van september"
        return day if edge.weekday() == _TUESDAY else f"de dag voor {day}"
    kind = _kind(phrase, bool(before and _BEFORE.match(phrase)) or bool(after))
    if kind is None:
        return None
    name = _named(kind, edge)
    return f"laatste dag voor {name}" if before else f"vanaf de dag na {name}, zonder laatste dag"


def _named(kind: str, edge: date) -> str:
    """A recess with its year, that of its first day: the Christmas recess ends in the next."""
    if not kind:
        return f"het eerstvolgende reces ({_day(edge)})"
    year = edge.year - (kind == "kerst" and edge.month < 3)
    sure = "" if _sure(kind, year) else " (data van het reces niet bevestigd)"
    return f"het {'voorjaarsreces' if kind == 'voorjaar' else f'{kind}reces'} van {year}{sure}"


def _bound_before(phrase: str) -> bool:
    return _BEFORE.match(phrase) is not None or _UNTIL.match(phrase) is not None


def _kind(phrase: str, edges: bool) -> str | None:
    """Which recess a phrase names; with `edges` "de zomer" and "de kerst" stand for theirs."""
    named = _RECESS.search(phrase)
    if named is not None:
        name = (named["name"] or "").lower()
        return _KINDS.get(name, name)
    if edges and _SUMMER.search(phrase):
        return "zomer"
    return "kerst" if edges and _CHRISTMAS.search(phrase) else None


def _sure(kind: str, year: int) -> bool:
    try:
        return recess(kind, year).certain
    except KeyError:
        return False


def _spell(phrase: str, found: Found, today: date | None) -> str | None:
    if today is None or not _SPELL.match(phrase) or not _UNITS.search(phrase):
        return None
    if phrase.lower().startswith("volgende ") or found.latest is None:
        return None
    if _FROM.search(phrase):
        return None
    return f"{phrase}, gerekend vanaf de datum van het stuk ({_day(today)})"


def _days(phrase: str, found: Found) -> str:
    first, last = found.earliest, found.latest
    if last is None:
        return f"vanaf {_day(first)}, zonder laatste dag" if first else ""
    if _BEFORE.match(phrase) and _next_is_named(phrase, last):
        return f"de dag voor {_day(last + DAY)}"
    if found.rank is Rank.BOUND and _bound_before(phrase):
        return f"tot en met {_day(last)}"
    if first == last:
        return _day(last)
    return f"{phrase}: van {_day(first)} tot en met {_day(last)}" if first else f"tot en met {_day(last)}"


def _next_is_named(phrase: str, last: date) -> bool:
    """Whether the day after the last one is what "voor" counts from."""
    return str((last + DAY).day) in re.findall(r"\d+", phrase)


def _day(day: date | None) -> str:
    return f"{day.day} {w.MONTH_NAMES[day.month - 1]} {day.year}" if day else ""
