# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A round on the web, from its making to its export, on the real application and on both databases."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import Any
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

from samenhang.ledger import Ledger
from samenhang.ledger.elicitation_tables import elicitation_expert, elicitation_person
from samenhang.viewer import Role
from tests.desks.risk.conftest import Desk
from tests.desks.risk.rounds import FILE

NAME = "uitval-van-stroom"
ROUND = f"/risks/rounds/{NAME}"
ANSWERS = {
    "duur": ["1", "10", "100"],
    "klanten": ["1000", "5000", "9000"],
    "kans": ["30%"],
    "gevolg": ["middel"],
    "erger": ["first", "equal", "second"],
}


parsed = LexborHTMLParser


def csrf(browser: TestClient, path: str) -> str:
    found = parsed(browser.get(path).text).css_first("meta[name=csrf]")
    assert found is not None
    return str(found.attributes["content"])


def send(browser: TestClient, path: str, **values: Any) -> Any:
    answer = browser.post(path, data={"csrf": csrf(browser, "/risks"), **values})
    assert answer.status_code == 303, answer.text
    return answer


def notice(answer: Any) -> str:
    found = re.search(r'notice="?([^;"]+)', answer.headers["set-cookie"])
    assert found is not None
    return unquote(found[1])


def take_in(browser: TestClient, text: str = FILE) -> Any:
    files = {"files": ("ronde.yaml", text.encode())}
    return browser.post("/risks/rounds/file", data={"csrf": csrf(browser, "/risks")}, files=files)


def invited(browser: TestClient, who: str) -> str:
    """The address that a personal link leads to."""
    said = notice(send(browser, f"{ROUND}/invitations", who=who, email=f"{who.lower()}@instituut.nl"))
    return "/elicit/" + said.rpartition("/elicit/")[2]


def expert(desk: Desk, browser: TestClient) -> TestClient:
    """A browser of somebody who has no account."""
    return TestClient(browser.app, "https://testserver", follow_redirects=False)


def places(guest: TestClient, link: str) -> dict[str, str]:
    """The address of each question, by its name, as this expert finds them."""
    found = {}
    for line in parsed(guest.get(link).text).css("ol.paper a"):
        name = next(key for key, text in TEXTS.items() if text == line.text().strip())
        found[name] = str(line.attributes["href"])
    assert len(found) == len(TEXTS)
    return found


TEXTS = dict(re.findall(r"id: (\w+)\n.*\n    text: (.*)\n", FILE))


def fill(guest: TestClient, link: str, **changed: list[str]) -> dict[str, str]:
    found = places(guest, link)
    for name, values in {**ANSWERS, **changed}.items():
        save(guest, found[name], value=values, reason=f"reden {name}")
    return found


def save(guest: TestClient, address: str, **values: Any) -> Any:
    answer = guest.post(address, data={"csrf": csrf(guest, address), **values})
    assert answer.status_code == 303, answer.text
    return answer


@pytest.fixture
def analyst(desk: Desk) -> TestClient:
    """An analyst with a round out of a file."""
    browser = desk("anna", Role.ANALYST)
    assert take_in(browser).headers["location"] == ROUND
    return browser


def opened(browser: TestClient) -> None:
    send(browser, f"{ROUND}/state", to="open")


def test_a_round_in_a_form(desk: Desk) -> None:
    browser = desk("anna", Role.ANALYST)
    made = send(browser, "/risks/rounds", title="Hoe lang? 2", closes="2099-01-01")
    address = made.headers["location"]
    assert address == "/risks/rounds/hoe-lang-2"
    assert (
        send(browser, "/risks/rounds", title="Hoe lang? 2", closes="2099-01-01").headers["location"]
        != address
    )
    for kind, fields in {
        "percentiles": {"percentiles": "5, 25 50;95", "unit": "uur", "realisation": "3,5", "upper": "1000"},
        "probability": {"realisation": "1"},
        "class": {"options": "klein\n\n groot "},
        "pairwise": {"options": "a\nb\nc"},
    }.items():
        send(browser, f"{address}/questions", kind=kind, text=f"Vraag {kind}", **fields)
    found = browser.get(f"/v1{address}").json()["questions"]
    assert [one["id"] for one in found] == ["q1", "q2", "q3", "q4"]
    assert (found[0]["percentiles"], found[0]["realisation"]) == ([5, 25, 50, 95], 3.5)
    assert found[2]["options"] == ["klein", "groot"]
    send(browser, f"{address}/questions/2/removal")
    assert len(browser.get(f"/v1{address}").json()["questions"]) == 3
    send(browser, f"{address}/state", to="open")
    late = browser.post(f"{address}/questions/1/removal", data={"csrf": csrf(browser, "/risks")})
    assert late.status_code == 400


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "percentiles", "percentiles": "50, 5", "unit": "uur"}, "percentielen"),
        ({"kind": "percentiles", "percentiles": "5, 50"}, "unit"),
        ({"kind": "percentiles", "percentiles": "5, veel", "unit": "uur"}, "percentielen"),
        ({"kind": "probability", "realisation": "0,5"}, "uitkomst"),
        ({"kind": "class", "options": "een"}, "options"),
    ],
)
def test_a_question_that_is_not_right_is_refused_with_its_field(
    analyst: TestClient, fields: dict[str, str], said: str
) -> None:
    token = csrf(analyst, "/risks")
    answer = analyst.post(f"{ROUND}/questions", data={"csrf": token, "text": "Hoe?", **fields})
    assert answer.status_code == 400
    assert f"De vraag: {said}" in answer.text


