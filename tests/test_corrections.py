# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A correction in the ledger: what is found follows it, reviews stay, and reading again keeps it."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from samenhang import corrections, intake
from samenhang.errors import InvalidInput, NotFound
from samenhang.intake import Read, Reading, Task
from samenhang.ledger import Ledger
from samenhang.model import Correction, Document, Evidence, FactName, MarkKind, Review, Verdict
from samenhang.reading import read

WHEN = "2026-11-24T12:00:00+01:00"
TASK = Task(today=date(2026, 11, 24), when=WHEN)
TEXT = """Den Haag, 21 december 2O15

Geachte voorzitter,

Zie Kamerstuk 33 763, nr. I4 over de strategie.

De minister van Defensie zegt toe de Kamer vóór 1 juli 2016 te informeren.
"""


@pytest.fixture
def letter(ledger: Ledger, tmp_path: Path) -> str:
    """The digest of a letter with two misreadings, kept in the ledger."""
    (tmp_path / "brief.txt").write_text(TEXT, "utf-8")
    return keep_reading(ledger, tmp_path / "brief.txt").digest


def keep_reading(ledger: Ledger, path: Path) -> Document:
    """Read one file here and keep it, as `take_in` does it with workers."""
    [job] = intake.jobs_of([path])
    readings: list[Reading] = []
    intake.take_in([job], ledger, threads, TASK, readings.append)
    assert isinstance(readings[0], Read)
    return ledger.document(job.file.digest)


def threads() -> Executor:
    return ThreadPoolExecutor(1)


def correction(ledger: Ledger, digest: str, quote: str, text: str) -> Correction:
    start = ledger.document(digest).text.index(quote)
    return Correction(digest, start, start + len(quote), quote, text, "Alice", WHEN, "misgelezen")


def make(ledger: Ledger, digest: str, quote: str, text: str) -> Correction:
    made = correction(ledger, digest, quote, text)
    change = corrections.corrected(ledger, made, TASK)
    with ledger.writing(WHEN) as ink:
        corrections.keep(ink, change)
    return made


def papers(ledger: Ledger, digest: str) -> set[str]:
    return {link.target for link in ledger.cites(digest)}


def test_what_is_found_follows_the_correction_and_reviews_stay(ledger: Ledger, letter: str) -> None:
    text = ledger.document(letter).text
    start = text.index("minister van Defensie")
    words = Evidence(letter, start, start + 21, "minister van Defensie")
    with ledger.writing(WHEN) as ink:
        ink.review(Review("mark", "actor", words, Verdict.REJECTED, "Bob", WHEN))
    assert papers(ledger, letter) != {"kst-33763-14"}
    assert ledger.entry(letter).earliest is None
    first = make(ledger, letter, "I4", "14")
    second = make(ledger, letter, "2O15", "2 015")
    third = make(ledger, letter, "2 015", "2015")
    assert ledger.corrections(letter) == (first, second, third)
    assert ledger.corrections(letter, loose=True) == ()
    assert ledger.document(letter).text == text.replace("I4", "14").replace("2O15", "2015")
    assert papers(ledger, letter) == {"kst-33763-14"}
    assert ledger.entry(letter).earliest == "2015-12-21"
    assert ledger.document(letter).fact(FactName.DATE) == "2015-12-21"
    rejected = ledger.standing(letter).rejected
    assert [finding.reviews[-1].who for finding in rejected] == ["Bob"]
    assert ledger.search("“33 763”").behind == 0
    assert ledger.search("december 2015").total == 1


def test_it_survives_reading_again(ledger: Ledger, letter: str, tmp_path: Path) -> None:
    made = make(ledger, letter, "I4", "14")
    before = ledger.kept(letter)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "READER_VERSION", "newer")
        assert not ledger.knows(letter, "newer")
        keep_reading(ledger, tmp_path / "brief.txt")
        assert ledger.knows(letter, "newer")
    assert replace(ledger.kept(letter), entry=before.entry) == before
    assert ledger.corrections(letter) == (made,)
    assert ledger.corrections(letter, loose=True) == ()


def test_a_reader_that_reads_it_right_leaves_it_over_and_a_later_one_may_take_it_up_again(
    ledger: Ledger, letter: str, tmp_path: Path
) -> None:
    made = make(ledger, letter, "I4", "14")
    for version, better, loose in (("2", True, (made,)), ("3", False, ())):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(intake, "READER_VERSION", version)
            if better:
                patch.setattr(intake, "read", read_better)
            keep_reading(ledger, tmp_path / "brief.txt")
        assert "nr. 14 over" in ledger.document(letter).text
        assert ledger.corrections(letter) == (made,)
        assert ledger.corrections(letter, loose=True) == loose


def read_better(data: bytes, name: str) -> Document:
    document = read(data, name)
    return replace(document, text=document.text.replace("I4", "14"))


def test_an_older_version_that_is_corrected_stays_the_older_one(
    ledger: Ledger, letter: str, tmp_path: Path
) -> None:
    (tmp_path / "brief.txt").write_text(TEXT + "\nMet groet", "utf-8")
    newer = keep_reading(ledger, tmp_path / "brief.txt")
    make(ledger, letter, "I4", "14")
    assert [(e.digest, e.version, e.current) for e in ledger.versions(newer.digest)] == [
        (letter, 1, False),
        (newer.digest, 2, True),
    ]


def test_who_is_second_looks_again(ledger: Ledger, letter: str) -> None:
    slow = corrections.corrected(ledger, correction(ledger, letter, "I4", "14"), TASK)
    make(ledger, letter, "2O15", "2015")

    def too_late() -> None:
        with ledger.writing(WHEN) as ink:
            corrections.keep(ink, slow)

    with pytest.raises(InvalidInput, match="somebody else"):
        too_late()
    assert "nr. I4" in ledger.document(letter).text
    assert len(ledger.corrections(letter)) == 1


def test_what_cannot_be_corrected_is_refused(ledger: Ledger, letter: str) -> None:
    made = correction(ledger, letter, "I4", "14")
    with pytest.raises(InvalidInput, match="does not stand there"):
        corrections.corrected(ledger, replace(made, quote="V4"), TASK)
    with pytest.raises(InvalidInput, match="end of a passage"):
        corrections.corrected(ledger, replace(made, text="1\n4"), TASK)
    with pytest.raises(NotFound):
        corrections.corrected(ledger, replace(made, digest="f" * 64), TASK)
    assert ledger.corrections(letter) == ()


def test_marks_of_other_rules_are_made_on_the_corrected_text(ledger: Ledger, letter: str) -> None:
    make(ledger, letter, "I4", "14")
    with ledger.writing(WHEN) as ink:
        ink.keep_marks(ledger.document(letter), (), (), (), (), "older rules")
    intake.mark_again(ledger, threads, TASK)
    assert papers(ledger, letter) == {"kst-33763-14"}
    assert MarkKind.DATE in {mark.kind for mark in ledger.marks(letter)}


def test_a_job_takes_its_corrections_along(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("nr. I4")
    [job] = intake.jobs_of([tmp_path / "b.txt"])
    made = Correction(job.file.digest, 4, 6, "I4", "14", "A", WHEN)
    reading = intake.read_and_mark(replace(job, corrections=(made, replace(made, quote="X4"))), TASK)
    assert isinstance(reading, Read)
    assert reading.sheet is not None
    assert (reading.sheet.body[1], reading.loose) == ("nr. 14", (replace(made, quote="X4"),))
