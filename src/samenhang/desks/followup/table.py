# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Items as CSV for a spreadsheet: UTF-8 with its mark, and the separator of the language. Pure."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

from samenhang.desks.followup.analysis.item import Line
from samenhang.desks.followup.columns import Cell, cells, headings
from samenhang.desks.followup.formula import harmless
from samenhang.desks.followup.voice import Voice

SEPARATORS = {"nl": ";", "en": ","}
"""What Excel takes for the end of a cell, where it is set to the language."""
MARK = "\ufeff"
"""Tells Excel that the file is UTF-8."""


def table(lines: Iterable[Line], voice: Voice) -> Iterator[bytes]:
    """The heading and a row for each item, in pieces: only what is not sent yet is in memory."""
    separator = SEPARATORS[voice.texts.language]
    yield (MARK + _row(headings(voice), separator)).encode()
    for line in lines:
        yield _row(cells(line, voice), separator).encode()


def _row(row: Iterable[Cell], separator: str) -> str:
    out = StringIO()
    csv.writer(out, delimiter=separator).writerow([_written(cell) for cell in row])
    return out.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return harmless(cell) if isinstance(cell, str) else str(cell)
