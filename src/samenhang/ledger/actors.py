# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actors as documents name them: who there are, where they are named, what they sent, owe and asked for.

All of it begins at the links that point at an actor, which an index finds; a list goes from target to target
in that index and never through all links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    column,
    exists,
    func,
    literal,
    or_,
    select,
    values,
)

from samenhang.ledger import owed, questions, rows, tables
from samenhang.ledger.owed import Owed
from samenhang.ledger.places import passage_of
from samenhang.ledger.shelf import Entry
from samenhang.ledger.sight import Sight
from samenhang.model import Evidence, FactName

_T, _M, _D = tables.link.c, tables.mark.c, tables.document.c
_U, _N, _P, _B = tables.follow_up.c, tables.fact.c, tables.passage.c, tables.body.c

WRITES = (FactName.SENDER, FactName.SIGNATORY, FactName.OFFICE, FactName.BEHALF, FactName.MOVER)
"""Facts that name who a paper is from."""

MOST_EXAMINED = 2_000
"""Follow-ups that are looked at for one actor, those due first first: their words tell whose they are."""


@dataclass(frozen=True, slots=True)
class Named:
    """How often an actor is named, in how many documents."""

    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an actor is named: `text` is that of the passage, `start` and `end` count within it."""

    entry: Entry
    passage: int
    text: str
    start: int
    end: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A paper that an actor sent, signed or moved; `roles` are names of facts."""

    entry: Entry
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Involved:
    """The first of the follow-ups in whose words an actor stands as who owes, or as who asked.

    `owes_total` and `asked_total` count them all, before reviews, among those that were `examined`.
    """

    owes: tuple[Owed, ...]
    asked: tuple[Owed, ...]
    owes_total: int
    asked_total: int
    examined: int


class Actors:
    """The actors of a ledger, as far as its viewer sees where they are named."""

    def __init__(self, looking: Callable[[], AbstractContextManager[tuple[Connection, Sight]]]) -> None:
        self._looking = looking

    def targets(self, sorts: Iterable[str]) -> list[str]:
        """Every actor of these sorts ("person", "office") that is named anywhere, in order."""
        with self._looking() as (connection, sight):
            found = (row for sort in sorts for row in connection.execute(_targets(sort, sight)))
            return [row.target for row in found]

    def named(self, targets: Sequence[str]) -> dict[str, Named]:
        """How often these are named; who is named nowhere is left out."""
        counted = (_T.target, func.count(), func.count(_T.document.distinct()))
        with self._looking() as (connection, sight):
            question = _links(counted, sight).where(_T.target.in_(targets)).group_by(_T.target)
            return {target: Named(*numbers) for target, *numbers in connection.execute(question)}

    def seen(self, targets: Sequence[str]) -> frozenset[str]:
        """Those of these that are named anywhere."""
        if not targets:
            return frozenset()
        asked = values(column("target", Text), name="asked").data([(target,) for target in targets]).cte()
        with self._looking() as (connection, sight):
            named = _links((literal(1),), sight).where(_T.target == asked.c.target).correlate(asked)
            found = connection.execute(select(asked.c.target).where(exists(named)))
            return frozenset(row.target for row in found)

    def years(self, target: str) -> dict[int | None, int]:
        """How often an actor is named by the year of the document; None for documents without a date."""
        year = func.substr(_D.earliest, 1, 4)
        with self._looking() as (connection, sight):
            question = _links((year, func.count()), sight).where(_T.target == target).group_by(year)
            found = {row[0]: row[1] for row in connection.execute(question)}
        return {int(key) if key else None: found[key] for key in sorted(found, key=str)}

    def mentions(self, target: str, limit: int, offset: int = 0) -> tuple[Mention, ...]:
        """Where an actor is named, the newest documents first, in the order of the text."""
        with self._looking() as (connection, sight):
            found = connection.execute(_mentions(target, sight, limit, offset)).all()
            spines = questions.by_key(connection, {row.document for row in found}, sight)
        return tuple(_mention(row, spines[row.document]) for row in found)

    def sent(self, target: str, limit: int, offset: int = 0) -> tuple[int, tuple[Sent, ...]]:
        """How many papers an actor sent, signed or moved, and one page of them, the newest first."""
        with self._looking() as (connection, sight):
            papers = _sent(target, sight)
            total = connection.execute(select(func.count()).select_from(papers.subquery())).scalar_one()
            newest = papers.order_by(func.coalesce(_D.earliest, "").desc(), _T.document.desc())
            keys = [row.document for row in connection.execute(newest.limit(limit).offset(offset))]
            spines = questions.by_key(connection, set(keys), sight)
            roles = _roles(connection, target, keys)
        return total, tuple(Sent(spines[key], roles[key]) for key in keys)

    def involved(self, target: str, day: date, limit: int) -> Involved:
        """What an actor owes and what it asked for, as it stands on a day: what is late comes first."""
        with self._looking() as (connection, sight):
            held = _links((_T.document,), sight).where(_T.target == target)
            question = select(tables.follow_up, owed.state_on(day).label("stands"))
            question = question.where(_U.document.in_(held))
            question = question.where(or_(_U.owed_by.is_not(None), _U.asked_by.is_not(None)))
            order = (func.coalesce(_U.due_latest, owed.LAST), _U.document, _U.number)
            found = connection.execute(question.order_by(*order).limit(MOST_EXAMINED)).all()
            spans = _spans(connection, target, {row.document for row in found})
            said = [(row, _words(row, spans.get(row.document, ()))) for row in found]
            owes = [row for row, words in said if _says(row.owed_by, words)]
            asked = [row for row, words in said if _says(row.asked_by, words)]
            shown = [
                tuple(owed.items(connection, sight, _urgent(part)[:limit], day)) for part in (owes, asked)
            ]
        return Involved(shown[0], shown[1], len(owes), len(asked), len(found))


