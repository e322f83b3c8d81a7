# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of what was asked, promised, recommended and decided: what pages, outputs and commands use.

    register = Register(ledger, today)          # of ledger.seen_by(viewer), for that viewer
    page = register.lines(Asked(today, state=State.OVERDUE, ministry="ministry:JenV"))
    page.total, page.lines                      # Line: what, by, due, days_late, quote, document, address ...
    register.counts(Asked(today))               # Count(kind, state, ministry, number); add up what is needed
    register.by(hand).verdict(name, State.KEPT, why)  # also note, owner, remind, tie, apart, take_out,
    take_back register.item(page.lines[0].name)           # Item: line, parts with their words, spells,
    verdicts, notes

Every question names its day (`Asked.as_of`; past days give the register as it was then, coming days what is
known now of how it will stand). The register follows the ledger by itself when only little changed; after
taking in many documents whoever took them in calls `settle`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from samenhang.admission import Hand
from samenhang.desks.followup import settling
from samenhang.desks.followup.analysis.asked import Asked, Count, Page
from samenhang.desks.followup.analysis.item import Item, Movement, State
from samenhang.desks.followup.said import said_ahead
from samenhang.desks.followup.saying import Saying
from samenhang.desks.followup.settling import settle
from samenhang.desks.followup.store import board, sheet
from samenhang.desks.followup.store.sheet import Offer, Reminder
from samenhang.errors import NotFound
from samenhang.ledger import Ledger

__all__ = [
    "Asked",
    "Count",
    "Month",
    "Offer",
    "Page",
    "Register",
    "Reminder",
    "Saying",
    "said_ahead",
    "settle",
]


@dataclass(frozen=True, slots=True)
class Month:
    """How many items were open (due soon among them) and overdue on the last day of a month."""

    last: date
    open: int
    overdue: int


class Register:
    """The register through the eyes of the ledger's viewer. `today` is the day on which is asked."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self._ledger = ledger
        self._today = today

    def by(self, hand: Hand) -> Saying:
        """What this person says of items: `register.by(hand).verdict(name, State.KEPT, "de brief is er")`."""
        return Saying(self._ledger, hand)

    # ------------------------------------------------------------ reading

    def lines(self, asked: Asked) -> Page:
        """One page of items as they stood on `asked.as_of`, overdue first, the longest late first."""
        behind = settling.follow(self._ledger)
        with self._ledger.looking() as (connection, sight):
            page = board.lines(connection, sight, asked)
        return Page(page.total, page.lines, behind)

    def counts(self, asked: Asked) -> tuple[Count, ...]:
        """How many items there are, by kind, state and ministry; all that `asked` says but its page holds."""
        settling.follow(self._ledger)
        with self._ledger.looking() as (connection, sight):
            return board.counts(connection, sight, asked)

    def item(self, name: str, as_of: date | None = None) -> Item:
        """An item with its whole history; `line` is as it stood on a day. Raises NotFound.

        The name of an item that was tied into another one leads to that one.
        """
        settling.follow(self._ledger)
        with self._ledger.looking() as (connection, sight):
            found = sheet.item_of(connection, sight, name, as_of or self._today)
        if found is None:
            raise NotFound(f"there is no item “{name}”", "samenhang followup list shows what there is")
        return found

    def movements(self, since: date, asked: Asked, arrived: bool = False) -> tuple[Movement, ...]:
        """What happened to items from a day up to and with `asked.as_of`, newest first.

        By the days of documents and verdicts; with `arrived` by the days on which the ledger came to have
        them.
        """
        settling.follow(self._ledger)
        with self._ledger.looking() as (connection, sight):
            return board.movements(connection, sight, since, asked, arrived)

    def months(self, asked: Asked, count: int = 60) -> tuple[Month, ...]:
        """Open and overdue at the end of each of the last months, up to that of `asked.as_of`."""
        settling.follow(self._ledger)
        with self._ledger.looking() as (connection, sight):
            steps = board.months(connection, sight, asked)
        held: dict[State, int] = {}
        ends = _ends(asked.as_of, count)
        found, names = [], list(steps)
        at = 0
        for last in ends:
            while at < len(names) and names[at] <= last.isoformat()[:7]:
                for state, number in steps[names[at]].items():
                    held[state] = held.get(state, 0) + number
                at += 1
            opened = held.get(State.OPEN, 0) + held.get(State.DUE_SOON, 0)
            found.append(Month(last, opened, held.get(State.OVERDUE, 0)))
        return tuple(found)

    def offers(self, limit: int = 50, offset: int = 0) -> tuple[Offer, ...]:
        """Pairs of items that may be one, the surest first, that nobody has said anything of yet."""
        settling.follow(self._ledger)
        with self._ledger.looking() as (connection, sight):
            return sheet.offers(connection, sight, self._today, limit, offset)

    def reminders(self, who: str, until: date | None = None) -> tuple[Reminder, ...]:
        """What somebody wants to be reminded of, by day, that was not seen to."""
        with self._ledger.looking() as (connection, sight):
            return sheet.reminders(connection, sight, who, until)


def _ends(day: date, count: int) -> Sequence[date]:
    """The last days of the months up to that of a day."""
    ends = []
    first = day.replace(day=1)
    following = (first + timedelta(32)).replace(day=1)
    for _ in range(count):
        ends.append(following - timedelta(1))
        following = (following - timedelta(1)).replace(day=1)
    return ends[::-1]
