# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an item is called: by words that its reader may see, the same from then on."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select, update

from samenhang.desks.followup.register import Asked, Register
from samenhang.errors import NotFound
from samenhang.ledger import Ledger
from samenhang.ledger.item_tables import item_part
from samenhang.viewer import PUBLIC, Access, Level, Role, Viewer
from tests.conftest import Library
from tests.desks.followup.world import TODAY, debate, hand, keep, keep_all, letter, world
from tests.ledger.test_access import classify

INTERNAL = Access(Level.INTERNAL)
READER = Viewer("lezer", Role.READER, Level.PUBLIC)


def commitment(ledger: Ledger) -> str:
    (line,) = (one for one in Register(ledger, TODAY).lines(Asked(TODAY)).lines if one.kind == "commitment")
    return line.name


def test_a_name_does_not_come_of_what_is_hidden(library: Library) -> None:
    ledger = library.open()
    keep(ledger, debate(), INTERNAL)
    keep(ledger, letter())
    whole, seen = Register(ledger, TODAY), Register(ledger.seen_by(READER), TODAY)
    first, own = commitment(ledger), commitment(ledger.seen_by(READER))
    assert first != own
    assert whole.item(own).line.name == whole.item(first).line.name == first
    assert seen.item(own).line.name == own
    with pytest.raises(NotFound):
        seen.item(first)
    assert seen.lines(Asked(TODAY, item=first)).total == 0
    assert whole.lines(Asked(TODAY, item=own)).total == seen.lines(Asked(TODAY, item=own)).total == 1


def test_a_reminder_and_a_tie_speak_of_it_by_the_name_that_is_seen(library: Library) -> None:
    ledger = library.open()
    keep(ledger, debate(), INTERNAL)
    keep(ledger, letter())
    reader = ledger.seen_by(READER)
    name = commitment(reader)
    saying = Register(reader, TODAY).by(hand("lezer"))
    saying.remind(name, TODAY, "bellen")
    assert [one.item for one in Register(reader, TODAY).reminders("lezer", TODAY)] == [name]


def test_a_name_stays_when_the_document_is_read_again(library: Library) -> None:
    ledger = library.open()
    keep(ledger, debate())
    name = commitment(ledger)
    paper = debate()
    (promise,) = paper.found.follow_ups
    (role, words), *_ = promise.evidence
    later = replace(words, start=words.start + 4, quote=words.quote[4:])
    again = replace(paper.found, follow_ups=(replace(promise, evidence=((role, later),)),))
    keep(ledger, replace(paper, found=again), version="2")
    assert commitment(ledger) == name


def test_names_of_before_are_those_of_today(library: Library) -> None:
    ledger = library.open()
    keep_all(ledger, world())
    commitment(ledger)  # settles
    step = import_module("samenhang.ledger.migrations.versions.r0010_names_of_items")
    names = select(item_part.c.document, item_part.c.number, item_part.c.name).order_by(item_part.c.name)
    with ledger.writing() as ink:
        now = ink.connection.execute(names).all()
        ink.connection.execute(update(item_part).values(name=""))
        with Operations.context(MigrationContext.configure(ink.connection)):
            step._name_parts()
        assert ink.connection.execute(names).all() == now
    assert len({row.name for row in now}) == len(now) > 3


def test_words_that_become_public_bring_their_own_name(library: Library) -> None:
    ledger = library.open()
    keep(ledger, debate(), INTERNAL)
    keep(ledger, letter())
    first = commitment(ledger)
    own = commitment(ledger.seen_by(READER))
    classify(ledger, debate().document.digest, PUBLIC, "proef")
    seen = Register(ledger.seen_by(READER), TODAY)
    assert seen.item(own).line.name == seen.item(first).line.name == first
