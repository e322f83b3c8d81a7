# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a page answers: validated, frozen, and the same in a template and as JSON (there in camelCase)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from samenhang.ledger import Entry
from samenhang.viewer import Level

_PLAIN = (str, bytes, int, float, date, Enum, NoneType)


class Answer(BaseModel):
    """The base of every answer, and of every part of one."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True, extra="forbid")


def place_of(digest: str, passage: int | None = None) -> str:
    """The address of a document, or of a passage in it; of a long one it opens the part that holds it."""
    address = f"/documents/{digest[:16]}"
    return address if passage is None else f"{address}?passage={passage}#p{passage}"


class DocumentRef(Answer):
    """A document that an answer speaks of: enough to name it, to link to it and to say how public it is.

    Every answer that shows something of a document shows it through one of these: the shell finds them all,
    and writes a line in the audit log for those that are not public.
    """

    digest: str
    name: str
    identifier: str | None
    title: str
    kind: str | None
    earliest: str | None
    latest: str | None
    level: Level
    address: str

    @classmethod
    def of(cls, entry: Entry) -> DocumentRef:
        return cls(
            digest=entry.digest,
            name=entry.identifier or entry.name,
            identifier=entry.identifier,
            title=entry.title,
            kind=entry.kind,
            earliest=entry.earliest,
            latest=entry.latest,
            level=entry.access.level,
            address=place_of(entry.digest),
        )


def documents_in(answer: Any) -> Iterator[DocumentRef]:
    """Every document that an answer speaks of, wherever it stands in it."""
    if isinstance(answer, DocumentRef):
        yield answer
    elif isinstance(answer, BaseModel):
        for name in bearing(type(answer)):
            yield from documents_in(getattr(answer, name))
    elif isinstance(answer, list | tuple):
        for part in answer:
            yield from documents_in(part)
    elif isinstance(answer, dict):
        for part in answer.values():
            yield from documents_in(part)


@cache
def bearing(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields of an answer that may hold a document: all but those of words, numbers and days alone."""
    return tuple(name for name, field in kind.model_fields.items() if not _plain(field.annotation))


def _plain(annotation: Any) -> bool:
    if get_origin(annotation) is Literal or annotation in (None, ...):
        return True
    if parts := get_args(annotation):
        return all(_plain(part) for part in parts)
    return isinstance(annotation, type) and issubclass(annotation, _PLAIN)
