# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of somebody's list as they would become items: values read, faults with their place. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from openpyxl.utils import get_column_letter

from samenhang.desks.followup.analysis.item import State
from samenhang.desks.followup.list_words import Field, words
from samenhang.desks.followup.sheet import Cell, Sheet
from samenhang.desks.followup.voice import one_line
from samenhang.marking.dates import days
from samenhang.marking.dates.expression import Expression
from samenhang.marking.deadlines import deadline
from samenhang.model import Deadline, MarkKind
from samenhang.web.language import N_, Texts

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?", re.ASCII)
_LIKE_A_DAY = re.compile(r"\d{1,4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,4}", re.ASCII)
_DOSSIERS = re.compile(r"(?<!\w)\d{2}[ .]?\d{3}(?:[ -]?\(?[IVXLCDM]+\)?)?(?!\w)", re.ASCII)
_NO_DAY = frozenset({"-", "–", "n.v.t.", "nvt", "geen", "n/a", "none", "?"})
_BEFORE = ("", "in ", "uiterlijk ")
"""What a cell leaves out of a deadline, because the heading of its column says it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list, as the register takes it in (as a part with the role REGISTERED).

    `item` is our own name of it, where the list came from us. `state_words` is what the list says,
    `state` what that means here, None where it is not known. `forecast` is when it is expected, in words;
    `row` counts from 1.
    """

    file: str
    sheet: str
    row: int
    what: str
    kind: MarkKind | None = None
    by: str | None = None
    to: str | None = None
    made: date | None = None
    due: Deadline | None = None
    number: str | None = None
    state: State | None = None
    state_words: str | None = None
    dossiers: tuple[str, ...] = ()
    owner: str | None = None
    forecast: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, in words, and where: `column` is a letter, `heading` what stands above it."""

    file: str
    sheet: str
    row: int
    column: str
    heading: str
    what: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading a list: a row with a fault is not among the `listed`."""

    listed: tuple[Listed, ...]
    faults: tuple[Fault, ...]


class _Wrong(Exception):
    """A cell that does not hold what its column is for; says what is wrong, in English."""

    def __init__(self, field: Field, what: str) -> None:
        super().__init__(what)
        self.field = field


def read_rows(
    sheet: Sheet, header: int, columns: Mapping[Field, int], day: date, texts: Texts, most: int | None = None
) -> Outcome:
    """The rows below row `header` (from 1; 0: there is none), with what `columns` (from 0) says each cell is.

    `day` is the day of the list: what a deadline in words is counted from where a row does not say when it
    was promised. With `most` reading stops after so many rows: the preview.
    """
    listed: list[Listed] = []
    faults: list[Fault] = []
    for number, row in enumerate(sheet.rows[header:], header + 1):
        if most is not None and len(listed) + len(faults) >= most:
            break
        values = {field: row[column] for field, column in columns.items() if column < len(row)}
        if not any(value is not None for value in values.values()):
            continue
        try:
            listed.append(_listed(sheet, number, values, day))
        except _Wrong as wrong:
            faults.append(
                _fault(sheet, number, header, columns.get(wrong.field), texts.gettext(str(wrong)), row)
            )
    return Outcome(tuple(listed), tuple(faults))


def _fault(
    sheet: Sheet, row: int, header: int, column: int | None, what: str, cells: tuple[Cell, ...]
) -> Fault:
    if column is None:
        return Fault(sheet.file, sheet.name, row, "", "", what)
    above = sheet.rows[header - 1] if header else ()
    heading = str(above[column] or "") if column < len(above) else ""
    value = cells[column] if column < len(cells) else None
    what = what if value is None else f"{what}: “{one_line(str(value))[:80]}”"
    return Fault(sheet.file, sheet.name, row, get_column_letter(column + 1), one_line(heading), what)


