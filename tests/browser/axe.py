# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accessibility of a page in the browser, as axe-core sees it: WCAG 2.2 A and AA, and its best practices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe(page: Page) -> str:
    """What is wrong with the page as it stands now, in words; empty where nothing is.

    The script goes in through the debugger, so that the page's own content security policy stays in force.
    """
    page.evaluate(AXE_SCRIPT)
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)
    return "\n".join(line for violation in found["violations"] for line in _told(violation))


def _told(violation: dict[str, Any]) -> Iterator[str]:
    yield f"{violation['id']} ({violation['impact']}): {violation['help']}"
    for node in violation["nodes"]:
        yield f"  {' '.join(map(str, node['target']))}: {' '.join(node['html'].split())[:200]}"
        yield from (f"    {check['message']}" for check in [*node["any"], *node["all"], *node["none"]])
