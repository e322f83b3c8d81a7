# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the follow-up desk keeps: items, their parts, how they stood, and what people said of them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TEXT, WHOLE, REAL, SMALL = sa.Text(), sa.Integer(), sa.Float(), sa.SmallInteger()


def _column(name: str, sort: Any, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sort, nullable=empty, autoincrement=False)


def _table(name: str, key: str, *columns: sa.Column[Any], rowid: bool = False) -> None:
    keys = sa.PrimaryKeyConstraint(*key.split(), name=op.f(f"pk_{name}"))
    op.create_table(name, *columns, keys, sqlite_with_rowid=rowid)


def _index(table: str, *columns: str, unique: bool = False) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), unique=unique)


def upgrade() -> None:
    _items()
    _shown()
    _said()


def _items() -> None:
    _table(
        "item",
        "key",
        _column("key", WHOLE),
        sa.Column("name", TEXT, nullable=False, unique=True),
        _column("kind", TEXT),
        _column("stale", SMALL),
        _column("became", WHOLE, True),
        _column("owner", TEXT, True),
        rowid=True,
    )
    _index("item", "stale")
    _index("item", "became")
    whole = [_column(name, WHOLE) for name in ("document", "number", "item")]
    rest = [_column("score", REAL), _column("reason", TEXT), _column("beside", WHOLE, True)]
    _table("item_part", "document number", *whole, _column("said", TEXT), *rest)
    _index("item_part", "item")
    key = [_column("key", TEXT), _column("document", WHOLE), _column("number", WHOLE)]
    _table("item_key", "key document number", *key)
    _index("item_key", "document", "number")
    pair = [_column(name, WHOLE) for name in ("document", "number", "other_document", "other_number")]
    _table(
        "item_offer",
        "document number other_document other_number",
        *pair,
        _column("score", REAL),
        _column("reason", TEXT),
    )
    _index("item_offer", "other_document")


def _shown() -> None:
    view = (_column("key", WHOLE), _column("accesses", TEXT), _column("seen", TEXT))
    _table("item_view", "key", *view, rowid=True)
    _index("item_view", "accesses", "seen", unique=True)
    own = ("kind", "what")
    told = ("by", "by_actor", "ministry", "to", "occasion", "made", "condition", "number")
    _table(
        "item_line",
        "item view",
        _column("item", WHOLE),
        _column("view", WHOLE),
        *(_column(name, TEXT) for name in own),
        *(_column(name, TEXT, True) for name in told),
        *(_column(name, TEXT) for name in ("dossiers", "themes", "quote")),
        _column("document", WHOLE),
        _column("start", WHOLE),
        _column("words", TEXT),
    )
    _index("item_line", "view")
    _table("item_tag", "tag view item", _column("tag", TEXT), _column("view", WHOLE), _column("item", WHOLE))
    _index("item_tag", "item")
    _table(
        "spell",
        "item view number",
        *(_column(name, WHOLE) for name in ("item", "view", "number")),
        *(_column(name, TEXT) for name in ("state", "since", "until", "due", "kind", "ministry")),
        _column("deadline", TEXT, True),
        _column("why", TEXT),
        _column("evidence", TEXT, True),
    )
    _table(
        "item_movement",
        "item view number",
        *(_column(name, WHOLE) for name in ("item", "view", "number")),
        *(_column(name, TEXT) for name in ("day", "noted", "what", "reason", "quote")),
        *(_column(name, WHOLE, True) for name in ("document", "start")),
    )
    _index("item_movement", "view", "day")
    _index("item_movement", "view", "noted")
    _index("spell", "view", "state", "kind", "ministry", "until", "since", "due", "item")


def _said() -> None:
    said = ("who", "said_at", "documents")
    for name, columns in (
        ("item_verdict", (_column("verdict", TEXT), _column("why", TEXT), _column("second", SMALL))),
        ("item_note", (_column("text", TEXT),)),
        (
            "item_tie",
            (_column("other", WHOLE), *(_column(name, TEXT) for name in ("verdict", "why", "moved"))),
        ),
    ):
        _table(
            name,
            "number",
            _column("number", WHOLE),
            _column("item", WHOLE),
            *columns,
            *(_column(one, TEXT) for one in said),
            _column("takes_back", WHOLE, True),
            rowid=True,
        )
        _index(name, "item")
    _index("item_tie", "other")
    reminder = [_column(name, TEXT) for name in ("day", "who", "text", "said_at")]
    keys = (_column("number", WHOLE), _column("item", WHOLE))
    _table("item_reminder", "number", *keys, *reminder, _column("done_at", TEXT, True), rowid=True)
    _index("item_reminder", "item")
    _index("item_reminder", "day")
