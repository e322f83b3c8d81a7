# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Searches are kept, found back and removed by their owner alone, each with a line in the audit log."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from fastapi.testclient import TestClient

from samenhang.ledger import Ledger
from samenhang.viewer import Role

Client = Callable[..., TestClient]
ADDRESS = "/search?q=planbureau&only=kind%3Aletter"


def token(client: TestClient) -> str:
    found = re.search(r'name="csrf" content="([^"]+)"', client.get("/search").text)
    assert found is not None
    return unescape(found[1])


def save(client: TestClient, name: str, address: str = ADDRESS) -> tuple[int, str]:
    """Status and address to go to."""
    sent = {"csrf": token(client), "name": name, "address": address}
    answer = client.post("/saved-searches", data=sent)
    return answer.status_code, answer.headers.get("location", "")


def test_a_search_is_saved_from_its_page_and_opened_from_the_list(client: TestClient, demo: Ledger) -> None:
    page = client.get(ADDRESS).text
    assert 'name="address" value="/search?q=planbureau&amp;only=kind%3Aletter"' in page
    assert save(client, "  brieven over het planbureau ") == (303, ADDRESS)
    assert "De zoekvraag “brieven over het planbureau” is bewaard" in client.get(ADDRESS).text
    (kept,) = client.get("/v1/saved-searches").json()["searches"]
    assert (kept["name"], kept["address"]) == ("brieven over het planbureau", ADDRESS)
    assert "brieven over het planbureau" in client.get("/").text
    assert client.get(kept["address"]).status_code == 200
    line = demo.audit_lines()[-1]
    assert (line.action, line.object, line.result) == ("save-search", "brieven over het planbureau", "kept")


def test_a_search_is_removed(client: TestClient, demo: Ledger) -> None:
    save(client, "een")
    (kept,) = client.get("/v1/saved-searches").json()["searches"]
    gone = client.post(f"/saved-searches/{kept['key']}/removal", data={"csrf": token(client)})
    assert (gone.status_code, gone.headers["location"]) == (303, "/saved-searches")
    assert client.get("/v1/saved-searches").json()["searches"] == []
    assert demo.audit_lines()[-1].action == "remove-search"
    assert demo.verify_audit().broken is None


def test_a_program_saves_with_json(client: TestClient) -> None:
    sent = {"name": "laat", "address": "/documents?kind=letter"}
    answer = client.post("/v1/saved-searches", json=sent, headers={"X-CSRF-Token": token(client)})
    assert answer.status_code == 201
    assert answer.json()["address"] == "/documents?kind=letter"


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "https://evil.example", "/\t/evil.example", "/sign-out", "/search\\x", "search"],
)
def test_an_address_that_leads_elsewhere_is_refused(client: TestClient, address: str) -> None:
    assert save(client, "kwaad", address)[0] == 400
    assert client.get("/v1/saved-searches").json()["searches"] == []


def test_a_form_from_elsewhere_changes_nothing(client: TestClient) -> None:
    answer = client.post("/saved-searches", data={"name": "x", "address": ADDRESS})
    assert answer.status_code == 403
    assert client.get("/v1/saved-searches").json()["searches"] == []


def test_nobody_sees_or_removes_the_searches_of_another(client_as: Client) -> None:
    anna, bart = client_as(Role.READER), client_as(Role.ADMINISTRATOR)
    save(anna, "van anna")
    (kept,) = anna.get("/v1/saved-searches").json()["searches"]
    assert bart.get("/v1/saved-searches").json()["searches"] == []
    gone = bart.post(f"/saved-searches/{kept['key']}/removal", data={"csrf": token(bart)})
    assert gone.status_code == 404
    assert len(anna.get("/v1/saved-searches").json()["searches"]) == 1
