# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The start page: what needs attention today, as numbers that open lists."""

from __future__ import annotations

from samenhang.web.answer import Answer
from samenhang.web.ask import Ask


class Count(Answer):
    """A number that opens the list behind it."""

    name: str
    number: int
    address: str


class Overview(Answer):
    """The numbers of the start page, those that ask for something first."""

    counts: tuple[Count, ...]


def overview(ask: Ask) -> Overview:
    """What needs attention, and how much there is."""
    status = ask.ledger.status()
    counts = (
        Count(name="documents", number=status.documents, address="/documents"),
        Count(name="unread", number=status.unread, address="/unread"),
        Count(name="waiting", number=status.waiting, address="/unread"),
    )
    return Overview(counts=counts)
