# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses that programs fetch without signing in, as rows; of the key in each only its hash is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger.following_tables import feed

MOST = 50
"""Feeds of one person."""

_F = feed.c


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: in which form what part of the register goes out, to whom, and when it was last fetched."""

    number: int
    owner: str
    token_hash: str = field(repr=False)
    form: str
    selection: str
    language: str
    made_at: str
    used_at: str | None = None


def of_owner(connection: Connection, owner: str) -> tuple[Feed, ...]:
    """The feeds of somebody, the newest first."""
    question = select(feed).where(_F.owner == owner).order_by(_F.number.desc())
    return tuple(Feed(*row) for row in connection.execute(question))


def of_token(connection: Connection, token_hash: str) -> Feed | None:
    """The feed that a key opens."""
    row = connection.execute(select(feed).where(_F.token_hash == token_hash)).first()
    return Feed(*row) if row else None


def keep(connection: Connection, owner: str, values: dict[str, Any]) -> int:
    """Keep a feed; gives its number. Raises InvalidInput where somebody has too many."""
    if len(of_owner(connection, owner)) >= MOST:
        raise InvalidInput(f"you have {MOST} addresses already", "withdraw one that is no longer used")
    number = int(connection.execute(select(func.coalesce(func.max(_F.number), 0) + 1)).scalar_one())
    connection.execute(insert(feed), {"used_at": None, **values, "number": number, "owner": owner})
    return number


def withdraw(connection: Connection, owner: str, number: int) -> None:
    """Close a feed. Raises NotFound for one that is not there, or somebody else's."""
    gone = connection.execute(delete(feed).where(_F.owner == owner, _F.number == number))
    if not gone.rowcount:
        raise NotFound("there is no such address of yours", "the page of feeds lists them")


def note_used(connection: Connection, number: int, when: str) -> None:
    """Write down that a feed was fetched."""
    connection.execute(update(feed).where(_F.number == number).values(used_at=when))
