# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands on what comes into the register and goes out of it: lists, sheets, calendars, letters, mail."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samenhang import outfile
from samenhang.commands import Json, app, bureau, show
from samenhang.errors import InvalidInput
from samenhang.followups import AsOf, day_of
from samenhang.options import Filters, Head, Language, Reading, Seen, gathered

Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file. Else standard output.", show_default=False)
]


@gathered
def import_list(
    file: Annotated[Path, typer.Argument(help="A list in Excel (.xlsx) or CSV.")],
    reading: Reading,
    seen: Seen,
    yes: Annotated[bool, typer.Option("--yes", help="Take it in, instead of showing what would be.")] = False,
    as_json: Json = False,
) -> None:
    """Look at a ministry's own list, and with --yes take it in: every row becomes an item with its words."""
    with bureau() as open_bureau:
        if not yes:
            show(open_bureau.look_at_list(file, reading.wanted), as_json, "list_preview")
            return
        answer = open_bureau.take_in_list(file, reading.wanted, seen.access)
    show(answer, as_json, "list_taken")
    if answer.faults:
        raise typer.Exit(3)


@gathered
def export_items(
    filters: Filters,
    form: Annotated[str, typer.Option("--format", help="xlsx, csv, json, ics or atom.")] = "csv",
    language: Language = "nl",
    output: Output = None,
) -> None:
    """Write what is followed to a file: a sheet, data, a calendar of deadlines, or a feed of what moved."""
    with bureau() as open_bureau:
        pieces = open_bureau.outlet(day_of(filters.as_of), language).pieces(app.form_of(form), filters.chosen)
        outfile.give(pieces, output, binary=form == "xlsx")


@gathered
def overview(
    head: Head,
    as_of: AsOf = None,
    form: Annotated[str, typer.Option("--format", help="docx or pdf.")] = "docx",
    output: Output = None,
) -> None:
    """The half-yearly letter about what is overdue, by member of government, with a column of forecasts."""
    if form not in ("docx", "pdf"):
        raise InvalidInput(f"“{form}” is no form of a letter", "choose docx or pdf")
    with bureau() as open_bureau:
        data = open_bureau.overview(day_of(as_of), head.whose, head.letterhead)
        outfile.give([data.as_pdf() if form == "pdf" else data.as_docx()], output, binary=True)


def mail(as_json: Json = False) -> None:
    """Send who watches something what moved: one letter an item a day at most, and nothing twice."""
    with bureau() as open_bureau:
        answer = open_bureau.send_letters()
    show(answer, as_json, "mailed")
    if answer.refused:
        raise typer.Exit(3)
