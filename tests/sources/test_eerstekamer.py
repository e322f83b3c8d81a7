# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commitments out of the lists in letters of the Eerste Kamer, made up in the shapes of the register."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.sources.eerstekamer import commitments_listed

TABLE = """De commissie verzoekt u om een reactie op de volgende toezeggingen.
Nummer | Toezegging | Datum toezegging | Deadline | Status | Verantwoordelijke(n)
T01970 | Evaluatie samenwerking (33.344) (T01970) | 27 mei 2014 | 1 januari 2023 | openstaand | Minister BZK
T03131 | Toezegging Monitoren gevolgen | 3 november 2020 | | Deels voldaan | Staatssecretaris van JenV
Wij zien uw antwoord met belangstelling tegemoet."""

BLOCK = """Toezegging Rapport aanbieden (33.344)
Nummer: T01793
Status: openstaand
Datum toezegging: 12 november 2013
Deadline: 1 juli 2014
Verantwoordelijke(n): Minister van Veiligheid en Justitie
Soort activiteit: Plenaire vergadering
Nummer: T01794
Status: afgevoerd per 2016"""

ITEMS = """– Toezegging Inzet capaciteit (34.775 XVI) (T02222);
– Onderzoek naar weerbaarheid (T02223);
De toezegging met nummer T02224 is voldaan en T02225 ook."""


def test_a_table_with_heads() -> None:
    first, second = commitments_listed(TABLE)
    assert (first.number, first.title, first.dossier) == ("T01970", "Evaluatie samenwerking", "33344")
    assert (first.made, first.due, first.status) == ("2014-05-27", "2023-01-01", "openstaand")
    assert first.owed_by == "Minister BZK"
    assert (second.number, second.title, second.made, second.due) == (
        "T03131",
        "Monitoren gevolgen",
        "2020-11-03",
        "",
    )
    assert second.status == "deels voldaan"
    assert TABLE[first.start : first.end].startswith("T01970 | Evaluatie")


def test_labels_as_the_register_prints_them() -> None:
    first, second = commitments_listed(BLOCK)
    assert (first.number, first.made, first.due, first.status) == (
        "T01793",
        "2013-11-12",
        "2014-07-01",
        "openstaand",
    )
    assert first.told["Soort activiteit"] == "Plenaire vergadering"
    assert (second.number, second.status) == ("T01794", "afgevoerd")
    assert BLOCK[first.start : first.end].endswith("Plenaire vergadering")


def test_titles_with_their_number_and_no_sentence() -> None:
    found = commitments_listed(ITEMS)
    assert [(one.number, one.title, one.dossier) for one in found] == [
        ("T02222", "Inzet capaciteit", "34775 XVI"),
        ("T02223", "Onderzoek naar weerbaarheid", ""),
    ]


@pytest.mark.parametrize(
    ("row", "made", "title"),
    [
        ("T01970 | Evaluatie samenwerking | 27 mei 2014", "2014-05-27", "Evaluatie samenwerking"),
        ("1 | T01970 | Evaluatie samenwerking | 27 mei 2014 | 1 juli 2015", "", "Evaluatie samenwerking"),
        ("T01970 | voldaan | Evaluatie samenwerking", "", "Evaluatie samenwerking"),
    ],
)
def test_a_row_without_heads_says_only_what_shows(row: str, made: str, title: str) -> None:
    (found,) = commitments_listed(row)
    assert (found.number, found.made, found.title, found.due) == ("T01970", made, title, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "T1234",
        "T123456 | a | b",
        "AT01970 | a | b",
        "TZ202412-116 | a | b",
        "Status: openstaand",
        "(T01970)",
    ],
)
def test_no_list(text: str) -> None:
    assert commitments_listed(text) == ()


def test_nothing_is_listed_twice_at_one_place() -> None:
    found = commitments_listed("\n".join([TABLE, BLOCK, ITEMS]))
    assert [one.number for one in found] == ["T01970", "T03131", "T01793", "T01794", "T02222", "T02223"]


@given(
    st.text(alphabet="T0123456789| \n():abcdNummer", max_size=200)
    | st.lists(st.sampled_from((TABLE + BLOCK + ITEMS).split("\n"))).map("\n".join)
)
def test_what_is_listed_stands_in_its_words(text: str) -> None:
    for one in commitments_listed(text):
        assert one.number.removeprefix("T") in text[one.start : one.end]
