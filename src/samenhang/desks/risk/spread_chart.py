# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The picture of a spread: a line for each expert, a dot at the middle. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samenhang.desks.risk.analysis.elicitation.spread import Spread

WIDTH, ROW, LEFT, FOOT = 300.0, 26.0, 34.0, 26.0
"""Pixels: as wide as the smallest screen holds, so that one picture serves all."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of the picture: its name, from where to where, and the dot; `own` is that of who looks."""

    name: str
    y: float
    low: float
    middle: float
    high: float
    own: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of intervals with the numbers at both ends of its axis."""

    height: float
    lines: tuple[Drawn, ...]
    first: str
    last: str
    left: float = LEFT
    right: float = WIDTH
    width: float = WIDTH


def draw(spread: Spread, own: str, ends: Sequence[str]) -> Picture | None:
    """The picture of intervals; None where there are none. `ends` are the numbers of the axis in words."""
    if not spread.intervals:
        return None
    lines = tuple(
        Drawn(
            one.pseudonym,
            ROW * at + ROW / 2 + 4,
            _x(one.low),
            _x(one.middle),
            _x(one.high),
            one.pseudonym == own,
        )
        for at, one in enumerate(spread.intervals)
    )
    return Picture(ROW * len(lines) + FOOT + 8, lines, ends[0], ends[1])


def _x(share: float) -> float:
    return round(LEFT + share * (WIDTH - LEFT), 1)
