# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter as DOCX and PDF: what a screen reader finds in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings

from samenhang import stationery
from samenhang.desks.followup.letter import Letter, letter
from samenhang.desks.followup.letter_docx import docx
from samenhang.desks.followup.letter_pdf import pdf
from samenhang.desks.followup.overview import overview
from samenhang.reading import read
from tests.desks.followup.outgoing import DUTCH, HOSTILE, TODAY, line, texts
from tests.desks.followup.test_overview import HEAD, LINES

LETTER = letter(overview(LINES, TODAY, {"c-2": "eerste kwartaal 2027"}), HEAD, DUTCH)


def odd(text: str) -> Letter:
    """A letter in which every value from outside is this text."""
    late = line(what=text, quote=text, document=text, by=text, by_actor=None, ministry=None, number=text)
    head = replace(HEAD, sender=(text,), to=(text,), signed=(text,), reference=text, salutation=text)
    return letter(overview([late], TODAY, {late.name: text}), head, DUTCH)


# ---------------------------------------------------------------- DOCX


def opened(made: Letter = LETTER) -> Any:
    return Document(BytesIO(docx(made)))


def test_headings_are_headings() -> None:
    styled = [(p.style.name, p.text) for p in opened().paragraphs if p.style.name != "Normal"]
    assert styled == [
        ("Title", "Overzicht van toezeggingen die te laat zijn op 25 november 2026"),
        ("Heading 1", "Bijlage: toezeggingen die te laat zijn, per bewindspersoon"),
        ("Heading 2", "De minister van Justitie en Veiligheid"),
        ("Heading 2", "De staatssecretaris van BZK"),
        ("Heading 2", "Niet bekend van wie"),
    ]


def test_the_document_says_its_language_and_title() -> None:
    document = opened()
    about = document.core_properties
    assert (about.title, about.language) == (LETTER.title, "nl-NL")
    assert about.author == "Eerste Kamer der Staten-Generaal"
    languages = {element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}


def test_tables_have_a_heading_row_words_for_who_cannot_see_them_and_no_merged_cells() -> None:
    tables = opened().tables
    assert len(tables) == 3
    for table, section in zip(tables, LETTER.sections, strict=True):
        marked = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert marked == [True] + [False] * len(section.rows)
        assert [cell.text for cell in table.rows[0].cells] == list(LETTER.headings)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == section.heading
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) == section.summary
        assert not list(table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge")))


def test_links_lead_to_the_page_and_the_words() -> None:
    document = opened()
    targets = [
        document.part.rels[link.get(qn("r:id"))].target_ref
        for link in document.element.iter(qn("w:hyperlink"))
    ]
    assert targets[:2] == [
        "https://samenhang.example.nl/follow-ups/c-2",
        "https://samenhang.example.nl/documents/kst-30821-153#p12",
    ]


def test_our_own_reader_reads_the_letter() -> None:
    text = read(docx(LETTER), "letter.docx").text
    for words in (
        "Geachte voorzitter,",
        "Ik zal uw Kamer voor de zomer informeren",
        "eerste kwartaal 2027",
        "400",
    ):
        assert words in text


@given(texts)
@settings(max_examples=25)
def test_any_text_makes_a_docx(text: str) -> None:
    assert len(opened(odd(text)).tables) == 1


def test_a_docx_is_the_same_bytes_each_time() -> None:
    assert docx(LETTER) == docx(LETTER)
    assert {info.date_time[0] for info in ZipFile(BytesIO(docx(LETTER))).infolist()} == {1980}


# ---------------------------------------------------------------- PDF


def tags(element: Any) -> Iterator[tuple[str, Any]]:
    """Every tag of a PDF in the order of reading."""
    for kid in [element] if isinstance(element, pikepdf.Dictionary) else element:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S), kid
        if isinstance(kid, pikepdf.Dictionary) and "/K" in kid and not isinstance(kid.K, int):
            yield from tags(kid.K)


@pytest.fixture(scope="module")
def made() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf(LETTER)))


def names(made: pikepdf.Pdf) -> list[str]:
    return [name for name, _ in tags(made.Root.StructTreeRoot.K)]


def test_a_pdf_says_that_it_is_accessible_and_lasting(made: pikepdf.Pdf) -> None:
    with made.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert about["dc:title"] == LETTER.title
    assert made.Root.Lang == "nl-NL"
    assert made.Root.MarkInfo.Marked
    assert made.Root.ViewerPreferences.DisplayDocTitle


def test_headings_tables_and_links_are_tagged(made: pikepdf.Pdf) -> None:
    found = names(made)
    assert [name for name in found if name in ("/H1", "/H2", "/H3")] == ["/H1", "/H2", "/H2", "/H2"]
    assert found.count("/Table") == 3
    assert found.count("/TH") == 3 * len(LETTER.headings)
    assert found.count("/TD") == 4 * len(LETTER.headings)
    assert found.count("/Link") == 8


def test_heading_cells_say_what_they_head(made: pikepdf.Pdf) -> None:
    heads = [element for name, element in tags(made.Root.StructTreeRoot.K) if name == "/TH"]
    scopes = {str(each.get("/Scope")) for head in heads for each in attributes(head) if "/Scope" in each}
    assert scopes == {"/Column"}


def attributes(element: Any) -> list[Any]:
    found = element.get("/A", [])
    return [found] if isinstance(found, pikepdf.Dictionary) else list(found)


def test_every_font_is_in_the_file(made: pikepdf.Pdf) -> None:
    fonts = [font for page in made.pages for font in page.Resources.Font.values()]
    for font in fonts:
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile3" in descriptor or "/FontFile2" in descriptor


def test_the_words_can_be_read_back() -> None:
    document = pypdfium2.PdfDocument(pdf(LETTER))
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    for words in (
        "Geachte voorzitter,",
        "Ik zal uw Kamer voor de zomer informeren",
        "eerste kwartaal 2027",
        "Hoogachtend,",
    ):
        assert words in text
    assert [round(page.get_width()) for page in document] == [595, 842]


@pytest.mark.parametrize(
    "text",
    [HOSTILE, "#panic() $x$ `y` @z <w> *a* _b_ // c /* d", "漢字 😀 \ue000 \ufffe العربية", "a" * 3000],
)
def test_text_is_never_run_and_never_breaks_a_pdf(text: str) -> None:
    data = pdf(odd(text))
    assert names(pikepdf.open(BytesIO(data))).count("/Table") == 1


def test_what_is_written_like_code_is_printed() -> None:
    page = pypdfium2.PdfDocument(pdf(odd("#panic()")))[0]
    assert "Geachte" not in page.get_textpage().get_text_range()
    assert "#panic()" in page.get_textpage().get_text_range()


@given(texts)
@settings(max_examples=25)
def test_any_text_makes_a_pdf(text: str) -> None:
    assert pdf(odd(text)).startswith(b"%PDF-1.7")


def test_every_sign_that_is_called_printed_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """So the second try, with the others replaced, never fails."""
    signs = "".join(c for c in map(chr, range(0x20, 0x2100)) if not stationery.UNPRINTABLE.match(c))
    assert len(signs) > 400
    shown = replace(LETTER, salutation=signs, sections=())
    monkeypatch.setattr(stationery, "_INSTEAD", None)  # a second try would raise TypeError
    assert pdf(shown).startswith(b"%PDF")


def test_a_pdf_is_the_same_bytes_each_time() -> None:
    assert pdf(LETTER) == pdf(LETTER)


def test_a_letter_without_anything_late_is_one_page() -> None:
    assert len(pypdfium2.PdfDocument(pdf(letter(overview([], TODAY), HEAD, DUTCH)))) == 1
