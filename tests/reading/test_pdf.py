# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDF: paragraphs, columns, heads, footnotes, tables, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.model import Media, PassageKind
from samenhang.reading import pdf
from tests.reading.pdf_reading import FIRST, SECOND, THIRD, check_sources, read, texts, words
from tests.reading.pdf_writer import LEFT, PdfWriter, fold

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "parliament" / "pdf"
needs_real = pytest.mark.skipif(not REAL.is_dir(), reason="the real PDFs are not here")


def one(text: str, columns: int = 70) -> PdfWriter:
    writer = PdfWriter()
    writer.page().paragraph(780, text, columns=columns)
    return writer


# ---------------------------------------------------------------- paragraphs


def test_paragraphs_are_put_together() -> None:
    writer = PdfWriter()
    page = writer.page()
    y = page.paragraph(780, FIRST)
    page.paragraph(y, SECOND)
    document = read(writer)
    assert texts(document) == [FIRST, SECOND]
    assert document.media is Media.PDF
    assert {passage.page for passage in document.passages} == {1}
    check_sources(document, writer.build())


def test_paragraphs_without_space_between_end_at_a_short_line() -> None:
    writer = PdfWriter()
    page = writer.page()
    y = page.lines(780, fold(FIRST, 70))
    page.lines(y, fold(SECOND, 70))
    assert texts(read(writer)) == [FIRST, SECOND]


def test_paragraphs_begun_with_an_indent() -> None:
    writer = PdfWriter()
    page = writer.page()
    y = 780.0
    for text in (FIRST, SECOND, THIRD):
        head, *rest = fold("xx " + text, 70)
        page.text(LEFT + 12, y, head[3:])
        y = page.lines(y - 12, rest)
    assert texts(read(writer)) == [FIRST, SECOND, THIRD]


def test_broken_words_are_made_whole() -> None:
    writer = PdfWriter()
    writer.page().lines(
        780,
        [
            "Die verwevenheid doet zich op alle terreinen voor, bijvoor-",
            "beeld in de provincie, waar de bestuurders van het Noord-",
            "Holland van nu werken aan het eigen veiligheids-",
            "en zorgbeleid, zoals dat eerder in het land is gedaan.",
        ],
    )
    document = read(writer)
    assert texts(document) == [
        "Die verwevenheid doet zich op alle terreinen voor, bijvoorbeeld in de provincie, waar de "
        "bestuurders van het Noord-Holland van nu werken aan het eigen veiligheids- en zorgbeleid, zoals "
        "dat eerder in het land is gedaan."
    ]
    check_sources(document, writer.build())


def test_a_paragraph_goes_on_over_the_page() -> None:
    writer = PdfWriter()
    lines = fold(FIRST + " " + SECOND, 70)
    writer.page().lines(100, lines[:3])
    writer.page().lines(780, lines[3:])
    document = read(writer)
    assert texts(document) == [FIRST + " " + SECOND]
    assert [passage.page for passage in document.passages] == [1]
    assert {run.page for run in document.runs} == {1, 2}
    check_sources(document, writer.build())


def test_a_sentence_that_ends_with_the_page_ends_the_paragraph() -> None:
    writer = PdfWriter()
    writer.page().paragraph(780, FIRST)
    writer.page().paragraph(780, SECOND)
    document = read(writer)
    assert texts(document) == [FIRST, SECOND]
    assert [passage.page for passage in document.passages] == [1, 2]


def test_characters_outside_ascii() -> None:
    text = "De coördinatie is geïnformeerd – “één” keer, aldus de ministers."
    document = read(one(text))
    assert document.text == text


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turned: int) -> None:
    writer = PdfWriter()
    page = writer.page()
    page.turned = turned
    matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turned]
    page.drawn.append(f"q {matrix} cm".encode())
    y = page.paragraph(500, FIRST)
    page.paragraph(y, SECOND)
    page.drawn.append(b"Q")
    assert texts(read(writer)) == [FIRST, SECOND]


# ---------------------------------------------------------------- headings and lists


