# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands on the assessment of scenarios: how likely, how bad, in which order, and how sure all
of that is.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samenhang import outfile
from samenhang.commands import Json, bureau, terminal
from samenhang.errors import InvalidInput
from samenhang.loading import lazy
from samenhang.options import Language, gathered

if TYPE_CHECKING:
    from rich import markup, table

    from samenhang.desks.risk import assessment_answer, elicited_rounds, scale_file, scenario_file
    from samenhang.desks.risk.analysis.assessment import assessment, diagrams, plan
    from samenhang.desks.risk.elicited import Elicited, Lookup, Wanted
else:
    markup = lazy("rich.markup")
    table = lazy("rich.table")
    assessment_answer = lazy("samenhang.desks.risk.assessment_answer")
    elicited_rounds = lazy("samenhang.desks.risk.elicited_rounds")
    scale_file = lazy("samenhang.desks.risk.scale_file")
    scenario_file = lazy("samenhang.desks.risk.scenario_file")
    assessment = lazy("samenhang.desks.risk.analysis.assessment.assessment")
    diagrams = lazy("samenhang.desks.risk.analysis.assessment.diagrams")
    plan = lazy("samenhang.desks.risk.analysis.assessment.plan")

File = Annotated[Path, typer.Argument(help="Scenarios in YAML.")]


@dataclass(frozen=True, slots=True)
class How:
    """How an assessment is computed."""

    scale: Annotated[
        str | None,
        typer.Option(
            help="An edition, or a YAML file of your own. [default: as the file]", show_default=False
        ),
    ] = None
    base: Annotated[
        float | None,
        typer.Option(help="Base of the value function. [default: that of the edition]", show_default=False),
    ] = None
    bases: Annotated[
        str | None,
        typer.Option(metavar="LOW,HIGH", help="Draw the base between two, such as 2,10.", show_default=False),
    ] = None
    profile: Annotated[str, typer.Option(help="Weight profile of the scale or of the file.")] = "equal"
    spread: Annotated[
        float | None,
        typer.Option(
            metavar="CONCENTRATION",
            help="Draw the weights from a Dirichlet distribution around the profile: the larger, the closer.",
            show_default=False,
        ),
    ] = None
    value: Annotated[
        str, typer.Option(help="continuous: the place within a class counts; class: the class alone.")
    ] = "continuous"
    rank: Annotated[str, typer.Option(help="Rank by expected, likelihood or impact.")] = "expected"
    samples: Annotated[int, typer.Option(min=100, help="Draws of what is not known.")] = 2000
    inner: Annotated[int, typer.Option(min=1, help="Draws of chance within each.")] = 100
    seed: Annotated[int, typer.Option(min=0, help="Seed of all random numbers.")] = 1

    @property
    def settings(self) -> plan.Settings:
        """The same as the assessment takes it. Raises InvalidInput."""
        if self.rank not in assessment.MEASURES:
            raise InvalidInput(
                f"“{self.rank}” is nothing to rank by", f"choose {', '.join(assessment.MEASURES)}"
            )
        if self.value not in tuple(plan.Value):
            raise InvalidInput(f"“{self.value}” is no value function", f"choose {' or '.join(plan.Value)}")
        if (self.base is not None and self.base <= 1) or (self.spread is not None and self.spread <= 0):
            raise InvalidInput("--base must be above 1 and --spread above 0", "--base 3 --spread 50")
        return plan.Settings(
            samples=self.samples,
            inner=self.inner,
            seed=self.seed,
            base=self.base,
            bases=_pair(self.bases),
            profile=self.profile,
            concentration=self.spread,
            value=plan.Value(self.value),
        )


Results = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="JSON",
        help="A round or scores whose results are used; may be repeated. [default: those of the ledger]",
        show_default=False,
    ),
]
"""Where the results of rounds of questions come from."""


