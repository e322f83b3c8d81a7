# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passwords: kept as hashes that differ each time, and refused in plain words where they are weak."""

from __future__ import annotations

import pytest

from samenhang.errors import InvalidInput
from samenhang.web.passwords import hash_password, verify

GOOD = "vier losse woorden hier"


def test_a_password_is_verified_and_no_other() -> None:
    hashed = hash_password(GOOD)
    assert GOOD not in hashed
    assert hashed.startswith("$argon2id$")
    assert verify(hashed, GOOD)
    assert not verify(hashed, GOOD + " ")
    assert hash_password(GOOD) != hashed


@pytest.mark.parametrize(
    ("weak", "says"),
    [("", "0 characters"), ("kort", "4 characters"), ("a" * 20, "repeats"), ("ab" * 600, "1200 characters")],
)
def test_a_weak_password_is_refused_in_plain_words(weak: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says) as refused:
        hash_password(weak)
    assert refused.value.remedy
    assert not weak or weak not in str(refused.value)


@pytest.mark.parametrize("hashed", ["", "geen hash", "$argon2id$v=19$m=1$"])
def test_what_is_no_hash_lets_nobody_in(hashed: str) -> None:
    assert not verify(hashed, GOOD)
