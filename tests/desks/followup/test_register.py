# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register on both databases: what is tied, how it stands on a day, and what people say of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from samenhang.desks.followup.analysis.item import Item, Line, Role, State
from samenhang.desks.followup.register import Asked, Register
from samenhang.desks.followup.settling import settle
from samenhang.desks.followup.store.figures import waits
from samenhang.errors import InvalidInput, NotFound, Unreadable
from samenhang.ledger import Ledger, open_ledger, withdrawal
from samenhang.model import FollowUp, MarkKind, Review, Verdict
from tests.desks.followup.world import (
    DUE,
    TODAY,
    C,
    M,
    Paper,
    debate,
    hand,
    keep,
    keep_all,
    letter,
    motion,
    on,
    paper,
    votes,
    world,
)
from tests.ledger.world import WHEN, Found, file_of, words

LATE = date(2023, 8, 1)


def register(ledger: Ledger, day: date = TODAY) -> Register:
    return Register(ledger, day)


def lines(ledger: Ledger, day: date = TODAY, **asked: object) -> tuple[Line, ...]:
    return register(ledger).lines(Asked(day, **asked)).lines  # type: ignore[arg-type]


def only(ledger: Ledger, day: date = TODAY, **asked: object) -> Item:
    (line,) = lines(ledger, day, **asked)
    return register(ledger).item(line.name, day)


def told(item: Item) -> list[tuple[str, str]]:
    return [(str(part.day), part.role.value) for part in item.parts]


# ---------------------------------------------------------------- tying


def test_a_promise_its_recall_and_its_answer_are_one_item(ledger: Ledger) -> None:
    keep_all(ledger, world())
    promise = only(ledger, kind=C)
    assert told(promise) == [("2022-09-22", "made"), ("2023-09-01", "recalled"), ("2023-09-01", "fulfilled")]
    assert [(s.state, str(s.since)) for s in promise.spells] == [
        (State.OPEN, "2022-09-22"),
        (State.DUE_SOON, "2023-06-06"),
        (State.OVERDUE, "2023-07-07"),
        (State.ANSWERED, "2023-09-01"),
    ]
    line = promise.line
    assert (line.by_actor, line.ministry, line.to) == (
        "office:minister/JenV",
        "ministry:JenV",
        "de heer Heerma",
    )
    assert (line.made, line.due and line.due.latest) == (date(2022, 9, 22), date(2023, 7, 6))
    assert line.address.endswith("/passages/1")
    recalled = promise.parts[1]
    assert recalled.score >= 0.7
    assert "heerma" in recalled.reason.lower()


def test_a_motion_its_vote_and_its_execution_are_one_item(ledger: Ledger) -> None:
    keep_all(ledger, world())
    item = only(ledger, kind=M)
    assert item.line.number == "kst-35570-17"
    assert [role for _, role in told(item)] == ["made", "asked", "vote", "fulfilled"]
    assert item.line.state is State.ANSWERED
    assert only(ledger, date(2022, 10, 1), kind=M).line.state is State.OPEN


def test_a_rejected_motion_is_declined(ledger: Ledger) -> None:
    keep_all(ledger, [motion(), votes("rejected")])
    assert only(ledger).line.state is State.DECLINED
    assert only(ledger, date(2022, 9, 25)).line.state is State.OPEN


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_any_order_gives_the_same_items(tmp_path: Path, order: tuple[int, ...]) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for number in order:
            keep(ledger, world()[number])
            settle(ledger)
        found = [register(ledger).item(line.name) for line in lines(ledger)]
    assert {len(item.parts) for item in found} == {3, 4}
    assert {(item.line.what, item.line.state, item.line.due) for item in found} == {
        ("een brief over het planbureau voor de veiligheid", State.ANSWERED, DUE),
        ("verzoekt de regering vorm te geven aan een planbureau", State.ANSWERED, None),
    }


