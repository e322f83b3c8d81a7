# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What drives a risk: Sobol indices, and how far each thing moves it by itself (a tornado). Pure.

The indices are of log10 of the expected impact over the horizon, which spans decades. A first-order index is
the share of the variance that knowing this alone would take away; a total index the share that stays if all
else were known. Points from a scrambled Sobol sequence; estimators of Saltelli et al., Computer Physics
Communications 181 (2010) 259, as SciPy has them. SciPy takes values for *groups* of inputs (weights, the
classes of all criteria) as well as for single ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.stats import qmc, sobol_indices

from samenhang.desks.risk.analysis.assessment.plan import LIKELIHOOD, Inputs, Plan, Rules, plan, rules
from samenhang.desks.risk.analysis.assessment.sampling import Sample
from samenhang.desks.risk.analysis.assessment.scale import EQUAL
from samenhang.desks.risk.analysis.assessment.scenario import Catalogue
from samenhang.desks.risk.analysis.assessment.streams import stream
from samenhang.desks.risk.analysis.assessment.summary import HIGH, LOW

Floats = NDArray[np.float64]
POINTS = 1024
"""Base points of the indices: a power of 2."""
BASES = (2.0, 10.0)
"""Between which the base goes in a tornado, where the settings give no other range."""
BATCHES = 16
"""Parts of the sequence, each of a power of 2, whose scatter gives the standard error of an index."""
FLOOR = 1e-12
"""An expected impact below counts as this, so that its logarithm is a number."""
EXPERT, BASE, WEIGHTS = "expert", "base", "weights"
CLASS_POSITION, PARAMETERS = "class position", "parameters"


@dataclass(frozen=True, slots=True)
class Driver:
    """One thing that moves the risk. `first` and `total` are indices with their standard errors, from 16
    parts of the sequence.

    `low` and `high` are the expected impact with this at its 5th and 95th percentile (for an expert: the
    lowest and the highest; for weights: over the profiles; for the base: at its ends) and all else at its
    middle.
    """

    name: str
    first: float
    first_error: float
    total: float
    total_error: float
    low: float
    high: float

    @property
    def swing(self) -> float:
        """By which factor it moves the expected impact."""
        return max(self.high, FLOOR) / max(self.low, FLOOR)


@dataclass(frozen=True, slots=True)
class Drivers:
    """Of one scenario: `middle` with all at its middle; drivers one by one, and put together by kind."""

    scenario: str
    middle: float
    each: tuple[Driver, ...]
    kinds: tuple[Driver, ...]

    def columns(self) -> dict[str, list[str] | Floats]:
        """Of each driver, for a data frame."""
        names = ("first", "first_error", "total", "total_error", "low", "high", "swing")
        numbers = {name: np.array([getattr(one, name) for one in self.each]) for name in names}
        return {"driver": [one.name for one in self.each], **numbers}


def drivers(one: Plan, sample: Sample, catalogue: Catalogue, points: int = POINTS) -> Drivers:
    """What drives one scenario, the largest swing first. Costs (drivers + 2) x points x criteria."""
    model = _Model(one)
    single: dict[str, tuple[str, ...]] = {name: (name,) for name in model.columns}
    if WEIGHTS in model.groups:
        single = {name: own for name, own in single.items() if name not in model.groups[WEIGHTS]}
        single[WEIGHTS] = model.groups[WEIGHTS]
    rng = stream(sample.settings.seed, "sobol", one.scenario.id)
    swings = _swings(one, sample, catalogue)
    indices = _indices(model, single, rng, points)
    each = [Driver(name, *indices.get(name, (0.0,) * 4), *swings[name]) for name in swings]
    together = _indices(model, model.groups, rng, points)
    kinds = [Driver(name, *found, *_moved(one, model, name, swings)) for name, found in together.items()]
    middle = float(_expected(one, _middle(one, 1))[0])
    ordered = (tuple(sorted(some, key=lambda driver: (-driver.swing, driver.name))) for some in (each, kinds))
    return Drivers(one.scenario.id, middle, *ordered)


class _Model:
    """The inputs of a plan as columns of numbers between 0 and 1, and which belong together."""

    def __init__(self, one: Plan) -> None:
        settings = one.rules.settings
        pools = {LIKELIHOOD: one.likelihood, **one.impacts}
        self.plan = one
        self.weights = tuple(one.rules.mean_weights) if settings.concentration else ()
        several = any(len(pool.estimates) > 1 for pool in pools.values())
        groups = {
            EXPERT: (EXPERT,) if several else (),
            BASE: (BASE,) if settings.bases else (),
            WEIGHTS: tuple(f"weight {code}" for code in self.weights),
            CLASS_POSITION: tuple(name for name, pool in pools.items() if pool.in_classes),
            PARAMETERS: tuple(name for name, pool in pools.items() if not pool.in_classes),
        }
        self.groups = {name: own for name, own in groups.items() if own}
        self.columns = tuple(name for own in self.groups.values() for name in own)

    def __call__(self, points: Floats) -> Floats:
        """log10 of the expected impact at points of shape (n, columns)."""
        given = dict(zip(self.columns, points.T, strict=True))
        middle = np.full(len(points), 0.5)
        inputs = Inputs(
            given.get(EXPERT, middle),
            given.get(BASE, middle),
            MappingProxyType({code: given[f"weight {code}"] for code in self.weights}),
            MappingProxyType({name: given[name] for name in self.plan.names}),
        )
        return np.log10(np.maximum(_expected(self.plan, inputs), FLOOR))


