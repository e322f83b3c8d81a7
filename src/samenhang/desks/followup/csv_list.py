# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list in CSV: how its letters and cells are written is found out from the file itself. Pure."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from samenhang.desks.followup.formula import as_written
from samenhang.desks.followup.sheet import Cell, Sheet, bounded, place
from samenhang.errors import Unreadable

SEPARATORS = (";", ",", "\t", "|")
_LOOKED_AT = 50
"""Rows from which the separator is told."""
_BEGINNING = 200_000
"""Characters from which the separator is told."""
_LEAST = 0.3
_ANEW = "save it from the spreadsheet as “CSV UTF-8” or as Excel workbook, and give that"


def read_csv(data: bytes, name: str) -> Sheet:
    """The list as one sheet. Raises Unreadable, with the row where the file goes wrong."""
    text = _decoded(data, name)
    separator, text = _separator(text)
    return bounded(name, "", _rows(text, separator, name))


def _decoded(data: bytes, name: str) -> str:
    """UTF-16 says that it is; UTF-8 shows itself; what is left is what Excel on Windows writes."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        tries: tuple[str, ...] = ("utf-16",)
    else:
        tries = ("utf-8-sig", "cp1252")
    for encoding in tries:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable("unknown", f"{name} is no text in UTF-8, UTF-16 or Windows-1252", _ANEW)


def _separator(text: str) -> tuple[str, str]:
    """What stands between cells, and the text without the line in which Excel may say so."""
    first, _, rest = text.partition("\n")
    said = first.strip().lower()
    if said.startswith("sep=") and len(said) == 5:
        return first.strip()[4], rest
    beginning = text if len(text) <= _BEGINNING else text[:_BEGINNING].rpartition("\n")[0]
    return max(SEPARATORS, key=lambda separator: _evenness(beginning, separator)), text


def _evenness(text: str, separator: str) -> tuple[float, int]:
    """The share of rows with the same number of cells, and that number; (0, 1) where nothing is separated.

    It counts half where the first row is one cell: commas in a list of one column separate nothing.
    """
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        lengths = [len(row) for row in islice(filter(None, rows), _LOOKED_AT)]
    except csv.Error:
        return 0.0, 1
    width, count = max(Counter(lengths).items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    share = count / len(lengths) * (1.0 if lengths[0] > 1 else 0.5) if lengths else 0.0
    return (share, width) if width > 1 and share > _LEAST else (0.0, 1)


def _rows(text: str, separator: str, name: str) -> Iterator[tuple[Cell, ...]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable("damaged", f"{place(name, '', number)}: {error}", _ANEW) from error
        yield tuple(as_written(cell) for cell in row)
