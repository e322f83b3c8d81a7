# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cascade files and the command: what is right is worked out, what is wrong is said with its place."""

from __future__ import annotations

import csv
import json
import math
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from typer.testing import CliRunner

from samenhang.cli import cli
from samenhang.desks.risk.analysis.cascade.exact import solve
from samenhang.desks.risk.analysis.cascade.model import Impact, belgian_impact
from samenhang.desks.risk.balances_file import read_balances
from samenhang.desks.risk.cascade_file import read_cascade
from samenhang.errors import InvalidInput
from tests.desks.risk.cascades import shared

DEMO = Path(__file__).parents[3] / "demo" / "risk" / "cascade.yaml"
THREE = """kind: cascade
unit: euro
risks:
  - {id: A, scenarios: [{id: x, rate: 0.01, impact: 100}]}
  - {id: B, scenarios: [{id: x, return_period: 50, impact: {money: 30, people: {median: 10}}}]}
  - {id: C, scenarios: [{id: x, rate: 0.005, impact: 10}]}
links:
  - {cause: A, effect: B, probability: 0.3}
  - {cause: B/x, effect: C, probability: 0.5}
  - {cause: A, effect: C, probabilities: {x: 0.1}}
  - {cause: C, effect: A, probability: 0.2}
"""
BALANCES = """kind: cross-impact-balance
descriptors:
  growth: [high, low]
  jobs: [many, few]
impacts:
  high: {many: 2, few: -2}
  low: {many: -2, few: 2}
  many: {high: 1, low: -1}
  few: {high: -1, low: 1}
"""


def run(*arguments: str) -> Any:
    done = CliRunner().invoke(cli, ["risk", "cascade", *arguments, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.fixture
def three(tmp_path: Path) -> str:
    file = tmp_path / "three.yaml"
    file.write_text(THREE, "utf-8")
    return str(file)


def test_the_three_risks_from_a_file(three: str) -> None:
    found = run(three, "--exact")
    assert found["method"] == "exact"
    assert found["expected_annual_loss"] == {"value": pytest.approx(2.4055), "standard_error": 0}
    totals = {one["name"]: one["total_rate"] for one in found["scenarios"]}
    assert totals == pytest.approx({"A": 0.013, "B": 0.0233, "C": 0.01735})
    assert sum(one["amount"] for one in found["causes"]["C"]) == pytest.approx(0.01735)
    assert sum(one["amount"] for one in found["loss_by_root"]) == pytest.approx(2.4055)
    worth = {(one["cause"], one["effect"]): one["loss"] for one in found["links"]}
    without = 0.01 * 113 + 0.02 * 40 + 0.005 * (10 + 0.2 * 100 + 0.06 * 40)
    assert worth["B/x", "C"] == pytest.approx(2.4055 - without)
    assert found["years"] is None


def test_the_same_simulated_comes_within_its_own_error(three: str) -> None:
    found = run(three, "--simulate", "--events", "20000", "--years", "20000", "--seed", "7")
    loss = found["expected_annual_loss"]
    assert abs(loss["value"] - 2.4055) <= 4.5 * loss["standard_error"]
    assert 0 < loss["standard_error"] < 0.05
    years = found["years"]
    assert years["years"] == 20000
    assert abs(years["mean"] - 2.4055) <= 4.5 * years["standard_error"]
    assert run(three, "--simulate", "--seed", "7") == run(three, "--simulate", "--seed", "7")
    assert run(three, "--simulate", "--seed", "7") != run(three, "--simulate", "--seed", "8")


def test_the_demo_is_worked_out_and_its_contradiction_named(tmp_path: Path) -> None:
    found = run(str(DEMO), "--draws", "40", "--years", "200", "--out", str(tmp_path / "out"))
    assert found["made_up"] is True
    assert found["method"] == "exact"
    spread = found["uncertainty"]["expected_annual_loss"]
    assert spread["p5"] < found["expected_annual_loss"]["value"] < spread["p95"]
    assert spread["random"] == 0 < spread["epistemic"]
    words = [one["words"] for one in found["incoherences"]]
    assert any("P(stroomuitval | cyberaanval-cloud) = 0.6 is too high" in one for one in words)
    assert any("nearest that can all be true" in one for one in words)
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "out").iterdir()}
    assert json.loads(written["answer.json"]) == found
    assert {"graph.svg", "years.svg", "causes-stroomuitval.svg", "scenarios.csv"} <= set(written)
    rows = list(csv.DictReader(written["scenarios.csv"].splitlines()))
    assert len(rows) == len(found["scenarios"]) == 14
    for name, text in written.items():
        if name.endswith(".svg"):
            assert fromstring(text).tag.endswith("svg")


def test_the_demo_holds_the_eight_scenarios() -> None:
    read = read_cascade(DEMO.read_bytes(), "demo")
    assert [risk.id for risk in read.file.risks] == [
        "overstroming-kust",
        "pandemie",
        "stroomuitval",
        "cyberaanval-cloud",
        "extreme-droogte",
        "spionage-kennis",
        "grootschalige-onrust",
        "aanval-bondgenoot",
    ]
    assert read.names("en")["pandemie"] == "Pandemic"
    assert read.names("nl")["pandemie"] == "Pandemie"


