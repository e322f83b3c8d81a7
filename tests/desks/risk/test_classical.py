# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Classical Model where an implementation goes wrong easily: each has a known answer."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2

from samenhang.desks.risk.analysis.judgement.makers import FIVE, Panel, Plan, Weighing, decide, panel
from samenhang.desks.risk.analysis.judgement.scores import Rules, ground, grouped, statistical_accuracy
from samenhang.desks.risk.analysis.judgement.study import Item, Scale, Study
from samenhang.errors import InvalidInput
from tests.desks.risk.studies import THREE, made, needs_studies, random_study, real

GLOBAL, BEST = Plan(Weighing.GLOBAL), Plan(Weighing.GLOBAL, None)
NAN = float("nan")


def with_counts(*counts: int) -> Study:
    """One expert whose seeds fall in the bins of three percentiles as often as is said."""
    truths = [value for value, times in zip((0.5, 2.0, 4.0, 9.0), counts, strict=True) for _ in range(times)]
    return made([[[1.0, 3.0, 5.0]] * len(truths)], truths)


def panel_of(study: Study, rules: Rules | None = None) -> Panel:
    return panel(ground(study, rules))


# ------------------------------------------------- 1, 2: calibration from the upper tail itself


@pytest.mark.parametrize("counts", [(1, 9, 9, 1), (2, 18, 18, 2)])
def test_perfect_counts_have_calibration_one(counts: tuple[int, ...]) -> None:
    assert panel_of(with_counts(*counts)).experts.calibration[0] == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(
    ("statistic", "degrees"), [(0.01, 3), (0.05, 3), (0.1, 3), (0.01, 5), (0.01, 7), (900, 3)]
)
def test_small_and_large_statistics_are_those_of_chi_square(statistic: float, degrees: int) -> None:
    from_scipy = chi2.sf(statistic, degrees)
    levels = tuple((np.arange(degrees) + 1) / (degrees + 1))
    study = Study(
        "s", levels, ("E",), (Item("i", realisation=0.5),), np.arange(1.0, degrees + 1).reshape(1, 1, -1)
    )
    base = ground(study)
    counts = np.eye(degrees + 1, dtype=np.intp)[0]
    # One seed in one bin has the statistic 2 N ln(bins): choose the N that gives the one asked for.
    found, calibration = statistical_accuracy(base, counts, fewest=1)
    assert found == pytest.approx(2 * math.log(degrees + 1))
    scaled = ground(study, Rules(power=min(1.0, statistic / float(found))))
    times = max(1.0, statistic / float(found))
    _, calibration = statistical_accuracy(scaled, counts, fewest=times)  # type: ignore[arg-type]
    assert calibration == pytest.approx(from_scipy, rel=1e-9)
    assert calibration > 0


def test_a_small_calibration_is_not_lost() -> None:
    calibration = panel_of(with_counts(40, 0, 0, 0)).experts.calibration[0]
    assert 0 < calibration < 1e-40
    assert calibration == pytest.approx(chi2.sf(80 * math.log(20), 3), rel=1e-9)


# ------------------------------------------------- 3: a decision maker is never thrown away


@needs_studies
@pytest.mark.parametrize(
    ("name", "calibration", "information"), [("Hemophilia", 0.31, 0.49), ("TdC", 0.99, 1.26)]
)
def test_a_decision_maker_below_its_own_cut_off_stands(
    name: str, calibration: float, information: float
) -> None:
    maker = decide(panel_of(real(name)), BEST)
    assert maker.scores.calibration == pytest.approx(calibration, abs=0.006)
    assert maker.scores.info_seed == pytest.approx(information, abs=0.006)
    assert maker.scores.combined > 0


# ------------------------------------------------- 4: ties between calibrations


def test_mirrored_counts_are_one_calibration() -> None:
    answers = [[[1.0, 3.0, 5.0]] * 14, [[1.0, 3.0, 5.0]] * 14]
    truths = [0.5] + [2.0] * 6 + [4.0] * 5 + [9.0] * 2
    answers[1] = [[-5.0, -3.0, -1.0]] * 14
    mirrored = [-value for value in truths]
    study = made(
        [[*answers[0], *([[NAN] * 3] * 14)], [*([[NAN] * 3] * 14), *answers[1]]], [*truths, *mirrored]
    )
    scores = panel_of(study).experts
    assert scores.counts.tolist() == [[1, 6, 5, 2], [2, 5, 6, 1]]
    assert scores.calibration[0] == scores.calibration[1]


