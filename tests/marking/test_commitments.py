# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promises: what is one, what is none, and whose words they are."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from samenhang.marking.commitments import RULES, fit
from samenhang.marking.commitments.voices import Voice, hear
from samenhang.marking.deadlines import dated
from samenhang.marking.scanner import Scanner
from samenhang.model import Document, Fact, FactName, Mark, MarkKind, Media, Passage, Speaker, Turn

CASES = Path(__file__).parents[1] / "cases"
TODAY = date(2022, 11, 22)
VOICES = {
    "spoken": Voice.GOVERNMENT,
    "debate": Voice.GOVERNMENT,
    "chair": Voice.CHAIR,
    "member": Voice.MEMBER,
}
"""Who is heard to say the sentences of a heading; a letter says the others."""
SUBS = {"made": MarkKind.COMMITMENT, "recalled": MarkKind.RECALLED, "fulfilled": MarkKind.FULFILLED}


@cache
def scanner() -> Scanner:
    return Scanner(RULES)


def lines(name: str) -> list[tuple[str, str]]:
    blocks = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    return [(heading, line) for heading, block in blocks.items() for line in block.splitlines()]


def heard(text: str, voice: Voice) -> list[Mark]:
    marks = (hear(mark, voice) for mark in scanner().scan(text, TODAY))
    return [mark for mark in marks if mark is not None]


@pytest.mark.parametrize(("heading", "text"), lines("commitments"))
def test_a_promise_is_found(heading: str, text: str) -> None:
    marks = heard(text, VOICES.get(heading, Voice.LETTER))
    sub, _, of = heading.replace("spoken", "made").replace("chair", "recalled").partition("_")
    assert [mark.kind for mark in marks][:1] == [SUBS[sub]]
    assert marks[0].value.get("of") == (of or None)


@pytest.mark.parametrize(("heading", "text"), lines("near_misses"))
def test_a_near_miss_is_not_found(heading: str, text: str) -> None:
    assert heard(text, VOICES.get(heading, Voice.LETTER)) == []


@pytest.mark.parametrize(("heading", "text"), [c for c in lines("commitments") if c[0] in ("made", "spoken")])
def test_a_question_promises_nothing(heading: str, text: str) -> None:
    if "Nee:" not in text:
        asked = text.rstrip(".") + "?"
        assert [m for m in heard(asked, Voice.LETTER) if m.kind is MarkKind.COMMITMENT] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Ik zeg mevrouw De Wit (D66) toe dat ik voor 1 maart 2023 een brief over de kosten stuur.",
            {"by": "Ik", "to": "mevrouw De Wit (D66)", "what": "een brief over de kosten stuur"},
        ),
        (
            "Zodra het advies er is, zal ik uw Kamer daarover informeren.",
            {"by": "ik", "to": "uw Kamer", "condition": "Zodra het advies er is"},
        ),
        (
            "Tijdens het debat heeft het kabinet (de minister van Defensie) het lid Van Dijk een brief "
            "toegezegd "
            "over de inzet van drones.",
            {
                "by": "het kabinet (de minister van Defensie)",
                "to": "het lid Van Dijk",
                "what": "een brief toegezegd over de inzet van drones",
            },
        ),
    ],
)
def test_the_value_holds_the_printed_words(text: str, value: dict[str, str]) -> None:
    (mark,) = scanner().scan(text, TODAY)
    assert {key: mark.value.get(key) for key in value} == value


def test_the_deadline_is_in_days() -> None:
    text = "Ik informeer uw Kamer uiterlijk 1 maart 2023 over de uitkomsten."
    promise, deadline = dated(scanner().scan(text, TODAY), text, TODAY)
    due = {
        "earliest": "2022-11-22",
        "latest": "2023-03-01",
        "firm": True,
        "basis": "tot en met 1 maart 2023",
    }
    assert (promise.kind, promise.value["due_phrase"]) == (MarkKind.COMMITMENT, "uiterlijk 1 maart 2023")
    assert promise.value["due"] == due
    assert (deadline.kind, deadline.value) == (MarkKind.DEADLINE, {"due": due})
    assert text[deadline.start : deadline.end] == "uiterlijk 1 maart 2023"


def test_a_letter_and_its_near_miss_side_by_side() -> None:
    text = "Hierbij bied ik u het rapport aan. Voor de zomer stuur ik uw Kamer mijn reactie. Dat doen we al."
    assert [text[m.start : m.end] for m in scanner().scan(text, TODAY)] == [
        "Voor de zomer stuur ik uw Kamer mijn reactie."
    ]


# ---------------------------------------------------------------- voices


def document(text: str, facts: tuple[Fact, ...] = (), turns: dict[int, str] | None = None) -> Document:
    """One passage a line; `turns` gives the role that speaks from a line on."""
    passages: list[Passage] = []
    spoken: list[Turn] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        if turns and number in turns:
            spoken.append(Turn(len(spoken), Speaker("Naam", turns[number])))
        turn = spoken[-1].number if spoken else None
        passages.append(Passage(number, start, start + len(line), turn=turn))
        start += len(line) + 1
    return Document("d" * 64, "naam.txt", Media.TEXT, text, tuple(passages), facts, tuple(spoken))


def subs(doc: Document) -> list[str]:
    names = {kind: sub for sub, kind in SUBS.items()}
    return [names[mark.kind] for mark in fit(tuple(scanner().scan(doc.text, TODAY)), doc)]


PROMISE = "Ik zal de Kamer voor de zomer een brief sturen."


