# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a desk brings to the shell: pages and changes, each a plain function that serves people and programs.

A page function takes an `Ask` first and gives an `Answer`: at its address people get it through a template,
under /v1 programs get it as JSON. A change takes an `Ask` and a model of what was sent, and gives a `Changed`
that says where to go from there. A file function gives a response as it is.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, TypeVar, get_args, get_type_hints
from urllib.parse import quote

from fastapi import APIRouter, Body, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel
from starlette.datastructures import UploadFile

from samenhang.errors import InvalidInput
from samenhang.viewer import Role
from samenhang.web.answer import Answer
from samenhang.web.ask import NOTICE, TOKEN_HEADER, Ask, Asking, Visit, Visiting
from samenhang.web.attention import Attention
from samenhang.web.problem import Refused
from samenhang.web.render import Labels
from samenhang.web.upload import Sent, described, receiving

Function = TypeVar("Function", bound=Callable[..., Any])


FORM = 1_000_000
"""Bytes of a form or of JSON at most: what comes with files has a bound of its own."""


class Changed(Answer):
    """What came of a change: the page to go to, and what to say there."""

    address: str
    notice: str = ""


class Returned(InvalidInput):
    """What was sent is not right: people get it back in the page they typed it in, `answer` in `template`."""

    def __init__(self, error: InvalidInput, template: str, answer: Answer) -> None:
        super().__init__(error.what, error.remedy)
        self.template = template
        self.answer = answer


async def guard(ask: Asking, request: Request) -> None:
    """Refuse a change that did not come from a page of this session."""
    token = request.headers.get(TOKEN_HEADER, "")
    if not token and "form" in request.headers.get("content-type", ""):
        sent = (await request.form()).get("csrf", "")
        token = "" if sent is None or isinstance(sent, UploadFile) else sent
    ask.demand_token(token)


class Desk:
    """The pages of one desk, in its own folder with templates/ and locale/.

    `navigation` are its lines in the header: an address and an English label that the catalogs translate, and
    a role where who has less may not open it.
    `labels` are what people call its keys, by group and key; in English as well. `attention` finds what the
    start page shows of this desk.
    """

    def __init__(
        self,
        name: str,
        folder: Path,
        navigation: Sequence[tuple[str, str] | tuple[str, str, Role]] = (),
        labels: Labels = MappingProxyType({}),
    ) -> None:
        self.name = name
        self.folder = folder
        self.navigation = tuple(navigation)
        self.labels = labels
        self.attention: Callable[[Ask], Attention] | None = None
        self.html = APIRouter(include_in_schema=False)
        self.json = APIRouter(tags=[name])

    def page(
        self, path: str, template: str, role: Role = Role.READER, api: str | None = None
    ) -> Callable[[Function], Function]:
        """Register a page function; `template` stands in the desk's templates/.

        `api` is its path under /v1 where that is another.
        """

        def register(function: Function) -> Function:
            def html(ask: Ask, **given: Any) -> Response:
                answer = _answer(function, role, ask, given)
                return ask.page(f"{self.name}/{template}", answer)

            def json(ask: Ask, **given: Any) -> Any:
                return _answer(function, role, ask, given)

            self.html.add_api_route(path, _like(html, function, {}), methods=["GET"], response_model=None)
            said = get_type_hints(function)["return"]
            self.json.add_api_route(
                api or path, _like(json, function, {}), methods=["GET"], response_model=said
            )
            return function

        return register

    def change(self, path: str, role: Role) -> Callable[[Function], Function]:
        """Register a change; what was sent is a form for people and JSON for programs."""

        def register(function: Function) -> Function:
            def html(ask: Ask, **given: Any) -> Response:
                return self._changed(function, role, ask, given)

            def json(ask: Ask, **given: Any) -> Any:
                return _answer(function, role, ask, given)

            guarded: dict[str, Any] = {"dependencies": [Depends(guard)], "max_body_size": FORM}
            form, body = _sent(function, Form()), _sent(function, Body())
            self.html.add_api_route(
                path, _like(html, function, form), methods=["POST"], response_model=None, **guarded
            )
            self.json.add_api_route(
                path,
                _like(json, function, body),
                methods=["POST"],
                response_model=Changed,
                status_code=201,
                **guarded,
            )
            return function

        return register

    def upload(self, path: str, role: Role, api: str | None = None) -> Callable[[Function], Function]:
        """Register a change that comes with files: its second parameter is `sent: Sent[SomeModel]`.

        People and programs send the same form. `api` is its path under /v1 where that is another.
        """

        def register(function: Function) -> Function:
            def html(ask: Ask, **given: Any) -> Response:
                return self._changed(function, role, ask, given)

            def json(ask: Ask, **given: Any) -> Any:
                return _answer(function, role, ask, given)

            hint = get_type_hints(function)["sent"]
            form = get_args(hint)[0]
            sent = {"sent": Annotated[hint, Depends(receiving(role, form))]}
            self.html.add_api_route(path, _like(html, function, sent), methods=["POST"], response_model=None)
            self.json.add_api_route(
                api or path,
                _like(json, function, sent),
                methods=["POST"],
                response_model=Changed,
                status_code=201,
                openapi_extra=described(form),
            )
            return function

        return register

    def _changed(
        self, function: Callable[..., Any], role: Role, ask: Ask, given: Mapping[str, Any]
    ) -> Response:
        """What a person gets after a change: the next page, or the form again with what was typed."""
        try:
            return _led_on(_answer(function, role, ask, given))
        except Returned as back:
            return ask.page(f"{self.name}/{back.template}", back.answer, 400)

    def file(self, path: str, role: Role = Role.READER) -> Callable[[Function], Function]:
        """Register a function that gives a file: the same for people and programs."""

        def register(function: Function) -> Function:
            def response(ask: Ask, **given: Any) -> Any:
                ask.require(role)
                _demand_text(ask, given)
                return function(ask, **given)

            for router in (self.html, self.json):
                router.add_api_route(
                    path, _like(response, function, {}), methods=["GET"], response_class=Response
                )
            return function

        return register

    def visit(self, path: str, methods: Sequence[str] = ("GET",)) -> Callable[[Function], Function]:
        """Register a function for who does not sign in: it takes a `Visit`, and the key in the address says
        what may be done. Programs find it at the same address.
        """

        def register(function: Function) -> Function:
            def response(visit: Visit, **given: Any) -> Any:
                return function(visit, **given)

            made = _like(response, function, {})
            self.html.add_api_route(
                path, made, methods=list(methods), response_model=None, max_body_size=FORM
            )
            return function

        return register


