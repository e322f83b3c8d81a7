# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The taxonomy of themes, and the named strategies."""

from __future__ import annotations

import re
from collections import Counter

from samenhang.vocabulary.strategies import strategies
from samenhang.vocabulary.themes import BRANCHES, theme, themes


def test_six_interests_nine_threats_and_twelve_action_lines() -> None:
    assert Counter(one.branch for one in themes()) == BRANCHES
    assert [one.id for one in themes() if one.branch == "action"] == [f"action/{n:02}" for n in range(1, 13)]


def test_each_theme_has_names_and_terms_of_its_own() -> None:
    for one in themes():
        assert one.name
        assert one.english
        assert len(one.terms) >= 2, one.id
        assert len(set(one.terms)) == len(one.terms), one.id
        assert all(term == term.lower() for term in one.terms), one.id
        assert one.status in ("verified", "memory")
    assert len({one.name for one in themes()}) == len(themes())


def test_a_theme_is_found_by_its_id() -> None:
    found = theme("threat/cyber")
    assert found is not None
    assert found.name == "Cyberdreigingen"
    assert theme("threat/nothing") is None


def test_strategies_have_names_and_papers_that_can_be_identifiers() -> None:
    ids = [one.id for one in strategies()]
    assert len(ids) == len(set(ids))
    for one in strategies():
        assert one.names or one.exact or one.titles, one.id
        assert one.kamerstuk is None or re.fullmatch(r"kst-\d{5}(-[IVXLC]+)?-\d+", one.kamerstuk), one.id
        assert one.kamerstuk is None or one.date, one.id


def test_one_name_in_two_strategies_needs_their_dates() -> None:
    counted = Counter(name for one in strategies() for name in (*one.names, *one.exact))
    shared = {name for name, count in counted.items() if count > 1}
    assert "Nationale contraterrorismestrategie" in shared
    for one in strategies():
        if shared & {*one.names, *one.exact}:
            assert one.date is not None, one.id
