# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole way: a file, the command, and what it prints and writes."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from samenhang.cli import cli
from samenhang.desks.risk.range_graph import Answer, range_graph
from samenhang.desks.risk.study_json import write_study_json
from samenhang.errors import InvalidInput
from tests.desks.risk.studies import expected, file_of, needs_studies, random_study


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["risk", "score", *map(str, arguments)])


@pytest.fixture
def study(tmp_path: Path) -> Path:
    path = tmp_path / "study.json"
    path.write_text(write_study_json(random_study(21)), encoding="utf-8")
    return path


@needs_studies
def test_json_holds_what_was_expected() -> None:
    answer = json.loads(run(file_of("Arsenic D-R", "dtt"), "--json").stdout)
    wanted = expected("Arsenic D-R")
    assert [one["calibration"] for one in answer["experts"]] == pytest.approx(wanted["calibration"])
    assert set(answer["decision_makers"]) == set(wanted["dms"])
    for name, right in wanted["dms"].items():
        found = answer["decision_makers"][name]
        for key in ("alpha", "calibration", "info_seed", "info_all", "combined"):
            assert found[key] == pytest.approx(right[key], rel=1e-6), (name, key)
        np.testing.assert_allclose(found["quantiles"], right["quantiles"], rtol=1e-6)


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ((), ["global", "global_opt", "item", "item_opt", "equal"]),
        (("--cut-off", "optimised"), ["global_opt", "item_opt", "equal"]),
        (("--cut-off", "none", "--method", "item"), ["item"]),
        (("--cut-off", "0.05", "--method", "global"), ["global"]),
        (("--method", "user", "--weights", "E0=1,E2=3"), ["user"]),
    ],
)
def test_methods_are_those_asked_for(study: Path, options: Sequence[str], names: list[str]) -> None:
    answer = json.loads(run(study, "--json", *options).stdout)
    assert list(answer["decision_makers"]) == names
    if names == ["user"]:
        assert [one["weights"]["user"] for one in answer["experts"]] == [0.25, 0, 0.75, 0]


def test_the_terminal_shows_every_expert_and_maker(study: Path) -> None:
    done = run(study, "--leave-out-items", 2, "--leave-out-experts", 1, "--cross-validate")
    assert done.exit_code == 0, done.output
    for word in ("E0", "E3", "global_opt", "equal", "28 combinations", "4 combinations", "Cross-validation"):
        assert word in done.stdout


