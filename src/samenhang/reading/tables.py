# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lines of a column, and the rows of the tables in it: cells under each other on at least two rows.

A cell can hold several lines, and stand higher or lower than its neighbours. Which lines belong together is
told by the order in which the file draws them, where it draws cell after cell, and else by what stands
under what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samenhang.reading.layout import Row, Stretch

_LABEL = re.compile(
    r"[^|]{1,40}:|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]{0,2}|\(?(?:[a-z]|[ivx]{1,5})[.)]{1,2}|[-–—•◦▪■□●○‣∙·*➢✓o\uf0b7\uf0a7]"
    r"|(?:Nr\.?|Nrs\.?) {0,2}\w{1,4}|\d{2} \d{3}(?: [IVXLCM]{1,7})?|Artikel \w{1,5}|Art\. \w{1,5}"
)
_NEAR = 4.0  # points: edges this close are in line
_FAR = 3.0  # heights of type: rows of a table stand no further apart
_EDGES = 24  # columns of a table that are looked at
Cell = list[Stretch]
"""The stretches of one cell in reading order; a label before them counts as theirs."""


@dataclass(slots=True)
class Printed:
    """One line of text, or one row of a table with its cells.

    `lead` stretches of a line are labels before it.
    """

    row: Row
    cells: list[Cell]
    table: bool = False
    lead: int = 0

    @property
    def bottom(self) -> float:
        """Where its lowest words stand."""
        return min(part.bottom for cell in self.cells for part in cell)


def is_label(text: str) -> bool:
    """Whether this only names or numbers what stands beside it."""
    return len(text) <= 42 and _LABEL.fullmatch(text) is not None


def labels(row: Row) -> int:
    """How many stretches at the beginning of a row are labels of what follows."""
    parts = row.parts
    lead = 0
    while lead < len(parts) - 1 and is_label(parts[lead].text) and _is_labelled(parts[lead + 1].text):
        lead += 1
    return lead


def _is_labelled(text: str) -> bool:
    """Whether a label can stand before this: words, or one more label with words behind it."""
    return any(letter.isalpha() for letter in text) or text[0] in "•-–▪○*\uf0b7"


def printed(rows: Sequence[Row]) -> Iterator[Printed]:
    """The lines and table rows of a column, from top to bottom."""
    leads = [labels(row) for row in rows]
    i = 0
    while i < len(rows):
        end = _table_end(rows, leads, i + _begins_above(rows, leads, i))
        if end <= i + 1:
            yield Printed(rows[i], [rows[i].parts], lead=leads[i])
            i += 1
        else:
            yield from _table(rows[i:end], leads[i])
            i = end


# ---------------------------------------------------------------- where a table is


def _width(row: Row, lead: int) -> int:
    return len(row.parts) - lead


def _table_end(rows: Sequence[Row], leads: Sequence[int], start: int) -> int:
    """Where the table that begins at this row ends; `start` itself if none begins."""
    if _width(rows[start], leads[start]) < 2:
        return start
    edges = rows[start].parts[leads[start] :]
    full, end = start, start + 1
    while end < len(rows):
        row, wide = rows[end], _width(rows[end], leads[end]) > 1
        if rows[end - 1].bottom - row.top > _FAR * row.size or not _fits(
            row.parts[leads[end] :], edges, wide
        ):
            break
        if wide:
            full = end
            edges = [*edges[-_EDGES:], *row.parts[leads[end] :]]
        elif end - full > 8:
            break
        end += 1
    if full == start:
        return start
    while end > full + 1 and not _hangs(rows[end - 1], rows[end - 2], edges):
        end -= 1
    return end


def _begins_above(rows: Sequence[Row], leads: Sequence[int], i: int) -> int:
    """1 if row `i` is the first line of a cell that stands higher than its neighbours on the next row, else
    0.
    """
    if i + 1 == len(rows) or len(rows[i].parts) > 1 or _width(rows[i + 1], leads[i + 1]) < 2:
        return 0
    part = rows[i].parts[0]
    near = part.bottom - rows[i + 1].top < 0.6 * part.size
    under = rows[i + 1].parts[1:]
    return int(near and any(o.order == part.order + 1 and abs(o.left - part.left) < _NEAR for o in under))


