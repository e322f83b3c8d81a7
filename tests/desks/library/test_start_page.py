# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The start page leads who has never seen the application to what is late, and to what was answered."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from fastapi.testclient import TestClient

from samenhang.errors import Unreadable
from samenhang.ledger import Ledger
from samenhang.viewer import Access, Level, Role
from tests.ledger.world import document_of, file_of
from tests.web.conftest import NOON

Client = Callable[..., TestClient]
PROMISE = (
    "Tijdens de Algemene Politieke Beschouwingen van 21 en 22 september 2022 heeft het kabinet aan het "
    "Kamerlid Heerma (CDA) toegezegd dat de minister van Justitie en Veiligheid de Kamer voor de zomer van "
    "2023 een brief stuurt over het heroverwegen van een planbureau voor de veiligheid."
)


def links(page: str) -> dict[str, str]:
    """The links of a page by what they say."""
    found = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL)
    return {
        " ".join(unescape(re.sub(r"<[^>]+>", " ", said)).split()): unescape(address)
        for address, said in found
    }


def test_the_late_promise_is_told_with_who_made_it_and_the_exact_sentence(client: TestClient) -> None:
    page = client.get("/").text
    assert "1 toezegging is te laat" in page
    assert "het kabinet" in page
    assert "Kamerlid Heerma (CDA)" in page
    assert PROMISE in page
    assert "dagen te laat" in page
    late = client.get(links(page)["1 toezegging is te laat"])
    assert late.status_code == 200
    (item,) = client.get(f"/v1{links(page)['1 toezegging is te laat']}").json()["items"]
    assert item["quote"] == PROMISE
    assert PROMISE in client.get(item["address"]).text


def test_an_example_leads_to_the_letter_that_answered_the_question_of_2015(client: TestClient) -> None:
    address = links(client.get("/").text)["Welke brief gaf antwoord op de vraag van 2015?"]
    (hit,) = client.get(f"/v1{address}").json()["hits"]
    assert hit["document"]["kind"] == "letter"
    assert hit["document"]["latest"] == "2015-12-21"
    assert "doe ik die toezegging gestand" in "".join(piece["text"] for piece in hit["pieces"])


def test_programs_get_the_same_as_numbers(client: TestClient) -> None:
    overview = client.get("/v1/overview").json()
    attention = {count["name"]: count for count in overview["attention"]}
    assert list(attention) == ["late", "undecided"]
    assert attention["late"]["number"] == 1
    assert attention["undecided"]["address"] == "/follow-ups?state=open&kind=decision"
    assert {count["name"]: count["number"] for count in overview["holdings"]} == {
        "answered": 1,
        "follow-ups": 11,
        "documents": 30,
    }
    assert len(overview["newest"]) == 5
    assert overview["pressing"][0]["standing"].endswith(" dagen te laat")


def test_every_number_opens_a_list_of_so_many(client: TestClient) -> None:
    overview = client.get("/v1/overview").json()
    for count in (*overview["attention"], *overview["holdings"]):
        assert client.get(f"/v1{count['address']}").json()["total"] == count["number"], count


def test_unread_files_ask_for_attention(client: TestClient, demo: Ledger) -> None:
    with demo.writing(NOON.isoformat()) as ink:
        ink.keep_unread(file_of(document_of(("x",), "scan.pdf")), Unreadable("no-text-layer", "no text"))
        ink.keep_waiting([file_of(document_of(("y",), "later.pdf"))])
    page = links(client.get("/").text)
    assert page["1 bestand is niet te lezen"] == "/unread"
    assert page["1 bestand wacht om gelezen te worden"] == "/unread"


def test_a_reader_gets_no_number_of_what_is_closed(client_as: Client, demo: Ledger) -> None:
    with demo.writing(NOON.isoformat()) as ink:
        ink.classify(
            "2023-nota-planbureau-veiligheid.docx", Access(Level.INTERNAL), "a note", "owner", "here"
        )
        ink.keep_unread(file_of(document_of(("x",), "geheim.pdf")), Unreadable("damaged", "broken"))
    inside = client_as(Role.READER, Level.INTERNAL).get("/v1/overview").json()
    outside = client_as(Role.READER, Level.PUBLIC, ("crisis",)).get("/v1/overview").json()
    assert [count["name"] for count in outside["attention"]] == ["late"]
    assert [count["name"] for count in inside["attention"]] == ["late", "undecided"]
    assert outside["holdings"][-1]["number"] == 29
    assert outside["holdings"][1]["number"] == inside["holdings"][1]["number"] - 2


def test_example_questions_stand_only_where_they_find_something(client_as: Client, demo: Ledger) -> None:
    with demo.writing(NOON.isoformat()) as ink:
        ink.classify("2015-12-21-brief-samenhang.pdf", Access(Level.INTERNAL), "closed", "owner", "here")
    questions = [one["question"] for one in client_as(Role.READER).get("/v1/overview").json()["examples"]]
    assert questions == [
        "Wat is er geworden van het planbureau voor de veiligheid?",
        "Wat heeft de WRR aanbevolen?",
    ]
