# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Paired runs: the same draws of all that is not known, with and without measures. Pure.

Every uncertain strength is drawn once, from a stream of its own that follows from the seed and its name. All
portfolios read the same draws (common random numbers), and one more measure in the catalogue changes no draw.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

import numpy as np

from samenhang.desks.risk.analysis.measures.baseline import Baseline
from samenhang.desks.risk.analysis.measures.draws import shares
from samenhang.desks.risk.analysis.measures.effect import (
    Displacement,
    Effect,
    Form,
    ImpactCut,
    LinkCut,
    RateCut,
    label,
)
from samenhang.desks.risk.analysis.measures.horizon import Horizon
from samenhang.desks.risk.analysis.measures.measure import Catalogue
from samenhang.desks.risk.analysis.measures.spread import Array
from samenhang.desks.risk.analysis.measures.stacking import Part, remaining, shared, shifted

Stacks = dict[tuple[str, ...], list[Part]]
"""What the measures leave of each thing that they work on: ("rate", scenario) and so on."""
EVERY = "*"
"""Stands for all scenarios, or all criteria."""


@dataclass(frozen=True, slots=True, eq=False)
class Phase:
    """Years in which the same measures are at work to the same degree.

    `weight` is their discounted share of the horizon; `rate` (S, N) is how often a year each scenario
    happens, set off by others included; `impact` (S, N, K) is what it does.
    """

    weight: float
    rate: Array
    impact: Array


@dataclass(frozen=True, eq=False)
class Run:
    """A portfolio on all samples. Amounts are a year, the discounted mean over the horizon."""

    chosen: tuple[str, ...]
    baseline: Baseline
    phases: tuple[Phase, ...]

    @cached_property
    def loss(self) -> Array:
        """The expected yearly loss in each sample, in the common unit; shape (S,)."""
        values = self.baseline.values
        return self._over(lambda one: np.einsum("sn,sn->s", one.rate, one.impact @ values))

    @property
    def by_scenario(self) -> Array:
        """The same by the scenario that does the harm; shape (S, N)."""
        values = self.baseline.values
        return self._over(lambda one: one.rate * (one.impact @ values))

    @property
    def by_criterion(self) -> Array:
        """The expected yearly harm on each criterion, in its own unit; shape (S, K)."""
        return self._over(lambda one: np.einsum("sn,snk->sk", one.rate, one.impact))

    @property
    def by_interest(self) -> Array:
        """The loss by interest in the common unit, in the order of the baseline's interests; shape (S,
        interests)."""
        worth = self.by_criterion * self.baseline.values
        interests = self.baseline.interests
        belongs = np.array([[c.interest == name for name in interests] for c in self.baseline.criteria])
        return np.asarray(worth @ belongs.astype(np.float64))

    def _over(self, amount: Callable[[Phase], Array]) -> Array:
        return np.asarray(sum(phase.weight * amount(phase) for phase in self.phases))


