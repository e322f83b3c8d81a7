# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Advisory bodies, inspectorates, services, knowledge institutes, security bodies and international ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from samenhang.vocabulary.entries import entries, valid

KINDS = (
    "advisory", "association", "committee", "council", "court", "inspectorate", "international", "knowledge",
    "oversight", "planning-bureau", "proposed", "region", "security", "service",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A body that is no ministry.

    `abbreviations` are exact in upper and lower case. `ambiguous` holds abbreviations that mean other
    things too, each with the article it needs ("het OM" is ("OM", "het")) or "" where only an
    introduction in the text itself will do. `kind` is one of KINDS; "proposed" was never established.
    """

    id: str
    name: str
    kind: str
    abbreviations: tuple[str, ...]
    ambiguous: tuple[tuple[str, str], ...]
    variants: tuple[str, ...]
    ministry: str | None
    valid_from: date | None
    valid_to: date | None
    status: str

    def existed(self, day: date | None) -> bool:
        """Whether it existed on a day; yes where no day is known."""
        return valid(self.valid_from, self.valid_to, day)


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies, in the order of the file."""
    found = []
    for entry in entries("bodies.yaml", "bodies"):
        entry.only(
            "id", "name", "kind", "abbreviations", "ambiguous", "variants", "ministry", "from", "to", "status"
        )
        first, over = entry.period()
        kind = entry.text("kind")
        if kind not in KINDS:
            raise entry.wrong("kind", f"must be one of {', '.join(KINDS)}")
        found.append(
            Body(
                entry.key,
                entry.text("name"),
                kind,
                entry.texts("abbreviations"),
                tuple(_with_article(item) for item in entry.texts("ambiguous")),
                entry.texts("variants"),
                entry.text("ministry", "") or None,
                first,
                over,
                entry.status(),
            )
        )
    return tuple(found)


def _with_article(item: str) -> tuple[str, str]:
    article, _, abbreviation = item.rpartition(" ")
    return (abbreviation, article)
