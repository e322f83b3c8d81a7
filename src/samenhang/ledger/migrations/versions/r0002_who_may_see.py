# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may see what: access of documents, accounts and their sessions, saved searches, the audit log."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT, WHOLE = sa.Text(), sa.Integer()
REFUSAL = "the audit log is only ever added to"


def upgrade() -> None:
    _access()
    _accounts()
    _audit()
    if op.get_bind().dialect.name == "sqlite":
        _guard_file()
    else:
        _guard_server()


def _column(name: str, kind: Any = TEXT) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def _index(table: str, *columns: str, unique: bool = False) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), unique=unique)


def _access() -> None:
    """What was kept before there was access is public. Adding columns rewrites no row on either database."""
    access = op.create_table(
        "access",
        _column("key", WHOLE),
        _column("level"),
        _column("groups"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_access")),
    )
    _index("access", "level", "groups", unique=True)
    op.bulk_insert(access, [{"key": 1, "level": "public", "groups": "[]"}])
    for name, given in (("access", "1"), ("guarded", "0")):
        op.add_column("document", sa.Column(name, WHOLE, nullable=False, server_default=given))
    _index("document", "access", "key")
    _index("document", "guarded")


def _accounts() -> None:
    op.create_table(
        "account",
        *(_column(name) for name in ("name", "password", "role", "clearance", "groups")),
        _column("active", sa.SmallInteger()),
        _column("created_at"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_account")),
    )
    op.create_table(
        "session",
        *(_column(name) for name in ("token_hash", "account", "created_at", "expires_at", "last_seen")),
        sa.ForeignKeyConstraint(["account"], ["account.name"], name=op.f("fk_session_account")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_session")),
    )
    _index("session", "account")
    op.create_table(
        "saved",
        _column("key", WHOLE),
        *(_column(name) for name in ("owner", "desk", "name", "address", "created_at")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_saved")),
    )
    _index("saved", "owner", "desk", "name", unique=True)


def _audit() -> None:
    names = ("moment", "actor", "action", "object", "result", "origin", "previous", "hash")
    op.create_table(
        "audit",
        _column("number", WHOLE),
        *(_column(name) for name in names),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )


def _guard_file() -> None:
    """REPLACE would take a line away without deleting it, so a number that is there is refused too."""
    taken = "WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)"
    for name, moment in (
        ("audit_unchanged", "BEFORE UPDATE ON audit"),
        ("audit_kept", "BEFORE DELETE ON audit"),
        ("audit_added", f"BEFORE INSERT ON audit {taken}"),
    ):
        op.execute(f"CREATE TRIGGER {name} {moment} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")


def _guard_server() -> None:
    op.execute(
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit"
        " FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
    )
