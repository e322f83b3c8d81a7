# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who comes in, and how: the one place where single sign-on will stand.

A session is a random token in a cookie; the ledger keeps only its digest. On loopback a token that is printed
once opens a session of the owner, as notebooks do; elsewhere an account and its password do.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from samenhang.ledger import Ledger
from samenhang.viewer import OWNER, Viewer
from samenhang.web import passwords, token
from samenhang.web.problem import Refused
from samenhang.web.throttle import Throttle

COOKIE = "samenhang"
LASTS = timedelta(hours=10)
"""A session ends this long after it began,"""

IDLE = timedelta(hours=2)
"""or this long after it was last used."""

NOBODY = passwords.hash_password(token.fresh())
"""Compared with where there is no such account, so that the answer takes as long."""


class Door:
    """The sessions of a ledger. `entry` opens one without an account; None where accounts are demanded."""

    def __init__(self, ledger: Ledger, entry: token.OneEntry | None) -> None:
        self._ledger = ledger
        self._entry = entry
        self._throttle = Throttle()
        self._owners: dict[str, datetime] = {}

    @property
    def secure(self) -> bool:
        """Whether cookies travel over https only: wherever this is not the owner's own machine."""
        return self._entry is None

    @property
    def accounts(self) -> bool:
        """Whether people come in with an account."""
        return self._entry is None

    def enter(self, entry: str, now: datetime) -> str | None:
        """A session of the owner for the token that was printed, or None."""
        if self._entry is None or not self._entry.opens(entry):
            return None
        session = token.fresh()
        self._owners[token.digest(session)] = now + LASTS
        return session

    def viewer(self, session: str, now: datetime) -> Viewer | None:
        """Who this session belongs to, or None where it is none or has ended."""
        if not session:
            return None
        kept = token.digest(session)
        if kept in self._owners:
            return OWNER if now < self._owners[kept] else None
        return self._ledger.accounts.viewer(kept, now, IDLE)

    def sign_in(self, name: str, password: str, origin: str, now: datetime) -> str:
        """A session for an account. Raises Refused, in the same words whatever was wrong."""
        when = now.timestamp()
        wait = max(self._throttle.wait(key, when) for key in (f"name {name}", f"from {origin}"))
        if wait:
            raise Refused(429, "too-often", f"{wait:.0f}")
        account = self._ledger.accounts.find(name)
        known = account is not None and account.active
        right = passwords.verify(account.password if account and known else NOBODY, password) and known
        with self._ledger.writing(now.isoformat(timespec="seconds")) as ink:
            ink.audit("sign in", name, "done" if right else "refused", origin, name)
            if right:
                session = token.fresh()
                ink.open_session(token.digest(session), name, now, now + LASTS)
        if not right:
            for key in (f"name {name}", f"from {origin}"):
                self._throttle.failed(key, when)
            raise Refused(403, "wrong")
        self._throttle.succeeded(f"name {name}")
        return session

    def sign_out(self, session: str, viewer: Viewer, origin: str, now: datetime) -> None:
        """End a session."""
        kept = token.digest(session)
        self._owners.pop(kept, None)
        with self._ledger.writing(now.isoformat(timespec="seconds")) as ink:
            ink.close_session(kept)
            ink.audit("sign out", viewer.name, "done", origin, viewer.name)
