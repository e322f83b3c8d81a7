# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which passage holds a place, how many cite a paper, whether a document changed: on both databases."""

from __future__ import annotations

from samenhang.ledger import Ledger
from samenhang.model import Link, MarkKind
from samenhang.viewer import Access, Level, Role, Viewer
from tests.ledger.world import LETTER, NOTE, WHEN, Found, keep, mark

READER = Viewer("lezer", Role.READER, Level.PUBLIC)
REFERENCE = mark(NOTE, MarkKind.REFERENCE, "kst-33763-8")
THEME = mark(NOTE, MarkKind.THEME, "nationale veiligheid")
FOUND = Found(
    (REFERENCE, THEME),
    (
        Link(REFERENCE, "kst-33763-8", 1.0, "kenmerk"),
        Link(REFERENCE, "kst-33763-8", 0.4, "nog eens"),
        Link(THEME, "kst-30821-1", 1.0, "geen verwijzing"),
    ),
)


def test_documents_that_cite_are_counted_once(ledger: Ledger) -> None:
    keep(ledger, NOTE, FOUND)
    assert ledger.cited_count("kst-33763-8") == 1
    assert ledger.cited_count("KST-33763-8") == 1
    assert ledger.cited_count("kst-30821-1") == 0
    with ledger.writing(WHEN) as ink:
        ink.classify(NOTE.digest, Access(Level.INTERNAL), "", "owner", "test")
    assert ledger.cited_count("kst-33763-8") == 1
    assert ledger.seen_by(READER).cited_count("kst-33763-8") == 0


def test_a_place_is_in_a_passage(ledger: Ledger) -> None:
    keep(ledger, LETTER)
    second = LETTER.passages[1]
    places = [(LETTER.digest, 0), (LETTER.digest, second.start), (LETTER.digest, second.end - 1)]
    assert list(ledger.passages_at(places).values()) == [0, 1, 1]
    assert ledger.passages_at([("00" * 32, 0)]) == {}
    with ledger.writing(WHEN) as ink:
        ink.classify(LETTER.digest, Access(Level.INTERNAL), "", "owner", "test")
    assert ledger.seen_by(READER).passages_at(places) == {}


def test_a_change_is_noticed(ledger: Ledger) -> None:
    keep(ledger, NOTE, FOUND)
    kept = ledger.changed(NOTE.digest)
    keep(ledger, LETTER)
    assert ledger.changed(NOTE.digest) == kept > 0
    with ledger.writing(WHEN) as ink:
        ink.keep_marks(NOTE, (), (), (), (), "2")
    marked = ledger.changed(NOTE.digest)
    with ledger.writing(WHEN) as ink:
        ink.classify(NOTE.digest, Access(Level.INTERNAL), "", "owner", "test")
    assert kept < marked < ledger.changed(NOTE.digest)
    assert ledger.seen_by(READER).changed(NOTE.digest) == ledger.changed("00" * 32) == 0
