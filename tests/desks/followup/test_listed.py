# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a list as they would become items."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from samenhang.desks.followup.analysis.item import State
from samenhang.desks.followup.list_words import Field
from samenhang.desks.followup.listed import Fault, Listed, day_of, read_rows
from samenhang.model import Deadline, MarkKind
from tests.desks.followup.lists import excel, only, taken
from tests.desks.followup.outgoing import DUTCH, ENGLISH, TODAY

ABOVE = (
    "Nummer", "Soort", "Toezegging", "Bewindspersoon", "Toegezegd aan", "Datum toezegging", "Termijn",
    "Status", "Dossier", "Directie", "Verwachting",
)  # fmt: skip
ROW = (
    "T01234", "Toezegging", "Brief sturen", "minister JenV", "lid Jansen", date(2026, 2, 1),
    date(2026, 7, 1), "Openstaand", "30 821 en 36 600 VI", "DGRR", "najaar",
)  # fmt: skip

DAYS: list[tuple[Any, date | None]] = [
    ("31-12-2026", date(2026, 12, 31)),
    ("1-3-2026", date(2026, 3, 1)),
    ("1/3/2026", date(2026, 3, 1)),
    ("01.03.2026", date(2026, 3, 1)),
    ("1-3-26", date(2026, 3, 1)),
    ("2026-03-01", date(2026, 3, 1)),
    ("2026-03-01T00:00:00", date(2026, 3, 1)),
    ("2026-03-01 00:00", date(2026, 3, 1)),
    ("1 maart 2026", date(2026, 3, 1)),
    ("1  maart  2026", date(2026, 3, 1)),
    ("1 mrt. 2026", date(2026, 3, 1)),
    ("29 februari 2024", date(2024, 2, 29)),
    (date(2026, 3, 1), date(2026, 3, 1)),
    ("29 februari 2026", None),
    ("31-2-2026", None),
    ("2026-02-31", None),
    ("13-13-2026", None),
    ("maart 2026", None),
    ("1 maart", None),
    ("1 maart 2026 of later", None),
    ("1 en 2 maart 2026", None),
    ("1 tot 3 maart 2026", None),
    (45000, None),
    (None, None),
    ("", None),
]


@pytest.mark.parametrize(("value", "day"), DAYS, ids=[str(value) for value, _ in DAYS])
def test_days_in_dutch_and_iso_form(value: Any, day: date | None) -> None:
    assert day_of(value) == day


DUE: list[tuple[Any, Deadline | None]] = [
    (date(2026, 7, 1), Deadline("2026-07-01", None, date(2026, 7, 1), True)),
    ("1 juli 2026", Deadline("1 juli 2026", None, date(2026, 7, 1), True)),
    ("uiterlijk 1 juli 2026", Deadline("uiterlijk 1 juli 2026", date(2026, 2, 1), date(2026, 7, 1), True)),
    ("maart 2026", Deadline("maart 2026", date(2026, 3, 1), date(2026, 3, 31), True)),
    ("Q2 2026", Deadline("Q2 2026", date(2026, 4, 1), date(2026, 6, 30), True)),
    ("binnen zes weken", Deadline("binnen zes weken", date(2026, 2, 1), date(2026, 3, 15), True)),
    (2027, Deadline("2027", date(2027, 1, 1), date(2027, 12, 31), True)),
    ("zo spoedig mogelijk", Deadline("zo spoedig mogelijk", None, None, False)),
    ("in overleg met de Kamer", Deadline("in overleg met de Kamer", None, None, False)),
    ("n.v.t.", None),
    ("-", None),
    (None, None),
]


def bare(due: Deadline | None) -> Deadline | None:
    """A deadline without how it was worked out, which is for the grammar to say."""
    return due and replace(due, basis="")


@pytest.mark.parametrize(("value", "due"), DUE, ids=[str(value) for value, _ in DUE])
def test_by_when_as_lists_say_it(value: Any, due: Deadline | None) -> None:
    [row] = taken(only(excel([ABOVE, (*ROW[:6], value, *ROW[7:])]))).listed
    assert bare(row.due) == bare(due)


def test_a_row_becomes_all_that_its_columns_say() -> None:
    outcome = taken(only(excel([("Lijst",), ABOVE, ROW])))
    assert outcome.faults == ()
    assert outcome.listed == (
        Listed(
            file="lijst.xlsx",
            sheet="Blad1",
            row=3,
            what="Brief sturen",
            kind=MarkKind.COMMITMENT,
            by="minister JenV",
            to="lid Jansen",
            made=date(2026, 2, 1),
            due=Deadline("2026-07-01", None, date(2026, 7, 1), True),
            number="T01234",
            state=State.OPEN,
            state_words="Openstaand",
            dossiers=("30821", "36600-VI"),
            owner="DGRR",
            forecast="najaar",
        ),
    )


STATES = [
    ("afgedaan", State.ANSWERED),
    ("Voldaan", State.ANSWERED),
    ("TE LAAT", State.OVERDUE),
    ("deels voldaan", State.PARTLY_KEPT),
    ("nagekomen", State.KEPT),
    ("in de week gelegd", None),
]