def _fits(parts: Sequence[Stretch], edges: Sequence[Stretch], wide: bool) -> bool:
    """Whether a row stands under the rows above: its second cell or, if it has only one, any cell but the
    first.
    """
    first = min(edge.left for edge in edges)
    inner = parts[1:] if wide else [part for part in parts if part.left > first + _NEAR]
    others = [edge for edge in edges if edge.left > first + _NEAR]
    return any(
        abs(part.left - edge.left) < _NEAR
        or abs(part.right - edge.right) < _NEAR
        or abs(part.left + part.right - edge.left - edge.right) < 2 * _NEAR
        for part in inner
        for edge in others
    )


def _hangs(row: Row, above: Row, edges: Sequence[Stretch]) -> bool:
    """Whether a row with one cell is near enough to belong to the row above."""
    return above.bottom - row.top < 0.6 * row.size and _fits(row.parts, edges, False)


# ---------------------------------------------------------------- its rows


def _table(rows: Sequence[Row], lead: int) -> Iterator[Printed]:
    groups = _grouped(_cells(rows, lead))
    first = min(part.left for cells in groups for cell in cells for part in cell)
    found: list[list[Cell]] = []
    for cells in groups:
        if found and _goes_on(found[-1], cells, first):
            _put_under(found[-1], cells)
        else:
            found.append(cells)
    for cells in found:
        cells.sort(key=lambda cell: cell[0].left)
        top = max(cell[0].top for cell in cells)
        main = max((part for cell in cells for part in cell), key=lambda part: len(part.text))
        yield Printed(Row([part for cell in cells for part in cell], main.bottom, top), cells, True)


def _cells(rows: Sequence[Row], lead: int) -> list[Cell]:
    """The cells of all rows: lines of one cell together where the file draws them together."""
    opened = rows[0].parts[: lead + 1]
    units: list[Cell] = [list(opened)]
    units += [[part] for part in rows[0].parts[lead + 1 :]]
    units += [[part] for row in rows[1:] for part in row.parts]
    units.sort(key=lambda unit: unit[-1].order)
    together = not _is_drawn_by_column(rows)
    found: list[Cell] = []
    for unit in units:
        if together and found and _is_under(found[-1][-1], unit[0]):
            found[-1] += unit
        else:
            found.append(unit)
    return found


def _is_under(above: Stretch, part: Stretch) -> bool:
    """Whether the file draws this next, and as the next line of the same cell."""
    near = 0 < above.bottom - part.bottom < 1.7 * part.size
    return near and above.order == part.order - 1 and abs(above.left - part.left) < _NEAR


def _is_drawn_by_column(rows: Sequence[Row]) -> bool:
    full = [row for row in rows if len(row.parts) > 1]
    return max(row.parts[0].order for row in full) < min(row.parts[-1].order for row in full)


def _grouped(cells: list[Cell]) -> list[list[Cell]]:
    """Cells that stand beside each other."""
    found: list[list[Cell]] = []
    low = 0.0
    for cell in sorted(cells, key=lambda cell: -max(part.top for part in cell)):
        top, bottom = max(part.top for part in cell), min(part.bottom for part in cell)
        if found and min(top - bottom, top - low) > 0 and top - low > 0.35 * cell[0].size:
            found[-1].append(cell)
            low = min(low, bottom)
        else:
            found.append([cell])
            low = bottom
    return found


def _goes_on(above: Sequence[Cell], cells: Sequence[Cell], first: float) -> bool:
    """Whether these are further lines of the cells above: nothing in the first column, and close by."""
    top = max(part.top for cell in cells for part in cell)
    bottom = min(part.bottom for cell in above for part in cell)
    size = cells[0][0].size
    return (
        all(cell[0].left > first + _NEAR for cell in cells)
        and bottom - top < 0.6 * size
        and len(cells) < len(above)
    )


def _put_under(above: Sequence[Cell], cells: Sequence[Cell]) -> None:
    for cell in cells:
        nearest = min(above, key=lambda other: abs(other[-1].left - cell[0].left))
        nearest += cell
