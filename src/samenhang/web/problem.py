# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What went wrong, for people as a page and for programs as problem+json (RFC 9457); never an internal."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from samenhang.errors import InvalidInput, LedgerError, NotFound, NotSent, SamenhangError, Unreadable
from samenhang.web.answer import Answer

LOG = logging.getLogger("samenhang.web")

STATUS: tuple[tuple[type[SamenhangError], int], ...] = (
    (NotFound, 404),
    (InvalidInput, 400),
    (Unreadable, 422),
    (LedgerError, 503),
    (NotSent, 502),
)


class Fault(Answer):
    """One thing that is wrong with what was sent: where it stands and what is expected."""

    where: str
    what: str


class Problem(Answer):
    """An error as programs get it. `instance` is the id under which the log knows it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str
    errors: tuple[Fault, ...] = ()


class Refused(SamenhangError):
    """Somebody asks or sends what he may not, or does not say who he is.

    `status` is 400, 401, 403, 413, 429, or 503 where it is not his turn yet.
    """

    def __init__(self, status: int, what: str, remedy: str = "") -> None:
        super().__init__(what, remedy)
        self.status = status


Show = Callable[[Request, Problem], Response]
"""How a problem is shown."""
Say = Callable[[Request, str], str]
"""How what an error says is put to who asks."""


def as_raised(_request: Request, words: str) -> str:
    """Words as they are: programs get English."""
    return words


def as_json(request: Request, problem: Problem) -> Response:
    """A problem for a program."""
    return JSONResponse(
        problem.model_dump(by_alias=True, mode="json"), problem.status, media_type="application/problem+json"
    )


def handle(app: FastAPI, show: Show, say: Say = as_raised) -> None:
    """Let every error of an application end in a problem, shown in one way and said in one."""

    def known(request: Request, error: Exception) -> Response:
        assert isinstance(error, SamenhangError)
        problem = _told(status_of(error), say(request, error.what), say(request, error.remedy))
        if problem.status >= 500:
            LOG.error("%s %s %s: %s", problem.instance, request.method, request.url.path, error)
        return show(request, problem)

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        faults = tuple(_fault(fault, partial(say, request)) for fault in _telling(error.errors()))
        detail = "; ".join(f"{fault.where}: {fault.what}" for fault in faults)
        return show(request, _told(400, detail).model_copy(update={"errors": faults}))

    def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return show(request, _told(error.status_code, say(request, str(error.detail))))

    def broken(request: Request, error: Exception) -> Response:
        problem = _told(500, say(request, HTTPStatus(500).phrase))
        LOG.error("%s %s %s", problem.instance, request.method, request.url.path, exc_info=error)
        return show(request, problem)

    app.add_exception_handler(SamenhangError, known)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(Exception, broken)


def status_of(error: SamenhangError) -> int:
    """The status of an error of ours."""
    if isinstance(error, Refused):
        return error.status
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


def _told(status: int, what: str, remedy: str = "") -> Problem:
    name = secrets.token_hex(6)
    LOG.info("%s status %d", name, status)
    detail = ". ".join(part for part in (what, remedy) if part) or HTTPStatus(status).phrase
    return Problem(
        title=HTTPStatus(status).phrase, status=status, detail=detail, instance=f"urn:error:{name}"
    )


def _telling(errors: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The faults that help: of what may also be left empty, what is expected of it where it is not."""
    empty = {fault["loc"][:-1] for fault in errors if _is_empty(fault)}
    for fault in errors:
        if fault["loc"][:-1] in empty:
            if not _is_empty(fault):
                yield {**fault, "loc": fault["loc"][:-1]}
        elif fault["type"] == "literal_error":
            yield {**fault, "msg": str(fault["msg"]).replace("'', ", "", 1)}
        else:
            yield fault


def _is_empty(fault: dict[str, Any]) -> bool:
    return bool(fault["type"] == "literal_error" and fault["ctx"]["expected"] == "''")


def _fault(fault: dict[str, Any], say: Callable[[str], str]) -> Fault:
    where = ".".join(str(part) for part in fault["loc"][1:]) or str(fault["loc"][0])
    return Fault(where=where, what=say(str(fault["msg"])))
