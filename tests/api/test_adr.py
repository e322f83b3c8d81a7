# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The API Design Rules as we wrote them down: they pass what is right, and each finds what breaks it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.api.spectral import RULES, Finding, lint

GOOD = Path(__file__).with_name("good.json")
GONE: Any = object()
PATH = ("paths", "/follow-ups/{name}")
GET = (*PATH, "get")
TITLE = ("components", "schemas", "Document", "properties")

# One change of the good document for each rule, which that rule must find.
BREAKS: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "oas3-schema": (("info", "title"), GONE),
    "oas3-api-servers": (("servers",), GONE),
    "nlgov:openapi-root-exists": (("openapi",), ""),
    "nlgov:openapi3": (("openapi",), "4.0.0"),
    "info-contact": (("info", "contact"), GONE),
    "nlgov:info-contact-fields-exist": (("info", "contact", "email"), GONE),
    "nlgov:semver": (("info", "version"), "1.2"),
    "nlgov:missing-header": ((*GET, "responses", "200", "headers"), GONE),
    "nlgov:missing-version-header": (
        (*GET, "responses", "200", "headers"),
        {"ETag": {"schema": {"type": "string"}}},
    ),
    "nlgov:include-major-version-in-uri": (("servers", 0, "url"), "https://example.org/api"),
    "nlgov:servers-use-https": (("servers", 0, "url"), "http://example.org/v1"),
    "nlgov:paths-no-trailing-slash": (("paths", "/documents/"), {"get": {"responses": {}}}),
    "path-keys-no-trailing-slash": (("paths", "/papers/"), {"get": {"responses": {}}}),
    "nlgov:paths-kebab-case": (("paths", "/followUps"), {"get": {"responses": {}}}),
    "nlgov:query-keys-camel-case": ((*GET, "parameters", 1, "name"), "page_size"),
    "nlgov:http-methods": ((*PATH, "trace"), {"responses": {}}),
    "path-params": ((*GET, "parameters", 0, "name"), "identifier"),
    "nlgov:schema-camel-case": (("components", "schemas", "follow_up"), {"type": "object"}),
    "nlgov:property-casing": ((*TITLE, "short_title"), {"type": "string"}),
    "nlgov:use-problem-schema": ((*GET, "responses", "400", "content"), {"application/json": {"schema": {}}}),
    "nlgov:problem-schema-members": (("components", "schemas", "Problem", "properties", "detail"), GONE),
    "nlgov:problem-invalid-input": ((*GET, "responses", "400"), GONE),
    "nlgov:date-time-ensure-timezone": ((*TITLE, "kept", "format"), "date-time-local"),
    "nlgov:time-without-timezone": ((*TITLE, "kept", "format"), "time"),
    "nlgov:specify-format-for-date-and-time": ((*TITLE, "date", "format"), GONE),
    "nlgov:use-date-instead-of-datetime": ((*TITLE, "date", "format"), "date-time"),
}


# More ways to break a rule, where one is not enough to know that it looks everywhere.
ALSO: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "nlgov:use-date-instead-of-datetime": ((*TITLE, "startDate"), {"anyOf": [{"format": "date-time"}]}),
    "nlgov:specify-format-for-date-and-time": ((*TITLE, "endDate"), {"anyOf": [{"type": "null"}]}),
    "nlgov:problem-invalid-input": ((*PATH, "post"), {"responses": {}}),
}


def broken(document: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """A copy of the document with one value changed, or gone."""
    changed = copy.deepcopy(document)
    *to, last = path
    inner = changed
    for step in to:
        inner = inner[step]
    if value is GONE:
        del inner[last]
    else:
        inner[last] = value
    return changed


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, tuple[str, list[Finding]]]:
    """What Spectral says of the documents that break a rule, by that rule; it starts once for all."""
    folder = tmp_path_factory.mktemp("broken")
    good = json.loads(GOOD.read_text(encoding="utf-8"))
    files: dict[Path, str] = {}
    for number, (rule, (path, value)) in enumerate([*BREAKS.items(), *ALSO.items()]):
        file = folder / f"{number}.json"
        file.write_text(json.dumps(broken(good, path, value)), encoding="utf-8")
        files[file] = rule
    findings = lint(files)
    return {file: (rule, [said for said in findings if said.file == file]) for file, rule in files.items()}


def test_a_rule_finds_what_breaks_it(found: dict[Path, tuple[str, list[Finding]]]) -> None:
    missed = [rule for rule, findings in found.values() if rule not in {finding.rule for finding in findings}]
    assert missed == []


def test_what_is_right_passes() -> None:
    assert lint([GOOD]) == []


def test_every_rule_of_ours_is_broken_once() -> None:
    names = {
        line.strip().rstrip(":")
        for line in RULES.read_text("utf-8").splitlines()
        if line.startswith("  nlgov:")
    }
    assert names <= set(BREAKS)