class Page(HTMLParser):
    """The tags of a page and what they refer to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.refers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.refers += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href")]
        if tag not in ("meta", "line", "path"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("meta", "line", "path"):
            assert self.open.pop() == tag


@pytest.mark.parametrize(
    ("language", "title"), [("nl", "Oordeel van deskundigen"), ("en", "Expert judgement")]
)
def test_the_page_stands_on_its_own(study: Path, tmp_path: Path, language: str, title: str) -> None:
    out = tmp_path / "report.html"
    done = run(study, "--report", out, "--language", language, "--leave-out-items", 1, "--cross-validate")
    assert done.exit_code == 0, done.output
    text = out.read_text("utf-8")
    page = Page(text)
    assert page.open == []
    assert page.refers == []
    assert f'<html lang="{language}">' in text
    assert title in text
    assert "url(" not in text
    assert page.tags.count("svg") == 10
    assert page.tags.count("details") == page.tags.count("summary") == 10
    assert page.tags.count("caption") == page.tags.count("table") == 4 + 10
    assert text.count('class="truth"') == 8


def test_what_people_wrote_is_no_markup(tmp_path: Path, study: Path) -> None:
    rows = json.loads(study.read_text("utf-8"))
    rows["items"][0]["question"] = "<script>alert(1)</script>"
    study.write_text(json.dumps(rows), encoding="utf-8")
    run(study, "--report", tmp_path / "r.html")
    assert "<script" not in (tmp_path / "r.html").read_text("utf-8")


def test_the_sheet_and_the_data_hold_the_same(study: Path, tmp_path: Path) -> None:
    for ending in ("csv", "json"):
        assert run(study, "--report", tmp_path / f"r.{ending}").exit_code == 0
    rows = list(csv.DictReader((tmp_path / "r.csv").read_text("utf-8").splitlines()))
    data = json.loads((tmp_path / "r.json").read_text("utf-8"))
    found = {
        row["measure"]: float(row["value"]) for row in rows if row["name"] == "item_opt" and not row["item"]
    }
    maker = data["decision_makers"]["item_opt"]
    assert found == {key: maker[key] for key in ("alpha", "calibration", "info_seed", "info_all", "combined")}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--method", "best"), "“best” is no method"),
        (("--method", "user"), "none are given"),
        (("--weights", "E9=1"), "“E9” is no expert"),
        (("--weights", "E0=x"), "“x” is not a number"),
        (("--cut-off", "high"), "“high” is not a number"),
        (("--cut-off", "2"), "the cut-off is 2"),
        (("--report", "r.doc"), "of no kind that a report is"),
        (("--leave-out-items", "8"), "cannot be left out"),
        (("--language", "de", "--report", "x.html"), "no language of the report"),
        (("--rls", "x.rls"), "has its realisations inside"),
    ],
)
def test_wrong_wishes_are_refused(study: Path, options: Sequence[str], words: str) -> None:
    done = run(study, *options)
    assert isinstance(done.exception, InvalidInput)
    assert words in done.exception.what


def test_without_realisations_only_equal_weights_can_be_had(tmp_path: Path) -> None:
    head = "* CLASS ASCII OUTPUT FILE. NQ=   3   QU=   5  50  95\n"
    path = tmp_path / "a.dtt"
    path.write_text(f"{head}{1:>5} {'E1':>8} {1:>4} {'i1':>14} UNI 1 2 3\n")
    done = run(path)
    assert isinstance(done.exception, InvalidInput)
    assert ".rls" in done.exception.remedy
    answer = json.loads(run(path, "--method", "equal", "--json").stdout)
    assert answer["decision_makers"]["equal"]["quantiles"] == [[pytest.approx(v) for v in (1, 2, 3)]]
    assert answer["decision_makers"]["equal"]["calibration"] is None


@pytest.mark.parametrize("names", [("E1", "E2"), ("an expert with a very long name", "E2"), ("W" * 26, "")])
def test_names_and_numbers_fit_in_the_picture(names: tuple[str, str]) -> None:
    """A letter of 12 pixels is about 7 wide, a bold one 7.6; a number on the axis has up to 9."""
    answers = [Answer(names[0], (1.0, 2.0, 3e6), True), Answer(names[1], (1.5, 2.0, 2.5))]
    graph = range_graph(answers, (-1e5, 3.3e6), 2.0, False)
    assert all(7.6 * len(row.name) <= graph.left - 10 for row in graph.rows)
    for mark in graph.axis:
        half = 7.6 * len(mark.text) / 2
        assert half <= mark.x <= graph.width - half
    assert all(graph.left <= point <= graph.width for row in graph.rows for point in row.points)


def test_short_names_leave_the_room_to_the_ranges() -> None:
    lefts = [
        range_graph([Answer(name, (1.0, 2.0, 3.0))], (0.0, 4.0), None, False).left
        for name in ("E1", "exprt001", "an expert with a long name")
    ]
    assert lefts == sorted(set(lefts))


def test_a_heading_is_not_said_twice(study: Path, tmp_path: Path) -> None:
    """What only repeats a heading is for who hears the page; of what was left out it is the only heading."""
    out = tmp_path / "report.html"
    run(study, "--report", out, "--leave-out-items", 1)
    text = out.read_text("utf-8")
    assert text.count('<caption class="said">') == 3 + 10
    assert text.count("<caption>") == 1
