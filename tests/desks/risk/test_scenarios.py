# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios from YAML: every form of an estimate, back again, and what is refused with its place."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from samenhang.desks.risk.analysis.assessment.estimate import (
    Distribution,
    InClass,
    OverClasses,
    Quantiles,
    Statement,
    ThreePoint,
)
from samenhang.desks.risk.scenario_file import Read, read_scenarios, written
from samenhang.errors import InvalidInput

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "tests" / "cases" / "risk" / "example.yaml"
DEMO = ROOT / "demo" / "risk" / "scenarios.yaml"
TEXT = EXAMPLE.read_text("utf-8")


def read(path: Path) -> Read:
    return read_scenarios(path.read_bytes(), path.name)


@pytest.mark.parametrize("path", [EXAMPLE, DEMO], ids=["example", "demo"])
def test_the_examples_are_eight_made_up_scenarios(path: Path) -> None:
    found = read(path).catalogue
    assert len(found.scenarios) == 8
    assert all(one.made_up for one in found.scenarios)
    assert all("verzonnen" in one.title.nl and "made up" in one.title.en for one in found.scenarios)


@pytest.mark.parametrize("path", [EXAMPLE, DEMO], ids=["example", "demo"])
def test_what_is_written_reads_as_the_same(path: Path) -> None:
    first = read(path)
    again = read_scenarios(written(first), path.name)
    assert again.catalogue == first.catalogue
    assert again.scale == first.scale


def test_every_form_of_an_estimate_stands_in_the_example() -> None:
    every = [one for scenario in read(EXAMPLE).catalogue.scenarios for one in scenario.estimates()]
    kinds = {one.statement.kind for one in every if isinstance(one.statement, Distribution)}
    assert kinds == {"point", "uniform", "loguniform", "triangular", "pert", "lognormal", "beta", "normal"}
    assert {type(one.statement) for one in every} == {
        InClass,
        OverClasses,
        ThreePoint,
        Quantiles,
        Distribution,
    }
    assert {one.unit for one in every} >= {"", "%", "probability", "per year", "years", "persons", "EUR"}


def test_evidence_is_a_passage() -> None:
    flood = read(EXAMPLE).catalogue.scenarios[1]
    passage = flood.likelihood[0].evidence[0]
    assert (passage.document, passage.start, passage.end) == ("made-up-1", 10, 31)
    assert len(passage.quote) == passage.end - passage.start


