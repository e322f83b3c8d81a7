# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The application: desks put into the shell, with errors, headers and assets round them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from samenhang.ledger import Ledger
from samenhang.web import problem, signin, statement
from samenhang.web.api import make_api
from samenhang.web.ask import House, open_page
from samenhang.web.desk import Desk
from samenhang.web.door import Door
from samenhang.web.headers import SecurityHeaders
from samenhang.web.render import STATIC, Pages, Place


def make_web(
    ledger: Ledger,
    door: Door,
    desks: Sequence[Desk],
    version: str,
    now: Callable[[], datetime],
    hosts: Sequence[str] = ("127.0.0.1", "localhost", "[::1]", "testserver"),
) -> FastAPI:
    """The application. `hosts` are the names it answers to; `now` is the clock."""
    labels = {group: words for desk in desks for group, words in desk.labels.items()}
    pages = Pages({desk.name: desk.folder for desk in desks}, labels, version)
    places = tuple(Place(*line) for desk in desks for line in desk.navigation)
    house = House(ledger, door, pages, places, now)
    web = FastAPI(title="Samenhang", openapi_url=None, docs_url=None, redoc_url=None)
    web.state.house = house
    problem.handle(web, _as_page)
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
    web.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    return web


def _as_page(request: Request, problem: problem.Problem) -> Response:
    """A problem for people; who is not signed in is led to the door."""
    if problem.status == 401 and request.method == "GET":
        return RedirectResponse(signin.door_to(request), 303)
    values = {"problem": problem, "page_title": problem.title}
    return open_page(request, "problem.html", values, problem.status)
