# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of an item: its words, its history, what is expected beside what came, and what people said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

from fastapi import Path

from samenhang.desks.followup.analysis.beside import beside
from samenhang.desks.followup.analysis.item import WAITING, Item, Part, Role, Spell, State
from samenhang.desks.followup.analysis.lifeline import Lifeline, lifeline
from samenhang.desks.followup.pages.lines import SHAPES, ItemLine, Known, address_of, shown
from samenhang.desks.followup.register import Register
from samenhang.desks.followup.store import counted
from samenhang.ledger import Entry
from samenhang.linking.addresses import address
from samenhang.model import Media
from samenhang.viewer import Role as Right
from samenhang.vocabulary.actor_names import theme_name
from samenhang.web.answer import Answer, DocumentRef
from samenhang.web.ask import Ask
from samenhang.web.render import query

WRITES = Right.ANALYST
JUDGES = Right.COORDINATOR
"""A verdict goes before what the machine says in every list, number and letter that goes out: it is for who
answers for those. An analyst writes a note."""

_OF_SENATE = re.compile(r"T\d{5}", re.ASCII)
"""The numbers of the register of the Eerste Kamer."""

Name = Annotated[str, Path(min_length=1, max_length=100)]


class PartAnswer(Answer):
    """Words of one document about an item; `start` is their place in its text.

    `score` and `reason` say how sure it is that they are about this item; `own`: it began with them.
    """

    role: Role
    said: str
    day: date | None
    quote: str
    document: DocumentRef
    passage: str
    start: int
    score: float
    reason: str


class SpellAnswer(Answer):
    """A state from `since` up to `until` (not included; None: still), and why."""

    state: State
    shape: str
    since: date
    until: date | None
    why: str


class Moment(Answer):
    """Something in the history of an item: words, or a state that it came in."""

    day: date | None
    part: PartAnswer | None
    spell: SpellAnswer | None


class BesideAnswer(Answer):
    """What is expected (None: the item as a whole) beside what came of it."""

    expected: PartAnswer | None
    came: tuple[PartAnswer, ...]


class BandAnswer(Answer):
    """A state in the picture; places in percent."""

    state: State
    shape: str
    x: float
    width: float
    named: bool


class DotAnswer(Answer):
    """A day in the picture on which something was said."""

    day: date
    x: float
    row: int


class TickAnswer(Answer):
    """The beginning of a year in the picture."""

    year: int
    x: float


class LifelineAnswer(Answer):
    """The history as a picture: what it shows stands in `history` too."""

    first: date
    last: date
    bands: tuple[BandAnswer, ...]
    dots: tuple[DotAnswer, ...]
    ticks: tuple[TickAnswer, ...]
    rows: int


class VerdictAnswer(Answer):
    """What a person says came of it. `waits`: it holds once another person has said the same."""

    verdict: State
    shape: str
    who: str
    said_at: str
    why: str
    waits: bool
    mine: bool


class NoteAnswer(Answer):
    """What somebody wrote for colleagues."""

    text: str
    who: str
    said_at: str
    mine: bool


class ReminderAnswer(Answer):
    """What the viewer wants to be reminded of, and when."""

    number: int
    item: str
    address: str
    day: date
    text: str


class TiedAnswer(Answer):
    """An item that a person tied into this one."""

    name: str
    who: str
    said_at: str
    why: str


class LinkedAnswer(Answer):
    """An item of a chain: `came_of` is the name of the one that it came of, with how sure it is and why.

    `last` is the last day on which something was said of it; `silent`: it waits, and nothing came after it.
    """

    item: ItemLine
    came_of: str | None
    score: float
    reason: str
    last: date | None
    silent: bool
    here: bool


class ItemAnswer(Answer):
    """An item as it stood on `day`, with all that belongs to it and was there by then.

    `records` are, by digest, the pages at their source of those documents that are entries of a register;
    `listed` the letters in which those of the Eerste Kamer are listed, which has no other source.
    """

    day: date
    is_today: bool
    item: ItemLine
    records: dict[str, str]
    listed: dict[str, str]
    theme_names: tuple[Known, ...]
    beside: tuple[BesideAnswer, ...]
    chain: tuple[LinkedAnswer, ...]
    history: tuple[Moment, ...]
    lifeline: LifelineAnswer | None
    parts: tuple[PartAnswer, ...]
    verdicts: tuple[VerdictAnswer, ...]
    notes: tuple[NoteAnswer, ...]
    reminders: tuple[ReminderAnswer, ...]
    tied: tuple[TiedAnswer, ...]
    may_write: bool
    may_judge: bool


