# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report on an assessment has the elicitation behind it: scores, weights, ranges, robustness."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from samenhang.desks.risk.analysis.assessment.plan import Settings
from samenhang.desks.risk.elicited_rounds import in_files
from samenhang.desks.risk.report.document import Block, Figure, Heading, Paragraph, Table
from samenhang.desks.risk.report.elicitation_sections import elicitation
from samenhang.desks.risk.report.material import Material, Source, Sources, Terms, gather, without_panels
from samenhang.desks.risk.report.report import Form, report
from samenhang.desks.risk.report.voice import Voice
from tests.desks.risk.closed_rounds import EXPERTS, SCENARIO, export
from tests.desks.risk.test_elicited import scored
from tests.desks.risk.test_elicited_pools import held, text


def made(said: str = SCENARIO, data: dict[str, Any] | None = None) -> Material:
    lookup = in_files([("ronde.json", json.dumps(data or export()).encode())])
    terms = Terms(Settings(samples=100), points=16, elicited=lookup)
    return gather(Sources(Source("brand.yaml", said.encode())), terms, date(2026, 11, 25), "0")


def parts(material: Material, language: str = "nl") -> list[Block]:
    return list(elicitation(material, Voice(language)))


def tables(blocks: list[Block]) -> list[Table]:
    return [one for one in blocks if isinstance(one, Table)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_scores_weights_ranges_and_robustness_are_those_of_the_study(language: str) -> None:
    found, right = parts(made(), language), scored()
    asked, experts, makers, without_items, without_experts = tables(found)
    assert asked.rows[0][4:6] == ("3", "4")
    assert [row[0] for row in experts.rows] == list(EXPERTS)
    told = Voice(language).number
    assert [row[2] for row in experts.rows] == [told(one["calibration"]) for one in right["experts"]]
    assert [row[2] for row in makers.rows] == [
        told(one["calibration"]) for one in right["decision_makers"].values()
    ]
    assert [row[0] for row in without_items.rows] == ["s1", "s2", "s3", "s4"]
    assert [row[0] for row in without_experts.rows] == list(EXPERTS)
    drawn = [one for one in found if isinstance(one, Figure)]
    assert len(drawn) == 5
    assert drawn[0].caption.startswith("Vraag doden?")
    for one in drawn:
        ElementTree.fromstring(one.svg)
        assert all(name in one.alt for name in EXPERTS)


def test_who_does_not_facilitate_gets_results_and_no_answers() -> None:
    found = parts(without_panels(made()))
    assert len(tables(found)) == 1
    assert any(isinstance(one, Paragraph) and "begeleidt" in one.text for one in found)
    assert not any(isinstance(one, Figure) for one in found)


def test_scores_that_were_worked_out_before_have_no_answers_to_show() -> None:
    assert made(data=scored()).panels == ()


def test_other_kinds_of_question_name_their_pool() -> None:
    asked = tables(parts(made(text(), held())))[0]
    assert [row[3] for row in asked.rows] == ["gemiddelde log-odds", "aandeel van de deskundigen"]


def test_nothing_is_said_where_nothing_was_asked() -> None:
    plain = SCENARIO.replace(
        "{elicited: {round: slachtoffers, question: doden, decision_maker: global}}", "{class: B}"
    )
    assert parts(made(plain)) == []


def test_a_round_without_seeds_has_equal_weights() -> None:
    data = export()
    study = data["studies"][0]
    study["items"] = [{**one, "realisation": None} for one in study["items"]]
    found = parts(made(SCENARIO.replace("global", "equal"), data))
    assert [len(one.rows) for one in tables(found)] == [1, 3, 1, 3]
    assert report(made(), Form.PDF)[:4] == b"%PDF"
    assert [one.level for one in found if isinstance(one, Heading)] == [1, 2, 3, 3]
