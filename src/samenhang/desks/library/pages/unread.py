# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files that could not be read, each with the reason and the way out, and those that wait."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from samenhang.desks.library.refusals import REASONS, WAITING, WAYS_OUT
from samenhang.ledger import KeptFile
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask

PER_PAGE = 50


class UnreadFile(Answer):
    """A file that is not read. `reason` and `remedy` are for people, `message` is what the reader said."""

    name: str
    status: str
    code: str | None
    reason: str
    remedy: str
    message: str
    size: int
    added_at: str


class UnreadAnswer(Answer):
    """One page of the files that are not read."""

    unread: int
    waiting: int
    page: int
    pages: int
    files: tuple[UnreadFile, ...]


def unread(ask: Ask, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> UnreadAnswer:
    """Files that could not be read, then files that wait; none for who does not look after them."""
    with ask.ledger.catalogue() as catalogue:
        holdings = catalogue.holdings()
        files = catalogue.not_read(PER_PAGE, (page - 1) * PER_PAGE)
    return UnreadAnswer(
        unread=holdings.unread,
        waiting=holdings.waiting,
        page=page,
        pages=-(-(holdings.unread + holdings.waiting) // PER_PAGE),
        files=tuple(_file(ask, file) for file in files),
    )


def _file(ask: Ask, file: KeptFile) -> UnreadFile:
    code = file.code or ""
    reason, remedy = REASONS.get(code, file.what or ""), WAYS_OUT.get(code, file.remedy or "")
    if file.status == "waiting":
        reason, remedy = WAITING
    return UnreadFile(
        name=file.name,
        status=file.status,
        code=file.code,
        reason=ask.texts.gettext(reason),
        remedy=ask.texts.gettext(remedy),
        message=file.what or "",
        size=file.size,
        added_at=file.added_at,
    )
