# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deadlines: the cases, the choice between several, and the rules of the guidelines as properties."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.marking.calendar import add_months, share, whole_year
from samenhang.marking.dates.wording import MONTH_NAMES
from samenhang.marking.deadlines import deadline, deadlines
from samenhang.model import Deadline
from samenhang.vocabulary.recesses import prinsjesdag, recess

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "deadlines.yaml").read_text("utf-8"))["cases"]
FORMS = yaml.safe_load((Path(__file__).parents[1] / "cases" / "due.yaml").read_text("utf-8"))["forms"]
DAY = timedelta(days=1)
TODAY = date(2023, 2, 1)
DAYS = st.dates(date(2008, 1, 1), date(2040, 12, 31))


def every(text: str, today: date | None = TODAY) -> list[list[Any]]:
    """What is found, as a case writes it."""
    return [[d.phrase, d.earliest, d.latest, d.firm] for d in deadlines(text, 0, len(text), today)]


def chosen(text: str, today: date | None = TODAY) -> Deadline:
    found = deadline(text, 0, len(text), today)
    assert found is not None
    return found


def days(text: str, today: date | None = TODAY) -> tuple[date | None, date | None]:
    found = chosen(text, today)
    return found.earliest, found.latest


@pytest.mark.parametrize(("today", "text", "expected"), CASES, ids=lambda value: str(value)[:50])
def test_case(today: date | None, text: str, expected: list[list[Any]]) -> None:
    assert every(text, today) == expected


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form[1]))
def test_a_form_has_its_days_and_says_how(form: list[Any]) -> None:
    today, phrase, *expected = form
    found = chosen(f"Ik zal uw Kamer {phrase} informeren.", today)
    assert found.phrase == phrase
    assert [found.earliest, found.latest, found.firm, found.basis] == expected


def test_there_are_many_forms() -> None:
    assert len({form[1] for form in FORMS}) >= 60


@pytest.mark.parametrize("opening", ["Ik zal uw Kamer ", "", "Het kabinet streeft ernaar "])
@pytest.mark.parametrize("case", [case for case in CASES if len(case[2]) == 1], ids=lambda case: case[1][:50])
def test_the_words_around_it_change_nothing(opening: str, case: list[Any]) -> None:
    today, text, expected = case
    before = f"Dit is een andere zin. {opening}"
    whole = f"{before}{text[0].lower()}{text[1:]} hierover. En uiterlijk 1 januari 2031 iets anders."
    found = deadlines(whole, 23, len(before) + len(text) + 10, today)
    assert [[d.phrase.lower(), d.earliest, d.latest, d.firm] for d in found] == [
        [expected[0][0].lower(), *expected[0][1:]]
    ]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("zo spoedig mogelijk, maar uiterlijk 1 juli 2023", "uiterlijk 1 juli 2023"),
        ("eind maart, uiterlijk begin april", "uiterlijk begin april"),
        ("bij de begroting, dus voor Prinsjesdag", "voor Prinsjesdag"),
        ("zodra het advies er is, na de zomer", "na de zomer"),
        ("op korte termijn, bij de Voorjaarsnota", "bij de Voorjaarsnota"),
        ("in maart een brief en in mei een rapport", "in maart"),
        ("toegezegd voor 1 januari 2020 en nu uiterlijk 1 mei", "uiterlijk 1 mei"),
        ("toegezegd voor 1 januari 2020", "voor 1 januari 2020"),
    ],
)
def test_the_one_that_binds_most_is_chosen(text: str, phrase: str) -> None:
    assert chosen(text).phrase == phrase


def test_none_where_there_is_none() -> None:
    assert deadline("Ik zeg u een brief toe.", 0, 23, TODAY) is None
    assert deadline("", 0, 0, TODAY) is None


def test_only_what_lies_between_the_offsets_is_read() -> None:
    text = "Uiterlijk 1 mei. Ik zal schrijven. Voor 1 juni."
    assert deadline(text, 17, 34, TODAY) is None
    found = deadline(text, 17, len(text), TODAY)
    assert found is not None
    assert found.phrase == "Voor 1 juni"


