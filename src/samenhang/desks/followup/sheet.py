# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list that somebody keeps in Excel or CSV, as sheets of cells, and the bounds on it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from openpyxl.utils import get_column_letter

from samenhang.desks.followup.voice import plain
from samenhang.errors import Unreadable

FILE = 25_000_000  # bytes of a list
ROWS = 50_000  # rows of a sheet with something in them
LAST_ROW = 1_048_576  # of a sheet in Excel
COLUMNS = 200
CELL = 32_767  # characters in a cell of Excel
SHEETS = 50

Cell = str | int | float | date | None
"""None is an empty cell; a text has no space around it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file; a CSV file is one without a name. `rows[0]` is row 1; rows differ in length."""

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]

    def place(self, row: int, column: int | None = None) -> str:
        """Where a cell is, as people say it: "list.xlsx, sheet Blad1, cell C12"."""
        return place(self.file, self.name, row, column)


def place(file: str, sheet: str, row: int, column: int | None = None) -> str:
    """A row, or a cell where there is a `column` (from 0), with the file and the sheet that it is in."""
    where = f"row {row}" if column is None else f"cell {get_column_letter(column + 1)}{row}"
    return ", ".join(part for part in (file, f"sheet {sheet}" if sheet else "", where) if part)


def bounded(file: str, sheet: str, rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    """A sheet of rows, without the empty ends of rows and of the sheet. Raises Unreadable over a bound."""
    kept: list[tuple[Cell, ...]] = []
    full = 0
    for number, row in enumerate(rows, 1):
        cells = _trimmed(row) if row else ()
        if number > LAST_ROW or (cells and full >= ROWS):
            raise _too_large(place(file, sheet, number), f"more than {ROWS:,} rows")
        if len(cells) > COLUMNS:
            raise _too_large(place(file, sheet, number), f"more than {COLUMNS} columns")
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and len(cell) > CELL:
                raise _too_large(
                    place(file, sheet, number, column), f"more than {CELL:,} characters in a cell"
                )
        if cells:
            full += 1
            kept += [()] * (number - 1 - len(kept))
            kept.append(cells)
    return Sheet(file, sheet, tuple(kept))


def _trimmed(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    cells = [(plain(cell).strip() or None) if isinstance(cell, str) else cell for cell in row]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _too_large(where: str, what: str) -> Unreadable:
    return Unreadable(
        "too-large",
        f"{where}: {what}",
        "take out what is no part of the list, or split it; a quotation mark may be open",
    )
