# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What risk files came to, so that it is there after a restart; and on which day an expert was reminded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "risk_answer",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_risk_answer")),
    )
    op.create_index(op.f("ix_risk_answer_made_at"), "risk_answer", ["made_at"])
    op.add_column("elicitation_person", sa.Column("reminded_on", sa.Text(), nullable=True))
