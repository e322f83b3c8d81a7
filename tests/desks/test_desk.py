# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library desk on a small ledger, on both databases: what there is, what it says, who cites whom."""

from __future__ import annotations

import pytest

from samenhang.desks.library import desk
from samenhang.errors import InvalidInput, NotFound, Unreadable
from samenhang.ledger import Ledger
from samenhang.model import File, Review, Verdict
from tests.ledger.world import LETTER, NOTE, WHEN, document_of, file_of, keep, keep_world, words

MINISTER = "minister van Defensie"


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    keep_world(ledger)
    return ledger


def say(ledger: Ledger, verdict: Verdict, **value: str) -> None:
    with ledger.writing(WHEN) as ink:
        ink.review(Review("mark", "actor", words(LETTER, MINISTER), verdict, "Alice", WHEN, "", value))


def test_status_of_nothing(ledger: Ledger) -> None:
    found = desk.status(ledger, None)
    assert (found.read, found.unread, found.waiting, found.identifiers) == (0, 0, 0, None)
    assert (found.kinds, found.problems, found.waiting_files) == ({}, (), ())


def test_status_counts_and_names(filled: Ledger) -> None:
    keep(filled, document_of(["Zonder soort."], "los.txt"))
    scan = File("a" * 64, "scan.pdf", "/stukken/scan.pdf", 9)
    late = File("b" * 64, "later.pdf", "/stukken/later.pdf", 9)
    with filled.writing(WHEN, "reader-1") as ink:
        ink.keep_unread(scan, Unreadable("no-text-layer", "geen tekst", "installeer ocr"))
        ink.keep_waiting([late])
    found = desk.status(filled, 7)
    assert (found.read, found.unread, found.waiting, found.identifiers) == (3, 1, 1, 7)
    assert found.kinds == {"letter": 1, "decision-note": 1, "other": 1}
    assert found.counts["documents"] == 3
    [problem] = found.problems
    assert (problem.name, problem.code, problem.what) == ("scan.pdf", "no-text-layer", "geen tekst")
    assert problem.remedy == "installeer ocr"
    assert found.waiting_files == ("/stukken/later.pdf",)


def test_show_gives_every_finding_its_words(filled: Ledger) -> None:
    shown = desk.show(filled, "kst-33763-8")
    assert (shown.identifier, shown.digest, shown.version, shown.current) == (
        "kst-33763-8",
        LETTER.digest,
        1,
        True,
    )
    assert [passage.text for passage in shown.passages] == LETTER.text.split("\n")
    for mark in shown.marks:
        assert mark.text == shown.text[mark.start : mark.end] != ""
    targets = {mark.text: [link.target for link in mark.links] for mark in shown.marks}
    assert targets[MINISTER] == ["ministry:DEF", "person:hennis-plasschaert"]
    assert targets["zegt het lid Hachchi toe"] == []
    assert {fact.name: fact.value for fact in shown.facts}["date"] == "2015-12-21"
    assert all(fact.quote is None for fact in shown.facts)
    [promise] = shown.follow_ups
    assert promise.due is not None
    assert promise.due.phrase in shown.text


@pytest.mark.parametrize("name", ["KST-33763-8", LETTER.digest, LETTER.digest[:8], "brief-2015.txt"])
def test_a_document_has_more_than_one_name(filled: Ledger, name: str) -> None:
    assert desk.show(filled, name).digest == LETTER.digest


def test_what_is_not_there(filled: Ledger) -> None:
    for ask in (desk.show, desk.references):
        with pytest.raises(NotFound, match="kst-1-1"):
            ask(filled, "kst-1-1")
    with pytest.raises(NotFound, match="fietsen"):
        desk.chronicle(filled, ["fietsen"])
    with pytest.raises(InvalidInput):
        desk.chronicle(filled, ["(fietsen"])


def test_what_people_said_is_shown(filled: Ledger) -> None:
    say(filled, Verdict.CONFIRMED)
    marks = {mark.text: mark for mark in desk.show(filled, "kst-33763-8").marks}
    assert (marks[MINISTER].review, marks["lid Hachchi"].review) == ("confirmed", "")


def test_what_people_rejected_is_gone(filled: Ledger) -> None:
    say(filled, Verdict.REJECTED)
    shown = desk.show(filled, "kst-33763-8")
    assert MINISTER not in {mark.text for mark in shown.marks}
    assert len(filled.kept("kst-33763-8").marks) == len(shown.marks) + 1


def test_the_timeline_of_all_of_one_and_of_what_answers(filled: Ledger) -> None:
    everything = desk.chronicle(filled, [])
    assert [row.kind for row in everything.rows] == ["letter", "due"]
    assert everything.undated == 1
    one = desk.chronicle(filled, ["kst-30821-153"])
    assert (one.rows, one.undated) == ((), 1)
    dossier = desk.chronicle(filled, ["33763"])
    assert [row.document for row in dossier.rows] == ["kst-33763-8", "kst-33763-8"]
    for row in dossier.rows:
        assert LETTER.text[row.start : row.end] == row.quote
    assert desk.chronicle(filled, ["veiligheidsstrategie"]).rows == dossier.rows


def test_names_are_put_together_without_doubles(filled: Ledger) -> None:
    assert desk.documents_of(filled, ["33763", "kst-33763-8", "nota-2023.txt"]) == [
        LETTER.digest,
        NOTE.digest,
    ]


def test_references_both_ways(filled: Ledger) -> None:
    found = desk.references(filled, "kst-33763-8")
    [cited] = found.cites
    assert (cited.target, cited.quote, cited.held) == ("kst-33694-6", "Kamerstuk 33 694, nr. 6", None)
    [citing] = found.cited_by
    assert (citing.document, citing.quote, citing.held) == ("kst-30821-153", "kst-33763-8", "kst-33763-8")
    assert NOTE.text[citing.start : citing.end] == citing.quote
    [cites] = desk.references(filled, "nota-2023.txt").cites
    assert (cites.held, cites.digest) == ("kst-33763-8", NOTE.digest)


def test_a_document_without_identifier_is_cited_by_nobody(ledger: Ledger) -> None:
    loose = document_of(["Tekst."], "los.txt")
    keep(ledger, loose)
    found = desk.references(ledger, "los.txt")
    assert (found.document, found.cites, found.cited_by) == ("los.txt", (), ())
    assert file_of(loose).name == desk.name_of(ledger.entry("los.txt"))
