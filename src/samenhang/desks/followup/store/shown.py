# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How items show, worked out once for each way in which their parts can be seen, and kept as rows.

A view is a set of accesses of an item's documents with the subset of it that somebody sees. Accesses are few,
so views are; a viewer's views are those whose subset is what the viewer sees of the set.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, and_, delete, insert, select, union_all, update

from samenhang.desks.followup.analysis.gist import Gist, Told, gist, heard
from samenhang.desks.followup.analysis.history import Ruling, Stretch, history
from samenhang.desks.followup.analysis.item import Part, Role, State, Verdict
from samenhang.desks.followup.said import mention_of
from samenhang.desks.followup.store import people
from samenhang.ledger import tables
from samenhang.ledger.engine import fill
from samenhang.ledger.item_tables import (
    ALWAYS,
    SHOWN,
    item,
    item_line,
    item_movement,
    item_part,
    item_tag,
    item_verdict,
    item_view,
    spell,
)
from samenhang.ledger.rows import clean, clean_or_none
from samenhang.ledger.sight import Sight
from samenhang.linking.mentions import Mention
from samenhang.model import Deadline, Period

STATES = {
    State.OPEN: "open",
    State.DUE_SOON: "bijna te laat",
    State.OVERDUE: "te laat",
    State.ANSWERED: "beantwoord",
    State.DECLINED: "afgewezen",
    State.KEPT: "nagekomen",
    State.PARTLY_KEPT: "deels nagekomen",
    State.NOT_KEPT: "niet nagekomen",
    State.WITHDRAWN: "ingetrokken",
    State.OVERTAKEN: "achterhaald",
}
"""States in words."""

PERIOD, DEADLINE = TypeAdapter(Period), TypeAdapter(Deadline)
MOST = 8
"""Accesses of one item for which all subsets are worked out; of more only each alone and all together."""

_I, _P, _D, _F, _V = item.c, item_part.c, tables.document.c, tables.file.c, item_view.c
_OTHER = tables.document.alias("later")


@dataclass(frozen=True, slots=True)
class Seen:
    """A part of an item with who sees it: with `access`, and with none of a newer version's (`later`)."""

    document: int
    number: int
    mention: Mention
    day: date
    noted: date
    access: int
    later: frozenset[int]
    score: float
    reason: str
    beside: int | None
    name: str

    def by(self, keys: frozenset[int]) -> bool:
        """Whether who sees these accesses sees this part."""
        return self.access in keys and not self.later & keys


def parts(connection: Connection, items: Sequence[int]) -> dict[int, list[Seen]]:
    """The parts of items, with who sees them."""
    question = (
        select(item_part, _D.access, _D.series, _D.version, _D.latest, _F.added_at)
        .join_from(item_part, tables.document, _D.key == _P.document)
        .join(tables.file, _F.key == _D.key)
        .where(_P.item.in_(items))
        .order_by(_P.item, _P.document, _P.number)
    )
    rows = connection.execute(question).all()
    later = _later(connection, {row.document for row in rows})
    found: dict[int, list[Seen]] = {key: [] for key in items}
    for row in rows:
        mention = mention_of(row.said)
        noted = _day(row.added_at or "1900-01-01")
        newer = later.get(row.document, frozenset())
        own = (row.document, row.number, mention, mention.day or noted, noted, row.access, newer)
        found[row.item].append(Seen(*own, row.score, row.reason, row.beside, row.name))
    return found


def _later(connection: Connection, documents: set[int]) -> dict[int, frozenset[int]]:
    """The accesses of the newer versions of documents; of a copy, the one that it shares with what it is a
    copy of: who sees it is told by that one.
    """
    o = _OTHER.c
    newer = and_(o.series == _D.series, o.version > _D.version)
    question = select(_D.key, o.access).join_from(tables.document, _OTHER, newer)
    copies = select(_D.key, _D.access).where(_D.copy_of.is_not(None))
    chosen, found = sorted(documents), dict[int, frozenset[int]]()
    for key, access in connection.execute(
        union_all(*(one.where(_D.key.in_(chosen)) for one in (question, copies)))
    ):
        found[key] = found.get(key, frozenset()) | {access}
    return found


# ---------------------------------------------------------------- working out


