# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates: the cases, and every form of writing one that must come back as the same interval."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.marking.dates import RULES
from samenhang.marking.dates.wording import MONTH_NAMES
from samenhang.marking.scanner import Scanner
from samenhang.model import Mark, MarkKind, Precision
from samenhang.vocabulary.recesses import parliamentary_year, recess
from tests.growth import growth

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "dates.yaml").read_text("utf-8"))["cases"]
SHARED = Path(__file__).parents[2].parent / "shared"
SCANNER = Scanner(RULES)
DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))
YEARS = st.integers(1950, 2049)
AROUND = st.sampled_from(
    ["{}", "Den Haag, {}", "In de brief van {} (zie bijlage) staat", "«{}».", "\n{}\nDe Kamer,"]
)


def scan(text: str, today: date | None = None) -> list[Mark]:
    return sorted(SCANNER.scan(text, today), key=lambda mark: mark.start)


def seen(text: str, mark: Mark) -> list[Any]:
    """A mark as a case writes it."""
    value = mark.value
    bounds = [value[key] and date.fromisoformat(value[key]) for key in ("earliest", "latest")]
    extra = ["relative"] if value.get("relative") else ["uncertain"] if value.get("certain") is False else []
    return [text[mark.start : mark.end], *bounds, value["precision"], *extra]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_case(case: dict[str, Any]) -> None:
    assert [seen(case["text"], mark) for mark in scan(case["text"], case.get("today"))] == case["marks"]


def dutch(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


FORMS: dict[str, Callable[[date], str]] = {
    "plain": dutch,
    "capitals": lambda day: dutch(day).upper(),
    "zero": lambda day: f"{day.day:02} {MONTH_NAMES[day.month - 1]} {day.year}",
    "figures": lambda day: f"{day.day}-{day.month}-{day.year}",
    "padded": lambda day: f"{day.day:02}-{day.month:02}-{day.year}",
    "slashes": lambda day: f"{day.day}/{day.month}/{day.year}",
    "dots": lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    "iso": lambda day: day.isoformat(),
    "weekday": lambda day: (
        f"{['maan', 'dins', 'woens', 'donder', 'vrij', 'zater', 'zon'][day.weekday()]}dag {dutch(day)}"
    ),
    "hard space": lambda day: dutch(day).replace(" ", "\xa0"),
    "double space": lambda day: dutch(day).replace(" ", "  "),
    "comma": lambda day: f"{day.day} {MONTH_NAMES[day.month - 1]}, {day.year}",
    "joined": lambda day: f"{day.day}{MONTH_NAMES[day.month - 1]} {day.year}",
    "ordinal": lambda day: f"{day.day}e {MONTH_NAMES[day.month - 1]} {day.year}",
}


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS, around=AROUND)
@settings(max_examples=40, deadline=None)
def test_a_day_in_every_form_comes_back(form: str, day: date, around: str) -> None:
    written = FORMS[form](day)
    text = around.format(written)
    (mark,) = scan(text)
    assert text[mark.start : mark.end] == written
    assert mark.kind is MarkKind.DATE
    assert (mark.value["earliest"], mark.value["latest"]) == (day.isoformat(), day.isoformat())
    assert mark.value["precision"] == Precision.DAY
    json.dumps(mark.value)


@given(first=DAYS, length=st.integers(1, 60), word=st.sampled_from(["tot en met", "t/m", "-", "–", "tot"]))
@settings(max_examples=80, deadline=None)
def test_a_stretch_of_days_comes_back(first: date, length: int, word: str) -> None:
    last = first + timedelta(days=length)
    start = f"{first.day} " if first.month == last.month else f"{first.day} {MONTH_NAMES[first.month - 1]} "
    (mark,) = scan(f"van {start}{word} {dutch(last)}")
    assert (mark.value["earliest"], mark.value["latest"]) == (first.isoformat(), last.isoformat())
    assert mark.value["precision"] == Precision.DAYS


@given(days=st.lists(st.integers(1, 28), min_size=2, max_size=6, unique=True).map(sorted), year=YEARS)
@settings(max_examples=60, deadline=None)
def test_a_list_of_days_comes_back(days: list[int], year: int) -> None:
    text = f"op {', '.join(map(str, days[:-1]))} en {days[-1]} juni {year}"
    (mark,) = scan(text)
    assert mark.value["earliest"] == f"{year}-06-{days[0]:02}"
    assert mark.value["latest"] == f"{year}-06-{days[-1]:02}"
    listed = mark.value.get("days")
    gaps = days != list(range(days[0], days[-1] + 1))
    assert listed == ([f"{year}-06-{day:02}" for day in days] if gaps else None)


@given(today=DAYS, month=st.integers(1, 12), day=st.integers(1, 28), past=st.booleans())
@settings(max_examples=80, deadline=None)
def test_the_last_and_the_next_such_day(today: date, month: int, day: int, past: bool) -> None:
    written = f"{day} {MONTH_NAMES[month - 1]} {'jl.' if past else 'a.s.'}"
    (mark,) = scan(f"op {written}", today)
    found = date.fromisoformat(mark.value["earliest"])
    assert (found.month, found.day) == (month, day)
    distance = (today - found).days if past else (found - today).days
    assert 0 < distance <= 366
    (unknown,) = scan(f"op {written}", None)
    assert unknown.value == {"earliest": None, "latest": None, "precision": "day", "relative": True}


