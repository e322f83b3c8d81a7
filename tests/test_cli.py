# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line as people and programs meet it: answers, exit codes, and nothing lost."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import psycopg
import pytest

from samenhang.app import demo_files
from samenhang.desks.library.export import TYPES

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, home: Path) -> Iterator[str]:
    """Where the ledger is: the program runs on both databases."""
    if request.param == "sqlite":
        yield str(home / "ledger.db")
        return
    server = request.getfixturevalue("postgresql_server")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA command_line")
        yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3Dcommand_line"
        connection.execute("DROP SCHEMA command_line CASCADE")


@pytest.fixture(scope="module")
def run(database: str, home: Path) -> Run:
    """The program, with a ledger that holds the demo documents."""
    environment = {**os.environ, "SAMENHANG_INDEX": str(home / f"index-{hash(database)}")}

    def samenhang(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "samenhang", "--database", database, *arguments],
            capture_output=True,
            text=True,
            input=given,
            check=False,
            env=environment,
        )

    done = samenhang("add", str(demo_files()), "--json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["read"]) == 30
    return samenhang


def answer(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_adding_again_changes_nothing(run: Run) -> None:
    again = answer(run("add", str(demo_files()), "--json"))
    assert again["read"] == []
    assert again["known"] == 30


def test_status_counts_what_is_there(run: Run) -> None:
    status = answer(run("status", "--json"))
    assert status["read"] >= 30
    assert status["counts"]["not yet indexed"] == 0
    assert status["kinds"]["letter"] >= 5


NEEDLESS = ("samenhang.marking.marker", "samenhang.reading.read", "lxml", "alembic", "pypdfium2")


@pytest.mark.parametrize(
    "asked", [("status",), ("search", "planbureau"), ("show", "kst-35570-17"), ("timeline",)]
)
def test_who_asks_does_not_wait_for_what_reads_and_marks(
    run: Run, database: str, asked: tuple[str, ...]
) -> None:
    assert run(*asked).returncode == 0  # so that the index has followed
    program = (
        "import sys; from samenhang import cli\n"
        f"try: cli.cli(['--database', {database!r}, *{asked!r}])\n"
        f"finally: print([name for name in {NEEDLESS!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "[]\n")


def test_search_gives_passages_and_why(run: Run) -> None:
    found = answer(run("search", "planbureau heroverwegen", "--json"))
    assert found["total"] > 0
    hit = found["hits"][0]
    assert "planbureau" in hit["snippet"]["text"].lower()
    assert hit["why"]


def test_search_fields(run: Run) -> None:
    assert answer(run("search", "dossier:35570", "--json"))["total"] > 0
    assert answer(run("search", "kind:motion verzoekt", "--json"))["total"] > 0
    assert answer(run("search", "planbureau date:2030..2031", "--json"))["total"] == 0


def test_a_query_that_does_not_parse_says_where(run: Run) -> None:
    done = run("search", "(planbureau")
    assert done.returncode == 2
    assert "→" in done.stderr


def test_references_both_ways(run: Run) -> None:
    references = answer(run("references", "kst-35570-17", "--json"))
    citing = {row["document"] for row in references["cited_by"]}
    assert "kst-30821-153" in citing
    assert all("35" in row["quote"] or "motie" in row["quote"].lower() for row in references["cited_by"])


def test_timeline_of_a_dossier_is_in_order(run: Run) -> None:
    rows = answer(run("timeline", "30821", "--json"))["rows"]
    days = [row["period"]["earliest"] or row["period"]["latest"] for row in rows]
    assert days == sorted(days)
    assert any(row["document"] == "kst-30821-153" for row in rows)


def test_what_is_not_there_is_exit_code_4(run: Run) -> None:
    done = run("show", "kst-99999-1")
    assert done.returncode == 4
    assert "kst-99999-1" in done.stderr
    assert "Traceback" not in done.stderr


def test_files_that_cannot_be_read_are_listed_and_nothing_is_lost(run: Run, tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").write_bytes(b"  \n")
    (tmp_path / "half.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (tmp_path / "goed.txt").write_text("Den Haag, 3 maart 2020\n\nHierbij informeer ik uw Kamer.")
    with zipfile.ZipFile(tmp_path / "bundel.zip", "w") as bundle:
        bundle.writestr("brief.txt", "De Kamer ontvangt voor de zomer een brief.")
        bundle.writestr("../../buiten.txt", "weg hier")
    done = run("add", str(tmp_path), "--json")
    assert done.returncode == 3
    added = json.loads(done.stdout)
    assert sorted(added["read"]) == ["bundel.zip/brief.txt", "goed.txt"]
    codes = {problem["name"]: problem["code"] for problem in added["unread"]}
    assert codes == {"leeg.txt": "empty", "half.pdf": "damaged", "bundel.zip/../../buiten.txt": "hostile"}
    assert all(problem["remedy"] for problem in added["unread"])
    listed = {problem["name"] for problem in answer(run("status", "--json"))["problems"]}
    assert set(codes) <= listed


def test_a_changed_file_is_a_new_version_beside_the_old(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "nota.txt"
    path.write_text("Nota over grenzen.")
    answer(run("add", str(path), "--json"))
    path.write_text("Nota over grenzen en bruggen.")
    answer(run("add", str(path), "--json"))
    shown = answer(run("show", "nota.txt", "--json"))
    assert (shown["version"], shown["current"]) == (2, True)
    assert "bruggen" in shown["text"]


def test_export_follows_its_schema(run: Run, home: Path) -> None:
    lines = run("export").stdout.splitlines()
    schema = json.loads(resources.files("samenhang.desks.library").joinpath("export.schema.json").read_text())
    check = jsonschema.Draft202012Validator(schema)
    rows = [json.loads(line) for line in lines]
    assert {row["type"] for row in rows} >= set(TYPES) - {"review"}
    for row in rows[:: max(1, len(rows) // 400)]:
        assert [error.message for error in check.iter_errors(row)] == [], row
    folder = home / "csv"
    assert run("export", "--csv", "-o", str(folder)).returncode == 0
    with (folder / "mark.csv").open(encoding="utf-8", newline="") as stream:
        marks = list(csv.DictReader(stream))
    assert len(marks) == sum(row["type"] == "mark" for row in rows)
    assert json.loads(marks[0]["value"])


def test_export_quotes_are_in_the_documents(run: Run) -> None:
    texts: dict[str, list[str]] = {}
    for line in run("export", "--type", "passage").stdout.splitlines():
        row = json.loads(line)
        texts.setdefault(row["document"], []).append(row["quote"])
    for line in run("export", "--type", "mark").stdout.splitlines():
        row = json.loads(line)
        assert row["quote"] in "\n".join(texts[row["document"]])


def test_mark_is_a_filter(run: Run) -> None:
    text = "Bij brief van 12 november jl. (Kamer-\nstuk 33 694, nr. 6) schreef de minister van Defensie."
    given = json.dumps({"id": 7, "text": text, "date": "2015-12-21"}) + "\nno json\n\n"
    lines = [json.loads(line) for line in run("mark", "--jsonl", given=given).stdout.splitlines()]
    assert lines[0]["id"] == 7
    marks = {mark["target"] or mark["kind"]: mark for mark in lines[0]["marks"]}
    for mark in lines[0]["marks"]:
        assert text[mark["start"] : mark["end"]] == mark["text"]
    assert marks["kst-33694-6"]["text"] == "Kamer-\nstuk 33 694, nr. 6"
    assert marks["date"]["value"]["earliest"] == "2015-11-12"
    assert lines[1]["line"] == 2
    assert "error" in lines[1]


def test_mark_wants_one_source(run: Run) -> None:
    assert run("mark").returncode == 2
    assert run("mark", "--date", "gisteren", __file__).returncode == 2


def test_rebuilding_the_index_finds_the_same(run: Run) -> None:
    before = answer(run("search", "veiligheidsraad", "--json"))
    assert answer(run("index", "rebuild", "--json"))["documents"] >= 30
    after = answer(run("search", "veiligheidsraad", "--json"))
    assert [h["entry"]["digest"] for h in after["hits"]] == [h["entry"]["digest"] for h in before["hits"]]


def test_words_for_people_are_printed_too(run: Run) -> None:
    for command in (
        ["status"],
        ["search", "planbureau"],
        ["timeline", "30821"],
        ["references", "kst-35570-17"],
    ):
        done = run(*command)
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) > 2
    shown = run("show", "kst-35570-17", "--text").stdout
    assert "verzoekt de regering" in shown


def test_the_demo_walks_to_its_end(run: Run, tmp_path: Path) -> None:
    done = run("demo", "--folder", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "6. Eight years in one timeline" in done.stdout
    assert "gestand" in done.stdout
