# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deadlines with a date in them: a word that says how ("voor", "uiterlijk", "in") and the date itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from samenhang.marking.calendar import DAY, Days
from samenhang.marking.dates import wording as w
from samenhang.marking.dates.days import days, numeric
from samenhang.marking.dates.expression import LOOSE, Expression, Tie
from samenhang.marking.dates.near import near, weekday
from samenhang.marking.dates.periods import period, year
from samenhang.marking.deadlines.found import Found, Rank
from samenhang.marking.deadlines.signs import Key, Signs
from samenhang.model import Precision

_S = r"\s{1,2}"
_BEFORE = r"v(?:oo|óó|òò|óo|oó)r(?:\s{1,2}of\s{1,2}op)?"
_HOW = w.pattern(
    r"(?<![\w-])(?:"
    rf"(?P<before>(?P<soft>(?:nog|ruim|liefst){_S})?(?:uiterlijk{_S})?{_BEFORE}(?:{_S}uiterlijk)?)"
    rf"|(?P<until>(?:tot{_S})?(?:uiterlijk|ten{_S}laatste|niet{_S}later{_S}dan|op{_S}z(?:ijn|'n){_S}laatst|"
    rf"in{_S}elk{_S}geval{_S}voor)"
    rf"(?:{_S}(?:in{_S}de{_S}loop{_S}van|aan|op|in|per|met|tijdens|gedurende|rond|tegen|binnen))?)"
    rf"|(?P<per>per|met{_S}ingang{_S}van|ingaande)"
    rf"|(?P<between>tussen)"
    rf"|(?P<after>(?:(?:direct|kort|snel|vlak|meteen|onmiddellijk|gelijk|pas){_S})?na)"
    rf"|(?P<around>rond(?:om)?|omstreeks|tegen|richting|zo{_S}rond)"
    rf"|(?P<on>(?:ergens{_S})?in{_S}de{_S}loop{_S}van|in|op|aan|met|gedurende|tijdens|binnen)"
    rf"|(?P<still>nog|later)(?={_S}(?:in{_S}|dit|deze))"
    rf"|(?P<bare>(?=(?:{w.PART}|{w.SIDE}|zomer|voorjaar|najaar|Q[1-4]|{w.ORDINAL}{_S}(?:kwartaal|helft|"
    rf"halfjaar|maanden)|"
    rf"morgen|overmorgen|vandaag|vanavond|vanmiddag|{w.WEEKDAY}{_S}(?:{w.NEXT_TAIL}))(?!\w)))"
    r")",
)  # fmt: skip
_GAP = re.compile(r"\s{0,3}")
_END = w.pattern(r"(?:(?:het|de)\s{1,2})?(?:einde?|slot|ultimo)\b")
_RECESS = w.pattern(r"(?:(?:het|de)\s{1,2})?\w{0,12}(?:reces|vakantie)\b")
_STANDING = w.pattern(
    r"(?<!\w)(?:(?:half|twee|drie)?jaarlijks|maandelijks|telkens|periodiek|(?:elk|ieder|per)\s{1,2}(?:jaar|"
    r"kwartaal|half\s?jaar)|"
    r"(?:elke|iedere)\s{1,2}(?:maand|week|zomer|winter))\b"
)
_YEAR_BEFORE = w.pattern(rf"(?<!\w)(?P<side>{w.SIDE})\s{{1,2}}jaar,?\s{{1,2}}(?:nog\s{{1,2}})?\Z")
_NO_BARE = w.pattern(
    r"(?<!\w)(?:van|sinds|uit|vanaf|tot|sedert|over|als|de|elke?|iedere?|in\s{1,2}plaats\s{1,2}van)\s{1,2}\Z"
)
_HAD = r"(?:heb|hebt|heeft|hebben|is|zijn|was|waren|werd|werden|vond|vonden|had|hadden)"
_PAST_AFTER = w.pattern(rf"\s{{0,2}}(?:\([^)]{{0,40}}\)\s{{0,2}})?{_HAD}\b")
_PAST_BEFORE = w.pattern(rf"\b{_HAD}\b[^.;:]{{0,50}}\Z")
_PARTICIPLE = w.pattern(
    r"[^.;:,]{0,50}\b(?:\w{2,6})?(?:ge|ver|ont|be|her)(?!reed\b)\w{3,20}(?:d|t|en)\b|"
    r"[^.;:,]{0,50}\btoegezegd\b"
)
_OR = w.pattern(r"\s{0,2}(?:/|,|\bof\b|\bdan\s{1,2}wel\b|\btot\b|-|–)\s{0,2}(?=\w)")
_AND = w.pattern(r"\s{1,2}en\s{1,2}")


