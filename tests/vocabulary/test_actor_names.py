# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every target that a link may have has a name that people know."""

from __future__ import annotations

from collections import Counter

import pytest

from samenhang.vocabulary import actor_names
from samenhang.vocabulary.actor_names import SORTS, actor_name, theme_name
from samenhang.vocabulary.offices import tenures
from samenhang.vocabulary.themes import themes

NAMES = {
    "person:heerma-pe": "P.E. Heerma",
    "person:hennis-plasschaert-ja": "J.A. Hennis-Plasschaert",
    "office:minister/JenV": "minister van Justitie en Veiligheid",
    "office:minister/BHOS-2012": "minister voor Buitenlandse Handel en Ontwikkelingssamenwerking",
    "office:minister/EZ-2012": "minister van Economische Zaken (2012-2017)",
    "office:state-secretary/DEF": "staatssecretaris van Defensie",
    "office:minister-president": "minister-president",
    "ministry:DEF": "ministerie van Defensie",
    "body:WRR": "WRR",
    "body:ABDTOPConsult": "ABDTOPConsult",
    "body:PvdV": "Planbureau voor de Veiligheid",
    "group:CDA": "CDA",
    "chamber:tweede-kamer": "Tweede Kamer",
    "cabinet:rutte-ii": "kabinet-Rutte II",
    "committee:tk-buza": "commissie voor Buitenlandse Zaken (TK)",
    "member:segers": "Segers (ChristenUnie)",
}


@pytest.mark.parametrize(("target", "name"), NAMES.items())
def test_a_target_has_the_name_that_people_write(target: str, name: str) -> None:
    found = actor_name(target)
    assert (found.name, found.sort, found.known) == (name, target.partition(":")[0], True)


def test_a_short_name_has_its_full_name() -> None:
    assert actor_name("body:WRR").full == "Wetenschappelijke Raad voor het Regeringsbeleid"
    assert actor_name("committee:tk-def").full == "commissie voor Defensie van de Tweede Kamer"
    assert actor_name("group:CDA").full == "Christen-Democratisch Appèl"


@pytest.mark.parametrize(
    ("target", "name", "sort"),
    [
        ("person:dijstelbloem", "Dijstelbloem", "person"),
        ("member:van-den-berg", "Van Den Berg", "member"),
        ("kst-30821-81", "kst-30821-81", ""),
        ("nothing:of-this", "nothing:of-this", ""),
        ("", "", ""),
    ],
)
def test_a_target_that_is_not_known_has_a_name_still(target: str, name: str, sort: str) -> None:
    found = actor_name(target)
    assert (found.name, found.sort, found.known) == (name, sort, False)


def test_no_two_actors_of_a_sort_have_one_name() -> None:
    names = Counter((found.sort, found.name) for found in actor_names._names().values())
    assert [name for name, count in names.items() if count > 1] == []
    assert {sort for sort, _ in names} == set(SORTS)


def test_whoever_held_an_office_has_a_name_and_so_has_the_office() -> None:
    for tenure in tenures():
        assert actor_name(f"person:{tenure.person.id}").known
        if tenure.rank != "minister-president":
            assert actor_name(f"office:{tenure.rank}/{tenure.post}").known


def test_a_theme_has_a_name_in_each_language() -> None:
    assert theme_name("threat/cyber") == "Cyberdreigingen"
    assert all(theme_name(one.id, "en") == one.english for one in themes())
    assert theme_name("threat/nothing") == "threat/nothing"
