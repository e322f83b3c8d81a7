# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samenhang.web.token import OneEntry, digest, form_token, fresh, is_form_token


@given(st.text(min_size=1))
def test_a_form_token_fits_its_session_and_no_other(session: str) -> None:
    token = form_token(session)
    assert is_form_token(session, token)
    assert not is_form_token(session + "x", token)


@given(st.text())
def test_what_was_made_up_fits_nothing(token: str) -> None:
    assert not is_form_token("session", token)


def test_each_page_has_another_token() -> None:
    assert form_token("session") != form_token("session")


def test_what_is_kept_is_not_the_token() -> None:
    token = fresh()
    assert token not in digest(token)
    assert digest(token) == digest(token)


def test_an_entry_opens_once() -> None:
    entry = OneEntry()
    assert not entry.opens("")
    assert not entry.opens("something else")
    assert entry.opens(entry.token)
    assert not entry.opens(entry.token)
