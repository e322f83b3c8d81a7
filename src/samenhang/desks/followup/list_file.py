# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list as it was given, whatever kind of file it is: its sheets. Pure."""

from __future__ import annotations

from samenhang.desks.followup.csv_list import read_csv
from samenhang.desks.followup.excel_list import read_excel
from samenhang.desks.followup.sheet import FILE, Sheet
from samenhang.errors import Unreadable

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a workbook of before 2007 begins, and one with a password."""
_AS_XLSX = "open it in the spreadsheet, save it as Excel workbook (.xlsx) without a password and give that"


def read_list(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of an Excel workbook or a CSV file, told apart by what is in it. Raises Unreadable."""
    if len(data) > FILE:
        raise Unreadable("too-large", f"{name} is larger than {FILE // 1_000_000} MB", "split the list")
    if data.startswith(_OLD):
        raise Unreadable("encrypted", f"{name} is an old Excel workbook, or one with a password", _AS_XLSX)
    sheets = read_excel(data, name) if data.startswith(_ZIP) else (read_csv(data, name),)
    if not any(sheet.rows for sheet in sheets):
        raise Unreadable("empty", f"there are no rows in {name}", "give a file with a list in it")
    return sheets
