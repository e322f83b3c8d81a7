# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents that wait are held against those that lead: each leads itself from then on, or is a copy."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from samenhang.ledger.alike import Compared, Judge, Meetings, Text, keep_states
from samenhang.ledger.copy_rows import CopyRows
from samenhang.ledger.copy_tables import LEADS, RESTS, WAITS

COMPARED = 3
"""Documents that one is compared with in full, the likest first."""


class Pairing:
    """One round over the documents that wait, by their keys; those with an official name come first."""

    def __init__(self, rows: CopyRows, judge: Judge, waiting: dict[int, Text]) -> None:
        self._rows = rows
        self._judge = judge
        self._texts = dict(waiting)
        self._todo = deque(sorted(waiting.values(), key=lambda one: (not one.identified, one.key)))
        self._meetings = Meetings(rows.connection)
        self._heard = rows.heard(one.digest for one in waiting.values())
        self._moved: set[int] = set()
        self._body = lru_cache(maxsize=64)(rows.body)

    def run(self) -> int:
        """Pair them; gives how many became copies."""
        self._meetings.look_up(self._todo)
        self._fetch(key for one in self._todo for key in self._meetings.met(one))
        copies = 0
        while self._todo:
            one = self._todo.popleft()
            copies += self._placed(one)
        self._meetings.keep()
        keep_states(self._rows.connection, self._texts)
        return copies

    def _fetch(self, keys: Iterable[int]) -> None:
        if wanted := set(keys) - set(self._texts):
            self._texts |= self._rows.texts(wanted, {})

    def _placed(self, one: Text) -> bool:
        """Give one its place; whether it is a copy."""
        found = self._same(one)
        if found is None:
            self._meetings.add(one)
            return False
        leader, compared = found
        if one.identified and not leader.identified and self._yields(leader):
            self._meetings.add(one)
            return False
        one.become(RESTS)
        self._rows.attach(one.key, leader.key, compared)
        return True

    def _same(self, one: Text) -> tuple[Text, Compared] | None:
        """The document that one is a copy of."""
        for other, said in self._candidates(one):
            compared = self._judge.compare(self._body(other.key), self._body(one.key))
            if said or compared.same:
                return other, compared
        return None

    def _candidates(self, one: Text) -> Iterator[tuple[Text, bool]]:
        """What people say that one is a copy of (True), then what it may be a copy of, the likest first; not
        what people took apart."""
        told = {
            next(iter(pair - {one.digest})): is_one
            for pair, is_one in self._heard.items()
            if one.digest in pair
        }
        yield from ((other, True) for other in self._named(one, [d for d, is_one in told.items() if is_one]))
        met = (self._texts[key] for key in self._meetings.met(one) if key in self._texts)
        near = [(self._judge.near(one.likeness.signature, other.likeness.signature), other) for other in met]
        near.sort(key=lambda pair: (-pair[0], pair[1].key))
        for score, other in near[:COMPARED]:
            if score and other.digest not in told:
                yield other, False

    def _named(self, one: Text, digests: Sequence[str]) -> list[Text]:
        """Those of these documents that one can be a copy of."""
        if not digests:
            return []
        keys = self._rows.leaders(digests)
        self._fetch(keys)
        found = (self._texts[key] for key in keys if key in self._texts)
        return [
            other
            for other in found
            if other.state == LEADS and other.access == one.access and other is not one
        ]

    def _yields(self, leader: Text) -> bool:
        """Let one that leads be looked at again, after one that is known officially; not where people said
        something of it. Its copies wait as well."""
        if leader.key in self._moved or self._rows.spoken_of(leader.digest):
            return False
        self._moved.add(leader.key)
        self._meetings.remove(leader)
        leader.become(WAITS)
        self._meetings.keep()
        freed = self._rows.release(leader.key)
        self._fetch(freed)
        again = [leader, *(self._texts[key] for key in freed if key in self._texts)]
        for text in again:
            text.state = WAITS
        self._heard |= self._rows.heard(text.digest for text in again)
        self._meetings.look_up(again)
        self._todo.extend(again)
        return True
