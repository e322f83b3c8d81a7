# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Times longer than a day: "eind maart 2024", "het tweede kwartaal", "de zomer van 2023", "volgende week"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial

from samenhang.marking import calendar as c
from samenhang.marking.calendar import Days
from samenhang.marking.dates import wording as w
from samenhang.marking.dates.days import days
from samenhang.marking.dates.expression import Expression, Shape, Tie, side_of, tail
from samenhang.marking.dates.near import relative, unit
from samenhang.marking.dates.seasons import feast, recess, season
from samenhang.model import Precision

Parser = Callable[[str, int, int], "Expression | None"]
"""(text, where it must begin, where the text ends) -> the date that begins there, or None."""

_SIDED = rf"(?:(?P<side>{w.SIDE})\s{{1,2}})?"
_ARTICLE = w.pattern(r"(?:de|het|'t|’t|een)\s{1,2}")
_TO = rf"(?:{w.RANGE}|\s?/\s?|\s{{1,2}}(?:en|of)\s{{1,2}})"
_MONTHS = w.pattern(rf"{_SIDED}(?P<first>{w.MONTH})(?:{_TO}(?P<last>{w.MONTH}))?")
_QUARTER = w.pattern(
    rf"(?P<first>{w.ORDINAL})(?:{w.JOIN}(?:het\s{{1,2}})?(?P<last>{w.ORDINAL}))?\s{{1,2}}kwartaal\b"
    rf"|{_SIDED}[QK](?P<low>[1-4])(?:\s?[-–/]\s?[QK]?(?P<high>[1-4]))?\b(?:[-–](?=\d{{4}}))?"
)
_HALF = w.pattern(
    r"(?P<half>eerste|tweede|laatste|[12]e)\s{1,2}(?P<what>helft|halfjaar|half\s{1,2}jaar|jaarhelft)\b"
)
_OF = w.pattern(r"\s{1,2}van\s{1,2}(?:de\s{1,2}|het\s{1,2})?")
_WEEK_NUMBER = w.pattern(r"(?:kalender)?week\s{1,2}(?P<number>[1-9]|[0-4]\d|5[0-3])(?!\d|[.,:/-]\d)")
_WEEK_OF_DAY = w.pattern(r"week\s{1,2}van\s{1,2}(?=(?:\w{6,9}dag\s|\d))")
_WEEK_OF_MONTH = w.pattern(rf"(?P<which>{w.ORDINAL})\s{{1,2}}week\s{{1,2}}van\s{{1,2}}(?={w.MONTH})")
_PART = w.pattern(
    rf"(?P<part>{w.PART}|(?:eerste|laatste)\s{{1,2}}(?:maanden|weken)(?=\s{{1,2}}van))\s{{1,2}}(?:van\s{{1,2}})?(?:de\s{{1,2}}|het\s{{1,2}})?"
)
_YEAR = w.pattern(rf"(?:jaar\s{{1,2}})?(?P<year>{w.YEAR})")


def months(text: str, pos: int, end: int) -> Expression | None:
    """Reads "maart 2024", "maart/april", "januari tot en met maart 2024"."""
    m = _MONTHS.match(text, pos, end)
    if m is None:
        return None
    first = w.MONTHS[m["first"].lower()]
    last = w.MONTHS[(m["last"] or m["first"]).lower()]
    tie, stop = tail(text, m.end(), end, side_of(m["side"]))
    return Expression(pos, stop, Precision.MONTH, partial(_months, first=first, last=last), tie)


def _months(year: int, *, first: int, last: int) -> Days:
    return c.months(year - (first > last), first, (last - first) % 12 + 1)


def quarter(text: str, pos: int, end: int) -> Expression | None:
    """Reads "tweede kwartaal (van 2024)", "derde en vierde kwartaal", "Q3 2025"."""
    m = _QUARTER.match(text, pos, end)
    if m is None:
        return None
    if m["low"]:
        first, last = int(m["low"]), int(m["high"] or m["low"])
    else:
        first = w.ordinal_of(m["first"], 4)
        last = w.ordinal_of(m["last"] or m["first"], 4)
    if last < first:
        return None
    tie, stop = tail(text, m.end(), end, side_of(m["side"]))
    shape = partial(c.quarter, number=first, count=last - first + 1)
    return Expression(pos, stop, Precision.QUARTER, shape, tie)