@dataclass(frozen=True, eq=False)
class Experiment:
    """A baseline, a catalogue and the draws that all runs share.

    `strengths` by (measure id, number of the effect), each of shape (S,); `works` (S, M) is whether a measure
    works at all; `modes` by common mode, whether it holds; `degrees` (M, years) to what degree.
    """

    baseline: Baseline
    catalogue: Catalogue
    horizon: Horizon
    strengths: Mapping[tuple[str, int], Array]
    works: Array
    modes: Mapping[str, Array]
    degrees: Array
    _reaches: dict[tuple[tuple[int, float], ...], Array] = field(default_factory=dict)

    def run(self, chosen: Iterable[str]) -> Run:
        """The run of a portfolio, given by the ids of its measures in any order. Raises InvalidInput."""
        ids = tuple(sorted(set(chosen)))
        places = [self.catalogue.place(name) for name in ids]
        weights = self.horizon.factors / self.horizon.factors.sum()
        phases: dict[tuple[float, ...], float] = defaultdict(float)
        for year, weight in enumerate(weights):
            phases[tuple(self.degrees[places, year])] += float(weight)
        made = (self._phase(places, degrees, weight) for degrees, weight in phases.items())
        return Run(ids, self.baseline, tuple(made))

    @cached_property
    def inputs(self) -> dict[str, Array]:
        """Everything that is drawn and not the same in all samples, by name: what one could ask about.

        Names are "measure-id rate:scenario" and so on, "measure-id works", "mode name",
        "rate scenario" and "impact scenario" (in the common unit) of the baseline.
        """
        found: dict[str, Array] = {}
        for place, measure in enumerate(self.catalogue.measures):
            for number, effect in enumerate(measure.effects):
                found[f"{measure.id} {label(effect)}"] = self.strengths[measure.id, number]
            if measure.success < 1:  # else it follows its common mode, which is asked about by itself
                found[f"{measure.id} works"] = self.works[:, place]
        found |= {f"mode {name}": holds for name, holds in self.modes.items()}
        severity = self.baseline.impact @ self.baseline.values
        for place, scenario in enumerate(self.baseline.scenarios):
            found[f"rate {scenario}"] = self.baseline.rate[:, place]
            found[f"impact {scenario}"] = severity[:, place]
        return {name: values for name, values in found.items() if np.ptp(values) > 0}

    @cached_property
    def _reach(self) -> Array | None:
        baseline = self.baseline
        if baseline.reach is None or baseline.probability is None:
            return None
        return baseline.reach(baseline.probability)

    def _phase(self, places: list[int], degrees: tuple[float, ...], weight: float) -> Phase:
        at_work = [(place, degree) for place, degree in zip(places, degrees, strict=True) if degree > 0]
        stacks: Stacks = defaultdict(list)
        for place, degree in at_work:
            for number, effect in enumerate(self.catalogue.measures[place].effects):
                if not isinstance(effect, Displacement):
                    stacks[_target(effect)].append(self._part(place, degree, number, effect))
        rate = self._rate([place for place, _ in at_work], stacks)
        reach = self._reached(stacks, tuple(at_work))
        if reach is not None:
            rate = np.einsum("si,sij->sj", rate, reach)
        return Phase(weight, rate, self._impact(stacks))

    def _part(self, place: int, degree: float, number: int, effect: Effect) -> Part:
        measure = self.catalogue.measures[place]
        taken = degree * self.works[:, place] * self.strengths[measure.id, number]
        odds = isinstance(effect, LinkCut) and effect.form is Form.LOG_ODDS
        return Part(place, np.exp(-taken) if odds else 1 - taken, measure.overlap)

    def _rate(self, places: list[int], stacks: Stacks) -> Array:
        """Root rates, first lowered, then raised by what is displaced; shape (S, N)."""
        base = self.baseline.rate
        left = np.ones_like(base)
        for (kind, scenario, *_), parts in stacks.items():
            if kind == "rate":
                at = self.baseline.place(scenario)
                left[:, at] = remaining(parts, self.catalogue.overlaps, base[:, at])
        moved = np.zeros_like(base)
        for place in places:
            measure = self.catalogue.measures[place]
            for number, effect in enumerate(measure.effects):
                if isinstance(effect, Displacement):
                    source = self.baseline.place(effect.source)
                    mine = shared(stacks["rate", effect.source])[place]
                    removed = base[:, source] * (1 - left[:, source]) * mine
                    share = self.strengths[measure.id, number]
                    moved[:, self.baseline.place(effect.target)] += share * removed
        return (base + moved) * left

    def _reached(self, stacks: Stacks, at_work: tuple[tuple[int, float], ...]) -> Array | None:
        """The reach with these measures at work: few portfolios differ in it, and a cascade is dear."""
        cuts = {target: parts for target, parts in stacks.items() if target[0] == "link"}
        if not cuts or self.baseline.reach is None or self.baseline.probability is None:
            return self._reach
        using = {part.measure for parts in cuts.values() for part in parts}
        key = tuple((place, degree) for place, degree in at_work if place in using)
        if key not in self._reaches:
            self._reaches[key] = self.baseline.reach(self._chances(self.baseline.probability, cuts))
        return self._reaches[key]

    def _chances(self, before: Array, cuts: Stacks) -> Array:
        """The conditional probabilities that are left; shape (S, L)."""
        probability = before.copy()
        for target in sorted(cuts):  # factors before shifts of one link: a fixed order of the two forms
            _, source, aim, form = target
            at = self.baseline.link(source, aim)
            left = remaining(cuts[target], self.catalogue.overlaps, probability[:, at])
            factor = form == Form.FACTOR
            probability[:, at] = probability[:, at] * left if factor else shifted(probability[:, at], left)
        return probability

    def _impact(self, stacks: Stacks) -> Array:
        touched: dict[tuple[int, int], list[Part]] = defaultdict(list)
        scenarios, criteria = range(len(self.baseline.scenarios)), range(len(self.baseline.criteria))
        for target, parts in stacks.items():
            if target[0] == "impact":
                _, scenario, criterion = target
                rows = scenarios if scenario == EVERY else [self.baseline.place(scenario)]
                columns = criteria if criterion == EVERY else [self.baseline.criterion(criterion)]
                for cell in product(rows, columns):
                    touched[cell] += parts
        if not touched:
            return self.baseline.impact
        impact = self.baseline.impact.copy()
        for (row, column), parts in touched.items():
            impact[:, row, column] *= remaining(parts, self.catalogue.overlaps, impact[:, row, column])
        return impact


def _target(effect: RateCut | LinkCut | ImpactCut) -> tuple[str, ...]:
    """What an effect works on: effects with the same target stack."""
    match effect:
        case RateCut():
            return "rate", effect.scenario
        case LinkCut():
            return "link", effect.source, effect.target, effect.form
        case ImpactCut():
            return "impact", effect.scenario or EVERY, effect.criterion or EVERY


def prepare(baseline: Baseline, catalogue: Catalogue, horizon: Horizon, seed: int) -> Experiment:
    """Draw all that is not known of the measures. Raises InvalidInput for an unknown scenario, link or
    criterion."""
    strengths = {}
    for measure in catalogue.measures:
        for number, effect in enumerate(measure.effects):
            _check(effect, baseline)
            name = f"{measure.id} {label(effect)} {number}"
            strengths[measure.id, number] = effect.strength.at(shares(seed, name, baseline.samples))
    modes = {
        name: (shares(seed, f"mode {name}", baseline.samples) < chance).astype(np.float64)
        for name, chance in catalogue.common_modes.items()
    }
    works = np.ones((baseline.samples, len(catalogue)))
    for place, measure in enumerate(catalogue.measures):
        works[:, place] = shares(seed, f"{measure.id} works", baseline.samples) < measure.success
        if measure.common_mode:
            works[:, place] *= modes[measure.common_mode]
    degrees = np.array([horizon.degrees(measure.cost) for measure in catalogue.measures])
    return Experiment(
        baseline, catalogue, horizon, strengths, works, modes, degrees.reshape(len(catalogue), horizon.years)
    )


def _check(effect: Effect, baseline: Baseline) -> None:
    match effect:
        case RateCut():
            baseline.place(effect.scenario)
        case LinkCut():
            baseline.link(effect.source, effect.target)
        case Displacement():
            baseline.place(effect.source), baseline.place(effect.target)
        case ImpactCut():
            _ = effect.scenario and baseline.place(effect.scenario)
            _ = effect.criterion and baseline.criterion(effect.criterion)
