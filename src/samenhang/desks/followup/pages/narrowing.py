# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register can be narrowed by: what is asked in the address, and the facets with their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from samenhang.desks.followup.analysis.item import WAITING, State
from samenhang.desks.followup.register import Asked, Count, Register
from samenhang.desks.followup.store import counted
from samenhang.desks.followup.words import KINDS, STATES
from samenhang.ledger.naming import fold_dossier
from samenhang.model import MarkKind
from samenhang.vocabulary.actor_names import actor_name, theme_name
from samenhang.web.ask import Ask
from samenhang.web.facets import Chip, Facet, chips, facet
from samenhang.web.language import N_
from samenhang.web.render import query

NOBODY = "-"
"""Asks for items of which a ministry or an owner is not known."""
AWAITED = "waiting"
"""The states in which nothing came yet, together."""
WAITING_WORD = N_("nothing came yet")
MOST_COUNTED = 5_000
"""Items of which persons, dossiers, themes and owners are counted unasked: to count them takes a look at
each."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is asked of the register, as it stands in the address; "" where nothing is."""

    state: str = ""
    kind: str = ""
    ministry: str = ""
    actor: str = ""
    dossier: str = ""
    theme: str = ""
    owner: str = ""
    document: str = ""
    q: str = ""
    until: date | None = None
    day: date | None = None
    view: str = ""
    more: str = ""

    def query(self, **changed: Any) -> str:
        """The address of the register, with some of it changed."""
        asked = query(self.values(), **changed)
        return "/follow-ups" + (asked if asked != "?" else "")

    def values(self) -> dict[str, str]:
        """What is asked, by the names that it has in the address."""
        return {field.name: str(value) for field in fields(self) if (value := getattr(self, field.name))}

    def asked(self, today: date) -> Asked:
        """The same as a question to the register."""
        named = self.state not in ("", AWAITED)
        return Asked(
            self.day or today,
            kind=MarkKind(self.kind) if self.kind else None,
            state=State(self.state) if named else None,
            waiting=self.state == AWAITED,
            ministry=_or_nobody(self.ministry),
            actor=self.actor or None,
            dossier=self.dossier or None,
            theme=self.theme or None,
            owner=_or_nobody(self.owner),
            document=self.document or None,
            words=self.q,
            due_until=self.until,
        )


def _or_nobody(value: str) -> str | None:
    return "" if value == NOBODY else value or None


