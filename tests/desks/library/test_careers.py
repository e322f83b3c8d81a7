# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date

import pytest

from samenhang.desks.library.careers import TIES, Span, Tie, span, ties
from samenhang.vocabulary.actor_names import actor_name
from samenhang.vocabulary.offices import people


def of(target: str, tie: str) -> list[Tie]:
    return [found for found in ties(target) if found.tie == tie]


def test_a_person_and_an_office_point_at_each_other() -> None:
    held = of("person:hennis-plasschaert-ja", "held")
    assert [(t.target, t.first, t.over) for t in held] == [
        ("office:minister/DEF", date(2012, 11, 5), date(2017, 10, 4))
    ]
    holders = [t for t in of("office:minister/DEF", "holder") if t.target == "person:hennis-plasschaert-ja"]
    assert [(t.first, t.over) for t in holders] == [(t.first, t.over) for t in held]


def test_a_ministry_knows_what_it_was_called_before_and_after() -> None:
    assert "ministry:VenJ" in [tie.target for tie in of("ministry:JenV", "before")]
    assert [tie.target for tie in of("ministry:VenJ", "after")] == ["ministry:JenV"]
    assert "office:minister/VenJ" in [tie.target for tie in of("office:minister/JenV", "before")]
    assert [tie.target for tie in of("office:minister/JenV", "part")] == ["ministry:JenV"]
    assert "office:minister/JenV" in [tie.target for tie in of("ministry:JenV", "office")]
    assert span("ministry:VenJ") == Span(date(2010, 10, 14), date(2017, 10, 26))


def test_a_cabinet_knows_who_sat_in_it_and_its_neighbours() -> None:
    seats = [tie.target for tie in of("cabinet:rutte-ii", "seat")]
    assert "person:hennis-plasschaert-ja" in seats
    assert [tie.target for tie in of("cabinet:rutte-ii", "before")] == ["cabinet:rutte-i"]
    assert [tie.target for tie in of("cabinet:rutte-ii", "after")] == ["cabinet:rutte-iii"]


def test_one_name_in_two_lists_is_only_probably_one_person() -> None:
    same = of("person:hennis-plasschaert-ja", "same")
    assert [(tie.target, tie.sure) for tie in same] == [("member:hennis-plasschaert", False)]
    assert [tie.target for tie in of("member:hennis-plasschaert", "same")] == ["person:hennis-plasschaert-ja"]


def test_ties_are_in_order_and_every_one_has_a_name() -> None:
    for person in people():
        found = ties(f"person:{person.id}")
        assert [TIES.index(tie.tie) for tie in found] == sorted(TIES.index(tie.tie) for tie in found)
        assert all(actor_name(tie.target).known for tie in found)


@pytest.mark.parametrize("target", ["", "person:", "person:niemand", "office:", "what:ever", "kst-33763-8"])
def test_of_who_is_not_known_nothing_is_told(target: str) -> None:
    assert ties(target) == ()
    assert span(target) is None
