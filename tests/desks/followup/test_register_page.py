# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register: overdue first, narrowed by what stands in the address, as a table, as a board, on a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from samenhang.desks.followup.pages import narrowing
from samenhang.ledger import Ledger
from samenhang.viewer import Access, Level, Role
from tests.desks.library.reading import json, page, send, words
from tests.web.conftest import NOON

Client = Callable[..., TestClient]
NOTE = "2023-nota-planbureau-veiligheid.docx"


def listed(client: TestClient, **values: Any) -> Any:
    return client.get("/v1/follow-ups", params=values).json()


def test_what_is_late_comes_first_with_its_days_and_its_words(client: TestClient) -> None:
    found = listed(client)
    first = found["items"][0]
    assert (first["state"], first["kind"], first["due"]["latest"]) == ("overdue", "commitment", "2023-07-06")
    assert first["daysLate"] > 1_200
    assert first["quote"] in client.get(first["passage"]).text
    row = page(client, "/follow-ups").css_first("tbody tr")
    assert row is not None
    assert "te laat" in words(row)
    assert "dagen te laat" in words(row)
    assert row.css_first("svg.state-shape") is not None
    assert {a.attributes["href"] for a in row.css("th a")} == {first["address"], first["passage"]}


def test_every_number_opens_a_list_of_so_many(client: TestClient) -> None:
    found = listed(client)
    options = [(one["name"], option) for one in found["facets"] for option in one["options"]]
    assert {name for name, _ in options} == {"state", "kind", "ministry", "actor", "dossier", "owner"}
    for name, option in options:
        behind = json(client, option["address"])
        assert behind["total"] == option["count"], option
        assert [chip["facet"] for chip in behind["chosen"]] == [name]
        assert json(client, behind["chosen"][0]["address"])["total"] == found["total"]


@pytest.mark.parametrize("of", ["state", "kind", "actor"])
def test_numbers_hold_under_what_is_chosen(client: TestClient, of: str) -> None:
    for first in next(one["options"] for one in listed(client)["facets"] if one["name"] == of):
        under = json(client, first["address"])
        for one in under["facets"]:
            for option in one["options"]:
                if not option["current"]:
                    assert json(client, option["address"])["total"] == option["count"], option


@pytest.mark.parametrize(
    ("values", "total"),
    [
        ({"q": "planbureau heroverwegen"}, 1),
        ({"q": "xyzzy"}, 0),
        ({"until": "2023-07-06"}, 1),
        ({"until": "2023-07-05"}, 0),
        ({"state": "waiting"}, 4),
        ({"document": NOTE}, 3),
        ({"dossier": "33 763"}, 2),
    ],
)
def test_it_is_narrowed_by_words_days_and_papers(
    client: TestClient, values: dict[str, str], total: int
) -> None:
    assert listed(client, **values)["total"] == total
    assert client.get("/follow-ups", params=values).status_code == 200


def test_a_past_day_is_said_and_shown_as_it_was(client: TestClient) -> None:
    then = client.get("/follow-ups?day=2022-12-31")
    assert "Dit is het register zoals het was op 31 december 2022" in then.text
    assert "te laat</span>" not in then.text
    found = listed(client, day="2022-12-31", kind="commitment")
    assert {item["state"] for item in found["items"]} == {"open", "answered"}
    assert listed(client, day="2000-01-01")["total"] == 0
    assert "Dit is het register zoals het was" not in client.get("/follow-ups").text


def test_the_board_has_a_column_for_each_state(client: TestClient) -> None:
    found = listed(client, view="board")
    states = {o["value"]: o["count"] for f in found["facets"] if f["name"] == "state" for o in f["options"]}
    assert [one["state"] for one in found["columns"]] == ["overdue", "open", "answered", "declined"]
    for column in found["columns"]:
        assert column["number"] == states[column["state"]] == json(client, column["address"])["total"]
        assert {item["state"] for item in column["items"]} == {column["state"]}
    board = page(client, "/follow-ups?view=board")
    assert next(words(title) for title in board.css(".column-title")) == "te laat 1"
    assert len(board.css(".card")) == found["total"]
    assert [one["state"] for one in listed(client, view="board", state="waiting")["columns"]] == [
        "overdue",
        "open",
    ]


def test_a_view_is_kept_for_who_kept_it(client_as: Client, demo: Ledger) -> None:
    anna, bart = client_as(Role.READER), client_as(Role.READER, Level.INTERNAL)
    form = page(anna, "/follow-ups?kind=motion&view=board").css_first(".save form")
    assert send(anna, form, name="moties").headers["location"] == "/follow-ups?kind=motion&view=board"
    (kept,) = listed(anna)["views"]
    assert (kept["name"], kept["address"]) == ("moties", "/follow-ups?kind=motion&view=board")
    assert listed(bart)["views"] == []
    assert [line.action for line in demo.audit_lines(0, 1_000)][-1] == "save-view"
    assert send(anna, page(anna, "/follow-ups").css_first(".kept-views form")).status_code == 303
    assert listed(anna)["views"] == []


@pytest.mark.parametrize("address", ["/search", "//example.org", "/follow-ups/x", "https://example.org"])
def test_a_view_leads_nowhere_else(client: TestClient, address: str) -> None:
    form = page(client, "/follow-ups").css_first(".save form")
    assert send(client, form, name="x", address=address).status_code == 400


@pytest.mark.parametrize("bad", ["state=late", "kind=letter", "day=morgen", "until=x", "page=0", "view=x"])
def test_what_cannot_be_asked_is_refused(client: TestClient, bad: str) -> None:
    assert client.get(f"/v1/follow-ups?{bad}").status_code == 400
    assert client.get(f"/follow-ups?{bad}").status_code == 400


def test_items_of_closed_papers_are_not_there(client_as: Client, demo: Ledger) -> None:
    with demo.writing(NOON.isoformat()) as ink:
        ink.classify(NOTE, Access(Level.INTERNAL), "a note", "owner", "here")
    outside, inside = client_as(Role.READER), client_as(Role.READER, Level.INTERNAL)
    hidden = [item for item in listed(inside)["items"] if item["document"]["name"] == NOTE]
    assert hidden
    assert listed(outside)["total"] == listed(inside)["total"] - len(hidden)
    for item in hidden:
        for prefix in ("", "/v1"):
            assert outside.get(prefix + item["address"]).status_code == 404
            assert inside.get(prefix + item["address"]).status_code == 200
    lines = demo.audit_lines(0, 10_000)
    assert any(hidden[0]["document"]["digest"] in line.object for line in lines if line.action == "read")


def test_of_very_many_items_the_costly_facets_are_counted_when_asked(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrowing, "MOST_COUNTED", 5)
    found = listed(client)
    assert {one["name"] for one in found["facets"]} == {"state", "kind", "ministry"}
    whole = json(client, found["moreAddress"])
    assert {one["name"] for one in whole["facets"]} > {"actor", "dossier", "owner"}
    assert whole["moreAddress"] == ""
    assert listed(client, dossier="33763")["moreAddress"] == ""
    nobody = listed(client, owner="-")
    (owner,) = next(one["options"] for one in nobody["facets"] if one["name"] == "owner")
    assert (owner["count"], owner["current"]) == (nobody["total"], True)
