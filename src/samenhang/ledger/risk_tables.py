# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of risk files: scenarios, cascades and measures as people wrote them, in YAML."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from samenhang.ledger.tables import metadata

# A file in one version; a newer one comes beside it and nothing is overwritten. `kind` is scenarios, cascade
# or measures and `access` a key of `access`, both the same in all versions of a name.
risk_file = Table(
    "risk_file",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("access", Integer, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Index(None, "access", "name"),
)
