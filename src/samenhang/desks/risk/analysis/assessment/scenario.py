# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios of a risk assessment, and what experts say of each: how likely, and how bad on which
criterion.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samenhang.desks.risk.analysis.assessment.estimate import Statement
from samenhang.desks.risk.analysis.assessment.scale import Name

PROBABILITY, PERCENT, PER_YEAR, YEARS = "probability", "%", "per year", "years"
LIKELIHOOD_UNITS = (PROBABILITY, PERCENT, PER_YEAR, YEARS)
"""How a likelihood may be said: over the horizon of the scenario, as a rate a year, or as a return period."""
NOBODY = ""
"""The expert of an estimate that no expert is named for."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a document that an estimate rests on, by their place in it and as they are quoted."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Expert:
    """Who estimates; `weight` counts against other experts. No personal data: an id and a field of work."""

    id: str
    weight: float = 1.0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Which elicitation an estimate is the result of: a question of a round after a stage, by which weighing.

    `asked` is the question in words; `experts` answered it, `seeds` weighed them, `calibration` is that of
    the decision maker, None where there is none. `decision_maker` is a pool where the question asked for a
    probability or a class, `method` says it in words, `base` is the base rate of a pool that has one,
    `classes` the class code for each answer where a file gives them.
    """

    round: str
    question: str
    decision_maker: str
    stage: int
    title: str = ""
    asked: str = ""
    experts: int = 0
    seeds: int = 0
    calibration: float | None = None
    method: str = "Classical Model (Cooke)"
    base: float | None = None
    classes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one expert says. `unit` is empty where it is said in classes.

    `varies` tells that the spread is from one event to the next, not what the expert does not know: it is
    then drawn in the inner, random level. `weight` None is the weight of the expert.
    `origin`: where it is the result of an elicitation.
    """

    statement: Statement
    expert: str = NOBODY
    unit: str = ""
    weight: float | None = None
    varies: bool = False
    reason: str = ""
    evidence: tuple[Passage, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Impact:
    """The estimates of a scenario on one criterion."""

    criterion: str
    estimates: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario; `horizon` in years is what its probabilities are over. `made_up`: an example, no
    assessment.
    """

    id: str
    title: Name
    description: Name
    reference_year: int
    horizon: float
    interests: tuple[str, ...]
    likelihood: tuple[Estimate, ...]
    impacts: tuple[Impact, ...]
    made_up: bool

    def estimates(self) -> Iterable[Estimate]:
        """All estimates, of likelihood first."""
        return (*self.likelihood, *(one for impact in self.impacts for one in impact.estimates))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Scenarios that are assessed together on the scale of one edition, and the experts who did."""

    edition: str
    experts: tuple[Expert, ...]
    scenarios: tuple[Scenario, ...]

    def weight_of(self, estimate: Estimate) -> float:
        """How much an estimate counts."""
        if estimate.weight is not None:
            return estimate.weight
        return next((one.weight for one in self.experts if one.id == estimate.expert), 1.0)