def _links(columns: Sequence[Any], sight: Sight) -> Select[Any]:
    """Something of the links in the newest versions that are seen."""
    beside = select(*columns).join_from(tables.link, tables.document, _D.key == _T.document)
    return beside.where(sight.current())


def _targets(sort: str, sight: Sight) -> Select[Any]:
    """The targets of a sort, each found behind the one before it in the index."""
    over = sort[:-1] + chr(ord(sort[-1]) + 1)  # in whatever order the database puts punctuation
    within = (_T.target < over, _T.target.startswith(f"{sort}:", autoescape=True))
    each = select(func.min(_T.target).label("target")).where(_T.target > sort, *within)
    each_ = each.cte("each", recursive=True)
    following = select(func.min(_T.target)).where(_T.target > each_.c.target, *within)
    all_ = each_.union_all(select(following.scalar_subquery()).where(each_.c.target.is_not(None)))
    named = _links((literal(1),), sight).where(_T.target == all_.c.target).correlate(all_)
    return select(all_.c.target).where(all_.c.target.is_not(None), exists(named))


def _mentions(target: str, sight: Sight, limit: int, offset: int) -> Select[Any]:
    """The page is cut before marks and texts are looked up: those cost more than links."""
    on = func.coalesce(_D.earliest, "")
    order = (on.desc(), _T.document.desc(), _T.number)
    columns = (_T.document, _T.number, _T.mark, _T.score, _T.reason, on.label("on"))
    chosen = _links(columns, sight).where(_T.target == target).order_by(*order)
    page = chosen.limit(limit).offset(offset).subquery()
    passage = passage_of(_M.document, _M.start)
    return (
        select(
            page.c.document, page.c.score, page.c.reason, _M.start, _M.stop, _P.number,
            _P.start.label("begin"), func.substr(_B.text, _P.start + 1, _P.stop - _P.start).label("text"),
        )
        .join_from(page, tables.mark, and_(_M.document == page.c.document, _M.number == page.c.mark))
        .join(tables.passage, and_(_P.document == _M.document, _P.number == passage))
        .join(tables.body, _B.document == _M.document)
        .order_by(page.c.on.desc(), page.c.document.desc(), page.c.number)
    )  # fmt: skip


def _mention(row: Any, entry: Entry) -> Mention:
    start, end = row.start - row.begin, row.stop - row.begin
    return Mention(entry, row.number, row.text, start, end, row.score, row.reason)


def _within(target: str) -> ColumnElement[bool]:
    """A link to the actor whose mark stands within a fact that says who a paper is from."""
    words = and_(_M.start >= _N.start, _M.stop <= _N.stop)
    around = and_(_N.start >= _M.start, _N.stop <= _M.stop)
    return and_(_T.target == target, _N.name.in_([name.value for name in WRITES]), or_(words, around))


def _facts(question: Select[Any]) -> Select[Any]:
    """Links with their marks and the facts of their documents."""
    beside = question.select_from(tables.link).join(
        tables.mark, and_(_M.document == _T.document, _M.number == _T.mark)
    )
    return beside.join(tables.fact, _N.document == _T.document)


def _sent(target: str, sight: Sight) -> Select[Any]:
    question = _facts(select(_T.document, _D.earliest)).join(tables.document, _D.key == _T.document)
    return question.where(sight.current(), _within(target)).group_by(_T.document, _D.earliest)


def _roles(connection: Connection, target: str, keys: Sequence[int]) -> dict[int, tuple[str, ...]]:
    question = _facts(select(_T.document, _N.name)).where(_within(target), _T.document.in_(keys)).distinct()
    found: dict[int, list[str]] = {key: [] for key in keys}
    for document, name in connection.execute(question.order_by(_T.document, _N.name)):
        found[document].append(name)
    return {key: tuple(names) for key, names in found.items()}


def _spans(connection: Connection, target: str, keys: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    """Where the actor stands in these documents."""
    question = select(_T.document, _M.start, _M.stop).join_from(
        tables.link, tables.mark, and_(_M.document == _T.document, _M.number == _T.mark)
    )
    question = question.where(_T.target == target, _T.document.in_(sorted(keys)))
    found: dict[int, list[tuple[int, int]]] = {}
    for document, start, stop in connection.execute(question):
        found.setdefault(document, []).append((start, stop))
    return found


_URGENT = {"late": 0, "open": 1}


def _urgent(found: Iterable[Any]) -> list[Any]:
    """What is late, then what is open, then how others ended."""
    return sorted(found, key=lambda row: _URGENT.get(row.stands, len(_URGENT)))


def _words(row: Any, spans: Iterable[tuple[int, int]]) -> frozenset[str]:
    """What the actor is called in the words of a follow-up."""
    follow_up = rows.follow_up_of(row[: owed.WIDTH])
    return frozenset(
        word for start, end in spans for _, words in follow_up.evidence for word in _in(words, start, end)
    )


def _in(words: Evidence, start: int, end: int) -> Iterator[str]:
    if words.start <= start and end <= words.end:
        yield words.quote[start - words.start : end - words.start].casefold()


def _says(printed: str | None, words: Iterable[str]) -> bool:
    """Whether what is printed of who owes or asked names the actor by one of these words."""
    folded = (printed or "").casefold()
    return any(word in folded for word in words)
