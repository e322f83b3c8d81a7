# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An assessment on the web: what it assumes, risk diagram, ranking, exceedance curve and drivers."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import Path, Query, Response
from pydantic import BaseModel, Field

from samenhang.desks.risk import assessment_answer, statement_words
from samenhang.desks.risk.analysis.assessment import diagrams, driver_diagrams
from samenhang.desks.risk.analysis.assessment.assessment import Assessment, assess
from samenhang.desks.risk.analysis.assessment.plan import Settings
from samenhang.desks.risk.analysis.assessment.scale import EQUAL, Scale
from samenhang.desks.risk.analysis.assessment.scenario import Estimate
from samenhang.desks.risk.analysis.assessment.words import number
from samenhang.desks.risk.pages import worked
from samenhang.desks.risk.pages.acting import may_facilitate
from samenhang.desks.risk.pages.files import Name
from samenhang.desks.risk.pages.worked import Choice, Job, Part, Sheet, WorkedAnswer
from samenhang.desks.risk.risk_text import Kind
from samenhang.desks.risk.scenario_file import Read
from samenhang.desks.risk.words import POOLED
from samenhang.errors import InvalidInput
from samenhang.web.ask import Ask

INNER, POINTS = 50, 256
"""Draws of chance within each draw, and points of the Sobol indices: about a second for a file of the usual
size."""
DRAWS = 40_000
"""Scenarios times samples at most: what one page may cost."""
PartName = Annotated[str, Path(max_length=80)]


