# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The interface for programs under /v1, by the NL API Design Rules: described at /v1/openapi.json."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from samenhang.web import problem
from samenhang.web.desk import Desk
from samenhang.web.headers import API_VERSION

CONTACT = {
    "name": "Samenhang contributors",
    "url": "https://example.org/samenhang",
    "email": "samenhang@example.org",
}
_ABOUT = (
    "Documents, passages, references, actors, promises and decisions, each with the words it rests on. "
    "What the account that asks may not see does not exist for it."
)


def make_api(desks: Sequence[Desk]) -> FastAPI:
    """The same functions as the pages, as JSON."""
    api = FastAPI(
        title="Samenhang",
        description=_ABOUT,
        version=API_VERSION,
        contact=CONTACT,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        docs_url=None,
        redoc_url=None,
        root_path_in_servers=False,
        servers=[{"url": "/v1"}],
    )
    problem.handle(api, problem.as_json)
    for desk in desks:
        api.include_router(desk.json)
    api.openapi = lambda: _described(api)  # type: ignore[method-assign]
    return api


def _described(api: FastAPI) -> dict[str, Any]:
    """The description of the interface, made once."""
    if api.openapi_schema is None:
        described = get_openapi(
            title=api.title,
            version=api.version,
            description=api.description,
            routes=api.routes,
            servers=api.servers,
            contact=api.contact,
            license_info=api.license_info,
            separate_input_output_schemas=False,
        )
        fault = problem.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        parts = described.setdefault("components", {}).setdefault("schemas", {})
        parts |= fault.pop("$defs", {})
        parts["Problem"] = fault
        for name in ("HTTPValidationError", "ValidationError"):
            parts.pop(name, None)
        for operation in _operations(described):
            operation["responses"] = _responses(operation["responses"])
        api.openapi_schema = described
    return api.openapi_schema


def _operations(described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in described["paths"].values():
        yield from path.values()


_SAID = {
    "400": "What was sent is not right",
    "401": "Nobody is signed in",
    "403": "The account may not do this",
    "404": "There is no such thing",
    "413": "What was sent is too large",
    "default": "Something went wrong",
}


def _responses(said: dict[str, Any]) -> dict[str, Any]:
    """Answers with the version in a header, and every error as a problem."""
    version = {"API-Version": {"description": "Version of this interface", "schema": {"type": "string"}}}
    good = {code: {**answer, "headers": version} for code, answer in said.items() if code[0] in "23"}
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return good | {code: {"description": what, "content": content} for code, what in _SAID.items()}
