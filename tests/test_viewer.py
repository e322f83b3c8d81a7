# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Levels, roles and groups: who may see what, as tables."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.errors import InvalidInput
from samenhang.viewer import OWNER, Access, Level, Role, Viewer, groups_of, level_of

P, I, C = Level.PUBLIC, Level.INTERNAL, Level.CONFIDENTIAL  # noqa: E741
NONE: frozenset[str] = frozenset()
CRISIS, LAW = frozenset({"crisis"}), frozenset({"juridisch"})
GROUPS = st.frozensets(st.sampled_from(["crisis", "juridisch", "pers"]))
ACCESSES = st.builds(Access, st.sampled_from(Level), GROUPS)
VIEWERS = st.builds(Viewer, st.text(), st.sampled_from(Role), st.sampled_from(Level), GROUPS)

MAY_SEE = [
    # clearance, groups of the viewer, level, groups of the document, may see
    (P, NONE, P, NONE, True),
    (P, NONE, I, NONE, False),
    (I, NONE, I, NONE, True),
    (I, NONE, C, NONE, False),
    (C, NONE, C, NONE, True),
    (C, NONE, P, CRISIS, False),
    (C, CRISIS, C, CRISIS, True),
    (P, CRISIS, I, CRISIS, False),
    (I, CRISIS | LAW, I, LAW, True),
    (I, CRISIS, I, CRISIS | LAW, True),
    (I, LAW, I, CRISIS, False),
]


@pytest.mark.parametrize(("clearance", "mine", "level", "theirs", "sees"), MAY_SEE)
def test_who_may_see(
    clearance: Level, mine: frozenset[str], level: Level, theirs: frozenset[str], sees: bool
) -> None:
    for role in Role:
        assert Viewer("iemand", role, clearance, mine).may_see(level, theirs) is sees
    assert OWNER.may_see(level, theirs)


def test_nobody_becomes_the_owner_by_looking_like_one() -> None:
    double = dataclasses.replace(OWNER)
    assert double == OWNER
    assert not double.may_see(P, CRISIS)


@given(ACCESSES, ACCESSES)
def test_access_opens_where_some_viewer_comes_to_see_it(before: Access, after: Access) -> None:
    groups = [frozenset(g) for g in ([], ["crisis"], ["juridisch"], ["pers"])]
    viewers = [Viewer("", Role.READER, level, mine) for level in Level for mine in groups]
    opened = any(
        v.may_see(after.level, after.groups) and not v.may_see(before.level, before.groups) for v in viewers
    )
    assert opened <= after.opens(before)  # what is not called opening opens for nobody


@pytest.mark.parametrize(
    ("role", "least", "enough"),
    [
        (Role.READER, Role.READER, True),
        (Role.READER, Role.ANALYST, False),
        (Role.COORDINATOR, Role.ANALYST, True),
        (Role.ADMINISTRATOR, Role.COORDINATOR, True),
    ],
)
def test_each_role_may_do_what_the_ones_before_it_may(role: Role, least: Role, enough: bool) -> None:
    assert role.at_least(least) is enough


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("public", P),
        ("openbaar", P),
        ("Intern", I),
        ("confidential", C),
        ("departementaal vertrouwelijk", C),
        ("Dep. V.", C),
        ("dep.v", C),
    ],
)
def test_levels_go_by_their_english_and_dutch_names(text: str, level: Level) -> None:
    assert level_of(text) is level


@pytest.mark.parametrize("text", ["stg. geheim", "Stg. CONFIDENTIEEL", "geheim", "secret", "NATO SECRET"])
def test_a_state_secret_is_no_level(text: str) -> None:
    with pytest.raises(InvalidInput, match="state secret") as refused:
        level_of(text)
    assert "security officer" in refused.value.remedy


def test_an_unknown_level_or_group_is_refused_with_the_way_out() -> None:
    with pytest.raises(InvalidInput, match="openbaar"):
        level_of("hoog")
    for wrong in ("", "a/b", "x" * 65):
        with pytest.raises(InvalidInput, match="no name of a group"):
            groups_of([wrong])
    assert groups_of(["Crisis ", "crisis"]) == {"crisis"}
