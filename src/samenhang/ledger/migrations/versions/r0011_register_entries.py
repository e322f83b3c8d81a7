# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entries of registers as documents: in which order entities changed, and what was made of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("entity", sa.Column("changed", sa.Integer(), nullable=False, server_default="0"))
    op.execute(sa.text("UPDATE entity SET changed = key"))
    op.create_index(op.f("ix_entity_changed"), "entity", ["changed"])
    op.create_table(
        "register_entry",
        sa.Column("entity", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entity.key"], name=op.f("fk_register_entry_entity")),
        sa.PrimaryKeyConstraint("entity", name=op.f("pk_register_entry")),
    )
    op.create_index(op.f("ix_register_entry_digest"), "register_entry", ["digest"])
