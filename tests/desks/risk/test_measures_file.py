# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogue in YAML: what it says, and that what is wrong is told with file, line, field, expectation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from samenhang.desks.risk.analysis.measures.effect import Form, LinkCut
from samenhang.desks.risk.baseline_file import sampled
from samenhang.desks.risk.measures_file import read_measures
from samenhang.errors import InvalidInput

DEMO = Path(__file__).parents[3] / "demo" / "risk" / "measures.yaml"

FILE = """\
title: {nl: Twee, en: Two}
currency: EUR
price_year: 2026
price_index: {2024: 0.9, 2026: 1.0}
horizon: {first_year: 2027, years: 10}
common_modes: {wet: 0.8}
overlaps: {samen: 0.5}
weights: {economie: [0.5, 1.0]}
measures:
  - id: dijk
    title: {nl: Dijk, en: Dike}
    cost: {capex: 1e6, opex: 0, currency: EUR, price_year: 2024, start: 2027}
    evidence: strong
    common_mode: wet
    overlap: samen
    effects:
      - {kind: rate, scenario: vloed, cut: {quantiles: [0.1, 0.2, 0.4]}}
  - id: plan
    title: {nl: Plan, en: Plan}
    cost: {capex: 0, opex: 5, currency: EUR, price_year: 2026, start: 2028}
    evidence: weak
    requires: [dijk]
    effects:
      - {kind: impact, scenario: vloed, criterion: kosten, cut: {beta: [2, 3]}}
      - {kind: link, from: vloed, to: onrust, log_odds: 0.5}
baseline:
  criteria:
    - {id: kosten, interest: economie, unit: EUR}
  scenarios:
    - {id: vloed, title: {nl: Vloed, en: Flood}, rate: 0.1, impact: {kosten: {pert: [1, 2, 3]}}}
    - {id: onrust, title: {nl: Onrust, en: Unrest}, rate: 1e-2, impact: {}}
  links:
    - {from: vloed, to: onrust, probability: 0.3}
"""


def test_the_file_as_it_should_be() -> None:
    file = read_measures("two.yaml", FILE.encode())
    assert file.catalogue.ids == ("dijk", "plan")
    assert file.present_cost["dijk"] == pytest.approx(1e6 / 0.9)
    assert file.present_cost["plan"] == pytest.approx(9 * 5)
    link = file.catalogue.measures[1].effects[1]
    assert isinstance(link, LinkCut)
    assert link.form is Form.LOG_ODDS
    baseline = sampled(file.baseline, 50, 1)
    assert baseline.rate[0].tolist() == [0.1, 0.01]
    assert (baseline.impact[:, 1] == 0).all()
    assert baseline.impact[:, 0, 0].min() >= 1
    assert baseline.links == ((0, 1),)
    again = sampled(file.baseline, 50, 1)
    assert (again.impact == baseline.impact).all()
    assert (sampled(file.baseline, 50, 2).impact != baseline.impact).any()


