# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A timeline as a picture: where each event is drawn, in lanes, so that nothing overlaps. Pure.

A picture is laid out for the least width at which it is shown. Places across are shares of the width
(percent), sizes of marks and letters are pixels: on a wider screen the marks only move apart, so what does
not overlap at the least width never does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import heappop, heappush

from samenhang.desks.library.window import Window

MARK = 7.0
"""Half of the width of a mark, in pixels."""
LETTER = 6.6
"""Width of a letter of a label, on average and generously."""
GAP = 5.0
TAIL = 16.0
"""Length of the broken line at an end that nobody knows."""
EDGE = 24.0
"""Room at both sides of the picture."""
ROW, HEAD, FOOT, AXIS = 24, 22, 10, 26
"""Heights in pixels: of a row, of what a lane is called, of the room under a lane, of the axis."""
BAND = 46
"""Height of a lane of bars."""
LEAST_LETTERS = 8
MOST_ROWS = 16
"""Rows of a lane with labels; with more of them the labels go."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The least width in pixels of a picture, and how many letters its labels have at most."""

    width: float
    letters: int


WIDE, NARROW = Shape(620, 34), Shape(256, 18)


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be drawn: days, both included, None where an end is not known; the lane it belongs to."""

    first: date | None
    last: date | None
    lane: str
    label: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an item is drawn. `x` and `width` are percent, `y` pixels; `width` is 0 for one day.

    `tail` tells which end is not known: "before", "after" or "". The label stands "after" or "before" the
    mark. `left` and `right` are what it takes up, in pixels at the least width.
    """

    item: int
    lane: str
    x: float
    width: float
    y: float
    tail: str
    label: str
    side: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane with the pixels from its top to its foot."""

    name: str
    top: float
    foot: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis at `x` percent: the beginning of `first`; `part` is what it names, year or month."""

    x: float
    first: date
    part: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The number of events of a lane in a year: `x` and `width` in percent, `y` and `height` in pixels."""

    lane: str
    year: int
    number: int
    x: float
    width: float
    y: float
    height: float
    shows: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: spots in the order of the items, or bars; `height` in pixels."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    height: float
    spots: tuple[Spot, ...] = ()
    bars: tuple[Bar, ...] = ()


def chart(items: Sequence[Item], lanes: Sequence[str], window: Window, shape: Shape) -> Chart:
    """Draw items, which touch the window, in these lanes from top to bottom; an empty lane is left out."""
    by_lane: dict[str, list[Spot]] = {lane: [] for lane in lanes}
    for number, item in enumerate(items):
        by_lane[item.lane].append(_spot(number, item, window, shape))
    top, drawn, named = float(AXIS), list[Lane](), list[Spot]()
    for lane, spots in by_lane.items():
        if spots:
            rows = _rows(spots)
            if max(rows) >= MOST_ROWS:
                spots = [_bare(spot) for spot in spots]
                rows = _rows(spots)
            named += [
                replace(spot, y=top + HEAD + ROW * (row + 0.5)) for spot, row in zip(spots, rows, strict=True)
            ]
            foot = top + HEAD + ROW * (max(rows) + 1) + FOOT
            drawn.append(Lane(lane, top, foot))
            top = foot
    in_order = tuple(sorted(named, key=lambda spot: spot.item))
    return Chart(tuple(drawn), ticks(window, shape), top, in_order)


def _spot(number: int, item: Item, window: Window, shape: Shape) -> Spot:
    tail = "before" if item.first is None else "after" if item.last is None else ""
    start = item.first or item.last or window.first
    end = item.last or start
    x, over = _across(start, window, shape), _across(end, window, shape)
    left = x - MARK - (TAIL if tail == "before" else 0)
    right = over + MARK + (TAIL if tail == "after" else 0)
    label, side = _label(item.label, left, right, shape)
    length = GAP + LETTER * len(label) if label else 0
    reach = (left - length, right) if side == "before" else (left, right + length)
    share = 100 / shape.width
    return Spot(number, item.lane, x * share, (over - x) * share, 0, tail, label, side, *reach)


def _across(day: date, window: Window, shape: Shape) -> float:
    """Where a day stands, in pixels; one outside the window at its edge."""
    held = min(max((day - window.first).days, 0), window.days)
    return EDGE + (shape.width - 2 * EDGE) * held / window.days


def _label(text: str, left: float, right: float, shape: Shape) -> tuple[str, str]:
    """The label, cut to the room on the side where there is more of it."""
    after, before = shape.width - right - GAP, left - GAP
    side = "after" if after >= LETTER * min(len(text), shape.letters) or after >= before else "before"
    room = min(shape.letters, int(max(after, before if side == "before" else after) / LETTER))
    if room < min(len(text), LEAST_LETTERS):
        return "", "after"
    return (text if len(text) <= room else text[: room - 1].rstrip() + "…"), side


def _bare(spot: Spot) -> Spot:
    """The spot without its label."""
    length = GAP + LETTER * len(spot.label) if spot.label else 0
    left, right = (
        (spot.left + length, spot.right) if spot.side == "before" else (spot.left, spot.right - length)
    )
    return replace(spot, label="", side="after", left=left, right=right)


def _rows(spots: Sequence[Spot]) -> list[int]:
    """A row for each spot, the first that is free: n log n, with the rows that are taken in a heap."""
    rows = [0] * len(spots)
    taken: list[tuple[float, int]] = []
    free: list[int] = []
    for index in sorted(range(len(spots)), key=lambda at: (spots[at].left, at)):
        spot = spots[index]
        while taken and taken[0][0] <= spot.left:
            heappush(free, heappop(taken)[1])
        rows[index] = heappop(free) if free else len(taken)
        heappush(taken, (spot.right, rows[index]))
    return rows


def bars(counts: Iterable[tuple[int, str, int]], lanes: Sequence[str], window: Window, shape: Shape) -> Chart:
    """Draw how many events (year, lane, number) there are: one band a lane, one bar a year."""
    summed: dict[str, dict[int, int]] = {lane: {} for lane in lanes}
    for year, lane, number in counts:
        held = min(max(year, window.first.year), window.last.year)
        summed[lane][held] = summed[lane].get(held, 0) + number
    most = max((number for years in summed.values() for number in years.values()), default=1)
    top, drawn, found = float(AXIS), list[Lane](), list[Bar]()
    for lane, years in summed.items():
        if years:
            drawn.append(Lane(lane, top, top + HEAD + BAND + FOOT))
            floor = top + HEAD + BAND
            for year in sorted(years):
                bar = Bar(lane, year, years[year], *_extent(year, window, shape), floor, 0, False)
                found.append(_raised(bar, most, shape))
            top = drawn[-1].foot
    return Chart(tuple(drawn), ticks(window, shape), top, bars=tuple(found))


def _extent(year: int, window: Window, shape: Shape) -> tuple[float, float]:
    """Where a year begins and how wide it is, in percent."""
    x, over = (_across(date(year, *day), window, shape) for day in ((1, 1), (12, 31)))
    share = 100 / shape.width
    return x * share, max(over - x - 1, 1) * share


def _raised(bar: Bar, most: int, shape: Shape) -> Bar:
    """The bar as high as its number asks; the number is written where it fits."""
    height = 2 + (BAND - 16) * bar.number / most
    fits = bar.width * shape.width / 100 >= LETTER * len(str(bar.number))
    return replace(bar, y=bar.y - height, height=height, shows=fits)


_STEPS = (1, 3, 12, 24, 60, 120, 300, 600, 1200)
"""Months between two lines of the axis."""


def ticks(window: Window, shape: Shape) -> tuple[Tick, ...]:
    """Lines of the axis, as many as have room for their names."""
    room = (shape.width - 2 * EDGE) / (LETTER * 9)
    step = next((months for months in _STEPS if window.months / months <= room), _STEPS[-1])
    part = "month" if step < 12 else "year"
    first = window.first.year * 12 + window.first.month - 1
    at = -(-first // step) * step
    found = []
    while at < first + window.months:
        day = date(at // 12, at % 12 + 1, 1)
        found.append(Tick(_across(day, window, shape) * 100 / shape.width, day, part))
        at += step
    return tuple(found)
