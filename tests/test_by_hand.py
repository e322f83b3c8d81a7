# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people run into who use the program by hand: typing errors, odd places, the same name twice."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from typer.testing import CliRunner, Result

from samenhang import terminal
from samenhang.cli import cli
from samenhang.errors import NotFound, SamenhangError
from samenhang.ledger import open_ledger
from samenhang.sources import folder

Run = Callable[..., Result]
LETTER = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 3 maart 2015

Geachte voorzitter,

Hierbij het antwoord.

De Minister van Defensie,
J.A. Hennis-Plasschaert
"""
PROMISE = "De minister van Defensie zegt toe de Kamer voor 1 juli {year} te informeren over stuk {n}."


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program on a ledger of its own."""
    monkeypatch.setenv("SAMENHANG_DATABASE", str(tmp_path / "ledger.db"))

    def samenhang(*arguments: str | Path) -> Result:
        return CliRunner().invoke(cli, list(map(str, arguments)))

    return samenhang


def test_what_stands_in_one_zip_are_documents_of_their_own(run: Run, tmp_path: Path) -> None:
    """Without an identifier a file is a version of what stood at its place before; a zip has many places."""
    names = ("a/brief.txt", "b/brief.txt", "nota.txt")
    for year in (2015, 2016):
        with zipfile.ZipFile(tmp_path / "bundle.zip", "w") as bundle:
            for n, name in enumerate(names):
                bundle.writestr(name, PROMISE.format(year=year, n=n))
        assert run("add", tmp_path / "bundle.zip").exit_code == 0
        with open_ledger(tmp_path / "ledger.db") as ledger:
            found = {entry.name: entry.version for entry in ledger.entries()}
        assert found == {f"bundle.zip/{name}": year - 2014 for name in names}


def fails(run: Run, *arguments: str | Path) -> SamenhangError:
    """Why a command does not do what is asked, as it is said: the exit code is that of wrong input."""
    error = run(*arguments).exception
    assert isinstance(error, SamenhangError), repr(error)
    assert error.exit_code == 2
    assert error.remedy
    return error


def test_a_file_to_mark_that_is_not_there(run: Run, tmp_path: Path) -> None:
    assert "no.txt cannot be read: No such file" in fails(run, "mark", tmp_path / "no.txt").what
    assert "Is a directory" in fails(run, "mark", tmp_path).what


def test_a_folder_that_is_closed_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied", str(tmp_path / "dicht"))

    monkeypatch.setattr(folder, "_walk", closed)
    assert "dicht cannot be opened: Permission denied; nothing was added" in fails(run, "add", tmp_path).what


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    (tmp_path / "brief.txt").write_text(PROMISE.format(year=2027, n=1), "utf-8")
    assert run("add", tmp_path / "brief.txt").exit_code == 0
    return run


def test_an_export_takes_its_place_whole_or_not_at_all(filled: Run, tmp_path: Path) -> None:
    assert "cannot be written" in fails(filled, "export", "-o", tmp_path / "no" / "x.jsonl").what
    assert "cannot be written" in fails(filled, "followup", "export", "-o", tmp_path / "no" / "x.csv").what
    (tmp_path / "in-the-way").write_text("x")
    assert "cannot be made" in fails(filled, "export", "--csv", "-o", tmp_path / "in-the-way").what
    for name in ("out.jsonl", "out.csv"):
        (tmp_path / name).write_text("oud")
    fails(filled, "export", "--type", "marks", "-o", tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text() == "oud"
    assert filled("export", "-o", tmp_path / "out.jsonl").exit_code == 0
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert "document" in {json.loads(line)["type"] for line in lines}
    assert filled("followup", "export", "-o", tmp_path / "out.csv").exit_code == 0
    assert "toezegging" in (tmp_path / "out.csv").read_text("utf-8-sig")
    assert filled("export", "--csv", "-o", tmp_path / "tables").exit_code == 0
    with (tmp_path / "tables" / "document.csv").open(encoding="utf-8", newline="") as table:
        assert [row["type"] for row in csv.DictReader(table)] == ["document"]
    assert not [*tmp_path.glob(".out*"), *(tmp_path / "tables").glob(".*")]


def test_a_ledger_that_cannot_be_opened_has_no_server_to_look_at(run: Run, tmp_path: Path) -> None:
    error = run("--database", str(tmp_path), "status").exception
    assert isinstance(error, SamenhangError)
    assert (error.exit_code, error.remedy) == (5, "name a file in a folder where you may write")


@pytest.mark.parametrize("kind", ["brief", "Kamerbrief", "letter", "BRIEF"])
def test_kinds_may_be_asked_for_in_dutch(filled: Run, tmp_path: Path, kind: str) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    filled("add", tmp_path / "letter.txt")
    assert "letter.txt" in filled("search", f"soort:{kind} antwoord").stdout
    assert "letter.txt" not in filled("search", "soort:motie antwoord").stdout


def test_names_of_documents_are_there_to_be_copied(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"{'een-heel-lange-naam-' * 4}van-een-brief.txt"
    (tmp_path / name).write_text(
        "Den Haag, 3 maart 2015\n\nZie Kamerstukken II 2014/15, 33694, nr. 6.", "utf-8"
    )
    run("add", tmp_path / name)
    monkeypatch.setattr(terminal.out, "_width", 80)
    assert f"is cited by (1)\n  {name}" in run("references", "kst-33694-6").stdout, "a paper that is not here"
    assert isinstance(run("references", "kst-33694-7").exception, NotFound)
    assert name in "".join(run("timeline").stdout.split())


def test_many_files_with_one_reason_do_not_fill_the_screen(run: Run, tmp_path: Path) -> None:
    for n in range(12):
        (tmp_path / f"{n:02}.json").write_text(f'{{"n": {n}}}')
    (tmp_path / "99.pdf").write_bytes(b"%PDF-1.7 en dan niets meer")
    shown = run("add", *sorted(tmp_path.glob("*.*"))).stdout
    assert [f"{n:02}.json" in shown for n in range(12)] == [True] * 3 + [False] * 9
    assert "and 9 more like these; --json names them all" in shown
    assert "99.pdf" in shown
    told = json.loads(run("status", "--json").stdout)["problems"]
    assert {problem["name"] for problem in told} >= {f"{n:02}.json" for n in range(12)}


def test_a_verdict_that_is_none_names_those_that_there_are(run: Run) -> None:
    error = fails(run, "followup", "verdict", "x", "open")
    assert error.remedy == "choose one of: kept, partly-kept, not-kept, withdrawn, overtaken"
