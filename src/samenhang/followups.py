# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands on what was asked, promised, recommended and decided, and what came of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar

import typer

from samenhang.commands import Json, app, bureau, show
from samenhang.desks.followup.analysis.asked import Asked
from samenhang.desks.followup.analysis.item import VERDICTS, State
from samenhang.errors import InvalidInput
from samenhang.model import MarkKind

followup = typer.Typer(
    help="What was asked, promised, recommended and decided, by when, and what came of it.",
    no_args_is_help=True,
)

E = TypeVar("E", bound=StrEnum)
Name = Annotated[str, typer.Argument(help="The name of an item, as the list gives it.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DAY", help="As it was on this day. [default: today]", show_default=False
    ),
]


FILTERS = {
    "kind": "commitment, motion, recommendation, decision.",
    "state": f"{', '.join(State)}.",
    "ministry": "Short name of a ministry: JenV.",
    "dossier": "Number of a dossier: 30821.",
    "owner": "Who works on it.",
    "words": "Words that stand in it.",
}
"""What a list can be narrowed to, each an option of its own."""


def _filtered(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for every filter, behind its own."""
    own = inspect.signature(command, eval_str=True)
    options = {
        name: Annotated[str | None, typer.Option(f"--{name}", help=says, show_default=False)]
        for name, says in FILTERS.items()
    }
    given = [p for p in own.parameters.values() if p.kind is not inspect.Parameter.VAR_KEYWORD]
    sort = inspect.Parameter.POSITIONAL_OR_KEYWORD
    more = [inspect.Parameter(name, sort, default=None, annotation=of) for name, of in options.items()]
    facade: Any = command
    facade.__signature__ = own.replace(parameters=[*given, *more])
    facade.__annotations__ = {p.name: p.annotation for p in (*given, *more)} | {"return": None}
    return command


@followup.command("list")
@_filtered
def list_items(
    as_of: AsOf = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    as_json: Json = False,
    **said: str | None,
) -> None:
    """What is followed, what is overdue first."""
    ministry = said["ministry"]
    asked = Asked(
        day_of(as_of),
        _one_of(MarkKind, said["kind"]),
        State.OVERDUE if overdue else _one_of(State, said["state"]),
        ministry=None if ministry is None else f"ministry:{ministry.removeprefix('ministry:')}",
        dossier=said["dossier"],
        owner=said["owner"],
        words=said["words"] or "",
        limit=limit,
    )
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
    said = _one_of(State, verdict)
    with bureau() as open_bureau:
        show(open_bureau.judge(name, said or State.KEPT, why, second), as_json, "follow_up")


def day_of(text: str | None) -> date:
    """A day as people write it; today where nothing is said."""
    try:
        return date.fromisoformat(text) if text else app.today()
    except ValueError as error:
        raise InvalidInput(f"“{text}” is not a date", "write it as 2023-10-01") from error


def _one_of(kind: type[E], text: str | None) -> E | None:
    try:
        return kind(text.casefold().replace(" ", "-")) if text is not None else None
    except ValueError as error:
        known = ", ".join(kind)
        raise InvalidInput(f"“{text}” is none of them", f"choose one of: {known}") from error
