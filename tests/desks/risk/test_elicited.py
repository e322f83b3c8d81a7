# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The result of an elicitation becomes an estimate: from files, by command, and on the web; or is refused."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from docx import Document
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from samenhang.cli import cli
from samenhang.desks.risk.analysis.assessment.estimate import Quantiles
from samenhang.desks.risk.analysis.judgement.study import Item, Scale, Study
from samenhang.desks.risk.elicited import Elicited, Wanted
from samenhang.desks.risk.elicited_rounds import PLANS, in_files
from samenhang.desks.risk.scenario_file import read_scenarios, written
from samenhang.desks.risk.scoring import rows_of, score
from samenhang.errors import InvalidInput
from samenhang.viewer import Role
from tests.desks.risk.closed_rounds import EXPERTS, FILE, SCENARIO, SEEDS, export
from tests.desks.risk.conftest import Desk
from tests.desks.risk.reports import headings
from tests.desks.risk.test_elicitation_pages import notice, parsed, save, send
from tests.desks.risk.test_risk_files import kept, put


def scored() -> dict[str, Any]:
    """The same answers as a study, scored by `samenhang risk score`."""
    items = tuple(Item(name, Scale.LOG, SEEDS.get(name), "personen") for name in ("doden", *SEEDS))
    answers = np.array([[said[item.id] for item in items] for said in EXPERTS.values()], dtype=float)
    return rows_of(score(Study("slachtoffers", (0.05, 0.5, 0.95), tuple(EXPERTS), items, answers)))


def looked_up(data: Any, maker: str = "global") -> Elicited:
    found = in_files([("ronde.json", json.dumps(data).encode())])
    return found(Wanted("slachtoffers", "doden", maker))


@pytest.mark.parametrize("maker", PLANS)
def test_a_round_and_its_scores_give_the_same_by_every_decision_maker(maker: str) -> None:
    wanted = scored()["decision_makers"][maker]
    for data in (export(), scored()):
        found = looked_up(data, maker)
        np.testing.assert_allclose([value for _, value in found.percentiles], wanted["quantiles"][0])
        assert (found.low, found.high) == pytest.approx((wanted["low"][0], wanted["high"][0]))
        assert found.origin.calibration == pytest.approx(wanted["calibration"])
        assert (found.origin.experts, found.origin.seeds, found.log) == (3, 4, True)


def test_the_result_becomes_the_distribution_and_is_written_back() -> None:
    lookup = in_files([("ronde.json", json.dumps(export()).encode())])
    read = read_scenarios(SCENARIO, "brand.yaml", elicited=lookup)
    (estimate,) = read.catalogue.scenarios[0].impacts[0].estimates
    assert isinstance(estimate.statement, Quantiles)
    assert estimate.unit == "persons"
    assert estimate.statement.values == tuple(value for _, value in looked_up(export()).percentiles)
    assert read_scenarios(written(read), "brand.yaml", elicited=lookup).catalogue == read.catalogue


def test_who_answered_nothing_counts_for_nothing_and_bounds_hold() -> None:
    data = export()
    study = data["studies"][0]
    study["experts"].append("D")
    study["values"].append([[None, None, None]] * 5)
    data["items"][0]["upper"] = 5001
    found = looked_up(data, "equal")
    assert found.percentiles == looked_up(export(), "equal").percentiles
    assert found.high == 5001