def test_a_file_that_is_not_right_is_refused_with_its_line(desk: Desk) -> None:
    answer = take_in(desk("anna", Role.ANALYST), FILE.replace("unit: uur", "unit: ''"))
    assert answer.status_code == 400
    assert "onde.yaml, regel 10: questions[duur].unit" in answer.text


def test_experts_answer_by_link_and_nothing_is_final(desk: Desk, analyst: TestClient) -> None:
    link = invited(analyst, "Piet")
    guest = expert(desk, analyst)
    assert guest.get(link).status_code == 403
    opened(analyst)
    found = fill(guest, link, duur=["10", "1", "100"])
    page = parsed(guest.get(found["duur"]).text)
    values = [one.attributes["value"] for one in page.css("input[name=value]")]
    assert values == ["10", "1", "100"]
    faults = [one.text() for one in page.css(".value-fault")]
    assert [bool(one) for one in faults] == [False, True, False]
    assert [one.attributes.get("aria-invalid") for one in page.css("input[name=value]")] == [
        None,
        "true",
        None,
    ]
    (line,) = analyst.get(f"/v1{ROUND}").json()["progress"]
    assert (line["answered"], line["notRight"], line["submitted"], line["who"]) == (4, 1, False, None)
    save(guest, found["duur"], value=["1", "10", "100"], reason="beter")
    assert guest.post(f"{link}/submission", data={"csrf": csrf(guest, link)}).status_code == 303
    (line,) = analyst.get(f"/v1{ROUND}").json()["progress"]
    assert (line["answered"], line["notRight"], line["submitted"]) == (5, 0, True)
    save(guest, found["kans"], cannot="yes", value=["0,3"])
    (line,) = analyst.get(f"/v1{ROUND}").json()["progress"]
    assert (line["answered"], line["cannot"]) == (5, 1)


def test_an_answer_is_saved_as_it_is_typed(desk: Desk, analyst: TestClient) -> None:
    link = invited(analyst, "Piet")
    opened(analyst)
    guest = expert(desk, analyst)
    address = places(guest, link)["duur"]
    headers = {"HX-Request": "true", "X-CSRF-Token": csrf(guest, address)}
    answer = guest.post(address, data={"value": ["5", "5", ""]}, headers=headers)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    told = {one.attributes["id"]: one.text() for one in parsed(answer.text).css("[hx-swap-oob]")}
    assert told["v0-fault"] == ""
    assert "gelijk aan" in told["v1-fault"]
    assert "ontbreekt" in told["v2-fault"]


def test_buttons_lead_on_and_back_and_to_what_is_not_right(desk: Desk, analyst: TestClient) -> None:
    link = invited(analyst, "Piet")
    opened(analyst)
    guest = expert(desk, analyst)
    assert save(guest, f"{link}/1", go="after").headers["location"] == f"{link}/2"
    assert save(guest, f"{link}/2", go="before").headers["location"] == f"{link}/1"
    assert save(guest, f"{link}/5", go="after").headers["location"] == link
    duur = places(guest, link)["duur"]
    assert save(guest, duur, value=["x", "2", "3"], go="after").headers["location"] == duur


def test_a_link_opens_nothing_else(desk: Desk, analyst: TestClient) -> None:
    link, other = invited(analyst, "Piet"), invited(analyst, "Koos")
    opened(analyst)
    guest = expert(desk, analyst)
    for address in (link, f"{link}/1"):
        page = guest.get(address)
        assert page.status_code == 200
        assert page.headers["cache-control"] == "no-store"
        assert "noindex" in page.headers["x-robots-tag"]
        for secret in ("1000123", "1.000.123", "Piet", "Koos", "@instituut.nl", "anna", "/follow-ups"):
            assert secret not in page.text, secret
        inside = {str(one.attributes["href"]) for one in parsed(page.text).css("main a")}
        assert all(one.startswith(link) for one in inside)
    assert guest.get("/risks").status_code == 303
    assert guest.get(f"/v1{ROUND}").status_code == 401
    strangers_change_nothing(guest, link, csrf(guest, other))


