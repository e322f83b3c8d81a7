# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which column of a list is what: proposed with a score and a reason; a person decides. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from samenhang.desks.followup.list_words import Field, headings, simple, words
from samenhang.desks.followup.listed import day_of
from samenhang.desks.followup.sheet import Cell, Sheet
from samenhang.desks.followup.voice import one_line
from samenhang.web.language import N_, Texts

_TOP = 20
"""Rows among which the one with headings is looked for: a title and a date may stand above it."""
_WIDE = 50
"""Columns among which headings are looked for."""
_SAMPLE = 100
"""Cells of a column that are looked at."""
_LEAST = 0.3
_ALIKE = 0.85
_DOSSIER = re.compile(r"\d{2}[ .]?\d{3}(?:[ -]?\(?[IVXLCDM]+\)?)?", re.ASCII)
_NUMBER = re.compile(r"(?:TZ?|kst-|h-|M)?\d[\w.-]*\d", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """A column (from 0) that may be a field; `score` is 0 to 1, `reason` says why in words."""

    field: Field
    column: int
    heading: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the columns of a sheet seem to be. `header` is the row (from 1) of headings, 0: there is none."""

    sheet: Sheet
    header: int
    matches: tuple[Match, ...]

    @property
    def columns(self) -> dict[Field, int]:
        """The proposal as `read_rows` takes it."""
        return {match.field: match.column for match in self.matches}


def propose(sheet: Sheet, texts: Texts) -> Proposal:
    """The best guess at every column; each column is one field at most, and each field one column."""
    header = _header(sheet)
    above = sheet.rows[header - 1] if header else ()
    width = max((len(row) for row in sheet.rows), default=0)
    found: list[Match] = []
    for column in range(width):
        heading = one_line(str(above[column] or "")) if column < len(above) else ""
        cells = _sample(sheet, header, column)
        found += (_weighed(field, column, heading, cells, texts) for field in Field)
    return Proposal(sheet, header, tuple(_chosen(found)))


def _header(sheet: Sheet) -> int:
    """The row without a day or number whose cells sound most like headings; 0 where no row does."""
    sounding = [
        (sum(max(_called(field, str(cell))[0] for field in Field) for cell in row[:_WIDE] if cell), -number)
        for number, row in enumerate(sheet.rows[:_TOP], 1)
        if not any(isinstance(cell, int | float) or day_of(cell) for cell in row)
    ]
    best, number = max(sounding, default=(0.0, 0))
    return -number if best >= 0.9 else 0


def _sample(sheet: Sheet, header: int, column: int) -> Sequence[Cell]:
    cells = (row[column] for row in sheet.rows[header : header + 5 * _SAMPLE] if column < len(row))
    return [cell for cell in cells if cell is not None][:_SAMPLE]


def _called(field: Field, heading: str) -> tuple[float, str]:
    """How much a heading sounds like a field, and the name that it sounds like."""
    said = simple(heading[:200])
    best = (0.0, "")
    for rank, name in enumerate(headings(field) if said else ()):
        if said == name:
            best = max(best, (1.0 - rank / 100, name))
        elif f" {name} " in f" {said} ":
            best = max(best, (0.5 + 0.3 * len(name) / len(said), name))
        elif abs(len(said) - len(name)) <= 2 and _alike(said, name):
            best = max(best, (0.6, name))
    return best


def _alike(said: str, name: str) -> bool:
    """Whether a heading is a name with a slip of the pen; the quick looks come first."""
    match = SequenceMatcher(None, said, name)
    return match.quick_ratio() >= _ALIKE and match.ratio() >= _ALIKE


def _weighed(field: Field, column: int, heading: str, cells: Sequence[Cell], texts: Texts) -> Match:
    """The score of a heading, held against what stands below it."""
    score, name = _called(field, heading)
    reason = texts.gettext(N_("the heading reads “%(name)s”")) % {"name": name} if name else ""
    if field in _FITS and cells:
        share = sum(map(_FITS[field], cells)) / len(cells)
        said = texts.gettext(N_("%(share)s%% of its cells fit")) % {"share": round(100 * share)}
        reason = f"{reason}; {said}" if reason else said
        if score and share < 0.2:
            score /= 2
        elif not score and share >= 0.9 and field in _TELLING:
            score = 0.4
    return Match(field, column, heading, round(min(score, 1.0), 2), reason)


def _chosen(found: Iterable[Match]) -> Iterator[Match]:
    fields: set[Field] = set()
    columns: set[int] = set()
    chosen = []
    for match in sorted(found, key=lambda match: (-match.score, match.column)):
        if match.score >= _LEAST and match.field not in fields and match.column not in columns:
            fields.add(match.field)
            columns.add(match.column)
            chosen.append(match)
    yield from sorted(chosen, key=lambda match: match.column)


def _in_words(field: Field) -> Callable[[Cell], bool]:
    return lambda cell: one_line(str(cell)).lower() in words(field)


def _whole(pattern: re.Pattern[str]) -> Callable[[Cell], bool]:
    return lambda cell: pattern.fullmatch(str(cell).strip()) is not None


_FITS: Mapping[Field, Callable[[Cell], bool]] = {
    Field.MADE: lambda cell: day_of(cell) is not None,
    Field.DUE: lambda cell: (
        day_of(cell) is not None or (isinstance(cell, str) and any(map(str.isdigit, cell)))
    ),
    Field.STATE: _in_words(Field.STATE),
    Field.KIND: _in_words(Field.KIND),
    Field.FIRM: _in_words(Field.FIRM),
    Field.DOSSIER: _whole(_DOSSIER),
    Field.NUMBER: _whole(_NUMBER),
    Field.WHAT: lambda cell: isinstance(cell, str) and len(cell) >= 30,
}
_TELLING = frozenset({Field.STATE, Field.KIND, Field.DOSSIER, Field.WHAT})
"""Fields that the cells alone can tell, under a heading that says nothing."""
