# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report on a scored study: one page of HTML that needs nothing from elsewhere, a sheet in CSV, or
JSON.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from samenhang.desks.risk.analysis.judgement.robustness import Robustness
from samenhang.desks.risk.analysis.judgement.study import Bools, Floats, Item, Scale
from samenhang.desks.risk.range_graph import Answer, Graph, number, range_graph
from samenhang.desks.risk.score_words import WORDS
from samenhang.desks.risk.scoring import FIGURES, Scored, figures, rows_of
from samenhang.errors import InvalidInput

Cells = list[str]


class Writer(Protocol):
    """What rows of a sheet are written to."""

    def writerow(self, row: list[str]) -> object:
        """Write one row."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the name of its rows, its columns, and its rows, the name first."""

    title: str
    heads: Cells
    rows: list[Cells]


@dataclass(frozen=True, slots=True)
class ItemPart:
    """What the report says of one item: the picture and its table."""

    item: Item
    graph: Graph | None
    sheet: Sheet


def written(scored: Scored, ending: str, language: str = "nl") -> str:
    """The report as `.html`, `.csv` or `.json`."""
    if ending == ".json":
        return json.dumps(rows_of(scored), ensure_ascii=False, indent=2) + "\n"
    return page(scored, language) if ending == ".html" else sheet(scored)


def page(scored: Scored, language: str = "nl") -> str:
    """The report as a page of its own, in Dutch (`nl`) or English (`en`)."""
    if language not in WORDS:
        raise InvalidInput(f"“{language}” is no language of the report", f"choose one of: {', '.join(WORDS)}")
    words = WORDS[language]
    study = scored.study
    lead = words["lead"].format(
        experts=len(study.experts), items=len(study.items), seeds=int(study.seeds.sum())
    )
    return _template().render(
        words=words,
        language=language,
        name=study.name,
        lead=lead,
        ties=words["ties"].format(tie=f"{scored.rules.tie:g}"),
        experts=_experts(scored, words),
        makers=_makers(scored, words),
        weights=_weights(scored, words),
        parts=list(_parts(scored, words)),
        robustness=[_robust(one, words) for one in scored.robustness],
        held=_held(scored, words),
    )


def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("samenhang.desks.risk"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("score_report.html")


def _figure_heads(words: dict[str, str]) -> Cells:
    return [words[key] for key in FIGURES]


def _experts(scored: Scored, words: dict[str, str]) -> Sheet:
    rows = []
    for place, name in enumerate(scored.study.experts):
        row = figures(scored.experts, place)
        cells = [number(row[key]) for key in FIGURES]
        rows.append([name, str(int(scored.experts.answered[place])), *cells])
    return Sheet(words["experts"], [words["expert"], words["seeds"], *_figure_heads(words)], rows)


def _makers(scored: Scored, words: dict[str, str]) -> Sheet:
    rows = []
    for maker in scored.makers:
        row = figures(maker.scores)
        rows.append([maker.name, number(maker.alpha), *(number(row[key]) for key in FIGURES)])
    for pool in scored.pools:
        row = figures(pool.scores)
        rows.append([pool.method, "–", *(number(row[key]) for key in FIGURES)])
    return Sheet(words["makers"], [words["name"], words["alpha"], *_figure_heads(words)], rows)


def _weights(scored: Scored, words: dict[str, str]) -> Sheet:
    columns = [maker.nominal for maker in scored.makers]
    rows = [
        [name, *(number(float(column[place])) for column in columns)]
        for place, name in enumerate(scored.study.experts)
    ]
    return Sheet(words["weights"], [words["expert"], *(maker.name for maker in scored.makers)], rows)


def _parts(scored: Scored, words: dict[str, str]) -> Iterator[ItemPart]:
    study, base = scored.study, scored.makers[0]
    for place, item in enumerate(study.items):
        answers = list(_answers(scored, place))
        ends = (float(base.low[place]), float(base.high[place]))
        drawn = [one for one in answers if one.values]
        graph = range_graph(drawn, ends, item.realisation, item.scale is Scale.LOG) if drawn else None
        asked = item.percentiles or study.percentiles
        heads = [words["who"], *(f"{100 * p:.4g}%" for p in asked)]
        rows = [[one.name, *([number(v) for v in one.values] or ["–"] * len(asked))] for one in answers]
        yield ItemPart(item, graph, Sheet(item.id, heads, rows))


def _answers(scored: Scored, place: int) -> Iterator[Answer]:
    for expert, name in enumerate(scored.study.experts):
        yield Answer(name, _given(scored.study.answers[expert, place], scored.study.asked[place]))
    for maker in scored.makers:
        yield Answer(maker.name, _given(maker.quantiles[place], scored.study.asked[place]), True)


def _given(values: Floats, asked: Bools) -> tuple[float, ...]:
    chosen = values[asked]
    return () if np.isnan(chosen).any() else tuple(float(value) for value in chosen)


def _robust(one: Robustness, words: dict[str, str]) -> Sheet:
    title = words[f"without_{one.kind}"].format(
        plan=one.plan.name, size=one.size, reckoned=len(one.rows), possible=one.possible
    )
    rows = [
        [", ".join(row.left_out), number(row.alpha), *(number(getattr(row, key)) for key in FIGURES)]
        for row in one.rows
    ]
    return Sheet(title, [words["left_out"], words["alpha"], *_figure_heads(words)], rows)


def _held(scored: Scored, words: dict[str, str]) -> str:
    one = scored.validation
    if one is None:
        return ""
    return words["held"].format(
        size=one.size,
        ratio=number(one.geometric_mean),
        better=sum(fold.ratio > 1 for fold in one.folds),
        reckoned=len(one.folds),
        possible=one.possible,
    )


def sheet(scored: Scored) -> str:
    """Percentiles of experts and decision makers, and scores, in one long CSV: kind, name, item, measure,
    value.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["kind", "name", "item", "measure", "value"])
    study = scored.study
    for place, name in enumerate(study.experts):
        _scores(writer, "expert", name, figures(scored.experts, place))
    for maker in scored.makers:
        _scores(writer, "decision maker", maker.name, {"alpha": maker.alpha, **figures(maker.scores)})
        for item, values in zip(study.items, maker.quantiles, strict=True):
            for p, value in zip(study.percentiles, values, strict=True):
                if value == value:
                    writer.writerow(
                        ["decision maker", maker.name, item.id, f"p{100 * p:.6g}", repr(float(value))]
                    )
        for place, name in enumerate(study.experts):
            for item, weight in zip(study.items, maker.weights[place], strict=True):
                if weight == weight:
                    writer.writerow([f"weight in {maker.name}", name, item.id, "weight", repr(float(weight))])
    for pool in scored.pools:
        _scores(writer, "pool", pool.method, figures(pool.scores))
    return out.getvalue()


def _scores(writer: Writer, kind: str, name: str, row: dict[str, float]) -> None:
    for measure, value in row.items():
        if value == value:
            writer.writerow([kind, name, "", measure, repr(value)])