@given(DAYS, DAYS)
@settings(max_examples=80, deadline=None)
def test_before_a_day_is_the_day_before_and_by_a_day_is_that_day(today: date, day: date) -> None:
    written = f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
    for word, latest in (("voor", day - DAY), ("vóór", day - DAY), ("uiterlijk", day), ("voor of op", day)):
        expected = (today if today <= latest else None, latest)
        assert days(f"Ik informeer u {word} {written}.", today) == expected
        assert days(f"Ik informeer u {word} {written}.", None) == (None, latest)
    assert days(f"per {written}", today) == (day, day)


@given(DAYS)
@settings(max_examples=80, deadline=None)
def test_seasons_and_recesses_are_the_next_ones(today: date) -> None:
    summer = next(r for y in range(3) if (r := recess("zomer", today.year + y)).first > today)
    for words in ("voor de zomer", "voor het zomerreces", "nog vóór de zomer"):
        assert days(words, today) == (today, summer.first - DAY)
    christmas = next(r for y in range(-1, 3) if (r := recess("kerst", today.year + y)).first > today)
    assert days("voor de kerst", today) == (today, christmas.first - DAY)
    over = next(r for y in range(-1, 3) if (r := recess("zomer", today.year + y)).last >= today)
    found = chosen("na de zomer", today)
    assert (found.earliest, found.latest, found.firm) == (over.last + DAY, None, False)
    budget = next(d for y in range(3) if (d := prinsjesdag(today.year + y)) > today)
    assert days("voor Prinsjesdag", today) == (today, budget - DAY)
    assert (budget - DAY).weekday() == 0


@given(DAYS, st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_a_month_without_a_year_is_the_next_that_is_not_over(today: date, month: int) -> None:
    first, last = days(f"in {MONTH_NAMES[month - 1]}", today)
    assert first is not None
    assert last is not None
    assert first.month == month
    assert first.day == 1
    assert today < last < add_months(today, 13)


@given(DAYS, st.integers(1, 99))
@settings(max_examples=60, deadline=None)
def test_within_counts_from_the_day_of_the_text(today: date, number: int) -> None:
    assert days(f"binnen {number} weken", today) == (today, today + timedelta(weeks=number))
    assert days(f"binnen {number} maanden", today) == (today, add_months(today, number))
    assert days(f"over {number} dagen", today) == (today + timedelta(days=number),) * 2


@given(st.integers(2010, 2040), st.integers(0, 2))
@settings(max_examples=40, deadline=None)
def test_by_a_part_of_a_year_is_the_end_of_that_third(year: int, part: int) -> None:
    word = ("begin", "medio", "eind")[part]
    third = share(whole_year(year), part, 3)
    assert days(f"uiterlijk {word} {year}", None) == (None, third[1])
    assert days(f"{word} {year}", None) == third
    assert (
        days(f"voor eind {year}", None)
        == days(f"voor het einde van {year}", None)
        == (None, date(year, 12, 31))
    )


@given(st.text("voretuilkj 123.,;mande zdginbw", max_size=300), st.none() | DAYS)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_phrases_that_stand_in_it(text: str, today: date | None) -> None:
    for found in deadlines(text, 0, len(text), today):
        assert found.phrase in text
        assert found.phrase == found.phrase.strip()
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
        assert found.firm in (True, False, "event")


@pytest.mark.parametrize(
    "piece",
    [
        "voor de ",
        "uiterlijk ",
        "binnen drie ",
        "zodra ",
        "bij de volgende ",
        "eind van het ",
        "in maart of ",
        "na ",
    ],
)
def test_hostile_text_is_bounded(piece: str) -> None:
    text = piece * 20_000 + "juli begroting weken"
    start = time.process_time()
    deadlines(text, 0, len(text), TODAY)
    assert time.process_time() - start < 2
