# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bureaus to ask the same of: papers, every address there is filled in, and what a reader gets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from fastapi.testclient import TestClient

from samenhang.app import demo_files
from samenhang.intake import Marked, Task, mark_file
from samenhang.ledger import Ledger, open_ledger
from samenhang.ledger.accounts import Account
from samenhang.marking.marker import MARKS_VERSION
from samenhang.model import FactName, File
from samenhang.server import make_application
from samenhang.viewer import Access, Level, Role
from samenhang.web.passwords import hash_password
from tests.web.conftest import NOON, PASSWORD, settings_of

CHANGES = re.compile(
    r'(urn:error:|<code>)\w+|content="[\w.-]+">\s*<meta name="htmx|name="csrf" (value|content)="[^"]*"'
    r"|\d{4}-\d\d-\d\dT\d\d:[\d:.]+(Z|[+-]\d\d:\d\d)?|(?<=, )\d\d:\d\d"
)
"""What is another at every request: numbers of errors, tokens of forms, moments."""

HASHED = hash_password(PASSWORD)
AT_MOST = 12
"""Ways to fill in one address."""

PLACES = ["0", "3", "100000"]
FIXED = {
    "passage": PLACES,
    "part": ["", "2"],
    "page": ["1", "2"],
    "marks": ["", "reference,actor"],
    "kind": ["", "commitment", "letter"],
    "state": ["", "open", "waiting"],
    "view": ["", "board"],
    "day": ["", "2020-01-01"],
    "until": ["", "2024-12-31"],
    "ministry": ["", "-"],
    "owner": ["", "-"],
    "more": ["", "yes"],
    "sort": ["", "person"],
    "which": ["", "all"],
}
"""What can be filled in that is of no paper."""


@cache
def papers() -> tuple[Marked, ...]:
    """Some of the documents of the demo, read and marked."""
    paths = sorted(path for path in demo_files().iterdir() if path.is_file())[::4]
    return tuple(mark_file(path, Task(date(2026, 11, 24))) for path in paths)


@cache
def operations() -> dict[str, list[str]]:
    """Every address of the interface for programs, with the names of its parameters."""
    with TemporaryDirectory() as folder, bureau(Path(folder), {}) as browser:
        described = browser.get("/v1/openapi.json").json()
    return {
        path: [parameter["name"] for parameter in item["get"].get("parameters", ())]
        for path, item in described["paths"].items()
        if "get" in item
    }


class bureau(ExitStack):  # noqa: N801 - used as a function
    """A bureau with some of the papers, each with who may see it; entered, the browser of one let in."""

    def __init__(
        self, folder: Path, kept: Mapping[int, Access], role: Role = Role.READER, where: str = ""
    ) -> None:
        super().__init__()
        self._folder = folder
        self._kept = kept
        self._role = role
        self._where = where or settings_of(folder).database

    def __enter__(self) -> TestClient:  # type: ignore[override]
        super().__enter__()
        ledger = self.enter_context(open_ledger(self._where, index=self._folder / "index"))
        for number, access in sorted(self._kept.items()):
            _keep(ledger, papers()[number], access)
        reader = Account("piet", HASHED, self._role, Level.PUBLIC, frozenset(), True, NOON.isoformat())
        with ledger.writing(NOON.isoformat(), "1") as ink:
            ink.accounts.add(reader)
        application = make_application(settings_of(self._folder), ledger, None, ("testserver",))
        browser = TestClient(
            application, "https://testserver", follow_redirects=False, raise_server_exceptions=False
        )
        self.enter_context(browser)
        browser.post("/sign-in", data={"name": "piet", "password": PASSWORD})
        return browser


def _keep(ledger: Ledger, read: Marked, access: Access) -> None:
    with ledger.writing(NOON.isoformat(), "1") as ink:
        document, meaning = read.document, read.meaning
        ink.keep_document(File(document.digest, document.name, document.name, 1), document, access)
        found = (read.marks, meaning.links, meaning.follow_ups, meaning.events)
        ink.keep_marks(document, *found, MARKS_VERSION)


def pools(hidden: Iterable[Marked]) -> dict[str, list[str]]:
    """What can be filled in: of hidden papers their names, dossiers, actors and words, and what never was."""
    pool: dict[str, list[str]] = {"name": ["0" * 64, "niet-hier"], **FIXED}
    for read in hidden:
        document = read.document
        pool["name"] += [document.digest, document.digest[:16], document.name]
        pool.setdefault("number", []).extend(document.all_facts(FactName.DOSSIER))
        targets = [link.target for link in read.meaning.links if ":" in link.target]
        pool.setdefault("target", []).extend(targets[:3])
        rare = [word for word in document.text.split() if word.isalpha() and len(word) > 9]
        pool.setdefault("q", []).extend([document.name, *rare[:20:7]])
        pool.setdefault("other", []).append(document.digest[:16])
    return pool


@cache
def items() -> list[str]:
    """The names of the items of all papers, also of those that each speaks of alone."""
    every = range(len(papers()))
    found = set()
    for kept in ({number: Access() for number in every}, *({number: Access()} for number in every)):
        with TemporaryDirectory() as folder, bureau(Path(folder), kept) as browser:
            found |= {item["name"] for item in browser.get("/v1/follow-ups").json()["items"]}
    return sorted(found)


def addresses(path: str, names: list[str], pool: dict[str, list[str]]) -> Iterator[str]:
    """Addresses of a page with its parameters filled in."""
    if path == "/follow-ups/{name}":
        pool = {**pool, "name": [*items(), "000000000000", "niet-hier"]}
    if path.startswith("/documents"):
        pool = {**pool, "number": PLACES}
    choices = [
        pool.get(name) or pool["name"] if f"{{{name}" in path else pool.get(name, [""]) for name in names
    ]
    ways = list(product(*choices))
    for values in Random(path).sample(ways, min(AT_MOST, len(ways))):
        filled, asked = path, []
        for name, value in zip(names, values, strict=True):
            if f"{{{name}" in filled:
                filled = re.sub(rf"{{{name}[^}}]*}}", quote(value or "1", safe=""), filled)
            elif value:
                asked.append(f"{name}={quote(value)}")
        yield filled + ("?" + "&".join(asked) if asked else "")


def answer(browser: TestClient, address: str) -> tuple[int, Any]:
    """What a reader gets, without what is another at every request.

    The order of what a search found is left out: how rare a word is, is counted over the whole index.
    """
    got = browser.get(address)
    kind = got.headers.get("content-type", "")
    if "html" in kind:
        lines = CHANGES.sub("", got.text).splitlines()
        return got.status_code, sorted(lines) if "/search" in address else lines
    if "json" in kind:
        told = json.loads(CHANGES.sub("", got.text))
        return got.status_code, _unordered(told) if "/search" in address else told
    return got.status_code, len(got.content)


def _unordered(told: Any) -> Any:
    if isinstance(told, dict):
        return {name: _unordered(value) for name, value in told.items()}
    if isinstance(told, list):
        return sorted((_unordered(part) for part in told), key=json.dumps)
    return told
