# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Leaving out gives what the smaller study gives on its own; cross-validation scores what it did not see."""

from __future__ import annotations

import math
from dataclasses import astuple, replace
from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.desks.risk.analysis.judgement import subsets
from samenhang.desks.risk.analysis.judgement.cross_validation import cross_validate
from samenhang.desks.risk.analysis.judgement.makers import FIVE, Plan, Weighing, decide, panel
from samenhang.desks.risk.analysis.judgement.robustness import without_experts, without_items
from samenhang.desks.risk.analysis.judgement.scores import ground
from samenhang.desks.risk.analysis.judgement.study import Study
from samenhang.errors import InvalidInput
from tests.desks.risk.studies import needs_studies, random_study, real

BEST = Plan(Weighing.GLOBAL, None)


def figures(study: Study, plan: Plan) -> list[float]:
    maker = decide(panel(ground(study)), plan)
    scores = maker.scores
    return [
        maker.alpha,
        *map(float, (scores.calibration, scores.info_seed, scores.info_all, scores.combined)),
    ]


@pytest.mark.parametrize("plan", FIVE, ids=lambda plan: plan.name)
@pytest.mark.parametrize("size", [1, 2])
def test_without_items_is_the_study_without_them(plan: Plan, size: int) -> None:
    """In this study the seeds do not come first: targets do."""
    study = random_study(11)
    found = without_items(panel(ground(study)), plan, size)
    seeds = [place for place, item in enumerate(study.items) if item.seed]
    assert found.complete
    assert found.possible == math.comb(len(seeds), size)
    for row, gone in zip(found.rows, combinations(seeds, size), strict=True):
        assert row.left_out == tuple(study.items[place].id for place in gone)
        kept = [place for place in range(len(study.items)) if place not in gone]
        got = [row.alpha, row.calibration, row.info_seed, row.info_all, row.combined]
        np.testing.assert_allclose(got, figures(study.only(items=kept), plan), rtol=1e-9)


@pytest.mark.parametrize(
    "plan", [*FIVE, Plan(Weighing.USER, 0, (1.0, 2.0, 3.0, 4.0))], ids=lambda plan: plan.name
)
def test_without_experts_is_the_study_without_them(plan: Plan) -> None:
    study = random_study(12)
    for row, gone in zip(without_experts(study, plan, 1).rows, range(4), strict=True):
        kept = [place for place in range(4) if place != gone]
        weights = tuple(plan.given[place] for place in kept) if plan.given else None
        got = [row.alpha, row.calibration, row.info_seed, row.info_all, row.combined]
        wanted = figures(study.only(experts=kept), Plan(plan.weighing, plan.cut_off, weights))
        np.testing.assert_allclose(got, wanted, rtol=1e-9)


def bounded(study: Study) -> Study:
    """With a bound of its own on one item, a target of fewer percentiles, a row that is partly empty, and an
    item that only two experts answered.
    """
    answers = study.answers.copy()
    answers[1, 3, 1] = answers[2:, 5] = np.nan
    answers[:, 0, 1] = np.nan
    items = list(study.items)
    items[0] = replace(items[0], percentiles=(0.05, 0.95))
    items[4] = replace(items[4], low=1e-3, high=1e3)
    return replace(study, items=tuple(items), answers=answers)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), size=st.integers(1, 3), plan=st.sampled_from(FIVE))
def test_any_leaving_out_is_the_smaller_study(seed: int, size: int, plan: Plan) -> None:
    study = bounded(random_study(seed))
    for row, gone in zip(without_experts(study, plan, size).rows, combinations(range(4), size), strict=True):
        kept = [place for place in range(4) if place not in gone]
        got = [row.alpha, row.calibration, row.info_seed, row.info_all, row.combined]
        np.testing.assert_allclose(got, figures(study.only(experts=kept), plan), rtol=1e-9)


def test_many_subsets_are_reckoned_in_parts_with_the_same_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    study = bounded(random_study(21))
    group = panel(ground(study))
    whole = without_items(group, BEST, 2).rows, without_experts(study, BEST, 2).rows
    monkeypatch.setattr(subsets, "ROOM", 3 * 4 * 10)
    monkeypatch.setattr(subsets, "PIECE", 2)
    parts = without_items(group, BEST, 2).rows, without_experts(study, BEST, 2).rows
    for one, other in zip(chain(*whole), chain(*parts), strict=True):
        assert one.left_out == other.left_out
        np.testing.assert_allclose(astuple(one)[1:], astuple(other)[1:], rtol=1e-12)


