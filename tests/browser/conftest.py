# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tests that ask for a `browser` get the system's own Chromium, without a window."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.site import Site, serving
from tests.web.conftest import demo_folder

__all__ = ["demo_folder"]

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = ["--disable-gpu", "--disable-sync", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; each opens pages of its own. CI may not go without."""
    if not CHROMIUM.exists():
        missing = (
            f"there is no Chromium at {CHROMIUM}; on Debian: apt install chromium, or say where in CHROMIUM"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    sandbox = os.geteuid() != 0  # Chromium refuses its sandbox to root
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, chromium_sandbox=sandbox)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def site(browser: Browser, demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo, served on a free port, with the owner signed in; what a test changes, the next one finds."""
    folder = Path(shutil.copytree(demo_folder, tmp_path_factory.mktemp("site") / "bureau"))
    with serving(browser, folder) as site:
        yield site
