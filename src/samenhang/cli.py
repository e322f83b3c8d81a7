# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: one of the two doors. It parses, calls app.py and shows the answer.

Exit codes: 0 done; 1 an error of the program; 2 wrong input; 3 done, but some files could not be read;
4 not found; 5 the ledger cannot be used; 6 letters did not leave; 7 a source did not give
all that was asked; 130 interrupted.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from samenhang import (
    assessments,
    cascades,
    exchange,
    feeds,
    followups,
    gate,
    pairs,
    portfolios,
    risk_reports,
    risk_rounds,
    risks,
    scores,
)
from samenhang.commands import Group, Json, app, server, terminal
from samenhang.commands import bureau as _bureau
from samenhang.commands import show as _show
from samenhang.errors import InvalidInput, SamenhangError
from samenhang.viewer import Access, groups_of, level_of

cli = typer.Typer(
    name="samenhang",
    help="From documents to a dossier: every statement one step from the words it rests on.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
identifiers = typer.Typer(help="The list of identifiers that are known to exist.", no_args_is_help=True)
index = typer.Typer(help="The search index, which can always be made anew.", no_args_is_help=True)
cli.add_typer(identifiers, name="identifiers")
cli.add_typer(index, name="index")
cli.add_typer(followups.followup, name="followup")
followups.followup.command("import")(exchange.import_list)
followups.followup.command("export")(exchange.export_items)
followups.followup.command("overview")(exchange.overview)
followups.followup.command("mail")(exchange.mail)
cli.add_typer(risks.risk, name="risk")
risks.risk.command("assess")(assessments.assess)
risks.risk.command("scales")(assessments.scales)
risks.risk.command("cascade")(cascades.cascade)
risks.risk.command("portfolio")(portfolios.portfolio)
risks.risk.command("report")(risk_reports.report)
risks.risk.add_typer(risk_rounds.elicit, name="elicit")
risks.risk.command("score")(scores.score)
cli.add_typer(gate.account, name="account")
cli.add_typer(gate.audit, name="audit")
cli.command()(gate.classify)
cli.command()(pairs.apart)
cli.command()(pairs.together)
cli.command()(feeds.sync)
cli.command()(feeds.sources)
cli.command()(feeds.follow)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"samenhang {app.VERSION}")
        raise typer.Exit


@cli.callback()
def main_options(
    database: Annotated[
        str | None,
        typer.Option(help="The ledger: a path or a URL. [env: SAMENHANG_DATABASE]", show_default=False),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    if database:
        os.environ["SAMENHANG_DATABASE"] = database


@cli.command()
def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders or zip files.")],
    ocr: Annotated[bool, typer.Option("--ocr", help="Read scans by recognising their letters.")] = False,
    level: Annotated[
        str | None,
        typer.Option(
            help="Who may see them: public, internal or confidential. Else as the version before, or public.",
            show_default=False,
        ),
    ] = None,
    group: Group = None,
    as_json: Json = False,
) -> None:
    """Read, mark, link and keep documents. Adding a file twice changes nothing."""
    if group and level is None:
        raise InvalidInput(
            "a group without a level says too little", "add --level, for instance --level internal"
        )
    access = Access(level_of(level), groups_of(group or ())) if level else None
    with _bureau() as bureau, terminal.progress(quiet=as_json) as report:
        answer = bureau.add(paths, ocr=ocr, report=report, access=access)
    _show(answer, as_json, "added")
    if answer.unread:
        raise typer.Exit(3)


@cli.command()
def status(as_json: Json = False) -> None:
    """How complete the ledger is: what was read, what was not and why, what is waiting."""
    with _bureau() as bureau:
        _show(bureau.status(), as_json, "status")


@cli.command()
def search(
    query: Annotated[
        str,
        typer.Argument(
            help='Words, "phrases", AND OR NOT, prefix*, brackets, and the fields actor: dossier: kind: '
            "theme: to: document: date:2015..2023",
        ),
    ],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many passages at most.")] = 10,
    facets: Annotated[
        bool, typer.Option("--facets", help="Count what was found by kind, dossier ...")
    ] = False,
    as_json: Json = False,
) -> None:
    """Find passages, and say why they matched."""
    with _bureau() as bureau:
        _show(bureau.search(query, limit, facets), as_json, "found")


@cli.command()
def show(
    document: Annotated[str, typer.Argument(help="Identifier, digest (or its beginning) or file name.")],
    text: Annotated[
        bool, typer.Option("--text", help="Also print the whole text, marks underlined.")
    ] = False,
    as_json: Json = False,
) -> None:
    """What a document says of itself, and what was found in it, with the words."""
    with _bureau() as bureau:
        answer = bureau.show(document)
        if as_json or not text:
            _show(answer, as_json, "document")
        else:
            terminal.document(answer)
            terminal.text(answer)


@cli.command()
def timeline(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="A dossier, documents, or a query. Nothing: the whole ledger.", show_default=False
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """What happened, in order, each event with its words and its document."""
    with _bureau() as bureau:
        _show(bureau.timeline(what or []), as_json, "timeline")


@cli.command()
def references(
    document: Annotated[str, typer.Argument(help="Identifier, digest (or its beginning) or file name.")],
    as_json: Json = False,
) -> None:
    """What a document cites, and who cites it."""
    with _bureau() as bureau:
        _show(bureau.references(document), as_json, "references")


@cli.command()
def mark(
    file: Annotated[
        Path | None, typer.Argument(help="A file of any kind that can be read.", show_default=False)
    ] = None,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl", help='Read lines {"id", "text", "date"?} from standard input, instead of FILE.'
        ),
    ] = False,
    day: Annotated[
        str | None, typer.Option("--date", help="Date of the text, for “12 november jl.”", show_default=False)
    ] = None,
    as_json: Json = False,
) -> None:
    """Print the marks of one FILE, or of lines from standard input with --jsonl; needs no ledger."""
    bureau = _bureau()
    if jsonl == (file is not None):
        raise InvalidInput("mark reads one file, or lines with --jsonl", "samenhang mark FILE, or --jsonl")
    if file is not None:
        _show(bureau.mark_file(file, _day(day)), as_json, "marks")
        return
    if sys.stdin is None:
        raise InvalidInput(
            "standard input is closed", "give the lines by a pipe: ... | samenhang mark --jsonl"
        )
    for line in bureau.mark_lines(sys.stdin.buffer):
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InvalidInput(f"“{text}” is not a date", "write it as 2015-12-21") from error


