# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page there is, in a real browser: for all eyes, by keyboard, in both languages, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fastapi.routing import APIRoute
from playwright.sync_api import Browser, Page, expect

from samenhang.server import desks
from samenhang.web import signin, statement
from tests.browser.axe import axe
from tests.browser.screenshot import screenshot
from tests.browser.site import Site
from tests.desks.risk.linked import invite
from tests.desks.risk.rounds import FILE as ROUND

DEMO = Path(__file__).parents[2] / "demo" / "files"
LETTER = "/documents/2015-12-21-brief-samenhang.pdf"
MOTION = "/documents/kst-35570-17"
NOTE = "/documents/2023-nota-planbureau-veiligheid.docx"


class Shown(NamedTuple):
    """A page: where it is, and an element of what people come for. `{names}` are filled in."""

    path: str
    content: str
    status: int = 200
    signed_in: bool = True


PAGES = {
    "start": Shown("/", "main h2"),
    "search": Shown("/search", "#q"),
    "search-hits": Shown("/search?q=planbureau", ".results > li"),
    "search-fault": Shown("/search?q=%22planbureau+voor", "#query-fault"),
    "search-nothing": Shown("/search?q=xyzzy", "main form.finder"),
    "documents": Shown("/documents?kind=letter", "main td.day"),
    "document": Shown(f"{MOTION}?passage=8", "#text .passage"),
    "document-note": Shown(NOTE, "#text .passage"),
    "passage": Shown(f"{MOTION}/passages/8", "main .finding"),
    "findings": Shown(f"{NOTE}/findings", "main .finding"),
    "references": Shown(f"{MOTION}/references", "main th a"),
    "versions": Shown("/documents/{older}/versions/{newer}", ".compared ins"),
    "picture": Shown(f"{LETTER}/passages/3/picture", "#sheet img"),
    "follow-ups": Shown("/follow-ups?state=overdue&kind=commitment", ".register-state"),
    "follow-ups-then": Shown("/follow-ups?day=2022-12-31", "main .utrecht-alert--warning"),
    "follow-ups-board": Shown("/follow-ups?view=board", ".card"),
    "follow-up": Shown("{item}", ".lifeline-svg"),
    "follow-up-then": Shown("{item}?day=2023-01-01", ".lifeline-svg"),
    "follow-up-offers": Shown("/follow-ups/offers", "main h1"),
    "follow-up-pictures": Shown("/follow-ups/pictures", "figure.chart"),
    "follow-up-overview": Shown("/follow-ups/overview", "main tbody th"),
    "follow-up-import": Shown("/follow-ups/import", "#files"),
    "follow-up-list": Shown("{list}", ".columns-chosen tbody th"),
    "follow-up-feeds": Shown("/follow-ups/feeds", "main h2"),
    "follow-up-watches": Shown("/follow-ups/watches?selection=dossier%3D30821", "main h2"),
    "risks": Shown("/risks", "main tbody th a"),
    "risk-file-new": Shown("/risks/files", "#files"),
    "risk-file": Shown("/risks/files/{cascade_name}", "main tbody th"),
    "risk-assessment": Shown("{scenarios}", "#drivers"),
    "risk-scenario": Shown("{scenarios}/scenarios/cyberaanval-cloud", "#judged"),
    "risk-cascade": Shown("{cascade}", "#causes"),
    "risk-portfolio": Shown("{measures}", "#questions"),
    "risk-balances": Shown("{balances}", "main tbody th"),
    "risk-making": Shown("/risks/rounds", "#title"),
    "risk-round": Shown("{round}", "main tbody th"),
    "risk-answers": Shown("{round}/answers", "svg.spread"),
    "risk-question": Shown("{draft}/questions/1", "#realisation"),
    "risk-scores": Shown("{round}/scores", "main .utrecht-alert--warning"),
    "elicit": Shown("{link}", "ol.paper li", signed_in=False),
    "elicit-question": Shown("{link}/1", ".answer-form", signed_in=False),
    "saved-searches": Shown("/saved-searches", "main tbody th"),
    "unread": Shown("/unread", "main tbody th"),
    "dossiers": Shown("/dossiers", "main tbody th"),
    "dossier": Shown("/dossiers/30821", ".event-line"),
    "graph": Shown("/dossiers/30821/graph", ".graph-list li"),
    "timeline": Shown("/timeline?q=planbureau", ".event-line"),
    "timeline-all": Shown("/timeline", "main .timeline-figure"),
    "actors": Shown("/actors", "main th a"),
    "actors-nothing": Shown("/actors?q=niemand-heet-zo", "main form"),
    "actor": Shown("/actors/person:hennis-plasschaert-ja", ".career li"),
    "actor-office": Shown("/actors/office:minister/JenV", ".results li"),
    "add": Shown("/add", "#files"),
    "batches": Shown("/batches", "main th a"),
    "batch": Shown("{batch}", ".file-state"),
    "sources": Shown("/sources", "main h1"),
    "missing": Shown("/documents/nergens", "main h1", 404),
    "sign-in": Shown("/sign-in", "main h1", signed_in=False),
    "accessibility": Shown("/accessibility", "main h2", signed_in=False),
}
RISKS = ("assessments", "balances", "cascades", "portfolios")
NO_PAGES = (
    {"/enter", "/documents/{name}/original", "/documents/{name}/pages/{page}"}
    | {
        "/dossiers/{number}/package",
        "/follow-ups/export",
        "/follow-ups/overview/letter",
        "/feeds/{key}.{form}",
        "/letters/{key}",
        "/risks/rounds/{name}/export",
        "/risks/assessments/{name}/report.docx",
        "/risks/assessments/{name}/report.pdf",
        "/risks/files/{name}/text",
    }
    | {f"/risks/{kind}/{{name}}/{{part}}.{form}" for kind in RISKS for form in ("svg", "csv")}
)
"""What leads on, files, and what only a key in a letter or a feed opens."""
LOOKS: dict[str, tuple[str, dict[str, Any]]] = {
    "wide": ("nl", {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}}),
    "small": ("en", {"color_scheme": "dark", "viewport": {"width": 320, "height": 640}}),
}
OUTLINED = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  const drawn = element.querySelector?.(".event-reach, .bar-shape");
  const line = drawn ? getComputedStyle(drawn) : null;
  const seen = line ? line.stroke !== "none" && parseFloat(line.strokeWidth) >= 2
    : style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return seen ? "" : element.outerHTML.slice(0, 200);
}"""


@pytest.fixture(scope="module")
def names(browser: Browser, site: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the addresses above name: a batch sent by the form, with a newer version in it. Saves a search."""
    paper = (DEMO / "kst-33763-141.xml").read_text("utf-8")
    newer, broken = tmp_path_factory.mktemp("sent") / "kst-33763-141.xml", "geen pdf.pdf"
    newer.write_text(paper.replace("</al>", " Dit is erbij gekomen.</al>", 1), "utf-8")
    (newer.parent / broken).write_bytes(b"%PDF-1.7 en dan niets meer")
    with site.opened(browser, "/documents/kst-33763-141") as page:
        older = (page.locator("#text").get_attribute("data-address") or "").rpartition("/")[2]
    with site.opened(browser, "/add") as page:
        page.locator("#files").set_input_files([newer, newer.parent / broken])
        page.locator("#level-public").check()
        page.get_by_role("button", name="Toevoegen").click()
        page.wait_for_url("**/batches/*")
        batch = page.url.removeprefix(site.address)
        expect(page.locator(".file-state")).to_have_text(["niet gelezen", "gelezen"], timeout=30_000)
    with site.opened(browser, "/search?q=planbureau") as page:
        page.locator(".save summary").click()
        page.locator(".save #name").fill("het planbureau")
        page.locator(".save button").click()
        expect(page.locator("main > .utrecht-alert--ok")).to_be_visible()
    with site.opened(browser, "/follow-ups") as page:
        item = page.locator(".register-name").first.get_attribute("href") or ""
    with site.opened(browser, item) as page:
        page.locator("#notes + * ~ .say summary").click()
        page.locator("#text").fill("Gebeld met de directie.")
        page.get_by_role("button", name="Notitie bewaren").click()
        expect(page.locator("main > .utrecht-alert--ok")).to_be_visible()
        page.locator("#remind-day").fill("2026-01-02")
        page.locator("#remind-text").fill("Nog eens bellen")
        page.get_by_role("button", name="Herinner mij").click()
        expect(page.locator("main > .utrecht-alert--ok")).to_be_visible()
        page.locator("#verdicts ~ .say summary").click()
        page.get_by_label("deels nagekomen").check()
        page.locator("#second").check()
        page.get_by_role("button", name="Oordeel bewaren").click()
        expect(page.locator("main > .utrecht-alert--ok")).to_be_visible()
    with site.opened(browser, "/follow-ups?state=open") as page:
        page.locator(".save summary").click()
        page.locator(".save button").click()
        expect(page.locator("main > .utrecht-alert--ok")).to_be_visible()
    listed = newer.parent / "lijst.csv"
    listed.write_text("Toezegging;Termijn\nde Kamer informeren over kabels;1 juli 2026\n", "utf-8")
    with site.opened(browser, "/follow-ups/import") as page:
        page.locator("#files").set_input_files([listed])
        page.get_by_role("button", name="Bekijken").click()
        page.wait_for_url("**/follow-ups/import/*")
        sent = page.url.removeprefix(site.address)
    asked = elicited(browser, site, newer.parent)
    found = {"batch": batch, "older": older, "newer": "kst-33763-141", "item": item, "list": sent}
    return {**found, **asked, **risked(browser, site)}


