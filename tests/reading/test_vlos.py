# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The verslag of a meeting in XML (VLOS)."""

from __future__ import annotations

import pytest

from samenhang.model import Document, FactName, PassageKind, Speaker
from samenhang.reading import xml

LIVE = 'vlosCoreDocument xmlns="http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0"'
SCHEMA = 'v:vlosdocument xmlns:v="http://www.tweedekamer.nl/vlos2"'


def person(sort: str, name: str, group: str = "", office: str = "lid Tweede Kamer") -> str:
    fractie = f"<fractie>{group}</fractie>" if group else ""
    return (
        f'<spreker soort="{sort}" objectid="x">{fractie}<aanhef>De heer</aanhef>'
        f"<verslagnaam>{name}</verslagnaam>"
        f"<weergavenaam>{name}</weergavenaam><voornaam>A</voornaam><achternaam>{name}</achternaam>"
        f"<functie>{office}</functie></spreker><markeertijdbegin>2026-10-05T15:00:10</markeertijdbegin>"
    )


def said(*lines: str) -> str:
    items = "".join(f"<alineaitem>{line}</alineaitem>" for line in lines)
    return f"<isdraad>false</isdraad><tekst><alinea>{items}</alinea></tekst>"


def voice(who: str, words: str, inner: str = "", chair: bool = False, name: str = "woordvoerder") -> str:
    presides = f"<isvoorzitter>{str(chair).lower()}</isvoorzitter>"
    return f'<{name} objectid="y">{who}{presides}{words}{inner}</{name}>'


def verslag(inner: str, root: str = LIVE, day: str = "2026-10-05T00:00:00") -> Document:
    data = (
        f'<?xml version="1.0" encoding="UTF-8"?><{root} soort="Tussenpublicatie" status="Ongecorrigeerd">'
        '<vergadering soort="Plenair" kamer="Tweede Kamer"><titel>12e vergadering</titel><zaal>Plenaire '
        "zaal</zaal>"
        f"<vergaderjaar>2026-2027</vergaderjaar><vergaderingnummer>12</vergaderingnummer><datum>{day}</datum>"
        '<activiteit soort="Plenair debat"><titel>Veiligheid</titel><onderwerp>Veiligheid</onderwerp>'
        '<activiteithoofd soort="Termijn"><titel>Termijn inbreng</titel><activiteitdeel soort="Spreekbeurt">'
        f"<titel>Spreekbeurt - X</titel><activiteititem><titel>Woordvoerder - "
        f"X</titel>{inner}</activiteititem>"
        f"</activiteitdeel></activiteithoofd></activiteit></vergadering></{root.split()[0]}>"
    )
    return xml.read(data.encode(), "v.xml", "d" * 64)


def turns(document: Document) -> list[tuple[str, int | None, str]]:
    return [
        (
            document.turns[p.turn].speaker.name,
            document.turns[p.turn].interrupts,
            document.text[p.start : p.end],
        )
        for p in document.passages
        if p.turn is not None
    ]


VOS = person("Tweede Kamerlid", "Vos", "GroenLinks-PvdA")
DIJK = person("Tweede Kamerlid", "Van Dijk", "SGP")
MINISTER = person("Minister", "Berendsen", "", "minister van Buitenlandse Zaken")


def test_an_interruption_is_its_own_turn_neither_lost_nor_double() -> None:
    interruption = voice(
        DIJK, said("De heer <nadruk type='Vet'>Van Dijk</nadruk> (SGP):", "Een vraag."), name="interrumpant"
    )
    document = verslag(
        voice(
            VOS,
            said("Mevrouw <nadruk type='Vet'>Vos</nadruk> (GroenLinks-PvdA):", "Voorzitter. Ik begin."),
            interruption,
        )
        + voice(VOS, said("Een antwoord."))
        + voice(MINISTER, said("Minister <nadruk type='Vet'>Berendsen</nadruk>: Voorzitter."))
    )
    assert turns(document) == [
        ("Vos", None, "Voorzitter. Ik begin."),
        ("Van Dijk", 0, "Een vraag."),
        ("Vos", None, "Een antwoord."),
        ("Berendsen", None, "Voorzitter."),
    ]
    assert [turn.speaker for turn in document.turns] == [
        Speaker("Vos", "member", group="GroenLinks-PvdA"),
        Speaker("Van Dijk", "member", group="SGP"),
        Speaker("Vos", "member", group="GroenLinks-PvdA"),
        Speaker("Berendsen", "minister", office="minister van Buitenlandse Zaken"),
    ]


