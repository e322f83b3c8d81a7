# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a scenario is computed: from uniform numbers, one for each thing that is not known, to likelihood and
impact.

Both the sampling and the analysis of sensitivity go through `Plan.evaluate`, so they speak of one model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv

from samenhang.desks.risk.analysis.assessment import conversion
from samenhang.desks.risk.analysis.assessment.estimate import InClass, OverClasses
from samenhang.desks.risk.analysis.assessment.ladder import (
    Ladder,
    class_of_score,
    impact_ladder,
    likelihood_ladder,
)
from samenhang.desks.risk.analysis.assessment.scale import EQUAL, Scale
from samenhang.desks.risk.analysis.assessment.scenario import (
    PER_YEAR,
    PERCENT,
    YEARS,
    Catalogue,
    Estimate,
    Scenario,
)

Floats = NDArray[np.float64]


class Value(StrEnum):
    """What the value function sees of a criterion."""

    CONTINUOUS = "continuous"
    """The place within the class too: 1 is the middle of the highest class, and it goes on beyond."""
    CLASS = "class"
    """The class alone, as the Dutch guide has it: 1 is the highest class."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to compute. `base` None is that of the edition; `bases` draws it between two, log-uniform.

    `concentration` draws the weights from a Dirichlet distribution around the profile: the larger, the
    closer; None keeps them. `samples` are draws of what is not known, `inner` draws of chance within each.
    """

    samples: int = 2000
    inner: int = 100
    seed: int = 1
    base: float | None = None
    bases: tuple[float, float] | None = None
    profile: str = EQUAL
    concentration: float | None = None
    value: Value = Value.CONTINUOUS


@dataclass(frozen=True, slots=True)
class Inputs:
    """Uniform numbers between 0 and 1, an array of n each, for everything that is not known.

    `shares` has one array for the likelihood (under LIKELIHOOD) and for each criterion that is scored;
    `inner`, of shape (n, m), the same for what varies from event to event; without it the outer share stands
    for it.
    """

    expert: Floats
    base: Floats
    weights: Mapping[str, Floats]
    shares: Mapping[str, Floats]
    inner: Mapping[str, Floats] = field(default_factory=lambda: MappingProxyType({}))


LIKELIHOOD = "likelihood"
"""The name of the likelihood among what is estimated; the others have the code of their criterion."""


@dataclass(frozen=True, slots=True)
class Pool:
    """What several experts say of one quantity: a mixture in which each counts by weight.

    `ladder` None is an ordinal criterion: all is said in scores. `frame` turns what is said in a unit into
    what the ladder measures: (unit, horizon of the scenario, horizon of the scale), None for an impact.
    """

    estimates: tuple[Estimate, ...]
    ends: tuple[float, ...]
    ladder: Ladder | None
    horizons: tuple[float, float] | None = None

    @property
    def varies(self) -> bool:
        """Whether some of it is from event to event."""
        return any(one.varies for one in self.estimates)

    @property
    def in_classes(self) -> bool:
        """Whether all of it is said in classes."""
        return all(isinstance(one.statement, InClass | OverClasses) for one in self.estimates)

    def chosen(self, expert: Floats) -> NDArray[np.intp]:
        """Which estimate each number between 0 and 1 chooses."""
        found = np.searchsorted(np.asarray(self.ends), expert, side="right")
        return np.minimum(found, len(self.ends) - 1)

    def drawn(self, expert: Floats, shares: Floats, inner: Floats | None = None) -> Floats:
        """Scores (impact) or probabilities (likelihood), of shape (n, 1) or, with `inner` of (n, m), that."""
        wide = inner is not None and self.varies
        found = np.empty(inner.shape if inner is not None and wide else (len(shares), 1))
        chosen = self.chosen(expert)
        order = np.argsort(chosen, kind="stable")
        ends = np.searchsorted(chosen[order], np.arange(len(self.estimates) + 1))
        for at, estimate in enumerate(self.estimates):
            rows = order[ends[at] : ends[at + 1]]
            if len(rows):
                given = inner[rows] if inner is not None and estimate.varies else shares[rows, None]
                found[rows] = self._read(estimate, given)
        return found

    def _read(self, estimate: Estimate, shares: Floats) -> Floats:
        if estimate.unit == YEARS:  # a high share is likelier always, so here the shorter period
            shares = 1.0 - shares
        values = estimate.statement.quantiles(shares)
        if self.horizons is None:
            scored = estimate.statement.scored or self.ladder is None
            return values if scored or self.ladder is None else self.ladder.score_of(values)
        if estimate.statement.scored and self.ladder is not None:
            return self.ladder.value_of(values)
        return over_scale(values, estimate.unit, self.horizons)


def over_scale(values: Floats, unit: str, horizons: tuple[float, float]) -> Floats:
    """A likelihood said in a unit, as a probability over the horizon of the scale (the second of the two)."""
    if unit == PER_YEAR:
        return conversion.probability_of(values, horizons[1])
    if unit == YEARS:
        return conversion.probability_of_return_period(values, horizons[1])
    return conversion.over_horizon(values / 100.0 if unit == PERCENT else values, *horizons)


