# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recesses, Prinsjesdag and parliamentary years."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.vocabulary.recesses import (
    KINDS,
    parliamentary_year,
    parliamentary_year_of,
    prinsjesdag,
    recess,
    recess_after,
    recesses,
)

SHARED = Path(__file__).parents[2].parent / "shared"
FRIDAY, MONDAY = 4, 0


def test_the_recesses_of_the_file_run_from_friday_to_monday_and_do_not_overlap() -> None:
    listed = recesses()
    assert len(listed) > 90
    for one in listed:
        assert (one.first.weekday(), one.last.weekday()) == (FRIDAY, MONDAY), one
        assert one.kind in KINDS
        assert one.status in ("verified", "derived", "memory")
    for early, late in pairwise(listed):
        assert early.last < late.first


@pytest.mark.parametrize(
    ("kind", "year", "first", "last", "status"),
    [
        ("zomer", 2023, date(2023, 7, 7), date(2023, 9, 4), "verified"),
        ("zomer", 2024, date(2024, 7, 5), date(2024, 9, 2), "verified"),
        ("zomer", 2008, date(2008, 7, 4), date(2008, 9, 1), "verified"),
        ("kerst", 2015, date(2015, 12, 18), date(2016, 1, 11), "derived"),
        ("verkiezing", 2017, date(2017, 2, 24), date(2017, 3, 20), "derived"),
        ("zomer", 2031, date(2031, 7, 4), date(2031, 9, 1), "rule"),
        ("kerst", 2031, date(2031, 12, 19), date(2032, 1, 12), "rule"),
    ],
)
def test_recess(kind: str, year: int, first: date, last: date, status: str) -> None:
    found = recess(kind, year)
    assert (found.first, found.last, found.status) == (first, last, status)
    assert found.certain is (status in ("verified", "derived"))


def test_an_election_recess_has_no_rule() -> None:
    with pytest.raises(KeyError):
        recess("verkiezing", 2031)


@given(st.integers(1950, 2100), st.sampled_from(["zomer", "kerst", "herfst", "voorjaar", "mei"]))
def test_the_rule_gives_a_recess_of_the_usual_length_in_its_season(year: int, kind: str) -> None:
    found = recess(kind, year)
    assert found.first.year == year
    assert found.first.weekday() == FRIDAY
    assert found.last.weekday() == MONDAY
    months = {"zomer": (7,), "kerst": (12,), "herfst": (10,), "voorjaar": (2,), "mei": (4, 5)}
    assert found.first.month in months[kind]
    shortest = {"zomer": 50, "kerst": 17, "herfst": 10, "voorjaar": 10, "mei": 17}
    assert shortest[kind] <= (found.last - found.first).days <= 80


@given(st.dates(date(1995, 1, 1), date(2060, 1, 1)))
def test_the_next_recess_begins_after_the_day_and_within_five_months(day: date) -> None:
    found = recess_after(day)
    assert timedelta(0) < found.first - day < timedelta(days=150)


@pytest.mark.parametrize(
    "day", [date(2015, 9, 15), date(2021, 9, 21), date(2022, 9, 20), date(2023, 9, 19), date(2024, 9, 17)]
)
def test_prinsjesdag(day: date) -> None:
    assert prinsjesdag(day.year) == day


@given(st.integers(1900, 2100))
def test_prinsjesdag_is_the_third_tuesday(year: int) -> None:
    day = prinsjesdag(year)
    assert (day.month, day.weekday()) == (9, 1)
    assert 15 <= day.day <= 21


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_day_lies_in_its_parliamentary_year(day: date) -> None:
    name = parliamentary_year_of(day)
    first, last = parliamentary_year(int(name[:4]))
    assert first <= day <= last
    assert int(name[5:]) == int(name[:4]) + 1


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")
def test_the_file_holds_what_was_gathered() -> None:
    with (SHARED / "data" / "vocabulary" / "recess.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            first = date.fromisoformat(row["first_day"])
            if row["kind"] == "prinsjesdag":
                assert prinsjesdag(first.year) == first
            elif row["kind"].endswith("reces"):
                kind = (
                    row["kind"]
                    .removesuffix("reces")
                    .replace("voorjaars", "voorjaar")
                    .replace("verkiezings", "verkiezing")
                )
                found = recess(kind, first.year)
                assert (found.first, found.last.isoformat(), found.status) == (
                    first,
                    row["last_day"],
                    row["status"],
                )