def half(text: str, pos: int, end: int) -> Expression | None:
    """Reads "eerste helft van 2024", "tweede helft van maart", "tweede halfjaar"."""
    m = _HALF.match(text, pos, end)
    if m is None:
        return None
    number = 0 if m["half"][0] in "eE1" else 1
    of = _OF.match(text, m.end(), end)
    inner = _first((relative, months, year, unit), text, of.end(), end) if of else None
    if inner is not None:
        return _portion(inner, pos, number, 2)
    if m["what"].lower() == "helft":
        return None
    tie, stop = tail(text, m.end(), end)
    return Expression(pos, stop, Precision.PART, lambda year: c.share(c.whole_year(year), number, 2), tie)


def week(text: str, pos: int, end: int) -> Expression | None:
    """Reads "week 23 (van 2024)", "eerste week van maart"."""
    m = _WEEK_NUMBER.match(text, pos, end)
    if m is not None:
        tie, stop = tail(text, m.end(), end)
        return Expression(pos, stop, Precision.WEEK, partial(c.week, number=int(m["number"])), tie)
    m = _WEEK_OF_DAY.match(text, pos, end)
    day = next(iter(days(text, m.end(), end)), None) if m else None
    if day is not None and day.shape is not None:
        return Expression(pos, day.end, Precision.WEEK, partial(_week_of_day, day=day.shape), day.tie)
    m = _WEEK_OF_MONTH.match(text, pos, end)
    inner = months(text, m.end(), end) if m else None
    if m is None or inner is None or inner.shape is None:
        return None
    shape = partial(_week_of_month, month=inner.shape, number=w.ordinal_of(m["which"], 5))
    return Expression(pos, inner.end, Precision.WEEK, shape, inner.tie, certain=False)


def _week_of_day(year: int, *, day: Shape) -> Days | None:
    """The week that holds the first of some days."""
    found = day(year)
    return found and c.week_of(found[0])


def _week_of_month(year: int, *, month: Shape, number: int) -> Days | None:
    """Seven days of a month, counted from its first day; the last seven for number 5."""
    whole = month(year)
    if whole is None:
        return None
    first = whole[1] - 6 * c.DAY if number == 5 else whole[0] + timedelta(days=7 * (number - 1))
    return first, first + 6 * c.DAY


def part(text: str, pos: int, end: int) -> Expression | None:
    """Reads "begin 2016", "medio maart", "eind van het tweede kwartaal", "eind dit jaar"."""
    m = _PART.match(text, pos, end)
    inner = whole(text, m.end(), end) if m else None
    if m is None or inner is None:
        return None
    number = w.PARTS.get(m["part"].lower(), 0 if m["part"][0] in "eE" else 2)
    return _portion(inner, pos, number, 3)


def whole(text: str, pos: int, end: int) -> Expression | None:
    """What can have a beginning and an end: a month, a quarter, a year, "het jaar"."""
    return _first((months, relative, quarter, half, season, recess, year, unit), text, pos, end)


def _portion(inner: Expression, start: int, number: int, of: int) -> Expression:
    """A third or a half of something."""
    shape, moment = inner.shape, inner.moment
    return Expression(
        start,
        inner.end,
        Precision.PART,
        partial(_part_of, shape=shape, number=number, of=of) if shape else None,
        inner.tie,
        moment=(lambda today: c.share(moment(today), number, of)) if moment else None,
    )


def _part_of(year: int, *, shape: Shape, number: int, of: int) -> Days | None:
    days = shape(year)
    return days and c.share(days, number, of)


def year(text: str, pos: int, end: int) -> Expression | None:
    """Reads "2016", "jaar 2016"; the caller must know that a year is meant."""
    m = _YEAR.match(text, pos, end)
    if m is None or w.counted(text, m.end()):
        return None
    return Expression(pos, m.end(), Precision.YEAR, c.whole_year, Tie(year=int(m["year"])))


def _first(parsers: Iterable[Parser], text: str, pos: int, end: int) -> Expression | None:
    for parser in parsers:
        found = parser(text, pos, end)
        if found is not None:
            return found
    return None


PERIODS: tuple[Parser, ...] = (part, half, quarter, recess, season, feast, week, relative, months)


def period(text: str, pos: int, end: int) -> Expression | None:
    """The period that begins at `pos`, an article before it passed over; years alone left out."""
    article = _ARTICLE.match(text, pos, end)
    found = _first(PERIODS, text, article.end() if article else pos, end)
    return found.widened(pos) if found and article else found
