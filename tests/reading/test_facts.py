# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What documents say of themselves: a table of forms, and what must hold for any text."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.model import Document, Fact, FactName, Media, PassageKind, Speaker
from samenhang.reading.draft import Draft
from samenhang.reading.facts import facts, known_offices
from samenhang.reading.office_list import capitalised
from samenhang.reading.plain import read_text
from samenhang.reading.statement import MONTHS, iso, parliamentary_year

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "facts.yaml").read_text("utf-8")
)


def lines(text: str) -> Document:
    """A document with a passage for each line."""
    draft = Draft()
    for line in text.split("\n"):
        draft.add(" ".join(line.split()))
    return draft.finish("0" * 64, "text", Media.TEXT)


def said(document: Document) -> list[tuple[str, str]]:
    return [(fact.name.value, fact.value) for fact in facts(document)]


def values(text: str, name: FactName) -> list[str]:
    return [fact.value for fact in facts(lines(text)) if fact.name is name]


def words(document: Document, fact: Fact) -> str:
    assert fact.start is not None
    assert fact.end is not None
    return document.text[fact.start : fact.end]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_text_states(case: dict[str, Any]) -> None:
    document = read_text(case["text"], "text", "0" * 64)
    assert said(document) == [(name, value) for name, value in case["facts"]]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_words_stand_where_the_fact_points(case: dict[str, Any]) -> None:
    """Each fact rests on words; names and numbers are those words."""
    document = read_text(case["text"], "text", "0" * 64)
    for fact in facts(document):
        quoted = words(document, fact)
        assert quoted == quoted.strip() != ""
        if fact.name in (FactName.NUMBER, FactName.SIGNATORY, FactName.REFERENCE, FactName.PLACE):
            assert quoted == fact.value


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if "letterhead" in case["name"] or "letter of four" in case["name"]],
    ids=lambda case: str(case["name"]),
)
def test_a_passage_a_line_makes_no_difference(case: dict[str, Any]) -> None:
    assert sorted(said(lines(case["text"]))) == sorted((name, value) for name, value in case["facts"])


# ---------------------------------------------------------------- offices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "de Ministers van Buitenlandse Zaken en Veiligheid en Justitie,",
            ["Minister van Buitenlandse Zaken", "Minister van Veiligheid en Justitie"],
        ),
        (
            "MINISTERS VAN BUITENLANDSE ZAKEN, VAN DEFENSIE EN VOOR BUITENLANDSE\nHANDEL EN"
            " ONTWIKKELINGSSAMENWERKING",
            [
                "Minister van Buitenlandse Zaken",
                "Minister van Defensie",
                "Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking",
            ],
        ),
        (
            "DE MINISTERS VAN JUSTITIE EN VEILIGHEID EN VOOR RECHTSBESCHERMING EN DE STAATSSECRETARIS"
            " JUSTITIE EN VEILIGHEID",
            [
                "Minister van Justitie en Veiligheid",
                "Minister voor Rechtsbescherming",
                "Staatssecretaris van Justitie en Veiligheid",
            ],
        ),
        (
            "de minister en staatssecretaris van Defensie",
            ["Minister van Defensie", "Staatssecretaris van Defensie"],
        ),
        (
            "ministers van Volksgezondheid, Welzijn en Sport, Onderwijs, Cultuur en Wetenschap en"
            " Binnenlandse Zaken en Koninkrijksrelaties",
            [
                "Minister van Volksgezondheid, Welzijn en Sport",
                "Minister van Onderwijs, Cultuur en Wetenschap",
                "Minister van Binnenlandse Zaken en Koninkrijksrelaties",
            ],
        ),
        (
            "de Minister-President, Minister van Algemene Zaken en de staatssecretaris van Financiën",
            ["Minister-President, Minister van Algemene Zaken", "Staatssecretaris van Financiën"],
        ),
        (
            "mijn ambtgenoten van Defensie en van Financiën",
            ["Minister van Defensie", "Minister van Financiën"],
        ),
        ("de minister van justitie en veiligheid", ["Minister van Justitie en Veiligheid"]),
        ("het kabinet", ["Kabinet"]),
        ("de minister van OCW", ["Minister van OCW"]),
        (
            "de minister voor Ruimte en Tijd, de staatssecretaris van Defensie",
            ["Minister voor Ruimte en Tijd", "Staatssecretaris van Defensie"],
        ),
        ("de commissie heeft besloten", []),
        ("mevrouw De Vries", []),
        ("", []),
    ],
)
def test_offices_are_split(text: str, expected: list[str]) -> None:
    assert [office.value for office in known_offices().split(text, 0, len(text))] == expected


MINISTRIES = (
    "Defensie",
    "Buitenlandse Zaken",
    "Veiligheid en Justitie",
    "Onderwijs, Cultuur en Wetenschap",
    "Binnenlandse Zaken en Koninkrijksrelaties",
)


@given(
    st.lists(st.sampled_from(MINISTRIES), min_size=1, max_size=5, unique=True), st.booleans(), st.booleans()
)
def test_a_list_of_offices_comes_back(names: list[str], linked: bool, loud: bool) -> None:
    link = " van " if linked else " "
    title = "ministers" if len(names) > 1 else "minister"
    parts = [f"van {names[0]}", *(f"{link.strip()} {name}".strip() for name in names[1:])]
    text = f"de {title} " + (", ".join(parts[:-1]) + " en " if len(parts) > 1 else "") + parts[-1]
    text = text.upper() if loud else text
    found = known_offices().split(text, 0, len(text))
    assert [office.value for office in found] == [f"Minister van {name}" for name in names]
    for office, name in zip(found, names, strict=True):
        assert text[office.start : office.end].casefold().endswith(name.casefold())


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("ALGEMENE REKENKAMER", "Algemene Rekenkamer"),
        ("RAAD VAN STATE", "Raad van State"),
        ("HET LID", "Het Lid"),
    ],
)
def test_capitals_become_a_name(printed: str, name: str) -> None:
    assert capitalised(printed) == name


