# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pictures of risk: SVG that parses, reads without colour and in two languages, and says what its table
says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from samenhang.desks.risk.analysis.assessment.assessment import Assessment, assess
from samenhang.desks.risk.analysis.assessment.diagrams import (
    caption,
    diagram_table,
    ranking_diagram,
    ranking_table,
    risk_diagram,
)
from samenhang.desks.risk.analysis.assessment.drawing import Drawing, shortened
from samenhang.desks.risk.analysis.assessment.driver_diagrams import (
    exceedance_diagram,
    exceedance_table,
    tornado_diagram,
    tornado_table,
)
from samenhang.desks.risk.analysis.assessment.plan import Settings
from samenhang.desks.risk.analysis.assessment.scale import Name
from samenhang.desks.risk.analysis.assessment.words import Tabular, number, percent
from samenhang.desks.risk.scenario_file import read_scenarios
from samenhang.errors import InvalidInput

READ = read_scenarios(
    (Path(__file__).parents[3] / "tests/cases/risk/example.yaml").read_bytes(), "example.yaml"
)
SVG = "{http://www.w3.org/2000/svg}"
GREY = re.compile(r"#([0-9a-f])\1\1|#([0-9a-f]{2})\2\2|none")


@pytest.fixture(scope="module")
def example() -> Assessment:
    return assess(READ.catalogue, READ.scale, Settings(samples=300, inner=20))


def pictures(of: Assessment, language: str) -> dict[str, str]:
    drivers = of.drivers("pandemic", 64)
    return {
        "diagram": risk_diagram(of, language),
        "ranking": ranking_diagram(of, language),
        "exceedance": exceedance_diagram(of.exceedance(), "alles", caption(of, language), language),
        "tornado": tornado_diagram(drivers, of.scale, "pandemic", language),
    }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pictures_parse_and_use_no_colour(example: Assessment, language: str) -> None:
    for name, text in pictures(example, language).items():
        tree = ElementTree.fromstring(text)
        assert tree.find(f"{SVG}title") is not None, name
        assert tree.find(f"{SVG}desc") is not None, name
        inks = {one.get(key) for one in tree.iter() for key in ("fill", "stroke")} - {None}
        assert all(GREY.fullmatch(ink or "") for ink in inks), name
        assert "nan" not in text, name


def test_the_languages_differ(example: Assessment) -> None:
    dutch, english = pictures(example, "nl"), pictures(example, "en")
    for name, words in (
        ("diagram", ("zeer onwaarschijnlijk", "very unlikely")),
        ("tornado", ("doden", "fatalities")),
    ):
        assert words[0] in dutch[name]
        assert words[1] not in dutch[name]
        assert words[1] in english[name]
    with pytest.raises(InvalidInput, match="no language"):
        risk_diagram(example, "fr")


def test_a_scenario_has_its_bars_shape_number_and_name(example: Assessment) -> None:
    tree = ElementTree.fromstring(risk_diagram(example, "en"))
    words = [one.text or "" for one in tree.iter(f"{SVG}text")]
    for one in example.results:
        assert str(one.place) in words
        assert any(text.startswith(f"{one.place} {one.scenario.title.en[:20]}") for text in words)
    assert (
        len(list(tree.iter(f"{SVG}circle"))) == 4
    )  # the first and the seventh, each in the picture and the list


def test_the_sea_flood_stands_right_of_and_below_the_pandemic(example: Assessment) -> None:
    """Where the numbers of the two stand: more impact to the right, less likely below."""
    tree = ElementTree.fromstring(risk_diagram(example, "en"))
    at = {}
    for one in tree.iter(f"{SVG}text"):
        if one.get("font-weight") == "bold" and (one.text or "").isdigit():
            at[int(one.text or 0)] = (float(one.get("x", 0)), float(one.get("y", 0)))
    flood, pandemic = (at[example.result(id_).place] for id_ in ("sea-flood", "pandemic"))
    assert flood[0] > pandemic[0]
    assert flood[1] > pandemic[1]


def tables(of: Assessment) -> list[Tabular]:
    drivers = of.drivers("pandemic", 64)
    return [
        diagram_table(of),
        ranking_table(of),
        exceedance_table(of.exceedance()),
        tornado_table(drivers, of.scale),
    ]


def test_tables_are_full(example: Assessment) -> None:
    for table in tables(example):
        assert table.rows
        assert all(len(row) == len(table.head) for row in table.rows)
    assert len(ranking_table(example).rows) == 8


def test_what_every_picture_names(example: Assessment) -> None:
    said = caption(example, "en")
    for part in (
        "MADE-UP EXAMPLE",
        "horizon 5 years",
        "reference year 2026",
        "scale nl-2009",
        "2 experts",
        "seed 1",
    ):
        assert part in said
    assert f"rests on {len(example.unverified)} unverified values" in said


def test_words_of_others_cannot_break_a_picture() -> None:
    evil = Name('<script>&"x"</script>', "<b>")
    one = replace(READ.catalogue.scenarios[0], title=evil)
    found = assess(replace(READ.catalogue, scenarios=(one,)), READ.scale, Settings(samples=100, inner=1))
    for text in (
        risk_diagram(found),
        ranking_diagram(found),
        exceedance_diagram(found.exceedance(), evil.nl, "&"),
    ):
        assert "<script" not in text
        ElementTree.fromstring(text)


@pytest.mark.parametrize("number_", range(6))
def test_shapes_differ(number_: int) -> None:
    drawn = []
    for filled in (True, False):
        picture = Drawing(20, 20, "t", "d")
        picture.mark((10, 10), number_, filled=filled)
        drawn.append(picture.text)
        ElementTree.fromstring(picture.text)
    assert len(set(drawn)) == (1 if number_ == 5 else 2)


@pytest.mark.parametrize(
    ("value", "nl", "en"), [(0.1234, "0,123", "0.123"), (5, "5", "5"), (1e-6, "1e-06", "1e-06")]
)
def test_numbers_by_language(value: float, nl: str, en: str) -> None:
    assert (number(value, "nl"), number(value, "en")) == (nl, en)
    assert percent(0.085, "nl") == "8,5 %"
    assert shortened("waarschijnlijk", 6) == "waars…"
