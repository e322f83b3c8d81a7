# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people say of items. Everything is added to, with its line in the audit log in the same transaction,
and everything can be taken back; the items are worked out anew before the transaction ends.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from samenhang.admission import Hand
from samenhang.desks.followup.analysis.item import VERDICTS, State
from samenhang.desks.followup.store import parts, people, sheet, shown
from samenhang.desks.followup.store.sheet import Known
from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger import Ledger
from samenhang.ledger.item_tables import item_note, item_tie, item_verdict
from samenhang.ledger.rows import clean
from samenhang.ledger.sight import Sight, sight_of

LONGEST = 10_000
"""Characters of what somebody writes at once."""


@dataclass(frozen=True, slots=True)
class Open:
    """An item in the transaction of the one writer."""

    connection: Any
    sight: Sight
    item: Known


class Saying:
    """What one person says, through the eyes of the ledger's viewer: nothing of what they do not see."""

    def __init__(self, ledger: Ledger, hand: Hand) -> None:
        self._ledger = ledger
        self._hand = hand

    # ------------------------------------------------------------ verdicts, notes

    def verdict(self, name: str, verdict: State, why: str, second: bool = False) -> None:
        """Say what came of an item. With `second` it holds once somebody else says the same."""
        if verdict not in VERDICTS:
            known = ", ".join(VERDICTS)
            raise InvalidInput(f"“{verdict}” is nothing that a person says", f"say one of: {known}")
        with self._writing(name, "verdict", verdict.value) as one:
            values = {"verdict": verdict.value, "second": int(second)}
            self._append(one, item_verdict, {**values, "why": _words(why, empty=True)})

    def note(self, name: str, text: str) -> None:
        """Write something down for colleagues."""
        with self._writing(name, "note", "added") as one:
            self._append(one, item_note, {"text": _words(text)})

    def take_back(self, name: str, when: str) -> None:
        """Take back what this person said of an item at that moment: a verdict or a note."""
        with self._writing(name, "take-back", when) as one:
            key, mine = one.item.key, False
            for table in (item_verdict, item_note):
                for row in people.in_force(people.rows(one.connection, table, [key])[key]):
                    if row.said_at == when and row.who == self._hand.actor:
                        values = {c.name: getattr(row, c.name) for c in table.columns}
                        self._append(one, table, {**values, "takes_back": row.number})
                        mine = True
            if not mine:
                raise NotFound(
                    "you said nothing of this item at that moment", "the item's page lists what was said"
                )

    def _append(self, one: Open, table: Any, values: dict[str, Any]) -> None:
        said = {"item": one.item.key, "who": self._hand.actor, "said_at": self._hand.when}
        people.append(one.connection, table, {**values, **said}, one.item.documents)

    # ------------------------------------------------------------ owner, reminders

    def owner(self, name: str, owner: str | None) -> None:
        """Say who works on an item; None: nobody any more."""
        owner = clean(" ".join((owner or "").split()))[:200] or None
        with self._writing(name, "owner", owner or "nobody") as one:
            people.set_owner(one.connection, one.item.key, owner)

    def remind(self, name: str, day: date, text: str = "") -> int:
        """Ask to be reminded of an item on a day; gives the number of the reminder."""
        with self._writing(name, "remind", day.isoformat()) as one:
            values = {"item": one.item.key, "day": day.isoformat(), "text": _words(text, empty=True)}
            said = {"who": self._hand.actor, "said_at": self._hand.when}
            return people.remind(one.connection, {**values, **said})

    def remembered(self, number: int) -> None:
        """Note that a reminder of this person was seen to. Raises NotFound for one that is not theirs."""
        with self._ledger.writing(self._hand.when) as ink:
            if not people.remember(ink.connection, number, self._hand.actor, self._hand.when):
                raise NotFound("there is no such reminder of yours", "the list of reminders shows what waits")
            ink.audit("remembered", str(number), "done", self._hand.origin, self._hand.actor)

    # ------------------------------------------------------------ ties

    def tie(self, name: str, other: str, why: str) -> None:
        """Say that two items are one: the second goes into the first. `apart` takes that back."""
        with self._writing(name, "tie", other) as one:
            two = self._known(one, other)
            if two.key == one.item.key:
                raise InvalidInput("this is one item already", "nothing has to be done")
            if two.kind != one.item.kind:
                raise InvalidInput(f"a {one.item.kind} is no {two.kind}", "tie what is of one kind")
            moved = people.merge(one.connection, one.item.key, two.key)
            self._said(one, two.key, people.TIED, why, moved)

    def apart(self, name: str, other: str, why: str) -> None:
        """Say that two items are not one. What a person tied before goes back to where it came from."""
        with self._writing(name, "apart", other) as one:
            earlier = people.tied_as(one.connection, one.item.key, other)
            if earlier is not None:
                key = earlier.other
                people.take_out(one.connection, one.item.key, json.loads(earlier.moved), key)
            else:
                key = self._known(one, other).key
            self._said(one, key, people.APART, why, {})
            parts.stale(one.connection, [key])

    def take_out(self, name: str, document: str, start: int, why: str) -> str:
        """Say that words of an item, which begin at `start` in that document (a digest), are about something
        else: they become an item of their own. Gives its name.
        """
        with self._writing(name, "take-out", f"{document[:12]} {start}") as one:
            own = [
                seen
                for seen in one.item.seen
                if any(
                    (w.evidence.document, w.evidence.start) == (document, start) for w in seen.mention.words
                )
            ]
            if not own or len(own) == len(one.item.seen):
                raise InvalidInput(
                    "these words are not a part of a larger item", "name words of one of its parts"
                )
            fresh = f"{name}-{document[:6]}-{start}"
            key = parts.begin(one.connection, fresh, one.item.kind)
            moved = {
                "parts": [
                    [o.document, w.evidence.start, w.evidence.end] for o in own for w in o.mention.words
                ]
            }
            people.take_out(one.connection, one.item.key, moved, key)
            people.call(one.connection, (own[0].document, own[0].number), fresh)
            self._said(one, key, people.APART, why, {})
            return fresh

    def _said(self, one: Open, other: int, verdict: str, why: str, moved: dict[str, Any]) -> None:
        values = {
            "other": other,
            "verdict": verdict,
            "why": _words(why, empty=True),
            "moved": json.dumps(moved),
        }
        self._append(one, item_tie, values)

    def _known(self, one: Open, name: str) -> Known:
        found = sheet.known(one.connection, one.sight, name)
        if found is None:
            raise NotFound(f"there is no item “{name}”", "samenhang followup list shows what there is")
        return found

    @contextmanager
    def _writing(self, name: str, action: str, result: str) -> Iterator[Open]:
        """One item, for the one writer; with its line in the audit log, and worked out anew."""
        hand = self._hand
        with self._ledger.writing(hand.when) as ink:
            connection = ink.connection
            sight = sight_of(connection, self._ledger.viewer)
            found = sheet.known(connection, sight, name)
            if found is None:
                raise NotFound(f"there is no item “{name}”", "samenhang followup list shows what there is")
            yield Open(connection, sight, found)
            ink.audit(f"follow-up {action}", found.name, result, hand.origin, hand.actor)
            parts.stale(connection, [found.key])
            while stale := parts.stales(connection, 50):
                shown.work_out(connection, stale)


def _words(text: str, empty: bool = False) -> str:
    """What somebody wrote, as it can be kept."""
    text = clean(text.strip())
    if not text and not empty:
        raise InvalidInput("there are no words in it", "write what you want to say")
    if len(text) > LONGEST:
        raise InvalidInput(f"that is more than {LONGEST} characters", "say it shorter")
    return text
