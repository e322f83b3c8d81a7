# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Spells of time: "binnen drie weken", "over een half jaar", "de komende twee maanden"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from samenhang.marking.calendar import add_months, add_workdays
from samenhang.marking.dates import wording as w
from samenhang.marking.dates.days import days, numeric
from samenhang.marking.deadlines.found import Found, Rank
from samenhang.marking.deadlines.signs import Key, Signs

_SOME = r"(?:enkele|een\s{1,2}paar|een\s{1,2}aantal|afzienbare|korte|redelijke)"
_UNIT = (
    r"(?P<unit>werkdag(?:en)?|dag(?:en)?|etma(?:al|len)|uur|we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)|"
    r"half\s?jaar|halve\s{1,2}maand|ja(?:ar|ren))\b"
)
_SPELL = (
    rf"(?:(?P<half>anderhal(?:f|ve))|(?P<low>{w.NUMBER})(?:(?:\s{{1,2}}(?:tot|à|a|of)\s{{1,2}}|"
    rf"\s?[-–]\s?)(?P<high>{w.NUMBER}))?"
    rf"|(?P<some>{_SOME}))\s{{1,2}}(?:kalender)?(?:volle\s{{1,2}})?{_UNIT}"
)
_WITHIN = w.pattern(
    r"\b(?:(?:uiterlijk|nog)\s{1,2})?(?P<how>binnen|over|(?=(?:eerst|aan)?komende|volgende))\s{0,2}"
    rf"(?:de\s{{1,2}})?(?P<coming>(?:eerst|aan)?(?:komende|"
    rf"volgende)\s{{1,2}})?(?:een\s{{1,2}}termijn\s{{1,2}}van\s{{1,2}})?{_SPELL}"
)
_COUNT_BACK = w.pattern(
    rf"\b(?:uiterlijk\s{{1,2}}|minimaal\s{{1,2}}|ten\s{{1,2}}minste\s{{1,2}})?{_SPELL}\s{{1,2}}"
    r"(?:(?:voor|vóór|voorafgaand\s{1,2}aan)\s{1,2}(?:de|het|elk|ieder)\s{1,2}|na\s{1,2}(?:(?:de|het|een|"
    r"die|dit|deze)\s{1,2})?)[\w-]{2,40}"
)
_FROM = w.pattern(
    r"\s{1,2}(?:na|vanaf|te\s{1,2}rekenen\s{1,2}vanaf|gerekend\s{1,2}vanaf)\s{1,2}(?P<what>(?:(?:de|het|"
    r"een)\s{1,2})?[\w-]{1,40})"
)
_ABOUT = w.pattern(rf"\s{{1,2}}of\s{{1,2}}(?P<number>{w.NUMBER})\b")
_NOW = w.pattern(
    r"(?:heden|vandaag|nu|dagtekening|verzending|(?:de\s{1,2})?datum\s{1,2}van|ondertekening|"
    r"dit\s{1,2}debat|aanneming)"
)
_TOPIC = w.pattern(
    r"(?:brief|rapport|informeren|geïnformeerd|gesproken|spreken|debat|vraag|vragen|informatie|verdeeld|"
    r"gespreid|heen|"
    r"discussie|gaat|gaan|besluit|afspraken|bericht)\s{1,2}\Z"
)
_PASSED = w.pattern(r"\s{1,2}(?:geleden|oud|lang|terug|eerder|later)\b")
_COMING_VAGUE = w.pattern(
    r"(?:(?:eerst|aan)?komende|eerstvolgende)\s{1,2}(?:tijd|periode|dagen|weken|maanden|jaren|"
    r"kabinetsperiode)\b"
)
_THE = w.pattern(r"(?<!\w)(?:(?:in|gedurende|binnen|over)\s{1,2})?de\s{1,2}\Z")


