# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`samenhang followup` as people and programs meet it."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from samenhang.cli import cli
from samenhang.errors import InvalidInput, NotFound, Unreadable
from samenhang.ledger import open_ledger
from tests.desks.followup.world import keep_all, world


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        keep_all(ledger, world())
    return tmp_path / "ledger.db"


def run(place: Path, *arguments: str) -> str:
    done = CliRunner().invoke(
        cli, ["--database", str(place), "followup", *arguments], env={"COLUMNS": "200"}, catch_exceptions=True
    )
    if done.exception is not None:
        raise done.exception
    return done.output


def answer(place: Path, *arguments: str) -> Any:
    return json.loads(run(place, *arguments, "--json"))


def test_list_on_a_day(place: Path) -> None:
    page = answer(place, "list", "--as-of", "2023-08-01", "--overdue")
    assert page["total"] == 1
    assert page["lines"][0]["days_late"] == 26
    assert (
        answer(place, "list", "--kind", "motion", "--state", "answered", "--dossier", "35570")["total"] == 1
    )
    assert answer(place, "list", "--ministry", "JenV")["total"] == 1
    assert answer(place, "list", "--owner", "niemand")["total"] == 0
    said = run(place, "list", "--as-of", "2023-08-01")
    assert "overdue 26 days" in said
    assert "2 of 2" in said


def test_show_and_verdict(place: Path) -> None:
    name = answer(place, "list", "--kind", "commitment")["lines"][0]["name"]
    said = run(place, "show", name)
    assert "“Met deze brief doe ik die toezegging gestand.”" in said
    assert "answered" in said
    judged = answer(place, "verdict", name, "partly kept", "--why", "de helft")
    assert judged["line"]["state"] == "partly-kept"
    assert judged["verdicts"][0]["why"] == "de helft"
    assert answer(place, "show", name, "--as-of", "2023-08-01")["line"]["state"] == "overdue"


def test_what_is_wrong_is_said(place: Path) -> None:
    with pytest.raises(NotFound):
        run(place, "show", "geen")
    with pytest.raises(InvalidInput, match="not a date"):
        run(place, "list", "--as-of", "gisteren")
    with pytest.raises(InvalidInput, match="no state that"):
        run(place, "list", "--state", "zoek")


def test_of_a_list_without_end_only_the_beginning_is_read(place: Path, tmp_path: Path) -> None:
    endless = tmp_path / "lang.csv"
    with endless.open("wb") as stream:
        stream.write(b"Toezegging;Termijn\n")
        stream.truncate(1_000_000_000)
    tracemalloc.start()
    with pytest.raises(Unreadable, match="larger than"):
        run(place, "import", str(endless))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000_000
