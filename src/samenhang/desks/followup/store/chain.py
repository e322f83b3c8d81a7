# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an item came of and what came of it: the items before and after it, by what their papers name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from samenhang.desks.followup.said import mention_of
from samenhang.ledger import tables
from samenhang.ledger.item_tables import item_part
from samenhang.ledger.sight import Sight
from samenhang.linking.mentions import Mention
from samenhang.linking.succession import EVERYWHERE, Trace, leads
from samenhang.linking.ties import Tie

STEPS = 12
"""Items of one chain at most."""

EDGE = 4
"""Items from which a chain is followed on at once."""

PAPERS = 20
"""Documents that are looked at for one reason, the newest: those that cite, that are cited, that name."""

COMMON = 100
"""A body that more links than this lead to says nothing of what a paper is about."""

_D, _L, _M, _P = tables.document.c, tables.link.c, tables.mark.c, item_part.c


@dataclass(frozen=True, slots=True)
class Step:
    """That an item (its key) came of another, how sure that is, and why; `since` is when the other began."""

    earlier: int
    later: int
    since: date
    tie: Tie


@dataclass(frozen=True, slots=True)
class _Part:
    """Words with which an item began, as a trace."""

    item: int
    document: int
    trace: Trace


def steps(connection: Connection, sight: Sight, key: int) -> tuple[Step, ...]:
    """The chain that an item is in: each item of it with the last one that it came of, at most STEPS items.
    What is not seen takes no part.
    """
    found: dict[tuple[int, int], Step] = {}
    reached, edge = {key}, _parts(connection, sight, _P.item.in_([key]))
    while edge and len(reached) < STEPS:
        others = _parts(connection, sight, _P.document.in_(_papers(connection, sight, edge)))
        edge = _next(reached, _tie(found, edge, others))
    nearest: dict[int, Step] = {}
    for step in sorted(found.values(), key=lambda one: (one.since, one.tie.score, -one.earlier)):
        if {step.earlier, step.later} <= reached:
            nearest[step.later] = step
    return tuple(nearest.values())


def _next(reached: set[int], parts: Iterable[_Part]) -> list[_Part]:
    """From where the chain is followed on: the surest parts of items that were not reached before."""
    edge: dict[int, _Part] = {}
    for one in parts:
        if one.item not in reached and len(edge) < EDGE:
            edge.setdefault(one.item, one)
    reached.update(edge)
    return list(edge.values())


def _since(part: _Part) -> date:
    begun = part.trace.mention.begun
    return begun[0] if begun else date.min


def _tie(found: dict[tuple[int, int], Step], edge: Sequence[_Part], others: Sequence[_Part]) -> list[_Part]:
    """Keep the steps between parts; gives the parts that were reached, the surest first."""
    reached: list[tuple[float, int, _Part]] = []
    for one in edge:
        for other in others:
            if one.item == other.item:
                continue
            for earlier, later in ((one, other), (other, one)):
                tie = leads(earlier.trace, later.trace)
                before = found.get((earlier.item, later.item))
                if tie is not None and (before is None or before.tie.score < tie.score):
                    found[earlier.item, later.item] = Step(earlier.item, later.item, _since(earlier), tie)
                    reached.append((-tie.score, other.item, other))
    return [part for _, _, part in sorted(reached, key=lambda pair: pair[:2])]


# ---------------------------------------------------------------- documents


def _papers(connection: Connection, sight: Sight, edge: Sequence[_Part]) -> list[int]:
    """The documents that may hold what came before or after: those that cite these, that these cite, that
    name the same rare bodies, and these themselves. What is not seen is not counted either.
    """
    known = {name for one in edge for name in one.trace.known if ":" not in name}
    cited = {name for one in edge for name in one.trace.cited | one.trace.around if ":" not in name}
    named = {name for one in edge for name in one.trace.named} - EVERYWHERE
    linked = select(_D.key).join_from(tables.link, tables.document, _D.key == _L.document).where(sight.sees())
    counted = linked.with_only_columns(_L.target).where(_L.target.in_(sorted(named))).group_by(_L.target)
    rare = set(connection.execute(counted.having(func.count() <= COMMON)).scalars())
    own = sorted({one.document for one in edge})
    for question in (
        select(_D.key).where(_D.identifier.in_(sorted(cited)), sight.sees()),
        linked.where(_L.target.in_(sorted(known))),
        linked.where(_L.target.in_(sorted(rare))),
    ):
        newest = question.distinct().order_by(_D.key.desc()).limit(PAPERS)
        own += connection.execute(newest).scalars()
    return sorted(set(own))


def _parts(connection: Connection, sight: Sight, which: Any) -> list[_Part]:
    """Where items began, or else were spoken of, in papers that are seen; with what these papers name."""
    question = (
        select(_P.document, _P.number, _P.said, _P.item, _D.identifier)
        .join_from(item_part, tables.document, _D.key == _P.document)
        .where(which, sight.current())
        .order_by(_P.document, _P.number)
    )
    rows = [(row, mention_of(row.said)) for row in connection.execute(question)]
    made = {row.item for row, mention in rows if mention.makes}
    began = [(row, mention) for row, mention in rows if mention.makes or row.item not in made]
    linked = _linked(connection, sorted({row.document for row, _ in began}))
    return [
        _Part(row.item, row.document, _trace(row.identifier, mention, linked.get(row.document, ())))
        for row, mention in began
    ]


def _linked(connection: Connection, documents: Sequence[int]) -> dict[int, list[Any]]:
    """What documents cite and which bodies they name, with where."""
    question = (
        select(_L.document, _L.target, _M.start, _M.stop, _M.kind, _M.value)
        .join_from(tables.link, tables.mark, (_M.document == _L.document) & (_M.number == _L.mark))
        .where(_L.document.in_(documents), _L.score >= 0.5)
        .where(_L.target.like("body:%") | (_M.kind == "reference"))
    )
    years = select(_M.document, _M.start, _M.stop, _M.kind, _M.value).where(
        _M.document.in_(documents), _M.kind == "reference", _M.value.like('%"report"%')
    )
    found: dict[int, list[Any]] = {}
    for row in [*connection.execute(question), *connection.execute(years)]:
        found.setdefault(row.document, []).append(row)
    return found


def _trace(identifier: str | None, mention: Mention, linked: Iterable[Any]) -> Trace:
    spans = [(one.evidence.start, one.evidence.end) for one in mention.words]
    cited: set[str] = set()
    around: set[str] = set()
    named: set[str] = set()
    bodies = [row for row in linked if hasattr(row, "target") and row.target.startswith("body:")]
    for row in linked:
        inside = any(start <= row.start and row.stop <= end for start, end in spans)
        if row in bodies:
            if inside:
                named.add(row.target)
        elif hasattr(row, "target"):
            (cited if inside else around).add(row.target)
        else:
            (cited if inside else around).update(_reports(row, bodies))
    known = {name for name in (identifier, mention.number) if name}
    if mention.day is not None:
        known |= {f"{name}/{mention.day.year}" for name in named}
    return Trace(mention, frozenset(named), frozenset(cited), frozenset(around), frozenset(known))


def _reports(row: Any, bodies: Sequence[Any]) -> set[str]:
    """A report that is cited by who wrote it and when: "het WRR-rapport van 2017" is body:WRR/2017."""
    year = json.loads(row.value).get("year")
    inside = (body.target for body in bodies if row.start <= body.start and body.stop <= row.stop)
    return {f"{target}/{year}" for target in inside} if year else set()
