# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the reference pages that follow from the code: `python -m docs.generate`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from samenhang.cli import cli
from samenhang.server import described
from samenhang.settings import SETTINGS

REFERENCE = Path(__file__).parent / "reference"
HEAD = """<!--
SPDX-FileCopyrightText: 2026 Samenhang contributors
SPDX-License-Identifier: EUPL-1.2
Made by `python -m docs.generate`; do not edit by hand.
-->
"""


def commands() -> str:
    """The command reference: the help of every command, as the program prints it."""
    parts = [HEAD + "# Commands\n", (cli_doc()).strip() + "\n"]
    for path in _paths(get_command(cli), ()):
        name = " ".join(("samenhang", *path))
        result = CliRunner().invoke(cli, [*path, "--help"], prog_name="samenhang", terminal_width=100)
        parts.append(f"## `{name}`\n\n```text\n{result.output.strip()}\n```\n")
    return "\n".join(parts)


def cli_doc() -> str:
    """What holds for every command."""
    return """
Every command that answers a question takes `--json`. Exit codes:

| code | meaning |
| --- | --- |
| 0 | done |
| 1 | an error of the program |
| 2 | wrong input: the message names the place and the way out |
| 3 | done, but some files could not be read; `samenhang status` lists them with the reason |
| 4 | what was asked for is not in the ledger |
| 5 | the ledger cannot be used |
| 6 | letters did not leave |
| 7 | a source did not give all that was asked; the next round asks again |
| 130 | interrupted |
"""


def _paths(command: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield path
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        yield from _paths(inner, (*path, name))


def settings() -> str:
    """The settings, from the table in settings.py."""
    rows = "\n".join(
        f"| `SAMENHANG_{s.name.upper()}` | {s.default or '–'} | {s.unit or '–'} | {s.help} |"
        for s in SETTINGS
    )
    head = "| variable | default | unit | what it does |\n| --- | --- | --- | --- |"
    return f"{HEAD}# Settings\n\n{head}\n{rows}\n"


def openapi() -> str:
    """The interface for programs."""
    return json.dumps(described(), indent=1, ensure_ascii=False) + "\n"


PAGES = {"commands.md": commands, "settings.md": settings, "openapi.json": openapi}


def main() -> None:
    for name, make in PAGES.items():
        (REFERENCE / name).write_text(make(), "utf-8")


if __name__ == "__main__":
    main()
