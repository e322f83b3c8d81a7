# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Do weights that were won on some seeds hold on others? Cross-validation over seed items. Pure.

A. R. Colson, R. M. Cooke, Cross validation for the classical model of structured expert judgment, Reliability
Engineering and System Safety 163 (2017) 109-120: weights from a training set of 80 percent of the seeds,
scores on
the rest; beside them the equal-weight decision maker on the same rest. Their measure is the ratio of the
combined scores, as a geometric mean over all training sets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np

from samenhang.desks.risk.analysis.judgement.makers import (
    Panel,
    Plan,
    Weighing,
    answers_of,
    decide,
    normalised,
    raw_weights,
)
from samenhang.desks.risk.analysis.judgement.robustness import narrowed
from samenhang.desks.risk.analysis.judgement.scores import landed, score_of, told_by
from samenhang.desks.risk.analysis.judgement.study import Floats, Whole
from samenhang.errors import InvalidInput

MOST = 2_000
"""Training sets that are reckoned at most, unless more are asked for."""


@dataclass(frozen=True, slots=True)
class Fold:
    """One training set, and how the decision makers score on the seeds outside it.

    `weighed` and `equal`: calibration, information and combined score of the performance-weighted and of
    the equal-weight decision maker; `ratio`: of the combined scores. NaN where none can be made.
    """

    training: tuple[str, ...]
    alpha: float
    weighed: tuple[float, float, float]
    equal: tuple[float, float, float]

    @property
    def ratio(self) -> float:
        """Above 1: weighing by performance did better on questions that it had not seen."""
        return self.weighed[2] / self.equal[2] if self.equal[2] > 0 else float("nan")


@dataclass(frozen=True, slots=True)
class CrossValidation:
    """Every training set of `size` seeds, or as many of them as were drawn; `possible` there are."""

    plan: Plan
    size: int
    possible: int
    folds: tuple[Fold, ...]

    @property
    def complete(self) -> bool:
        """Whether every training set was reckoned."""
        return len(self.folds) == self.possible

    @property
    def geometric_mean(self) -> float:
        """Of the ratios, over the training sets that have one above 0; NaN where none has."""
        ratios = np.array([fold.ratio for fold in self.folds])
        usable = ratios[np.isfinite(ratios) & (ratios > 0)]
        return float(np.exp(np.log(usable).mean())) if usable.size else float("nan")

    @property
    def better(self) -> float:
        """The share of training sets after which weighing by performance did better; NaN ratios do not."""
        return float(np.mean([fold.ratio > 1 for fold in self.folds]))


def cross_validate(
    group: Panel, plan: Plan, size: int | None = None, most: int = MOST, seed: int = 0
) -> CrossValidation:
    """Train on `size` seeds (80 percent of them, if none is given), score on the rest, for every choice.

    Where there are more than `most` choices, that many are drawn with `seed`, no choice twice.
    Raises InvalidInput where the study has too few seeds to train and to score.
    """
    places = np.flatnonzero(group.base.seeds)
    chosen = round(0.8 * places.size) if size is None else size
    if not 1 <= chosen < places.size:
        raise InvalidInput(
            f"{chosen} of {places.size} seed items cannot be the training set",
            f"train on from 1 to {places.size - 1}" if places.size > 1 else "give at least two seed items",
        )
    only_seeds = narrowed(group, places)
    # What the equal-weight decision maker answers is the same whatever the training set is.
    equal = _answers(only_seeds, Plan(Weighing.EQUAL), 0.0, only_seeds)
    folds = tuple(
        _fold(only_seeds, plan, np.array(training), equal)
        for training in _choices(places.size, chosen, most, seed)
    )
    return CrossValidation(plan, chosen, comb(places.size, chosen), folds)


def _choices(number: int, size: int, most: int, seed: int) -> Iterator[tuple[int, ...]]:
    if comb(number, size) <= most:
        yield from combinations(range(number), size)
        return
    chance, drawn = np.random.default_rng(seed), set[tuple[int, ...]]()
    while len(drawn) < most:
        one = tuple(sorted(chance.choice(number, size, replace=False).tolist()))
        if one not in drawn:
            drawn.add(one)
            yield one


def _fold(group: Panel, plan: Plan, training: Whole, equal: Floats) -> Fold:
    trained = narrowed(group, training)
    alpha = decide(trained, plan).alpha
    values = _answers(trained, plan, alpha, group)
    test = np.setdiff1d(np.arange(group.base.seeds.size), training)
    seeds = [item.id for item in group.base.study.items if item.seed]
    names = tuple(seeds[place] for place in training)
    return Fold(names, alpha, _scored(group, values, test), _scored(group, equal, test))


def _answers(trained: Panel, plan: Plan, alpha: float, group: Panel) -> Floats:
    """What the decision maker answers on all seeds, with the calibrations of the training set: (1, I, n)."""
    judged = Panel(group.base, trained.experts, group.blocks)
    weights = normalised(raw_weights(judged, plan, np.array([alpha])), group.base.answered)
    return answers_of(judged, weights)


def _scored(group: Panel, values: Floats, test: Whole) -> tuple[float, float, float]:
    rest = narrowed(group, test)
    answers, items = values[:, test], np.arange(test.size)
    scores = score_of(rest.base, landed(rest.base, answers, items), told_by(rest.base, answers, items))
    return float(scores.calibration[0]), float(scores.info_seed[0]), float(scores.combined[0])
