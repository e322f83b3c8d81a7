# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Motions and what they ask: a table of forms, real debates, 600 real motions."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from samenhang.marking.headings import normal_dossier
from samenhang.marking.motions import RULES
from samenhang.marking.movers import listed, titled
from samenhang.marking.scanner import Scanner
from samenhang.model import Mark, MarkKind
from tests.growth import growth

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "motions.yaml").read_text("utf-8")
)
PARLIAMENT = Path(__file__).parents[2].parent / "shared" / "data" / "parliament"
DEBATES = PARLIAMENT / "handelingen" / "repaired"
PAPERS = PARLIAMENT / "motions"
SCANNER = Scanner(RULES)

needs_debates = pytest.mark.skipif(not DEBATES.is_dir(), reason="the real debates are not here")
needs_papers = pytest.mark.skipif(not PAPERS.is_dir(), reason="the real motions are not here")


def marks(text: str) -> tuple[list[Mark], list[Mark]]:
    """The motions and the requests of a text."""
    found = SCANNER.scan(text)
    return (
        [mark for mark in found if mark.kind is MarkKind.MOTION],
        [mark for mark in found if mark.kind is MarkKind.REQUEST],
    )


def named(case: dict[str, Any]) -> str:
    return str(case["name"])


@pytest.mark.parametrize("case", CASES, ids=named)
def test_motion(case: dict[str, Any]) -> None:
    text = case["text"]
    motions, requests = marks(text)
    assert len(motions) == case.get("motions", 1)
    assert [text[mark.start : mark.end] for mark in requests] == case.get("requests", [])
    if not motions:
        return
    value = motions[0].value
    for key in ("number", "dossier", "was_number", "movers"):
        if key in case:
            assert value[key] == case[key], key
    if "considerations" in case:
        assert [text[start:end] for start, end in value["considerations"]] == case["considerations"]
    for key, name in (("forms", "form"), ("addressees", "to"), ("whats", "what")):
        if key in case:
            assert [mark.value[name] for mark in requests] == case[key], key


@pytest.mark.parametrize("case", [case for case in CASES if case.get("motions", 1)], ids=named)
def test_spans_are_those_of_the_guidelines(case: dict[str, Any]) -> None:
    """A motion runs from "De Kamer," to its last words; what it asks lies inside and ends with a word."""
    text = case["text"]
    motions, requests = marks(text)
    for motion in motions:
        words = text[motion.start : motion.end]
        assert words.startswith("De Kamer,")
        assert words.endswith("dag.") or motion.score < 1
    for request in requests:
        assert any(motion.start < request.start < request.end <= motion.end for motion in motions)
        assert text[request.start : request.end].split()[0].lower() in ("verzoekt", "spreekt", "roept")
        assert text[request.end - 1] not in " ,;\n"
        assert "gaat over tot" not in text[request.start : request.end]


@pytest.mark.parametrize("case", [case for case in CASES if case.get("motions", 1)], ids=named)
def test_nothing_around_it_moves_a_motion(case: dict[str, Any]) -> None:
    """Other words before and after leave the clauses as they are."""
    text = case["text"]
    before = "Voorzitter. De Kamer weet dit; ik verzoek u te luisteren.\n"
    moved = marks(before + text + "\nDank u wel. De Kamer, dacht ik, is moe.")
    expected = marks(text)
    shift = len(before)
    assert [(m.start - shift, m.end - shift) for m in moved[1]] == [(m.start, m.end) for m in expected[1]]
    assert [(m.start - shift, m.value["number"]) for m in moved[0]] == [
        (m.start, m.value["number"]) for m in expected[0]
    ]


# ---------------------------------------------------------------- made motions come back

CLAUSES = (
    "het weer omslaat",
    "er geld is (36 200, nr. 5)",
    "de motie-Vos de regering oproept",
    "dit nodig is",
)
ACTS = (
    ("verzoekt", "verzoekt de regering om een plan te maken, en dit te delen"),
    ("verzoekt", "verzoekt het kabinet:\n– A te doen;\n– B te doen"),
    ("spreekt-uit", "spreekt uit dat dit hoort"),
    ("roept-op", "roept de regering op te handelen"),
    ("verzoekt", "verzoekt de Staatssecretaris van Financiën in 2026 te berichten"),
)
VERBS = ("constaterende", "overwegende", "van mening", "voorts overwegende", "concluderende")


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(VERBS), st.sampled_from(CLAUSES)), max_size=5),
    st.lists(st.sampled_from(ACTS), min_size=1, max_size=5),
    st.sampled_from(("\n", "\n\n", "\n  ")),
    st.sampled_from((";", ",")),
)
def test_a_made_motion_comes_back(
    thoughts: list[tuple[str, str]], acts: list[tuple[str, str]], gap: str, mark: str
) -> None:
    considerations = [f"{verb} dat {clause}" for verb, clause in thoughts]
    body = [f"{words}{mark}" for words in considerations] + [f"{words};" for _, words in acts]
    body[-1] = body[-1][:-1] + ","
    head = ["De Kamer,", "gehoord de beraadslaging,"]
    text = gap.join([*head, *body, "en gaat over tot de orde van de dag.", "Van der Vos"])
    motions, requests = marks(text)
    assert [text[m.start : m.end] for m in requests] == [words for _, words in acts]
    assert [m.value["form"] for m in requests] == [form for form, _ in acts]
    found = [text[start:end] for start, end in motions[0].value["considerations"]]
    assert found == considerations
    assert motions[0].value["movers"] == ["Van der Vos"]


