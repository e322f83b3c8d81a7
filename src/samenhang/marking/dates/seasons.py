# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Times with a name of their own: seasons, recesses, feasts, Prinsjesdag."""

from __future__ import annotations

from datetime import date
from functools import partial

from samenhang.marking import calendar as c
from samenhang.marking.calendar import Days
from samenhang.marking.dates import wording as w
from samenhang.marking.dates.expression import Expression, Tie, side_of, tail
from samenhang.model import Precision
from samenhang.vocabulary import recesses

_SIDED = rf"(?:(?P<side>{w.SIDE})\s{{1,2}})?"
_SEASON = w.pattern(rf"{_SIDED}(?P<name>zomer|voorjaar|lente|najaar|herfst|winter)(?:periode|seizoen)?\b")
_WINTER_YEARS = w.pattern(
    r"\s{1,2}(?:van\s{1,2})?(?P<year>(?:19|20)\d\d)\s?[-–/]\s?(?:(?:19|20)?\d\d)(?![\w-])"
)
_RECESS = w.pattern(
    rf"{_SIDED}(?P<name>zomer|kerst|herfst|voorjaars|krokus|mei|verkiezings)?-?(?P<what>reces|vakantie)\b"
)
_FEAST = w.pattern(
    rf"{_SIDED}(?P<name>kerst(?:mis|dagen)?|prinsjesdag|jaarwisseling|jaareinde|oud\s{{1,2}}en\s{{1,2}}nieuw)\b"
)
_SEASON_NAMES = {"lente": "voorjaar", "herfst": "najaar"}
_RECESS_NAMES = {"voorjaars": "voorjaar", "krokus": "voorjaar", "verkiezings": "verkiezing"}


def _recess(year: int, kind: str) -> Days | None:
    try:
        found = recesses.recess(kind, year)
    except KeyError:
        return None
    return found.first, found.last


def _sure(kind: str, tie: Tie) -> bool:
    """Whether the recess of the year it is tied to was read in a source."""
    try:
        return tie.year is None or recesses.recess(kind, tie.year).certain
    except KeyError:
        return False


def season(text: str, pos: int, end: int) -> Expression | None:
    """Reads "zomer van 2023", "dit najaar"; "voor" and "na de zomer" count from the summer recess."""
    m = _SEASON.match(text, pos, end)
    if m is None:
        return None
    name = m["name"].lower()
    name = _SEASON_NAMES.get(name, name)
    tie, stop = tail(text, m.end(), end, side_of(m["side"]))
    double = _WINTER_YEARS.match(text, m.end(), end) if name == "winter" else None
    if double is not None:
        tie, stop = Tie(year=int(double["year"])), double.end()
    summer = name == "zomer"
    return Expression(
        pos, stop, Precision.SEASON, partial(c.season, name=name), tie,
        edges=partial(_recess, kind="zomer") if summer else None, certain=not summer or _sure("zomer", tie),
    )  # fmt: skip


def recess(text: str, pos: int, end: int) -> Expression | None:
    """Reads "zomerreces (van 2023)", "kerstreces", "het reces": the next one of any kind; "zomervakantie"."""
    m = _RECESS.match(text, pos, end)
    if m is None or not (m["name"] or m["what"].lower() == "reces"):
        return None
    if m["name"] is None:
        return Expression(pos, m.end(), Precision.DAYS, moment=_next_recess)
    name = m["name"].lower()
    kind = _RECESS_NAMES.get(name, name)
    tie, stop = tail(text, m.end(), end, side_of(m["side"]))
    shape = partial(_recess, kind=kind)
    return Expression(pos, stop, Precision.DAYS, shape, tie, certain=_sure(kind, tie))


def _next_recess(today: date) -> Days:
    found = recesses.recess_after(today)
    return found.first, found.last


def feast(text: str, pos: int, end: int) -> Expression | None:
    """Reads "Prinsjesdag 2023", "de kerst", "de jaarwisseling" (the last day of a year)."""
    m = _FEAST.match(text, pos, end)
    if m is None:
        return None
    tie, stop = tail(text, m.end(), end, side_of(m["side"]))
    name = m["name"].lower()
    if name == "prinsjesdag":
        return Expression(pos, stop, Precision.DAY, _prinsjesdag, tie)
    if name.startswith("kerst"):
        return Expression(pos, stop, Precision.DAYS, _christmas, tie, edges=partial(_recess, kind="kerst"))
    return Expression(pos, stop, Precision.DAY, _last_day, tie, edges=_after_last_day)


def _prinsjesdag(year: int) -> Days:
    return recesses.prinsjesdag(year), recesses.prinsjesdag(year)


def _christmas(year: int) -> Days:
    return date(year, 12, 25), date(year, 12, 26)


def _last_day(year: int) -> Days:
    return date(year, 12, 31), date(year, 12, 31)


def _after_last_day(year: int) -> Days:
    """What "voor de jaarwisseling" is counted from."""
    return date(year + 1, 1, 1), date(year + 1, 1, 1)
