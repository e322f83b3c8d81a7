# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Near-duplicates are one document: one leads, the others are its copies, all with the same access.

Among documents with one access the newest version of each paper takes part: it leads, is a copy, or waits
to be held against the others. What others see of a paper makes no difference: it would tell of what is
hidden.
A copy keeps its text, its file and what people said of it; it is left out of what is searched and counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from samenhang.errors import InvalidInput
from samenhang.ledger import tables
from samenhang.ledger.alike import Judge, Likeness, take_away, unpacked
from samenhang.ledger.copy_rows import Change, CopyRows
from samenhang.ledger.copy_tables import LEADS, RESTS, WAITS, likeness
from samenhang.ledger.engine import fill
from samenhang.ledger.pairing import Pairing

_D, _L = tables.document.c, likeness.c
_BEFORE = "likeness"
"""The row of `ledger` that says up to which document of before texts were looked at; none: all were."""


class CopiesInk:
    """The writing side, within a transaction of the one writer; what it reads must be in the database."""

    def __init__(self, connection: Connection, change: Change) -> None:
        self._connection = connection
        self._rows = CopyRows(connection, change)
        self._fresh: dict[int, Likeness] = {}

    # ------------------------------------------------------------ documents come and go

    def note(self, key: int, made: Likeness | None) -> None:
        """A document that is the newest version of its paper waits to be held against others."""
        if made is not None:
            self._fresh[key] = made

    def keep(self) -> None:
        """Write down what nobody has looked at yet: it waits for who looks next."""
        rows = [(key, one.signature, one.packed(), WAITS) for key, one in self._fresh.items()]
        fill(self._connection, likeness, rows)
        self._fresh = {}

    def leave(self, key: int, state: int = RESTS) -> None:
        """A document leads no more and is no copy, but rests or waits; its copies wait to be looked at."""
        self.keep()
        question = select(_D.access, _D.copy_of, _L.bands, _L.state)
        question = question.join_from(tables.document, likeness, _L.document == _D.key)
        row = self._connection.execute(question.where(_D.key == key)).first()
        if row is None:
            return
        if row.state == LEADS:
            take_away(self._connection, key, row.access, unpacked(row.bands))
            self._rows.release(key)
        if row.copy_of is not None:
            self._rows.part(key, row.copy_of)
        self._connection.execute(update(likeness).where(_L.document == key).values(state=state))

    def forget(self, key: int) -> None:
        """A reading goes away: how its text looked is not kept."""
        self.leave(key)
        self._connection.execute(delete(likeness).where(_L.document == key))

    def stand(self, versions: Sequence[Any]) -> None:
        """See which versions of a paper, given newest first, are newest with their access: those count."""
        self.keep()
        question = select(_L.document, _L.state, _D.copy_of).join(tables.document, _D.key == _L.document)
        question = question.where(_L.document.in_([row.key for row in versions]))
        held = {row.document: row for row in self._connection.execute(question)}
        seen: set[int] = set()
        for row in versions:
            if row.key in held:
                takes_part = held[row.key].state != RESTS or held[row.key].copy_of is not None
                if (row.access not in seen) != takes_part:
                    self.leave(row.key, RESTS if takes_part else WAITS)
            seen.add(row.access)

    # ------------------------------------------------------------ documents of before

    def unlooked(self, most: int) -> dict[int, str]:
        """The texts of the next documents that were kept before near-duplicates were looked for, by key. None
        is given twice; where there are no more, that is noted."""
        stands, body = tables.ledger.c, tables.body.c
        reached = self._connection.execute(select(stands.value).where(stands.name == _BEFORE)).scalar()
        if reached is None:
            return {}
        question = select(body.document, body.text)
        question = question.join(likeness, _L.document == body.document, isouter=True)
        question = question.where(body.document > int(reached), _L.document.is_(None))
        rows = self._connection.execute(question.order_by(body.document).limit(most)).all()
        here = stands.name == _BEFORE
        if not rows:
            self._connection.execute(delete(tables.ledger).where(here))
        else:
            last = str(rows[-1].document)
            self._connection.execute(update(tables.ledger).where(here).values(value=last))
        return {row.document: row.text for row in rows}

    def note_all(self, made: Mapping[int, Likeness | None]) -> None:
        """How documents look that were kept before; of their versions the newest with an access take part."""
        for key, one in made.items():
            self.note(key, one)
        papers = select(_D.series).where(_D.key.in_(list(made)))
        versions = select(_D.key, _D.series, _D.access).where(_D.series.in_(papers))
        found: dict[str, list[Any]] = {}
        for row in self._connection.execute(versions.order_by(_D.version.desc())):
            found.setdefault(row.series, []).append(row)
        for rows in found.values():
            self.stand(rows)

    # ------------------------------------------------------------ who is a copy of whom

    def settle(self, judge: Judge) -> int:
        """Hold what waits against the others; gives how many became copies.

        What one costs follows its text and the few that it meets, not how many documents there are.
        """
        found = self._connection.execute(select(_L.document).where(_L.state == WAITS)).scalars()
        waiting = self._rows.texts([*self._fresh, *found], self._fresh)
        self._fresh = {}
        return Pairing(self._rows, judge, waiting).run() if waiting else 0

    def name(self, key: int) -> None:
        """A document was written anew: it is called by the names of its copies as well."""
        self._rows.name(key)

    def say(self, pair: tuple[str, str], one: bool, who: str, when: str, why: str) -> None:
        """Keep what somebody says of two texts, by their digests: the second is one document with the first,
        or they are apart. It holds once `settle` was done.

        Raises InvalidInput where others see the one than the other, and for an older version.
        """
        first, second = (self._taking_part(digest) for digest in pair)
        if first.key == second.key or first.access != second.access:
            raise InvalidInput(
                "only two documents that the same people see can be one", "classify one of them first"
            )
        self._rows.say(pair, one, who, when, why)
        if one or second.copy_of == first.key:
            self.leave(second.key, WAITS)
        elif first.copy_of == second.key:
            self.leave(first.key, WAITS)

    def _taking_part(self, digest: str) -> Any:
        question = select(_D.key, _D.access, _D.copy_of, _L.state).join(
            tables.file, tables.file.c.key == _D.key
        )
        question = question.join(likeness, _L.document == _D.key).where(tables.file.c.digest == digest)
        row = self._connection.execute(question).first()
        if row is None or (row.state == RESTS and row.copy_of is None):
            raise InvalidInput(
                f"{digest[:12]} is an older version, or says too little to be held against others",
                "name the newest version of a paper",
            )
        return row
