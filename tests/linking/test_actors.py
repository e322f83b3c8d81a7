# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actor marks are tied to whom they meant on the day, and unsure says unsure."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.linking.actors import link
from samenhang.linking.institutions import day
from samenhang.model import Link, Mark, MarkKind
from samenhang.vocabulary.ministries import Ministry, ministries
from samenhang.vocabulary.offices import Tenure, tenures


def links(value: dict[str, object], when: str | None = None, chamber: str | None = None) -> tuple[Link, ...]:
    mark = Mark(MarkKind.ACTOR, 0, 1, "test", value)
    return link(mark, date.fromisoformat(when) if when else None, chamber)


def office(portfolio: str, rank: str | None = "minister", **more: object) -> dict[str, object]:
    return {"type": "office", "name": "x", "rank": rank, "portfolio": portfolio, **more}


def named(kind: str, name: str, **more: object) -> dict[str, object]:
    return {"type": kind, "name": name, **more}


CASES = [
    (office("Defensie"), "2015-12-21", ["office:minister/DEF", "person:hennis-plasschaert-ja"]),
    (office("Justitie en Veiligheid"), "2023-09-01", ["office:minister/JenV", "person:yesilgoz-zegerius-d"]),
    (office("Justitie en Veiligheid"), "2018-03-28", ["office:minister/JenV", "person:grapperhaus-fbj"]),
    (office("Veiligheid en Justitie"), "2018-03-28", ["office:minister/JenV", "person:grapperhaus-fbj"]),
    (office("Justitie"), "2012-01-01", ["office:minister/VenJ", "person:opstelten-iw"]),
    (office("Justitie en Veiligheid"), "2012-01-01", ["office:minister/VenJ", "person:opstelten-iw"]),
    (office("EZ"), "2013-01-01", ["office:minister/EZ-2012", "person:kamp-hgj"]),
    (office("Rechtsbescherming"), "2020-01-01", ["office:minister/RB", "person:dekker-s"]),
    (
        office("Rechtsbescherming", "state-secretary"),
        "2025-01-01",
        ["office:state-secretary/JenV", "person:struycken-thd"],
    ),
    (office("Defensie", former=True), "2015-12-21", ["office:minister/DEF"]),
    (office("Defensie"), None, ["office:minister/DEF"]),
    (
        office("Algemene Zaken", "minister-president"),
        "2025-01-01",
        ["office:minister-president", "person:schoof-hwm"],
    ),
    (office("Defensie", None), "2023-01-01", ["office:minister/DEF", "office:state-secretary/DEF"]),
    (
        named("person", "Hennis-Plasschaert", initials="J.A."),
        "2015-12-21",
        ["person:hennis-plasschaert-ja", "office:minister/DEF"],
    ),
    (
        named("person", "Yesilgöz", rank="minister"),
        "2023-01-01",
        ["person:yesilgoz-zegerius-d", "office:minister/JenV"],
    ),
    (named("person", "De Jonge", rank="minister"), "2023-10-01", ["person:jonge-hm", "office:minister/BZK"]),
    (
        named("person", "Hermans", rank="minister"),
        "2025-08-25",
        ["person:hermans-sthm", "office:minister/OCW", "office:minister/KGG"],
    ),
    (
        named("person", "Rutte", rank="state-secretary"),
        "2025-10-01",
        ["person:rutte-acl", "office:state-secretary/JenV"],
    ),
    (named("person", "Rutte", initials="M."), "2025-10-01", ["person:rutte-m"]),
    (named("person", "Pistorius", rank="minister"), "2023-01-01", ["person:pistorius"]),
    (named("member", "Hachchi", group="D66"), "2015-12-21", ["member:hachchi", "group:D66"]),
    (named("member", "Segers"), "2018-01-01", ["member:segers"]),
    (
        named("member", "Heerma", group="CDA"),
        "2022-09-21",
        ["member:heerma", "group:CDA", "person:heerma-pe"],
    ),
    (named("member", "van Dijk", given="Jasper"), "2018-01-01", ["member:dijk-jasper"]),
    (named("group", "PVV"), "2015-01-01", ["group:PVV"]),
    (named("group", "Lid Omtzigt"), "2022-01-01", ["group:lid-omtzigt"]),
    (named("ministry", "Justitie en Veiligheid"), "2023-01-01", ["ministry:JenV"]),
    (named("ministry", "Veiligheid en Justitie"), "2019-01-01", ["ministry:JenV"]),
    (named("ministry", "Economische Zaken"), "2016-01-01", ["ministry:EZ-2012"]),
    (named("ministry", "LNV"), "2013-01-01", ["ministry:EZ-2012"]),
    (named("chamber", "Tweede Kamer", chamber="tweede-kamer"), None, ["chamber:tweede-kamer"]),
    (named("chamber", "Kamer", chamber=None), None, ["chamber:tweede-kamer"]),
    (
        named("chamber", "beide Kamers", chamber="beide"),
        None,
        ["chamber:tweede-kamer", "chamber:eerste-kamer"],
    ),
    (named("committee", "Defensie"), "2020-01-01", ["committee:tk-def"]),
    (named("committee", "Ruimtevaart"), "2020-01-01", ["committee:ruimtevaart"]),
    (named("committee", "commissie-Dessens"), "2014-01-01", ["body:CDessens"]),
    (named("committee", "commissie-Hordijk"), "2021-01-01", ["committee:commissie-hordijk"]),
    (named("body", "WRR", body="WRR"), "2017-01-01", ["body:WRR"]),
    (named("body", "x", body="none"), "2017-01-01", []),
    (named("cabinet", "kabinet"), "2015-12-21", ["cabinet:rutte-ii"]),
    (named("cabinet", "regering"), "2021-12-01", ["cabinet:rutte-iii"]),
    (named("cabinet", "kabinet"), None, []),
    (named("cabinet", "Rutte III"), None, ["cabinet:rutte-iii"]),
    (named("cabinet", "Rutte"), "2015-01-01", ["cabinet:rutte-ii"]),
    (named("else", "x"), None, []),
]


