# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How an item stood from day to day: a table of cases, and what holds for every item."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.followup.analysis.history import Heard, Ruling, Stretch, at, history
from samenhang.desks.followup.analysis.item import DUE_SOON, VERDICTS, Part, Role, State, Verdict
from samenhang.model import Deadline, Evidence, MarkKind

C, M, R, D = MarkKind.COMMITMENT, MarkKind.MOTION, MarkKind.RECOMMENDATION, MarkKind.DECISION
MAY = Deadline("uiterlijk 1 mei", None, date(2023, 5, 1), True)
DECEMBER = Deadline("voor het einde van het jaar", None, date(2023, 12, 31), True)
SOON = Deadline("zo spoedig mogelijk", None, None, False)
LATER = Deadline("bij de volgende voortgangsrapportage", None, None, "event")


def heard(role: str, day: str, due: Deadline | None = None) -> Heard:
    """ "vote:adopted" is a role with what it says."""
    name, _, said = role.partition(":")
    words = Evidence("0" * 64, 0, 5, f"{role} {day}")
    part = Part(Role(name), words, date.fromisoformat(day), "", "", said=said)
    return Heard(part, date.fromisoformat(day), due)


def ruling(state: State, since: str, until: str | None = None, who: str = "a") -> Ruling:
    verdict = Verdict("x", state, who, f"{since}T12:00:00+00:00", "")
    return Ruling(verdict, date.fromisoformat(since), date.fromisoformat(until) if until else None)


def shown(stretches: Sequence[Stretch]) -> list[str]:
    return [f"{s.spell.since} {s.spell.state}" for s in stretches]


CASES = {
    "a promise without a deadline stays open": (C, [heard("made", "2023-01-10")], [], ["2023-01-10 open"]),
    "a firm deadline comes near and passes": (
        C,
        [heard("made", "2023-01-10", MAY)],
        [],
        ["2023-01-10 open", "2023-04-01 due-soon", "2023-05-02 overdue"],
    ),
    "a vague one makes nothing overdue": (C, [heard("made", "2023-01-10", SOON)], [], ["2023-01-10 open"]),
    "nor does one that waits": (C, [heard("made", "2023-01-10", LATER)], [], ["2023-01-10 open"]),
    "made when the day is near": (
        C,
        [heard("made", "2023-04-20", MAY)],
        [],
        ["2023-04-20 due-soon", "2023-05-02 overdue"],
    ),
    "spoken of for the first time when it is late": (
        C,
        [heard("recalled", "2023-06-01", MAY)],
        [],
        ["2023-06-01 overdue"],
    ),
    "an answer in time": (
        C,
        [heard("made", "2023-01-10", MAY), heard("fulfilled", "2023-03-01")],
        [],
        ["2023-01-10 open", "2023-03-01 answered"],
    ),
    "an answer that was late": (
        C,
        [heard("made", "2023-01-10", MAY), heard("fulfilled", "2023-06-01")],
        [],
        ["2023-01-10 open", "2023-04-01 due-soon", "2023-05-02 overdue", "2023-06-01 answered"],
    ),
    "on the same day the answer counts": (
        C,
        [heard("fulfilled", "2023-01-10"), heard("recalled", "2023-01-10")],
        [],
        ["2023-01-10 answered"],
    ),
    "a delay with another day": (
        C,
        [heard("made", "2023-01-10", MAY), heard("delayed", "2023-05-10", DECEMBER)],
        [],
        [
            "2023-01-10 open",
            "2023-04-01 due-soon",
            "2023-05-02 overdue",
            "2023-05-10 open",
            "2023-12-01 due-soon",
            "2024-01-01 overdue",
        ],
    ),
    "a vague word does not take a firm day away": (
        C,
        [heard("made", "2023-01-10", MAY), heard("delayed", "2023-04-25", SOON)],
        [],
        ["2023-01-10 open", "2023-04-01 due-soon", "2023-05-02 overdue"],
    ),
    "what was answered and comes late again": (
        C,
        [heard("made", "2023-01-10"), heard("fulfilled", "2023-02-01"), heard("delayed", "2023-03-01")],
        [],
        ["2023-01-10 open", "2023-02-01 answered", "2023-03-01 open"],
    ),
    "a motion that is rejected": (
        M,
        [heard("made", "2023-01-10"), heard("vote:rejected", "2023-01-17")],
        [],
        ["2023-01-10 open", "2023-01-17 declined"],
    ),
    "a motion that is adopted, appreciated and carried out": (
        M,
        [
            heard("made", "2023-01-10"),
            heard("response:rejected", "2023-01-11"),
            heard("vote:adopted", "2023-01-17"),
            heard("fulfilled", "2023-09-01"),
        ],
        [],
        ["2023-01-10 open", "2023-09-01 answered"],
    ),
    "a motion that is voted on again": (
        M,
        [
            heard("made", "2023-01-10"),
            heard("vote:rejected", "2023-01-17"),
            heard("vote:adopted", "2023-01-24"),
        ],
        [],
        ["2023-01-10 open", "2023-01-17 declined", "2023-01-24 open"],
    ),
    "advice that is taken over": (
        R,
        [heard("made", "2023-01-10"), heard("response:accepted", "2023-03-01")],
        [],
        ["2023-01-10 open", "2023-03-01 answered"],
    ),
    "advice that is not": (
        R,
        [heard("made", "2023-01-10"), heard("response:rejected", "2023-03-01")],
        [],
        ["2023-01-10 open", "2023-03-01 declined"],
    ),
    "advice on which something is promised waits": (
        R,
        [heard("made", "2023-01-10"), heard("response:promised", "2023-03-01")],
        [],
        ["2023-01-10 open"],
    ),
    "a decision that is declined": (D, [heard("made:declined", "2023-01-10")], [], ["2023-01-10 declined"]),
    "a decision that is taken": (D, [heard("made:taken", "2023-01-10")], [], ["2023-01-10 answered"]),
    "a verdict goes before what the machine says": (
        C,
        [heard("made", "2023-01-10", MAY), heard("fulfilled", "2023-04-10")],
        [ruling(State.PARTLY_KEPT, "2023-06-01")],
        ["2023-01-10 open", "2023-04-01 due-soon", "2023-04-10 answered", "2023-06-01 partly-kept"],
    ),
    "a verdict that was taken back": (
        C,
        [heard("made", "2023-01-10", MAY)],
        [ruling(State.KEPT, "2023-03-01", "2023-06-01")],
        ["2023-01-10 open", "2023-03-01 kept", "2023-06-01 overdue"],
    ),
    "the last verdict holds": (
        C,
        [heard("made", "2023-01-10")],
        [ruling(State.KEPT, "2023-03-01"), ruling(State.NOT_KEPT, "2023-04-01", who="b")],
        ["2023-01-10 open", "2023-03-01 kept", "2023-04-01 not-kept"],
    ),
    "nothing was heard": (C, [], [], []),
}


