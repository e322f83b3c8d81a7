# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may do what, for every operation that the interface describes: one that is added is asked here too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from shutil import copytree
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from samenhang.ledger import Entry, Ledger, open_ledger
from samenhang.ledger.accounts import Account
from samenhang.model import FactName
from samenhang.server import desks, make_application
from samenhang.viewer import Access, Level, Role
from samenhang.web.ask import TOKEN_HEADER
from samenhang.web.door import COOKIE
from samenhang.web.passwords import hash_password
from samenhang.web.token import form_token
from tests.web.conftest import NOON, PASSWORD, settings_of

OWN = {
    ("POST", "/saved-searches"),
    ("POST", "/saved-searches/{key}/removal"),
    ("POST", "/follow-ups/views"),
    ("POST", "/follow-ups/views/{key}/removal"),
    ("POST", "/follow-ups/feeds"),
    ("POST", "/follow-ups/feeds/{number}/removal"),
    ("POST", "/follow-ups/watches"),
    ("POST", "/follow-ups/watches/{number}/removal"),
}
"""What a reader may change: only what is his own."""

MORE = {
    ("GET", "/additions"),
    ("GET", "/batches"),
    ("GET", "/batches/{name}"),
    ("GET", "/follow-ups/import"),
    ("GET", "/follow-ups/import/{name}"),
    ("GET", "/risks/files"),
    ("GET", "/risks/files/{name}"),
    ("GET", "/risks/rounds"),
    ("GET", "/risks/rounds/{name}"),
    ("GET", "/risks/rounds/{name}/answers"),
    ("GET", "/risks/rounds/{name}/export"),
    ("GET", "/sources"),
}
"""Pages that need more than a reader."""

AT = {"/overview": "/", "/additions": "/add", ("POST", "/batches"): "/add"}
"""Where a page has another address than its operation."""

Operation = tuple[str, str]


@dataclass(frozen=True)
class House:
    """The real application on the demo, where accounts are demanded, and two confidential papers in it.

    `closed` is a PDF, `filed` stands in a dossier.
    """

    application: Any
    ledger: Ledger
    operations: tuple[Operation, ...]
    described: dict[str, Any]
    closed: Entry
    filed: Entry
    numbers: Iterator[int]

    def browser(self, role: Role | None, clearance: Level = Level.PUBLIC) -> TestClient:
        """A browser of somebody with this role; of nobody where it is None."""
        browser = TestClient(self.application, "https://testserver", follow_redirects=False)
        if role is None:
            return browser
        name = f"{role}{next(self.numbers)}"
        account = Account(name, hash_password(PASSWORD), role, clearance, frozenset(), True, NOON.isoformat())
        with self.ledger.writing(NOON.isoformat()) as ink:
            ink.accounts.add(account)
        assert browser.post("/sign-in", data={"name": name, "password": PASSWORD}).status_code == 303
        return browser

    def send(
        self, browser: TestClient, operation: Operation, prefix: str = "/v1", **extra: Any
    ) -> httpx2.Response:
        """What the operation answers for the closed paper, with what it takes in its body."""
        method, path = operation
        there = path if prefix else AT.get(operation, AT.get(path, path))
        body = self.body(operation)
        if not prefix and "json" in body:
            body = {"data": body["json"]}
        return browser.request(method, prefix + self.filled(there), **({**body, **extra}))

    def filled(self, path: str) -> str:
        values = {
            "name": self.closed.digest,
            "other": self.closed.digest,
            "page": "1",
            "key": "1",
            "part": "diagram",
            "item": "1",
        }
        values["target"] = "chamber:tweede-kamer"
        values["number"] = "1" if path.startswith(("/follow-ups", "/risks")) else "0"
        return re.sub(r"\{(\w+)[^}]*\}", lambda found: values[found[1]], path)

    def body(self, operation: Operation) -> dict[str, Any]:
        """Something that the operation takes, made from its description."""
        method, path = operation
        content = self.described["paths"][path][method.lower()].get("requestBody", {}).get("content", {})
        if "multipart/form-data" in content:
            return {"data": {"level": "public"}, "files": {"files": ("a.txt", b"Een brief.")}}
        if not content:
            return {}
        schema = self.resolved(content["application/json"]["schema"])
        return {
            "json": {
                name: self.example(part)
                for name, part in schema["properties"].items()
                if name in schema.get("required", ())
            }
        }

    def resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        name = schema.get("$ref", "").rpartition("/")[2]
        return self.described["components"]["schemas"][name] if name else schema

    def example(self, schema: dict[str, Any]) -> Any:
        schema = self.resolved(schema)
        if "enum" in schema:
            return schema["enum"][0]
        if schema.get("type") == "integer" or schema.get("format") == "date":
            return 1 if schema["type"] == "integer" else "2027-01-01"
        pattern = str(schema.get("pattern", ""))
        if pattern.startswith("^[0-9a-f]"):
            return "0" * 64
        return "/follow-ups" if "follow-ups" in pattern else "/search" if pattern else "x"

    def changes(self) -> list[Operation]:
        return [operation for operation in self.operations if operation[0] != "GET"]


