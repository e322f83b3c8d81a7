# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Houses of parliament and their committees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from samenhang.vocabulary.entries import entries, valid


@dataclass(frozen=True, slots=True)
class Chamber:
    """A House, or both together."""

    id: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee of a House. `name` is what stands after "commissie voor"."""

    id: str
    chamber: str
    name: str
    abbreviations: tuple[str, ...]
    variants: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    status: str

    def existed(self, day: date | None) -> bool:
        """Whether it had this name on a day; yes where no day is known."""
        return valid(self.valid_from, self.valid_to, day)


@cache
def chambers() -> tuple[Chamber, ...]:
    """The two Houses, the States General and the joint session."""
    found = []
    for entry in entries("committees.yaml", "chambers"):
        entry.only("id", "name", "short_name")
        found.append(Chamber(entry.key, entry.text("name"), entry.text("short_name")))
    return tuple(found)


@cache
def committees() -> tuple[Committee, ...]:
    """Committees of both Houses; not complete, so a committee may exist that is not here."""
    known = {chamber.id for chamber in chambers()}
    found = []
    for entry in entries("committees.yaml", "committees"):
        entry.only("id", "chamber", "name", "abbreviations", "variants", "from", "to", "status")
        first, over = entry.period()
        chamber = entry.text("chamber")
        if chamber not in known:
            raise entry.wrong("chamber", f"must be one of {', '.join(sorted(known))}")
        found.append(
            Committee(
                entry.key,
                chamber,
                entry.text("name"),
                entry.texts("abbreviations"),
                entry.texts("variants"),
                first,
                over,
                entry.status(),
            )
        )
    return tuple(found)