@pytest.mark.parametrize(("kind", "parts", "rulings", "expected"), CASES.values(), ids=CASES)
def test_cases(kind: MarkKind, parts: list[Heard], rulings: list[Ruling], expected: list[str]) -> None:
    assert shown(history(kind, parts, rulings)) == expected


def test_every_change_names_its_words_or_the_day() -> None:
    parts = [heard("made", "2023-01-10", MAY), heard("fulfilled", "2023-06-01")]
    opened, soon, late, done = (stretch.spell for stretch in history(C, parts, []))
    assert opened.evidence == parts[0].part.evidence
    assert done.evidence == parts[1].part.evidence
    assert (soon.evidence, late.evidence) == (None, None)
    assert "uiterlijk 1 mei" in late.why
    assert "uiterlijk 1 mei 2023" in late.why


# ---------------------------------------------------------------- what always holds

DAYS = st.dates(date(2022, 1, 1), date(2024, 12, 31))
DUES = st.none() | st.builds(
    Deadline, st.just("dan"), st.none(), DAYS, st.sampled_from([True, False, "event"])
)
SAID = {Role.VOTE: ("adopted", "rejected"), Role.RESPONSE: ("accepted", "partly", "rejected", "promised")}


@st.composite
def anything(draw: st.DrawFn) -> Heard:
    role, day = draw(st.sampled_from(Role)), draw(DAYS)
    said = draw(st.sampled_from(SAID.get(role, ("",))))
    words = Evidence("0" * 64, draw(st.integers(0, 9)), 10, "")
    return Heard(Part(role, words, day, "", "", said=said), day, draw(DUES))


@st.composite
def judged(draw: st.DrawFn) -> Ruling:
    since, last = draw(DAYS), draw(st.none() | st.integers(1, 300))
    verdict = Verdict(
        "x", draw(st.sampled_from(VERDICTS)), "a", f"{since}T{draw(st.integers(10, 20))}:00", ""
    )
    return Ruling(verdict, since, since + timedelta(last) if last else None)


KINDS = st.sampled_from([C, M, R, D])
HEARD, RULED = st.lists(anything(), max_size=6), st.lists(judged(), max_size=3)


@given(KINDS, HEARD, RULED)
def test_spells_follow_each_other_without_a_gap(
    kind: MarkKind, parts: list[Heard], ruled: list[Ruling]
) -> None:
    spells = [stretch.spell for stretch in history(kind, parts, ruled)]
    assert bool(spells) == bool(parts)
    for one, following in pairwise(spells):
        assert one.until == following.since
        assert one.since < following.since
    if spells:
        assert spells[0].since == min(one.day for one in parts)
        assert spells[-1].until is None


@given(KINDS, HEARD, RULED, DAYS)
def test_a_day_is_as_it_was_with_what_was_there_by_then(
    kind: MarkKind, parts: list[Heard], ruled: list[Ruling], day: date
) -> None:
    by_then = [one for one in parts if one.day <= day]
    said = [r for r in ruled if r.since <= day]
    said = [r if r.until and r.until <= day else Ruling(r.verdict, r.since) for r in said]
    now, then = at(history(kind, parts, ruled), day), at(history(kind, by_then, said), day)
    assert (now and (now.spell.state, now.due)) == (then and (then.spell.state, then.due))


@given(KINDS, st.permutations([*CASES["an answer that was late"][1], heard("delayed", "2023-05-20")]))
def test_the_order_of_telling_makes_no_difference(kind: MarkKind, parts: list[Heard]) -> None:
    in_order = sorted(parts, key=lambda one: one.day)
    assert history(kind, parts, []) == history(kind, in_order, [])


@given(KINDS, HEARD)
def test_only_a_firm_last_day_makes_late(kind: MarkKind, parts: list[Heard]) -> None:
    for stretch in history(kind, parts, []):
        state, due = stretch.spell.state, stretch.due
        assert state not in VERDICTS
        if state in (State.OVERDUE, State.DUE_SOON):
            assert due is not None
            assert due.firm is True
            assert due.latest is not None
            last = due.latest + timedelta(1) if state is State.OVERDUE else due.latest - timedelta(DUE_SOON)
            assert stretch.spell.since >= last
