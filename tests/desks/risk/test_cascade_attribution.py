# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a risk comes from, what we do not know, and the pictures of both."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from benchmarks.risks import made_up
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.risk.analysis.cascade.attribution import (
    flows,
    loss_by_root,
    loss_flows,
    rate_flows,
    worth_of_links,
)
from samenhang.desks.risk.analysis.cascade.events import live, simulate
from samenhang.desks.risk.analysis.cascade.exact import solve
from samenhang.desks.risk.analysis.cascade.model import Cascade, Link
from samenhang.desks.risk.analysis.cascade.pictures import (
    Labels,
    arrows,
    exceedance,
    graph,
    graph_table,
    sankey,
    sankey_table,
)
from samenhang.desks.risk.analysis.cascade.uncertainty import (
    Doubts,
    Judged,
    doubtful,
    drawn,
    quantile,
)
from samenhang.errors import InvalidInput
from tests.desks.risk.cascades import graded, single, three

# ---------------------------------------------------------------- attribution


@pytest.mark.parametrize("cascade", [three(), graded()], ids=["three", "graded"])
def test_causes_sum_to_the_total_and_effects_to_the_loss(cascade: Cascade) -> None:
    reach = solve(cascade)
    assert rate_flows(reach).sum() == pytest.approx(reach.total_rates.sum())
    assert loss_flows(reach).sum() == pytest.approx(reach.annual_loss)
    for at, risk in enumerate(cascade.risks):
        found = flows(reach, risk.id)
        inside = [n for n in range(len(cascade.nodes)) if cascade.risk_of[n] == at]
        assert sum(one.amount for one in found.causes) == pytest.approx(reach.total_rates[inside].sum())
        assert sum(one.share for one in found.causes) == pytest.approx(1)
        begun = sum(cascade.rates[n] * reach.impact_by_root[n] for n in inside)
        assert sum(one.amount for one in found.effects) == pytest.approx(begun)
        amounts = [one.amount for one in found.causes]
        assert amounts == sorted(amounts, reverse=True)
    assert sum(one.amount for one in loss_by_root(reach)) == pytest.approx(reach.annual_loss)


def test_of_the_three_the_causes_of_b() -> None:
    found = flows(solve(three()), "B")
    assert {one.risk: one.amount for one in found.causes} == pytest.approx(
        {"B": 0.02, "A": 0.003, "C": 0.0003}
    )


def test_the_worth_of_a_link_is_what_goes_without_it() -> None:
    cascade = three()
    found = {(one.link.cause, one.link.effect): one.loss for one in worth_of_links(cascade)}
    without = replace(cascade, links=tuple(one for one in cascade.links if one.cause != "C"))
    assert found["C", "A"] == pytest.approx(2.4055 - solve(without).annual_loss)
    assert all(loss > 0 for loss in found.values())


# ---------------------------------------------------------------- doubt


@given(st.floats(1e-6, 0.3), st.floats(1.01, 2), st.floats(1.01, 1.6), st.booleans())
def test_a_judgement_has_the_percentiles_that_were_given(
    low: float, up: float, further: float, probability: bool
) -> None:
    judged = Judged(low, low * up, low * up * further)
    z = np.array([-1.6448536269514722, 0, 1.6448536269514722])
    assert quantile(judged, z, probability) == pytest.approx([judged.low, judged.best, judged.high])
    extremes = quantile(judged, np.array([-8.0, 8.0]), probability)
    assert 0 < extremes[0] < extremes[1]
    assert not probability or extremes[1] < 1


def test_judgements_that_are_none_are_refused() -> None:
    with pytest.raises(InvalidInput, match="low 2"):
        Judged(2, 1, 3)
    with pytest.raises(InvalidInput, match="less than 1"):
        quantile(Judged(0.5, 0.9, 1.0), np.array(0.0), True)


def doubts() -> Doubts:
    return Doubts(
        {("A", "occurs"): Judged(0.002, 0.01, 0.05)}, {("A", "occurs", "B"): (Judged(0.1, 0.3, 0.6),)}
    )


