# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers as they are typed: what is understood, and what is said to be wrong."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.risk.analysis.elicitation.conduct import Standing, order, pseudonym, standing
from samenhang.desks.risk.analysis.elicitation.question import Kind, Question, Scale, wrong
from samenhang.desks.risk.analysis.elicitation.spread import spread
from samenhang.desks.risk.analysis.elicitation.typed import Fault, State, Wrong, check, number
from tests.desks.risk.rounds import DAY, question


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12.0),
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("-0,25", -0.25),
        ("\u22123", -3.0),
        (".5", 0.5),
        ("1 234 567", 1234567.0),
        ("1.234.567", 1234567.0),
        ("1,234,567.8", 1234567.8),
        ("1.234,5", 1234.5),
        ("2e6", 2e6),
        ("0.125", 0.125),
        ("1.2340", 1.234),
        ("12345.678", 12345.678),
        ("1.234", Wrong.EITHER),
        ("12,345", Wrong.EITHER),
        ("1.23.4", Wrong.NUMBER),
        ("1e999", Wrong.NUMBER),
        ("nan", Wrong.NUMBER),
        ("inf", Wrong.NUMBER),
        ("twee", Wrong.NUMBER),
        ("", Wrong.NUMBER),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: float | Wrong) -> None:
    assert number(text) == value


LOG = {"scale": Scale.LOG}
BOUND = {"lower": 0.0, "upper": 100.0}


@pytest.mark.parametrize(
    ("how", "typed", "faults"),
    [
        ({}, ("1", "2", "3"), ()),
        ({}, ("1", "3", "2"), (Fault(2, Wrong.ORDER, 3.0),)),
        ({}, ("1", "1", "2"), (Fault(1, Wrong.TIE, 1.0),)),
        ({}, ("1", "", "2"), (Fault(1, Wrong.MISSING),)),
        ({}, ("1", "", "1"), (Fault(1, Wrong.MISSING), Fault(2, Wrong.TIE, 1.0))),
        ({}, ("veel", "2", "3"), (Fault(0, Wrong.NUMBER),)),
        (LOG, ("0", "2", "3"), (Fault(0, Wrong.LOG),)),
        (LOG, ("-1", "2", "3"), (Fault(0, Wrong.LOG),)),
        (BOUND, ("-1", "2", "101"), (Fault(0, Wrong.LOW, 0.0), Fault(2, Wrong.HIGH, 100.0))),
        (BOUND, ("0", "2", "100"), ()),
    ],
)
def test_percentiles_are_checked(
    how: dict[str, Any], typed: tuple[str, ...], faults: tuple[Fault, ...]
) -> None:
    found = check(question(**how), typed)
    assert found.faults == faults
    assert found.state is (State.DRAFT if faults else State.DONE)
    assert (None in found.values) == bool(faults)


@pytest.mark.parametrize(
    ("kind", "options", "typed", "state"),
    [
        (Kind.PROBABILITY, (), ("0,3",), State.DONE),
        (Kind.PROBABILITY, (), ("30%",), State.DONE),
        (Kind.PROBABILITY, (), ("1",), State.DONE),
        (Kind.PROBABILITY, (), ("1,2",), State.DRAFT),
        (Kind.PROBABILITY, (), ("30",), State.DRAFT),
        (Kind.PROBABILITY, (), ("-0,1",), State.DRAFT),
        (Kind.CLASS, ("A", "B"), ("B",), State.DONE),
        (Kind.CLASS, ("A", "B"), ("C",), State.DRAFT),
        (Kind.CLASS, ("A", "B"), (), State.EMPTY),
        (Kind.PAIRWISE, ("A", "B", "C"), ("first", "equal", "second"), State.DONE),
        (Kind.PAIRWISE, ("A", "B", "C"), ("first", "", ""), State.DRAFT),
        (Kind.PAIRWISE, ("A", "B", "C"), ("first", "third", "equal"), State.DRAFT),
    ],
)
def test_other_kinds_are_checked(
    kind: Kind, options: tuple[str, ...], typed: tuple[str, ...], state: State
) -> None:
    assert check(question(kind=kind, options=options, percentiles=(), unit=""), typed).state is state


def test_who_cannot_answer_says_so() -> None:
    found = check(question(), ("3", "2", "1"), cannot=True)
    assert (found.state, found.values, found.faults) == (State.CANNOT, (None, None, None), ())