def risked(browser: Browser, site: Site) -> dict[str, str]:
    """The risk files of the demo, put in by the form: the addresses at which they are worked out."""
    found = {}
    for kind in ("scenarios", "cascade", "balances", "measures"):
        with site.opened(browser, "/risks/files") as page:
            page.locator("#files").set_input_files([DEMO.parent / "risk" / f"{kind}.yaml"])
            page.get_by_role("button", name="Bestand inbrengen").click(timeout=60_000)
            page.wait_for_url("**/risks/*/*-*", timeout=60_000)
            expect(page.locator("#rests-on")).to_be_visible(timeout=60_000)  # worked out, and kept
            found[kind] = page.url.removeprefix(site.address)
    return {**found, "cascade_name": found["cascade"].rpartition("/")[2]}


def elicited(browser: Browser, site: Site, folder: Path) -> dict[str, str]:
    """A round in its second stage, and a link to it of somebody who answered in the first."""
    (folder / "ronde.yaml").write_text(ROUND, "utf-8")
    with site.opened(browser, "/risks/rounds") as page:
        page.locator("#files").set_input_files([folder / "ronde.yaml"])
        page.get_by_role("button", name="Bestand innemen").click()
        page.wait_for_url("**/risks/rounds/uitval-van-stroom")
        made = page.url.removeprefix(site.address)
        link = invite(page, site, "Piet")
        page.get_by_role("button", name="Ronde openen").click()
        expect(page.get_by_role("button", name="Ronde sluiten")).to_be_visible()
    with site.opened(browser, link, storage_state=None, java_script_enabled=False) as page:
        page.get_by_role("link", name="Hoe lang duurt").click()
        for field, value in zip(page.locator("input[name=value]").all(), ("1", "10", "100"), strict=True):
            field.fill(value)
        page.locator("#reason").fill("Zoals in 2015.")
        page.get_by_role("button", name="Bewaren en nu stoppen").click()
        expect(page.locator(".paper-done")).to_have_count(1)
    with site.opened(browser, made) as page:
        page.get_by_text("Tweede ronde", exact=True).click()
        page.get_by_role("button", name="Tweede ronde beginnen").click()
        expect(page.locator("main > .utrecht-alert--ok")).to_be_visible()
    with site.opened(browser, "/risks/rounds") as page:
        page.locator("#files").set_input_files([folder / "ronde.yaml"])
        page.get_by_role("button", name="Bestand innemen").click()
        page.wait_for_url("**/risks/rounds/uitval-van-stroom-2")
        draft = page.url.removeprefix(site.address)
    return {"round": made, "link": link, "draft": draft}


