# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a date as written to a mark, seen from the day of the text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from samenhang.marking.calendar import DAY, Days
from samenhang.marking.dates.expression import Expression
from samenhang.marking.scanner import Scene, marked
from samenhang.model import Mark, MarkKind, Precision

_DATE = MarkKind.DATE  # looking a member up in its class takes longer than making the value of a mark
_SENTENCE = 160
_STOPS = (". ", "\n", "; ")
_PAST = frozenset(
    b"heb hebt heeft hebben is was waren werd werden vond vonden had hadden bleek gaf kwam stuurde".split()
)
_FUTURE = frozenset(
    b"zal zullen zult zou kunt kan wordt worden komt komen kom stuur volgt verwacht verwachten "
    b"verwachting streef streeft streven voornemens uiterlijk gepland voorzien verzoekt "
    b"informeer informeert informeren ontvang ontvangt ontvangen zodra".split()
)


def ahead(scene: Scene, start: int, end: int, plain: bool) -> bool:
    """Whether the sentence around a date without a year speaks of what is to come.

    `plain`: it is enough that nothing in it speaks of the past.
    """
    text = scene.text
    if scene.today is None:
        return False
    begin = max(text.rfind(stop, max(0, start - _SENTENCE), start) for stop in _STOPS)
    around = scene.folded[max(begin, start - _SENTENCE, 0) : min(end + _SENTENCE, _stop(text, end))].split()
    return _PAST.isdisjoint(around) and (plain or not _FUTURE.isdisjoint(around))


def _stop(text: str, end: int) -> int:
    found = [text.find(stop, end, end + _SENTENCE) for stop in _STOPS]
    return min((place for place in found if place >= 0), default=len(text))


def mark(scene: Scene, rule: str, found: Expression, plain: bool = False) -> Mark:
    """The mark of a date. Without a known year its bounds are None and its value says `relative`."""
    known = found.days(scene.today)
    guessed = None
    if known is None and not found.fixed and ahead(scene, found.start, found.end, plain):
        guessed = found.days(scene.today, ahead=True)
    value = _value(known or guessed, found.precision)
    certain = found.certain and guessed is None
    if not certain:
        value["certain"] = False
    if value["earliest"] is None:
        value["relative"] = True
    elif found.singles:
        year = (known or guessed or (date.min,))[0].year
        value["days"] = [days[0].isoformat() for shape in found.singles if (days := shape(year))]
    score = 0.6 if value["earliest"] is None else 1.0 if certain else 0.8
    return marked(_DATE, found.start, found.end, rule, value, score)


def plain(rule: str, start: int, end: int, value: Mapping[str, Any]) -> Mark:
    """The mark of days that are known for certain: what nearly all dates are."""
    return marked(_DATE, start, end, rule, value)


def known(days: Days, precision: Precision) -> dict[str, Any]:
    """The value of days that are known for certain: one for all its marks, so nobody may change it."""
    return _value(days, precision)


def _value(days: Days | None, precision: Precision) -> dict[str, Any]:
    return {
        "earliest": days and days[0].isoformat(),
        "latest": days and days[1].isoformat(),
        "precision": precision.value,
    }


def bound(scene: Scene, rule: str, found: Expression, word: str) -> Mark:
    """The mark of "voor de zomer van 2023" (until the day before) or "na de zomer" (from the day after)."""
    edges = next(found.choices(scene.today, edges=True), None) if found.fixed else None
    guessed = edges is None and ahead(scene, found.start, found.end, plain=True)
    if guessed and scene.today:
        near = found.choices(scene.today, edges=True)
        edges = next((days for days in near if days[0] > scene.today), None)
    after = word == "na"
    value: dict[str, Any] = {
        "earliest": (edges[1] + DAY).isoformat() if edges and after else None,
        "latest": (edges[0] - DAY).isoformat() if edges and not after else None,
        "precision": Precision.BOUND.value,
    }
    certain = found.certain and not guessed
    if not certain:
        value["certain"] = False
    if edges is None:
        value["relative"] = True
    score = 0.6 if edges is None else 1.0 if certain else 0.8
    return marked(_DATE, found.start, found.end, rule, value, score)
