# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reminders sent by mail: each expert who has not handed in gets one, apart, and one a day at most."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from typing import Protocol

from samenhang.desks.risk.analysis.elicitation.conduct import Standing
from samenhang.desks.risk.elicitation import Elicitation, Whole
from samenhang.desks.risk.reminder import letter, waiting
from samenhang.desks.risk.store.rounds import Person
from samenhang.errors import InvalidInput, NotSent


class Gone(Protocol):
    """What came of one letter: `refused` is what the mail server said, "" where it took it."""

    @property
    def refused(self) -> str: ...


Send = Callable[[Iterable[EmailMessage]], Iterable[Gone]]


@dataclass(frozen=True, slots=True)
class Mailer:
    """How letters go: whom they come from, and what sends them; None where no mail server is set."""

    sender: str = ""
    send: Send | None = None

    @property
    def ready(self) -> bool:
        """Whether letters can go."""
        return self.send is not None and "@" in self.sender


@dataclass(frozen=True, slots=True)
class Reminded:
    """What came of it: how many went, and who was refused with what the mail server said."""

    sent: int
    refused: tuple[tuple[str, str], ...]


def due(whole: Whole, today: date) -> tuple[Person, ...]:
    """Who gets a reminder on this day: who has not handed in, and got none today."""
    return tuple(person for person in waiting(whole) if person.reminded_on != today.isoformat())


def remind(acting: Elicitation, name: str, mailer: Mailer, moment: datetime) -> Reminded:
    """Send the reminders of a round that is open. Who was refused may get one again the same day.

    Raises InvalidInput, and NotSent where nothing can be sent; then nobody counts as reminded.
    """
    whole = acting.whole(name)
    if whole.round.stands(acting.today) is not Standing.OPEN:
        raise InvalidInput("the round is not open", "open it first")
    if mailer.send is None:
        raise NotSent("no mail server is set, so nothing was sent", "set the address of one")
    people = due(whole, acting.today)
    letters = {person.expert: letter(whole.round, person, mailer.sender, moment) for person in people}
    claimed = acting.claim_reminders(name, list(letters))
    taken = [person for person in people if person.expert in claimed]
    went: set[int] = set()
    refused = []
    try:
        came = mailer.send([letters[person.expert] for person in taken]) if taken else ()
        for person, one in zip(taken, came, strict=False):
            if one.refused:
                refused.append((person.email, one.refused))
            else:
                went.add(person.expert)
    finally:
        acting.reminded(name, [one.expert for one in taken if one.expert not in went], len(went))
    return Reminded(len(went), tuple(refused))