def test_somebody_left_needs_a_given_weight() -> None:
    plan = Plan(Weighing.USER, 0, (1.0, 0.0, 0.0, 0.0))
    with pytest.raises(InvalidInput, match="some of those left"):
        without_experts(random_study(22), plan, 1)


def test_without_the_laziest_expert_there_are_more_seeds_for_all() -> None:
    study = random_study(13)
    answered = ground(study).answered[:, study.seeds].sum(axis=1)
    laziest = int(np.argmin(answered))
    kept = [place for place in range(4) if place != laziest]
    assert ground(study.only(experts=kept)).fewest > ground(study).fewest


def test_the_number_of_combinations_is_bounded_and_said() -> None:
    study = random_study(14)
    found = without_items(panel(ground(study)), BEST, 2, most=5)
    assert (len(found.rows), found.possible, found.complete) == (5, 28, False)
    assert len(without_experts(study, BEST, 2, most=3).rows) == 3


@pytest.mark.parametrize("size", [0, 8, 9])
def test_something_must_be_left(size: int) -> None:
    with pytest.raises(InvalidInput, match="cannot be left out"):
        without_items(panel(ground(random_study(15))), BEST, size)


@needs_studies
@pytest.mark.parametrize("name", ["CWD", "San Diego", "PHAC 2009 final"])
def test_seeds_that_do_not_come_first_are_left_out_themselves(name: str) -> None:
    study = real(name)
    rows = without_items(panel(ground(study)), BEST, 1).rows
    assert [row.left_out[0] for row in rows] == [item.id for item in study.items if item.seed]
    last = max(place for place, item in enumerate(study.items) if item.seed)
    kept = [place for place in range(len(study.items)) if place != last]
    np.testing.assert_allclose(rows[-1].info_all, figures(study.only(items=kept), BEST)[3], rtol=1e-9)


# ---------------------------------------------------------------- cross-validation


def test_a_fold_is_trained_and_scored_apart() -> None:
    study = random_study(16)
    group = panel(ground(study))
    found = cross_validate(group, BEST, 5)
    assert found.complete
    assert found.possible == 56
    seeds = [place for place, item in enumerate(study.items) if item.seed]
    fold = found.folds[17]
    trained = study.only(items=[place for place in seeds if study.items[place].id in fold.training])
    assert fold.alpha == pytest.approx(decide(panel(ground(trained)), BEST).alpha)
    rest = study.only(items=[place for place in seeds if study.items[place].id not in fold.training])
    equal = figures(rest, Plan(Weighing.EQUAL))
    assert fold.equal == pytest.approx((equal[1], equal[2], equal[4]))
    # The weights of the training set, given by hand, on the rest.
    weights = tuple(decide(panel(ground(trained)), Plan(Weighing.GLOBAL, fold.alpha)).nominal)
    by_hand = figures(rest, Plan(Weighing.USER, 0, weights))
    assert fold.weighed == pytest.approx((by_hand[1], by_hand[2], by_hand[4]))


def test_the_mean_of_ratios_is_geometric_and_equal_weights_have_one() -> None:
    group = panel(ground(random_study(17)))
    assert cross_validate(group, Plan(Weighing.EQUAL)).geometric_mean == pytest.approx(1)
    found = cross_validate(group, BEST)
    assert found.size == 6
    usable = [fold.ratio for fold in found.folds if fold.ratio > 0]
    assert found.geometric_mean == pytest.approx(math.exp(sum(map(math.log, usable)) / len(usable)))
    assert found.better == sum(fold.ratio > 1 for fold in found.folds) / len(found.folds)


def test_drawn_training_sets_are_all_different_and_the_same_each_time() -> None:
    group = panel(ground(random_study(18)))
    one, two = (cross_validate(group, BEST, 4, most=20, seed=3) for _ in range(2))
    assert one.folds == two.folds
    assert len({fold.training for fold in one.folds}) == 20
    assert not one.complete


def test_too_few_seeds_are_refused() -> None:
    with pytest.raises(InvalidInput, match="training set"):
        cross_validate(panel(ground(random_study(19, seeds=1))), BEST)
