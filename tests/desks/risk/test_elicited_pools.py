# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions for a probability or a class become estimates, the pool named; what does not fit is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from samenhang.cli import cli
from samenhang.desks.risk.analysis.assessment.estimate import OverClasses, Quantiles
from samenhang.desks.risk.analysis.assessment.scenario import Estimate
from samenhang.desks.risk.elicited_pools import probability
from samenhang.desks.risk.elicited_rounds import in_files
from samenhang.desks.risk.scenario_file import read_scenarios, written
from samenhang.errors import InvalidInput
from samenhang.viewer import Role
from tests.desks.risk.closed_rounds import SCENARIO, export
from tests.desks.risk.conftest import Desk
from tests.desks.risk.test_elicitation_pages import notice, parsed, save, send, take_in
from tests.desks.risk.test_risk_files import kept, put

CHANCES, ORDER = (0.6, 0.7, 0.8), ("ernstig", "anders", "Catastrofaal")
ITEMS = [
    {"id": "kans", "kind": "probability", "text": "Komt het voor?"},
    {
        "id": "orde",
        "kind": "class",
        "text": "Hoe erg is het?",
        "options": ["beperkt", "ernstig", "Catastrofaal", "anders"],
    },
    {"id": "paar", "kind": "pairwise", "text": "Wat is erger?", "options": ["a", "b"]},
]


def held(**changed: Any) -> dict[str, Any]:
    """The round with a question of each other kind as well."""
    whole = export()
    answers = [
        {"expert": expert, "item": item, "stage": 1, "state": "done", "values": [value]}
        for item, values in (("kans", CHANCES), ("orde", ORDER))
        for expert, value in zip("ABC", values, strict=True)
    ]
    answers.append({"expert": "D", "item": "kans", "stage": 1, "state": "draft", "values": [None]})
    return {**whole, "items": [*whole["items"], *ITEMS], "answers": answers, **changed}


FITS = "question: orde, classes: {anders: A}"


def text(likelihood: str = "question: kans", impact: str = FITS, unit: str = "") -> str:
    """A scenario that rests on the round: its likelihood, and its impact on an ordinal criterion."""
    return (
        SCENARIO.replace(
            '{unit: "%", distribution: {kind: point, value: 10}}',
            f"{{{unit}elicited: {{round: slachtoffers, {likelihood}}}}}",
        )
        .replace("question: doden, decision_maker: global", impact)
        .replace('"2.1":', '"5.2":')
    )


def estimates(said: str, **changed: Any) -> tuple[Estimate, Estimate]:
    lookup = in_files([("ronde.json", json.dumps(held(**changed)).encode())])
    read = read_scenarios(said, "brand.yaml", elicited=lookup)
    assert read_scenarios(written(read), "brand.yaml", elicited=lookup).catalogue == read.catalogue
    (one,) = read.catalogue.scenarios
    return one.likelihood[0], one.impacts[0].estimates[0]


@pytest.mark.parametrize(
    ("asked", "middle", "method"),
    [
        ("question: kans", 0.706757, "mean log-odds;"),
        ("question: kans, pool: mean", 0.7, "mean;"),
        ("question: kans, pool: median", 0.7, "median;"),
        ("question: kans, pool: extremised, base: 0.1", 0.896381, "Neyman-Roughgarden 1.41534"),
        ("question: kans, pool: extremised, base: 0.5", 0.776442, "from base rate 0.5"),
    ],
)
def test_a_probability_is_pooled_and_says_how(asked: str, middle: float, method: str) -> None:
    found, _ = estimates(text(asked))
    assert isinstance(found.statement, Quantiles)
    low, p, high = found.statement.values
    assert p == pytest.approx(middle, abs=1e-6)
    assert found.statement.low <= low < p < high <= found.statement.high
    assert found.origin is not None
    assert (found.unit, found.origin.experts) == ("probability", 3)
    assert method in found.origin.method


def test_a_likelihood_may_be_asked_in_per_cent_and_of_one_expert() -> None:
    found = probability([0.25], "log_odds", None)
    assert [value for _, value in found.percentiles] == pytest.approx([0.25] * 3)
    assert probability([0.0, 0.5], "mean", None).percentiles[1][1] == 0.25


def test_classes_become_shares_of_the_experts() -> None:
    _, found = estimates(text())
    assert isinstance(found.statement, OverClasses)
    assert found.statement.shares == pytest.approx((1 / 3, 0, 1 / 3, 0, 1 / 3))
    assert found.origin is not None
    assert "share of the experts" in found.origin.method


