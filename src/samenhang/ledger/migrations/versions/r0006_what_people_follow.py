# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people follow: feeds with their keys, watches with what was sent, and lists that wait."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

TEXT = sa.Text()


def _text(*names: str, empty: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, TEXT, nullable=empty) for name in names]


def _unique(name: str) -> sa.Column[Any]:
    return sa.Column(name, TEXT, nullable=False, unique=True)


def _numbered(name: str, *columns: sa.Column[Any]) -> None:
    number = sa.Column("number", sa.Integer(), nullable=False, autoincrement=False)
    op.create_table(name, number, *columns, sa.PrimaryKeyConstraint("number", name=op.f(f"pk_{name}")))
    op.create_index(op.f(f"ix_{name}_owner"), name, ["owner"])


def upgrade() -> None:
    rest = _text("form", "selection", "language", "made_at")
    _numbered("feed", *_text("owner"), _unique("token_hash"), *rest, *_text("used_at", empty=True))
    first = _text("owner", "selection", "address", "language")
    _numbered("watch", *first, _unique("leave"), *_text("since", "made_at"))
    whole = ("owner", "address", "item", "day")
    key = sa.PrimaryKeyConstraint(*whole, name=op.f("pk_letter"))
    op.create_table("letter", *_text(*whole, "told"), key, sqlite_with_rowid=False)
    data = sa.Column("data", sa.LargeBinary(), nullable=False)
    key = sa.PrimaryKeyConstraint("name", name=op.f("pk_draft"))
    op.create_table("draft", *_text("name", "owner", "file"), data, *_text("made_at"), key)
    op.create_index(op.f("ix_draft_made_at"), "draft", ["made_at"])
