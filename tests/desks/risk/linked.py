# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An expert invited in a browser: gives where the personal link leads."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.site import Site


def invite(page: Page, site: Site, who: str) -> str:
    """Invite somebody on the page of a round."""
    closed = page.locator("details:not([open]) > summary", has_text="Een deskundige uitnodigen")
    if closed.count():
        closed.click()
    page.locator("#who").fill(who)
    page.locator("#email").fill(f"{who.lower()}@instituut.nl")
    page.get_by_role("button", name="Link maken").click()
    said = page.locator("main > .utrecht-alert--ok")
    expect(said).to_contain_text("/elicit/")
    found = re.search(r"/elicit/[\w-]+", said.inner_text())
    assert found is not None
    return found[0]
