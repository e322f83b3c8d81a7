# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts and sessions: who may come in, and who is in. Moments are ISO text in UTC, so they sort.

Passwords and tokens come in hashed; what is kept here lets nobody in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger import following_tables, tables
from samenhang.viewer import Level, Role, Viewer, groups_of

_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{0,63}")
_A, _S = tables.account.c, tables.session.c


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may come in. `password` is a hash, and is not shown."""

    name: str
    password: str = field(repr=False)
    role: Role
    clearance: Level
    groups: frozenset[str]
    active: bool
    created_at: str

    @property
    def viewer(self) -> Viewer:
        """Whose eyes these are."""
        return Viewer(self.name, self.role, self.clearance, self.groups)


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is in, until `expires_at`. `token_hash` is the hash of what the browser shows."""

    token_hash: str = field(repr=False)
    account: str
    created_at: str
    expires_at: str
    last_seen: str


class Accounts:
    """Who may come in and who is in, as one state of the ledger has it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def named(self, name: str) -> Account:
        """The account of this name. Raises NotFound."""
        found = self._connection.execute(select(tables.account).where(_A.name == fold(name))).first()
        if found is None:
            raise NotFound(f"there is no account “{name}”", "samenhang account list shows them")
        return _account(found)

    def all(self) -> tuple[Account, ...]:
        """All accounts by name."""
        found = self._connection.execute(select(tables.account).order_by(_A.name))
        return tuple(_account(row) for row in found)

    def session(self, token_hash: str, moment: str) -> tuple[Session, Account] | None:
        """The session of a token that holds at this moment, with its account; None where there is none."""
        question = (
            select(tables.session, tables.account)
            .join(tables.account, _A.name == _S.account)
            .where(_S.token_hash == token_hash, _S.expires_at > moment, _A.active == 1)
        )
        found = self._connection.execute(question).first()
        return (Session(*found[:5]), _account(found[5:])) if found else None

    def sessions(self, name: str) -> tuple[Session, ...]:
        """The sessions of an account, the last seen first."""
        question = select(tables.session).where(_S.account == fold(name)).order_by(_S.last_seen.desc())
        return tuple(Session(*row) for row in self._connection.execute(question))


class AccountsInk(Accounts):
    """The same, for the one writer."""

    def add(self, account: Account) -> Account:
        """Let somebody in from now on; gives the account as it is kept.

        Raises InvalidInput for a name that is taken, or no name.
        """
        name = fold(account.name)
        if _NAME.fullmatch(name) is None:
            raise InvalidInput(
                f"“{account.name}” is no name for an account", "use letters, digits and . _ @ -, at most 64"
            )
        if self._connection.execute(select(_A.name).where(_A.name == name)).first():
            raise InvalidInput(
                f"there is an account “{name}” already", "choose another name, or change that one"
            )
        self._connection.execute(insert(tables.account), _row(account))
        return self.named(name)

    def change(self, account: Account) -> None:
        """Change an account. Its sessions end: who may do or see something else comes in anew."""
        name = self.named(account.name).name
        self._connection.execute(update(tables.account).where(_A.name == name).values(_row(account)))
        self.close_all(name)

    def rehash(self, name: str, password: str) -> None:
        """Keep the same password under a newer kind of hash; sessions go on."""
        self._connection.execute(
            update(tables.account).where(_A.name == fold(name)).values(password=password)
        )

    def remove(self, name: str) -> None:
        """Take an account away, with its sessions, saved searches and what it follows. What the audit log
        says of it stays.
        """
        name = self.named(name).name
        self.close_all(name)
        self._connection.execute(delete(tables.saved).where(tables.saved.c.owner == name))
        following_tables.forget(self._connection, name)
        self._connection.execute(delete(tables.account).where(_A.name == name))

    def open(self, session: Session) -> None:
        """Somebody comes in."""
        self._connection.execute(insert(tables.session), dict(zip(_SESSION, _values(session), strict=True)))

    def touch(self, token_hash: str, moment: str, expires_at: str) -> None:
        """Note that a session was used, and until when it holds now."""
        change = {"last_seen": moment, "expires_at": expires_at}
        self._connection.execute(update(tables.session).where(_S.token_hash == token_hash).values(change))

    def close(self, token_hash: str) -> None:
        """Somebody goes out."""
        self._connection.execute(delete(tables.session).where(_S.token_hash == token_hash))

    def close_all(self, name: str) -> None:
        """End every session of an account."""
        self._connection.execute(delete(tables.session).where(_S.account == fold(name)))

    def sweep(self, moment: str) -> None:
        """Take away the sessions that do not hold any more."""
        self._connection.execute(delete(tables.session).where(_S.expires_at <= moment))


_SESSION = ("token_hash", "account", "created_at", "expires_at", "last_seen")


def _values(session: Session) -> tuple[str, ...]:
    return (
        session.token_hash,
        fold(session.account),
        session.created_at,
        session.expires_at,
        session.last_seen,
    )


def fold(name: str) -> str:
    """A name as it is kept: people type it in capitals or not."""
    return name.strip().casefold()


def _account(row: Row[Any] | Sequence[Any]) -> Account:
    name, password, role, clearance, groups, active, created_at = tuple(row)
    named = frozenset(json.loads(groups))
    return Account(name, password, Role(role), Level(clearance), named, bool(active), created_at)


def _row(account: Account) -> dict[str, Any]:
    return {
        "name": fold(account.name),
        "password": account.password,
        "role": account.role.value,
        "clearance": account.clearance.value,
        "groups": json.dumps(sorted(groups_of(account.groups))),
        "active": int(account.active),
        "created_at": account.created_at,
    }
