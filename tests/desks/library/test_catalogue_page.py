# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of all documents, and that of the files that are not read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from samenhang.desks.library.refusals import REASONS
from samenhang.errors import UNREADABLE_CODES, Unreadable
from samenhang.ledger import Ledger
from samenhang.viewer import Access, Level, Role
from tests.ledger.world import document_of, file_of
from tests.web.conftest import NOON

Client = Callable[..., TestClient]
NOTE = "2023-nota-planbureau-veiligheid.docx"


def test_all_documents_are_listed_newest_first(client: TestClient) -> None:
    found = client.get("/v1/documents").json()
    days = [item["document"]["latest"] or "" for item in found["documents"]]
    assert found["total"] == len(days) == 30
    assert days == sorted(days, reverse=True)
    page = client.get("/documents").text
    assert "30 stukken" in page
    assert '<a href="/dossiers/30821">30821</a>' in page


def test_each_count_opens_a_list_of_so_many(client: TestClient) -> None:
    for address in ("/v1/documents", "/v1/documents?kind=letter", "/v1/documents?year=2015&dossier=33750"):
        for one in client.get(address).json()["facets"]:
            for option in one["options"]:
                opened = client.get(f"/v1{option['address']}").json()
                assert option["current"] or opened["total"] == option["count"], option


def test_what_is_chosen_can_be_taken_away(client: TestClient) -> None:
    found = client.get("/v1/documents?kind=letter&year=2015").json()
    assert [chip["label"] for chip in found["chosen"]] == ["brief", "2015"]
    assert [chip["address"] for chip in found["chosen"]] == [
        "/documents?year=2015",
        "/documents?kind=letter",
    ]
    assert "Weghalen" in client.get("/documents?kind=letter").text


def test_a_list_of_nothing_says_so(client: TestClient) -> None:
    page = client.get("/documents?dossier=99999")
    assert page.status_code == 200
    assert "Hier zijn geen stukken" in page.text


@pytest.mark.parametrize("bad", ["year=15", "level=secret", "page=0"])
def test_what_is_no_list_is_refused(client: TestClient, bad: str) -> None:
    assert client.get(f"/v1/documents?{bad}").status_code == 400


def test_a_reader_sees_no_title_count_or_facet_of_a_closed_document(client_as: Client, demo: Ledger) -> None:
    with demo.writing(NOON.isoformat()) as ink:
        ink.classify(NOTE, Access(Level.INTERNAL, frozenset({"crisis"})), "a note", "owner", "here")
    reader = client_as(Role.READER, Level.CONFIDENTIAL)
    found = reader.get("/v1/documents").json()
    assert found["total"] == 29
    options = {(one["name"], o["value"]): o["count"] for one in found["facets"] for o in one["options"]}
    assert ("kind", "decision-note") not in options
    assert options["level", "public"] == 29
    assert "Kamerbrief Planbureau" not in reader.get("/documents").text
    member = client_as(Role.READER, Level.INTERNAL, ("crisis",)).get("/documents").text
    assert "Kamerbrief Planbureau" in member
    assert "intern" in member


def test_every_reason_has_its_words_and_its_way_out() -> None:
    assert set(REASONS) == set(UNREADABLE_CODES)


def test_files_that_are_not_read_are_told_in_dutch_to_who_looks_after_them(
    client: TestClient, client_as: Client, demo: Ledger
) -> None:
    with demo.writing(NOON.isoformat()) as ink:
        ink.keep_unread(
            file_of(document_of(("x",), "scan.pdf")), Unreadable("no-text-layer", "no text in it")
        )
        ink.keep_waiting([file_of(document_of(("y",), "later.pdf"))])
    page = client.get("/unread").text
    assert "Dit is een scan" in page
    assert "Laat de letters herkennen (OCR)" in page
    assert "no text in it" in page
    assert "Dit bestand is nog niet gelezen" in page
    files = client_as(Role.ADMINISTRATOR).get("/v1/unread").json()["files"]
    assert [(file["name"], file["status"]) for file in files] == [
        ("scan.pdf", "unread"),
        ("later.pdf", "waiting"),
    ]
    reader = client_as(Role.READER, Level.CONFIDENTIAL)
    empty = {"unread": 0, "waiting": 0, "page": 1, "pages": 0, "files": []}
    assert reader.get("/v1/unread").json() == empty
    assert "scan.pdf" not in reader.get("/unread").text


def test_when_all_is_read_the_page_says_so(client: TestClient) -> None:
    assert "Alle bestanden zijn gelezen" in client.get("/unread").text
