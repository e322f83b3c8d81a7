# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actors are found where they are named, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from samenhang.marking import actors
from samenhang.marking.scanner import Scanner

CASES = Path(__file__).parents[1] / "cases" / "actors.yaml"
SCANNER = Scanner(actors.RULES)


def cases() -> list[Any]:
    families = yaml.safe_load(CASES.read_text("utf-8")).items()
    return [
        pytest.param(text, marks, id=f"{name}: {text[:60]}")
        for name, rows in families
        for text, marks in rows
    ]


def parse(line: str) -> tuple[str, str, dict[str, str]]:
    words, kind, *rest = [part.strip() for part in line.split(" | ")]
    fields = dict(pair.strip().split("=", 1) for pair in rest[0].split(";")) if rest else {}
    return words, kind, fields


@pytest.mark.parametrize(("text", "expected"), cases())
def test_case(text: str, expected: list[str]) -> None:
    wanted = [parse(line) for line in expected]
    found = SCANNER.scan(text)
    assert [(text[m.start : m.end], m.value["type"]) for m in found] == [(w, kind) for w, kind, _ in wanted]
    for mark, (_, _, fields) in zip(found, wanted, strict=True):
        assert {name: str(mark.value.get(name)) for name in fields} == fields
