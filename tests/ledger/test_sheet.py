# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is written out where a document is read is what the ledger keeps and what the index is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from samenhang.errors import InvalidInput
from samenhang.ledger import Ledger
from samenhang.ledger.feed import Feed, changes, feed
from samenhang.ledger.sheet import findings_of, sheet_of, told
from samenhang.model import Document, Link, Mark, MarkKind
from tests.ledger import world
from tests.ledger.world import LETTER, NOTE, WHEN, Found, document_of, file_of, keep

DOCUMENTS = ((LETTER, world.letter_findings()), (NOTE, world.note_findings()))
QUERIES = ("minister", "strategie*", "dossier:33763", "actor:hachchi", "to:kst-33763-8", "theme:foresight")


def keep_written(ledger: Ledger, document: Document, found: Found) -> None:
    """Keep a document as intake does: written out before the ledger is asked anything."""
    sheet = sheet_of(file_of(document), document)
    findings = findings_of(document, found.marks, found.links, found.follow_ups, found.events)
    with ledger.writing(WHEN, "reader-1") as ink:
        ink.keep_sheet(file_of(document), sheet)
        ink.keep_findings(told(sheet, findings), "1")


def newest(ledger: Ledger) -> list[Feed]:
    """What SQL says the index is to be told of the document that changed last."""
    with ledger._reading() as connection:
        change = changes(connection, 0, 10_000)[-1]
        [(_, feeds)] = feed(connection, [change.key])
    return feeds


def test_a_document_written_out_is_kept_as_one_that_was_not(ledger: Ledger) -> None:
    for document, found in DOCUMENTS:
        keep_written(ledger, document, found)
        written = ledger.kept(document.digest)
        assert (written.document, written.marks, written.links) == (document, found.marks, found.links)
        assert (written.follow_ups, written.events) == (found.follow_ups, found.events)


def test_the_index_is_told_the_same_at_once_as_from_sql(ledger: Ledger) -> None:
    for document, found in DOCUMENTS:
        keep_written(ledger, document, found)
        sheet = sheet_of(file_of(document), document)
        findings = findings_of(document, found.marks, found.links, found.follow_ups, found.events)
        assert told(sheet, findings).told == newest(ledger)


@st.composite
def read(draw: st.DrawFn) -> tuple[Document, Found]:
    """Any document with any marks and links."""
    document = draw(world.documents())
    marks = tuple(draw(st.lists(world.MARKS, max_size=5)))
    links = draw(st.lists(st.tuples(st.sampled_from(marks), world.TEXTS), max_size=5)) if marks else []
    return document, Found(marks, tuple(Link(mark, target, 0.5, "reden") for mark, target in links))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(read())
def test_whatever_is_read_is_told_the_same_at_once_as_from_sql(
    ledger: Ledger, was_read: tuple[Document, Found]
) -> None:
    document, found = was_read
    themes = tuple(replace(mark, value={"theme": "t"}) if mark.value else mark for mark in found.marks)
    keep(ledger, document, Found(themes))
    kept = ledger.kept(document.digest)  # examples share their ledger, and may share a digest or a paper
    assume(kept.entry.current and kept.document == document)
    sheet = sheet_of(file_of(document), document)
    assert told(sheet, findings_of(document, themes, (), (), ())).told == newest(ledger)
    keep(ledger, document, found, version="2")
    findings = findings_of(document, found.marks, found.links, (), ())
    assert told(sheet, findings).told == newest(ledger)


def test_an_index_that_heard_finds_what_a_rebuilt_one_finds(ledger: Ledger) -> None:
    for document, found in DOCUMENTS:
        keep_written(ledger, document, found)
    ledger.catch_up()
    heard = [ledger.search(query) for query in QUERIES]
    assert all(found.hits for found in heard)
    ledger.rebuild_index()
    assert [ledger.search(query) for query in QUERIES] == heard


def test_what_changed_after_it_was_heard_is_read_from_sql(ledger: Ledger) -> None:
    older, newer = document_of(["een strategie"], "a.txt"), document_of(["twee strategieën"], "a.txt")
    for document in (older, newer):
        keep_written(ledger, document, Found())
    ledger.catch_up()
    assert [hit.entry.digest for hit in ledger.search("strategie").hits] == [newer.digest]


def test_a_document_of_another_file_is_refused() -> None:
    with pytest.raises(InvalidInput, match="another digest"):
        sheet_of(file_of(NOTE), LETTER)


def test_a_link_without_its_mark_is_refused() -> None:
    lost = Link(Mark(MarkKind.ACTOR, 1, 2, "r"), "t", 1.0, "")
    with pytest.raises(InvalidInput, match="no mark"):
        findings_of(LETTER, (), (lost,), (), ())
