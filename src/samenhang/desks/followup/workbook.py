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
from samenhang.desks.followup.voice import Voice
from samenhang.packing import repacked
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
    looks = _Looks(sheet)
    sheet.append([looks.cell(text, looks.heading) for text in headings(voice)])
    rows = 1
    for rows, line in enumerate(lines, 2):
        sheet.append(list(_row(looks, cells(line, voice), linked=rows <= LINKS)))
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


class _Looks:
    """How cells look, each look made once: making one for every cell takes most of the time."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self.plain = self._look(alignment=_TOP)
        self.day = self._look(alignment=_TOP, number_format=_DAY)
        self.text = self._look(alignment=_WRAPPED, quotePrefix=True)  # it stays text when somebody edits it
        self.heading = self._look(alignment=_WRAPPED, quotePrefix=True, font=_HEADING)
        self.link = self._look(alignment=_WRAPPED, quotePrefix=True, font=_LINK)

    def _look(self, **properties: Any) -> Any:
        cell: Any = WriteOnlyCell(self._sheet)
        for name, value in properties.items():
            setattr(cell, name, value)
        return cell._style

    def cell(self, value: Cell, look: Any) -> Any:
        """A cell. A text is a text, also where openpyxl took it for a formula or an error."""
        cell: Any = WriteOnlyCell(self._sheet, value)  # type: ignore[arg-type] # the stub forgets days
        if isinstance(value, str):
            cell.data_type = "s"
        cell._style = look
        return cell


def _row(looks: _Looks, values: Iterable[Cell], linked: bool) -> Iterator[Any]:
    for column, value in zip(COLUMNS, values, strict=True):
        if value is None:
            yield None
        elif linked and column.name in _LINKED:
            cell = looks.cell(value, looks.link)
            cell.hyperlink = value
            yield cell
        elif isinstance(value, str):
            yield looks.cell(value, looks.text)
        else:
            yield looks.cell(value, looks.day if isinstance(value, date) else looks.plain)


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
