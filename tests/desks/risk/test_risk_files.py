# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Risk files on the web: put in, refused, changed, worked out, on the real application and both databases."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from samenhang.app import Bureau
from samenhang.desks.risk import contradiction_words, risk_text
from samenhang.desks.risk.analysis.cascade.coherence import Conflict, Why
from samenhang.desks.risk.store import files
from samenhang.errors import InvalidInput
from samenhang.viewer import Level, Role
from samenhang.web.language import texts
from tests.desks.risk.conftest import Desk
from tests.desks.risk.test_elicitation_pages import csrf, parsed
from tests.web.conftest import settings_of

LOCALE = Path(contradiction_words.__file__).parent / "locale"
DEMO = Path(__file__).parents[3] / "demo" / "risk"
TEXTS = {
    stem: (DEMO / f"{stem}.yaml").read_text("utf-8")
    for stem in ("scenarios", "cascade", "measures", "balances")
}
SMALL = """\
kind: cascade
title: {nl: Klein, en: Small}
made_up: true
unit: euro
risks:
  - {id: a, name: {nl: A, en: A}, scenarios: [{id: x, rate: 0.1, impact: 10}]}
  - {id: b, name: {nl: B, en: B}, scenarios: [{id: y, rate: 0.01, impact: 100}]}
links:
  - {cause: a/x, effect: b, probability: 0.5}
"""


def put(browser: TestClient, text: str, **more: Any) -> Any:
    return browser.post("/risks/files", data={"csrf": csrf(browser, "/risks"), "text": text, **more})


def kept(browser: TestClient, text: str, **more: Any) -> str:
    """The address of the page that works a file out."""
    answer = put(browser, text, **more)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


@pytest.fixture
def analyst(desk: Desk) -> TestClient:
    return desk("anna", Role.ANALYST)


def test_a_file_is_kept_and_a_newer_version_comes_beside_it(analyst: TestClient) -> None:
    sent_files = {"files": ("klein.yaml", SMALL.encode())}
    sent = analyst.post("/risks/files/upload", data={"csrf": csrf(analyst, "/risks")}, files=sent_files)
    address = sent.headers["location"]
    name = address.rpartition("/")[2]
    assert address.startswith("/risks/cascades/klein-")
    form = f"/risks/files/{name}"
    data = {
        "csrf": csrf(analyst, form),
        "version": "1",
        "text": SMALL.replace("0.5}", "0.25}").replace("\n", "\r\n"),
    }
    assert analyst.post(form, data=data).status_code == 303
    late = analyst.post(form, data=data)
    assert late.status_code == 400
    assert "0.25}" in (parsed(late.text).css_first("textarea#text") or late).text()  # type: ignore[operator]
    assert analyst.get(f"{form}/text?version=1").text == SMALL
    assert analyst.get(f"{form}/text").text == SMALL.replace("0.5}", "0.25}")
    assert [one["version"] for one in analyst.get(f"/v1{form}").json()["versions"]] == [2, 1]
    assert analyst.get(f"{form}/text?version=3").status_code == 404
    (line,) = analyst.get("/v1/risks").json()["files"]
    assert (line["title"], line["version"], line["madeBy"], line["kind"]) == ("Klein", 2, "anna", "cascade")


