# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date

import pytest

from samenhang.errors import NotFound
from samenhang.ledger import Ledger
from samenhang.ledger.chronicle import ChronicleRequest
from samenhang.model import Event, Evidence, Link, MarkKind, Period, Precision
from samenhang.viewer import Access, Level, Role, Viewer
from tests.ledger.world import (
    LETTER,
    NOTE,
    WHEN,
    Found,
    document_of,
    file_of,
    keep,
    keep_world,
    mark,
    words,
)

DAY = date(2026, 11, 24)
READER = Viewer("piet", Role.READER, Level.PUBLIC)

MEMO = document_of(
    ["De memo noemt kst-33763-8 twee keer: kst-33763-8.", "Op 1 mei 2020 kwam er een plan."],
    "memo.txt",
    identifier="kst-33763-9",
    dossier="33763",
    date="2020-05-02",
    title="Interne memo",
)


def memo_findings() -> Found:
    first = mark(MEMO, MarkKind.REFERENCE, "kst-33763-8 ")
    second = mark(MEMO, MarkKind.REFERENCE, "kst-33763-8.")
    links = tuple(Link(found, "kst-33763-8", 1.0, "staat er") for found in (first, second))
    day = Period(date(2020, 5, 1), date(2020, 5, 1))
    plan = Event(day, "strategy", "Plan", words(MEMO, "Op 1 mei 2020 kwam er een plan."))
    return Found((first, second), links, (), (plan,))


@pytest.fixture
def world(ledger: Ledger) -> Ledger:
    """The letter and the note are public, the memo in the dossier of the letter is internal."""
    keep_world(ledger)
    found = memo_findings()
    with ledger.writing(WHEN, "1") as ink:
        ink.keep_document(file_of(MEMO), MEMO, Access(Level.INTERNAL))
        ink.keep_marks(MEMO, found.marks, found.links, found.follow_ups, found.events, "1")
    return ledger


def test_dossiers_with_what_is_in_them_and_owed_on_a_day(world: Ledger) -> None:
    page = world.dossiers.page("", DAY)
    lines = {line.number: line for line in page.lines}
    assert (page.total, set(lines)) == (2, {"30821", "33763"})
    dossier = lines["33763"]
    assert (dossier.papers, dossier.earliest, dossier.latest) == (2, "2015-12-21", "2020-05-02")
    assert (dossier.open, dossier.late) == (0, 1)  # was open, and its last day is past
    assert dossier.newest.title == "Interne memo"
    before = world.dossiers.page("", date(2016, 1, 1)).lines
    assert [(line.number, line.open, line.late) for line in before] == [("30821", 0, 1), ("33763", 1, 0)]


def test_dossiers_are_found_by_the_beginning_of_their_number(world: Ledger) -> None:
    assert [line.number for line in world.dossiers.page("33 7", DAY).lines] == ["33763"]
    assert world.dossiers.page("9", DAY).lines == ()
    second = world.dossiers.page("", DAY, limit=1, offset=1)
    assert (second.total, [line.number for line in second.lines]) == (2, ["33763"])


def test_reader_sees_no_internal_documents(world: Ledger) -> None:
    seen = world.seen_by(READER)
    line = seen.dossiers.page("33763", DAY).lines[0]
    assert (line.papers, line.latest, line.newest.digest) == (1, "2015-12-21", LETTER.digest)
    assert all(count.kind != "strategy" for count in seen.dossiers.chronicle(ChronicleRequest()).counts)
    assert MEMO.digest not in seen.dossiers.citations([LETTER.digest]).entries
    assert seen.dossiers.passages([words(MEMO, "De memo")]) == (None,)
    with pytest.raises(NotFound):
        seen.dossiers.chronicle(ChronicleRequest((MEMO.digest,)))


def test_what_happened_between_two_days_with_the_passage_of_the_words(world: Ledger) -> None:
    found = world.dossiers.chronicle(ChronicleRequest())
    assert [event.kind for _, event in found.events] == ["letter", "due", "strategy"]
    assert (found.undated, found.years) == (1, ())
    assert [found.passages[e.evidence.document, e.evidence.start] for _, e in found.events] == [1, 1, 1]
    touching = ChronicleRequest(first=date(2016, 1, 1), last=date(2019, 1, 1))
    assert [event.kind for _, event in world.dossiers.chronicle(touching).events] == ["due"]
    of_kind = world.dossiers.chronicle(ChronicleRequest(kinds=("letter",)))
    assert [event.kind for _, event in of_kind.events] == ["letter"]
    assert {count.kind for count in of_kind.counts} == {"letter", "due", "strategy"}


def test_a_period_that_reaches_into_the_days_touches_them(ledger: Ledger) -> None:
    document = document_of(["Van 2010 tot 2020 liep het programma."])
    period = Period(date(2010, 1, 1), date(2020, 12, 31), Precision.YEARS)
    event = Event(period, "strategy", "Programma", words(document, "het programma"))
    keep(ledger, document, Found(events=(event,)))
    within = ChronicleRequest(first=date(2015, 1, 1), last=date(2015, 12, 31))
    assert len(ledger.dossiers.chronicle(within).events) == 1


def test_too_many_events_are_counted_by_year(world: Ledger) -> None:
    found = world.dossiers.chronicle(ChronicleRequest(limit=2))
    assert found.events == ()
    assert [(c.year, c.kind, c.number) for c in found.years] == [
        (2015, "letter", 1),
        (2016, "due", 1),
        (2020, "strategy", 1),
    ]


def test_a_pair_of_papers_is_one_citation_with_its_first_words(world: Ledger) -> None:
    found = world.dossiers.citations([LETTER.digest])
    assert dict(found.times) == {
        (LETTER.digest, "kst-33694-6"): 1,
        (NOTE.digest, "kst-33763-8"): 1,
        (MEMO.digest, "kst-33763-8"): 2,
    }
    assert set(found.held) == {"kst-33763-8"}
    quotes = world.dossiers.quotes(found, found.times)
    assert {pair[0]: (quote.text, quote.passage) for pair, quote in quotes.items()} == {
        LETTER.digest: ("Kamerstuk 33 694, nr. 6", 2),
        NOTE.digest: ("kst-33763-8", 1),
        MEMO.digest: ("kst-33763-8 ", 0),
    }


def test_passages_of_many_words_at_once(ledger: Ledger) -> None:
    lines = [f"regel {number}" for number in range(1_000)]
    document = document_of(lines)
    keep(ledger, document)
    asked = [Evidence(document.digest, p.start, p.end, "") for p in document.passages]
    assert ledger.dossiers.passages(asked) == tuple(range(1_000))


def test_digests_in_full_and_other_names_name_the_same(world: Ledger) -> None:
    by_digest = world.events([LETTER.digest, NOTE.digest])
    assert by_digest == world.events(["kst-33763-8", "nota-2023.txt"])
    with pytest.raises(NotFound):
        world.events(["0" * 64])


def test_an_empty_ledger_has_no_dossiers(ledger: Ledger) -> None:
    assert ledger.dossiers.page("", DAY).total == 0
    assert ledger.dossiers.chronicle(ChronicleRequest()).counts == ()
    assert ledger.dossiers.citations([]).times == {}
