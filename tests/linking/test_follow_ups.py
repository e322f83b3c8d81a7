# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mentions of one promise become one follow-up, within a document and across two."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from samenhang.linking.follow_ups import assemble
from samenhang.model import (
    Deadline,
    Document,
    Fact,
    FactName,
    Mark,
    MarkKind,
    Media,
    Passage,
    Period,
    Precision,
    Speaker,
    Turn,
)

TODAY = date(2023, 10, 1)


def paper(text: str, facts: tuple[Fact, ...] = (), turn: Turn | None = None) -> Document:
    passages: list[Passage] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        passages.append(Passage(number, start, start + len(line), turn=turn.number if turn else None))
        start += len(line) + 1
    return Document("d" * 64, "naam.txt", Media.TEXT, text, tuple(passages), facts, (turn,) if turn else ())


def mark(document: Document, kind: MarkKind, words: str, **value: Any) -> Mark:
    start = document.text.index(words)
    return Mark(kind, start, start + len(words), "test", value)


def said(document: Document, words: str, sub: str, **value: Any) -> Mark:
    kinds = {"made": MarkKind.COMMITMENT, "recalled": MarkKind.RECALLED, "fulfilled": MarkKind.FULFILLED}
    return mark(document, kinds[sub], words, **value)


FIRST = (
    "Tijdens het debat van 21 september 2022 heb ik het Kamerlid Heerma (CDA) een brief over het "
    "planbureau toegezegd."
)
LATER = "Met deze brief doe ik deze toezegging gestand."


def test_recalled_and_fulfilled_are_one() -> None:
    document = paper(f"{FIRST} {LATER}", (Fact(FactName.OFFICE, "De Minister van Justitie en Veiligheid"),))
    marks = [
        said(document, FIRST, "recalled", by="ik", what="een brief over het planbureau"),
        said(document, LATER, "fulfilled", of="commitment", by="ik"),
        mark(
            document,
            MarkKind.DATE,
            "21 september 2022",
            earliest="2022-09-21",
            latest="2022-09-21",
            precision="day",
        ),
        mark(document, MarkKind.ACTOR, "Kamerlid Heerma (CDA)", type="member", name="Heerma", group="CDA"),
    ]
    (one,) = assemble(document, marks, (), TODAY)
    assert one.state == "fulfilled"
    assert one.what == "een brief over het planbureau"
    assert one.asked_by == "Kamerlid Heerma (CDA)"
    assert one.owed_by == "De Minister van Justitie en Veiligheid"
    assert one.occasion == Period(date(2022, 9, 21), date(2022, 9, 21), Precision.DAY)
    assert [(role, words.quote) for role, words in one.evidence] == [
        ("recalled", FIRST),
        ("fulfilled", LATER),
    ]


def test_a_delay_makes_it_late() -> None:
    late = "Die brief is vertraagd."
    document = paper(f"{FIRST}\n{late}")
    marks = [said(document, FIRST, "recalled"), mark(document, MarkKind.DELAY, late)]
    (one,) = assemble(document, marks, (), TODAY)
    assert one.state == "late"
    assert [role for role, _ in one.evidence] == ["recalled", "late"]


@pytest.mark.parametrize(
    ("latest", "firm", "state"),
    [
        ("2023-07-06", True, "late"),
        ("2023-12-01", True, "open"),
        ("2023-07-06", False, "open"),
        (None, False, "open"),
    ],
)
def test_a_deadline_that_is_over_makes_it_late(latest: str | None, firm: bool, state: str) -> None:
    document = paper("Ik stuur uw Kamer een brief.")
    days = {"earliest": None, "latest": latest, "firm": firm}
    made = said(document, document.text, "made", due_phrase="voor de zomer", due=days)
    (one,) = assemble(document, [made], (), TODAY)
    last = date.fromisoformat(latest) if latest else None
    assert (one.state, one.due) == (state, Deadline("voor de zomer", None, last, firm))


def test_a_draft_does_not_fulfil_what_is_late() -> None:
    draft = (
        "Met deze concept-Kamerbrief wordt deze toezegging aan het Kamerlid Heerma over het planbureau "
        "gestand gedaan."
    )
    late = "De brief is vertraagd."
    document = paper(f"{FIRST}\n{late}\n{draft}")
    marks = [
        said(document, FIRST, "recalled"),
        mark(document, MarkKind.DELAY, late),
        said(document, draft, "fulfilled", of="commitment"),
    ]
    (one,) = assemble(document, marks, (), TODAY)
    assert one.state == "late"


def test_other_members_have_other_promises() -> None:
    one = "Aan het lid Jansen is een brief over water toegezegd."
    two = "Aan het lid Pietersen is een brief over water toegezegd."
    document = paper(f"{one} {two}")
    marks = [said(document, one, "recalled"), said(document, two, "recalled")]
    assert [f.asked_by for f in assemble(document, marks, (), TODAY)] == [
        "het lid Jansen",
        "het lid Pietersen",
    ]


def test_other_subjects_are_other_promises() -> None:
    one = "Ik stuur uw Kamer in mei de evaluatie van de drinkwaterwet."
    two = "Ik stuur uw Kamer in mei het actieplan tegen cybercriminaliteit."
    document = paper(f"{one} {two}")
    assert len(assemble(document, [said(document, one, "made"), said(document, two, "made")], (), TODAY)) == 2


def test_a_promise_said_again_is_one() -> None:
    one = "Ik stuur uw Kamer in mei de evaluatie van de drinkwaterwet en de beprijzing."
    two = "De evaluatie van de drinkwaterwet en de beprijzing ontvangt uw Kamer dus in mei."
    document = paper(f"{one}\nTussenin.\n{two}")
    (only,) = assemble(document, [said(document, one, "made"), said(document, two, "made")], (), TODAY)
    assert len(only.evidence) == 2


