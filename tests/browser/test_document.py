# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The document page in a browser: read and judged by keyboard, on a small screen, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from samenhang.ledger import Ledger
from samenhang.model import Verdict
from tests.browser.application import served
from tests.browser.axe import axe
from tests.browser.screenshot import screenshot
from tests.web.conftest import demo, folder, settings_of

__all__ = ["demo", "folder"]

NOTE = "/documents/2023-nota-planbureau-veiligheid.docx"
MOTION = "/documents/kst-35570-17"
STRATEGY = "/documents/kst-30821-178"
PAGES = {
    "document": f"{MOTION}?passage=8",
    "passage": f"{MOTION}/passages/8",
    "findings": f"{NOTE}/findings",
    "references": f"{NOTE}/references",
    "picture": f"{STRATEGY}/passages/5/picture",
}


@contextmanager
def opened(browser: Browser, ledger: Ledger, folder: Path, path: str, **how: Any) -> Iterator[Page]:
    """The page at a path; what it writes to the console fails the test."""
    with served(settings_of(folder), ledger) as (address, entry):
        context = browser.new_context(base_url=address, **how)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(entry)
        page.goto(path)
        yield page
        context.close()
        assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_accessible(browser: Browser, demo: Ledger, folder: Path, name: str, scheme: Any) -> None:
    with opened(browser, demo, folder, PAGES[name], color_scheme=scheme) as page:
        screenshot(page, f"{name}-{scheme}")
        assert axe(page) == ""


def test_a_small_screen_has_the_margin_below_the_passage(
    browser: Browser, demo: Ledger, folder: Path
) -> None:
    with opened(browser, demo, folder, NOTE, viewport={"width": 320, "height": 640}) as page:
        page.locator("#p3 .passage-number").click()
        expect(page.locator("#p3 + #found[data-passage='3']")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert axe(page) == ""


def test_kinds_are_underlined_at_once(browser: Browser, demo: Ledger, folder: Path) -> None:
    with opened(browser, demo, folder, NOTE) as page:
        actor = page.locator("#text .mark-actor").first
        line = "element => getComputedStyle(element).textDecorationLine"
        assert actor.evaluate(line) == "none"
        page.get_by_role("checkbox", name="actor").check()
        assert actor.evaluate(line) == "underline"
        page.reload()
        assert actor.evaluate(line) == "underline"


def test_a_finding_is_judged_with_two_keys(browser: Browser, demo: Ledger, folder: Path) -> None:
    with opened(browser, demo, folder, MOTION) as page:
        assert page.locator("#text :is(a, button)[tabindex='0']").count() == 1
        page.locator("#text .passage-number[tabindex='0']").focus()
        for _ in range(8):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("#found-title")).to_be_focused()
        first = page.locator("#found .finding[tabindex='0']")
        assert first.count() == 1
        first.focus()
        page.keyboard.press("j")
        chosen = page.locator("#found .finding:focus")
        name = chosen.get_attribute("id")
        page.keyboard.press("c")
        expect(page.locator("#said")).to_have_text("Bevestigd")
        expect(page.locator(f"[id='{name}']")).to_be_focused()
        expect(page.locator(f"[id='{name}'] .finding-said")).to_be_visible()
        page.keyboard.press("u")
        expect(page.locator("#said")).to_have_text("Ongedaan gemaakt")
        page.keyboard.press("Escape")
        expect(page.locator("#p8 .passage-number")).to_be_focused()
    verdicts = [review.verdict for review in demo.reviews("kst-35570-17")]
    assert verdicts == [Verdict.CONFIRMED, Verdict.WITHDRAWN]


def test_letters_do_nothing_outside_the_list(browser: Browser, demo: Ledger, folder: Path) -> None:
    with opened(browser, demo, folder, f"{MOTION}?passage=8") as page:
        for place in ("#page-search", "#found-title", "#text .passage-number[tabindex='0']"):
            page.locator(place).focus()
            page.keyboard.type("cxuej")
    assert demo.reviews("kst-35570-17") == ()


def test_selected_words_become_a_mark(browser: Browser, demo: Ledger, folder: Path) -> None:
    with opened(browser, demo, folder, "/documents/kst-35570-17") as page:
        page.locator("#p3").evaluate("element => getSelection().selectAllChildren(element.firstElementChild)")
        page.locator("#select-add").click()
        quote = page.locator("#adding [name=quote]")
        expect(quote).to_have_value("Nr. 17 MOTIE VAN DE LEDEN PIETER HEERMA EN SEGERS")
        page.locator("#adding [name=kind]").select_option("decision")
        page.locator("#adding form button").click()
        expect(page.locator("#said")).to_have_text("Toegevoegd")
    (review,) = demo.reviews("kst-35570-17")
    assert (review.kind, review.verdict) == ("decision", Verdict.ADDED)


def test_all_of_it_works_without_scripts(browser: Browser, demo: Ledger, folder: Path) -> None:
    with opened(browser, demo, folder, MOTION, java_script_enabled=False) as page:
        page.get_by_label("Passage", exact=True).fill("8")
        page.get_by_role("button", name="Toon wat gevonden is").click()
        page.locator("#found form.finding-judge button[value=rejected]").first.click()
        expect(page.locator("#found .finding-rejected")).to_have_count(1)
        page.locator("#found form.finding-judge button[value=withdrawn]").first.click()
        expect(page.locator("#found .finding-rejected")).to_have_count(0)
    assert len(demo.reviews("kst-35570-17")) == 2


def test_on_paper_there_is_the_text(browser: Browser, demo: Ledger, folder: Path) -> None:
    with opened(browser, demo, folder, f"{NOTE}?passage=3") as page:
        page.emulate_media(media="print")
        screenshot(page, "document-print")
        expect(page.locator("#text")).to_be_visible()
        for gone in (".page-aside", ".reading-tools", "form.page-search"):
            expect(page.locator(gone)).to_be_hidden()
