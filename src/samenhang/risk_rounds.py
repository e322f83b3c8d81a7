# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands on rounds of questions to experts: made, invited to, opened, closed, exported."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samenhang import outfile
from samenhang.commands import Json, app, bureau
from samenhang.errors import InvalidInput
from samenhang.loading import lazy

if TYPE_CHECKING:
    from samenhang.desks.risk import reminding, round_export, round_file
    from samenhang.desks.risk.elicitation import Elicitation
else:
    reminding = lazy("samenhang.desks.risk.reminding")
    round_export = lazy("samenhang.desks.risk.round_export")
    round_file = lazy("samenhang.desks.risk.round_file")

elicit = typer.Typer(help="Questions to experts, answered by personal link on the web.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="ROUND", help="The name of a round, as the list gives it.")]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="The last day to answer.", show_default=False)
]


@elicit.command("new")
def new(file: Annotated[Path, typer.Argument(help="A round in YAML.")]) -> None:
    """Make a round out of a file; prints its name."""
    try:
        with file.open("rb") as stream:
            data = stream.read(round_file.MOST + 1)
    except OSError as error:
        raise InvalidInput(f"{file} cannot be read: {error.strerror}", "give the path of a file") from error
    given, asked = round_file.read_round(data, file.name)
    with bureau() as open_bureau:
        typer.echo(open_bureau.elicitation().make(given, asked))


@elicit.command("list")
def list_rounds(as_json: Json = False) -> None:
    """Every round, and how far it is."""
    with bureau() as open_bureau:
        acting = open_bureau.elicitation()
        found = [
            {
                "name": one.name,
                "title": one.title,
                "state": one.stands(acting.today).value,
                "stage": one.stage,
                "closes": one.closes.isoformat(),
                "questions": far.questions,
                "experts": far.experts,
                "submitted": far.submitted,
            }
            for one, far in acting.rounds()
        ]
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for row in found:
        far = f"{row['submitted']} of {row['experts']} handed in"
        typer.echo(f"{row['name']}  {row['state']}, stage {row['stage']}, until {row['closes']}, {far}")


@elicit.command("invite")
def invite(
    name: Name,
    who: Annotated[str, typer.Argument(metavar="NAME", help="Who it is.")],
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The e-mail address.")],
) -> None:
    """Invite an expert; prints the personal link, once."""
    with bureau() as open_bureau:
        key = open_bureau.elicitation().invite(name, who, email)
        typer.echo(f"{open_bureau.settings.site or app.LOCAL}/elicit/{key}")


@elicit.command("open")
def open_round(name: Name, until: Until = None) -> None:
    """Open a round, or open it again."""
    with bureau() as open_bureau:
        open_bureau.elicitation().open(name, _day(until))
        _stands(open_bureau.elicitation(), name)


@elicit.command("second")
def second(name: Name, until: Until = None) -> None:
    """Begin the second round: experts see the spread and the reasons of the first."""
    with bureau() as open_bureau:
        open_bureau.elicitation().second(name, _day(until))
        _stands(open_bureau.elicitation(), name)


@elicit.command("close")
def close(name: Name) -> None:
    """Close a round: its links open nothing any more."""
    with bureau() as open_bureau:
        open_bureau.elicitation().close(name)
        _stands(open_bureau.elicitation(), name)


@elicit.command("remind")
def remind(name: Name) -> None:
    """Send a reminder by e-mail to each expert who has not handed in; one a day at most."""
    with bureau() as open_bureau:
        mail = open_bureau.settings.mail
        mailer = reminding.Mailer(mail.sender, open_bureau.post().send if mail.host else None)
        found = reminding.remind(open_bureau.elicitation(), name, mailer, datetime.now(UTC))
    typer.echo(f"{found.sent} sent, {len(found.refused)} refused")
    for address, said in found.refused:
        typer.echo(f"{address}: {said}")
    if found.refused:
        raise typer.Exit(3)


@elicit.command("export")
def export(
    name: Name,
    as_json: Annotated[bool, typer.Option("--json", help="JSON, as is the default.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV, a line for each value.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file. Else standard output.", show_default=False),
    ] = None,
) -> None:
    """Write the answers, by pseudonym, without personal data."""
    if as_json and as_csv:
        raise InvalidInput("--json and --csv are two forms", "choose one of both")
    with bureau() as open_bureau:
        acting = open_bureau.elicitation()
        whole = acting.whole(name)
        data = round_export.as_csv(whole) if as_csv else round_export.as_json(whole, acting.today)
        acting.exported(name, "csv" if as_csv else "json")
    outfile.give([data], output)


@elicit.command("forget")
def forget(
    name: Name,
    expert: Annotated[str, typer.Argument(metavar="EXPERT", help="The e-mail address, or the pseudonym.")],
) -> None:
    """Delete who an expert is; the answers stay under the pseudonym, and the link ends."""
    with bureau() as open_bureau:
        acting = open_bureau.elicitation()
        acting.forget(name, acting.expert(name, expert))
    typer.echo("forgotten")


def _stands(acting: Elicitation, name: str) -> None:
    one = acting.whole(name).round
    typer.echo(f"{one.name}: {one.stands(acting.today)}, stage {one.stage}, until {one.closes}")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InvalidInput(f"“{text}” is not a date", "write it as 2027-01-31") from error