def test_values_are_grouped_from_the_lowest_and_missing_ones_stay() -> None:
    values = np.array([0.5, 0.5 * (1 + 1e-12), NAN, 0.1, 0.5 * (1 - 1e-12), 0.5001])
    found = grouped(values, 1e-9)
    low = 0.5 * (1 - 1e-12)
    np.testing.assert_array_equal(found, [low, low, NAN, 0.1, low, 0.5001])


# ------------------------------------------------- 5: realisations equal to percentiles


def test_a_realisation_equal_to_a_percentile_lies_below_it() -> None:
    study = made([[[1.0, 3.0, 5.0]] * 3], [1.0, 3.0, 5.0])
    assert panel_of(study).experts.counts[0].tolist() == [1, 1, 1, 0]


@pytest.mark.parametrize("value", [10.0, 1000.0, 0.1, 7.0, 333.3])
def test_on_a_log_scale_an_equal_realisation_stays_equal(value: float) -> None:
    row = [value / 10, value, value * 10]
    study = made([[row] * 5, [row] * 5], [value] * 5, log=True)
    group = panel_of(study)
    for plan in FIVE:
        assert decide(group, plan).scores.counts.tolist() == [0, 5, 0, 0], plan.name
        np.testing.assert_allclose(decide(group, plan).quantiles, [row] * 5, rtol=1e-12)


# ------------------------------------------------- 6, 12: missing answers, and one N for all


def test_who_answers_least_sets_the_number_of_seeds_for_all() -> None:
    rows = [[1.0, 3.0, 5.0]] * 8
    lazy = [[1.0, 3.0, 5.0]] * 5 + [[NAN] * 3] * 3
    truths = [2.0, 2.0, 4.0, 9.0, 0.5, 4.0, 4.0, 2.0]
    alone, with_lazy = (panel_of(made(one, truths)).experts for one in ([rows], [rows, lazy]))
    assert with_lazy.answered.tolist() == [8, 5]
    assert with_lazy.statistic[0] == pytest.approx(alone.statistic[0] * 5 / 8)


def test_missing_answers_leave_the_information_of_others_alone() -> None:
    study = random_study(3)
    moved = study.only(experts=[3, 2, 1, 0])
    here, there = panel_of(study), panel_of(moved)
    np.testing.assert_allclose(here.base.information, there.base.information[::-1])
    for plan in FIVE:
        np.testing.assert_allclose(decide(here, plan).quantiles, decide(there, plan).quantiles)


def test_a_partly_missing_row_is_no_answer_but_widens_the_background() -> None:
    study = made([[[1.0, 3.0, 5.0], [2.0, 3.0, 4.0]], [[NAN, NAN, -840.0], [2.0, 3.0, 5.0]]], [None, 3.0])
    group = panel_of(study)
    assert np.isnan(group.base.information[1, 0])
    assert decide(group, Plan(Weighing.EQUAL)).quantiles[0].tolist() == pytest.approx([1.0, 3.0, 5.0])
    assert group.base.low[0] == pytest.approx(-840 - 84.5)


def test_an_item_that_nobody_answered_has_no_decision_maker() -> None:
    maker = decide(panel_of(made([[[NAN] * 3, [2.0, 3.0, 4.0]]], [None, 3.0])), GLOBAL)
    assert np.isnan(maker.quantiles[0]).all()
    assert maker.quantiles[1].tolist() == pytest.approx([2.0, 3.0, 4.0])
    assert maker.scores.info_all == maker.scores.info_seed


def test_an_expert_without_a_seed_has_no_score_and_no_weight() -> None:
    group = panel_of(made([[[1.0, 3.0, 5.0], [2.0, 3.0, 4.0]], [[1.0, 2.0, 3.0], [NAN] * 3]], [None, 3.0]))
    assert np.isnan(group.experts.calibration[1])
    assert group.base.fewest == 1
    assert decide(group, GLOBAL).nominal.tolist() == [1.0, 0.0]


# ------------------------------------------------- 8: the background, its overshoot and given bounds


def test_the_background_of_a_log_item_is_on_the_log_scale() -> None:
    base = ground(made([[[1.0, 10.0, 100.0]]], [10.0], log=True))
    reach = 0.1 * math.log(100)
    assert base.low[0] == pytest.approx(-reach)
    assert base.high[0] == pytest.approx(math.log(100) + reach)


