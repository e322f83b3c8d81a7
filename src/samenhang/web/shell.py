# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The application: desks put into the shell, with errors, headers and assets round them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from samenhang.ledger import Ledger
from samenhang.viewer import Role
from samenhang.web import problem, signin, statement
from samenhang.web.api import make_api
from samenhang.web.ask import House, language_of, open_page
from samenhang.web.desk import Desk
from samenhang.web.door import Door
from samenhang.web.headers import SecurityHeaders
from samenhang.web.render import STATIC, Pages, Place


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the application stands on: clock, bounds, the names it answers to, and what runs beside it.

    `upload` is how many bytes may be sent at once; `beside` is entered when it starts and left when it stops;
    `site` is the address at which people use it, "" where only requests say it.
    """

    version: str
    now: Callable[[], datetime]
    hosts: Sequence[str]
    upload: int
    beside: Callable[[], AbstractContextManager[Any]] = nullcontext
    site: str = ""


def make_web(ledger: Ledger, door: Door, desks: Sequence[Desk], grounds: Grounds) -> FastAPI:
    """The application."""
    labels = {group: words for desk in desks for group, words in desk.labels.items()}
    pages = Pages({desk.name: desk.folder for desk in desks}, labels, grounds.version)
    lines = (Place(*line) for desk in desks for line in desk.navigation)
    places = tuple(sorted(lines, key=lambda place: tuple(Role).index(place.role)))  # what all may open first
    attention = tuple(desk.attention for desk in desks if desk.attention is not None)
    house = House(ledger, door, pages, places, grounds.now, grounds.upload, attention, grounds.site)
    running = partial(_running, grounds.beside)
    web = FastAPI(title="Samenhang", openapi_url=None, docs_url=None, redoc_url=None, lifespan=running)
    web.state.house = house
    problem.handle(web, _as_page, _said)
    for router in (signin.router, statement.router, *(desk.html for desk in desks)):
        web.include_router(router)
    api = make_api(desks)
    api.state.house = house
    web.mount("/v1", api)
    for desk in desks:
        if (desk.folder / "static").exists():
            web.mount(f"/static/{desk.name}", StaticFiles(directory=desk.folder / "static"))
    web.mount("/static", StaticFiles(directory=STATIC))
    web.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    web.add_middleware(SecurityHeaders, secure=door.accounts)
    web.add_middleware(TrustedHostMiddleware, allowed_hosts=list(grounds.hosts))
    return web


@asynccontextmanager
async def _running(beside: Callable[[], AbstractContextManager[Any]], _web: FastAPI) -> AsyncIterator[None]:
    company = beside()
    await run_in_threadpool(company.__enter__)
    try:
        yield
    finally:
        await run_in_threadpool(company.__exit__, None, None, None)


def _said(request: Request, words: str) -> str:
    """What an error says, in the language of who reads the page; a program gets English."""
    if _of_program(request):
        return words
    house: House = request.app.state.house
    return house.pages.texts(language_of(request)).opened(words)


def _of_program(request: Request) -> bool:
    return request.url.path.startswith("/v1/")


def _as_page(request: Request, fault: problem.Problem) -> Response:
    """A problem for people; who is not signed in is led to the door; a program stays one."""
    if _of_program(request):
        return problem.as_json(request, fault)
    if fault.status == 401 and request.method == "GET":
        return RedirectResponse(signin.door_to(request), 303)
    values = {"problem": fault, "page_title": _said(request, fault.title)}
    return open_page(request, "problem.html", values, fault.status)
