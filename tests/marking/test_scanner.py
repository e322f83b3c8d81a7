# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the scanner promises to rules: a mark that is like any other, and each anchor to each of its rules."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from samenhang.marking.scanner import Find, Rule, Scanner, Scene, marked
from samenhang.model import Mark, MarkKind

FIELDS = (MarkKind.DATE, 3, 9, "date-year", {"earliest": "2016-01-01"}, 0.8)


def test_a_mark_made_quickly_is_a_mark() -> None:
    quick, plain = marked(*FIELDS), Mark(*FIELDS)
    assert type(quick) is Mark
    assert quick == plain
    assert repr(quick) == repr(plain)
    assert [getattr(quick, field.name) for field in fields(Mark)] == list(FIELDS)


def test_a_mark_made_quickly_stays_as_it_is() -> None:
    quick = marked(*FIELDS)
    with pytest.raises(FrozenInstanceError):
        quick.start = 4  # type: ignore[misc]
    assert replace(quick, start=4) == Mark(FIELDS[0], 4, *FIELDS[2:])
    assert pickle.loads(pickle.dumps(quick)) == quick


def test_a_mark_is_sure_unless_told_otherwise() -> None:
    assert marked(*FIELDS[:5]).score == Mark(*FIELDS[:5]).score == 1.0


def _naming(name: str) -> Find:
    def find(scene: Scene, start: int, end: int) -> Iterable[Mark]:
        return (marked(MarkKind.THEME, start, end, name, {}),)

    return find


def test_an_anchor_of_several_rules_leads_to_each_of_them() -> None:
    rules = [Rule(name, (" lid ", " leden"), _naming(name), name) for name in ("one", "two")]
    found = [(m.rule, m.start, m.end) for m in Scanner(rules).scan("Het lid en de ledenlijst")]
    assert found == [("one", 4, 7), ("one", 14, 19), ("two", 4, 7), ("two", 14, 19)]


def test_inside_a_mark_anchors_of_its_group_are_passed_over() -> None:
    def long(scene: Scene, start: int, end: int) -> Iterable[Mark]:
        return (marked(MarkKind.THEME, start, end + 4, "long", {}),)

    rules = [Rule("long", (" het ",), long, "same"), Rule("lid", (" lid ",), _naming("lid"), "same")]
    assert [m.rule for m in Scanner(rules).scan("het lid en lid")] == ["long", "lid"]