def strangers_change_nothing(guest: TestClient, link: str, foreign: str) -> None:
    for wrong in (f"{link}x", "/elicit/x", f"{link}/0", f"{link}/6", f"{link}/99", "/elicit/%00"):
        assert guest.get(wrong).status_code in (400, 404), wrong
    for token in ("", "made.up", foreign):
        refused = guest.post(f"{link}/1", data={"csrf": token, "reason": "x"})
        assert refused.status_code == 403
        assert guest.post(f"{link}/submission", data={"csrf": token}).status_code == 403


def test_seed_answers_show_to_no_expert_after_closing_or_in_the_second_round(
    desk: Desk, analyst: TestClient
) -> None:
    link = invited(analyst, "Piet")
    opened(analyst)
    guest = expert(desk, analyst)
    fill(guest, link)
    send(analyst, f"{ROUND}/state", to="second")
    pages = [guest.get(link).text, *(guest.get(f"{link}/{at}").text for at in range(1, 6))]
    send(analyst, f"{ROUND}/state", to="closed")
    pages += [guest.get(link).text, guest.get(f"{link}/1").text]
    assert not any("1000123" in page or "1.000.123" in page for page in pages)


def test_who_tries_keys_is_turned_away(desk: Desk, analyst: TestClient) -> None:
    guest = expert(desk, analyst)
    found = [guest.get(f"/elicit/{at}").status_code for at in range(130)]
    assert found[0] == 404
    assert found[-1] == 429


def test_links_end_at_closing_and_work_again_when_reopened(desk: Desk, analyst: TestClient) -> None:
    link = invited(analyst, "Piet")
    opened(analyst)
    guest = expert(desk, analyst)
    token = csrf(guest, link)
    send(analyst, f"{ROUND}/state", to="closed")
    for address in (link, f"{link}/1"):
        assert guest.get(address).status_code == 410
    assert guest.post(f"{link}/1", data={"csrf": token, "reason": "x"}).status_code == 410
    assert guest.post(f"{link}/submission", data={"csrf": token}).status_code == 410
    opened(analyst)
    assert guest.get(link).status_code == 200
    number = analyst.get(f"/v1{ROUND}").json()["people"][0]["number"]
    renewed = (
        "/elicit/" + notice(send(analyst, f"{ROUND}/invitations/{number}/renewal")).rpartition("/elicit/")[2]
    )
    assert guest.get(link).status_code == 404
    assert guest.get(renewed).status_code == 200


def test_questions_are_mixed_for_each_expert_and_stay_so(desk: Desk, analyst: TestClient) -> None:
    opened(analyst)
    guest = expert(desk, analyst)
    orders = []
    for at in range(6):
        link = invited(analyst, f"Deskundige{at}")
        one, again = list(places(guest, link)), list(places(guest, link))
        assert one == again
        orders.append(tuple(one))
    assert len(set(orders)) > 1


def test_the_second_round_shows_the_first_and_keeps_it(desk: Desk, analyst: TestClient) -> None:
    one, two = invited(analyst, "Piet"), invited(analyst, "Koos")
    opened(analyst)
    guest = expert(desk, analyst)
    found = fill(guest, one)
    fill(guest, two, duur=["2", "20", "200"])
    assert "spread" not in guest.get(found["duur"]).text
    send(analyst, f"{ROUND}/state", to="second")
    page = parsed(guest.get(found["duur"]).text)
    assert len(page.css("svg.spread circle")) == 2
    assert len(page.css("svg .spread-own circle")) == 1
    rows = [[cell.text() for cell in row.css("td")] for row in page.css("section table tbody tr")]
    assert sorted(rows) == [["1", "10", "100"], ["2", "20", "200"]]
    assert [cell.text() for cell in page.css("tr.spread-own td")] == ["1", "10", "100"]
    assert [one.text() for one in page.css(".reasons dd")] == ["reden duur"] * 2
    assert not {"Piet", "Koos"} & set((page.html or "").split())
    save(guest, found["duur"], value=["1", "15", "150"], reason="nu ik dit zie")
    send(analyst, f"{ROUND}/state", to="closed")
    told = analyst.get(f"/v1{ROUND}/answers").json()["questions"]
    first, second = (one["spread"]["lines"] for one in told if one["id"] == "duur")
    assert ["1", "10", "100"] in [line["values"] for line in first]
    assert sorted(line["values"] for line in second) == [["1", "15", "150"], ["2", "20", "200"]]
    revised = [line["revised"] for line in analyst.get(f"/v1{ROUND}").json()["progress"]]
    assert sorted(revised) == [0, 1]


