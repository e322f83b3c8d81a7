# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two-level sampling: outside what is not known (experts, places in classes, weights, base), inside what is
chance.

Each outer draw is one possible state of knowledge. Within it a scenario has one probability over the horizon,
and a severity that may vary from event to event. F. O. Hoffman, J. S. Hammonds, Risk Analysis 14 (1994) 707.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from samenhang.desks.risk.analysis.assessment.plan import Inputs, Plan, Rules, Settings, plan, rules
from samenhang.desks.risk.analysis.assessment.scale import Scale
from samenhang.desks.risk.analysis.assessment.scenario import Catalogue
from samenhang.desks.risk.analysis.assessment.streams import stream
from samenhang.errors import InvalidInput

Floats = NDArray[np.float64]
KEPT = 1000
"""Outer draws of which the value on each criterion is kept, for dominance under all weights."""
LEAST = 100
"""Outer draws at least: fewer give no interval worth the name."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The draws of one scenario: `likelihood` over the horizon and `impact`, (n); `severity` (n, m) or (n,
    1).

    `impact` is the mean of the severity over chance; `expected` likelihood times impact, over the horizon.
    `values` is (k, at most KEPT): the mean value on each criterion of the scale, 0 where it is not touched.
    """

    plan: Plan
    likelihood: Floats
    impact: Floats
    severity: Floats
    values: Floats

    @property
    def id(self) -> str:
        """The id of the scenario."""
        return self.plan.scenario.id

    @property
    def expected(self) -> Floats:
        """Likelihood times impact: the expected impact over the horizon, for each outer draw."""
        return self.likelihood * self.impact


@dataclass(frozen=True, slots=True)
class Sample:
    """All draws, by scenario in the order of their ids; `bases` (n) that were drawn."""

    scale: Scale
    settings: Settings
    rules: Rules
    bases: Floats
    outcomes: tuple[Outcome, ...]

    def matrix(self, measure: str) -> Floats:
        """(scenarios, n) of `likelihood`, `impact` or `expected`."""
        return np.array([getattr(one, measure) for one in self.outcomes])


def draw(catalogue: Catalogue, scale: Scale, settings: Settings) -> Sample:
    """Draw every scenario of a catalogue. Costs scenarios x criteria x samples. Raises InvalidInput."""
    if settings.samples < LEAST or settings.inner < 1:
        raise InvalidInput(
            f"{settings.samples} samples, {settings.inner} inner", f"at least {LEAST} samples and 1 inner"
        )
    if not catalogue.scenarios:
        raise InvalidInput("there are no scenarios to assess", "a file with one scenario at least")
    by = rules(scale, settings)
    shared = _shared(by, settings)
    plans = [plan(one, catalogue, scale, by) for one in sorted(catalogue.scenarios, key=lambda one: one.id)]
    outcomes = tuple(_outcome(one, shared, scale) for one in plans)
    return Sample(scale, settings, by, by.bases(shared.base), outcomes)


def _shared(by: Rules, settings: Settings) -> Inputs:
    """What all scenarios have in common: who is believed, the base, the weights."""

    def uniform(*keys: str) -> Floats:
        return stream(settings.seed, *keys).random(settings.samples)

    weights = {code: uniform("weight", code) for code in by.mean_weights} if settings.concentration else {}
    return Inputs(uniform("expert"), uniform("base"), MappingProxyType(weights), MappingProxyType({}))


def _outcome(one: Plan, shared: Inputs, scale: Scale) -> Outcome:
    settings = one.rules.settings
    id_, size = one.scenario.id, (settings.samples, settings.inner)
    shares = {name: stream(settings.seed, "share", id_, name).random(size[0]) for name in one.names}
    inner: Mapping[str, Floats] = {
        code: stream(settings.seed, "inner", id_, code).random(size)
        for code, pool in one.impacts.items()
        if pool.varies
    }
    drawn = one.evaluate(
        Inputs(shared.expert, shared.base, shared.weights, MappingProxyType(shares), MappingProxyType(inner))
    )
    kept = min(KEPT, settings.samples)
    values = np.zeros((len(scale.criteria), kept))
    for at, criterion in enumerate(scale.criteria):
        if criterion.code in drawn.values:
            values[at] = drawn.values[criterion.code][:kept].mean(axis=1)
    return Outcome(one, drawn.likelihood, drawn.severity.mean(axis=1), drawn.severity, values)
