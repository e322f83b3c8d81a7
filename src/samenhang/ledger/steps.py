# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A ledger is brought to the form that this program speaks when it is opened, in one transaction."""

from __future__ import annotations

import sqlite3
import time
import uuid
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, insert, inspect, select, text
from sqlalchemy.engine.interfaces import DBAPICursor

from samenhang.errors import LedgerError
from samenhang.ledger import tables
from samenhang.ledger.engine import reading, writing
from samenhang.ledger.migrations import HEAD
from samenhang.ledger.place import Place
from samenhang.loading import lazy

if TYPE_CHECKING:
    from samenhang.ledger import ladder
else:
    ladder = lazy("samenhang.ledger.ladder")


def bring_up_to_date(engine: Engine, place: Place, wait: float) -> None:
    """Make the tables or bring them to the newest form. Killed halfway, nothing has happened.

    Raises LedgerError for a ledger of a newer program, and for a database that is no ledger.
    """
    with reading(engine, place) as connection:
        if form_of(connection) == HEAD:
            return
    if place.path is not None:
        _keep_readers_going(engine, place, wait)
    with writing(engine, place, wait) as connection:
        form = form_of(connection)  # another program may have done it while this one waited
        if form == HEAD:
            return
        _refuse_strangers(connection, form, place)
        ladder.climb(connection)
        if form is None:
            row = {"name": "id", "value": uuid.uuid4().hex}
            connection.execute(insert(tables.ledger), row)


def form_of(connection: Connection) -> str | None:
    """The step the ledger was brought to, or None where there are no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def ledger_id(connection: Connection) -> str:
    """What tells this ledger from every other one."""
    question = select(tables.ledger.c.value).where(tables.ledger.c.name == "id")
    return str(connection.execute(question).scalar_one())


def _keep_readers_going(engine: Engine, place: Place, wait: float) -> None:
    """Write-ahead logging: readers never wait for the writer, nor the writer for readers."""
    with writing(engine, place, wait):
        pass  # refuses a file that is no database, and makes an absent one
    connection = engine.raw_connection()
    try:
        _switch(connection.cursor(), place, time.monotonic() + wait)
    finally:
        connection.close()


def _switch(cursor: DBAPICursor, place: Place, until: float) -> None:
    """SQLite itself does not wait here for others that open the same ledger."""
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise LedgerError(f"{place} cannot be opened: {error}", "try again") from error
            time.sleep(0.02)
        else:
            cursor.close()
            return


def _refuse_strangers(connection: Connection, form: str | None, place: Place) -> None:
    if form is None:
        if set(inspect(connection).get_table_names()) & {"file", "document", "ledger"}:
            raise LedgerError(
                f"{place} is a database of something else", "give the ledger a place of its own"
            )
        return
    if form not in ladder.forms():
        raise LedgerError(
            f"{place} was made by a newer Samenhang (form {form}; this one speaks {HEAD})",
            "pip install --upgrade samenhang",
        )