def item(ask: Ask, name: Name, day: date | Literal[""] = "") -> ItemAnswer:
    """An item with its words, its history, what came of it and what people said; on `day` as it was then."""
    register = Register(ask.ledger, ask.today)
    as_of = day or ask.today
    found = register.item(name, as_of)
    parts = tuple(part for part in found.parts if part.day is None or part.day <= as_of)
    entries = counted.papers(ask.ledger, (found.line.digest, *(p.evidence.document for p in parts)))
    refs = {digest: DocumentRef.of(entry) for digest, entry in entries.items()}
    told = {id(part): _part(part, refs) for part in parts}
    return ItemAnswer(
        day=as_of,
        is_today=as_of == ask.today,
        item=shown(ask, [found.line])[0],
        records={digest: page for digest, entry in entries.items() if (page := record_of(entry))},
        listed={digest: letter for digest, entry in entries.items() if (letter := listing_of(entry))},
        theme_names=tuple(
            Known(key=key, name=theme_name(key, ask.language), address="/follow-ups" + query({"theme": key}))
            for key in found.line.themes
        ),
        beside=tuple(
            BesideAnswer(
                expected=told[id(pair.expected)] if pair.expected else None,
                came=tuple(told[id(part)] for part in pair.came),
            )
            for pair in beside(parts)
        ),
        chain=_chain(ask, found),
        history=tuple(_history(list(told.values()), found.spells, as_of)),
        lifeline=_picture(lifeline(found.spells, (p.day for p in parts if p.day), as_of)),
        parts=tuple(told.values()),
        verdicts=tuple(_verdicts(ask, found, as_of)),
        notes=tuple(_notes(ask, found, as_of)),
        reminders=reminders(ask, register, only=found.line.name),
        tied=tuple(
            TiedAnswer(name=one.name, who=one.who, said_at=one.when, why=one.why)
            for one in counted.tied(ask.ledger, found.line.name)
        ),
        may_write=ask.viewer.role.at_least(WRITES),
        may_judge=ask.viewer.role.at_least(JUDGES),
    )


def record_of(entry: Entry) -> str | None:
    """The page at its source of an entry of a register; None for any other document."""
    if entry.media != Media.REGISTER:
        return None
    return address(entry.identifier or "") or entry.place


def listing_of(entry: Entry) -> str | None:
    """The letter that lists an entry of the register of the Eerste Kamer; None for any other document."""
    if entry.media != Media.REGISTER or not _OF_SENATE.fullmatch(entry.identifier or ""):
        return None
    return entry.place.rpartition("/")[2].removesuffix(".html")


def _chain(ask: Ask, found: Item) -> tuple[LinkedAnswer, ...]:
    """The items before and after this one; the last of a branch is silent where it still waits."""
    followed = {one.came_of for one in found.chain}
    lines = shown(ask, [one.line for one in found.chain])
    return tuple(
        LinkedAnswer(
            item=line,
            came_of=one.came_of,
            score=one.score,
            reason=one.reason,
            last=one.last,
            silent=one.line.name not in followed and one.line.state in WAITING,
            here=one.line.name == found.line.name,
        )
        for one, line in zip(found.chain, lines, strict=True)
    )


def _part(part: Part, refs: dict[str, DocumentRef]) -> PartAnswer:
    return PartAnswer(
        role=part.role,
        said=part.said,
        day=part.day,
        quote=part.evidence.quote,
        document=refs[part.evidence.document],
        passage=part.address,
        start=part.evidence.start,
        score=part.score,
        reason=part.reason,
    )


def _history(parts: Sequence[PartAnswer], spells: Sequence[Spell], last: date) -> Iterator[Moment]:
    """Words and states by day, words first; after them the words of which the day is not known.

    The requests of a motion came with the motion: they stand with what is expected.
    """
    parts = [part for part in parts if part.role is not Role.ASKED]
    moments = [Moment(day=part.day, part=part, spell=None) for part in parts if part.day]
    moments += [Moment(day=one.since, part=None, spell=_spell(one)) for one in spells if one.since <= last]
    yield from sorted(moments, key=lambda moment: (moment.day or last, moment.part is None))
    yield from (Moment(day=None, part=part, spell=None) for part in parts if part.day is None)


def _spell(spell: Spell) -> SpellAnswer:
    return SpellAnswer(
        state=spell.state, shape=SHAPES[spell.state], since=spell.since, until=spell.until, why=spell.why
    )


def _picture(line: Lifeline | None) -> LifelineAnswer | None:
    if line is None:
        return None
    return LifelineAnswer(
        first=line.first,
        last=line.last,
        bands=tuple(
            BandAnswer(state=b.state, shape=SHAPES[b.state], x=b.x, width=b.width, named=b.named)
            for b in line.bands
        ),
        dots=tuple(DotAnswer(day=dot.day, x=dot.x, row=dot.row) for dot in line.dots),
        ticks=tuple(TickAnswer(year=tick.year, x=tick.x) for tick in line.ticks),
        rows=line.rows,
    )


def _verdicts(ask: Ask, found: Item, last: date) -> Iterator[VerdictAnswer]:
    given = [one for one in found.verdicts if date.fromisoformat(one.when[:10]) <= last]
    for one in given:
        agreed = any(o.who != one.who and o.verdict is one.verdict for o in given)
        yield VerdictAnswer(
            verdict=one.verdict,
            shape=SHAPES[one.verdict],
            who=one.who,
            said_at=one.when,
            why=one.why,
            waits=one.second and not agreed,
            mine=one.who == ask.viewer.name,
        )


def _notes(ask: Ask, found: Item, last: date) -> Iterator[NoteAnswer]:
    for one in found.notes:
        if date.fromisoformat(one.when[:10]) <= last:
            mine = one.who == ask.viewer.name
            yield NoteAnswer(text=one.text, who=one.who, said_at=one.when, mine=mine)


def reminders(
    ask: Ask, register: Register, until: date | None = None, only: str | None = None
) -> tuple[ReminderAnswer, ...]:
    """What the viewer wants to be reminded of: until a day, or of one item."""
    waiting = register.reminders(ask.viewer.name, until)
    return tuple(
        ReminderAnswer(number=r.number, item=r.item, address=address_of(r.item), day=r.day, text=r.text)
        for r in waiting
        if only in (None, r.item)
    )
