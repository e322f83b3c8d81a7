# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists that somebody sent and has not taken in yet: theirs alone, and gone after a day."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from samenhang.errors import NotFound
from samenhang.ledger.following_tables import draft

_D = draft.c


@dataclass(frozen=True, slots=True)
class Draft:
    """A list as it was sent."""

    name: str
    file: str
    data: bytes


def keep(connection: Connection, owner: str, one: Draft, when: str) -> None:
    """Keep a list until it is taken in; the earlier ones of the same person make place for it."""
    connection.execute(delete(draft).where(_D.owner == owner))
    row = {"name": one.name, "owner": owner, "file": one.file, "data": one.data, "made_at": when}
    connection.execute(insert(draft), row)


def named(connection: Connection, owner: str, name: str) -> Draft:
    """The list of somebody. Raises NotFound."""
    question = select(_D.name, _D.file, _D.data).where(_D.owner == owner, _D.name == name)
    row = connection.execute(question).first()
    if row is None:
        raise NotFound("this list is not here any more", "send it once more")
    return Draft(row.name, row.file, bytes(row.data))


def sweep(connection: Connection, before: str) -> None:
    """Let go of lists that were sent before a moment, and of those that are done."""
    connection.execute(delete(draft).where(_D.made_at < before))


def let_go(connection: Connection, owner: str, name: str) -> None:
    """Let go of a list."""
    connection.execute(delete(draft).where(_D.owner == owner, _D.name == name))
