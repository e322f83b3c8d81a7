# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people say of items by the forms of the pages: each is one change with its line in the audit log."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from samenhang.admission import Hand
from samenhang.desks.followup.analysis.item import State
from samenhang.desks.followup.pages.item import Name
from samenhang.desks.followup.pages.lines import address_of
from samenhang.desks.followup.register import Register, Saying
from samenhang.web.ask import Ask
from samenhang.web.desk import Changed
from samenhang.web.language import N_

Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Long = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]


class Sent(BaseModel):
    """What every form has in common."""

    model_config = ConfigDict(frozen=True)


class VerdictSent(Sent):
    """What came of an item, and why. `second`: it holds once another person has said the same."""

    verdict: Literal["kept", "partly-kept", "not-kept", "withdrawn", "overtaken"]
    why: Short = ""
    second: Literal["", "yes"] = ""


class NoteSent(Sent):
    """Something to write down for colleagues."""

    text: Long


class TakenBack(Sent):
    """A verdict or note of who sends this, by the moment at which it was said."""

    said_at: Annotated[str, StringConstraints(min_length=1, max_length=40)]


class OwnerSent(Sent):
    """Who works on an item; empty: nobody."""

    owner: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""


class ReminderSent(Sent):
    """A day to be reminded on, and of what."""

    day: date
    text: Short = ""


class TieSent(Sent):
    """Another item by name, and why. `back` is the page to go to after it."""

    other: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
    why: Short = ""
    back: Literal["item", "offers"] = "item"


class WordsSent(Sent):
    """Words that are about something else: those that begin at `start` in the text of `document`."""

    document: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    start: Annotated[int, Field(ge=0)]
    why: Short = ""


def verdict(ask: Ask, name: Name, change: VerdictSent) -> Changed:
    """Say what came of an item."""
    second = bool(change.second)
    _saying(ask).verdict(name, State(change.verdict), change.why, second)
    said = N_("The verdict is kept, and waits for a second person") if second else N_("The verdict is kept")
    return _to(ask, name, ask.texts.gettext(said))


def note(ask: Ask, name: Name, change: NoteSent) -> Changed:
    """Write something down for colleagues."""
    _saying(ask).note(name, change.text)
    return _to(ask, name, ask.texts.gettext("The note is kept"))


def take_back(ask: Ask, name: Name, change: TakenBack) -> Changed:
    """Take back what the viewer said of an item."""
    _saying(ask).take_back(name, change.said_at)
    return _to(ask, name, ask.texts.gettext("It is taken back"))


def owner(ask: Ask, name: Name, change: OwnerSent) -> Changed:
    """Say who works on an item."""
    _saying(ask).owner(name, change.owner or None)
    return _to(ask, name, ask.texts.gettext("The owner is kept"))


def remind(ask: Ask, name: Name, change: ReminderSent) -> Changed:
    """Ask to be reminded of an item."""
    _saying(ask).remind(name, change.day, change.text)
    said = ask.texts.gettext("You will be reminded on %(day)s")
    return _to(ask, name, said % {"day": ask.texts.day(change.day)})


def remembered(ask: Ask, number: Annotated[int, Path(ge=1, le=2**31 - 1)]) -> Changed:
    """Say that a reminder was seen to."""
    _saying(ask).remembered(number)
    return Changed(address="/follow-ups", notice=ask.texts.gettext("The reminder is gone"))


def tie(ask: Ask, name: Name, change: TieSent) -> Changed:
    """Say that two items are one."""
    _saying(ask).tie(name, _name(change.other), change.why)
    return _to(ask, name, ask.texts.gettext("They are one item now"), change.back)


def apart(ask: Ask, name: Name, change: TieSent) -> Changed:
    """Say that two items are not one, also where somebody tied them."""
    _saying(ask).apart(name, _name(change.other), change.why)
    return _to(ask, name, ask.texts.gettext("They are two items"), change.back)


def take_out(ask: Ask, name: Name, change: WordsSent) -> Changed:
    """Say that words of an item are about something else: they become an item of their own."""
    fresh = _saying(ask).take_out(name, change.document, change.start, change.why)
    return _to(ask, fresh, ask.texts.gettext("These words are an item of their own now"))


def _saying(ask: Ask) -> Saying:
    hand = Hand(ask.viewer.name, ask.origin, ask.when)
    return Register(ask.ledger, ask.today).by(hand)


def _name(other: str) -> str:
    """The name of an item, also out of the address of its page."""
    return other.partition("?")[0].rstrip("/").rpartition("/")[2]


def _to(ask: Ask, name: str, notice: str, back: str = "item") -> Changed:
    return Changed(address="/follow-ups/offers" if back == "offers" else address_of(name), notice=notice)
