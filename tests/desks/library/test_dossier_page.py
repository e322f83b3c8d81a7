# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossiers, timelines, graphs and packages through the real application, on the demo."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from zipfile import ZipFile

import jsonschema
import pytest
from fastapi.testclient import TestClient

from samenhang.desks.library.bundle import file_name, zipped
from samenhang.desks.library.pages.package import SCHEMA
from samenhang.ledger import Ledger
from samenhang.viewer import Access, Level, Role
from tests.web.conftest import NOON, Client

HIDDEN = "kst-30821-178"


def hide(ledger: Ledger, name: str) -> None:
    """Let only some see a document that was public."""
    with ledger.writing(NOON.isoformat()) as ink:
        ink.classify(ledger.entry(name).digest, Access(Level.INTERNAL), "", "owner", "test")


def opened(browser: TestClient, number: str) -> ZipFile:
    answer = browser.get(f"/dossiers/{number}/package")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    return ZipFile(io.BytesIO(answer.content))


def test_dossiers_are_listed_with_their_papers(client: TestClient) -> None:
    page = client.get("/dossiers")
    assert page.status_code == 200
    assert 'href="/dossiers/30821"' in page.text
    answer = client.get("/v1/dossiers", params={"q": "30 8"}).json()
    assert [(line["number"], line["papers"]) for line in answer["dossiers"]] == [("30821", 4)]
    assert client.get("/dossiers", params={"q": "9"}).status_code == 200


def test_a_dossier_shows_its_papers_in_order_and_its_timeline(client: TestClient) -> None:
    answer = client.get("/v1/dossiers/30821").json()
    days = [paper["document"]["earliest"] for paper in answer["papers"]]
    assert days == sorted(days)
    assert answer["papers"][0]["senders"] == ["Minister van Justitie en Veiligheid"]
    assert answer["timeline"]["total"] == len(answer["timeline"]["events"]) > 4
    page = client.get("/dossiers/30821").text
    for name in ("kst-30821-81", "kst-30821-127", "kst-30821-153", "kst-30821-178"):
        assert name in page


