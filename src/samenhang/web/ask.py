# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One question to the bureau: who asks, of which ledger, on which day, in which language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import unquote

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from samenhang.ledger import Ledger
from samenhang.viewer import Level, Role, Viewer
from samenhang.web.answer import documents_in
from samenhang.web.attention import Attention, together
from samenhang.web.door import COOKIE, Door, moment
from samenhang.web.language import FIRST, LANGUAGES, Texts
from samenhang.web.problem import Refused
from samenhang.web.render import THEMES, Pages, Place
from samenhang.web.token import form_token, is_form_token

TOKEN_HEADER = "X-CSRF-Token"
NOTICE = "notice"
"""The cookie with what the next page says once."""


@dataclass(frozen=True, slots=True)
class House:
    """What the shell serves from; put together once, by app.py."""

    ledger: Ledger
    door: Door
    pages: Pages
    navigation: tuple[Place, ...]
    now: Callable[[], datetime]
    upload: int
    """Bytes that may be sent at once."""
    attention: tuple[Callable[[Ask], Attention], ...] = ()
    """What the desks have that asks for attention."""
    site: str = ""
    """The address at which people use the application; "" where only requests say it."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Handed to every page function. `ledger` shows only what the viewer may see."""

    request: Request
    house: House
    viewer: Viewer
    ledger: Ledger
    session: str
    language: str

    @property
    def today(self) -> date:
        return self.house.now().date()

    @property
    def when(self) -> str:
        """This moment as the ledger writes it."""
        return moment(self.house.now())

    @property
    def origin(self) -> str:
        """Where the question comes from, for the audit log."""
        return origin_of(self.request)

    @property
    def site(self) -> str:
        """The address at which people use the application, without a slash at its end."""
        return self.house.site or str(self.request.base_url).removesuffix("/v1/").rstrip("/")

    @property
    def texts(self) -> Texts:
        return self.house.pages.texts(self.language)

    @property
    def by_program(self) -> bool:
        """Whether a program asks, under /v1: it gets an error where a page shows what can be shown."""
        return str(self.request.scope.get("root_path", "")).endswith("/v1")

    def attention(self) -> Attention:
        """What asks for the attention of who asks, at all desks."""
        return together(find(self) for find in self.house.attention)

    def require(self, role: Role) -> None:
        """Raises Refused where the viewer's role is less than this one."""
        if not self.viewer.role.at_least(role):
            what = self.texts.gettext("You may not do this with your account")
            remedy = self.texts.gettext("Ask an administrator for the role that it needs")
            raise Refused(403, what, remedy)

    def demand_token(self, token: str) -> None:
        """Refuse a change that did not come from a page of this session."""
        if not is_form_token(self.session, token):
            what = self.texts.gettext("This form is too old, or did not come from here")
            remedy = self.texts.gettext("Go back, load the page again, and send it once more")
            raise Refused(403, what, remedy)

    def witness(self, answer: Any) -> None:
        """Write down which documents that are not public this answer shows."""
        closed = {ref.digest for ref in documents_in(answer) if ref.level is not Level.PUBLIC}
        if closed:
            with self.house.ledger.writing(self.when) as ink:
                ink.audit("read", " ".join(sorted(closed)), "shown", self.origin, self.viewer.name)

    def page(self, template: str, answer: Any, status: int = 200) -> HTMLResponse:
        """The answer as a page."""
        values = {"answer": answer, "ask": self, "csrf": form_token(self.session), "viewer": self.viewer}
        return _page(self.house, self.request, template, values, status)


def open_page(
    request: Request, template: str, values: dict[str, Any], status: int = 200, language: str = ""
) -> HTMLResponse:
    """A page that needs nobody to be signed in; in the language that was chosen where none is given."""
    house: House = request.app.state.house
    common = {"answer": None, "csrf": "", "viewer": None}
    return _page(house, request, template, {**common, **values}, status, language)


def _page(
    house: House, request: Request, template: str, values: dict[str, Any], status: int, language: str = ""
) -> HTMLResponse:
    said = {
        "path": request.url.path,
        "here": str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
        "theme": theme_of(request),
        "navigation": _navigation(house, values["viewer"]),
        "notice": unquote(request.cookies.get(NOTICE, "")),
    }
    page = HTMLResponse(
        house.pages.render(template, language or language_of(request), {**said, **values}), status
    )
    if said["notice"]:
        page.delete_cookie(NOTICE)
    return page


def _navigation(house: House, viewer: Viewer | None) -> tuple[Place, ...]:
    """The lines for the pages that this viewer may open."""
    if viewer is None:
        return ()
    return tuple(place for place in house.navigation if viewer.role.at_least(place.role))


def language_of(request: Request) -> str:
    """The language that was chosen; Dutch where none was."""
    chosen = request.cookies.get("language", FIRST)
    return chosen if chosen in LANGUAGES else FIRST


def theme_of(request: Request) -> str:
    chosen = request.cookies.get("theme", THEMES[0])
    return chosen if chosen in THEMES else THEMES[0]


def origin_of(request: Request) -> str:
    return request.client.host if request.client else "unknown"


def ask_of(request: Request) -> Ask:
    """The question of a request. Raises Refused (401) where nobody is signed in."""
    house: House = request.app.state.house
    session = request.cookies.get(COOKIE, "")
    viewer = house.door.viewer(session, house.now())
    if viewer is None:
        said = house.pages.texts(language_of(request))
        raise Refused(401, said.gettext("You are not signed in"), said.gettext("Sign in, and try again"))
    return Ask(request, house, viewer, house.ledger.seen_by(viewer), session, language_of(request))


@dataclass(frozen=True, slots=True)
class Visit:
    """A request of somebody who did not sign in: a key in its address says what it may."""

    request: Request
    house: House

    @property
    def when(self) -> str:
        """This moment as the ledger writes it."""
        return moment(self.house.now())

    @property
    def origin(self) -> str:
        """Where the request comes from, for the audit log."""
        return origin_of(self.request)

    def as_holder(self, name: str, key: str, language: str) -> Ask:
        """The question through the eyes of who made the key. Raises Refused (404, 429)."""
        viewer = self.house.door.holder(name)
        if viewer is None:
            raise self.unknown()
        self._pace(key)
        ledger = self.house.ledger.seen_by(viewer)
        return Ask(self.request, self.house, viewer, ledger, "", language)

    def unknown(self) -> Refused:
        """What to raise for a key that opens nothing (404), or too many of them (429)."""
        self._pace(None)
        return Refused(404, "there is nothing here", "make a new address, signed in")

    def _pace(self, key: str | None) -> None:
        if self.house.door.turns_away(key, self.origin, self.house.now()):
            raise Refused(429, "this is asked for too often", "wait an hour")


def visit_of(request: Request) -> Visit:
    """The visit of a request."""
    return Visit(request, request.app.state.house)


Asking = Annotated[Ask, Depends(ask_of)]
Visiting = Annotated[Visit, Depends(visit_of)]
