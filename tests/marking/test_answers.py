# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What became of motions and recommendations (votes, appreciations, responses), and action lines: cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from samenhang.filter import mark_text
from samenhang.marking import actions, appreciations, responses, votes
from samenhang.marking.marker import mark
from samenhang.marking.scanner import Scanner
from samenhang.model import Document, Media, Passage, PassageKind, Speaker, Turn
from tests.growth import growth

FOLDER = Path(__file__).parents[1] / "cases"
KINDS = ("vote", "appreciation", "response", "action")
CASES: list[tuple[str, dict[str, Any]]] = [
    (kind, case) for kind in KINDS for case in yaml.safe_load((FOLDER / f"{kind}s.yaml").read_text("utf-8"))
]


def marks(kind: str, text: str) -> list[dict[str, Any]]:
    return [found for found in mark_text(text) if found["kind"] == kind]


@pytest.mark.parametrize(
    ("kind", "case"), CASES, ids=[f"{kind}: {case['text'][:50]}" for kind, case in CASES]
)
def test_case(kind: str, case: dict[str, Any]) -> None:
    found = marks(kind, case["text"])
    assert len(found) == len(case["found"]), found
    for one, expected in zip(found, case["found"], strict=True):
        said = {"words": one["text"], **one["value"]}
        assert {key: said.get(key) for key in expected} == expected


@pytest.mark.parametrize("kind", KINDS)
def test_other_words_around_move_nothing(kind: str) -> None:
    """A text in front and behind that says nothing leaves what is found as it is."""
    for other, case in CASES:
        if other == kind and "\n" not in case["text"].strip():
            text = f"Het was een lange dag.\n{case['text']}\nDaarna was het stil."
            assert len(marks(kind, text)) == len(case["found"]), text


def debate(*turns: tuple[str, str]) -> Document:
    """A debate of (role, words)."""
    passages, speeches, at = [], [], 0
    for number, (role, words) in enumerate(turns):
        passages.append(Passage(number, at, at + len(words), PassageKind.PARAGRAPH, turn=number))
        speeches.append(Turn(number, Speaker("Bos", role)))
        at += len(words) + 1
    text = "\n".join(words for _, words in turns)
    return Document("0" * 64, "debat.xml", Media.XML, text, tuple(passages), (), tuple(speeches))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("appreciation", "De motie op stuk nr. 3 wordt dus ontraden."),
        ("response", "De minister neemt aanbeveling 3 niet over."),
    ],
)
def test_a_member_does_not_speak_for_the_government(kind: str, words: str) -> None:
    assert [m.kind.value for m in mark(debate(("member", words))) if m.kind.value == kind] == []
    assert [m.kind.value for m in mark(debate(("minister", words))) if m.kind.value == kind] == [kind]


def test_a_question_of_the_chair_counts_with_its_answer() -> None:
    about = ("minister", "Dan de motie op stuk nr. 9. Dat gesprek voer ik graag.")
    asked = ("chair", "Oordeel Kamer, neem ik aan?")
    yes, no = debate(about, asked, ("minister", "Ja.")), debate(about, asked, ("minister", "Nee."))
    said = [[m.value.get("number") for m in mark(one) if m.kind.value == "appreciation"] for one in (yes, no)]
    assert said == [["9"], []]


def test_the_heading_says_which_recommendation_is_answered() -> None:
    words = "Het kabinet neemt deze aanbeveling over."
    passage = Passage(0, 0, len(words), headings=("2. Reactie", "2.3 Aanbeveling 3: termijnen"))
    (found,) = (
        m
        for m in mark(Document("0" * 64, "brief.txt", Media.TEXT, words, (passage,)))
        if m.kind.value == "response"
    )
    assert found.value["number"] == "3"


@pytest.mark.parametrize(
    "hostile",
    [
        "Ik constateer dat de leden van de fracties van "
        + "de SP, " * 60
        + "voor deze motie hebben gestemd en ",
        "In stemming komt de motie-X (34104, nr. 1). Ik constateer zij met algemene stemmen is verworpen. ",
        "de motie (" * 40 + " is ingetrokken ",
        "Ik ontraad de motie. ",
        "motie op stuk nr. motie ontraden ",
        "oordeel over " * 60 + "aan de Kamer laten ",
        "Het kabinet neemt aanbeveling " * 30 + "over. ",
        "aanbeveling neem over ",
        "Actielijn 3: \n",
        "Actie 3 | Eigenaar: | Actie | Eigenaar | \n",
        "Nr | Actie | Eigenaar\n1 | doe iets dat lang genoeg is | BZK\n",
    ],
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    scan = Scanner((*votes.RULES, *appreciations.RULES, *responses.RULES, *actions.RULES)).scan
    assert growth(lambda times: scan(hostile * times), 30_000 // len(hostile)) < 3
