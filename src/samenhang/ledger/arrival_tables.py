# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of what sources brought: how far each was followed, what it said, and what it said before."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, SmallInteger, Table, Text

from samenhang.ledger.tables import metadata


def _text(name: str, empty: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=empty)


def _key(name: str) -> Column[Any]:
    return Column(name, Text, primary_key=True)


# How far a stream of a source was followed. The cursor is written in one transaction with what it brought.
stream = Table(
    "stream",
    metadata,
    _key("source"),
    _key("name"),
    _text("cursor"),
    Column("pages", Integer, nullable=False),
    Column("entities", Integer, nullable=False),  # versions that came, the same one again included
    _text("tried_at", empty=True),
    _text("fresh_at", empty=True),  # when it was last followed to its end
    _text("problem", empty=True),  # why it was not, the last time
    _text("code", empty=True),  # the same as one of NOT_FETCHED_CODES
    sqlite_with_rowid=False,
)

# What came of the last round of a source.
source_round = Table(
    "source_round",
    metadata,
    _key("source"),
    _text("ended_at"),
    *(
        Column(name, Integer, nullable=False)
        for name in ("new", "changed", "deleted", "again", "entries", "files", "unread", "failed")
    ),
)

# Every raw answer, by its digest; the bytes are in the store of answers.
answer = Table(
    "answer",
    metadata,
    _key("source"),
    _key("digest"),
    _text("stream"),
    _text("address"),
    _text("came_at"),
    sqlite_with_rowid=False,
)

# What a source keeps, as it is now: one row for each identifier. A tombstone is `deleted`, and stays.
# `content` is a hash of what it says; `issued` counts how often it came, `version` how often it differed.
# `changed` rises over all of them with each that says something else than before: who follows goes on there.
entity = Table(
    "entity",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    _text("source"),
    _text("id"),
    _text("kind"),
    _text("updated"),
    Column("deleted", SmallInteger, nullable=False),
    _text("xml"),
    _text("content"),
    _text("cursor"),
    _text("enclosure"),
    _text("media"),
    Column("length", BigInteger, nullable=False),
    Column("issued", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed", Integer, nullable=False, server_default="0"),
    Index(None, "source", "id", unique=True),
    Index(None, "source", "kind", "key"),
    Index(None, "changed"),
    Index(None, "source", "kind", "deleted"),  # to count them without reading them
)

# What an entity said before it said something else; only ever appended.
entity_past = Table(
    "entity_past",
    metadata,
    Column("entity", Integer, ForeignKey("entity.key"), primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    _text("updated"),
    Column("deleted", SmallInteger, nullable=False),
    _text("xml"),
    sqlite_with_rowid=False,
)

# What the newest version that was not a tombstone says, one row a statement. `target` is what others look it
# up by: the entity it points to, or a short number or identifier of its own.
claim = Table(
    "claim",
    metadata,
    Column("entity", Integer, ForeignKey("entity.key"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("name"),
    _text("form"),
    _text("value"),
    Column("target", Text, nullable=True, index=True),
    sqlite_with_rowid=False,
)

# What a source sent that no table knows: reported once, with the first example.
oddity = Table(
    "oddity",
    metadata,
    _key("source"),
    _key("kind"),
    _key("what"),
    _text("sample"),
    _text("entity"),
    sqlite_with_rowid=False,
)

# The file of an entity: what was fetched for which `content`, or why it was not. One file (by its digest) may
# have come from many places.
origin = Table(
    "origin",
    metadata,
    Column("entity", Integer, ForeignKey("entity.key"), primary_key=True, autoincrement=False),
    _text("content"),
    _text("address"),
    Column("digest", Text, nullable=True, index=True),
    _text("problem", empty=True),
    _text("tried_at"),
    _text("code", empty=True),
)

# An entity that is an entry of a register, as a document: a hash of what the newest version says, how many
# versions there were, and the digest of the newest.
register_entry = Table(
    "register_entry",
    metadata,
    Column("entity", Integer, ForeignKey("entity.key"), primary_key=True, autoincrement=False),
    _text("content"),
    Column("version", Integer, nullable=False),
    Column("digest", Text, nullable=False, index=True),
)
