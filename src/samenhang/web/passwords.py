# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passwords: hashed with Argon2id and the costs that RFC 9106 gives for machines with little memory."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from samenhang.errors import InvalidInput

SHORTEST, LONGEST = 12, 1_000
"""Characters of a password; the longest only bounds the work."""

_HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


def hash_password(text: str) -> str:
    """The hash to keep, with its salt and costs in it. Raises InvalidInput for a password that is weak."""
    if len(text) < SHORTEST:
        raise InvalidInput(
            f"the password has {len(text)} characters",
            f"use at least {SHORTEST}; four words side by side are easy to remember and hard to guess",
        )
    if len(text) > LONGEST:
        raise InvalidInput(f"the password has {len(text)} characters", f"use at most {LONGEST}")
    if len(set(text)) < SHORTEST // 3:
        raise InvalidInput("the password repeats a few characters", "use words or characters that differ")
    return _HASHER.hash(text)


def verify(hashed: str, text: str) -> bool:
    """Whether a password is the one that was hashed; False also for what is no hash."""
    try:
        return len(text) <= LONGEST and _HASHER.verify(hashed, text)
    except (VerificationError, InvalidHashError):
        return False
