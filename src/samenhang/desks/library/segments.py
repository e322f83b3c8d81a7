# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A text cut where marks begin and end: marks overlap and nest, elements of a page can not. Pure.

Offsets are those of `Document.text`, half open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch over which the same spans lie; `over` are their places in the list, the outermost first."""

    start: int
    end: int
    over: tuple[int, ...]


def pieces(
    ranges: Iterable[Span], spans: Sequence[Span], points: Iterable[int] = ()
) -> Iterator[tuple[Piece, ...]]:
    """For each range, in the order of the text, the pieces that it falls into.

    It is also cut at `points`. Costs what sorting the spans costs, and what comes out.
    """
    order = sorted(
        (n for n, (start, end) in enumerate(spans) if start < end), key=lambda n: (spans[n][0], -spans[n][1])
    )
    edges = sorted({*points, *(place for n in order for place in spans[n])})
    lying: list[int] = []
    following = 0
    for start, end in ranges:
        inside = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        cut = []
        for at, stop in zip((start, *inside), (*inside, end), strict=True):
            while following < len(order) and spans[order[following]][0] <= at:
                lying.append(order[following])
                following += 1
            lying = [n for n in lying if spans[n][1] > at]
            cut.append(Piece(at, stop, tuple(lying)))
        yield tuple(cut)
