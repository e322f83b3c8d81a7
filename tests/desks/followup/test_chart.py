# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is drawn stays on its paper and says what the numbers say."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.followup import chart
from samenhang.desks.followup.analysis.survival import Wait, curve
from samenhang.desks.followup.chart import SHAPES, Shape

counts = st.lists(st.integers(0, 20_000), min_size=2, max_size=60)
shapes = st.sampled_from(SHAPES)


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", path)]


@given(counts, shapes)
def test_lines_stay_on_the_paper_and_the_axis_reaches_the_most(numbers: list[int], shape: Shape) -> None:
    days = [date(2020, 1, 31) + timedelta(31 * n) for n in range(len(numbers))]
    drawn = chart.over_time(days, [numbers], shape)
    for x, y in points(drawn.lines[0].area):
        assert 0 <= x <= shape.width
        assert 0 <= y <= shape.height
    assert max(int(tick.text) for tick in drawn.upwards) >= max(numbers)
    assert all(b.at - a.at >= chart.LETTERS for a, b in zip(drawn.across, drawn.across[1:], strict=False))


@given(st.lists(st.builds(Wait, st.integers(0, 2_000), st.booleans()), min_size=1, max_size=40), shapes)
def test_curves_only_fall(waits: list[Wait], shape: Shape) -> None:
    path = points(chart.waiting([curve(waits)], 1_825, shape).lines[0].path)
    heights = [y for _, y in path]
    assert heights == sorted(heights)
    assert all(chart.LEFT <= x <= shape.width for x, _ in path)


@given(st.lists(st.tuples(*[st.integers(0, 500)] * 3), max_size=30), shapes)
def test_bars_are_as_long_as_their_numbers(rows: list[tuple[int, int, int]], shape: Shape) -> None:
    drawn = chart.bars(rows, shape)
    most = max(map(sum, rows), default=0) or 1
    for row, bar in zip(rows, drawn.rows, strict=True):
        length = sum(part.width for part in bar.parts)
        assert length == pytest.approx(sum(row) / most * (shape.width - chart.RIGHT), abs=0.2)
        assert bar.top + drawn.thick <= drawn.height
