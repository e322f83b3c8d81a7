# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parts of the report on risks: numbers in words, pictures of many scenarios, and documents of any text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx as words
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.desks.risk.analysis.assessment.assessment import assess
from samenhang.desks.risk.analysis.assessment.plan import Settings
from samenhang.desks.risk.analysis.assessment.scale import Scale
from samenhang.desks.risk.analysis.cascade.exact import solve
from samenhang.desks.risk.analysis.cascade.model import Cascade, Impact, Link, Risk, Scenario
from samenhang.desks.risk.analysis.cascade.pictures import Labels, graph
from samenhang.desks.risk.report import numbers, pictures
from samenhang.desks.risk.report.as_docx import docx
from samenhang.desks.risk.report.as_pdf import TURNED, UPRIGHT, pdf, room
from samenhang.desks.risk.report.document import (
    Bullets,
    Document,
    Figure,
    Heading,
    Paragraph,
    Part,
    Table,
)
from samenhang.desks.risk.report.material import Material, Source, Sources, Terms, gather
from samenhang.desks.risk.report.raster import png, size
from samenhang.desks.risk.report.report import sheet
from samenhang.desks.risk.report.scale_words import place
from samenhang.desks.risk.report.voice import Voice
from samenhang.desks.risk.scenario_file import read_scenarios
from samenhang.errors import InvalidInput

DEMO = Path(__file__).parents[3] / "demo" / "risk" / "scenarios.yaml"
DUTCH, ENGLISH = Voice("nl"), Voice("en")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><text x="4" y="14">woord</text></svg>'


# ---------------------------------------------------------------- numbers and words


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (0.0, "0", "0"),
        (0.000065, "0,000065", "0.000065"),
        (12.5, "12,5", "12.5"),
        (48000.0, "48.000", "48,000"),
        (1234.5, "1.230", "1,230"),
        (0.99999, "1", "1"),
        (-0.0213, "-0,0213", "-0.0213"),
        (float("nan"), "–", "–"),
        (float("inf"), "–", "–"),
    ],
)
def test_numbers_as_people_write_them(value: float, dutch: str, english: str) -> None:
    assert (numbers.figure(value, "nl"), numbers.figure(value, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2.5e9, "2,5 miljard"),
        (49e9, "49 miljard"),
        (1_600_000, "1,6 miljoen"),
        (16000, "16.000"),
        (0.0057, "0,0057"),
    ],
)
def test_numbers_that_were_given_keep_their_digits(value: float, said: str) -> None:
    assert DUTCH.given(value) == said


@given(st.floats(1e-12, 1e15))
def test_a_number_in_words_is_that_number(value: float) -> None:
    said = numbers.figure(value, "en")
    assert "e" not in said
    assert float(said.replace(",", "")) == pytest.approx(value, rel=5.1e-3)


@pytest.mark.parametrize(
    ("said", "dutch"),
    [
        ("horizon", "horizon"),
        ("base of the value function", "grondtal van de waardefunctie"),
        ("likelihood classes A-low, B-high", "waarschijnlijkheidsklassen A laag, B hoog"),
        ("impact class E", "impactklasse E"),
        ("criterion 2.1 classes A, B", "criterium 2.1 klassen A, B"),
        ("criterion 2.3 table", "criterium 2.3 tabel"),
        ("weight profile mens-eerst", "gewichtenprofiel mens-eerst"),
    ],
)
def test_places_of_a_scale_in_dutch(said: str, dutch: str) -> None:
    assert (place(said, DUTCH), place(said, ENGLISH)) == (dutch, said)


def test_another_language_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no language of the report"):
        Voice("fr")


# ---------------------------------------------------------------- many scenarios


def many(count: int) -> Material:
    """The scenarios of the demo over and over, each under a name of its own."""
    content = DEMO.read_bytes()
    read = read_scenarios(content, DEMO.name)
    some = read.catalogue.scenarios
    each = tuple(replace(some[at % len(some)], id=f"s{at:03}") for at in range(count))
    catalogue = replace(read.catalogue, scenarios=each)
    found = assess(catalogue, read.scale, Settings(samples=100, inner=2))
    sources = Sources(Source(DEMO.name, content))
    return Material(sources, replace(read, catalogue=catalogue), found, {}, date(2026, 11, 25), "1")


def test_a_diagram_never_holds_more_than_can_be_read() -> None:
    material = many(47)
    for drawn in (pictures.risk_diagrams, pictures.rankings):
        found = list(drawn(material, DUTCH))
        assert [one.name.rpartition("-")[2] for one in found] == ["1", "2", "3"]
        assert found[-1].caption.endswith(", plaats 41 tot en met 47")
        assert all(size(one.svg)[1] < 720 for one in found)
        assert all(one.alt.endswith("De tabel noemt ze alle.") for one in found[:2])
    # The axis of ranks is that of all 47 in each part: the last shape is not beyond the edge.
    last = list(pictures.rankings(material, DUTCH))[-1]
    assert max(float(x) for x in re.findall(r'<circle cx="([0-9.]+)"', last.svg)) <= 960 - 150 + 1
    assert len(last.data) == 47 * 47 + 1