@pytest.fixture(scope="module")
def house(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = Path(copytree(demo_folder, tmp_path_factory.mktemp("rights") / "bureau"))
    with open_ledger(settings_of(folder).database) as ledger:
        closed = next(e for e in ledger.entries() if e.media == "pdf" and ledger.originals.has(e.digest))
        filed = next(e for e in ledger.entries() if ledger.document(e.digest).all_facts(FactName.DOSSIER))
        with ledger.writing(NOON.isoformat()) as ink:
            for entry in (closed, filed):
                ink.classify(entry.digest, Access(Level.CONFIDENTIAL), "proef", "beheer", "test")
        application = make_application(settings_of(folder), ledger, None, ("testserver",))
        with TestClient(application, "https://testserver"):
            described = TestClient(application, "https://testserver").get("/v1/openapi.json").json()
            found = tuple((m.upper(), p) for p, item in described["paths"].items() for m in item)
            yield House(application, ledger, found, described, closed, filed, count(1))


def state(ledger: Ledger) -> tuple[Any, ...]:
    """What a change would change."""
    kept = tuple((k.entry, k.document, k.marks, k.reviews) for k in ledger.everything())
    return kept, len(ledger.audit_lines(0, 100_000))


def test_the_table_is_what_is_described(house: House) -> None:
    """Every address that is served is described, so that the tests below ask them all."""
    routes = {(m, r.path) for d in desks() for r in d.json.routes for m in r.methods}  # type: ignore[attr-defined]
    plain = {(method, re.sub(r":\w+\}", "}", path)) for method, path in routes}
    assert plain == {(method, re.sub(r":\w+\}", "}", path)) for method, path in house.operations}
    assert set(house.operations) >= OWN | MORE


def test_nobody_who_is_not_signed_in_gets_anything(house: House) -> None:
    browser = house.browser(None)
    for operation in house.operations:
        answer = house.send(browser, operation)
        assert answer.status_code == 401, operation
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(answer.json()) == {"type", "title", "status", "detail", "instance", "errors"}
        page = house.send(browser, operation, "")
        if operation[0] == "GET":
            assert (page.status_code, page.content) == (303, b""), operation
            assert page.headers["location"].startswith("/sign-in")
        else:
            assert page.status_code == 401, operation


def test_reader_may_change_nothing(house: House) -> None:
    browser = house.browser(Role.READER, Level.CONFIDENTIAL)
    token = {TOKEN_HEADER: form_token(browser.cookies[COOKIE])}
    refused = [o for o in house.operations if o in MORE or (o[0] != "GET" and o not in OWN)]
    before = state(house.ledger)
    for operation in refused:
        for prefix in ("/v1", ""):
            answer = house.send(browser, operation, prefix, headers=token)
            assert answer.status_code == 403, (operation, prefix, answer.text)
    assert state(house.ledger) == before


def test_a_change_that_comes_from_elsewhere_changes_nothing(house: House) -> None:
    browser, other = (house.browser(Role.ADMINISTRATOR, Level.CONFIDENTIAL) for _ in range(2))
    before = state(house.ledger)
    for operation in house.changes():
        for token in ("", "made.up", "é.é", form_token(other.cookies[COOKIE])):
            for prefix in ("/v1", ""):
                headers = {TOKEN_HEADER: token.encode()} if token else {}
                answer = house.send(browser, operation, prefix, headers=headers)
                assert answer.status_code == 403, (operation, prefix, answer.text)
    assert state(house.ledger) == before


def test_nobody_changes_what_he_may_not_see(house: House) -> None:
    browser = house.browser(Role.ADMINISTRATOR, Level.INTERNAL)
    token = {TOKEN_HEADER: form_token(browser.cookies[COOKIE])}
    before = state(house.ledger)
    asked = [operation for operation in house.operations if operation[1].startswith("/documents/{name}")]
    assert {method for method, _ in asked} == {"GET", "POST"}
    for operation in asked:
        answer = house.send(browser, operation, headers=token)
        assert answer.status_code == 404, (operation, answer.text)
        assert house.closed.title not in answer.text
    assert state(house.ledger) == before


def test_reading_what_is_not_public_is_written_down(house: House) -> None:
    browser = house.browser(Role.READER, Level.CONFIDENTIAL)
    asked = [o for o in house.operations if o[0] == "GET" and o[1].startswith("/documents/{name}")]
    assert len(asked) > 5
    for operation in asked:
        for prefix in ("/v1", ""):
            before = len(house.ledger.audit_lines(0, 100_000))
            answer = house.send(browser, operation, prefix)
            assert answer.status_code == 200, (operation, answer.text)
            assert answer.headers["cache-control"] == "no-store", operation
            said = house.ledger.audit_lines(before, 100)
            line = next((one for one in said if house.closed.digest in one.object), None)
            assert line is not None, operation
            assert line.actor.startswith("reader")
            assert (line.action, line.result, line.origin) == ("read", "shown", "testclient")
            assert line.moment.endswith("+00:00")
    _packed(house, browser)
    chain = house.ledger.verify_audit()
    assert (chain.broken, chain.lines) == (None, len(house.ledger.audit_lines(0, 100_000)))


def _packed(house: House, browser: TestClient) -> None:
    """A package, too."""
    number = house.ledger.document(house.filed.digest).all_facts(FactName.DOSSIER)[0]
    before = len(house.ledger.audit_lines(0, 100_000))
    assert browser.get(f"/dossiers/{number}/package").status_code == 200
    lines = house.ledger.audit_lines(before, 100)
    assert [line.action for line in lines if house.filed.digest in line.object] == ["export"]


def test_what_was_read_for_one_is_not_shown_to_another(house: House) -> None:
    """Documents that were read lately are kept in memory: for nobody who may not see them."""
    asked = [o for o in house.operations if o[0] == "GET" and o[1].startswith("/documents/{name}")]
    may, may_not = house.browser(Role.READER, Level.CONFIDENTIAL), house.browser(Role.READER, Level.INTERNAL)
    for operation in asked:
        for prefix in ("/v1", ""):
            assert house.send(may, operation, prefix).status_code == 200
            assert house.send(may_not, operation, prefix).status_code == 404
    with house.ledger.writing(NOON.isoformat()) as ink:
        ink.classify(
            house.closed.digest, Access(Level.CONFIDENTIAL, frozenset({"crisis"})), "proef", "beheer", "test"
        )
    for operation in asked:
        assert house.send(may, operation).status_code == 404, operation
    with house.ledger.writing(NOON.isoformat()) as ink:
        ink.classify(house.closed.digest, Access(Level.CONFIDENTIAL), "proef", "beheer", "test")
