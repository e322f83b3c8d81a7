# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a source says of a document beside what its text says: in the answer, on the page, in a terminal."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from samenhang import terminal
from samenhang.desks.library import desk
from samenhang.desks.library.beside import Claim
from samenhang.ledger import Ledger
from samenhang.ledger.arrivals import ArrivalsInk
from samenhang.ledger.arrived import Arrived
from tests.arriving import follow
from tests.desks.library.reading import json
from tests.registering import WHEN, guid, issue, ref
from tests.servers.parliament import FakeFeed, serving_feed

MOTION = "kst-35570-17"
NAME = "tweedekamer"


def house() -> FakeFeed:
    """What the Kamer could say of a motion of the demo: its own number, and another day and dossier."""
    feed = FakeFeed()
    issue(feed, "kamerstukdossier", 1, "<nummer>33763</nummer>")
    issue(feed, "zaak", 2, "<nummer>2022Z20001</nummer><soort>Motie</soort>")
    issue(feed, "documentVersie", 3, f"<externeidentifier>{MOTION}</externeidentifier>{ref('document', 4)}")
    issue(feed, "document", 4,
          f"{ref('huidigeDocumentVersie', 3)}{ref('zaak', 2)}{ref('kamerstukdossier', 1)}<soort>Motie</soort>"
          "<documentNummer>2022D1</documentNummer><titel>Iets heel anders</titel><volgnummer>-1</volgnummer>"
          f"<datum>1999-01-02T00:00:00+01:00</datum>{ref('bronDocument', 5)}<vreemd>x</vreemd>")  # fmt: skip
    issue(feed, "document", 5, f"<documentNummer>2022D2</documentNummer>{ref('huidigeDocumentVersie', 6)}")
    issue(feed, "documentVersie", 6, "<externeidentifier>kst-30821-126</externeidentifier>")
    for number, name in ((7, "J. Dijkman-Verzonnen"), (8, "M. Onbekend")):
        issue(feed, "documentActor", number, f"{ref('document', 4)}<actorNaam>{name}</actorNaam>")
    return feed


@pytest.fixture
def claimed(demo: Ledger) -> str:
    """The demo's motion as a document that came through the source; gives its digest."""
    with serving_feed(feed := house()):
        follow(demo, feed, sorted(feed.entries))
    digest = demo.entry(MOTION).digest
    with demo.writing(WHEN) as ink:
        said = Arrived(ink.connection).entity(NAME, guid(4))
        assert said is not None
        ArrivalsInk(ink.connection).note_file(said.key, "x", "https://example.org", (digest, None), WHEN)
    return digest


def by_field(claims: tuple[Claim, ...]) -> dict[str, Claim]:
    return {one.field: one for one in claims}


def test_both_are_shown_and_where_they_differ(demo: Ledger, claimed: str) -> None:
    found = by_field(desk.show(demo, claimed).claims)
    assert (found["identifier"].value, found["identifier"].differs) == (MOTION, False)
    assert (found["kind"].value, found["kind"].text, found["kind"].differs) == ("Motie", "motion", False)
    assert (found["date"].value, found["date"].differs) == ("1999-01-02", True)
    assert found["date"].text == "2020-09"
    assert (found["dossier"].value, found["dossier"].text, found["dossier"].differs) == (
        "33763",
        "35570",
        True,
    )
    assert found["title"].differs
    assert found["actor"].differs
    assert "number" not in found  # -1 means that it has none
    assert found["annex-of"].link == "https://zoek.officielebekendmakingen.nl/kst-30821-126.html"
    assert found["matter"].value == "2022Z20001 Motie"


def test_the_page_says_in_words_what_differs(client: TestClient, claimed: str) -> None:
    page = client.get(f"/documents/{claimed[:16]}").text
    assert "Wat de bron zegt" in page
    assert "dingen verschillen van de tekst" in page
    assert "een verband dat de bron zelf legt" in page
    answer = json(client, f"/documents/{claimed[:16]}")["claims"]
    ties = [one for one in answer if one["score"] is not None]
    assert {(one["field"], one["score"], one["reason"]) for one in ties} == {
        ("annex-of", 1.0, "de bron zegt het"),
        ("matter", 1.0, "de bron zegt het"),
    }


def test_a_document_without_a_source_has_no_such_section(client: TestClient, demo: Ledger) -> None:
    digest = demo.entry(MOTION).digest
    assert "Wat de bron zegt" not in client.get(f"/documents/{digest[:16]}").text
    assert json(client, f"/documents/{digest[:16]}")["claims"] == []


def test_a_terminal_shows_them_too(demo: Ledger, claimed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.out.capture() as shown:
        terminal.document(desk.show(demo, claimed))
    said = " ".join(shown.get().split())
    assert "tweedekamer says date: 1999-01-02; the text:" in said
    assert "(differs)" in said


def test_what_the_source_took_away_is_said(demo: Ledger, claimed: str) -> None:
    with serving_feed(feed := house()):
        feed.remove("document", guid(4))
        feed.entries["Document"] = feed.entries["Document"][-1:]
        with demo.writing(WHEN) as ink:
            ArrivalsInk(ink.connection).note_round(NAME, "Document", WHEN, None)
        follow(demo, feed, ["Document"])
    assert "deletion" in by_field(desk.show(demo, claimed).claims)
