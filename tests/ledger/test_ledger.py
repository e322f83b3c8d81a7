# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is kept, found again, and never lost: every test on SQLite and on PostgreSQL."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samenhang.errors import InvalidInput, NotFound, Unreadable
from samenhang.ledger import Ledger, ids
from samenhang.model import FactName, File, MarkKind
from tests.conftest import Library
from tests.ledger import world
from tests.ledger.world import LETTER, NOTE, WHEN, document_of, file_of, keep

SCAN = File("ab" * 32, "scan.pdf", "/stukken/scan.pdf", 5_000_000_000)
NO_TEXT = Unreadable("no-text-layer", "no text layer", "install the ocr extra")


def test_all_that_was_found_comes_back(ledger: Ledger) -> None:
    found = world.letter_findings()
    assert keep(ledger, LETTER, found)
    kept = ledger.kept(LETTER.digest)
    assert kept.document == LETTER
    assert (kept.marks, kept.links) == (found.marks, found.links)
    assert (kept.follow_ups, kept.events) == (found.follow_ups, found.events)


def test_the_spine_says_what_the_document_says(ledger: Ledger) -> None:
    keep(ledger, LETTER)
    entry = ledger.entry("kst-33763-8")
    assert (entry.identifier, entry.title) == ("kst-33763-8", "Samenhang veiligheidsstrategieën")
    assert (entry.kind, entry.earliest, entry.latest) == ("letter", "2015-12-21", "2015-12-21")
    assert (entry.version, entry.current, entry.marks_version) == (1, True, "1")
    assert (entry.place, entry.added_at) == ("/stukken/brief-2015.txt", WHEN)


def test_adding_twice_changes_nothing(ledger: Ledger) -> None:
    keep(ledger, LETTER, world.letter_findings())
    assert ledger.catch_up() == 0
    before = (ledger.status(), list(ledger.everything()))
    with ledger.writing("later", "reader-1") as ink:
        assert not ink.keep_document(file_of(LETTER, "/elders/kopie.txt"), LETTER)
        ink.keep_unread(file_of(LETTER), NO_TEXT)
        ink.keep_waiting([file_of(LETTER)])
    assert (ledger.status(), list(ledger.everything())) == before


def test_twice_in_one_transaction_is_once(ledger: Ledger) -> None:
    with ledger.writing(WHEN, "reader-1") as ink:
        assert [ink.keep_document(file_of(LETTER), LETTER) for _ in range(2)] == [True, False]
    assert ledger.status().read == 1


def test_an_error_undoes_the_whole_transaction(ledger: Ledger) -> None:
    def write() -> None:
        with ledger.writing(WHEN, "reader-1") as ink:
            ink.keep_document(file_of(LETTER), LETTER)
            ink.keep_unread(SCAN, NO_TEXT)
            ink.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    assert ledger.status().read == ledger.status().unread == 0
    assert keep(ledger, LETTER)


def test_a_document_of_another_file_is_refused(ledger: Ledger) -> None:
    with pytest.raises(InvalidInput, match="another digest"), ledger.writing(WHEN, "1") as ink:
        ink.keep_document(SCAN, LETTER)


def test_marks_of_an_unknown_document_are_refused(ledger: Ledger) -> None:
    with pytest.raises(NotFound), ledger.writing(WHEN, "1") as ink:
        ink.keep_marks(LETTER, (), (), (), (), "1")


# ---------------------------------------------------------------- how complete