def test_what_people_read() -> None:
    done = CliRunner().invoke(cli, ["risk", "cascade", str(DEMO), "--draws", "20", "--years", "100"])
    assert done.exit_code == 0
    for words in (
        "Expected loss",
        "exact",
        "stroomuitval comes from",
        "For want of knowledge",
        "Contradiction",
    ):
        assert words in done.stdout


def test_the_order_of_the_file_changes_nothing(tmp_path: Path) -> None:
    lines = THREE.splitlines()
    other = tmp_path / "other.yaml"
    other.write_text("\n".join([*lines[:3], *reversed(lines[3:6]), lines[6], *reversed(lines[7:])]), "utf-8")
    first = tmp_path / "first.yaml"
    first.write_text(THREE, "utf-8")
    one, two = (run(str(file), "--simulate", "--events", "300") for file in (first, other))
    assert one["scenarios"] == two["scenarios"]
    assert one["expected_annual_loss"] == two["expected_annual_loss"]


def test_a_judged_total_below_its_parts_is_a_contradiction(tmp_path: Path) -> None:
    file = tmp_path / "total.yaml"
    file.write_text(THREE.replace("rate: 0.005,", "rate: 0.005, total_rate: 0.004,"), "utf-8")
    (found,) = run(str(file))["incoherences"]
    assert found["words"].startswith("C is judged to occur 0.004 times a year in all, but begins 0.005")


WRONG = [
    ("kind: cascade\n", "kind: sankey\n", "line 1: kind: 'sankey'", "cascade"),
    ("rate: 0.01,", "rate: -1,", "line 4: risks[A].scenarios[x].rate: -1", "greater than or equal to 0"),
    ("rate: 0.01,", "rate: often,", "line 4: risks[A].scenarios[x].rate: 'often'", "a number"),
    (
        "rate: 0.01,",
        "rate: {low: 1, best: 0.5, high: 2},",
        "line 4: risks[A].scenarios[x].rate",
        "low <= best",
    ),
    (
        "rate: 0.01,",
        "rate: {low: 0, best: 0.5, high: 2},",
        "line 4: risks[A].scenarios[x].rate",
        "more than 0",
    ),
    (
        "rate: 0.01,",
        "rate: 0.01, return_period: 3,",
        "line 4: risks[A].scenarios[x]",
        "one of: rate, return_period",
    ),
    ("impact: 100", "impact: {median: 1, belgian: 2}", "line 4: risks[A].scenarios[x].impact", "one of"),
    ("impact: 100", "impact: {a: {low: 1}}", "line 4: risks[A].scenarios[x].impact.a", "low and high both"),
    ("impact: 100", "impact: {a: {low: 3, high: 1}}", "line 4: risks[A].scenarios[x].impact.a", "<= high"),
    ("probability: 0.3", "probability: 1.2", "line 8: links[1].probability: 1.2", "less than or equal to 1"),
    ("probability: 0.3", "chance: 0.3", "line 8: links[1].chance", "one of cause, effect, probability"),
    ("probability: 0.3", "because: x", "line 8: links[1]", "probability"),
    ("cause: A, effect: B", "cause: Z, effect: B", "line 8: links[1].cause: “Z” is no risk", "A, B, C"),
    ("cause: B/x", "cause: B/y", "line 9: links[2].cause: “B/y” is no scenario", "B/x"),
    ("effect: B", "effect: A", "line 8: links[1].effect: a risk leads to itself", "another"),
    ("{x: 0.1}", "{y: 0.1}", "line 10: links[3].probabilities: “y” is no scenario of C", "x"),
    ("{cause: A, effect: C", "{cause: A, effect: B", "line 10: links[3]: this link is there twice", "one"),
    ("id: C,", "id: A,", "line 6: risks[A].id: “A” is given twice", "own"),
    ("id: C,", "id: A/b,", "line 6: risks[A/b].id: 'A/b'", "matches"),
    ("  - {id: C, ", "  - {", "line 6: risks[3].id: is missing", "may not be left out"),
    ("unit: euro", "unit: euro\nunit: euro", "line 3: unit: is there twice", "once"),
    ("unit: euro", "unit: [", "no YAML", "UTF-8"),
]


def impact_of(written: str) -> tuple[Impact, ...]:
    read = read_cascade(THREE.replace("impact: 100", f"impact: {written}").encode(), "f")
    return read.cascade.risks[0].scenarios[0].impacts


def test_the_ways_to_write_an_impact() -> None:
    assert impact_of("5") == (Impact(5),)
    assert impact_of("{median: 5, sigma: 0.5}") == (Impact(5, 0.5),)
    assert impact_of("{people: 5, money: 3}") == (Impact(3, 0, "money"), Impact(5, 0, "people"))
    assert impact_of("{money: {belgian: 3}}") == (belgian_impact(3, "money"),)
    (between,) = impact_of("{low: 1, high: 100}")
    assert between.median == pytest.approx(10)
    assert between.median * math.exp(1.6448536 * between.sigma) == pytest.approx(100)
    doubts = read_cascade(THREE.replace("rate: 0.01", "belgian: 3").encode(), "f").cascade.rates
    assert doubts[0] == pytest.approx(1 / 164.02190729990184)


