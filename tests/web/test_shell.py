# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every page: who may come in, what every answer carries, and how things go wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from samenhang.ledger import Ledger
from samenhang.server import make_application
from samenhang.viewer import Level, Role
from samenhang.web.door import IDLE, LASTS
from samenhang.web.headers import HEADERS
from samenhang.web.throttle import FREE
from samenhang.web.token import OneEntry
from tests.web.conftest import NOON, PASSWORD, Client, settings_of


def token_of(page: str) -> str:
    return page.split('name="csrf" content="')[1].split('"')[0]


def test_nobody_sees_anything_before_he_is_in(demo: Ledger, folder: Path) -> None:
    application = make_application(settings_of(folder), demo, OneEntry(), ("testserver",))
    with TestClient(application, follow_redirects=False) as visitor:
        start = visitor.get("/search?q=planbureau")
        assert start.status_code == 303
        assert start.headers["location"] == "/sign-in?back=/search%3Fq%3Dplanbureau"
        answer = visitor.get("/v1/search?q=planbureau")
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
        assert "planbureau" not in answer.text


@pytest.mark.parametrize(
    "address", ["/", "/v1/overview", "/nope", "/v1/nope", "/static/theme.css", "/sign-in"]
)
def test_every_answer_carries_the_security_headers(client: TestClient, address: str) -> None:
    answer = client.get(address)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http:" not in policy


def test_the_interface_for_programs_says_its_version(client: TestClient) -> None:
    assert client.get("/v1/overview").headers["API-Version"] == "1.0.0"
    assert client.get("/v1/openapi.json").json()["info"]["version"] == "1.0.0"


def test_a_page_of_somebody_is_kept_nowhere(client: TestClient) -> None:
    assert client.get("/").headers["Cache-Control"] == "no-store"


def test_a_missing_page_says_so_with_a_number_and_no_internals(client: TestClient) -> None:
    page = client.get("/documents/nope")
    assert page.status_code == 404
    assert "Dit is hier niet" in page.text
    assert "Traceback" not in page.text
    assert "sqlalchemy" not in page.text.lower()


def test_a_fault_of_ours_shows_a_number_that_the_log_knows(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(self: Ledger, *given: object) -> None:
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr(Ledger, "catalogue", broken)
    page = client.get("/documents")
    assert page.status_code == 500
    assert "a secret of the house" not in page.text
    number = page.text.split("<code>")[1].split("<")[0]
    assert any(number in record.getMessage() for record in caplog.records)


def test_what_is_sent_wrong_is_told_where(client: TestClient) -> None:
    answer = client.get("/v1/search?page=x")
    assert answer.status_code == 400
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail", "instance", "errors"}
    assert problem["errors"][0]["where"] == "page"


def test_a_change_from_elsewhere_is_refused(client: TestClient) -> None:
    assert client.post("/sign-out").status_code == 403
    assert client.post("/sign-out", data={"csrf": "made.up"}).status_code == 403
    assert client.get("/").status_code == 200
    token = token_of(client.get("/").text)
    assert client.post("/sign-out", data={"csrf": token}).status_code == 303
    assert client.get("/").status_code == 303


def test_a_host_name_of_somebody_else_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "evil.example.org"}).status_code == 400


@pytest.mark.parametrize(
    ("back", "there"),
    [
        ("/search?q=a", "/search?q=a"),
        ("https://example.org/", "/"),
        ("//example.org/", "/"),
        ("/\\example.org", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: b", "/"),
        ("", "/"),
    ],
)
def test_nobody_is_led_elsewhere(client: TestClient, back: str, there: str) -> None:
    answer = client.post("/preferences", data={"language": "en", "back": back})
    assert answer.headers["location"] == there


def test_dutch_first_and_english_by_a_switch(client: TestClient) -> None:
    assert 'lang="nl"' in client.get("/").text
    client.post("/preferences", data={"language": "en", "back": "/"})
    page = client.get("/").text
    assert 'lang="en"' in page
    assert "Sign out" in page
    client.post("/preferences", data={"language": "xx", "back": "/"})
    assert 'lang="en"' in client.get("/").text


def test_the_theme_that_was_chosen_stays(client: TestClient) -> None:
    client.post("/preferences", data={"theme": "dark", "back": "/"})
    assert 'data-theme="dark"' in client.get("/").text


# ---------------------------------------------------------------- accounts


def test_somebody_with_an_account_comes_in(client_as: Client) -> None:
    page = client_as(Role.READER).get("/")
    assert page.status_code == 200
    assert "reader.public" in page.text


def test_the_cookie_of_a_session_is_for_https_and_out_of_reach_of_scripts(client_as: Client) -> None:
    browser = client_as(Role.READER)
    sent = browser.post("/sign-in", data={"name": "reader.public", "password": PASSWORD})
    cookie = sent.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "secure", "samesite=lax"))


def test_a_wrong_password_and_a_wrong_name_get_the_same_answer(client_as: Client) -> None:
    browser = client_as(Role.READER)
    browser.cookies.clear()
    wrong = browser.post("/sign-in", data={"name": "reader.public", "password": "iets heel anders"})
    absent = browser.post("/sign-in", data={"name": "niemand.hier", "password": "iets heel anders"})
    assert wrong.status_code == absent.status_code == 403
    assert wrong.text.replace("reader.public", "") == absent.text.replace("niemand.hier", "")


def test_who_tries_too_often_has_to_wait(client_as: Client, demo: Ledger) -> None:
    browser = client_as(Role.READER)
    for _ in range(FREE):
        browser.post("/sign-in", data={"name": "reader.public", "password": "geraden wachtwoord"})
    answer = browser.post("/sign-in", data={"name": "reader.public", "password": PASSWORD})
    assert answer.status_code == 429
    refused = [line for line in demo.audit_lines(limit=100) if line.result == "refused"]
    assert len(refused) == FREE


def test_a_session_ends_when_it_is_idle_and_after_a_working_day(demo: Ledger, client_as: Client) -> None:
    browser = client_as(Role.READER)
    session = browser.cookies["samenhang"]
    door = browser.app.state.house.door  # type: ignore[attr-defined]
    begin = door_time(demo)
    assert door.viewer(session, begin + IDLE + timedelta(minutes=1)) is None
    moment = begin
    while moment < begin + LASTS:
        assert door.viewer(session, moment) is not None
        moment += IDLE - timedelta(minutes=10)
    assert door.viewer(session, begin + LASTS + timedelta(seconds=1)) is None


def door_time(ledger: Ledger) -> datetime:
    """When the last session was opened."""
    line = [line for line in ledger.audit_lines(limit=100) if line.action == "sign in"][-1]
    return datetime.fromisoformat(line.moment)


def test_a_closed_account_is_out_at_once(client_as: Client, demo: Ledger) -> None:
    browser = client_as(Role.READER)
    with demo.writing(NOON.isoformat()) as ink:
        account = ink.accounts.named("reader.public")
        ink.accounts.change(replace(account, active=False))
    assert browser.get("/").status_code == 303


def test_signing_in_and_out_is_written_down(client_as: Client, demo: Ledger) -> None:
    browser = client_as(Role.ANALYST, Level.INTERNAL)
    browser.post("/sign-out", data={"csrf": token_of(browser.get("/").text)})
    told = [(line.action, line.actor, line.result) for line in demo.audit_lines(limit=100)]
    assert told[-2:] == [("sign in", "analyst.internal", "done"), ("sign out", "analyst.internal", "done")]
    assert demo.verify_audit().broken is None
