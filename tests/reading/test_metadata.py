# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts from identifiers and metadata, and the numbers of lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.model import FactName
from samenhang.reading import metadata, numbering
from samenhang.reading.numbering import Counter, Level

IDENTIFIERS: list[tuple[str, dict[str, str]]] = [
    ("kst-33763-141", {"dossier": "33763", "number": "141", "chamber": "tweede-kamer"}),
    ("kst-34775-XVI-12", {"dossier": "34775-XVI", "number": "12", "chamber": "tweede-kamer"}),
    ("kst-21501-02-1302", {"dossier": "21501-02", "number": "1302", "chamber": "tweede-kamer"}),
    ("kst-35000-A-28", {"dossier": "35000-A", "number": "28", "chamber": "tweede-kamer"}),
    ("kst-32862-O", {"dossier": "32862", "number": "O"}),
    ("kst-35570-VI-B", {"dossier": "35570-VI", "number": "B"}),
    (
        "kst-20052006-28283-A",
        {"dossier": "28283", "number": "A", "year": "2005-2006", "chamber": "eerste-kamer"},
    ),
    ("kst-CXXIV-G", {"dossier": "CXXIV", "number": "G", "chamber": "eerste-kamer"}),
    ("kst-26643-144-h1", {"dossier": "26643", "number": "144", "chamber": "tweede-kamer"}),
    ("kst-1183940", {}),
    (
        "h-tk-20152016-24-6",
        {"kind": "proceedings", "chamber": "tweede-kamer", "year": "2015-2016", "meeting": "24"},
    ),
    (
        "h-ek-20132014-31-3",
        {"kind": "proceedings", "chamber": "eerste-kamer", "year": "2013-2014", "meeting": "31"},
    ),
    ("h-tk-20012002-4369-4373", {"kind": "proceedings"}),  # pages
    ("h-tk-20082009-19-21", {"kind": "proceedings", "chamber": "tweede-kamer", "year": "2008-2009"}),
    (
        "ah-tk-20242025-1244",
        {"kind": "answers", "chamber": "tweede-kamer", "number": "1244", "year": "2024-2025"},
    ),
    ("kv-tk-2015Z15377", {"kind": "questions", "chamber": "tweede-kamer", "number": "2015Z15377"}),
    ("stb-2018-84", {"kind": "law"}),
    ("stcrt-2015-47076", {"kind": "announcement"}),
    ("ag-tk-2017-05-24", {"kind": "agenda"}),
]


@pytest.mark.parametrize(("identifier", "expected"), IDENTIFIERS)
def test_what_an_identifier_says(identifier: str, expected: dict[str, str]) -> None:
    found = {name.value: value for name, value in metadata.of_identifier(identifier)}
    assert found.pop("identifier") == identifier
    assert found == expected


ADDRESSES: list[tuple[str, str | None]] = [
    ("https://zoek.officielebekendmakingen.nl/kst-30821-153.html", "kst-30821-153"),
    ("https://zoek.officielebekendmakingen.nl/h-tk-20172018-70-3/metadata.xml", "h-tk-20172018-70-3"),
    (
        "https://repository.overheid.nl/frbr/officielepublicaties/kst/26100/kst-26100-1/1/xml/kst-26100-1.xml",
        "kst-26100-1",
    ),
    ("stb-2012-363.html", "stb-2012-363"),
    ("kst-30821-153#noot", "kst-30821-153"),
    ("https://x.nl/kst-nieuws/over-ons", None),
    ("https://www.overheid.nl/", None),
    ("", None),
]


@pytest.mark.parametrize(("address", "identifier"), ADDRESSES)
def test_the_identifier_in_an_address(address: str, identifier: str | None) -> None:
    assert metadata.identifier_in(address) == identifier


DOSSIERS: list[tuple[str, str | None]] = [
    ("34 851", "34851"),
    ("36 600 XXIII", "36600-XXIII"),
    ("36600-VII", "36600-VII"),
    ("21 501-02", "21501-02"),
    ("34 356 (R2064)", "34356"),
    ("CXXIV", "CXXIV"),
    ("33.344", "33344"),
    ("35 925 A", "35925-A"),
    ("Begroting", None),
    ("", None),
]


@pytest.mark.parametrize(("printed", "normal"), DOSSIERS)
def test_the_normal_form_of_a_dossier(printed: str, normal: str | None) -> None:
    assert metadata.dossier(printed) == normal


@given(st.integers(10_000, 99_999), st.sampled_from(["", "-VII", "-XIV", "-02", "-A"]), st.booleans())
def test_a_printed_dossier_comes_back(number: int, part: str, spaced: bool) -> None:
    printed = f"{number:,}".replace(",", " ") + part.replace("-", " ") if spaced else f"{number}{part}"
    assert metadata.dossier(printed) == f"{number}{part}"


YEARS = [
    ("Vergaderjaar 2017–2018", "2017-2018"),
    ("20172018", "2017-2018"),
    ("2017/18", "2017-2018"),
    ("1999-2000", "1999-2000"),
    ("2017-2019", None),
    ("jaar", None),
]


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_parliamentary_years(text: str, year: str | None) -> None:
    assert metadata.year(text) == year


