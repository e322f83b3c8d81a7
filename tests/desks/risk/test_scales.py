# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scales are data: what comes with the package holds, and what does not hold is refused with its place."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from samenhang.desks.risk.analysis.assessment.conversion import return_period_of
from samenhang.desks.risk.analysis.assessment.ladder import impact_ladder, likelihood_ladder
from samenhang.desks.risk.analysis.assessment.scale import Scale, Status
from samenhang.desks.risk.scale_file import FOLDER, editions, read_scale, scale_of
from samenhang.errors import InvalidInput

SHARED = Path(__file__).parents[3].parent / "shared" / "data" / "risk"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not beside the repository")
OWN = (FOLDER / "example-own.yaml").read_text("utf-8")
BELGIUM = (FOLDER / "be-5.yaml").read_text("utf-8")


def test_the_editions_that_the_desk_ships() -> None:
    assert editions() == (
        "be-5",
        "be-7",
        "example-own",
        "nl-2009",
        "nl-2016",
        "nl-2019",
        "nl-2022",
        "uk-2023",
    )


@pytest.mark.parametrize("edition", editions())
def test_every_value_has_a_status_and_a_source(edition: str) -> None:
    for place, standing in scale_of(edition).standings():
        assert standing.status in Status, place
        assert len(standing.source) > 3, place


@pytest.mark.parametrize(
    ("edition", "interests", "criteria"),
    [
        ("nl-2009", 5, 10),
        ("nl-2016", 5, 10),
        ("nl-2019", 6, 18),
        ("nl-2022", 6, 18),
        ("be-5", 4, 10),
        ("uk-2023", 7, 8),
    ],
)
def test_interests_and_criteria_of_an_edition(edition: str, interests: int, criteria: int) -> None:
    scale = scale_of(edition)
    assert (len(scale.interests), len(scale.criteria)) == (interests, criteria)
    assert sum(scale.weights().values()) == pytest.approx(1)