WRONG = {
    "no field": (SMALL.replace("cause: a/x", "cause: a/z"), "regel 9"),
    "probability": (SMALL.replace("0.5", "1.2"), "regel 9"),
    "no yaml": ("a: [", "regel 1"),
    "alias": ("a: &x [1, 2]\nkind: cascade\nb: *x\n", "regel 3: een alias"),
    "path": (TEXTS["scenarios"].replace("edition: nl-2022", "edition: /etc/own.yaml"), "is geen uitgave"),
    "deep": ("a: " + "[" * 60 + "]" * 60, "te diep"),
    "empty": ("", "verwacht"),
    "large": ("# " + "é" * 150_000, "hoogstens 200 kB"),
    "measures": (TEXTS["measures"].replace("start: 2028", "start: soon", 1), "start"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_with_its_place_and_what_was_typed_stays(
    analyst: TestClient, wrong: str
) -> None:
    text, said = WRONG[wrong]
    answer = put(analyst, text, title="Mijn bestand")
    assert answer.status_code == 400
    page = parsed(answer.text)
    alert = page.css_first(".utrecht-alert--error")
    assert alert is not None
    assert said in alert.text()
    typed = page.css_first("textarea#text")
    assert typed is not None
    assert typed.text().strip() == text.strip()
    assert analyst.get("/v1/risks").json()["files"] == []


def test_many_scenarios_are_refused() -> None:
    risks = "".join(
        f"  - {{id: r{n}, name: {{nl: A, en: A}}, scenarios: [{{id: x, rate: 0.1}}]}}\n" for n in range(101)
    )
    text = SMALL.split("risks:")[0] + "risks:\n" + risks + "links: []\n"
    with pytest.raises(InvalidInput, match="101 scenarios"):
        risk_text.read(text, "groot.yaml")


def test_what_may_not_be_seen_does_not_exist(desk: Desk) -> None:
    writer = desk("anna", Role.ANALYST, Level.CONFIDENTIAL)
    address = kept(writer, SMALL, level="confidential")
    name = address.rpartition("/")[2]
    assert writer.get(address).status_code == 200
    reader, analyst = desk("piet", Role.READER), desk("kees", Role.ANALYST, Level.INTERNAL)
    for browser in (reader, analyst):
        assert browser.get("/v1/risks").json()["files"] == []
        for path in (address, f"{address}/graph.svg", f"{address}/graph.csv", f"/risks/files/{name}/text"):
            assert browser.get(path).status_code == 404
            assert browser.get(f"/v1{path}").status_code == 404
    form = {"csrf": csrf(analyst, "/risks"), "version": "1", "text": SMALL}
    assert analyst.post(f"/risks/files/{name}", data=form).status_code == 404
    assert put(analyst, SMALL, level="confidential").status_code == 403
    assert put(analyst, SMALL, groups="crisis").status_code == 403
    assert put(reader, SMALL).status_code == 403


PARTS = {
    "scenarios": {"diagram", "ranking", "exceedance", "drivers"},
    "cascade": {"graph", "rates", "causes", "years"},
    "measures": {"effects", "front", "core", "questions", "interests"},
}
CHOSEN = {"scenarios": "?base=10&samples=500", "cascade": "?seed=2", "measures": "?samples=200&budget=1000"}
NO = {"scenarios": "?base=ten", "cascade": "?risk=niets", "measures": "?budget=-1"}


def shown(reader: TestClient, part: dict[str, Any]) -> None:
    """A part has its numbers, its picture is a picture, and its table a table."""
    assert part["rows"]
    if part["picture"]:
        drawn = reader.get(part["picture"])
        assert ElementTree.fromstring(drawn.text).tag.endswith("svg")
        assert drawn.headers["content-type"] == "image/svg+xml"
    rows = list(csv.reader(StringIO(reader.get(part["table"]).text)))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("kind", PARTS)
def test_every_picture_and_table_of_the_demo(analyst: TestClient, desk: Desk, kind: str) -> None:
    address = kept(analyst, TEXTS[kind], title="Proef")
    reader = desk("piet", Role.READER)
    asked = CHOSEN[kind]
    answer = reader.get(f"/v1{address}{asked}")
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["madeUp"] is True
    assert {one["id"] for one in told["parts"]} == PARTS[kind]
    page = reader.get(f"{address}{asked}")
    assert page.status_code == 200, page.text
    assert "erzonnen" in page.text
    assert "style=" not in page.text
    for part in told["parts"]:
        shown(reader, part)
    assert json.dumps(told["result"], allow_nan=False)
    assert reader.get(f"{address}/niets.svg").status_code == 404
    assert reader.get(f"{address}{NO[kind]}").status_code == 400


def test_a_contradiction_is_said_in_the_language_of_the_page(analyst: TestClient) -> None:
    address = kept(analyst, TEXTS["cascade"])
    codes = [one["code"] for one in analyst.get(f"/v1{address}").json()["result"]["incoherences"]]
    assert codes == ["too-high", "repair"]
    dutch = analyst.get(address).text
    assert "P(stroomuitval | cyberaanval-cloud) = 0.6 is te hoog: cyberaanval-cloud, met kans 0,6" in dutch
    assert "het dichtstbijzijnde dat allemaal waar kan zijn" in dutch
    for words in ("is too high", "the nearest that", "cannot all"):
        assert words not in dutch
    analyst.cookies.set("language", "en")
    assert "is too high: cyberaanval-cloud, with probability 0.6" in analyst.get(address).text


@pytest.mark.parametrize("why", Why)
def test_every_contradiction_has_its_sentence_in_both_languages(why: Why) -> None:
    names = ("judgement", "judgements", "event", "given")
    numbers = ("cause", "effect", "bound", "total", "root", "probability", "alone")
    values: dict[str, str | float] = {**dict.fromkeys(names, "naam"), **dict.fromkeys(numbers, 0.25)}
    english = Conflict((), why, values).words
    assert "naam" in english
    dutch = contradiction_words.said(why, values, texts("nl", (LOCALE,)))
    assert "naam" in dutch
    assert ("0,25" in dutch) == ("0.25" in english)
    assert dutch != contradiction_words.said(why, values, texts("en", (LOCALE,)))


def test_the_demo_has_one_of_each_and_keeps_them_once(tmp_path: Path) -> None:
    with Bureau(settings_of(tmp_path)) as bureau:
        for _ in range(2):
            bureau.add_demo_risks()
        with bureau.ledger.looking() as (connection, sight):
            found = {one.kind: one.version for one in files.listed(connection, sight)}
    assert found == dict.fromkeys(TEXTS, 1)