# (what is changed, into what, what the error says, what it expects)
WRONG = [
    (
        '"5.3": [{expert: b, classes',
        '"9.9": [{expert: b, classes',
        "“9.9” is no criterion of nl-2009",
        "known: 1.1, 1.2",
    ),
    ("{kind: point, value: 0.02}", "{kind: point, value: 1.2}", "1.2 probability is not possible", "0 to 1"),
    (
        "{kind: uniform, lower: 2, upper: 20}",
        "{kind: uniform, lower: 2, upper: 120}",
        "120 % is not possible",
        "0 to 100",
    ),
    ("unit: persons, three_point", "three_point", "unit is missing", "unit: persons"),
    (
        "unit: persons, three_point",
        "unit: EUR, three_point",
        "unit “EUR” is not that of criterion 2.1",
        "unit: persons",
    ),
    ("5: 2000, 50: 20000", "5: 30000, 50: 20000", "percentiles out of order (5: 30000, 50: 20000", "rise"),
    ("5: 2000, 50: 20000", "5: 2000, 150: 20000", "“150” is no percentile", "between 0 and 100"),
    ("class: D, position: mid", "class: F, position: mid", "class “F” is unknown", "one of A, B, C, D, E"),
    (
        "class: D, position: mid",
        "class: D, position: middle",
        "'middle' is not right",
        "'low', 'mid' or 'high'",
    ),
    ("expert: b, class: D", "expert: z, class: D", "expert “z” is unknown", "a, b"),
    ("expert: b, class: D", "expert: a, class: D", "“a” is there 2 times", "each once"),
    (
        "{class: B}",
        "{class: B, unit: EUR, quantiles: {50: 1}}",
        "class and quantiles",
        "one of class, classes",
    ),
    ("{class: B}", "{reason: none}", "none of these", "one of class, classes"),
    (
        "{class: B}",
        "{position: low, unit: '%', quantiles: {50: 1}}",
        "a position without a class",
        "beside class",
    ),
    ("{class: B}", "{class: B, varies: true}", "a likelihood does not vary", "only for impact"),
    ("{C: 0.25, D: 0.5, E: 0.25}", "{C: 0.25, D: 0.5}", "sum to 0.75", "sum to 1"),
    ("lower: C, expected: D, upper: E", "lower: E, expected: D, upper: E", "do not rise", "in order"),
    (
        "lower: 1000, expected: 8000",
        "lower: 9000, expected: 8000",
        "9000, 8000, 50000 do not rise",
        "in order",
    ),
    ("kind: lognormal, p5: 1000, p95: 40000", "kind: lognormal, p5: 1000", "lognormal has p5", "p5, p95"),
    ("kind: lognormal, p5: 1000", "kind: lognormal, p5: 0", "begins at 0", "above 0"),
    ("kind: normal, mean: 800, sd: 200", "kind: normal, mean: 800, sd: 0", "spread or shape of 0", "above 0"),
    (
        "{kind: point, value: 30000}",
        "{kind: gauss, value: 30000}",
        "'gauss' is not right",
        "'point', 'uniform'",
    ),
    ("{kind: point, value: 30000}", "{kind: point, value: .nan}", "nan is not right", "finite"),
    ("range: [0, 0.2]", "range: [0.03, 0.2]", "range: 0.03 to 0.2", "around all percentiles"),
    ("start: 10, end: 31", "start: 31, end: 31", "from 31 to 31", "end after its start"),
    (
        "unit: persons, distribution: {kind: point",
        "unit: people, distribution: {kind: point",
        "unit “people”",
        "persons",
    ),
    (
        '"5.1": [{class: C}]',
        '"5.1": [{unit: persons, quantiles: {50: 3}}]',
        "criterion 5.1 is ordinal",
        "class, classes",
    ),
    ("made_up: true\n", "", "made_up: is missing", "this field may not be left out"),
    ("edition: nl-2009", "edition: nl-2008", "“nl-2008” is no edition", "nl-2009"),
    ("id: riots", "id: blackout", "“blackout” is there 2 times", "each once"),
    (
        'interests: ["2", "3", "5"]',
        'interests: ["2", "3", "7"]',
        "interest “7” is unknown",
        "1, 2, 3, 4, 5 (nl-2009)",
    ),
    ("horizon: {years: 2}", "horizon: {years: 0}", "0 is not right", "greater than 0"),
    ("weight: 2}", "weight: 0}", "0 is not right", "greater than 0"),
    (
        "likelihood: [{class: B}]",
        "likelyhood: [{class: B}]",
        "field “likelyhood” is unknown",
        "likelihood, impact",
    ),
]


@pytest.mark.parametrize(("old", "new", "what", "expected"), WRONG, ids=[one[1][:40] for one in WRONG])
def test_what_is_wrong_is_refused_with_its_place(old: str, new: str, what: str, expected: str) -> None:
    assert old in TEXT
    with pytest.raises(InvalidInput) as found:
        read_scenarios(TEXT.replace(old, new, 1), "mine.yaml")
    assert what in found.value.what
    assert expected in found.value.remedy
    assert re.match(r"mine\.yaml, line \d+: ", found.value.what)


def test_the_line_and_the_field_are_those_of_the_mistake() -> None:
    text = TEXT.replace("value: 0.02", "value: 1.2")
    line = next(at for at, one in enumerate(text.splitlines(), 1) if "value: 1.2" in one)
    with pytest.raises(
        InvalidInput, match=rf"mine\.yaml, line {line}: scenarios\[two-years\]\.likelihood\[1\]: value: 1\.2"
    ):
        read_scenarios(text, "mine.yaml")


def test_profiles_of_a_file_are_checked_against_its_scale() -> None:
    head = "profiles:\n  - {code: p, nl: p, en: p, interests: {'8': 1}}\nscenarios:"
    with pytest.raises(InvalidInput, match="“8” is unknown"):
        read_scenarios(TEXT.replace("scenarios:", head), "mine.yaml")


