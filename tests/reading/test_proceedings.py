# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handelingen in XML: who says what, who interrupts whom."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from samenhang.model import Document, FactName, Speaker
from samenhang.reading import speakers, xml

DEBATES = Path(__file__).parents[3] / "shared" / "data" / "parliament" / "handelingen" / "repaired"
real = pytest.mark.skipif(not DEBATES.is_dir(), reason="the shared data is not beside the repository")


def read(inner: str) -> Document:
    item = f"<handelingen><agendapunt>{inner}</agendapunt></handelingen>"
    data = f"<officiele-publicatie>{item}</officiele-publicatie>"
    return xml.read(data.encode(), "h.xml", "d" * 64)


def turn(title: str, name: str, group: str, text: str, new: str = "nee") -> str:
    politiek = f" (<politiek>{group}</politiek>)" if group else ""
    return (
        f'<spreekbeurt nieuw="{new}"><spreker><voorvoegsels>{title}</voorvoegsels> <naam>'
        f"<achternaam>{name}</achternaam>"
        f"</naam>{politiek}:</spreker><tekst><al-groep><al>{text}</al></al-groep></tekst></spreekbeurt>"
    )


def said(document: Document) -> list[tuple[str, int | None, str]]:
    """(who, whom the turn breaks into, words) for each passage; who is "" for a passage of nobody."""
    found: list[tuple[str, int | None, str]] = []
    for passage in document.passages:
        words = document.text[passage.start : passage.end]
        if passage.turn is None:
            found.append(("", None, words))
        else:
            spoken = document.turns[passage.turn]
            found.append((spoken.speaker.name, spoken.interrupts, words))
    return found


CHAIR = turn("De", "voorzitter", "", "Het woord is aan mevrouw Vos.")


def test_turns_and_interruptions() -> None:
    document = read(
        "<nr>3</nr><item-titel>Veiligheid</item-titel><onderwerp><al>Aan de orde is het debat.</al>"
        "</onderwerp>"
        + CHAIR
        + turn("Mevrouw", "Vos", "GroenLinks", "Ik begin.", "ja")
        + turn("De heer", "De Graaf", "D66", "Een vraag?")
        + turn("Mevrouw", "Vos", "GroenLinks", "Een antwoord.")
        + turn("De heer", "De Graaf", "D66", "Nog een?")
        + "<tekst><al>Dank u wel. De minister.</al></tekst>"
        + turn("Minister", "Bijleveld", "", "Voorzitter.", "ja")
        + turn("De", "voorzitter", "", "Kort graag.")
        + "<tekst><al>De beraadslaging wordt gesloten.</al></tekst>"
    )
    assert said(document) == [
        ("", None, "3 Veiligheid"),
        ("", None, "Aan de orde is het debat."),
        ("De voorzitter", None, "Het woord is aan mevrouw Vos."),
        ("Vos", None, "Ik begin."),
        ("De Graaf", 1, "Een vraag?"),
        ("Vos", None, "Een antwoord."),
        ("De Graaf", 3, "Nog een?"),
        ("De voorzitter", None, "Dank u wel. De minister."),
        ("Bijleveld", None, "Voorzitter."),
        ("De voorzitter", None, "Kort graag."),
        ("", None, "De beraadslaging wordt gesloten."),
    ]
    assert document.fact(FactName.TITLE) == "Veiligheid"
    assert document.passages[0].label == "3"


def test_a_new_item_has_nobody_to_interrupt() -> None:
    first = turn("Mevrouw", "Vos", "GroenLinks", "Ik begin.", "ja")
    data = (
        f"<handelingen><agendapunt>{first}</agendapunt>"
        f"<agendapunt>{turn('De heer', 'Bos', 'PvdA', 'Steun.')}</agendapunt>"
        "</handelingen>"
    )
    document = xml.read(data.encode(), "h", "d")
    assert [found.interrupts for found in document.turns] == [None, None]


def test_the_number_of_a_motion_is_spoken_by_the_chair_and_the_member_goes_on() -> None:
    document = read(
        '<spreekbeurt nieuw="ja"><spreker><voorvoegsels>Mevrouw</voorvoegsels><naam>'
        "<achternaam>Ellemeet</achternaam></naam>"
        "(<politiek>GroenLinks</politiek>):</spreker><tekst><al>Een motie.</al><motie><kop>"
        "<titel>Motie</titel></kop>"
        "<al>De Kamer,</al><al>gehoord de beraadslaging,</al><motie-info><spreker>"
        "<voorvoegsels>De</voorvoegsels><naam>"
        "<achternaam>voorzitter</achternaam></naam>:</spreker><al>Zij krijgt nr. <extref "
        "doc='kst-34104-210'>210</extref> "
        "(<extref doc='kst-34104-210'>34104</extref>).</al></motie-info></motie><al>Tot slot.</al>"
        "</tekst></spreekbeurt>"
    )
    assert [(who, words) for who, _, words in said(document)] == [
        ("Ellemeet", "Een motie."),
        ("Ellemeet", "Motie"),
        ("Ellemeet", "De Kamer,"),
        ("Ellemeet", "gehoord de beraadslaging,"),
        ("De voorzitter", "Zij krijgt nr. 210 (34104)."),
        ("Ellemeet", "Tot slot."),
    ]
    assert [target.target for target in document.targets] == ["kst-34104-210"]
    assert [found.interrupts for found in document.turns] == [None, None]


