# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running `samenhang risk report`, and reading what it wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from samenhang.cli import cli

DEMO = Path(__file__).parents[3] / "demo" / "risk"
SCENARIOS, CASCADE, MEASURES = (DEMO / f"{name}.yaml" for name in ("scenarios", "cascade", "measures"))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments])


def rows_of(table: Any) -> list[tuple[str, ...]]:
    return [tuple("\n".join(p.text for p in c.paragraphs) for c in row.cells) for row in table.rows]


def headings(word: Any) -> list[tuple[int, str]]:
    return [(int(p.style.name[-1]), p.text) for p in word.paragraphs if p.style.name.startswith("Heading ")]
