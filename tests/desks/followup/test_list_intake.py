# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list comes into the register: its rows are items with their words, tied to what documents say."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from samenhang.desks.followup import list_intake
from samenhang.desks.followup.analysis.item import Item, Role, State
from samenhang.desks.followup.csv_list import read_csv
from samenhang.desks.followup.list_intake import Circumstances
from samenhang.desks.followup.list_words import Field
from samenhang.desks.followup.register import Asked, Register
from samenhang.desks.followup.store import rows
from samenhang.desks.followup.table import table
from samenhang.errors import InvalidInput, Unreadable
from samenhang.intake import Task, mark_again
from samenhang.ledger import Ledger
from samenhang.linking.linker import UNCHECKED
from samenhang.viewer import Access, Level, Viewer
from samenhang.viewer import Role as AccountRole
from tests.desks.followup.outgoing import DUTCH
from tests.desks.followup.shelf import HAND, HEADINGS, LETTER, ROWS, TEXTS, TODAY, WHEN, add, excel, take_in


def items(ledger: Ledger, **asked: object) -> dict[str, Item]:
    """What there is, by its number or else its words."""
    register = Register(ledger, TODAY)
    page = register.lines(replace(Asked(TODAY), **asked))  # type: ignore[arg-type]
    return {line.number or line.what: register.item(line.name) for line in page.lines}


def test_every_row_is_an_item_with_its_words(ledger: Ledger) -> None:
    taken = take_in(ledger, excel())
    assert (taken.rows, taken.begun, taken.tied, taken.faults, taken.unknown) == (2, 2, 0, (), ())
    found = items(ledger)
    first = found["TZ202602-101"]
    assert first.line.what == ROWS[0][1]
    assert (first.line.state, first.line.days_late) == (State.OVERDUE, 147)
    assert (first.line.made, first.line.ministry) == (date(2026, 2, 10), "ministry:JenV")
    assert (first.line.dossiers, first.line.owner) == (("30821",), "directie Strategie")
    (part,) = first.parts
    assert part.role is Role.REGISTERED
    assert part.said == "eerste kwartaal 2027"
    assert "eerste kwartaal 2027" in part.evidence.quote
    assert (
        part.evidence.quote == ledger.document(taken.document).text[part.evidence.start : part.evidence.end]
    )


def test_what_the_list_calls_done_is_answered_and_not_yet_kept(ledger: Ledger) -> None:
    take_in(ledger, excel())
    done = items(ledger)["TZ202603-017"]
    assert done.line.state is State.ANSWERED
    assert {part.role for part in done.parts} == {Role.REGISTERED, Role.FULFILLED}


def test_a_row_is_tied_to_the_letter_that_promises_it(ledger: Ledger) -> None:
    add(ledger, LETTER)
    taken = take_in(ledger, excel())
    assert (taken.begun, taken.tied) == (1, 1)
    item = items(ledger)["TZ202602-101"]
    assert [part.role for part in item.parts] == [Role.MADE, Role.REGISTERED]
    assert len(items(ledger)) == 2


def test_the_same_list_twice_changes_nothing_and_a_newer_one_adds_its_forecast(ledger: Ledger) -> None:
    data = excel()
    take_in(ledger, data)
    before = items(ledger)
    take_in(ledger, data)
    assert items(ledger) == before
    newer = (*ROWS[0][:-1], "voor de zomer van 2027")
    assert take_in(ledger, excel([newer]), "lijst-nieuw.xlsx").tied == 1
    name = items(ledger)["TZ202602-101"].line.name
    with ledger.looking() as (connection, sight):
        assert rows.forecasts(connection, sight, [name]) == {name: "voor de zomer van 2027"}


def test_rules_that_mark_again_leave_a_list_as_it_was_taken_in(ledger: Ledger) -> None:
    take_in(ledger, excel())
    add(ledger, LETTER)
    before = items(ledger)
    assert [document.name for document in ledger.stale("another")] == ["brief.txt"]
    mark_again(ledger, lambda: ThreadPoolExecutor(1), Task(TODAY, WHEN))
    assert items(ledger) == before


def test_our_own_export_comes_back_to_its_items(ledger: Ledger) -> None:
    add(ledger, LETTER)
    register = Register(ledger, TODAY)
    (line,) = register.lines(Asked(TODAY)).lines
    data = b"".join(table([replace(line, owner="directie Juridische Zaken")], DUTCH))
    taken = take_in(ledger, data, "export.csv")
    assert (taken.tied, taken.unknown) == (1, ())
    (again,) = register.lines(Asked(TODAY)).lines
    assert (again.name, again.owner) == (line.name, "directie Juridische Zaken")
    assert len(register.item(line.name).parts) == 2


def test_who_may_not_see_the_list_sees_nothing_of_it(ledger: Ledger) -> None:
    take_in(ledger, excel(), access=Access(Level.INTERNAL))
    reader = ledger.seen_by(Viewer("lezer", AccountRole.READER, Level.PUBLIC))
    assert items(ledger)
    assert items(reader) == {}
    assert Register(reader, TODAY).counts(Asked(TODAY)) == ()


def test_nobody_changes_a_list_that_they_may_not_see(ledger: Ledger) -> None:
    data = excel()
    take_in(ledger, data, access=Access(Level.INTERNAL))
    other = ledger.seen_by(Viewer("ander", AccountRole.ANALYST, Level.PUBLIC))
    with pytest.raises(InvalidInput):
        take_in(other, data)


def test_a_person_says_which_column_is_which(ledger: Ledger) -> None:
    given = list_intake.read(excel(headings=("A", "B", "C", "D", "E", "F", "G", "H", "I")), "lijst.xlsx")
    proposed = list_intake.preview(given, TODAY, TEXTS).chosen
    chosen = replace(proposed, header=1, columns={Field.WHAT: 1, Field.NUMBER: 0, Field.DUE: 4})
    seen = list_intake.preview(given, TODAY, TEXTS, chosen)
    assert [row.number for row in seen.rows] == ["TZ202602-101", "TZ202603-017"]
    taken = list_intake.take_in(ledger, given, chosen, Circumstances(HAND, None, TODAY, TEXTS, UNCHECKED))
    assert taken.rows == 2


def test_rows_with_a_fault_stay_out_and_are_named(ledger: Ledger) -> None:
    wrong = (*ROWS[1][:3], "32-13-2026", *ROWS[1][4:])
    taken = take_in(ledger, excel([ROWS[0], wrong]))
    assert taken.rows == 1
    (fault,) = taken.faults
    assert (fault.row, fault.column, fault.heading) == (3, "D", HEADINGS[3])


def test_a_state_secret_is_refused_before_anything_is_kept(ledger: Ledger) -> None:
    with pytest.raises(Unreadable) as caught:
        list_intake.read(excel([("Stg. GEHEIM",), *ROWS]), "lijst.xlsx")
    assert caught.value.code == "state-secret"


def test_a_text_that_is_there_already_is_no_list(ledger: Ledger) -> None:
    data = "Toezegging;Termijn\nde Kamer informeren over de kabels;1 juli 2026\n"
    add(ledger, data, "lijst.csv")
    assert read_csv(data.encode(), "lijst.csv").rows
    with pytest.raises(InvalidInput, match="as a text"):
        take_in(ledger, data.encode(), "lijst.csv")