def test_newer_files_repeat_the_speaker_in_the_text() -> None:
    document = read(
        turn(
            "De heer",
            "Dijk",
            "SP",
            "De heer <nadruk type='vet'>Dijk</nadruk> (SP):</al><al>Voorzitter.",
            "ja",
        )
        + "<spreekbeurt><tekst><al>Minister <nadruk type='vet'>Ollongren</nadruk>:</al><al>Dat zeg ik "
        "toe.</al></tekst>"
        "</spreekbeurt>"
    )
    assert [(who, words) for who, _, words in said(document)] == [
        ("Dijk", "Voorzitter."),
        ("Ollongren", "Dat zeg ik toe."),
    ]
    assert document.turns[1].speaker == Speaker("Ollongren", "minister", office="Minister")


def test_words_that_only_look_like_a_speaker_stay() -> None:
    document = read(turn("Mevrouw", "Vos", "GL", "Minister Bos zei het: dit kan niet.", "ja"))
    assert said(document)[0][2] == "Minister Bos zei het: dit kan niet."


def test_the_chair_has_a_name_once_the_file_says_it() -> None:
    document = read(
        turn("De", "voorzitter", "", "Goedemorgen.")
        + "<tekst><al><nadruk type='vet'>Voorzitter: mevrouw Bergkamp</nadruk></al></tekst>"
        + turn("De", "voorzitter", "", "Ik heropen.")
    )
    assert [found.speaker.name for found in document.turns] == ["De voorzitter", "Bergkamp"]
    assert {found.speaker.role for found in document.turns} == {"chair"}


def test_a_member_is_a_member_also_where_the_group_is_left_out() -> None:
    document = read(turn("De heer", "Bos", "PvdA", "Een.", "ja") + turn("De heer", "Bos", "", "Twee."))
    assert [found.speaker for found in document.turns] == [Speaker("Bos", "member", group="PvdA")] * 2


def test_before_2010() -> None:
    data = (
        '<!DOCTYPE handeling SYSTEM "h.dtd"><handeling><kop><titel>Veiligheid</titel></kop><al>Aan de '
        "orde is het debat.</al>"
        "<voorz><al>De <nadruk>voorzitter</nadruk>: Mevrouw Vos.</al></voorz>"
        "<spreker><wie>Mevrouw <naam>Vos</naam> (<partij>GroenLinks</partij>):</wie><al>Eerste.</al>"
        "<al>Tweede.</al>"
        "<spreker><wie><naam>De heer De Graaf</naam><partij>D66</partij></wie><al>Een vraag?</al>"
        "</spreker><al>Verder.</al>"
        "</spreker><spreker><wie>Minister <naam>Zalm</naam>:</wie><al>Antwoord.</al></spreker></handeling>"
    )
    document = xml.read(data.encode(), "h", "d")
    assert said(document) == [
        ("", None, "Veiligheid"),
        ("", None, "Aan de orde is het debat."),
        ("De voorzitter", None, "Mevrouw Vos."),
        ("Vos", None, "Eerste."),
        ("Vos", None, "Tweede."),
        ("De Graaf", 1, "Een vraag?"),
        ("Vos", None, "Verder."),
        ("Zalm", None, "Antwoord."),
    ]
    assert [(found.speaker.role, found.speaker.group) for found in document.turns] == [
        ("chair", None),
        ("member", "GroenLinks"),
        ("member", "D66"),
        ("minister", None),
    ]
    assert document.fact(FactName.KIND) == "proceedings"


PRINTED: list[tuple[str, Speaker | None]] = [
    ("De heer Dijk (SP):", Speaker("Dijk", "member", group="SP")),
    ("Mevrouw Van der Plas (BBB): Voorzitter.", Speaker("Van der Plas", "member", group="BBB")),
    ("De heer Van 't Wout (VVD):", Speaker("Van 't Wout", "member", group="VVD")),
    ("Het lid Gündoğan:", Speaker("Gündoğan", "other")),
    ("Minister-president Rutte:", Speaker("Rutte", "minister", office="Minister-president")),
    ("Staatssecretaris Van Huffelen:", Speaker("Van Huffelen", "state-secretary", office="Staatssecretaris")),
    ("De voorzitter:", Speaker("De voorzitter", "chair", office="voorzitter")),
    ("De fungerend voorzitter: Ik open.", Speaker("De voorzitter", "chair", office="fungerend voorzitter")),
    ("Minister Bos zei het: dit kan niet.", None),
    ("De Kamer: een huis", Speaker("Kamer", "other", office="De")),
    ("De vraag is: wie betaalt?", None),
    ("Mevrouw de voorzitter. Als het gaat om: niets.", None),
    ("De heer Bos", None),
    ("Voorzitter: Bergkamp", None),
    ("", None),
]