NAMES = ("Van der Plas", "El Abassi", "Six Dijkstra", "Kröger", "Michon-Derkzen", "Van ’t Wout", "De Hoop")


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
def test_names_come_back(names: list[str]) -> None:
    joined = ", ".join(names[:-1]) + (" en " if names[:-1] else "") + names[-1]
    assert listed(joined) == names
    assert listed("/".join(names)) == names
    who = "HET LID" if len(names) == 1 else "DE LEDEN"
    assert titled(f"MOTIE VAN {who} {joined.upper()} C.S.") == names


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("36 600 VII", "36600-VII"),
        ("36600-VII", "36600-VII"),
        ("21501-08", "21501-08"),
        ("21 501 - 32", "21501-32"),
        ("34 356 (R2064)", "34356"),
        ("23908-(R1519)", "23908"),
        ("35 000 A", "35000-A"),
        ("29.538", "29538"),
        ("CXXIV", "CXXIV"),
    ],
)
def test_dossiers_in_one_form(printed: str, normal: str) -> None:
    assert normal_dossier(printed) == normal


# ---------------------------------------------------------------- real texts


def debate(path: Path) -> tuple[list[str], list[str]]:
    """The paragraphs of a debate, and the identifiers its XML gives to the motions."""
    root = etree.parse(str(path)).getroot()
    paragraphs = [" ".join("".join(map(str, al.itertext())).split()) for al in root.iter("al")]
    return paragraphs, [str(motion.get("id")) for motion in root.iter("motie")]


@needs_debates
@pytest.mark.parametrize("join", ["\n", "\n\n", " "], ids=["paragraphs", "spaced", "one line"])
def test_every_motion_of_a_debate_has_its_number(join: str) -> None:
    seen = 0
    for path in sorted(DEBATES.glob("*.xml")):
        paragraphs, expected = debate(path)
        motions, requests = marks(join.join(paragraphs))
        assert [f"M-{m.value['dossier']}-{m.value['number']}" for m in motions] == expected, path.name
        assert all(motion.value["movers"] for motion in motions)
        assert len(requests) >= len(motions)
        seen += len(expected)
    assert seen == 13


@needs_debates
def test_a_changed_motion_says_what_it_was() -> None:
    paragraphs, _ = debate(DEBATES / "h-tk-20172018-70-6.xml")
    motions, _ = marks("\n".join(paragraphs))
    value = motions[0].value
    assert (value["number"], value["was_number"], value["movers"]) == ("726", "719", ["Wassenberg"])


def papers() -> list[str]:
    return [json.loads(path.read_text("utf-8"))["content"] for path in sorted(PAPERS.glob("*.json"))]


@needs_papers
def test_real_motions_have_their_fields() -> None:
    """All have number, dossier and movers; one makes a person informateur and asks nobody anything."""
    count: Counter[str] = Counter()
    for text in papers():
        motions, requests = marks(text)
        assert len(motions) == 1
        value = motions[0].value
        count.update(key for key in ("number", "dossier", "movers", "was_number") if value[key])
        count["requests"] += bool(requests)
        count["addressee"] += sum(bool(mark.value["to"]) for mark in requests)
        lines = [line.strip() for line in text.split("\n")]
        assert value["number"] == lines[lines.index("Nr.") + 1]
        verbs = sum(bool(re.match(r"(verzoekt|spreekt|roept)\b", line)) for line in lines)
        assert len(requests) - verbs in (0, 1)
        count["inside a line"] += len(requests) - verbs
    assert count["number"] == count["dossier"] == count["movers"] == 600
    assert count["requests"] == 599
    assert count["was_number"] == 52
    assert count["inside a line"] == 2
    assert count["addressee"] >= 670


@pytest.mark.parametrize(
    "hostile",
    [
        "De Kamer,\n",
        "De Kamer, gehoord de beraadslaging, ",
        "De Kamer, gehoord; verzoekt de regering; ",
        "en gaat over tot de orde van de dag. ",
        "verzoekt spreekt roept ",
        "De Kamer, gehoord " + "spreekt a " * 200,
        "De Kamer, gehoord " + "verzoekt de regering; " * 200,
        "motie-X (12345, nr. 1) luidt: De Kamer, ",
        "Nr. 1 MOTIE VAN HET LID A\nDe Kamer, gehoord; verzoekt; en gaat over tot de orde van de dag.\n",
        "De Kamer," + " " * 500,
    ],
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    assert growth(lambda times: SCANNER.scan(hostile * times), 30_000 // len(hostile)) < 3
