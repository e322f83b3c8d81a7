# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Themes: security interests, threat themes and action lines, with the terms that signal them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from samenhang.vocabulary.entries import entries

FILE = "themes.yaml"
BRANCHES = {"interest": 6, "threat": 9, "action": 12}
"""The branches of the taxonomy, and how many themes each has."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A node of the taxonomy; `id` is "interest/...", "threat/..." or "action/01" to "action/12".

    `terms` are whole words; a star at an end lets the word go on there. `status`: of the name.
    """

    id: str
    name: str
    english: str
    terms: tuple[str, ...]
    status: str

    @property
    def branch(self) -> str:
        """interest, threat or action."""
        return self.id.partition("/")[0]


@cache
def themes() -> tuple[Theme, ...]:
    """Every theme, in the order of the file."""
    found = []
    for entry in entries(FILE, "themes"):
        entry.only("id", "name", "english", "terms", "status")
        if entry.key.partition("/")[0] not in BRANCHES:
            raise entry.wrong("id", f"must begin with one of {', '.join(BRANCHES)} and a slash")
        terms = entry.texts("terms")
        for term in terms:
            if len(term.strip("*")) < 3 or "*" in term.strip("*"):
                raise entry.wrong(
                    "terms", f"has {term!r}: a star stands at an end, and three letters beside it"
                )
        found.append(Theme(entry.key, entry.text("name"), entry.text("english"), terms, entry.status()))
    return tuple(found)


@cache
def theme(key: str) -> Theme | None:
    """The theme with this id, or None."""
    return next((found for found in themes() if found.id == key), None)
