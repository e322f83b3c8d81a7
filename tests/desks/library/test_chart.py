# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.library.chart import AXIS, NARROW, WIDE, Chart, Item, Shape, Spot, bars, chart, ticks
from samenhang.desks.library.lanes import LANES, lane_of
from samenhang.desks.library.window import Window, years_of

WINDOW = years_of(date(2010, 1, 1), date(2023, 1, 1))
SHAPES = st.sampled_from((WIDE, NARROW))
DAYS = st.dates(date(2005, 1, 1), date(2030, 1, 1))


@st.composite
def items(draw: st.DrawFn) -> Item:
    first = draw(DAYS)
    last = first + timedelta(draw(st.sampled_from((0, 0, 30, 365, 1500))))
    ends = draw(st.sampled_from(((first, last), (first, last), (None, last), (first, None))))
    return Item(*ends, draw(st.sampled_from(LANES)), draw(st.text("ab c", max_size=60)))


ITEMS = st.lists(items(), max_size=60)


def at_width(spot: Spot, width: float, shape: Shape) -> tuple[float, float]:
    """From where to where a spot reaches on a screen of this width: places are shares, sizes are not."""
    begin, over = spot.x * shape.width / 100, (spot.x + spot.width) * shape.width / 100
    return (
        spot.x * width / 100 - (begin - spot.left),
        (spot.x + spot.width) * width / 100 + (spot.right - over),
    )


def rows(drawn: Chart) -> dict[tuple[str, float], list[Spot]]:
    found: dict[tuple[str, float], list[Spot]] = {}
    for spot in drawn.spots:
        found.setdefault((spot.lane, spot.y), []).append(spot)
    return found


@given(ITEMS, SHAPES, st.sampled_from((1.0, 1.7, 4.0)))
def test_nothing_in_a_row_overlaps_at_its_least_width_or_wider(
    given_: list[Item], shape: Shape, wider: float
) -> None:
    for spots in rows(chart(given_, LANES, WINDOW, shape)).values():
        reaches = sorted(at_width(spot, shape.width * wider, shape) for spot in spots)
        assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(reaches))


@given(ITEMS, SHAPES)
def test_every_item_is_drawn_once_in_its_lane_and_in_order(given_: list[Item], shape: Shape) -> None:
    drawn = chart(given_, LANES, WINDOW, shape)
    assert [spot.item for spot in drawn.spots] == list(range(len(given_)))
    lanes = {lane.name: lane for lane in drawn.lanes}
    assert [lane.name for lane in drawn.lanes] == [name for name in LANES if name in lanes]
    for spot in drawn.spots:
        lane = lanes[spot.lane]
        assert spot.lane == given_[spot.item].lane
        assert lane.top < spot.y < lane.foot <= drawn.height


@given(ITEMS, SHAPES)
def test_time_goes_from_left_to_right_within_the_picture(given_: list[Item], shape: Shape) -> None:
    drawn = chart(given_, LANES, WINDOW, shape)
    starts = [item.first or item.last or date.max for item in given_]
    in_time = sorted(drawn.spots, key=lambda spot: starts[spot.item])
    assert all(one.x <= other.x + 1e-9 for one, other in pairwise(in_time))
    assert all(spot.x >= 0 and spot.x + spot.width <= 100 for spot in drawn.spots)


@given(ITEMS, SHAPES)
def test_labels_stay_in_the_picture_and_are_what_the_item_is_called(given_: list[Item], shape: Shape) -> None:
    for spot in chart(given_, LANES, WINDOW, shape).spots:
        if spot.label:
            assert spot.left >= -1e-6
            assert spot.right <= shape.width + 1e-6
            assert len(spot.label) <= shape.letters
            assert given_[spot.item].label.startswith(spot.label.removesuffix("…").rstrip())


@given(st.lists(st.tuples(st.integers(2000, 2030), st.sampled_from(LANES), st.integers(1, 999))), SHAPES)
def test_bars_count_everything_and_stand_in_their_lane(
    counts: list[tuple[int, str, int]], shape: Shape
) -> None:
    drawn = bars(counts, LANES, WINDOW, shape)
    assert sum(bar.number for bar in drawn.bars) == sum(number for _, _, number in counts)
    lanes = {lane.name: lane for lane in drawn.lanes}
    for bar in drawn.bars:
        assert lanes[bar.lane].top < bar.y < bar.y + bar.height <= lanes[bar.lane].foot
    for lane in lanes:
        own = [bar for bar in drawn.bars if bar.lane == lane]
        assert all(one.x + one.width <= other.x + 1e-6 for one, other in pairwise(own))


@given(st.integers(1, 2400), SHAPES)
def test_the_axis_has_room_for_its_names(months: int, shape: Shape) -> None:
    over = 1990 * 12 + months - 1
    last = date(over // 12, over % 12 + 1, 28)
    found = ticks(Window(date(1990, 1, 1), last), shape)
    assert found
    gaps = [(other.x - one.x) * shape.width / 100 for one, other in pairwise(found)]
    assert all(gap > 40 for gap in gaps)


def test_the_end_that_nobody_knows_is_told() -> None:
    known = date(2015, 6, 1)
    drawn = chart(
        [Item(None, known, "due", "x"), Item(known, None, "due", "x"), Item(known, known, "due", "x")],
        LANES,
        WINDOW,
        WIDE,
    )
    assert [(spot.tail, spot.width) for spot in drawn.spots] == [("before", 0), ("after", 0), ("", 0)]


def test_many_events_lose_their_labels_and_not_their_place() -> None:
    day = date(2015, 6, 1)
    drawn = chart([Item(day, day, "papers", "een lange naam")] * 40, LANES, WINDOW, WIDE)
    assert {spot.label for spot in drawn.spots} == {""}
    assert len({spot.y for spot in drawn.spots}) == 40


def test_nothing_gives_an_empty_picture() -> None:
    assert chart([], LANES, WINDOW, WIDE).height == AXIS
    assert bars([], LANES, WINDOW, WIDE).bars == ()


@pytest.mark.parametrize("kind", ["letter", "motion", "something new"])
def test_every_kind_has_a_lane(kind: str) -> None:
    assert lane_of(kind) in LANES
