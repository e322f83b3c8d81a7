# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The spread of answers to a question, laid out between 0 and 1: what the second round shows of the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from samenhang.desks.risk.analysis.elicitation.question import Kind, Question, Scale
from samenhang.desks.risk.analysis.elicitation.typed import COMPARED, Value

MARGIN = 0.05
"""What is left free at both ends of the axis."""

Given = tuple[str, tuple[Value, ...]]
"""A pseudonym, and the values of a whole answer."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An answer in numbers on the axis: from the lowest to the highest percentile, a dot between."""

    pseudonym: str
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Count:
    """How many said one thing: of a class (`about` is ""), or of a pair."""

    about: str
    said: str
    number: int
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """The answers of all: intervals with the numbers at both ends of the axis, or counts."""

    intervals: tuple[Interval, ...] = ()
    first: float = 0.0
    last: float = 1.0
    counts: tuple[Count, ...] = ()


def middle_of(percentiles: Sequence[float]) -> int:
    """Which percentile is nearest to the median."""
    return min(range(len(percentiles)), key=lambda at: abs(percentiles[at] - 50))


def spread(question: Question, given: Sequence[Given]) -> Spread:
    """The spread of whole answers; those without a value are not to be among them."""
    if question.kind is Kind.CLASS:
        return Spread(counts=_counts("", question.options, [(who, values[0]) for who, values in given]))
    if question.kind is Kind.PAIRWISE:
        counts = [
            one
            for at, (a, b) in enumerate(question.pairs)
            for one in _counts(f"{a} – {b}", COMPARED, [(who, values[at]) for who, values in given])
        ]
        return Spread(counts=tuple(counts))
    numbers = [(who, [float(value or 0) for value in values]) for who, values in given]
    if not numbers:
        return Spread()
    if question.kind is Kind.PROBABILITY:
        return Spread(tuple(Interval(who, *[_in(v[0], 0, 1)] * 3) for who, v in numbers))
    return _intervals(question, numbers)


def _intervals(question: Question, numbers: Sequence[tuple[str, list[float]]]) -> Spread:
    logarithmic = question.scale is Scale.LOG
    first, last = min(v[0] for _, v in numbers), max(v[-1] for _, v in numbers)
    low, high = (log10(first), log10(last)) if logarithmic else (first, last)
    at = middle_of(question.percentiles)

    def place(value: float) -> float:
        return _in(log10(value) if logarithmic else value, low, high)

    drawn = (Interval(who, place(v[0]), place(v[at]), place(v[-1])) for who, v in numbers)
    return Spread(tuple(drawn), first, last)


def _in(value: float, low: float, high: float) -> float:
    """Where a value stands on the axis, from 0 to 1."""
    share = (value - low) / (high - low) if high > low else 0.5
    return round(MARGIN + share * (1 - 2 * MARGIN), 4)


def _counts(about: str, said: Sequence[str], given: Sequence[tuple[str, Value]]) -> tuple[Count, ...]:
    counted = Counter(value for _, value in given)
    return tuple(
        Count(about, one, counted[one], tuple(who for who, value in given if value == one)) for one in said
    )