class How(NamedTuple):
    """A word that says how a date binds, and where it stands; `strict` where "voor" cannot be "for"."""

    name: str
    start: int
    end: int
    strict: bool


def find(text: str, seen: Signs, start: int, end: int, today: date | None) -> Iterator[Found]:
    """Every date between two offsets that sets a deadline; none that comes back every year."""
    standing: bool | None = None
    for place in seen.places(Key.TIME):
        m = _HOW.match(text, place, end)
        read = _read(text, m, end, today) if m else None
        if read is None:
            continue
        found, year_known = read
        if not year_known:
            standing = bool(_STANDING.search(text, start, end)) if standing is None else standing
        if year_known or not standing:
            yield found


def _read(text: str, m: re.Match[str], end: int, today: date | None) -> tuple[Found, bool] | None:
    """What a word and the date behind it come to, and whether the date names its year."""
    name = m.lastgroup or ""
    words = m.group().lower()
    softener = m["soft"] or ""
    strict = (
        bool(softener) or "ó" in words or "ò" in words or words.startswith("uiterlijk") or "of op" in words
    )
    how = How(name, m.start() + len(softener), m.end(), strict)
    gap = _GAP.match(text, m.end(), end)
    place = gap.end() if gap else m.end()
    if name == "bare" and _NO_BARE.search(text, max(0, place - 14), place):
        return None
    if name == "still" and text[place : place + 3].lower() == "in ":
        return None
    date_ = expression(text, place, end, how)
    if date_ is None or not _allowed(how, date_):
        return None
    year_before = _YEAR_BEFORE.search(text, max(0, m.start() - 20), m.start()) if date_.tie == LOOSE else None
    if year_before is not None and date_.moment is None:
        how = how._replace(start=year_before.start())
        date_ = date_._replace(tie=Tie(offset=w.SIDES[year_before["side"].lower()]))
    found = _HANDLERS[name](text, how, date_, today)
    return (found, date_.tie.year is not None) if found else None


def expression(text: str, place: int, end: int, how: How) -> Expression | None:
    """The date at a place: days, figures, a period; a year alone only where nothing else can be meant."""
    found = next(iter(days(text, place, end)), None) or numeric(text, place, end) or period(text, place, end)
    if found is None and how.name not in ("on", "per"):
        found = weekday(text, place, end)
    if found is None:
        found = near(text, place, end)
    if found is None and (how.strict or how.name in ("until", "on", "per", "after", "between")):
        found = year(text, place, end)
    return found


def _allowed(how: How, found: Expression) -> bool:
    """Not "voor volgend jaar" and "voor 2024", which mostly mean "for" it."""
    soft = (
        found.moment is not None
        and found.precision is not Precision.DAY
        and found.precision is not Precision.PART
    )
    if how.name == "before":
        recess = found.precision is Precision.DAYS
        return how.strict or recess or not (soft or found.precision is Precision.YEAR)
    if how.name == "bare":
        return found.moment is not None or found.tie != LOOSE or found.precision is Precision.PART
    return not (how.name == "still" and found.precision is Precision.DAY)


def _best(
    found: Expression, today: date | None, edges: bool, open_: Callable[[Days, date], bool]
) -> Days | None:
    """The first days that are still open; what names its own year is taken as it is."""
    choices = list(found.choices(today, edges))
    if today is None or found.tie.year is not None or found.tie.offset is not None:
        return choices[0] if choices else None
    side = found.tie.side
    if side < 0:
        return next((days_ for days_ in choices if days_[1] < today), None)
    return next((days_ for days_ in choices if found.moment or open_(days_, today)), None)


def _upper(how: How, end: int, latest: date | None, today: date | None) -> Found:
    """Up to a last day, from the day of the text where that is not later."""
    earliest = today if today and (latest is None or today <= latest) else None
    return Found(how.start, end, Rank.BOUND, earliest, latest)


