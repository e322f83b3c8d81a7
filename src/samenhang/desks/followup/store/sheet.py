# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One item with all that belongs to it, pairs that may be one, and reminders, as one viewer sees them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, exists, or_, select

from samenhang.desks.followup.analysis.history import ORDER
from samenhang.desks.followup.analysis.item import Item, Line, Linked, Note, Part, Spell, State
from samenhang.desks.followup.said import MENTION
from samenhang.desks.followup.store import board, chain, people, shown
from samenhang.desks.followup.store.shown import Seen
from samenhang.ledger import questions, tables
from samenhang.ledger.item_tables import (
    ALWAYS,
    item,
    item_note,
    item_offer,
    item_part,
    item_reminder,
    item_tie,
    item_verdict,
    spell,
)
from samenhang.ledger.places import passages_at
from samenhang.ledger.sight import Sight
from samenhang.model import Evidence

_I, _S, _O, _P, _T, _R = item.c, spell.c, item_offer.c, item_part.c, item_tie.c, item_reminder.c


@dataclass(frozen=True, slots=True)
class Offer:
    """Two items that may be one: how sure, why in words, and the words of each."""

    one: Line
    other: Line
    score: float
    reason: str
    words: str
    other_words: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """What somebody wants to be reminded of on a day."""

    number: int
    item: str
    day: date
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """An item with the parts of it that somebody sees; `hidden` are the documents that they do not."""

    key: int
    name: str
    kind: str
    seen: tuple[Seen, ...]
    hidden: frozenset[int]

    @property
    def documents(self) -> list[int]:
        """The documents that are before who looks at it."""
        return sorted({one.document for one in self.seen})


def known(connection: Connection, sight: Sight, name: str) -> Known | None:
    """The item of this name, or that it was tied into; None where nothing of it is seen."""
    key = shown.key_of(connection, sight, name)
    return _known(connection, sight, key) if key is not None else None


def _known(connection: Connection, sight: Sight, key: int) -> Known | None:
    own = shown.parts(connection, [key])[key]
    accesses = frozenset({one.access for one in own}).union(*(one.later for one in own))
    keys = accesses if sight.keys is None else accesses & sight.keys
    seen = tuple(one for one in own if one.by(keys))
    hidden = frozenset(one.document for one in own if one.access not in keys)
    if not seen:
        return None
    kind = connection.execute(select(_I.kind).where(_I.key == key)).scalar_one()
    return Known(key, shown.called(own, keys), kind, seen, hidden)


def item_of(connection: Connection, sight: Sight, name: str, day: date) -> Item | None:
    """An item with its history."""
    found = known(connection, sight, name)
    line = board.line(connection, sight, found.key, day) if found is not None else None
    if found is None or line is None:
        return None
    spells = tuple(_spells(connection, sight, found.key))
    verdicts = _heard(people.rows(connection, item_verdict, [found.key])[found.key], found.hidden)
    notes = _heard(people.rows(connection, item_note, [found.key])[found.key], found.hidden)
    return Item(
        line,
        _parts(connection, sight, found),
        spells,
        tuple(shown.verdict_of(row, found.name) for row in verdicts),
        tuple(Note(found.name, row.text, row.who, row.said_at) for row in notes),
        _chain(connection, sight, found.key, day),
    )


def _chain(connection: Connection, sight: Sight, key: int, day: date) -> tuple[Linked, ...]:
    """The chain of an item as it was on a day, by the day on which each began."""
    steps = {step.later: step for step in chain.steps(connection, sight, key)}
    keys = sorted({*steps, *(step.earlier for step in steps.values())})
    lines = {one: board.line(connection, sight, one, day) for one in keys}
    last = {one: _last(seen, sight, day) for one, seen in shown.parts(connection, keys).items()}
    found = []
    for one, line in lines.items():
        if line is None or (line.made is not None and line.made > day):
            continue
        step = steps.get(one)
        before = lines.get(step.earlier) if step is not None else None
        if step is None or before is None:
            found.append(Linked(line, last[one]))
        else:
            found.append(Linked(line, last[one], before.name, step.tie.score, step.tie.reason))
    return tuple(sorted(found, key=_moment)) if len(found) > 1 else ()


def _moment(linked: Linked) -> tuple[date, str]:
    return linked.line.made or linked.last or date.max, linked.line.name


def _last(seen: Sequence[Seen], sight: Sight, day: date) -> date | None:
    """The last day up to `day` on which something was said of an item in a document that has a date."""
    days = [one.mention.day for one in seen if one.mention.day and (sight.keys is None or one.by(sight.keys))]
    return max((one for one in days if one <= day), default=None)


