# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a viewer may not see does not exist: in no list, no count, no search and no error."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from samenhang.errors import InvalidInput, NotFound, Unreadable
from samenhang.ledger import Ledger, Request
from samenhang.model import (
    Document,
    Fact,
    FactName,
    File,
)
from samenhang.viewer import OWNER, PUBLIC, Access, Level, Role, Viewer
from tests.conftest import Library
from tests.ledger.world import (
    LETTER,
    NOTE,
    WHEN,
    document_of,
    file_of,
    keep_world,
    letter_findings,
    note_findings,
)
from tests.ledger.world import Found as Findings

INTERNAL = Access(Level.INTERNAL)
CRISIS = Access(Level.INTERNAL, frozenset({"crisis"}))
READER = Viewer("lezer", Role.READER, Level.PUBLIC)
OFFICER = Viewer("ambtenaar", Role.ANALYST, Level.INTERNAL)
CRISIS_OFFICER = Viewer("crisis", Role.ANALYST, Level.CONFIDENTIAL, frozenset({"crisis"}))
ADMINISTRATOR = Viewer("beheer", Role.ADMINISTRATOR, Level.PUBLIC)
NOTHING = Findings()


def keep(ledger: Ledger, document: Document, access: Access | None, found: Findings = NOTHING) -> None:
    with ledger.writing(WHEN, "reader-1") as ink:
        ink.keep_document(file_of(document), document, access)
        ink.keep_marks(document, found.marks, found.links, found.follow_ups, found.events, "1")


def classify(ledger: Ledger, name: str, access: Access, why: str = "") -> Access:
    with ledger.writing(WHEN) as ink:
        return ink.classify(name, access, why, "proef", "test")


# ---------------------------------------------------------------- one document hidden


@pytest.fixture
def divided(ledger: Ledger) -> Ledger:
    """A public letter, and an internal note that cites it."""
    keep(ledger, LETTER, PUBLIC, letter_findings())
    keep(ledger, NOTE, INTERNAL, note_findings())
    return ledger


def test_reader_sees_no_internal_documents(divided: Ledger) -> None:
    seen = divided.seen_by(READER)
    assert [entry.identifier for entry in seen.entries()] == ["kst-33763-8"]
    assert [kept.entry.identifier for kept in seen.everything()] == ["kst-33763-8"]
    assert list(seen.cited_by("kst-33763-8")) == []
    assert seen.candidates(["kst-30821-153", "kst-33763-8"]).keys() == {"kst-33763-8"}
    assert seen.search("toezegging OR strategie", 50).total == 1
    assert {entry.identifier for entry, _ in seen.follow_ups()} == {"kst-33763-8"}
    assert {entry.identifier for entry, _ in seen.events()} == {"kst-33763-8"}
    assert seen.status().read == seen.status().documents == 1
    assert [file.name for file in seen.files()] == [LETTER.name]
    assert not seen.knows(NOTE.digest, "reader-1")
    assert list(seen.stale("2")) == [LETTER]


def test_officer_and_owner_see_internal_documents(divided: Ledger) -> None:
    for viewer in (OFFICER, OWNER):
        seen = divided.seen_by(viewer)
        assert len(list(seen.entries())) == 2
        assert [entry.identifier for entry, _, _ in seen.cited_by("kst-33763-8")] == ["kst-30821-153"]
        assert seen.search("toezegging", 50).total >= 1


Method = Callable[[Ledger, str], Any]
BY_NAME: dict[str, Method] = {
    "entry": Ledger.entry,
    "document": Ledger.document,
    "kept": Ledger.kept,
    "versions": Ledger.versions,
    "cites": Ledger.cites,
    "reviews": Ledger.reviews,
    "standing": Ledger.standing,
    "marks": Ledger.marks,
    "events": lambda ledger, name: ledger.events([name]),
    "follow_ups": lambda ledger, name: ledger.follow_ups([name]),
}


@pytest.mark.parametrize("method", BY_NAME)
def test_a_hidden_name_is_answered_as_an_absent_one(divided: Ledger, method: str) -> None:
    seen = divided.seen_by(READER)
    for hidden in ("kst-30821-153", NOTE.name, NOTE.digest, NOTE.digest[:8]):
        absent = "kst-30821-999" if hidden.startswith("kst") else "0" * len(hidden)
        with pytest.raises(NotFound) as one:
            BY_NAME[method](seen, hidden)
        with pytest.raises(NotFound) as other:
            BY_NAME[method](seen, absent)
        assert str(one.value).replace(hidden, absent) == str(other.value)


def test_reader_outside_the_group_sees_nothing_of_it(ledger: Ledger) -> None:
    keep(ledger, NOTE, CRISIS)
    assert list(ledger.seen_by(OFFICER).entries()) == []
    assert [entry.access for entry in ledger.seen_by(CRISIS_OFFICER).entries()] == [CRISIS]
    assert [entry.access for entry in ledger.entries()] == [CRISIS]


def test_only_administrators_see_files_without_a_document(ledger: Ledger) -> None:
    with ledger.writing(WHEN, "reader-1") as ink:
        ink.keep_waiting([File("ab" * 32, "wacht.pdf", "/wacht.pdf", 1)])
        ink.keep_unread(File("cd" * 32, "scan.pdf", "/scan.pdf", 1), Unreadable("no-text-layer", "a scan"))
    for viewer in (READER, CRISIS_OFFICER):
        seen = ledger.seen_by(viewer)
        status = seen.status()
        assert list(seen.files()) == []
        assert (status.unread, status.waiting, status.reasons) == (0, 0, {})
    for viewer in (ADMINISTRATOR, OWNER):
        status = ledger.seen_by(viewer).status()
        assert (status.unread, status.waiting) == (1, 1)