WRONG: dict[str, tuple[dict[str, Any], tuple[str, str] | None, str]] = {
    "open": (export("open"), None, "is not closed (open)"),
    "question": (export(), ("question: doden", "question: s9"), "no question “s9” (expected: one of doden"),
    "round": (export(), ("round: slachtoffers", "round: elders"), "given holds round “elders”"),
    "maker": (export(), ("maker: global", "maker: best"), "decision_maker: 'best' is not right"),
    "stage": (export(), ("maker: global", "maker: global, stage: 2"), "has no stage 2"),
    "unit": (export(), ('"2.1":', '"3.1":'), "was asked in “personen” (expected: a question in EUR)"),
    "ordinal": (export(), ('"2.1":', '"5.1":'), "ordinal: it has no unit"),
    "expert": (export(), ("{elicited:", "{expert: e1, elicited:"), "expert"),
    "two": (export(), ("{elicited:", "{class: D, elicited:"), "an estimate with class and elicited"),
    "of classes": (
        export(items=[{"id": "doden", "kind": "class"}]),
        None,
        "asks for a class, and a decision maker weighs percentiles",
    ),
    "no seeds": (
        export(studies=[{**export()["studies"][0], "items": [
            {**one, "realisation": None} for one in export()["studies"][0]["items"]]}]),
        None,
        "has no seed questions",
    ),
    "nobody": (
        export(studies=[{**export()["studies"][0], "experts": [], "values": []}]), None, "nobody answered",
    ),
    "not scored": (
        {**scored(), "decision_makers": {"equal": scored()["decision_makers"]["equal"]}},
        None,
        "was not scored by global (expected: one of equal)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_has_no_result_is_refused_with_file_and_place(case: str) -> None:
    data, change, said = WRONG[case]
    text = SCENARIO.replace(*change) if change else SCENARIO
    assert not change or text != SCENARIO
    lookup = in_files([("ronde.json", json.dumps(data).encode())])
    with pytest.raises(InvalidInput) as found:
        read_scenarios(text, "brand.yaml", elicited=lookup)
    assert said in str(found.value)
    assert "brand.yaml, line 13: scenarios[brand]." in str(found.value)


@pytest.mark.parametrize("content", [b"[", b"{}", b"\xff", b'{"format": "samenhang-elicitation"}'])
def test_a_file_that_is_no_round_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidInput, match=r"^ronde\.json"):
        in_files([("ronde.json", content)])


def test_by_command_from_files_and_from_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMENHANG_DATABASE", str(tmp_path / "ledger.db"))
    (tmp_path / "brand.yaml").write_text(SCENARIO, "utf-8")
    (tmp_path / "ronde.yaml").write_text(FILE, "utf-8")
    (tmp_path / "export.json").write_text(json.dumps(export()), "utf-8")

    def risk(*words: str) -> str:
        return CliRunner().invoke(cli, ["risk", *words], catch_exceptions=False).output

    assess = ("assess", str(tmp_path / "brand.yaml"), "--samples", "100", "--json")
    told = json.loads(risk(*assess, "--elicited", str(tmp_path / "export.json")))
    (asked,) = told["scenarios"][0]["elicited"]
    assert (asked["of"], asked["round"], asked["decision_maker"]) == ("2.1", "slachtoffers", "global")
    with pytest.raises(InvalidInput, match="there is no round “slachtoffers”"):
        risk(*assess)
    risk("elicit", "new", str(tmp_path / "ronde.yaml"))
    with pytest.raises(InvalidInput, match=r"not closed \(draft\)"):
        risk(*assess)


def answered(browser: TestClient) -> None:
    """The round on the web, answered by three experts and closed."""
    files = {"files": ("ronde.yaml", FILE.encode())}
    form = {"csrf": send(browser, "/risks/rounds", title="x", closes="2099-01-01") and token(browser)}
    assert browser.post("/risks/rounds/file", data=form, files=files).status_code == 303
    at = "/risks/rounds/slachtoffers"
    send(browser, f"{at}/state", to="open")
    for who, said in EXPERTS.items():
        told = notice(send(browser, f"{at}/invitations", who=who, email=f"{who.lower()}@instituut.nl"))
        link = "/elicit/" + told.rpartition("/elicit/")[2]
        guest = TestClient(browser.app, "https://testserver", follow_redirects=False)
        for line in parsed(guest.get(link).text).css("ol.paper a"):
            name = line.text().strip().removeprefix("Vraag ").removesuffix("?")
            save(guest, str(line.attributes["href"]), value=[f"{value:g}" for value in said[name]])


def token(browser: TestClient) -> str:
    found = parsed(browser.get("/risks").text).css_first("meta[name=csrf]")
    return str(found.attributes["content"]) if found else ""


def scored_on_the_web(analyst: TestClient, scores: str) -> None:
    """The scores of the round are those of the study."""
    (told,) = analyst.get(f"/v1{scores}").json()["sets"]
    right = scored()
    calibrations = sorted(one["calibration"] for one in right["experts"])
    assert sorted(one["calibration"] for one in told["experts"]) == pytest.approx(calibrations)
    assert sum(one["weight"] for one in told["experts"]) == pytest.approx(1)
    assert [one["calibration"] for one in told["makers"]] == pytest.approx(
        [one["calibration"] for one in right["decision_makers"].values()]
    )
    assert "algemene gewichten" in analyst.get(scores).text


def test_on_the_web_the_page_says_where_it_came_from(desk: Desk) -> None:
    analyst, reader = desk("anna", Role.ANALYST), desk("piet", Role.READER)
    answered(analyst)
    refused = put(analyst, SCENARIO)
    assert refused.status_code == 400
    assert (
        "regel 13: scenarios[brand].impact.2.1[1].elicited: ronde “slachtoffers” is niet gesloten"
        in refused.text
    )
    scores = "/risks/rounds/slachtoffers/scores"
    assert analyst.get(f"/v1{scores}").json()["sets"] == []
    send(analyst, "/risks/rounds/slachtoffers/state", to="closed")
    scored_on_the_web(analyst, scores)
    assert reader.get(f"/v1{scores}").status_code == 403
    address = kept(analyst, SCENARIO)
    told = reader.get(f"/v1{address}").json()
    (asked,) = told["result"]["scenarios"][0]["elicited"]
    wanted = [value for _, value in looked_up(export()).percentiles]
    assert list(asked["quantiles"].values()) == pytest.approx(wanted)
    part = next(one for one in told["parts"] if one["id"] == "elicited")
    assert part["links"] == []
    page = parsed(analyst.get(address).text)
    link = page.css_first("section[aria-labelledby=elicited] a[href='/risks/rounds/slachtoffers']")
    assert link is not None
    reports = [
        headings(Document(BytesIO(who.get(f"{address}/report.docx").content))) for who in (analyst, reader)
    ]
    assert [(2, "Slachtoffers, fase 1") in one for one in reports] == [True, False]
    send(analyst, "/risks/rounds/slachtoffers/state", to="open")
    assert "is niet gesloten (open)" in analyst.get(address).text
