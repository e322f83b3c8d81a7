# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pictures of the register, laid out: lines over time, curves of waiting, bars by theme. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from samenhang.desks.followup.analysis.survival import Curve

LEFT, RIGHT, TOP, FOOT = 44.0, 12.0, 12.0, 30.0
"""Room round a picture, in pixels: for the numbers at its left and the days under it."""
LETTERS = 62.0
"""Pixels between the middles of two texts under a picture, at least."""
ROW, BAR = 46.0, 16.0
"""Heights of a row of bars, with the name above it, and of a bar."""
_STEPS = (1, 2, 3, 4, 6, 8)


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a picture in pixels. There are two: what fits a wide screen is no use on a phone."""

    name: str
    width: float
    height: float

    def x(self, share: float) -> float:
        """Where a share of the width is, 0 at the left."""
        return round(LEFT + share * (self.width - LEFT - RIGHT), 1)

    def y(self, share: float) -> float:
        """Where a share of the height is, 0 at the bottom."""
        return round(self.height - FOOT - share * (self.height - TOP - FOOT), 1)


SHAPES = (Shape("wide", 680, 300), Shape("narrow", 288, 240))


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across a picture, with what it stands for."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a picture: `number` says how it is drawn, `path` where, `area` fills what is under it."""

    number: int
    path: str
    area: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its axes: days or days since to the right, numbers or shares upwards."""

    shape: Shape
    across: tuple[Tick, ...]
    upwards: tuple[Tick, ...]
    lines: tuple[Line, ...]
    left: float = LEFT
    right: float = 0.0
    foot: float = 0.0


def over_time(days: Sequence[date], series: Sequence[Sequence[int]], shape: Shape) -> Picture:
    """Numbers on days, a line for each series."""
    first, last = days[0].toordinal(), days[-1].toordinal()
    most = _above(max(max(numbers) for numbers in series))

    def across(day: date) -> float:
        return shape.x((day.toordinal() - first) / max(1, last - first))

    lines = []
    for number, numbers in enumerate(series):
        points = [(across(day), shape.y(value / most)) for day, value in zip(days, numbers, strict=True)]
        foot = f"L{points[-1][0]} {shape.y(0)}L{points[0][0]} {shape.y(0)}Z"
        lines.append(Line(number, _path(points), _path(points) + foot))
    years = [date(year, 1, 1) for year in range(days[0].year + 1, days[-1].year + 1)]
    ticks = _apart([Tick(across(year), str(year.year)) for year in years])
    counts = [round(most * step / 4) for step in range(5)] if most >= 4 else range(most + 1)
    up = tuple(Tick(shape.y(count / most), str(count)) for count in dict.fromkeys(counts))
    return _framed(shape, ticks, up, lines)


def waiting(curves: Sequence[Curve], most: int, shape: Shape) -> Picture:
    """The share that still waits, by days since the beginning, up to `most` days."""
    lines = []
    for number, one in enumerate(curves):
        points, share = [(shape.x(0), shape.y(1))], 1.0
        for step in one.steps:
            if step.day > most:
                break
            points += [
                (shape.x(step.day / most), shape.y(share)),
                (shape.x(step.day / most), shape.y(step.share)),
            ]
            share = step.share
        points.append((shape.x(min(one.longest, most) / most), shape.y(share)))
        lines.append(Line(number, _path(points)))
    each = _step(most, 6)
    ticks = _apart([Tick(shape.x(day / most), str(day)) for day in range(0, most + 1, each)])
    up = tuple(Tick(shape.y(share / 4), f"{25 * share}%") for share in range(5))
    return _framed(shape, ticks, up, lines)


def _framed(shape: Shape, across: Iterable[Tick], upwards: Iterable[Tick], lines: Iterable[Line]) -> Picture:
    right, foot = shape.width - RIGHT, shape.height - FOOT
    return Picture(shape, tuple(across), tuple(upwards), tuple(lines), right=right, foot=foot)


def _path(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _apart(ticks: Sequence[Tick]) -> list[Tick]:
    """Only so many that their texts do not touch, and always at the same distance."""
    for each in range(1, len(ticks) + 1):
        chosen = ticks[::each]
        if all(b.at - a.at >= LETTERS for a, b in pairwise(chosen)):
            return list(chosen)
    return []


def _above(most: int) -> int:
    """A round number that is not less."""
    size = 1
    while True:
        for step in _STEPS:
            if step * size >= most:
                return step * size
        size *= 10


def _step(most: int, parts: int) -> int:
    """A round number of days by which a length falls into at most so many parts."""
    for step in (30, 90, 180, 365, 730, 1825, 3650):
        if most / step <= parts:
            return step
    return _above(-(-most // parts))


# ---------------------------------------------------------------- bars


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: `number` says how it is drawn."""

    number: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of bars: its name stands at `y`, its parts are drawn from `top` on."""

    y: float
    top: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows of bars, the longest as wide as the picture."""

    shape: Shape
    height: float
    rows: tuple[Bar, ...]
    thick: float = BAR


def bars(rows: Sequence[Sequence[int]], shape: Shape) -> Bars:
    """A bar for each row, made of its numbers."""
    most = max((sum(row) for row in rows), default=0) or 1
    found = []
    for at, row in enumerate(rows):
        x, parts = 0.0, []
        for number, value in enumerate(row):
            width = round(value / most * (shape.width - RIGHT), 1)
            if value:
                parts.append(Part(number, round(x, 1), width))
            x += width
        found.append(Bar(at * ROW + 16, at * ROW + 22, tuple(parts)))
    return Bars(shape, len(rows) * ROW + 4, tuple(found))
