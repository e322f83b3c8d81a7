# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adding files in a browser: dropped, sent, and followed until they are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import axe
from tests.browser.screenshot import screenshot
from tests.browser.test_parts import opened
from tests.test_server import serving

DROP = """text => {
  const dropped = new DataTransfer();
  dropped.items.add(new File([text], "gesleept.txt"));
  const event = new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true });
  document.querySelector("#drop").dispatchEvent(event);
}"""
LETTER = "Den Haag, 3 mei 2020\n\nDe minister zegt toe de Kamer te informeren.\n"


def wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_dropped_files_are_followed_until_they_are_read(
    browser: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    how = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    with serving(tmp_path, "--port", "0") as (address, _), opened(browser, address, **how) as page:
        page.click("nav >> text=Toevoegen")
        page.wait_for_url("**/add")
        page.evaluate(DROP, LETTER)
        expect(page.locator(".drop-files li")).to_have_text("gesleept.txt, 1 kB")
        page.check("#level-internal")
        screenshot(page, f"add-{width}-{scheme}")
        assert axe(page) == ""
        assert not wide(page)
        page.click(".add [type=submit]")
        page.wait_for_url("**/batches/*")
        done = "Klaar: 1 gelezen, 0 al bekend, 0 niet gelezen"
        expect(page.locator("#batch .alert-title")).to_have_text(done, timeout=60_000)
        screenshot(page, f"batch-{width}-{scheme}")
        assert axe(page) == ""
        assert not wide(page)
        page.click("text=gesleept.txt")
        page.wait_for_url("**/documents/*")
