# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of follow-ups: who must come back on what, by when, and the words that say so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from samenhang.ledger import Ledger
from samenhang.model import Review, Verdict
from samenhang.viewer import Access, Level, Role
from tests.web.conftest import NOON

Client = Callable[..., TestClient]


def listed(client: TestClient, **values: Any) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/v1/follow-ups", params=values).json()
    return found


def counts(found: dict[str, Any], name: str) -> dict[str, int]:
    return {o["value"]: o["count"] for one in found["facets"] if one["name"] == name for o in one["options"]}


def test_the_late_ones_come_first_with_their_days(client: TestClient) -> None:
    items = listed(client)["items"]
    assert [item["state"] for item in items[:3]] == ["late", "late", "open"]
    assert items[0]["due"]["latest"] == "2023-07-06"
    assert items[0]["due"]["daysOver"] > 1_200
    assert items[0]["owedBy"] == "het kabinet"
    page = client.get("/follow-ups").text
    assert "12 gevonden" in page
    assert "uiterlijk 6 juli 2023" in page


@pytest.mark.parametrize(
    ("values", "total"),
    [
        ({}, 12),
        ({"state": "late"}, 2),
        ({"kind": "commitment"}, 4),
        ({"state": "open", "kind": "decision"}, 2),
        ({"state": "late", "kind": "motion"}, 0),
        ({"state": "open", "within": 8}, 0),
    ],
)
def test_it_is_narrowed_by_state_and_kind(client: TestClient, values: dict[str, Any], total: int) -> None:
    found = listed(client, **values)
    assert found["total"] == len(found["items"]) == total
    assert all(item["state"] == values.get("state", item["state"]) for item in found["items"])
    assert all(item["kind"] == values.get("kind", item["kind"]) for item in found["items"])
    assert client.get("/follow-ups", params=values).status_code == 200


def test_each_count_opens_a_list_of_so_many(client: TestClient) -> None:
    for values in ({}, {"state": "open"}, {"kind": "decision"}):
        for one in listed(client, **values)["facets"]:
            for option in one["options"]:
                if not option["current"]:
                    assert client.get(f"/v1{option['address']}").json()["total"] == option["count"]


def test_the_words_lead_to_their_passage(client: TestClient, demo: Ledger) -> None:
    for item in listed(client)["items"]:
        document = demo.document(item["document"]["digest"])
        assert item["words"]
        for words in item["words"]:
            address, _, number = words["address"].partition("#p")
            passage = document.passages[int(number)]
            assert address == f"{item['document']['address']}?passage={number}"
            assert (
                document.text[passage.start : passage.end].startswith(words["text"][:10])
                or words["text"][:10] in (document.text[passage.start : passage.end])
            )


def test_of_a_motion_what_it_asks_is_shown_and_not_the_whole(client: TestClient) -> None:
    (motion,) = listed(client, kind="motion")["items"]
    assert [words["role"] for words in motion["words"]] == ["asked", "asked"]
    assert all(words["text"].startswith("verzoekt de regering") for words in motion["words"])


def test_what_ended_it_comes_first(client: TestClient) -> None:
    (kept,) = listed(client, state="fulfilled")["items"]
    assert [words["role"] for words in kept["words"]] == ["fulfilled", "recalled"]
    assert kept["words"][0]["text"] == "Met deze brief doe ik die toezegging gestand."


@pytest.mark.parametrize("bad", ["kind=promise", "state=lost", "within=0", "page=0"])
def test_what_is_no_list_is_refused(client: TestClient, bad: str) -> None:
    assert client.get(f"/v1/follow-ups?{bad}").status_code == 400
    assert client.get(f"/follow-ups?{bad}").status_code == 400


def test_what_a_person_rejected_is_not_shown(client: TestClient, demo: Ledger) -> None:
    entry, late = demo.follow_ups(["2023-nota-planbureau-veiligheid.docx"])[0]
    review = Review(
        "follow_up", late.kind.value, late.evidence[0][1], Verdict.REJECTED, "anna", NOON.isoformat()
    )
    with demo.writing(NOON.isoformat()) as ink:
        ink.review(review)
    shown = [item["document"]["digest"] for item in listed(client, state="late")["items"]]
    assert entry.digest not in shown
    assert len(shown) == 1


def test_a_reader_sees_nothing_of_a_closed_document(client_as: Client, demo: Ledger) -> None:
    with demo.writing(NOON.isoformat()) as ink:
        ink.classify(
            "2023-nota-planbureau-veiligheid.docx", Access(Level.INTERNAL), "a note", "owner", "here"
        )
    reader = client_as(Role.READER)
    found = listed(reader)
    assert found["total"] == 9
    assert counts(found, "state")["late"] == 1
    assert counts(found, "kind")["decision"] == 3
    assert "Door afstemming" not in reader.get("/follow-ups").text
    assert listed(client_as(Role.READER, Level.INTERNAL))["total"] == 12