def chain(count: int) -> Cascade:
    """Risks of which each leads to the next: solved exactly at once however many there are."""
    risks = tuple(Risk(f"r{at}", (Scenario("a", 0.1, (Impact(1.0),)),)) for at in range(count))
    links = tuple(Link(f"r{at}", "a", f"r{at + 1}", (0.01 * (at + 1),)) for at in range(count - 1))
    return Cascade(risks, links)


@pytest.mark.parametrize("count", [8, 12])
def test_a_small_graph_has_every_risk(count: int) -> None:
    drawn = graph(solve(chain(count)), Labels({}, "", "nl"))
    assert drawn.count("<circle") == count
    assert "niet getoond" not in drawn


def test_a_large_graph_has_the_strongest_links_and_says_what_it_leaves_out() -> None:
    reach = solve(chain(45))
    drawn = graph(reach, Labels({f"r{at}": f"Een lange naam van risico {at}" for at in range(45)}, "", "nl"))
    assert drawn.count("<circle") <= 30
    assert re.search(r"van 44 verbanden getoond, de sterkste; 15 risico&#x27;s niet getoond", drawn)
    width, _ = size(drawn)
    for x, anchor, said in re.findall(r'<text x="([0-9.]+)" y="[0-9.]+" text-anchor="(\w+)">([^<]+)<', drawn):
        length = 7.0 * len(said)
        left = float(x) - {"start": 0.0, "middle": length / 2, "end": length}[anchor]
        assert left >= 0
        assert left + length <= width


def test_a_file_of_another_does_not_open_a_scale_of_this_machine(tmp_path: Path) -> None:
    """Where files come from others, who gathers says which scales there are."""
    own = tmp_path / "own.yaml"
    own.write_text("edition: own", "utf-8")
    text = DEMO.read_text("utf-8").replace("edition: nl-2022", f"edition: {own}")

    def none(edition: str) -> Scale:
        raise InvalidInput(f"“{edition}” is no edition of a scale", "nl-2022")

    sources = Sources(Source("scenarios.yaml", text.encode()))
    with pytest.raises(InvalidInput, match="is no edition of a scale"):
        gather(sources, Terms(scale_named=none), date(2026, 11, 25), "1")


# ---------------------------------------------------------------- documents of any text


def document(text: str = "woord") -> Document:
    svg = SVG.format(400, 200)
    table = Table(text, text, (text, "kop"), ((text, f"{text}\n{text}"), ("a", "b")), (0.4, 0.6))
    blocks = (Heading(1, text), Paragraph(text, True), Bullets((text,)), table)
    figure = Figure("beeld", svg, text, text)
    parts = (Part(blocks), Part((Heading(1, "2"), Heading(2, text), figure), turned=True))
    return Document(text, "nl-NL", date(2026, 11, 25), (text,), text, "Inhoud", parts)


def test_the_same_document_is_the_same_bytes() -> None:
    assert pdf(document()) == pdf(document())
    assert docx(document()) == docx(document())


@settings(deadline=None, max_examples=6)
@given(st.text(min_size=1, max_size=12))
def test_any_text_makes_a_document(text: str) -> None:
    assert pdf(document(text)).startswith(b"%PDF")
    assert len(words.Document(BytesIO(docx(document(text)))).tables) == 1


@pytest.mark.parametrize("text", ["#panic()", "</w:t>", "🙂 漢字", "= geen kop", "\\", "a & b"])
def test_text_is_never_run(text: str) -> None:
    found = words.Document(BytesIO(docx(document(text))))
    assert found.tables[0].rows[0].cells[0].text == text
    assert pdf(document(text)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("width", "height", "turned"),
    [(960, 500, True), (960, 500, False), (300, 3000, False), (300, 3000, True)],
)
def test_a_picture_fits_its_page(width: int, height: int, turned: bool) -> None:
    wide = room(turned, SVG.format(width, height))
    most = TURNED if turned else UPRIGHT
    assert 0 < wide <= most[0]
    assert wide * height / width <= most[1] + 0.1


@pytest.mark.parametrize("broken", ["<svg></svg>", "no picture", SVG.format(10, 10)[:-9]])
def test_what_is_no_picture_is_refused(broken: str) -> None:
    with pytest.raises(InvalidInput):
        png(broken)


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-x", "@a"])
def test_cells_that_a_spreadsheet_would_run_are_words(cell: str) -> None:
    assert sheet((("naam", "getal"), (cell, -1.5))) == f"naam,getal\n'{cell},-1.5\n"
