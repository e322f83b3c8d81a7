# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""When what is owed is due, where SQL can look: a list of what is late asks for no other rows."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("follow_up", sa.Column("due_latest", sa.Text()))
    op.create_index(op.f("ix_follow_up_kind_state_due_latest"), "follow_up", ["kind", "state", "due_latest"])
    table = sa.table("follow_up", *(sa.column(name) for name in ("document", "number", "due", "due_latest")))
    found = op.get_bind().execute(sa.select(table).where(table.c.due.is_not(None))).all()
    for row in found:
        _, _, latest, firm = json.loads(row.due)
        if latest and firm is True:
            this = (table.c.document == row.document, table.c.number == row.number)
            op.execute(sa.update(table).where(*this).values(due_latest=latest))