@pytest.fixture(params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@contextmanager
def opened(browser: Browser, site: Site, names: dict[str, str], name: str, **how: Any) -> Iterator[Page]:
    """A page of the table, with what people come for in sight."""
    shown = PAGES[name]
    state: dict[str, Any] = {} if shown.signed_in else {"storage_state": None}
    with site.opened(browser, shown.path.format(**names), **state, **how) as page:
        expect(page.locator(shown.content).first).to_be_visible()
        yield page


def test_the_table_holds_every_page(names: dict[str, str]) -> None:
    routers = [signin.router, statement.router, *(desk.html for desk in desks())]
    routes = [one for router in routers for one in router.routes if isinstance(one, APIRoute)]
    paths = [shown.path.format(**names).partition("?")[0] for shown in PAGES.values()]
    pages = [route for route in routes if "GET" in (route.methods or ()) and route.path not in NO_PAGES]
    assert len(pages) > 20
    assert [page.path for page in pages if not any(map(page.path_regex.match, paths))] == []


@pytest.mark.parametrize("look", LOOKS)
def test_for_all_eyes(browser: Browser, site: Site, names: dict[str, str], name: str, look: str) -> None:
    language, how = LOOKS[look]
    with opened(browser, site, names, name, language=language, **how) as page:
        page.wait_for_load_state("networkidle")
        screenshot(page, f"every-{name}-{look}")
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= how["viewport"]["width"]
        page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
        assert axe(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= how["viewport"]["width"]


def test_by_keyboard(browser: Browser, site: Site, names: dict[str, str], name: str) -> None:
    with opened(browser, site, names, name, reduced_motion="reduce") as page:
        page.locator("body").evaluate("body => document.activeElement.blur()")
        page.keyboard.press("Tab")
        expect(page.locator(".nl-skip-link")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()
        for _ in range(6):
            page.keyboard.press("Tab")
            assert page.evaluate(OUTLINED) == ""


def test_without_scripts_and_with_a_title_of_its_own(
    browser: Browser, site: Site, names: dict[str, str]
) -> None:
    titles: dict[str, list[str]] = {}
    for name, shown in PAGES.items():
        with opened(browser, site, names, name, java_script_enabled=False) as page:
            assert page.locator("main").inner_text().strip()
            titles.setdefault(page.title(), []).append(shown.path)
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_pages_answer_with_their_status(browser: Browser, site: Site, names: dict[str, str]) -> None:
    with browser.new_context(storage_state=site.state) as context:
        found = {
            name: context.request.get(site.address + shown.path.format(**names)).status
            for name, shown in PAGES.items()
        }
    assert found == {name: shown.status for name, shown in PAGES.items()}


def test_the_timeline_by_keyboard(browser: Browser, site: Site) -> None:
    with site.opened(browser, "/timeline?q=planbureau", viewport={"width": 1280, "height": 800}) as page:
        chart = page.locator(".chart-wide")
        events = chart.locator("[data-event]")
        assert chart.locator("[tabindex='0']").count() == 1
        events.first.focus()
        page.keyboard.press("ArrowRight")
        second = events.nth(1)
        expect(second).to_be_focused()
        expect(page.locator("[data-told]")).to_have_text(second.get_attribute("aria-label") or "")
        page.keyboard.press("End")
        expect(events.last).to_be_focused()
        page.keyboard.press("Home")
        expect(events.first).to_be_focused()
        lane = events.first.get_attribute("data-lane")
        page.keyboard.press("ArrowUp")
        expect(chart.locator("[data-event]:focus")).not_to_have_attribute("data-lane", lane or "")
        whole = page.locator(".timeline-sum").inner_text()
        page.keyboard.press("+")
        expect(page).to_have_url(re.compile(r"[?&]from=\d{4}"))
        expect(page.locator(".timeline-sum")).not_to_have_text(whole)
        expect(page.locator(".chart-wide [data-event]:focus")).to_have_count(1)
        nearer = page.locator(".timeline-sum").inner_text()
        page.keyboard.press("-")
        expect(page.locator(".timeline-sum")).not_to_have_text(nearer)
        focused = page.locator(".chart-wide [data-event]:focus")
        expect(focused).to_have_count(1)
        there = focused.get_attribute("href")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{site.address}{there}")


def test_the_graph_as_a_picture_and_as_a_list(browser: Browser, site: Site) -> None:
    with site.opened(browser, "/dossiers/30821/graph", viewport={"width": 1280, "height": 800}) as page:
        picture, told = page.locator("[data-graph]"), page.locator("[data-graph-told]")
        expect(picture.locator("canvas").first).to_be_visible()
        before = told.inner_text()
        line = page.locator("[data-node]").first
        line.locator("[data-shows]").click()
        expect(line).to_have_attribute("aria-current", "true")
        expect(told).not_to_have_text(before)
        screenshot(page, "every-graph-chosen")
        page.keyboard.press("Escape")
        expect(told).to_have_text(before)
        expect(page.locator("[data-node][aria-current]")).to_have_count(0)
    with site.opened(browser, "/dossiers/30821/graph", java_script_enabled=False) as page:
        expect(page.locator("[data-graph]")).to_be_hidden()
        expect(page.locator("[data-node]").first).to_be_visible()
