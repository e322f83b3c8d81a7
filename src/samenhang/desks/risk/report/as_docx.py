# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report as an accessible DOCX: real headings, pictures with words, tables with a marked heading row, a
language and a title. Pure: the same report gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import docx as words
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from samenhang.desks.risk.report.as_pdf import TURNED, UPRIGHT, room
from samenhang.desks.risk.report.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Paragraph,
    Part,
    Table,
    cleaned,
)
from samenhang.desks.risk.report.raster import png
from samenhang.packing import repacked
from samenhang.stationery import About, describe, explain, lay, named

_SIZES = (
    ("Normal", 10.0),
    ("Title", 20.0),
    ("Heading 1", 16.0),
    ("Heading 2", 13.0),
    ("Heading 3", 11.0),
    ("Caption", 9.0),
)
_SMALL = Pt(8)


def docx(document: Document) -> bytes:
    """The bytes of the file."""
    document = cleaned(document)
    word = words.Document()
    describe(word, About(document.title, document.language, "Samenhang", document.day), _SIZES)
    lay(word.sections[0], turned=False)
    _foot(word.sections[0], document)
    word.add_heading(document.title, 0)
    for mark in document.marks:
        word.add_paragraph().add_run(mark).bold = True
    word.add_paragraph(document.made)
    anchors = _contents(word, document)
    for part in document.parts:
        lay(word.add_section(WD_SECTION.NEW_PAGE), turned=part.turned)
        for block in part.blocks:
            _write(word, block, part, anchors)
    out = BytesIO()
    word.save(out)
    return repacked(out.getvalue(), {})


def _foot(section: Any, document: Document) -> None:
    """The marks above every page, its number below; later sections take both over."""
    above = section.header.paragraphs[0].add_run(" · ".join(document.marks))
    above.font.size = _SMALL
    run = section.footer.paragraphs[0].add_run()
    for kind in ("begin", "", "end"):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = "PAGE"
        run._r.append(part)


Anchors = dict[int, str]
"""The bookmark of each heading, by its identity."""


def _contents(word: Any, document: Document) -> Anchors:
    """The headings of two levels, each a link to its place."""
    lead = word.add_paragraph()
    lead.add_run(document.contents).bold = True
    anchors: Anchors = {}
    for number, heading in enumerate(document.headings(), 1):
        if heading.level > 2:
            continue
        anchors[id(heading)] = f"h{number}"
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.6 * (heading.level - 1))
        paragraph.paragraph_format.space_after = Pt(1)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"h{number}")
        link.append(paragraph.add_run(heading.text)._r)
        paragraph._p.append(link)
    return anchors


def _write(word: Any, block: Block, part: Part, anchors: Anchors) -> None:
    match block:
        case Heading():
            heading = _styled(word, block.text, f"Heading{block.level}")
            _mark_place(heading, anchors.get(id(block)))
        case Paragraph():
            word.add_paragraph().add_run(block.text).bold = block.strong or None
        case Bullets():
            for item in block.items:
                _styled(word, item, "ListBullet")
        case Figure():
            _figure(word, block, part)
        case Table():
            _table(word, block, part)


def _mark_place(paragraph: Any, name: str | None) -> None:
    """A bookmark round a heading, for the contents to lead to."""
    if name is None:
        return
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), name[1:])
    start.set(qn("w:name"), name)
    properties = paragraph._p.pPr
    properties.addnext(start)
    paragraph._p.append(end)


def _figure(word: Any, figure: Figure, part: Part) -> None:
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    picture = paragraph.add_run().add_picture(BytesIO(png(figure.svg)), Cm(room(part.turned, figure.svg)))
    properties = picture._inline.docPr
    properties.set("name", figure.name)
    properties.set("title", figure.caption)
    properties.set("descr", figure.alt)
    _styled(word, figure.caption, "Caption")


def _table(word: Any, block: Table, part: Part) -> None:
    caption = _styled(word, block.caption, "Caption")
    caption.paragraph_format.keep_with_next = True
    note = word.add_paragraph()
    note.add_run(block.summary).font.size = _SMALL
    note.paragraph_format.keep_with_next = True
    table = word.add_table(rows=0, cols=len(block.head))
    table._tbl.tblPr.insert(0, named("w:tblStyle", "TableGrid"))
    table.autofit = False
    explain(table, block.caption, block.summary, headed_rows=False)
    whole = (TURNED if part.turned else UPRIGHT)[0]
    widths = [Cm(whole * width / sum(block.widths)) for width in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    # Rows are written as XML: python-docx looks through the whole table for each of its cells.
    twips = [round(width.twips) for width in widths]
    rows = [_row(block.head, twips, heading=True), *(_row(row, twips) for row in block.rows)]
    table._tbl.extend(list(parse_xml(f"<w:tbl {nsdecls('w')}>{''.join(rows)}</w:tbl>")))
    word.add_paragraph().paragraph_format.space_after = Pt(2)


def _row(cells: tuple[str, ...], widths: list[int], heading: bool = False) -> str:
    mark, bold = ("<w:tblHeader/>", "<w:b/>") if heading else ("", "")
    look = f'<w:rPr>{bold}<w:sz w:val="{round(2 * _SMALL.pt)}"/></w:rPr>'
    found = []
    for text, width in zip(cells, widths, strict=True):
        lines = (
            '<w:p><w:pPr><w:spacing w:after="20"/></w:pPr>'
            f'<w:r>{look}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
            for line in text.split("\n")
        )
        found.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(lines)}</w:tc>')
    return f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{''.join(found)}</w:tr>"


def _styled(word: Any, text: str, style: str) -> Any:
    """A paragraph in a style by its id: python-docx would look through all styles for its name."""
    paragraph = word.add_paragraph(text)
    paragraph._p.get_or_add_pPr().insert(0, named("w:pStyle", style))
    return paragraph
