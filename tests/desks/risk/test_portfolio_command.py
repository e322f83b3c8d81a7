# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole flow on the demo: the file, the study, its words, pictures and data; and larger catalogues."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from typer.testing import CliRunner

from samenhang.cli import cli
from samenhang.desks.risk.analysis.measures import study as studies
from samenhang.desks.risk.analysis.measures.candidates import Aim, Evaluator, meet
from samenhang.desks.risk.analysis.measures.experiment import Experiment, prepare
from samenhang.desks.risk.analysis.measures.feasible import every
from samenhang.desks.risk.analysis.measures.study import averaged, rules_of, scores, study
from samenhang.desks.risk.baseline_file import sampled
from samenhang.desks.risk.measures_file import MeasuresFile, read_measures
from samenhang.desks.risk.portfolio import Answer, Wish, weigh
from samenhang.desks.risk.portfolio_pictures import core_picture, effects_picture, front_picture, round_values
from samenhang.desks.risk.portfolio_words import (
    WORDS,
    aligned,
    front_table,
    lines,
    millions,
    percent,
    questions_table,
    singles_table,
)
from samenhang.errors import InvalidInput, SamenhangError

DEMO = Path(__file__).parents[3] / "demo" / "risk" / "measures.yaml"
SAMPLES = 300


@cache
def demo() -> MeasuresFile:
    return read_measures(DEMO.name, DEMO.read_bytes())


@cache
def experiment() -> Experiment:
    file = demo()
    return prepare(sampled(file.baseline, SAMPLES, 3), file.catalogue, file.horizon, 3)


@cache
def answer() -> Answer:
    return weigh(DEMO.name, DEMO.read_bytes(), Wish(samples=SAMPLES, seed=3, rho=0.2))


def test_the_chosen_portfolio_is_the_best_that_fits() -> None:
    found = answer().study
    rules = rules_of(experiment(), demo().present_cost, 4e9)
    rows = every(rules)
    worth = Evaluator(experiment()).worth(rows, Aim(rho=0.2))
    assert found.method == "exact"
    assert found.considered == len(rows)
    assert found.chosen.objective == pytest.approx(worth.max())
    assert found.next_best is not None
    assert found.next_best.objective == pytest.approx(np.sort(worth)[-2])
    assert found.chosen.cost <= 4e9
    assert found.greedy.objective <= found.chosen.objective
    assert found.chosen.cost == pytest.approx(
        sum(demo().present_cost[name] for name in found.chosen.measures)
    )
    assert found.effect.total.mean == pytest.approx(found.chosen.reduction)


def test_the_parts_of_the_answer_agree() -> None:
    found = answer().study
    assert [one.id for one in found.singles] == list(demo().catalogue.ids)
    assert {one.id for one in found.singles if one.chosen} == set(found.chosen.measures)
    assert all(one.core is not None and 0 <= one.core <= 1 for one in found.singles)
    costs, worths = zip(*((one.cost, one.objective) for one in found.front), strict=True)
    assert list(costs) == sorted(costs)
    assert list(worths) == sorted(worths)
    assert found.front[0].measures == ()
    assert found.front[-1].measures == found.chosen.measures


def test_questions_and_curves_are_in_order() -> None:
    found = answer().study
    assert [one.worth for one in found.questions] == sorted((q.worth for q in found.questions), reverse=True)
    assert all(q.worth <= found.perfect + 4 * (q.error + found.perfect_error) for q in found.questions)
    for before, after in zip(found.curve_before, found.curve_after, strict=True):
        assert after.frequency <= before.frequency * 1.2
    assert found.curve_before[0].frequency > found.curve_before[-1].frequency


def test_the_same_seed_gives_the_same_and_another_does_not() -> None:
    again = weigh(DEMO.name, DEMO.read_bytes(), Wish(samples=SAMPLES, seed=3, rho=0.2))
    assert again == answer()
    other = weigh(DEMO.name, DEMO.read_bytes(), Wish(samples=SAMPLES, seed=4, rho=0.2))
    assert other.study.loss.mean != answer().study.loss.mean


@pytest.mark.parametrize("rho", [0.0, 0.3])
def test_the_programme_and_full_runs_find_what_all_portfolios_give(
    monkeypatch: pytest.MonkeyPatch, rho: float
) -> None:
    exact = study(experiment(), demo().present_cost, Aim(3e9, rho), 3)
    monkeypatch.setattr(studies, "SMALL", 0)
    found = study(experiment(), demo().present_cost, Aim(3e9, rho), 3)
    assert (exact.method, found.method) == ("exact", "programme")
    assert found.considered < exact.considered
    assert found.chosen.objective == pytest.approx(exact.chosen.objective, rel=1e-9)
    assert found.surrogate is not None
    assert abs(found.surrogate) < 0.1


def test_mean_risks_give_the_mean() -> None:
    mean = averaged(experiment().baseline)
    settled = replace(experiment(), baseline=mean, _reaches={})
    plain, full = settled.run(()).loss, experiment().run(()).loss
    assert np.ptp(plain) < 1e-9 * plain[0]
    assert plain[0] == pytest.approx(full.mean(), rel=0.1)
    bounds = scores(experiment(), {"fysieke veiligheid": (0.2, 0.5)})
    assert bounds.weights.shape[1] == 3
    assert bounds.weights.sum(axis=1) == pytest.approx(3)