def work_out(connection: Connection, items: Sequence[int]) -> None:
    """Work out how these items show, in the place of how they showed."""
    for table in SHOWN:
        connection.execute(delete(table).where(table.c.item.in_(items)))
    said = people.rows(connection, item_verdict, items)
    views = _Views(connection)
    rows: dict[Any, list[Any]] = {table: [] for table in SHOWN}
    for key, own in parts(connection, items).items():
        accesses = frozenset({one.access for one in own}).union(*(one.later for one in own))
        for keys in subsets(accesses):
            seen = [one for one in own if one.by(keys)]
            if seen:
                view = views.key(accesses, keys)
                name = called(own, keys)
                _show(rows, (key, view, name), seen, rulings(said[key], own, keys))
    for table, found in rows.items():
        fill(connection, table, found)
    connection.execute(update(item).where(item.c.key.in_(items)).values(stale=0))


def called(own: Iterable[Seen], keys: frozenset[int]) -> str:
    """What an item is called for who sees these accesses: by the first of its parts, in whatever version,
    whose document they may see.
    """
    return next(one.name for one in own if one.access in keys)


def named(connection: Connection, sight: Sight, names: Sequence[str]) -> dict[str, int]:
    """The items that these names lead to: names of parts whose document is seen."""
    question = select(_P.name, _P.item, _D.access).join(tables.document, _D.key == _P.document)
    found: dict[str, int] = {}
    for row in connection.execute(question.where(_P.name.in_(names)).order_by(_P.document, _P.number)):
        if sight.keys is None or row.access in sight.keys:
            found.setdefault(row.name, row.item)
    return found


def key_of(connection: Connection, sight: Sight, name: str) -> int | None:
    """The item that a name leads to. The name of an item whose first words are no longer there leads to it
    where nothing of it is hidden.
    """
    found = named(connection, sight, [name]).get(name)
    row = connection.execute(select(_I.key, _I.became).where(_I.name == name)).first()
    if found is not None or row is None:
        return found
    key = int(row.became or row.key)
    own = parts(connection, [key])[key]
    return key if sight.keys is None or all(one.access in sight.keys for one in own) else None


def subsets(accesses: frozenset[int]) -> Iterator[frozenset[int]]:
    """Every way in which accesses can be seen, but for none of them."""
    order = sorted(accesses)
    sizes = range(1, len(order) + 1) if len(order) <= MOST else (1, len(order))
    for size in sizes:
        yield from map(frozenset, combinations(order, size))


