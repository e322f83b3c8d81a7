# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Items as pages and programs get them: each with the words that it began with, one step away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal
from urllib.parse import quote

from samenhang.desks.followup.analysis.item import Line, State
from samenhang.desks.followup.store import counted
from samenhang.model import Deadline
from samenhang.vocabulary.actor_names import actor_name
from samenhang.web.answer import Answer, DocumentRef
from samenhang.web.ask import Ask
from samenhang.web.render import query

SHAPES = {
    State.OPEN: "open",
    State.DUE_SOON: "soon",
    State.OVERDUE: "late",
    State.ANSWERED: "answered",
    State.DECLINED: "declined",
    State.KEPT: "fulfilled",
    State.PARTLY_KEPT: "partly",
    State.NOT_KEPT: "broken",
    State.WITHDRAWN: "gone",
    State.OVERTAKEN: "gone",
}
"""The shape that the pages have for each state."""


class Due(Answer):
    """By when, from the words to the days; `basis` says how they were worked out."""

    phrase: str
    earliest: date | None
    latest: date | None
    firm: Literal["firm", "vague", "event"]
    basis: str


class Known(Answer):
    """Somebody or something by name; `address` is the register of it, None where it has no identity."""

    key: str | None
    name: str
    address: str | None


class Occasion(Answer):
    """On which days it was said."""

    earliest: date | None
    latest: date | None
    precision: str


class ItemLine(Answer):
    """An item as it stands on the day that was asked for. Actors in `by` and `to` are as printed.

    `document` and `passage` are where the words `quote` stand with which it began; `shape` is that of its
    state on the pages.
    """

    name: str
    address: str
    kind: str
    what: str
    state: State
    shape: str
    since: date | None
    days_late: int
    by: str | None
    by_actor: Known | None
    ministry: Known | None
    to: str | None
    occasion: Occasion | None
    made: date | None
    due: Due | None
    condition: str | None
    number: str | None
    dossiers: tuple[str, ...]
    themes: tuple[str, ...]
    owner: str | None
    quote: str
    document: DocumentRef
    passage: str


def shown(ask: Ask, lines: Sequence[Line]) -> tuple[ItemLine, ...]:
    """Lines of the register as they are shown."""
    refs = documents(ask, (line.digest for line in lines))
    return tuple(_shown(line, refs[line.digest]) for line in lines)


def documents(ask: Ask, digests: Iterable[str]) -> dict[str, DocumentRef]:
    """Documents that the viewer sees, by digest."""
    entries = counted.papers(ask.ledger, digests)
    return {digest: DocumentRef.of(entry) for digest, entry in entries.items()}


def address_of(name: str) -> str:
    """The page of an item."""
    return f"/follow-ups/{quote(name, safe='')}"


def _shown(line: Line, document: DocumentRef) -> ItemLine:
    when = line.occasion
    return ItemLine(
        name=line.name,
        address=address_of(line.name),
        kind=line.kind.value,
        what=line.what,
        state=line.state,
        shape=SHAPES[line.state],
        since=line.since,
        days_late=line.days_late,
        by=line.by,
        by_actor=known("actor", line.by_actor),
        ministry=known("ministry", line.ministry),
        to=line.to,
        occasion=Occasion(earliest=when.earliest, latest=when.latest, precision=when.precision.value)
        if when
        else None,
        made=line.made,
        due=due(line.due) if line.due else None,
        condition=line.condition,
        number=line.number,
        dossiers=line.dossiers,
        themes=line.themes,
        owner=line.owner,
        quote=line.quote,
        document=document,
        passage=line.address,
    )


def due(deadline: Deadline) -> Due:
    """A deadline as it is shown."""
    firm: Literal["firm", "vague", "event"] = "firm" if deadline.firm is True else "vague"
    return Due(
        phrase=deadline.phrase,
        earliest=deadline.earliest,
        latest=deadline.latest,
        firm="event" if deadline.firm == "event" else firm,
        basis=deadline.basis,
    )


def known(facet: str, target: str | None) -> Known | None:
    """An actor by name, with the register of what is its."""
    if target is None:
        return None
    return Known(key=target, name=actor_name(target).full, address="/follow-ups" + query({facet: target}))
