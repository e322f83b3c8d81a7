# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of follow-ups: who must come back on what, by when, and the words that say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Annotated, Literal

from fastapi import Query

from samenhang.desks.library.facets import Facet, facet, labels
from samenhang.desks.library.owing import days_over, words_that_say
from samenhang.desks.library.words import MARKS, STATES
from samenhang.ledger.owed import Owed, OwedRequest
from samenhang.model import Deadline, Evidence, MarkKind
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask
from samenhang.web.render import query as query_string

PER_PAGE = 25
KINDS = (MarkKind.COMMITMENT, MarkKind.MOTION, MarkKind.RECOMMENDATION, MarkKind.DECISION)

Kind = Literal["commitment", "motion", "recommendation", "decision"]
State = Literal["late", "open", "fulfilled", "declined", "unknown"]


class Due(Answer):
    """By when: in the words of the text and, where it is known, the last day.

    `days_over` counts the days since a firm last day, negative while it is still to come; None where no
    day is fixed.
    """

    phrase: str
    latest: date | None
    days_over: int | None


class Words(Answer):
    """The words that a statement rests on. `role` says what they do: made, recalled, late, fulfilled."""

    role: str
    text: str
    address: str


class FollowUpAnswer(Answer):
    """Something that somebody must come back on; actors as they are printed."""

    document: DocumentRef
    kind: str
    state: str
    what: str
    asked_by: str | None
    owed_by: str | None
    due: Due | None
    words: tuple[Words, ...]


class FollowUpsAnswer(Answer):
    """One page of follow-ups, the longest overdue first."""

    kind: str | None
    state: str | None
    within: int | None
    total: int
    page: int
    pages: int
    items: tuple[FollowUpAnswer, ...]
    facets: tuple[Facet, ...]


def follow_ups(
    ask: Ask,
    kind: Kind | None = None,
    state: State | None = None,
    within: Annotated[int | None, Query(ge=1, le=520)] = None,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> FollowUpsAnswer:
    """What was asked, promised, recommended and decided; `within` so many weeks it is due."""
    asked = OwedRequest(
        ask.today,
        MarkKind(kind) if kind else None,
        state,
        ask.today + timedelta(weeks=within) if within else None,
        limit=PER_PAGE,
        offset=(page - 1) * PER_PAGE,
    )
    found = ask.ledger.owed(asked)
    return FollowUpsAnswer(
        kind=kind,
        state=state,
        within=within,
        total=found.total,
        page=page,
        pages=-(-found.total // PER_PAGE),
        items=shown(ask, found.items),
        facets=_facets(ask, kind, state),
    )


def shown(ask: Ask, items: Iterable[Owed]) -> tuple[FollowUpAnswer, ...]:
    """Follow-ups as they are shown, each with the passages in which its words stand."""
    rows = [(item, words_that_say(item.follow_up, item.entry.digest)) for item in items]
    places = [(evidence.document, evidence.start) for _, said in rows for _, evidence in said]
    with ask.ledger.catalogue() as catalogue:
        passages = catalogue.passages(places)
    return tuple(_shown(item, said, passages, ask.today) for item, said in rows)


def _shown(
    item: Owed, said: Iterable[tuple[str, Evidence]], passages: dict[tuple[str, int], int], today: date
) -> FollowUpAnswer:
    document, what = DocumentRef.of(item.entry), item.follow_up
    return FollowUpAnswer(
        document=document,
        kind=what.kind.value,
        state=what.state,
        what=what.what,
        asked_by=what.asked_by,
        owed_by=what.owed_by,
        due=_due(what.due, today) if what.due else None,
        words=tuple(
            Words(
                role=role,
                text=evidence.quote,
                address=place_of(evidence.document, passages.get((evidence.document, evidence.start), 0)),
            )
            for role, evidence in said
        ),
    )


def _due(due: Deadline, today: date) -> Due:
    return Due(phrase=due.phrase, latest=due.latest, days_over=days_over(due, today))


def _facets(ask: Ask, kind: str | None, state: str | None) -> tuple[Facet, ...]:
    """Kinds under the chosen state, and states under the chosen kind."""
    counts = ask.ledger.owed_counts(ask.today)
    kinds = [
        (k.value, sum(n for (a, b), n in counts.items() if a == k and state in (None, b))) for k in KINDS
    ]
    states = [(s, sum(n for (a, b), n in counts.items() if b == s and kind in (None, a))) for s in _STATES]
    return (
        facet(
            "state", [row for row in states if row[1]], state, labels(STATES, ask.texts), partial(_list, kind)
        ),
        facet(
            "kind",
            [row for row in kinds if row[1]],
            kind,
            labels(MARKS, ask.texts),
            lambda value: _list(value, state),
        ),
    )


_STATES = ("late", "open", "unknown", "declined", "fulfilled")


def _list(kind: str | None, state: str | None) -> str:
    """The address of the list of a kind and a state."""
    return "/follow-ups" + query_string({"state": state, "kind": kind})
