# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running heads, running feet and page numbers: what stands at the edge of page after page.

A row is one if a neighbouring page has the same words at the same height; a number in it may count the
pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samenhang.reading.layout import Row, Zone, rows
from samenhang.reading.wrapping import breaks_off

_EDGE = 4  # rows at the top and at the foot that can be one
_BAND = 0.16  # of the height of the page: further in no running head is looked for
_LEVEL = 5.0  # points: how much its height on the page may differ
_LONGEST = 160  # characters of a row of a letterhead
_NUMBER = re.compile(r"\d+")
_COUNTED = re.compile(
    r"(?:pagina|pag\.?|blz\.?|bladzijde|page)\s{0,3}\d{1,4}(?:\s{0,3}(?:van|of|/)\s{0,3}\d{1,4})?|\d{1,4}\s{0,3}(?:/|van)\s{0,3}\d{1,4}",
    re.IGNORECASE,
)
_BARE = re.compile(r"[-–]?\s{0,2}(?:\d{1,4}|[ivxl]{1,6})\s{0,2}[-–]?")
_PAPER = re.compile(
    r"(?:Tweede|Eerste) Kamer(?: der Staten-Generaal)?, vergaderjaar \d{4}.\d{2,4}, .{1,80}, nr\."
    r" \w{1,4}(?: \d{1,4})?"
)
_VALUE = r"[\w./-]{0,24}\d[\w./-]{0,24}"
_HEADING_ON = re.compile(
    r"(?:(?:Ministerie|Directie|Directoraat-Generaal|DG)\b[^.;:]{0,100}?\s)?"
    rf"(?:(?:Ons kenmerk|Onze referentie|Uw kenmerk|Kenmerk)(?:[:\s]{{1,3}}{_VALUE})?"
    r"|Datum:?\s{1,3}\d{1,2} [a-z]{3,9} \d{4})"
)
"""The letterhead of a page after the first, of a letter of two pages: it stands there once."""


@dataclass(slots=True)
class Edges:
    """The rows at the top and the foot of one page."""

    number: int
    height: float
    top: list[Row]
    foot: list[Row]


def edges(number: int, height: float, zones: Sequence[Zone]) -> Edges:
    """The rows of a page that can be running heads or feet, right across its columns."""
    across = rows([part for zone in zones for row in zone.rows for part in row.parts])
    top = [row for row in across[:_EDGE] if row.bottom > height * (1 - _BAND)]
    foot = [row for row in across[-_EDGE:] if row.top < height * _BAND]
    return Edges(number, height, top, foot)


def drop_running(zones: Sequence[Zone], here: Edges, others: Sequence[Edges]) -> None:
    """Take running heads, feet and page numbers out of the columns of a page."""
    out = _running(here.top, here, [(other, other.top) for other in others])
    out |= _running(here.foot[::-1], here, [(other, other.foot) for other in others])
    for zone in zones:
        for row in zone.rows:
            row.parts[:] = [part for part in row.parts if id(part) not in out and not _is_count(part.text)]
        zone.rows[:] = [row for row in zone.rows if row.parts]


def _running(edge: Sequence[Row], here: Edges, others: Sequence[tuple[Edges, list[Row]]]) -> set[int]:
    """The stretches of the rows from the edge of the page inwards, up to the first row that is none of
    these.
    """
    out: set[int] = set()
    numbered = False
    for i, row in enumerate(edge):
        headed = here.number > 1 and len(row.text) < _LONGEST and _HEADING_ON.fullmatch(row.text)
        if (
            not headed
            and len(row.text) > 40
            and any(
                breaks_off(row.text, inner.text) or breaks_off(inner.text, row.text)
                for inner in edge[i + 1 : i + 2]
            )
        ):
            break  # running text that two pages share
        bare = not numbered and len(row.text) < 10 and _BARE.fullmatch(row.text) is not None
        if not (headed or bare or _is_running(row, here, others)):
            break
        numbered = numbered or bare
        out.update(id(part) for part in row.parts)
    return out


def _is_count(text: str) -> bool:
    return len(text) < 30 and text[-1].isdigit() and _COUNTED.fullmatch(text) is not None


def _is_running(row: Row, here: Edges, others: Sequence[tuple[Edges, list[Row]]]) -> bool:
    text = row.text
    if _PAPER.fullmatch(text):
        return True
    return any(
        _is_same(text, other.text, page.number - here.number)
        for page, edge in others
        for other in edge
        if abs(other.bottom - row.bottom) < _LEVEL
    )


def _is_same(text: str, other: str, pages: int) -> bool:
    """Whether the rows differ in nothing but a number that counts pages."""
    if text == other:
        return True
    if _NUMBER.sub("0", text) != _NUMBER.sub("0", other):
        return False
    pairs = zip(_NUMBER.findall(text), _NUMBER.findall(other), strict=True)
    changed = [(first, second) for first, second in pairs if first != second]
    return (
        len(changed) == 1
        and all(len(n) < 6 for n in changed[0])
        and int(changed[0][1]) - int(changed[0][0]) == pages
    )
