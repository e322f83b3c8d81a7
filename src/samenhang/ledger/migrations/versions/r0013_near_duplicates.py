# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Near-duplicates: which documents are copies of another, how they are found, what people said of it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

TEXT, WHOLE, BYTES = sa.Text(), sa.Integer(), sa.LargeBinary()


def upgrade() -> None:
    op.add_column("document", sa.Column("copy_of", WHOLE, nullable=True))
    _index_where("ix_document_copy_of", "document", "copy_of", "copy_of IS NOT NULL")
    _of_file(
        "likeness",
        "document",
        sa.Column("signature", BYTES, nullable=False),
        sa.Column("bands", BYTES, nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
    )
    _index_where("ix_likeness_waits", "likeness", "document", "state = 0")
    names = ("band", "access", "document")
    op.create_table(
        "band",
        sa.Column("band", sa.BigInteger(), nullable=False, autoincrement=False),
        *(sa.Column(name, WHOLE, nullable=False, autoincrement=False) for name in names[1:]),
        sa.PrimaryKeyConstraint(*names, name=op.f("pk_band")),
        sqlite_with_rowid=False,
    )
    shared = sa.Column("shared", sa.Float(), nullable=False)
    _of_file("copy", "document", shared, sa.Column("differences", TEXT, nullable=False))
    _partings()
    _brought()
    op.execute(
        "INSERT INTO ledger (name, value) SELECT 'likeness', '0' WHERE EXISTS (SELECT 1 FROM document)"
    )


def _index_where(name: str, table: str, column: str, where: str) -> None:
    said = sa.text(where)
    op.create_index(op.f(name), table, [column], sqlite_where=said, postgresql_where=said)


def _of_file(name: str, key: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column(key, WHOLE, nullable=False, autoincrement=False),
        *columns,
        sa.ForeignKeyConstraint([key], ["file.key"], name=op.f(f"fk_{name}_{key}")),
        sa.PrimaryKeyConstraint(key, name=op.f(f"pk_{name}")),
    )


def _partings() -> None:
    op.create_table(
        "parting",
        sa.Column("number", WHOLE, nullable=False, autoincrement=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("other", TEXT, nullable=False),
        sa.Column("one", sa.SmallInteger(), nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("who", "said_at", "why")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_parting")),
    )
    for name in ("digest", "other"):
        op.create_index(op.f(f"ix_parting_{name}"), "parting", [name])


def _brought() -> None:
    op.create_table(
        "brought",
        sa.Column("file", WHOLE, nullable=False, autoincrement=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("place", "name", "came_at")),
        sa.ForeignKeyConstraint(["file"], ["file.key"], name=op.f("fk_brought_file")),
        sa.PrimaryKeyConstraint("file", "place", name=op.f("pk_brought")),
        sqlite_with_rowid=False,
    )
