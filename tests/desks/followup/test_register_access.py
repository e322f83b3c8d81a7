# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""For any world and any viewer: what they may not see does not exist in the register, whatever they ask."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.desks.followup.analysis.item import Item, State
from samenhang.desks.followup.register import Asked, Register
from samenhang.errors import NotFound
from samenhang.ledger import Ledger
from samenhang.model import Deadline, FollowUp
from samenhang.viewer import PUBLIC, Access, Level, Role, Viewer
from tests.conftest import Library
from tests.desks.followup.world import C, M, Paper, debate, hand, keep, letter, paper
from tests.ledger.test_access import classify
from tests.ledger.test_access_worlds import (
    ACCESSES,
    CHANGES,
    QUICK,
    VIEWERS,
    Changes,
    _libraries,
)
from tests.ledger.world import document_of, words

DAYS = [date(2010, 6, 1), date(2013, 6, 1), date(2030, 1, 1)]
MOTIONS = ("kst-100-1", "kst-200-1")
READER = Viewer("lezer", Role.READER, Level.PUBLIC)


@dataclass(frozen=True)
class Shelved:
    """A paper that speaks of a motion, with who may see it."""

    paper: Paper
    access: Access


@st.composite
def shelved(draw: st.DrawFn, number: int) -> Shelved:
    motion, role = draw(st.sampled_from(MOTIONS)), draw(st.sampled_from(ROLES))
    due = draw(
        st.none() | st.builds(Deadline, st.just("dan"), st.none(), st.sampled_from(DAYS), st.just(True))
    )
    lines = [f"Stuk {number} over de motie {motion}."]
    name, facts = (
        f"stuk-{number}.txt",
        {"identifier": draw(st.sampled_from(PAPERS)), "date": f"201{number}-01-01"},
    )
    document = document_of(lines, name, **facts)
    found = FollowUp(
        M, f"stuk {number}", "unknown", ((role, words(document, lines[0])),), None, "ik", None, due
    )
    return Shelved(paper(lines, name, [found], [f"{motion}={motion}"], **facts), draw(ACCESSES))


PAPERS = ("kst-300-1", "kst-300-2", "kst-300-3")
ROLES = ("recalled", "fulfilled", "late", "vote:rejected", "vote:adopted", "offered")
World = tuple[Shelved, ...]
WORLDS = st.integers(1, 5).flatmap(lambda n: st.tuples(*(shelved(number) for number in range(n))))


def answers(ledger: Ledger) -> dict[str, Any]:
    """What the register answers, in a form that does not depend on names and keys."""
    register, told = Register(ledger, DAYS[-1]), dict[str, Any]()
    for day in DAYS:
        asked = Asked(day)
        page = register.lines(asked)
        told[f"lines {day}"] = (page.total, {replace(line, name="") for line in page.lines})
        told[f"items {day}"] = sorted((plain(register.item(line.name, day)) for line in page.lines), key=str)
        told[f"counts {day}"] = register.counts(asked)
        told[f"months {day}"] = register.months(asked)
        moved = register.movements(date(2000, 1, 1), asked)
        told[f"movements {day}"] = {replace(m, item=replace(m.item, name=""), address="") for m in moved}
        for state in State:
            told[f"{state} {day}"] = register.lines(Asked(day, state=state)).total
        for name in PAPERS:
            told[f"{name} {day}"] = register.lines(Asked(day, document=name)).total
        for dossier in ("100", "200", "300"):
            told[f"dossier {dossier} {day}"] = register.lines(Asked(day, dossier=dossier)).total
        told[f"words {day}"] = [register.lines(Asked(day, words=f"stuk {n}")).total for n in range(5)]
    told["offers"] = register.offers()
    return told


def plain(item: Item) -> tuple[Any, ...]:
    """An item without its name, and without why its parts are tied: that is not said where one is hidden."""
    parts = tuple(replace(part, score=1.0, reason="") for part in item.parts)
    return (replace(item.line, name=""), parts, item.spells)


