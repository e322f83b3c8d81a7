# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A round of questions in a real browser, from its making to its export; scripts off, on, and broken off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from samenhang.ledger import open_ledger
from tests.browser.axe import axe
from tests.browser.screenshot import screenshot
from tests.browser.site import Site, serving
from tests.desks.risk.linked import invite
from tests.web.conftest import settings_of

OK = "main > .utrecht-alert--ok"
PHONE: ViewportSize = {"width": 320, "height": 640}


@pytest.fixture
def site(browser: Browser, tmp_path: Path) -> Iterator[Site]:
    """A bureau of its own, with nothing in it."""
    open_ledger(settings_of(tmp_path).database).close()
    with serving(browser, tmp_path) as site:
        yield site


def made(page: Page) -> str:
    """A round with two questions, made in the form; gives its address."""
    page.get_by_role("link", name="Een vragenronde maken").click()
    page.locator("#title").fill("Stroomuitval")
    page.locator("#introduction").fill("Wat denkt u?")
    page.get_by_role("button", name="Ronde maken").click()
    page.wait_for_url("**/risks/rounds/stroomuitval")
    page.get_by_text("Een vraag in percentielen toevoegen").click()
    page.locator("#text-percentiles").fill("Hoe lang duurt een uitval?")
    page.locator("#unit").fill("uur")
    page.locator("#realisation-percentiles").fill("42")
    page.get_by_role("button", name="Vraag toevoegen").click()
    expect(page.locator(OK)).to_contain_text("toegevoegd")
    page.get_by_text("Een vraag naar een kans toevoegen").click()
    page.locator("#text-probability").fill("Komt er een uitval?")
    page.locator("form", has=page.locator("#text-probability")).get_by_role("button").click()
    expect(page.locator("#questions ~ .table tbody tr")).to_have_count(2)
    return page.url


def fill(page: Page, values: tuple[str, ...]) -> None:
    for field, value in zip(page.locator("input[name=value]").all(), values, strict=True):
        field.fill(value)


def test_a_round_from_its_making_to_its_export(browser: Browser, site: Site) -> None:
    with site.opened(browser, "/risks") as page:
        address = made(page)
        plain, scripted = invite(page, site, "Piet"), invite(page, site, "Koos")
        page.get_by_role("button", name="Ronde openen").click()
        expect(page.get_by_role("button", name="Ronde sluiten")).to_be_visible()
        without_scripts(browser, site, plain)
        with_scripts(browser, site, scripted)
        page.goto(address)
        expect(page.locator("#progress ~ .table tbody tr")).to_have_count(2)
        page.get_by_text("Tweede ronde", exact=True).click()
        page.get_by_role("button", name="Tweede ronde beginnen").click()
        expect(page.locator(OK)).to_contain_text("begonnen")
        second(browser, site, scripted)
        page.goto(address)
        page.get_by_role("button", name="Ronde sluiten").click()
        expect(page.locator(OK)).to_contain_text("gesloten")
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Antwoorden als JSON").click()
        data = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    first, last = data["studies"]
    assert sorted(map(str, first["values"])) == sorted(map(str, [[[1.0, 2.0, 3.0]], [[2.0, 4.0, 8.0]]]))
    assert sorted(map(str, last["values"])) == sorted(map(str, [[[1.0, 2.0, 3.0]], [[2.0, 4.0, 9.0]]]))
    assert first["items"][0]["realisation"] == 42
    with browser.new_context() as context:
        gone = context.new_page().goto(site.address + scripted)
        assert gone is not None
        assert gone.status == 410


def without_scripts(browser: Browser, site: Site, link: str) -> None:
    """An expert answers where no script runs: what is not right is kept, and said."""
    with site.opened(browser, link, storage_state=None, java_script_enabled=False, viewport=PHONE) as page:
        page.get_by_role("link", name="Hoe lang").click()
        fill(page, ("3", "2", "1"))
        page.get_by_role("button", name="Bewaren en nu stoppen").click()
        expect(page.locator("input[aria-invalid]")).to_have_count(2)
        expect(page.locator("#v1")).to_have_value("2")
        fill(page, ("1", "2", "3"))
        page.get_by_role("button", name="Bewaren en nu stoppen").click()
        expect(page.locator(".paper-done")).to_have_count(1)
        page.get_by_role("button", name="Inleveren").click()
        expect(page.locator("#handed")).to_be_visible()


def with_scripts(browser: Browser, site: Site, link: str) -> None:
    """An expert answers where scripts run: checked and kept as it is typed, off line too."""
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        page.goto(site.address + link)
        page.get_by_role("link", name="Hoe lang").click()
        question = page.url
        kept = page.locator("#kept")
        fill(page, ("2", "2", "8"))
        expect(page.locator("#v1-fault")).to_contain_text("gelijk aan")
        expect(page.locator("#v1")).to_have_attribute("aria-invalid", "true")
        assert axe(page) == ""
        screenshot(page, "elicit-wrong")
        page.locator("#v1").fill("4")
        expect(page.locator("#v1-fault")).to_be_empty()
        expect(page.locator("#v1")).not_to_have_attribute("aria-invalid", "true")
        expect(kept).to_contain_text("Bewaard")
        context.set_offline(True)
        page.locator("#reason").fill("Getypt zonder verbinding.")
        expect(kept).to_contain_text("Niet bewaard")
        screenshot(page, "elicit-broken")
        page.get_by_role("button", name="Bewaren en nu stoppen").click()
        expect(kept).to_contain_text("Niet bewaard")
        assert page.url == question
        expect(page.locator("#reason")).to_have_value("Getypt zonder verbinding.")
        context.set_offline(False)
        expect(kept).to_contain_text("Bewaard om", timeout=20_000)
        page.reload()
        expect(page.locator("#reason")).to_have_value("Getypt zonder verbinding.")
        expect(page.locator("#v1")).to_have_value("4")
        page.get_by_role("button", name="Bewaren en nu stoppen").click()
        expect(page.locator(".paper-done")).to_have_count(1)


def second(browser: Browser, site: Site, link: str) -> None:
    """An expert sees the spread and the reasons of all, and revises."""
    with site.opened(browser, link, storage_state=None, viewport=PHONE) as page:
        page.get_by_role("link", name="Hoe lang").click()
        expect(page.locator("svg.spread circle")).to_have_count(2)
        expect(page.locator("tr.spread-own")).to_have_count(1)
        expect(page.locator(".reasons dd")).to_have_text("Getypt zonder verbinding.")
        assert "Piet" not in page.content()
        assert "42" not in page.locator("main").inner_text()
        assert axe(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        screenshot(page, "elicit-second")
        page.locator("#v2").fill("9")
        page.get_by_role("button", name="Bewaren en nu stoppen").click()
        expect(page.locator("ol.paper")).to_be_visible()