def test_status_counts_and_says_why(ledger: Ledger) -> None:
    other = replace(SCAN, digest="cd" * 32, name="leeg.txt")
    third = replace(SCAN, digest="ef" * 32, name="later.txt")
    keep(ledger, LETTER)
    with ledger.writing(WHEN, "reader-1") as ink:
        ink.keep_waiting([SCAN, other, third])
        ink.keep_unread(SCAN, NO_TEXT)
        ink.keep_unread(other, Unreadable("empty", "no bytes"))
    status = ledger.status()
    assert (status.read, status.unread, status.waiting) == (1, 2, 1)
    assert status.reasons == {"empty": 1, "no-text-layer": 1}
    assert (status.documents, status.passages) == (1, 4)
    unread = {file.name: file for file in ledger.files("unread")}
    assert (unread["scan.pdf"].what, unread["scan.pdf"].remedy) == ("no text layer", "install the ocr extra")
    assert unread["scan.pdf"].size == 5_000_000_000
    assert [file.name for file in ledger.files("waiting")] == ["later.txt"]
    assert len(list(ledger.files())) == 4


def test_known_by_digest_and_reader(ledger: Ledger) -> None:
    keep(ledger, LETTER)
    with ledger.writing(WHEN, "reader-1") as ink:
        ink.keep_unread(SCAN, NO_TEXT)
        ink.keep_waiting([replace(SCAN, digest="cd" * 32)])
    assert ledger.knows(LETTER.digest, "reader-1")
    assert ledger.knows(SCAN.digest, "reader-1")
    assert not ledger.knows(SCAN.digest, "reader-1+ocr")
    assert not ledger.knows("cd" * 32, "reader-1")
    assert not ledger.knows("00" * 32, "reader-1")


def test_unread_becomes_read(ledger: Ledger) -> None:
    file = file_of(LETTER)
    with ledger.writing(WHEN, "reader-1") as ink:
        ink.keep_unread(file, NO_TEXT)
    with ledger.writing(WHEN, "reader-2") as ink:
        assert ink.keep_document(file, LETTER)
    status = ledger.status()
    assert (status.read, status.unread, status.reasons) == (1, 0, {})
    assert next(ledger.files()).code is None


# ---------------------------------------------------------------- versions


def test_a_changed_file_is_a_new_version_beside_the_old(ledger: Ledger) -> None:
    first = document_of(["eerste tekst"], "a.txt")
    second = document_of(["tweede tekst"], "a.txt")
    elsewhere = document_of(["eerste tekst!"], "b.txt")
    for document in (first, second, elsewhere):
        keep(ledger, document)
    versions = ledger.versions("a.txt")
    assert [(v.digest, v.version, v.current) for v in versions] == [
        (first.digest, 1, False),
        (second.digest, 2, True),
    ]
    assert ledger.document("a.txt") == second
    assert ledger.document(first.digest) == first
    assert [entry.name for entry in ledger.entries()] == ["a.txt", "b.txt"]
    assert len(list(ledger.entries(old=True))) == len(list(ledger.everything())) == 3


def test_the_identifier_makes_the_paper_wherever_it_came_from(ledger: Ledger) -> None:
    page = document_of(["de brief"], "brief.html", identifier="kst-33763-8")
    keep(ledger, LETTER)
    keep(ledger, page)
    assert [v.name for v in ledger.versions("KST-33763-8")] == ["brief-2015.txt", "brief.html"]
    assert ledger.entry("kst-33763-8").name == "brief.html"


def test_versions_within_one_transaction(ledger: Ledger) -> None:
    three = [document_of([f"tekst {n}"], "a.txt") for n in range(3)]
    with ledger.writing(WHEN, "1") as ink:
        for document in three:
            ink.keep_document(file_of(document), document)
    assert [(v.version, v.current) for v in ledger.versions("a.txt")] == [(1, False), (2, False), (3, True)]


def test_read_again_by_newer_readers(ledger: Ledger) -> None:
    keep(ledger, LETTER, world.letter_findings())
    better = replace(LETTER, facts=LETTER.facts[1:])
    with ledger.writing("later", "reader-2") as ink:
        assert ink.keep_document(file_of(LETTER), better)
    kept = ledger.kept(LETTER.digest)
    assert kept.document == better
    assert (kept.marks, kept.entry.marks_version) == ((), None)
    assert kept.entry.series == "path:/stukken/brief-2015.txt"
    assert list(ledger.stale("1")) == [better]
    with pytest.raises(NotFound):
        ledger.entry("kst-33763-8")


