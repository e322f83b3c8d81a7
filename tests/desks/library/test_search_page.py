# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search page finds passages, says why, narrows, and loses nothing of what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from samenhang.ledger import Ledger
from samenhang.viewer import Access, Level, Role
from samenhang.web.answer import place_of
from tests.web.conftest import NOON

Client = Callable[..., TestClient]


def asked(client: TestClient, **values: Any) -> dict[str, Any]:
    answer = client.get("/v1/search", params=values)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def facet(found: dict[str, Any], name: str) -> dict[str, dict[str, Any]]:
    return {o["value"]: o for one in found["facets"] if one["name"] == name for o in one["options"]}


def test_a_hit_is_a_passage_with_its_place_and_the_reason(client: TestClient) -> None:
    hit = asked(client, q='"niet wenselijk"')["hits"][0]
    assert hit["address"] == place_of(hit["document"]["digest"], hit["passage"])
    page = client.get("/search", params={"q": "planbureau"}).text
    assert "18 plaatsen gevonden" in page
    assert "<mark>planbureau</mark>" in page
    assert "“planbureau” staat er letterlijk" in page
    assert 'data-said="18 plaatsen gevonden"' in page


def test_a_condition_is_added_and_taken_away_by_a_link(client: TestClient) -> None:
    found = asked(client, q="planbureau")
    letter = facet(found, "kind")["letter"]
    narrowed = client.get(f"/v1{letter['address']}").json()
    assert narrowed["total"] == letter["count"] == 4
    assert {hit["document"]["kind"] for hit in narrowed["hits"]} == {"letter"}
    assert narrowed["chosen"][0]["label"] == "brief"
    assert client.get(f"/v1{narrowed['chosen'][0]['address']}").json()["total"] == found["total"]


@pytest.mark.parametrize("name", ["kind", "actor", "dossier", "theme", "year"])
def test_each_count_of_a_facet_is_what_is_found_there(client: TestClient, name: str) -> None:
    words = "planbureau" if name != "theme" else "cyber* OF spionage OF hybride"
    options = facet(asked(client, q=words), name)
    for option in options.values():
        assert client.get(f"/v1{option['address']}").json()["total"] == option["count"], option
    assert options or name == "theme"


def test_an_actor_has_its_name(client: TestClient) -> None:
    actors = facet(asked(client, q="planbureau"), "actor")
    assert actors["person:heerma-pe"]["label"] == "P.E. Heerma"
    assert actors["body:PvdV"]["label"] == "Planbureau voor de Veiligheid"


def test_another_kind_takes_the_place_of_the_first_and_another_actor_does_not(client: TestClient) -> None:
    found = asked(client, q="planbureau", only=["kind:letter", "actor:member:heerma"])
    assert found["total"] == 2
    assert [chip["facet"] for chip in found["chosen"]] == ["kind", "actor"]
    other = facet(asked(client, only=["kind:letter"]), "kind")
    assert "letter" not in other
    second = facet(found, "actor")["body:ABDTOPConsult"]["address"]
    assert "only=actor%3Amember%3Aheerma&only=actor%3Abody%3AABDTOPConsult" in second


def test_conditions_alone_are_a_search(client: TestClient) -> None:
    found = asked(client, only=["actor:office:minister/DEF"])
    assert found["total"] == 10
    assert found["typed"] == ""


def test_a_program_is_told_where_a_query_goes_wrong(client: TestClient) -> None:
    answer = client.get("/v1/search", params={"q": 'wrr "planbureau'})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert "position 5" in answer.json()["detail"]


def test_people_keep_what_they_typed_and_see_what_its_words_find(client: TestClient) -> None:
    answer = client.get("/search", params={"q": '"planbureau voor', "only": "kind:letter"})
    assert answer.status_code == 200
    assert 'value="&#34;planbureau voor"' in answer.text
    assert "Er staat een aanhalingsteken zonder tweede" in answer.text
    assert "Het gaat mis bij teken 1:" in answer.text
    assert "<mark>&#34;</mark>planbureau voor" in answer.text
    assert "<mark>planbureau</mark>" in answer.text
    assert 'name="only" value="kind:letter"' in answer.text


