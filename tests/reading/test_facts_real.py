# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What real papers say of themselves: two documents, 600 motions, four decision lists."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from samenhang.model import Document
from samenhang.reading import pdf, plain
from samenhang.reading.facts import facts

SHARED = Path(__file__).parents[2].parent / "shared"
SEEDS = SHARED / "seeds"
MOTIONS = SHARED / "data" / "parliament" / "motions"
LISTS = SHARED / "data" / "parliament" / "pdf"

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the two real documents are not here")
needs_motions = pytest.mark.skipif(not MOTIONS.is_dir(), reason="the real motions are not here")
needs_lists = pytest.mark.skipif(not LISTS.is_dir(), reason="the real decision lists are not here")


def read(path: Path) -> Document:
    data = path.read_bytes()
    reader = pdf.read if path.suffix == ".pdf" else plain.read
    return reader(data, path.name, hashlib.sha256(data).hexdigest())


def said(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in facts(document):
        assert fact.start is not None
        assert document.text[fact.start : fact.end].strip()
        found.setdefault(fact.name.value, []).append(fact.value)
    return found


@needs_seeds
def test_letter_of_2015() -> None:
    found = said(read(SEEDS / "kamerbrief-samenhang-veiligheidsstrategieen-2015.txt"))
    assert found == {
        "kind": ["letter"],
        "number": ["8"],
        "sender": ["Minister van Defensie"],
        "addressee": ["Voorzitter van de Tweede Kamer der Staten-Generaal"],
        "chamber": ["tweede-kamer"],
        "place": ["Den Haag"],
        "date": ["2015-12-21"],
        "signatory": ["J.A. Hennis-Plasschaert"],
        "office": ["De Minister van Defensie"],
        "behalf": ["Minister van Buitenlandse Zaken", "Minister van Veiligheid en Justitie"],
    }


@needs_seeds
def test_note_of_2023_has_no_date_of_its_own() -> None:
    found = said(read(SEEDS / "nota-planbureau-veiligheid-2023.txt"))
    assert found == {
        "kind": ["decision-note"],
        "addressee": ["Minister van Justitie en Veiligheid"],
        "subject": ["Kamerbrief Planbureau voor de veiligheid"],
    }


@cache
def motions() -> tuple[tuple[list[str], dict[str, list[str]]], ...]:
    """Each motion's lines, and what it says of itself."""
    found = []
    for path in sorted(MOTIONS.glob("*.json")):
        text = json.loads(path.read_text("utf-8"))["content"]
        lines = [line.strip() for line in text.split("\n")]
        found.append((lines, said(plain.read_text(text, path.name, "0" * 64))))
    return tuple(found)


@needs_motions
def test_motions_have_their_fields() -> None:
    """Every motion has them all; one of the 600 gives no day on which it was put forward."""
    count = Counter(name for _, found in motions() for name in found)
    everyone = ("kind", "chamber", "year", "dossier", "title", "number", "identifier", "mover")
    assert {name: count[name] for name in everyone} == dict.fromkeys(everyone, 600)
    assert count["date"] == 599
    assert {tuple(found["kind"]) for _, found in motions()} == {("motion",)}


def printed_dossier(lines: list[str]) -> str:
    """The first dossier as the lines of these files print it: "36 410", "VII" or "21 501", "-", "32"."""
    first, second, third = (line.replace(" ", "") for line in lines[lines.index("Kamerstukken") + 1 :][:3])
    if second == "-":
        return f"{first}-{third}"
    return f"{first}-{second}" if re.fullmatch(r"[IVX]+[AB]?|[A-M]", second) else first


@needs_motions
def test_motions_have_the_right_number_and_dossier() -> None:
    for lines, found in motions():
        number = lines[lines.index("Nr.") + 1]
        assert found["number"] == [number]
        assert found["dossier"][0] == printed_dossier(lines)
        assert found["identifier"] == [f"kst-{printed_dossier(lines)}-{number}"]


@needs_motions
def test_motions_of_joint_budgets_have_both_dossiers() -> None:
    joint = [found for _, found in motions() if len(found["dossier"]) > 1]
    assert [found["dossier"] for found in joint] == [["36410-XVI", "36410-VI"]]
    assert all(len(found["title"]) == len(found["dossier"]) for found in joint)


@needs_motions
def test_movers_are_those_who_signed() -> None:
    """But for one motion whose first signature is misprinted."""
    other = []
    for lines, found in motions():
        close = next((n for n, line in enumerate(lines) if line.lower().startswith("en gaat over")), None)
        if close is not None and found["mover"] != [line.strip(",. ") for line in lines[close + 1 :]]:
            other.append(lines[close + 1 :])
    assert other == [["Ceder e", "Six Dijkstra"]]


@needs_motions
def test_changed_motions_say_what_they_replace() -> None:
    for lines, found in motions():
        title = next(line for line in lines if "MOTIE" in line)
        replaced = re.search(r"ONDER NR\. (\d+)", " ".join(lines[: lines.index("De Kamer,")]))
        assert found.get("replaces") == ([replaced[1]] if replaced else None), title


@needs_motions
def test_motions_in_committee_say_where() -> None:
    count = Counter(occasion for _, found in motions() for occasion in found.get("occasion", []))
    assert count == {"Wetgevingsoverleg": 31, "Notaoverleg": 18}


@needs_lists
@pytest.mark.parametrize(
    ("number", "date", "title", "sender", "reference"),
    [
        (
            1,
            "2009-04-03",
            "donderdag 2 april 2009",
            "Binnenlandse Zaken en Koninkrijksrelaties",
            "2008A02139",
        ),
        (2, "2016-10-28", "woensdag 26 oktober 2016", "Financiën", "2016A02272"),
        (3, "2015-03-27", "donderdag 26 maart 2015", "Binnenlandse Zaken", "2015A01320"),
        (4, "2011-03-08", "dinsdag 8 maart 2011", "Buitenlandse Zaken", "2011A00915"),
    ],
)
def test_decision_lists(number: int, date: str, title: str, sender: str, reference: str) -> None:
    found = said(read(LISTS / f"besluitenlijst_example{number}.pdf"))
    assert found["kind"] == ["decision-list"]
    assert found["date"] == [date]
    assert found["title"][0].startswith("Besluitenlijst van de ")
    assert found["title"][0].endswith(title)
    assert found["sender"] == [f"Vaste commissie voor {sender}"]
    assert found["reference"] == [reference]
    assert found["office"] == ["Griffier"]
