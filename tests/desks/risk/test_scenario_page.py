# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The dossier of a scenario: all that there is of it, and nothing that who asks may not see."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from samenhang.ledger import Ledger
from samenhang.marking.marker import MARKS_VERSION
from samenhang.model import File
from samenhang.viewer import Access, Level, Role
from tests.desks.risk.closed_rounds import SCENARIO
from tests.desks.risk.conftest import Desk
from tests.desks.risk.test_elicitation_pages import parsed
from tests.desks.risk.test_risk_files import TEXTS, kept, put
from tests.web.conftest import NOON
from tests.web.world import papers

PAPER = papers()[0].document
QUOTE = PAPER.text[PAPER.passages[1].start :][:40].strip()
ESTIMATE = '- {unit: "%", distribution: {kind: point, value: 10}'
TEXT = SCENARIO.replace(
    "{elicited: {round: slachtoffers, question: doden, decision_maker: global}}",
    "{unit: persons, quantiles: {5: 10, 50: 20, 95: 400}, varies: true}",
)
SHOWN = TEXT.replace(
    ESTIMATE,
    f'{ESTIMATE}, evidence: [{{document: {PAPER.digest[:16]}, start: 1, end: 9, quote: "{QUOTE}"}}]',
)
assert SHOWN != TEXT


def keep(ledger: Ledger, access: Access) -> None:
    """The paper of the evidence."""
    one = papers()[0]
    found = (one.marks, one.meaning.links, one.meaning.follow_ups, one.meaning.events)
    with ledger.writing(NOON.isoformat(), "1") as ink:
        ink.keep_document(File(PAPER.digest, PAPER.name, PAPER.name, 1), PAPER, access)
        ink.keep_marks(PAPER, *found, MARKS_VERSION)


def told(browser: TestClient, address: str, item: str) -> dict[str, Any]:
    answer = browser.get(f"/v1{address}/scenarios/{item}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def leads_to_it(reader: TestClient, address: str) -> None:
    """The page is there, and ranking and diagram lead to it, with what was chosen."""
    page = reader.get(f"{address}/scenarios/stroomuitval")
    assert "Landelijke stroomuitval (verzonnen)" in page.text
    assert "ten minste" in page.text
    reader.get(f"/v1{address}?base=10")  # a page comes at once where it was worked out before
    shown = parsed(reader.get(f"{address}?base=10").text)
    for part in ("diagram", "ranking"):
        links = [one.attributes["href"] for one in shown.css(f"section[aria-labelledby={part}] tbody a")]
        assert f"{address}/scenarios/stroomuitval?base=10" in links
        assert len(links) == 8
    drawn = [one.attributes["href"] for one in shown.css("section[aria-labelledby=diagram] svg a")]
    assert len(drawn) == 8
    assert f"{address}/scenarios/stroomuitval?base=10" in drawn
    assert "<a " not in reader.get(f"{address}/diagram.svg?base=10").text
    assert reader.get(f"{address}/scenarios/niets").status_code == 404


def test_a_scenario_of_the_demo_with_all_that_touches_it(desk: Desk) -> None:
    analyst, reader = desk("anna", Role.ANALYST), desk("piet", Role.READER)
    cascade, measures, address = (kept(analyst, TEXTS[kind]) for kind in ("cascade", "measures", "scenarios"))
    found = told(reader, address, "stroomuitval")
    assert [one["code"] for one in found["judged"]][:2] == ["", "2.1"]
    assert len(found["judged"][0]["estimates"]) == 6
    assert found["result"]["id"] == "stroomuitval"
    assert found["result"]["place"] == [title for _, title in found["others"]].index(found["title"]) + 1
    assert {one["file"]["address"] for one in found["links"]} == {cascade}
    assert [one["outward"] for one in found["links"]].count(True) == 3
    assert {one["file"]["address"] for one in found["measures"]} == {measures}
    assert {"rate", "impact"} <= {one["kind"] for one in found["measures"]}
    assert reader.get(found["drivers"]["picture"]).text.startswith("<svg")
    leads_to_it(reader, address)


def test_evidence_is_a_passage_for_who_may_see_it_and_nothing_for_who_may_not(
    ledger: Ledger, desk: Desk
) -> None:
    keep(ledger, Access(Level.INTERNAL))
    writer, reader = desk("anna", Role.ANALYST, Level.INTERNAL), desk("piet", Role.READER)
    refused = put(writer, SHOWN)
    assert refused.status_code == 400
    assert "brand: het bewijs staat in" in refused.text
    analyst = desk("kees", Role.ANALYST)
    plain, address = kept(analyst, TEXT, title="x"), kept(analyst, SHOWN, title="x")
    (seen,) = told(writer, address, "brand")["judged"][0]["estimates"][0]["evidence"]
    assert (seen["document"]["digest"], seen["quote"], seen["stands"]) == (PAPER.digest, QUOTE, True)
    assert QUOTE in writer.get(seen["address"].partition("#")[0]).text
    with_, without = (told(reader, one, "brand") for one in (address, plain))
    assert PAPER.digest[:16] not in str(with_)
    for one in (with_, without):
        del one["file"], one["others"]
        one["drivers"]["table"] = one["drivers"]["picture"] = ""
    assert with_ == without
    assert PAPER.digest[:16] not in reader.get(f"{address}/scenarios/brand").text


def test_words_that_are_no_longer_there_are_said_to_be_gone(ledger: Ledger, desk: Desk) -> None:
    keep(ledger, Access())
    analyst = desk("kees", Role.ANALYST)
    address = kept(analyst, SHOWN.replace(f'"{QUOTE}"', '"dit staat er niet"'))
    (seen,) = told(analyst, address, "brand")["judged"][0]["estimates"][0]["evidence"]
    assert seen["stands"] is False
    assert "staan er niet meer in" in analyst.get(f"{address}/scenarios/brand").text


def test_a_cascade_that_may_not_be_seen_touches_nothing(desk: Desk) -> None:
    writer, reader = desk("anna", Role.ANALYST, Level.CONFIDENTIAL), desk("piet", Role.READER)
    kept(writer, TEXTS["cascade"], level="confidential")
    address = kept(writer, TEXTS["scenarios"])
    assert len(told(writer, address, "pandemie")["links"]) == 2
    assert told(reader, address, "pandemie")["links"] == []