# ---------------------------------------------------------------- versions

DRAFT = document_of(["Concept van de brief over toezeggingen"], "concept.txt", identifier="kst-1-2")
FINAL = document_of(["De brief over toezeggingen zoals verzonden"], "brief.txt", identifier="kst-1-2")


def test_a_new_version_takes_over_who_may_see_it(ledger: Ledger) -> None:
    keep(ledger, DRAFT, CRISIS)
    keep(ledger, FINAL, None)
    assert [entry.access for entry in ledger.versions("kst-1-2")] == [CRISIS, CRISIS]


def test_a_reader_counts_versions_without_the_hidden_ones(ledger: Ledger) -> None:
    keep(ledger, DRAFT, INTERNAL)
    keep(ledger, FINAL, PUBLIC)
    (seen,) = ledger.seen_by(READER).versions("kst-1-2")
    assert (seen.digest, seen.version, seen.current) == (FINAL.digest, 1, True)


def test_the_version_before_a_hidden_one_is_the_current_one_to_a_reader(ledger: Ledger) -> None:
    keep(ledger, DRAFT, PUBLIC)
    keep(ledger, FINAL, INTERNAL)
    seen = ledger.seen_by(READER)
    assert seen.entry("kst-1-2").digest == DRAFT.digest
    assert seen.entry("kst-1-2").current
    assert [hit.entry.digest for hit in seen.search("toezeggingen").hits] == [DRAFT.digest]
    assert [hit.entry.digest for hit in ledger.search("toezeggingen").hits] == [FINAL.digest]


# ---------------------------------------------------------------- classify


def test_raising_a_document_hides_it_at_once(ledger: Ledger) -> None:
    keep_world(ledger)
    assert ledger.seen_by(READER).search("toezegging").total > 0
    assert classify(ledger, "kst-30821-153", INTERNAL) == PUBLIC
    assert ledger.seen_by(READER).search("document:kst-30821-153 OR toezegging").total == 0
    with pytest.raises(NotFound):
        ledger.seen_by(READER).entry("kst-30821-153")


def test_an_index_that_is_behind_shows_nothing_of_what_was_raised(library: Library) -> None:
    ledger = library.open()
    keep_world(ledger)
    ledger.catch_up()
    reached = ledger._index.state().reached
    with ledger._index.pen(1):  # nobody else can write the index meanwhile
        classify(ledger, "kst-30821-153", INTERNAL)
        seen = ledger.seen_by(READER).search(Request("toezegging OR nota OR zie", facets=True))
        assert ledger._index.state().reached == reached
        assert {hit.entry.identifier for hit in seen.hits} == {"kst-33763-8"}
        assert seen.total == 1
        assert dict(seen.facets["kind"]).keys() == {"letter"}
        assert seen.behind == 0


def test_opening_a_document_to_more_people_needs_a_reason(ledger: Ledger) -> None:
    keep(ledger, NOTE, CRISIS)
    for access in (PUBLIC, INTERNAL, Access(Level.INTERNAL, frozenset({"crisis", "pers"}))):
        with pytest.raises(InvalidInput, match="lets more people see"):
            classify(ledger, "kst-30821-153", access)
    assert classify(ledger, "kst-30821-153", PUBLIC, "openbaar gemaakt op verzoek") == CRISIS
    assert ledger.seen_by(READER).entry("kst-30821-153").access == PUBLIC
    line = ledger.audit_lines()[-1]
    assert (line.action, line.object, line.actor) == ("classify", NOTE.digest, "proef")
    assert line.result == "internal [crisis] → public: openbaar gemaakt op verzoek"


def test_a_change_that_fails_leaves_no_audit_line(ledger: Ledger) -> None:
    keep(ledger, NOTE, PUBLIC)
    with suppress(RuntimeError), ledger.writing(WHEN) as ink:
        ink.classify(NOTE.digest, INTERNAL, "", "proef", "test")
        raise RuntimeError
    assert ledger.audit_lines() == ()
    assert ledger.entry(NOTE.digest).access == PUBLIC


MARKED = replace(
    document_of(["Departementaal vertrouwelijk", "Inhoud"], "stuk.txt"),
    facts=(Fact(FactName.CLASSIFICATION, Level.CONFIDENTIAL.value, 0, 28),),
)


def test_a_marked_document_is_at_least_confidential(ledger: Ledger) -> None:
    keep(ledger, MARKED, PUBLIC)
    assert ledger.entry(MARKED.digest).access == Access(Level.CONFIDENTIAL)


def test_what_a_person_decided_holds_when_the_file_is_read_again(ledger: Ledger) -> None:
    keep(ledger, MARKED, None)
    classify(ledger, MARKED.digest, PUBLIC, "rubricering vervallen")
    with ledger.writing(WHEN, "reader-2") as ink:
        ink.keep_document(file_of(MARKED), MARKED)
    assert ledger.entry(MARKED.digest).access == PUBLIC


def test_a_state_secret_that_was_kept_by_older_readers_goes(ledger: Ledger) -> None:
    keep_world(ledger)
    ledger.catch_up()
    with ledger.writing(WHEN, "reader-2") as ink:
        ink.keep_unread(file_of(NOTE), Unreadable("state-secret", "it is a state secret"))
    with pytest.raises(NotFound):
        ledger.document(NOTE.digest)
    assert ledger.search(Request("toezegging OR nationale", facets=True)).total == 0
    assert ledger.status().reasons == {"state-secret": 1}
