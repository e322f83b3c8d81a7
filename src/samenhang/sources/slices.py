# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days cut into slices, so that no answer is larger than its server gives: never a hole, never an overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from samenhang.errors import InvalidInput

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Slice:
    """The days from `first` to `last`, both included, with how many there are in it."""

    first: date
    last: date
    count: int = 0


def slices(
    first: date, last: date, count: Callable[[date, date], int], most: int, widest: int = 366
) -> Iterator[Slice]:
    """The days from `first` to `last` in order, in slices that hold no more than `most`.

    `count` asks how many there are on given days. A slice that is too large is halved, the next one is twice
    as wide again. One day that holds more is given as it is: its `count` says so. `widest` is in days. To go
    on after a slice, begin at the day after it.
    """
    if most < 1 or widest < 1:
        raise InvalidInput(f"slices of {most} in {widest} days cannot be made", "give numbers above 0")
    width = widest
    while first <= last:
        end = min(last, first + (width - 1) * DAY)
        held = count(first, end)
        if held > most and end > first:
            width = ((end - first).days + 1) // 2
            continue
        yield Slice(first, end, held)
        first, width = end + DAY, min(widest, 2 * width)
