# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parliamentary groups since 1994."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from samenhang.vocabulary.entries import entries, valid
from samenhang.vocabulary.spelling import key


@dataclass(frozen=True, slots=True)
class Group:
    """A parliamentary group. `abbreviations` stand for it anywhere, `loose` ones only where the text speaks
    of a group ("(CU)", "GL-fractie"); both are exact in upper and lower case. The period is that in the
    Tweede Kamer.
    """

    id: str
    name: str
    abbreviations: tuple[str, ...]
    loose: tuple[str, ...]
    variants: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    status: str

    def sat(self, day: date | None) -> bool:
        """Whether it sat in the Tweede Kamer on a day; yes where no day is known."""
        return valid(self.valid_from, self.valid_to, day)

    def spellings(self) -> tuple[str, ...]:
        """Every way to print it."""
        return (self.name, *self.abbreviations, *self.loose, *self.variants)


@cache
def groups() -> tuple[Group, ...]:
    """All groups, in the order of the file."""
    found = []
    for entry in entries("groups.yaml", "groups"):
        entry.only("id", "name", "abbreviations", "loose", "variants", "from", "to", "status")
        first, over = entry.period()
        found.append(
            Group(
                entry.key,
                entry.text("name"),
                entry.texts("abbreviations"),
                entry.texts("loose"),
                entry.texts("variants"),
                first,
                over,
                entry.status(),
            )
        )
    return tuple(found)


@cache
def _by_key() -> dict[str, Group]:
    return {
        key(spelling): group for group in reversed(groups()) for spelling in (group.id, *group.spellings())
    }


def group(spelling: str) -> Group | None:
    """The group that is printed so ("GL", "Partij voor de Dieren", "gl"), or None."""
    return _by_key().get(key(spelling))
