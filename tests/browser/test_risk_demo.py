# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo of the risk desk in one walk through the web: eight made-up scenarios, six made-up experts.

Questions, answers by personal link, a second round, scores, an assessment that uses them, a cascade, a
portfolio.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote_plus

import httpx
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from selectolax.lexbor import LexborHTMLParser

from samenhang.desks.risk.analysis.elicitation.question import Question
from samenhang.desks.risk.round_file import read_round
from samenhang.ledger import open_ledger
from tests.browser.axe import axe
from tests.browser.screenshot import screenshot
from tests.browser.site import Site, serving
from tests.desks.risk.linked import invite
from tests.web.conftest import settings_of

DEMO = Path(__file__).parents[2] / "demo" / "risk"
OK = "main > .utrecht-alert--ok"
WIDE: ViewportSize = {"width": 1280, "height": 800}
SCENARIOS = {
    "pandemie": 12.0,
    "overstroming-kust": 0.05,
    "stroomuitval": 2.5,
    "extreme-droogte": 18.0,
    "cyberaanval-cloud": 15.0,
    "spionage-kennis": 55.0,
    "grootschalige-onrust": 3.0,
    "aanval-bondgenoot": 2.0,
}
"""The eight scenarios, and in per cent what the made-up experts think of, each in their way."""
EXPERTS = {
    "Anja": (0.1, 2.2),
    "Bram": (0.3, 2.5),
    "Chris": (0.9, 1.2),
    "Dina": (0.5, 3.5),
    "Emre": (1.4, 1.4),
    "Fleur": (0.2, 4.0),
}
"""How far off each is, and how wide (as factors of the middle): some good, some too sure. All made up."""


@pytest.fixture
def site(browser: Browser, tmp_path: Path) -> Iterator[Site]:
    """A bureau of its own, with nothing in it."""
    open_ledger(settings_of(tmp_path).database).close()
    with serving(browser, tmp_path) as site:
        yield site


def asked() -> dict[str, tuple[Question, float]]:
    """The questions of the round by their words, each with about what it is."""
    _, questions = read_round((DEMO / "round.yaml").read_bytes(), "round.yaml")
    return {
        one.text: (one, SCENARIOS[one.key] if truth is None else float(truth)) for one, truth in questions
    }


def said(who: str, question: Question, about: float) -> list[str]:
    """The percentiles that an expert gives: the same each time."""
    off, wide = EXPERTS[who]
    middle = about * math.exp(off * math.sin(sum(map(ord, question.key + who))))
    most = (question.upper or math.inf) * 0.98
    low, middle, high = middle / wide, min(middle, most * 0.95), min(middle * wide, most)
    return [f"{value:.4f}".replace(".", ",") for value in (low, middle, high)]


def answer(site: Site, link: str, who: str) -> None:
    """An expert answers all questions without a browser, as the form sends it, and hands in."""
    questions = asked()
    with httpx.Client(base_url=site.address) as guest:
        page = LexborHTMLParser(guest.get(link).text)
        token = page.css_first("input[name=csrf]")
        assert token is not None
        form = {"csrf": token.attributes["value"] or "", "reason": f"Verzonnen reden van {who}."}
        for line in page.css("ol.paper a"):
            values = said(who, *questions[line.text().strip()])
            body = "&".join(f"{name}={quote_plus(value)}" for name, value in form.items())
            body += "".join(f"&value={quote_plus(value)}" for value in values)
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            sent = guest.post(str(line.attributes["href"]), content=body, headers=kind)
            assert sent.status_code == 303, sent.text
        assert guest.post(f"{link}/submission", data=form).status_code == 303


def answer_in_the_browser(browser: Browser, site: Site, link: str, who: str) -> None:
    """An expert answers all questions one after another, and hands in."""
    questions = asked()
    with site.opened(browser, link, storage_state=None, viewport=WIDE) as page:
        expect(page.locator("ol.paper li")).to_have_count(14)
        page.locator("ol.paper a").first.click()
        for at in range(14):
            heading = page.locator("h1").first
            expect(heading).to_contain_text(f"Vraag {at + 1} van 14")
            question = questions[heading.inner_text().splitlines()[-1].strip()]
            for field, value in zip(
                page.locator("input[name=value]").all(), said(who, *question), strict=True
            ):
                field.fill(value)
            if at == 0:
                page.locator("#reason").fill("Verzonnen reden: zo ging het de vorige keer ook.")
                screenshot(page, "risk-demo-2-answering")
            page.locator(".answer-buttons .nl-button--primary").click()
            page.wait_for_url(re.compile(rf"/{at + 2}$" if at < 13 else r"/elicit/[\w-]+$"))
        page.get_by_role("button", name="Inleveren").click()
        expect(page.locator("#handed")).to_be_visible()


def revise(browser: Browser, site: Site, link: str) -> None:
    """The same expert sees what all answered, and revises one answer."""
    with site.opened(browser, link, storage_state=None, viewport=WIDE) as page:
        page.get_by_role("link", name="Kans op een grieppandemie").click()
        expect(page.locator("svg.spread circle")).to_have_count(6)
        expect(page.locator(".reasons dd").first).to_contain_text("erzonnen reden")
        page.locator("#v1").fill("11")
        screenshot(page, "risk-demo-3-second-round")
        page.get_by_role("button", name="Bewaren en nu stoppen").click()
        expect(page.locator("ol.paper")).to_be_visible()
        page.get_by_role("button", name="Opnieuw inleveren").or_(
            page.get_by_role("button", name="Inleveren")
        ).click()


