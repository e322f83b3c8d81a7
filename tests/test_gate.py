# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands on access, accounts and the audit log, as people type them."""

from __future__ import annotations

import getpass
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from samenhang.cli import cli
from samenhang.errors import InvalidInput, LedgerError, NotFound
from samenhang.ledger import open_ledger
from samenhang.viewer import Level, Role, Viewer

PASSWORD = "vier losse woorden hier"
READER = Viewer("lezer", Role.READER, Level.PUBLIC)
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program, on a ledger of its own."""
    monkeypatch.setenv("SAMENHANG_DATABASE", str(tmp_path / "ledger.db"))
    monkeypatch.delenv("SAMENHANG_INDEX", raising=False)
    monkeypatch.setenv("SAMENHANG_WORKERS", "1")

    def samenhang(*arguments: str, given: str | None = None) -> Result:
        return CliRunner().invoke(cli, arguments, input=given)

    return samenhang


def answer(done: Result) -> Any:
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def letter(folder: Path, *lines: str) -> str:
    path = folder / "brief.txt"
    path.write_text("\n\n".join((*lines, "Geachte voorzitter,", "Hierbij zend ik u de antwoorden.")), "utf-8")
    return str(path)


def audited(run: Run) -> list[tuple[str, str]]:
    lines = answer(run("audit", "list", "--json"))
    assert {line["origin"] for line in lines} == {"command line"}
    assert {line["actor"] for line in lines} == {getpass.getuser()}
    return [(line["action"], line["result"]) for line in lines]


def test_what_is_added_as_internal_is_hidden_from_a_reader(run: Run, tmp_path: Path) -> None:
    answer(run("add", letter(tmp_path), "--level", "intern", "--group", "Crisis", "--json"))
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert str(ledger.entry("brief.txt").access) == "internal [crisis]"
        assert list(ledger.seen_by(READER).entries()) == []
    found = answer(run("search", "voorzitter", "--json"))
    assert found["hits"][0]["entry"]["access"] == {"level": "internal", "groups": ["crisis"]}
    assert audited(run) == [("add", "1 new, as internal [crisis]")]


def test_letting_more_people_see_a_document_needs_a_reason(run: Run, tmp_path: Path) -> None:
    run("add", letter(tmp_path), "--level", "confidential")
    refused = run("classify", "brief.txt", "--level", "public")
    assert isinstance(refused.exception, InvalidInput)
    assert "--why" in str(refused.exception)
    done = answer(run("classify", "brief.txt", "--level", "openbaar", "--why", "Woo-besluit", "--json"))
    assert done == {"document": "brief.txt", "before": "confidential", "now": "public"}
    assert audited(run)[-1] == ("classify", "confidential → public: Woo-besluit")
    assert isinstance(run("classify", "geen.txt", "--level", "public").exception, NotFound)


def test_a_state_secret_is_refused_and_nothing_of_it_kept(run: Run, tmp_path: Path) -> None:
    path = letter(tmp_path, "Stg. GEHEIM", "Zeer bijzonder woord: kwetsbaarheidsmatrix.")
    done = run("add", path, "--json")
    assert done.exit_code == 3
    (problem,) = json.loads(done.stdout)["unread"]
    assert problem["code"] == "state-secret"
    assert audited(run)[-1] == ("refuse", "state-secret")
    for file in tmp_path.rglob("*"):
        if file.is_file() and file.name != "brief.txt":
            assert b"kwetsbaarheidsmatrix" not in file.read_bytes(), file.name
    refused = run("add", path, "--level", "stg. geheim")
    assert isinstance(refused.exception, InvalidInput)
    assert "state secret" in str(refused.exception)


def test_a_marked_document_is_confidential_and_this_is_said(run: Run, tmp_path: Path) -> None:
    path = letter(tmp_path, "Departementaal vertrouwelijk")
    done = run("add", path, "--level", "public")
    assert "brief.txt" in done.stdout
    assert "departementaal vertrouwelijk" in done.stdout
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert ledger.entry("brief.txt").access.level is Level.CONFIDENTIAL


def test_an_account_comes_and_changes_and_goes(run: Run) -> None:
    made = ("account", "add", "Alice", "--role", "analyst", "--clearance", "internal", "--group", "crisis")
    (account,) = answer(run(*made, "--password-stdin", "--json", given=PASSWORD + "\n"))
    assert (account["name"], account["role"], account["groups"]) == ("alice", "analyst", ["crisis"])
    assert isinstance(run(*made, "--password-stdin", given=PASSWORD).exception, InvalidInput)
    changed = answer(run("account", "change", "alice", "--role", "reader", "--group", "none", "--json"))
    assert (changed[0]["role"], changed[0]["groups"], changed[0]["active"]) == ("reader", [], True)
    assert answer(run("account", "change", "alice", "--inactive", "--json"))[0]["active"] is False
    answer(run("account", "password", "alice", "--password-stdin", "--json", given=PASSWORD + "!"))
    assert "inactive" in run("account", "list").stdout
    answer(run("account", "remove", "ALICE", "--json"))
    assert answer(run("account", "list", "--json")) == []
    assert audited(run) == [
        ("account add", "analyst, internal [crisis]"),
        ("account change", "reader, internal"),
        ("account change", "reader, internal, inactive"),
        ("account change", "reader, internal, inactive, new password"),
        ("account remove", "done"),
    ]


def test_a_password_is_asked_for_twice_and_never_shown(run: Run, tmp_path: Path) -> None:
    done = run("account", "add", "bob", given=f"{PASSWORD}\n{PASSWORD}\n")
    assert done.exit_code == 0, done.output
    assert PASSWORD not in done.output
    assert PASSWORD.encode() not in (tmp_path / "ledger.db").read_bytes()
    assert isinstance(
        run("account", "add", "eve", "--password-stdin", given="kort\n").exception, InvalidInput
    )
    assert [row["name"] for row in answer(run("account", "list", "--json"))] == ["bob"]


@pytest.mark.parametrize(
    "wrong",
    [
        ("account", "add", "x", "--role", "baas", "--password-stdin"),
        ("account", "password", "x", "--password-stdin"),
        ("add", ".", "--group", "crisis"),
        ("classify", "x", "--level", "hoog"),
    ],
)
def test_wrong_input_is_refused_with_the_way_out(run: Run, wrong: tuple[str, ...]) -> None:
    error = run(*wrong, given="kort").exception
    assert isinstance(error, InvalidInput)
    assert error.remedy


def test_verifying_tells_of_a_log_that_was_changed(run: Run, tmp_path: Path) -> None:
    run("account", "add", "bob", "--password-stdin", given=PASSWORD)
    run("account", "remove", "bob")
    chain = answer(run("audit", "verify", "--json"))
    assert chain["lines"] == 2
    assert chain["last"] in run("audit", "verify").stdout
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection:
        connection.execute("DROP TRIGGER audit_unchanged")
        connection.execute("UPDATE audit SET actor = 'niemand' WHERE number = 1")
        connection.commit()
    broken = run("audit", "verify")
    assert isinstance(broken.exception, LedgerError)
    assert "line 1" in str(broken.exception)
    assert run("audit", "verify", "--json").exit_code == LedgerError.exit_code