class _Views:
    """The keys of views, each made when it is first met."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        rows = connection.execute(select(item_view))
        self._known: dict[tuple[str, str], int] = {(row.accesses, row.seen): row.key for row in rows}

    def key(self, accesses: frozenset[int], seen: frozenset[int]) -> int:
        pair = (json.dumps(sorted(accesses)), json.dumps(sorted(seen)))
        if pair not in self._known:
            self._known[pair] = max(self._known.values(), default=0) + 1
            row = {"key": self._known[pair], "accesses": pair[0], "seen": pair[1]}
            self._connection.execute(insert(item_view), row)
        return self._known[pair]


def rulings(rows: Sequence[Any], own: Sequence[Seen], keys: frozenset[int]) -> list[Ruling]:
    """The verdicts that hold, from when until when; those whose giver saw no more than these accesses."""
    hidden = {one.document for one in own if one.access not in keys}
    known = [row for row in rows if not hidden & set(json.loads(row.documents))]
    ends = {row.takes_back: _day(row.said_at) for row in known if row.takes_back is not None}
    given = [row for row in known if row.takes_back is None]
    found = []
    for row in given:
        agreed = [row]
        if row.second:
            agreed = [
                o for o in given if o.who != row.who and o.verdict == row.verdict and o.number > row.number
            ]
        if agreed:
            since = _day(agreed[0].said_at)
            until = min((ends[o.number] for o in (row, agreed[0]) if o.number in ends), default=None)
            if until is None or until > since:
                found.append(Ruling(verdict_of(row), since, until))
    return found


def verdict_of(row: Any, item: str = "") -> Verdict:
    return Verdict(item, State(row.verdict), row.who, row.said_at, row.why, bool(row.second))


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])


def told(one: Seen) -> Told:
    """What a part tells. Its document is called what it is when it is read."""
    m = one.mention
    words = tuple(
        Part(_role(w.role), w.evidence, w.day or m.day, "", "", one.score, one.reason, w.said)
        for w in m.words
    )
    who = (m.by, m.by_actor, m.ministry, m.to)
    under = (m.number, m.dossiers, m.themes)
    return Told(
        m.kind, m.what, one.day, words, *who, m.occasion, m.due, m.condition, *under, dated=m.day is not None
    )


def _role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError:
        return Role.RECALLED


# ---------------------------------------------------------------- rows


def _show(
    rows: dict[Any, list[Any]], own: tuple[int, int, str], seen: Sequence[Seen], ruled: Sequence[Ruling]
) -> None:
    place = own[:2]
    found = [told(one) for one in seen]
    line = gist(found)
    documents = {e.evidence.document: one.document for one in seen for e in one.mention.words}
    rows[item_line].append(_line_row(own, line, documents[line.words.document]))
    rows[item_tag] += [(tag, place[1], place[0]) for tag in tags(line, seen)]
    stretches = history(line.kind, heard(found), ruled)
    rows[spell] += [_spell_row(place, n, one, line) for n, one in enumerate(stretches)]
    moved = [*_came(seen), *_passed(stretches)]
    rows[item_movement] += [(*place, n, *one) for n, one in enumerate(moved)]


_CAME = {
    Role.MADE: "begonnen",
    Role.RECALLED: "aan herinnerd",
    Role.DELAYED: "uitgesteld",
    Role.FULFILLED: "beantwoord",
    Role.OFFERED: "stuk aangeboden",
    Role.RESPONSE: "reactie",
    Role.VOTE: "stemming",
    Role.WITHDRAWN: "ingetrokken",
    Role.REGISTERED: "geregistreerd",
}


def _came(seen: Sequence[Seen]) -> Iterator[tuple[Any, ...]]:
    """What documents brought. A request of a motion came with the motion."""
    for one in seen:
        for words in one.mention.words:
            what = _CAME.get(_role(words.role))
            if what is not None:
                day, noted = (words.day or one.day).isoformat(), one.noted.isoformat()
                place = words.evidence.start
                yield day, noted, what, words.said, clean(words.evidence.quote), one.document, place


def _passed(stretches: Sequence[Stretch]) -> Iterator[tuple[Any, ...]]:
    """What days and people brought: a deadline that comes near or is past, a verdict."""
    for one in stretches:
        if one.spell.evidence is None:
            day, state = one.spell.since.isoformat(), STATES[one.spell.state]
            yield day, day, state, clean(one.spell.why), "", None, None


def tags(line: Gist, seen: Sequence[Seen]) -> list[str]:
    """By what a line is found beside its columns: dossiers, themes, who owes it, and its documents."""
    found = [f"dossier:{dossier}" for dossier in line.dossiers]
    found += [f"theme:{theme}" for theme in line.themes]
    found += [f"document:{one.document}" for one in seen]
    found += [actor for one in seen if (actor := one.mention.by_actor)]
    return sorted(set(found))


def _line_row(own: tuple[int, int, str], line: Gist, document: int) -> tuple[Any, ...]:
    *place, name = own
    told = " ".join(filter(None, (line.what, line.words.quote, line.by, line.to, line.number)))
    return (
        *place,
        line.kind.value,
        clean(line.what),
        clean_or_none(line.by),
        line.by_actor,
        line.ministry,
        clean_or_none(line.to),
        PERIOD.dump_json(line.occasion).decode() if line.occasion else None,
        line.made.isoformat() if line.made else None,
        clean_or_none(line.condition),
        line.number,
        json.dumps(line.dossiers),
        json.dumps(line.themes),
        clean(line.words.quote),
        document,
        line.words.start,
        clean(told.casefold()),
        name,
    )


def _spell_row(place: tuple[int, int], number: int, one: Stretch, line: Gist) -> tuple[Any, ...]:
    spell, due = one.spell, one.due
    firm = due.latest if due is not None and due.firm is True else None
    words = spell.evidence
    return (
        *place,
        number,
        spell.state.value,
        spell.since.isoformat(),
        spell.until.isoformat() if spell.until else ALWAYS,
        firm.isoformat() if firm else ALWAYS,
        line.kind.value,
        line.ministry or "",
        DEADLINE.dump_json(due).decode() if due else None,
        clean(spell.why),
        json.dumps([words.document, words.start, words.end, clean(words.quote)]) if words else None,
    )
