# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo as people meet it: served, with the owner signed in, for the tests of one module."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, StorageState

from samenhang.ledger import open_ledger
from tests.browser.application import served
from tests.web.conftest import settings_of


class Site:
    """The running application: where it is, and who is in."""

    def __init__(self, address: str, state: StorageState) -> None:
        self.address = address
        self.state = state

    @contextmanager
    def opened(self, browser: Browser, path: str, *, language: str = "", **how: Any) -> Iterator[Page]:
        """A page in a context of its own; what it writes to the console fails the test.

        Chromium also writes there that a page came with status 404: that is no fault of the page.
        """
        context = browser.new_context(**{"storage_state": self.state, **how})
        if language:
            context.add_cookies([{"name": "language", "value": language, "url": self.address}])
        page = context.new_page()
        said: list[str] = []

        def hear(message: ConsoleMessage) -> None:
            if message.location["url"] != self.address + path or not message.text.startswith(
                "Failed to load"
            ):
                said.append(message.text)

        page.on("console", hear)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(self.address + path)
        yield page
        context.close()
        assert said == []


@contextmanager
def serving(browser: Browser, folder: Path) -> Iterator[Site]:
    """The ledger in a folder, on a free port."""
    settings = settings_of(folder)
    with (
        open_ledger(settings.database) as ledger,
        served(settings, ledger) as (address, entry),
        browser.new_context() as context,
    ):
        context.new_page().goto(entry)
        yield Site(address, context.storage_state())
