# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Conditions: what narrows a search besides the words that were typed, as the query language says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

FACETS = ("kind", "actor", "dossier", "theme", "year")
PATTERN = r'^(kind|actor|dossier|theme|year):[^"“”„\s]{1,200}$'
"""A condition as it stands in an address: "kind:letter", "actor:office:minister/JenV", "year:2015"."""

_FIELDS = {"year": "date"}
_ALONE = ("kind", "year")
"""Facets of which a passage has one value: choosing another takes the place of the first."""

_WORD = re.compile(r"\w(?:[\w-]*\w)?")
_OPERATORS = frozenset(("AND", "EN", "OR", "OF", "NOT", "NIET"))


@dataclass(frozen=True, slots=True)
class Condition:
    """A value of a facet."""

    facet: str
    value: str

    def __str__(self) -> str:
        return f"{self.facet}:{self.value}"

    @property
    def asked(self) -> str:
        """The condition in the query language."""
        return f'{_FIELDS.get(self.facet, self.facet)}:"{self.value}"'


def condition_of(text: str) -> Condition:
    """A condition of an address, which fits PATTERN."""
    name, _, value = text.partition(":")
    return Condition(name, value)


def query_of(conditions: Sequence[Condition]) -> str:
    """The conditions in the query language."""
    return " ".join(condition.asked for condition in conditions)


def chosen(conditions: Sequence[Condition], one: Condition) -> tuple[Condition, ...]:
    """The conditions with one more, or without it where it is among them."""
    if one in conditions:
        return tuple(condition for condition in conditions if condition != one)
    alone = one.facet in _ALONE
    kept = (condition for condition in conditions if not (alone and condition.facet == one.facet))
    return (*kept, one)


def words_of(query: str) -> tuple[str, ...]:
    """The words of a query without its signs, operators and fields: what can be searched for in any case."""
    words = _WORD.findall(query)
    return tuple(dict.fromkeys(word for word in words if word not in _OPERATORS))
