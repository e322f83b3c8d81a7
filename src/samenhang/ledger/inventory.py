# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the ledger has of files: each with what became of it, and how complete it all is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file and what became of it: `status` is read, unread or waiting; then why it was not read."""

    digest: str
    name: str
    place: str
    size: int
    status: str
    code: str | None
    what: str | None
    remedy: str | None
    reader: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Status:
    """How complete the ledger is: files read, not read (also by reason) and waiting."""

    read: int
    unread: int
    waiting: int
    reasons: dict[str, int]
    documents: int
    passages: int
    behind: int