def test_as_of_a_day_is_as_it_was_then(ledger: Ledger) -> None:
    keep_all(ledger, world())
    assert lines(ledger, date(2022, 9, 21)) == ()
    (late,) = lines(ledger, LATE, state=State.OVERDUE)
    assert (late.days_late, late.since) == (26, date(2023, 7, 7))
    assert [line.state for line in lines(ledger)] == [State.ANSWERED, State.ANSWERED]
    earlier = {(c.kind, c.state): c.number for c in register(ledger).counts(Asked(LATE))}
    assert earlier == {(C, State.OVERDUE): 1, (M, State.OPEN): 1}


def test_filters(ledger: Ledger) -> None:
    keep_all(ledger, world())

    def names(**asked: object) -> list[str]:
        return [line.kind.value for line in lines(ledger, LATE, **asked)]

    assert names() == ["commitment", "motion"]
    assert names(waiting=True) == ["commitment", "motion"]
    assert names(ministry="ministry:JenV") == names(actor="office:minister/JenV") == ["commitment"]
    assert names(dossier="35 570") == ["motion"]
    assert names(document="debat.txt") == ["commitment"]
    assert names(words="Planbureau VEILIGHEID") == ["commitment"]
    assert names(words="100%") == names(document="geen") == names(theme="threat/x") == names(owner="a") == []
    assert names(due_until=date(2023, 7, 6)) == ["commitment"]
    assert names(due_until=date(2023, 7, 5)) == []
    assert names(limit=1, offset=1) == ["motion"]
    assert register(ledger).lines(Asked(LATE, limit=1)).total == 2


def test_months_and_movements(ledger: Ledger) -> None:
    keep_all(ledger, world())
    months = {str(m.last): (m.open, m.overdue) for m in register(ledger).months(Asked(TODAY), 15)}
    assert months["2022-08-31"] == (0, 0)
    assert months["2022-09-30"] == (2, 0)
    assert months["2023-07-31"] == months["2023-08-31"] == (1, 1)
    assert months["2023-09-30"] == (0, 0)
    moved = register(ledger).movements(date(2023, 7, 1), Asked(TODAY))
    assert [(str(m.day), m.what) for m in moved if m.item.kind is C] == [
        ("2023-09-01", "aan herinnerd"),
        ("2023-09-01", "beantwoord"),
        ("2023-07-07", "te laat"),
    ]
    assert register(ledger).movements(date(2023, 7, 1), Asked(TODAY), arrived=True)[0].what == "te laat"


# ---------------------------------------------------------------- following the ledger


def test_what_is_settled_is_not_settled_again(ledger: Ledger) -> None:
    keep_all(ledger, world())
    assert settle(ledger) == 4
    assert settle(ledger) == 0
    keep(ledger, letter(), version="2")
    assert settle(ledger) == 1


def test_a_verdict_stays_when_a_document_is_marked_again(ledger: Ledger) -> None:
    keep_all(ledger, world())
    name = only(ledger, kind=C).line.name
    register(ledger).by(hand()).verdict(name, State.KEPT, "de brief is er")
    shorter = letter()
    promise = shorter.found.follow_ups[0]
    late = replace(
        promise, what="iets anders", occasion=None, asked_by=None, evidence=promise.evidence[:1], state="open"
    )
    keep(ledger, Paper(shorter.document, Found(follow_ups=(late,))), version="2")
    item = register(ledger).item(name)
    assert item.line.state is State.KEPT
    assert [role for _, role in told(item)] == ["made", "recalled"]
    keep(ledger, Paper(shorter.document, Found()), version="3")
    assert [role for _, role in told(register(ledger).item(name))] == ["made"]


def test_a_person_takes_a_finding_away_and_brings_it_back(ledger: Ledger) -> None:
    keep(ledger, debate())
    words = only(ledger).parts[0].evidence
    no = Review("follow_up", "commitment", words, Verdict.REJECTED, "a", WHEN)
    with ledger.writing(WHEN) as ink:
        ink.review(no)
    assert lines(ledger) == ()
    with ledger.writing(WHEN) as ink:
        ink.review(withdrawal(no, "a", WHEN))
    assert only(ledger).line.state is State.OVERDUE