def pooled(
    estimates: Sequence[Estimate],
    catalogue: Catalogue,
    ladder: Ladder | None,
    horizons: tuple[float, float] | None = None,
) -> Pool:
    """The pool of estimates, in the order of their experts so that the order of a file changes nothing."""
    ordered = tuple(sorted(estimates, key=lambda one: (one.expert, repr(one.statement))))
    weights = np.array([catalogue.weight_of(one) for one in ordered])
    ends = np.cumsum(weights) / weights.sum()
    return Pool(ordered, tuple(ends.tolist()), ladder, horizons)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What comes out: `likelihood` (n), `severity` (n, m), and the value on each scored criterion, (n, m) or
    (n, 1).
    """

    likelihood: Floats
    severity: Floats
    values: Mapping[str, Floats]


@dataclass(frozen=True, slots=True)
class Plan:
    """A scenario ready to be computed; `size` classes of impact."""

    scenario: Scenario
    likelihood: Pool
    impacts: Mapping[str, Pool]
    size: int
    rules: Rules

    @property
    def names(self) -> tuple[str, ...]:
        """What is estimated."""
        return (LIKELIHOOD, *self.impacts)

    def evaluate(self, inputs: Inputs) -> Drawn:
        """Likelihood and impact for each row of the inputs."""
        likelihood = self.likelihood.drawn(inputs.expert, inputs.shares[LIKELIHOOD])[:, 0]
        bases = self.rules.bases(inputs.base)[:, None]
        weights = self.rules.weights(inputs.weights)
        severity, values = np.zeros((len(likelihood), 1)), {}
        for code, pool in self.impacts.items():
            scores = pool.drawn(inputs.expert, inputs.shares[code], inputs.inner.get(code))
            values[code] = value_of(scores, bases, self.size, self.rules.settings.value)
            severity = severity + weights[code][:, None] * values[code]
        return Drawn(likelihood, severity, values)


def value_of(scores: Floats, bases: Floats | float, size: int, value: Value = Value.CONTINUOUS) -> Floats:
    """The value of a score: base to the power of the class, 1 for the highest; 0 where nothing is touched.

    Werken met scenario's, risicobeoordeling en capaciteiten (2009), from memory: v(A..E) = base^(0..4) /
    base^4. Continuous: the same through the middle of each class, so base^(score - middle of the highest).
    """
    if value is Value.CLASS:
        classes = class_of_score(scores, size)
        return np.where(classes < 0, 0.0, np.power(bases, classes - (size - 1.0)))
    return np.asarray(np.exp(np.log(bases) * (scores - (size - 0.5))))


def score_of_value(value: Floats, bases: Floats | float, size: int) -> Floats:
    """The score at which one criterion, weighing all, has this value: the continuous class of an overall
    impact.
    """
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(value) / np.log(bases) + (size - 0.5))


def weighted_sum(
    classes: Sequence[int], base: float, size: int, weights: Sequence[float] | None = None
) -> float:
    """The overall impact of classes (from 0; -1 for not touched) as the guide computes it; equal weights if
    none.
    """
    scores = np.where(np.asarray(classes) < 0, -np.inf, np.asarray(classes) + 0.5)
    shares = np.full(len(scores), 1 / len(scores)) if weights is None else np.asarray(weights, float)
    return float(np.dot(shares / shares.sum(), value_of(scores, base, size, Value.CLASS)))


@dataclass(frozen=True, slots=True)
class Rules:
    """How values become one number: base and weights of the criteria, fixed or drawn."""

    settings: Settings
    base: float
    mean_weights: Mapping[str, float]

    def bases(self, shares: Floats) -> Floats:
        """The base for each number between 0 and 1."""
        if self.settings.bases is None:
            return np.full_like(shares, self.base)
        low, high = np.log(self.settings.bases)
        return np.asarray(np.exp(low + (high - low) * shares))

    def weights(self, shares: Mapping[str, Floats]) -> dict[str, Floats]:
        """Weights that sum to 1: of a Dirichlet, as gamma variates by their inverse, or those of
        the profile.
        """
        if self.settings.concentration is None:
            return {code: np.full(1, weight) for code, weight in self.mean_weights.items()}
        around = self.settings.concentration
        raw = {
            code: gammaincinv(around * weight, shares[code]) if weight > 0 else np.zeros_like(shares[code])
            for code, weight in self.mean_weights.items()
        }
        total = np.sum(list(raw.values()), axis=0)
        return {code: one / total for code, one in raw.items()}


def rules(scale: Scale, settings: Settings) -> Rules:
    """The rules of an edition under these settings. Raises InvalidInput for a profile that there is not."""
    base = scale.base if settings.base is None else settings.base
    return Rules(settings, base, MappingProxyType(scale.weights(settings.profile)))


def plan(scenario: Scenario, catalogue: Catalogue, scale: Scale, by: Rules) -> Plan:
    """A scenario made ready; its criteria in the order of the scale."""
    found = {impact.criterion: impact.estimates for impact in scenario.impacts}
    impacts = {
        one.code: pooled(found[one.code], catalogue, impact_ladder(one))
        for one in scale.criteria
        if one.code in found
    }
    horizons = (scenario.horizon, scale.horizon)
    likelihood = pooled(scenario.likelihood, catalogue, likelihood_ladder(scale), horizons)
    return Plan(scenario, likelihood, MappingProxyType(impacts), len(scale.impact), by)
