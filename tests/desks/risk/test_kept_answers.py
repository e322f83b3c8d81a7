# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was worked out survives a restart, within a bound; what stands in a ledger runs no code of others."""

from __future__ import annotations

import os
import pickle
import zlib
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from samenhang.desks.risk import kept_answers, worked
from samenhang.desks.risk.analysis.assessment.plan import Settings
from samenhang.desks.risk.kept_answers import KeptAnswers
from samenhang.desks.risk.pages import worked as pages
from samenhang.desks.risk.store import answers
from samenhang.desks.risk.worked import Worked
from samenhang.errors import InvalidInput
from samenhang.ledger import Ledger, open_ledger
from samenhang.viewer import Level, Role
from tests.desks.risk.conftest import Desk
from tests.desks.risk.test_balances_page import somewhereland
from tests.desks.risk.test_elicitation_pages import parsed
from tests.desks.risk.test_risk_files import TEXTS, kept
from tests.web.conftest import settings_of

WHEN = "2026-11-25T12:00:00Z"


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    with open_ledger(settings_of(tmp_path).database) as found:
        yield found


def test_every_kind_of_page_comes_back_after_a_restart(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "WORKED", Worked())
    monkeypatch.setattr(pages, "SOON", 60.0)
    analyst = desk("anna", Role.ANALYST)
    texts = {**TEXTS, "balances": somewhereland()}
    addresses = [kept(analyst, text, title="x") for text in texts.values()]
    shown = [_worked(analyst, address) for address in addresses]
    assert all("Waarop het berust" in text for text in shown)

    def refuse(make: Any, report: Any) -> Any:
        raise AssertionError("worked out again")

    monkeypatch.setattr(pages, "WORKED", Worked())
    monkeypatch.setattr(worked, "_made", refuse)
    assert [_worked(analyst, address) for address in addresses] == shown
    reader = desk("piet", Role.READER)
    assert reader.get(addresses[0]).status_code == 200
    bea = desk("bea", Role.ANALYST, clearance=Level.CONFIDENTIAL)
    hidden = kept(bea, TEXTS["scenarios"], level="confidential")
    assert reader.get(hidden).status_code == 404


def _worked(browser: TestClient, address: str) -> str:
    found = parsed(browser.get(address).text).css_first("#worked")
    assert found is not None
    return str(found.html)


def test_what_cannot_be_worked_out_is_not_kept(ledger: Ledger) -> None:
    shelf = KeptAnswers(ledger, WHEN)

    def fail(report: Any) -> str:
        raise InvalidInput("too much", "less")

    with pytest.raises(InvalidInput):
        Worked().get("key", fail, shelf)
    assert Worked().get("key", lambda report: "right", shelf) == "right"
    assert Worked().get("key", fail, shelf) == "right"


def test_the_oldest_goes_where_all_are_too_much(ledger: Ledger) -> None:
    for at, size in enumerate([40, 40, 40, 90]):
        answers.keep(ledger, str(at), bytes(size), f"2026-11-2{at}", 100)
        kept_now = [name for name in "0123" if answers.load(ledger, name) is not None]
        assert kept_now == [["0"], ["0", "1"], ["1", "2"], ["3"]][at]
    answers.keep(ledger, "3", b"new", "2026-11-26", 100)
    assert answers.load(ledger, "3") == b"new"


def test_too_large_an_answer_is_not_kept(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_answers, "LARGEST", 100)
    shelf = KeptAnswers(ledger, WHEN)
    shelf.keep("large", os.urandom(200))
    shelf.keep("code", lambda: None)
    assert (shelf.load("large"), shelf.load("code")) == (None, None)


def test_another_code_or_another_choice_is_another_answer(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = KeptAnswers(ledger, WHEN)
    shelf.keep(("text", Settings(seed=1)), "one")
    assert shelf.load(("text", Settings(seed=1))) == "one"
    assert shelf.load(("text", Settings(seed=2))) is None
    monkeypatch.setattr(kept_answers, "_made_by", lambda: "newer")
    assert shelf.load(("text", Settings(seed=1))) is None


class _Hostile:
    """Runs a command of its writer when it is read."""

    def __reduce__(self) -> Any:
        return os.system, ("exit 1",)


class _Sideways:
    """Reaches a function through a module of the desk."""

    def __reduce__(self) -> Any:
        return kept_answers._name, ("key",)


@pytest.mark.parametrize("written", [_Hostile(), _Sideways()])
def test_what_stands_in_a_ledger_runs_nothing(ledger: Ledger, written: object) -> None:
    content = zlib.compress(pickle.dumps(written))
    answers.keep(ledger, kept_answers._name("key"), content, WHEN, 10_000)
    assert KeptAnswers(ledger, WHEN).load("key") is None


@pytest.mark.parametrize("content", [b"", b"x", zlib.compress(b""), zlib.compress(b"\x80\x05.")])
def test_what_cannot_be_read_is_made_again(ledger: Ledger, content: bytes) -> None:
    answers.keep(ledger, kept_answers._name("key"), content, WHEN, 10_000)
    shelf = KeptAnswers(ledger, WHEN)
    assert Worked().get("key", lambda report: "new", shelf) == "new"
    assert shelf.load("key") == "new"


def test_a_ledger_that_is_closed_keeps_nothing_and_says_nothing(tmp_path: Path) -> None:
    with open_ledger(settings_of(tmp_path).database) as ledger:
        shelf = KeptAnswers(ledger, WHEN)
    shelf.keep("key", "value")
    assert Worked().get("other", lambda report: "right", shelf) == "right"


@pytest.mark.parametrize("key", [("x", object()), ("x", settings_of)])
def test_a_key_that_says_not_all_in_words_finds_nothing(ledger: Ledger, key: Hashable) -> None:
    shelf = KeptAnswers(ledger, WHEN)
    shelf.keep(key, "of another")
    assert shelf.load(key) is None
