# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter as an accessible DOCX: real headings, tables with a marked heading row and words for who cannot
see them, a language and a title. Pure: the same letter gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from samenhang.desks.followup.letter import WIDTHS, Cell, Letter, Section, Words
from samenhang.packing import repacked
from samenhang.stationery import About, describe, explain, lay

_SIZES = (("Normal", 10.0), ("Title", 16.0), ("Heading 1", 14.0), ("Heading 2", 12.0))


def docx(letter: Letter) -> bytes:
    """The bytes of the file."""
    document = Document()
    author = letter.sender[0] if letter.sender else "Samenhang"
    describe(document, About(letter.title, letter.language, author, letter.day), _SIZES)
    lay(document.sections[0], turned=False)
    _first_page(document, letter)
    if letter.sections:
        lay(document.add_section(WD_SECTION.NEW_PAGE), turned=True)
        document.add_heading(letter.annex, 1)
        for section in letter.sections:
            document.add_heading(section.heading, 2)
            _table(document, letter.headings, section)
    out = BytesIO()
    document.save(out)
    return repacked(out.getvalue(), {})


def _first_page(document: Any, letter: Letter) -> None:
    _lines(document, letter.sender)
    _lines(document, letter.to)
    _lines(document, tuple(f"{label}: {value}" for label, value in letter.fields))
    document.add_heading(letter.title, 0)
    for text in (letter.salutation, *letter.paragraphs, letter.closing):
        document.add_paragraph(text)
    _lines(document, letter.signed)


def _lines(document: Any, lines: tuple[str, ...]) -> None:
    """Lines that belong together are one paragraph."""
    if not lines:
        return
    paragraph = document.add_paragraph(lines[0])
    for line in lines[1:]:
        paragraph.add_run().add_break(WD_BREAK.LINE)
        paragraph.add_run(line)


def _table(document: Any, headings: tuple[str, ...], section: Section) -> None:
    table = document.add_table(rows=1, cols=len(headings), style="Table Grid")
    table.autofit = False
    explain(table, section.heading, section.summary, headed_rows=True)
    _mark(table.rows[0], "w:cantSplit", "w:tblHeader")  # in the order of the schema
    for cell, text in zip(table.rows[0].cells, headings, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in section.rows:
        added = table.add_row()
        _mark(added, "w:cantSplit")
        for cell, words in zip(added.cells, row, strict=True):
            _fill(cell, words)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    for cells in table._tbl.tr_lst:
        for cell, width in zip(cells.tc_lst, WIDTHS, strict=True):
            cell.width = Cm(width)


def _mark(row: Any, *names: str) -> None:
    properties = row._tr.get_or_add_trPr()
    for name in names:
        properties.append(OxmlElement(name))


def _fill(cell: Any, words: Cell) -> None:
    for number, part in enumerate(words):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(3)
        if part.address:
            _link(paragraph, part)
        else:
            paragraph.add_run(part.text).italic = part.quoted or None


def _link(paragraph: Any, words: Words) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), paragraph.part.relate_to(words.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    run = paragraph.add_run(words.text)
    run.font.underline = True
    run.font.color.rgb = RGBColor(0x05, 0x3E, 0x8C)
    link.append(run._r)
    paragraph._p.append(link)