@pytest.mark.parametrize(("said", "state"), STATES, ids=[said for said, _ in STATES])
def test_states_keep_their_words(said: str, state: State | None) -> None:
    [row] = taken(only(excel([ABOVE, (*ROW[:7], said, *ROW[8:])]))).listed
    assert (row.state, row.state_words) == (state, said)


DOSSIERS = [
    ("30821", ("30821",)),
    (30821, ("30821",)),
    ("30 821, nr. 153", ("30821",)),
    ("36600-VI; 30821", ("36600-VI", "30821")),
    ("36 600 (VI)", ("36600-VI",)),
    ("kst-30821-127", ("30821",)),
    ("CXXIII", ("CXXIII",)),
    (None, ()),
]


@pytest.mark.parametrize(("said", "dossiers"), DOSSIERS, ids=[str(said) for said, _ in DOSSIERS])
def test_dossiers_as_identifiers_have_them(said: Any, dossiers: tuple[str, ...]) -> None:
    [row] = taken(only(excel([ABOVE, (*ROW[:8], said, *ROW[9:])]))).listed
    assert row.dossiers == dossiers


FAULTS = [
    (2, None, "C", "Toezegging", "er staat niet wat is toegezegd"),
    (
        5,
        "31-2-2026",
        "F",
        "Datum toezegging",
        "dit is geen dag; schrijf 31-12-2026 of 2026-12-31: “31-2-2026”",
    ),
    (
        5,
        "vorig jaar",
        "F",
        "Datum toezegging",
        "dit is geen dag; schrijf 31-12-2026 of 2026-12-31: “vorig jaar”",
    ),
    (6, "31-2-2026", "G", "Termijn", "deze dag bestaat niet; schrijf 31-12-2026 of 2026-12-31: “31-2-2026”"),
    (
        6,
        46000,
        "G",
        "Termijn",
        "dit is een getal en geen dag: geef de cellen van de kolom de vorm van een datum: “46000”",
    ),
]


@pytest.mark.parametrize(
    ("column", "value", "letter", "heading", "what"), FAULTS, ids=[what for *_, what in FAULTS]
)
def test_a_fault_names_its_row_and_column_and_the_row_stays_out(
    column: int, value: Any, letter: str, heading: str, what: str
) -> None:
    bad = (*ROW[:column], value, *ROW[column + 1 :])
    outcome = taken(only(excel([ABOVE, ROW, bad, ROW])))
    assert outcome.faults == (Fault("lijst.xlsx", "Blad1", 3, letter, heading, what),)
    assert [row.row for row in outcome.listed] == [2, 4]


def test_faults_are_said_in_the_language() -> None:
    sheet = only(excel([("Toezegging", "Datum"), ("Brief", "gisteren")]))
    columns = {Field.WHAT: 0, Field.MADE: 1}
    [fault] = read_rows(sheet, 1, columns, TODAY, ENGLISH.texts).faults
    assert fault.what == "this is no day; write it like 31-12-2026 or 2026-12-31: “gisteren”"


def test_empty_rows_are_no_rows_and_a_preview_stops() -> None:
    sheet = only(excel([ABOVE, ROW, (), ROW, (None,) * 11, ROW]))
    assert [row.row for row in taken(sheet).listed] == [2, 4, 6]
    columns = {Field.WHAT: 2}
    assert [row.row for row in read_rows(sheet, 1, columns, TODAY, DUTCH.texts, most=2).listed] == [2, 4]


def test_a_person_can_say_what_the_columns_are() -> None:
    sheet = only(b"x;y\nBrief;Jansen\n", "lijst.csv")
    [row] = read_rows(sheet, 1, {Field.WHAT: 0, Field.OWNER: 1}, TODAY, DUTCH.texts).listed
    assert (row.what, row.owner, row.sheet) == ("Brief", "Jansen", "")
    [first, _] = read_rows(sheet, 0, {Field.WHAT: 0}, TODAY, DUTCH.texts).listed
    assert first.what == "x"


def test_a_column_that_is_not_there_holds_nothing() -> None:
    sheet = only(b"Toezegging;b\nBrief;x\n")
    [fault] = read_rows(sheet, 1, {Field.WHAT: 9, Field.OWNER: 1}, TODAY, DUTCH.texts).faults
    assert (fault.row, fault.column, fault.heading) == (2, "J", "")
    [fault] = read_rows(sheet, 1, {Field.OWNER: 1}, TODAY, DUTCH.texts).faults
    assert (fault.column, fault.what) == ("", "er staat niet wat is toegezegd")


def test_a_deadline_in_words_counts_from_the_day_of_the_promise_or_the_list() -> None:
    sheet = only(b"Toezegging;Datum;Termijn\nBrief;1-2-2026;binnen zes weken\nBrief;;binnen zes weken\n")
    first, second = taken(sheet).listed
    assert first.due is not None
    assert second.due is not None
    assert (first.due.latest, second.due.latest) == (date(2026, 3, 15), date(2027, 1, 6))
