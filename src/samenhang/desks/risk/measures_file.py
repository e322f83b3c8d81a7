# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of measures as YAML that analysts write. Its fields are described in
docs/how-to/compare-measures.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from samenhang.desks.risk.analysis.measures.effect import (
    Displacement,
    Effect,
    Form,
    ImpactCut,
    LinkCut,
    RateCut,
)
from samenhang.desks.risk.analysis.measures.horizon import Cost, Horizon, Prices
from samenhang.desks.risk.analysis.measures.measure import Catalogue, Feasibility, Grade, Measure
from samenhang.desks.risk.baseline_file import BaselineField, Name, TitleField, read_baseline
from samenhang.desks.risk.spread_field import Amount, Share
from samenhang.desks.risk.strict_fields import Strict
from samenhang.desks.risk.yaml_text import Located, Place, located
from samenhang.errors import InvalidInput


class CostField(Strict):
    """What it costs, in which money, and when it works."""

    capex: Annotated[float, Field(ge=0)]
    opex: Annotated[float, Field(ge=0)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    price_year: int
    start: int
    ramp_up: Annotated[float, Field(ge=0)] = 0.0
    lifetime: Annotated[int, Field(ge=1)] = 30


class RateField(Strict):
    """On the yearly rate of a scenario."""

    kind: Literal["rate"]
    scenario: str
    cut: Share

    @property
    def effect(self) -> Effect:
        """The noun."""
        return RateCut(self.scenario, self.cut)


class LinkField(Strict):
    """On the probability that one scenario sets off another: a cut (factor) or a shift of its log-odds."""

    kind: Literal["link"]
    source: str = Field(alias="from")
    target: str = Field(alias="to")
    cut: Share | None = None
    log_odds: Amount | None = None

    @property
    def effect(self) -> Effect:
        """The noun. Raises InvalidInput."""
        if self.cut is not None and self.log_odds is None:
            return LinkCut(self.source, self.target, self.cut)
        if self.log_odds is not None and self.cut is None:
            return LinkCut(self.source, self.target, self.log_odds, Form.LOG_ODDS)
        raise InvalidInput("an effect on a link has one strength", "give either cut or log_odds")


class ImpactField(Strict):
    """On the impact of a scenario (else of all) on a criterion (else on all)."""

    kind: Literal["impact"]
    scenario: str | None = None
    criterion: str | None = None
    cut: Share

    @property
    def effect(self) -> Effect:
        """The noun."""
        return ImpactCut(self.cut, self.scenario, self.criterion)


class DisplacementField(Strict):
    """Of the rate that the measure takes away, a share turns up elsewhere."""

    kind: Literal["displacement"]
    source: str = Field(alias="from")
    target: str = Field(alias="to")
    share: Share

    @property
    def effect(self) -> Effect:
        """The noun."""
        return Displacement(self.source, self.target, self.share)


EffectField = Annotated[RateField | LinkField | ImpactField | DisplacementField, Field(discriminator="kind")]


class MeasureField(Strict):
    """A measure."""

    id: Name
    title: TitleField
    cost: CostField
    evidence: Grade
    feasibility: Feasibility = Feasibility.FEASIBLE
    effects: Annotated[list[EffectField], Field(min_length=1)]
    success: Annotated[float, Field(ge=0, le=1)] = 1.0
    common_mode: str | None = None
    overlap: str | None = None
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    source: str = ""


class HorizonField(Strict):
    """The years that are compared."""

    first_year: int
    years: Annotated[int, Field(ge=1, le=200)]
    discount: Annotated[float, Field(gt=-0.5, lt=1)] = 0.0


class CatalogueField(Strict):
    """The whole file."""

    made_up: bool = False
    note: str = ""
    title: TitleField
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    price_year: int
    price_index: dict[int, Annotated[float, Field(gt=0)]] = Field(default_factory=dict)
    horizon: HorizonField
    budget: Annotated[float, Field(ge=0)] | None = None
    weights: dict[str, tuple[float, float]] = Field(default_factory=dict)
    common_modes: dict[str, Annotated[float, Field(ge=0, le=1)]] = Field(default_factory=dict)
    overlaps: dict[str, Annotated[float, Field(ge=0, le=1)]] = Field(default_factory=dict)
    measures: Annotated[list[MeasureField], Field(min_length=1)]
    baseline: BaselineField | None = None


@dataclass(frozen=True, slots=True, eq=False)
class MeasuresFile:
    """A file that was read: the catalogue, its money and years, the risks it is held against.

    `weights` are bounds by interest, empty where none are given. `present_cost` by measure is in the money of
    the study, discounted, within the horizon.
    """

    written: CatalogueField
    catalogue: Catalogue
    horizon: Horizon
    prices: Prices
    baseline: BaselineField
    present_cost: Mapping[str, float]

    @property
    def made_up(self) -> bool:
        """Whether any of it is made up."""
        return self.written.made_up or self.baseline.made_up


def read_measures(name: str, content: bytes, risks: tuple[str, bytes] | None = None) -> MeasuresFile:
    """The file of this name; `risks` is the name and content of a second file with the baseline.

    Raises InvalidInput that says the file, the line, the field and what is expected.
    """
    file = located(content, name)
    written = file.read(CatalogueField)
    if risks is not None:
        baseline = read_baseline(located(risks[1], risks[0]))
    elif written.baseline is not None:
        baseline = read_baseline(file, ("baseline",))
    else:
        raise InvalidInput(f"{name} has no baseline", "add one, or name a file that has it with --baseline")
    _check_names(file, written, baseline)
    measures = tuple(_measure(file, number, one) for number, one in enumerate(written.measures))
    catalogue = Catalogue(measures, written.common_modes, written.overlaps)
    years = written.horizon
    horizon = Horizon(years.first_year, years.years, years.discount)
    prices = Prices(written.currency, written.price_year, written.price_index)
    cost = {one.id: _present(file, n, one, horizon, prices) for n, one in enumerate(measures)}
    return MeasuresFile(written, catalogue, horizon, prices, baseline, cost)


def _measure(file: Located, number: int, written: MeasureField) -> Measure:
    place: Place = ("measures", number)
    effects = []
    for at, one in enumerate(written.effects):
        with file.at(*place, "effects", at):
            effects.append(one.effect)
    cost = written.cost
    with file.at(*place):
        return Measure(
            id=written.id,
            title=written.title.words,
            cost=Cost(**cost.model_dump()),
            effects=tuple(effects),
            grade=written.evidence,
            feasibility=written.feasibility,
            success=written.success,
            common_mode=written.common_mode,
            overlap=written.overlap,
            requires=written.requires,
            excludes=written.excludes,
        )


def _present(file: Located, number: int, measure: Measure, horizon: Horizon, prices: Prices) -> float:
    with file.at("measures", number, "cost"):
        return horizon.present_cost(measure.cost) * prices.factor(measure.cost, measure.id)


Named = tuple[Place, str, Sequence[str], str]
"""Where a name stands, the name, the names that there are, and what they are names of."""


def _check_names(file: Located, written: CatalogueField, baseline: BaselineField) -> None:
    ids = [one.id for one in written.measures]
    for number, name in enumerate(ids):
        if name in ids[:number]:
            raise file.wrong(("measures", number), f"{name} is there twice", "a name of its own")
    interests = [one.interest for one in baseline.criteria]
    names: list[Named] = [(("weights", name), name, interests, "interest") for name in written.weights]
    for number, one in enumerate(written.measures):
        place: Place = ("measures", number)
        for field, others in (("requires", one.requires), ("excludes", one.excludes)):
            names += [((*place, field, at), name, ids, "measure") for at, name in enumerate(others)]
        if one.common_mode is not None:
            names.append(
                ((*place, "common_mode"), one.common_mode, list(written.common_modes), "common mode")
            )
        if one.overlap is not None:
            names.append(((*place, "overlap"), one.overlap, list(written.overlaps), "overlap"))
        for at, effect in enumerate(one.effects):
            names += _of_effect((*place, "effects", at), effect, baseline)
    for place, name, known, what in names:
        if name not in known:
            expected = f"one of {', '.join(known)}" if known else f"none: the file has no {what}"
            raise file.wrong(place, f"there is no {what} {name}", expected)


def _of_effect(place: Place, effect: EffectField, baseline: BaselineField) -> Iterator[Named]:
    scenarios = [one.id for one in baseline.scenarios]
    if isinstance(effect, RateField | ImpactField) and effect.scenario is not None:
        yield (*place, "scenario"), effect.scenario, scenarios, "scenario"
    if isinstance(effect, ImpactField) and effect.criterion is not None:
        yield (*place, "criterion"), effect.criterion, [one.id for one in baseline.criteria], "criterion"
    if isinstance(effect, LinkField | DisplacementField):
        yield (*place, "from"), effect.source, scenarios, "scenario"
        yield (*place, "to"), effect.target, scenarios, "scenario"
    if isinstance(effect, LinkField):
        pairs = [f"{link.source} > {link.target}" for link in baseline.links]
        yield place, f"{effect.source} > {effect.target}", pairs, "link"
