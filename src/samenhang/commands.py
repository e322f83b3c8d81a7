# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every command of the command line shares: the bureau it asks, and how it shows the answer."""

from __future__ import annotations

import importlib.util
import json
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, Any

import typer


def _lazy(name: str) -> ModuleType:
    """The module, loaded when it is first used: `--help` must not wait for databases and readers."""
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


if TYPE_CHECKING:
    from samenhang import app, server, terminal
else:
    app = _lazy("samenhang.app")
    server = _lazy("samenhang.server")
    terminal = _lazy("samenhang.terminal")

__all__ = ["Group", "Json", "Why", "app", "bureau", "server", "show", "terminal"]

Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs to read.")]
Group = Annotated[
    list[str] | None,
    typer.Option("--group", metavar="GROUP", help="A group; may be repeated.", show_default=False),
]
Why = Annotated[str, typer.Option("--why", help="The reason, kept in the audit log.", show_default=False)]


def bureau() -> app.Bureau:
    """The bureau of the settings."""
    return app.Bureau(app.read_settings())


def show(answer: Any, as_json: bool, render: str) -> None:
    """Print an answer: as JSON, or by the function of that name in terminal.py."""
    if as_json:
        typer.echo(json.dumps(app.plain(answer), ensure_ascii=False, indent=2))
    else:
        getattr(terminal, render)(answer)