@needs_shared
def test_likelihood_bounds_are_those_of_the_reference() -> None:
    with (SHARED / "anv_likelihood.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    scale = scale_of("nl-2022")
    held = {one.code: (one.lower, one.upper) for one in scale.likelihood.classes}
    for one in scale.likelihood.classes:
        held |= {f"{one.code}-{part.position}": (part.lower, part.upper) for part in one.subclasses}
    assert len(rows) == len(held) == 17
    for row in rows:
        expected = tuple(float(row[name]) / 100 for name in ("lower_pct", "upper_pct"))
        assert held[row["class"]] == pytest.approx(expected), row["class"]


@needs_shared
def test_criteria_without_cells_in_the_reference_are_ordinal() -> None:
    with (SHARED / "anv_class_bounds.csv").open(encoding="utf-8") as stream:
        rows = {row["id_2019"]: row for row in csv.DictReader(stream)}
    scale = scale_of("nl-2022")
    assert {one.code for one in scale.criteria} == set(rows)
    for one in scale.criteria:
        assert one.ordinal == (not rows[one.code]["A"]), one.code
        assert one.standing.status in (Status.MEMORY, Status.VERIFIED)


def test_return_periods_of_belgium_are_the_bounds_of_its_classes() -> None:
    edges = likelihood_ladder(scale_of("be-5"))
    found = return_period_of(edges.value_of([1.0, 2.0, 3.0, 4.0]), 3.0)
    assert found == pytest.approx([3000, 300, 30, 3])


@pytest.mark.parametrize(
    ("edition", "code", "values", "classes"),
    [
        ("nl-2009", "2.1", [9, 11, 99, 101, 9_999, 10_001, 5e6], [0, 1, 1, 2, 3, 4, 4]),
        ("be-5", "Ha", [0, 10, 11, 100, 101, 10_000, 10_001], [-1, 0, 1, 1, 2, 3, 4]),
        ("be-5", "Fa", [4.9e7, 5.1e7, 4e11], [0, 1, 4]),
        ("uk-2023", "fatalities", [1, 8, 9, 40, 41, 1000, 1001], [0, 0, 1, 1, 2, 3, 4]),
        ("example-own", "letsel", [2, 3, 20, 21], [0, 1, 1, 2]),
    ],
)
def test_class_of_a_quantity(edition: str, code: str, values: list[float], classes: list[int]) -> None:
    ladder = impact_ladder(scale_of(edition).criterion(code))
    assert ladder is not None
    assert ladder.class_of(ladder.score_of(values)).tolist() == classes


def test_a_table_says_the_class_by_two_measures() -> None:
    table = scale_of("nl-2022").criterion("2.3").table
    assert table is not None
    assert table.class_of("1-4 weeks", "< 100 000 persons") == "C"
    with pytest.raises(InvalidInput, match="no cell"):
        table.class_of("a year", "< 100 000 persons")


# (what is changed, into what, what the error says, what it expects)
WRONG = [
    (
        "lower: 10000, upper: 1000000",
        "lower: 20000, upper: 1000000",
        "a gap between class klein",
        "begin at 10000",
    ),
    (
        "lower: 10000, upper: 1000000",
        "lower: 9000, upper: 1000000",
        "an overlap between class klein",
        "begin at 10000",
    ),
    ("lower: 10000, upper: 1000000", "lower: 10000, upper: 500", "from 10000 to 500", "beyond the lower"),
    ("lower: 3, upper: 20", "lower: 5, upper: 20", "a gap between class klein (to 2)", "begin at 3"),
    ('    unit: "customer-hours"\n', "", "criterion uitval has no unit", "unit: what its bounds count"),
    (
        '{class: "midden", lower: 10000',
        '{class: "klein", lower: 10000',
        "“klein” is there 2 times",
        "each code once",
    ),
    ('interest: "geld"', 'interest: "goud"', "interest “goud” is unknown", "dienst, geld, mens"),
    ('code: "zelden", nl', 'code: "soms", nl', "“soms” is there 2 times", "each code once"),
    ("lower: 0.01, upper: 0.1", "lower: 0.02, upper: 0.1", "a gap between class zelden", "begin at 0.01"),
    ("lower: 0.1, upper: 1}", "lower: 0.1, upper: 1.2}", "probability 1.2", "from 0 to 1"),
    ('kind: "ordinal"', 'kind: "ratio"', "criterion aanzien has no unit", "unit"),
    ("base: 4", "base: 1", "1 is not right", "greater than 1"),
    ("year: 2026", "yaer: 2026", "field “yaer” is unknown", "edition, title, year"),
    ("interests: {mens: 2", "interests: {mensen: 2", "“mensen” is unknown", "dienst, geld, mens"),
    ('measure: "probability"', 'measure: "return-period"', "a return-period in probability", "years"),
    (
        '    status: "verified"\n    source: "set',
        '    source: "set',
        "status is missing",
        "verified, memory or computed",
    ),
]


@pytest.mark.parametrize(("old", "new", "what", "expected"), WRONG, ids=[one[2] for one in WRONG])
def test_a_scale_that_does_not_hold_is_refused_with_its_place(
    old: str, new: str, what: str, expected: str
) -> None:
    assert old in OWN
    with pytest.raises(InvalidInput) as found:
        read_scale(OWN.replace(old, new, 1), "own.yaml")
    assert what in found.value.what
    assert expected in found.value.remedy
    assert re.match(r"own\.yaml, line \d+: ", found.value.what)


def test_the_line_is_that_of_the_class() -> None:
    wrong = OWN.replace("lower: 10000, upper: 1000000", "lower: 20000, upper: 1000000")
    line = next(at for at, text in enumerate(wrong.splitlines(), 1) if "lower: 20000" in text)
    with pytest.raises(InvalidInput, match=f"line {line}: criteria\\[uitval\\].bounds.classes\\[2\\]: "):
        read_scale(wrong, "own.yaml")


def test_the_misprint_of_the_belgian_table_of_public_order_is_caught() -> None:
    """Class 3 of Sb is printed as 1,000,001-1,000,000."""
    block = BELGIUM.index('code: "Sb"')
    at = BELGIUM.index("upper: 10000000,", block)
    printed = BELGIUM[:at] + "upper: 1000000," + BELGIUM[at + len("upper: 10000000,") :]
    with pytest.raises(InvalidInput, match=r"class 3 goes from 1e\+06 to 1e\+06.*beyond the lower"):
        read_scale(printed, "be.yaml")


def test_the_belgian_bounds_of_ecosystems_do_not_agree_with_their_worth() -> None:
    """EUR 50 million per 1,000 km2 years, while its first class ends at 10: a factor 100."""
    at = BELGIUM.index('note: "no worth in money')
    worth = 'worth: {value: 50000, status: "verified", source: "eurosFactor"}\n    '
    with pytest.raises(
        InvalidInput, match=r"criterion Ea, class 1 ends at 10 km2 years.*100 times off.*1000 km2"
    ):
        read_scale(BELGIUM[:at] + worth + BELGIUM[at:], "be.yaml")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: [1", "line [12]"),
        ("", "line 1: there are no fields"),
        ("edition: x\nedition: y\n", "line 2: edition: is there twice"),
        ("- 1", "line 1: there are no fields"),
    ],
)
def test_what_is_no_scale_at_all(text: str, what: str) -> None:
    with pytest.raises(InvalidInput, match=what):
        read_scale(text, "own.yaml")


def test_an_own_scale_is_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN.replace("example-own", "mine"), "utf-8")
    assert scale_of(str(path)).edition == "mine"
    path.write_text(OWN.replace("example-own", "changed"), "utf-8")
    assert scale_of(str(path)).edition == "changed"
    with pytest.raises(InvalidInput, match="no edition") as found:
        scale_of("nl-1999")
    assert "nl-2022" in found.value.remedy


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("equal", {"letsel": 0.25, "uitval": 0.25, "aanzien": 0.25, "kosten": 0.25}),
        ("mensen-eerst", {"letsel": 0.5, "uitval": 0.125, "aanzien": 0.125, "kosten": 0.25}),
    ],
)
def test_weights_of_a_profile(profile: str, expected: dict[str, float]) -> None:
    scale: Scale = scale_of("example-own")
    assert scale.weights(profile) == pytest.approx(expected)
    with pytest.raises(InvalidInput, match="no weight profile"):
        scale.weights("nobody")
