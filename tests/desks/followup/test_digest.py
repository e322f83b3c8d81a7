# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What to tell: one letter an item a day at most, everything once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.followup.analysis.item import Movement
from samenhang.desks.followup.digest import Sent, digest
from samenhang.desks.followup.feed import identity
from tests.desks.followup.outgoing import TODAY, line, movement

YESTERDAY = TODAY - timedelta(days=1)


def test_an_answer_gives_one_letter_with_it() -> None:
    [notice] = digest([movement()], (), TODAY)
    assert (notice.item.name, notice.day, notice.movements) == ("c-1", TODAY, (movement(),))
    assert digest([movement()], [notice.sent], TODAY) == ()
    assert digest([movement()], [notice.sent], TODAY + timedelta(days=1)) == ()


def test_what_moved_together_is_told_together_in_order() -> None:
    late = movement(what="te laat", day=YESTERDAY - timedelta(days=9), item=line(days_late=0))
    [notice] = digest([movement(), late, movement()], (), TODAY)
    assert [each.what for each in notice.movements] == ["te laat", "beantwoord"]
    assert notice.item == movement().item


def test_a_second_movement_on_a_day_waits_for_the_next() -> None:
    [first] = digest([movement()], (), TODAY)
    both = [movement(), movement(what="nagekomen", day=TODAY)]
    assert digest(both, [first.sent], TODAY) == ()
    [second] = digest(both, [first.sent], TODAY + timedelta(days=1))
    assert [each.what for each in second.movements] == ["nagekomen"]


def test_each_item_has_its_own_letter() -> None:
    notices = digest([movement(), movement(item=line(name="c-2"))], (), TODAY)
    assert [notice.item.name for notice in notices] == ["c-1", "c-2"]


def test_what_has_not_happened_yet_is_not_told() -> None:
    assert digest([movement(day=TODAY + timedelta(days=1))], (), TODAY) == ()


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 6), st.sampled_from(["x", "y", "z"])), max_size=25
    ),
    st.lists(st.integers(0, 8), min_size=1, max_size=12).map(sorted),
)
def test_nothing_is_lost_or_told_twice(moved: list[tuple[str, int, str]], runs: list[int]) -> None:
    """Letters go out on some days, several times on some of them; a last run a day later tells the rest."""
    first = date(2026, 1, 1)
    movements = [movement(item=line(name=n), day=first + timedelta(days=d), what=w) for n, d, w in moved]
    ledger: list[Sent] = []
    for number in [*runs, 9, 10]:
        day = first + timedelta(days=number)
        ledger += [notice.sent for notice in digest(known(movements, day), ledger, day)]
    assert all(count == 1 for count in Counter((sent.item, sent.day) for sent in ledger).values())
    told = [name for sent in ledger for name in sent.told]
    assert sorted(told) == sorted({identity(each) for each in movements})


def known(movements: list[Movement], day: date) -> list[Movement]:
    return [each for each in movements if each.day <= day]
