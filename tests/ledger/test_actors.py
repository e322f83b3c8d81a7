# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from samenhang.ledger import Ledger
from samenhang.ledger.actors import Named
from samenhang.model import Deadline, Document, Fact, FactName, FollowUp, Link, Mark, MarkKind
from samenhang.viewer import Access, Level, Role, Viewer
from tests.ledger.world import WHEN, document_of, file_of, words

DAY = date(2026, 11, 24)
READER = Viewer("piet", Role.READER, Level.PUBLIC)
MINISTER, MEMBER, SECRET = "office:minister/DEF", "member:hachchi", "person:geheim-x"

LINES = [
    "De minister van Defensie zegt het lid Hachchi toe vóór de zomer van 2016 een brief te sturen.",
    "Het lid Hachchi vroeg erom. De minister van Defensie schrijft dit.",
    "De minister van Defensie,",
]


def found_in(document: Document, who: dict[str, str]) -> tuple[tuple[Mark, ...], tuple[Link, ...]]:
    """A mark for every place where these names stand, and its link."""
    places = sorted(
        (at, name) for name in who for at in range(len(document.text)) if document.text.startswith(name, at)
    )
    marks = tuple(Mark(MarkKind.ACTOR, at, at + len(name), "actor.test") for at, name in places)
    pairs = zip(marks, places, strict=True)
    return marks, tuple(Link(mark, who[name], 0.9, "naam van het ambt") for mark, (_, name) in pairs)


def letter(name: str, day: str, extra: str = "Einde.") -> Document:
    document = document_of([*LINES, extra], name, date=day, title=f"Brief {name}")
    last = document.passages[2]
    signed = (Fact(FactName.SENDER, "Minister van Defensie", last.start + 3, last.end - 1),)
    return replace(document, facts=(*document.facts, *signed))


PUBLIC = letter("openbaar.txt", "2015-12-21")
INTERNAL = letter("intern.txt", "2018-02-01", "X. Geheim weet ervan.")
WHO = {"minister van Defensie": MINISTER, "lid Hachchi": MEMBER, "X. Geheim": SECRET}


def promise(document: Document) -> FollowUp:
    summer = Deadline("vóór de zomer van 2016", None, date(2016, 6, 21), True)
    said = (("made", words(document, LINES[0])),)
    return FollowUp(
        MarkKind.COMMITMENT,
        "een brief",
        "open",
        said,
        "het lid Hachchi",
        "De minister van Defensie",
        due=summer,
    )


@pytest.fixture
def world(ledger: Ledger) -> Ledger:
    for document, access in ((PUBLIC, Access()), (INTERNAL, Access(Level.INTERNAL))):
        marks, links = found_in(document, WHO)
        with ledger.writing(WHEN, "1") as ink:
            ink.keep_document(file_of(document), document, access)
            ink.keep_marks(document, marks, links, (promise(document),), (), "1")
    return ledger


def test_actors_of_a_sort_are_found_in_order(world: Ledger) -> None:
    assert world.actors.targets(("person", "member", "office")) == [SECRET, MEMBER, MINISTER]
    assert world.actors.targets(("body",)) == []
    assert world.actors.targets(()) == []


def test_how_often_and_when_they_are_named(world: Ledger) -> None:
    named = world.actors.named([MINISTER, MEMBER, "body:WRR"])
    assert named == {MINISTER: Named(6, 2), MEMBER: Named(4, 2)}
    assert world.actors.years(MINISTER) == {2015: 3, 2018: 3}


def test_reader_sees_no_internal_documents(world: Ledger) -> None:
    actors = world.seen_by(READER).actors
    assert actors.targets(("person", "member", "office")) == [MEMBER, MINISTER]
    assert actors.named([MINISTER, SECRET]) == {MINISTER: Named(3, 1)}
    assert actors.years(MINISTER) == {2015: 3}
    assert {mention.entry.digest for mention in actors.mentions(MINISTER, 50)} == {PUBLIC.digest}
    assert [paper.entry.digest for paper in actors.sent(MINISTER, 50)[1]] == [PUBLIC.digest]
    assert len(actors.involved(MINISTER, DAY, 10).owes) == 1
    assert actors.mentions(SECRET, 50) == ()


def test_mentions_are_paged_the_newest_document_first(world: Ledger) -> None:
    pages = [world.actors.mentions(MINISTER, 4, at) for at in (0, 4, 8)]
    assert [len(page) for page in pages] == [4, 2, 0]
    told = [(m.entry.digest, m.passage) for page in pages for m in page]
    assert told == [(d.digest, n) for d in (INTERNAL, PUBLIC) for n in (0, 1, 2)]
    first = pages[0][0]
    assert first.text == LINES[0]
    assert first.text[first.start : first.end] == "minister van Defensie"


def test_papers_that_an_actor_sent_with_the_role(world: Ledger) -> None:
    total, papers = world.actors.sent(MINISTER, 1)
    assert (total, [(p.entry.digest, p.roles) for p in papers]) == (2, [(INTERNAL.digest, ("sender",))])
    assert world.actors.sent(MEMBER, 10) == (0, ())


def test_who_owes_and_who_asked_is_told_by_the_words(world: Ledger) -> None:
    minister, member = (world.actors.involved(target, DAY, 10) for target in (MINISTER, MEMBER))
    assert [len(minister.owes), len(minister.asked)] == [2, 0]
    assert [len(member.owes), len(member.asked)] == [0, 2]
    assert {item.follow_up.state for item in minister.owes} == {"late"}
    assert (minister.owes_total, minister.examined) == (2, 2)
    one = world.actors.involved(MINISTER, DAY, 1)
    assert (len(one.owes), one.owes_total) == (1, 2)


def test_of_who_is_named_nowhere_nothing_is_told(world: Ledger) -> None:
    actors = world.actors
    assert (actors.named(["body:WRR"]), actors.years("body:WRR")) == ({}, {})
    assert actors.involved("body:WRR", DAY, 10).examined == 0
