# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A document with several origins: on its page, as JSON, in the export, and as people take it apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from fastapi.testclient import TestClient

from samenhang.desks.library.export import rows
from samenhang.desks.library.origin_lines import origin_lines
from samenhang.ledger import Ledger
from samenhang.ledger.origins import bring
from samenhang.ledger.sheet import sheet_of
from samenhang.likeness import JUDGE, likeness_of
from samenhang.model import Document, File
from samenhang.viewer import PUBLIC, Access, Level, Role
from tests.desks.library.reading import json, page, send, words
from tests.ledger.world import WHEN, document_of
from tests.linking.test_duplicates import prose

Client = Callable[..., TestClient]
BODY = " ".join(prose(8, 120))
LETTER = document_of([BODY], "brief.pdf")
SITE = document_of(["Rijksoverheid publicatie", BODY], "site.html")
PLACE = "https://www.rijksoverheid.nl/documenten/brief"


def kept(ledger: Ledger, access: Access | None = None) -> None:
    """The letter, the same from a site, and the bytes of the letter once more from elsewhere."""
    with ledger.writing(WHEN, "1") as ink:
        for one, where in ((LETTER, "/thuis/geheime-map/brief.pdf"), (SITE, PLACE)):
            file = File(one.digest, one.name, where, 1)
            ink.keep_sheet(file, replace(sheet_of(file, one), likeness=likeness_of(one.text)), access)
        ink.copies.settle(JUDGE)
        again = [File(LETTER.digest, "nogmaals.pdf", f"https://example.org/{n}", 1) for n in (1, 1, 2)]
        bring(ink.connection, again, access, WHEN)
        bring(ink.connection, [File(LETTER.digest, "verborgen.pdf", "/x", 1)], Access(Level.INTERNAL), WHEN)


def part(client: TestClient, path: str, chosen: str) -> str:
    found = page(client, path).css_first(chosen)
    assert found is not None
    return words(found)


def address(of: Document) -> str:
    return f"/documents/{of.digest[:16]}"


def test_the_page_lists_each_place_and_what_differs(client: TestClient, demo: Ledger) -> None:
    kept(demo)
    shown = part(client, address(LETTER), ".origins")
    for said in ("Herkomst (4 plaatsen)", "brief.pdf", "nogmaals.pdf", "site.html", PLACE, SITE.digest):
        assert said in shown
    assert "rijksoverheid publicatie" in shown
    assert "verborgen.pdf" not in shown
    assert "geheime-map" not in client.get(address(LETTER)).text
    copied = part(client, address(SITE), "main")
    assert "Dit is een kopie" in copied
    answer = json(client, address(SITE))["origins"]
    assert answer["leader"]["digest"] == LETTER.digest
    assert [place["leads"] for place in answer["places"]] == [True, True, True, False]
    assert answer["places"][-1]["differences"] == [{"document": "", "copied": "rijksoverheid publicatie"}]


def test_people_take_apart_and_put_together_by_a_form(client: TestClient, demo: Ledger) -> None:
    kept(demo)
    form = page(client, address(LETTER)).css_first(".origins form")
    answer = send(client, form, verdict="apart", why="een ander stuk")
    assert (answer.status_code, answer.headers["location"]) == (303, address(LETTER))
    assert demo.entry(SITE.digest).copy_of is None
    assert demo.audit_lines()[-1].action == "copy"
    shown = page(client, address(LETTER))
    assert "andere documenten" in part(client, address(LETTER), ".origins")
    send(client, shown.css_first(".origins form"), verdict="one")
    assert demo.entry(SITE.digest).copy_of == LETTER.digest


def test_a_reader_sees_the_origins_and_changes_nothing(client_as: Client, demo: Ledger) -> None:
    kept(demo)
    reader = client_as(Role.READER)
    shown = page(reader, address(LETTER)).css_first(".origins")
    assert shown is not None
    assert not shown.css("form")
    sent = {"other": SITE.digest, "verdict": "apart"}
    assert reader.post(f"/v1{address(LETTER)}/origins", json=sent).status_code == 403


def test_export_and_terminal_list_the_origins(demo: Ledger) -> None:
    kept(demo)
    letter, site = (next(iter(rows(demo.kept(one.digest), ["document"]))) for one in (LETTER, SITE))
    assert (letter["copy_of"], site["copy_of"]) == (None, LETTER.digest)
    assert letter["origins"] == site["origins"]
    assert [one["address"] for one in letter["origins"]] == [
        "",
        *(f"https://example.org/{n}" for n in (1, 2)),
        PLACE,
    ]
    lines = list(origin_lines(demo.origins(LETTER.digest), LETTER.digest))
    assert lines[0] == "one document from 4 places:"
    assert "rijksoverheid publicatie" in lines[-1]
    assert list(origin_lines(demo.origins("kst-35570-17"), "")) == []
    assert demo.entry(LETTER.digest).access == PUBLIC
