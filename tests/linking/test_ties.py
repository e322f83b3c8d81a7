# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is one item and what is not, with the score and the reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.linking.follow_ups import content
from samenhang.linking.mentions import Mention, Source, Words, mentions, surnames
from samenhang.linking.ties import SURE, UNSURE, best, compare, exact, keys
from samenhang.model import (
    Document,
    Evidence,
    Fact,
    FactName,
    FollowUp,
    Link,
    Mark,
    MarkKind,
    Media,
    Passage,
    Period,
    Precision,
)

DAY = Period(date(2022, 9, 21), date(2022, 9, 22), Precision.DAYS)
C, M, R = MarkKind.COMMITMENT, MarkKind.MOTION, MarkKind.RECOMMENDATION


def said(what: str, role: str = "recalled", kind: MarkKind = C, people: str = "", **rest: object) -> Mention:
    words = (Words(role, "", Evidence("0" * 64, 0, 5, what)),)
    subject = tuple(sorted(content(what)))
    return Mention(kind, what, words, people=surnames(people), subject=subject, **rest)  # type: ignore[arg-type]


PLAN = "een brief over het heroverwegen van een planbureau voor de veiligheid"
DEBATE = said(PLAN, "made", people="Heerma", day=date(2022, 9, 22), ministry="ministry:JenV")

ONE = {
    "the same day and member": (
        said("een brief over het planbureau", people="het lid Heerma (CDA)", occasion=DAY),
        said("heroverwegen van een planbureau", people="Kamerlid Heerma", occasion=DAY),
    ),
    "the debate itself and the letter that recalls it": (
        DEBATE,
        said("een planbureau heroverwegen", people="Heerma", occasion=DAY, day=date(2023, 7, 1)),
    ),
    "no member, but the day and the words": (
        DEBATE,
        said("heroverwegen van een planbureau voor de veiligheid", occasion=DAY, day=date(2023, 7, 1)),
    ),
    "the dossier, the ministry and all the words": (
        said(
            "de evaluatie van het stelsel bewaken en beveiligen",
            "made",
            day=date(2022, 1, 1),
            dossiers=("29911",),
            ministry="ministry:JenV",
        ),
        said(
            "evaluatie stelsel bewaken beveiligen",
            "fulfilled",
            day=date(2022, 9, 1),
            dossiers=("29911",),
            ministry="ministry:JenV",
        ),
    ),
    "a motion by its number": (
        said(
            "verzoekt de regering vorm te geven aan een planbureau",
            "made",
            M,
            "Heerma, Segers",
            number="kst-35570-17",
        ),
        said("de motie-Segers/Heerma", "fulfilled", M, "Segers, Heerma", number="kst-35570-17"),
    ),
    "a motion by its movers and its dossier": (
        said(
            "verzoekt de regering vorm te geven aan een planbureau",
            "made",
            M,
            "Heerma, Segers",
            number="kst-35570-17",
            dossiers=("35570",),
        ),
        said("motie", "fulfilled", M, "Segers, Heerma", dossiers=("35570",)),
    ),
    "the number of a register": (
        said("een brief over luchtvaart", number="TZ202412-116"),
        said("iets heel anders", number="TZ202412-116"),
    ),
}