@pytest.mark.parametrize(
    ("role", "found"),
    [("minister", ["made"]), ("state-secretary", ["made"]), ("member", []), ("chair", []), ("other", [])],
)
def test_only_the_government_promises(role: str, found: list[str]) -> None:
    assert subs(document(PROMISE, turns={0: role})) == found


def test_the_chair_recalls_what_the_minister_promised() -> None:
    said = "De minister zal de Kamer voor de zomer een brief sturen."
    assert subs(document(said, turns={0: "chair"})) == ["recalled"]


def test_a_member_recalls() -> None:
    assert subs(document("De minister heeft de Kamer een brief toegezegd.", turns={0: "member"})) == [
        "recalled"
    ]


@pytest.mark.parametrize(
    ("speaker", "found"),
    [
        ("Minister Wiebes:", ["made"]),
        ("Staatssecretaris Van Ark:", ["made"]),
        ("De heer Rutte (minister-president):", ["made"]),
        ("De minister:", ["made"]),
        ("De heer Van Raan (PvdD):", []),
        ("Mevrouw Van den Berg-Jansen (CDA):", []),
        ("De voorzitter:", []),
        ("De minister zegt:", ["made"]),  # no speaker's line: the words of the letter go on
    ],
)
def test_speakers_in_plain_text(speaker: str, found: list[str]) -> None:
    assert subs(document(f"{speaker}\n{PROMISE}")) == found


def test_an_act_needs_a_minister_who_speaks() -> None:
    act = "Ik zal de Raad vragen te evalueren."
    assert subs(document(act)) == []
    assert subs(document(f"Minister Wiebes:\n{act}")) == ["made"]
    assert subs(document(f"Mevrouw Kat (D66):\n{act}\nMinister Wiebes:\nNee.")) == []


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("letter", ["made"]),
        ("motion", []),
        ("decision-list", []),
        ("report", []),
        ("questions", []),
        ("answers", ["made"]),
    ],
)
def test_the_kind_of_document_speaks_too(kind: str, found: list[str]) -> None:
    assert subs(document(PROMISE, (Fact(FactName.KIND, kind),))) == found


@pytest.mark.parametrize(
    ("sender", "found"),
    [
        ("DE MINISTER VAN DEFENSIE", ["made"]),
        ("DE STAATSSECRETARIS VAN FINANCIËN", ["made"]),
        ("DE ALGEMENE REKENKAMER", []),
        ("HET PRESIDIUM", []),
    ],
)
def test_the_sender_of_a_letter(sender: str, found: list[str]) -> None:
    assert subs(document(f"Nr. 8 BRIEF VAN {sender}\nAan de Voorzitter\n{PROMISE}")) == found


def test_the_text_of_a_motion_promises_nothing() -> None:
    text = (
        "De heer Jansen (SP):\nMotie\nDe Kamer,\nconstaterende dat de regering de Kamer voor de zomer zal "
        "informeren;\nverzoekt de regering dit eerder te doen,\nen gaat over tot de orde van de dag.\n"
        f"Minister Wiebes:\n{PROMISE}"
    )
    assert subs(document(text)) == ["made"]


def test_other_marks_pass_through() -> None:
    mark = Mark(MarkKind.DATE, 0, 3, "dates")
    assert fit((mark,), document("Niets.")) == (mark,)


# ---------------------------------------------------------------- hostile and real text


WORDS = "ik zal uw Kamer de minister heeft toegezegd , informeren niet dat zeg toe voor . ? ; zomer brief aan"


@given(st.lists(st.sampled_from(WORDS.split(" "))))
def test_no_text_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    for mark in scanner().scan(text, TODAY):
        assert 0 <= mark.start < mark.end <= len(text)
        assert mark.kind in SUBS.values()
        assert str(mark.value.get("what", "")) in text


HOSTILE = (
    "toezegging ",
    "informeren u ",
    "ik zal uw Kamer ",
    "u ontvangt " * 60 + ". De ",
    "zeg ik toe, ",
    "Minister A:\n",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_text_made_to_be_slow_is_not(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begin = process_time()
    scanner().scan(text, TODAY)
    assert process_time() - begin < 2  # a twentieth of a second when nothing else runs


DEBATES = Path(__file__).parents[2].parent / "shared" / "data" / "parliament" / "handelingen" / "repaired"


@pytest.mark.skipif(not DEBATES.is_dir(), reason="the shared data is not here")
def test_the_promises_of_a_real_debate() -> None:
    text = (DEBATES / "h-tk-20172018-70-4.xml").read_text("utf-8")
    flat = " ".join(text.split())
    found = [flat[m.start : m.end] for m in scanner().scan(flat, None)]
    assert any("Ik zeg wel toe dat ik in mei terugkom" in words for words in found)
    assert any("dat zeg ik graag toe" in words for words in found)
    assert any("heeft de minister toegezegd" in words for words in found)


@pytest.mark.parametrize(
    ("text", "what", "occasion"),
    [
        (
            "Tijdens het commissiedebat van 12 mei 2022 heb ik toegezegd de Kamer in juni te informeren.",
            "de Kamer in juni te informeren",
            "het commissiedebat van 12 mei 2022",
        ),
        ("Ik stuur uw Kamer het rapport in ieder geval voor de begrotingsbehandeling.", "het rapport", None),
    ],
)
def test_what_and_on_which_occasion(text: str, what: str, occasion: str | None) -> None:
    (mark,) = heard(text, Voice.LETTER)
    assert (mark.value["what"], mark.value.get("occasion")) == (what, occasion)
