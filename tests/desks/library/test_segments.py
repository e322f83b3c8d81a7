# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""However marks overlap and nest, the text comes out unchanged, with what lies over each character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.library.segments import Piece, pieces
from tests.growth import growth

LENGTH = 60
SPAN = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(lambda two: (min(two), max(two)))


@st.composite
def ranges(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Passages: in order, with a line feed between one and the next."""
    cuts = sorted(draw(st.sets(st.integers(1, LENGTH - 1), max_size=8)))
    starts = [0, *(cut + 1 for cut in cuts)]
    ends = [*cuts, LENGTH]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start <= end]


@given(ranges(), st.lists(SPAN, max_size=12), st.sets(st.integers(0, LENGTH), max_size=5))
def test_the_text_comes_out_unchanged(
    where: list[tuple[int, int]], spans: list[tuple[int, int]], points: set[int]
) -> None:
    cut = list(pieces(where, spans, points))
    assert len(cut) == len(where)
    for (start, end), found in zip(where, cut, strict=True):
        assert [place for piece in found for place in range(piece.start, piece.end)] == list(
            range(start, end)
        )
        for piece in found:
            assert piece.start < piece.end or start == end
            for place in range(piece.start, piece.end):
                assert set(piece.over) == {n for n, (s, e) in enumerate(spans) if s <= place < e}
            assert list(piece.over) == sorted(piece.over, key=lambda n: (spans[n][0], -spans[n][1], n))


@given(ranges(), st.lists(SPAN, max_size=12), st.sets(st.integers(0, LENGTH), max_size=5))
def test_no_piece_is_cut_without_reason(
    where: list[tuple[int, int]], spans: list[tuple[int, int]], points: set[int]
) -> None:
    reasons = points | {place for span in spans for place in span}
    for found in pieces(where, spans, points):
        assert all(piece.start in reasons for piece in found[1:])


def test_a_motion_holds_other_marks() -> None:
    motion, actor, date = (0, 20), (3, 8), (6, 12)
    assert list(pieces([(0, 10), (11, 25)], [actor, motion, date])) == [
        (Piece(0, 3, (1,)), Piece(3, 6, (1, 0)), Piece(6, 8, (1, 0, 2)), Piece(8, 10, (1, 2))),
        (Piece(11, 12, (1, 2)), Piece(12, 20, (1,)), Piece(20, 25, ())),
    ]


def test_the_cost_follows_the_marks() -> None:
    def work(many: int) -> None:
        spans = [(10 * n, 10 * n + 15) for n in range(many)]
        where = [(100 * n, 100 * n + 99) for n in range(many // 10)]
        assert sum(map(len, pieces(where, spans))) > many

    assert growth(work, 4_000) < 3
