# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One writer and many readers; and each thing that can be wrong with a ledger, in words with a way out."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

import samenhang.ledger
from samenhang.errors import InvalidInput, LedgerError, NotFound, SamenhangError
from samenhang.ledger import Ledger, engine, open_ledger, steps, tables
from samenhang.ledger.migrations import HEAD
from samenhang.ledger.place import place_of
from tests.conftest import Library
from tests.ledger import world
from tests.ledger.world import LETTER, NOTE, WHEN, document_of, file_of, keep

SECRET = "geheim-wachtwoord"


def test_the_steps_lead_to_the_tables(ledger: Ledger) -> None:
    for module in iter_modules(samenhang.ledger.__path__):
        if module.name.endswith("_tables"):
            import_module(f"samenhang.ledger.{module.name}")
    with ledger._reading() as connection:
        assert steps.form_of(connection) == HEAD
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata) == []


def test_a_second_opening_changes_nothing(library: Library) -> None:
    first, second = library.open(), library.open()
    keep(first, LETTER)
    assert second.document("kst-33763-8") == LETTER


def test_many_open_a_new_ledger_at_once(library: Library) -> None:
    wrong: list[SamenhangError] = []

    def run() -> None:
        try:
            open_ledger(library.where, index=library.index, wait=20).close()
        except SamenhangError as error:
            wrong.append(error)

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert library.open().status().read == 0


def test_readers_see_what_was_before_while_a_writer_writes(library: Library) -> None:
    writer, reader = library.open(), library.open()
    keep(writer, LETTER)
    with writer.writing(WHEN, "1") as ink:
        ink.keep_document(file_of(NOTE), NOTE)
        ink.flush()
        assert reader.status().read == 1
        assert [entry.name for entry in reader.entries()] == [LETTER.name]
    assert reader.status().read == 2


def test_a_reader_sees_one_state_to_the_end(library: Library) -> None:
    writer, reader = library.open(), library.open()
    keep(writer, LETTER)
    with reader._reading() as connection:
        count = text("SELECT count(*) FROM document")
        assert connection.execute(count).scalar() == 1
        keep(writer, NOTE)
        assert connection.execute(count).scalar() == 1


def test_the_second_writer_waits(library: Library) -> None:
    first, second = library.open(), library.open()
    entered = threading.Event()

    def run() -> None:
        entered.wait(10)
        keep(second, NOTE)

    thread = threading.Thread(target=run)
    thread.start()
    with first.writing(WHEN, "1") as ink:
        entered.set()
        ink.keep_document(file_of(LETTER), LETTER)
    thread.join()
    assert first.status().read == 2


def test_who_waits_too_long_is_told_for_whom(library: Library) -> None:
    first, second = library.open(), library.open(wait=0.3)

    def write() -> None:
        with second.writing(WHEN, "1"):
            pass

    with (
        first.writing(WHEN, "1"),
        pytest.raises(LedgerError, match=r"waited 0\.3 seconds for .*process \d+") as caught,
    ):
        write()
    assert "try again" in caught.value.remedy
    assert caught.value.exit_code == 5


NO_LEDGERS = [b"dit is geen database, maar een brief " * 40, b"SQLite format 3\0" + b"\xff" * 5000]


@pytest.mark.parametrize("content", NO_LEDGERS)
def test_a_file_that_is_no_ledger(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="damaged or not a ledger") as caught:
        open_ledger(path)
    assert caught.value.remedy
    assert path.read_bytes() == content


def test_a_damaged_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_ledger(path) as ledger:
        world.keep_world(ledger)
    content = bytearray(path.read_bytes())
    content[4096 : len(content)] = b"\x5a" * (len(content) - 4096)
    path.write_bytes(content)

    def read() -> None:
        with open_ledger(path) as ledger:
            list(ledger.everything())

    with pytest.raises(LedgerError, match="damaged"):
        read()


def test_a_database_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE document (title TEXT)")
    with pytest.raises(LedgerError, match="something else"):
        open_ledger(path)


def test_a_newer_ledger_is_left_alone(library: Library) -> None:
    ledger = library.open()
    with engine.writing(ledger._engine, ledger.place, 5) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="made by a newer Samenhang") as caught:
        library.open()
    assert "upgrade" in caught.value.remedy


@pytest.mark.parametrize(
    "url",
    [f"postgresql://jan:{SECRET}@localhost:1/x", f"postgresql+psycopg://jan:{SECRET}@no-such-host.invalid/x"],
)
def test_a_server_out_of_reach(url: str) -> None:
    with pytest.raises(LedgerError, match="cannot be reached") as caught:
        open_ledger(url)
    assert SECRET not in str(caught.value)
    assert "jan:***@" in str(caught.value)


@pytest.mark.parametrize("url", ["mysql://x@y/z", "http://example.org", "sqlite://", "://", "nonsense://[x"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        open_ledger(url)
    assert caught.value.remedy


def test_an_absent_ledger_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="there is no ledger"):
        open_ledger(tmp_path / "a.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LedgerError, match="cannot be made"):
        open_ledger(tmp_path / "file" / "a.db")


def test_places() -> None:
    place = place_of("sqlite:////tmp/a/b.db")
    assert (place.path, place.index) == (Path("/tmp/a/b.db"), Path("/tmp/a/b.db.index"))
    one, other = (place_of(f"postgresql://jan:{word}@host/x") for word in (SECRET, "other"))
    assert one.index == other.index  # the password does not decide which index it is
    assert str(one) == "postgresql+psycopg://jan:***@host/x"
    assert place_of("postgres://host/x", "/tmp/i").index == Path("/tmp/i")
    assert SECRET not in one.hide(f"user jan, password {SECRET}")


def test_names_longer_than_an_index_holds(ledger: Ledger) -> None:
    long = document_of(["x"], "n" * 3000 + ".txt", identifier="k" * 3000, dossier="9" * 3000)
    keep(ledger, long, where="/" + "p" * 3000)
    assert ledger.entry(long.digest).name == long.name
    assert ledger.entry(long.digest).series.startswith("hash:")
