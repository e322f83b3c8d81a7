# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real application on a real ledger: the demo, added once in a process and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from samenhang.app import Bureau, demo_files
from samenhang.ledger import Ledger, open_ledger
from samenhang.ledger.accounts import Account
from samenhang.server import make_application
from samenhang.settings import Settings, read_settings
from samenhang.viewer import Level, Role
from samenhang.web.passwords import hash_password
from samenhang.web.token import OneEntry

PASSWORD = "een wachtwoord om te proberen"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)

Client = Callable[..., TestClient]


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the ledger of the demo and its index; not to be written in."""
    folder = tmp_path_factory.mktemp("demo")
    with Bureau(settings_of(folder)) as bureau:
        bureau.add([demo_files()], False, lambda done, total, what: None)
    return folder


def settings_of(folder: Path) -> Settings:
    return read_settings({"SAMENHANG_DATABASE": str(folder / "ledger.db"), "SAMENHANG_WORKERS": "1"})


@pytest.fixture
def folder(demo_folder: Path, tmp_path: Path) -> Path:
    """A copy of the demo that a test may write in."""
    return Path(shutil.copytree(demo_folder, tmp_path / "bureau"))


@pytest.fixture
def demo(folder: Path) -> Iterator[Ledger]:
    """The ledger of the demo."""
    with open_ledger(settings_of(folder).database) as ledger:
        yield ledger


@pytest.fixture
def client(demo: Ledger, folder: Path) -> Iterator[TestClient]:
    """A browser of the owner, who came in with the token that was printed."""
    entry = OneEntry()
    application = make_application(settings_of(folder), demo, entry, ("testserver",))
    with TestClient(application, follow_redirects=False, raise_server_exceptions=False) as browser:
        assert browser.get(f"/enter?token={entry.token}").status_code == 303
        yield browser


@pytest.fixture
def client_as(demo: Ledger, folder: Path) -> Iterator[Client]:
    """Makes a browser of somebody with an account: `client_as(Role.READER, Level.INTERNAL, ("crisis",))`."""
    application = make_application(settings_of(folder), demo, None, ("testserver",))
    with ExitStack() as stack:

        def make(role: Role, clearance: Level = Level.PUBLIC, groups: tuple[str, ...] = ()) -> TestClient:
            name = f"{role}.{clearance}.{'.'.join(groups)}".rstrip(".")
            with demo.writing(NOON.isoformat()) as ink:
                hashed = hash_password(PASSWORD)
                ink.accounts.add(
                    Account(name, hashed, role, clearance, frozenset(groups), True, NOON.isoformat())
                )
            browser = stack.enter_context(
                TestClient(
                    application,
                    base_url="https://testserver",
                    follow_redirects=False,
                    raise_server_exceptions=False,
                )
            )
            answer = browser.post("/sign-in", data={"name": name, "password": PASSWORD})
            assert answer.status_code == 303, answer.text
            return browser

        yield make
