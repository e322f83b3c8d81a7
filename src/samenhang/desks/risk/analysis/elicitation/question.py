# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question to experts, of one of four kinds, and what makes one that cannot be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise
from math import isfinite

MOST_COMPARED = 8
"""Things that one question compares, each with each: 28 pairs, more than anybody answers with attention."""
MOST_VALUES = 40
"""Percentiles or classes of one question."""

Realisation = float | str | None
"""What turned out to be true: a number, 0 or 1 for an event, the name of a class; None where not known."""


class Kind(StrEnum):
    """What an expert is asked for."""

    PERCENTILES = "percentiles"
    PROBABILITY = "probability"
    CLASS = "class"
    PAIRWISE = "pairwise"


class Scale(StrEnum):
    """On which scale the background measure of the Classical Model is uniform."""

    UNIFORM = "uniform"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and how. `percentiles` are in per cent, 5 for the 5th; `options` are the classes, or the
    things that are compared. Nothing is checked here: see `wrong`.
    """

    key: str
    kind: Kind
    text: str
    instruction: str = ""
    percentiles: tuple[float, ...] = ()
    unit: str = ""
    scale: Scale = Scale.UNIFORM
    lower: float | None = None
    upper: float | None = None
    options: tuple[str, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What is compared with what, in the order of the values of an answer."""
        return tuple(combinations(self.options, 2)) if self.kind is Kind.PAIRWISE else ()

    @property
    def size(self) -> int:
        """How many values an answer has."""
        if self.kind is Kind.PERCENTILES:
            return len(self.percentiles)
        return len(self.pairs) if self.kind is Kind.PAIRWISE else 1


@dataclass(frozen=True, slots=True)
class Unaskable:
    """Why a question cannot be asked: the field that is not right, and what is expected of it."""

    field: str
    expected: str


def wrong(question: Question, realisation: Realisation = None) -> Unaskable | None:
    """The first thing that is not right about a question and its realisation, or None."""
    return next(_faults(question, realisation), None)


def _faults(question: Question, realisation: Realisation) -> Iterator[Unaskable]:
    if not question.key or len(question.key) > 64:
        yield Unaskable("id", "a short name, at most 64 signs")
    if not question.text.strip():
        yield Unaskable("text", "the question in words")
    yield from _OF_KIND[question.kind](question)
    if realisation is not None:
        yield from _unreal(question, realisation)


def _percentiles(question: Question) -> Iterator[Unaskable]:
    asked, low, high = question.percentiles, question.lower, question.upper
    if not 1 <= len(asked) <= MOST_VALUES:
        yield Unaskable("percentiles", f"1 to {MOST_VALUES} percentiles, as 5, 50, 95")
    if not all(0 < one < 100 for one in asked) or any(b <= a for a, b in pairwise(asked)):
        yield Unaskable("percentiles", "numbers between 0 and 100, each more than the one before")
    if not question.unit.strip():
        yield Unaskable("unit", "the unit in which experts answer, such as “euro” or “days”")
    if any(bound is not None and not isfinite(bound) for bound in (low, high)):
        yield Unaskable("lower", "a finite number, or nothing")
    if low is not None and high is not None and low >= high:
        yield Unaskable("upper", "more than the lower bound")
    if question.scale is Scale.LOG and low is not None and low < 0:
        yield Unaskable("lower", "0 or more: on a log scale no value is negative")
    if question.scale is Scale.LOG and high is not None and high <= 0:
        yield Unaskable("upper", "more than 0: on a log scale every value is")


def _probability(question: Question) -> Iterator[Unaskable]:
    if question.percentiles:
        yield Unaskable("percentiles", "nothing: a probability is one number from 0 to 1")


def _named(question: Question, most: int) -> Iterator[Unaskable]:
    named = question.options
    if not 2 <= len(named) <= most:
        yield Unaskable("options", f"2 to {most} of them")
    if len(set(named)) < len(named) or not all(one.strip() for one in named):
        yield Unaskable("options", "names that differ from each other")


def _class(question: Question) -> Iterator[Unaskable]:
    yield from _named(question, MOST_VALUES)


def _pairwise(question: Question) -> Iterator[Unaskable]:
    yield from _named(question, MOST_COMPARED)


_OF_KIND: dict[Kind, Callable[[Question], Iterator[Unaskable]]] = {
    Kind.PERCENTILES: _percentiles,
    Kind.PROBABILITY: _probability,
    Kind.CLASS: _class,
    Kind.PAIRWISE: _pairwise,
}


def _unreal(question: Question, realisation: float | str) -> Iterator[Unaskable]:
    """A realisation that no answer could have."""
    number = realisation if isinstance(realisation, int | float) else None
    if question.kind is Kind.PAIRWISE:
        yield Unaskable("realisation", "nothing: a comparison is not scored")
    elif question.kind is Kind.CLASS:
        if realisation not in question.options:
            yield Unaskable("realisation", "one of the options")
    elif number is None or not isfinite(number):
        yield Unaskable("realisation", "a number")
    elif question.kind is Kind.PROBABILITY and number not in (0, 1):
        yield Unaskable("realisation", "1 where it happened, 0 where it did not")
    elif question.scale is Scale.LOG and number <= 0:
        yield Unaskable("realisation", "more than 0: on a log scale every value is")
