# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a batch of documents says, put beside what the register has: asked for and written many at once.

A mention is found again by its keys. To ask the database for each mention takes longer than all comparing,
so the keys of a whole batch are looked up together, what is placed meanwhile is remembered here in the same
order, and rows are written when they are many or when something else has to see them.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TypeVar

from sqlalchemy import Connection, func, select

from samenhang.desks.followup.said import Said
from samenhang.desks.followup.store import parts, people
from samenhang.desks.followup.store.parts import Place, Placed
from samenhang.ledger.engine import fill
from samenhang.ledger.item_tables import item, item_key, item_offer, item_part
from samenhang.linking.ties import Tie

MOST = 24
"""Parts that are looked at for one key (the newest) and for one mention in all (most in common)."""

_SURE = 1_000
"""An exact key counts for more than all others."""

_AT_ONCE = 100
"""Keys, places and names that one question is for. Its words stay the same, so it is understood once."""

T = TypeVar("T")
_I = item.c


class Placing:
    """The parts that what a batch says may belong with, in step with what is placed and tied on the way."""

    def __init__(self, connection: Connection, batch: Iterable[Said]) -> None:
        self._connection = connection
        self._known: dict[Place, Placed] = {}
        self._found: dict[str, list[Place]] = {}  # by key, newest last, at most MOST
        self._names: dict[str, int | None] = {}  # None where there is no item of that name
        self._became: dict[int, int] = {}
        self._rows: tuple[list[tuple[object, ...]], ...] = ([], [], [], [])
        self._last = int(connection.execute(select(func.max(_I.key))).scalar() or 0)
        said = list(batch)
        self._look_up(said)
        self._read({place for one in said for place in self._places(one)})

    # ------------------------------------------------------------ looking

    def like(self, said: Said) -> list[Placed]:
        """The parts that may be about the same as a mention: a bounded number, those with an exact key in
        common first, then those with most keys in common.
        """
        if said.name not in self._names or not all(map(self._found.__contains__, said.keys)):
            self._look_up([said])
        places, known = self._places(said), self._known
        if not all(map(known.__contains__, places)):
            self._read(places)
        return [self._now(known[place]) for place in places if place in known]

    def _places(self, said: Said) -> list[Place]:
        common = Counter(chain.from_iterable(map(self._found.__getitem__, said.keys[said.exact :])))
        for key in said.keys[: said.exact]:
            for place in self._found[key]:
                common[place] += _SURE
        order = sorted(common)
        order.sort(key=common.__getitem__, reverse=True)  # of equals the first stays first
        return order[:MOST]

    def _now(self, placed: Placed) -> Placed:
        item = self._item(placed.item)
        return placed if item == placed.item else replace(placed, item=item)

    def _item(self, key: int) -> int:
        while key in self._became:
            key = self._became[key]
        return key

    def _look_up(self, batch: Sequence[Said]) -> None:
        """Find the places of all keys, and the items of all names, that were not looked up before."""
        keys = {key for said in batch for key in said.keys if key not in self._found}
        for some in _some(sorted(keys)):
            self._found |= {key: [] for key in some}
            for number, document, part in self._connection.exec_driver_sql(*self._sought(some)).all():
                self._found[some[number]].append((document, part))
        for key in keys:
            self._found[key].sort()
        names = {said.name for said in batch if said.name not in self._names}
        self._names |= dict.fromkeys(names)
        for some in _some(sorted(names)):
            question = select(_I.name, _I.key, _I.became).where(_I.name.in_(some))
            for name, own, became in self._connection.execute(question):
                self._names[name] = int(became or own)

    def _sought(self, keys: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """A question for the newest parts of each of these keys, with the number of the key."""
        sign = "?" if self._connection.dialect.name == "sqlite" else "%s"
        one = (
            "SELECT * FROM (SELECT {0} AS sought, document, number FROM item_key WHERE key = {1}"
            " ORDER BY document DESC, number DESC LIMIT {2}) AS k{0}"
        )
        asked = " UNION ALL ".join(one.format(n, sign, MOST) for n in range(len(keys)))
        return asked, tuple(keys)

    def _read(self, places: Iterable[Place]) -> None:
        """Read the parts at places that were not read before."""
        for some in _some(sorted(place for place in places if place not in self._known)):
            for placed in parts.at(self._connection, some):
                self._known[placed.place] = placed

    # ------------------------------------------------------------ placing

    def begin(self, said: Said) -> int:
        """The item that a mention begins: the one of its name, which is made where there is none."""
        key = self._names[said.name]
        if key is None:
            key = self._last = self._names[said.name] = self._last + 1
            self._rows[0].append((key, said.name, said.mention.kind.value, 1, None, None))
        return self._item(key)

    def keep(self, said: Said, placed: Placed, tie: Tie | None, beside: int | None) -> None:
        """Keep a part of an item, with why it is of that item."""
        why = (tie.score, tie.reason) if tie else (1.0, "")
        self._rows[1].append((*placed.place, placed.item, said.row, *why, beside, placed.name))
        self._rows[2].extend((key, *placed.place) for key in said.keys)
        self._known[placed.place] = placed
        for key in said.keys:
            insort(self._found[key], placed.place)
            del self._found[key][:-MOST]

    def offer(self, place: Place, others: Sequence[tuple[Place, Tie]]) -> None:
        """Keep pairs that may be one item, for a person to look at."""
        self._rows[3].extend((*place, *other, tie.score, tie.reason) for other, tie in others)

    def merge(self, into: int, gone: int) -> None:
        """Let one item become another."""
        self.flush()
        people.merge(self._connection, into, gone)
        self._became[gone] = into

    def forget(self, document: int) -> None:
        """Take away what a document said: it is settled anew, and what was found by its keys with it."""
        self.flush()
        parts.forget(self._connection, document)
        self._known = {place: placed for place, placed in self._known.items() if place[0] != document}
        self._found = {key: at for key, at in self._found.items() if not _holds(at, document)}

    def flush(self) -> None:
        """Write what was placed."""
        for table, rows in zip((item, item_part, item_key, item_offer), self._rows, strict=True):
            fill(self._connection, table, rows)
            rows.clear()


def _holds(places: Sequence[Place], document: int) -> bool:
    """Whether one of these places, in order, is in a document."""
    at = bisect_left(places, (document, -1))
    return at < len(places) and places[at][0] == document


def _some(all_of_them: Sequence[T]) -> Iterator[list[T]]:
    found = iter(all_of_them)
    while some := list(islice(found, _AT_ONCE)):
        yield some
