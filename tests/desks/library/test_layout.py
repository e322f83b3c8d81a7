# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passages in blocks and parts: nothing is lost, nothing comes twice."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.library.layout import CELLS, blocks, cells, depths, has_header, level, parts
from samenhang.desks.library.printed import ranges
from samenhang.model import Document, Media, Passage, PassageKind, Run
from tests.ledger.world import document_of

PATHS = st.sampled_from([(), ("1 Een",), ("1 Een", "1.1 Deel")])


@st.composite
def passages(draw: st.DrawFn, most: int = 30) -> tuple[Passage, ...]:
    made = draw(
        st.lists(st.tuples(st.sampled_from(PassageKind), PATHS, st.none() | st.integers(0, 3)), max_size=most)
    )
    return tuple(
        Passage(n, n * 2, n * 2 + 1, kind, headings=path, turn=turn)
        for n, (kind, path, turn) in enumerate(made)
    )


@given(passages())
def test_every_passage_stands_in_one_block(given_: tuple[Passage, ...]) -> None:
    made = list(blocks(given_))
    assert tuple(passage for block in made for passage in block.passages) == given_
    for block in made:
        assert {passage.kind for passage in block.passages} == {block.kind}
        assert len({passage.turn for passage in block.passages}) == 1


@given(passages())
def test_a_turn_begins_where_another_ends(given_: tuple[Passage, ...]) -> None:
    turn: int | None = None
    for block in blocks(given_):
        now = block.passages[0].turn
        assert block.turn == (now if now != turn else None)
        turn = now


@given(passages(60), st.integers(2, 12))
def test_parts_are_the_whole_text_in_pieces_of_bounded_size(given_: tuple[Passage, ...], most: int) -> None:
    made = parts(given_, most)
    assert made[0][0] == 0
    assert made[-1][1] == len(given_)
    assert all(end == start for (_, end), (start, _) in itertools.pairwise(made))
    assert all(end - start <= most for start, end in made)
    assert all(end > start for start, end in made) or not given_


def test_a_part_begins_at_the_highest_heading_in_reach() -> None:
    headings = {6: (), 7: ("1",), 8: ("1", "1.1")}
    text = [
        Passage(n, n, n, PassageKind.HEADING, headings=headings[n]) if n in headings else Passage(n, n, n)
        for n in range(14)
    ]
    assert parts(text, 10) == ((0, 6), (6, 14))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["1", "-", "-", "2"], [0, 1, 1, 0]),
        (["-", "-", "o", "o", "-"], [0, 0, 1, 1, 0]),
        (["1.", "a.", "b.", "•", "2."], [0, 1, 1, 2, 0]),
        ([None, None], [0, 0]),
        ([], []),
    ],
)
def test_the_depth_of_an_item_follows_from_its_label(labels: list[str | None], expected: list[int]) -> None:
    assert depths(labels) == expected


def test_headings_follow_on_the_title_of_the_page() -> None:
    deep = tuple(f"{n}" for n in range(9))
    assert [level(Passage(0, 0, 1, PassageKind.HEADING, headings=deep[:n])) for n in (0, 1, 9)] == [2, 3, 6]


@given(st.lists(st.text(st.characters(exclude_characters="|\n"), max_size=8), min_size=1), st.integers(0, 50))
def test_the_cells_of_a_row_are_its_text(words: list[str], start: int) -> None:
    row = CELLS.join(words)
    text = " " * start + row
    assert CELLS.join(text[first:last] for first, last in cells(row, start)) == row


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Jaar", "Bedrag"], ["2015", "12"]], True),
        ([["2015", "12"], ["2016", "13"]], False),
        ([["Jaar", ""], ["2015", "12"]], False),
        ([["Jaar", "Bedrag"]], False),
    ],
)
def test_a_first_row_of_names_is_a_header(rows: list[list[str]], expected: bool) -> None:
    assert has_header(rows) is expected


def test_the_words_of_a_passage_are_found_on_the_page() -> None:
    read = document_of(["een twee", "drie vier"])
    runs = (Run(0, 3, 100, 1), Run(4, 8, 200, 1), Run(9, 13, 5, 2), Run(13, 18, 40, 1))
    document = Document(read.digest, "x.pdf", Media.PDF, read.text, read.passages, runs=runs)
    first, second = document.passages
    assert ranges(document, first, 1) == ((100, 103), (200, 204))
    assert ranges(document, second, 2) == ((5, 9),)
    assert ranges(document, second, 1) == ((40, 45),)
    assert ranges(document, second, 3) == ()
