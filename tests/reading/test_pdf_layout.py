# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDF pages: columns, margins, running heads, footnotes, tables."""

from __future__ import annotations

import pytest

from samenhang.model import PassageKind
from tests.reading.pdf_reading import FIRST, SECOND, THIRD, check_sources, read, texts, words
from tests.reading.pdf_writer import LEFT, PdfPage, PdfWriter, fold

# ---------------------------------------------------------------- columns and margins


def columns(page: PdfPage, left: list[str], right: list[str], interleaved: bool) -> None:
    if interleaved:
        for i in range(max(len(left), len(right))):
            for x, lines in ((LEFT, left), (320.0, right)):
                if i < len(lines):
                    page.text(x, 780 - 12 * i, lines[i])
    else:
        page.lines(780, left)
        page.lines(780, right, x=320)


@pytest.mark.parametrize("interleaved", [False, True], ids=["column by column", "line by line"])
def test_two_columns_are_read_one_after_the_other(interleaved: bool) -> None:
    writer = PdfWriter()
    lines = fold(f"{FIRST} {SECOND} {THIRD}", 36)
    half = len(lines) // 2
    columns(writer.page(), lines[:half], lines[half:], interleaved)
    document = read(writer)
    assert texts(document) == [f"{FIRST} {SECOND} {THIRD}"]
    check_sources(document, writer.build())