U = np.array([0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999])
# (what is said, the same in SciPy)
SAME: list[tuple[Statement, stats.rv_continuous]] = [
    (Distribution("uniform", {"lower": 2, "upper": 5}), stats.uniform(2, 3)),
    (Distribution("loguniform", {"lower": 2, "upper": 500}), stats.loguniform(2, 500)),
    (Distribution("triangular", {"lower": 1, "mode": 2, "upper": 9}), stats.triang(0.125, 1, 8)),
    (Distribution("pert", {"lower": 0, "mode": 2, "upper": 10}), stats.beta(1.8, 4.2, 0, 10)),
    (ThreePoint(0, 2, 10), stats.beta(1.8, 4.2, 0, 10)),
    (Distribution("normal", {"mean": 3, "sd": 2}), stats.norm(3, 2)),
    (Distribution("beta", {"alpha": 2, "beta": 3}), stats.beta(2, 3)),
    (Distribution("beta", {"alpha": 2, "beta": 3, "lower": 1, "upper": 3}), stats.beta(2, 3, 1, 2)),
    (
        Distribution("lognormal", {"p5": 1, "p95": np.exp(2 * stats.norm.ppf(0.95))}),
        stats.lognorm(1, scale=np.exp(stats.norm.ppf(0.95))),
    ),
    (Quantiles((0.5,), (1.0,), 0.0, 2.0), stats.uniform(0, 2)),
]


@pytest.mark.parametrize(("said", "same"), SAME, ids=[str(one)[:50] for one, _ in SAME])
def test_quantiles_are_those_of_the_distribution(said: Statement, same: stats.rv_continuous) -> None:
    assert said.quantiles(U) == pytest.approx(same.ppf(U), rel=1e-9)


@pytest.mark.parametrize("log", [False, True])
def test_percentiles_come_out_as_they_were_elicited_with_the_overshoot_of_cooke(log: bool) -> None:
    said = Quantiles.of({0.05: 10.0, 0.5: 100.0, 0.95: 1000.0}, log=log)
    assert said.quantiles(np.array([0.05, 0.5, 0.95])) == pytest.approx([10, 100, 1000])
    ends = said.quantiles(np.array([0.0, 1.0]))
    assert ends == pytest.approx([10 * 10**-0.2, 1000 * 10**0.2] if log else [-89, 1099])
    middle = said.quantiles(np.array([0.275]))[0]
    assert middle == pytest.approx(np.sqrt(1000) if log else 55)


@given(st.lists(st.floats(0.1, 1e6), min_size=3, max_size=3).map(sorted), st.booleans())
def test_every_form_rises_with_the_share(values: list[float], log: bool) -> None:
    low, middle, high = values
    shares = np.linspace(0, 1, 101)
    said: list[Statement] = [
        ThreePoint(low, middle, high),
        Quantiles.of({0.05: low, 0.5: middle, 0.95: high}, log=log, within=(0.0, np.inf)),
        Distribution("triangular", {"lower": low, "mode": middle, "upper": high}),
        Distribution("pert", {"lower": low, "mode": middle, "upper": high}),
        InClass(2, "mid"),
        OverClasses((0.2, 0.0, 0.8)),
    ]
    for one in said:
        found = one.quantiles(shares)
        assert (np.diff(found) >= -1e-9 * high).all()
        assert np.isfinite(found).all()


@given(
    st.dictionaries(st.sampled_from([1, 5, 10, 25, 50, 75, 90, 95, 99]), st.floats(1, 1e5), min_size=1),
    st.floats(0.01, 0.99),
    st.sampled_from("ABCDE"),
    st.sampled_from([None, "low", "mid", "high"]),
)
def test_any_scenario_goes_back_and_forth(
    percentiles: dict[int, float], p: float, code: str, position: str | None
) -> None:
    rising = dict(zip(sorted(percentiles), sorted(percentiles.values()), strict=True))
    said = ", ".join(f"{share}: {value!r}" for share, value in rising.items())
    placed = f", position: {position}" if position else ""
    text = (
        "edition: nl-2022\nreference_year: 2026\nmade_up: true\nscenarios:\n- id: one\n"
        "  title: {nl: x, en: y}\n  description: {nl: x, en: y}\n"
        f"  likelihood: [{{unit: probability, distribution: {{kind: point, value: {p!r}}}}}]\n"
        f"  impact:\n    '2.1': [{{unit: persons, quantiles: {{{said}}}}}]\n"
        f"    '5.1': [{{class: {code}{placed}}}]\n"
    )
    first = read_scenarios(text, "x.yaml")
    assert read_scenarios(written(first), "x.yaml").catalogue == first.catalogue