W = ("WRR 2017", "“veiligheid in een wereld van verbindingen”")
ADVICE = said(
    "een Planbureau voor de Veiligheid op te richten", "made", R, report=W, day=date(2017, 5, 10), advice="3"
)
ONE |= {
    "advice, and what a reaction to its report says of the subject": (
        said("een Planbureau voor de Veiligheid op te richten", "made", R, report=W, day=date(2017, 5, 10)),
        said(
            "acht een planbureau voor de veiligheid niet wenselijk",
            "response",
            R,
            report=W,
            day=date(2018, 3, 28),
        ),
    ),
    "advice by the number of the recommendation in its report": (
        ADVICE,
        said("neemt aanbeveling 3 over", "response", R, report=W, day=date(2018, 3, 28), advice="3"),
    ),
}
NOT_ONE = {
    "advice of another report": (
        ADVICE,
        said(ADVICE.what, "response", R, report=("AIV 2018",), day=date(2018, 3, 28)),
    ),
    "a response that is older than the advice": (
        ADVICE,
        said(ADVICE.what, "response", R, report=W, day=date(2016, 3, 28)),
    ),
    "another subject of the same report": (
        said("een Planbureau voor de Veiligheid op te richten", "made", R, report=W),
        said("acht onderhoud van dijken niet nodig", "response", R, report=W),
    ),
    "another member": (
        said(PLAN, people="het lid Heerma", occasion=DAY, dossiers=("30821",)),
        said(PLAN, people="het lid Segers", occasion=DAY, dossiers=("30821",)),
    ),
    "another number": (
        said(PLAN, "made", M, "Segers, Heerma", number="kst-35570-17"),
        said(PLAN, "made", M, "Segers, Heerma", number="kst-35570-18"),
    ),
    "another kind": (DEBATE, said(PLAN, kind=R, people="Heerma", occasion=DAY)),
    "another day": (
        said(PLAN, occasion=DAY, people="Heerma"),
        said(PLAN, occasion=Period(date(2021, 9, 22), date(2021, 9, 22)), people="Heerma"),
    ),
    "spoken of before it began": (DEBATE, said(PLAN, people="Heerma", day=date(2020, 1, 1))),
    "nothing in common": (said("een brief over water"), said("de nota over spoor")),
}

OFFERED = {
    "one word of advice in the same report": (
        said("een Algemene Raad voor Veiligheid met gezag op te zetten", "made", R, report=W),
        said("acht een planbureau voor de veiligheid niet wenselijk", "response", R, report=W),
    ),
    "the same words alone": (said("een evaluatie van het stelsel bewaken beveiligen"),) * 2,
    "the same day and member, but another subject": (
        said("de evaluatie van het stelsel bewaken en beveiligen", people="Heerma", occasion=DAY),
        said("een onderzoek naar drinkwater langs rivieren", people="Heerma", occasion=DAY),
    ),
    "the same day, and no more": (
        DEBATE,
        said("dat stuur ik", occasion=DAY, day=date(2023, 7, 1), ministry="ministry:JenV"),
    ),
    "promised again a year later": (
        DEBATE,
        said(PLAN, "made", people="Heerma", day=date(2023, 9, 22), ministry="ministry:JenV", dossiers=()),
    ),
}


@pytest.mark.parametrize(("one", "other"), ONE.values(), ids=ONE)
def test_one_item(one: Mention, other: Mention) -> None:
    found = compare(one, other)
    assert found is not None
    assert found.score >= SURE
    assert found.reason


@pytest.mark.parametrize(("one", "other"), NOT_ONE.values(), ids=NOT_ONE)
def test_not_one_item(one: Mention, other: Mention) -> None:
    assert compare(one, other) is None


@pytest.mark.parametrize(("one", "other"), OFFERED.values(), ids=OFFERED)
def test_for_a_person_to_say(one: Mention, other: Mention) -> None:
    found = compare(one, other)
    assert found is not None
    assert UNSURE <= found.score < SURE


@pytest.mark.parametrize(("one", "other"), [*ONE.values(), *OFFERED.values()])
def test_what_ties_has_a_key_in_common(one: Mention, other: Mention) -> None:
    assert set(keys(one)) & set(keys(other))
    assert compare(one, other) == compare(other, one)


def test_the_surest_comes_first() -> None:
    weak, strong = (
        OFFERED["the same day, and no more"][1],
        ONE["the debate itself and the letter that recalls it"][1],
    )
    assert [number for number, _ in best(DEBATE, [(4, weak), (9, strong)])] == [9, 4]


MENTIONS = st.builds(
    said,
    st.sampled_from([PLAN, "de evaluatie van het stelsel", "motie", "dat", ""]),
    st.sampled_from(["made", "recalled", "fulfilled", "vote"]),
    st.sampled_from([C, M, R]),
    st.sampled_from(["", "Heerma", "Segers, Heerma"]),
    occasion=st.none() | st.just(DAY),
    day=st.none() | st.dates(date(2022, 9, 1), date(2022, 10, 1)),
    number=st.none() | st.sampled_from(["kst-1-1", "kst-1-2"]),
    dossiers=st.sampled_from([(), ("35570",)]),
    series=st.sampled_from(["", "a", "b"]),
)


