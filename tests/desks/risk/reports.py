# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running `samenhang risk report`, and reading what it wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from typer.testing import CliRunner, Result

from samenhang.cli import cli

DEMO = Path(__file__).parents[3] / "demo" / "risk"
SCENARIOS, CASCADE, MEASURES = (DEMO / f"{name}.yaml" for name in ("scenarios", "cascade", "measures"))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments])


def rows_of(table: Any) -> list[tuple[str, ...]]:
    """The cells of a table; read from the XML, as python-docx looks through it all for each cell."""
    return [tuple(map(_words, row.tc_lst)) for row in table._tbl.tr_lst]


def _words(cell: Any) -> str:
    return "\n".join("".join(text.text or "" for text in p.iter(qn("w:t"))) for p in cell.p_lst)


def headings(word: Any) -> list[tuple[int, str]]:
    return [(int(p.style.name[-1]), p.text) for p in word.paragraphs if p.style.name.startswith("Heading ")]