def _before(text: str, how: How, found: Expression, today: date | None) -> Found | None:
    """The day before it; for the end of something its last day."""
    if _END.match(text, found.start) and found.precision is Precision.PART:
        last = _best(found, today, False, lambda days_, now: days_[1] >= now)
        return _upper(how, found.end, last and last[1], today)
    inclusive = "of op" in text[how.start : how.end].lower()
    first = _best(found, today, True, lambda days_, now: days_[0] > now)
    latest = first and (first[1] if inclusive else first[0] - DAY)
    return _upper(how, found.end, latest, today)


def _until(text: str, how: How, found: Expression, today: date | None) -> Found | None:
    """Its last day; for a recess the day before it."""
    if _RECESS.match(text, found.start):
        first = _best(found, today, True, lambda days_, now: days_[0] > now)
        return _upper(how, found.end, first and first[0] - DAY, today)
    last = _best(found, today, False, lambda days_, now: days_[1] >= now)
    return _upper(how, found.end, last and last[1], today)


def _days(found: Expression, today: date | None) -> Days | None:
    return _best(found, today, False, lambda days_, now: days_[1] > now)


def _per(text: str, how: How, found: Expression, today: date | None) -> Found | None:
    known = _days(found, today)
    return Found(how.start, found.end, Rank.BOUND, *(known or (None, None)))


_MEETING = re.compile(
    r"\b(?:\w*debat|\w*overleg|\w*vergadering|behandeling|vragenuur|AO|VAO|WGO|CD|VSO|2MD)\b[^.,;:]{0,60}\Z"
)
"""What was held, or is to be held, on a day that is then no deadline."""


def _on(text: str, how: How, found: Expression, today: date | None) -> Found | None:
    """A time at which it will be done; none where the sentence says that it was done then."""
    if found.precision is Precision.DAY and _MEETING.search(text, max(0, how.start - 70), how.start):
        return None
    found = _either(text, found, how)
    known = _days(found, today)
    if found.tie.side < 0 or (known and today and known[1] < today) or _happened(text, how.start, found.end):
        return None
    return Found(how.start, found.end, Rank.TIME, *(known or (None, None)))


def _either(text: str, found: Expression, how: How) -> Expression:
    """Up to the second in "eind 2023/begin 2024", which are one time."""
    link = _OR.match(text, found.end)
    other = period(text, link.end(), found.end + 60) if link else None
    if (
        other is None
        or found.tie.year is None
        or other.tie.year is None
        or not found.shape
        or not other.shape
    ):
        return found
    first, last = found.shape(found.tie.year), other.shape(other.tie.year)
    if first is None or last is None or last[1] <= first[1]:
        return found
    return found._replace(end=other.end, shape=lambda _year: (first[0], last[1]))


def _happened(text: str, start: int, end: int) -> bool:
    if _PAST_AFTER.match(text, end):
        return True
    return bool(_PAST_BEFORE.search(text, max(0, start - 60), start) and _PARTICIPLE.match(text, end))


def _still(text: str, how: How, found: Expression, today: date | None) -> Found | None:
    """For "nog dit jaar", "later deze maand": from the day of the text to the end of it."""
    known = _days(found, today)
    return _upper(how, found.end, known and known[1], today)


def _after(text: str, how: How, found: Expression, today: date | None) -> Found | None:
    """From the day after it, without an end."""
    edge = _best(found, today, True, lambda days_, now: days_[1] >= now)
    if found.tie.side < 0 or _happened(text, how.start, found.end):
        return None
    return Found(how.start, found.end, Rank.AROUND, edge and edge[1] + DAY, None)


def _around(text: str, how: How, found: Expression, today: date | None) -> Found | None:
    known = _days(found, today)
    return Found(how.start, found.end, Rank.AROUND, *(known or (None, None)))


def _between(text: str, how: How, found: Expression, today: date | None) -> Found | None:
    """From the first day of one to the last of the other: "tussen 1 maart en 15 april"."""
    first = _days(found, today)
    link = _AND.match(text, found.end)
    other = expression(text, link.end(), found.end + 80, how) if link else None
    if other is None:
        return Found(how.start, found.end, Rank.BOUND, *(first or (None, None)))
    last = _days(other, today)
    return Found(how.start, other.end, Rank.BOUND, first and first[0], last and last[1])


_HANDLERS: dict[str, Callable[[str, How, Expression, date | None], Found | None]] = {
    "before": _before,
    "until": _until,
    "per": _per,
    "between": _between,
    "after": _after,
    "around": _around,
    "on": _on,
    "still": _still,
    "bare": _on,
}
