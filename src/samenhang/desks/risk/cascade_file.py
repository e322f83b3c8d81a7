# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A cascade as people write it in YAML: risks with scenarios, links, and judgements that must agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator
from pydantic import Field as Bound

from samenhang.desks.risk.analysis.cascade.coherence import Judged as Total
from samenhang.desks.risk.analysis.cascade.coherence import Judgement
from samenhang.desks.risk.analysis.cascade.model import (
    Cascade,
    Impact,
    Link,
    Risk,
    Scenario,
    belgian_impact,
    belgian_rate,
    check_row,
)
from samenhang.desks.risk.analysis.cascade.uncertainty import NORMAL_95, Doubts, Judged, quantile
from samenhang.desks.risk.strict_fields import Strict, wrong
from samenhang.desks.risk.yaml_text import Located, located
from samenhang.errors import InvalidInput

Positive = Annotated[float, Bound(ge=0)]
Share = Annotated[float, Bound(ge=0, le=1)]


def _number(key: str) -> BeforeValidator:
    """A bare number stands for a mapping with that one field."""
    return BeforeValidator(lambda said: said if isinstance(said, Mapping) else {key: said})


class _Between(Strict):
    @model_validator(mode="after")
    def _rises(self) -> _Between:
        low, high = getattr(self, "low", None), getattr(self, "high", None)
        if (low is None) != (high is None):
            raise wrong("one bound without the other", "low and high both, or neither")
        if low is not None and not low <= getattr(self, "best", low) <= high:
            raise wrong("low, best and high are out of order", "low <= best <= high")
        return self


class RateField(_Between):
    """A rate per year: a number, or the 5th, 50th and 95th percentile of what it may be."""

    best: Positive
    low: Positive | None = None
    high: Positive | None = None


class ShareField(_Between):
    """A probability: a number, or three percentiles."""

    best: Share
    low: Share | None = None
    high: Share | None = None


class ImpactField(_Between):
    """One criterion: a median with the spread of its logarithm, its 5th and 95th percentile, or a Belgian
    class.
    """

    median: Positive | None = None
    sigma: Positive = 0.0
    low: Annotated[float, Bound(gt=0)] | None = None
    high: Annotated[float, Bound(gt=0)] | None = None
    belgian: Annotated[float, Bound(ge=0, le=7.5)] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> ImpactField:
        if sum(one is not None for one in (self.median, self.low, self.belgian)) != 1:
            raise wrong(
                "not one way to give an impact",
                "one of: a number, median with sigma, low and high, or belgian",
            )
        return self

    def impact(self, criterion: str) -> Impact:
        if self.belgian is not None:
            return belgian_impact(self.belgian, criterion)
        if self.low is not None and self.high is not None:
            middle = exp((log(self.low) + log(self.high)) / 2)
            return Impact(middle, (log(self.high) - log(self.low)) / 2 / NORMAL_95, criterion)
        return Impact(self.median or 0.0, self.sigma, criterion)


Rate = Annotated[RateField, _number("best")]
Probability = Annotated[ShareField, _number("best")]
Criterion = Annotated[ImpactField, _number("median")]


def _criteria(said: Any) -> Any:
    """A single impact, as a number or described, stands for one criterion without a name."""
    named = isinstance(said, Mapping) and not set(said) & set(ImpactField.model_fields)
    return said if named else {"": said}


class ScenarioField(Strict):
    """One way in which a risk occurs; its own rate as one of three, none meaning never by itself."""

    id: str
    rate: Rate | None = None
    return_period: Annotated[float, Bound(gt=0)] | None = None
    belgian: Annotated[float, Bound(ge=0, le=7)] | None = None
    total_rate: Positive | None = None
    impact: Annotated[dict[str, Criterion], BeforeValidator(_criteria)] = Bound(default_factory=dict)

    @model_validator(mode="after")
    def _one_rate(self) -> ScenarioField:
        if sum(one is not None for one in (self.rate, self.return_period, self.belgian)) > 1:
            raise wrong("more than one rate", "one of: rate, return_period, belgian")
        return self

    @property
    def best(self) -> float:
        """The rate per year."""
        if self.return_period is not None:
            return 1 / self.return_period
        if self.belgian is not None:
            return belgian_rate(self.belgian)
        return self.rate.best if self.rate else 0.0


class Words(Strict):
    """The same in Dutch and in English."""

    nl: str = ""
    en: str = ""

    def in_(self, language: str) -> str:
        """In this language, or else the other."""
        return (self.en or self.nl) if language == "en" else (self.nl or self.en)


Named = Annotated[Words, BeforeValidator(lambda said: said if isinstance(said, Mapping) else {"nl": said})]


class RiskField(Strict):
    """A risk with its scenarios, from mild to severe."""

    id: Annotated[str, Bound(pattern=r"^[^/\s]+$")]
    name: Named = Words()
    scenarios: Annotated[list[ScenarioField], Bound(min_length=1)]


class LinkField(Strict):
    """From a scenario (`risk/scenario`, or `risk` where it has one) to another risk."""

    cause: str
    effect: str
    probability: Probability | None = None
    probabilities: dict[str, Probability] | None = None
    because: str = ""

    @model_validator(mode="after")
    def _one_form(self) -> LinkField:
        if (self.probability is None) == (self.probabilities is None):
            raise wrong(
                "not one form of probability",
                "probability (an effect of one scenario) or probabilities (by scenario)",
            )
        return self


class JudgementField(Strict):
    """A probability that somebody gave for an event, by itself or if another occurs."""

    event: str
    probability: Share
    given: str = ""