class Chosen(BaseModel):
    """How to assess, as the address says; "" is as the edition or the file has it."""

    base: Annotated[str, Field(max_length=20)] = ""
    profile: Annotated[str, Field(max_length=80)] = ""
    samples: Literal["", "500", "1000", "2000"] = ""
    seed: Annotated[str, Field(max_length=12)] = ""
    scenario: Annotated[str, Field(max_length=100)] = ""

    def settings(self, scenarios: int) -> Settings:
        """The same as the computation takes it. Raises InvalidInput."""
        samples = min(int(self.samples or 1000), max(200, DRAWS // scenarios))
        base = worked.number_of(self.base, "base", 1.01, 100)
        seed = int(worked.number_of(self.seed, "seed", 0, 2**31 - 1) or 1)
        return Settings(samples, INNER, seed, base, profile=self.profile or EQUAL)


Asked = Annotated[Chosen, Query()]


def page(ask: Ask, name: Name, chosen: Asked) -> WorkedAnswer:
    """An assessment of the scenarios of a file."""
    return worked.page(ask, lambda: _sheet(ask, name, chosen, waits=ask.by_program))


def picture(ask: Ask, name: Name, part: PartName, chosen: Asked) -> Response:
    """A picture of an assessment, as SVG."""
    return worked.picture(*_sheet(ask, name, chosen), part)


def table(ask: Ask, name: Name, part: PartName, chosen: Asked) -> Response:
    """A table of an assessment, as CSV."""
    return worked.table(*_sheet(ask, name, chosen), part)


def _sheet(ask: Ask, name: str, chosen: Chosen, *, waits: bool = True) -> tuple[Job, Sheet]:
    one = worked.job(ask, name, Kind.SCENARIOS, chosen.model_dump(), waits)
    done = assessed(one, chosen)
    found = done.found
    return one, Sheet(
        made_up=any(result.scenario.made_up for result in found.results),
        facts=_facts(one, found),
        choices=_choices(one, chosen, done),
        parts=_parts(one, done),
        result=lambda: assessment_answer.answer(found),
        unverified=[f"{value.place}: {value.source}" for value in found.unverified],
    )


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment as it was asked for; `how` is what it follows from besides the file, and `driven` the
    scenario whose drivers are shown.
    """

    found: Assessment
    how: tuple[Hashable, ...]
    profiles: tuple[str, ...]
    driven: str


def assessed(one: Job, chosen: Chosen) -> Assessed:
    """The assessment of a file. Raises InvalidInput, and NotFound for a scenario that is not in it."""
    read = one.read()
    profiles = [EQUAL, *(profile.code for profile in read.scale.profiles)]
    if chosen.profile and chosen.profile not in profiles:
        raise InvalidInput(f"“{chosen.profile}” is no profile", f"expected: one of {', '.join(profiles)}")
    settings = chosen.settings(len(read.catalogue.scenarios))
    how = (settings, asked_of(read))
    found = one.worked(how, lambda report: assess(read.catalogue, read.scale, settings))
    driven = chosen.scenario or found.results[0].scenario.id
    found.result(driven)
    return Assessed(found, how, tuple(profiles), driven)


def dossier(one: Job, id_: str) -> str:
    """The address of the dossier of a scenario, with what is chosen."""
    return f"{one.address()}/scenarios/{quote(id_)}{one.asked(but='scenario')}"


def asked_of(found: Read | Assessment) -> tuple[Estimate, ...]:
    """The estimates that are results of elicitations: an answer rests on them too."""
    scenarios = found.catalogue.scenarios
    return tuple(one for scenario in scenarios for one in scenario.estimates() if one.origin)


def _facts(one: Job, found: Assessment) -> list[tuple[str, str]]:
    years = sorted({result.scenario.reference_year for result in found.results})
    figure, said = one.ask.texts.number, one.ask.texts
    return [
        (said.gettext("Edition of the scales"), f"{found.scale.edition}: {found.scale.title[one.language]}"),
        (said.gettext("Base"), figure(found.base)),
        (said.gettext("Weight profile"), found.settings.profile),
        (said.gettext("Horizon in years"), figure(found.scale.horizon)),
        (said.gettext("Reference year"), ", ".join(map(str, years))),
        (said.gettext("Experts"), figure(found.experts)),
        (said.gettext("Samples"), f"{figure(found.settings.samples)} × {figure(found.settings.inner)}"),
        (said.gettext("Seed"), str(found.settings.seed)),
    ]


def _choices(one: Job, chosen: Chosen, done: Assessed) -> tuple[Choice, ...]:
    found = done.found
    said, settings = one.ask.texts, found.settings
    titles = tuple((result.scenario.id, result.scenario.title[one.language]) for result in found.results)
    samples = worked.pairs((500, 1000, 2000))
    return (
        Choice(name="base", label=said.gettext("Base"), value=chosen.base),
        Choice(
            name="profile",
            label=said.gettext("Weight profile"),
            value=settings.profile,
            options=worked.pairs(done.profiles),
        ),
        Choice(
            name="samples", label=said.gettext("Samples"), value=chosen.samples or "1000", options=samples
        ),
        Choice(name="seed", label=said.gettext("Seed"), value=str(settings.seed)),
        Choice(name="scenario", label=said.gettext("Drivers of"), value=done.driven, options=titles),
    )


def _parts(one: Job, done: Assessed) -> list[Callable[[], Part]]:
    found = done.found
    asked = [partial(_elicited, one, found)] if asked_of(found) else []
    return [
        partial(_diagram, one, found),
        partial(_ranking, one, found),
        partial(_exceedance, one, found),
        partial(drivers_part, one, done),
        *asked,
    ]


def _dossiers(one: Job, found: Assessment) -> list[str]:
    """Where each scenario leads, in the order of the rows."""
    return [dossier(one, result.scenario.id) for result in found.results]


def _diagram(one: Job, found: Assessment) -> Part:
    shown = diagrams.diagram_table(found, one.language)
    drawn = diagrams.risk_diagram(found, one.language)
    places = {result.scenario.id: dossier(one, result.scenario.id) for result in found.results}
    data = worked.rows_of(found.columns())
    return Part(
        "diagram",
        one.gettext("Risk diagram"),
        shown.head,
        shown.rows,
        data,
        drawn,
        note=one.gettext("A point or a name in the picture leads to its scenario."),
        links=_dossiers(one, found),
        linked=1,
        inline=diagrams.risk_diagram(found, one.language, places),
    )


def _ranking(one: Job, found: Assessment) -> Part:
    shown = diagrams.ranking_table(found, one.language)
    drawn = diagrams.ranking_diagram(found, one.language)
    data = worked.rows_of(found.rank_columns())
    return Part(
        "ranking",
        one.gettext("Ranking"),
        shown.head,
        shown.rows,
        data,
        drawn,
        links=_dossiers(one, found),
        linked=1,
    )


def _exceedance(one: Job, found: Assessment) -> Part:
    curve = one.worked((found.settings, asked_of(found), "exceedance"), lambda report: found.exceedance())
    shown = driver_diagrams.exceedance_table(curve, one.language)
    note = diagrams.caption(found, one.language)
    drawn = driver_diagrams.exceedance_diagram(curve, one.gettext("all scenarios"), note, one.language)
    data = worked.rows_of(curve.columns())
    return Part("exceedance", one.gettext("Exceedance curve"), shown.head, shown.rows, data, drawn)


def _elicited(one: Job, found: Assessment) -> Part:
    said, titles = one.ask.texts, {result.scenario.id: result.scenario.title for result in found.results}
    head = (
        said.gettext("Round"),
        said.gettext("Question"),
        said.gettext("Scenario"),
        said.gettext("Of what"),
        said.gettext("Pooled by"),
        said.gettext("Experts"),
        said.gettext("Seed questions"),
        said.gettext("Calibration"),
        said.gettext("Result"),
    )
    asked = [(id_, row) for id_ in titles for row in assessment_answer.elicited(found.result(id_).scenario)]
    results = [_result(one, found.scale, row) for _, row in asked]
    rows = [
        (*_elicited_row(one, titles[id_][one.language], row), result)
        for (id_, row), result in zip(asked, results, strict=True)
    ]
    keys = (
        "round",
        "question",
        "stage",
        "of",
        "decision_maker",
        "method",
        "experts",
        "seeds",
        "calibration",
        "unit",
    )
    data: list[list[Any]] = [["scenario", *keys, "quantiles", "classes"]]
    data += [
        [id_, *(row[key] for key in keys), _quantiles(row), _classes(found.scale, row, ".6g")]
        for id_, row in asked
    ]
    links = [f"/risks/rounds/{row['round']}" for _, row in asked] if may_facilitate(one.ask) else []
    note = said.gettext(
        "These estimates are what experts answered in a round of questions that is closed, made one in the "
        "way that stands beside it."
    )
    title = said.gettext("Asked of experts")
    return Part("elicited", title, head, rows, data, note=note, links=links, linked=0)


def _elicited_row(one: Job, title: str, row: dict[str, Any]) -> tuple[str, ...]:
    said = one.ask.texts
    of = said.gettext("likelihood") if row["of"] == "likelihood" else row["of"]
    calibration = "" if row["calibration"] is None else number(row["calibration"], one.language)
    maker = POOLED[row["decision_maker"]]
    stage = said.gettext("stage %(stage)s") % {"stage": row["stage"]}
    return (
        f"{row['title'] or row['round']} ({stage})",
        row["asked"] or row["question"],
        title,
        of,
        said.gettext(maker),
        str(row["experts"]),
        str(row["seeds"]),
        calibration,
    )


def _result(one: Job, scale: Scale, row: dict[str, Any]) -> str:
    """What came of a question, in words."""
    if row["classes"] is not None:
        return _classes(scale, row, ".0%")
    return statement_words.percentiles(row["quantiles"].items(), row["unit"], one.ask.texts)


def _classes(scale: Scale, row: dict[str, Any], form: str) -> str:
    """Classes with the share of the experts who chose each: A: 25%; B: 75%."""
    bands = scale.likelihood.classes if row["of"] == "likelihood" else scale.criterion(row["of"]).classes
    shares = zip(bands, row["classes"] or (), strict=bool(row["classes"]))
    return "; ".join(f"{band.code}: {share:{form}}" for band, share in shares if share)


def _quantiles(row: dict[str, Any]) -> str:
    """Percentiles as data has them: 5: 2; 50: 10."""
    return "; ".join(f"{name}: {value:.10g}" for name, value in row["quantiles"].items())


def drivers_part(one: Job, done: Assessed) -> Part:
    """What drives the scenario that was chosen."""
    found, driven = done.found, done.driven
    drivers = one.worked((done.how, driven), lambda report: found.drivers(driven, POINTS))
    name = found.result(driven).scenario.title[one.language]
    shown = driver_diagrams.tornado_table(drivers, found.scale, one.language)
    drawn = driver_diagrams.tornado_diagram(drivers, found.scale, name, one.language)
    title = one.gettext("What drives “%(name)s”") % {"name": name}
    return Part("drivers", title, shown.head, shown.rows, worked.rows_of(drivers.columns()), drawn)