def _listed(sheet: Sheet, row: int, values: Mapping[Field, Cell], day: date) -> Listed:
    text = partial(_text, values)
    what = text(Field.WHAT)
    if what is None:
        raise _Wrong(Field.WHAT, N_("nothing says what was promised"))
    made = _made(values.get(Field.MADE))
    state = text(Field.STATE)
    return Listed(
        sheet.file,
        sheet.name,
        row,
        what,
        kind=_meant(Field.KIND, text(Field.KIND), MarkKind),
        by=text(Field.BY),
        to=text(Field.TO),
        made=made,
        due=_due(values, made or day),
        number=text(Field.NUMBER),
        state=_meant(Field.STATE, state, State),
        state_words=state,
        dossiers=tuple(dict.fromkeys(_dossiers(text(Field.DOSSIER)))),
        owner=text(Field.OWNER),
        forecast=text(Field.FORECAST),
        item=text(Field.ITEM),
    )


def _text(values: Mapping[Field, Cell], field: Field) -> str | None:
    value = values.get(field)
    return None if value is None else str(value)


_Kind = TypeVar("_Kind")


def _meant(field: Field, said: str | None, kind: Callable[[str], _Kind]) -> _Kind | None:
    meant = words(field).get(one_line(said or "").lower())
    return None if meant is None else kind(meant)


def _made(value: Cell) -> date | None:
    day = day_of(value)
    if day is None and value is not None and str(value).lower() not in _NO_DAY:
        raise _Wrong(Field.MADE, N_("this is no day; write it like 31-12-2026 or 2026-12-31"))
    return day


def day_of(value: Cell) -> date | None:
    """The day that a whole cell stands for, in ISO form or as the Dutch write it; None where it is none."""
    if isinstance(value, date):
        return value
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if iso := _ISO.fullmatch(text):
        return _iso(iso[1])
    for read in (days.numeric, days.short, _written):
        found = read(text, 0, len(text))
        known = found.days(None) if found is not None and found.end == len(text) else None
        if known is not None and known[0] == known[1]:
            return known[0]
    return None


def _written(text: str, start: int, end: int) -> Expression | None:
    return next(iter(days.days(text, start, end)), None)


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _due(values: Mapping[Field, Cell], made: date) -> Deadline | None:
    """By when: a day, words, or both in two columns; a day on its own is firm."""
    value, said = values.get(Field.DUE), _text(values, Field.DUE_WORDS)
    day = day_of(value)
    if day is not None:
        firm = words(Field.FIRM).get(one_line(_text(values, Field.FIRM) or "").lower(), "firm")
        return Deadline(said or str(value), None, day, "event" if firm == "event" else firm == "firm")
    phrase = one_line(str(value) if value is not None else said or "")
    if not phrase or phrase.lower() in _NO_DAY:
        return None
    if _LIKE_A_DAY.fullmatch(phrase):
        raise _Wrong(Field.DUE, N_("there is no such day; write it like 31-12-2026 or 2026-12-31"))
    if isinstance(value, int | float) and not 1900 <= value <= 2100:
        raise _Wrong(
            Field.DUE, N_("this is a number, not a day: give the cells of the column the form of a date")
        )
    return next(_read(phrase, made), Deadline(phrase, None, None, False))


def _read(phrase: str, made: date) -> Iterator[Deadline]:
    for before in _BEFORE:
        found = deadline(before + phrase, 0, len(before + phrase), made)
        if found is not None:
            yield Deadline(phrase, found.earliest, found.latest, found.firm, found.basis)


def _dossiers(text: str | None) -> Iterator[str]:
    """Numbers of dossiers as identifiers have them: "30 821" is "30821", "36 600 VI" is "36600-VI"."""
    for part in filter(None, map(str.strip, (text or "").split(";"))):
        for written in _DOSSIERS.findall(part) or (part,):
            figures = re.sub(r"[^0-9]", "", written)
            chapter = re.sub(r"[^IVXLCDM]", "", written)
            yield "-".join(filter(None, (figures, chapter))) or written
