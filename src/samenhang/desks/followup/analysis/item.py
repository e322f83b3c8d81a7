# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nouns of the desk: an item, the parts it is made of, and how it stood from day to day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samenhang.model import Deadline, Evidence, MarkKind, Period

DUE_SOON = 30
"""Days before its last firm day from which an item is due soon."""


class State(StrEnum):
    """How an item stands on a day. The machine says the first six; the rest is what a person says."""

    OPEN = "open"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    ANSWERED = "answered"  # something came
    DECLINED = "declined"  # refused, rejected in a vote, not taken over
    KEPT = "kept"
    PARTLY_KEPT = "partly-kept"
    NOT_KEPT = "not-kept"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"


VERDICTS = (State.KEPT, State.PARTLY_KEPT, State.NOT_KEPT, State.WITHDRAWN, State.OVERTAKEN)
WAITING = (State.OPEN, State.DUE_SOON, State.OVERDUE)


class Role(StrEnum):
    """What a part tells of its item."""

    MADE = "made"  # the promise, motion, advice or decision itself
    ASKED = "asked"  # one request of a motion
    RECALLED = "recalled"
    DELAYED = "delayed"  # it comes late, the text says
    FULFILLED = "fulfilled"  # the text says that it is done
    OFFERED = "offered"  # a paper that comes with it
    RESPONSE = "response"  # the government's response: `said` is accepted, partly, rejected, promised
    VOTE = "vote"  # `said` is adopted or rejected
    WITHDRAWN = "withdrawn"
    REGISTERED = "registered"  # a register or a ministry's own list


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one document about an item. `day` is when they were said or written, None where not known.

    `document` is what people call the document, `address` the page with the passage; `score` and `reason`
    say how sure it is that these words are about this item (1 and "" for the words that it began with).
    """

    role: Role
    evidence: Evidence
    day: date | None
    document: str
    address: str
    score: float = 1.0
    reason: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Spell:
    """A state that an item was in from `since` up to `until` (not included; None: still).

    `why` says it in words; `evidence` are the words that it rests on, None where only a day passed.
    """

    state: State
    since: date
    until: date | None
    why: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An item as a line of the register, as it stands on the day that was asked for.

    `name` is its identity in addresses. `by` and `to` are as printed, `by_actor` and `ministry` identities
    ("office:minister-jenv", "ministry:JenV") where they are known. `number` is that of a motion or of a
    register ("kst-30821-127", "TZ202209-123"). `made` is the day it began, None where no
    words say it; `days_late` counts from its last firm day to the day asked for, 0 unless overdue. `quote`,
    `document` and `address` are the words that it began with, `digest` is that of their document.
    `owner` is who works on it inside the ministry.
    """

    name: str
    kind: MarkKind
    what: str
    state: State
    since: date | None
    by: str | None
    by_actor: str | None
    ministry: str | None
    to: str | None
    occasion: Period | None
    made: date | None
    due: Deadline | None
    condition: str | None
    number: str | None
    dossiers: tuple[str, ...]
    themes: tuple[str, ...]
    days_late: int
    quote: str
    document: str
    address: str
    owner: str | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says came of an item. With `second` it holds once another person has said the same."""

    item: str
    verdict: State
    who: str
    when: str  # ISO 8601 with offset
    why: str
    second: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote about an item, for colleagues."""

    item: str
    text: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Movement:
    """Something that happened to an item on a day: a part that came, a verdict, a deadline that passed."""

    item: Line
    day: date
    what: str  # in words: "beantwoord", "te laat", ...
    quote: str
    reason: str
    address: str


@dataclass(frozen=True, slots=True)
class Linked:
    """An item of a chain. `came_of` is the name of the one that it came of (None: the first), with how sure
    that is and why in words; `last` is the last day on which something was said of it.
    """

    line: Line
    last: date | None
    came_of: str | None = None
    score: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item with its whole history: `parts` in order of day, `spells` in order, newest verdict last.

    `chain` are the items before and after it, itself among them, by day; empty where it stands alone.
    """

    line: Line
    parts: tuple[Part, ...]
    spells: tuple[Spell, ...]
    verdicts: tuple[Verdict, ...] = ()
    notes: tuple[Note, ...] = ()
    chain: tuple[Linked, ...] = ()