@cli.command()
def export(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File or, for CSV, folder. Else standard output.")
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="One CSV file for each type, in a folder.")] = False,
    only: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Only this type; may be repeated.", show_default=False),
    ] = None,
) -> None:
    """Write all that the ledger holds as JSON lines, one object each; or as CSV."""
    with _bureau() as bureau:
        bureau.export(output, csv, tuple(only or ()))


@identifiers.command("import")
def identifiers_import(
    file: Annotated[Path, typer.Argument(help="One identifier a line; .xz and .gz are unpacked.")],
    as_json: Json = False,
) -> None:
    """Load a list of identifiers, so that a link can say whether its target exists."""
    with terminal.progress(quiet=as_json) as report:
        answer = _bureau().import_identifiers(file, report)
    _show(answer, as_json, "imported")


@index.command("rebuild")
def index_rebuild(as_json: Json = False) -> None:
    """Make the search index anew from the ledger."""
    with _bureau() as bureau, terminal.progress(quiet=as_json) as report:
        answer = bureau.rebuild_index(report)
    _show(answer, as_json, "rebuilt")


@cli.command()
def serve(
    host: Annotated[
        str, typer.Option(help="Where to listen; anything but this machine demands accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8765,
    name: Annotated[
        list[str] | None,
        typer.Option(help="A host name that people use for it; may be repeated.", show_default=False),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(help="Certificate for https, if no proxy in front does it.")
    ] = None,
    key: Annotated[Path | None, typer.Option(help="Key of the certificate.")] = None,
) -> None:
    """Run the web application and print its address; Ctrl-C stops it."""
    where = server.Listening(host, port, tuple(name or ()), certificate, key)
    server.serve(app.read_settings(), where, _ready)


def _ready(address: str) -> None:
    typer.echo(f"Samenhang runs at {address}\nCtrl-C stops it.")
    sys.stdout.flush()


@cli.command()
def demo(
    folder: Annotated[
        Path | None,
        typer.Option(
            help="Where the demo ledger is kept. [default: the user's data folder]", show_default=False
        ),
    ] = None,
    served: Annotated[
        bool, typer.Option("--serve", help="Then run the web application on it, until Ctrl-C.")
    ] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Its port; 0 takes a free one.")] = 8765,
) -> None:
    """Build a dossier of some thirty short documents and walk through it."""
    with app.demo(folder) as bureau:
        with terminal.progress() as report:
            answer = bureau.add([app.demo_files()], False, report)
        bureau.add_demo_risks()
        terminal.tour(
            (
                ("Thirty short documents become a ledger", "add demo/files", lambda: terminal.added(answer)),
                ("How complete is it?", "status", lambda: terminal.status(bureau.status())),
                (
                    "Find passages, and see why they match",
                    'search "planbureau heroverwegen"',
                    lambda: terminal.found(bureau.search("planbureau heroverwegen", 4, facets=True)),
                ),
                (
                    "The question of 2015, and the letter that answered it",
                    "show 2015-12-21-brief-samenhang.pdf",
                    lambda: terminal.document(bureau.show("2015-12-21-brief-samenhang.pdf")),
                ),
                (
                    "What a motion set in motion",
                    "references kst-35570-17",
                    lambda: terminal.references(bureau.references("kst-35570-17")),
                ),
                (
                    "Eight years in one timeline",
                    "timeline planbureau",
                    lambda: terminal.timeline(bureau.timeline(["planbureau"])),
                ),
            )
        )
        settings = bureau.settings
    if served:
        server.serve(settings, server.Listening(port=port), _ready)


def main() -> None:
    """Run, and turn each error into a sentence and an exit code."""
    gc.set_threshold(50_000, 20, 20)  # loading modules leaves nothing to collect, and was an eighth slower
    try:
        cli()
    except SamenhangError as error:
        terminal.problem(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output went away (samenhang export | head): that is no error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