class CascadeFile(Strict):
    """The whole file."""

    kind: Literal["cascade"]
    title: Named = Words()
    made_up: bool = False
    unit: str = ""
    risks: Annotated[list[RiskField], Bound(min_length=1)]
    links: list[LinkField] = Bound(default_factory=list)
    judgements: list[JudgementField] = Bound(default_factory=list)


@dataclass(frozen=True)
class ReadCascade:
    """What a file says: the cascade, what of it is in doubt, and what must agree with it."""

    file: CascadeFile
    cascade: Cascade
    doubts: Doubts
    totals: tuple[Total, ...]
    judgements: tuple[Judgement, ...]

    def names(self, language: str) -> dict[str, str]:
        """What each risk is called."""
        return {risk.id: risk.name.in_(language) or risk.id for risk in self.file.risks}


def read_cascade(content: bytes, name: str) -> ReadCascade:
    """Read a cascade file. Raises InvalidInput with file, line, field and what is expected."""
    text = located(content, name)
    file = text.read(CascadeFile)
    risks, rates = _risks(text, file)
    links, rows = _links(text, file)
    cascade = Cascade(risks, links)
    totals = tuple(
        Total(cascade.names[cascade.place[risk.id, one.id]], one.total_rate)
        for risk in file.risks
        for one in risk.scenarios
        if one.total_rate is not None
    )
    said = tuple(Judgement(one.event, one.probability, one.given) for one in file.judgements)
    return ReadCascade(file, cascade, Doubts(rates, rows), totals, said)


def _risks(text: Located, file: CascadeFile) -> tuple[tuple[Risk, ...], dict[tuple[str, str], Judged]]:
    found: list[Risk] = []
    doubts: dict[tuple[str, str], Judged] = {}
    for at, risk in enumerate(file.risks):
        if risk.id in {one.id for one in found}:
            raise text.wrong(("risks", at, "id"), f"“{risk.id}” is given twice", "a name of its own")
        scenarios: list[Scenario] = []
        for number, one in enumerate(risk.scenarios):
            if one.id in {other.id for other in scenarios}:
                place = ("risks", at, "scenarios", number, "id")
                raise text.wrong(place, f"“{one.id}” is given twice", "a name of its own")
            impacts = tuple(field.impact(name) for name, field in sorted(one.impact.items()))
            scenarios.append(Scenario(one.id, one.best, impacts))
            if one.rate and one.rate.low is not None and one.rate.high is not None:
                with text.at("risks", at, "scenarios", number, "rate"):
                    doubts[risk.id, one.id] = _judged(one.rate, False)
        found.append(Risk(risk.id, tuple(scenarios)))
    return tuple(found), doubts


def _judged(field: RateField | ShareField, probability: bool) -> Judged:
    """Three percentiles, of which it is certain that they can be drawn from."""
    judged = Judged(field.low or 0.0, field.best, field.high or 0.0)
    quantile(judged, 0.0, probability)  # type: ignore[arg-type]
    return judged


Rows = dict[tuple[str, str, str], tuple[Judged | None, ...]]


def _links(text: Located, file: CascadeFile) -> tuple[tuple[Link, ...], Rows]:
    inside = {risk.id: [one.id for one in risk.scenarios] for risk in file.risks}
    links: dict[tuple[str, str, str], Link] = {}
    rows: Rows = {}
    for at, one in enumerate(file.links):
        with text.at("links", at, "cause"):
            cause, scenario = _scenario(one.cause, inside)
        with text.at("links", at, "effect"):
            _check_effect(one.effect, cause, inside)
        key = (cause, scenario, one.effect)
        if key in links:
            raise text.wrong(("links", at), "this link is there twice", "one from a scenario to a risk")
        field = "probability" if one.probability else "probabilities"
        with text.at("links", at, field):
            fields = _row(one, inside[one.effect])
            row = tuple(entry.best for entry in fields)
            check_row(f"{one.cause} -> {one.effect}", row, len(row))
            doubts = tuple(None if entry.low is None else _judged(entry, True) for entry in fields)
        links[key] = Link(cause, scenario, one.effect, row)
        if any(doubts):
            rows[key] = doubts
    return tuple(links.values()), rows


def _scenario(said: str, inside: Mapping[str, list[str]]) -> tuple[str, str]:
    risk, _, scenario = said.partition("/")
    if risk not in inside:
        raise InvalidInput(f"“{risk}” is no risk", f"expected one of {', '.join(inside)}")
    if not scenario and len(inside[risk]) == 1:
        return risk, inside[risk][0]
    if scenario not in inside[risk]:
        names = ", ".join(f"{risk}/{one}" for one in inside[risk])
        raise InvalidInput(f"“{said}” is no scenario", f"expected one of {names}")
    return risk, scenario


def _check_effect(effect: str, cause: str, inside: Mapping[str, list[str]]) -> None:
    if effect not in inside:
        raise InvalidInput(f"“{effect}” is no risk", f"expected one of {', '.join(inside)}")
    if effect == cause:
        raise InvalidInput("a risk leads to itself", "expected another risk: each occurs once in an event")


def _row(link: LinkField, scenarios: list[str]) -> list[ShareField]:
    """The entries of a row; a scenario that is not named has probability 0."""
    if link.probability is not None:
        if len(scenarios) != 1:
            raise InvalidInput("one probability", f"expected probabilities: for {', '.join(scenarios)}")
        return [link.probability]
    given = link.probabilities or {}
    for name in given:
        if name not in scenarios:
            raise InvalidInput(
                f"“{name}” is no scenario of {link.effect}", f"expected {', '.join(scenarios)}"
            )
    return [given.get(name) or ShareField(best=0.0) for name in scenarios]
