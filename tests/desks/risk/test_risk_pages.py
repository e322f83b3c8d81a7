# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the how-to says of scenarios and of notebooks runs as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from samenhang.desks.risk.analysis.assessment.assessment import assess
from samenhang.desks.risk.analysis.assessment.plan import Settings
from samenhang.desks.risk.analysis.assessment.scenario import Origin
from samenhang.desks.risk.elicited import Elicited, Wanted
from samenhang.desks.risk.scenario_file import read_scenarios
from samenhang.errors import InvalidInput

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "how-to" / "assess-risks.md").read_text("utf-8")
EXAMPLE = (ROOT / "tests" / "cases" / "risk" / "example.yaml").read_text("utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_scenarios_of_the_page_can_be_assessed() -> None:
    read = read_scenarios(block("yaml"), "page.yaml")
    found = assess(read.catalogue, read.scale, Settings(samples=100, profile="people-first"))
    assert [one.scenario.id for one in found.results] == ["flood"]


def answered(wanted: Wanted) -> Elicited:
    """What came of any question."""
    origin = Origin(wanted.round, wanted.question, wanted.decision_maker, 1)
    return Elicited(origin, "personen", ((0.05, 1.0), (0.5, 10.0), (0.95, 100.0)), 0.5, 200.0, True)


@pytest.mark.parametrize("form", re.findall(r"^\| [^|]+ \| `(\{.*\})` \|$", PAGE, re.MULTILINE))
def test_every_form_of_the_page_is_read(form: str) -> None:
    code = "3.1" if "EUR" in form else "2.1"
    text = block("yaml").split('      "2.1":')[0] + f'      "{code}": [{form}]\n'
    read = read_scenarios(text, "page.yaml", elicited=answered)
    assert len(read.catalogue.scenarios[0].impacts) == 1


def test_the_error_of_the_page_is_the_one_that_comes() -> None:
    shown = re.search(r"mine\.yaml, line \d+: (.*)", PAGE)
    assert shown is not None
    with pytest.raises(InvalidInput) as found:
        read_scenarios(EXAMPLE.replace("value: 0.02", "value: 1.2"), "mine.yaml")
    assert str(found.value) == shown[0]


def test_the_notebook_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "demo").symlink_to(ROOT / "demo")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(compile(block("python").replace("samples=5000", "samples=200"), "page", "exec"), names)
    assert (tmp_path / "diagram.svg").read_text("utf-8").startswith("<svg")
    assert len(names["result"].columns()["id"]) == 8