@pytest.mark.parametrize(("value", "when", "targets"), CASES, ids=lambda part: str(part)[:70])
def test_targets(value: dict[str, object], when: str | None, targets: list[str]) -> None:
    assert [found.target for found in links(value, when)] == targets


@pytest.mark.parametrize(
    ("value", "when"),
    [
        (office("EZ"), None),
        (office("Financiën", "state-secretary"), "2023-01-01"),
        (named("person", "De Vries"), None),
        (named("member", "van Dijk"), "2018-01-01"),
        (named("ministry", "LNV"), None),
        (named("cabinet", "Rutte"), None),
    ],
)
def test_unsure_says_unsure(value: dict[str, object], when: str | None) -> None:
    unsure = [found for found in links(value, when) if found.score < 0.5]
    assert len(unsure) > 1
    assert all(any(letter.isdigit() for letter in found.reason) for found in unsure)


def test_an_office_is_held_until_the_successor_is_sworn_in() -> None:
    resigned = links(office("Defensie"), "2021-06-01")  # the cabinet had resigned on 15 January
    assert resigned[1].target == "person:bijleveld-schouten-athb"
    assert resigned[1].score < 1
    assert "26 oktober 2017 tot 17 september 2021" in resigned[1].reason


def test_reasons_say_what_is_not_known() -> None:
    assert (
        "staat niet in de ledenlijst"
        in links(named("member", "Hachchi", group="D66"), "2015-12-21")[0].reason
    )
    assert (
        "bestond niet op 1 januari 2019"
        in links(named("ministry", "Veiligheid en Justitie"), "2019-01-01")[0].reason
    )
    assert "nooit opgericht" in links(named("body", "x", body="PvdV"))[0].reason
    assert links(named("body", "x", body="NVR"), "2015-01-01")[0].score < 0.9
    assert links(named("group", "PVV"), "1999-01-01")[0].score < 0.9


def test_the_house_is_that_of_the_document() -> None:
    (found,) = links(named("chamber", "Kamer", chamber=None), chamber="eerste-kamer")
    assert (found.target, found.score) == ("chamber:eerste-kamer", 0.95)
    (committee,) = links(named("committee", "Financiën"), "2020-01-01", "eerste-kamer")
    assert committee.target == "committee:ek-fin"


def test_ministries_have_their_address() -> None:
    (found,) = links(named("ministry", "Defensie"), "2020-01-01")
    assert found.address == "https://identifier.overheid.nl/tooi/id/ministerie/mnre1018"


@given(st.sampled_from(tenures()), st.integers(0, 3000))
def test_everybody_is_found_in_office(tenure: Tenure, later: int) -> None:
    end = tenure.valid_to or date(2026, 11, 22)
    when = min(
        date.fromordinal(tenure.valid_from.toordinal() + later), date.fromordinal(max(end.toordinal() - 1, 1))
    )
    if not tenure.held(when):
        return
    value = named("person", tenure.person.name, initials=tenure.person.initials, rank=tenure.rank)
    assert links(value, when.isoformat())[0].target == f"person:{tenure.person.id}"


@given(st.sampled_from(ministries()), st.dates(date(1995, 1, 1), date(2026, 11, 22)))
def test_a_ministry_is_found_on_every_day(ministry: Ministry, when: date) -> None:
    found = links(named("ministry", ministry.short_name), when.isoformat())
    known = {one.id: one for one in ministries()}
    assert found
    assert all(one.score < 0.5 or known[one.target.removeprefix("ministry:")].existed(when) for one in found)


def test_days_in_dutch() -> None:
    assert (day(date(2015, 3, 1)), day(None)) == ("1 maart 2015", "heden")
