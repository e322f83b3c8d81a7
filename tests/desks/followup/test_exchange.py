# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands by which lists come in and the register goes out, as people and programs meet them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from samenhang.cli import cli
from samenhang.errors import InvalidInput, NotSent
from tests.desks.followup.shelf import excel


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of its own, and a list beside it."""
    monkeypatch.setenv("SAMENHANG_DATABASE", str(tmp_path / "ledger.db"))
    (tmp_path / "lijst.xlsx").write_bytes(excel())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["followup", *words])


def shown(*words: str) -> Any:
    answer = run(*words, "--json")
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


def test_a_list_is_shown_first_and_taken_in_when_somebody_says_so() -> None:
    seen = shown("import", "lijst.xlsx")
    assert seen["total"] == 2
    assert shown("list")["total"] == 0
    assert "what" in run("import", "lijst.xlsx").output
    taken = shown("import", "lijst.xlsx", "--yes", "--level", "internal")
    assert (taken["rows"], taken["begun"]) == (2, 2)
    assert [line["number"] for line in shown("list", "--overdue")["lines"]] == ["TZ202602-101"]


def test_a_column_is_named_by_letter_or_heading() -> None:
    seen = shown(
        "import", "lijst.xlsx", "--column", "what=B", "--column", "due=", "--column", "to=Behandelaar"
    )
    assert seen["chosen"]["columns"]["to"] == 7
    assert "due" not in seen["chosen"]["columns"]
    wrong = run("import", "lijst.xlsx", "--column", "what=Nergens")
    assert isinstance(wrong.exception, InvalidInput)


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("csv", b"\xef\xbb\xbf"),
        ("json", b"{"),
        ("xlsx", b"PK"),
        ("ics", b"BEGIN:VCALENDAR"),
        ("atom", b"<?xml"),
    ],
)
def test_the_register_goes_out_in_five_forms(form: str, begins: bytes, place: Path) -> None:
    run("import", "lijst.xlsx", "--yes")
    out = place / "uit"
    assert run("export", "--format", form, "--ministry", "JenV", "--output", str(out)).exit_code == 0
    assert out.read_bytes().startswith(begins)
    if form == "json":
        assert [item["number"] for item in json.loads(out.read_text("utf-8"))["items"]] == ["TZ202602-101"]


def test_the_overview_comes_in_two_forms(place: Path) -> None:
    run("import", "lijst.xlsx", "--yes")
    for form, begins in (("docx", b"PK"), ("pdf", b"%PDF-")):
        out = place / f"overzicht.{form}"
        answer = run(
            "overview", "--format", form, "-o", str(out), "--ministry", "JenV", "--to", "De Voorzitter"
        )
        assert answer.exit_code == 0, answer.output
        assert out.read_bytes().startswith(begins)


def test_nothing_is_mailed_without_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(run("mail").exception, InvalidInput)  # nothing says where its links lead
    monkeypatch.setenv("SAMENHANG_SITE", "https://samenhang.example.nl")
    assert isinstance(run("mail").exception, NotSent)
