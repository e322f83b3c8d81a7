# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register as one viewer sees it on a day: lines in pages, counts, what moved, and how it was before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from samenhang.desks.followup.analysis.asked import Asked, Count, Page
from samenhang.desks.followup.analysis.item import WAITING, Line, Movement, State
from samenhang.desks.followup.store.shown import DEADLINE, PERIOD, key_of
from samenhang.ledger import questions, tables
from samenhang.ledger.item_tables import ALWAYS, item, item_line, item_movement, item_tag, item_view, spell
from samenhang.ledger.naming import fold_dossier
from samenhang.ledger.places import passages_at
from samenhang.ledger.sight import Sight
from samenhang.model import MarkKind

_S, _L, _I, _T, _M = spell.c, item_line.c, item.c, item_tag.c, item_movement.c
_D, _F = tables.document.c, tables.file.c
_FIRST = (State.OVERDUE, State.DUE_SOON, State.OPEN, State.ANSWERED)
LAST_DAY = date(9999, 12, 30)
"""The last day that can be asked for: the one behind it stands for "still"."""

_RANKS = (*((state,) for state in _FIRST), tuple(state for state in State if state not in _FIRST))
"""States in the order in which lines are shown."""


# ---------------------------------------------------------------- who sees what


def views(connection: Connection, sight: Sight) -> list[int]:
    """The views that this viewer has of items."""
    found = []
    for row in connection.execute(select(item_view)):
        accesses, seen = set(json.loads(row.accesses)), set(json.loads(row.seen))
        if seen == (accesses if sight.keys is None else accesses & sight.keys):
            found.append(row.key)
    return found


def _on(question: Select[Any], views: Sequence[int], day: date) -> Select[Any]:
    """Of a question about spells those that hold on a day, in these views."""
    iso = min(day, LAST_DAY).isoformat()
    return question.where(_S.view.in_(views), _S.until > iso, _S.since <= iso)


def asked_for(connection: Connection, sight: Sight, asked: Asked, columns: Sequence[Any]) -> Select[Any]:
    """A question about the items that are asked for: these columns of their spells of that day."""
    question = _on(select(*columns), views(connection, sight), asked.as_of)
    return _chosen(connection, sight, question, asked)


# ---------------------------------------------------------------- lines


def lines(connection: Connection, sight: Sight, asked: Asked) -> Page:
    """One page of the register."""
    own = views(connection, sight)
    by = _on(select(_S.state, func.count()), own, asked.as_of)
    by = _chosen(connection, sight, by, asked).group_by(_S.view, _S.state)
    totals: dict[str, int] = {}
    for state, number in connection.execute(by):
        totals[state] = totals.get(state, 0) + number
    chosen = _on(select(_S.item, _S.view, _S.number), own, asked.as_of)
    chosen = _chosen(connection, sight, chosen, asked).order_by(_S.due, _S.item)
    found: list[Line] = []
    skip = asked.offset
    for states in _RANKS:
        there = sum(totals.get(state, 0) for state in states)
        left = asked.limit - len(found)
        if left and skip < there:
            page = chosen.where(_S.state.in_(states)).limit(left).offset(skip).subquery()
            same = and_(_S.item == page.c.item, _S.view == page.c.view, _S.number == page.c.number)
            question = _lines().join(page, same).order_by(_S.due, _S.item)
            found += _read(connection, question, asked.as_of).values()
        skip = max(0, skip - there)
    return Page(sum(totals.values()), tuple(found))


def line(connection: Connection, sight: Sight, key: int, day: date) -> Line | None:
    """One item as it stood on a day, or before its first day as it stood then; None where it is not seen."""
    own = views(connection, sight)
    question = _lines().where(_S.item == key, _S.view.in_(own))
    iso = min(day, LAST_DAY).isoformat()
    holds = question.where(or_(and_(_S.since <= iso, _S.until > iso), and_(_S.number == 0, _S.since > iso)))
    return _read(connection, holds, day).get(key)


def _read(connection: Connection, question: Select[Any], day: date) -> dict[int, Line]:
    """The lines that a question gives, by item, in its order."""
    rows = connection.execute(question).all()
    at = passages_at(connection, {(row.document, row.start) for row in rows})
    return {row.item: line_of(row, day, at.get((row.document, row.start))) for row in rows}


def _chosen(connection: Connection, sight: Sight, question: Select[Any], asked: Asked) -> Select[Any]:
    """A question about spells narrowed to what is asked."""
    if asked.kind is not None:
        question = question.where(_S.kind == asked.kind.value)
    if asked.state is not None:
        question = question.where(_S.state == asked.state.value)
    if asked.waiting:
        question = question.where(_S.state.in_([state.value for state in WAITING]))
    if asked.ministry is not None:
        question = question.where(_S.ministry == asked.ministry)
    if asked.item is not None:
        question = question.where(_S.item == (key_of(connection, sight, asked.item) or 0))
    if asked.due_until is not None:
        question = question.where(_S.due <= asked.due_until.isoformat())
    own = views(connection, sight)
    for tag in _tags(asked):
        question = question.where(_tagged([tag], own))
    if asked.document is not None:
        keys = questions.keys_of(connection, asked.document, sight)
        question = question.where(_tagged([f"document:{key}" for key in keys], own))
    if asked.owner is not None:
        owned = _I.owner == asked.owner if asked.owner else _I.owner.is_(None)
        question = question.where(exists().where(_I.key == _S.item, owned))
    words = asked.words.casefold().split()
    if words:
        has = (_L.words.contains(word, autoescape=True) for word in words)
        question = question.where(_S.item.in_(select(_L.item).where(_L.view.in_(own), *has)))
    return question


