# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the vocabulary knows of ministries, offices, groups, committees, bodies and members."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from samenhang.vocabulary.bodies import KINDS, bodies
from samenhang.vocabulary.cabinets import cabinet_on, cabinets
from samenhang.vocabulary.committees import chambers, committees
from samenhang.vocabulary.groups import group, groups
from samenhang.vocabulary.members import member_id, members, members_named
from samenhang.vocabulary.ministries import ministries, ministry
from samenhang.vocabulary.offices import people, portfolios, tenures
from samenhang.vocabulary.spelling import bare_surname, key, slug


def holders(rank: str, post: str, day: date) -> set[str]:
    return {t.person.full_name for t in tenures() if t.rank == rank and t.post == post and t.held(day)}


@pytest.mark.parametrize(
    ("rank", "post", "day", "who"),
    [
        ("minister", "DEF", "2015-12-21", "J.A. Hennis-Plasschaert"),
        ("minister", "BZ", "2015-12-21", "A.G. Koenders"),
        ("minister", "JenV", "2023-09-01", "D. Yeşilgöz-Zegerius"),
        ("minister-president", "AZ", "2021-06-01", "M. Rutte"),
        ("minister", "RB", "2018-03-28", "S. Dekker"),
        ("minister", "BZK", "2009-01-01", "G. ter Horst"),
        ("state-secretary", "DEF", "1995-01-01", "J.C. Gmelich Meijling"),
    ],
)
def test_who_held_an_office(rank: str, post: str, day: str, who: str) -> None:
    assert holders(rank, post, date.fromisoformat(day)) == {who}


def test_there_is_one_prime_minister_on_every_day() -> None:
    day = date(1994, 8, 22)
    while day < date(2026, 11, 22):
        assert len(holders("minister-president", "AZ", day)) == 1, day
        assert cabinet_on(day) is not None
        day += timedelta(days=17)
    assert cabinet_on(date(1990, 1, 1)) is None


def test_on_the_day_of_the_swearing_in_the_successor_holds_the_office() -> None:
    assert holders("minister", "JenV", date(2022, 1, 10)) == {"D. Yeşilgöz-Zegerius"}
    assert holders("minister", "JenV", date(2022, 1, 9)) == {"F.B.J. Grapperhaus"}


def test_cabinets_follow_each_other() -> None:
    for earlier, later in zip(cabinets(), cabinets()[1:], strict=False):
        assert earlier.valid_to == later.valid_from
    assert cabinets()[-1].valid_to is None


def test_offices_stay_within_their_post() -> None:
    periods = {m.id: (m.valid_from, m.valid_to) for m in ministries()}
    for tenure in tenures():
        first, over = periods.get(tenure.post, (None, None))
        assert first is None or first <= tenure.valid_from, tenure
        assert over is None or (tenure.valid_to or over) <= over, tenure


@pytest.mark.parametrize(
    ("short", "day", "identifier"),
    [
        ("EZ", "2009-01-01", "EZ-1946"),
        ("EZ", "2013-01-01", "EZ-2012"),
        ("EZ", "2025-01-01", "EZ-2024"),
        ("EZK", "2020-01-01", "EZK-2017"),
        ("EZK", "2026-03-01", "EZK-2026"),
        ("LNV", "2000-01-01", "LNV-1989"),
        ("LNV", "2018-01-01", "LNV-2017"),
        ("VenJ", "2015-01-01", "VenJ"),
        ("JenV", "2023-01-01", "JenV"),
    ],
)
def test_an_abbreviation_means_one_ministry_on_a_day(short: str, day: str, identifier: str) -> None:
    on = date.fromisoformat(day)
    assert [m.id for m in ministries() if short in m.abbreviations and m.existed(on)] == [identifier]


def test_ministries_hang_together() -> None:
    known = {m.id for m in ministries()}
    for one in ministries():
        assert set(one.successors) <= known
        assert one.name == f"Ministerie van {one.short_name}"
        assert one.minister_title == f"Minister van {one.short_name}"
    justice = ministry("JenV")
    assert justice is not None
    assert justice.tooi == "https://identifier.overheid.nl/tooi/id/ministerie/mnre1058"
    assert ministry("none") is None


def test_bodies_name_known_ministries_and_kinds() -> None:
    known = {m.id for m in ministries()}
    for body in bodies():
        assert body.kind in KINDS
        assert body.ministry is None or body.ministry in known
    by_id = {body.id: body for body in bodies()}
    assert by_id["PvdV"].kind == "proposed"
    assert ("OM", "het") in by_id["OM"].ambiguous
    assert not by_id["NVR"].existed(date(2020, 1, 1))


def test_groups_by_every_spelling() -> None:
    spelled = {"GL": "GroenLinks", "CU": "ChristenUnie", "Partij voor de Dieren": "PvdD", "FvD": "FVD"}
    for spelling, identifier in spelled.items():
        found = group(spelling)
        assert found is not None
        assert found.id == identifier
    assert group("niets") is None
    assert {g.id for g in groups() if g.sat(date(2000, 1, 1))} >= {"VVD", "PvdA", "GPV", "RPF"}
    assert "PVV" not in {g.id for g in groups() if g.sat(date(2000, 1, 1))}


def test_members_have_known_groups_and_one_identifier_each() -> None:
    ids = {g.id for g in groups()}
    assert {member.group for member in members()} <= ids
    per_list = [(member.id, member.seen, member.group) for member in members()]
    assert len(per_list) == len(set(per_list))
    given = {member.given for member in members_named()["van dijk"]}
    assert {"Jasper", "Gijs", "Emiel"} <= given
    assert members_named()["nijkerken de haan"][0].given == ""


def test_committees_belong_to_a_house() -> None:
    assert {committee.chamber for committee in committees()} <= {chamber.id for chamber in chambers()}


def test_people_and_portfolios() -> None:
    assert len({person.id for person in people()}) == len(people()) > 200
    assert all(task.preposition in ("van", "voor") for task in portfolios())
    hennis = next(person for person in people() if person.id == "hennis-plasschaert-ja")
    assert (hennis.variants, hennis.parties) == (("Hennis",), ("VVD",))


@pytest.mark.parametrize(
    ("printed", "as_key"),
    [
        ("Yeşilgöz-Zegerius", "yesilgoz zegerius"),
        ("Economische Zaken & Klimaat", "economische zaken en klimaat"),
        ("Van 't Wout", "van t wout"),
        ("FINANCIËN", "financien"),
    ],
)
def test_key(printed: str, as_key: str) -> None:
    assert key(printed) == as_key
    assert slug(printed) == as_key.replace(" ", "-")


def test_surnames_without_prefixes() -> None:
    assert bare_surname("van der Laan") == "Laan"
    assert bare_surname("Schultz van Haegen") == "Schultz van Haegen"
    assert member_id("Van der Plas") == "plas"
    assert member_id("van Dijk", "Jasper") == "dijk-jasper"
