# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two databases behind one door: connections, the lock of the one writer, bulk rows, errors in words."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, create_engine, event, text
from sqlalchemy.exc import DatabaseError, DBAPIError, NoSuchModuleError, OperationalError

from samenhang.errors import LedgerError
from samenhang.ledger.place import Place

WRITER = 7_364_152
"""First half of the number of the advisory lock on PostgreSQL; the second half is the schema's."""

_LOCKED = (
    "database is locked",
    "database table is locked",
    "lock timeout",
    "canceling statement due to lock",
)
_DAMAGED = ("malformed", "not a database", "disk i/o error", "file is encrypted", "could not read block")
_UNREACHABLE = (
    "connection",
    "server",
    "could not translate host",
    "failed to resolve",
    "authentication",
    "unable to open",
)
_FULL = ("disk is full", "no space left", "readonly", "read-only")


def make_engine(place: Place, wait: float) -> Engine:
    """An engine for the place; `wait` is how many seconds to wait for another writer."""
    try:
        if place.path is None:
            return create_engine(place.url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
        engine = create_engine(place.url, connect_args={"timeout": wait})
    except (ImportError, NoSuchModuleError) as error:
        raise LedgerError(
            "the driver for PostgreSQL is not installed", "pip install 'samenhang[postgresql]'"
        ) from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "cache_size = -32000", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN").close()


@contextmanager
def reading(engine: Engine, place: Place) -> Iterator[Connection]:
    """A connection that sees one state of the ledger from beginning to end, whatever is written meanwhile."""
    with _in_words(place), engine.connect() as connection:
        if place.path is None:
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine, place: Place, wait: float) -> Iterator[Connection]:
    """A transaction of the one writer: waits `wait` seconds for another one, then says who it waited for."""
    with _in_words(place, engine, wait), engine.connect() as connection:
        connection = connection.execution_options(writing=True)
        with connection.begin():
            _lock(connection, place, wait)
            yield connection


def _lock(connection: Connection, place: Place, wait: float) -> None:
    if place.path is not None:
        with suppress(OSError):
            note = {"pid": os.getpid(), "program": os.path.basename(sys.argv[0] or "python")}
            _writer_note(place).write_text(json.dumps(note), "utf-8")
        return
    connection.execute(text(f"SET LOCAL lock_timeout = {max(1, int(wait * 1000))}"))
    connection.execute(
        text("SELECT pg_advisory_xact_lock(:writer, hashtext(current_schema()))"), {"writer": WRITER}
    )


def _writer_note(place: Place) -> Any:
    assert place.path is not None
    return place.path.with_name(place.path.name + "-writer")


@contextmanager
def _in_words(place: Place, engine: Engine | None = None, wait: float = 0) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise _error(error, place, engine, wait) from error


def _error(error: DBAPIError, place: Place, engine: Engine | None, wait: float) -> LedgerError:
    """What went wrong, and the way out. The driver's own words are kept, without the password."""
    words = place.hide(" ".join(str(error.orig).split()))
    low = words.lower()

    def says(*signs: str) -> bool:
        return any(sign in low for sign in signs)

    if says(*_LOCKED):
        return LedgerError(
            f"waited {wait:g} seconds for {_writer(place, engine)}, which is writing to {place}",
            "try again when it is done; reading goes on meanwhile",
        )
    if says(*_DAMAGED):
        return LedgerError(
            f"{place} is damaged or not a ledger: {words}",
            "put back a copy, or move the file away and add the documents again",
        )
    if says(*_FULL):
        return LedgerError(f"{place} cannot be written: {words}", "make room or give the right to write")
    if says(*_UNREACHABLE) and place.path is not None:
        return LedgerError(
            f"{place} cannot be opened: {words}", "name a file in a folder where you may write"
        )
    if says(*_UNREACHABLE) and isinstance(error, OperationalError):
        return LedgerError(
            f"{place} cannot be reached: {words}", "check the address and that the server runs"
        )
    return LedgerError(f"{place} cannot be used: {words}", "report this with what you were doing")


def _writer(place: Place, engine: Engine | None) -> str:
    """Who holds the lock, as far as can be told."""
    if place.path is not None:
        with suppress(OSError, ValueError, KeyError):
            note = json.loads(_writer_note(place).read_text("utf-8"))
            return f"{note['program']} (process {note['pid']})"
        return "another program"
    with suppress(DatabaseError):
        if engine is not None:
            return _server_writer(engine)
    return "another program"


def _server_writer(engine: Engine) -> str:
    question = text(
        "SELECT a.pid, a.application_name, a.usename FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
        " WHERE l.locktype = 'advisory' AND l.granted AND l.classid = :writer"
        " AND l.objid::bigint = (hashtext(current_schema())::bigint & 4294967295)"
    )
    with engine.connect() as connection:
        row = connection.execute(question, {"writer": WRITER}).first()
    return f"{row.usename} (server process {row.pid})" if row else "another program"


@cache
def _insert(table: Table, server: bool) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    if server:
        return f'COPY "{table.name}" ({names}) FROM STDIN'
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(table.columns))})'


def fill(connection: Connection, table: Table, rows: Sequence[Sequence[Any]]) -> None:
    """Add many rows at once, each with every column in the table's order: the fast way of each database."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_insert(table, False), [tuple(row) for row in rows]).close()
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(_insert(table, True)) as copy:
        for row in rows:
            copy.write_row(row)


class Question:
    """A question that is asked very often: put into the words of the database once, not each time.

    `names` are its parameters (`bindparam`) in the order in which they stand in it.
    """

    def __init__(self, question: Select[Any], *names: str) -> None:
        self._question = question
        self._names = names
        self._said: dict[str, str] = {}

    def ask(self, connection: Connection, *values: object) -> Sequence[Any]:
        dialect = connection.dialect
        said = self._said.get(dialect.name)
        if said is None:
            said = self._said[dialect.name] = str(self._question.compile(dialect=dialect))
        named = values if dialect.positional else dict(zip(self._names, values, strict=True))
        return connection.exec_driver_sql(said, named).all()
