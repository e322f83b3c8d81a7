# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ministries, with their names, short forms and periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from samenhang.vocabulary.entries import entries, valid

FILE = "ministries.yaml"
TOOI = "https://identifier.overheid.nl/tooi/id/ministerie/"


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry under one name. Under a new name it is a new entry, with `successors` to tie them.

    `valid_from` is its first day, `valid_to` the day on which it is over (None: still there).
    `short_name` is the name without "Ministerie van"; `abbreviations` are exact in upper and lower case;
    `tooi` is its address in the national register, None where unknown. `status`: verified or memory.
    """

    id: str
    name: str
    short_name: str
    abbreviations: tuple[str, ...]
    variants: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    minister_title: str
    tooi: str | None
    successors: tuple[str, ...]
    budget: str
    status: str

    def existed(self, day: date | None) -> bool:
        """Whether it had this name on a day; yes where no day is known."""
        return valid(self.valid_from, self.valid_to, day)


@cache
def ministries() -> tuple[Ministry, ...]:
    """All ministries since 1994 (and the two that ended then), in the order of the file."""
    found = []
    for entry in entries(FILE, "ministries"):
        entry.only(
            "id", "name", "short_name", "abbreviations", "variants", "from", "to", "successors", "tooi",
            "budget", "status",
        )  # fmt: skip
        first, over = entry.period()
        code = entry.text("tooi", "")
        short = entry.text("short_name")
        found.append(
            Ministry(
                id=entry.key,
                name=entry.text("name"),
                short_name=short,
                abbreviations=entry.texts("abbreviations"),
                variants=entry.texts("variants"),
                valid_from=first,
                valid_to=over,
                minister_title=f"Minister van {short}",
                tooi=TOOI + code if code else None,
                successors=entry.texts("successors"),
                budget=entry.text("budget", ""),
                status=entry.status(),
            )
        )
    return tuple(found)


@cache
def ministry(key: str) -> Ministry | None:
    """The ministry with this id ("JenV", "EZ-2012"), or None."""
    return next((found for found in ministries() if found.id == key), None)