def test_a_title_above_two_columns() -> None:
    writer = PdfWriter()
    page = writer.page()
    page.text(LEFT, 810, "Een titel die over beide kolommen heen loopt", 16, bold=True)
    lines = fold(f"{FIRST} {SECOND} {THIRD}", 36)
    columns(page, lines[: len(lines) // 2], lines[len(lines) // 2 :], False)
    assert texts(read(writer)) == [
        "Een titel die over beide kolommen heen loopt",
        f"{FIRST} {SECOND} {THIRD}",
    ]


def test_the_margin_of_a_letter_stays_out_of_the_text() -> None:
    writer = PdfWriter()
    for text in (FIRST, SECOND):
        page = writer.page()
        for i, line in enumerate(["Directie Kennis", "Postbus 20301", "Kenmerk 4567890"]):
            page.text(500, 776 - 9 * i, line, 6)
        page.paragraph(780, text, columns=62)
    found = texts(read(writer))
    assert found == [FIRST, "Directie Kennis", "Postbus 20301", "Kenmerk 4567890", SECOND]


def test_small_bullets_beside_the_text_are_no_margin() -> None:
    writer = PdfWriter()
    page = writer.page()
    y = 780.0
    for text in (FIRST, SECOND, THIRD):
        page.text(LEFT - 12, y + 1, "•", 7)
        y = page.paragraph(y, text)
    document = read(writer)
    assert [(p.label, words(document, p)) for p in document.passages] == [
        ("•", FIRST),
        ("•", SECOND),
        ("•", THIRD),
    ]


# ---------------------------------------------------------------- running heads


def test_running_heads_and_page_numbers_go() -> None:
    writer = PdfWriter()
    for number, text in enumerate((FIRST, SECOND, THIRD), 1):
        page = writer.page()
        page.text(LEFT, 815, "Rapport Nationale Veiligheid | concept", 8)
        page.text(LEFT, 30, f"Tweede Kamer, vergaderjaar 2015-2016, 33 694, nr. 8 {number}", 8)
        page.paragraph(770, text)
    assert texts(read(writer)) == [FIRST, SECOND, THIRD]


def test_heads_of_odd_and_even_pages_go() -> None:
    writer = PdfWriter()
    for number, text in enumerate((FIRST, SECOND, THIRD, FIRST), 1):
        page = writer.page()
        page.text(LEFT if number % 2 else 300, 815, "Hoofdstuk een" if number % 2 else "Rapport 2021", 8)
        page.text(290, 30, str(number))
        page.paragraph(770, text)
    assert texts(read(writer)) == [FIRST, SECOND, THIRD, FIRST]


@pytest.mark.parametrize("foot", ["3", "- 3 -", "Pagina 1 van 1", "iv"])
def test_a_page_number_alone_goes(foot: str) -> None:
    writer = PdfWriter()
    page = writer.page()
    page.paragraph(780, FIRST)
    page.text(290, 30, foot)
    assert texts(read(writer)) == [FIRST]


def test_what_stands_inside_the_page_is_no_running_head() -> None:
    writer = PdfWriter()
    for text in (FIRST, SECOND):
        page = writer.page()
        page.text(LEFT, 815, text[:40])
        page.text(LEFT, 790, "Besluit: zie onder.")
        page.paragraph(700, text)
    assert texts(read(writer)).count("Besluit: zie onder.") == 2


def test_numbers_that_do_not_count_pages_stay() -> None:
    writer = PdfWriter()
    for number in (3, 17):
        page = writer.page()
        page.text(LEFT, 815, f"Artikel {number}")
        page.paragraph(770, FIRST)
    assert [text for text in texts(read(writer)) if text.startswith("Artikel")] == ["Artikel 3", "Artikel 17"]


# ---------------------------------------------------------------- footnotes


def noted(page: PdfPage, mark: str, note: list[str]) -> None:
    lines = fold(FIRST, 70)
    y = page.lines(780, lines)
    page.mark(LEFT + 6.0 * len(lines[-1]), y + 12, mark)
    y = page.lines(y - 8, fold(SECOND, 70))
    page.mark(LEFT, 90, mark, 8)
    page.text(LEFT + 8, 90, note[0], 8)
    page.lines(80.4, note[1:], size=8)


def test_a_footnote_is_tied_to_its_mark() -> None:
    writer = PdfWriter()
    page = writer.page()
    noted(page, "1", ["Kamerstukken II 2014-2015, 33 694, nr. 6. Zie ook de brief", "van november."])
    page.text(290, 30, "1")
    document = read(writer)
    note = next(p for p in document.passages if p.kind is PassageKind.FOOTNOTE)
    assert words(document, note) == "Kamerstukken II 2014-2015, 33 694, nr. 6. Zie ook de brief van november."
    assert note.label == "1"
    assert note.anchor is not None
    assert document.text[: note.anchor] == FIRST
    assert texts(document) == [FIRST, words(document, note), SECOND]
    check_sources(document, writer.build())


def test_two_footnotes_on_one_page() -> None:
    writer = PdfWriter()
    page = writer.page()
    page.text(LEFT, 780, "De raad")
    page.mark(LEFT + 42, 780, "3")
    page.text(LEFT + 54, 780, "en de dienst")
    page.mark(LEFT + 126, 780, "4")
    page.text(LEFT + 136, 780, "hebben overleg gevoerd over dit plan.")
    page.lines(700, fold(SECOND, 70))
    page.lines(90, ["3 WRR, Veiligheid in een wereld, 2017.", "4 NCTV, Dreigingsbeeld, 2021."], size=8)
    document = read(writer)
    notes = [p for p in document.passages if p.kind is PassageKind.FOOTNOTE]
    assert [(p.label, words(document, p)) for p in notes] == [
        ("3", "WRR, Veiligheid in een wereld, 2017."),
        ("4", "NCTV, Dreigingsbeeld, 2021."),
    ]
    assert [document.text[(p.anchor or 0) - 6 : p.anchor] for p in notes] == ["e raad", "dienst"]
    assert texts(document)[0] == "De raad en de dienst hebben overleg gevoerd over dit plan."


def test_raised_digits_without_a_footnote_stay() -> None:
    writer = PdfWriter()
    page = writer.page()
    page.text(LEFT, 780, "Een oppervlakte van 25 m")
    page.mark(LEFT + 6.0 * 24, 780, "2")
    page.lines(700, fold(SECOND, 70))
    assert "25 m2" in read(writer).text.replace("m 2", "m2")


# ---------------------------------------------------------------- tables

CELLS = [
    ["Dreiging", "Kans", "Impact"],
    ["Cyberaanval", "hoog", "groot"],
    ["Pandemie", "midden", "groot"],
    ["Uitval stroom", "laag", "enorm"],
]


@pytest.mark.parametrize("by_column", [False, True], ids=["row by row", "column by column"])
def test_a_table_gives_its_rows(by_column: bool) -> None:
    writer = PdfWriter()
    page = writer.page()
    y = page.paragraph(780, FIRST)
    places = [(i, j) for i in range(4) for j in range(3)]
    for i, j in sorted(places, key=lambda place: place[::-1]) if by_column else places:
        page.text(LEFT + 150 * j, y - 16 * i, CELLS[i][j])
    page.paragraph(y - 90, SECOND)
    document = read(writer)
    assert texts(document, PassageKind.ROW) == [" | ".join(row) for row in CELLS]
    assert texts(document)[-1] == SECOND
    check_sources(document, writer.build())


def test_cells_of_several_lines() -> None:
    writer = PdfWriter()
    page = writer.page()
    y = page.paragraph(780, THIRD)
    rows = [
        ("Scenario een", "laag", FIRST[:70]),
        ("Scenario twee", "hoog", SECOND[:70]),
        ("Drie", "hoog", "Kort."),
    ]
    for name, chance, text in rows:
        lines = fold(text, 30)
        page.text(LEFT, y - 6 * (len(lines) - 1), name)
        page.text(LEFT + 120, y - 6 * (len(lines) - 1), chance)
        y = page.lines(y, lines, x=LEFT + 220) - 8
    expected = [f"{name} | {chance} | {text.strip()}" for name, chance, text in rows]
    assert texts(read(writer), PassageKind.ROW) == expected


def test_a_table_of_many_pages_is_read() -> None:
    writer = PdfWriter()
    for number in range(60):
        page = writer.page()
        for i in range(50):
            for j, cell in enumerate((f"R{50 * number + i}", str(number * i), "tekst", "meer tekst")):
                page.text(LEFT + 110 * j, 790 - 14 * i, cell)
    assert len(texts(read(writer), PassageKind.ROW)) == 3_000
