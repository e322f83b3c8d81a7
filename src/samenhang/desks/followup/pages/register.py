# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register: what was asked, promised, recommended and decided, as a table or as a board by state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from samenhang.desks.followup.analysis.item import State
from samenhang.desks.followup.pages import views
from samenhang.desks.followup.pages.item import ReminderAnswer, reminders
from samenhang.desks.followup.pages.lines import SHAPES, ItemLine, shown
from samenhang.desks.followup.pages.narrowing import ORDER, Narrowed, Numbers, folded, numbers, taken
from samenhang.desks.followup.pages.views import ViewAnswer
from samenhang.desks.followup.register import Page, Register
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.facets import Chip, Facet

PER_PAGE = 50
CARDS = 12
"""Items of a column of the board; a link leads to all of them."""

Text = Annotated[str, Field(max_length=200)]
Kind = Literal["", "commitment", "motion", "request", "recommendation", "decision", "intention", "question"]
Stand = Literal[
    "", "waiting", "open", "due-soon", "overdue", "answered", "declined", "kept", "partly-kept", "not-kept",
    "withdrawn", "overtaken",
]  # fmt: skip


class Column(Answer):
    """A column of the board: the first items in a state; `address` lists all `number` of them."""

    state: State
    shape: str
    number: int
    address: str
    items: tuple[ItemLine, ...]


class RegisterAnswer(Answer):
    """Items as they stood on `day`: one page of the table, or the board; overdue first, longest late first.

    `more_address` counts the facets that are left out of very many items, "" where there are none.
    `reminders` are those of the viewer for today and before; `catching_up`: documents were added that the
    register has yet to look at.
    """

    day: date
    is_today: bool
    view: Literal["table", "board"]
    total: int
    page: int
    pages: int
    items: tuple[ItemLine, ...]
    columns: tuple[Column, ...]
    facets: tuple[Facet, ...]
    more_address: str
    chosen: tuple[Chip, ...]
    asked: dict[str, str]
    query: str
    until: date | None
    address: str
    other_view: str
    today_address: str
    views: tuple[ViewAnswer, ...]
    reminders: tuple[ReminderAnswer, ...]
    catching_up: bool


class RegisterAsked(BaseModel):
    """What is asked of the register, in the address.

    `until`: what is due then at the latest. `ministry` and `owner` are "-" for what has none; `state` is
    "waiting" for all of which nothing came yet. `more`: count persons, dossiers, themes and owners also where
    there are very many items.
    """

    model_config = ConfigDict(frozen=True)

    state: Stand = ""
    kind: Kind = ""
    ministry: Text = ""
    actor: Text = ""
    dossier: Text = ""
    theme: Text = ""
    owner: Text = ""
    document: Text = ""
    q: Text = ""
    until: date | Literal[""] = ""
    day: date | Literal[""] = ""
    view: Literal["", "table", "board"] = ""
    more: Literal["", "yes"] = ""
    page: Annotated[int, Field(ge=1, le=10_000)] = 1

    def narrowed(self, today: date) -> Narrowed:
        """The same without what says nothing."""
        given = self.model_dump(exclude={"page", "view", "until", "day", "q", "dossier"})
        day = self.day if self.day and self.day != today else None
        view = "board" if self.view == "board" else ""
        words, until = " ".join(self.q.split()), self.until or None
        plain = Narrowed(**given)
        return replace(plain, dossier=folded(self.dossier), q=words, until=until, day=day, view=view)


def register(ask: Ask, asked: Annotated[RegisterAsked, Query()]) -> RegisterAnswer:
    """What was asked, promised, recommended and decided, and how it stood on a day."""
    return _answer(ask, asked.narrowed(ask.today), asked.page)


def _answer(ask: Ask, narrowed: Narrowed, page: int) -> RegisterAnswer:
    found = Register(ask.ledger, ask.today)
    counts = numbers(ask, found, narrowed)
    board = narrowed.view == "board"
    asked = replace(narrowed.asked(ask.today), limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
    lines = Page(counts.total, ()) if board else found.lines(asked)
    return RegisterAnswer(
        day=asked.as_of,
        is_today=narrowed.day is None,
        view="board" if board else "table",
        total=lines.total,
        page=1 if board else page,
        pages=1 if board else -(-lines.total // PER_PAGE),
        items=shown(ask, lines.lines),
        columns=tuple(_columns(ask, found, narrowed, counts)) if board else (),
        facets=counts.facets,
        more_address="" if counts.whole else narrowed.query(more="yes"),
        chosen=taken(ask, narrowed, counts.facets),
        asked=narrowed.values(),
        query=narrowed.q,
        until=narrowed.until,
        address=narrowed.query(),
        other_view=narrowed.query(view="" if board else "board"),
        today_address=narrowed.query(day=None),
        views=views.of_viewer(ask),
        reminders=reminders(ask, found, until=ask.today),
        catching_up=bool(lines.behind),
    )


def _columns(ask: Ask, register: Register, narrowed: Narrowed, counts: Numbers) -> Iterator[Column]:
    """The states that something is in, what asks for something first."""
    for state in ORDER:
        if narrowed.state in ("", "waiting", state.value) and (number := counts.states.get(state, 0)):
            if narrowed.state == "waiting" and state not in (State.OVERDUE, State.DUE_SOON, State.OPEN):
                continue
            one = replace(narrowed, state=state.value)
            lines = register.lines(replace(one.asked(ask.today), limit=CARDS)).lines
            yield Column(
                state=state,
                shape=SHAPES[state],
                number=number,
                address=one.query(view=""),
                items=shown(ask, lines),
            )
