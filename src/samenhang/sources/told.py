# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a source says of an entity and of those around it, ready to be put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from samenhang.sources.moments import in_words
from samenhang.sources.written import day_of


@dataclass(frozen=True, slots=True)
class Told:
    """An entity: `said` are its statements by name, in their order, empty ones left out.

    `updated` is the moment of its last change, as the source wrote it.
    """

    id: str
    kind: str
    deleted: bool
    updated: str
    said: Mapping[str, tuple[str, ...]]

    def first(self, *names: str) -> str:
        """The first statement under the first of these names that says something, "" where none does."""
        return next((" ".join(self.said[name][0].split()) for name in names if self.said.get(name)), "")

    def every(self, name: str) -> tuple[str, ...]:
        """All statements under a name."""
        return self.said.get(name, ())

    def day(self, *names: str) -> date | None:
        """The day under the first of these names that has one, as written."""
        return next((day for name in names if (day := day_of(self.first(name)))), None)

    @property
    def noted(self) -> str:
        """On which day its source wrote down what it says now, in words: for what has no day of its own."""
        day = day_of(self.updated)
        return f", vastgelegd op {in_words(day)}" if day else ""


@dataclass(frozen=True, slots=True)
class Around:
    """Entities by identifier, those that point at another by their kind and its identifier, and documents by
    their number."""

    entities: Mapping[str, Told] = field(default_factory=dict)
    pointing: Mapping[tuple[str, str], tuple[Told, ...]] = field(default_factory=dict)
    numbered: Mapping[str, Told] = field(default_factory=dict)

    def get(self, identifier: str) -> Told | None:
        """An entity that is not deleted."""
        found = self.entities.get(identifier.casefold())
        return None if found is None or found.deleted else found

    def all(self, told: Told, name: str) -> tuple[Told, ...]:
        """The entities that one points at under a name."""
        return tuple(found for one in told.every(name) if (found := self.get(one)) is not None)

    def of(self, kind: str, told: Told) -> tuple[Told, ...]:
        """The entities of a kind that point at one."""
        return self.pointing.get((kind, told.id), ())

    def published(self, document: Told) -> str:
        """What the outside world calls a document: as it was published, in its dossier, or by its number."""
        version = self.get(document.first("huidigeDocumentVersie"))
        official = version.first("externeidentifier") if version else ""
        return official or self._in_dossier(document) or document.first("documentNummer")

    def _in_dossier(self, document: Told) -> str:
        dossier = next((dossier_of(one) for one in self.all(document, "kamerstukdossier")), "")
        number = document.first("volgnummer")
        return f"kst-{dossier}-{number}" if dossier and number.isdecimal() and number != "0" else ""


def dossier_of(told: Told) -> str:
    """The number of a dossier with its addition: "36800-XIV"; "(R2064)" is no part of it."""
    addition = told.first("toevoeging")
    number = told.first("nummer")
    return f"{number}-{addition}" if addition and not addition.startswith("(") else number