def test_given_bounds_of_a_log_item_are_logged_also_without_overshoot() -> None:
    study = made([[[1.0, 10.0, 100.0]]], [10.0], log=True)
    study = replace(study, items=(replace(study.items[0], low=0.1, high=5000.0),))
    base = ground(study, Rules(overshoot=0))
    assert (base.low[0], base.high[0]) == pytest.approx((math.log(0.1), math.log(5000)))


def test_without_overshoot_and_bounds_a_background_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"item “i1”.*background"):
        ground(made([[[1.0, 3.0, 5.0]]], [3.0]), Rules(overshoot=0))


@pytest.mark.parametrize("overshoot", [0.5, 2.0])
def test_a_wider_background_tells_more(overshoot: float) -> None:
    study = random_study(1)
    narrow, wide = (panel_of(study, Rules(overshoot=k)) for k in (overshoot, overshoot * 2))
    assert (wide.experts.info_all > narrow.experts.info_all).all()
    np.testing.assert_array_equal(wide.experts.calibration, narrow.experts.calibration)


def test_calibration_power_scales_the_statistic() -> None:
    study = random_study(2)
    whole, half = (panel_of(study, Rules(power=c)).experts for c in (1.0, 0.5))
    np.testing.assert_allclose(half.statistic, whole.statistic / 2)
    np.testing.assert_allclose(half.calibration, chi2.sf(whole.statistic / 2, 3), rtol=1e-9)


@pytest.mark.parametrize("wrong", [{"overshoot": -0.1}, {"power": 0}, {"power": 1.2}, {"tie": 1}])
def test_rules_that_cannot_be_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(InvalidInput):
        Rules(**wrong)


# ------------------------------------------------- 9: targets with fewer percentiles


def test_a_target_may_ask_for_fewer_percentiles() -> None:
    items = (Item("t", percentiles=(0.5,)), Item("s", realisation=3.0))
    answers = np.array([[[NAN, 3.0, NAN], [1.0, 2.0, 4.0]], [[NAN, 5.0, NAN], [2.0, 3.0, 9.0]]])
    study = Study("few", THREE, ("A", "B"), items, answers)
    group = panel_of(study)
    maker = decide(group, Plan(Weighing.EQUAL))
    assert np.isnan(maker.quantiles[0]).tolist() == [True, False, True]
    assert maker.quantiles[0, 1] == pytest.approx(4.0)
    low, high = 2.8, 5.2
    wanted = math.log(high - low) + 0.5 * math.log(0.5 / (3 - low)) + 0.5 * math.log(0.5 / (high - 3))
    assert group.base.information[0, 0] == pytest.approx(wanted)


def test_a_seed_may_not() -> None:
    with pytest.raises(InvalidInput, match="seed with fewer"):
        Study(
            "few",
            THREE,
            ("A",),
            (Item("s", realisation=1.0, percentiles=(0.5,)),),
            np.array([[[NAN, 3.0, NAN]]]),
        )


# ------------------------------------------------- decision makers


def test_equal_and_given_weights_have_no_cut_off() -> None:
    group = panel_of(random_study(5))
    equal = decide(group, Plan(Weighing.EQUAL, None))
    given_alike = decide(group, Plan(Weighing.USER, None, (2.0, 2.0, 2.0, 2.0)))
    assert equal.alpha == given_alike.alpha == 0
    np.testing.assert_allclose(equal.quantiles, given_alike.quantiles)
    alone = decide(group, Plan(Weighing.USER, None, (0.0, 1.0, 0.0, 0.0)))
    there = group.base.answered[1]
    np.testing.assert_allclose(alone.quantiles[there], group.base.study.answers[1][there], rtol=1e-9)
    assert np.isnan(alone.quantiles[~there]).all()


@pytest.mark.parametrize(
    "given_weights", [None, (1.0,), (0.0,) * 4, (1.0, -1.0, 1.0, 1.0), (NAN, 1.0, 1.0, 1.0)]
)
def test_given_weights_that_cannot_be_are_refused(given_weights: tuple[float, ...] | None) -> None:
    with pytest.raises(InvalidInput, match="weights"):
        decide(panel_of(random_study(5)), Plan(Weighing.USER, None, given_weights))