def test_headings_by_number_and_by_type() -> None:
    writer = PdfWriter()
    page = writer.page()
    page.text(LEFT, 800, "Samenhang in veiligheid", 18, bold=True)
    y = page.lines(770, ["1 Aanleiding"], size=14, bold=True) - 6
    y = page.paragraph(y, FIRST)
    y = page.lines(y, ["1.1 De vraag van de Kamer"], bold=True) - 6
    y = page.paragraph(y, SECOND)
    y = page.lines(y, ["2 Slot"], size=14, bold=True) - 6
    page.paragraph(y, THIRD)
    document = read(writer)
    headings = [(p.label, p.headings) for p in document.passages if p.kind is PassageKind.HEADING]
    title = "Samenhang in veiligheid"
    assert headings == [(None, ()), ("1", (title,)), ("1.1", (title, "1 Aanleiding")), ("2", (title,))]
    assert document.passages[-1].headings == (title, "2 Slot")


def test_bold_headings_without_a_number() -> None:
    writer = PdfWriter()
    page = writer.page()
    y = page.paragraph(780, FIRST)
    y = page.lines(y, ["Een kop in het vet"], bold=True) - 4
    page.paragraph(y, SECOND)
    document = read(writer)
    assert texts(document, PassageKind.HEADING) == ["Een kop in het vet"]
    assert document.passages[-1].headings == ("Een kop in het vet",)


def test_bullets_that_hang() -> None:
    writer = PdfWriter()
    page = writer.page()
    y = page.paragraph(780, FIRST)
    for text in (SECOND, THIRD):
        lines = fold(text, 67)
        page.text(LEFT, y, "•")
        y = page.lines(y, lines, x=LEFT + 18)
    document = read(writer)
    assert texts(document, PassageKind.ITEM) == [SECOND, THIRD]
    assert [p.label for p in document.passages] == [None, "•", "•"]


def test_labels_beside_text_belong_to_it() -> None:
    writer = PdfWriter()
    page = writer.page()
    y = 780.0
    for label, text in (("Zaak:", FIRST), ("Besluit:", SECOND), ("Noot:", THIRD)):
        page.text(LEFT, y, label)
        y = page.lines(y, fold(text, 55), x=LEFT + 90)
    assert texts(read(writer)) == [f"Zaak: {FIRST}", f"Besluit: {SECOND}", f"Noot: {THIRD}"]


# ---------------------------------------------------------------- properties

SENTENCES = st.lists(
    st.lists(
        st.sampled_from(["de", "brief", "Kamer", "kabinet", "van", "veiligheid", "is", "2015"]),
        min_size=20,
        max_size=50,
    ),
    min_size=1,
    max_size=4,
)


@given(SENTENCES, st.integers(40, 75))
@settings(max_examples=40, deadline=None)
def test_every_paragraph_is_found_again_in_its_page(sentences: list[list[str]], width: int) -> None:
    paragraphs = ["Op " + " ".join(each) + " gesteld." for each in sentences]
    writer = PdfWriter()
    y = 790.0
    page = writer.page()
    for text in paragraphs:
        y = page.paragraph(y, text, columns=width)
    data = writer.build()
    document = pdf.read(data, "stuk.pdf", "d")
    assert texts(document) == paragraphs
    check_sources(document, data)
    source = "".join(pdf.page_texts(data)[0].split())
    for text in texts(document):
        assert "".join(text.split()) in source


# ---------------------------------------------------------------- real documents


@needs_real
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_real_lists_are_traced_to_their_pages(number: int) -> None:
    data = (REAL / f"besluitenlijst_example{number}.pdf").read_bytes()
    document = pdf.read(data, "besluitenlijst.pdf", "d")
    check_sources(document, data)
    assert "Besluitenlijst van de" in document.text
    assert all(passage.page for passage in document.passages)


@needs_real
def test_a_real_list_of_sixteen_pages() -> None:
    document = pdf.read((REAL / "besluitenlijst_example2.pdf").read_bytes(), "b.pdf", "d")
    labels = [int(p.label or 0) for p in document.passages if p.kind is PassageKind.HEADING and p.label]
    assert labels == sorted(labels)
    assert len(labels) > 30
    found = texts(document)
    assert "BuZa | i.v.m. agendapunt | 3, 5, 35" in found
    assert any("Verenigd Koninkrijk van Groot-Brittannië en Noord-Ierland" in text for text in found)
    assert not any(text.isdigit() for text in found)
    casino = next(p for p in document.passages if "Voorhangbrief Holland Casino NV" in words(document, p))
    assert (casino.label, casino.page) == ("13", 5)
    assert casino.headings == (
        "Stukken/brieven (als eerste) ondertekend door de staatssecretaris van Financiën",
    )
