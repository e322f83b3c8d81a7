# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The result of an elicitation, as an estimate asks for it and as it comes back, whoever works it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from samenhang.desks.risk.analysis.assessment.scenario import Origin
from samenhang.errors import InvalidInput

UNITS: Mapping[str, frozenset[str]] = {
    "persons": frozenset({"personen", "mensen", "people"}),
    "EUR": frozenset({"euro", "euro's", "euros", "€"}),
    "years": frozenset({"jaar", "jaren", "year"}),
    "%": frozenset({"procent", "percent", "per cent"}),
    "probability": frozenset({"kans"}),
    "per year": frozenset({"per jaar"}),
    "person-days": frozenset({"persoonsdagen", "persoondagen"}),
    "customer-hours": frozenset({"klanturen"}),
}
"""What people call a unit of the scales in a question, besides its own name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an estimate asks for: a question of a round, pooled by a decision maker, after a stage (None: the
    last).
    """

    round: str
    question: str
    decision_maker: str
    stage: int | None = None


@dataclass(frozen=True, slots=True)
class Elicited:
    """What came of it: percentiles (as shares) with their values, from `low` to `high`, in `unit`.

    `unit` is as the question has it, "" where nobody wrote it down.
    """

    origin: Origin
    unit: str
    percentiles: tuple[tuple[float, float], ...]
    low: float
    high: float
    log: bool


Lookup = Callable[[Wanted], Elicited]
"""Gives the result. Raises InvalidInput where there is none (yet)."""


def nowhere(wanted: Wanted) -> Elicited:
    """The lookup of who has no rounds at hand."""
    raise InvalidInput(
        f"the result of round “{wanted.round}” is asked for, and no rounds are at hand",
        "the round as `samenhang risk elicit export` writes it, given with --elicited",
    )


def same_unit(asked: str, unit: str) -> bool:
    """Whether a question in the unit `asked` gives values in `unit`; where nobody wrote it down, it may."""
    said = " ".join(asked.casefold().split())
    return said in ("", unit.casefold()) or said in UNITS.get(unit, frozenset())
