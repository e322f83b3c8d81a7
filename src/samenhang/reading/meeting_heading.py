# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The heading of a meeting's paper: its proceedings, or the decision list of a committee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samenhang.model import Fact, FactName
from samenhang.reading.signature import NAME
from samenhang.reading.statement import DAY, YEAR, iso, matched, parliamentary_year

_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s{1,4})"
_HELD = re.compile(
    rf"(?:vergadering|zitting|overleg|debat)\s{{1,4}}van\s{{1,4}}{_WEEKDAY}?(?P<day>{DAY})"
    rf"|^[ \t]{{0,8}}{_WEEKDAY}(?P<line>{DAY})",
    re.MULTILINE | re.IGNORECASE,
)
_MEETING = re.compile(
    rf"\b(?P<ordinal>\d{{1,3}})\s?(?:ste|de|e)\s{{1,4}}vergadering\b|\(?"
    rf"(?P<year>{YEAR}),?\s{{1,3}}nr\.?\s{{1,3}}(?P<number>\d{{1,3}})\b"
    r"|^[ \t]{0,8}Vergadering(?:nummer)?\s{1,3}(?:nr\.?\s)?(?P<plain>\d{1,3})[ \t]{0,4}$",
    re.MULTILINE | re.IGNORECASE,
)
_OWN = re.compile(
    rf"^[ \t]{{0,8}}Handelingen\s{{1,3}}(?P<house>II?)\s{{1,3}}(?P<year>{YEAR}),?\s{{1,3}}nr\.?\s{{1,3}}"
    rf"(?P<number>\d{{1,3}})"
    r"(?:,?\s{1,3}item\s{1,3}(?P<item>\d{1,3}))?[ \t.]{0,6}$",
    re.MULTILINE,
)
_LIST = re.compile(
    r"^[ \t]{0,8}(?:Document[ \t]{0,4}:[ \t]{0,4})?(?P<title>Besluitenlijst\s{1,4}van\s[^\n]{5,200}?"
    r"(?=\n|$|\s(?:Agendapunt|Noot|Zaak):)(?:\n\d{4}|\n(?:januari|februari|maart|april|mei|juni|"
    r"juli|augustus|september|oktober|november|december)\s{1,3}\d{4})?)",
    re.MULTILINE | re.IGNORECASE,
)
_COMMITTEE = re.compile(
    r"^[ \t]{0,8}Voortouwcommissie[ \t]{0,4}:[ \t]{0,4}(?P<who>[^\n]{4,150}?)(?=\s{0,4}(?:\n|$"
    r"|Volgcommissie|Document:))",
    re.MULTILINE,
)
_CLERK = re.compile(
    rf"^[ \t]{{0,8}}(?P<office>Griffier|Adjunct-griffier)[ \t]{{0,4}}:[ \t]{{0,4}}(?P<name>{NAME})",
    re.MULTILINE,
)
_ACTIVITY = re.compile(
    r"^[ \t]{0,8}Activiteitnummer[ \t]{0,4}:[ \t]{0,4}(?P<number>\d{4}A\d{5})\b", re.MULTILINE
)


def proceedings_heading(text: str, end: int) -> Iterator[Fact]:
    """Date, number and year of the meeting, and the item, as the head of its proceedings states them."""
    own = _OWN.search(text, 0, end)
    year = parliamentary_year(own["year"]) if own else None
    if own and year:
        house = "h-tk" if own["house"] == "II" else "h-ek"
        chamber = "tweede-kamer" if own["house"] == "II" else "eerste-kamer"
        item = f"-{own['item']}" if own["item"] else ""
        yield matched(
            FactName.IDENTIFIER, own, "number", f"{house}-{year.replace('-', '')}-{own['number']}{item}"
        )
        yield matched(FactName.MEETING, own, "number")
        yield matched(FactName.YEAR, own, "year", year)
        yield matched(FactName.CHAMBER, own, "house", chamber)
    else:
        yield from _meeting(text, end)
    yield from held(text, 0, end)


def _meeting(text: str, end: int) -> Iterator[Fact]:
    found = _MEETING.search(text, 0, end)
    if found is None:
        return
    group = next(name for name in ("ordinal", "number", "plain") if found[name])
    yield matched(FactName.MEETING, found, group)
    year = parliamentary_year(found["year"]) if found["year"] else None
    if year:
        yield matched(FactName.YEAR, found, "year", year)


def held(text: str, start: int, end: int) -> Iterator[Fact]:
    """The day of the meeting."""
    found = _HELD.search(text, start, end)
    if found:
        group = "day" if found["day"] else "line"
        value = iso(found[group])
        if value:
            yield matched(FactName.DATE, found, group, value)


def decision_list(text: str, end: int) -> list[Fact]:
    """What a committee's decision list states; empty for any other text."""
    title = _LIST.search(text, 0, end)
    if title is None:
        return []
    facts = [matched(FactName.KIND, title, "title", "decision-list"), matched(FactName.TITLE, title, "title")]
    committee = _COMMITTEE.search(text, 0, end)
    if committee:
        who = committee["who"].strip()
        facts.append(matched(FactName.SENDER, committee, "who", who[:1].upper() + who[1:]))
    clerk, activity = _CLERK.search(text), _ACTIVITY.search(text)
    if clerk:
        facts += [matched(FactName.SIGNATORY, clerk, "name"), matched(FactName.OFFICE, clerk, "office")]
    if activity:
        facts.append(matched(FactName.REFERENCE, activity, "number"))
    return [*facts, *held(text, title.start(), title.end())]