def test_what_does_not_meet_adds_up() -> None:
    measures = {one.id: one for one in demo().catalogue.measures}
    assert not meet(measures["duinversterking"], measures["netverzwaring"])
    assert meet(measures["duinversterking"], measures["evacuatieplan"])
    assert meet(measures["noodvoorraad"], measures["zoetwaterbuffer"])  # on all scenarios
    runs = [experiment().run(names).loss for names in ((), ["duinversterking"], ["kennisveiligheid"])]
    both = experiment().run(["duinversterking", "kennisveiligheid"]).loss
    assert runs[0] - both == pytest.approx((runs[0] - runs[1]) + (runs[0] - runs[2]), rel=1e-6)


def test_a_budget_of_nothing_buys_nothing() -> None:
    found = weigh(DEMO.name, DEMO.read_bytes(), Wish(budget=0.0, samples=SAMPLES)).study
    assert found.chosen.measures == ()
    assert found.next_best is None
    assert found.effect.total.chance == 0.5
    assert found.perfect == 0
    with pytest.raises(InvalidInput, match="say too little"):
        weigh(DEMO.name, DEMO.read_bytes(), Wish(samples=5))
    with pytest.raises(InvalidInput, match=r"alpha between 0 and 1"):
        weigh(DEMO.name, DEMO.read_bytes(), Wish(alpha=1.5))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pictures_are_well_made_and_carry_their_words(language: str) -> None:
    for draw in (core_picture, effects_picture, front_picture):
        picture = draw(answer(), language)
        root = ElementTree.fromstring(picture)
        assert root.attrib["lang"] == language
        assert root.attrib["role"] == "img"
        words = " ".join(root.itertext())
        assert WORDS["made_up"][language != "nl"] in words
        assert "nan" not in picture
        assert "rgb" not in picture
        assert "#" not in picture
    for title in answer().titles.values():
        assert title.in_(language).replace("'", "") in core_picture(answer(), language).replace("'", "")


@pytest.mark.parametrize(
    ("least", "most", "values"),
    [(0, 1, [0, 0.5, 1]), (0, 419, [0, 200, 400]), (-3, 8, [0, 5]), (0, 4e9, [0, 1e9, 2e9, 3e9, 4e9])],
)
def test_round_values(least: float, most: float, values: list[float]) -> None:
    assert round_values(least, most) == pytest.approx(values)


def test_tables_have_a_row_for_each_and_both_languages_say_all() -> None:
    for language in ("nl", "en"):
        assert len(singles_table(answer(), language)) == 11
        assert len(front_table(answer(), language)) == len(answer().study.front) + 1
        assert len(questions_table(answer(), language)) == len(answer().study.questions) + 1
        text = "\n".join(lines(answer(), language))
        assert text.splitlines()[1].startswith(WORDS["made_up"][language != "nl"])
    assert all(len(words) == 2 and all(words) for words in WORDS.values())


@pytest.mark.parametrize(
    ("amount", "english", "dutch"),
    [
        (5.24e8, "524", "524"),
        (1.5e9, "1,500", "1.500"),
        (3.38e7, "33.8", "33,8"),
        (4.2e5, "0.42", "0,42"),
        (0.0, "0", "0"),
    ],
)
def test_amounts(amount: float, english: str, dutch: str) -> None:
    assert millions(amount) == english
    assert millions(amount, "nl") == dutch


def test_shares_and_columns() -> None:
    assert [percent(x) for x in (0.0, 0.001, 0.5, 0.999, 1.0)] == ["0 %", "<1 %", "50 %", ">99 %", "100 %"]
    assert list(aligned((("a", "bb"), ("long", "1")))) == ["  a     bb", "  long   1"]


def test_the_command_says_writes_and_refuses(tmp_path: Path) -> None:
    common = ["risk", "portfolio", str(DEMO), "--samples", "120", "--budget", "1.5e9"]
    done = CliRunner().invoke(cli, [*common, "--language", "nl", "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert "VERZONNEN GETALLEN" in done.output
    assert "Gekozen: " in done.output
    names = {one.name for one in (tmp_path / "out").iterdir()}
    assert names == {
        "portfolio.json",
        "measures.csv",
        "front.csv",
        "questions.csv",
        "front.svg",
        "core.svg",
        "effects.svg",
    }
    with (tmp_path / "out" / "measures.csv").open(encoding="utf-8") as rows:
        assert len(list(csv.reader(rows))) == 11
    said = CliRunner().invoke(cli, [*common, "--json"])
    data = json.loads(said.stdout)
    assert data["made_up"] is True
    assert data == json.loads((tmp_path / "out" / "portfolio.json").read_text("utf-8"))
    assert data["study"]["chosen"]["cost"] <= 1.5e9
    for path, words in ((tmp_path / "none.yaml", "cannot be read"), (tmp_path / "bad.yaml", "bad.yaml")):
        (tmp_path / "bad.yaml").write_text("title: x\n", "utf-8")
        refused = CliRunner().invoke(cli, ["risk", "portfolio", str(path)])
        assert isinstance(refused.exception, SamenhangError)
        assert words in str(refused.exception)
