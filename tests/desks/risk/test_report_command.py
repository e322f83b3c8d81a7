# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`samenhang risk report`: evidence from a ledger, the other language, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
import yaml

from samenhang.errors import InvalidInput
from tests.desks.risk.reports import MEASURES, SCENARIOS, headings, rows_of, run


@pytest.fixture(autouse=True)
def _no_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMENHANG_DATABASE", raising=False)


WORDS = "De kans op een dijkdoorbraak is kleiner dan werd gedacht."


def flood(path: Path, *quotes: tuple[str, str]) -> Path:
    """The demo with one scenario, one of whose judgements rests on these (document, words)."""
    said = yaml.safe_load(SCENARIOS.read_text("utf-8"))
    said["scenarios"] = [one for one in said["scenarios"] if one["id"] == "overstroming-kust"]
    said["scenarios"][0]["likelihood"][-1]["evidence"] = [
        {"document": document, "start": 0, "end": len(words), "quote": words} for document, words in quotes
    ]
    path.write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")
    return path


def test_evidence_is_looked_up_in_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that stand there, words that do not, and a document that is not in the ledger."""
    monkeypatch.setenv("SAMENHANG_DATABASE", str(tmp_path / "ledger.db"))
    (tmp_path / "rapport.txt").write_text(f"Over dijken.\n\n{WORDS}\n", "utf-8")
    added = run("add", tmp_path / "rapport.txt", "--level", "internal")
    assert added.exit_code == 0, added.output
    quotes = (("rapport.txt", WORDS), ("rapport.txt", "Dit staat er niet."), ("ander.txt", WORDS))
    file = flood(tmp_path / "s.yaml", *quotes)
    found = run("risk", "report", file, "--samples", "100", "--inner", "2", "--to", tmp_path / "r.docx")
    assert found.exit_code == 0, found.output
    word = docx.Document(str(tmp_path / "r.docx"))
    tables = [table for table in map(rows_of, word.tables) if table[0][-1] == "reden en bewijs"]
    (cell,) = [row[-1] for row in tables[0] if "Verzonnen reden." in row[-1]]
    _, there, gone, elsewhere = cell.split("\n")
    assert there.startswith(f"“{WORDS}” — ")
    assert there.endswith("(rapport.txt)")
    assert gone.startswith("“Dit staat er niet.” — ")
    assert gone.endswith("LET OP: deze woorden staan niet in het document")
    assert elsewhere == f"“{WORDS}” — ander.txt, tekens 0 tot 57 (zoals aangehaald, niet nagezien)"
    assert "Intern: haalt zulke documenten aan" in [paragraph.text for paragraph in word.paragraphs]


def test_a_report_in_english_of_scenarios_alone(tmp_path: Path) -> None:
    to = ("--to", tmp_path / "r.docx", "--language", "en", "--title", "Eight risks")
    found = run("risk", "report", flood(tmp_path / "s.yaml"), "--samples", "100", "--inner", "2", *to)
    assert found.exit_code == 0, found.output
    word = docx.Document(str(tmp_path / "r.docx"))
    assert (word.core_properties.title, word.core_properties.language) == ("Eight risks", "en-GB")
    first = [text for level, text in headings(word) if level == 1]
    assert first[:3] == ["Summary", "What was asked", "The scale"]
    assert "Cascades" not in first
    assert "class A, high" in {
        row[2] for table in map(rows_of, word.tables) if len(table[0]) > 2 for row in table
    }


@pytest.mark.parametrize(
    ("arguments", "what", "remedy"),
    [
        ((), "nothing says where", "--to report.docx"),
        (("--to", "{}/r.odt"), "r.odt is no kind of file", "end it in .docx or .pdf"),
        (("--to", "{}/there.pdf"), "there.pdf is there already", "--force"),
        (("--to", "{}/none/r.pdf"), "there is no folder", "make it"),
        (("--pictures", "{}"), "is not empty", "--force"),
        (("--pictures", "{}/there.pdf"), "is no folder", "another name"),
        (("--to", "{}/r.pdf", "--language", "fr"), "“fr” is no language", "nl or en"),
        (("--to", "{}/r.pdf", "--same", "pandemie"), "“pandemie” is no pair", "scenario=risk"),
        (("--to", "{}/r.pdf", "--same", "griep=pandemie"), "“griep” is no scenario", "one of pandemie"),
        (("--to", "{}/r.pdf", "--same", "pandemie=griep"), "“griep” is no risk", "a cascade or measures"),
        (("--to", "{}/r.pdf", "--baseline", MEASURES), "a baseline without measures", "name the measures"),
        (("--to", "{}/r.pdf", "--cascade", "{}/none.yaml"), "cannot be read", "name a YAML file"),
        (("--to", "{}/r.pdf", "--cascade", SCENARIOS), "scenarios.yaml", ""),
    ],
)
def test_what_is_wrong_is_refused_before_it_is_worked_out(
    tmp_path: Path, arguments: tuple[str | Path, ...], what: str, remedy: str
) -> None:
    (tmp_path / "there.pdf").write_bytes(b"here")
    said = [str(one).replace("{}", str(tmp_path)) for one in arguments]
    found = run("risk", "report", SCENARIOS, "--samples", "100", *said)
    assert isinstance(found.exception, InvalidInput)
    assert what in str(found.exception)
    assert remedy in str(found.exception)
    assert (tmp_path / "there.pdf").read_bytes() == b"here"
    assert [one.name for one in tmp_path.iterdir()] == ["there.pdf"]


def test_force_writes_over_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "there.docx").write_bytes(b"here")
    to = ("--to", tmp_path / "there.docx", "--force")
    found = run("risk", "report", flood(tmp_path / "s.yaml"), "--samples", "100", "--inner", "2", *to)
    assert found.exit_code == 0, found.output
    assert (tmp_path / "there.docx").read_bytes()[:2] == b"PK"
