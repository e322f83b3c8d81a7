# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of near-duplicates: what texts look like, which are found alike, and what people said of it.

`document.copy_of` says of which document another is a copy. It is one with the same access, never a copy
itself, and of no older version than the newest that has this access.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    text,
)

from samenhang.ledger.tables import metadata


def _text(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


def _file(name: str, **more: Any) -> Column[Any]:
    return Column(name, Integer, ForeignKey("file.key"), primary_key=True, autoincrement=False, **more)


WAITS, LEADS, RESTS = 0, 1, 2
"""A text that was not held against others yet; one that others can be found to be copies of; any other."""

# What a text looks like: a signature, and the keys under which texts that are alike meet.
likeness = Table(
    "likeness",
    metadata,
    _file("document"),
    Column("signature", LargeBinary, nullable=False),
    Column("bands", LargeBinary, nullable=False),
    Column("state", SmallInteger, nullable=False),
    Index(
        "ix_likeness_waits", "document", sqlite_where=text("state = 0"), postgresql_where=text("state = 0")
    ),
)

# Which documents that lead meet under a key, among those with the same access; a few for each key.
band = Table(
    "band",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("access", Integer, primary_key=True, autoincrement=False),
    Column("document", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# How alike a copy is to the document that it is one of, and where their words differ: pairs as JSON.
copy = Table(
    "copy",
    metadata,
    _file("document"),
    Column("shared", Float, nullable=False),
    _text("differences"),
)

# What people said of two texts: that they are one document, or apart. Only ever appended; the last one holds.
parting = Table(
    "parting",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("digest", Text, nullable=False, index=True),
    Column("other", Text, nullable=False, index=True),
    Column("one", SmallInteger, nullable=False),
    _text("who"),
    _text("said_at"),
    _text("why"),
)

# Where the very same file was brought from besides: it is kept once.
brought = Table(
    "brought",
    metadata,
    _file("file"),
    Column("place", Text, primary_key=True),
    _text("name"),
    _text("came_at"),
    sqlite_with_rowid=False,
)
