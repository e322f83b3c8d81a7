# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Items as an Excel workbook: one sheet, its heading frozen, dates as dates, links to the pages. Pure.

Every text is a text to Excel, also one that begins as a formula does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from lxml import etree
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from samenhang.desks.followup.analysis.item import Line
from samenhang.desks.followup.columns import COLUMNS, Cell, cells, headings
from samenhang.desks.followup.packing import repacked
from samenhang.desks.followup.voice import Voice
from samenhang.web.language import N_, REGIONS

LINKS = 65_000
"""Links in one sheet: Excel takes 65,530 and calls a file with more damaged."""
_LINKED = frozenset({"page"})
_DAY = "yyyy-mm-dd"
_HEADING = Font(bold=True)
_LINK = Font(color="0563C1", underline="single")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_TOP = Alignment(vertical="top")


def workbook(lines: Iterable[Line], voice: Voice, day: date) -> bytes:
    """The items as they stand on `day`, as the bytes of an .xlsx file."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(voice.say(N_("Follow-ups")))
    _set_up(sheet)
    sheet.append([_heading(sheet, text) for text in headings(voice)])
    rows = 1
    for rows, line in enumerate(lines, 2):
        sheet.append(list(_row(sheet, cells(line, voice), linked=rows <= LINKS)))
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{rows}"
    out = BytesIO()
    book.save(out)
    return repacked(out.getvalue(), {"docProps/core.xml": _properties(voice, day)})


def _set_up(sheet: Any) -> None:
    """The heading stays in sight on the screen and on every page of paper."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    for number, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def _heading(sheet: Any, text: str) -> Any:
    cell = _text(sheet, text)
    cell.font = _HEADING
    return cell


def _row(sheet: Any, values: Iterable[Cell], linked: bool) -> Iterator[Any]:
    for column, value in zip(COLUMNS, values, strict=True):
        if isinstance(value, str):
            yield _link(sheet, value) if linked and column.name in _LINKED else _text(sheet, value)
            continue
        cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type] # the stub forgets days
        cell.alignment = _TOP
        if isinstance(value, date):
            cell.number_format = _DAY
        yield cell


def _text(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # also where openpyxl took it for a formula or an error
    cell.quotePrefix = True  # and it stays text when somebody edits it
    cell.alignment = _WRAPPED
    return cell


def _link(sheet: Any, address: str) -> Any:
    cell = _text(sheet, address)
    cell.hyperlink = address
    cell.font = _LINK
    return cell


def _properties(voice: Voice, day: date) -> bytes:
    moment = datetime.combine(day, time())
    title = voice.say(N_("Follow-ups on %(day)s"), day=voice.texts.day(day))
    properties = DocumentProperties(
        creator="Samenhang",
        title=title,
        language=REGIONS[voice.texts.language].replace("_", "-"),
        created=moment,
        modified=moment,
    )
    tree: Any = properties.to_tree()
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8"))
