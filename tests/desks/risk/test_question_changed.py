# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question is changed until its round opens; what is wrong is said, and what was typed stays."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from samenhang.viewer import Role
from tests.desks.risk.conftest import Desk
from tests.desks.risk.test_elicitation_pages import ROUND, csrf, parsed, send, take_in


@pytest.fixture
def analyst(desk: Desk) -> TestClient:
    browser = desk("anna", Role.ANALYST)
    take_in(browser)
    return browser


def typed(browser: TestClient, number: int) -> dict[str, str]:
    """What the form of a question holds."""
    page = parsed(browser.get(f"{ROUND}/questions/{number}").text)
    found = {}
    for one in page.css("form.elicit-form [name]"):
        name, chosen = str(one.attributes["name"]), one.css_first("option[selected]")
        plain = one.attributes.get("value") or (one.text() if one.tag == "textarea" else "")
        found[name] = (chosen.attributes["value"] if chosen else plain) or ""
    return found


def question(browser: TestClient, number: int) -> dict[str, Any]:
    found = browser.get(f"/v1{ROUND}").json()["questions"]
    return dict(next(one for one in found if one["number"] == number))


@pytest.mark.parametrize("number", range(1, 6))
def test_the_form_sent_back_as_it_came_changes_nothing(analyst: TestClient, number: int) -> None:
    before, form = question(analyst, number), typed(analyst, number)
    del form["csrf"]
    send(analyst, f"{ROUND}/questions/{number}", **form)
    assert question(analyst, number) == before


def test_a_question_is_changed_and_its_place_stays(analyst: TestClient) -> None:
    form = {**typed(analyst, 2), "text": "Hoeveel klanten?", "realisation": "900000", "unit": "aansluitingen"}
    del form["csrf"]
    send(analyst, f"{ROUND}/questions/2", **form)
    found = question(analyst, 2)
    assert (found["text"], found["realisation"], found["unit"]) == (
        "Hoeveel klanten?",
        900000,
        "aansluitingen",
    )
    assert found["id"] == "klanten"


WRONG = {
    "order": ({"percentiles": "50; 5"}, "percentiles is not right"),
    "unit": ({"unit": " "}, "unit is not right"),
    "name": ({"id": "kans"}, "there is a question “kans” already"),
    "kind": ({"kind": "probability", "realisation": ""}, "a question stays of its kind"),
    "number": ({"realisation": "veel"}, "realisation is not right"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_and_what_was_typed_stays(analyst: TestClient, case: str) -> None:
    change, said = WRONG[case]
    before = question(analyst, 2)
    form = {**typed(analyst, 2), "text": "Mijn vraag", **change}
    answer = analyst.post(f"{ROUND}/questions/2", data=form)
    assert answer.status_code == 400
    page = parsed(answer.text)
    alert, text = page.css_first(".utrecht-alert--error"), page.css_first("textarea#text")
    assert alert is not None
    assert said in alert.text()
    assert text is not None
    assert text.text().strip() == "Mijn vraag"
    assert question(analyst, 2) == before


def test_not_after_it_opened_and_not_by_a_reader(desk: Desk, analyst: TestClient) -> None:
    assert "questions/2" in analyst.get(ROUND).text
    form = typed(analyst, 2)
    reader = desk("piet", Role.READER)
    token = csrf(reader, "/risks")
    assert reader.get(f"{ROUND}/questions/2").status_code == 403
    assert reader.post(f"{ROUND}/questions/2", data={**form, "csrf": token}).status_code == 403
    assert analyst.get(f"{ROUND}/questions/99").status_code == 404
    send(analyst, f"{ROUND}/state", to="open")
    assert "questions/2" not in analyst.get(ROUND).text
    assert analyst.get(f"{ROUND}/questions/2").status_code == 400
    assert analyst.post(f"{ROUND}/questions/2", data=form).status_code == 400
