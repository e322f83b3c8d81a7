# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The assessment of a catalogue of scenarios: likelihood, impact, class, rank, and what all of it rests on.
Pure.

result = assess(catalogue, scale, Settings(samples=5000, seed=7))
pandas.DataFrame(result.columns())
result.drivers("flood"), result.exceedance("flood")
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samenhang.desks.risk.analysis.assessment import exceedance, sampling, sensitivity
from samenhang.desks.risk.analysis.assessment.ladder import class_of_score, likelihood_ladder
from samenhang.desks.risk.analysis.assessment.plan import Settings, score_of_value
from samenhang.desks.risk.analysis.assessment.ranking import Dominance, Ranking, dominance, ranking
from samenhang.desks.risk.analysis.assessment.scale import EQUAL, Band, Scale
from samenhang.desks.risk.analysis.assessment.scenario import Catalogue, Scenario
from samenhang.desks.risk.analysis.assessment.summary import (
    Figure,
    Running,
    Summary,
    probability,
    running,
    summary,
)
from samenhang.desks.risk.analysis.assessment.unverified import Unverified, of_scenario
from samenhang.errors import NotFound

Floats = NDArray[np.float64]
MEASURES = ("expected", "likelihood", "impact")
"""What can be ranked by; `expected` is likelihood times impact over the horizon."""


@dataclass(frozen=True, slots=True)
class Shares:
    """The probability of each class, with its Monte Carlo standard error; `likeliest` is its code."""

    codes: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def likeliest(self) -> str:
        """The code of the class with the highest probability; of equal ones the lowest."""
        best = max(range(len(self.codes)), key=lambda at: (self.figures[at].value, -at))
        return self.codes[best]


