# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a measure does: to the rate of a scenario, to a link between two, to an impact, and what it displaces.

Model of the effects: every strength is a share e from 0 to 1 (or a shift of log-odds), every measure is at
work to a degree u from 0 to 1, and what remains is 1 - u e. See docs/explanation/measures.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from samenhang.desks.risk.analysis.measures.spread import Spread, within


class Form(StrEnum):
    """How a link's conditional probability is lowered."""

    FACTOR = "factor"  # p' = p (1 - u e)
    LOG_ODDS = "log-odds"  # logit p' = logit p - u d


@dataclass(frozen=True, slots=True)
class RateCut:
    """The yearly rate of `scenario` becomes rate * (1 - u e)."""

    scenario: str
    strength: Spread

    def __post_init__(self) -> None:
        within(self.strength, 0, 1, f"the cut in the rate of {self.scenario}")


@dataclass(frozen=True, slots=True)
class LinkCut:
    """The probability that `source` sets off `target` becomes less, by a factor or a shift in log-odds."""

    source: str
    target: str
    strength: Spread
    form: Form = Form.FACTOR

    def __post_init__(self) -> None:
        most = 1 if self.form is Form.FACTOR else inf
        within(self.strength, 0, most, f"the cut in the link from {self.source} to {self.target}")


@dataclass(frozen=True, slots=True)
class ImpactCut:
    """The impact becomes impact * (1 - u e), before it is put into a class.

    `scenario` and `criterion` None: of all scenarios, on all criteria.
    """

    strength: Spread
    scenario: str | None = None
    criterion: str | None = None

    def __post_init__(self) -> None:
        within(self.strength, 0, 1, f"the cut in the impact of {self.scenario or 'all scenarios'}")


@dataclass(frozen=True, slots=True)
class Displacement:
    """Of the rate that this measure takes from `source`, a share goes to `target`: who is stopped,
    substitutes.

    What is displaced meets the measures at the target, and is not displaced again.
    """

    source: str
    target: str
    share: Spread

    def __post_init__(self) -> None:
        within(self.share, 0, 1, f"what is displaced from {self.source} to {self.target}")

    @property
    def strength(self) -> Spread:
        """The share."""
        return self.share


Effect = RateCut | LinkCut | ImpactCut | Displacement


def label(effect: Effect) -> str:
    """A short name of what an effect works on: "rate:pandemie", "link:a>b", "impact:*/deaths",
    "displaced:a>b"."""
    match effect:
        case RateCut():
            return f"rate:{effect.scenario}"
        case LinkCut():
            return f"link:{effect.source}>{effect.target}"
        case ImpactCut():
            return f"impact:{effect.scenario or '*'}/{effect.criterion or '*'}"
        case Displacement():
            return f"displaced:{effect.source}>{effect.target}"
