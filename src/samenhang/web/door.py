# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who comes in, and how: the one place where single sign-on will stand.

A session is a random token in a cookie; the ledger keeps only its digest. On loopback a token that is printed
once opens a session of the owner, as notebooks do; elsewhere an account and its password do.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from samenhang.errors import NotFound
from samenhang.ledger import Ledger
from samenhang.ledger.accounts import Account, Session
from samenhang.viewer import OWNER, Viewer
from samenhang.web import passwords, token
from samenhang.web.problem import Refused
from samenhang.web.throttle import Pace, Throttle

COOKIE = "samenhang"
LASTS = timedelta(hours=10)
"""A session ends this long after it began, whatever is done in it,"""

IDLE = timedelta(hours=2)
"""or this long after it was last used."""

NOTED = timedelta(minutes=5)
"""How often is written down that a session is used: not with each page."""

HOUR = 3600.0
"""Seconds."""

OFTEN = 60
"""How often one key may be used in an hour: programs that read calendars and feeds ask far less often."""

FAILURES = 120
"""How many keys that are none one origin may show in an hour; many calendars may stand behind one."""

NOBODY = passwords.hash_password(token.fresh())
"""Compared with where there is no such account, so that the answer takes as long."""


class Door:
    """The sessions of a ledger. `entry` opens one without an account; None where accounts are demanded."""

    def __init__(self, ledger: Ledger, entry: token.OneEntry | None) -> None:
        self._ledger = ledger
        self._entry = entry
        self._throttle = Throttle()
        self._owners: dict[str, datetime] = {}
        self._by_key = Pace(OFTEN, HOUR)
        self._by_origin = Pace(FAILURES, HOUR)

    @property
    def accounts(self) -> bool:
        """Whether people come in with an account, over https; if not, this is the owner's own machine."""
        return self._entry is None

    def enter(self, entry: str, now: datetime) -> str | None:
        """A session of the owner for the token that was printed, or None."""
        if self._entry is None or not self._entry.opens(entry):
            return None
        session = token.fresh()
        self._owners[token.digest(session)] = now + LASTS
        return session

    def viewer(self, session: str, now: datetime) -> Viewer | None:
        """Whose session this is, or None where it is none or has ended."""
        if not session:
            return None
        kept = token.digest(session)
        if kept in self._owners:
            return OWNER if now < self._owners[kept] else None
        with self._ledger.accounts() as accounts:
            found = accounts.session(kept, moment(now))
        if found is None:
            return None
        self._note(found[0], now)
        return found[1].viewer

    def _note(self, session: Session, now: datetime) -> None:
        """Write down that a session is used, and until when it holds now."""
        if now - datetime.fromisoformat(session.last_seen) < NOTED:
            return
        end = min(now + IDLE, datetime.fromisoformat(session.created_at) + LASTS)
        with self._ledger.writing(moment(now)) as ink:
            ink.accounts.touch(session.token_hash, moment(now), moment(end))

    def holder(self, name: str) -> Viewer | None:
        """Whose eyes a key lends that this person made: theirs as they are now, None where they may not
        come in.
        """
        if not self.accounts and name == OWNER.name:
            return OWNER
        account = self._account(name)
        return account.viewer if account else None

    def turns_away(self, key: str | None, origin: str, now: datetime) -> bool:
        """Whether a key is used too often, or, where it is none (None), too many that are none from here."""
        pace, name = (self._by_origin, origin) if key is None else (self._by_key, key)
        return not pace.allows(name, now.timestamp())

    def sign_in(self, name: str, password: str, origin: str, now: datetime) -> str:
        """A session for an account. Raises Refused, in the same words whatever was wrong."""
        tries = (f"name {name.casefold()}", f"from {origin}")
        if any(self._throttle.wait(key, now.timestamp()) for key in tries):
            raise Refused(429, "too-often")
        account = self._account(name)
        right = passwords.verify(account.password if account else NOBODY, password)
        if account is None or not right:
            for key in tries:
                self._throttle.failed(key, now.timestamp())
            with self._ledger.writing(moment(now)) as ink:
                ink.audit("sign in", name[:64], "refused", origin, name[:64])
            raise Refused(403, "wrong")
        self._throttle.succeeded(tries[0])
        session = token.fresh()
        with self._ledger.writing(moment(now)) as ink:
            ink.accounts.sweep(moment(now))
            ink.accounts.open(_session(session, account, now))
            ink.audit("sign in", account.name, "done", origin, account.name)
        return session

    def _account(self, name: str) -> Account | None:
        if "\0" in name:  # no database keeps it as text, so that nobody is called so
            return None
        with self._ledger.accounts() as accounts:
            try:
                account = accounts.named(name)
            except NotFound:
                return None
        return account if account.active else None

    def sign_out(self, session: str, viewer: Viewer, origin: str, now: datetime) -> None:
        """End a session."""
        kept = token.digest(session)
        self._owners.pop(kept, None)
        with self._ledger.writing(moment(now)) as ink:
            ink.accounts.close(kept)
            ink.audit("sign out", viewer.name, "done", origin, viewer.name)


def moment(now: datetime) -> str:
    """A moment as the ledger keeps it: ISO text in UTC, which sorts."""
    return now.astimezone(UTC).isoformat(timespec="seconds")


def _session(session: str, account: Account, now: datetime) -> Session:
    return Session(token.digest(session), account.name, moment(now), moment(now + IDLE), moment(now))
