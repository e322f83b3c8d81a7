# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The main job on the two real documents: every statement with the words it rests on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the two real documents are not here")

NOTE = "nota-planbureau-veiligheid-2023.txt"
LETTER = "kamerbrief-samenhang-veiligheidsstrategieen-2015.txt"

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The program itself, on a ledger that holds the two documents."""
    ledger = tmp_path_factory.mktemp("seeds") / "ledger.db"

    def samenhang(*arguments: str) -> Any:
        done = subprocess.run(
            [sys.executable, "-m", "samenhang", "--database", str(ledger), *arguments, "--json"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    samenhang("add", str(SEEDS))
    return samenhang


@pytest.fixture(scope="module")
def note(run: Run) -> Any:
    return run("show", NOTE)


@pytest.fixture(scope="module")
def letter(run: Run) -> Any:
    return run("show", LETTER)


def facts(shown: Any, name: str) -> list[str]:
    return [fact["value"] for fact in shown["facts"] if fact["name"] == name]


def quotes(shown: Any, target: str) -> list[str]:
    """The words of every mark that is linked to a target."""
    return [m["text"] for m in shown["marks"] if any(link["target"] == target for link in m["links"])]


def marks(shown: Any, kind: str) -> list[Any]:
    return [m for m in shown["marks"] if m["kind"] == kind]


def test_offsets_quote_the_text(note: Any, letter: Any) -> None:
    for shown in (note, letter):
        for mark in shown["marks"]:
            assert shown["text"][mark["start"] : mark["end"]] == mark["text"]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("kst-33763-141", "Kamerstukken II 2017–2018, 33763, nr. 141"),
        ("kst-35570-17", "Kamerstukken II 2020-2021, 35570, nr. 17"),
        ("kst-30821-153", "Kamerstukken II 2021-2022, 30821, nr. 153"),
    ],
)
def test_note_papers(note: Any, target: str, words: str) -> None:
    assert words in quotes(note, target)


def test_note_report_response_motion_and_study(note: Any) -> None:
    values = [m["value"] for m in marks(note, "reference")]
    report = next(v for v in values if v["form"] == "report" and "wereld van verbindingen" in str(v))
    assert "2017" in str(report["year"])
    assert "WRR" in str(report) or "Wetenschappelijke Raad" in str(report)
    assert any(
        "28 maart 2018" in m["text"] or "kabinetsreactie" in m["text"] for m in marks(note, "reference")
    )
    motion = next(v for v in values if v["form"].startswith("motion"))
    assert "Segers" in str(motion)
    assert "Heerma" in str(motion)
    dates = [m["value"] for m in marks(note, "date")]
    assert any(v["earliest"] == "2018-03-28" == v["latest"] for v in dates)
    assert any("ABD Topconsult" in m["text"] for m in marks(note, "actor"))
    assert any(v["earliest"] == "2021-01-01" and v["latest"] == "2021-12-31" for v in dates)


def test_note_commitment_is_late(note: Any) -> None:
    commitments = [f for f in note["follow_ups"] if f["kind"] == "commitment"]
    promise = next(f for f in commitments if "Heerma" in (f["asked_by"] or ""))
    assert "justitie en veiligheid" in promise["owed_by"].lower()
    assert promise["occasion"]["earliest"] == "2022-09-21"
    assert promise["occasion"]["latest"] == "2022-09-22"
    assert promise["due"]["phrase"] == "voor de zomer van 2023"
    assert promise["due"]["latest"].startswith("2023-0")
    assert promise["state"] == "late"
    assert any("vertraagd" in evidence["quote"] for _, evidence in promise["evidence"])


def test_note_advised_decisions(note: Any) -> None:
    asked = [m["text"] for m in marks(note, "decision") if m["value"].get("sub") == "asked"]
    assert any("Instemmen met de voorgestelde korte concept-Kamerbrief" in text for text in asked)
    assert any("Verzending van de Kamerbrief mede namens het kabinet" in text for text in asked)


def test_note_ministries(note: Any) -> None:
    targets = {link["target"] for m in marks(note, "actor") for link in m["links"]}
    for target in ("ministry:AZ", "ministry:BZ", "ministry:DEF", "ministry:JenV", "body:NCTV"):
        assert target in targets


def test_note_kind_and_headings(note: Any) -> None:
    assert facts(note, "kind") == ["decision-note"]
    labels = [p["label"] for p in note["passages"] if p["kind"] == "heading" and p["label"]]
    assert labels == ["1", "2", "3", "4.4", "4", "4.1", "4.9", "5"]


def test_letter_says_of_itself(letter: Any) -> None:
    assert facts(letter, "kind") == ["letter"]
    assert facts(letter, "number") == ["8"]
    assert facts(letter, "place") == ["Den Haag"]
    assert facts(letter, "date") == ["2015-12-21"]
    assert facts(letter, "signatory") == ["J.A. Hennis-Plasschaert"]
    assert [b.lower() for b in facts(letter, "behalf")] == [
        "minister van buitenlandse zaken",
        "minister van veiligheid en justitie",
    ]
    targets = {link["target"] for m in marks(letter, "actor") for link in m["links"]}
    assert any(target.startswith("person:hennis") for target in targets)


def test_letter_references(letter: Any) -> None:
    assert quotes(letter, "h-tk-20152016-24-6")
    assert quotes(letter, "h-tk-20152016-24-10")
    assert any("33 694 nr. 6" in words for words in quotes(letter, "kst-33694-6"))
    dates = [m["value"]["earliest"] for m in marks(letter, "date")]
    assert "2014-11-14" in dates
    assert "2015-11-12" in dates


def test_letter_commitment_is_fulfilled(letter: Any) -> None:
    promise = next(f for f in letter["follow_ups"] if f["kind"] == "commitment")
    assert "Hachchi" in promise["asked_by"]
    assert promise["occasion"]["earliest"] == "2015-11-12"
    assert promise["state"] == "fulfilled"
    assert any("gestand" in evidence["quote"] for _, evidence in promise["evidence"])


def test_letter_intention_advice_and_decision(letter: Any) -> None:
    intentions = marks(letter, "intention")
    assert any("2016" in m["text"] and "veiligheidsstrategie" in m["text"] for m in intentions)
    assert any(m["value"]["sub"] == "awaited" for m in intentions)
    declined = [m["text"] for m in marks(letter, "decision") if m["value"].get("sub") == "declined"]
    assert any("geen aanleiding om een apart onderzoek" in text for text in declined)


def test_one_timeline_over_both(run: Run) -> None:
    rows = run("timeline", NOTE, LETTER)["rows"]
    days = [row["period"]["earliest"] or row["period"]["latest"] for row in rows]
    assert days == sorted(days)
    for day in ("2014-11-14", "2015-11-12", "2015-12-21", "2018-03-28", "2021-09-20", "2022-09-21"):
        assert day in days
    assert days[0].startswith("2014")
    assert any((row["period"]["latest"] or "").startswith("2023") for row in rows)
    assert all(row["quote"] and row["document"] for row in rows)
