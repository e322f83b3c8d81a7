# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of pages, kept in build/screenshots/ for a person to look at."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).parents[2] / "build" / "screenshots"


def screenshot(page: Page, name: str, whole: bool = True) -> Path:
    """A picture of the whole page, or only of the part in sight."""
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path, full_page=whole)
    return path
