# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The half-yearly letter, made from the register: of all who owe, of one ministry, or of one minister."""

from __future__ import annotations

from dataclasses import dataclass

from samenhang.desks.followup.analysis.item import Line, State
from samenhang.desks.followup.letter import Letter, Letterhead, letter
from samenhang.desks.followup.letter_docx import docx
from samenhang.desks.followup.letter_pdf import pdf
from samenhang.desks.followup.outlet import Outlet
from samenhang.desks.followup.overview import Overview, overview
from samenhang.desks.followup.selection import Selection
from samenhang.desks.followup.store import rows
from samenhang.ledger import Ledger
from samenhang.model import MarkKind
from samenhang.vocabulary.actor_names import actor_name


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose commitments a letter is about: `minister` is an actor or words of a name; "" for all."""

    minister: str = ""
    ministry: str = ""


@dataclass(frozen=True, slots=True)
class HalfYear:
    """The letter, to be written out in either form."""

    overview: Overview
    letter: Letter

    def as_docx(self) -> bytes:
        """The letter as a Word file."""
        return docx(self.letter)

    def as_pdf(self) -> bytes:
        """The letter as a PDF."""
        return pdf(self.letter)


def half_year(ledger: Ledger, outlet: Outlet, whose: Whose, head: Letterhead) -> HalfYear:
    """The letter as things stand on the day of the outlet."""
    late = Selection(kind=MarkKind.COMMITMENT.value, state=State.OVERDUE.value, ministry=whose.ministry)
    lines = [line for line in outlet.lines(late.asked(outlet.day)) if _owes(line, whose.minister)]
    with ledger.looking() as (connection, sight):
        forecasts = rows.forecasts(connection, sight, (line.name for line in lines))
    actors = {one for line in lines for one in (line.by_actor, line.ministry) if one}
    names = {one: actor_name(one).full for one in actors if actor_name(one).known}
    found = overview(lines, outlet.day, forecasts, names)
    return HalfYear(found, letter(found, head, outlet.voice))


def _owes(line: Line, minister: str) -> bool:
    said = minister.casefold()
    return not said or line.by_actor == minister or said in (line.by or "").casefold()
