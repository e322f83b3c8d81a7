# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is refused of who facilitates a round, and in which language experts are spoken to."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.desks.risk.conftest import Desk
from tests.desks.risk.rounds import FILE
from tests.desks.risk.test_elicitation_pages import (
    ROUND,
    analyst,
    csrf,
    expert,
    invited,
    notice,
    parsed,
    send,
    take_in,
)

__all__ = ["analyst"]


@pytest.mark.parametrize(
    ("email", "status"),
    [("geen adres", 400), ("a@b", 303), ("piet@instituut.nl", 400), ("a@b\r\nBcc: c@d", 400)],
)
def test_addresses_are_checked(analyst: TestClient, email: str, status: int) -> None:
    invited(analyst, "Piet")
    token = csrf(analyst, "/risks")
    answer = analyst.post(f"{ROUND}/invitations", data={"csrf": token, "who": "X", "email": email})
    assert answer.status_code == status


@pytest.mark.parametrize("to", ["second", "closed"])
def test_what_cannot_be_done_yet_is_refused(analyst: TestClient, to: str) -> None:
    assert analyst.post(f"{ROUND}/state", data={"csrf": csrf(analyst, "/risks"), "to": to}).status_code == 400


def test_a_round_in_english_speaks_english_to_its_experts(desk: Desk, analyst: TestClient) -> None:
    made = take_in(analyst, FILE.replace("language: nl", "language: en")).headers["location"]
    said = notice(send(analyst, f"{made}/invitations", who="Ann", email="ann@institute.org"))
    send(analyst, f"{made}/state", to="open")
    page = parsed(expert(desk, analyst).get("/elicit/" + said.rpartition("/elicit/")[2]).text)
    html = page.css_first("html")
    assert html is not None
    assert html.attributes["lang"] == "en"
    assert "Hand in" in page.text()
