# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cross-impact judgements as a table out of a spreadsheet: made into the YAML that is kept.

The first row and the first column name the variants as “descriptor: variant”; a cell says what the variant of
its row does to that of its column. Empty is 0. Columns are parted by a tab, a semicolon or a comma.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from math import isfinite

import yaml

from samenhang.errors import InvalidInput

MOST = 100
"""Variants of a table."""
FORM = "expected: “descriptor: variant” in the first row and the first column, and numbers between"


def as_yaml(text: str, file: str, title: str) -> str:
    """A table as YAML. Raises InvalidInput with row, column and what is expected."""
    rows, mark = _rows(text, file)
    columns = [_named(cell, f"{file}, row 1, column {at}") for at, cell in enumerate(rows[0][1:], 2)]
    if not columns or len(columns) > MOST:
        raise InvalidInput(f"{file}: {len(columns)} variants", f"expected: 1 to {MOST} in the first row")
    if len(set(columns)) < len(columns):
        raise InvalidInput(f"{file}, row 1: a variant stands there twice", "name each variant once")
    impacts: dict[str, dict[str, float]] = {}
    for number, row in enumerate(rows[1:], 2):
        source = _named(row[0], f"{file}, row {number}, column 1")
        if source not in columns:
            raise InvalidInput(f"{file}, row {number}: no column of row 1 has the name of this row", FORM)
        if source[1] in impacts:
            raise InvalidInput(f"{file}, row {number}: a row before this one has the same name", FORM)
        impacts[source[1]] = dict(_judged(row, columns, source, (f"{file}, row {number}", mark)))
    descriptors: dict[str, list[str]] = {}
    for name, variant in columns:
        descriptors.setdefault(name, []).append(variant)
    written = {"kind": "cross-impact-balance", "title": title, "descriptors": descriptors, "impacts": impacts}
    if not title:
        del written["title"]
    return yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=100, default_flow_style=None)


def _rows(text: str, file: str) -> tuple[list[list[str]], str]:
    """The rows that are not empty, and the mark between the cells."""
    lines = text.lstrip("\ufeff").splitlines()
    first = next((line for line in lines if line.strip()), "")
    mark = max("\t;,", key=first.count)
    try:
        rows = [row for row in csv.reader(lines, delimiter=mark) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise InvalidInput(f"{file} is no table: {error}", FORM) from error
    if len(rows) < 2 or len(rows[0]) < 2:
        raise InvalidInput(f"{file} is no table of judgements", FORM)
    return rows, mark


def _named(cell: str, where: str) -> tuple[str, str]:
    name, parted, variant = (part.strip() for part in cell.lstrip("'").partition(":"))
    if not (name and parted and variant):
        raise InvalidInput(f"{where}: “{cell.strip()[:60]}” names no variant", FORM)
    return name, variant


def _judged(
    row: Sequence[str], columns: Sequence[tuple[str, str]], source: tuple[str, str], at: tuple[str, str]
) -> list[tuple[str, float]]:
    where, mark = at
    if len(row) > len(columns) + 1 and any(cell.strip() for cell in row[len(columns) + 1 :]):
        raise InvalidInput(f"{where}: {len(row) - 1} cells", f"expected: {len(columns)}, as in row 1")
    found = []
    for number, (cell, target) in enumerate(zip(row[1:], columns, strict=False), 2):
        said = cell.strip().replace("\u2212", "-")
        if not said:
            continue
        value = _number(said if mark == "," else said.replace(",", "."), f"{where}, column {number}")
        if target[0] == source[0]:
            if value:
                raise InvalidInput(
                    f"{where}, column {number}: both variants are of {source[0]}",
                    "expected: nothing; a variant says nothing of another of its own descriptor",
                )
        elif value:
            found.append((target[1], int(value) if value == int(value) else value))
    return found


def _number(said: str, where: str) -> float:
    try:
        value = float(said)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise InvalidInput(f"{where}: “{said[:40]}” is no number", "expected: a number such as 2, -1 or 0.5")
    return value