def test_metadata_of_a_letter() -> None:
    found = list(
        metadata.of_meta(
            [
                ("DC.identifier", "OVERHEIDop.ParlID", "kst-30821-153"),
                ("DC.title", "", "Nationale Veiligheid; Brief regering; Voortgang"),
                ("OVERHEIDop.documenttitel", "", "Voortgang"),
                ("DC.type", "OVERHEIDop.KamerstukTypen", "Brief regering"),
                ("OVERHEIDop.dossiernummer", "", "30821"),
                ("OVERHEIDop.dossiernummer", "", "33763"),
                ("OVERHEIDop.indiener", "", "D. Yeşilgöz-Zegerius"),
                ("DC.creator", "OVERHEID.StatenGeneraal", "Tweede Kamer der Staten-Generaal"),
                ("DCTERMS.available", "", "2023-07-05"),
                ("DCTERMS.issued", "", "2023-07-03"),
                ("DCTERMS.alternative", "", ""),
                ("OVERHEIDop.vergaderjaar", "", "2022-2023"),
                ("OVERHEIDop.ondernummer", "", "153"),
            ]
        )
    )
    assert (FactName.KIND, "letter") in found
    assert (FactName.SIGNATORY, "D. Yeşilgöz-Zegerius") in found
    assert (FactName.SUBJECT, "Voortgang") in found
    assert [value for name, value in found if name is FactName.DATE] == ["2023-07-03"]
    assert [value for name, value in dict.fromkeys(found) if name is FactName.DOSSIER] == ["30821", "33763"]
    assert (FactName.CHAMBER, "tweede-kamer") in found


KINDS: list[tuple[list[tuple[str, str, str]], str | None]] = [
    ([("DC.type", "OVERHEIDop.KamerstukTypen", "Motie")], "motion"),
    (
        [("OVERHEIDop.publicationName", "", "Staatscourant"), ("DC.title", "", "Besluit; brief")],
        "announcement",
    ),
    ([("DCTERMS.type", "OVERHEID.Informatietype", "Kamerstuk: Kamerbrief")], "letter"),
    ([("DC.title", "", "Nationale Veiligheid; Verslag van een algemeen overleg; X")], "committee-report"),
    ([("DC.title", "", "Wet open overheid: wat is dat?")], None),
    ([("DC.type", "OVERHEID.Informatietype", "officiële publicatie")], None),
]


@pytest.mark.parametrize(("metas", "kind"), KINDS)
def test_the_kind_in_metadata(metas: list[tuple[str, str, str]], kind: str | None) -> None:
    found = [value for name, value in metadata.of_meta(metas) if name is FactName.KIND]
    assert found == ([kind] if kind else [])


def test_the_mover_of_a_motion() -> None:
    metas = [("DC.type", "OVERHEIDop.KamerstukTypen", "Motie"), ("OVERHEIDop.indiener", "", "G.J.M. Segers")]
    assert (FactName.MOVER, "G.J.M. Segers") in list(metadata.of_meta(metas))


WRITTEN = [
    (1, "a", "a"),
    (26, "lowerLetter", "z"),
    (28, "lowerLetter", "bb"),
    (3, "upperLetter", "C"),
    (4, "i", "iv"),
    (9, "upperRoman", "IX"),
    (7, "decimal", "7"),
    (7, "decimalZero", "07"),
    (7, "onbekend", "7"),
    (5, "", ""),
    (0, "i", "0"),
    (9999, "i", "9999"),
    (0, "a", "0"),
]


@pytest.mark.parametrize(("number", "style", "expected"), WRITTEN)
def test_numbers_as_they_are_written(number: int, style: str, expected: str) -> None:
    assert numbering.written(number, style) == expected


@given(st.integers(1, 3999))
def test_roman_numbers_come_back(number: int) -> None:
    values = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}
    digits = [values[letter] for letter in numbering.roman(number)]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    assert sum(-now if now < after else now for now, after in pairs) == number


def test_levels_count_together() -> None:
    levels = {0: Level("decimal", "%1."), 1: Level("decimal", "%1.%2"), 2: Level("lowerLetter", "%3)")}
    counter = Counter(levels)
    found = [counter.next(level) for level in (0, 1, 1, 2, 2, 0, 1, 2)]
    assert found == ["1.", "1.1", "1.2", "a)", "b)", "2.", "2.1", "a)"]


def test_bullets_of_symbol_fonts_are_dots() -> None:
    assert [numbering.bullet(text) for text in ("\uf0b7", "-", "–", "o", "", "§")] == [
        "•",
        "-",
        "–",
        "o",
        "•",
        "•",
    ]


def test_a_list_can_start_anywhere_and_start_again() -> None:
    counter = Counter({0: Level("decimal", "%1)", start=3)})
    assert [counter.next(0), counter.next(0)] == ["3)", "4)"]
    counter.restart(0, 1)
    assert counter.next(0) == "1)"
