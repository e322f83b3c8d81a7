# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The documentation keeps up with the code."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from docs.generate import PAGES, REFERENCE
from docs.picture import IMAGES, pictures
from typer.testing import CliRunner

from samenhang import terminal
from samenhang.cli import cli
from samenhang.desks.library.export import TYPES
from samenhang.filter import mark_text
from samenhang.marking.marker import MARKED, mark
from samenhang.model import MarkKind
from samenhang.reading import read
from samenhang.vocabulary.entries import FOLDER as VOCABULARY
from samenhang.vocabulary.entries import STATUSES
from tests.browser.walk import steps as clicks

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs" / "tutorial" / "first-dossier.md"
IN_THE_BROWSER = ROOT / "docs" / "tutorial" / "in-the-browser.md"
WRITTEN = [p for p in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")] if p.name not in PAGES]
PAGES_BY_HAND = sorted([*WRITTEN, ROOT / "demo" / "README.md"])


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_current(name: str) -> None:
    assert (REFERENCE / name).read_text("utf-8") == PAGES[name](), "run: python -m docs.generate"


@pytest.mark.parametrize("page", PAGES_BY_HAND, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_inside_the_documentation_lead_somewhere(page: Path) -> None:
    links = re.findall(r"(?:\]\(|src=\")([^)#\s\"]+)(?:#[^)]*)?[)\"]", page.read_text("utf-8"))
    inside = [link for link in links if not link.startswith(("http:", "https:", "mailto:"))]
    assert [link for link in inside if not (page.parent / link).exists()] == []


def test_the_pictures_show_what_the_program_prints() -> None:
    kept = {path.name: path.read_text("utf-8") for path in IMAGES.glob("*.svg")}
    assert kept == pictures(), "run: python -m docs.picture"


# ---------------------------------------------------------------- marks


@cache
def sections() -> dict[str, str]:
    """The text of every section of marks.md, by its title."""
    parts = re.split(r"^## (\S+)$", (REFERENCE / "marks.md").read_text("utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def documented(kind: str) -> set[str]:
    """The keys in the first column of the table of keys of a section."""
    table = re.search(r"\| key \|.*\n\| --- .*\n((?:\|.*\n)+)", sections()[kind])
    rows = table[1].splitlines() if table else []
    return {key for row in rows for key in re.findall(r"`(\w+)`", row.split("|")[1])}


Seen = tuple[str, dict[str, Any], str]
"""Kind, value and rule of a mark."""


def demo_marks() -> Iterator[Seen]:
    for path in sorted((ROOT / "demo" / "files").iterdir()):
        for found in mark(read(path.read_bytes(), path.name)):
            yield found.kind.value, dict(found.value), found.rule


def case_marks() -> Iterator[Seen]:
    """Marks of every text in the tables of cases, which hold the odd forms that the demo has not."""
    for path in sorted((ROOT / "tests" / "cases").glob("*.yaml")):
        for text in _texts(yaml.safe_load(path.read_text("utf-8"))):
            for found in mark_text(text, date(2022, 6, 1)):
                yield found["kind"], found["value"], found["rule"]


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)


@cache
def seen() -> tuple[Seen, ...]:
    return (*demo_marks(), *case_marks())


def test_every_kind_of_mark_is_documented_and_no_other() -> None:
    assert set(sections()) == {kind.value for kind in MARKED}


def test_the_demo_and_the_cases_show_every_kind() -> None:
    assert {kind for kind, _, _ in seen()} == {kind.value for kind in MARKED}


@pytest.mark.parametrize("kind", MARKED)
def test_every_key_of_a_value_is_documented(kind: MarkKind) -> None:
    keys = {key for found, value, _ in seen() if found == kind.value for key in value}
    assert keys - documented(kind.value) == set()


@pytest.mark.parametrize("kind", MARKED)
def test_every_documented_key_occurs(kind: MarkKind) -> None:
    keys = {key for found, value, _ in seen() if found == kind.value for key in value}
    assert documented(kind.value) - keys == set()


def test_every_form_type_and_sub_is_documented() -> None:
    sorts = {
        (kind, str(value[key]))
        for kind, value, _ in seen()
        for key in ("form", "type", "sub")
        if key in value
    }
    assert {(kind, sort) for kind, sort in sorts if f"`{sort}`" not in sections()[kind]} == set()


def test_every_rule_is_documented() -> None:
    """By its whole name, or by its end where several share a beginning (`commitment-promise`, `-will`)."""
    rules = {(kind, rule) for kind, _, rule in seen()}
    missing = {
        (kind, rule)
        for kind, rule in rules
        if f"`{rule}`" not in sections()[kind] and f"`-{rule.rpartition('-')[2]}`" not in sections()[kind]
    }
    assert missing == set()


# ---------------------------------------------------------------- export


def test_the_fields_of_the_export_are_those_of_its_schema() -> None:
    schema = json.loads((ROOT / "src/samenhang/desks/library/export.schema.json").read_text("utf-8"))
    page = (REFERENCE / "export.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| (\w+) \| (.*) \|$", page, flags=re.M))
    common = {"type", "id", "document", "start", "end", "quote"}
    for kind in TYPES:
        own = re.sub(r"\([^)]*\)", "", rows[kind].replace("([marks](marks.md))", ""))
        fields = set(schema["$defs"][kind]["properties"]) - common
        assert set(re.findall(r"`(\w+)`", own)) == fields, kind


# ---------------------------------------------------------------- vocabulary


def test_every_file_of_the_vocabulary_and_every_status_is_documented() -> None:
    page = (REFERENCE / "vocabulary.md").read_text("utf-8")
    names = {*(path.name for path in VOCABULARY.glob("*.yaml")), *STATUSES}
    assert {name for name in names if f"`{name}`" not in page} == set()


# ---------------------------------------------------------------- tutorial


def steps(page: Path) -> list[tuple[str, list[str]]]:
    """The `$ samenhang` commands of a page, in order, each with the lines that it shows."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```", page.read_text("utf-8"), flags=re.M | re.S):
        wanted = False
        for line in block.splitlines():
            if line.startswith("$ "):
                wanted = line.startswith("$ samenhang ")
                if wanted:
                    found.append((line[2:], []))
            elif wanted:
                found[-1][1].append(line)
    return found


def missing_lines(shown: list[str], output: str) -> list[str]:
    """The lines that the output does not have; what stands above another must come before it.

    White space is not compared, and a line may go on further than it is shown.
    """
    places = iter([" ".join(line.split()) for line in output.splitlines()])
    return [line for line in shown if not any(place.startswith(" ".join(line.split())) for place in places)]


def test_a_line_that_is_not_printed_is_missed() -> None:
    assert missing_lines(["a  b", "d"], "x\n a b c\nd") == []
    assert missing_lines(["d", "a"], "a\nd") == ["a"]


def test_the_tutorial_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SAMENHANG_DATABASE", str(tmp_path / "first.db"))
    monkeypatch.delenv("SAMENHANG_INDEX", raising=False)
    monkeypatch.setattr(terminal.out, "_width", 100)
    commands = steps(TUTORIAL)
    assert len(commands) > 5
    for command, shown in commands:
        done = CliRunner().invoke(cli, shlex.split(command)[1:])
        assert done.exit_code == 0, f"{command}: {done.output}"
        assert missing_lines(shown, done.stdout) == [], command


def test_the_tutorial_in_the_browser_is_the_way_that_its_test_goes() -> None:
    """tests/browser/test_finding.py clicks it; links are bold, addresses are code, pictures are in order."""
    page = " ".join(IN_THE_BROWSER.read_text("utf-8").split())
    way = list(clicks())
    pictures = re.findall(r"\(\.\./images/([\w-]+)\.png\)", page)
    assert pictures == [step.picture for step in way if step.picture]
    for name in pictures:
        assert 5_000 < (IMAGES / f"{name}.png").stat().st_size < 150_000
    addresses = re.findall(r"`(/[^`]*)`", page)
    assert addresses
    assert set(addresses) <= {step.address for step in way}
    assert [step.link for step in way if f"**{step.link.rstrip('?')}" not in page and step.link] == []
