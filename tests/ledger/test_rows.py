# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The model as rows and back: what goes into the ledger comes out of it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from samenhang.errors import InvalidInput
from samenhang.ledger import Ledger, rows
from samenhang.model import (
    Document,
    Event,
    Evidence,
    Fact,
    FactName,
    FollowUp,
    Link,
    Mark,
    MarkKind,
    Review,
    Verdict,
)
from tests.ledger import world


@given(world.documents())
def test_document_comes_back(document: Document) -> None:
    paths = rows.paths_of(document)
    again = rows.document_of(
        (document.digest, document.name, document.media.value),
        rows.body_row(7, document, paths),
        rows.passage_rows(7, document, paths),
        rows.fact_rows(7, document.facts),
    )
    assert again == document


@given(st.lists(world.MARKS, max_size=5))
def test_marks_and_links_come_back(marks: list[Mark]) -> None:
    links = [Link(mark, f"kst-1-{n}", 0.5, "omdat", "adres") for n, mark in enumerate(marks)]
    assert [rows.mark_of(row) for row in rows.mark_rows(7, marks)] == marks
    assert [rows.link_of(row, marks) for row in rows.link_rows(7, links, marks)] == links


@given(world.FOLLOW_UPS)
def test_follow_up_comes_back(follow_up: FollowUp) -> None:
    assert rows.follow_up_of(rows.follow_up_rows(7, [follow_up])[0]) == follow_up


@given(world.EVENTS)
def test_event_comes_back(event: Event) -> None:
    assert rows.event_of(rows.event_rows(7, [event])[0]) == event


@given(world.EVIDENCE, st.sampled_from(Verdict), world.JSON)
def test_review_comes_back(evidence: Evidence, verdict: Verdict, value: dict[str, object]) -> None:
    review = Review("mark", "actor", evidence, verdict, "Alice", world.WHEN, "daarom", value)
    assert rows.review_of(rows.review_row(3, review)) == review


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world.documents())
def test_document_comes_back_from_the_database(ledger: Ledger, document: Document) -> None:
    assume(not ledger.knows(document.digest, "reader-1"))
    world.keep(ledger, document)
    assert ledger.document(document.digest) == document
    assert ledger.catch_up() == 0


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\0b", "a\ufffdb"),
        ("é\0", "é\ufffd"),
        ("x\ud800y", "x\ufffdy"),
        ("gewoon", "gewoon"),
        ("“é”", "“é”"),
    ],
)
def test_what_is_no_character_keeps_its_place(dirty: str, clean: str) -> None:
    assert rows.clean(dirty) == clean


def test_dirty_text_is_kept_everywhere(ledger: Ledger) -> None:
    document = world.document_of(["een \0 gat en \ud83d een half teken"], "vreemd\udcff.txt", title="t\0")
    broken = Document(world.digest_of("x"), document.name, document.media, document.text, document.passages)
    link = Mark(MarkKind.ACTOR, 0, 3, "r", {"x": "\0\ud800"})
    found = world.Found((link,), (Link(link, "t\0", 1.0, "r\ud800", "a\0"),))
    world.keep(ledger, broken, found)
    kept = ledger.kept(broken.digest)
    assert kept.document.text == "een \ufffd gat en \ufffd een half teken"
    assert kept.links[0].target == "t\ufffd"
    assert kept.marks[0].value == {"x": "\0\ud800"}


def test_link_finds_an_equal_mark() -> None:
    mark = Mark(MarkKind.ACTOR, 1, 2, "r", {"a": [1]})
    twin = Mark(MarkKind.ACTOR, 1, 2, "r", {"a": [1]})
    assert rows.link_rows(1, [Link(twin, "t", 1.0, "")], [mark])[0][2] == 0


def test_link_without_a_mark_is_refused() -> None:
    with pytest.raises(InvalidInput, match="a link has no mark"):
        rows.link_rows(1, [Link(Mark(MarkKind.ACTOR, 1, 2, "r"), "t", 1.0, "")], [])


@pytest.mark.parametrize(
    ("stated", "days"),
    [
        ("2015-12-21", ("2015-12-21", "2015-12-21")),
        ("2015-12/2016-01", ("2015-12-01", "2016-01-31")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2023", ("2023-01-01", "2023-12-31")),
        ("9999", ("9999-01-01", "9999-12-31")),
        ("2015-12-21T10:00", ("2015-12-21", "2015-12-21")),
        ("2015-13", (None, None)),
        ("gisteren", (None, None)),
        ("", (None, None)),
        (None, (None, None)),
    ],
)
def test_days_of_a_stated_date(stated: str | None, days: tuple[str | None, str | None]) -> None:
    assert rows.days_of(stated) == days


@given(st.text(max_size=20))
def test_no_stated_date_breaks_anything(stated: str) -> None:
    first, last = rows.days_of(stated)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last


def test_facts_of_every_name_come_back() -> None:
    facts = tuple(Fact(name, name.value, 0, 1) for name in FactName)
    assert tuple(rows.fact_of(row) for row in rows.fact_rows(1, facts)) == facts
