# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a report is made of: files that were read, what was worked out on them, and how that was done."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from samenhang.desks.risk import cascade_answer, cascade_file, measures_file, portfolio, scenario_file
from samenhang.desks.risk.analysis.assessment import sensitivity
from samenhang.desks.risk.analysis.assessment.assessment import Assessment, Result, assess
from samenhang.desks.risk.analysis.assessment.plan import Settings
from samenhang.desks.risk.analysis.assessment.scale import Scale
from samenhang.desks.risk.analysis.assessment.scenario import Passage
from samenhang.desks.risk.analysis.assessment.sensitivity import Drivers
from samenhang.desks.risk.elicited import Lookup, nowhere
from samenhang.desks.risk.report.panels import Hearing, Panel, panels
from samenhang.desks.risk.scale_file import scale_of
from samenhang.errors import InvalidInput
from samenhang.viewer import Level

Report = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was given: its name and its bytes."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a report: `baseline` has the risks of `measures`, where that file has none."""

    scenarios: Source
    cascade: Source | None = None
    measures: Source | None = None
    baseline: Source | None = None

    def named(self) -> tuple[Source, ...]:
        """All that there are."""
        every = (self.scenarios, self.cascade, self.measures, self.baseline)
        return tuple(one for one in every if one is not None)


@dataclass(frozen=True, slots=True)
class Proof:
    """A passage as the ledger has it: the document, the page, and its words where they still stand there."""

    title: str
    identifier: str
    page: int | None
    words: str | None
    level: Level = Level.PUBLIC


HIDDEN = Proof("", "", None, None)
"""Of a passage that who reads the report may not see: nothing of it is told."""
Look = Callable[[Passage], Proof | None]


def unseen(passage: Passage) -> Proof | None:
    """What is known of a passage where no ledger is asked: nothing."""
    return None


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms all is worked out. `same` says which risk of the other files a scenario is, by id.

    `points` are those of the Sobol indices. `scale_named` finds the scale that a file names: where files come
    from others it must not be one that opens files of this machine. `elicited` gives the results of rounds of
    questions that estimates ask for.
    """

    settings: Settings = field(default_factory=Settings)
    rank: str = "expected"
    scale: str | None = None
    way: cascade_answer.Way = field(default_factory=cascade_answer.Way)
    wish: portfolio.Wish = field(default_factory=portfolio.Wish)
    same: Mapping[str, str] = field(default_factory=dict)
    points: int = sensitivity.POINTS
    scale_named: Callable[[str], Scale] = scale_of
    elicited: Lookup = nowhere


@dataclass(frozen=True)
class Material:
    """All that a report tells: made by `gather`, or by whoever has worked it out already.

    `drivers` by id of scenario; `look` finds a passage in a ledger; `version` is that of this program.
    `panels` are the elicitations that estimates come from, where who reads the report may see their answers.
    """

    sources: Sources
    read: scenario_file.Read
    found: Assessment
    drivers: Mapping[str, Drivers]
    day: date
    version: str
    cascade: cascade_answer.Answer | None = None
    measures: measures_file.MeasuresFile | None = None
    portfolio: portfolio.Answer | None = None
    same: Mapping[str, str] = field(default_factory=dict)
    points: int = sensitivity.POINTS
    look: Look = unseen
    title: str = ""
    panels: tuple[Panel, ...] = ()

    @property
    def made_up(self) -> bool:
        """Whether any of it is made up."""
        return (
            any(one.scenario.made_up for one in self.found.results)
            or (self.cascade is not None and self.cascade.read.file.made_up)
            or (self.portfolio is not None and self.portfolio.made_up)
        )

    def in_cascade(self, one: Result) -> str | None:
        """The risk of the cascade that a scenario is; None where it is not there."""
        if self.cascade is None:
            return None
        name = self.same.get(one.scenario.id, one.scenario.id)
        return name if any(risk.id == name for risk in self.cascade.read.file.risks) else None

    def in_measures(self, one: Result) -> str | None:
        """The scenario of the measures that a scenario is; None where it is not there."""
        if self.portfolio is None:
            return None
        name = self.same.get(one.scenario.id, one.scenario.id)
        return name if name in self.portfolio.scenarios else None


def retitled(material: Material, title: str) -> Material:
    """The same under another title; "" is that of the language."""
    return replace(material, title=title)


def without_panels(material: Material) -> Material:
    """The same for who may not see what single experts answered."""
    return replace(material, panels=())


def looking(material: Material, look: Look) -> Material:
    """The same with passages looked up."""
    return replace(material, look=look)


def gather(
    sources: Sources, terms: Terms, day: date, version: str, report: Report = lambda done, total, what: None
) -> Material:
    """Read the files and work all of it out. Raises InvalidInput that says the file and the place.

    Costs what `risk assess`, `risk cascade` and `risk portfolio` cost, and the drivers of every scenario.
    """
    scenarios, hearing = sources.scenarios, Hearing(terms.elicited)
    read = scenario_file.read_scenarios(
        scenarios.content, scenarios.name, terms.scale, terms.scale_named, hearing
    )
    cascade = measures = answer = None
    if sources.cascade is not None:
        cascade = cascade_file.read_cascade(sources.cascade.content, sources.cascade.name)
    if sources.measures is not None:
        risks = None if sources.baseline is None else (sources.baseline.name, sources.baseline.content)
        measures = measures_file.read_measures(sources.measures.name, sources.measures.content, risks)
        risks_of = [one.id for one in measures.baseline.scenarios]
    elif sources.baseline is not None:
        raise InvalidInput("a baseline without measures tells nothing", "name the measures as well")
    known = [risk.id for risk in cascade.file.risks] if cascade else []
    known += risks_of if measures else []
    _check(terms.same, [one.id for one in read.catalogue.scenarios], known)
    found = assess(read.catalogue, read.scale, terms.settings, terms.rank)
    drivers = {}
    for at, one in enumerate(found.results):
        report(at, len(found.results), "drivers")
        drivers[one.scenario.id] = found.drivers(one.scenario.id, terms.points)
    worked = None if cascade is None else cascade_answer.work_out(cascade, terms.way, report)
    if sources.measures is not None:
        name, content = sources.measures.name, sources.measures.content
        answer = portfolio.weigh(name, content, terms.wish, risks, report)
    told = (worked, measures, answer, terms.same, terms.points)
    made = Material(sources, read, found, drivers, day, version, *told)
    return replace(made, panels=tuple(panels(hearing.heard)))


def _check(same: Mapping[str, str], scenarios: Sequence[str], risks: Sequence[str]) -> None:
    for scenario, risk in same.items():
        if scenario not in scenarios:
            raise InvalidInput(f"“{scenario}” is no scenario", f"one of {', '.join(scenarios)}")
        if risk not in risks:
            expected = f"one of {', '.join(dict.fromkeys(risks))}" if risks else "a cascade or measures"
            raise InvalidInput(f"“{risk}” is no risk of the cascade or the measures", expected)
