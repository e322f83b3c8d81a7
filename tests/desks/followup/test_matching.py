# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which column of a list is what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from samenhang.desks.followup.analysis.item import State
from samenhang.desks.followup.list_words import Field, headings, simple, words
from samenhang.desks.followup.matching import propose
from samenhang.desks.followup.words import KINDS, STATES
from samenhang.model import MarkKind
from tests.desks.followup.lists import excel, only, proposed
from tests.desks.followup.outgoing import DUTCH, ENGLISH

PROMISE = "De minister informeert de Kamer over de voortgang van het onderzoek."
ROW = (
    "T01234", PROMISE, "Minister JenV", "Kamerlid Jansen", date(2026, 2, 1), date(2026, 7, 1), "Openstaand",
    30821, "DGRR",
)  # fmt: skip

FIELDS = (
    Field.NUMBER, Field.WHAT, Field.BY, Field.TO, Field.MADE, Field.DUE, Field.STATE, Field.DOSSIER,
    Field.OWNER,
)  # fmt: skip
ALL = {field: column for column, field in enumerate(FIELDS)}

LISTS: list[tuple[tuple[Any, ...], dict[Field, int]]] = [
    (
        (
            "Nummer", "Toezegging", "Bewindspersoon", "Toegezegd aan", "Datum toezegging", "Termijn",
            "Status", "Dossier", "Directie",
        ),
        ALL,
    ),
    (
        (
            "Kenmerk", "Omschrijving", "Minister", "Kamerlid", "Datum debat", "Deadline", "Stand van zaken",
            "Kamerstukdossier", "Dossierhouder",
        ),
        ALL,
    ),
    (
        (
            "TOEZEGGINGNUMMER", "Tekst van de toezegging:", "Verantwoordelijke bewindspersoon",
            "Vragensteller", "Datum", "Te voldoen vóór", "Afdoening", "Dossiernr.", "Trekker",
        ),
        ALL,
    ),
    (
        (
            "Number", "Promise", "Promised by", "Promised to", "Date made", "Due date", "State", "Dossier",
            "Owner",
        ),
        ALL,
    ),
    (
        ("", "Toezeging", "", "", "", "Termjn", "", "", ""),  # mistyped, and the rest without a name
        {Field.WHAT: 1, Field.DUE: 5, Field.STATE: 6, Field.DOSSIER: 7},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("above", "columns"), LISTS, ids=[above[1] for above, _ in LISTS])
def test_columns_are_told_from_what_lists_call_them(
    above: tuple[Any, ...], columns: dict[Field, int]
) -> None:
    assert proposed([above, ROW, ROW]).columns == columns


def test_what_stands_above_the_headings_is_passed_over() -> None:
    found = proposed(
        [("Toezeggingenlijst JenV", None), (), ("Stand per 1 maart 2026",), (), LISTS[0][0], ROW]
    )
    assert (found.header, found.columns) == (5, LISTS[0][1])


def test_a_list_without_headings_is_told_from_its_cells() -> None:
    found = proposed([ROW, ROW, ROW])
    assert found.header == 0
    assert found.columns == {Field.WHAT: 1, Field.STATE: 6, Field.DOSSIER: 7}
    assert all(match.score <= 0.5 for match in found.matches)


def test_a_match_has_a_score_and_a_reason() -> None:
    found = {match.field: match for match in proposed([LISTS[0][0], ROW]).matches}
    assert (found[Field.DUE].score, found[Field.DUE].heading) == (1.0, "Termijn")
    assert found[Field.DUE].reason == "er staat “termijn” boven; 100% van de cellen past"
    english = propose(only(excel([LISTS[0][0], ROW])), ENGLISH.texts)
    assert english.matches[0].reason == "the heading reads “nummer”; 100% of its cells fit"


def test_cells_that_do_not_fit_take_the_score_down() -> None:
    fits = proposed([("Toezegging", "Datum"), (PROMISE, "1-2-2026")])
    unfit = proposed([("Toezegging", "Datum"), (PROMISE, "volgt later")])
    assert fits.matches[1].score > 0.8
    assert unfit.matches[1].score < 0.5


def test_of_two_columns_the_clearest_is_the_promise() -> None:
    assert proposed([("Onderwerp", "Toezegging"), ("Strategie", PROMISE)]).columns[Field.WHAT] == 1
    assert proposed([("Onderwerp", "Nr"), ("Strategie", 1)]).columns == {Field.WHAT: 0, Field.NUMBER: 1}


def test_a_heading_that_holds_another_is_its_own() -> None:
    columns = proposed(
        [("Datum toezegging", "Toezegging", "Nummer toezegging"), ("1-2-2026", PROMISE, "T1")]
    ).columns
    assert columns == {Field.MADE: 0, Field.WHAT: 1, Field.NUMBER: 2}


@pytest.mark.parametrize(
    ("heading", "bare"), [("Te voldoen vóór:", "te voldoen voor"), ("  Nr. ", "nr"), ("漢", "")]
)
def test_simple_headings(heading: str, bare: str) -> None:
    assert simple(heading) == bare


# ---------------------------------------------------------------- the words of lists


def test_no_name_of_a_column_is_that_of_two_fields() -> None:
    names = [name for field in Field for name in headings(field)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("voice", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_what_goes_out_is_known_when_it_comes_in(voice: Any) -> None:
    assert {words(Field.STATE)[voice.state(state).lower()]: state for state in STATES} == {
        s.value: s for s in STATES
    }
    assert {words(Field.KIND)[voice.kind(kind).lower()] for kind in KINDS} == {kind.value for kind in KINDS}


def test_every_word_means_something_there_is() -> None:
    assert {State(value) for value in words(Field.STATE).values()} == set(State)
    assert {MarkKind(value) for value in words(Field.KIND).values()} == set(KINDS)
    assert set(words(Field.FIRM).values()) == {"firm", "vague", "event"}
