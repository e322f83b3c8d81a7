# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The interface does what its description says, whatever is sent: examples made from the description itself.

Every operation gets what fits the description and what does not, on the real application with the demo in it:
never a fault of ours, always an answer of the kind that is described.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from samenhang.desks.library.pages import make_desk
from samenhang.ledger import open_ledger
from samenhang.server import make_application
from samenhang.web.api import make_api
from samenhang.web.ask import TOKEN_HEADER
from samenhang.web.door import COOKIE
from samenhang.web.token import OneEntry, form_token
from tests.web.conftest import demo_folder, settings_of

__all__ = ["demo_folder"]

EXAMPLES = 5
"""Things that are sent to each operation, besides those at the bounds of what is described."""

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
ERRORS = {400, 401, 403, 404, 413, 422}


@pytest.fixture(scope="module")
def session(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, str]]:
    """The application on a copy of the demo, and a session of the owner."""
    folder = copytree(demo_folder, tmp_path_factory.mktemp("conformance") / "bureau")
    with open_ledger(settings_of(folder).database) as ledger:
        entry = OneEntry()
        application = make_application(settings_of(folder), ledger, entry, ("testserver",))
        with TestClient(application, follow_redirects=False) as browser:
            browser.get(f"/enter?token={entry.token}")
            yield application, browser.cookies[COOKIE]


@pytest.fixture(scope="module")
def described(session: tuple[Any, str]) -> Any:
    application, cookie = session
    return schemathesis.openapi.from_asgi(
        "/v1/openapi.json", application, headers={"Cookie": f"{COOKIE}={cookie}"}
    )


OPERATIONS = [
    (method, path) for path, item in make_api([make_desk()]).openapi()["paths"].items() for method in item
]


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_answers_as_it_is_described(
    session: tuple[Any, str], described: Any, method: str, path: str, mode: GenerationMode
) -> None:
    operation = described[path][method]
    if mode is GenerationMode.NEGATIVE and not takes_something(operation):
        return

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy(generation_mode=mode))
    def answered(case: Case[Any]) -> None:
        checked(case, session[1])

    try:
        answered()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, "nothing that is right can be sent to it"


def takes_something(operation: Any) -> bool:
    """Whether anything can be sent that is not right."""
    return any(operation.iter_parameters()) or bool(operation.body)


def checked(case: Case[Any], cookie: str) -> None:
    case.headers[TOKEN_HEADER] = form_token(cookie)
    answer = case.call(cookies={COOKIE: cookie}, base_url="http://testserver/v1")
    case.validate_response(answer, checks=CHECKS)
    if answer.status_code >= 400:
        assert answer.status_code in ERRORS
        assert answer.headers["content-type"] == ["application/problem+json"]
        assert answer.json()["status"] == answer.status_code