@given(st.integers(0, 10_000))
@settings(max_examples=40)
def test_the_optimum_is_the_best_of_all_cut_offs(seed: int) -> None:
    group = panel_of(random_study(seed))
    for weighing in (Weighing.GLOBAL, Weighing.ITEM):
        best = decide(group, Plan(weighing, None))
        cuts = [decide(group, Plan(weighing, alpha)) for alpha, _ in best.tried]
        combined = [float(one.scores.combined) for one in cuts]
        assert float(best.scores.combined) == pytest.approx(max(combined))
        assert [c for _, c in best.tried] == pytest.approx(combined)


@given(st.integers(0, 10_000))
@settings(max_examples=40)
def test_a_decision_maker_has_its_percentiles_in_its_own_mixture(seed: int) -> None:
    """Read the mixture by straight lines, apart from the code: it is q at the percentile of q."""
    group = panel_of(random_study(seed))
    base = group.base
    for plan in FIVE:
        maker = decide(group, plan)
        for place, item in enumerate(base.study.items):
            values = np.log(maker.quantiles[place]) if item.scale is Scale.LOG else maker.quantiles[place]
            total = np.zeros(3)
            for expert in np.flatnonzero(base.answered[:, place]):
                edges = [base.low[place], *base.values[expert, place], base.high[place]]
                total += maker.weights[expert, place] * np.interp(values, edges, [0, *THREE, 1])
            if np.isnan(maker.weights[:, place]).any():
                assert np.isnan(maker.quantiles[place]).all()
                continue
            np.testing.assert_allclose(total, THREE, atol=1e-9)
            assert (np.diff(maker.quantiles[place]) > 0).all()


@given(st.integers(0, 10_000), st.floats(0.01, 100), st.floats(-50, 50))
@settings(max_examples=40)
def test_units_change_nothing(seed: int, factor: float, shift: float) -> None:
    study = random_study(seed)
    items, answers = [], study.answers.copy()
    for place, item in enumerate(study.items):
        by = 0.0 if item.scale is Scale.LOG else shift
        answers[:, place] = answers[:, place] * factor + by
        truth = None if item.realisation is None else item.realisation * factor + by
        items.append(replace(item, realisation=truth))
    other = replace(study, items=tuple(items), answers=answers)
    one, two = panel_of(study), panel_of(other)
    np.testing.assert_allclose(one.base.information, two.base.information, rtol=1e-6)
    np.testing.assert_array_equal(one.experts.counts, two.experts.counts)


# ------------------------------------------------- studies that cannot be


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([1.0, 3.0, 2.0], "expert “E1”, item “i1”: the percentile 95, 2, is below"),
        ([1.0, 1.0, 2.0], "percentile 50, 1, is equal"),
        ([4.0, NAN, 2.0], "percentile 95, 2, is below"),
        ([1.0, 2.0, float("inf")], "infinite"),
    ],
)
def test_answers_that_do_not_rise_are_refused(rows: list[float], words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        made([[rows]], [3.0])


@pytest.mark.parametrize(
    ("rows", "truth"), [([0.0, 1.0, 2.0], 1.0), ([-1.0, 1.0, 2.0], 1.0), ([1.0, 2.0, 3.0], 0.0)]
)
def test_values_on_a_log_scale_are_above_zero(rows: list[float], truth: float) -> None:
    with pytest.raises(InvalidInput, match=r"item “i1”.*log scale"):
        made([[rows]], [truth], log=True)


@pytest.mark.parametrize("percentiles", [(), (0.5, 0.5), (0.9, 0.1), (0.0, 0.5), (0.5, 1.0)])
def test_percentiles_that_cannot_be_are_refused(percentiles: tuple[float, ...]) -> None:
    with pytest.raises(InvalidInput, match="percentiles"):
        Study("s", percentiles, ("E",), (Item("i"),), np.ones((1, 1, len(percentiles))))


def test_ids_are_there_and_there_once() -> None:
    row = np.array([[[1.0, 2.0, 3.0]] * 2] * 2)
    for experts, items in ((("A", "A"), ("i", "j")), (("A", "B"), ("i", "i")), (("A", " "), ("i", "j"))):
        with pytest.raises(InvalidInput, match=r"twice|no id"):
            Study("s", THREE, experts, tuple(Item(name) for name in items), row)