def test_what_is_said_after_an_interruption_is_of_the_speaker_again() -> None:
    inner = (
        voice(DIJK, said("Ja?"), name="interrumpant")
        + "<draadboekfragment soort='Motie indiening'><tekst><alinea><alineaitem>Mijn "
        "motie.</alineaitem></alinea></tekst>"
        "</draadboekfragment>"
    )
    document = verslag(voice(VOS, said("Ik begin."), inner))
    assert turns(document) == [
        ("Vos", None, "Ik begin."),
        ("Van Dijk", 0, "Ja?"),
        ("Vos", None, "Mijn motie."),
    ]


def test_an_interruption_of_a_speaker_without_words_keeps_both() -> None:
    document = verslag(voice(VOS, "<tekst/>", voice(DIJK, said("Ja?"), name="interrumpant")))
    assert [(turn.speaker.name, turn.interrupts) for turn in document.turns] == [
        ("Vos", None),
        ("Van Dijk", 0),
    ]


def test_the_chair_has_a_name_and_a_role() -> None:
    document = verslag(voice(VOS, said("De <nadruk type='Vet'>voorzitter</nadruk>:", "Ik open."), chair=True))
    assert turns(document) == [("Vos", None, "Ik open.")]
    assert document.turns[0].speaker == Speaker("Vos", "chair", office="voorzitter", group="GroenLinks-PvdA")


def test_the_number_of_a_motion_is_the_chairs() -> None:
    words = (
        "<tekst><alineagroep type='Motietekst'><alinea><alineaitem>De Kamer,</alineaitem></alinea>"
        "</alineagroep>"
        "<alineagroep type='Motieinfo'><alinea><alineaitem>De <nadruk "
        "type='Vet'>voorzitter</nadruk>:</alineaitem><alineaitem>"
        "Zij krijgt nr. <stuknummer>210</stuknummer> "
        "(<dossiernummer>34104</dossiernummer>).</alineaitem></alinea>"
        "</alineagroep><alinea><alineaitem>Tot slot.</alineaitem></alinea></tekst>"
    )
    document = verslag(voice(VOS, words))
    assert turns(document) == [
        ("Vos", None, "De Kamer,"),
        ("De voorzitter", None, "Zij krijgt nr. 210 (34104)."),
        ("Vos", None, "Tot slot."),
    ]
    target = document.targets[0]
    assert (target.target, document.text[target.start : target.end]) == ("kst-34104-210", "210 (34104)")


NUMBERS: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "(<dossiernummer>36200</dossiernummer>, nr. <stuknummer>5</stuknummer>)",
        [("kst-36200-5", "36200, nr. 5")],
    ),
    ("dossier <dossiernummer>36200-VII</dossiernummer>", [("dossier/36200-VII", "36200-VII")]),
    ("nr. <stuknummer>5</stuknummer>", []),
    (
        "<dossiernummer>1</dossiernummer> en <dossiernummer>36200</dossiernummer>, nr. "
        "<stuknummer>5</stuknummer>",
        [("kst-36200-5", "36200, nr. 5")],
    ),
]


@pytest.mark.parametrize(("inner", "expected"), NUMBERS)
def test_numbers_in_the_text_point_at_papers(inner: str, expected: list[tuple[str, str]]) -> None:
    document = verslag(voice(VOS, said(f"Zie {inner}.")))
    assert [(t.target, document.text[t.start : t.end]) for t in document.targets] == expected


