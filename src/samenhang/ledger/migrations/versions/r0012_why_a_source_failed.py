# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a stream or a file failed, as a code, and what came of the last round of each source."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    for table in ("stream", "origin"):
        op.add_column(table, sa.Column("code", sa.Text(), nullable=True))
    columns = ["source", "kind", "deleted"]
    op.create_index(op.f("ix_entity_source_kind_deleted"), "entity", columns)
    counts = ("new", "changed", "deleted", "again", "entries", "files", "unread", "failed")
    op.create_table(
        "source_round",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in counts),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_source_round")),
    )
