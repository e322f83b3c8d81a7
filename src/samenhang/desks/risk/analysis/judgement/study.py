# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A study of expert judgement: who said what of which quantity, and what was known of it. Pure.

The shapes are those of R. M. Cooke, Experts in Uncertainty (Oxford University Press, 1991): E experts, I
items, n percentiles. A seed is an item whose realisation is known; every other item is a target.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from samenhang.errors import InvalidInput

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Whole = NDArray[np.intp]


class Scale(StrEnum):
    """How the background of an item is spread: evenly over its values, or evenly over their logarithms."""

    UNIFORM = "uni"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Item:
    """A quantity that is asked for.

    `realisation` is its value where that is known: then the item is a seed. `percentiles` are those of the
    study that this item asks for, where it asks for fewer; only a target may. `low` and `high` bound its
    background where the study gives them: then the overshoot does nothing on that side.
    """

    id: str
    scale: Scale = Scale.UNIFORM
    realisation: float | None = None
    unit: str = ""
    question: str = ""
    percentiles: tuple[float, ...] | None = None
    low: float | None = None
    high: float | None = None

    @property
    def seed(self) -> bool:
        """Whether it is known how it came out."""
        return self.realisation is not None


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """The answers of experts on items.

    `percentiles`: n of them, as shares between 0 and 1, rising. `answers`: (E, I, n), in the unit of each
    item, NaN where an expert said nothing. A row that is partly empty counts as not answered.
    Raises InvalidInput with the expert and the item where a study cannot be.
    """

    name: str
    percentiles: tuple[float, ...]
    experts: tuple[str, ...]
    items: tuple[Item, ...]
    answers: Floats

    def __post_init__(self) -> None:
        _check(self)

    def __eq__(self, other: object) -> bool:
        """The same words and the same numbers; what is missing equals what is missing."""
        if not isinstance(other, Study):
            return NotImplemented
        mine, theirs = ((one.name, one.percentiles, one.experts, one.items) for one in (self, other))
        return mine == theirs and np.array_equal(self.answers, other.answers, equal_nan=True)

    def __hash__(self) -> int:
        return hash((self.name, self.percentiles, self.experts, self.items))

    @property
    def asked(self) -> Bools:
        """(I, n): whether an item asks for a percentile."""
        return np.array(
            [[p in (item.percentiles or self.percentiles) for p in self.percentiles] for item in self.items],
            dtype=np.bool_,
        ).reshape(len(self.items), len(self.percentiles))

    @property
    def seeds(self) -> Bools:
        """(I,): whether an item is a seed."""
        return np.array([item.seed for item in self.items], dtype=np.bool_)

    @property
    def answered(self) -> Bools:
        """(E, I): whether an expert gave every percentile that the item asks for."""
        return np.asarray((~np.isnan(self.answers) | ~self.asked).all(axis=2))

    def only(self, experts: Sequence[int] | None = None, items: Sequence[int] | None = None) -> Study:
        """The study with these experts and items alone, by their place, in this order."""
        chosen = list(range(len(self.experts)) if experts is None else experts)
        kept = list(range(len(self.items)) if items is None else items)
        return replace(
            self,
            experts=tuple(self.experts[place] for place in chosen),
            items=tuple(self.items[place] for place in kept),
            answers=self.answers[np.ix_(chosen, kept)],
        )


def _check(study: Study) -> None:
    _check_percentiles(study.percentiles)
    _check_names("expert", study.experts)
    _check_names("item", [item.id for item in study.items])
    shape = (len(study.experts), len(study.items), len(study.percentiles))
    if study.answers.shape != shape:
        raise InvalidInput(f"the answers have the shape {study.answers.shape}", f"it must be {shape}")
    for item in study.items:
        _check_item(item, study.percentiles)
    _check_answers(study)


def _check_percentiles(percentiles: Sequence[float]) -> None:
    rising = all(a < b for a, b in pairwise(percentiles))
    if not percentiles or not rising or percentiles[0] <= 0 or percentiles[-1] >= 1:
        shown = ", ".join(f"{p:g}" for p in percentiles) or "none"
        raise InvalidInput(f"the percentiles are {shown}", "give shares between 0 and 1, each once, rising")


def _check_names(kind: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for place, name in enumerate(names, 1):
        if not name.strip():
            raise InvalidInput(f"{kind} {place} has no id", "give every one an id of its own")
        if name in seen:
            raise InvalidInput(f"{kind} “{name}” stands there twice", "give every one an id of its own")
        seen.add(name)
    if not seen:
        raise InvalidInput(f"the study has no {kind}s", "give at least one")


def _check_item(item: Item, percentiles: Sequence[float]) -> None:
    where = f"item “{item.id}”"
    own = item.percentiles
    if own is not None:
        if not own or [p for p in percentiles if p in own] != list(own):
            raise InvalidInput(
                f"{where} asks for {own}", "choose among the percentiles of the study, in order"
            )
        if item.seed and len(own) < len(percentiles):
            raise InvalidInput(
                f"{where} is a seed with fewer percentiles",
                "a seed asks for all of them: only then can experts be calibrated on it",
            )
    for value in (item.realisation, item.low, item.high):
        if value is not None and not np.isfinite(value):
            raise InvalidInput(f"{where} has the value {value}", "give a finite number")
        if value is not None and item.scale is Scale.LOG and value <= 0:
            raise InvalidInput(f"{where} is on a log scale and has the value {value:g}", "give one above 0")


def _check_answers(study: Study) -> None:
    answers, logs = study.answers, np.array([item.scale is Scale.LOG for item in study.items])
    _refuse(study, np.isinf(answers), "is infinite", "give a finite number, or nothing")
    _refuse(study, ~np.isnan(answers) & ~study.asked, "was not asked for", "leave it out")
    _refuse(
        study,
        (answers <= 0) & logs[:, np.newaxis],
        "stands on a log scale and is not above 0",
        "give a value above 0, or put the item on a uniform scale",
    )
    # The last value before each, over what is missing: an order is judged among what was said.
    before = np.fmax.accumulate(np.where(np.isnan(answers), -np.inf, answers), axis=2)
    before = np.concatenate([np.full((*answers.shape[:2], 1), -np.inf), before[:, :, :-1]], axis=2)
    _refuse(
        study, answers == before, "is equal to the percentile before it", "percentiles must rise: no ties"
    )
    _refuse(study, answers < before, "is below a percentile before it", "percentiles must rise")


def _refuse(study: Study, wrong: Bools, what: str, remedy: str) -> None:
    if wrong.any():
        expert, item, place = np.argwhere(wrong)[0]
        raise InvalidInput(
            f"expert “{study.experts[expert]}”, item “{study.items[item].id}”: the "
            f"percentile {100 * study.percentiles[place]:g}, {study.answers[expert, item, place]:g}, {what}",
            remedy,
        )
