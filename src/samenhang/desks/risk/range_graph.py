# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The range graph of an item, laid out: a row for each answer, on one axis. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, RIGHT, TOP, ROW, FOOT = 720.0, 40.0, 14.0, 20.0, 34.0
"""In pixels: of the picture, the room around (half a number of the axis at the right), a row, and the axis
under it.
"""
LETTERS, LETTER, GAP = 26, 7.6, 20.0
"""Letters of a name that there is room for, and in pixels: a bold letter, and the room around a name."""


@dataclass(frozen=True, slots=True)
class Range:
    """One row: who, where in pixels the percentiles are, and whether it is a pooled answer."""

    name: str
    y: float
    points: tuple[float, ...]
    pooled: bool

    @property
    def middle(self) -> float:
        """Where the middle percentile is."""
        return self.points[len(self.points) // 2]


@dataclass(frozen=True, slots=True)
class Mark:
    """A number on the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Graph:
    """The whole picture; `truth` is where the realisation is, where there is one."""

    width: float
    height: float
    left: float
    rows: tuple[Range, ...]
    axis: tuple[Mark, ...]
    truth: Mark | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said of an item: the percentiles that were given."""

    name: str
    values: tuple[float, ...]
    pooled: bool = False


def range_graph(
    answers: Sequence[Answer], ends: tuple[float, float], truth: float | None, log: bool
) -> Graph:
    """The picture of these answers between the ends of the background; on a log axis for a log item."""

    names = [_cut(one.name) for one in answers]
    # Half a number of the axis stands left of where the axis begins.
    left = max(RIGHT, GAP + LETTER * max(map(len, names), default=0))

    def at(value: float) -> float:
        low, high, here = (math.log(v) if log else v for v in (*ends, value))
        share = (here - low) / (high - low) if high > low else 0.5
        return round(left + share * (WIDTH - left - RIGHT), 1)

    rows = tuple(
        Range(name, TOP + ROW * (place + 0.5), tuple(at(value) for value in one.values), one.pooled)
        for place, (name, one) in enumerate(zip(names, answers, strict=True))
    )
    height = TOP + ROW * len(rows) + FOOT
    shown = Mark(at(truth), number(truth)) if truth is not None else None
    return Graph(WIDTH, height, left, rows, tuple(Mark(at(v), number(v)) for v in _ticks(ends, log)), shown)


def _ticks(ends: tuple[float, float], log: bool) -> list[float]:
    low, high = (math.log(v) if log else v for v in ends)
    steps = [low + (high - low) * step / 4 for step in range(5)]
    return [math.exp(step) if log else step for step in steps]


def _cut(name: str) -> str:
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"


def number(value: float | None) -> str:
    """A number as it is read: four digits that count."""
    return "–" if value is None or not math.isfinite(value) else f"{value:.4g}"
