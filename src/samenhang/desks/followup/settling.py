# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register follows the ledger, document by document: what each says of an item is put with that item.

What a document says goes first with the item that its words belonged to before, so that what people said
stays; else with the item that shares an exact key; else with the one that it is surely tied to; else it
begins an item. Two items that share an exact key become one, unless a person took them apart. Only items that
were touched are worked out anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from samenhang.desks.followup.said import Said, day_of, said_of
from samenhang.desks.followup.store import parts, people, shown
from samenhang.desks.followup.store.parts import Place, Placed
from samenhang.desks.followup.store.placing import Placing
from samenhang.errors import LedgerError
from samenhang.ledger import Ledger
from samenhang.ledger.naming import dossiers_of
from samenhang.ledger.shelf import Kept
from samenhang.linking import ties
from samenhang.linking.mentions import Mention, Source
from samenhang.linking.ties import SURE, Tie, best

BATCH = 200
"""Documents settled in one transaction: others can write in between."""

ITEMS = 500
"""Items worked out anew at once."""

FEW = 200
"""Documents that somebody who reads waits for."""

OFFERS = 3
"""Pairs that are offered to a person for one mention at most, the surest."""

Report = Callable[[int, int], None]


def settle(ledger: Ledger, report: Report | None = None) -> int:
    """Follow the ledger to its end. Gives how many documents were settled."""
    done, total, ahead = 0, 0, ledger.worked_out_ahead()
    while True:
        with ledger.looking() as (connection, _):
            since = parts.reached(connection)
            left = parts.behind(connection, since) or len(parts.stales(connection, 1))
        if not left:
            return done
        total = max(total, done + left)
        with ledger.writing() as ink:
            done += settle_some(ink.connection, BATCH, ahead)
        if report is not None:
            report(min(done, total), total)


def follow(ledger: Ledger) -> int:
    """Follow if only a few documents are missing and nobody else writes. Gives how many are still missing."""
    with ledger.looking() as (connection, _):
        missing = parts.behind(connection, parts.reached(connection))
        waiting = missing or len(parts.stales(connection, 1))
    if 0 < waiting <= FEW:
        with suppress(LedgerError):  # who may not write can still read the register as it is
            settle(ledger)
            return 0
    return missing


def settle_some(connection: Connection, most: int, ahead: Mapping[int, Any]) -> int:
    """Settle the next documents in the transaction of the one writer. Gives how many.

    `ahead` is what documents say of items, where whoever read them worked that out (see `said_ahead`), by the
    number of the change with which they came.
    """
    since = parts.reached(connection)
    keys, now = parts.changed(connection, since, most)
    held = parts.holding(connection, list(keys))
    papers = _papers(connection, keys, held, ahead)
    placing = Placing(connection, (said for paper in papers for said in paper.said))
    touched = set[int]()
    for paper in papers:
        touched |= _Settling(connection, placing, paper, paper.key in held).settle()
    placing.flush()
    parts.stale(connection, touched)
    while stale := parts.stales(connection, ITEMS):
        shown.work_out(connection, stale)
    parts.note_reached(connection, now)
    return len(keys)


def _papers(
    connection: Connection, keys: Mapping[int, int], held: set[int], ahead: Mapping[int, Any]
) -> list[_Paper]:
    """Those of these documents that speak of an item, or did, in their order: in all others there is nothing
    to do. What was not worked out ahead, and what people said something of, is read from SQL.
    """
    reviewed = parts.reviewed(connection, list(keys))
    speaking = held | reviewed | parts.told(connection, list(keys))
    heard = {
        key: said
        for key, number in keys.items()
        if key in speaking and key not in reviewed and (said := ahead.get(number)) is not None
    }
    unheard = [key for key in keys if key in speaking and key not in heard]
    read = parts.kept(connection, unheard) if unheard else {}
    found = {key: said_of(source_of(kept), kept.follow_ups, kept.reviews) for key, kept in read.items()}
    found |= heard
    return [_Paper(key, found[key]) for key in keys if key in found]


def source_of(kept: Kept) -> Source:
    """A document as ties are made from it."""
    day = day_of(kept.document, kept.entry.earliest, kept.entry.latest)
    dossiers = tuple(dossiers_of(kept.document))
    return Source(kept.document, kept.marks, kept.links, day, kept.entry.counts_as, dossiers)


