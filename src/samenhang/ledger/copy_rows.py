# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of near-duplicates: who is a copy of whom, what they are called together, what people said."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select, update

from samenhang.ledger import tables
from samenhang.ledger.alike import CHUNK, Compared, Likeness, Text, unpacked
from samenhang.ledger.copy_tables import WAITS, copy, likeness, parting
from samenhang.ledger.engine import fill
from samenhang.ledger.naming import aliases
from samenhang.ledger.rows import clean, fact_of
from samenhang.model import Document, Media

_D, _F, _L, _A, _P = tables.document.c, tables.file.c, likeness.c, tables.alias.c, parting.c
Change = Callable[..., None]
"""Changes a row of `document` by its key, so that the search index looks at it again."""


class CopyRows:
    """On a connection of the one writer."""

    def __init__(self, connection: Connection, change: Change) -> None:
        self.connection = connection
        self._change = change

    def texts(self, keys: Iterable[int], fresh: Mapping[int, Likeness]) -> dict[int, Text]:
        """These documents as they are held against others; those that say too little are left out."""
        found: dict[int, Text] = {}
        order = sorted(set(keys))
        spine = select(_D.key, _F.digest, _D.access, _D.identifier, _L.signature, _L.bands, _L.state)
        spine = spine.join_from(tables.document, tables.file, _F.key == _D.key)
        spine = spine.join(likeness, _L.document == _D.key, isouter=True)
        for at in range(0, len(order), CHUNK):
            for row in self.connection.execute(spine.where(_D.key.in_(order[at : at + CHUNK]))):
                new = row.key in fresh
                if new or row.bands is not None:
                    made = fresh[row.key] if new else Likeness(row.signature, unpacked(row.bands))
                    whose = (row.key, row.digest, row.access, row.identifier is not None, made)
                    found[row.key] = Text(*whose, WAITS if new else row.state, fresh=new)
        return found

    def leaders(self, digests: Iterable[str]) -> list[int]:
        """The documents with these digests; of one that is a copy, what it is a copy of."""
        asked = select(func.coalesce(_D.copy_of, _D.key)).join(tables.file, _F.key == _D.key)
        return list(self.connection.execute(asked.where(_F.digest.in_(list(digests)))).scalars())

    def body(self, key: int) -> str:
        """The text of a document."""
        asked = select(tables.body.c.text).where(tables.body.c.document == key)
        return str(self.connection.execute(asked).scalar_one())

    def attach(self, key: int, leader: int, found: Compared) -> None:
        """One is a copy of the other, which can be found by all that the copy is called from now on."""
        self._change(key, copy_of=leader)
        words = json.dumps([[clean(here), clean(there)] for here, there in found.differences])
        fill(self.connection, copy, [(key, found.shared, words)])
        own = {tuple(name) for name in self.connection.execute(_names_of(leader))}
        more = [tuple(name) for name in self.connection.execute(_names_of(key)) if tuple(name) not in own]
        if more:
            fill(self.connection, tables.alias, [(*name, leader) for name in more])
            self._change(leader)

    def release(self, leader: int) -> list[int]:
        """Its copies are none any more: they wait. What they are called is no name of the leader's now."""
        found = select(_D.key).where(_D.copy_of == leader).order_by(_D.key)
        keys = list(self.connection.execute(found).scalars())
        for key in keys:
            self._free(key)
            self.connection.execute(update(likeness).where(_L.document == key).values(state=WAITS))
        if keys:
            self.name(leader)
        return keys

    def part(self, key: int, leader: int) -> None:
        """One is no copy of the other any more."""
        self._free(key)
        self.name(leader)

    def _free(self, key: int) -> None:
        self._change(key, copy_of=None)
        self.connection.execute(delete(copy).where(copy.c.document == key))

    def name(self, key: int) -> None:
        """What a document is called: its own names, and those of its copies."""
        row = self.connection.execute(select(_D.name).where(_D.key == key)).first()
        if row is None:
            return
        facts = self.connection.execute(select(tables.fact).where(tables.fact.c.document == key)).all()
        bare = Document("", row.name, Media.TEXT, "", (), tuple(map(fact_of, facts)))
        copies = select(_D.key).where(_D.copy_of == key)
        theirs = self.connection.execute(select(_A.kind, _A.value).where(_A.document.in_(copies)))
        names = {*aliases(bare), *((kind, value) for kind, value in theirs)}
        if names != {tuple(name) for name in self.connection.execute(_names_of(key))}:
            self.connection.execute(delete(tables.alias).where(_A.document == key))
            fill(self.connection, tables.alias, [(kind, value, key) for kind, value in sorted(names)])
            self._change(key)

    # ------------------------------------------------------------ people

    def heard(self, digests: Iterable[str]) -> dict[frozenset[str], bool]:
        """Of which pairs with one of these people said that they are one document, or (False) apart."""
        found: dict[frozenset[str], bool] = {}
        if self.connection.execute(select(func.max(_P.number))).scalar() is None:
            return found
        order = sorted(set(digests))
        for at in range(0, len(order), CHUNK):
            some = order[at : at + CHUNK]
            question = select(_P.digest, _P.other, _P.one, _P.number)
            question = question.where(or_(_P.digest.in_(some), _P.other.in_(some))).order_by(_P.number)
            for row in self.connection.execute(question):
                found[frozenset((row.digest, row.other))] = bool(row.one)
        return found

    def say(self, pair: tuple[str, str], one: bool, who: str, when: str, why: str) -> None:
        """Append what somebody says of two texts."""
        number = self.connection.execute(select(func.coalesce(func.max(_P.number), 0))).scalar_one()
        row = (number + 1, *pair, int(one), clean(who), when, clean(why))
        fill(self.connection, parting, [row])

    def spoken_of(self, digest: str) -> bool:
        """Whether people said anything of a text, or put words of it right: then it stays where it is."""
        asked = (table.c.digest == digest for table in (tables.review, tables.correction))
        reviewed, corrected = (self.connection.execute(select(func.count()).where(at)) for at in asked)
        return bool(reviewed.scalar_one() or corrected.scalar_one())


def _names_of(key: int) -> Any:
    return select(_A.kind, _A.value).where(_A.document == key)
