# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scores of expert judgement as tables in a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from samenhang.desks.risk.analysis.judgement.robustness import Robustness
from samenhang.desks.risk.scoring import FIGURES, Scored, figures
from samenhang.terminal import out

HEADS = ("calibration", "info seeds", "info all", "combined")


def scored(answer: Scored) -> None:
    """Experts, decision makers, pools and robustness."""
    study = answer.study
    seeds = int(study.seeds.sum())
    words = f"{len(study.experts)} experts, {len(study.items)} items, of which {seeds} seeds"
    out.print(Text.assemble((study.name, "bold"), f"  {words}"))
    out.print(_experts(answer))
    out.print(_weights(answer))
    out.print(_makers(answer))
    for one in answer.robustness:
        out.print(_robust(one))
    if answer.validation is not None:
        held = answer.validation
        out.print(
            f"Cross-validation of {held.plan.name}: trained on {held.size} of {seeds} seeds, "
            f"{len(held.folds)} of {held.possible} training sets; combined score {held.geometric_mean:.3f} "
            f"times that of equal weights (geometric mean), better in {held.better:.0%}"
        )
    out.print(Text(f"Calibrations within {answer.rules.tie:g} (relative) count as one.", style="dim"))


def _table(title: str, first: str, heads: Iterable[str]) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column(first)
    for head in heads:
        table.add_column(head, justify="right")
    return table


def _experts(answer: Scored) -> Table:
    table = _table("Experts", "expert", ["seeds", *HEADS])
    for place, name in enumerate(answer.study.experts):
        row = figures(answer.experts, place)
        cells = (_short(row[key]) for key in FIGURES)
        table.add_row(Text(name), str(int(answer.experts.answered[place])), *cells)
    return table


def _weights(answer: Scored) -> Table:
    table = _table("Weights", "expert", [maker.name for maker in answer.makers])
    for place, name in enumerate(answer.study.experts):
        table.add_row(Text(name), *(_short(float(maker.nominal[place])) for maker in answer.makers))
    return table


def _makers(answer: Scored) -> Table:
    table = _table("Decision makers and pools", "name", ["cut-off", *HEADS])
    for maker in answer.makers:
        row = figures(maker.scores)
        table.add_row(maker.name, _short(maker.alpha), *(_short(row[key]) for key in FIGURES))
    for pool in answer.pools:
        row = figures(pool.scores)
        table.add_row(pool.method, "", *(_short(row[key]) for key in FIGURES))
    return table


def _robust(one: Robustness) -> Table:
    bounded = "" if one.complete else f", the first {len(one.rows)}"
    title = f"{one.plan.name} without {one.size} {one.kind}: {one.possible} combinations{bounded}"
    table = _table(title, "left out", ["cut-off", *HEADS])
    for row in one.rows[:60]:
        cells = (_short(getattr(row, key)) for key in FIGURES)
        table.add_row(Text(", ".join(row.left_out)), _short(row.alpha), *cells)
    if len(one.rows) > 60:
        table.add_row(f"... and {len(one.rows) - 60} more: --json or --report has them")
    return table


def _short(value: float) -> str:
    return "-" if value != value else f"{value:.4g}"
