# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that scores experts and makes decision makers of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samenhang import outfile
from samenhang.commands import Json
from samenhang.errors import InvalidInput
from samenhang.loading import lazy
from samenhang.options import Language, gathered

if TYPE_CHECKING:
    from samenhang import score_tables
    from samenhang.desks.risk import score_report, scoring, study_files
    from samenhang.desks.risk.analysis.judgement import scores as rules
else:
    score_tables = lazy("samenhang.score_tables")
    score_report = lazy("samenhang.desks.risk.score_report")
    scoring = lazy("samenhang.desks.risk.scoring")
    study_files = lazy("samenhang.desks.risk.study_files")
    rules = lazy("samenhang.desks.risk.analysis.judgement.scores")


def _option(name: str, says: str, **more: Any) -> Any:
    return typer.Option(f"--{name}", help=says, show_default=False, **more)


@dataclass(frozen=True, slots=True)
class Method:
    """Which decision makers, and what the method leaves open."""

    method: Annotated[
        list[str] | None, _option("method", "global, item, equal or user; may be repeated. [default: three]")
    ] = None
    cut_off: Annotated[
        str | None, _option("cut-off", "optimised, none, or a calibration. [default: none and optimised]")
    ] = None
    weights: Annotated[str, _option("weights", "Weights for --method user: E1=2,E2=1.")] = ""
    overshoot: Annotated[float, _option("overshoot", "How much wider the background is. [default: 0.1]")] = (
        0.1
    )
    power: Annotated[float, _option("power", "Calibration power, up to 1. [default: 1]")] = 1.0


@dataclass(frozen=True, slots=True)
class Robust:
    """What to leave out, to see what the outcome owes to it."""

    items: Annotated[int, _option("leave-out-items", "Leave out so many seeds at a time.", min=0)] = 0
    experts: Annotated[int, _option("leave-out-experts", "Leave out so many experts at a time.", min=0)] = 0
    validate: Annotated[
        bool, _option("cross-validate", "Weigh on four fifths of the seeds, score on the rest.")
    ] = False


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a report goes, and in which language."""

    report: Annotated[
        Path | None, _option("report", "Write it all to a file: .html, .csv or .json.", metavar="OUT")
    ] = None
    language: Language = "nl"


@gathered
def score(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A study: .dtt (Excalibur), .csv or .json.")],
    method: Method,
    robust: Robust,
    to: Destination,
    rls: Annotated[Path | None, _option("rls", "The realisations. [default: the .rls beside FILE]")] = None,
    as_json: Json = False,
) -> None:
    """Score experts by Cooke's Classical Model, and pool their answers by how well they score."""
    report = to.report
    if report is not None and report.suffix.lower() not in (".html", ".csv", ".json"):
        raise InvalidInput(f"{report.name} is of no kind that a report is", "end it in .html, .csv or .json")
    study = study_files.read_study(file, rls)
    plans = scoring.plans_of(method.method or (), method.cut_off, method.weights, study)
    wanted = scoring.Wanted(
        plans, rules.Rules(method.overshoot, method.power), robust.items, robust.experts, robust.validate
    )
    answer = scoring.score(study, wanted)
    if report is not None:
        outfile.write(report, score_report.written(answer, report.suffix.lower(), to.language))
    if as_json:
        typer.echo(json.dumps(scoring.rows_of(answer), ensure_ascii=False, indent=2))
    else:
        score_tables.scored(answer)