WRONG = [
    (
        "scenario: vloed, cut",
        "scenario: vloet, cut",
        "line 17: measures[dijk].effects[1].scenario: there is no scenario vloet",
        "one of vloed",
    ),
    (
        "criterion: kosten",
        "criterion: doden",
        "measures[plan].effects[1].criterion: there is no criterion doden",
        "one of kosten",
    ),
    (
        "cut: {quantiles: [0.1, 0.2, 0.4]}",
        "cut: 1.2",
        "line 17: measures[dijk].effects[1].cut: it can be 1.2 to 1.2",
        "stays from 0 to 1",
    ),
    ("[0.1, 0.2, 0.4]", "[0.1, 0.2, 1.2]", "effects[1].cut: the quantiles 0.1, 0.2, 1.2 leave 0", "from 0"),
    (
        "[0.1, 0.2, 0.4]",
        "[0.2, 0.1, 0.4]",
        "effects[1].cut: the quantiles 0.2, 0.1, 0.4 are out of order",
        "5, 50 and 95",
    ),
    (
        "[0.1, 0.2, 0.4]",
        "[0.2, 0.4]",
        "effects[1].cut: {'quantiles': [0.2, 0.4]} is no uncertain number",
        "{beta: [a, b]}",
    ),
    (
        "currency: EUR, price_year: 2024",
        "price_year: 2024",
        "line 12: measures[dijk].cost.currency: is missing",
        "",
    ),
    (
        "currency: EUR, price_year: 2024",
        "currency: EUR",
        "line 12: measures[dijk].cost.price_year: is missing",
        "",
    ),
    (
        "price_year: 2024",
        "price_year: 2020",
        "measures[dijk].cost: dijk is in money of 2020",
        "price index of 2020",
    ),
    (
        "currency: EUR, price_year: 2024",
        "currency: USD, price_year: 2024",
        "dijk is in USD, the study in EUR",
        "in EUR",
    ),
    (
        "requires: [dijk]",
        "requires: [dam]",
        "line 22: measures[plan].requires[1]: there is no measure dam",
        "one of dijk, plan",
    ),
    (
        "requires: [dijk]",
        "requires: [dijk]\n    excludes: [dijk]",
        "line 18: measures[plan]: plan requires and excludes dijk",
        "leave out one",
    ),
    (
        "common_mode: wet",
        "common_mode: weg",
        "measures[dijk].common_mode: there is no common mode weg",
        "one of wet",
    ),
    ("overlap: samen", "overlap: apart", "there is no overlap apart", "one of samen"),
    (
        "to: onrust, log_odds",
        "to: vloed, log_odds",
        "there is no link vloed > vloed",
        "one of vloed > onrust",
    ),
    (
        "log_odds: 0.5",
        "log_odds: 0.5, cut: 0.5",
        "an effect on a link has one strength",
        "either cut or log_odds",
    ),
    (
        "kind: rate, scenario",
        "kind: rates, scenario",
        "line 17: measures[dijk].effects[1].kind: 'rates' is not right",
        "'rate', 'link'",
    ),
    ("kind: rate, scenario", "scenario", "effects[1].kind: is missing", "may not be left out"),
    ("id: plan", "id: dijk", "measures[dijk]: dijk is there twice", "a name of its own"),
    (
        "evidence: weak",
        "evidence: weak\n    evidence: strong",
        "line 22: measures[plan].evidence: is there twice",
        "each field once",
    ),
    ("evidence: weak", "evidence: hearsay", "line 21: measures[plan].evidence", "strong"),
    (
        "evidence: weak",
        "evidence: weak\n    proof: none",
        "measures[plan].proof: field “proof” is unknown",
        "one of id, title, cost",
    ),
    ("probability: 0.3", "probability: 1.3", "baseline.links[1].probability: it can be 1.3", "0 to 1"),
    ("rate: 0.1", "rate: -0.1", "baseline.scenarios[vloed].rate: it can be -0.1", "0 to inf"),
    (
        "impact: {kosten:",
        "impact: {doden:",
        "baseline.scenarios[vloed].impact.doden: there is no criterion doden",
        "kosten",
    ),
    ("{economie: [0.5", "{natuur: [0.5", "weights.natuur: there is no interest natuur", "economie"),
    ("years: 10", "years: 0", "horizon.years", "greater than or equal to 1"),
    (
        "measures:\n",
        "measures: []\nrest:\n",
        "line 10: rest: field “rest” is unknown",
        "one of made_up, note",
    ),
]


@pytest.mark.parametrize(("before", "after", "what", "expected"), WRONG, ids=[row[2][:60] for row in WRONG])
def test_what_is_wrong_is_told_where_it_is(before: str, after: str, what: str, expected: str) -> None:
    assert before in FILE
    with pytest.raises(InvalidInput) as caught:
        read_measures("two.yaml", FILE.replace(before, after, 1).encode())
    assert str(caught.value).startswith("two.yaml")
    assert what in caught.value.what
    assert expected in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xff\x00x", "is no YAML"),
        (b"a: [", "is no YAML"),
        (b"- a", "there are no fields"),
        (b"", "no fields"),
    ],
)
def test_what_is_no_catalogue(content: bytes, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        read_measures("two.yaml", content)


def test_the_risks_may_stand_in_a_second_file() -> None:
    measures, risks = FILE.split("baseline:\n")
    with pytest.raises(InvalidInput, match="has no baseline"):
        read_measures("two.yaml", measures.encode())
    found = read_measures(
        "two.yaml", measures.encode(), ("risks.yaml", risks.replace("\n  ", "\n")[2:].encode())
    )
    assert [one.id for one in found.baseline.scenarios] == ["vloed", "onrust"]
    with pytest.raises(InvalidInput, match=r"^risks.yaml, line 1: scenarios: is missing|^risks.yaml"):
        read_measures("two.yaml", measures.encode(), ("risks.yaml", b"criteria: []"))


def test_the_demo_is_marked_as_made_up_and_names_the_eight_scenarios() -> None:
    file = read_measures(DEMO.name, DEMO.read_bytes())
    assert file.made_up
    assert len(file.catalogue) == 10
    assert {one.id for one in file.baseline.scenarios} == {
        "overstroming-kust",
        "pandemie",
        "stroomuitval",
        "cyberaanval-cloud",
        "extreme-droogte",
        "spionage-kennis",
        "grootschalige-onrust",
        "aanval-bondgenoot",
    }
    assert np.isfinite(sampled(file.baseline, 100, 1).impact).all()
