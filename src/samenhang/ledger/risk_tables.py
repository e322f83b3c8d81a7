# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of risk files, as people wrote them in YAML, and of what was worked out on them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

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

# What a file came to, by the hash of all that it follows from. It can be made again: rows may go at any time.
risk_answer = Table(
    "risk_answer",
    metadata,
    Column("key", Text, primary_key=True),
    Column("made_at", Text, nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
