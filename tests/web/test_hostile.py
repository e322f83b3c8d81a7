# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody sends who means harm, on both databases: it is refused, and never a fault of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from samenhang.ledger import Ledger
from samenhang.server import make_application
from samenhang.web.token import OneEntry
from tests.web.conftest import settings_of


@pytest.mark.parametrize(
    "address",
    [
        "/documents/a%00",
        "/search?q=a%00",
        "/dossiers/a%00",
        "/actors/a%00",
        "/documents/a%00/original",
        "/follow-ups?q=a%00",
        "/follow-ups/a%00",
    ],
)
@pytest.mark.parametrize("prefix", ["", "/v1"])
def test_a_sign_that_is_no_text_is_refused(ledger: Ledger, tmp_path: Path, prefix: str, address: str) -> None:
    entry = OneEntry()
    application = make_application(settings_of(tmp_path), ledger, entry, ("testserver",))
    browser = TestClient(application, raise_server_exceptions=False, follow_redirects=False)
    assert browser.get(f"/enter?token={entry.token}").status_code == 303
    assert browser.get(prefix + address).status_code == 400


def test_nobody_signs_in_by_a_sign_that_is_no_text(ledger: Ledger, tmp_path: Path) -> None:
    application = make_application(settings_of(tmp_path), ledger, None, ("testserver",))
    browser = TestClient(application, "https://testserver", raise_server_exceptions=False)
    assert browser.post("/sign-in", data={"name": "a\0", "password": "\0"}).status_code == 403


def test_an_odd_address_of_the_interface_is_a_problem_for_a_program(ledger: Ledger, tmp_path: Path) -> None:
    application = make_application(settings_of(tmp_path), ledger, None, ("testserver",))
    answer = TestClient(application, "https://testserver").get("/v1/documents/a%0Ab")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
