# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Random tokens: for a session, for one entry, and against forged forms. Compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import secrets


def fresh() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a token: who reads the ledger cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def form_token(session: str) -> str:
    """A token for the forms of a session, another one each time so that a compressed page betrays nothing."""
    salt = secrets.token_urlsafe(9)
    return f"{salt}.{_seal(session, salt)}"


def is_form_token(session: str, token: str) -> bool:
    """Whether a form came from a page of this session."""
    salt, _, seal = token.partition(".")
    return hmac.compare_digest(seal.encode(), _seal(session, salt).encode())


def _seal(session: str, salt: str) -> str:
    return hmac.new(session.encode(), f"form {salt}".encode(), hashlib.sha256).hexdigest()


class OneEntry:
    """A token that opens the door once, as notebooks have it."""

    def __init__(self) -> None:
        self.token = fresh()
        self._used = False

    def opens(self, token: str) -> bool:
        """Whether this token opens the door; it does so one time only."""
        right = not self._used and hmac.compare_digest(token.encode(), self.token.encode())
        self._used = self._used or right
        return right