Index = tuple[float, float, float, float]


def _indices(
    model: _Model, groups: Mapping[str, Sequence[str]], rng: np.random.Generator, points: int
) -> dict[str, Index]:
    """(first, its error, total, its error) of each group of columns."""
    size = len(model.columns)
    both = qmc.Sobol(2 * size, seed=rng).random(points)
    a, b = both[:, :size], both[:, size:]
    mixed = []
    for own in groups.values():
        other = a.copy()
        at = [model.columns.index(name) for name in own]
        other[:, at] = b[:, at]
        mixed.append(model(other))
    values = {"f_A": model(a)[None], "f_B": model(b)[None], "f_AB": np.array(mixed)[:, None]}
    if np.ptp(np.concatenate([values["f_A"], values["f_B"]])) < 1e-12:
        return dict.fromkeys(groups, (0.0, 0.0, 0.0, 0.0))
    if len(groups) == 1:  # SciPy 1.17 fails on one input of one output: the output is given twice
        values = {name: np.repeat(some, 2, axis=-2) for name, some in values.items()}
    whole = _estimated(values, len(groups))
    size = points // BATCHES
    parts = [
        _estimated({name: some[..., at : at + size] for name, some in values.items()}, len(groups))
        for at in range(0, points, size)
    ]
    errors = np.std(parts, axis=0, ddof=1) / np.sqrt(BATCHES)
    rows = np.stack([whole[0], errors[0], whole[1], errors[1]], axis=1)
    return {name: tuple(row.tolist()) for name, row in zip(groups, rows, strict=True)}


def _estimated(values: Mapping[str, Floats], size: int) -> Floats:
    """(first and total, groups)."""
    found = sobol_indices(func=values, n=values["f_A"].shape[-1])
    return np.array([np.ravel(one)[:size] for one in (found.first_order, found.total_order)])


# ---------------------------------------------------------------- one at a time


def _expected(one: Plan, inputs: Inputs) -> Floats:
    drawn = one.evaluate(inputs)
    return drawn.likelihood * drawn.severity[:, 0]


def _middle(one: Plan, n: int) -> Inputs:
    half = np.full(n, 0.5)
    return Inputs(
        half,
        half,
        MappingProxyType(dict.fromkeys(one.rules.mean_weights, half)),
        MappingProxyType(dict.fromkeys(one.names, half)),
    )


def _swings(one: Plan, sample: Sample, catalogue: Catalogue) -> dict[str, tuple[float, float]]:
    """The expected impact with each thing low and high, all else at its middle."""
    two = _middle(one, 2)
    ends = np.array([LOW, HIGH])
    found = {}
    for name in one.names:
        moved = replace(two, shares=MappingProxyType({**two.shares, name: ends}))
        found[name] = _span(_expected(one, moved))
    pools = (one.likelihood, *one.impacts.values())
    places = sorted({end for pool in pools for end in pool.ends})
    if len(places) > 1:
        inner = (np.array([0.0, *places[:-1]]) + np.array(places)) / 2
        found[EXPERT] = _span(_expected(one, replace(_middle(one, len(inner)), expert=inner)))
    found[BASE] = _span(np.concatenate([_expected(other, _middle(other, 1)) for other in _based(one)]))
    weighed = [_expected(other, _middle(other, 1)) for other in _weighed(one, sample, catalogue)]
    found[WEIGHTS] = _span(np.concatenate(weighed))
    return found


def _based(one: Plan) -> Iterator[Plan]:
    """The plan with the base at both of its ends."""
    for base in one.rules.settings.bases or BASES:
        settings = replace(one.rules.settings, base=base, bases=None, concentration=None)
        yield replace(one, rules=replace(one.rules, base=base, settings=settings))


def _weighed(one: Plan, sample: Sample, catalogue: Catalogue) -> Iterator[Plan]:
    """The plan under each profile of weights, and its own."""
    for code in dict.fromkeys(
        (sample.settings.profile, EQUAL, *(profile.code for profile in sample.scale.profiles))
    ):
        settings = replace(sample.settings, profile=code, concentration=None)
        yield plan(one.scenario, catalogue, sample.scale, _with(sample, rules(sample.scale, settings)))


def _with(sample: Sample, by: Rules) -> Rules:
    return replace(by, base=sample.rules.base)


def _moved(
    one: Plan, model: _Model, name: str, swings: Mapping[str, tuple[float, float]]
) -> tuple[float, float]:
    """How far a kind moves it: all of its inputs together."""
    if name in swings:
        return swings[name]
    two = _middle(one, 2)
    ends = dict.fromkeys(model.groups[name], np.array([LOW, HIGH]))
    return _span(_expected(one, replace(two, shares=MappingProxyType({**two.shares, **ends}))))


def _span(values: Floats) -> tuple[float, float]:
    return float(values.min()), float(values.max())
