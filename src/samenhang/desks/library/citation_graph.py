# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who cites whom, as a picture: which papers are drawn where, the same each time. Pure.

Time goes from left to right in columns; papers without a date stand below, under those that cite them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

COLUMN, LINE = 170, 84
"""Distance between two papers, across and down."""
ASIDE = 30
"""How far papers of one column stand beside each other."""
BREADTH = 1.6
"""How many times wider than high the part with dates is."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in the picture: its date as ISO text, None where nobody knows."""

    name: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper stands."""

    x: float
    y: float


def most_connected(
    own: Iterable[str], pairs: Iterable[tuple[str, str]], most: int
) -> tuple[tuple[str, ...], int]:
    """The papers to show, those with most connections first, and how many are left out.

    Of papers with as many, those in `own` come first, then by name.
    """
    degree = Counter(name for pair in pairs for name in pair)
    mine = list(dict.fromkeys(own))
    everyone = set(mine) | degree.keys()
    first = sorted(everyone, key=lambda name: (-degree[name], name not in mine, name))
    return tuple(first[:most]), max(0, len(first) - most)


def places(papers: Sequence[Paper], pairs: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """A place for every paper; no two have the same."""
    dated = sorted((paper for paper in papers if paper.date), key=lambda paper: (paper.date, paper.name))
    columns = max(1, ceil(sqrt(BREADTH * len(dated))))
    lines = max(1, ceil(len(dated) / columns))
    found = {paper.name: _dated(at, lines) for at, paper in enumerate(dated)}
    floor = lines * LINE + LINE / 2 if dated else 0.0
    rest = [paper.name for paper in papers if not paper.date]
    return found | _undated(rest, _near(found, pairs), floor)


def _dated(at: int, lines: int) -> Place:
    """Down a column, then to the next one; no three stand in one straight line, so that lines stay apart."""
    column, line = divmod(at, lines)
    return Place(column * COLUMN + line % 3 * ASIDE, line * LINE + (LINE / 2 if column % 2 else 0))


def _near(placed: Mapping[str, Place], pairs: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Under what a paper without a date would stand: the middle of those that it is tied to."""
    tied: dict[str, list[float]] = {}
    for one, other in pairs:
        for name, beside in ((one, other), (other, one)):
            if name not in placed and beside in placed:
                tied.setdefault(name, []).append(placed[beside].x)
    return {name: sum(across) / len(across) for name, across in tied.items()}


def _undated(names: Iterable[str], near: Mapping[str, float], floor: float) -> dict[str, Place]:
    found: dict[str, Place] = {}
    taken: Counter[int] = Counter()
    for name in sorted(names, key=lambda name: (near.get(name, 0.0), name)):
        column = round(near.get(name, 0.0) / COLUMN)
        found[name] = Place(
            (column + 0.5) * COLUMN + taken[column] % 2 * ASIDE, floor + LINE * (1 + taken[column])
        )
        taken[column] += 1
    return found
