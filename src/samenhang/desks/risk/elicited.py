# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The result of an elicitation, as an estimate asks for it and as it comes back, whoever works it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from samenhang.desks.risk.analysis.assessment.scenario import Origin
from samenhang.desks.risk.analysis.judgement.study import Study
from samenhang.errors import InvalidInput

Pool = Literal["log_odds", "extremised", "mean", "median"]
"""How probabilities become one."""
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
    """What an estimate asks for: a question of a round, after a stage (None: the last).

    Percentiles are pooled by a decision maker ("": global), probabilities by a `pool` ("": mean log-odds),
    the extremised one from a `base` rate.
    """

    round: str
    question: str
    decision_maker: str = ""
    stage: int | None = None
    pool: Pool | Literal[""] = ""
    base: float | None = None


@dataclass(frozen=True, slots=True)
class Elicited:
    """What came of it: percentiles (as shares) with their values, from `low` to `high`, in `unit`.

    `unit` is as the question has it, "" where nobody wrote it down. Of a question for a class there
    are `classes` instead: the answers with the share of the experts who chose each. `study`: all answers of
    the experts to questions in the same percentiles, where these are at hand.
    """

    origin: Origin
    unit: str
    percentiles: tuple[tuple[float, float], ...]
    low: float
    high: float
    log: bool
    classes: tuple[tuple[str, float], ...] = ()
    study: Study | None = None


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


def in_codes(
    found: Sequence[tuple[str, float]], given: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, float]:
    """The shares of answers by class code: as `given` says, else by code or name (`names`, in lower case).

    Raises InvalidInput where somebody chose an answer that is no class.
    """
    unknown = [name for name in given if name not in dict(found)]
    if unknown:
        raise InvalidInput(
            f"classes: “{unknown[0]}” is no answer of this question", f"one of {', '.join(dict(found))}"
        )
    shared: dict[str, float] = {}
    for option, share in found:
        code = given.get(option) or names.get(" ".join(option.casefold().split()))
        if code is None and not share:
            continue
        if code is None:
            raise InvalidInput(
                f"“{option}” is an answer of this question and no class of what it is used for",
                f"classes with a code beside each answer, one of {', '.join(dict.fromkeys(names.values()))}",
            )
        shared[code] = shared.get(code, 0.0) + share
    return shared
