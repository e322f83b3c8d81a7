# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Coming in and going out, and what a visitor chooses of language and looks."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from samenhang.web.ask import Asking, House, language_of, open_page, origin_of
from samenhang.web.desk import guard
from samenhang.web.door import COOKIE, LASTS
from samenhang.web.language import LANGUAGES
from samenhang.web.problem import Refused
from samenhang.web.render import THEMES

router = APIRouter(include_in_schema=False)
SMALL = 100_000
"""Bytes that somebody who is not in yet may send."""
A_YEAR = 365 * 24 * 3600


def door_to(request: Request) -> str:
    """The sign-in page, which leads on to what was asked for."""
    there = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return "/sign-in" if there == "/" else f"/sign-in?back={quote(there, safe='/')}"


def inside(address: str) -> str:
    """An address of our own, or else the start page: nobody is led elsewhere."""
    parts = urlsplit(address)
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.netloc
    return address if ours and address.isprintable() else "/"


@router.get("/enter")
def enter(request: Request, token: str = "") -> Response:
    """Open a session of the owner with the token that was printed; it does so once."""
    house: House = request.app.state.house
    session = house.door.enter(token, house.now())
    if session is None:
        said = house.pages.texts(language_of(request))
        what = said.gettext("This address was used before, or is not complete")
        raise Refused(
            403, what, said.gettext("Start samenhang serve again, and use the address that it prints")
        )
    return _with_session(RedirectResponse("/", 303), session, house)


@router.get("/sign-in")
def form(request: Request, back: str = "/") -> Response:
    """The form; where nobody has an account, it says how to come in."""
    return _form(request, inside(back), "", "", 200)


@router.post("/sign-in", max_body_size=SMALL)
def sign_in(
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "/",
) -> Response:
    house: House = request.app.state.house
    try:
        session = house.door.sign_in(name, password, origin_of(request), house.now())
    except Refused as refused:
        return _form(request, inside(back), name, refused.what, refused.status)
    return _with_session(RedirectResponse(inside(back), 303), session, house)


@router.post("/sign-out", dependencies=[Depends(guard)], max_body_size=SMALL)
def sign_out(ask: Asking) -> Response:
    ask.house.door.sign_out(ask.session, ask.viewer, ask.origin, ask.house.now())
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE)
    return answer


@router.post("/preferences", max_body_size=SMALL)
def preferences(
    request: Request,
    language: Annotated[str, Form()] = "",
    theme: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "/",
) -> Response:
    """Keep the choice of language and theme in a cookie that says nothing else."""
    answer = RedirectResponse(inside(back), 303)
    for name, value, known in (("language", language, LANGUAGES), ("theme", theme, THEMES)):
        if value in known:
            answer.set_cookie(name, value, max_age=A_YEAR, samesite="lax", httponly=True)
    return answer


def _form(request: Request, back: str, name: str, fault: str, status: int) -> Response:
    house: House = request.app.state.house
    values = {"back": back, "name": name, "fault": fault, "accounts": house.door.accounts}
    return open_page(request, "sign-in.html", values, status)


def _with_session(answer: Response, session: str, house: House) -> Response:
    answer.set_cookie(
        COOKIE,
        session,
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=house.door.accounts,
    )
    return answer