def _tags(asked: Asked) -> list[str]:
    found = [f"dossier:{fold_dossier(asked.dossier)}"] if asked.dossier else []
    found += [f"theme:{asked.theme}"] if asked.theme else []
    return found + ([asked.actor] if asked.actor else [])


def _tagged(tags: Sequence[str], own: Sequence[int]) -> Any:
    """Whether the item of a spell has one of these tags for who has these views."""
    return _S.item.in_(select(_T.item).where(_T.tag.in_(tags), _T.view.in_(own)))


def _lines() -> Select[Any]:
    """Lines with a spell of each."""
    columns = (_S.state, _S.since, _S.due, _S.deadline, _I.owner)
    return (
        select(item_line, *columns, _D.title, _D.name.label("file"), _F.digest)
        .join_from(spell, item_line, and_(_L.item == _S.item, _L.view == _S.view))
        .join(item, _I.key == _L.item)
        .join(tables.document, _D.key == _L.document)
        .join(tables.file, _F.key == _L.document)
    )


def line_of(row: Any, day: date, passage: int | None) -> Line:
    """A line from its row, as it stands on a day."""
    last = date.fromisoformat(row.due)
    state = State(row.state)
    return Line(
        name=row.name,
        kind=MarkKind(row.kind),
        what=row.what,
        state=state,
        since=date.fromisoformat(row.since),
        by=row.by,
        by_actor=row.by_actor,
        ministry=row.ministry,
        to=row.to,
        occasion=PERIOD.validate_json(row.occasion) if row.occasion else None,
        made=date.fromisoformat(row.made) if row.made else None,
        due=DEADLINE.validate_json(row.deadline) if row.deadline else None,
        condition=row.condition,
        number=row.number,
        dossiers=tuple(json.loads(row.dossiers)),
        themes=tuple(json.loads(row.themes)),
        days_late=(day - last).days if state is State.OVERDUE and row.due != ALWAYS else 0,
        quote=row.quote,
        document=row.title or row.file,
        address=address(row.digest, passage),
        owner=row.owner,
        digest=row.digest,
    )


def address(digest: str, passage: int | None) -> str:
    """The page of a passage of a document."""
    page = f"/documents/{digest[:16]}"
    return page if passage is None else f"{page}/passages/{passage}"


# ---------------------------------------------------------------- numbers


def counts(connection: Connection, sight: Sight, asked: Asked) -> tuple[Count, ...]:
    """How many items there are of each kind in each state of each ministry."""
    by = (_S.state, _S.kind, _S.ministry)
    question = _on(select(*by, func.count()), views(connection, sight), asked.as_of)
    found: dict[tuple[str, str, str], int] = {}  # as the index has them, view by view
    for *key, n in connection.execute(_chosen(connection, sight, question, asked).group_by(_S.view, *by)):
        state, kind, ministry = key
        found[kind, state, ministry] = found.get((kind, state, ministry), 0) + n
    return tuple(Count(MarkKind(k), State(s), m or None, n) for (k, s, m), n in sorted(found.items()))


def months(connection: Connection, sight: Sight, asked: Asked) -> dict[str, dict[State, int]]:
    """How many items came into each state of waiting less how many left it, by month ("2023-07")."""
    waits = (_S.view.in_(views(connection, sight)), _S.state.in_(list(WAITING)))
    found: dict[str, dict[State, int]] = {}
    for column, sign in ((_S.since, 1), (_S.until, -1)):
        question = select(_S.state, column, func.count()).where(*waits, column < ALWAYS)
        question = _chosen(connection, sight, question, asked).group_by(_S.state, column)
        for state, day, number in connection.execute(question).all():
            states = found.setdefault(day[:7], {})
            states[State(state)] = states.get(State(state), 0) + sign * number
    return dict(sorted(found.items()))


# ---------------------------------------------------------------- movements


def movements(
    connection: Connection, sight: Sight, since: date, asked: Asked, arrived: bool
) -> tuple[Movement, ...]:
    """What happened from a day up to and with `asked.as_of`, newest first; each line as it stood then.

    With `arrived` it counts when that was there to be known: a document of long ago may be added today.
    """
    own, last = views(connection, sight), asked.as_of.isoformat()
    on = _M.noted if arrived else _M.day
    chosen = _chosen(connection, sight, _on(select(_S.item, _S.view), own, asked.as_of), asked).subquery()
    when = and_(_M.view.in_(own), on >= since.isoformat(), on <= last)
    question = (
        select(item_movement, _F.digest)
        .join_from(item_movement, chosen, and_(chosen.c.item == _M.item, chosen.c.view == _M.view))
        .outerjoin(tables.file, _F.key == _M.document)
        .where(when)
        .order_by(on.desc(), _M.item, _M.number)
        .limit(asked.limit)
        .offset(asked.offset)
    )
    rows = connection.execute(question).all()
    held = _held(connection, {(row.item, row.view) for row in rows}, asked.as_of)
    at = passages_at(connection, {(row.document, row.start) for row in rows if row.document})
    return tuple(_movement(row, held[row.item], at.get((row.document, row.start))) for row in rows)


def _held(connection: Connection, wanted: set[tuple[int, int]], day: date) -> dict[int, Line]:
    """The lines of items as they stood on a day."""
    items, own = sorted({key for key, _ in wanted}), sorted({view for _, view in wanted})
    question = _on(_lines(), own, day).where(_S.item.in_(items))
    return _read(connection, question, day)


def _movement(row: Any, line: Line, passage: int | None) -> Movement:
    where = address(row.digest, passage) if row.digest else f"/follow-ups/{line.name}"
    return Movement(line, date.fromisoformat(row.day), row.what, row.quote, row.reason, where)
