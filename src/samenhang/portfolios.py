# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that compares measures: what to buy under a budget, and what is worth asking next."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samenhang import outfile
from samenhang.commands import Json, app, terminal
from samenhang.errors import InvalidInput
from samenhang.loading import lazy
from samenhang.options import Language, gathered

if TYPE_CHECKING:
    from samenhang.desks.risk import portfolio as desk
    from samenhang.desks.risk import portfolio_pictures as pictures
    from samenhang.desks.risk import portfolio_words as words
else:
    desk = lazy("samenhang.desks.risk.portfolio")
    pictures = lazy("samenhang.desks.risk.portfolio_pictures")
    words = lazy("samenhang.desks.risk.portfolio_words")


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms measures are compared."""

    budget: Annotated[
        float | None,
        typer.Option(help="Present cost at most. [default: the file's]", show_default=False, min=0),
    ] = None
    rho: Annotated[float, typer.Option(help="How much CVaR of the loss that is left weighs.", min=0)] = 0.0
    alpha: Annotated[float, typer.Option(help="The level of the CVaR, between 0 and 1.")] = 0.95
    samples: Annotated[int, typer.Option(help="How many samples.", min=100, max=1_000_000)] = 2000
    seed: Annotated[int, typer.Option(help="The same seed gives the same answer.", min=0)] = 1
    seconds: Annotated[float, typer.Option(help="How long the solver may take each time.", min=1)] = 30.0


@gathered
def portfolio(
    file: Annotated[Path, typer.Argument(help="Measures in YAML, with the risks or without.")],
    terms: Terms,
    baseline: Annotated[
        Path | None, typer.Option(help="A second file, with the risks.", show_default=False)
    ] = None,
    language: Language = "en",
    as_json: Json = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="A folder for data, tables and pictures.", show_default=False),
    ] = None,
) -> None:
    """Compare measures: what to take under a budget, how sure that is, and which question to ask next."""
    wish = desk.Wish(terms.budget, terms.rho, terms.alpha, terms.samples, terms.seed, terms.seconds)
    risks = None if baseline is None else (baseline.name, _content(baseline))
    with terminal.progress(quiet=as_json) as report:
        answer = desk.weigh(file.name, _content(file), wish, risks, report)
    if out is not None:
        _write(answer, out, language)
    if as_json:
        typer.echo(_json(answer))
        return
    for line in words.lines(answer, language):
        typer.echo(line)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}", "name a YAML file") from error


def _json(answer: desk.Answer) -> str:
    return json.dumps(app.plain(answer), ensure_ascii=False, indent=2, allow_nan=False)


def _write(answer: desk.Answer, folder: Path, language: str) -> None:
    """Data, tables and pictures in a folder."""
    files = {
        "portfolio.json": _json(answer) + "\n",
        "measures.csv": _csv(words.singles_table(answer, language)),
        "front.csv": _csv(words.front_table(answer, language)),
        "questions.csv": _csv(words.questions_table(answer, language)),
        "front.svg": pictures.front_picture(answer, language),
        "core.svg": pictures.core_picture(answer, language),
        "effects.svg": pictures.effects_picture(answer, language),
    }
    outfile.write_all(folder, files.items())


def _csv(table: words.Table) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue()
