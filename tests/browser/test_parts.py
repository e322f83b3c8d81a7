# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The base page and every part: for all eyes, on a small screen, by keyboard, without scripts, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from samenhang.marking.marker import MARKED
from tests.browser.axe import axe
from tests.browser.parts import STATES, rendered, serving
from tests.browser.screenshot import screenshot

BUDGET = 300_000  # bytes of a page with all it loads, before compression


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving() as address:
        yield address


@contextmanager
def opened(browser: Browser, address: str, **how: Any) -> Iterator[Page]:
    """The page in a context of its own; what it writes to the console fails the test."""
    context = browser.new_context(**how)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    yield page
    context.close()
    assert said == []


LOOKS: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("", {"color_scheme": "light"}),
    "dark": ("", {"color_scheme": "dark"}),
    "dark by hand": ("?theme=dark", {"color_scheme": "light"}),
    "light by hand": ("?theme=light", {"color_scheme": "dark"}),
    "small": ("", {"viewport": {"width": 320, "height": 640}}),
    "forced colours": ("", {"forced_colors": "active"}),
}


@pytest.mark.parametrize("look", LOOKS)
def test_accessible(browser: Browser, address: str, look: str) -> None:
    query, how = LOOKS[look]
    with opened(browser, address + query, **how) as page:
        screenshot(page, f"parts-{look.replace(' ', '-')}")
        assert axe(page) == ""


def test_axe_finds_what_is_wrong(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        "<html><body><img src='x.png'><p style='color:#bbb;background:#fff'>pale</p></body></html>"
    )
    found = axe(page)
    page.close()
    assert "image-alt (critical)" in found
    assert "color-contrast (serious)" in found


def test_the_chosen_theme_wins_over_that_of_the_system(browser: Browser, address: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    seen = {}
    for look in ("light", "dark", "dark by hand", "light by hand"):
        query, how = LOOKS[look]
        with opened(browser, address + query, **how) as page:
            seen[look] = page.evaluate(ground)
    assert seen["light"] == seen["light by hand"] == "rgb(255, 255, 255)"
    assert seen["dark"] == seen["dark by hand"] != seen["light"]


def test_a_small_screen_never_scrolls_sideways(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport={"width": 320, "height": 640}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_weight_of_a_page(browser: Browser, address: str) -> None:
    sizes: dict[str, int] = {}

    def weigh(response: Response) -> None:
        sizes[response.url] = int(response.headers["content-length"])

    context = browser.new_context()
    page = context.new_page()
    page.on("response", weigh)
    page.goto(address, wait_until="networkidle")
    context.close()
    assert any(url.endswith("components.css") for url in sizes)
    assert sum(sizes.values()) < BUDGET, sizes


def test_by_keyboard(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()
        page.keyboard.press("Control+k")
        expect(page.get_by_label("Search in all documents")).to_be_focused()
        page.keyboard.press("Control+/")
        keys = page.get_by_role("dialog", name="Keys on this page")
        expect(keys).to_contain_text("Search in all documents")
        page.keyboard.press("Escape")
        expect(keys).to_be_hidden()


def test_focus_is_seen(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        for _ in range(4):
            page.keyboard.press("Tab")
            width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
            assert width >= 2


def test_without_scripts(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False) as page:
        expect(page.get_by_role("heading", level=1)).to_contain_text("Toezeggingen")
        expect(page.get_by_role("button", name="dark")).to_be_visible()
        expect(page.get_by_text("Keys", exact=True)).to_be_hidden()
        expect(page.get_by_role("link", name="Motie")).to_be_visible()


def test_on_paper_stands_the_text_with_its_marks(browser: Browser, address: str) -> None:
    with opened(browser, address, color_scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        for gone in (".page-bar", ".page-navigation", ".page-ground", ".page-filters", "form >> nth=0"):
            expect(page.locator(gone).first).to_be_hidden()
        expect(page.locator(".document")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        line = page.locator(".mark-commitment").first.evaluate(
            "mark => getComputedStyle(mark).textDecorationLine"
        )
        assert line == "underline"


def test_every_kind_of_mark_has_a_line_of_its_own(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        look = (
            "mark => { const style = getComputedStyle(mark); return [style.textDecorationLine,"
            " style.textDecorationStyle, style.textDecorationThickness].join(' '); }"
        )
        lines = {kind: page.locator(f".legend .mark-{kind}").evaluate(look) for kind in MARKED}
    assert len(set(lines.values())) == len(MARKED), lines


def test_a_graph_under_our_policy(browser: Browser, address: str) -> None:
    elements = [{"data": {"id": "a"}}, {"data": {"id": "b"}}, {"data": {"source": "a", "target": "b"}}]
    draw = "elements => cytoscape({container: document.getElementById('graph'), elements}).edges().length"
    with opened(browser, f"{address}?page=graph.html") as page:
        assert page.evaluate(draw, elements) == 1
        expect(page.locator("#graph canvas").first).to_be_visible()


def test_what_people_write_stays_text() -> None:
    page = rendered(notice="<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "&lt;b&gt;vet&lt;/b&gt;" in page


def test_no_style_or_script_stands_in_a_page() -> None:
    page = rendered()
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page
    assert " onclick=" not in page


def test_every_state_has_a_word_and_a_shape() -> None:
    page = rendered()
    for state in STATES:
        assert f"</svg>{state}</span>" in page


def test_who_is_not_signed_in_sees_no_navigation() -> None:
    page = rendered(viewer=None, navigation=(), csrf="")
    assert "Main navigation" not in page
    assert "Sign out" not in page
    assert 'name="csrf" content' not in page
