# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Risk files: scenarios, cascades and measures as people wrote them, every version of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    said = [sa.Column(name, sa.Text(), nullable=False) for name in ("kind", "title", "text")]
    made = [sa.Column(name, sa.Text(), nullable=False) for name in ("made_by", "made_at")]
    op.create_table(
        "risk_file",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        *said,
        sa.Column("access", sa.Integer(), nullable=False),
        *made,
        sa.PrimaryKeyConstraint("name", "version", name=op.f("pk_risk_file")),
    )
    op.create_index(op.f("ix_risk_file_access_name"), "risk_file", ["access", "name"])
