# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An answer as it is typed: read, and checked against its question; what is wrong is said and kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from samenhang.desks.risk.analysis.elicitation.question import Kind, Question, Scale

Value = float | str | None
COMPARED = ("first", "second", "equal")
"""What can be said of a pair: which of both is more, or that they are equal."""

_PLAIN = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:(\.\d{3})+(,\d+)?|(,\d{3})+(\.\d+)?)")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


class Wrong(StrEnum):
    """What can be wrong with a value."""

    NUMBER = "number"
    EITHER = "either"
    MISSING = "missing"
    ORDER = "order"
    TIE = "tie"
    LOW = "low"
    HIGH = "high"
    LOG = "log"
    SHARE = "share"
    CHOICE = "choice"


class State(StrEnum):
    """How far an answer is."""

    EMPTY = "empty"
    DRAFT = "draft"
    DONE = "done"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the value at `place` (from 0); `bound` is the bound that it crosses."""

    place: int
    wrong: Wrong
    bound: float | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer as it was understood. `values` are all None unless it is done: half an answer is none."""

    state: State
    values: tuple[Value, ...]
    faults: tuple[Fault, ...] = ()

    def fault_at(self, place: int) -> Fault | None:
        """What is wrong with one value, or None."""
        return next((fault for fault in self.faults if fault.place == place), None)


def number(text: str) -> float | Wrong:
    """A number as people write it in Dutch or English: 1,5 and 1.5, 1.234.567 and 1,234,567.8, 2e6.

    "1.234" is one thing in Dutch and another in English, so it is not guessed (`Wrong.EITHER`).
    """
    plain = "".join(text.split()).replace("\u2212", "-").replace("'", "")
    if _EITHER.fullmatch(plain):
        return Wrong.EITHER
    if _PLAIN.fullmatch(plain):
        value = float(plain.replace(",", "."))
        return value if isfinite(value) else Wrong.NUMBER
    if _GROUPED.fullmatch(plain):
        last = max(plain.rfind("."), plain.rfind(","))
        if len({"." in plain, "," in plain}) == 1 and "." in plain:  # both: the last one marks the fraction
            return float(re.sub("[.,]", "", plain[:last]) + "." + plain[last + 1 :])
        return float(re.sub("[.,]", "", plain))
    return Wrong.NUMBER


def check(question: Question, typed: Sequence[str], cannot: bool = False) -> Checked:
    """Read an answer. `cannot` says that the expert cannot answer: what is typed then does not count."""
    nothing: tuple[Value, ...] = (None,) * question.size
    if cannot:
        return Checked(State.CANNOT, nothing)
    given = [text.strip() for text in typed[: question.size]]
    given += [""] * (question.size - len(given))
    if not any(given):
        return Checked(State.EMPTY, nothing)
    read = [_read(question, text) for text in given]
    faults = tuple(sorted(_faults(question, read), key=lambda fault: fault.place))
    if faults:
        return Checked(State.DRAFT, nothing, faults)
    return Checked(State.DONE, tuple(value for value in read if not isinstance(value, Wrong)))


def _read(question: Question, text: str) -> Value | Wrong:
    if not text:
        return Wrong.MISSING
    if question.kind is Kind.CLASS:
        return text if text in question.options else Wrong.CHOICE
    if question.kind is Kind.PAIRWISE:
        return text if text in COMPARED else Wrong.CHOICE
    if question.kind is Kind.PROBABILITY and text.endswith("%"):
        share = number(text[:-1])
        return share if isinstance(share, Wrong) else share / 100
    return number(text)


def _faults(question: Question, read: Sequence[Value | Wrong]) -> Iterator[Fault]:
    before: float | None = None
    for place, value in enumerate(read):
        if isinstance(value, Wrong):
            yield Fault(place, value)
        elif isinstance(value, int | float):
            yield from _of_number(question, place, value, before)
            before = value


def _of_number(question: Question, place: int, value: float, before: float | None) -> Iterator[Fault]:
    """At most one thing that is wrong with a number; `before` is the percentile before it."""
    if question.kind is Kind.PROBABILITY:
        if not 0 <= value <= 1:
            yield Fault(place, Wrong.SHARE)
    elif question.scale is Scale.LOG and value <= 0:
        yield Fault(place, Wrong.LOG)
    elif question.lower is not None and value < question.lower:
        yield Fault(place, Wrong.LOW, question.lower)
    elif question.upper is not None and value > question.upper:
        yield Fault(place, Wrong.HIGH, question.upper)
    elif before is not None and value <= before:
        yield Fault(place, Wrong.TIE if value == before else Wrong.ORDER, before)
