# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register can be narrowed by, with counts; and what else its pages show beside the items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, not_, or_, select

from samenhang.desks.followup.analysis.asked import Asked
from samenhang.desks.followup.store import board, people
from samenhang.desks.followup.store.sheet import known
from samenhang.ledger import Ledger
from samenhang.ledger.item_tables import item, item_tag, spell
from samenhang.ledger.shelf import Entry, entry_of, spines
from samenhang.ledger.sight import Sight
from samenhang.ledger.tables import file

_I, _G, _S, _F = item.c, item_tag.c, spell.c, file.c
_OTHERS = ("document", "dossier", "theme")
MOST = 30
"""Values of one facet."""

Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Tied:
    """An item that a person said is the same as this one: its name, who said so, when and why."""

    name: str
    who: str
    when: str
    why: str


def actors(ledger: Ledger, asked: Asked) -> Counted:
    """Who owes the items that are asked for: identities, the most first."""
    return _tags(ledger, asked, not_(or_(*(_of(sort) for sort in _OTHERS))))


def dossiers(ledger: Ledger, asked: Asked) -> Counted:
    """The dossiers of the items that are asked for, the most first."""
    return _short(_tags(ledger, asked, _of("dossier")))


def themes(ledger: Ledger, asked: Asked) -> Counted:
    """The themes of the items that are asked for, the most first."""
    return _short(_tags(ledger, asked, _of("theme")))


def owners(ledger: Ledger, asked: Asked) -> Counted:
    """Who works on the items that are asked for, the most first; "" counts those that nobody works on."""
    with ledger.looking() as (connection, sight):
        chosen = board.asked_for(connection, sight, asked, (_S.item,)).subquery()
        owner, number = func.coalesce(_I.owner, ""), func.count()
        question = select(owner, number).join_from(chosen, item, _I.key == chosen.c.item).group_by(owner)
        rows = connection.execute(question.order_by(number.desc(), owner).limit(MOST))
        return tuple((name, many) for name, many in rows)


def _of(sort: str) -> Any:
    """Tags of a sort: between its colon and the sign that follows on it, so that an index finds them."""
    return and_(_G.tag >= f"{sort}:", _G.tag < f"{sort};")


def _short(counted: Counted) -> Counted:
    return tuple((tag.partition(":")[2], number) for tag, number in counted)


def _tags(ledger: Ledger, asked: Asked, sort: Any) -> Counted:
    with ledger.looking() as (connection, sight):
        chosen = board.asked_for(connection, sight, asked, (_S.item, _S.view)).subquery()
        same = and_(_G.item == chosen.c.item, _G.view == chosen.c.view)
        question = select(_G.tag, func.count()).join_from(chosen, item_tag, same).where(sort)
        question = question.group_by(_G.tag).order_by(func.count().desc(), _G.tag)
        return tuple((tag, number) for tag, number in connection.execute(question.limit(MOST)))


def papers(ledger: Ledger, digests: Iterable[str]) -> dict[str, Entry]:
    """The spines of documents by their digests: of those that are seen."""
    with ledger.looking() as (connection, sight):
        rows = connection.execute(spines(sight).where(_F.digest.in_(sorted(set(digests)))))
        return {row.digest: entry_of(row) for row in rows}


def tied(ledger: Ledger, name: str) -> tuple[Tied, ...]:
    """The items that people tied into this one, and did not take out again."""
    with ledger.looking() as (connection, sight):
        return tuple(_tied(connection, sight, name))


def _tied(connection: Connection, sight: Sight, name: str) -> list[Tied]:
    whole = known(connection, sight, name)
    if whole is None:
        return []
    found = []
    for row in people.ties(connection, whole.key, whole.hidden):
        came = [one for one in people.came_with(connection, row) if one.place[0] not in whole.hidden]
        if came:
            found.append(Tied(came[0].name, row.who, row.said_at, row.why))
    return found
