# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers of the register for its pictures: how long items waited, and what of a selection is not public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, case, func, select

from samenhang.desks.followup.analysis.asked import Asked
from samenhang.desks.followup.analysis.item import WAITING, State
from samenhang.desks.followup.analysis.survival import Wait
from samenhang.desks.followup.store import board
from samenhang.ledger import Ledger, tables
from samenhang.ledger.item_tables import item_line, spell
from samenhang.viewer import Level

CAME = (State.ANSWERED, State.KEPT, State.PARTLY_KEPT)
"""States in which what was waited for came."""

_S, _L, _D = spell.c, item_line.c, tables.document.c


@dataclass(frozen=True, slots=True)
class Waited:
    """How long an item of a ministry (None: not known) waited."""

    ministry: str | None
    wait: Wait


def waits(ledger: Ledger, asked: Asked) -> tuple[Waited, ...]:
    """How long the items that are asked for had waited on that day, from the day they began.

    What ended without an answer (withdrawn, rejected) waited until that day, and nothing came. Of an item
    whose beginning no words date nobody knows how long it waits: it is left out.
    """
    day = asked.as_of.isoformat()
    with ledger.looking() as (connection, sight):
        held = board.asked_for(connection, sight, asked, (_S.item, _S.view, _S.state, _S.ministry)).subquery()
        same = and_(_S.item == held.c.item, _S.view == held.c.view)
        line = and_(_L.item == held.c.item, _L.view == held.c.view)
        waited = func.max(case((_S.state.in_([state.value for state in WAITING]), _S.until)))
        by = (held.c.item, held.c.view, held.c.state, held.c.ministry, _L.made)
        question = select(*by, func.min(_S.since).label("first"), waited.label("until"))
        question = (
            question.join_from(held, spell, same)
            .join(item_line, line)
            .where(_S.since <= day, _L.made.is_not(None))
        )
        rows = connection.execute(question.group_by(*by)).all()
    return tuple(_waited(row, asked.as_of) for row in rows)


def _waited(row: Any, day: date) -> Waited:
    state, first = State(row.state), date.fromisoformat(row.first)
    made = date.fromisoformat(row.made)
    end = day if state in WAITING else date.fromisoformat(row.until or row.first)
    days = max(0, (min(end, day) - min(made, first)).days)
    return Waited(row.ministry or None, Wait(days, state in CAME))


def closed(ledger: Ledger, asked: Asked) -> tuple[str, ...]:
    """The documents, by digest, that are not public and that lines of what is asked for rest on."""
    a, f = tables.access.c, tables.file.c
    with ledger.looking() as (connection, sight):
        held = board.asked_for(connection, sight, asked, (_S.item, _S.view)).subquery()
        line = and_(_L.item == held.c.item, _L.view == held.c.view)
        question = (
            select(f.digest)
            .join_from(held, item_line, line)
            .join(tables.document, _D.key == _L.document)
            .join(tables.access, a.key == _D.access)
            .join(tables.file, f.key == _D.key)
            .where(a.level != Level.PUBLIC.value)
        )
        return tuple(connection.execute(question.distinct().order_by(f.digest)).scalars())