def folded(dossier: str) -> str:
    """The number of a dossier in one way of writing it."""
    return fold_dossier(dossier)


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many items are asked for, and how many in each state, whatever the state that is asked for.

    `whole`: every facet is counted; else those are left out that look at each item.
    """

    total: int
    states: dict[State, int]
    facets: tuple[Facet, ...]
    whole: bool


def numbers(ask: Ask, register: Register, narrowed: Narrowed) -> Numbers:
    """The facets of the register, each counted under what is chosen in the others."""
    asked = narrowed.asked(ask.today)
    free = replace(asked, kind=None, state=None, waiting=False, ministry=None)
    rows = [_Row(count) for count in register.counts(free)]
    total = sum(row.number for row in rows if row.fits(narrowed))
    whole = total <= MOST_COUNTED or bool(narrowed.more)
    tags = _of_tags(ask, asked, narrowed) if whole else _chosen(ask, narrowed, total)
    states = {State(state): number for state, number in _count(rows, narrowed, "state").items()}
    return Numbers(total, states, (*_of_rows(ask, rows, narrowed), *tags), whole)


class _Row:
    """A number, with the facets that it counts in."""

    def __init__(self, count: Count) -> None:
        self.number = count.number
        self.values = {
            "state": count.state.value,
            "kind": count.kind.value,
            "ministry": count.ministry or NOBODY,
        }

    def fits(self, narrowed: Narrowed, but: str = "") -> bool:
        """Whether it is among what is asked, apart from one facet."""
        return all(
            not (chosen := getattr(narrowed, name))
            or value == chosen
            or (chosen == AWAITED and State(self.values["state"]) in WAITING)
            for name, value in self.values.items()
            if name != but
        )


def _count(rows: list[_Row], narrowed: Narrowed, name: str) -> Counter[str]:
    total: Counter[str] = Counter()
    for row in rows:
        if row.fits(narrowed, name):
            total[row.values[name]] += row.number
    return total


def _of_rows(ask: Ask, rows: list[_Row], narrowed: Narrowed) -> Iterator[Facet]:
    said = ask.texts.gettext
    states = _count(rows, narrowed, "state")
    ordered = [(state.value, states[state.value]) for state in State if states[state.value]]
    waiting = sum(states[state.value] for state in WAITING)
    ordered = ([(AWAITED, waiting)] if waiting else []) + sorted(
        ordered, key=lambda one: ORDER.index(State(one[0]))
    )
    words = {**{state.value: word for state, word in STATES.items()}, AWAITED: WAITING_WORD}
    yield _facet(narrowed, "state", tuple(ordered), lambda key: said(words[key]))
    kinds = tuple(_count(rows, narrowed, "kind").most_common())
    yield _facet(narrowed, "kind", kinds, lambda key: said(KINDS[MarkKind(key)]))
    ministries = tuple(_count(rows, narrowed, "ministry").most_common())
    yield _facet(narrowed, "ministry", ministries, _named(ask))


ORDER = (
    State.OVERDUE, State.DUE_SOON, State.OPEN, State.ANSWERED, State.KEPT, State.PARTLY_KEPT, State.NOT_KEPT,
    State.DECLINED, State.WITHDRAWN, State.OVERTAKEN,
)  # fmt: skip
"""States as people look at them: what asks for something first."""


def _of_tags(ask: Ask, asked: Asked, narrowed: Narrowed) -> Iterator[Facet]:
    ledger, labels = ask.ledger, _labels(ask)
    rows = {
        "actor": counted.actors(ledger, replace(asked, actor=None)),
        "dossier": counted.dossiers(ledger, replace(asked, dossier=None)),
        "theme": counted.themes(ledger, replace(asked, theme=None)),
        "owner": tuple((who or NOBODY, n) for who, n in counted.owners(ledger, replace(asked, owner=None))),
    }
    return (_facet(narrowed, name, found, labels[name]) for name, found in rows.items())


def _chosen(ask: Ask, narrowed: Narrowed, total: int) -> Iterator[Facet]:
    """Of the facets that are not counted what is chosen in them: all that is asked for is of that."""
    for name, label in _labels(ask).items():
        if value := getattr(narrowed, name):
            yield _facet(narrowed, name, ((value, total),), label)


def _labels(ask: Ask) -> dict[str, Callable[[str], str]]:
    said = ask.texts.gettext
    return {
        "actor": _named(ask),
        "dossier": str,
        "theme": lambda key: theme_name(key, ask.language),
        "owner": lambda key: said("nobody") if key == NOBODY else key,
    }


def _named(ask: Ask) -> Callable[[str], str]:
    return lambda key: ask.texts.gettext("not known") if key == NOBODY else actor_name(key).full


def _facet(narrowed: Narrowed, name: str, rows: counted.Counted, label: Callable[[str], str]) -> Facet:
    chosen = getattr(narrowed, name) or None
    return facet(name, rows, chosen, label, lambda value: narrowed.query(**{name: value}))


def taken(ask: Ask, narrowed: Narrowed, facets: tuple[Facet, ...]) -> tuple[Chip, ...]:
    """All that is chosen, each with the address of the register without it."""
    found = list(chips(facets))
    found += [
        Chip(facet=name, value=value, label=value, address=narrowed.query(**{name: None}))
        for name in ("q", "document")
        if (value := getattr(narrowed, name))
    ]
    if narrowed.until is not None:
        said, free = ask.texts.day(narrowed.until), narrowed.query(until=None)
        found.append(Chip(facet="until", value=narrowed.until.isoformat(), label=said, address=free))
    return tuple(found)
