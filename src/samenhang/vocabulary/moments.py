# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fixed moments of the parliamentary year that a deadline can wait for: the budget, the spring memorandum."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from samenhang.vocabulary.entries import entries

FILE = "calendar.yaml"


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment by the words that name it; `when` it is, in Dutch words; `source` lays that down."""

    key: str
    words: tuple[str, ...]
    when: str
    source: str


@cache
def moments() -> tuple[Moment, ...]:
    """The moments of the file."""
    found = []
    for entry in entries(FILE, "moments"):
        entry.only("id", "words", "when", "source")
        words = entry.texts("words")
        if not words or any(word != word.lower() for word in words):
            raise entry.wrong("words", "must be a list of words in lower case")
        found.append(Moment(entry.key, words, entry.text("when"), entry.text("source")))
    return tuple(found)


@cache
def _longest_first() -> tuple[tuple[str, Moment], ...]:
    named = [(word, moment) for moment in moments() for word in moment.words]
    return tuple(sorted(named, key=lambda pair: -len(pair[0])))


def moment_in(phrase: str) -> Moment | None:
    """The moment that a phrase names, or None; of several the one with the longest name."""
    lower = phrase.lower()
    return next((moment for word, moment in _longest_first() if word in lower), None)
