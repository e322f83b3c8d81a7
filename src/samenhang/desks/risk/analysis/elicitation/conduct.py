# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a round is held: until when it is open, in which order each expert is asked, under which name."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import product
from string import ascii_uppercase

from samenhang.desks.risk.analysis.elicitation.typed import State


class Standing(StrEnum):
    """Where a round stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


def standing(kept: Standing, closes: date, today: date) -> Standing:
    """Where a round stands on a day: an open one is closed after its last day, whatever anybody did."""
    return Standing.CLOSED if kept is Standing.OPEN and today > closes else kept


def order(keys: Iterable[str], seed: str) -> tuple[str, ...]:
    """The order in which an expert is asked: another one for each seed, always the same for one seed.

    Sorted by a hash, so that it depends on no generator that may change, and a question that is added later
    does not move the others.
    """
    return tuple(sorted(keys, key=lambda key: hashlib.sha256(f"{seed}\x1f{key}".encode()).digest()))


def pseudonym(taken: Collection[str], seed: str) -> str:
    """A letter that nobody has: shuffled by the seed, so that it does not tell who was invited first.

    With 26 experts two letters begin.
    """
    free = [letter for letter in ascii_uppercase if letter not in taken]
    if not free:
        free = [a + b for a, b in product(ascii_uppercase, repeat=2) if a + b not in taken]
    return order(free, seed)[0]


def answered(states: Sequence[State]) -> int:
    """How many questions are answered: done, or said to be beyond the expert."""
    return sum(state in (State.DONE, State.CANNOT) for state in states)
