# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An item as a row of a table: the columns, their headings and what stands in each cell. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from samenhang.desks.followup.analysis.item import Line
from samenhang.desks.followup.voice import Voice, plain
from samenhang.model import Deadline, Period
from samenhang.web.language import N_

LONGEST = 32_000
"""Characters in one cell: a little below what Excel takes."""
SEPARATOR = "; "
"""Between the values of a cell that holds several."""

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `heading` is English and translated; `width` counts characters."""

    name: str
    heading: str
    width: int
    cell: Callable[[Line, Voice], Cell]


def cells(line: Line, voice: Voice) -> tuple[Cell, ...]:
    """The cells of an item, in the order of COLUMNS."""
    return tuple(_fitting(column.cell(line, voice)) for column in COLUMNS)


def headings(voice: Voice) -> tuple[str, ...]:
    """The headings of all columns."""
    return tuple(voice.say(column.heading) for column in COLUMNS)


def _fitting(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = plain(cell)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def last_day(due: Deadline | None) -> date | None:
    """The last day of a deadline; None where there is none, or none is known."""
    return due.latest if due else None


def _firm(due: Deadline | None, voice: Voice) -> str | None:
    if due is None:
        return None
    if due.firm == "event":
        return voice.say(N_("waits for something else"))
    return voice.say(N_("firm") if due.firm else N_("vague"))


def occasion(period: Period | None, voice: Voice) -> str | None:
    """The days of an occasion, as people write them: one day, or the first and the last."""
    if period is None:
        return None
    ends = [voice.texts.day(day) for day in (period.earliest, period.latest) if day]
    return " – ".join(dict.fromkeys(ends)) or None


COLUMNS = (
    Column("item", N_("Item"), 16, lambda line, _: line.name),
    Column("kind", N_("Kind"), 14, lambda line, voice: voice.kind(line.kind)),
    Column("what", N_("What"), 60, lambda line, _: line.what),
    Column("state", N_("State"), 12, lambda line, voice: voice.state(line.state)),
    Column("since", N_("State since"), 12, lambda line, _: line.since),
    Column("by", N_("By"), 28, lambda line, _: line.by),
    Column("ministry", N_("Ministry"), 16, lambda line, _: line.ministry),
    Column("to", N_("To"), 20, lambda line, _: line.to),
    Column("occasion", N_("Occasion"), 20, lambda line, voice: occasion(line.occasion, voice)),
    Column("made", N_("Made on"), 12, lambda line, _: line.made),
    Column("due", N_("Due"), 12, lambda line, _: last_day(line.due)),
    Column("due_phrase", N_("Due in words"), 24, lambda line, _: line.due.phrase if line.due else None),
    Column("firm", N_("Firm or vague"), 14, lambda line, voice: _firm(line.due, voice)),
    Column("days_late", N_("Days late"), 10, lambda line, _: line.days_late),
    Column("condition", N_("Condition"), 24, lambda line, _: line.condition),
    Column("number", N_("Number"), 18, lambda line, _: line.number),
    Column("dossiers", N_("Dossiers"), 16, lambda line, _: SEPARATOR.join(line.dossiers) or None),
    Column("themes", N_("Themes"), 20, lambda line, _: SEPARATOR.join(line.themes) or None),
    Column("quote", N_("Quote"), 60, lambda line, _: line.quote),
    Column("document", N_("Document"), 24, lambda line, _: line.document),
    Column("passage", N_("Where it stands"), 30, lambda line, voice: voice.site.whole(line.address)),
    Column("page", N_("Page of the item"), 30, lambda line, voice: voice.site.item(line.name)),
    Column("owner", N_("Owner"), 20, lambda line, _: line.owner),
)
