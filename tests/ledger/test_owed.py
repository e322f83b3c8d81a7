# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from samenhang.ledger import Ledger
from samenhang.ledger.owed import OwedPage, OwedRequest
from samenhang.model import Deadline, Document, FollowUp, MarkKind, Review, Verdict
from samenhang.viewer import Access, Level, Role, Viewer
from tests.ledger.world import WHEN, document_of, file_of, words

BEFORE, AFTER = date(2023, 6, 1), date(2023, 8, 1)
"""Days before and after the summer of 2023."""

READER = Viewer("piet", Role.READER, Level.PUBLIC)


LINES = ("Ik stuur een brief voor de zomer.", "Ik kom erop terug na het debat.", "De nota is gestuurd.")


def letters() -> tuple[Document, Document]:
    """Two letters with the same three promises: one due before the summer, one without a day, one kept."""
    return document_of(LINES, "een.txt"), document_of(LINES, "twee.txt")


def promises(document: Document) -> tuple[FollowUp, ...]:
    summer = Deadline("voor de zomer van 2023", None, date(2023, 7, 6), True)
    debate = Deadline("na het debat", None, None, "event")
    stands = (("open", summer), ("open", debate), ("fulfilled", summer))
    return tuple(
        FollowUp(MarkKind.COMMITMENT, line, state, (("made", words(document, line)),), due=due)
        for line, (state, due) in zip(LINES, stands, strict=True)
    )


@pytest.fixture
def owing(ledger: Ledger) -> Ledger:
    """The first letter is public, the second internal."""
    for document, access in zip(letters(), (Access(), Access(Level.INTERNAL)), strict=True):
        with ledger.writing(WHEN, "1") as ink:
            ink.keep_document(file_of(document), document, access)
            ink.keep_marks(document, (), (), promises(document), (), "1")
    return ledger


def states(page: OwedPage) -> list[str]:
    return [item.follow_up.state for item in page.items]


def test_what_was_open_is_late_once_its_day_is_past(owing: Ledger) -> None:
    assert sorted(states(owing.owed(OwedRequest(BEFORE)))) == ["fulfilled"] * 2 + ["open"] * 4
    assert owing.owed(OwedRequest(BEFORE, state="late")).total == 0
    late = owing.owed(OwedRequest(AFTER, state="late"))
    assert (late.total, states(late)) == (2, ["late", "late"])
    assert owing.owed_counts(BEFORE) == {("commitment", "open"): 4, ("commitment", "fulfilled"): 2}
    assert owing.owed_counts(AFTER) == {
        ("commitment", "open"): 2,
        ("commitment", "late"): 2,
        ("commitment", "fulfilled"): 2,
    }


def test_pages_hold_everything_once(owing: Ledger) -> None:
    pages = [owing.owed(OwedRequest(AFTER, limit=2, offset=offset)) for offset in (0, 2, 4)]
    whole = owing.owed(OwedRequest(AFTER))
    assert [item for page in pages for item in page.items] == list(whole.items)
    assert whole.total == 6


def test_reader_sees_nothing_owed_in_internal_documents(owing: Ledger) -> None:
    seen = owing.seen_by(READER)
    assert seen.owed(OwedRequest(AFTER)).total == 3
    assert seen.owed_counts(AFTER)["commitment", "late"] == 1


def test_one_document_can_be_asked_for(owing: Ledger) -> None:
    (entry, *_) = owing.entries()
    page = owing.owed(OwedRequest(AFTER, documents=(entry.digest,)))
    assert {item.entry.digest for item in page.items} == {entry.digest}


def test_a_kind_that_nobody_owes_gives_nothing(owing: Ledger) -> None:
    assert owing.owed(OwedRequest(AFTER, kind=MarkKind.MOTION)) == OwedPage(0, ())


def test_what_a_person_rejected_is_not_owed(owing: Ledger) -> None:
    item = owing.owed(OwedRequest(AFTER, state="late")).items[0]
    evidence = item.follow_up.evidence[0][1]
    said = Review("follow_up", "commitment", evidence, Verdict.REJECTED, "anna", "2024-01-01T00:00:00+00:00")
    with owing.writing("2024-01-01T00:00:00+00:00") as ink:
        ink.review(said)
    left = owing.owed(OwedRequest(AFTER, state="late")).items
    assert item.entry.digest not in {other.entry.digest for other in left}
    with owing.writing("2024-01-02T00:00:00+00:00") as ink:
        ink.review(replace(said, verdict=Verdict.CONFIRMED, when="2024-01-02T00:00:00+00:00"))
    assert len(owing.owed(OwedRequest(AFTER, state="late")).items) == 2


def test_what_is_due_by_a_day_can_be_asked_for(owing: Ledger) -> None:
    soon = owing.owed(OwedRequest(BEFORE, state="open", until=date(2023, 7, 6)))
    assert [item.follow_up.due and item.follow_up.due.latest for item in soon.items] == [date(2023, 7, 6)] * 2
    assert owing.owed(OwedRequest(BEFORE, state="open", until=date(2023, 7, 5))).total == 0
