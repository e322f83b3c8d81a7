# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actors in real documents, and in any text at all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.marking import actors
from samenhang.marking.scanner import Scanner
from samenhang.model import Mark
from samenhang.vocabulary.bodies import bodies
from samenhang.vocabulary.groups import groups
from samenhang.vocabulary.ministries import Ministry, ministries
from samenhang.vocabulary.offices import Person, people, portfolios
from tests.growth import growth

SHARED = Path(__file__).parents[2].parent / "shared"
SEEDS = SHARED / "seeds"
MOTIONS = SHARED / "data" / "parliament" / "motions"
DEBATES = SHARED / "data" / "parliament" / "handelingen" / "repaired"
SCANNER = Scanner(actors.RULES)
SPEAKER = re.compile(r"(?:De heer|Mevrouw) ([^():]{3,40}) \( \w{2,12} \) ?:").findall
HEAD = re.compile(r"[A-Z ]{0,20}MOTIE VAN (?:HET LID|DE LEDEN) ").match
needs_shared = pytest.mark.skipif(not SEEDS.exists(), reason="the shared data is not beside the repository")


def rejoined(path: Path) -> str:
    text = re.sub(r"(?<=[a-z])-\s*\n+\s*(?=[a-z])", "", path.read_text("utf-8"))
    return re.sub(r"\s+", " ", text)


def named(text: str) -> set[tuple[str, str, str | None]]:
    return {(m.value["type"], m.value["name"], m.value.get("group")) for m in SCANNER.scan(text)}


@needs_shared
def test_note_of_2023() -> None:
    found = named(rejoined(SEEDS / "nota-planbureau-veiligheid-2023.txt"))
    ministries_named = {name for kind, name, _ in found if kind == "ministry"}
    assert ministries_named == {"Algemene Zaken", "Buitenlandse Zaken", "Defensie", "Justitie en Veiligheid"}
    assert {group for kind, name, group in found if (kind, name) == ("member", "Heerma")} == {"CDA", None}
    assert ("member", "Segers", "ChristenUnie") in found
    assert ("office", "minister van Justitie en Veiligheid", None) in found
    assert {name for kind, name, _ in found if kind == "body"} == {
        "Wetenschappelijke Raad voor het Regeringsbeleid",
        "ABDTOPConsult",
        "Nationale Veiligheidsraad",
        "Analistennetwerk Nationale Veiligheid",
        "Nationaal Coördinator Terrorismebestrijding en Veiligheid",
        "Planbureau voor de Veiligheid",
    }


@needs_shared
def test_letter_of_2015() -> None:
    found = named(rejoined(SEEDS / "kamerbrief-samenhang-veiligheidsstrategieen-2015.txt"))
    assert {name for kind, name, _ in found if kind == "office"} == {
        "minister van Defensie",
        "minister van Buitenlandse Zaken",
        "minister van Veiligheid en Justitie",
    }
    assert ("person", "Hennis-Plasschaert", None) in found
    assert ("member", "Hachchi", None) in found
    assert {name for kind, name, _ in found if kind == "body"} == {
        "Wetenschappelijke Raad voor het Regeringsbeleid"
    }


@needs_shared
def test_every_motion_has_its_first_mover() -> None:
    texts = [json.loads(path.read_text("utf-8"))["content"] for path in sorted(MOTIONS.glob("*.json"))]
    heads = [line for text in texts for line in text.split("\n") if HEAD(line)]
    assert len(heads) > 500
    assert [line for line in heads if not any(kind == "member" for kind, _, _ in named(line))] == []


@needs_shared
def test_every_speaker_with_a_group_is_a_member() -> None:
    seen = 0
    for path in sorted(DEBATES.glob("*.xml")):
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]{0,400}>", " ", path.read_text("utf-8")))
        found = {(m.value["name"], m.value.get("group") is not None) for m in SCANNER.scan(text)}
        for name in SPEAKER(text):
            seen += 1
            assert any(name.endswith(one) and in_group for one, in_group in found), name
    assert seen > 50


@given(st.sampled_from(ministries()))
def test_every_ministry_is_found_under_its_name(ministry: Ministry) -> None:
    text = f"Aan het {ministry.name}, ter attentie van de {ministry.minister_title}."
    assert [(m.value["type"], text[m.start : m.end]) for m in SCANNER.scan(text)] == [
        ("ministry", ministry.name),
        ("office", ministry.minister_title),
    ]


@given(st.sampled_from(people()))
def test_everybody_is_found_with_initials_and_with_a_title(person: Person) -> None:
    titled = person.name[0].upper() + person.name[1:]
    text = f"Aldus {person.full_name}, en later minister {titled} zelf."
    found = [(m.value["type"], m.value["name"], m.value.get("initials")) for m in SCANNER.scan(text)]
    assert found == [("person", person.name, person.initials), ("person", titled, None)]


@pytest.mark.parametrize(
    "name", sorted({body.name for body in bodies()} | {task.name for task in portfolios()})
)
def test_every_body_and_portfolio_is_found_under_its_name(name: str) -> None:
    text = f"dat {name} en de minister voor {name} weten"
    assert any(text[m.start : m.end].endswith(name) for m in SCANNER.scan(text))


@pytest.mark.parametrize(
    "short", [short for group in groups() for short in (*group.abbreviations, *group.loose)]
)
def test_every_group_is_found_behind_a_name(short: str) -> None:
    text = f"vroeg de heer Testpersoon ({short}) nog"
    (mark,) = SCANNER.scan(text)
    assert (mark.value["type"], text[mark.start : mark.end]) == ("member", f"heer Testpersoon ({short})")


PIECES = """de het minister van Defensie lid leden Heerma (CDA) ( ) / - , . en Kamer kabinet motie J.A. Hennis
't OM AZ BZ MOTIE VAN HET LID VVD"""
WORDS = st.sampled_from(PIECES.split())


@settings(max_examples=200)
@given(st.lists(WORDS | st.text(max_size=6), max_size=40).map(" ".join))
def test_any_text_gives_marks_within_it(text: str) -> None:
    for mark in SCANNER.scan(text):
        assert_within(mark, text)


def assert_within(mark: Mark, text: str) -> None:
    assert 0 <= mark.start < mark.end <= len(text)
    assert text[mark.start : mark.end].strip() == text[mark.start : mark.end]
    assert 0 < mark.score <= 1
    json.dumps(mark.value)


@pytest.mark.parametrize(
    "unit", ["(CDA) ", "Defensie, ", "minister van ", "de leden Segers, ", "J.A. ", "OM (OM) "]
)
def test_hostile_repetition_costs_what_it_is_long(unit: str) -> None:
    assert growth(lambda times: SCANNER.scan(unit * times), 500) < 3
