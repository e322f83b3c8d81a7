# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounds of questions to experts: the questions, who was invited, who they are, and what they answered."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

TEXT, WHOLE, SMALL = sa.Text(), sa.Integer(), sa.SmallInteger()


def _column(name: str, kind: Any = TEXT, empty: bool = False, unique: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=empty, unique=unique or None)


def _key(name: str, kind: Any = WHOLE) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def _table(name: str, key: list[sa.Column[Any]], *columns: sa.Column[Any]) -> None:
    constraint = sa.PrimaryKeyConstraint(*(one.name for one in key), name=op.f(f"pk_{name}"))
    op.create_table(name, *key, *columns, constraint)


def upgrade() -> None:
    said = [_column(name) for name in ("title", "introduction", "language", "closes", "state")]
    made = [_column("stage", SMALL), _column("made_by"), _column("made_at")]
    _table("elicitation", [_column("name")], *said, *made)
    number = [_column("round"), _key("number")]
    _table("elicitation_question", number, _column("asked"), _column("realisation", empty=True))
    number = [_column("round"), _key("number")]
    hashed = _column("token_hash", unique=True)
    rest = [_column("pseudonym"), hashed, _column("seed"), _column("submitted", SMALL)]
    _table("elicitation_expert", number, *rest)
    person = [_column("round"), _key("expert")]
    _table("elicitation_person", person, _column("name"), _column("email"), _column("invited_at"))
    whole = [_column("round"), _key("expert"), _key("question"), _key("stage", SMALL)]
    typed = [_column("typed"), _column("reason"), _column("cannot", SMALL), _column("saved_at")]
    _table("elicitation_answer", whole, *typed)
