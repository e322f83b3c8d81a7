# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.library.citation_graph import Paper, most_connected, places

NAMES = st.integers(0, 40).map(lambda number: f"p{number:02}")
DATES = st.none() | st.dates().map(str)
PAPERS = st.dictionaries(NAMES, DATES, max_size=40).map(lambda d: [Paper(*item) for item in d.items()])
PAIRS = st.lists(st.tuples(NAMES, NAMES), max_size=80)


@given(PAPERS, PAIRS)
def test_every_paper_has_a_place_of_its_own(papers: list[Paper], pairs: list[tuple[str, str]]) -> None:
    found = places(papers, pairs)
    assert found.keys() == {paper.name for paper in papers}
    assert len(set(found.values())) == len(papers)


@given(PAPERS, PAIRS)
def test_the_picture_is_the_same_each_time(papers: list[Paper], pairs: list[tuple[str, str]]) -> None:
    assert places(papers, pairs) == places(papers[::-1], pairs)


@given(PAPERS)
def test_what_has_no_date_stands_below_what_has_one(papers: list[Paper]) -> None:
    found = places(papers, [])
    dated = [found[paper.name].y for paper in papers if paper.date]
    undated = [found[paper.name].y for paper in papers if not paper.date]
    assert max(dated, default=-1) < min(undated, default=10**9)


def test_time_goes_from_left_to_right() -> None:
    papers = [Paper(f"p{year}", f"{year}-01-01") for year in range(2000, 2020)]
    found = places(papers, [])
    columns = [round(found[paper.name].x // 170) for paper in papers]
    assert columns == sorted(columns)
    assert len(set(columns)) > 3


@given(st.sets(NAMES, max_size=30), PAIRS, st.integers(1, 20))
def test_the_most_connected_are_shown_and_the_rest_is_counted(
    own: set[str], pairs: list[tuple[str, str]], most: int
) -> None:
    shown, left_out = most_connected(sorted(own), pairs, most)
    everyone = own | {name for pair in pairs for name in pair}
    assert len(shown) + left_out == len(everyone)
    assert len(set(shown)) == len(shown) <= most
    ties = {name: sum(pair.count(name) for pair in pairs) for name in everyone}
    rest = everyone - set(shown)
    assert min((ties[name] for name in shown), default=0) >= max((ties[name] for name in rest), default=0)