@dataclass(frozen=True, slots=True)
class _Home:
    """The item that a mention goes with, why, and the part that it was laid beside."""

    item: int
    tie: Tie | None = None
    beside: Place | None = None


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document with what it says of items, as it stands after reviews."""

    key: int
    said: tuple[Said, ...]


class _Settling:
    """One document, whose mentions are put with their items."""

    def __init__(self, connection: Connection, placing: Placing, paper: _Paper, held: bool) -> None:
        self._connection = connection
        self._placing = placing
        self._key = paper.key
        self._said = paper.said
        self._before = parts.parts_of(connection, paper.key) if held else []
        self._taken: set[int] = set()
        self._named: set[str] = set()
        self._moved: dict[int, int] = {}  # items that had nothing else, and where their words went

    def settle(self) -> set[int]:
        """Give the items that were touched."""
        lonely: set[int] = set()
        touched = {placed.item for placed in self._before}
        if touched:
            self._placing.flush()
            lonely = {item for item in touched if self._lonely(item)}
            self._placing.forget(self._key)
        for number, said in enumerate(self._said):
            home = self._home(number, said, lonely)
            beside = home.beside[0] if home.beside else None
            placed = Placed((self._key, number), home.item, said.mention, self._name(said))
            self._placing.keep(said, placed, home.tie, beside)
            self._taken.add(home.item)
            touched.add(home.item)
            before = self._item_before(said.mention)
            if before in lonely and before is not None and before != home.item:
                self._moved[before] = home.item
        self._move()
        return touched

    def _move(self) -> None:
        """Let what people follow go along with the words of items that have nothing left."""
        if self._moved:
            self._placing.flush()
        for before, now in self._moved.items():
            if not parts.parts_of_item(self._connection, before):
                self._placing.merge(now, before)

    def _lonely(self, item: int) -> bool:
        """Whether an item has nothing but this document, and nobody said anything of it."""
        own = parts.parts_of_item(self._connection, item)
        alone = all(placed.place[0] == self._key for placed in own)
        return alone and not people.spoken_of(self._connection, item)

    # ------------------------------------------------------------ where it goes

    def _home(self, number: int, said: Said, lonely: set[int]) -> _Home:
        mention = said.mention
        before = self._item_before(mention)
        others = self._placing.like(said)
        same = [placed for placed in others if ties.same(mention, placed.mention)]
        if before is not None and before not in lonely:
            self._join(before, same)
            return _Home(before)
        if same:
            chosen = min(same, key=lambda placed: (placed.item, placed.place))
            self._join(chosen.item, same)
            return _Home(chosen.item, best(mention, [(0, chosen.mention)])[0][1], chosen.place)
        return self._tied(number, said, before, others)

    def _name(self, said: Said) -> str:
        """The name that the words had when the document was last settled, so that who follows it finds it."""
        before = self._before_of(said.mention)
        if before is None or not before.name or before.name in self._named:
            return said.name
        self._named.add(before.name)
        return before.name

    def _item_before(self, mention: Mention) -> int | None:
        """The item that the words belonged to when the document was last settled."""
        before = self._before_of(mention)
        return before.item if before is not None else None

    def _before_of(self, mention: Mention) -> Placed | None:
        """What the words were when the document was last settled: on their place, else nearest."""
        fits = [(_overlap(placed.mention, mention), placed) for placed in self._before]
        shared, placed = max(fits, key=lambda fit: fit[0], default=(0, None))
        return placed if shared else None

    def _join(self, item: int, same: Iterable[Placed]) -> None:
        """Let the items of these parts become one, but for those that a person took apart."""
        others = {placed.item for placed in same} - {item}
        if others:
            others -= people.apart(self._connection, item)
        for other in sorted(others):
            self._placing.merge(item, other)

    def _tied(self, number: int, said: Said, before: int | None, like: Sequence[Placed]) -> _Home:
        others = [
            placed for placed in like if placed.place[0] != self._key and placed.item not in self._taken
        ]
        found = best(said.mention, [(at, other.mention) for at, other in enumerate(others)])
        first = _of_each_item([(others[at], tie) for at, tie in found])
        sure = [pair for pair in first if pair[1].score >= SURE]
        if sure and (len(sure) == 1 or sure[0][1].score > sure[1][1].score):
            return _Home(sure[0][0].item, sure[0][1], sure[0][0].place)
        item = before if before is not None else self._placing.begin(said)
        pairs = [(placed.place, tie) for placed, tie in first if placed.item != item]
        self._placing.offer((self._key, number), pairs[:OFFERS])
        return _Home(item)


def _of_each_item(ties: Sequence[tuple[Placed, Tie]]) -> list[tuple[Placed, Tie]]:
    """The surest tie with each item."""
    found: dict[int, tuple[Placed, Tie]] = {}
    for placed, tie in ties:
        found.setdefault(placed.item, (placed, tie))
    return list(found.values())


def _overlap(one: Mention, other: Mention) -> int:
    """How many characters the words of two mentions of one document share; 0 for another kind or number."""
    if one.kind is not other.kind or (one.number and other.number and one.number != other.number):
        return 0
    shared = (
        min(a.evidence.end, b.evidence.end) - max(a.evidence.start, b.evidence.start)
        for a in one.words
        for b in other.words
    )
    return max(0, max(shared, default=0))
