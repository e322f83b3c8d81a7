# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`samenhang risk assess` and `samenhang risk scales`, as people and programs meet them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from samenhang import terminal
from samenhang.cli import cli
from samenhang.errors import InvalidInput

ROOT = Path(__file__).parents[3]
DEMO = str(ROOT / "demo" / "risk" / "scenarios.yaml")
EXAMPLE = str(ROOT / "tests" / "cases" / "risk" / "example.yaml")
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(terminal.out, "width", 200)  # known when it is made, so COLUMNS would come too late

    def samenhang(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["risk", *arguments])

    return samenhang


def test_words_of_a_table_stay_whole_on_a_narrow_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal.out, "width", 80)
    found = CliRunner().invoke(cli, ["risk", "assess", DEMO, "--samples", "200"])
    assert "Grieppandemie" in found.stdout
    assert "(verzonnen)" in found.stdout
    assert max(map(len, found.stdout.partition("\n\n")[0].splitlines()[1:])) <= 80


def test_a_table_with_all_that_it_rests_on(run: Run) -> None:
    found = run("assess", DEMO, "--samples", "200", "--seed", "5")
    assert found.exit_code == 0
    for part in (
        "VERZONNEN VOORBEELD",
        "horizon 5 jaar",
        "referentiejaar 2026",
        "schaal nl-2022",
        "6 experts",
        "seed 5",
    ):
        assert part in found.stdout
    assert "Grieppandemie (verzonnen)" in found.stdout
    assert "Niet geverifieerd: horizon; base of the value function;" in found.stdout


def test_json_says_the_same_twice_and_otherwise_with_another_seed(run: Run) -> None:
    one, again, other = (
        run("assess", DEMO, "--samples", "200", "--seed", seed, "--json").stdout for seed in "112"
    )
    assert one == again
    assert one != other
    found = json.loads(one)
    assert (found["edition"], found["horizon_years"], found["experts"], found["made_up"]) == (
        "nl-2022",
        5,
        6,
        True,
    )
    assert [row["place"] for row in found["scenarios"]] == list(range(1, 9))
    assert found["scenarios"][0]["p_rank_within"][-1]["value"] == 1
    assert {row["value"] for row in found["unverified"]} >= {"horizon", "criterion 2.1 classes A, B, C, D, E"}
    assert set(found["dominance"]) == {"first_order", "second_order", "any_weights", "every_profile"}


def test_data_goes_out_as_csv(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "data.csv"
    assert run("assess", DEMO, "--samples", "200", "--out", str(out)).exit_code == 0
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 8
    assert rows[0]["edition"] == "nl-2022"
    assert float(rows[0]["likelihood_low"]) < float(rows[0]["likelihood_high"])
    assert "criterion 2.1" in rows[0]["unverified"]


@pytest.mark.parametrize(
    ("options", "method"),
    [
        (["--base", "10"], {"base": 10}),
        (["--bases", "2,10"], {"bases": [2, 10]}),
        (["--profile", "mens-eerst", "--spread", "20"], {"profile": "mens-eerst", "concentration": 20}),
        (["--value", "class", "--rank", "impact"], {"value": "class", "ranked_by": "impact"}),
        (["--inner", "1"], {"inner": 1, "samples": 200}),
    ],
)
def test_how_it_is_computed_is_said(run: Run, options: list[str], method: dict[str, object]) -> None:
    found = json.loads(run("assess", DEMO, "--samples", "200", "--json", *options).stdout)["method"]
    assert {name: found[name] for name in method} == method
    assert sum(found["weights"].values()) == pytest.approx(1)


def test_another_edition_of_the_same_criteria(run: Run) -> None:
    found = json.loads(run("assess", EXAMPLE, "--samples", "200", "--json", "--scale", "nl-2016").stdout)
    assert found["edition"] == "nl-2016"


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ([EXAMPLE, "--scale", "be-5"], "interest “2” is unknown"),
        ([EXAMPLE, "--scale", "nl-1999"], "no edition"),
        (["absent.yaml"], "cannot be read"),
        ([EXAMPLE, "--base", "1"], "--base must be above 1"),
        ([EXAMPLE, "--bases", "2"], "no two bases"),
        ([EXAMPLE, "--bases", "10,2"], "must be above 1 and rise"),
        ([EXAMPLE, "--value", "x"], "no value function"),
        ([EXAMPLE, "--rank", "x"], "nothing to rank by"),
        ([EXAMPLE, "--profile", "x"], "no weight profile"),
    ],
)
def test_what_is_refused(run: Run, arguments: list[str], what: str) -> None:
    found = run("assess", *arguments)
    assert isinstance(found.exception, InvalidInput)
    assert what in str(found.exception)


def test_scales_are_listed_with_their_status(run: Run) -> None:
    rows = json.loads(run("scales", "--json").stdout)
    assert {row["edition"] for row in rows} >= {
        "nl-2009",
        "nl-2016",
        "nl-2019",
        "nl-2022",
        "uk-2023",
        "be-5",
        "be-7",
    }
    assert all(row["verified"] + row["memory"] + row["computed"] > 20 for row in rows)
    assert "nl-2022" in run("scales").stdout


def test_every_value_of_a_scale_is_listed(run: Run) -> None:
    rows = {row["value"]: row for row in json.loads(run("scales", "be-5", "--json").stdout)}
    assert rows["criterion Sb class 3"]["status"] == "computed"
    assert rows["criterion Ha class 2"]["is"] == "11 – 100 persons"
    assert rows["likelihood class 1"]["is"].endswith("… – 3000 years")
    assert "memory" in run("scales", "nl-2022").stdout
