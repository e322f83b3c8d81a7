# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page and operation says the same on PostgreSQL as on SQLite, also after people changed something."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from samenhang.viewer import Access, Role
from tests.conftest import Library, new_library
from tests.desks.library.reading import page, send
from tests.web.world import addresses, answer, bureau, operations, papers, pools

Pair = tuple[TestClient, TestClient]


@pytest.fixture(params=["postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    with new_library(request, tmp_path) as library:
        yield library


@pytest.fixture
def both(place: Library, tmp_path: Path) -> Iterator[Pair]:
    """The browsers of an analyst at two bureaus that hold the same, one on each database."""
    kept = {number: Access() for number in range(len(papers()))}
    with ExitStack() as open_:
        one, other = tmp_path / "one", tmp_path / "other"
        one.mkdir()
        other.mkdir()
        yield (
            open_.enter_context(bureau(one, kept, Role.ANALYST)),
            open_.enter_context(bureau(other, kept, Role.ANALYST, place.where)),
        )


def the_same(both: Pair) -> int:
    """Ask every address of both; how many of them gave an answer."""
    pool, found = pools(papers()), 0
    for path, names in operations().items():
        for address in addresses(path, names, pool):
            for prefix in ("", "/v1"):
                sqlite, postgresql = (answer(browser, prefix + address) for browser in both)
                assert sqlite == postgresql, prefix + address
                found += sqlite[0] == 200
    return found


def test_every_address_says_the_same(both: Pair) -> None:
    assert the_same(both) > 100


def test_what_people_change_is_the_same(both: Pair) -> None:
    name = next(read.document.digest[:16] for read in papers() if len(read.marks) > 5)
    for browser in both:
        findings = page(browser, f"/documents/{name}/findings")
        forms = findings.css("form.finding-judge")
        for form, verdict in zip(forms[:3], ("rejected", "confirmed", "rejected"), strict=True):
            assert send(browser, form, verdict=verdict).status_code == 303
        again = page(browser, f"/documents/{name}/findings?which=all").css("form.finding-judge")
        undone = next(form for form in again if form.css_first("[value=withdrawn]"))
        assert send(browser, undone, verdict="withdrawn").status_code == 303
        where = page(browser, "/follow-ups").css_first("tbody th a")
        assert where is not None
        address = str(where.attributes["href"])
        for form_name, filled in (("notes", {"text": "gebeld"}), ("owner", {"owner": "anna"})):
            writing = page(browser, address).css_first(f'form[action="{address}/{form_name}"]')
            assert send(browser, writing, **filled).status_code == 303
        saving = page(browser, "/follow-ups?state=open").css_first(".save form")
        assert send(browser, saving, name="open").status_code == 303
        saving = page(browser, "/search?q=planbureau").css_first(".save form")
        assert send(browser, saving, name="het planbureau").status_code == 303
    the_same(both)
