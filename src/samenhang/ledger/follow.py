# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search index follows the ledger: document by document, in the order of the changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from threading import Lock

from sqlalchemy import ColumnElement, Connection, func, select, true

from samenhang.errors import LedgerError
from samenhang.ledger import tables
from samenhang.ledger.feed import Change, Feed, changes, feed
from samenhang.ledger.index import Pen, SearchIndex, State

BATCH = 50
"""Documents read from SQL at a time."""

SAVE = 1_000
"""Documents after which the index is made last: what is lost when killed, against what saving costs."""

Report = Callable[[int, int], None]


class Follower:
    """Brings an index up to the ledger that `reading` opens."""

    def __init__(self, index: SearchIndex, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._index = index
        self._reading = reading
        self._heard: dict[int, Sequence[Feed]] = {}
        self._hearing = Lock()

    def hear(self, told: Mapping[int, Sequence[Feed]]) -> int:
        """Remember what the index is to be told, by change, so that it need not be read from SQL.

        Gives how many passages are remembered; they are forgotten when the index has come to the end.
        """
        with self._hearing:
            self._heard.update(told)
            return sum(map(len, self._heard.values()))

    def behind(self, connection: Connection, among: ColumnElement[bool] | None = None) -> int:
        """How many documents the index has not seen as they are now; among those of a condition."""
        return _after(connection, self._index.state().reached, among)

    def follow(self, few: int) -> tuple[int, State]:
        """Catch up if only a few documents are missing and nobody else is at it.

        Gives how many are still missing, and where the index stands.
        """
        state = self._index.state()
        with self._reading() as connection:
            behind = _after(connection, state.reached)
        if 0 < behind <= few:
            with suppress(LedgerError):  # who may not write the index can still search it
                behind, state = self.catch_up(0), self._index.state()
        return behind, state

    def catch_up(self, wait: float, report: Report | None = None) -> int:
        """Follow to the end. Gives how many documents are still missing because another program writes."""
        with self._index.pen(wait) as pen:
            if pen is not None:
                with self._reading() as connection:
                    newest = connection.execute(select(func.max(tables.document.c.changed))).scalar() or 0
                if pen.state.reached > newest:  # the ledger was put back from a copy
                    pen.rebuild(lambda fresh: self._write(fresh, report, save=False))
                else:
                    self._write(pen, report, save=True)
        with self._hearing:
            self._heard.clear()
        with self._reading() as connection:
            return self.behind(connection)

    def forget(self, keys: Sequence[int], wait: float) -> None:
        """Take documents out of the index that are gone from the ledger."""
        with self._index.pen(wait) as pen:
            if pen is not None and pen.state.reached:
                pen.write([(key, []) for key in keys])
                pen.keep(pen.state.reached)

    def rebuild(self, wait: float, report: Report | None = None) -> int:
        """Make the index anew. Raises LedgerError while another program writes it."""
        done = 0

        def count(now: int, total: int) -> None:
            nonlocal done
            done = now
            if report is not None:
                report(now, total)

        with self._index.pen(wait) as pen:
            if pen is None:
                raise LedgerError("another program is writing the search index", "try again when it is done")
            pen.rebuild(lambda fresh: self._write(fresh, count, save=False))
        return done

    def _write(self, pen: Pen, report: Report | None, save: bool) -> int:
        """Write all changes from where the pen stands; gives the last one."""
        reached, done, saved = pen.state.reached, 0, 0
        with self._reading() as connection:
            total = _after(connection, reached)
        while True:
            with self._reading() as connection:
                todo = changes(connection, reached, BATCH)
                documents = self._told(connection, todo)
            if not todo:
                break
            pen.write(documents)
            reached, done = todo[-1].number, done + len(todo)
            if report is not None:
                report(min(done, total), total)
            if save and done - saved >= SAVE:
                pen.keep(reached)
                saved = done
        if save and done > saved:
            pen.keep(reached)
        return reached

    def _told(self, connection: Connection, todo: Sequence[Change]) -> list[tuple[int, Sequence[Feed]]]:
        """What was heard of these changes, and the rest from SQL: one says the same as the other."""
        with self._hearing:
            heard = {one.key: self._heard[one.number] for one in todo if one.number in self._heard}
        unheard = [one.key for one in todo if one.key not in heard]
        read = dict(feed(connection, unheard)) if unheard else {}
        return [(one.key, read[one.key] if one.key in read else heard[one.key]) for one in todo]


def _after(connection: Connection, reached: int, among: ColumnElement[bool] | None = None) -> int:
    """Changes after this one; all of them for an index that is ahead of the ledger."""
    changed = tables.document.c.changed
    newest = connection.execute(select(func.max(changed))).scalar() or 0
    if reached == newest:
        return 0
    start = reached if reached < newest else 0
    question = select(func.count()).where(changed > start, true() if among is None else among)
    return int(connection.execute(question).scalar_one())
