# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What sources brought: how far they were followed, their entities, claims, raw answers and files."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"

TEXT, WHOLE, BIG, SMALL = sa.Text(), sa.Integer(), sa.BigInteger(), sa.SmallInteger()


def _text(*names: str, empty: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, TEXT, nullable=empty) for name in names]


def _whole(*names: str, sort: Any = WHOLE) -> list[sa.Column[Any]]:
    return [sa.Column(name, sort, nullable=False, autoincrement=False) for name in names]


def _table(name: str, key: str, *columns: Any, rowid: bool = False) -> None:
    keys = sa.PrimaryKeyConstraint(*key.split(), name=op.f(f"pk_{name}"))
    op.create_table(name, *columns, keys, sqlite_with_rowid=rowid)


def _of_entity(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["entity"], ["entity.key"], name=op.f(f"fk_{name}_entity"))


def _index(table: str, *columns: str, unique: bool = False) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), unique=unique)


def upgrade() -> None:
    moments = _text("tried_at", "fresh_at", "problem", empty=True)
    counts = _whole("pages", "entities")
    _table("stream", "source name", *_text("source", "name", "cursor"), *counts, *moments)
    _table("answer", "source digest", *_text("source", "digest", "stream", "address", "came_at"))
    _entities()
    _table("oddity", "source kind what", *_text("source", "kind", "what", "sample", "entity"))
    empty = _text("digest", "problem", empty=True)
    own = (*_whole("entity"), *_text("content", "address"), *empty, *_text("tried_at"))
    _table("origin", "entity", *own, _of_entity("origin"), rowid=True)
    _index("origin", "digest")


def _entities() -> None:
    said = (*_text("source", "id", "kind", "updated"), *_whole("deleted", sort=SMALL))
    where = _text("xml", "content", "cursor", "enclosure", "media")
    sizes = (*_whole("length", sort=BIG), *_whole("issued", "version"))
    _table("entity", "key", *_whole("key"), *said, *where, *sizes, rowid=True)
    _index("entity", "source", "id", unique=True)
    _index("entity", "source", "kind", "key")
    past = (*_whole("entity", "version"), *_text("updated"), *_whole("deleted", sort=SMALL), *_text("xml"))
    _table("entity_past", "entity version", *past, _of_entity("entity_past"))
    claim = (*_whole("entity", "number"), *_text("name", "form", "value"), *_text("target", empty=True))
    _table("claim", "entity number", *claim, _of_entity("claim"))
    _index("claim", "target")