def find(text: str, seen: Signs, start: int, end: int, today: date | None) -> Iterator[Found]:
    """Every spell of time that sets a deadline, counted from the day of the text unless it says otherwise."""
    for place in seen.places(Key.UNIT):
        m = _COUNT_BACK.match(text, place, end)
        if m is not None and not _preceded(text, start, place):
            yield Found(place, m.end(), Rank.EVENT)
        m = _WITHIN.match(text, place, end)
        found = _spell(text, m, end, today) if m else None
        if found is not None:
            yield found
        m = _COMING_VAGUE.match(text, place, end)
        if m is not None:
            yield _led(text, Found(place, m.end(), Rank.VAGUE))


def _led(text: str, found: Found) -> Found:
    """With "in de" before "komende weken"."""
    lead = _THE.search(text, max(0, found.start - 14), found.start)
    return found._replace(start=lead.start()) if lead else found


def _preceded(text: str, start: int, place: int) -> bool:
    """Whether "binnen" or "over" stands before it: then it is no spell of its own."""
    return text[max(start, place - 8) : place].split()[-1:] in (["binnen"], ["over"], ["de"], ["komende"])


def _spell(text: str, m: re.Match[str], end: int, today: date | None) -> Found | None:
    how = m["how"].lower()
    after = _FROM.match(text, m.end(), end)
    if how == "over" and (
        m["coming"] or _PASSED.match(text, m.end()) or _TOPIC.search(text, max(0, m.start() - 16), m.start())
    ):
        return None
    if m["some"]:
        return Found(m.start(), m.end(), Rank.VAGUE)
    about = _ABOUT.match(text, m.end(), end)
    if about is not None and today:
        return Found(
            m.start(), about.end(), Rank.AROUND, today, reach(today, m, w.number_of(about["number"]))
        )
    if after is not None and not _NOW.match(after["what"]):
        return _counted_from(text, m, (after.start("what"), after.end()), end, today)
    last = reach(today, m) if today else None
    stop = after.end() if after else m.end()
    found = Found(m.start(), stop, Rank.BOUND, last if how == "over" else today, last)
    return found if how else _led(text, found)


_HELD = w.pattern(r"(?:[\w-]{1,30}\s{1,2}){1,6}?(?:van|op|d\.?d\.?)\s{1,2}(?=\d{1,2}\s)")
"""An event with its day: "na de Europese Raad van 21 maart"."""


def _counted_from(text: str, m: re.Match[str], what: tuple[int, int], end: int, today: date | None) -> Found:
    """From a day that the text names, else from something that is still to happen."""
    place, stop = what
    named = days(text, place, end)[:1] or [found for found in (numeric(text, place, end),) if found]
    held = None if named else _HELD.match(text, place, end)
    if held is not None:
        named = days(text, held.end(), end)[:1]
    first = named[0].days(today, ahead=True) if named else None
    if first is None:
        return Found(m.start(), stop, Rank.EVENT)
    last = reach(first[1], m)
    return Found(m.start(), named[0].end, Rank.BOUND, today if today and today <= last else None, last)


def reach(day: date, m: re.Match[str], number: int = 0) -> date:
    """The last day of a spell that begins on a day; of "zes tot acht weken" eight count."""
    unit = m["unit"].lower()
    number = number or (w.number_of(m["high"] or m["low"]) if m["low"] else 1)
    if unit.startswith("half"):
        return add_months(day, 6 * number)
    if unit.startswith("halve"):
        return day + timedelta(days=15)
    for stem, count in _MONTHS.items():
        if unit.startswith(stem):
            halves = 3 if m["half"] else 2 * number
            moved = add_months(day, count * halves // 2)
            return moved + timedelta(days=15) if count * halves % 2 else moved
    if unit.startswith("werkdag"):
        return add_workdays(day, number)
    return day + timedelta(days=_days(unit, number, bool(m["half"])))


def _days(unit: str, number: int, half: bool) -> int:
    if unit.startswith("we"):
        return 11 if half else 7 * number
    return -(-number // 24) if unit == "uur" else number


_MONTHS = {"maand": 1, "kwarta": 3, "ja": 12}
