# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An item is called by words that its reader may see: each part has a name, a line that of its first."""

from __future__ import annotations

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

AT_ONCE = 1_000
TEXT, WHOLE = sa.Text(), sa.Integer()
PART = sa.table("item_part", *map(sa.column, ("document", "number", "said", "name")))
FILE = sa.table("file", *map(sa.column, ("key", "digest")))


def upgrade() -> None:
    for table in ("item_part", "item_line"):
        op.add_column(table, sa.Column("name", TEXT, nullable=False, server_default=""))
    _name_parts()
    op.create_index(op.f("ix_item_part_name"), "item_part", ["name"])
    op.execute("UPDATE item_line SET name = (SELECT name FROM item WHERE item.key = item_line.item)")
    op.execute("UPDATE item SET stale = 1")  # lines get the names of their parts when they are worked out


def _name_parts() -> None:
    """Name each part as it would be named today, in the order of documents, so many at once."""
    connection, place = op.get_bind(), sa.tuple_(PART.c.document, PART.c.number)
    after = sa.tuple_(sa.bindparam("last_document", type_=WHOLE), sa.bindparam("last_number", type_=WHOLE))
    question = sa.select(PART.c.document, PART.c.number, PART.c.said, FILE.c.digest)
    question = question.join_from(PART, FILE, FILE.c.key == PART.c.document).where(place > after)
    question = question.order_by(PART.c.document, PART.c.number).limit(AT_ONCE)
    mine = (PART.c.document == sa.bindparam("at")) & (PART.c.number == sa.bindparam("nth"))
    last = (-1, -1)
    while True:
        rows = connection.execute(question, {"last_document": last[0], "last_number": last[1]}).all()
        if not rows:
            return
        last = (rows[-1].document, rows[-1].number)
        named = [
            {"at": row.document, "nth": row.number, "called": _name(row.said, row.digest)} for row in rows
        ]
        connection.execute(sa.update(PART).where(mine).values(name=sa.bindparam("called")), named)


def _name(said: str, digest: str) -> str:
    mention = json.loads(said)
    words = mention["words"][0]["evidence"]
    told = f"{mention['kind']} {digest} {words['start']} {words['end']} {mention['number'] or ''}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]
