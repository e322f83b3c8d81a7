# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that people and programs send: read in pieces, within a bound, to a disk and not to memory.

Nothing is read of what somebody sends who may not send it, or of what is too large by its own saying.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Generic, TypeVar, get_origin

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from samenhang.errors import LedgerError
from samenhang.viewer import Role
from samenhang.web.ask import TOKEN_HEADER, Ask, Asking
from samenhang.web.problem import Refused

FILES = 1000
"""Files in one upload; more go in a zip."""

Form = TypeVar("Form", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file on its way in: its name as the sender has it, which is only shown; `stream` stands on a disk."""

    name: str
    size: int
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Sent(Generic[Form]):
    """What was sent: the fields, and the files. They are gone when the answer has been given."""

    form: Form
    files: tuple[SentFile, ...]


def receiving(role: Role, form: type[BaseModel]) -> Callable[..., AsyncIterator[Sent[Any]]]:
    """A dependency that takes in what somebody with this role sends."""

    async def received(ask: Asking, request: Request) -> AsyncIterator[Sent[Any]]:
        ask.require(role)
        token = request.headers.get(TOKEN_HEADER, "")
        if token:
            ask.demand_token(token)
        data = await _parsed(ask, request)
        try:
            if not token:
                ask.demand_token(_text(data, "csrf"))
            yield Sent(_form(form, data), tuple(_files(data)))
        finally:
            await data.close()

    return received


def described(form: type[BaseModel]) -> dict[str, Any]:
    """How the interface for programs describes what may be sent."""
    schema = form.model_json_schema(ref_template="#/components/schemas/{model}")
    files = {"type": "array", "items": {"type": "string", "format": "binary"}, "maxItems": FILES}
    schema["properties"] = {**schema["properties"], "files": files}
    schema["required"] = [*schema.get("required", ()), "files"]
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}


async def _parsed(ask: Ask, request: Request) -> FormData:
    most = ask.house.upload
    size = request.headers.get("content-length", "")
    if size.isdecimal() and int(size) > most:
        raise _too_large(ask, most)
    parser = MultiPartParser(request.headers, _pieces(ask, request, most), max_files=FILES)
    try:
        return await parser.parse()
    except (MultiPartException, KeyError) as error:
        what = ask.texts.gettext("What was sent is no form with files, or holds too many")
        raise Refused(400, what, getattr(error, "message", "")) from error
    except ClientDisconnect as error:
        raise Refused(400, ask.texts.gettext("The sending was broken off")) from error
    except OSError as error:
        raise LedgerError(f"what was sent cannot be kept: {error.strerror}", "make room in TMPDIR") from error


async def _pieces(ask: Ask, request: Request, most: int) -> AsyncGenerator[bytes, None]:
    read = 0
    async for piece in request.stream():
        read += len(piece)
        if read > most:
            raise _too_large(ask, most)
        yield piece


def _too_large(ask: Ask, most: int) -> Refused:
    said = ask.texts
    what = said.gettext("This is larger than the %(most)s megabytes that may be sent at once")
    return Refused(
        413,
        what % {"most": said.number(most // 1_000_000)},
        said.gettext("Send it in parts, or ask who looks after this application to raise the bound"),
    )


def _form(form: type[BaseModel], data: FormData) -> BaseModel:
    """The fields, checked. A tuple takes one that is there several times."""
    given: Mapping[str, Any] = {
        name: [value for value in data.getlist(name) if isinstance(value, str)]
        if get_origin(field.annotation) is tuple
        else _text(data, name)
        for name, field in form.model_fields.items()
        if name in data
    }
    try:
        return form.model_validate(given)
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors()]
        raise RequestValidationError(faults) from error


def _text(data: FormData, name: str) -> str:
    value = data.get(name, "")
    return value if isinstance(value, str) else ""


def _files(data: FormData) -> list[SentFile]:
    """The files under `files`; a form in which none was chosen sends one without a name."""
    found = [one for one in data.getlist("files") if isinstance(one, UploadFile) and one.filename]
    return [SentFile(_shown(one.filename or ""), one.size or 0, one.file) for one in found]


def _shown(name: str) -> str:
    """A name as it can be shown: without the folders that some senders put before it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable())[-200:] or "-"
