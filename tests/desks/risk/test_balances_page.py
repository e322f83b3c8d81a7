# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cross-impact balances on the web: put in as YAML or as a table, what supports itself, and why not."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
import yaml
from fastapi.testclient import TestClient

from samenhang.desks.risk.analysis.cascade.balances import balances
from samenhang.desks.risk.balances_file import read_balances
from samenhang.desks.risk.balances_table import as_yaml
from samenhang.errors import InvalidInput
from tests.desks.risk.cascades import shared
from tests.desks.risk.test_elicitation_pages import csrf
from tests.desks.risk.test_risk_files import analyst, kept

__all__ = ["analyst"]

TABLE = (
    "\tgroei: hoog\tgroei: laag\tbanen: veel\tbanen: weinig\n"
    "groei: hoog\t\t\t2\t-2\ngroei: laag\t\t\t-2\t2\nbanen: veel\t1\t-1\t\t\nbanen: weinig\t-1\t1,5\t\t\n"
)


def somewhereland() -> str:
    kept_numbers = shared("somewhereland_cib.json")
    variants = {
        name: [f"{name}{at + 1}" for at in range(many)] for name, many in kept_numbers["descriptors"].items()
    }
    impacts: dict[str, dict[str, int]] = {}
    for arrow, value in kept_numbers["matrix"].items():
        source, target = arrow.split("->")
        impacts.setdefault(source, {})[target] = value
    return yaml.safe_dump(
        {"kind": "cross-impact-balance", "descriptors": variants, "impacts": impacts}, sort_keys=False
    )


def test_somewhereland_on_the_web(analyst: TestClient) -> None:
    told = shared("somewhereland_cib.json")
    address = kept(analyst, somewhereland(), title="Somewhereland")
    assert address.startswith("/risks/balances/somewhereland-")
    chosen = urlencode({"variant": told["test_scenario"].split()}, doseq=True)
    found = analyst.get(f"/v1{address}?{chosen}").json()["result"]
    assert {" ".join(one["variants"]) for one in found["given"]} == set(told["consistent"])
    verdicts = found["explained"]["verdicts"]
    shown = {each["descriptor"]: [value for _, value in each["balances"]] for each in verdicts}
    assert shown == told["test_balance"]
    assert {each["descriptor"] for each in verdicts if each["short"]} == {
        name for name, values in told["test_balance"].items() if _short(told, name, values)
    }
    page = analyst.get(f"{address}?{chosen}").text
    assert "houdt geen stand" in page
    table = analyst.get(f"{address}/consistent.csv").text
    assert len(list(csv.reader(StringIO(table)))) == 11
    for part in ("consistent", "why"):
        ElementTree.fromstring(analyst.get(f"{address}/{part}.svg").text)
    judgements = analyst.get(f"{address}/judgements.csv").text
    again = read_balances(as_yaml(judgements, "again.csv", "").encode(), "again.yaml")
    assert len(again.balances.consistent()) == 10


def _short(told: Any, name: str, values: list[float]) -> bool:
    chosen = next(one for one in told["test_scenario"].split() if one.startswith(name))
    return max(values) > values[int(chosen[1:]) - 1]


def test_a_table_of_judgements_is_kept_as_yaml(analyst: TestClient) -> None:
    data = {"csrf": csrf(analyst, "/risks/files"), "table": TABLE, "title": "Groei"}
    address = analyst.post("/risks/files/table", data=data).headers["location"]
    found = analyst.get(f"/v1{address}").json()
    assert [one["variants"] for one in found["result"]["given"]] == [["hoog", "veel"], ["laag", "weinig"]]
    sent = {"files": ("groei.csv", TABLE.replace("\t", ";").encode())}
    upload = analyst.post("/risks/files/upload", data={"csrf": data["csrf"]}, files=sent)
    assert upload.headers["location"].startswith("/risks/balances/groei-")
    wrong = analyst.post("/risks/files/table", data={**data, "table": TABLE.replace("\t1\t-1", "\t1\tmeer")})
    assert wrong.status_code == 400
    assert "rij 4, kolom 3" in wrong.text
    assert "banen: weinig" in wrong.text


def test_what_is_no_scenario_is_refused(analyst: TestClient) -> None:
    address = kept(analyst, somewhereland())
    for asked in ("variant=A1", "variant=A1&variant=Q&variant=C1&variant=D1&variant=E1&variant=F1"):
        assert analyst.get(f"{address}?{asked}").status_code == 400
    assert analyst.get(f"{address}?tolerance=-1").status_code == 400
    assert analyst.get(address.replace("balances", "cascades")).status_code == 404


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ("", "no table"),
        ("a: x;a: y\n1;2\n", "row 2, column 1"),
        (";a: x;a: x\na: x;1;2\n", "twice"),
        (";a: x;b: y\nc: z;1;2\n", "row 2"),
        (";a: x;a: y\na: x;;2\n", "both variants are of a"),
        (";a: x;b: y\na: x;;nan\n", "row 2, column 3"),
        (";a: x;b: y\na: x;;1;7\n", "3 cells"),
    ],
)
def test_a_wrong_table_is_refused_with_its_place(table: str, where: str) -> None:
    with pytest.raises(InvalidInput) as found:
        as_yaml(table, "t.csv", "")
    assert where in str(found.value)


def test_a_search_without_an_end_is_refused() -> None:
    world = balances({f"d{at}": [f"d{at}a", f"d{at}b"] for at in range(12)}, {})
    with pytest.raises(InvalidInput, match="too long"):
        world.consistent(most=1000)
    assert len(world.consistent(most=10_000)) == 4096
