# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people call the actors and themes that links and facets name by a target: "office:minister/JenV"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from samenhang.vocabulary.bodies import Body, bodies
from samenhang.vocabulary.cabinets import cabinets
from samenhang.vocabulary.committees import chambers, committees
from samenhang.vocabulary.groups import groups
from samenhang.vocabulary.members import members
from samenhang.vocabulary.ministries import ministries
from samenhang.vocabulary.offices import people, portfolios
from samenhang.vocabulary.themes import theme

SORTS = ("person", "member", "office", "ministry", "chamber", "cabinet", "group", "committee", "body")
"""What stands before the colon of a target."""

_RANKS = {"minister": "minister", "state-secretary": "staatssecretaris"}


@dataclass(frozen=True, slots=True)
class ActorName:
    """An actor by name, in Dutch as all names of the vocabulary.

    `name` is what people write in a line ("WRR", "minister van Defensie"), `full` the name in full
    ("Wetenschappelijke Raad voor het Regeringsbeleid"), the same where there is no longer one. `known` is
    false for a target that the vocabulary does not hold: its name is made of the target.
    """

    target: str
    sort: str
    name: str
    full: str
    known: bool = True


def actor_name(target: str) -> ActorName:
    """The actor of a target like "person:heerma-pe"; for any text there is one."""
    known = _names().get(target)
    if known is not None:
        return known
    sort, colon, rest = target.partition(":")
    if not colon or sort not in SORTS:
        return ActorName(target, "", target, target, known=False)
    name = _spelt(rest)
    return ActorName(target, sort, name, name, known=False)


def theme_name(key: str, language: str = "nl") -> str:
    """What people call a theme, in Dutch ("nl") or English; the key itself for one that is not known."""
    found = theme(key)
    if found is None:
        return key
    return found.name if language == "nl" else found.english


def _spelt(rest: str) -> str:
    """A name out of a target: "dijstelbloem" becomes "Dijstelbloem"."""
    return " ".join(word[:1].upper() + word[1:] for word in rest.replace("/", " ").split("-"))


@cache
def _names() -> dict[str, ActorName]:
    return {
        f"{sort}:{key}": ActorName(f"{sort}:{key}", sort, name, full)
        for sort, key, name, full in (*_people(), *_posts(), *_parliament(), *_institutions())
    }


Line = tuple[str, str, str, str]
"""Sort, key, name and full name."""


def _people() -> Iterator[Line]:
    for person in people():
        yield "person", person.id, person.full_name, person.full_name
    for member in members():  # of one who is listed for several years the last line holds
        name = f"{member.given} {member.name}".strip()
        yield "member", member.id, f"{name} ({member.group})", f"{name} ({member.group})"


def _posts() -> Iterator[Line]:
    posts = [(one.id, f"van {one.short_name}", one.valid_from, one.valid_to) for one in ministries()]
    posts += [(t.id, f"{t.preposition} {t.name}", t.valid_from, t.valid_to) for t in portfolios()]
    called = [printed for _, printed, _, _ in posts]
    for key, printed, first, over in posts:
        told = f"{printed}{_years(first, over)}" if called.count(printed) > 1 else printed
        for rank, dutch in _RANKS.items():
            yield "office", f"{rank}/{key}", f"{dutch} {told}", f"{dutch} {told}"
    yield "office", "minister-president", "minister-president", "minister-president"
    names = [one.name for one in ministries()]
    for one in ministries():
        told = _years(one.valid_from, one.valid_to) if names.count(one.name) > 1 else ""
        yield "ministry", one.id, f"ministerie van {one.short_name}{told}", f"{one.name}{told}"


def _years(first: date | None, over: date | None) -> str:
    """The period of one of several of the same name: " (2012-2017)", " (vanaf 2024)"."""
    if over is None:
        return f" (vanaf {first.year})" if first else ""
    return f" ({first.year}-{over.year})" if first else f" (tot {over.year})"


def _parliament() -> Iterator[Line]:
    for chamber in chambers():
        yield "chamber", chamber.id, chamber.short_name, chamber.name
    for group in groups():
        yield "group", group.id, group.id, group.name
    houses = {chamber.id: chamber.short_name for chamber in chambers()}
    for committee in committees():
        house, name = houses[committee.chamber], f"commissie voor {committee.name}"
        letters = "".join(word[0] for word in house.split())
        yield "committee", committee.id, f"{name} ({letters})", f"{name} van de {house}"


def _institutions() -> Iterator[Line]:
    for cabinet in cabinets():
        yield "cabinet", cabinet.id, f"kabinet-{cabinet.name}", f"kabinet-{cabinet.name}"
    printed = [_of_body(body) for body in bodies()]
    for body, short in zip(bodies(), printed, strict=True):
        yield "body", body.id, body.name if printed.count(short) > 1 else short, body.name


def _of_body(body: Body) -> str:
    """The abbreviation that it is known by; its name where it has none, or is known by its name."""
    short = (*body.abbreviations, *(abbreviation for abbreviation, _ in body.ambiguous))
    return body.name if body.id == body.name or not short else short[0]
