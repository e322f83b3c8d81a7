# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reasons and snippets, without an index: what is said to match does stand there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.ledger.query import leaves, parse
from samenhang.ledger.why import SNIPPET, Meant, Scene, explain, snippet

TEXT = "De minister van Defensie en de ministers van Staat bespraken de veiligheidsstrategieën."

LITERAL, STEM = "“{}” staat er letterlijk", "“{}” heeft dezelfde stam als “{}”"
BOTH = ["minister", "ministers"]
STRATEGY = "veiligheidsstrategie"
OFFICE = "“minister van Defensie” (ministerie van Defensie)"


@pytest.mark.parametrize(
    ("query", "reasons", "shown"),
    [
        ("minister", [LITERAL.format("minister"), STEM.format("minister", "ministers")], BOTH),
        ("Ministers", [LITERAL.format("Ministers"), STEM.format("Ministers", "minister")], BOTH),
        (STRATEGY, [STEM.format(STRATEGY, STRATEGY + "ën")], [STRATEGY + "ën"]),
        ("mini*", ["“mini*” is het begin van “minister”, “ministers”"], BOTH),
        ('"van staat"', ["“van staat” staat er woord voor woord"], ["van Staat"]),
        ('"defensie"', ["“defensie” staat er woord voor woord"], ["Defensie"]),
        ('"van van"', [], []),
        ("onvindbaar", [], []),
        ("defensie OR onvindbaar", ["“defensie” staat er letterlijk"], ["Defensie"]),
        ("defensie -ministers", ["“defensie” staat er letterlijk"], ["Defensie"]),
        ("van-staat", ["“van-staat” staat er woord voor woord"], ["van Staat"]),
        ("actor:defensie", [f"actor defensie: {OFFICE}"], ["minister van Defensie"]),
        ("actor:ministry:d*", [f"actor ministry:d: {OFFICE}"], ["minister van Defensie"]),
        ("actor:staat", [], []),
        ("kind:letter", ["soort is letter"], []),
        ("kind:motion", [], []),
        ("date:2015", ["datum 2015-12-21 valt in 2015"], []),
    ],
)  # fmt: skip
def test_reasons(query: str, reasons: list[str], shown: list[str]) -> None:
    minister = Meant(3, 24, "actor", "ministry:DEF")
    scene = Scene(TEXT, meant=(minister,), kind="letter", date="2015-12-21")
    said, places = explain(leaves(parse(query)), scene)
    assert list(said) == reasons
    assert [TEXT[start:end] for start, end in places] == shown


def test_a_word_that_stands_only_in_a_heading() -> None:
    scene = Scene("Niets.", headings=("4 Dreigingen", "4.1 Overig"))
    assert explain(leaves(parse("dreiging")), scene) == (("“dreiging” staat in de kop “4 Dreigingen”",), [])


def test_who_speaks() -> None:
    scene = Scene("Dank u wel.", speaker="mevrouw Hachchi (D66)")
    for query in ("actor:hachchi", 'actor:"mevrouw hachchi"', "actor:hach*"):
        assert explain(leaves(parse(query)), scene)[0] == ("aan het woord is mevrouw Hachchi (D66)",)
    assert explain(leaves(parse("actor:heerma")), scene) == ((), [])


@pytest.mark.parametrize(
    ("places", "marked"),
    [
        ([], ()),
        ([(0, 2)], ((0, 2),)),
        ([(0, 2), (3, 5)], ((0, 2), (3, 5))),
        ([(3, 5), (0, 4)], ((0, 5),)),
        ([(0, 2), (2, 4)], ((0, 4),)),
    ],
)
def test_highlights_do_not_overlap(
    places: list[tuple[int, int]], marked: tuple[tuple[int, int], ...]
) -> None:
    assert snippet("abcdefgh", places).highlights == marked


TEXTS = st.text(st.sampled_from("ab é"), max_size=1200)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 1200), st.integers(1, 30)), max_size=6))
def test_a_snippet_is_a_part_of_the_passage(text: str, spans: list[tuple[int, int]]) -> None:
    places = sorted((a, min(a + size, len(text))) for a, size in spans if a < len(text))
    part = snippet(text, places)
    assert text[part.start : part.start + len(part.text)] == part.text
    assert len(part.text) <= SNIPPET
    for start, end in part.highlights:
        assert 0 <= start < end <= len(part.text)
    assert bool(part.highlights) == bool(places)
