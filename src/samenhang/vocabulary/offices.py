# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who held which office, and when: ministers and state secretaries since 1994."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from samenhang.errors import InvalidInput
from samenhang.vocabulary.cabinets import cabinets
from samenhang.vocabulary.entries import FOLDER, Entry, entries, load, valid
from samenhang.vocabulary.ministries import ministries
from samenhang.vocabulary.spelling import bare_surname, slug

FILE = "offices.yaml"
RANKS = ("minister", "state-secretary", "minister-president")
_HEAD = re.compile(r"(\S+) ([^()]+) \(([^()]+)\)")
_OFFICE = re.compile(
    r"(?P<rank>\S+) (?P<post>\S+) (?P<first>[\d-]+)(?P<first_mark>[~?]?) "
    r"(?P<over>heden|[\d-]+)(?P<over_mark>[~?]?) (?P<cabinet>\S+?)"
    r"(?P<acting> acting)?(?P<memory> memory)?(?: \| (?P<task>.+?)(?: \?)?)?"
)
_SURE = {"": "verified", "~": "derived", "?": "memory"}


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The task of a minister without a ministry: "Rechtsbescherming", within `ministry`.

    `preposition` says how the office is printed: "minister voor Rechtsbescherming".
    """

    id: str
    name: str
    preposition: str
    abbreviations: tuple[str, ...]
    ministry: str
    valid_from: date | None
    valid_to: date | None
    status: str

    def existed(self, day: date | None) -> bool:
        """Whether there was such a minister on a day; yes where no day is known."""
        return valid(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who held an office. `name` is the surname with prefixes, `variants` are shorter forms."""

    id: str
    name: str
    initials: str
    variants: tuple[str, ...]
    parties: tuple[str, ...]

    @property
    def full_name(self) -> str:
        return f"{self.initials} {self.name}"


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody held an office from `valid_from` until `valid_to` (None: still does).

    `post` is the id of a ministry or of a portfolio. `task` is the task of a state secretary, "" where none
    is known. `status` is of the fact itself, `from_status` and `to_status` are of its days.
    """

    person: Person
    rank: str
    post: str
    valid_from: date
    valid_to: date | None
    cabinet: str
    acting: bool
    task: str
    status: str
    from_status: str
    to_status: str

    def held(self, day: date) -> bool:
        """Whether the office was held on a day: until the successor is sworn in, resigned or not."""
        return valid(self.valid_from, self.valid_to, day)


@cache
def portfolios() -> tuple[Portfolio, ...]:
    """Tasks of ministers without a ministry."""
    found = []
    for entry in entries(FILE, "portfolios"):
        entry.only("id", "name", "preposition", "abbreviations", "ministry", "from", "to", "status")
        first, over = entry.period()
        if entry.text("ministry") not in _ministry_ids():
            raise entry.wrong("ministry", "is not in ministries.yaml")
        found.append(
            Portfolio(
                entry.key,
                entry.text("name"),
                entry.text("preposition"),
                entry.texts("abbreviations"),
                entry.text("ministry"),
                first,
                over,
                entry.status(),
            )
        )
    return tuple(found)


@cache
def _ministry_ids() -> frozenset[str]:
    return frozenset(found.id for found in ministries())


@cache
def people() -> tuple[Person, ...]:
    """Everybody who held an office, in the order of the file."""
    return tuple(dict.fromkeys(tenure.person for tenure in tenures()))


@cache
def tenures() -> tuple[Tenure, ...]:
    """Every office that anybody held."""
    content = load(FILE, FOLDER)
    known_as = content.get("known_as") or {}
    rows = content.get("people")
    if not isinstance(rows, dict) or not isinstance(known_as, dict):
        raise InvalidInput(f"{FILE}: people and known_as must be named lists", f"mend {FILE}")
    found: list[Tenure] = []
    seen: set[str] = set()
    for head, offices in rows.items():
        entry = Entry(FILE, str(head), {"offices": offices, "known_as": known_as})
        person = _person(entry)
        if person.id in seen:
            raise entry.wrong("name", f"gives the same identifier twice: {person.id}")
        seen.add(person.id)
        found += _tenures(entry, person)
    return tuple(found)


def _person(entry: Entry) -> Person:
    head = _HEAD.fullmatch(entry.key)
    if head is None:
        raise entry.wrong("name", "must be like 'J.A. Hennis-Plasschaert (VVD)'")
    initials, name, parties = head.groups()
    known_as: dict[str, Any] = entry.fields["known_as"]
    letters = initials.replace(".", "").replace("-", "")
    return Person(
        id=slug(f"{bare_surname(name)} {letters}"),
        name=name,
        initials=initials,
        variants=tuple(known_as.get(f"{initials} {name}", ())),
        parties=tuple(parties.split("; ")),
    )


def _tenures(entry: Entry, person: Person) -> Iterator[Tenure]:
    posts = _posts()
    for line in entry.texts("offices"):
        row = _OFFICE.fullmatch(line)
        if row is None or row["rank"] not in RANKS:
            raise entry.wrong("office", f"cannot be read: {line}")
        if row["post"] not in posts or row["cabinet"] not in _cabinet_ids():
            raise entry.wrong("office", f"names an unknown ministry, portfolio or cabinet: {line}")
        first = entry.parse_day("from", row["first"])
        over = None if row["over"] == "heden" else entry.parse_day("to", row["over"])
        if over and over < first:
            raise entry.wrong("to", f"is before from: {line}")
        yield Tenure(
            person, row["rank"], row["post"], first, over, row["cabinet"], bool(row["acting"]),
            row["task"] or "", "memory" if row["memory"] else "verified", _SURE[row["first_mark"]],
            _SURE[row["over_mark"]],
        )  # fmt: skip


@cache
def _posts() -> frozenset[str]:
    return _ministry_ids() | {found.id for found in portfolios()}


@cache
def _cabinet_ids() -> frozenset[str]:
    return frozenset(found.id for found in cabinets())