def assert_unseen_does_not_exist(
    libraries: Iterable[AbstractContextManager[Library]], world: World, viewer: Viewer, changed: Changes
) -> None:
    """A viewer's eyes on a whole world, against a world that holds only what the viewer may see.

    Some papers get their access only after they were settled.
    """
    later = {place: access for place, access in changed if place < len(world)}
    told = tuple(replace(one, access=later.get(n, one.access)) for n, one in enumerate(world))
    whole, part = libraries
    with whole as all_of_it, part as seen_of_it:
        mixed, clean = all_of_it.open(), seen_of_it.open()
        for n, one in enumerate(told):
            keep(mixed, one.paper, PUBLIC if n in later else one.access)
        answers(mixed)
        for place, access in later.items():
            classify(mixed, told[place].paper.document.digest, access, "proef")
        for one in told:
            if viewer.may_see(one.access.level, one.access.groups):
                keep(clean, one.paper, one.access)
        theirs, ours = answers(mixed.seen_by(viewer)), answers(clean)
        for name, answer in ours.items():
            assert theirs[name] == answer, name


@settings(QUICK, max_examples=15)
@given(world=WORLDS, viewer=VIEWERS, changed=CHANGES)
def test_what_a_viewer_may_not_see_does_not_exist_on_sqlite(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    world: World,
    viewer: Viewer,
    changed: Changes,
) -> None:
    assert_unseen_does_not_exist(_libraries(request, tmp_path_factory, "sqlite"), world, viewer, changed)


@settings(QUICK, max_examples=3)
@given(world=WORLDS, viewer=VIEWERS, changed=CHANGES)
def test_what_a_viewer_may_not_see_does_not_exist_on_postgresql(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    world: World,
    viewer: Viewer,
    changed: Changes,
) -> None:
    assert_unseen_does_not_exist(_libraries(request, tmp_path_factory, "postgresql"), world, viewer, changed)


# ---------------------------------------------------------------- what people said


def test_a_verdict_on_what_is_hidden_is_hidden(ledger: Ledger) -> None:
    keep(ledger, debate())
    keep(ledger, letter(), Access(Level.INTERNAL))
    day = date(2023, 10, 1)
    whole, seen = Register(ledger, day), Register(ledger.seen_by(READER), day)
    (line,) = whole.lines(Asked(day, kind=C)).lines
    (theirs,) = seen.lines(Asked(day, kind=C)).lines
    assert (line.state, theirs.state) == (State.ANSWERED, State.OVERDUE)
    whole.by(hand()).verdict(line.name, State.KEPT, "de interne brief doet het")
    whole.by(hand()).note(line.name, "intern")
    assert whole.item(line.name).line.state is State.KEPT
    item = seen.item(theirs.name)
    assert (item.line.state, item.verdicts, item.notes, len(item.parts)) == (State.OVERDUE, (), (), 1)
    seen.by(hand("lezer", "2023-09-01T10:00:00+00:00")).verdict(theirs.name, State.NOT_KEPT, "niets gezien")
    assert seen.item(theirs.name).line.state is whole.item(line.name).line.state is State.NOT_KEPT


def test_an_item_that_is_hidden_is_not_there(ledger: Ledger) -> None:
    keep(ledger, debate(), Access(Level.INTERNAL))
    day = date(2023, 10, 1)
    (line,) = Register(ledger, day).lines(Asked(day)).lines
    seen = Register(ledger.seen_by(READER), day)
    assert seen.lines(Asked(day)).total == 0
    for ask in (
        lambda: seen.item(line.name),
        lambda: seen.by(hand()).verdict(line.name, State.KEPT, ""),
        lambda: seen.by(hand()).tie(line.name, line.name, ""),
    ):
        with pytest.raises(NotFound) as told:
            ask()
        assert str(told.value) == str(NotFound(f"there is no item “{line.name}”", told.value.remedy))
    assert ledger.audit_lines() == ()
