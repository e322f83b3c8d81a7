# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom to write to when something moves, as rows, and what they were written already."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from samenhang.desks.followup.digest import Sent
from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger.following_tables import letter, watch

MOST = 100
"""Watches of one person."""

_W, _L = watch.c, letter.c


@dataclass(frozen=True, slots=True)
class Watch:
    """Somebody wants letters to an address about what moves in a selection, from the day `since` on."""

    number: int
    owner: str
    selection: str
    address: str
    language: str
    leave: str = field(repr=False)
    since: str
    made_at: str


def all_of(connection: Connection) -> tuple[Watch, ...]:
    """Every watch, by reader."""
    question = select(watch).order_by(_W.owner, _W.address, _W.number)
    return tuple(Watch(*row) for row in connection.execute(question))


def of_owner(connection: Connection, owner: str) -> tuple[Watch, ...]:
    """The watches of somebody, the newest first."""
    question = select(watch).where(_W.owner == owner).order_by(_W.number.desc())
    return tuple(Watch(*row) for row in connection.execute(question))


def of_key(connection: Connection, leave: str) -> Watch | None:
    """The watch that a key stops."""
    row = connection.execute(select(watch).where(_W.leave == leave)).first()
    return Watch(*row) if row else None


def keep(connection: Connection, owner: str, values: dict[str, Any]) -> int:
    """Keep a watch; gives its number. Raises InvalidInput where somebody has too many."""
    if len(of_owner(connection, owner)) >= MOST:
        raise InvalidInput(f"you watch {MOST} things already", "end one that you no longer need")
    number = int(connection.execute(select(func.coalesce(func.max(_W.number), 0) + 1)).scalar_one())
    connection.execute(insert(watch), {**values, "number": number, "owner": owner})
    return number


def end(connection: Connection, owner: str, number: int) -> None:
    """End a watch. Raises NotFound for one that is not there, or somebody else's."""
    if not connection.execute(delete(watch).where(_W.owner == owner, _W.number == number)).rowcount:
        raise NotFound("there is no such watch of yours", "the page of letters lists them")


def sent(connection: Connection, owner: str, address: str, since: date) -> list[Sent]:
    """The letters that went to a reader from a day on."""
    question = select(letter).where(_L.owner == owner, _L.address == address, _L.day >= since.isoformat())
    rows = connection.execute(question)
    return [Sent(row.item, date.fromisoformat(row.day), frozenset(json.loads(row.told))) for row in rows]


def remember(connection: Connection, owner: str, address: str, one: Sent) -> None:
    """Note that a letter went."""
    row = {"owner": owner, "address": address, "item": one.item, "day": one.day.isoformat()}
    connection.execute(insert(letter), {**row, "told": json.dumps(sorted(one.told))})


def sweep(connection: Connection, before: date) -> None:
    """Forget letters of before a day: nothing that they told can be told again."""
    connection.execute(delete(letter).where(_L.day < before.isoformat()))