def test_a_newer_version_takes_the_place_of_the_older(ledger: Ledger) -> None:
    keep_all(ledger, world())
    fresh = [
        *(part.evidence.quote for part in only(ledger, kind=C).parts[1:2]),
        "Dat gebeurt later.",
        letter().document.text.split("\n")[2],
    ]
    again = letter(fresh, "brief-nieuw.txt")
    promise = replace(
        again.found.follow_ups[0], state="open", evidence=again.found.follow_ups[0].evidence[:1]
    )
    keep(ledger, Paper(again.document, replace(again.found, follow_ups=(promise,))))
    item = only(ledger, kind=C)
    assert told(item) == [("2022-09-22", "made"), ("2023-09-01", "recalled")]
    assert item.line.state is State.OVERDUE
    assert [role for _, role in told(only(ledger, kind=M))] == ["made", "asked", "vote"]


def test_a_state_secret_goes_at_once(ledger: Ledger) -> None:
    keep_all(ledger, world())
    name = only(ledger, kind=C).line.name
    with ledger.writing(WHEN) as ink:
        ink.keep_unread(file_of(letter().document), Unreadable("state-secret", "staatsgeheim", "weg ermee"))
    with ledger.looking() as (connection, _):
        for table in ("item_part", "item_line", "item_movement", "spell"):
            assert "gestand" not in str(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
    assert told(register(ledger).item(name)) == [("2022-09-22", "made")]


# ---------------------------------------------------------------- what people say


def test_a_verdict_with_a_second(ledger: Ledger) -> None:
    keep_all(ledger, world())
    name = only(ledger, kind=C).line.name
    of = register(ledger)
    of.by(hand("een", "2023-09-10T10:00:00+00:00")).verdict(name, State.PARTLY_KEPT, "half", second=True)
    assert of.item(name).line.state is State.ANSWERED
    of.by(hand("een", "2023-09-11T10:00:00+00:00")).verdict(name, State.PARTLY_KEPT, "nog eens", second=True)
    assert of.item(name).line.state is State.ANSWERED
    of.by(hand("twee", "2023-09-12T10:00:00+00:00")).verdict(name, State.PARTLY_KEPT, "eens", second=True)
    item = of.item(name)
    assert (item.line.state, item.line.since) == (State.PARTLY_KEPT, date(2023, 9, 12))
    assert [v.who for v in item.verdicts] == ["een", "een", "twee"]
    assert of.item(name, date(2023, 9, 11)).line.state is State.ANSWERED


def test_what_was_said_is_taken_back_and_not_forgotten(ledger: Ledger) -> None:
    keep(ledger, debate())
    name, of = only(ledger).line.name, register(ledger)
    of.by(hand()).verdict(name, State.KEPT, "er kwam een brief")
    of.by(hand()).note(name, "navragen bij de directie")
    assert len(of.item(name).notes) == 1
    with pytest.raises(NotFound):
        of.by(hand("iemand anders", "2023-08-20T10:00:00+00:00")).take_back(name, hand().when)
    of.by(hand(when="2023-08-20T10:00:00+00:00")).take_back(name, hand().when)
    item = of.item(name)
    assert (item.verdicts, item.notes, item.line.state) == ((), (), State.OVERDUE)
    assert of.item(name, date(2023, 8, 10)).line.state is State.KEPT


def test_only_people_say_what_only_people_can(ledger: Ledger) -> None:
    keep(ledger, debate())
    name, of = only(ledger).line.name, register(ledger).by(hand())
    with pytest.raises(InvalidInput):
        of.verdict(name, State.ANSWERED, "")
    with pytest.raises(NotFound):
        of.verdict("geen", State.KEPT, "")
    with pytest.raises(InvalidInput):
        of.note(name, "  ")


def test_owner_and_reminders(ledger: Ledger) -> None:
    keep(ledger, debate())
    name, of = only(ledger).line.name, register(ledger)
    of.by(hand()).owner(name, "directie NV")
    assert only(ledger, owner="directie NV").line.owner == "directie NV"
    assert lines(ledger, owner="") == ()
    of.by(hand()).owner(name, None)
    assert only(ledger, owner="").line.owner is None
    number = of.by(hand()).remind(name, date(2023, 10, 1), "bellen")
    assert [(r.item, r.text) for r in of.reminders("analist", date(2023, 10, 1))] == [(name, "bellen")]
    assert of.reminders("iemand anders") == of.reminders("analist", date(2023, 9, 30)) == ()
    with pytest.raises(NotFound):
        of.by(hand("iemand anders")).remembered(number)
    of.by(hand()).remembered(number)
    assert of.reminders("analist") == ()


def test_every_word_of_a_person_stands_in_the_audit_log(ledger: Ledger) -> None:
    keep_all(ledger, world())
    name, of = only(ledger, kind=C).line.name, register(ledger).by(hand())
    of.verdict(name, State.KEPT, "ja")
    of.note(name, "genoteerd")
    of.owner(name, "ik")
    of.remind(name, TODAY)
    found = [(line.action, line.object, line.result) for line in ledger.audit_lines(limit=10)]
    assert found == [
        ("follow-up verdict", name, "kept"),
        ("follow-up note", name, "added"),
        ("follow-up owner", name, "ik"),
        ("follow-up remind", name, "2023-10-01"),
    ]


def test_an_unsure_pair_is_offered_and_a_person_decides(ledger: Ledger) -> None:
    one = debate()
    promise = replace(letter().found.follow_ups[0], asked_by=None, what="wat gevraagd is")
    keep_all(ledger, [one, Paper(letter().document, Found(follow_ups=(promise,)))])
    of = register(ledger)
    (offer,) = of.offers()
    assert 0.4 <= offer.score < 0.7
    assert "dezelfde dag" in offer.reason
    names = (offer.other.name, offer.one.name)
    of.by(hand()).tie(*names, "dezelfde brief")
    assert of.offers() == ()
    assert only(ledger).line.state is State.ANSWERED
    assert of.item(names[1]) == of.item(names[0])
    keep(ledger, Paper(letter().document, Found(follow_ups=(promise,))), version="2")
    assert len(only(ledger).parts) == 3
    of.by(hand()).apart(*names, "toch niet")
    assert len(lines(ledger)) == 2
    assert of.offers() == ()
    keep(ledger, Paper(letter().document, Found(follow_ups=(promise,))), version="3")
    assert len(lines(ledger)) == 2
    assert {of.item(name).line.name for name in names} == set(names)


def test_words_that_are_about_something_else_are_taken_out(ledger: Ledger) -> None:
    keep_all(ledger, world())
    item = only(ledger, kind=M)
    part = next(part for part in item.parts if part.role is Role.FULFILLED)
    of = register(ledger)
    fresh = of.by(hand()).take_out(
        item.line.name, part.evidence.document, part.evidence.start, "een andere motie"
    )
    assert of.item(fresh).line.state is State.ANSWERED
    assert of.item(item.line.name).line.state is State.OPEN
    keep(ledger, letter(), version="2")
    keep(ledger, motion(), version="2")
    assert of.item(fresh).line.state is State.ANSWERED
    assert of.item(item.line.name).line.state is State.OPEN
    of.by(hand()).tie(item.line.name, fresh, "toch deze")
    assert only(ledger, kind=M).line.state is State.ANSWERED


def test_what_no_words_date_has_no_day_of_its_own(ledger: Ledger) -> None:
    """A document without a date counts from the day it came in, and says so; that is not when it began."""
    lines = ["Minister Yeşilgöz:", "Ik zal de Kamer een brief sturen."]
    document = on(lines, "debat.txt", kind="proceedings")
    promise = FollowUp(MarkKind.COMMITMENT, "een brief", "open", (("made", words(document, lines[1])),))
    keep(ledger, paper(lines, "debat.txt", [promise], kind="proceedings"))
    day = date.fromisoformat(WHEN[:10])
    (line,) = Register(ledger, day).lines(Asked(day)).lines
    assert line.made is None
    item = Register(ledger, day).item(line.name)
    assert [part.day for part in item.parts] == [None]
    assert "geen datum" in item.spells[0].why
    assert waits(ledger, Asked(day)) == ()
