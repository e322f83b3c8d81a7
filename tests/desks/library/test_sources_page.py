# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on sources: what is followed, how fresh, what failed and the way out; and who may know."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from samenhang.desks.library.fetching import REASONS, WAYS_OUT
from samenhang.errors import NOT_FETCHED_CODES
from samenhang.ledger import Ledger
from samenhang.ledger.arrivals import Arrival, ArrivalsInk, Delivery
from samenhang.ledger.arrived import Arrived
from samenhang.server import make_application
from samenhang.settings import read_settings
from samenhang.viewer import Level, Role
from samenhang.web.token import OneEntry
from tests.web.conftest import Client

EARLY, LATE = "2025-11-20T10:00:00+00:00", datetime.now(UTC).isoformat(timespec="seconds")
OLD = "2024-01-01T10:00:00+00:00"
COUNTS = {
    "new": 3,
    "changed": 2,
    "deleted": 1,
    "again": 0,
    "entries": 5,
    "files": 4,
    "unread": 1,
    "failed": 1,
}


def arrival(identifier: str, kind: str, deleted: bool = False) -> Arrival:
    return Arrival(identifier, kind, LATE, deleted, "<x/>", identifier, "", "https://x.example/file.pdf")


def followed(ledger: Ledger) -> None:
    """What three sources brought: one whole, one that failed, and a folder."""
    with ledger.writing(LATE) as ink:
        pen = ArrivalsInk(ink.connection)
        papers = [arrival("a", "Document"), arrival("b", "Document", True), arrival("c", "Zaak")]
        pen.keep(Delivery("tweedekamer", "Document", "1", LATE, "", "", papers))
        pen.note_round("tweedekamer", "Document", LATE, None)
        pen.note_round("tweedekamer", "files --dossier 30821", LATE, None)
        pen.note_last("tweedekamer", LATE, COUNTS)
        held = Arrived(ink.connection).entity("tweedekamer", "a")
        assert held is not None
        pen.note_file(held.key, "a", "", (None, "12 bytes came where 13 were announced"), LATE, "broken")
        pen.note_round("koop", "--dossier 30821 --since 2015", EARLY, None)
        pen.note_round("koop", "--dossier 30821 --since 2015", LATE, "koop answers 503 at x", "refused")
        pen.note_round("koop", "identifiers --category Kamerstuk", OLD, None)
        pen.note_round("folder/geheim", "all", EARLY, None)


@pytest.fixture
def sources(demo: Ledger, client: TestClient) -> TestClient:
    followed(demo)
    return client


def test_every_source_with_how_it_stands(sources: TestClient) -> None:
    house, koop, folder = sources.get("/v1/sources").json()["sources"]
    assert (house["name"], house["state"], house["fresh"]) == (
        "tweedekamer",
        "fresh",
        LATE.replace("+00:00", "Z"),
    )
    assert house["kinds"] == [
        {"kind": "Document", "number": 2, "deleted": 1},
        {"kind": "Zaak", "number": 1, "deleted": 0},
    ]
    assert (house["last"]["new"], house["last"]["unread"]) == (3, 1)
    assert [(one["name"], one["code"]) for one in house["missing"]] == [("a", "broken")]
    files = house["streams"][1]
    assert (files["files"], files["choice"]["dossier"]) == (True, "30821")
    assert (koop["state"], koop["fresh"], koop["address"]) == (
        "failed",
        "2025-11-20T10:00:00Z",
        "https://repository.overheid.nl/sru",
    )
    listed = koop["streams"][1]
    assert (listed["identifiers"], listed["choice"]["parts"]) == (True, ["Kamerstuk"])
    assert [(one["code"], one["message"]) for one in koop["failures"]] == [
        ("refused", "koop answers 503 at x")
    ]
    assert (folder["kind"], folder["part"], folder["state"]) == ("folder", "geheim", "stale")


def test_the_page_says_it_in_dutch(sources: TestClient) -> None:
    page = sources.get("/sources")
    assert page.status_code == 200
    for words in (
        "Officiële bekendmakingen",
        "De bron weigerde, of kon niet antwoorden",
        "dossier 30821, sinds 2015",
        "kenmerken: Kamerstuk",
        "20 november 2025, 10:00 UTC",
        "3 nieuw, 2 gewijzigd, 1 verwijderd, 0 onveranderd; 5 van het register; 4 bestanden, waarvan 1 niet",
        "Wat kwam was niet heel",
    ):
        assert words in page.text
    start = sources.get("/").text
    assert "Bij 1 bron ging iets mis" in start
    assert "3 bronnen worden gevolgd" in start


def test_nothing_followed_says_how_to_begin(client: TestClient) -> None:
    assert "Er wordt nog geen bron gevolgd" in client.get("/sources").text
    assert "/sources" in client.get("/").text


def test_only_who_adds_documents_may_know_and_of_a_folder_only_who_may_see_it(
    demo: Ledger, client_as: Client
) -> None:
    followed(demo)
    reader = client_as(Role.READER)
    assert (reader.get("/sources").status_code, reader.get("/v1/sources").status_code) == (403, 403)
    assert "/sources" not in reader.get("/").text
    analyst = client_as(Role.ANALYST)
    assert [one["name"] for one in analyst.get("/v1/sources").json()["sources"]] == ["tweedekamer", "koop"]
    assert "2 bronnen worden gevolgd" in analyst.get("/").text
    cleared = client_as(Role.ANALYST, Level.CONFIDENTIAL)
    assert [one["name"] for one in cleared.get("/v1/sources").json()["sources"]][-1] == "folder/geheim"


def test_a_folder_of_the_settings_is_seen_by_its_level_and_groups(demo: Ledger, folder: Path) -> None:
    entry = OneEntry()
    settings = read_settings(
        {"SAMENHANG_DATABASE": str(folder / "ledger.db"), "SAMENHANG_FOLDERS": f"post={folder}"}
    )
    application = make_application(settings, demo, entry, ("testserver",))
    with TestClient(application) as browser:
        browser.get(f"/enter?token={entry.token}")
        (one,) = browser.get("/v1/sources").json()["sources"]
    assert (one["name"], one["state"], one["fresh"], one["address"]) == (
        "folder/post",
        "new",
        None,
        str(folder),
    )


def test_the_states_of_both_databases_are_the_same(ledger: Ledger) -> None:
    followed(ledger)
    with ledger.looking() as (connection, _):
        kept = Arrived(connection)
        assert kept.counted("tweedekamer") == {"Document": (2, 1), "Zaak": (1, 0)}
        assert kept.missing("tweedekamer", 10)[1][0].code == "broken"
        last = kept.last_round("tweedekamer")
    assert last is not None
    assert (last.new, last.ended, last.failed) == (3, LATE, 1)
    assert datetime.fromisoformat(last.ended).tzinfo == UTC


def test_every_code_has_words_and_a_way_out() -> None:
    assert {*NOT_FETCHED_CODES, "other"} == set(REASONS) == set(WAYS_OUT)