# ---------------------------------------------------------------- days and years


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.integers(0, 4))
def test_a_printed_day_comes_back(day: date, form: int) -> None:
    month = MONTHS[day.month - 1]
    printed = (
        f"{day.day} {month} {day.year}",
        f"{day.day:02} {month.title()} {day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        day.isoformat(),
    )[form]
    assert iso(printed) == day.isoformat()
    assert values(f"Den Haag, {printed}", FactName.DATE) == [day.isoformat()]


@pytest.mark.parametrize("printed", ["31 februari 2020", "0 mei 2020", "32-01-2020", "2020", "99-99-9999"])
def test_what_is_no_day_is_none(printed: str) -> None:
    assert iso(f"{printed} x") in (None, "2020-03")
    assert values(f"Den Haag, {printed}", FactName.DATE) == []


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("2015–2016", "2015-2016"),
        ("2015/16", "2015-2016"),
        ("1999-2000", "1999-2000"),
        ("1999/00", None),
        ("2015-2018", None),
        ("2016-2015", None),
    ],
)
def test_parliamentary_years_follow_each_other(printed: str, year: str | None) -> None:
    assert parliamentary_year(printed) == year


# ---------------------------------------------------------------- what must hold for any text


def test_a_debate_gives_its_kind_and_no_letterhead() -> None:
    draft = Draft()
    draft.turn(Speaker("Knops", "member", group="CDA"))
    draft.add("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal zou ik willen vragen:")
    draft.add("De Minister van Defensie, J. Jansen")
    found = said(draft.finish("0" * 64, "debate", Media.XML))
    assert found == [("kind", "proceedings")]


def test_a_heading_is_the_title_of_a_report() -> None:
    draft = Draft()
    draft.heading("Weerbaar in de keten", 1)
    draft.add("Rapport over de weerbaarheid van ketens")
    found = said(draft.finish("0" * 64, "report", Media.DOCX))
    assert ("title", "Weerbaar in de keten") in found
    assert ("kind", "report") in found


def test_a_document_may_say_it_is_a_motion_and_a_letter_may_quote_one() -> None:
    motion = "De Kamer,\ngehoord de beraadslaging,\nverzoekt x,\nen gaat over tot de orde van de dag.\nVos"
    assert values(motion, FactName.KIND) == ["motion"]
    quoted = f"BRIEF VAN DE MINISTER VAN DEFENSIE\nDen Haag, 3 mei 2020\nDe motie luidt:\n{motion}"
    assert values(quoted, FactName.KIND) == ["letter"]
    assert values(quoted, FactName.MOVER) == []


def test_what_the_file_already_says_is_not_said_twice() -> None:
    draft = Draft()
    draft.fact(FactName.PLACE, "Den Haag")
    draft.add("Den Haag, 3 mei 2020")
    assert said(draft.finish("0" * 64, "letter", Media.DOCX)) == [("date", "2020-05-03")]


def test_an_empty_document_says_nothing() -> None:
    assert facts(Draft().finish("0" * 64, "empty", Media.TEXT)) == ()


FRAGMENTS = [line for case in CASES for line in case["text"].split("\n")]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=60)), max_size=30))
def test_any_text_keeps_the_contract(parts: list[str]) -> None:
    """No crash, no fact without words, once what is said once, the same answer again."""
    document = lines("\n".join(part.replace("\x00", " ") for part in parts))
    found = facts(document)
    assert found == facts(document)
    for fact in found:
        assert fact.start is not None
        assert fact.end is not None
        assert 0 <= fact.start < fact.end <= len(document.text)
        assert fact.value.strip() == fact.value != ""
    for once in (FactName.KIND, FactName.DATE, FactName.NUMBER, FactName.SUBJECT, FactName.IDENTIFIER):
        assert sum(fact.name is once for fact in found) <= 1


@pytest.mark.parametrize(
    "hostile",
    [
        "De Minister van Defensie,\n",
        "Mede namens de ministers van ",
        "De Kamer,\n",
        "Nr. 8 BRIEF VAN DE ",
        "33 694 A\n",
        "Aan de\n",
        "Vragen van het lid A aan de ",
        "Antwoord van Minister A (",
        "A.B.C.D.E.F.G.H. de van der ",
        "hierbij mede namens ",
        "Datum ",
        " " * 50,
        "A B C D E F\n",
    ],
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    text = (hostile * (100_000 // len(hostile))).strip() or "x"
    began = time.perf_counter()
    facts(lines(text))
    assert time.perf_counter() - began < 3.0


def test_a_kind_rests_on_one_line() -> None:
    document = lines("33 694 Titel\nNr. 8 BRIEF VAN DE MINISTER VAN DEFENSIE\nDen Haag, 3 mei 2020")
    kind = next(fact for fact in facts(document) if fact.name is FactName.KIND)
    assert words(document, kind) == "BRIEF VAN DE MINISTER VAN DEFENSIE"
    assert all(passage.kind is PassageKind.PARAGRAPH for passage in document.passages)
