# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command on cascades: what follows from what, how often, and at what cost."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samenhang import outfile
from samenhang.commands import Json, terminal
from samenhang.errors import InvalidInput
from samenhang.loading import lazy
from samenhang.options import Language, gathered

if TYPE_CHECKING:
    from rich import markup, table

    from samenhang.desks.risk import balances_file, cascade_answer, cascade_file, yaml_text
else:
    markup = lazy("rich.markup")
    table = lazy("rich.table")
    balances_file = lazy("samenhang.desks.risk.balances_file")
    cascade_answer = lazy("samenhang.desks.risk.cascade_answer")
    cascade_file = lazy("samenhang.desks.risk.cascade_file")
    yaml_text = lazy("samenhang.desks.risk.yaml_text")


@dataclass(frozen=True, slots=True)
class Working:
    """How a cascade is worked out."""

    exact: Annotated[bool, typer.Option("--exact", help="Exact, or not at all.")] = False
    simulate: Annotated[
        bool, typer.Option("--simulate", help="Simulated. [default: exact where the cascade is small]")
    ] = False
    years: Annotated[
        int | None,
        typer.Option(
            min=1, help="Years to simulate. [default: 2000, or none where it is exact]", show_default=False
        ),
    ] = None
    events: Annotated[int, typer.Option(min=2, help="Events to simulate from each scenario.")] = 2000
    draws: Annotated[int, typer.Option(min=0, help="Draws of what is in doubt (low, best, high).")] = 200
    seed: Annotated[int, typer.Option(min=0, help="Seed of all random numbers.")] = 1

    @property
    def way(self) -> cascade_answer.Way:
        """The same as the answer takes it. Raises InvalidInput."""
        if self.exact and self.simulate:
            raise InvalidInput("--exact and --simulate exclude each other", "give one of them, or neither")
        method = "exact" if self.exact else "simulated" if self.simulate else "auto"
        return cascade_answer.Way(method, self.years, self.events, self.draws, self.seed)


@gathered
def cascade(
    file: Annotated[Path, typer.Argument(help="A cascade or cross-impact balances, in YAML.")],
    how: Working,
    out: Annotated[
        Path | None, typer.Option(help="A folder for pictures (SVG) and tables (CSV).", show_default=False)
    ] = None,
    language: Language = "nl",
    as_json: Json = False,
) -> None:
    """What scenarios bring about: total rates with their error, expected loss, causes, contradictions."""
    content = _bytes(file)
    said = yaml_text.located(content, str(file)).data
    if said.get("kind") == "cross-impact-balance":
        _balances(balances_file.read_balances(content, str(file)), out, language, as_json)
        return
    read = cascade_file.read_cascade(content, str(file))
    with terminal.progress(quiet=as_json) as report:
        answer = cascade_answer.work_out(read, how.way, report)
    found = cascade_answer.data(answer, language)
    if out is not None:
        outfile.write_all(out, [*cascade_answer.files(answer, language), ("answer.json", _text(found))])
    if as_json:
        typer.echo(_text(found))
    else:
        _show(found)


def _text(found: Any) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InvalidInput(f"{file} cannot be read: {error.strerror}", "expected a YAML file") from error


def _balances(read: balances_file.ReadBalances, out: Path | None, language: str, as_json: bool) -> None:
    found = cascade_answer.balances_data(read, language)
    if out is not None:
        outfile.write_all(out, [("answer.json", _text(found))])
    if as_json:
        typer.echo(_text(found))
        return
    _say(f"{_titled(found)}{found['consistent']} of {found['scenarios']} scenarios support themselves.")
    _print(tuple(found["descriptors"]), [tuple(one["variants"]) for one in found["given"]])


def _show(found: dict[str, Any]) -> None:
    loss, unit = found["expected_annual_loss"], found["unit"]
    how = (
        "exact"
        if found["method"] == "exact"
        else f"simulated, ± {loss['standard_error']:.2g}, seed {found['seed']}"
    )
    _say(f"{_titled(found)}Expected loss: {loss['value']:.5g} {unit} a year ({how}).")
    head = (
        "scenario",
        "by itself, a year",
        "in all, a year",
        "±",
        "once in years",
        f"impact {unit}",
        "with its effects",
    )
    rows = [_row(one) for one in sorted(found["scenarios"], key=lambda one: -one["total_rate"])]
    _print(head, rows)
    _say("\nThe loss begins with: " + _shares(found["loss_by_root"]))
    for risk, causes in found["causes"].items():
        if len(causes) > 1:
            _say(f"{risk} comes from: {_shares(causes)}")
    if found["links"]:
        worth = [f"{one['cause']} → {one['effect']} ({one['loss']:.3g} {unit})" for one in found["links"][:5]]
        _say("Links that cost most a year: " + "; ".join(worth))
    if found["years"]:
        exceeded = [f"{one['loss']:.4g} in {one['probability']:.1%}" for one in found["years"]["exceeded"]]
        _say(f"Of {found['years']['years']} simulated years a year costs more than " + ", ".join(exceeded))
    if found["uncertainty"]:
        _doubts(found["uncertainty"], unit)
    for one in found["incoherences"]:
        _say(f"{one['kind'].capitalize()}: {one['words']}")


def _row(one: dict[str, Any]) -> tuple[str, ...]:
    period = one["return_period"]
    return (
        one["name"],
        f"{one['root_rate']:.4g}",
        f"{one['total_rate']:.4g}",
        f"{one['standard_error']:.1g}" if one["standard_error"] else "",
        f"{period:.4g}" if period else "",
        f"{one['mean_impact']:.4g}",
        f"{one['mean_impact_of_event']:.4g}",
    )


def _doubts(found: dict[str, Any], unit: str) -> None:
    loss = found["expected_annual_loss"]
    _say(
        f"For want of knowledge the expected loss is {loss['p5']:.4g} to {loss['p95']:.4g} {unit} a year "
        f"(90 %, {found['draws']} draws); by chance alone ± {loss['random']:.2g}."
    )
    if found["rows_scaled_down"]:
        _say(
            f"{found['rows_scaled_down']} of {found['rows_drawn']} drawn rows summed to more than 1: "
            "scaled down."
        )


def _titled(found: dict[str, Any]) -> str:
    made_up = " (made up)" if found["made_up"] else ""
    return f"{found['title']}{made_up}\n" if found["title"] else ""


def _shares(shares: list[dict[str, Any]]) -> str:
    return ", ".join(f"{one['risk']} {one['share']:.0%}" for one in shares[:5])


def _say(text: str) -> None:
    terminal.out.print(markup.escape(text), soft_wrap=True)


def _print(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    shown = table.Table(box=None, pad_edge=False)
    for at, name in enumerate(head):
        shown.add_column(markup.escape(name), overflow="fold", no_wrap=at == 0)
    for row in rows:
        shown.add_row(*map(markup.escape, row))
    terminal.out.print(shown)