@pytest.mark.parametrize(("line", "expected"), PRINTED)
def test_who_a_printed_line_names(line: str, expected: Speaker | None) -> None:
    found = speakers.printed(line)
    assert (found[0] if found else None) == expected


PROCEDURE: list[tuple[str, bool]] = [
    ("De beraadslaging wordt gesloten.", True),
    ("De vergadering wordt van 10.28 uur tot 10.35 uur geschorst.", True),
    ("In stemming komt de motie-Laçin/Beckerman (21501-08, nr. 722).", True),
    ("(Zie vergadering van 3 april 2018.)", True),
    ("Overeenkomstig de voorstellen van de voorzitter wordt besloten.", True),
    ("Sluiting 22.06 uur.", True),
    ("Het wetsvoorstel wordt zonder stemming aangenomen.", True),
    ("Dank u wel. Dan gaan we luisteren naar de heer Hijink.", False),
    ("Ik constateer dat de leden voor hebben gestemd.", False),
    ("De vraag is helder.", False),
]


@pytest.mark.parametrize(("line", "expected"), PROCEDURE)
def test_what_happens_is_said_by_nobody(line: str, expected: bool) -> None:
    assert speakers.is_procedure(line) is expected


# ---------------------------------------------------------------- real debates

# item: (turns, spoken passages, passages of nobody, interruptions, motions)
REAL = {
    "1": (0, 0, 8, 0, 0),
    "2": (1, 2, 1, 0, 0),
    "3": (60, 140, 4, 7, 7),
    "4": (29, 76, 4, 2, 5),
    "6": (9, 18, 12, 0, 1),
    "7": (1, 1, 1, 0, 0),
    "8": (65, 74, 4, 0, 0),
    "13": (0, 0, 2, 0, 0),
    "14": (0, 0, 205, 0, 0),
}


def debate(item: str) -> tuple[bytes, Document]:
    data = (DEBATES / f"h-tk-20172018-70-{item}.xml").read_bytes()
    return data, xml.read(data, "h.xml", "d" * 64)


@real
@pytest.mark.parametrize("item", REAL)
def test_real_debates(item: str) -> None:
    data, document = debate(item)
    spoken = [passage for passage in document.passages if passage.turn is not None]
    interruptions = [found for found in document.turns if found.interrupts is not None]
    motions = document.text.count("De Kamer,\n")
    measured = (
        len(document.turns),
        len(spoken),
        len(document.passages) - len(spoken),
        len(interruptions),
        motions,
    )
    assert measured == REAL[item]
    assert document.fact(FactName.IDENTIFIER) == f"h-tk-20172018-70-{item}"
    assert document.fact(FactName.MEETING) == "70"
    assert document.fact(FactName.YEAR) == "2017-2018"
    assert b"<spreekbeurt" not in data or document.turns


@real
@pytest.mark.parametrize("item", REAL)
def test_every_turn_has_its_speaker_and_every_speaker_a_turn(item: str) -> None:
    data, document = debate(item)
    for found in document.turns:
        assert found.speaker.name
        assert found.speaker.office or found.speaker.group
        assert found.speaker.role in ("member", "minister", "state-secretary", "chair")
    printed = [
        " ".join(map(str, element.itertext())).split()
        for element in etree.fromstring(data).iter("achternaam")
    ]
    names = [" ".join(words) for words in printed]
    kept = [
        ("voorzitter" if found.speaker.role == "chair" else found.speaker.name) for found in document.turns
    ]
    place = 0
    for name in names:  # each named speaker has a turn, in the order of the file
        place = kept.index(name, place) + 1


@real
@pytest.mark.parametrize("item", REAL)
def test_no_word_of_a_debate_is_lost(item: str) -> None:
    data, document = debate(item)
    root = etree.fromstring(data)
    for element in list(
        root.iter("spreker", "li.nr")
    ):  # who speaks is the turn's, a bullet the passage's label
        for child in list(element):
            element.remove(child)
        element.text = None
    source = re.sub(r"\s", "", "".join(map(str, root.itertext())))
    assert re.sub(r"\s", "", document.text.replace(" | ", "")) == source


@real
@pytest.mark.parametrize(("item", "first", "dossier"), [("3", 210, "34104"), ("4", 253, "29538")])
def test_every_motion_has_its_number(item: str, first: int, dossier: str) -> None:
    _, document = debate(item)
    numbers = re.findall(rf"Zij krijgt nr\. (\d+) \({dossier}\)\.", document.text)
    assert numbers == [str(first + place) for place in range(len(numbers))]
    assert {target.target for target in document.targets} == {f"kst-{dossier}-{number}" for number in numbers}


@real
def test_an_interruption_belongs_to_who_interrupts() -> None:
    _, document = debate("3")
    found = [
        (turn.speaker.name, document.turns[turn.interrupts].speaker.name)
        for turn in document.turns
        if turn.interrupts is not None
    ]
    assert found == [
        ("Bergkamp", "Segers"),
        ("Ellemeet", "De Jonge"),
        ("Hijink", "De Jonge"),
        ("Hijink", "De Jonge"),
        ("Hijink", "De Jonge"),
        ("Bergkamp", "De Jonge"),
        ("Agema", "De Jonge"),
    ]