def _heard(rows: Sequence[Any], hidden: frozenset[int]) -> list[Any]:
    """What people said with nothing before them that is hidden, without what was taken back."""
    return people.in_force([row for row in rows if not hidden & set(json.loads(row.documents))])


def _parts(connection: Connection, sight: Sight, found: Known) -> tuple[Part, ...]:
    """The parts that are seen, in order of day. Why one is tied to what is hidden is not said."""
    spines = questions.by_key(connection, set(found.documents), sight)
    places = {(one.document, w.evidence.start) for one in found.seen for w in one.mention.words}
    at = passages_at(connection, places)
    every: list[Part] = []
    for one in found.seen:
        alone = one.beside is not None and one.beside not in spines
        for part in shown.told(one).parts:
            part = replace(part, score=1.0, reason="") if alone else part
            entry, passage = spines[one.document], at.get((one.document, part.evidence.start))
            where = board.address(entry.digest, passage)
            every.append(replace(part, document=entry.title or entry.name, address=where))
    days = {one.mention.words[0].evidence.document: one.day for one in found.seen}
    return tuple(
        sorted(
            every, key=lambda p: (p.day or days[p.evidence.document], ORDER.index(p.role), p.evidence.start)
        )
    )


def _spells(connection: Connection, sight: Sight, key: int) -> list[Spell]:
    own = board.views(connection, sight)
    question = select(spell).where(_S.item == key, _S.view.in_(own)).order_by(_S.number)
    return [_spell(row) for row in connection.execute(question)]


def _spell(row: Any) -> Spell:
    until = None if row.until == ALWAYS else date.fromisoformat(row.until)
    words = Evidence(*json.loads(row.evidence)) if row.evidence else None
    return Spell(State(row.state), date.fromisoformat(row.since), until, row.why, words)


# ---------------------------------------------------------------- offers, reminders


def offers(connection: Connection, sight: Sight, day: date, limit: int, offset: int) -> tuple[Offer, ...]:
    """Pairs of parts of different items, both seen, that nobody tied or took apart; the surest first."""
    mine, theirs = item_part.alias("mine"), item_part.alias("theirs")
    paper = tables.document.alias("paper")
    said = or_(
        and_(_T.item == mine.c.item, _T.other == theirs.c.item),
        and_(_T.item == theirs.c.item, _T.other == mine.c.item),
    )
    question = (
        select(
            _O.score,
            _O.reason,
            mine.c.item,
            theirs.c.item.label("other"),
            mine.c.said,
            theirs.c.said.label("told"),
        )
        .join_from(item_offer, mine, and_(mine.c.document == _O.document, mine.c.number == _O.number))
        .join(theirs, and_(theirs.c.document == _O.other_document, theirs.c.number == _O.other_number))
        .join(tables.document, tables.document.c.key == _O.document)
        .join(paper, paper.c.key == _O.other_document)
        .where(mine.c.item != theirs.c.item, sight.current(), sight.sees(paper.c), paper.c.current == 1)
        .where(~exists().where(said))
        .order_by(_O.score.desc(), _O.document, _O.number, _O.other_document, _O.other_number)
    )
    found = [
        _offer(connection, sight, row, day)
        for row in connection.execute(question.limit(limit).offset(offset))
    ]
    return tuple(one for one in found if one is not None)


def _offer(connection: Connection, sight: Sight, row: Any, day: date) -> Offer | None:
    pair = [board.line(connection, sight, key, day) for key in (row.item, row.other)]
    if pair[0] is None or pair[1] is None:
        return None
    quotes = (MENTION.validate_json(said).words[0].evidence.quote for said in (row.said, row.told))
    return Offer(pair[0], pair[1], row.score, row.reason, *quotes)


def reminders(connection: Connection, sight: Sight, who: str, until: date | None) -> tuple[Reminder, ...]:
    """What somebody wants to be reminded of, of items that they see."""
    question = select(item_reminder).where(_R.who == who, _R.done_at.is_(None))
    if until is not None:
        question = question.where(_R.day <= until.isoformat())
    rows = connection.execute(question.order_by(_R.day, _R.number)).all()
    found = {key: _known(connection, sight, key) for key in {row.item for row in rows}}
    return tuple(
        Reminder(row.number, whole.name, date.fromisoformat(row.day), row.who, row.text)
        for row in rows
        if (whole := found[row.item]) is not None
    )
