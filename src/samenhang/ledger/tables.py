# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of the ledger, the same on SQLite and PostgreSQL.

Rules of the house: keys are given by the one writer and only ever grow; dates are ISO text, so they sort and
compare alike everywhere; JSON is text that SQL does not look into; offsets count characters of `body.text`.
What belongs to a document has the key (document, number) and lies beside its neighbours on disk, so a
document costs the same to write and to read however many others there are.
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
    MetaData,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy import text as sql

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str, empty: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=empty)


def _whole(name: str, empty: bool = False) -> Column[Any]:
    return Column(name, Integer, nullable=empty)


def _of_document(name: str, *columns: Column[Any] | Index) -> Table:
    """A table whose rows are numbered within their document."""
    return Table(
        name,
        metadata,
        Column("document", Integer, ForeignKey("document.key"), primary_key=True, autoincrement=False),
        Column("number", Integer, primary_key=True, autoincrement=False),
        *columns,
        sqlite_with_rowid=False,
    )


# What holds for the ledger as a whole; "id" tells it from every other ledger.
ledger = Table("ledger", metadata, Column("name", Text, primary_key=True), _text("value"))

# Every file that was ever offered, also what could not be read (status: waiting, unread, read).
file = Table(
    "file",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("digest", Text, nullable=False, unique=True),
    _text("name"),
    _text("place"),
    Column("size", BigInteger, nullable=False),
    Column("status", Text, nullable=False, index=True),
    _text("code", empty=True),
    _text("what", empty=True),
    _text("remedy", empty=True),
    _text("reader"),
    _text("added_at"),
)

# Who may see documents: each combination of a level and groups once, so a viewer sees a handful of keys.
access = Table(
    "access",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    _text("level"),
    _text("groups"),
    Index(None, "level", "groups", unique=True),
)

OPEN = 1
"""The key of the access that is public and for all; every ledger has it."""

# What a file holds once read; `changed` numbers the changes of the whole ledger: the search index has seen
# all up to the number it wrote down. `series` is the paper that this is a version of.
# `guarded` is the change at which it was last given another access (0: never): an index that has not come so
# far must not be asked about it. `copy_of` is the document that it is a copy of (see copy_tables).
document = Table(
    "document",
    metadata,
    Column("key", Integer, ForeignKey("file.key"), primary_key=True, autoincrement=False),
    _text("name"),
    _text("media"),
    _text("identifier", empty=True),
    _text("title"),
    _text("kind", empty=True),
    _text("earliest", empty=True),
    _text("latest", empty=True),
    _text("series"),
    _whole("version"),
    Column("current", SmallInteger, nullable=False),
    Column("marks_version", Text, index=True),
    Column("changed", Integer, nullable=False, unique=True),
    Column("access", Integer, nullable=False, server_default=str(OPEN)),
    Column("guarded", Integer, nullable=False, server_default="0", index=True),
    _whole("copy_of", empty=True),
    Index(None, "series", "version", unique=True),
    Index(None, "access", "key"),
    Index(
        "ix_document_copy_of",
        "copy_of",
        sqlite_where=sql("copy_of IS NOT NULL"),
        postgresql_where=sql("copy_of IS NOT NULL"),
    ),
)

# The text itself, once, apart from what is looked at often.
body = Table(
    "body",
    metadata,
    Column("document", Integer, ForeignKey("document.key"), primary_key=True, autoincrement=False),
    _text("text"),
    _text("paths"),
    _text("turns"),
    _text("runs"),
    _text("targets"),
)

passage = _of_document(
    "passage",
    _whole("start"),
    _whole("stop"),
    _text("kind"),
    _whole("page", empty=True),
    _whole("path"),
    _text("label", empty=True),
    _whole("turn", empty=True),
    _whole("anchor", empty=True),
)

fact = _of_document(
    "fact", _text("name"), _text("value"), _whole("start", empty=True), _whole("stop", empty=True)
)

# Names by which people find a document, folded: kind is identifier, dossier or name.
alias = Table(
    "alias",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column(
        "document", Integer, ForeignKey("document.key"), primary_key=True, autoincrement=False, index=True
    ),
    sqlite_with_rowid=False,
)

mark = _of_document(
    "mark",
    _text("kind"),
    _whole("start"),
    _whole("stop"),
    _text("rule"),
    Column("score", Float, nullable=False),
    _text("value"),
)

link = _of_document(
    "link",
    _whole("mark"),
    Column("target", Text, nullable=False, index=True),
    Column("score", Float, nullable=False),
    _text("reason"),
    _text("address", empty=True),
    _text("found"),
)

follow_up = _of_document(
    "follow_up",
    _text("kind"),
    _text("state"),
    _text("what"),
    _text("asked_by", empty=True),
    _text("owed_by", empty=True),
    _text("occasion", empty=True),
    _text("due", empty=True),
    _text("evidence"),
    _text("due_latest", empty=True),  # the last day as ISO text, where it is firm
    Index(None, "kind", "state", "due_latest"),
)

event = _of_document(
    "event",
    _text("earliest", empty=True),
    _text("latest", empty=True),
    _text("precision"),
    _text("kind"),
    _text("title"),
    _text("evidence"),
    _text("targets"),
)

# What people said; only ever appended. It hangs on the words, not on rows that a better rule replaces.
review = Table(
    "review",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("digest", Text, nullable=False, index=True),
    _text("subject"),
    _text("kind"),
    _whole("start"),
    _whole("stop"),
    _text("quote"),
    _text("verdict"),
    _text("who"),
    _text("said_at"),
    _text("why"),
    _text("value"),
)

# Who may come in by name. The password is kept as the shell around the ledger has hashed it.
account = Table(
    "account",
    metadata,
    Column("name", Text, primary_key=True),
    _text("password"),
    _text("role"),
    _text("clearance"),
    _text("groups"),
    Column("active", SmallInteger, nullable=False),
    _text("created_at"),
)

# Who is in. Only the hash of a token is kept: who reads this table cannot come in with it.
session = Table(
    "session",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("account", Text, ForeignKey("account.name"), nullable=False, index=True),
    _text("created_at"),
    _text("expires_at"),
    _text("last_seen"),
)

# Searches that somebody keeps, by desk.
saved = Table(
    "saved",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    _text("owner"),
    _text("desk"),
    _text("name"),
    _text("address"),
    _text("created_at"),
    Index(None, "owner", "desk", "name", unique=True),
)

# Who did what, when, from where, and what came of it. Only added to: the database refuses all else.
audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("moment"),
    _text("actor"),
    _text("action"),
    _text("object"),
    _text("result"),
    _text("origin"),
    _text("previous"),
    _text("hash"),
)

# Words put right by hand, in the order in which that was done; only ever appended, but for `loose`: whether
# the words were not there in the newest reading of the file.
correction = Table(
    "correction",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("digest", Text, nullable=False, index=True),
    _whole("start"),
    _whole("stop"),
    _text("quote"),
    _text("text"),
    _text("who"),
    _text("said_at"),
    _text("why"),
    Column("loose", SmallInteger, nullable=False),
)

OF_DOCUMENT = (passage, fact, mark, link, follow_up, event)
"""Tables whose rows are replaced when a document is read or marked again; what people did is not."""