@gathered
def assess(
    file: File,
    how: How,
    out: Annotated[
        Path | None, typer.Option(help="Write the results as data (.csv).", show_default=False)
    ] = None,
    elicited: Results = None,
    language: Language = "nl",
    as_json: Json = False,
) -> None:
    """Assess scenarios: likelihood and impact with their interval and class, and the rank with its
    probability.
    """
    read = scenario_file.read_scenarios(_bytes(file), str(file), how.scale, elicited=results_in(elicited))
    found = assessment.assess(read.catalogue, read.scale, how.settings, how.rank)
    if out is not None:
        outfile.write(out, assessment_answer.csv_of(found.columns()))
    if as_json:
        typer.echo(json.dumps(assessment_answer.answer(found), ensure_ascii=False, indent=2))
        return
    terminal.out.print(diagrams.caption(found, language), soft_wrap=True)
    ranks = diagrams.ranking_table(found, language)
    picture = diagrams.diagram_table(found, language)
    rows = [
        (*row, f"{rank[3]}–{rank[5]}", rank[6]) for row, rank in zip(picture.rows, ranks.rows, strict=True)
    ]
    _print((*picture.head, ranks.head[0] + " 5–95 %", ranks.head[6]), rows)
    _print_elicited(found, language)
    _print_unverified(found, language)


def results_in(files: Sequence[Path] | None) -> Lookup:
    """The results of rounds in these files; in the ledger of the settings where there are none."""
    return elicited_rounds.in_files((one.name, _bytes(one)) for one in files) if files else _in_ledger


def _in_ledger(wanted: Wanted) -> Elicited:
    """The result of a round of the ledger of the settings, which is opened only where a file asks for one."""
    with bureau() as open_bureau:
        acting = open_bureau.elicitation()
        return elicited_rounds.InLedger(acting.ledger, acting.today)(wanted)


def scales(
    edition: Annotated[
        str | None, typer.Argument(help="An edition, or a YAML file of your own.", show_default=False)
    ] = None,
    language: Language = "nl",
    as_json: Json = False,
) -> None:
    """The scales that there are; of one edition every value, with its status and where it comes from."""
    if edition is None:
        rows = assessment_answer.scale_rows(scale_file.scale_of(one) for one in scale_file.editions())
        shown = [{**row, "title": row["title"][language if language == "en" else "nl"]} for row in rows]
    else:
        rows = shown = [dict(row) for row in assessment_answer.scale_values(scale_file.scale_of(edition))]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    _print(tuple(shown[0]), [tuple(f"{value}" for value in row.values()) for row in shown])


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InvalidInput(f"{file} cannot be read: {error.strerror}", "a YAML file of scenarios") from error


def _pair(text: str | None) -> tuple[float, float] | None:
    """The two ends of --bases."""
    if text is None:
        return None
    try:
        low, high = (float(part) for part in text.split(","))
    except ValueError as error:
        raise InvalidInput(f"“{text}” are no two bases", "write them as 2,10") from error
    if not 1 < low < high:
        raise InvalidInput(f"bases {text} must be above 1 and rise", "write them as 2,10")
    return low, high


WORD = 14
"""Letters of a word in a table that are kept together on a narrow screen."""


def _print(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    shown = table.Table(box=None, pad_edge=False, collapse_padding=True)
    for at, name in enumerate(head):
        words = max((len(word) for row in rows for word in str(row[at]).split()), default=0)
        shown.add_column(markup.escape(name), overflow="fold", min_width=min(words, WORD))
    for row in rows:
        shown.add_row(*(markup.escape(str(cell)) for cell in row))
    terminal.out.print(shown)


def _print_elicited(found: assessment.Assessment, language: str) -> None:
    """Where estimates are the result of an elicitation: of which."""
    said = "Gevraagd aan deskundigen" if language == "nl" else "Asked of experts"
    for result in found.results:
        for one in assessment_answer.elicited(result.scenario):
            of = f"{result.scenario.id}, {one['of']}"
            origin = f"{one['round']}/{one['question']} ({one['decision_maker']}, {one['experts']} experts)"
            terminal.out.print(markup.escape(f"{said}: {of}: {origin}"), soft_wrap=True)


def _print_unverified(found: assessment.Assessment, language: str) -> None:
    """Which values were not read in their source: the result rests on them."""
    if not found.unverified:
        return
    said = "Niet geverifieerd" if language == "nl" else "Not verified"
    places = "; ".join(one.place for one in found.unverified)
    terminal.out.print(markup.escape(f"\n{said}: {places}."), soft_wrap=True)
