# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actors through the real application, on the demo."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from samenhang.ledger import Ledger
from samenhang.viewer import Role
from tests.desks.library.test_dossier_page import hide
from tests.web.conftest import Client

MINISTER = "office:minister/JenV"


def test_actors_are_listed_by_name_and_counted_by_sort(client: TestClient) -> None:
    answer = client.get("/v1/actors").json()
    assert answer["total"] == sum(sort["number"] for sort in answer["sorts"])
    bodies = client.get("/v1/actors", params={"sort": "body"}).json()
    assert {line["actor"]["sort"] for line in bodies["actors"]} == {"body"}
    assert bodies["total"] == len(bodies["actors"])
    names = [line["actor"]["name"].casefold() for line in bodies["actors"]]
    assert names == sorted(names)
    found = client.get("/v1/actors", params={"q": "plasschaert"}).json()["actors"]
    assert [line["actor"]["target"] for line in found] == ["person:hennis-plasschaert-ja"]
    assert client.get("/actors", params={"q": "niemand-heet-zo"}).status_code == 200


@pytest.mark.parametrize("spelling", [MINISTER, quote(MINISTER, safe="")])
def test_an_actor_has_a_page_however_its_address_is_written(client: TestClient, spelling: str) -> None:
    assert client.get(f"/actors/{spelling}").status_code == 200
    assert client.get(f"/v1/actors/{spelling}").json()["actor"]["target"] == MINISTER


def test_every_actor_of_the_demo_has_a_page(client: TestClient) -> None:
    for page in (1, 2):
        for line in client.get("/v1/actors", params={"page": page}).json()["actors"]:
            answer = client.get(line["actor"]["address"])
            assert answer.status_code == 200, line
            assert line["actor"]["name"] in answer.text


def test_an_office_shows_who_held_it_what_it_sent_and_owes(client: TestClient) -> None:
    answer = client.get(f"/v1/actors/{MINISTER}").json()
    holders = {tie["actor"]["target"]: tie for tie in answer["ties"] if tie["tie"] == "holder"}
    assert holders["person:grapperhaus-fbj"]["first"] == "2017-10-26"
    assert holders["person:grapperhaus-fbj"]["actor"]["address"] is not None
    assert holders["person:weel-dm"]["actor"]["address"] is None
    assert "kst-30821-153" in [paper["document"]["name"] for paper in answer["sent"]]
    assert [item["state"] for item in answer["owes"]] == ["late"]
    assert "Justitie en Veiligheid" in answer["owes"][0]["owedBy"]


def test_mentions_add_up_and_their_words_are_the_actor(client: TestClient) -> None:
    answer = client.get(f"/v1/actors/{MINISTER}").json()
    assert sum(year["number"] for year in answer["years"]) + answer["undated"] == answer["mentions"]
    named = [piece["text"] for p in answer["passages"] for piece in p["pieces"] if piece["named"]]
    assert len(named) == answer["mentions"] <= 20
    assert all(named)
    assert all("Justitie en Veiligheid" in reason for p in answer["passages"] for reason in p["reasons"])
    for passage in answer["passages"]:
        path, _, number = passage["address"].partition("#p")
        text = client.get(f"/v1{path.partition('?')[0]}/passages/{number}").json()["text"]
        assert "".join(piece["text"] for piece in passage["pieces"]) == text


def test_reader_sees_no_internal_documents(client_as: Client, demo: Ledger) -> None:
    reader = client_as(Role.READER)
    before = reader.get(f"/v1/actors/{MINISTER}").json()
    hide(demo, "kst-30821-153")
    after = reader.get(f"/v1/actors/{MINISTER}").json()
    assert after["mentions"] < before["mentions"]
    assert after["documents"] == before["documents"] - 1
    assert "kst-30821-153" not in reader.get(f"/actors/{MINISTER}").text
    rows = reader.get("/v1/actors", params={"sort": "office"}).json()["actors"]
    assert {"mentions": after["mentions"], "documents": after["documents"]} in [
        {"mentions": row["mentions"], "documents": row["documents"]} for row in rows
    ]


def test_an_actor_of_hidden_documents_is_not_there(client_as: Client, demo: Ledger) -> None:
    hide(demo, "kst-33763-141")
    reader = client_as(Role.READER)
    target = "person:bijleveld-schouten-athb"
    hidden, never = reader.get(f"/v1/actors/{target}"), reader.get("/v1/actors/person:nooit-x")
    assert hidden.status_code == never.status_code == 404
    assert hidden.json()["detail"].replace(target, "person:nooit-x") == never.json()["detail"]
    assert "bijleveld" not in reader.get("/v1/actors").text
    assert reader.get(f"/actors/{target}").status_code == 404


def test_what_is_no_actor_is_not_there(client: TestClient) -> None:
    for target in ("kst-35570-17", "dossier/34300-X", "x", "person:", "None"):
        assert client.get(f"/v1/actors/{target}").status_code == 404, target
