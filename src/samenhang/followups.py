# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands on what was asked, promised, recommended and decided, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from samenhang.commands import Json, app, bureau, show
from samenhang.desks.followup.analysis.item import VERDICTS, State
from samenhang.errors import InvalidInput
from samenhang.options import Filters, gathered

followup = typer.Typer(
    help="What was asked, promised, recommended and decided, by when, and what came of it.",
    no_args_is_help=True,
)

Name = Annotated[str, typer.Argument(help="The name of an item, as the list gives it.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DAY", help="As it was on this day. [default: today]", show_default=False
    ),
]


@followup.command("list")
@gathered
def list_items(
    filters: Filters,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    as_json: Json = False,
) -> None:
    """What is followed, what is overdue first."""
    asked = replace(filters.chosen.asked(day_of(filters.as_of)), limit=limit)
    with bureau() as open_bureau:
        show(open_bureau.follow_ups(asked), as_json, "follow_ups")


@followup.command("show")
def show_item(name: Name, as_of: AsOf = None, as_json: Json = False) -> None:
    """One item: its words, what is expected, what came, and how it stood from day to day."""
    with bureau() as open_bureau:
        show(open_bureau.follow_up(name, day_of(as_of)), as_json, "follow_up")


@followup.command("verdict")
def give_verdict(
    name: Name,
    verdict: Annotated[str, typer.Argument(help=f"What came of it: {', '.join(VERDICTS)}.")],
    why: Annotated[str, typer.Option("--why", help="The reason, kept with it.")] = "",
    second: Annotated[
        bool, typer.Option("--second", help="It holds once somebody else says the same.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Say what came of an item: kept, partly kept, not kept, withdrawn or overtaken."""
    said = _verdict(verdict)
    with bureau() as open_bureau:
        show(open_bureau.judge(name, said, why, second), as_json, "follow_up")


def day_of(text: str | None) -> date:
    """A day as people write it; today where nothing is said."""
    try:
        return date.fromisoformat(text) if text else app.today()
    except ValueError as error:
        raise InvalidInput(f"“{text}” is not a date", "write it as 2023-10-01") from error


def _verdict(text: str) -> State:
    for one in VERDICTS:
        if one.value == text.casefold().replace(" ", "-"):
            return one
    raise InvalidInput(f"“{text}” is no verdict", f"choose one of: {', '.join(VERDICTS)}")
