# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How actors are tied to each other through time: who held which office, what was called what. Pure.

From the vocabulary: people to offices, offices to ministries, ministries to what they were called before and
after, cabinets to those who sat in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from samenhang.vocabulary.bodies import Body, bodies
from samenhang.vocabulary.cabinets import Cabinet, cabinets
from samenhang.vocabulary.committees import committees
from samenhang.vocabulary.groups import group
from samenhang.vocabulary.members import members
from samenhang.vocabulary.ministries import Ministry, ministries, ministry
from samenhang.vocabulary.offices import Tenure, people, portfolios, tenures
from samenhang.vocabulary.spelling import key

HELD, HOLDER, SEAT, PART = "held", "holder", "seat", "part"
BEFORE, AFTER, OFFICE, SAME = "before", "after", "office", "same"
TIES = (HELD, HOLDER, SEAT, PART, OFFICE, BEFORE, AFTER, SAME)
"""An office that was held, who held it, who sat in a cabinet, of what something is part, an office of a
ministry, what came before and after, and who is probably the same person."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties an actor to another, and when: from `first` until `over`, None where open or not known.

    `note` is what the vocabulary adds in Dutch: the task of a state secretary. `sure` tells whether a source
    confirms it.
    """

    tie: str
    target: str
    first: date | None = None
    over: date | None = None
    note: str = ""
    acting: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """When an actor was there under this name; None where an end is open or not known."""

    first: date | None
    over: date | None


def ties(target: str) -> tuple[Tie, ...]:
    """What the vocabulary knows of an actor, in the order of TIES and of time."""
    sort, _, name = target.partition(":")
    found = _OF.get(sort, _nothing)(name)
    return tuple(sorted(found, key=lambda tie: (TIES.index(tie.tie), tie.first or date.min, tie.target)))


def span(target: str) -> Span | None:
    """When an actor existed; None where the vocabulary does not say."""
    sort, _, name = target.partition(":")
    known: tuple[Ministry | Cabinet | Body, ...] = (*ministries(), *cabinets(), *bodies())
    sorts: dict[type, str] = {Ministry: "ministry", Cabinet: "cabinet", Body: "body"}
    found = next((one for one in known if one.id == name and sorts[type(one)] == sort), None)
    return Span(found.valid_from, found.valid_to) if found else None


def _nothing(_: str) -> Iterator[Tie]:
    return iter(())


def office_of(tenure: Tenure) -> str:
    """The target of the office that somebody held."""
    if tenure.rank == "minister-president":
        return "office:minister-president"
    return f"office:{tenure.rank}/{tenure.post}"


def _held(tie: str, target: str, tenure: Tenure) -> Tie:
    sure = tenure.status == "verified"
    return Tie(tie, target, tenure.valid_from, tenure.valid_to, tenure.task, tenure.acting, sure)


def _of_person(name: str) -> Iterator[Tie]:
    held = [tenure for tenure in tenures() if tenure.person.id == name]
    yield from (_held(HELD, office_of(tenure), tenure) for tenure in held)
    person = next((one for one in people() if one.id == name), None)
    if person is None:
        return
    for member in members():
        if key(member.name) == key(person.name) and member.group in person.parties:
            yield Tie(SAME, f"member:{member.id}", sure=False)
    for party in person.parties:
        if (found := group(party)) is not None:
            yield Tie(PART, f"group:{found.id}")


def _of_member(name: str) -> Iterator[Tie]:
    for member in members():
        if member.id == name:
            yield Tie(PART, f"group:{member.group}")
            for person in people():
                if key(person.name) == key(member.name) and member.group in person.parties:
                    yield Tie(SAME, f"person:{person.id}", sure=False)


def _of_office(name: str) -> Iterator[Tie]:
    target = f"office:{name}"
    for tenure in tenures():
        if office_of(tenure) == target:
            yield _held(HOLDER, f"person:{tenure.person.id}", tenure)
    rank, _, post = name.partition("/")
    task = next((one for one in portfolios() if one.id == post), None)
    home = task.ministry if task else post
    if ministry(home):
        yield Tie(PART, f"ministry:{home}")
    for tie in _renamed(post):
        yield Tie(tie.tie, f"office:{rank}/{tie.target}", tie.first, tie.over)


def _of_ministry(name: str) -> Iterator[Tie]:
    for tie in _renamed(name):
        yield Tie(tie.tie, f"ministry:{tie.target}", tie.first, tie.over)
    posts = {name} | {task.id for task in portfolios() if task.ministry == name}
    offices = dict.fromkeys(office_of(tenure) for tenure in tenures() if tenure.post in posts)
    yield from (Tie(OFFICE, office) for office in offices)


def _renamed(name: str) -> Iterator[Tie]:
    """Ministries that came before and after one, by their identifiers."""
    own = ministry(name)
    for other in ministries():
        if name in other.successors:
            yield Tie(BEFORE, other.id, other.valid_from, other.valid_to)
        if own and other.id in own.successors:
            yield Tie(AFTER, other.id, other.valid_from, other.valid_to)


def _of_cabinet(name: str) -> Iterator[Tie]:
    for tenure in tenures():
        if tenure.cabinet == name:
            yield _held(SEAT, f"person:{tenure.person.id}", tenure)
    order = sorted(cabinets(), key=lambda one: one.valid_from or date.min)
    at = next((number for number, one in enumerate(order) if one.id == name), None)
    if at is None:
        return
    for number, tie in ((at - 1, BEFORE), (at + 1, AFTER)):
        if 0 <= number < len(order):
            yield Tie(tie, f"cabinet:{order[number].id}", order[number].valid_from, order[number].valid_to)


def _of_group(name: str) -> Iterator[Tie]:
    for person in people():
        if name in person.parties:
            yield Tie(HOLDER, f"person:{person.id}")
    for member in members():
        if member.group == name:
            yield Tie(HOLDER, f"member:{member.id}")


def _of_body(name: str) -> Iterator[Tie]:
    for body in bodies():
        if body.id == name and body.ministry:
            yield Tie(PART, f"ministry:{body.ministry}")


def _of_committee(name: str) -> Iterator[Tie]:
    for committee in committees():
        if committee.id == name:
            yield Tie(PART, f"chamber:{committee.chamber}")


_OF: dict[str, Callable[[str], Iterator[Tie]]] = {
    "person": _of_person,
    "member": _of_member,
    "office": _of_office,
    "ministry": _of_ministry,
    "cabinet": _of_cabinet,
    "group": _of_group,
    "body": _of_body,
    "committee": _of_committee,
}
