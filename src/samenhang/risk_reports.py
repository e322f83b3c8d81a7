# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that writes a report on an assessment: a dossier for each scenario, as DOCX and PDF."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samenhang import outfile
from samenhang.assessments import How, Results, results_in
from samenhang.commands import Json, app, bureau, terminal
from samenhang.errors import InvalidInput
from samenhang.loading import lazy
from samenhang.options import Language, gathered

if TYPE_CHECKING:
    from samenhang.desks.risk import cascade_answer, portfolio
    from samenhang.desks.risk.report import evidence, material
    from samenhang.desks.risk.report import report as desk
    from samenhang.desks.risk.report import voice as voices
else:
    cascade_answer = lazy("samenhang.desks.risk.cascade_answer")
    portfolio = lazy("samenhang.desks.risk.portfolio")
    evidence = lazy("samenhang.desks.risk.report.evidence")
    material = lazy("samenhang.desks.risk.report.material")
    desk = lazy("samenhang.desks.risk.report.report")
    voices = lazy("samenhang.desks.risk.report.voice")


def _option(says: str, metavar: str | None = None) -> Any:
    return typer.Option(help=says, metavar=metavar, show_default=False)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a report tells of beside the scenarios."""

    cascade: Annotated[Path | None, _option("A cascade in YAML.")] = None
    measures: Annotated[Path | None, _option("Measures in YAML.")] = None
    baseline: Annotated[Path | None, _option("The risks of the measures, in a file of their own.")] = None
    same: Annotated[
        list[str] | None,
        _option("A scenario is this risk of the cascade and the measures; may be repeated.", "SCENARIO=RISK"),
    ] = None
    budget: Annotated[
        float | None,
        typer.Option(help="Present cost at most. [default: the file's]", show_default=False, min=0),
    ] = None
    rho: Annotated[float, typer.Option(help="How much CVaR of the loss that is left weighs.", min=0)] = 0.0
    years: Annotated[int, typer.Option(help="Years of the cascade to simulate.", min=1)] = 2000
    elicited: Results = None

    def sources(self, scenarios: Path) -> material.Sources:
        """The files, read. Raises InvalidInput."""
        others = [
            None if one is None else _source(one) for one in (self.cascade, self.measures, self.baseline)
        ]
        return material.Sources(_source(scenarios), *others)

    def terms(self, how: How) -> material.Terms:
        """The terms of all that is worked out: one seed for all. Raises InvalidInput."""
        return material.Terms(
            how.settings,
            how.rank,
            how.scale,
            cascade_answer.Way(years=self.years, seed=how.seed),
            portfolio.Wish(self.budget, self.rho, samples=how.samples, seed=how.seed),
            dict(map(_pair, self.same or ())),
            elicited=results_in(self.elicited),
        )


@dataclass(frozen=True, slots=True)
class Places:
    """Where a report goes, and under which title."""

    to: Annotated[list[Path] | None, _option("The file: .docx or .pdf; may be repeated.", "REPORT")] = None
    pictures: Annotated[
        Path | None, _option("Every picture as SVG and PNG with its numbers as CSV.", "FOLDER")
    ] = None
    title: Annotated[str, _option("What the report is called.")] = ""
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False

    def check(self) -> None:
        """Before anything is worked out. Raises InvalidInput."""
        files = self.to or []
        if not files and self.pictures is None:
            raise InvalidInput("nothing says where the report goes", "--to report.docx, or --pictures FOLDER")
        for one in files:
            if one.suffix.lower() not in (".docx", ".pdf"):
                raise InvalidInput(
                    f"{one.name} is no kind of file that a report is", "end it in .docx or .pdf"
                )
            if one.exists() and not self.force:
                raise InvalidInput(
                    f"{one} is there already", "choose another name, or --force to write over it"
                )
            if not one.parent.is_dir():
                raise InvalidInput(f"there is no folder {one.parent}", "make it, or choose another")
        folder = self.pictures
        if folder is not None and folder.exists():
            if not folder.is_dir():
                raise InvalidInput(f"{folder} is no folder", "choose another name")
            if any(folder.iterdir()) and not self.force:
                raise InvalidInput(
                    f"{folder} is not empty", "choose another, or --force to write over what is there"
                )


@gathered
def report(
    file: Annotated[Path, typer.Argument(help="Scenarios in YAML.")],
    beside: Beside,
    how: How,
    places: Places,
    language: Language = "nl",
    as_json: Json = False,
) -> None:
    """Write a report on an assessment, with a dossier for each scenario; every picture too, if wanted.

    With --database, before the command, the passages that judgements cite are looked up in that ledger.
    """
    voices.Voice(language)
    places.check()
    sources, terms = beside.sources(file), beside.terms(how)
    with terminal.progress(quiet=as_json) as progress:
        found = material.gather(sources, terms, app.today(), app.VERSION, progress)
    found = material.retitled(found, places.title)
    if os.environ.get("SAMENHANG_DATABASE"):
        with bureau() as open_bureau:
            written = _written(
                material.looking(found, evidence.looking_in(open_bureau.ledger)), places, language
            )
    else:
        written = _written(found, places, language)
    if as_json:
        typer.echo(json.dumps({"written": [str(one) for one in written]}, ensure_ascii=False, indent=2))
        return
    for one in written:
        typer.echo(str(one))


def _written(found: material.Material, places: Places, language: str) -> list[Path]:
    written = []
    for one in places.to or ():
        outfile.write(one, desk.report(found, desk.Form(one.suffix.lower()[1:]), language))
        written.append(one)
    if places.pictures is not None:
        written += outfile.write_all(places.pictures, desk.files(found, language))
    return written


def _source(path: Path) -> material.Source:
    try:
        return material.Source(path.name, path.read_bytes())
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}", "name a YAML file") from error


def _pair(said: str) -> tuple[str, str]:
    scenario, is_pair, risk = said.partition("=")
    if not is_pair or not scenario or not risk:
        raise InvalidInput(f"“{said}” is no pair", "write --same scenario=risk")
    return scenario.strip(), risk.strip()
