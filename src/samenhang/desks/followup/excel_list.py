# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list in an Excel workbook: its visible sheets, within bounds, and the values of its cells. Pure.

Nothing in the file is run or followed: no formula, macro or link to elsewhere; a formula has the value that
Excel saved with it.
"""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from samenhang.desks.followup.sheet import COLUMNS, SHEETS, Cell, Sheet, bounded
from samenhang.errors import Unreadable
from samenhang.reading.elements import refuse_entities
from samenhang.reading.office import Parts

_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, InvalidFileException, LookupError,
    NotImplementedError, OSError, SyntaxError, TypeError, ValueError, etree.LxmlError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What openpyxl raises for files that are not what they should be."""
_ANEW = "open it in the spreadsheet, save it anew as Excel workbook (.xlsx) and give that"


def read_excel(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The visible sheets with something in them. Raises Unreadable, which names the file and the place."""
    _check(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl says what it leaves out: charts, rules for cells
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            if len(shown) > SHEETS:
                raise Unreadable("too-large", f"{name} has more than {SHEETS} sheets", "take out the others")
            sheets = [bounded(name, sheet.title, _rows(sheet)) for sheet in shown]
    except _BROKEN as error:
        raise Unreadable("damaged", f"{name} cannot be read as an Excel workbook ({error})", _ANEW) from error
    return tuple(sheet for sheet in sheets if sheet.rows)


def _check(data: bytes, name: str) -> None:
    """Refuse what unpacks to too much and XML that declares entities, before openpyxl opens any of it."""
    try:
        parts = Parts(data)
        for part in parts.names():
            if part.endswith((".xml", ".rels", ".vml")):
                refuse_entities(parts.read(part))
    except Unreadable as refusal:
        raise Unreadable(refusal.code, f"{name}: {refusal.what}", refusal.remedy) from refusal


def _rows(sheet: Any) -> Iterator[tuple[Cell, ...]]:
    sheet.reset_dimensions()  # what the file says of its own size may be a lie
    before: object = None
    for row in sheet.iter_rows(max_col=COLUMNS + 1, values_only=True):
        yield () if row is before else tuple(map(_cell, row))  # a gap of a million rows is one row, repeated
        before = row


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool | time | timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, str | int | float | date) else None
