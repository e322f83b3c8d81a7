# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of what people follow: feeds with their keys, watches with what was sent, lists that wait."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Integer, LargeBinary, Table, Text, delete

from samenhang.ledger.tables import metadata


def _number() -> Column[Any]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _text(name: str, empty: bool = False, index: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=empty, index=index)


# An address that a program fetches without signing in: `token_hash` is the hash of the key in it. What it
# shows is `selection`, a query of the register, through the eyes of its owner as they are at that moment.
feed = Table(
    "feed",
    metadata,
    _number(),
    _text("owner", index=True),
    Column("token_hash", Text, nullable=False, unique=True),
    _text("form"),
    _text("selection"),
    _text("language"),
    _text("made_at"),
    _text("used_at", empty=True),
)

# Letters about what moves in a `selection`, from the day `since` on, to an address for mail. `leave` is the
# key in the address that stops them: with it nothing else can be done.
watch = Table(
    "watch",
    metadata,
    _number(),
    _text("owner", index=True),
    _text("selection"),
    _text("address"),
    _text("language"),
    Column("leave", Text, nullable=False, unique=True),
    _text("since"),
    _text("made_at"),
)

# The letter of a day about an item, by name, to a reader; `told` are the names of its news, as JSON.
letter = Table(
    "letter",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("address", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    _text("told"),
    sqlite_with_rowid=False,
)

# A list that somebody sent and has not taken in yet.
draft = Table(
    "draft",
    metadata,
    Column("name", Text, primary_key=True),
    _text("owner"),
    _text("file"),
    Column("data", LargeBinary, nullable=False),
    _text("made_at", index=True),
)


def forget(connection: Connection, owner: str) -> None:
    """Take away what somebody follows."""
    for table in (feed, watch, letter, draft):
        connection.execute(delete(table).where(table.c.owner == owner))
