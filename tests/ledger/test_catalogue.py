# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogue pages and counts what a viewer sees, on both databases."""

from __future__ import annotations

import pytest

from samenhang.errors import Unreadable
from samenhang.ledger import Ledger
from samenhang.ledger.catalogue import UNKNOWN, CatalogueRequest, Holdings
from samenhang.model import Document
from samenhang.viewer import Access, Level, Role, Viewer
from tests.ledger.world import WHEN, document_of, file_of

READER = Viewer("piet", Role.READER, Level.PUBLIC)
MINDER = Viewer("mia", Role.ADMINISTRATOR, Level.PUBLIC)
SHELF: tuple[tuple[str, dict[str, str], Level], ...] = (
    ("oud.txt", {"kind": "letter", "date": "2015-12-21", "identifier": "kst-33763-1"}, Level.PUBLIC),
    ("nieuw.txt", {"kind": "letter", "date": "2023-03-01", "identifier": "kst-33763-2"}, Level.PUBLIC),
    ("motie.txt", {"kind": "motion", "date": "2020-09-16", "identifier": "kst-35570-17"}, Level.PUBLIC),
    ("nota.txt", {"kind": "decision-note", "identifier": "kst-30821-9"}, Level.INTERNAL),
    ("zonder.txt", {}, Level.PUBLIC),
)


def paper(name: str, facts: dict[str, str]) -> Document:
    return document_of(("Eerste regel.", "Tweede regel van " + name), name, **facts)


@pytest.fixture
def shelved(ledger: Ledger) -> Ledger:
    for name, facts, level in SHELF:
        document = paper(name, facts)
        with ledger.writing(WHEN, "1") as ink:
            ink.keep_document(file_of(document), document, Access(level))
    with ledger.writing(WHEN, "1") as ink:
        ink.keep_unread(file_of(document_of(("scan",), "scan.pdf")), Unreadable("no-text-layer", "no text"))
        ink.keep_waiting([file_of(document_of(("later",), "later.pdf"))])
    return ledger


def names(ledger: Ledger, request: CatalogueRequest) -> list[str]:
    with ledger.catalogue() as catalogue:
        return [item.entry.name for item in catalogue.documents(request).items]


def test_the_newest_come_first_and_what_has_no_date_last(shelved: Ledger) -> None:
    newest = ["nieuw.txt", "motie.txt", "oud.txt", "zonder.txt", "nota.txt"]
    assert names(shelved, CatalogueRequest()) == newest
    assert names(shelved, CatalogueRequest(added=True)) == [name for name, _, _ in reversed(SHELF)]
    pages = [names(shelved, CatalogueRequest(limit=2, offset=offset)) for offset in (0, 2, 4)]
    assert [name for page in pages for name in page] == newest


@pytest.mark.parametrize(
    ("request_", "found"),
    [
        (CatalogueRequest(kind="letter"), ["nieuw.txt", "oud.txt"]),
        (CatalogueRequest(kind="other"), ["zonder.txt"]),
        (CatalogueRequest(year="2015"), ["oud.txt"]),
        (CatalogueRequest(year=UNKNOWN), ["zonder.txt", "nota.txt"]),
        (CatalogueRequest(dossier="33 763"), ["nieuw.txt", "oud.txt"]),
        (CatalogueRequest(dossier="33763", year="2023"), ["nieuw.txt"]),
        (CatalogueRequest(level=Level.INTERNAL), ["nota.txt"]),
        (CatalogueRequest(kind="letter", level=Level.INTERNAL), []),
    ],
)
def test_a_list_is_narrowed(shelved: Ledger, request_: CatalogueRequest, found: list[str]) -> None:
    assert names(shelved, request_) == found
    with shelved.catalogue() as catalogue:
        assert catalogue.documents(request_).total == len(found)


def test_each_facet_is_counted_under_the_others(shelved: Ledger) -> None:
    with shelved.catalogue() as catalogue:
        page = catalogue.documents(CatalogueRequest(kind="letter"))
    assert dict(page.facets["kind"]) == {"letter": 2, "motion": 1, "decision-note": 1, "other": 1}
    assert page.facets["year"] == (("2023", 1), ("2015", 1))
    assert page.facets["dossier"] == (("33763", 2),)
    assert page.facets["level"] == (("public", 2),)


def test_documents_without_a_date_stand_under_the_years(shelved: Ledger) -> None:
    with shelved.catalogue() as catalogue:
        page = catalogue.documents(CatalogueRequest())
    assert page.facets["year"] == (("2023", 1), ("2020", 1), ("2015", 1), (UNKNOWN, 2))
    assert page.items[0].dossiers == ("33763",)
    assert page.items[3].dossiers == ()


def test_what_a_reader_may_not_see_is_not_counted(shelved: Ledger) -> None:
    with shelved.seen_by(READER).catalogue() as catalogue:
        page = catalogue.documents(CatalogueRequest())
        assert page.total == 4
        assert "nota.txt" not in {item.entry.name for item in page.items}
        assert dict(page.facets["level"]) == {"public": 4}
        assert "decision-note" not in dict(page.facets["kind"])
        assert "30821" not in dict(page.facets["dossier"])
        assert dict(page.facets["year"])[UNKNOWN] == 1
        assert catalogue.documents(CatalogueRequest(dossier="30821")).total == 0
        assert catalogue.holdings() == Holdings(4, 0, 0)
        assert catalogue.not_read(10) == ()


def test_an_older_version_is_left_out(shelved: Ledger) -> None:
    again = paper("nieuw2.txt", {"kind": "letter", "date": "2023-03-02", "identifier": "kst-33763-2"})
    with shelved.writing(WHEN, "1") as ink:
        ink.keep_document(file_of(again), again, Access(Level.INTERNAL))
    assert names(shelved, CatalogueRequest(dossier="33763")) == ["nieuw2.txt", "oud.txt"]
    assert names(shelved.seen_by(READER), CatalogueRequest(dossier="33763")) == ["nieuw.txt", "oud.txt"]
    with shelved.seen_by(READER).catalogue() as catalogue:
        assert catalogue.holdings().documents == 4


def test_files_that_are_not_read_are_for_who_looks_after_them(shelved: Ledger) -> None:
    for ledger in (shelved, shelved.seen_by(MINDER)):
        with ledger.catalogue() as catalogue:
            assert [file.name for file in catalogue.not_read(10)] == ["scan.pdf", "later.pdf"]
            assert [file.name for file in catalogue.not_read(1, 1)] == ["later.pdf"]
            assert (catalogue.holdings().unread, catalogue.holdings().waiting) == (1, 1)


def test_a_place_is_found_in_its_passage(shelved: Ledger) -> None:
    nota = paper(SHELF[3][0], SHELF[3][1])
    letter = paper(SHELF[0][0], SHELF[0][1])
    places = [(letter.digest, 0), (letter.digest, 14), (letter.digest, 20), (nota.digest, 0), ("f" * 64, 0)]
    with shelved.catalogue() as catalogue:
        assert catalogue.passages(places) == dict(zip(places[:4], (0, 1, 1, 0), strict=True))
    with shelved.seen_by(READER).catalogue() as catalogue:
        assert catalogue.passages(places) == dict(zip(places[:3], (0, 1, 1), strict=True))


def test_all_documents_are_counted_for_who_sees_all(shelved: Ledger) -> None:
    assert shelved.status().documents == 5
    assert shelved.seen_by(READER).status().documents == 4
