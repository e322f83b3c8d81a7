# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A cascade on the web: the graph, rates with their errors, the loss of a year, causes, contradictions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import Path, Query, Response
from pydantic import BaseModel, Field

from samenhang.desks.risk import cascade_answer, contradiction_words
from samenhang.desks.risk.analysis.cascade import pictures
from samenhang.desks.risk.analysis.cascade.attribution import flows
from samenhang.desks.risk.cascade_answer import Answer, Way
from samenhang.desks.risk.pages import worked
from samenhang.desks.risk.pages.files import Name
from samenhang.desks.risk.pages.worked import Choice, Job, Part, Sheet, WorkedAnswer
from samenhang.desks.risk.risk_text import Kind
from samenhang.errors import InvalidInput
from samenhang.web.ask import Ask

EVENTS, YEARS, DRAWS = 500, 2000, 50
"""Simulated events of each root, years, and draws of what is in doubt: about a second for a usual file."""
PartName = Annotated[str, Path(max_length=80)]


class Chosen(BaseModel):
    """How to work it out, as the address says; `risk` is the one of which causes are drawn."""

    method: Literal["", "auto", "simulated"] = ""
    seed: Annotated[str, Field(max_length=12)] = ""
    risk: Annotated[str, Field(max_length=100)] = ""

    def way(self) -> Way:
        """The same as the computation takes it. Raises InvalidInput."""
        seed = int(worked.number_of(self.seed, "seed", 0, 2**31 - 10) or 1)
        return Way(self.method or "auto", YEARS, EVENTS, DRAWS, seed)


Asked = Annotated[Chosen, Query()]


def page(ask: Ask, name: Name, chosen: Asked) -> WorkedAnswer:
    """What the scenarios of a cascade bring about."""
    return worked.page(ask, lambda: _sheet(ask, name, chosen, waits=ask.by_program))


def picture(ask: Ask, name: Name, part: PartName, chosen: Asked) -> Response:
    """A picture of a cascade, as SVG."""
    return worked.picture(*_sheet(ask, name, chosen), part)


def table(ask: Ask, name: Name, part: PartName, chosen: Asked) -> Response:
    """A table of a cascade, as CSV."""
    return worked.table(*_sheet(ask, name, chosen), part)


def _sheet(ask: Ask, name: str, chosen: Chosen, *, waits: bool = True) -> tuple[Job, Sheet]:
    one = worked.job(ask, name, Kind.CASCADE, chosen.model_dump(), waits)
    read, way = one.read(), chosen.way()
    found = one.worked(way, lambda report: cascade_answer.work_out(read, way, report))
    risks = [risk.id for risk in found.reach.cascade.risks]
    if chosen.risk and chosen.risk not in risks:
        raise InvalidInput(f"“{chosen.risk}” is no risk", f"expected: one of {', '.join(risks)}")
    caused = [risk for risk in risks if len(flows(found.reach, risk).causes) > 1]
    drawn = chosen.risk or next(iter(caused), risks[0])
    data = cascade_answer.data(found, one.language)
    return one, Sheet(
        made_up=read.file.made_up,
        facts=_facts(one, found, data),
        choices=_choices(one, chosen, found, drawn),
        parts=list(_parts(one, found, data, drawn)),
        result=lambda: data,
        warnings=[_said(one, wrong) for wrong in data["incoherences"]],
    )


def _said(one: Job, wrong: dict[str, Any]) -> str:
    """A contradiction with the judgements that it rests on, or how it may be mended."""
    kinds = {"contradiction": one.gettext("Contradiction"), "repair": one.gettext("A way to mend it")}
    judged = "; ".join(wrong["judgements"])
    rest = f" [{judged}]" if judged and wrong["kind"] != "repair" else ""
    words = contradiction_words.said(wrong["code"], wrong["values"], one.ask.texts)
    return f"{kinds[wrong['kind']]}: {words}{rest}"


def _labels(one: Job, found: Answer, language: str = "") -> pictures.Labels:
    language = language or one.language
    return pictures.Labels(found.read.names(language), found.read.file.unit, language)