@given(MENTIONS, MENTIONS)
def test_a_tie_is_mutual_and_says_why(one: Mention, other: Mention) -> None:
    found = compare(one, other)
    assert found == compare(other, one)
    if found is not None:
        assert found.reason
        assert UNSURE <= found.score < 1
    if set(exact(one)) & set(exact(other)):
        assert found is not None
        assert found.score == 0.99


# ---------------------------------------------------------------- from follow-ups

TEXT = "Hiermee is de motie-Segers/Heerma (Kamerstuk 35 570, nr. 17) uitgevoerd, en de motie in nr. 18 ook."


def source(text: str, *targets: tuple[str, str], **facts: str) -> Source:
    stated = tuple(Fact(FactName(name), value) for name, value in facts.items())
    document = Document("1" * 64, "brief", Media.TEXT, text, (Passage(0, 0, len(text)),), stated)
    links = []
    for quote, target in targets:
        sort = MarkKind.ACTOR if ":" in target else MarkKind.REFERENCE
        mark = Mark(sort, text.index(quote), text.index(quote) + len(quote), "test")
        links.append(Link(mark, target, 0.9, "test"))
    return Source(document, [link.mark for link in links], links, document.day, "id:kst-1-1", ("1",))


def follow_up(text: str, kind: MarkKind, role: str, state: str, by: str | None = None) -> FollowUp:
    words = Evidence("1" * 64, 0, len(text), text)
    return FollowUp(kind, text, state, ((role, words),), owed_by=by)


def test_a_sentence_on_two_motions_speaks_of_each() -> None:
    own = source(TEXT, ("Kamerstuk 35 570, nr. 17", "kst-35570-17"), ("nr. 18", "kst-35570-18"))
    found = mentions(own, [follow_up(TEXT, M, "fulfilled", "fulfilled")])
    assert [one.number for one in found] == ["kst-35570-17", "kst-35570-18"]


def test_a_motion_has_the_number_of_its_paper_and_not_of_what_it_cites() -> None:
    own = source(TEXT, ("Kamerstuk 35 570, nr. 17", "kst-35570-17"), kind="motion", identifier="kst-36000-5")
    (found,) = mentions(own, [follow_up(TEXT, M, "made", "unknown")])
    assert found.number == "kst-36000-5"
    assert found.papers == ("kst-35570-17",)


def test_who_owes_it_is_an_office_and_its_ministry() -> None:
    text = "De minister van Defensie stuurt de Kamer een brief."
    own = source(text, ("minister van Defensie", "office:minister/DEF"))
    (found,) = mentions(own, [follow_up(text, C, "made", "open", "De minister van Defensie")])
    assert (found.by_actor, found.ministry) == ("office:minister/DEF", "ministry:DEF")


def test_a_role_says_more_behind_a_colon_and_a_person_who_says_it_is_done_is_heard() -> None:
    (vote,) = mentions(source("Verworpen."), [follow_up("Verworpen.", M, "vote:rejected", "unknown")])
    assert [(w.role, w.said) for w in vote.words] == [("vote", "rejected")]
    (done,) = mentions(source("Een brief."), [follow_up("Een brief.", C, "made", "fulfilled")])
    assert [w.role for w in done.words] == ["made", "fulfilled"]
    (draft,) = mentions(source("Concept."), [follow_up("Concept.", C, "fulfilled", "late")])
    assert [w.role for w in draft.words] == ["recalled"]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("het lid Hachchi (D66)", ("hachchi",)),
        ("Pieter Heerma, Segers", ("heerma", "segers")),
        ("de leden Van der Plas en Eerdmans", ("eerdmans", "plas")),
        ("mevrouw Yeşilgöz-Zegerius", ("yeşilgöz-zegerius",)),
        ("de Tweede Kamer", ()),
        (None, ()),
    ],
)
def test_surnames(printed: str | None, names: tuple[str, ...]) -> None:
    assert surnames(printed) == names