def elicit(browser: Browser, site: Site, page: Page) -> str:
    """The round from its making to its scores; gives its address."""
    page.get_by_role("link", name="Een vragenronde maken").click()
    page.locator("#files").set_input_files([DEMO / "round.yaml"])
    page.get_by_role("button", name="Bestand innemen").click()
    page.wait_for_url("**/risks/rounds/*")
    address = page.url.removeprefix(site.address)
    links = {who: invite(page, site, who) for who in EXPERTS}
    page.get_by_role("button", name="Ronde openen").click()
    expect(page.locator("#progress ~ .table tbody tr")).to_have_count(6)
    screenshot(page, "risk-demo-1-round")
    first, *others = EXPERTS
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda who: answer(site, links[who], who), others))
    answer_in_the_browser(browser, site, links[first], first)
    page.reload()
    expect(page.locator("#progress ~ .table tbody td:last-child")).to_have_text(["ja"] * 6)
    page.get_by_text("Tweede ronde", exact=True).click()
    page.get_by_role("button", name="Tweede ronde beginnen").click()
    revise(browser, site, links[first])
    page.get_by_role("button", name="Ronde sluiten").click()
    expect(page.locator(OK)).to_contain_text("gesloten")
    page.get_by_role("link", name="Scores van de deskundigen").click()
    expect(page.locator("main tbody").nth(0).locator("tr")).to_have_count(6)
    expect(page.locator("main tbody").nth(1).locator("tr")).to_have_count(5)
    expect(page.locator("main tbody").nth(2).locator("tr")).to_have_count(14)
    assert axe(page) == ""
    screenshot(page, "risk-demo-4-scores")
    return address


def put_in(page: Page, site: Site, text: str) -> None:
    """A risk file typed (pasted) into the form; leads to what it comes to."""
    page.goto(f"{site.address}/risks/files")
    page.locator("textarea#text").fill(text)
    page.get_by_role("button", name="Tekst bewaren").click()
    page.wait_for_url("**/risks/*/*-*")


def with_results(round_: str) -> str:
    """The scenarios of the demo, with the results of the round as their likelihood."""
    text = (DEMO / "scenarios.yaml").read_text("utf-8")
    for name in SCENARIOS:
        asked = f"{{round: {round_}, question: {name}, decision_maker: global}}"
        one = re.compile(rf"(  - id: {name}\n(?:(?!    likelihood).*\n)*    likelihood:\n)(?:      - .*\n)+")
        text, count = one.subn(rf"\1      - {{elicited: {asked}}}\n", text)
        assert count == 1, name
    return text


def test_from_elicitation_to_portfolio(browser: Browser, site: Site) -> None:
    with site.opened(browser, "/risks", viewport=WIDE) as page:
        round_ = elicit(browser, site, page)
        put_in(page, site, with_results(round_.rpartition("/")[2]))
        expect(page.get_by_text("De getallen in dit bestand zijn verzonnen").first).to_be_visible(
            timeout=30_000
        )
        for part in ("diagram", "ranking", "elicited"):
            expect(page.locator(f"section[aria-labelledby={part}] tbody tr")).to_have_count(8)
        expect(page.locator(f"#elicited ~ details a[href='{round_}']")).to_have_count(8)
        screenshot(page, "risk-demo-5-assessment")
        page.locator("section[aria-labelledby=ranking] tbody a").first.click()
        expect(page.locator("#judged ~ .table").first.locator(f"a[href='{round_}']")).to_be_visible()
        put_in(page, site, (DEMO / "cascade.yaml").read_text("utf-8"))
        expect(page.locator("#causes")).to_be_visible(timeout=30_000)
        expect(page.locator("section[aria-labelledby=graph] tbody tr").first).to_be_visible()
        screenshot(page, "risk-demo-6-cascade")
        put_in(page, site, (DEMO / "measures.yaml").read_text("utf-8"))
        screenshot(page, "risk-demo-7-working")
        expect(page.locator("#front")).to_be_visible(timeout=60_000)
        expect(page.locator("section[aria-labelledby=effects] tbody tr")).to_have_count(10)
        expect(page.get_by_text("De getallen in dit bestand zijn verzonnen").first).to_be_visible()
        screenshot(page, "risk-demo-7-portfolio")
        page.goto(f"{site.address}/risks")
        page.locator("#assessments ~ .table tbody a").click()
        drawn = page.locator("section[aria-labelledby=diagram] svg a")
        expect(drawn).to_have_count(8)
        page.get_by_role("link", name=re.compile(r"^\d Landelijke stroomuitval")).focus()
        page.keyboard.press("Enter")
        expect(page.locator("section[aria-labelledby=links] tbody tr")).to_have_count(10)
        expect(page.locator("section[aria-labelledby=measures] tbody tr").first).to_be_visible()
        screenshot(page, "risk-demo-8-dossier")
        page.goto(f"{site.address}/risks")
        expect(page.locator("#assessments ~ .table tbody tr, #cascades ~ .table tbody tr")).to_have_count(2)