def test_what_we_do_not_know_is_told_apart_from_what_is_random() -> None:
    exact = doubtful(three(), doubts(), 300, 1)
    simulated = doubtful(three(), doubts(), 300, 1, events=100)
    assert exact.loss.random[0] == 0
    assert simulated.loss.random[0] > 0
    assert simulated.loss.epistemic[0] == pytest.approx(exact.loss.epistemic[0], rel=0.1)
    low, _, high = exact.loss.percentiles[:, 0]
    assert low < 2.4055 < high
    assert exact.rates.percentiles.shape == (3, 3)
    assert exact.rates.percentiles[1, 0] == pytest.approx(0.013, rel=0.2)


def test_without_doubt_there_is_no_spread() -> None:
    found = doubtful(three(), Doubts({}, {}), 5, 1)
    assert found.loss.epistemic[0] == pytest.approx(0, abs=1e-12)
    assert found.loss.mean[0] == pytest.approx(2.4055)


def test_a_drawn_row_above_one_is_scaled_down_and_counted() -> None:
    cascade = graded()
    wide = Judged(0.3, 0.5, 0.9)
    doubtful_row = Doubts({}, {("power", "long", "unrest"): (wide, wide, None)})
    found = doubtful(cascade, doubtful_row, 40, 3)
    assert 0 < found.scaled < found.rows == 40
    random = np.random.default_rng(5)
    for _ in range(20):
        one, _over = drawn(cascade, doubtful_row, random)
        assert all(sum(link.row) <= 1 + 1e-12 for link in one.links)


def test_the_same_seed_gives_the_same_doubt() -> None:
    one, two = (doubtful(three(), doubts(), 20, 4, events=50) for _ in range(2))
    assert one.loss.percentiles.tolist() == two.loss.percentiles.tolist()


# ---------------------------------------------------------------- pictures


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_sankey_says_all_of_its_table(language: str) -> None:
    labels = Labels({"A": "Anna & co", "B": "<b>"}, "euro", language)
    found = flows(solve(three()), "B")
    drawing, table = sankey(found, labels), sankey_table(found, labels)
    assert "Anna &amp; co" in drawing
    assert "<b>" not in drawing
    assert len(table.rows) == len(found.causes) + len(found.effects)
    for row in table.rows:
        assert row[2] in drawing
        assert row[3] in drawing
    assert ("Oorzaken" if language == "nl" else "Causes") in drawing
    assert ("0,003" if language == "nl" else "0.003") in drawing


def test_many_causes_are_taken_together() -> None:
    names = [f"r{at:02}" for at in range(15)]
    cascade = Cascade(
        tuple(single(name, 0.01, 1) for name in (*names, "end")),
        tuple(Link(name, "occurs", "end", (0.5,)) for name in names),
    )
    drawing = sankey(flows(solve(cascade), "end"), Labels({}, "euro", "en"))
    assert "others (8)" in drawing
    assert drawing.count("<path") == 10


def test_the_graph_shows_each_link_and_the_strongest_of_many() -> None:
    reach = solve(graded())
    labels = Labels({}, "", "en")
    assert len(graph_table(reach, labels).rows) == len(arrows(reach)) == 7
    drawing = graph(reach, labels)
    assert drawing.count("marker-end") == 7
    assert "7 of 7 links shown" in drawing
    many = made_up(risks=20, pairs=100)
    reach = simulate(many, 20, 1).reach
    assert graph(reach, labels).count("marker-end") == 60
    assert "60 of 100 links shown" in graph(reach, labels)
    strengths = [one.probability for one in arrows(reach)]
    assert strengths == sorted(strengths, reverse=True)


def test_the_exceedance_curve_goes_down() -> None:
    years = live(graded(), 500, 1)
    drawing = exceedance(years.curve(), Labels({}, "euro", "nl"))
    path = re.findall(r'd="(M[^"]*)" fill="none" stroke="#1a1a1a" stroke-width="2"', drawing)[0]
    heights = [float(one) for one in re.findall(r"V([\d.]+)", path)]
    assert heights == sorted(heights)
    assert "100 %" in drawing
    assert "0,1 %" in drawing
