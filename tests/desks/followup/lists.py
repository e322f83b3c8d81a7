# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists as ministries keep them, made here: as CSV text and as Excel workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from typing import Any

from openpyxl import Workbook

from samenhang.desks.followup.list_file import read_list
from samenhang.desks.followup.listed import Outcome, read_rows
from samenhang.desks.followup.matching import Proposal, propose
from samenhang.desks.followup.sheet import Sheet
from tests.desks.followup.outgoing import DUTCH, TODAY

Rows = Iterable[Sequence[Any]]


def excel(rows: Rows, title: str = "Blad1", more: Mapping[str, Rows] = MappingProxyType({})) -> bytes:
    """A workbook with these rows; `more` are further sheets by name."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for name, others in more.items():
        added = book.create_sheet(name)
        for row in others:
            added.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def only(data: bytes, name: str = "lijst.xlsx") -> Sheet:
    """The one sheet of a list."""
    [sheet] = read_list(data, name)
    return sheet


def proposed(rows: Rows) -> Proposal:
    """What the columns of a workbook with these rows seem to be."""
    return propose(only(excel(rows)), DUTCH.texts)


def taken(sheet: Sheet) -> Outcome:
    """The rows of a list, read as is proposed."""
    proposal = propose(sheet, DUTCH.texts)
    return read_rows(sheet, proposal.header, proposal.columns, TODAY, DUTCH.texts)
