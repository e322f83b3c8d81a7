# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A ledger of an earlier form is brought to this one with all that it holds."""

from __future__ import annotations

from alembic import command
from sqlalchemy import MetaData, text

from samenhang.ledger import ladder, steps, tables
from samenhang.ledger.engine import make_engine, writing
from samenhang.ledger.migrations import HEAD
from samenhang.ledger.place import place_of
from samenhang.viewer import PUBLIC, Level, Role, Viewer
from tests.conftest import Library
from tests.ledger.world import LETTER, NOTE, keep, letter_findings

LATER = ("access", "guarded", "copy_of")
FIRST = ("ledger", "file", "document", "body", "alias", "passage", "fact", "mark", "link")


def test_what_was_kept_before_there_was_access_is_public(library: Library) -> None:
    _first_form(library)
    ledger = library.open()
    keep(ledger, NOTE)
    with ledger._reading() as connection:
        assert steps.form_of(connection) == HEAD
    reader = ledger.seen_by(Viewer("lezer", Role.READER, Level.PUBLIC))
    assert [entry.access for entry in reader.entries()] == [PUBLIC, PUBLIC]
    assert reader.document("kst-33763-8") == LETTER
    assert reader.search("strategie").total > 0
    with ledger.writing() as ink:
        ink.audit("upgrade", "ledger", "done", "test", "proef")
    assert ledger.verify_audit().lines == 1


def _first_form(library: Library) -> None:
    """A ledger as the first form had it, with the letter in it: made from one of today."""
    ledger = library.open()
    keep(ledger, LETTER, letter_findings())
    with ledger._reading() as connection:
        kept = {
            table.name: [dict(row._mapping) for row in connection.execute(table.select())]
            for table in tables.metadata.sorted_tables
            if table.name in FIRST
        }
    library.close()
    place = place_of(library.where, library.index)
    engine = make_engine(place, 5)
    with writing(engine, place, 5) as connection:
        every = MetaData()
        every.reflect(connection)
        every.drop_all(connection)
        if place.path is None:
            connection.execute(text("DROP FUNCTION audit_refuse"))
        command.upgrade(ladder._config(connection), "0001")
        for name, rows in kept.items():
            for row in rows:
                old = {key: value for key, value in row.items() if key not in LATER}
                columns, values = ", ".join(f'"{key}"' for key in old), ", ".join(f":{key}" for key in old)
                connection.execute(text(f'INSERT INTO "{name}" ({columns}) VALUES ({values})'), old)
    engine.dispose()