@pytest.mark.parametrize(("old", "new", "place", "expected"), WRONG, ids=[f"{one[1]}" for one in WRONG])
def test_what_is_wrong_is_said_with_file_line_field_and_what_is_expected(
    old: str, new: str, place: str, expected: str
) -> None:
    assert old in THREE
    with pytest.raises(InvalidInput) as error:
        read_cascade(THREE.replace(old, new, 1).encode(), "three.yaml")
    assert error.value.what.startswith("three.yaml")
    assert place in error.value.what
    assert expected in error.value.remedy


GRADED = """kind: cascade
risks:
  - {id: A, scenarios: [{id: x, rate: 1}]}
  - {id: B, scenarios: [{id: mild}, {id: severe}]}
links:
  - {cause: A, effect: B, probabilities: ROW}
"""


def test_a_row_of_exclusive_scenarios_above_one_is_refused_and_below_it_kept() -> None:
    with pytest.raises(InvalidInput, match=r"f, line 6: links\[1\].probabilities: .*sum to 1.1") as error:
        read_cascade(GRADED.replace("ROW", "{mild: 0.6, severe: 0.5}").encode(), "f")
    assert "expected 1 at most" in error.value.remedy
    read = read_cascade(GRADED.replace("ROW", "{mild: 0.5, severe: 0.5}").encode(), "f")
    assert solve(read.cascade).total_rates.tolist() == pytest.approx([1, 0.5, 0.5])
    read = read_cascade(GRADED.replace("ROW", "{severe: 0.2}").encode(), "f")
    assert read.cascade.links[0].row == (0.0, 0.2)
    with pytest.raises(InvalidInput, match="one probability") as error:
        read_cascade(GRADED.replace("probabilities: ROW", "probability: 0.2").encode(), "f")
    assert "mild, severe" in error.value.remedy


@pytest.mark.parametrize(
    "text", ["", "- a", "kind: [", "\x00", "[" * 1200, "a: &a [1]\nb: [*a, *a]", "a: 2024-13-45"]
)
def test_what_is_no_cascade_at_all_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "none.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(InvalidInput, match=re.escape(str(file))):
        CliRunner().invoke(cli, ["risk", "cascade", str(file)], catch_exceptions=False)
    with pytest.raises(InvalidInput, match="cannot be read"):
        CliRunner().invoke(cli, ["risk", "cascade", str(tmp_path)], catch_exceptions=False)


def test_exact_and_simulated_exclude_each_other(three: str) -> None:
    with pytest.raises(InvalidInput, match="exclude each other"):
        CliRunner().invoke(cli, ["risk", "cascade", three, "--exact", "--simulate"], catch_exceptions=False)


# ---------------------------------------------------------------- balances


def test_balances_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "two.yaml"
    file.write_text(BALANCES, "utf-8")
    found = run(str(file))
    assert (found["scenarios"], found["consistent"]) == (4, 2)
    assert [one["variants"] for one in found["given"]] == [["high", "many"], ["low", "few"]]
    assert found["given"][0]["balances"] == {"growth": [1, -1], "jobs": [2, -2]}
    done = CliRunner().invoke(cli, ["risk", "cascade", str(file)])
    assert "2 of 4 scenarios support themselves" in done.stdout


def test_somewhereland_from_a_file(tmp_path: Path) -> None:
    kept = shared("somewhereland_cib.json")
    lines = ["kind: cross-impact-balance", "descriptors:"]
    for name, count in kept["descriptors"].items():
        lines.append(f"  {name}: [{', '.join(f'{name}{at + 1}' for at in range(count))}]")
    lines.append("impacts:")
    rows: dict[str, list[str]] = {}
    for arrow, value in kept["matrix"].items():
        source, target = arrow.split("->")
        rows.setdefault(source, []).append(f"{target}: {value}")
    lines += [f"  {source}: {{{', '.join(row)}}}" for source, row in rows.items()]
    file = tmp_path / "somewhereland.yaml"
    file.write_text("\n".join(lines), "utf-8")
    found = run(str(file))
    assert found["scenarios"] == 486
    assert {" ".join(one["variants"]) for one in found["given"]} == set(kept["consistent"])


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("few: {high: -1", "few: {higher: -1", "line 9: impacts.few.higher: “higher” is no variant"),
        ("few: {high: -1", "few: {many: -1", "line 9: impacts.few.many: few -> many: both of jobs"),
        ("[many, few]", "[many, low]", "line 2: descriptors: a variant is there twice"),
        ("many: 2", "many: much", "line 6: impacts.high.many: 'much'"),
    ],
)
def test_wrong_balances_are_said_with_their_place(old: str, new: str, place: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape(place)):
        read_balances(BALANCES.replace(old, new, 1).encode(), "b.yaml")
