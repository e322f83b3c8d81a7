# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list as a document: every row a passage, so that what a row says has its words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samenhang.desks.followup.analysis.item import State
from samenhang.desks.followup.list_words import Field
from samenhang.desks.followup.listed import Listed
from samenhang.desks.followup.sheet import Cell, Sheet
from samenhang.desks.followup.voice import one_line
from samenhang.linking.linker import Known, link
from samenhang.marking.marker import mark
from samenhang.model import (
    Document,
    Evidence,
    Fact,
    FactName,
    FollowUp,
    Link,
    Mark,
    MarkKind,
    Media,
    PassageKind,
    Period,
)  # fmt: skip
from samenhang.reading import classification
from samenhang.reading.draft import Draft

RULE = "list"
"""The rule of a mark that stands because a person said what its column is."""

BETWEEN = " | "
_FOUND = frozenset((MarkKind.REFERENCE, MarkKind.ACTOR, MarkKind.DATE, MarkKind.THEME))
_REGISTER = re.compile(r"TZ\d{6}-\d+|T\d{5}", re.ASCII)
_PAPER = re.compile(r"kst-[0-9a-z-]+", re.ASCII | re.IGNORECASE)
_PART = re.compile(r"(?:nr\.? ?)?(\d{1,5})", re.ASCII | re.IGNORECASE)
_DOSSIER = re.compile(r"\d{5}(?:-[A-Z]{1,5})?", re.ASCII)
_DONE = frozenset((State.ANSWERED, State.KEPT, State.PARTLY_KEPT))
_DROPPED = frozenset((State.WITHDRAWN, State.OVERTAKEN))


@dataclass(frozen=True, slots=True)
class Printed:
    """A list as a document, with where the cells of each row (sheet, number from 1) stand in its text."""

    document: Document
    cells: Mapping[tuple[str, int], Mapping[int, tuple[int, int]]]

    def row(self, one: Listed) -> Evidence:
        """The words of a row: all of it."""
        places = self.cells[one.sheet, one.row].values()
        return self._words(min(start for start, _ in places), max(end for _, end in places))

    def _words(self, start: int, end: int) -> Evidence:
        return Evidence(self.document.digest, start, end, self.document.text[start:end])


def printed(sheets: Sequence[Sheet], digest: str, name: str) -> Printed:
    """The list as people read it. Raises Unreadable for a state secret."""
    draft = Draft()
    draft.fact(FactName.TITLE, name)
    cells: dict[tuple[str, int], dict[int, tuple[int, int]]] = {}
    for sheet in sheets:
        if sheet.name:
            draft.heading(one_line(sheet.name), 1)
        for number, row in enumerate(sheet.rows, 1):
            cells[sheet.name, number] = _add(draft, row)
    document = draft.finish(digest, name, Media.SHEET)
    classified = _classification(document, sheets)
    return Printed(
        Document(digest, name, Media.SHEET, document.text, document.passages, (*document.facts, *classified)),
        cells,
    )


def _add(draft: Draft, row: tuple[Cell, ...]) -> dict[int, tuple[int, int]]:
    said = [(column, one_line(str(cell))) for column, cell in enumerate(row) if cell is not None]
    said = [(column, text) for column, text in said if text]
    number = draft.add(BETWEEN.join(text for _, text in said), PassageKind.ROW)
    places: dict[int, tuple[int, int]] = {}
    at = draft.passages[number].start if number is not None else 0
    for column, text in said:
        places[column] = (at, at + len(text))
        at += len(text) + len(BETWEEN)
    return places


def _classification(document: Document, sheets: Sequence[Sheet]) -> tuple[Fact, ...]:
    """The marking that a list bears: on its rows, or in a cell of its own. Raises Unreadable for a secret."""
    if found := classification.classified(document):
        return found
    alone = (row[0] for sheet in sheets for row in sheet.rows if len(row) == 1 and isinstance(row[0], str))
    level = classification.on_page("\n".join(map(one_line, alone)))
    return (Fact(FactName.CLASSIFICATION, level.value),) if level else ()


# ---------------------------------------------------------------- what its rows say


def found(
    printed: Printed, listed: Iterable[Listed], columns: Mapping[str, Mapping[Field, int]], known: Known
) -> tuple[list[Mark], list[Link]]:
    """Whom and what the rows name; what are numbers and dossiers the `columns`, by sheet, say.

    No rule looks for promises here: the columns say what each row is.
    """
    document = printed.document
    stated = [one for row in listed for one in _stated(printed, row, columns[row.sheet])]
    taken = {(one.start, one.end) for one, _ in stated}
    marks = [m for m in mark(document) if m.kind in _FOUND and (m.start, m.end) not in taken]
    links = list(link(document, marks, date.min, known).links)
    links += [Link(one, target, 1.0, "de kolom zegt het") for one, targets in stated for target in targets]
    every = [*marks, *(one for one, _ in stated)]
    return sorted(every, key=lambda m: (m.start, -m.end, m.kind)), links


def _stated(
    printed: Printed, row: Listed, columns: Mapping[Field, int]
) -> Iterator[tuple[Mark, tuple[str, ...]]]:
    places = printed.cells[row.sheet, row.row]
    number, dossiers = number_of(row), tuple(one for one in row.dossiers if _DOSSIER.fullmatch(one))
    for field, targets in (
        (Field.NUMBER, (number,) if number else ()),
        (Field.DOSSIER, tuple(f"dossier/{one}" for one in dossiers)),
    ):
        place = places.get(columns.get(field, -1))
        if place and targets:
            yield Mark(MarkKind.REFERENCE, *place, RULE, {"form": "stated", "target": targets[0]}), targets


def number_of(row: Listed) -> str | None:
    """The number of a row where it is one that all know: of a register, or of a paper ("kst-30821-127").

    A bare number of a motion is that of a paper in the only dossier of the row.
    """
    said = one_line(row.number or "")
    if _REGISTER.fullmatch(said):
        return said
    if _PAPER.fullmatch(said):
        return said
    part = _PART.fullmatch(said)
    if (
        part
        and row.kind is MarkKind.MOTION
        and len(row.dossiers) == 1
        and _DOSSIER.fullmatch(row.dossiers[0])
    ):
        return f"kst-{row.dossiers[0]}-{part[1]}"
    return None


def follow_up(printed: Printed, row: Listed) -> FollowUp:
    """A row as what somebody must come back on; done where the list says so, which is not yet kept."""
    words = printed.row(row)
    done = row.state in _DONE
    roles = [f"registered:{one_line(row.forecast or '')}"]
    roles += ["fulfilled"] if done else []
    roles += ["withdrawn"] if row.state in _DROPPED else []
    roles += ["response:rejected"] if row.state is State.DECLINED else []
    return FollowUp(
        row.kind or MarkKind.COMMITMENT,
        row.what,
        "fulfilled" if done else "open",
        tuple((role, words) for role in roles),
        row.to,
        row.by,
        Period(row.made, row.made) if row.made else None,
        row.due,
    )
