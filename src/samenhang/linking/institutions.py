# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which ministry, House, committee, body, group or cabinet the words of an actor mark mean, on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from samenhang.linking.posts import posts_of
from samenhang.vocabulary.bodies import Body, bodies
from samenhang.vocabulary.cabinets import cabinet_on, cabinets
from samenhang.vocabulary.committees import Committee, chambers, committees
from samenhang.vocabulary.groups import group
from samenhang.vocabulary.spelling import key, slug

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

Value = Mapping[str, Any]
Found = tuple[str, float, str]
"""Target, score, reason."""


def day(value: date | None) -> str:
    """A day in Dutch words: "26 oktober 2017"."""
    return "heden" if value is None else f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def of_group(value: Value, when: date | None, _: str | None) -> Iterator[Found]:
    """A parliamentary group."""
    found = group(str(value["name"]))
    if found is None:
        yield f"group:{slug(str(value['name']))}", 0.5, f"{value['name']} staat niet in de lijst van fracties"
    elif found.sat(when):
        yield f"group:{found.id}", 0.97, f"fractie {found.id} ({found.name})"
    else:
        yield f"group:{found.id}", 0.7, f"{found.name} had op {day(when)} geen fractie in de Tweede Kamer"


def of_ministry(value: Value, when: date | None, _: str | None) -> Iterator[Found]:
    """The ministry of this name on the day, or what it was called by then."""
    label = str(value["name"])
    found = [post for post in posts_of(label) if post.ministry and post.existed(when)]
    for post in found:
        if len(found) == 1:
            yield f"ministry:{post.id}", 0.97, f"ministerie van {post.name}, {post.period()}"
        else:
            why = f"{len(found)} ministeries heetten {label} en er is geen dag; dit is dat {post.period()}"
            yield f"ministry:{post.id}", 0.9 / len(found), why
    if found:
        return
    kin = dict.fromkeys(later for named in posts_of(label) for later in named.on(when))
    for later in kin:
        yield f"ministry:{later.id}", 0.7, f"{label} bestond niet op {day(when)}; toen was het {later.name}"
    for post in () if kin else posts_of(label):
        if post.ministry:
            yield f"ministry:{post.id}", 0.3, f"{label} bestond niet op {day(when)}"


def of_chamber(value: Value, _: date | None, chamber: str | None) -> Iterator[Found]:
    """The House; where the text does not say which, that of the document."""
    named = value.get("chamber")
    if named == "beide":
        for house in ("tweede-kamer", "eerste-kamer"):
            yield f"chamber:{house}", 0.97, "beide Kamers"
    elif named:
        name = next((c.name for c in chambers() if c.id == named), named)
        yield f"chamber:{named}", 0.99, str(name)
    elif chamber:
        yield f"chamber:{chamber}", 0.95, "de Kamer van het document zelf"
    else:
        yield "chamber:tweede-kamer", 0.8, "de tekst zegt niet welke Kamer; meestal is het de Tweede"


def of_committee(value: Value, when: date | None, chamber: str | None) -> Iterator[Found]:
    """A committee by its field, or one called after its chair."""
    name = str(value["name"])
    if name.startswith("commissie-"):
        yield from _ad_hoc(name)
        return
    known = _committees().get(key(name), ())
    house = chamber or "tweede-kamer"
    found = tuple(c for c in known if c.chamber == house and c.existed(when)) or known
    for one in found:
        unsure = "" if len(found) == 1 else f"; {len(found)} commissies heten zo"
        score = 0.9 if len(found) == 1 else 0.8 / len(found)
        yield f"committee:{one.id}", score, f"commissie voor {one.name} van de {_house(one.chamber)}{unsure}"
    if not found:
        yield f"committee:{slug(name)}", 0.5, f"commissie voor {name} staat niet in de lijst"


@cache
def _committees() -> dict[str, tuple[Committee, ...]]:
    found: dict[str, tuple[Committee, ...]] = {}
    for one in committees():
        for form in {key(form) for form in (one.name, *one.variants)}:
            found[form] = (*found.get(form, ()), one)
    return found


def _house(chamber: str) -> str:
    return next(c.short_name for c in chambers() if c.id == chamber)


def _ad_hoc(name: str) -> Iterator[Found]:
    body = _bodies_named().get(key(name))
    if body is not None:
        yield f"body:{body.id}", 0.9, body.name
    else:
        yield f"committee:{slug(name)}", 0.6, f"{name} staat niet in de lijst; het doel is haar naam"


def of_body(value: Value, when: date | None, _: str | None) -> Iterator[Found]:
    """A body of the vocabulary."""
    body = _bodies().get(str(value["body"]))
    if body is None:
        return
    if body.kind == "proposed":
        yield f"body:{body.id}", 0.9, f"{body.name}: voorgesteld, nooit opgericht"
    elif body.existed(when):
        yield f"body:{body.id}", 0.97, body.name
    else:
        yield f"body:{body.id}", 0.7, f"{body.name} bestond volgens de lijst niet op {day(when)}"


@cache
def _bodies_named() -> dict[str, Body]:
    return {key(body.name): body for body in reversed(bodies())}


@cache
def _bodies() -> dict[str, Body]:
    return {body.id: body for body in bodies()}


def of_cabinet(value: Value, when: date | None, _: str | None) -> Iterator[Found]:
    """The cabinet in office, or one by name."""
    name = key(str(value["name"]))
    current = cabinet_on(when) if when else None
    if name in ("kabinet", "regering"):
        if current is not None:
            yield f"cabinet:{current.id}", 0.9, f"kabinet-{current.name} was in functie op {day(when)}"
        return
    named = [c for c in cabinets() if name in {key(form) for form in (c.name, *c.variants)}]
    named = named or [c for c in cabinets() if key(c.name).split()[0] == name]
    if len(named) > 1 and current in named:
        yield f"cabinet:{current.id}", 0.8, f"van {len(named)} kabinetten-{value['name']} het zittende"
        return
    for one in named:
        unsure = "" if len(named) == 1 else f", een van {len(named)}"
        yield (
            f"cabinet:{one.id}",
            0.98 if len(named) == 1 else 0.9 / len(named),
            f"kabinet-{one.name}{unsure}",
        )