def test_read_again_the_version_before_steps_forward(ledger: Ledger) -> None:
    old = document_of(["oud"], "a.txt", identifier="kst-1-2")
    new = document_of(["nieuw"], "b.txt", identifier="kst-1-2")
    keep(ledger, old)
    keep(ledger, new)
    with ledger.writing("later", "reader-2") as ink:
        ink.keep_document(file_of(new), replace(new, facts=()))
    assert ledger.entry("kst-1-2").digest == old.digest
    assert ledger.search("oud").total == 1


def test_marks_are_made_again_when_rules_change(ledger: Ledger) -> None:
    keep(ledger, LETTER, world.letter_findings(), version="1")
    keep(ledger, NOTE, version="2")
    assert [document.name for document in ledger.stale("2")] == ["brief-2015.txt"]
    for document in ledger.stale("2"):
        with ledger.writing(WHEN, "reader-1") as ink:
            ink.keep_marks(document, (), (), (), (), "2")
    assert list(ledger.stale("2")) == []
    assert ledger.marks("kst-33763-8") == ()
    assert ledger.search("actor:defensie").total == 0


# ---------------------------------------------------------------- by name


@pytest.mark.parametrize(
    "name",
    ["kst-33763-8", "KST-33763-8 ", LETTER.digest, LETTER.digest[:8].upper(), "brief-2015.TXT"],
)
def test_a_document_by_any_of_its_names(ledger: Ledger, name: str) -> None:
    world.keep_world(ledger)
    assert ledger.entry(name).digest == LETTER.digest


@pytest.mark.parametrize("name", ["kst-33763-9", "", "brief", "abcdef", "%", "' OR 1=1 --"])
def test_no_such_document(ledger: Ledger, name: str) -> None:
    world.keep_world(ledger)
    with pytest.raises(NotFound, match="no document is called") as caught:
        ledger.document(name)
    assert caught.value.remedy


def test_a_name_that_fits_two_papers(ledger: Ledger) -> None:
    for folder in ("een", "twee"):
        keep(ledger, document_of([folder], "nota.txt"), where=f"/{folder}/nota.txt")
    with pytest.raises(InvalidInput, match="fits 2 documents"):
        ledger.entry("nota.txt")


def test_a_member_of_a_zip_goes_by_its_own_name_too(ledger: Ledger) -> None:
    keep(ledger, document_of(["x"], "bundel.zip/map/brief.txt"))
    assert ledger.entry("brief.txt").name == ledger.entry("bundel.zip/map/brief.txt").name


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("33763", ["brief-2015.txt"]),
        ("33 763", ["brief-2015.txt"]),
        ("30821", ["nota-2023.txt"]),
        ("36410", ["begroting.txt"]),
        ("36410 VII", ["begroting.txt"]),
        ("36410-vii", ["begroting.txt"]),
        ("36410-X", []),
        ("3376", []),
    ],
)
def test_the_papers_of_a_dossier(ledger: Ledger, asked: str, names: list[str]) -> None:
    world.keep_world(ledger)
    keep(ledger, document_of(["x"], "begroting.txt", identifier="kst-36410-VII-5"))
    assert [entry.name for entry in ledger.dossier(asked)] == names


def test_a_dossier_is_in_order_of_date(ledger: Ledger) -> None:
    days = ("2020-01-01", "2015-06-01", "", "2018")
    for day in days:
        facts = {"dossier": "1", **({"date": day} if day else {})}
        keep(ledger, document_of([day], f"{day or 'zonder'}.txt", **facts))
    assert [e.name for e in ledger.dossier("1")] == [
        "2015-06-01.txt",
        "2018.txt",
        "2020-01-01.txt",
        "zonder.txt",
    ]


# ---------------------------------------------------------------- references, events, follow-ups


