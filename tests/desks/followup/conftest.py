# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the follow-up desk in the real application, on the demo and on small worlds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from samenhang.ledger import Ledger
from samenhang.ledger.accounts import Account
from samenhang.server import make_application
from samenhang.viewer import Level, Role
from samenhang.web.passwords import hash_password
from tests.web.conftest import NOON, PASSWORD, client, client_as, demo, demo_folder, folder, settings_of

__all__ = ["client", "client_as", "demo", "demo_folder", "folder"]

Desk = Callable[..., TestClient]


@pytest.fixture
def desk(ledger: Ledger, tmp_path: Path) -> Iterator[Desk]:
    """Makes the browser of somebody at a bureau on this ledger: `desk("anna", Role.ANALYST)`."""
    application = make_application(settings_of(tmp_path), ledger, None, ("testserver",))
    with ExitStack() as stack:

        def make(name: str, role: Role, clearance: Level = Level.PUBLIC) -> TestClient:
            hashed = hash_password(PASSWORD)
            account = Account(name, hashed, role, clearance, frozenset(), True, NOON.isoformat())
            with ledger.writing(NOON.isoformat()) as ink:
                ink.accounts.add(account)
            browser = TestClient(application, "https://testserver", follow_redirects=False)
            stack.enter_context(browser)
            assert browser.post("/sign-in", data={"name": name, "password": PASSWORD}).status_code == 303
            return browser

        yield make