def test_the_export_is_plain_and_holds_no_personal_data(desk: Desk, analyst: TestClient) -> None:
    one, two = invited(analyst, "Piet"), invited(analyst, "Koos")
    opened(analyst)
    guest = expert(desk, analyst)
    fill(guest, one)
    save(guest, places(guest, two)["duur"], value=["3", "2"], reason="=1+1")
    answer = analyst.get(f"{ROUND}/export?form=json")
    data = answer.json()
    assert "piet" not in answer.text.lower()
    assert "koos" not in answer.text.lower()
    (study,) = data["studies"]
    assert [item["id"] for item in study["items"]] == ["duur", "klanten"]
    assert [item["realisation"] for item in study["items"]] == [None, 1000123.0]
    assert [item["scale"] for item in study["items"]] == ["log", "uniform"]
    by_expert = dict(zip(study["experts"], study["values"], strict=True))
    assert sorted(map(str, by_expert.values())) == sorted(
        map(str, [[[1.0, 10.0, 100.0], [1000.0, 5000.0, 9000.0]], [[None] * 3] * 2])
    )
    values = {answer["item"]: answer["values"] for answer in data["answers"]}
    assert values["kans"] == [0.3]
    assert values["gevolg"] == ["middel"]
    text = analyst.get(f"{ROUND}/export?form=csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert {row["reason"] for row in rows if row["state"] == "draft"} == {"'=1+1"}
    assert [row["value"] for row in rows if row["item"] == "kans"] == ["0.3"]


def test_who_it_is_can_be_deleted_and_the_answers_stay(
    ledger: Ledger, desk: Desk, analyst: TestClient
) -> None:
    link = invited(analyst, "Piet")
    opened(analyst)
    guest = expert(desk, analyst)
    fill(guest, link)
    (who,) = analyst.get(f"/v1{ROUND}").json()["people"]
    assert (who["name"], who["email"]) == ("Piet", "piet@instituut.nl")
    send(analyst, f"{ROUND}/invitations/{who['number']}/removal")
    with ledger.looking() as (connection, _):
        assert connection.execute(select(elicitation_person)).all() == []
    assert analyst.get(f"/v1{ROUND}").json()["people"] == []
    assert len(analyst.get(f"{ROUND}/export").json()["answers"]) == 5
    assert guest.get(link).status_code == 404
    lines = ledger.audit_lines(limit=1_000)
    assert [line.result for line in lines if line.action == "elicit forget"] == ["personal data deleted"]
    assert not any("piet" in str(line).lower() for line in lines)
    again = analyst.post(
        f"{ROUND}/invitations/{who['number']}/removal", data={"csrf": csrf(analyst, "/risks")}
    )
    assert again.status_code == 404


def test_only_the_hash_of_a_key_is_kept_and_every_change_is_written_down(
    ledger: Ledger, desk: Desk, analyst: TestClient
) -> None:
    link = invited(analyst, "Piet")
    opened(analyst)
    guest = expert(desk, analyst)
    address = places(guest, link)["kans"]
    save(guest, address, value=["0,5"])
    save(guest, address, value=["0,5"])
    guest.post(f"{link}/submission", data={"csrf": csrf(guest, link)})
    with ledger.looking() as (connection, _):
        row = connection.execute(select(elicitation_expert)).one()
    assert link.rpartition("/")[2] not in str(row)
    lines = [line for line in ledger.audit_lines(limit=1_000) if line.action.startswith("elicit")]
    acts = [line.action.removeprefix("elicit ") for line in lines]
    assert acts == ["new", "invite", "state", "answer", "submit"]
    assert {(line.origin, line.actor) for line in lines[3:]} == {("link", f"expert {row.pseudonym}")}
    assert ledger.verify_audit().broken is None


def test_names_beside_pseudonyms_are_for_coordinators(desk: Desk, analyst: TestClient) -> None:
    invited(analyst, "Piet")
    coordinator = desk("carla", Role.COORDINATOR)
    assert [one["who"] for one in coordinator.get(f"/v1{ROUND}").json()["progress"]] == ["Piet"]
    assert [one["who"] for one in analyst.get(f"/v1{ROUND}").json()["progress"]] == [None]
    reader = desk("rik", Role.READER)
    assert reader.get("/v1/risks").json() == {"rounds": None, "files": []}
    assert NAME not in reader.get("/risks").text
    assert reader.get(f"/v1{ROUND}").status_code == 403
