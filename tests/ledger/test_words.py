# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Folding and stems: which words are the same to a search, and which must not be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.ledger.words import fold, stem, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Coördinator", "coordinator"),
        ("vóór de zomer", "voor de zomer"),
        ("kst-33763-141", "kst 33763 141"),
        ("planbureau’s “Kamer”", "planbureau s  kamer "),
        ("Ć Erdoğan", "c erdogan"),
        ("co\u0308ordinatie", "coordinatie"),
        ("m² ½ €", "m2 1  "),
        ("Straße æ ø", "strase a o"),
        ("_nadruk_", " nadruk "),
        ("een\ntwee", "een\ntwee"),
        ("Ğ één\nŞ", "g een\ns"),
        ("Москва", "москва"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "same",
    [
        ("minister", "ministers"),
        ("ministerie", "ministeries"),
        ("strategie", "strategieën"),
        ("idee", "ideeën"),
        ("coördinator", "coordinator", "coördinatoren"),
        ("toezegging", "toezeggingen"),
        ("motie", "moties"),
        ("brief", "brieven"),
        ("advies", "adviezen"),
        ("Kamerlid", "Kamerleden"),
        ("financieel", "financiële"),
        ("dreiging", "dreigingen"),
        ("informeren", "geïnformeerd"),
        ("onderzoek", "onderzoeken"),
        ("dossier", "dossiers"),
    ],
)
def test_forms_of_one_word(same: tuple[str, ...]) -> None:
    assert len({stem(fold(word)) for word in same}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("minister", "ministerie"),
        ("minister", "mini"),
        ("register", "regie"),
        ("raad", "rad"),
        ("man", "maan"),
        ("2015", "2016"),
        ("kamer", "kam"),
        ("defensie", "offensief"),
    ],
)
def test_words_that_stay_apart(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


@given(st.text(max_size=60))
def test_folding_keeps_lines_and_makes_plain_words(text: str) -> None:
    folded = fold(text)
    assert folded.count("\n") == text.count("\n")
    assert fold(folded).split() == folded.split()
    assert all(stem(word) for word in folded.split())


@given(st.text(max_size=60))
def test_words_of_a_text_are_the_folded_ones(text: str) -> None:
    found = list(words(text))
    assert [word.folded for word in found] == fold(text).split()
    assert all(text[word.start : word.end] == word.printed for word in found)
