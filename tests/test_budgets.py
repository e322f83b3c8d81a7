# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The budgets that keep the code small: tested, so that they hold."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = sorted((ROOT / "src").rglob("*.py"))
ALL = SOURCE + sorted(p for d in ("tests", "benchmarks", "demo") for p in (ROOT / d).rglob("*.py"))
DOORS = {"app.py", "cli.py"}
BANNED = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}
BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.match_case, ast.Assert)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(function: Function) -> int:
    body = function.body
    if ast.get_docstring(function, clean=False) is not None:
        body = body[1:]
    return ((function.end_lineno or 0) - body[0].lineno + 1) if body else 0


def branches(function: Function) -> int:
    nodes = list(ast.walk(function))
    return sum(isinstance(node, BRANCHES) for node in nodes) + sum(
        len(node.ifs) for node in nodes if isinstance(node, ast.comprehension)
    )


def arguments(function: Function) -> int:
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def over(path: Path) -> Iterator[str]:
    lines = path.read_text("utf-8").count("\n")
    if lines > 400:
        yield f"{lines} lines (at most 400)"
    if path.stem in BANNED:
        yield "is named after nothing; name a file after its noun"
    for function in functions(path):
        where = f"{function.name} (line {function.lineno})"
        if body_lines(function) > 60:
            yield f"{where}: body of {body_lines(function)} lines (at most 60)"
        if arguments(function) > 6:
            yield f"{where}: {arguments(function)} arguments (at most 6)"
        if branches(function) > 12:
            yield f"{where}: {branches(function)} branches (at most 12)"
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function)):
            yield f"{where}: an import inside a function"
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler) and path.name not in DOORS and catches_all(node):
            yield f"line {node.lineno}: a catch-all except outside the doors"


def catches_all(handler: ast.ExceptHandler) -> bool:
    kind = handler.type
    return kind is None or (isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException"))


@pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_keeps_its_budget(path: Path) -> None:
    assert list(over(path)) == []


def test_bodies_are_short() -> None:
    sizes = [body_lines(function) for path in SOURCE for function in functions(path)]
    assert statistics.median(sizes) <= 8
    assert statistics.quantiles(sizes, n=10)[-1] <= 25


def test_the_budgets_can_fail(tmp_path: Path) -> None:
    bad = tmp_path / "utils.py"
    bad.write_text(
        "def f(a, b, c, d, e, g, h):\n    import os\n"
        "    try:\n        pass\n    except Exception:\n        pass\n"
        + "".join(f"    x = {i}\n" for i in range(60))
    )
    found = " ".join(over(bad))
    for word in ("named after nothing", "body of", "arguments", "import inside", "catch-all"):
        assert word in found
