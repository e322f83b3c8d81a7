# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a document is called, and which paper it is a version of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.ledger.naming import aliases, dossier_in, dossiers_of, fold_dossier, series_of, title_of
from samenhang.model import Fact, FactName, PassageKind
from tests.ledger.world import LETTER, document_of, file_of


@pytest.mark.parametrize(
    ("identifier", "dossier"),
    [
        ("kst-33763-141", "33763"),
        ("kst-33763-8", "33763"),
        ("kst-36410-vii-5", "36410-vii"),
        ("kst-34775-xvi-12", "34775-xvi"),
        ("kst-35000-a-28", "35000-a"),
        ("kst-21501-02-1302", "21501-02"),
        ("kst-32862-o", "32862"),
        ("kst-35788-aa", "35788"),
        ("kst-34775-xvi-b", "34775-xvi"),
        ("kst-cxxiv-g", "cxxiv"),
        ("kst-20052006-28283-a", "28283"),
        ("kst-20002001-25444-11c", "25444"),
        ("kst-32123-xiv-a-b1", "32123-xiv"),
        ("kst-26643-144-h1", "26643"),
        ("kst-1183940", None),
        ("h-tk-20152016-24-6", None),
        ("stb-2015-1", None),
        ("kst-", None),
        ("", None),
    ],
)
def test_the_dossier_in_an_identifier(identifier: str, dossier: str | None) -> None:
    assert dossier_in(identifier) == dossier


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("33763", "33763"),
        ("33 763", "33763"),
        ("33.763", "33763"),
        ("36410-VII", "36410-vii"),
        ("36 410 VII", "36410-vii"),
        ("34 356 (R2064)", "34356"),
        ("34356 (R 2064)", "34356"),
        ("21501-02", "21501-02"),
        ("21 501-02", "21501-02"),
        ("CXXIV", "cxxiv"),
        (" 33763 ", "33763"),
        ("", ""),
    ],
)
def test_fold_dossier(printed: str, folded: str) -> None:
    assert fold_dossier(printed) == folded


@given(st.text(max_size=40))
def test_folding_a_dossier_twice_is_folding_it_once(printed: str) -> None:
    once = fold_dossier(printed)
    assert fold_dossier(once) == once
    assert " " not in once


def test_dossiers_stated_and_named_are_each_there_once() -> None:
    document = document_of(["x"], identifier="kst-36410-VII-5", dossier="33 763")
    more = replace(document, facts=(*document.facts, Fact(FactName.DOSSIER, "36410-vii")))
    assert dossiers_of(more) == ["33763", "36410-vii"]


def test_aliases() -> None:
    document = document_of(["x"], "Bundel.zip/Brief.PDF", identifier="kst-36410-VII-5")
    assert aliases(document) == [
        ("dossier", "36410"),
        ("dossier", "36410-vii"),
        ("identifier", "kst-36410-vii-5"),
        ("name", "brief.pdf"),
        ("name", "bundel.zip/brief.pdf"),
    ]


def test_series() -> None:
    plain = document_of(["x"], "a.txt")
    assert series_of(file_of(LETTER), LETTER) == "id:kst-33763-8"
    assert series_of(file_of(plain, "/a/A.txt"), plain) == "path:/a/A.txt"
    assert series_of(file_of(plain, "/b/A.txt"), plain) != series_of(file_of(plain, "/a/A.txt"), plain)
    long = [series_of(file_of(plain, "/p" * n), plain) for n in (2000, 2001)]
    assert len(set(long)) == 2
    assert all(len(name) < 100 for name in long)


def test_title() -> None:
    assert title_of(document_of(["x"], title="Titel", subject="Onderwerp")) == "Titel"
    assert title_of(document_of(["x"], subject="Onderwerp")) == "Onderwerp"
    assert title_of(document_of(["x"], title="BRIEF VAN DE MINISTER")) == "BRIEF VAN DE MINISTER"
    letter = document_of(["x"], title="BRIEF VAN DE MINISTER", subject="Onderwerp")
    assert title_of(letter) == "BRIEF VAN DE MINISTER – Onderwerp"
    plain = document_of(["Geachte voorzitter,", "Inleiding"])
    assert title_of(plain) == "Geachte voorzitter,"
    heading = replace(plain.passages[1], kind=PassageKind.HEADING)
    assert title_of(replace(plain, passages=(plain.passages[0], heading))) == "Inleiding"
    assert len(title_of(document_of(["lang " * 100]))) == 120
    assert title_of(document_of([], "leeg.txt")) == "leeg.txt"


def test_a_letter_without_a_subject_goes_by_its_sender() -> None:
    minister = document_of(["1. Eén strategie"], kind="letter", sender="Minister van Defensie")
    assert title_of(minister) == "Brief van de Minister van Defensie"
    council = document_of(["1. Advies"], kind="letter", sender="Adviesraad Internationale Vraagstukken")
    assert title_of(council) == "Brief van Adviesraad Internationale Vraagstukken"
    assert title_of(document_of(["x"], kind="letter", sender="Minister", subject="Kabels")) == "Kabels"
    assert title_of(document_of(["Inleiding"], kind="report", sender="WRR")) == "Inleiding"