def _led_on(changed: Changed) -> Response:
    """To the page that a change leads to, which says once what was done."""
    answer = RedirectResponse(changed.address, 303)
    if changed.notice:
        answer.set_cookie(NOTICE, quote(changed.notice), max_age=60, httponly=True, samesite="lax")
    return answer


def _answer(function: Callable[..., Any], role: Role, ask: Ask, given: Mapping[str, Any]) -> Any:
    ask.require(role)
    _demand_text(ask, given)
    answer = function(ask, **given)
    ask.witness(answer)
    return answer


def _demand_text(ask: Ask, given: Mapping[str, Any]) -> None:
    """Refuse a sign that no database keeps as text."""
    if any("\0" in text for text in _texts(list(given.values()))):
        what = ask.texts.gettext("What was sent holds a sign that is no text")
        raise Refused(400, what, ask.texts.gettext("Leave it out, and send it once more"))


def _texts(given: Any) -> Iterator[str]:
    """Every text in what was given."""
    if isinstance(given, str):
        yield given
    elif isinstance(given, BaseModel):
        yield from _texts(list(dict(given).values()))
    elif isinstance(given, Sent):
        yield from _texts(given.form)
    elif isinstance(given, list | tuple):
        for part in given:
            yield from _texts(part)


_GIVEN: Mapping[Any, Any] = {Ask: Asking, Visit: Visiting}
"""What the shell gives a function by its type."""


def _like(outer: Callable[..., Any], function: Callable[..., Any], changed: Mapping[str, Any]) -> Any:
    """`outer` with the name, the words and the parameters of `function`, some of them of another type."""
    hints = get_type_hints(function, include_extras=True) | dict(changed)
    parameters = [
        parameter.replace(annotation=_GIVEN.get(hints[name], hints[name]))
        for name, parameter in inspect.signature(function).parameters.items()
    ]
    made = wraps(function)(outer)
    del made.__wrapped__
    made.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    made.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return made


def _sent(function: Callable[..., Any], way: Any) -> dict[str, Any]:
    """The parameters that hold what was sent, to be read in this way: from a form or from JSON."""
    hints = get_type_hints(function)
    return {
        name: Annotated[hint, way]
        for name, hint in hints.items()
        if name != "return" and inspect.isclass(hint) and issubclass(hint, BaseModel)
    }