def test_the_member_stands_in_the_next_sentence() -> None:
    first = "Ik heb uw Kamer een brief toegezegd."
    document = paper(f"{first} Dit naar aanleiding van een vraag van het lid Hachchi om dit te onderzoeken.")
    (one,) = assemble(document, [said(document, first, "recalled")], (), TODAY)
    assert one.asked_by == "het lid Hachchi"


def test_in_a_debate_the_speaker_owes_it() -> None:
    turn = Turn(0, Speaker("Wiebes", "minister", "minister van Economische Zaken en Klimaat"))
    document = paper("Dat zeg ik toe.", turn=turn)
    (one,) = assemble(document, [said(document, "Dat zeg ik toe.", "made", by="ik")], (), TODAY)
    assert one.owed_by == "minister van Economische Zaken en Klimaat"


@pytest.mark.parametrize(
    ("words", "owed_by"),
    [
        ("U heeft tijdens het debat een brief toegezegd.", "Minister van Justitie en Veiligheid"),
        ("De brief die door u is toegezegd, komt in juni.", "Minister van Justitie en Veiligheid"),
        ("Ik heb uw Kamer een brief toegezegd.", "Griffier van de commissie"),
    ],
)
def test_what_is_promised_by_who_is_written_to_is_not_owed_by_who_writes(words: str, owed_by: str) -> None:
    facts = (
        Fact(FactName.SENDER, "Griffier van de commissie"),
        Fact(FactName.ADDRESSEE, "Minister van Justitie en Veiligheid"),
    )
    document = paper(words, facts)
    marks = [said(document, words, "recalled", what="een brief")]
    (one,) = assemble(document, marks, (), TODAY)
    assert one.owed_by == owed_by


def test_motions_recommendations_and_decisions() -> None:
    words = [
        "Hiermee is de motie uitgevoerd.",
        "Wij bevelen aan te wachten.",
        "Instemmen met de brief.",
        "Dat doe ik niet.",
    ]
    document = paper(" ".join(words))
    marks = [
        said(document, words[0], "fulfilled", of="motion"),
        mark(document, MarkKind.RECOMMENDATION, words[1], by="Wij", to="de minister", what="te wachten"),
        mark(document, MarkKind.DECISION, words[2], sub="asked"),
        mark(document, MarkKind.DECISION, words[3], sub="declined", by="ik"),
    ]
    found = [(f.kind.value, f.state, f.what) for f in assemble(document, marks, (), TODAY)]
    assert found == [
        ("motion", "fulfilled", words[0]),
        ("recommendation", "open", "te wachten"),
        ("decision", "open", words[2]),
        ("decision", "declined", words[3]),
    ]


def test_a_motion_carries_its_requests() -> None:
    text = "De Kamer, verzoekt de regering te wachten, en gaat over tot de orde van de dag."
    document = paper(text)
    marks = [
        mark(document, MarkKind.MOTION, text, movers=["Segers", "Heerma"]),
        mark(document, MarkKind.REQUEST, "verzoekt de regering te wachten,"),
    ]
    (one,) = assemble(document, marks, (), TODAY)
    assert (one.what, one.asked_by) == ("verzoekt de regering te wachten", "Segers, Heerma")


def test_nothing_comes_of_nothing() -> None:
    assert assemble(paper(""), (), (), TODAY) == ()


OTHERS: list[tuple[MarkKind, dict[str, Any], MarkKind | None, str, str | None, str | None]] = [
    (
        MarkKind.VOTE,
        {"of": "motion", "said": "rejected", "number": "12", "movers": ["Jansen"]},
        MarkKind.MOTION,
        "vote:rejected",
        "Jansen",
        None,
    ),
    (
        MarkKind.VOTE,
        {"of": "motion", "said": "lapsed", "number": "12"},
        MarkKind.MOTION,
        "withdrawn:lapsed",
        None,
        None,
    ),
    (MarkKind.VOTE, {"of": "motion", "said": "adopted"}, None, "", None, None),  # nobody can say which
    (MarkKind.VOTE, {"of": "bill", "said": "adopted", "number": "12"}, None, "", None, None),
    (
        MarkKind.APPRECIATION,
        {"of": "motion", "said": "discouraged", "number": "12"},
        MarkKind.MOTION,
        "appreciation:discouraged",
        None,
        None,
    ),
    (
        MarkKind.RESPONSE,
        {"of": "recommendation", "said": "accepted", "by": "het kabinet", "to": "de WRR"},
        MarkKind.RECOMMENDATION,
        "response:accepted",
        "de WRR",
        "het kabinet",
    ),
    (
        MarkKind.ACTION,
        {"what": "oefenen", "owner": "BZK", "number": "3"},
        MarkKind.ACTION,
        "made",
        None,
        "BZK",
    ),
]


@pytest.mark.parametrize(("kind", "value", "of", "role", "asked", "owed"), OTHERS)
def test_what_votes_advice_responses_and_action_lines_tell(
    kind: MarkKind, value: dict[str, Any], of: MarkKind | None, role: str, asked: str | None, owed: str | None
) -> None:
    words = "De woorden waarin het staat."
    document = paper(words)
    found = assemble(document, [mark(document, kind, words, **value)], (), TODAY)
    told = [(one.kind, one.evidence[0][0], one.asked_by, one.owed_by) for one in found]
    assert all(one.what == "motie-Jansen (nr. 12)" for one in found if one.asked_by == "Jansen")
    assert told == ([] if of is None else [(of, role, asked, owed)])