@given(year=YEARS, month=st.integers(1, 12), part=st.sampled_from(["begin", "medio", "eind"]))
@settings(max_examples=60, deadline=None)
def test_thirds_of_a_month_and_of_a_year_do_not_overlap_or_leave_gaps(
    year: int, month: int, part: str
) -> None:
    name = MONTH_NAMES[month - 1]
    spans = [scan(f"{word} {name} {year}")[0].value for word in ("begin", "medio", "eind")]
    spans += [scan(f"{word} {year}")[0].value for word in ("begin", "medio", "eind")]
    for early, late in ((0, 1), (1, 2), (3, 4), (4, 5)):
        ends = date.fromisoformat(spans[early]["latest"])
        assert date.fromisoformat(spans[late]["earliest"]) == ends + timedelta(days=1)
    assert spans[0]["earliest"] == f"{year}-{month:02}-01"
    assert spans[5]["latest"] == f"{year}-12-31"
    (mark,) = scan(f"Sinds {part} {name} {year} is")
    assert mark.value["precision"] == Precision.PART


@given(year=YEARS, number=st.integers(1, 4), form=st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_quarters(year: int, number: int, form: int) -> None:
    ordinal = ["eerste", "tweede", "derde", "vierde"][number - 1]
    written = [
        f"het {ordinal} kwartaal van {year}",
        f"{number}e kwartaal {year}",
        f"Q{number} {year}",
        f"Q{number}-{year}",
    ]
    (mark,) = scan(f"in {written[form]}")
    assert mark.value["precision"] == Precision.QUARTER
    assert mark.value["earliest"] == f"{year}-{number * 3 - 2:02}-01"
    assert mark.value["latest"][:7] == f"{year}-{number * 3:02}"


@given(year=st.integers(2008, 2040))
@settings(max_examples=33, deadline=None)
def test_before_and_after_the_summer_leave_the_recess(year: int) -> None:
    summer = recess("zomer", year)
    before, after = scan(f"voor de zomer van {year}")[0], scan(f"na het zomerreces van {year}")[0]
    assert before.value["latest"] == (summer.first - timedelta(days=1)).isoformat()
    assert after.value["earliest"] == (summer.last + timedelta(days=1)).isoformat()
    assert before.value["earliest"] is None
    assert after.value["latest"] is None
    assert (before.value.get("certain", True)) == summer.certain


@given(year=st.integers(1950, 2048), dash=st.sampled_from("-–/"), short=st.booleans())
@settings(max_examples=60, deadline=None)
def test_parliamentary_years(year: int, dash: str, short: bool) -> None:
    last = f"{(year + 1) % 100:02}" if short else str(year + 1)
    (mark,) = scan(f"in het vergaderjaar {year}{dash}{last} is")
    first_day, last_day = parliamentary_year(year)
    assert (mark.value["earliest"], mark.value["latest"]) == (first_day.isoformat(), last_day.isoformat())
    assert scan(f"Kamerstukken II, vergaderjaar {year}{dash}{last}, 30821, nr. 5") == []


@given(st.text("0123456789 -–/.,jl maeiunrtdvoszk'q\n", max_size=300), st.none() | DAYS)
@settings(max_examples=200, deadline=None)
def test_any_text_gives_marks_inside_it_in_order(text: str, today: date | None) -> None:
    for mark in scan(text, today):
        assert 0 <= mark.start < mark.end <= len(text)
        earliest, latest = mark.value["earliest"], mark.value["latest"]
        assert earliest is None or latest is None or earliest <= latest
        assert mark.value["precision"] in set(Precision)


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "1, ",
        "1 en ",
        "maart ",
        "1 maart ",
        "1 maart, ",
        "2015 ",
        "2015-",
        "1-",
        "voor de ",
        "eind van het ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def work(size: int) -> None:
        scan(piece * (size // len(piece)) + " maart 2015", date(2020, 1, 1))

    assert growth(work, 10_000) < 3


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")
def test_the_dates_of_real_motions() -> None:
    """Each paper prints the day it was put forward; the marks hold it, and a parliamentary year that fits."""
    checked = 0
    for path in sorted((SHARED / "data" / "parliament" / "motions").glob("*.json"))[:150]:
        text = json.loads(path.read_text("utf-8"))["content"]
        marks = scan(text)
        put = text.find("\nVoorgesteld")
        if put < 0 or "Vergaderjaar" not in text:
            continue
        day = next((m for m in marks if m.start > put and m.value["precision"] == "day"), None)
        session = next(m for m in marks if m.value["precision"] == "parliamentary-year")
        assert day is not None, path.name
        assert session.value["earliest"] <= day.value["earliest"] <= session.value["latest"], path.name
        checked += 1
    assert checked > 100


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")
def test_the_letter_of_2015() -> None:
    text = (SHARED / "seeds" / "kamerbrief-samenhang-veiligheidsstrategieen-2015.txt").read_text("utf-8")
    found = [(text[m.start : m.end], m.value["earliest"]) for m in scan(text, date(2015, 12, 21))]
    assert found == [
        ("21 december 2015", "2015-12-21"),
        ("12 november jl.", "2015-11-12"),
        ("14 november 2014", "2014-11-14"),
        ("2016", "2016-01-01"),
    ]
