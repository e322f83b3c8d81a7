# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What documents say of items is the same worked out ahead as read from SQL; ahead only where it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from samenhang import app
from samenhang.desks.followup.register import Asked, Register
from samenhang.desks.followup.said import Said, said_ahead, said_of
from samenhang.desks.followup.settling import settle, source_of
from samenhang.desks.followup.store import parts
from samenhang.ledger import Ledger
from samenhang.ledger.sheet import findings_of, sheet_of
from samenhang.linking.linker import Meaning, link
from samenhang.marking.marker import mark
from samenhang.model import Review, Verdict
from samenhang.reading import read
from tests.desks.followup.world import TODAY, Paper, letter, world
from tests.ledger.world import WHEN, file_of


def ahead_of(paper: Paper) -> tuple[Said, ...] | None:
    found, document = paper.found, paper.document
    meaning = Meaning(found.links, found.follow_ups, found.events)
    return said_ahead(sheet_of(file_of(document), document), document, found.marks, meaning)


def keep(ledger: Ledger, paper: Paper, ahead: Sequence[Said] | None) -> None:
    """Keep a paper, with what it says of items as worked out ahead."""
    document, found = paper.document, paper.found
    rows = findings_of(document, found.marks, found.links, found.follow_ups, found.events)
    with ledger.writing(WHEN, "reader-1") as ink:
        ink.keep_sheet(file_of(document), sheet_of(file_of(document), document))
        ink.keep_findings(replace(rows, ahead=ahead), "1")


def names(ledger: Ledger) -> set[str]:
    return {line.name for line in Register(ledger, TODAY).lines(Asked(TODAY)).lines}


def test_the_same_is_said_of_every_document_of_the_demo(ledger: Ledger) -> None:
    expected = {}
    for path in sorted(app.demo_files().iterdir()):
        document = read(path.read_bytes(), path.name)
        marks = mark(document)
        meaning = link(document, marks, date(2024, 1, 1))
        file = file_of(document)
        with ledger.writing(WHEN, "reader-1") as ink:
            ink.keep_document(file, document)
            ink.keep_marks(document, marks, meaning.links, meaning.follow_ups, meaning.events, "1")
        expected[document.digest] = said_ahead(sheet_of(file, document), document, marks, meaning)
    with ledger.looking() as (connection, _):
        kept = list(parts.kept(connection, range(1, len(expected) + 1)).values())
    found = {one.entry.digest: said_of(source_of(one), one.follow_ups, one.reviews) for one in kept}
    assert found == expected
    assert sum(map(len, found.values())) > 10


def test_what_was_worked_out_ahead_is_not_read_back(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for paper in world():
        keep(ledger, paper, ahead_of(paper))
    monkeypatch.delattr(parts, "kept")
    assert settle(ledger) == 4
    assert ledger.worked_out_ahead() == {}
    assert len(names(ledger)) == 2


def test_what_was_not_worked_out_ahead_is_read_back(ledger: Ledger) -> None:
    for number, paper in enumerate(world()):
        keep(ledger, paper, ahead_of(paper) if number % 2 else None)
    settle(ledger)
    assert len(names(ledger)) == 2


def test_what_changed_since_is_read_back(ledger: Ledger) -> None:
    paper = letter()
    keep(ledger, paper, ())  # as if it said nothing
    with ledger.writing(WHEN, "reader-1") as ink:
        found = paper.found
        ink.keep_marks(paper.document, found.marks, found.links, found.follow_ups, found.events, "2")
    settle(ledger)
    assert names(ledger)


def test_what_people_spoke_of_since_is_read_back(ledger: Ledger) -> None:
    paper = letter()
    keep(ledger, paper, ahead_of(paper))
    with ledger.writing(WHEN, "reader-1") as ink:
        for one in paper.found.follow_ups:
            ink.review(Review("follow_up", one.kind, one.evidence[0][1], Verdict.REJECTED, "a", WHEN))
    settle(ledger)
    assert names(ledger) == set()


def test_what_sql_cannot_hold_letter_by_letter_is_not_worked_out_ahead() -> None:
    paper = letter()
    odd = replace(paper.document, text=paper.document.text + "\0")
    assert ahead_of(paper)
    assert ahead_of(replace(paper, document=odd)) is None
