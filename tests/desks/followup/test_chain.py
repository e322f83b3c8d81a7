# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an item came of and what came of it, on both databases, and for who may not see all of it."""

from __future__ import annotations

from datetime import date

from samenhang.desks.followup.analysis.item import Item
from samenhang.desks.followup.register import Asked, Register
from samenhang.ledger import Ledger
from samenhang.model import FollowUp
from samenhang.viewer import Access, Level, Role, Viewer
from tests.desks.followup.conftest import Desk
from tests.desks.followup.test_item_page import address, said
from tests.desks.followup.world import C, Paper, R, keep, keep_all, motion, on, paper
from tests.desks.library.reading import json
from tests.ledger.world import words

DAY = date(2023, 10, 1)
READER = Viewer("lezer", Role.READER, Level.PUBLIC, frozenset())
_ADVICE = ["De WRR beveelt aan vorm te geven aan een planbureau voor de veiligheid."]
_ADVICE_FACTS = {"date": "2017-05-10", "kind": "report", "identifier": "wrr-98"}
_PROMISE = ["Naar aanleiding van kst-35570-17 stuur ik u voor 1 juli 2023 een plan voor een planbureau."]
_PROMISE_FACTS = {"date": "2023-02-01", "kind": "letter", "identifier": "kst-30821-160"}


def advice() -> Paper:
    document = on(_ADVICE, "advies.txt", **_ADVICE_FACTS)
    what = "vorm te geven aan een planbureau voor de veiligheid"
    found = [FollowUp(R, what, "unknown", (("made", words(document, _ADVICE[0])),), "De WRR", "het kabinet")]
    return paper(_ADVICE, "advies.txt", found, ["WRR=body:WRR", "planbureau=body:PvdV"], **_ADVICE_FACTS)


def asking() -> Paper:
    """The motion, which names who advised it."""
    lines = [
        "De Kamer, overwegende dat de WRR een planbureau voorstelt, verzoekt de regering vorm te geven aan"
        " een planbureau, en gaat over tot de orde van de dag."
    ]
    facts = {"date": "2022-09-22", "kind": "motion", "identifier": "kst-35570-17", "dossier": "35570"}
    document = on(lines, "motie.txt", **facts)
    asked = "verzoekt de regering vorm te geven aan een planbureau"
    roles = (("made", words(document, lines[0])), ("asked", words(document, asked)))
    found = [FollowUp(motion().found.follow_ups[0].kind, asked, "unknown", roles, "Segers, Heerma")]
    return paper(lines, "motie.txt", found, ["WRR=body:WRR", "planbureau=body:PvdV"], **facts)


def promise() -> Paper:
    document = on(_PROMISE, "brief.txt", **_PROMISE_FACTS)
    what = "een plan voor een planbureau"
    found = [FollowUp(C, what, "open", (("made", words(document, _PROMISE[0])),), "u", "ik")]
    return paper(_PROMISE, "brief.txt", found, ["kst-35570-17=kst-35570-17"], **_PROMISE_FACTS)


def chains(ledger: Ledger, day: date = DAY) -> dict[str, Item]:
    register = Register(ledger, day)
    return {line.kind.value: register.item(line.name, day) for line in register.lines(Asked(day)).lines}


def told(item: Item) -> list[tuple[str, str | None]]:
    kinds = {one.line.name: one.line.kind.value for one in item.chain}
    return [(one.line.kind.value, kinds.get(one.came_of or "")) for one in item.chain]


def test_an_advice_a_motion_and_a_promise_are_a_chain(ledger: Ledger) -> None:
    keep_all(ledger, [promise(), advice(), asking()])
    for item in chains(ledger).values():
        assert told(item) == [
            ("recommendation", None),
            ("motion", "recommendation"),
            ("commitment", "motion"),
        ]
        assert [one.last for one in item.chain] == [
            date(2017, 5, 10),
            date(2022, 9, 22),
            date(2023, 2, 1),
        ]
    assert "noemt kst-35570-17" in item.chain[2].reason


def test_what_stands_alone_has_no_chain(ledger: Ledger) -> None:
    keep_all(ledger, [advice()])
    assert [item.chain for item in chains(ledger).values()] == [()]


def test_a_chain_as_it_was_then(ledger: Ledger) -> None:
    keep_all(ledger, [promise(), advice(), asking()])
    assert told(chains(ledger, date(2022, 12, 1))["motion"]) == [
        ("recommendation", None),
        ("motion", "recommendation"),
    ]


def test_a_step_that_is_hidden_is_not_there(ledger: Ledger) -> None:
    keep(ledger, advice())
    keep(ledger, asking(), Access(Level.INTERNAL))
    keep(ledger, promise())
    seen = chains(ledger.seen_by(READER))
    assert {kind: item.chain for kind, item in seen.items()} == {"recommendation": (), "commitment": ()}


def test_the_page_says_why_and_where_it_falls_silent(ledger: Ledger, desk: Desk) -> None:
    keep_all(ledger, [promise(), advice(), asking()])
    reader = desk("rik", Role.READER)
    where = address(reader, "motion")
    steps = json(reader, where)["chain"]
    assert [(one["item"]["kind"], one["silent"], one["here"]) for one in steps] == [
        ("recommendation", False, False),
        ("motion", False, True),
        ("commitment", True, False),
    ]
    shown = said(reader, where, "ol.chain")
    assert "noemen beide" in shown
    assert "hier valt het stil" in shown
