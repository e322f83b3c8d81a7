# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What to tell somebody who follows items: at most one letter an item a day, and nothing twice. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from samenhang.desks.followup.analysis.item import Line, Movement
from samenhang.desks.followup.feed import identity


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that went to one reader: about which item, on which day, and the identities of its news."""

    item: str
    day: date
    told: frozenset[str]


@dataclass(frozen=True, slots=True)
class Notice:
    """What one letter tells of one item: its movements by day, and the item as the last of them left it."""

    item: Line
    day: date
    movements: tuple[Movement, ...]

    @property
    def sent(self) -> Sent:
        """What to remember once the letter has gone."""
        return Sent(self.item.name, self.day, frozenset(map(identity, self.movements)))


def digest(movements: Iterable[Movement], already_sent: Collection[Sent], day: date) -> tuple[Notice, ...]:
    """The letters to send on `day` to one reader, about what was not told before.

    A movement of an item that the reader had a letter about on that day waits for the next day; one of a day
    to come waits for its day.
    """
    told = {name for sent in already_sent for name in sent.told}
    had = {sent.item for sent in already_sent if sent.day == day}
    news: dict[str, dict[str, Movement]] = defaultdict(dict)
    for movement in movements:
        name = identity(movement)
        if movement.day <= day and name not in told and movement.item.name not in had:
            news[movement.item.name][name] = movement
    return tuple(_notice(tuple(by_name.values()), day) for _, by_name in sorted(news.items()))


def _notice(movements: tuple[Movement, ...], day: date) -> Notice:
    in_order = tuple(sorted(movements, key=lambda movement: (movement.day, movement.what, movement.quote)))
    return Notice(in_order[-1].item, day, in_order)
