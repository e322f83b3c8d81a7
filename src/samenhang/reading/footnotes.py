# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Footnotes of a PDF page: small type at the foot of a column, each begun by its mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samenhang.reading.layout import Row, Zone

_SMALL = 0.94  # of the size of running text: type below this can be a footnote
_LABEL = re.compile(r"(\d{1,3}|\*{1,3})(?:[.)])?(?=\s|[A-Z‘“(]|$)")
_CLOSE = 2.2  # heights of type: rows of footnotes stand no further apart


@dataclass(slots=True)
class Footnote:
    """The rows of one footnote; the first begins with its label."""

    label: str
    rows: list[Row]


def take(zone: Zone, body: float) -> list[Footnote]:
    """Take the footnotes out of a column, of which `body` is the size of running text."""
    begin = len(zone.rows)
    while begin > 0 and _is_small(zone.rows, begin - 1, body):
        begin -= 1
    notes: list[Footnote] = []
    for i, row in enumerate(zone.rows[begin:], begin):
        label = _label(row, notes[-1].label if notes else None)
        if label is not None:
            notes.append(Footnote(label, [row]))
        elif notes:
            notes[-1].rows.append(row)
        else:
            begin = i + 1
    if notes:
        del zone.rows[begin:]
    return notes


def _is_small(rows: Sequence[Row], i: int, body: float) -> bool:
    if rows[i].size > _SMALL * body:
        return False
    return i + 1 == len(rows) or rows[i].bottom - rows[i + 1].top < _CLOSE * rows[i].size


def _label(row: Row, previous: str | None) -> str | None:
    """The mark a row begins with. After the first footnote it must be the next one, unless it is raised."""
    word = row.parts[0].words[0]
    match = _LABEL.match(row.text)
    if match is None:
        return None
    label = match.group(1)
    raised = word.mark or word.size < 0.87 * row.size
    if previous is None or raised or not label.isdigit() or not previous.isdigit():
        return label
    return label if int(label) == int(previous) + 1 else None


def without_label(text: str) -> int:
    """Where the words of a footnote begin, behind its mark."""
    match = _LABEL.match(text)
    cut = match.end() if match else 0
    return cut + len(text[cut:]) - len(text[cut:].lstrip())