@pytest.mark.parametrize("path", ["/dossiers/30821", "/timeline", "/dossiers/30821/graph", "/actors"])
def test_pages_have_no_inline_style_or_script(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert not re.search(r"<[^>]+ style=", page)
    assert not re.search(r"<script(?![^>]* src=)", page)
    assert "<style" not in page


def test_every_event_leads_to_the_passage_with_its_words(client: TestClient) -> None:
    events = client.get("/v1/dossiers/30821").json()["timeline"]["events"]
    for event in events:
        path, _, place = event["address"].partition("#p")
        passage = client.get(f"/v1{path.partition('?')[0]}/passages/{place}").json()
        assert event["quote"][:60] in passage["text"]


def test_the_picture_and_the_list_say_the_same(client: TestClient) -> None:
    page = client.get("/timeline").text
    total = client.get("/v1/timeline").json()["timeline"]["total"]
    wide = page.split('class="chart chart-wide"')[1].split("</svg>")[0]
    listed = page.split('<ol class="events"')[1].split("</ol>")[0]
    assert wide.count('<a class="event') == listed.count("<li ") == total
    assert wide.count('tabindex="0"') == 1
    assert sorted(re.findall(r'<a class="event[^>]*href="([^"]+)"', wide)) == sorted(
        re.findall(r'event-source"><a href="([^"]+)"', listed)
    )


def test_a_window_and_kinds_narrow_the_timeline(client: TestClient) -> None:
    answer = client.get("/v1/timeline", params={"from": "2018", "to": "2018"}).json()
    assert answer["timeline"]["window"] == {"begin": "2018", "end": "2018"}
    for event in answer["timeline"]["events"]:
        assert (event["first"] or event["last"])[:4] <= "2018" <= (event["last"] or event["first"])[:4]
    letters = client.get("/v1/timeline", params={"kind": ["letter", "motion"]}).json()["timeline"]
    assert {event["kind"] for event in letters["events"]} == {"letter", "motion"}
    assert {kind["kind"] for kind in letters["kinds"] if kind["chosen"]} == {"letter", "motion"}
    page = client.get("/timeline", params={"from": "2018", "to": "2018"}).text
    assert 'id="timeline-wider"' in page
    assert 'id="timeline-all"' in page


def test_a_timeline_of_whatever_answers(client: TestClient) -> None:
    of_dossier = client.get("/v1/timeline", params={"q": "30821"}).json()["timeline"]
    assert of_dossier["total"] == client.get("/v1/dossiers/30821").json()["timeline"]["total"]
    assert client.get("/v1/timeline", params={"q": "planbureau"}).json()["timeline"]["total"] > 0
    nothing = client.get("/v1/timeline", params={"q": "zzzzzzz"}).json()
    assert (nothing["found"], nothing["timeline"]["total"]) == (False, 0)
    assert client.get("/timeline", params={"q": "zzzzzzz"}).status_code == 200


@pytest.mark.parametrize("wrong", [{"from": "vroeger"}, {"from": "2018", "to": "2015"}, {"from": "2018-13"}])
def test_a_window_that_is_none_is_said(client: TestClient, wrong: dict[str, str]) -> None:
    assert client.get("/v1/timeline", params=wrong).status_code == 400


def test_the_graph_holds_what_is_cited_with_the_words(client: TestClient) -> None:
    graph = client.get("/v1/dossiers/30821/graph").json()
    by_id = {node["id"]: node for node in graph["nodes"]}
    labels = {node["label"]: node for node in graph["nodes"]}
    assert labels["kst-35570-17"]["document"] is not None
    assert labels["kst-33694-12"]["document"] is None
    assert len({(node["x"], node["y"]) for node in graph["nodes"]}) == len(graph["nodes"])
    for edge in graph["edges"]:
        assert edge["quote"]
        assert edge["source"] != edge["target"]
        assert {edge["source"], edge["target"]} <= by_id.keys()
    assert client.get("/v1/dossiers/30821/graph").json() == graph
    page = client.get("/dossiers/30821/graph").text
    assert all(node["label"] in page for node in graph["nodes"])


def test_a_package_holds_rows_papers_and_originals(client: TestClient, demo: Ledger) -> None:
    package = opened(client, "30821")
    names = package.namelist()
    assert names[:3] == ["index.html", "rows.jsonl", "rows.schema.json"]
    schema = json.loads(SCHEMA.read_text("utf-8"))
    rows = [json.loads(line) for line in package.read("rows.jsonl").decode().splitlines()]
    for row in rows[::25]:
        jsonschema.validate(row, schema)
    papers = {entry.digest for entry in demo.dossier("30821")}
    assert {row["document"] for row in rows} == papers
    index = package.read("index.html").decode()
    assert "<script" not in index
    for link in re.findall(r'href="#([^"]+)"', index):
        assert f'id="{link}"' in index
    originals = [name for name in names if name.startswith("originals/")]
    assert len(originals) == sum(demo.originals.has(digest) for digest in papers)
    assert all(f'href="{name}"' in index for name in originals)
    assert opened(client, "30821").read("rows.jsonl") == package.read("rows.jsonl")


def test_reader_sees_no_internal_documents(client_as: Client, demo: Ledger) -> None:
    digest = demo.entry(HIDDEN).digest
    hide(demo, HIDDEN)
    reader, insider = client_as(Role.READER), client_as(Role.READER, Level.INTERNAL)
    paths = ("/v1/dossiers", "/v1/dossiers/30821", "/v1/dossiers/30821/graph", "/v1/timeline")
    for path in (*paths, *(path.removeprefix("/v1") for path in paths)):
        assert HIDDEN not in reader.get(path).text, path
        assert digest[:16] not in reader.get(path).text, path
    counts = [
        [line["papers"] for line in b.get("/v1/dossiers?q=30821").json()["dossiers"]]
        for b in (reader, insider)
    ]
    assert counts == [[3], [4]]
    assert HIDDEN in insider.get("/v1/dossiers/30821/graph").text
    package = opened(reader, "30821")
    assert HIDDEN.encode() not in package.read("index.html") + package.read("rows.jsonl")
    assert digest[:16] not in " ".join(package.namelist())
    assert HIDDEN.encode() in opened(insider, "30821").read("index.html")


def test_a_package_with_what_is_not_public_leaves_a_line(client_as: Client, demo: Ledger) -> None:
    hide(demo, HIDDEN)
    reader, insider = client_as(Role.READER), client_as(Role.READER, Level.INTERNAL)
    opened(reader, "30821")
    opened(insider, "30821")
    lines = [line for line in demo.audit_lines(limit=1000) if line.action == "export"]
    assert [(line.actor, line.object) for line in lines] == [("reader.internal", demo.entry(HIDDEN).digest)]


def test_a_dossier_that_is_hidden_is_not_there(client_as: Client, demo: Ledger) -> None:
    hide(demo, "kst-35570-17")
    reader = client_as(Role.READER)
    for page in ("", "/graph", "/package"):
        hidden, never = reader.get(f"/v1/dossiers/35570{page}"), reader.get(f"/v1/dossiers/35571{page}")
        assert hidden.status_code == never.status_code == 404
        assert hidden.json()["detail"].replace("35570", "35571") == never.json()["detail"]


def test_a_zip_goes_out_while_it_is_made() -> None:
    asked: list[str] = []

    def pieces(name: str) -> list[bytes]:
        asked.append(name)
        return [name.encode() * 100_000]

    members = ((name, pieces(name)) for name in ("a", "b", "c"))
    sent = zipped(members)
    first = next(sent)
    assert asked == ["a"]
    whole = ZipFile(io.BytesIO(first + b"".join(sent)))
    assert whole.namelist() == ["a", "b", "c"]
    assert whole.testzip() is None
    assert whole.read("b") == b"b" * 100_000


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("bundle.zip/a b.pdf", "a-b.pdf"),
        ("..\\..\\x.txt", "x.txt"),
        ("../", "file"),
        ("a" * 300 + ".pdf", "a" * 96 + ".pdf"),
    ],
)
def test_names_in_a_package_stay_in_their_folder(given: str, name: str) -> None:
    assert file_name(given) == name


def test_a_question_that_does_not_parse_is_told_on_the_timeline(client: TestClient) -> None:
    page = client.get("/timeline", params={"q": '"planbureau'})
    assert page.status_code == 200
    assert "Er staat een aanhalingsteken zonder tweede" in page.text
    assert "a phrase begins" not in page.text
    assert client.get("/v1/timeline", params={"q": '"planbureau'}).status_code == 400
    assert client.get("/timeline", params={"document": "nergens"}).status_code == 404


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/follow-ups?day=gisteren", "day: Geef een datum, zoals "),
        ("/follow-ups?state=bogus", "state: Kies uit 'waiting', "),
    ],
)
def test_what_may_be_empty_says_what_else_it_may_be(client: TestClient, address: str, said: str) -> None:
    page = unescape(client.get(address).text)
    assert said in page
    assert "''" not in page
    assert "literal" not in page
