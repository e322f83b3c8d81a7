# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every command of the command line shares: the bureau it asks, and how it shows the answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samenhang.loading import lazy

if TYPE_CHECKING:
    from samenhang import app, server, terminal
else:
    app = lazy("samenhang.app")
    server = lazy("samenhang.server")
    terminal = lazy("samenhang.terminal")

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