def test_procedure_is_nobodys() -> None:
    fragment = (
        "<draadboekfragment soort='Schorsing'><isdraad>true</isdraad><tekst><alinea><alineaitem>De "
        "vergadering wordt "
        "enkele ogenblikken geschorst.</alineaitem></alinea></tekst></draadboekfragment>"
    )
    document = verslag(voice(VOS, said("Ik schors."), fragment, chair=True))
    assert document.passages[-1].turn is None
    assert document.text.endswith("geschorst.")


def test_papers_and_votes_are_rows() -> None:
    document = verslag(
        voice(VOS, said("Ik begin."))
        + "<uitslag>Aangenomen</uitslag><stemmingen><stemming><fractie>VVD</fractie><stem>Voor</stem>"
        "</stemming></stemmingen>"
        "<zaken><zaak soort='Motie'><titel>Motie over X</titel><dossiernummer>36200</dossiernummer>"
        "<stuknummer>5</stuknummer></zaak></zaken>"
    )
    rows = [document.text[p.start : p.end] for p in document.passages if p.kind is PassageKind.ROW]
    assert rows == ["VVD | Voor", "36200 | 5 | Motie over X"]
    assert "Aangenomen" in document.text
    assert [(t.target, document.text[t.start : t.end]) for t in document.targets] == [
        ("kst-36200-5", "36200 | 5")
    ]


@pytest.mark.parametrize("root", [LIVE, SCHEMA, "vlosdocument", "vergaderverslag"])
def test_headings_and_facts_whatever_the_namespace(root: str) -> None:
    document = verslag(voice(VOS, said("Ik begin.")), root)
    headings = [document.text[p.start : p.end] for p in document.passages if p.kind is PassageKind.HEADING]
    assert headings == ["12e vergadering", "Veiligheid", "Termijn inbreng"]
    assert document.passages[-1].headings == tuple(headings)
    assert {(fact.name.value, fact.value) for fact in document.facts} == {
        ("kind", "proceedings"),
        ("chamber", "tweede-kamer"),
        ("title", "12e vergadering"),
        ("year", "2026-2027"),
        ("meeting", "12"),
        ("date", "2026-10-05"),
    }
    assert "Spreekbeurt" not in document.text
    assert "Plenaire zaal" not in document.text


DAYS = [
    ("2026-06-30T00:00:00+02:00", "2026-06-30"),
    ("2026-06-29T22:00:00Z", "2026-06-30"),
    ("2026-01-12T23:00:00Z", "2026-01-13"),
    ("2026-06-30", "2026-06-30"),
    ("morgen", None),
]


@pytest.mark.parametrize(("stamp", "day"), DAYS)
def test_the_day_is_the_dutch_day(stamp: str, day: str | None) -> None:
    assert verslag(voice(VOS, said("x")), day=stamp).fact(FactName.DATE) == day


NAMES = [
    ("<weergavenaam>Plas van der</weergavenaam>", "Van der Plas"),
    ("<achternaam>Boujdaini El</achternaam>", "El Boujdaini"),
    ("<achternaam>Lee van der</achternaam><verslagnaam>Van der Lee</verslagnaam>", "Van der Lee"),
    ("<weergavenaam>Tony van Dijck</weergavenaam>", "Tony van Dijck"),
    ("", "onbekend"),
]


@pytest.mark.parametrize(("inner", "name"), NAMES)
def test_names_are_in_their_natural_order(inner: str, name: str) -> None:
    document = verslag(voice(f"<spreker soort='Tweede Kamerlid'>{inner}</spreker>", said("Ik begin.")))
    assert document.turns[0].speaker.name == name


def test_a_group_with_parts_is_its_short_form() -> None:
    group = (
        "<fractie objectid='z'><naam>Staatkundig Gereformeerde Partij</naam>"
        "<afkorting>SGP</afkorting></fractie>"
    )
    document = verslag(
        voice(f"<spreker soort='Tweede Kamerlid'>{group}<verslagnaam>Bos</verslagnaam></spreker>", said("x"))
    )
    assert document.turns[0].speaker.group == "SGP"
