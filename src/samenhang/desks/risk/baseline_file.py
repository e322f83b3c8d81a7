# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The risks as they are without measures, as YAML has them in a simple form: rate and impacts per
scenario."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
from pydantic import Field

from samenhang.desks.risk.analysis.measures.baseline import Baseline, Criterion
from samenhang.desks.risk.analysis.measures.closure import exact_reach
from samenhang.desks.risk.analysis.measures.draws import shares
from samenhang.desks.risk.analysis.measures.measure import Words
from samenhang.desks.risk.spread_field import Amount, Share
from samenhang.desks.risk.strict_fields import Strict
from samenhang.desks.risk.yaml_text import Located, Place

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
"""Small letters, digits, hyphens and points."""


class TitleField(Strict):
    """Words in two languages."""

    nl: str
    en: str

    @property
    def words(self) -> Words:
        """The noun."""
        return Words(self.nl, self.en)


class CriterionField(Strict):
    """A criterion; `value` is what one unit is worth in the money of the study."""

    id: Name
    interest: str
    unit: str
    value: Annotated[float, Field(ge=0)] = 1.0


class ScenarioField(Strict):
    """A scenario: its yearly rate, and its impact by criterion (0 where it is not named)."""

    id: Name
    title: TitleField
    rate: Amount
    impact: dict[str, Amount]


class LinkField(Strict):
    """The probability that one scenario sets off another."""

    source: str = Field(alias="from")
    target: str = Field(alias="to")
    probability: Share


class BaselineField(Strict):
    """All of it."""

    criteria: Annotated[list[CriterionField], Field(min_length=1)]
    scenarios: Annotated[list[ScenarioField], Field(min_length=1)]
    links: tuple[LinkField, ...] = ()
    made_up: bool = False
    note: str = ""


def read_baseline(file: Located, place: Place = ()) -> BaselineField:
    """The baseline at a place of a file. Raises InvalidInput."""
    written = file.read(BaselineField, place)
    criteria = [one.id for one in written.criteria]
    scenarios = [one.id for one in written.scenarios]
    for field, names in (("criteria", criteria), ("scenarios", scenarios)):
        for number, name in enumerate(names):
            if name in names[:number]:
                raise file.wrong((*place, field, number), f"{name} is there twice", "a name of its own")
    for number, scenario in enumerate(written.scenarios):
        for name in scenario.impact:
            _known(file, (*place, "scenarios", number, "impact", name), name, criteria, "criterion")
    for number, link in enumerate(written.links):
        _known(file, (*place, "links", number, "from"), link.source, scenarios, "scenario")
        _known(file, (*place, "links", number, "to"), link.target, scenarios, "scenario")
    return written


def _known(file: Located, place: Place, name: str, known: list[str], what: str) -> None:
    if name not in known:
        raise file.wrong(place, f"there is no {what} {name}", f"one of {', '.join(known)}")


def sampled(written: BaselineField, samples: int, seed: int) -> Baseline:
    """Samples of it: every rate, impact and probability from a stream of its own. Raises InvalidInput."""
    ids = [one.id for one in written.scenarios]

    def draw(spread: Any, name: str) -> Any:
        return spread.at(shares(seed, name, samples))

    rate = np.column_stack([draw(one.rate, f"rate {one.id}") for one in written.scenarios])
    impact = np.zeros((samples, len(ids), len(written.criteria)))
    for n, scenario in enumerate(written.scenarios):
        for k, criterion in enumerate(written.criteria):
            if criterion.id in scenario.impact:
                name = f"impact {scenario.id} {criterion.id}"
                impact[:, n, k] = draw(scenario.impact[criterion.id], name)
    criteria = tuple(Criterion(one.id, one.interest, one.unit, one.value) for one in written.criteria)
    links = tuple((ids.index(one.source), ids.index(one.target)) for one in written.links)
    if not links:
        return Baseline(tuple(ids), criteria, rate, impact)
    chances = [draw(one.probability, f"link {one.source} {one.target}") for one in written.links]
    reach = exact_reach(links, len(ids))
    return Baseline(tuple(ids), criteria, rate, impact, links, np.column_stack(chances), reach)
