# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parts of items as rows: what documents say, by what it is found, and how far the register has followed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from samenhang.desks.followup.said import mention_of
from samenhang.ledger import questions, shelf, tables
from samenhang.ledger.engine import Question, fill
from samenhang.ledger.item_tables import item, item_key, item_offer, item_part
from samenhang.ledger.shelf import Kept
from samenhang.ledger.sight import FULL
from samenhang.linking.mentions import Mention

Place = tuple[int, int]
"""A part: the key of its document, and its number there."""

_P, _K, _I, _D = item_part.c, item_key.c, item.c, tables.document.c
_CURSOR = ("register-changed", "register-reviewed")
_NAMED = Question(select(_I.key, _I.became).where(_I.name == bindparam("name")), "name")
_LAST = Question(select(func.max(_I.key)))


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with where it stands, the item that it is of, and the name by which it leads there."""

    place: Place
    item: int
    mention: Mention
    name: str


@dataclass(frozen=True, slots=True)
class Reached:
    """How far the register has followed the ledger: its last change, and the last review."""

    changed: int = 0
    reviewed: int = 0


# ---------------------------------------------------------------- how far


def reached(connection: Connection) -> Reached:
    """How far the register has come."""
    row = tables.ledger.c
    question = select(row.name, row.value).where(row.name.in_(_CURSOR))
    found = {stands.name: stands.value for stands in connection.execute(question)}
    return Reached(*(int(found.get(name, 0)) for name in _CURSOR))


def newest(connection: Connection) -> Reached:
    """How far the ledger has come."""
    changed = select(func.coalesce(func.max(_D.changed), 0)).scalar_subquery()
    reviewed = select(func.coalesce(func.max(tables.review.c.number), 0)).scalar_subquery()
    return Reached(*connection.execute(select(changed, reviewed)).one())


def note_reached(connection: Connection, now: Reached) -> None:
    """Write down how far the register has come."""
    for name, number in zip(_CURSOR, (now.changed, now.reviewed), strict=True):
        same = tables.ledger.c.name == name
        done = connection.execute(update(tables.ledger).where(same).values(value=str(number)))
        if not done.rowcount:
            connection.execute(insert(tables.ledger), {"name": name, "value": str(number)})


def behind(connection: Connection, since: Reached) -> int:
    """How many documents changed or were reviewed since."""
    changed = select(func.count()).where(_D.changed > since.changed)
    reviewed = select(func.count(tables.review.c.digest.distinct())).where(
        tables.review.c.number > since.reviewed
    )
    return int(
        connection.execute(select(changed.scalar_subquery() + reviewed.scalar_subquery())).scalar_one()
    )


def changed(connection: Connection, since: Reached, most: int) -> tuple[dict[int, int], Reached]:
    """The next documents to settle, in the order of their changes, and how far that brings the register.

    Each with the number of its last change; 0 for one that people said something of since.
    """
    order = select(_D.key, _D.changed).where(_D.changed > since.changed).order_by(_D.changed).limit(most)
    rows = connection.execute(order).all()
    if rows:
        return {row.key: row.changed for row in rows}, Reached(rows[-1].changed, since.reviewed)
    r = tables.review.c
    said = select(r.number, r.digest).where(r.number > since.reviewed).order_by(r.number).limit(most)
    reviewed = connection.execute(said).all()
    if not reviewed:
        return {}, since
    digests = {row.digest for row in reviewed}
    papers = select(_D.series).join_from(tables.document, tables.file, tables.file.c.key == _D.key)
    papers = papers.where(tables.file.c.digest.in_(digests))
    found = connection.execute(select(_D.key).where(_D.series.in_(papers)).order_by(_D.key)).scalars()
    return dict.fromkeys(found, 0), Reached(since.changed, reviewed[-1].number)


# ---------------------------------------------------------------- documents


def told(connection: Connection, keys: Sequence[int]) -> set[int]:
    """Those of these documents in which an item is spoken of."""
    f = tables.follow_up.c
    return set(connection.execute(select(f.document).where(f.document.in_(keys)).distinct()).scalars())


def reviewed(connection: Connection, keys: Sequence[int]) -> set[int]:
    """Those of these documents of which people said what is, or is not, spoken of in them."""
    r, i = tables.review.c, tables.file.c
    said = select(i.key).join_from(tables.file, tables.review, r.digest == i.digest)
    said = said.where(i.key.in_(keys), r.subject == "follow_up")
    return set(connection.execute(said.distinct()).scalars())


def kept(connection: Connection, keys: Sequence[int]) -> dict[int, Kept]:
    """The documents with all that was found in them and said of them in any version."""
    spines = questions.by_key(connection, set(keys), FULL)
    return dict(zip(spines, shelf.everything(connection, spines), strict=True))


def holding(connection: Connection, keys: Sequence[int]) -> set[int]:
    """Those of these documents that said something of items when they were last settled."""
    return set(connection.execute(select(_P.document).where(_P.document.in_(keys)).distinct()).scalars())


def parts_of(connection: Connection, document: int) -> list[Placed]:
    """What a document said of items when it was last settled."""
    question = select(item_part).where(_P.document == document).order_by(_P.number)
    return [_placed(row) for row in connection.execute(question).all()]


def parts_of_item(connection: Connection, key: int) -> list[Placed]:
    """All that is said of an item, by document."""
    question = select(item_part).where(_P.item == key).order_by(_P.document, _P.number)
    return [_placed(row) for row in connection.execute(question).all()]


def _placed(row: Any) -> Placed:
    return Placed((row.document, row.number), row.item, mention_of(row.said), row.name)


def forget(connection: Connection, document: int) -> None:
    """Take away what a document said: it is settled anew."""
    for table in (item_part, item_key, item_offer):
        connection.execute(delete(table).where(table.c.document == document))
    connection.execute(delete(item_offer).where(item_offer.c.other_document == document))


def at(connection: Connection, places: Sequence[Place]) -> list[Placed]:
    """The parts at these places."""
    if not places:
        return []
    pairs = ", ".join(f"({document:d}, {number:d})" for document, number in places)
    question = (
        f"WITH asked (document, number) AS (VALUES {pairs})"
        " SELECT p.document, p.number, p.item, p.said, p.name FROM asked"
        " JOIN item_part AS p ON p.document = asked.document AND p.number = asked.number"
    )
    return [_placed(row) for row in connection.exec_driver_sql(question).all()]


# ---------------------------------------------------------------- items


def begin(connection: Connection, name: str, kind: str) -> int:
    """The item of this name, which is made where there is none."""
    found = _NAMED.ask(connection, name)
    if found:
        return int(found[0].became or found[0].key)
    key = int(_LAST.ask(connection)[0][0] or 0) + 1
    fill(connection, item, [(key, name, kind, 1, None, None)])
    return key


def stale(connection: Connection, items: Iterable[int]) -> None:
    """Note that items have to be worked out anew."""
    connection.execute(update(item).where(_I.key.in_(sorted(set(items)))).values(stale=1))


def stales(connection: Connection, most: int) -> list[int]:
    """Items that have to be worked out anew."""
    return list(
        connection.execute(select(_I.key).where(_I.stale == 1).order_by(_I.key).limit(most)).scalars()
    )