def test_what_an_expert_revised_counts() -> None:
    about = {"name": "slachtoffers", "title": "S", "state": "closed", "stage": 2}
    later = [{"expert": "C", "item": "kans", "stage": 2, "state": "done", "values": [0.7]}]
    whole = {"round": about, "answers": [*held()["answers"], *later]}
    first, last = (
        estimates(text(f"question: kans, pool: mean{stage}", FITS), **whole)[0]
        for stage in (", stage: 1", "")
    )
    assert [one.statement.values[1] for one in (first, last)] == pytest.approx([0.7, 2 / 3])  # type: ignore[union-attr]


WRONG = {
    "pairs": (
        text("question: paar", FITS),
        "gives an order and no amount (expected: a question in percentiles",
    ),
    "maker": (text("question: kans, decision_maker: equal", FITS), "a decision maker weighs percentiles"),
    "pool": (text(impact="question: orde, pool: mean"), "a pool is of probabilities"),
    "pooled": (text("question: doden, pool: mean", FITS), "expected: decision_maker in the place of pool"),
    "base": (text("question: kans, pool: extremised", FITS), "without a base rate"),
    "moved": (text("question: kans, base: 0.1", FITS), "a base rate with log_odds"),
    "class": (text(impact="question: orde"), "“anders” is an answer of this question and no class"),
    "code": (text(impact="question: orde, classes: {anders: Z}"), "class “Z” is unknown"),
    "answer": (text(impact="question: orde, classes: {elders: A}"), "“elders” is no answer"),
    "kind": (text("question: kans, classes: {a: A}", FITS), "does not ask for a class"),
    "unit": (text("question: kans", FITS, "unit: years, "), "was asked in “probability”"),
    "unit of a class": (text("question: orde", FITS, "unit: years, "), "asks for a class"),
    "ordinal": (text(impact="question: kans"), "is ordinal"),
    "stage": (text("question: kans, stage: 2", FITS), "has no stage 2"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_does_not_fit_is_refused_with_its_place(case: str) -> None:
    said, words = WRONG[case]
    with pytest.raises(InvalidInput) as found:
        estimates(said)
    assert words in str(found.value)
    assert str(found.value).startswith("brand.yaml, line ")
    assert "elicited" in str(found.value)


@pytest.mark.parametrize("pool", ["log_odds", "extremised"])
def test_who_says_never_has_no_veto(pool: Any) -> None:
    with pytest.raises(InvalidInput, match="never"):
        probability([0.0, 0.2, 0.4], pool, 0.1 if pool == "extremised" else None)


def test_by_command(tmp_path: Path) -> None:
    scenarios, answers = tmp_path / "brand.yaml", tmp_path / "ronde.json"
    scenarios.write_text(text(impact=FITS), "utf-8")
    answers.write_text(json.dumps(held()), "utf-8")
    asked = ["risk", "assess", str(scenarios), "--elicited", str(answers), "--samples", "100", "--json"]
    done = CliRunner().invoke(cli, asked)
    assert done.exit_code == 0, done.output
    likelihood, impact = json.loads(done.stdout)["scenarios"][0]["elicited"]
    assert likelihood["decision_maker"] == "log_odds"
    assert likelihood["quantiles"]["50"] == pytest.approx(0.706757, abs=1e-6)
    assert impact["classes"] == pytest.approx([1 / 3, 0, 1 / 3, 0, 1 / 3])


ROUND = """\
title: Slachtoffers
closes: 2099-12-31
questions:
  - {id: kans, kind: probability, text: 'Komt het voor?'}
  - {id: orde, kind: class, text: 'Hoe erg is het?', options: [beperkt, ernstig, catastrofaal]}
"""


def test_on_the_web(desk: Desk) -> None:
    analyst = desk("anna", Role.ANALYST)
    one = take_in(analyst, ROUND).headers["location"]
    said = text(impact="question: orde").replace("slachtoffers", one.rpartition("/")[2])
    assert put(analyst, said).status_code == 400
    send(analyst, f"{one}/state", to="open")
    told = notice(send(analyst, f"{one}/invitations", who="Bo", email="bo@instituut.nl"))
    guest = TestClient(analyst.app, "https://testserver", follow_redirects=False)
    for line in parsed(guest.get("/elicit/" + told.rpartition("/elicit/")[2]).text).css("ol.paper a"):
        value = "0,2" if "Komt" in line.text() else "ernstig"
        save(guest, str(line.attributes["href"]), value=[value])
    send(analyst, f"{one}/state", to="closed")
    address = kept(analyst, said)
    parts = {part["id"]: part for part in analyst.get(f"/v1{address}").json()["parts"]}
    likelihood, impact = parts["elicited"]["rows"]
    assert "gemiddelde log-odds" in likelihood
    assert impact[-1] == "C: 100%"
    assert "gemiddelde log-odds" in analyst.get(f"{address}/scenarios/brand").text
