# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages by which people find things, in a real browser: while typing, without scripts, for all eyes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import axe
from tests.browser.screenshot import screenshot
from tests.browser.site import Site
from tests.browser.walk import LATE, LETTER, Step

PAGES = {
    "start": "/",
    "search": "/search",
    "found": "/search?q=planbureau&only=kind:letter",
    "fault": "/search?q=%22planbureau+voor",
    "nothing": "/search?q=xyzzy+planbureau&only=kind:letter",
    "documents": "/documents?kind=letter",
    "follow-ups": "/follow-ups?state=overdue&kind=commitment",
    "saved searches": "/saved-searches",
    "unread": "/unread",
}
BUDGET = 300_000  # bytes of a page with all it loads, before compression


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_accessible_and_never_wider_than_the_screen(
    browser: Browser, site: Site, name: str, scheme: Any, width: int
) -> None:
    look = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    with site.opened(browser, PAGES[name], **look) as page:
        page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
        assert axe(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["start", "found", "documents"])
def test_a_page_is_small_enough(browser: Browser, site: Site, name: str) -> None:
    with site.opened(browser, PAGES[name]) as page:
        sizes = page.evaluate(
            "performance.getEntries().map(one => one.decodedBodySize || 0).reduce((a, b) => a + b, 0)"
        )
        assert 10_000 < sizes < BUDGET


def test_search_as_you_type(browser: Browser, site: Site) -> None:
    with site.opened(browser, "/search") as page:
        field = page.locator("#q")
        field.press_sequentially("planbureau", delay=20)
        expect(page.locator(".found-count")).to_have_text("18 plaatsen gevonden")
        expect(page.locator("#said")).to_have_text("18 plaatsen gevonden")
        expect(page).to_have_url(f"{site.address}/search?q=planbureau")
        expect(field).to_be_focused()
        field.press_sequentially(' "wrr', delay=20)
        expect(page.locator("#query-fault")).to_contain_text("Er staat een aanhalingsteken zonder tweede")
        expect(field).to_have_value('planbureau "wrr')
        expect(page.locator(".results > li").first).to_be_visible()
        page.go_back()
        expect(page.locator("#q")).to_have_value("planbureau")
        expect(page.locator(".found-count")).to_have_text("18 plaatsen gevonden")


def test_what_is_chosen_stays_while_typing_and_goes_with_its_chip(browser: Browser, site: Site) -> None:
    with site.opened(browser, "/search?q=planbureau") as page:
        page.locator(".filter a", has_text="brief").click()
        expect(page.locator(".found-count")).to_have_text("4 plaatsen gevonden")
        page.locator("#q").fill("planbureau veiligheid")
        expect(page).to_have_url(f"{site.address}/search?q=planbureau%20veiligheid&only=kind%3Aletter")
        page.locator(".chip").click()
        expect(page.locator(".chip")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_newcomer_finds_the_late_promise_and_the_letter_of_2015(
    browser: Browser, site: Site, scripts: bool
) -> None:
    with site.opened(browser, "/", java_script_enabled=scripts) as page:
        page.get_by_role("link", name="1 toezegging is te laat").click()
        page.locator(".register-name").first.click()
        expect(page.locator("main")).to_contain_text("Kamerlid Heerma (CDA)")
        page.locator(".item-quote footer a").click()
        assert "/passages/" in page.url
        page.goto(f"{site.address}/")
        page.get_by_role("link", name="Welke brief gaf antwoord op de vraag van 2015?").click()
        expect(page.locator(".results > li")).to_have_count(1)
        expect(page.locator(".results > li")).to_contain_text("21 december 2015")


@pytest.mark.parametrize("way", [LATE, LETTER], ids=["late", "letter"])
def test_the_tutorial_leads_where_it_says(browser: Browser, site: Site, way: tuple[Step, ...]) -> None:
    look = {"color_scheme": "light", "viewport": {"width": 1100, "height": 760}}
    with site.opened(browser, way[0].address, language="en", **look) as page:
        for step in way:
            if step.link:
                page.get_by_role("link", name=step.link).first.click()
            expect(page).to_have_url(
                re.compile(f"{re.escape(site.address + step.address)}(\\?passage=\\d+)?(#p\\d+)?$")
            )
            for words in step.shown:
                expect(page.locator("main")).to_contain_text(words)
            if step.picture:
                screenshot(page, step.picture, whole=False)


def test_the_button_searches_without_scripts(browser: Browser, site: Site) -> None:
    with site.opened(browser, "/search", java_script_enabled=False) as page:
        page.locator("#q").fill("planbureau")
        page.locator(".finder button").click()
        expect(page.locator(".found-count")).to_have_text("18 plaatsen gevonden")


def test_a_search_is_saved_and_removed(browser: Browser, site: Site) -> None:
    with site.opened(browser, "/search?q=planbureau") as page:
        page.locator(".save summary").click()
        page.locator(".save #name").fill("het planbureau")
        page.locator(".save button").click()
        expect(page.locator("main > .utrecht-alert--ok")).to_contain_text("“het planbureau” is bewaard")
        page.goto(f"{site.address}/saved-searches")
        page.get_by_role("button", name="Verwijderen “het planbureau”").click()
        expect(page.locator("main")).to_contain_text("U hebt nog geen zoekvraag bewaard")