@pytest.mark.parametrize(
    "query", ["(", ")", "OF", "kleur:rood", "datum:morgen", "datum:2023..2015", "a*", "-", '"']
)
def test_any_fault_is_told_in_dutch(client: TestClient, query: str) -> None:
    answer = client.get("/search", params={"q": f"{query} wrr" if query == "OF" else query})
    assert answer.status_code == 200
    for english in ("bracket", "position", "write", "at least"):
        assert english not in answer.text.split("page-content")[1]


def test_pages_follow_each_other_and_the_newest_may_come_first(client: TestClient) -> None:
    first, second = (asked(client, q="de", page=page) for page in (1, 2))
    assert len(first["hits"]) == 20
    places = [{(hit["document"]["digest"], hit["passage"]) for hit in one["hits"]} for one in (first, second)]
    assert not places[0] & places[1]
    newest = [
        hit["document"]["latest"] or "" for hit in asked(client, q="planbureau", order="newest")["hits"]
    ]
    assert newest == sorted(newest, reverse=True)
    assert 'rel="next"' in client.get("/search?q=de").text


def test_where_nothing_is_found_other_searches_are_offered(client: TestClient) -> None:
    found = asked(client, q="xyzzy planbur", only=["kind:letter"])
    assert (found["total"], found["hits"]) == (0, [])
    assert [one["words"] for one in found["instead"]] == ["planbur*"]
    assert (
        client.get(f"/v1{found['instead'][0]['address']}").json()["total"]
        == found["instead"][0]["total"]
        == 18
    )
    assert "Er is niets gevonden" in client.get("/search?q=xyzzy").text


def test_an_empty_search_page_asks_for_words(client: TestClient) -> None:
    page = client.get("/search").text
    assert "Hoe zoekt u precies?" in page
    assert "Alle stukken bekijken" in page
    assert "found-count" not in page


@pytest.mark.parametrize("bad", ["only=colour:red", "only=kind", "order=worst", "page=0", "q=" + "a" * 501])
def test_what_is_no_search_is_refused(client: TestClient, bad: str) -> None:
    answer = client.get(f"/v1/search?{bad}")
    assert answer.status_code == 400
    assert answer.json()["errors"]


def test_what_a_reader_may_not_see_is_not_found_counted_or_offered(client_as: Client, demo: Ledger) -> None:
    before = asked(client_as(Role.READER), q="planbureau")
    with demo.writing(NOON.isoformat()) as ink:
        ink.classify(
            "2023-nota-planbureau-veiligheid.docx", Access(Level.INTERNAL), "a note", "owner", "here"
        )
    reader = client_as(Role.READER, Level.PUBLIC, ("crisis",))
    found = asked(reader, q="planbureau")
    assert found["total"] == before["total"] - 4
    assert "decision-note" not in facet(found, "kind")
    assert "beslisnota" not in reader.get("/search?q=planbureau").text
    hidden = asked(reader, q="heroverweging", only=["kind:decision-note"])
    assert (hidden["total"], hidden["facets"], hidden["instead"]) == (0, [], [])
    assert asked(client_as(Role.READER, Level.INTERNAL), q="planbureau")["total"] == before["total"]


def test_a_passage_of_a_closed_document_is_written_in_the_audit_log(client_as: Client, demo: Ledger) -> None:
    name = "2023-nota-planbureau-veiligheid.docx"
    with demo.writing(NOON.isoformat()) as ink:
        ink.classify(name, Access(Level.INTERNAL), "a note", "owner", "here")
    reader = client_as(Role.READER, Level.INTERNAL)
    reader.get("/search?q=heroverweging")
    lines = [line for line in demo.audit_lines() if line.action == "read"]
    assert [(line.actor, line.object) for line in lines] == [("reader.internal", demo.entry(name).digest)]


def test_every_example_of_the_help_is_a_query(client: TestClient) -> None:
    page = client.get("/search").text
    examples = re.findall(r"<code>([^<]+)</code>", page.split("query-help")[1].split("</details>")[0])
    assert len(examples) >= 10
    for example in map(unescape, examples):
        assert client.get("/v1/search", params={"q": example}).status_code == 200, example
    assert asked(client, q="soort:letter")["total"] > 0
