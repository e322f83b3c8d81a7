# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the library desk keeps: words put right by hand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TEXT, WHOLE = sa.Text(), sa.Integer()


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("number", WHOLE, nullable=False, autoincrement=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("start", WHOLE, nullable=False),
        sa.Column("stop", WHOLE, nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("quote", "text", "who", "said_at", "why")),
        sa.Column("loose", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_digest"), "correction", ["digest"])
