# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Searches that people keep: an address of a desk under a name. Each is its owner's alone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger import tables
from samenhang.ledger.rows import clean

MOST = 200
"""Searches that one person may keep."""

_S = tables.saved.c


@dataclass(frozen=True, slots=True)
class Saved:
    """A search that somebody keeps: `address` leads to it, within this site ("/search?q=planbureau")."""

    key: int
    owner: str
    desk: str
    name: str
    address: str
    created_at: str


class SavedSearches:
    """The searches that people keep, as one state of the ledger has them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, owner: str, desk: str | None = None) -> tuple[Saved, ...]:
        """The searches of somebody, at one desk or at all, by name."""
        question = select(tables.saved).where(_S.owner == owner)
        if desk is not None:
            question = question.where(_S.desk == desk)
        found = self._connection.execute(question.order_by(_S.desk, _S.name))
        return tuple(Saved(*row) for row in found)


class SavedSearchesInk(SavedSearches):
    """The same, for the one writer."""

    def keep(self, owner: str, desk: str, name: str, address: str, when: str) -> Saved:
        """Keep a search; one of the same name at the same desk makes place for it.

        Raises InvalidInput for an address that leads out of this site, or where there are too many.
        """
        name = clean(" ".join(name.split()))
        if not name or len(name) > 200:
            raise InvalidInput("a saved search has no name, or one of more than 200 characters", "name it")
        if not address.startswith("/") or address.startswith(("//", "/\\")):
            raise InvalidInput("a saved search leads out of this site", "save it from the page of the search")
        same = (_S.owner == owner, _S.desk == desk, _S.name == name)
        self._connection.execute(delete(tables.saved).where(*same))
        if len(self.of(owner)) >= MOST:
            raise InvalidInput(f"{MOST} searches are kept already", "remove one that is no longer used")
        key = int(self._connection.execute(select(func.coalesce(func.max(_S.key), 0))).scalar_one()) + 1
        row = {"key": key, "owner": owner, "desk": desk, "name": name, "address": clean(address)}
        self._connection.execute(insert(tables.saved), {**row, "created_at": when})
        return Saved(key, owner, desk, name, clean(address), when)

    def remove(self, owner: str, key: int) -> None:
        """Let go of a search. Raises NotFound for one that is not there, or somebody else's."""
        gone = self._connection.execute(delete(tables.saved).where(_S.owner == owner, _S.key == key))
        if not gone.rowcount:
            raise NotFound("there is no such saved search", "the page of saved searches lists them")
