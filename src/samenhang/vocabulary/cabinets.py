# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cabinets since 1994, with their periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from samenhang.vocabulary.entries import entries, valid


@dataclass(frozen=True, slots=True)
class Cabinet:
    """A cabinet from the day it was sworn in (`valid_from`) until the next one was (`valid_to`).

    `resigned` is the day from which it was outgoing ("demissionair"): it stayed in office until `valid_to`.
    """

    id: str
    name: str
    variants: tuple[str, ...]
    parties: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    resigned: date | None
    status: str


@cache
def cabinets() -> tuple[Cabinet, ...]:
    """All cabinets, oldest first."""
    found = []
    for entry in entries("cabinets.yaml", "cabinets"):
        entry.only("id", "name", "variants", "parties", "from", "to", "resigned", "status")
        first, over = entry.period()
        found.append(
            Cabinet(
                entry.key,
                entry.text("name"),
                entry.texts("variants"),
                entry.texts("parties"),
                first,
                over,
                entry.day("resigned"),
                entry.status(),
            )
        )
    return tuple(found)


def cabinet_on(day: date) -> Cabinet | None:
    """The cabinet in office on a day, outgoing or not; None before 1994."""
    return next((found for found in cabinets() if valid(found.valid_from, found.valid_to, day)), None)