@dataclass(frozen=True, slots=True)
class Result:
    """Of one scenario. Probabilities are over the horizon of the scale; an impact of 1 is the highest class
    on all.

    `top` are P(rank <= k) for k = 1, 2, ...; `place` is its place by mean rank. `unverified` is what it rests
    on.
    """

    scenario: Scenario
    experts: int
    likelihood: Summary
    impact: Summary
    expected: Summary
    likelihood_class: Shares
    impact_class: Shares
    place: int
    rank: Summary
    top: tuple[Figure, ...]
    unverified: tuple[Unverified, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """All results, in the order of their place; ranked by `measure`."""

    catalogue: Catalogue
    scale: Scale
    settings: Settings
    measure: str
    results: tuple[Result, ...]
    sample: sampling.Sample
    ranking: Ranking

    @property
    def base(self) -> float:
        """The base of the value function (the middle one where it is drawn)."""
        return self.sample.rules.base

    @property
    def experts(self) -> int:
        """How many experts are named."""
        return len(
            {one.expert for scenario in self.catalogue.scenarios for one in scenario.estimates()} - {""}
        )

    @property
    def unverified(self) -> tuple[Unverified, ...]:
        """Every unverified value that some result rests on, once."""
        return tuple(dict.fromkeys(one for result in self.results for one in result.unverified))

    def result(self, id_: str) -> Result:
        """The result of a scenario. Raises NotFound."""
        return self.results[self._place(id_)]

    def exceedance(self, id_: str | None = None) -> exceedance.Exceedance:
        """The exceedance curve of a scenario, or of all together. Raises NotFound."""
        if id_ is None:
            return exceedance.of_catalogue(self.sample)
        return exceedance.of_scenario(self._outcome(id_))

    def drivers(self, id_: str, points: int = sensitivity.POINTS) -> sensitivity.Drivers:
        """What drives a scenario. Raises NotFound."""
        return sensitivity.drivers(self._outcome(id_).plan, self.sample, self.catalogue, points)

    def convergence(self, id_: str) -> Running:
        """The running mean of the expected impact of a scenario. Raises NotFound."""
        return running(self._outcome(id_).expected)

    def dominance(self) -> Dominance:
        """Which scenario dominates which, in the order of `sample.outcomes` (by id)."""
        values = np.array(
            [one.values * one.likelihood[: one.values.shape[1]] for one in self.sample.outcomes]
        )
        profiles = [EQUAL, *(one.code for one in self.scale.profiles)]
        weights = [list(self.scale.weights(code).values()) for code in profiles]
        return dominance(self.sample.matrix("expected"), values, weights)

    def columns(self) -> dict[str, Any]:
        """One row a scenario, as columns that pandas.DataFrame or polars.DataFrame take."""
        rows = self.results
        found: dict[str, Any] = {
            "id": [one.scenario.id for one in rows],
            "title_nl": [one.scenario.title.nl for one in rows],
            "title_en": [one.scenario.title.en for one in rows],
            "made_up": [one.scenario.made_up for one in rows],
            "place": np.array([one.place for one in rows]),
        }
        for name in ("likelihood", "impact", "expected", "rank"):
            for part in ("mean", "low", "median", "high"):
                figures = [getattr(getattr(one, name), part) for one in rows]
                found[f"{name}_{part}"] = np.array([figure.value for figure in figures])
                found[f"{name}_{part}_error"] = np.array([figure.error for figure in figures])
        found |= _class_columns(rows)
        for k in range(min(3, len(rows))):
            found[f"p_rank_within_{k + 1}"] = np.array([one.top[k].value for one in rows])
        found["experts"] = np.array([one.experts for one in rows])
        found["unverified"] = ["; ".join(item.place for item in one.unverified) for one in rows]
        return found | self._frame(len(rows))

    def rank_columns(self) -> dict[str, Any]:
        """P(rank <= k) of each scenario for each k, one row each."""
        size = len(self.results)
        return {
            "id": [one.scenario.id for one in self.results for _ in range(size)],
            "k": np.tile(np.arange(1, size + 1), size),
            "probability": np.array([figure.value for one in self.results for figure in one.top]),
            "error": np.array([figure.error for one in self.results for figure in one.top]),
        }

    def _frame(self, rows: int) -> dict[str, Any]:
        """What every row must name: horizon, reference year, edition, seed."""
        return {
            "reference_year": np.array([one.scenario.reference_year for one in self.results]),
            "horizon_years": np.full(rows, self.scale.horizon),
            "edition": [self.scale.edition] * rows,
            "base": np.full(rows, self.base),
            "profile": [self.settings.profile] * rows,
            "samples": np.full(rows, self.settings.samples),
            "seed": np.full(rows, self.settings.seed),
        }

    def _place(self, id_: str) -> int:
        ids = [one.scenario.id for one in self.results]
        if id_ not in ids:
            raise NotFound(f"there is no scenario “{id_}”", f"known: {', '.join(sorted(ids))}")
        return ids.index(id_)

    def _outcome(self, id_: str) -> sampling.Outcome:
        self._place(id_)
        return next(one for one in self.sample.outcomes if one.id == id_)


def _class_columns(rows: tuple[Result, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("likelihood_class", "impact_class"):
        shares: list[Shares] = [getattr(one, name) for one in rows]
        found[name] = [one.likeliest for one in shares]
        for at, code in enumerate(shares[0].codes):
            found[f"p_{name}_{code}"] = np.array([one.figures[at].value for one in shares])
    return found


def assess(
    catalogue: Catalogue, scale: Scale, settings: Settings | None = None, measure: str = "expected"
) -> Assessment:
    """Assess a catalogue on a scale. Raises InvalidInput.

    Costs scenarios x criteria x samples, plus sorting of ranks in every sample; a share of experts is drawn
    in each, so that more experts cost little more.
    """
    settings = settings or Settings()
    sample = sampling.draw(catalogue, scale, settings)
    ranks = ranking(sample.matrix(measure))
    order = sorted(
        range(len(sample.outcomes)), key=lambda at: (ranks.summaries[at].mean.value, sample.outcomes[at].id)
    )
    results = tuple(_result(sample, ranks, at, place) for place, at in enumerate(order, 1))
    return Assessment(catalogue, scale, settings, measure, results, sample, ranks)


def _result(sample: sampling.Sample, ranks: Ranking, at: int, place: int) -> Result:
    scale, outcome = sample.scale, sample.outcomes[at]
    size = len(scale.impact)
    likely = likelihood_ladder(scale)
    severe = class_of_score(score_of_value(outcome.impact, sample.bases, size), size)
    return Result(
        outcome.plan.scenario,
        len({one.expert for one in outcome.plan.scenario.estimates()} - {""}),
        summary(outcome.likelihood),
        summary(outcome.impact),
        summary(outcome.expected),
        _shares(
            np.maximum(likely.class_of(likely.score_of(outcome.likelihood)), 0), scale.likelihood.classes
        ),
        _shares(np.maximum(severe, 0), scale.impact),
        place,
        ranks.summaries[at],
        tuple(ranks.within(at, k) for k in range(1, len(sample.outcomes) + 1)),
        of_scenario(outcome.plan.scenario, scale, sample.settings),
    )


def _shares(classes: NDArray[np.intp], bands: tuple[Band, ...]) -> Shares:
    counts = np.bincount(classes, minlength=len(bands))
    return Shares(
        tuple(band.code for band in bands),
        tuple(probability(count, len(classes)) for count in counts.tolist()),
    )