def _facts(one: Job, found: Answer, data: dict[str, Any]) -> list[tuple[str, str]]:
    said, labels = one.ask.texts, _labels(one, found)
    loss, error = found.loss
    unit, doubt = found.read.file.unit, data["uncertainty"]
    exact = found.events is None
    spread = doubt["expected_annual_loss"] if doubt else None
    between = f"{labels.number(spread['p5'])} – {labels.number(spread['p95'])} {unit}" if spread else ""
    return [
        (said.gettext("Expected loss of a year"), f"{labels.number(loss, '.4g')} {unit}"),
        (
            said.gettext("Standard error"),
            said.gettext("none: exact") if exact else f"{labels.number(error)} {unit}",
        ),
        (said.gettext("Between (90 %), for want of knowledge"), between),
        (said.gettext("Method"), said.gettext("exact") if exact else said.gettext("simulated")),
        (said.gettext("Simulated events of each scenario"), "" if exact else one.ask.texts.number(EVENTS)),
        (said.gettext("Simulated years"), one.ask.texts.number(YEARS)),
        (said.gettext("Seed"), str(found.way.seed)),
    ]


def _choices(one: Job, chosen: Chosen, found: Answer, drawn: str) -> tuple[Choice, ...]:
    said = one.ask.texts
    names = tuple(found.read.names(one.language).items())
    ways = (("auto", said.gettext("exact where that is possible")), ("simulated", said.gettext("simulated")))
    return (
        Choice(name="risk", label=said.gettext("Causes of"), value=drawn, options=names),
        Choice(name="method", label=said.gettext("Method"), value=chosen.method or "auto", options=ways),
        Choice(name="seed", label=said.gettext("Seed"), value=str(found.way.seed)),
    )


def _parts(one: Job, found: Answer, data: dict[str, Any], drawn: str) -> Iterator[Callable[[], Part]]:
    yield partial(_graph, one, found)
    yield partial(_rates, one, found, data)
    yield partial(_causes, one, found, drawn)
    if found.years is not None:
        yield partial(_years, one, found)


def _graph(one: Job, found: Answer) -> Part:
    labels = _labels(one, found)
    shown, english = pictures.graph_table(found.reach, labels), _labels(one, found, "en")
    data = pictures.graph_table(found.reach, english)
    drawn = pictures.graph(found.reach, labels)
    title = one.gettext("What leads to what")
    return Part("graph", title, shown.head, shown.rows, [data.head, *data.rows], drawn)


def _rates(one: Job, found: Answer, data: dict[str, Any]) -> Part:
    said, labels = one.ask.texts, _labels(one, found)
    head = [
        said.gettext("Scenario"),
        said.gettext("By itself, a year"),
        said.gettext("In all, a year"),
        said.gettext("Standard error"),
        said.gettext("Once in so many years"),
        said.gettext("Impact"),
        said.gettext("With its effects"),
    ]
    keys = (
        "root_rate",
        "total_rate",
        "standard_error",
        "return_period",
        "mean_impact",
        "mean_impact_of_event",
    )
    rows = [
        (
            f"{row['risk']}: {row['scenario']}",
            *("" if row[key] is None else labels.number(row[key]) for key in keys),
        )
        for row in sorted(data["scenarios"], key=lambda row: (-row["total_rate"], row["name"]))
    ]
    table = [["scenario", *keys], *([row["name"], *(row[key] for key in keys)] for row in data["scenarios"])]
    return Part("rates", said.gettext("How often, and how bad"), head, rows, table)


def _causes(one: Job, found: Answer, drawn: str) -> Part:
    flowing, labels = flows(found.reach, drawn), _labels(one, found)
    shown = pictures.sankey_table(flowing, labels)
    data = pictures.sankey_table(flowing, _labels(one, found, "en"))
    picture = pictures.sankey(flowing, labels) if flowing.causes else None
    title = one.gettext("Causes and effects of “%(name)s”") % {"name": labels.of(drawn)}
    return Part("causes", title, shown.head, shown.rows, [data.head, *data.rows], picture)


def _years(one: Job, found: Answer) -> Part:
    assert found.years is not None
    labels = _labels(one, found)
    curve = found.years.curve()
    head = (one.gettext("Loss"), one.gettext("Probability in a year"))
    rows = [(labels.number(loss), labels.percent(share)) for loss, share in found.years.curve(20)]
    data: list[list[Any]] = [["loss", "probability"], *map(list, found.years.curve(1000))]
    drawn = pictures.exceedance(curve, labels)
    return Part("years", one.gettext("Loss of a year"), head, rows, data, drawn)