@given(st.lists(st.text(max_size=12), max_size=5))
def test_whatever_is_typed_is_whole_or_none(typed: list[str]) -> None:
    found = check(question(), typed)
    if found.state is State.DONE:
        low, middle, high = (float(value or 0) for value in found.values)
        assert low < middle < high
    else:
        assert found.values == (None, None, None)
        assert bool(found.faults) == (found.state is State.DRAFT)


@pytest.mark.parametrize(
    ("how", "realisation", "field"),
    [
        ({"unit": " "}, None, "unit"),
        ({"percentiles": (50.0, 5.0)}, None, "percentiles"),
        ({"percentiles": (5.0, 5.0)}, None, "percentiles"),
        ({"percentiles": (0.0, 50.0)}, None, "percentiles"),
        ({"percentiles": ()}, None, "percentiles"),
        ({"lower": 2.0, "upper": 1.0}, None, "upper"),
        ({"lower": float("nan")}, None, "lower"),
        ({"scale": Scale.LOG, "lower": -1.0}, None, "lower"),
        ({"scale": Scale.LOG}, 0.0, "realisation"),
        ({}, "veel", "realisation"),
        ({"text": ""}, None, "text"),
        ({"kind": Kind.PROBABILITY, "percentiles": ()}, 0.5, "realisation"),
        ({"kind": Kind.CLASS, "options": ("A",)}, None, "options"),
        ({"kind": Kind.CLASS, "options": ("A", "A")}, None, "options"),
        ({"kind": Kind.CLASS, "options": ("A", "B")}, "C", "realisation"),
        ({"kind": Kind.PAIRWISE, "options": tuple("ABCDEFGHI")}, None, "options"),
        ({"kind": Kind.PAIRWISE, "options": ("A", "B")}, 1.0, "realisation"),
    ],
)
def test_what_cannot_be_asked_names_its_field(how: dict[str, Any], realisation: Any, field: str) -> None:
    fault = wrong(question(**how), realisation)
    assert fault is not None
    assert fault.field == field


@given(st.sets(st.text(min_size=1, max_size=8), max_size=12), st.text(max_size=20), st.text(min_size=1))
def test_an_order_stays_also_when_a_question_comes(keys: set[str], seed: str, new: str) -> None:
    before = order(keys, seed)
    assert sorted(before) == sorted(keys)
    assert order(sorted(keys, reverse=True), seed) == before
    assert tuple(key for key in order(keys | {new}, seed) if key in keys - {new}) == tuple(
        key for key in before if key != new
    )


def test_orders_differ_between_experts() -> None:
    keys = [f"q{at}" for at in range(10)]
    assert len({order(keys, f"expert {at}") for at in range(20)}) == 20


def test_pseudonyms_are_shuffled_and_never_twice() -> None:
    taken: list[str] = []
    for at in range(40):
        taken.append(pseudonym(taken, str(at)))
    assert len(set(taken)) == 40
    assert sorted(taken[:26]) != taken[:26]
    assert {len(one) for one in taken[26:]} == {2}


def test_a_round_closes_by_itself_after_its_last_day() -> None:
    assert standing(Standing.OPEN, DAY, DAY) is Standing.OPEN
    assert standing(Standing.OPEN, DAY, DAY.replace(day=DAY.day + 1)) is Standing.CLOSED
    assert standing(Standing.DRAFT, DAY, DAY.replace(year=2030)) is Standing.DRAFT


def test_a_spread_stays_on_its_axis() -> None:
    log = question(scale=Scale.LOG)
    found = spread(log, [("A", (1.0, 10.0, 100.0)), ("B", (10.0, 100.0, 10_000.0))])
    a, b = found.intervals
    assert (found.first, found.last) == (1.0, 10_000.0)
    assert (a.low, b.high) == (0.05, 0.95)
    assert a.middle == pytest.approx(0.05 + 0.9 / 4)
    assert b.middle == pytest.approx(0.5)


def test_counts_of_classes_and_pairs_add_up() -> None:
    asked = Question("q", Kind.PAIRWISE, "Welke?", options=("A", "B", "C"))
    found = spread(asked, [("X", ("first", "equal", "second")), ("Y", ("first", "first", "second"))])
    assert sum(one.number for one in found.counts) == 2 * 3
    assert found.counts[0].by == ("X", "Y")
