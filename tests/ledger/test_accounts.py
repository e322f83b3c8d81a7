# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts, sessions and saved searches, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger import Ledger
from samenhang.ledger.accounts import Account, Session
from samenhang.viewer import Level, Role, Viewer
from tests.ledger.world import WHEN

ALICE = Account("alice", "hash-1", Role.ANALYST, Level.INTERNAL, frozenset({"crisis"}), True, WHEN)
IN = Session("token-1", "alice", "2026-11-24T10:00:00", "2026-11-24T18:00:00", "2026-11-24T10:00:00")
NOW, LATER = "2026-11-24T12:00:00", "2026-11-24T18:00:00"


@pytest.fixture
def alice(ledger: Ledger) -> Ledger:
    with ledger.writing(WHEN) as ink:
        ink.accounts.add(ALICE)
        ink.accounts.open(IN)
    return ledger


def session(ledger: Ledger, token: str = "token-1", moment: str = NOW) -> tuple[Session, Account] | None:
    with ledger.accounts() as accounts:
        return accounts.session(token, moment)


def test_an_account_is_kept_as_it_was_given(alice: Ledger) -> None:
    with alice.accounts() as accounts:
        assert accounts.named(" Alice ") == ALICE
        assert accounts.all() == (ALICE,)
        assert accounts.sessions("alice") == (IN,)
    assert ALICE.viewer == Viewer("alice", Role.ANALYST, Level.INTERNAL, frozenset({"crisis"}))
    assert "hash-1" not in repr(ALICE)


@pytest.mark.parametrize("name", ["", "Alice", "a b", "../x", "x" * 65, "é"])
def test_a_name_that_is_taken_or_none_is_refused(alice: Ledger, name: str) -> None:
    with pytest.raises(InvalidInput), alice.writing(WHEN) as ink:
        ink.accounts.add(replace(ALICE, name=name))


def test_a_session_holds_until_it_expires(alice: Ledger) -> None:
    assert session(alice) == (IN, ALICE)
    assert session(alice, moment=LATER) is None
    assert session(alice, "token-2") is None
    with alice.writing(WHEN) as ink:
        ink.accounts.touch("token-1", NOW, "2026-11-24T20:00:00")
    assert session(alice, moment=LATER) is not None


def test_a_changed_account_has_no_sessions_left(alice: Ledger) -> None:
    changed = replace(ALICE, clearance=Level.PUBLIC)
    with alice.writing(WHEN) as ink:
        ink.accounts.change(changed)
    assert session(alice) is None
    with alice.accounts() as accounts:
        assert accounts.named("alice") == changed


def test_an_inactive_account_does_not_come_in(alice: Ledger) -> None:
    with alice.writing(WHEN) as ink:
        ink.accounts.change(replace(ALICE, active=False))
        ink.accounts.open(IN)
    assert session(alice) is None


def test_a_better_hash_ends_no_session(alice: Ledger) -> None:
    with alice.writing(WHEN) as ink:
        ink.accounts.rehash("alice", "hash-2")
    found = session(alice)
    assert found is not None
    assert found[1].password == "hash-2"


def test_sessions_end_one_by_one_and_by_time(alice: Ledger) -> None:
    with alice.writing(WHEN) as ink:
        ink.accounts.open(replace(IN, token_hash="token-2", expires_at=NOW))
        ink.accounts.sweep(NOW)
        assert [one.token_hash for one in ink.accounts.sessions("alice")] == ["token-1"]
        ink.accounts.close("token-1")
        assert ink.accounts.sessions("alice") == ()


def test_a_removed_account_leaves_nothing_but_its_audit_lines(alice: Ledger) -> None:
    with alice.writing(WHEN) as ink:
        ink.saved.keep("alice", "library", "plan", "/search?q=plan", WHEN)
        ink.audit("sign in", "alice", "done", "127.0.0.1", "alice")
        ink.accounts.remove("alice")
    assert session(alice) is None
    with alice.accounts() as accounts, pytest.raises(NotFound):
        accounts.named("alice")
    with alice.saved() as saved:
        assert saved.of("alice") == ()
    assert [line.actor for line in alice.audit_lines()] == ["alice"]


def test_a_saved_search_is_its_owners_alone(ledger: Ledger) -> None:
    with ledger.writing(WHEN) as ink:
        first = ink.saved.keep("alice", "library", " plan  bureau ", "/search?q=plan", WHEN)
        ink.saved.keep("alice", "followup", "laat", "/followup?late=1", WHEN)
        again = ink.saved.keep("alice", "library", "plan bureau", "/search?q=planbureau", WHEN)
    assert first.name == "plan bureau"
    with ledger.saved() as saved:
        assert [one.address for one in saved.of("alice", "library")] == ["/search?q=planbureau"]
        assert len(saved.of("alice")) == 2
        assert saved.of("bob") == ()
    with pytest.raises(NotFound), ledger.writing(WHEN) as ink:
        ink.saved.remove("bob", again.key)
    with ledger.writing(WHEN) as ink:
        ink.saved.remove("alice", again.key)
        assert len(ink.saved.of("alice")) == 1


@pytest.mark.parametrize("address", ["https://example.org", "//example.org", "/\\example.org", "", "search"])
def test_a_saved_search_leads_nowhere_else(ledger: Ledger, address: str) -> None:
    with pytest.raises(InvalidInput), ledger.writing(WHEN) as ink:
        ink.saved.keep("alice", "library", "plan", address, WHEN)
