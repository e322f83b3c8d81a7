# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people said of items, as rows that are only added: verdicts, notes, ties; and owners, reminders."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, insert, or_, select, update

from samenhang.desks.followup.store.parts import Place, Placed, parts_of_item
from samenhang.ledger.item_tables import (
    item,
    item_note,
    item_part,
    item_reminder,
    item_tie,
    item_verdict,
)

_I, _P, _T, _R = item.c, item_part.c, item_tie.c, item_reminder.c
APART, TIED = "apart", "tied"


def append(connection: Connection, table: Table, values: dict[str, Any], documents: Iterable[int]) -> int:
    """Add what somebody said; gives its number. `documents` are those that they had before them."""
    number = int(connection.execute(select(func.coalesce(func.max(table.c.number), 0) + 1)).scalar_one())
    row = {"takes_back": None, **values, "number": number, "documents": json.dumps(sorted(set(documents)))}
    connection.execute(insert(table), row)
    return number


def rows(connection: Connection, table: Table, items: Sequence[int]) -> dict[int, list[Any]]:
    """What was said of items, in the order in which it was said."""
    found: dict[int, list[Any]] = {key: [] for key in items}
    question = select(table).where(table.c.item.in_(items)).order_by(table.c.number)
    for row in connection.execute(question):
        found[row.item].append(row)
    return found


def in_force(rows: Sequence[Any]) -> list[Any]:
    """What was said without what was taken back."""
    taken = {row.takes_back for row in rows}
    return [row for row in rows if row.takes_back is None and row.number not in taken]


def ties(connection: Connection, key: int, hidden: frozenset[int] = frozenset()) -> list[Any]:
    """The items that persons tied into this one and did not take out again: of what they said with none of
    these documents before them.
    """
    rows = connection.execute(select(item_tie).where(_T.item == key).order_by(_T.number))
    last = {row.other: row for row in rows if not hidden & set(json.loads(row.documents))}
    return [row for row in last.values() if row.verdict == TIED]


def tied_as(connection: Connection, key: int, name: str) -> Any | None:
    """What a person said who tied an item into this one; by the name of that, or of words that came along."""
    own = connection.execute(select(_I.key).where(_I.name == name)).scalar()
    for row in ties(connection, key):
        if row.other == own or name in (one.name for one in came_with(connection, row)):
            return row
    return None


def came_with(connection: Connection, row: Any) -> list[Placed]:
    """The parts that came along when a person tied an item into another: of those that are there still."""
    moved = json.loads(row.moved).get("parts", [])
    own = parts_of_item(connection, row.item)
    return [one for one in own if any(_overlap(_words(one), words) for words in moved)]


def spoken_of(connection: Connection, key: int) -> bool:
    """Whether anybody said anything of an item: then it stays what it is."""
    said = (
        select(table.c.number).where(table.c.item == key).limit(1)
        for table in (item_verdict, item_note, item_reminder)
    )
    tied = select(_T.number).where(or_(_T.item == key, _T.other == key)).limit(1)
    owned = select(_I.key).where(_I.key == key, _I.owner.is_not(None))
    return any(connection.execute(question).first() for question in (*said, tied, owned))


def apart(connection: Connection, key: int) -> set[int]:
    """The items that a person took apart from this one."""
    question = select(_T.item, _T.other, _T.verdict).where(or_(_T.item == key, _T.other == key))
    said: dict[int, str] = {}
    for row in connection.execute(question.order_by(_T.number)):
        said[row.other if row.item == key else row.item] = row.verdict
    return {other for other, verdict in said.items() if verdict == APART}


def merge(connection: Connection, into: int, gone: int) -> dict[str, list[Any]]:
    """Let one item become another; gives what moved, so that it can be moved back."""
    moved: dict[str, list[Any]] = {"items": [gone]}
    moved["parts"] = [_words(placed) for placed in parts_of_item(connection, gone)]
    connection.execute(update(item_part).where(_P.item == gone).values(item=into))
    for table in (item_verdict, item_note, item_reminder):
        same = table.c.item == gone
        moved[table.name] = list(connection.execute(select(table.c.number).where(same)).scalars())
        connection.execute(update(table).where(same).values(item=into))
    earlier = list(connection.execute(select(_I.key).where(_I.became == gone)).scalars())
    moved["items"] += earlier
    connection.execute(update(item).where(_I.key.in_(moved["items"])).values(became=into, stale=1))
    owner = connection.execute(select(_I.owner).where(_I.key == gone)).scalar()
    if owner is not None:
        free = (_I.key == into) & _I.owner.is_(None)
        connection.execute(update(item).where(free).values(owner=owner))
    connection.execute(update(item).where(_I.key == into).values(stale=1))
    return moved


def _words(placed: Placed) -> list[int]:
    """Where a part stands, which outlives its number: document, start and end of its first words."""
    first = placed.mention.words[0].evidence
    return [placed.place[0], first.start, first.end]


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def take_out(connection: Connection, whole: int, moved: dict[str, list[Any]], other: int) -> None:
    """Move back what came from another item."""
    words = moved.get("parts", [])
    for placed in parts_of_item(connection, whole):
        if any(_overlap(_words(placed), one) for one in words):
            mine = (_P.document == placed.place[0]) & (_P.number == placed.place[1])
            connection.execute(update(item_part).where(mine).values(item=other))
    for table in (item_verdict, item_note, item_reminder):
        numbers = moved.get(table.name, [])
        connection.execute(update(table).where(table.c.number.in_(numbers)).values(item=other))
    later = [key for key in moved.get("items", ()) if key != other]
    connection.execute(update(item).where(_I.key.in_(later)).values(became=other))
    connection.execute(update(item).where(_I.key == other).values(became=None))
    connection.execute(update(item).where(_I.key.in_([whole, other])).values(stale=1))


def call(connection: Connection, place: Place, name: str) -> None:
    """Give a part a name: that of the item of its own that it became."""
    mine = (_P.document == place[0]) & (_P.number == place[1])
    connection.execute(update(item_part).where(mine).values(name=name))


def set_owner(connection: Connection, key: int, owner: str | None) -> None:
    """Say who works on an item."""
    connection.execute(update(item).where(_I.key == key).values(owner=owner))


def remind(connection: Connection, values: dict[str, Any]) -> int:
    """Keep a reminder; gives its number."""
    number = int(connection.execute(select(func.coalesce(func.max(_R.number), 0) + 1)).scalar_one())
    connection.execute(insert(item_reminder), {**values, "number": number, "done_at": None})
    return number


def remember(connection: Connection, number: int, who: str, when: str) -> bool:
    """Note that a reminder was seen to; False where there is none of theirs that waits."""
    mine = (_R.number == number) & (_R.who == who) & _R.done_at.is_(None)
    return bool(connection.execute(update(item_reminder).where(mine).values(done_at=when)).rowcount)