def test_citing_and_cited(ledger: Ledger) -> None:
    world.keep_world(ledger)
    assert [link.target for link in ledger.cites("kst-33763-8")] == ["kst-33694-6"]
    for spelling in ("kst-33763-8", "KST-33763-8"):
        [(entry, link, words)] = ledger.cited_by(spelling)
        assert (entry.digest, link.target) == (NOTE.digest, "kst-33763-8")
        assert NOTE.text[words.start : words.end] == words.quote == "kst-33763-8"
    assert list(ledger.cited_by("ministry:DEF")) == []
    assert list(ledger.cited_by("kst-1-1")) == []


def test_candidates_are_documents_here(ledger: Ledger) -> None:
    world.keep_world(ledger)
    found = ledger.candidates(["KST-33763-8", "kst-1-1", *(f"kst-9-{n}" for n in range(1200))])
    assert {name: entry.digest for name, entry in found.items()} == {"KST-33763-8": LETTER.digest}
    assert ledger.candidates([]) == {}


def test_events_in_order_with_their_words(ledger: Ledger) -> None:
    world.keep_world(ledger)
    events = ledger.events()
    assert [event.title for _, event in events] == ["Brief", "Strategie", "Ooit"]
    for entry, event in events:
        text = ledger.document(entry.digest).text
        assert text[event.evidence.start : event.evidence.end] == event.evidence.quote
    assert [event.title for _, event in ledger.events(["kst-30821-153"])] == ["Ooit"]
    assert ledger.events([]) == ()


def test_events_of_older_versions_are_left_out(ledger: Ledger) -> None:
    world.keep_world(ledger)
    keep(ledger, document_of(["nieuwe tekst"], "brief-2015.txt", identifier="kst-33763-8"))
    assert [event.title for _, event in ledger.events()] == ["Ooit"]
    assert len(ledger.events([LETTER.digest])) == 2


def test_follow_ups_by_state_and_kind(ledger: Ledger) -> None:
    world.keep_world(ledger)
    assert [f.state for _, f in ledger.follow_ups()] == ["open", "late"]
    assert [f.state for _, f in ledger.follow_ups(state="late")] == ["late"]
    assert ledger.follow_ups(kind=MarkKind.MOTION) == ()
    assert [f.what for _, f in ledger.follow_ups(["kst-33763-8"])] == ["een strategie te sturen"]


# ---------------------------------------------------------------- everything


def test_everything_streams_in_a_stable_order(ledger: Ledger) -> None:
    many = [document_of([f"regel {n}"], f"{n}.txt") for n in range(120)]
    with ledger.writing(WHEN, "1") as ink:
        for document in many:
            ink.keep_document(file_of(document), document)
    once = [kept.document for kept in ledger.everything()]
    assert once == many == [kept.document for kept in ledger.everything()]
    assert [entry.name for entry in ledger.entries()] == [document.name for document in many]


def test_the_same_thing_has_the_same_id_in_any_ledger(ledger: Ledger, library: Library) -> None:
    world.keep_world(ledger)
    kept, found = ledger.kept(LETTER.digest), world.letter_findings()
    assert [ids.mark_id(LETTER.digest, m) for m in kept.marks] == [
        ids.mark_id(LETTER.digest, m) for m in found.marks
    ]
    every = [
        *(ids.passage_id(LETTER.digest, p) for p in kept.document.passages),
        *(ids.mark_id(LETTER.digest, m) for m in kept.marks),
        *(ids.link_id(LETTER.digest, link) for link in kept.links),
        *(ids.follow_up_id(LETTER.digest, f) for f in kept.follow_ups),
        *(ids.event_id(LETTER.digest, e) for e in kept.events),
    ]
    assert len(set(every)) == len(every) == 4 + 5 + 4 + 1 + 2
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in every)


def test_a_ledger_opened_again_is_the_same(library: Library) -> None:
    world.keep_world(library.open())
    library.close()
    again = library.open(create=False)
    assert again.status().read == 2
    assert again.search("hachchi").total == 2
    assert again.document("kst-33763-8").fact(FactName.NUMBER) == "8"
