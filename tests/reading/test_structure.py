# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Labels, ends of sentences, headings and line-end hyphens, from the tables in tests/cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from samenhang.reading.hyphens import Seam, Words, seam
from samenhang.reading.structure import (
    begins_low,
    ends_sentence,
    is_formula,
    is_heading_text,
    is_heading_word,
    is_shouted,
    opening,
    roman,
)

CASES = Path(__file__).parents[1] / "cases"
STRUCTURE: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (CASES / "reading_structure.yaml").read_text("utf-8")
)
HYPHENS: dict[str, list[dict[str, Any]]] = yaml.safe_load((CASES / "reading_hyphens.yaml").read_text("utf-8"))


def named(cases: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(case, id=str(case.get("text", case.get("line")))[:60] or "empty") for case in cases]


def joined(case: dict[str, Any]) -> str:
    left: str
    right: str
    left, right = case["line"].split("/", 1) if "www" not in case["line"] else case["line"].rsplit("/", 1)
    spaced = left.endswith("_")
    left = left.rstrip("_")
    kind = seam(left, right, spaced, Words(case.get("elsewhere", "")))
    return left[:-1] + right if kind is Seam.DROP else left + str(kind.value) + right


@pytest.mark.parametrize("case", named([case for kind in HYPHENS.values() for case in kind]))
def test_a_hyphen_at_the_end_of_a_line(case: dict[str, Any]) -> None:
    assert joined(case) == case["reads"]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("de ministeries van JenV/", "Defensie en BZ", Seam.GLUE),
        ("https://www.rijksoverheid.nl/", "documenten", Seam.GLUE),
        ("een gewone", "regel", Seam.SPACE),
        ("-", "een streepje", Seam.SPACE),
        ("dit –", "en dat", Seam.SPACE),
        ("zacht\u2011", "koppelteken", Seam.GLUE),
    ],
)
def test_other_ends_of_lines(left: str, right: str, kind: Seam) -> None:
    assert seam(left, right) is kind


def test_the_document_goes_before_the_rules() -> None:
    assert seam("de partij-", "en samen") is Seam.SPACE
    assert seam("de partij-", "en samen", words=Words("Alle partijen.")) is Seam.DROP
    assert seam("de ziekten-", "lijst", words=Words("een ziekten-lijst")) is Seam.GLUE


def test_accents_do_not_hide_a_word() -> None:
    assert "coordinatie" in Words("De coördinatie is belegd.")
    assert "coordineren" not in Words("De coördinatie is belegd.")


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip), st.booleans())
def test_a_seam_never_fails(left: str, right: str, spaced: bool) -> None:
    assert seam(left.strip(), right.strip(), spaced) in Seam


@pytest.mark.parametrize("case", named(STRUCTURE["openings"]))
def test_opening(case: dict[str, Any]) -> None:
    found = opening(case["text"])
    if "style" not in case:
        assert found is None
        return
    assert found is not None
    assert (found.style.value, found.label, found.depth) == (case["style"], case["label"], case["depth"])
    assert case["text"][found.rest :] == case["rest"]


@pytest.mark.parametrize(
    ("text", "value"), [("4.9 Ontwikkelingen", 9), ("3. Peren", 3), ("c) derde", 3), ("iii) derde", 3)]
)
def test_an_opening_counts(text: str, value: int) -> None:
    found = opening(text)
    assert found is not None
    assert found.value == value


@given(st.text(max_size=60))
def test_an_opening_never_swallows_the_words(text: str) -> None:
    found = opening(text)
    assert found is None or (0 < found.rest < len(text) and not text[found.rest].isspace())


@pytest.mark.parametrize("case", named(STRUCTURE["sentence_ends"]))
def test_end_of_a_sentence(case: dict[str, Any]) -> None:
    assert ends_sentence(case["text"]) is case["ends"]


@pytest.mark.parametrize("case", named(STRUCTURE["headings"]))
def test_heading_text(case: dict[str, Any]) -> None:
    assert is_heading_text(case["text"]) is case["heading"]


@pytest.mark.parametrize("case", named(STRUCTURE["shouted"]))
def test_capitals(case: dict[str, Any]) -> None:
    assert is_shouted(case["text"]) is case["shouted"]


@pytest.mark.parametrize("case", named(STRUCTURE["heading_words"]))
def test_conventional_headings(case: dict[str, Any]) -> None:
    assert is_heading_word(case["text"]) is case["word"]


@pytest.mark.parametrize(
    ("label", "value"),
    [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xxxix", 39), ("iiii", 0), ("vx", 0), ("", 0), ("c", 0)],
)
def test_roman(label: str, value: int) -> None:
    assert roman(label) == value


@pytest.mark.parametrize(
    ("text", "low"),
    [("de", True), ("(zie onder", True), ("“het", True), ("De", False), ("(De", False), ("9", False)],
)
def test_begins_low(text: str, low: bool) -> None:
    assert begins_low(text) is low


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("gehoord de beraadslaging,", True),
        ("overwegende dat", True),
        ("tevens constaterende dat", True),
        ("verzoekt de regering", True),
        ("en gaat over tot de orde van de dag.", True),
        ("verzoeken van de Kamer", False),
        ("de regering", False),
    ],
)
def test_formulas_of_a_motion(text: str, formula: bool) -> None:
    assert is_formula(text) is formula
