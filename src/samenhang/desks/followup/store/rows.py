# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What became of the rows of a list, and when what is late is expected by the newest list that says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from samenhang.desks.followup.said import MENTION
from samenhang.desks.followup.store import shown
from samenhang.ledger import questions, tables
from samenhang.ledger.item_tables import item, item_part
from samenhang.ledger.sight import Sight

MOST = 500
"""Items that are asked for at once."""

_P, _I = item_part.c, item.c


@dataclass(frozen=True, slots=True)
class Placed:
    """The item that a row of a list went to, and the name of that row; `shared` where another document
    speaks of the item too.
    """

    item: int
    name: str
    owner: str | None
    shared: bool


def placed(connection: Connection, sight: Sight, digest: str) -> dict[int, Placed]:
    """By where its words begin, the item that each row of a list went to."""
    keys = questions.keys_of(connection, digest, sight)
    own = select(_P.said, _P.item, _P.name, _I.owner).join(item, _I.key == _P.item)
    rows = connection.execute(own.where(_P.document.in_(keys)).order_by(_P.document, _P.number)).all()
    shared = _shared(connection, sight, keys, sorted({row.item for row in rows}))
    return {
        MENTION.validate_json(row.said).words[0].evidence.start: Placed(
            row.item, row.name, row.owner, row.item in shared
        )
        for row in rows
    }


def _shared(
    connection: Connection, sight: Sight, keys: Sequence[int], items: Sequence[int]
) -> frozenset[int]:
    """Those of these items that another document which is seen speaks of too."""
    question = select(_P.item).join(tables.document, tables.document.c.key == _P.document)
    question = question.where(_P.item.in_(items), _P.document.not_in(keys), sight.sees())
    return frozenset(connection.execute(question.distinct()).scalars())


def leads(connection: Connection, sight: Sight, names: Iterable[str]) -> dict[str, int]:
    """The items that names lead to, for who sees them; without those that lead nowhere."""
    wanted, found = sorted(set(names)), dict[str, int]()
    for at in range(0, len(wanted), MOST):
        found |= shown.named(connection, sight, wanted[at : at + MOST])
    for name in set(wanted) - set(found):
        key = shown.key_of(connection, sight, name)
        found |= {name: key} if key is not None else {}
    return found


def forecasts(connection: Connection, sight: Sight, names: Iterable[str]) -> dict[str, str]:
    """When items are expected now, in the words of the newest list that says so, by name."""
    wanted, found = list(names), {}
    for at in range(0, len(wanted), MOST):
        called = {key: name for name, key in leads(connection, sight, wanted[at : at + MOST]).items()}
        for key, own in shown.parts(connection, sorted(called)).items():
            seen = [one for one in own if sight.keys is None or one.by(sight.keys)]
            for one in sorted(seen, key=lambda one: (one.noted, one.document)):
                said = [words.said for words in one.mention.words if words.role == "registered"]
                if said and said[0]:
                    found[called[key]] = said[0]
    return found
