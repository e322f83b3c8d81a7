# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first form of the ledger: files, documents and what was found in them, reviews."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT, WHOLE, REAL = sa.Text(), sa.Integer(), sa.Float()


def upgrade() -> None:
    _files()
    _documents()
    _reading()
    _finding()
    _saying()


def _column(name: str, kind: Any = TEXT, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=empty)


def _key(name: str) -> sa.Column[Any]:
    return sa.Column(name, WHOLE, nullable=False, autoincrement=False)


def _to(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{parent}.key"], name=op.f(f"fk_{table}_{column}"))


def _index(table: str, *columns: str, unique: bool = False) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), unique=unique)


def _numbered(table: str, *columns: sa.Column[Any]) -> None:
    """A table whose rows are numbered within their document."""
    op.create_table(
        table,
        _key("document"),
        _key("number"),
        *columns,
        _to(table, "document", "document"),
        sa.PrimaryKeyConstraint("document", "number", name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )


def _files() -> None:
    op.create_table(
        "ledger",
        _column("name"),
        _column("value"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_ledger")),
    )
    op.create_table(
        "file",
        _key("key"),
        _column("digest"),
        _column("name"),
        _column("place"),
        _column("size", sa.BigInteger()),
        _column("status"),
        _column("code", empty=True),
        _column("what", empty=True),
        _column("remedy", empty=True),
        _column("reader"),
        _column("added_at"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_file")),
        sa.UniqueConstraint("digest", name=op.f("uq_file_digest")),
    )
    _index("file", "status")


def _documents() -> None:
    op.create_table(
        "document",
        _key("key"),
        _column("name"),
        _column("media"),
        _column("identifier", empty=True),
        _column("title"),
        _column("kind", empty=True),
        _column("earliest", empty=True),
        _column("latest", empty=True),
        _column("series"),
        _column("version", WHOLE),
        _column("current", sa.SmallInteger()),
        _column("marks_version", empty=True),
        _column("changed", WHOLE),
        _to("document", "key", "file"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_document")),
        sa.UniqueConstraint("changed", name=op.f("uq_document_changed")),
    )
    _index("document", "marks_version")
    _index("document", "series", "version", unique=True)


def _reading() -> None:
    op.create_table(
        "body",
        _key("document"),
        *(_column(name) for name in ("text", "paths", "turns", "runs", "targets")),
        _to("body", "document", "document"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_body")),
    )
    op.create_table(
        "alias",
        _column("kind"),
        _column("value"),
        _key("document"),
        _to("alias", "document", "document"),
        sa.PrimaryKeyConstraint("kind", "value", "document", name=op.f("pk_alias")),
        sqlite_with_rowid=False,
    )
    _index("alias", "document")
    _numbered(
        "passage",
        _column("start", WHOLE),
        _column("stop", WHOLE),
        _column("kind"),
        _column("page", WHOLE, empty=True),
        _column("path", WHOLE),
        _column("label", empty=True),
        _column("turn", WHOLE, empty=True),
        _column("anchor", WHOLE, empty=True),
    )
    _numbered(
        "fact",
        _column("name"),
        _column("value"),
        _column("start", WHOLE, empty=True),
        _column("stop", WHOLE, empty=True),
    )


def _finding() -> None:
    _numbered(
        "mark",
        _column("kind"),
        _column("start", WHOLE),
        _column("stop", WHOLE),
        _column("rule"),
        _column("score", REAL),
        _column("value"),
    )
    _numbered(
        "link",
        _column("mark", WHOLE),
        _column("target"),
        _column("score", REAL),
        _column("reason"),
        _column("address", empty=True),
        _column("found"),
    )
    _index("link", "target")
    _numbered(
        "follow_up",
        *(_column(name) for name in ("kind", "state", "what")),
        *(_column(name, empty=True) for name in ("asked_by", "owed_by", "occasion", "due")),
        _column("evidence"),
    )
    _numbered(
        "event",
        *(_column(name, empty=True) for name in ("earliest", "latest")),
        *(_column(name) for name in ("precision", "kind", "title", "evidence", "targets")),
    )


def _saying() -> None:
    op.create_table(
        "review",
        _key("number"),
        *(_column(name) for name in ("digest", "subject", "kind")),
        *(_column(name, WHOLE) for name in ("start", "stop")),
        *(_column(name) for name in ("quote", "verdict", "who", "said_at", "why", "value")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_review")),
    )
    _index("review", "digest")
