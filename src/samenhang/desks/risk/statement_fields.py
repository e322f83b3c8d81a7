# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One estimate as people write it: a class, three points, a distribution or percentiles; and back again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args

import numpy as np
from pydantic import Field, model_validator

from samenhang.desks.risk.analysis.assessment.estimate import (
    PARAMETERS,
    Distribution,
    InClass,
    OverClasses,
    Quantiles,
    Statement,
    ThreePoint,
)
from samenhang.desks.risk.analysis.assessment.scenario import Estimate, Origin, Passage
from samenhang.desks.risk.elicited import Elicited, Lookup, Pool, Wanted, in_codes, nowhere, same_unit
from samenhang.desks.risk.strict_fields import Strict, wrong
from samenhang.errors import InvalidInput

KINDS = ("class", "classes", "three_point", "distribution", "quantiles", "elicited")
MAKERS = Literal["global", "global_opt", "item", "item_opt", "equal"]
_ORDERED = ("lower", "mode", "upper")
_ABOVE_ZERO = ("sd", "alpha", "beta")
Words = Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Frame:
    """What an estimate is of: the class codes, the units that it may be said in, and what is possible in
    each.

    No units: it can only be said in classes. `what` names it in an error. `elicited` gives results of
    elicitations. `names` gives the class code for a code or name in lower case.
    """

    what: str
    codes: tuple[str, ...]
    units: Mapping[str, tuple[float, float]]
    elicited: Lookup = nowhere
    names: Mapping[str, str] = field(default_factory=dict)


class _Evidence(Strict):
    document: Words
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    quote: Words

    @model_validator(mode="after")
    def _rises(self) -> _Evidence:
        if self.end <= self.start:
            raise wrong(f"the passage goes from {self.start} to {self.end}", "an end after its start")
        return self


class _ThreePoint(Strict):
    lower: float | str
    expected: float | str
    upper: float | str

    @property
    def points(self) -> tuple[float | str, float | str, float | str]:
        return self.lower, self.expected, self.upper


class _Distribution(Strict):
    kind: Literal["point", "uniform", "loguniform", "triangular", "pert", "normal", "lognormal", "beta"]
    value: float | None = None
    lower: float | None = None
    mode: float | None = None
    upper: float | None = None
    mean: float | None = None
    sd: float | None = None
    p5: float | None = None
    p95: float | None = None
    alpha: float | None = None
    beta: float | None = None

    @property
    def parameters(self) -> dict[str, float]:
        given = self.model_dump(exclude={"kind"}, exclude_none=True)
        return {name: float(value) for name, value in given.items()}

    @model_validator(mode="after")
    def _holds(self) -> _Distribution:
        given, needed = self.parameters, PARAMETERS[self.kind]
        allowed = {*needed, *(("lower", "upper") if self.kind == "beta" else ())}
        if not set(needed) <= set(given) or not set(given) <= allowed:
            raise wrong(
                f"{self.kind} has {', '.join(given) or 'nothing'}", f"{self.kind}: {', '.join(needed)}"
            )
        ends = [given[name] for name in (*_ORDERED, "p5", "p95") if name in given]
        if any(a > b for a, b in pairwise(ends)):
            raise wrong(
                f"{self.kind}: {', '.join(f'{end:g}' for end in ends)} do not rise", "values that rise"
            )
        if any(given.get(name, 1.0) <= 0 for name in _ABOVE_ZERO):
            raise wrong(f"{self.kind} has a spread or shape of 0 or less", "values above 0")
        if self.kind in ("loguniform", "lognormal") and min(ends) <= 0:
            raise wrong(f"{self.kind} begins at {min(ends):g}", "values above 0")
        return self


class _Elicited(Strict):
    round: Words
    question: Words
    decision_maker: MAKERS | None = None
    pool: Pool | None = None
    base: Annotated[float, Field(gt=0, lt=1)] | None = None
    classes: dict[str, str] | None = None
    stage: Annotated[int, Field(ge=1, le=2)] | None = None

    @property
    def wanted(self) -> Wanted:
        maker, pool = self.decision_maker or "", self.pool or ""
        return Wanted(self.round, self.question, maker, self.stage, pool, self.base)


class EstimateFields(Strict):
    """An estimate as it stands in a file."""

    expert: str = ""
    class_: str | None = Field(default=None, alias="class")
    position: Literal["low", "mid", "high"] | None = None
    classes: dict[str, Annotated[float, Field(ge=0)]] | None = None
    three_point: _ThreePoint | None = None
    distribution: _Distribution | None = None
    quantiles: dict[str, float] | None = None
    elicited: _Elicited | None = None
    interpolation: Literal["linear", "log"] = "linear"
    range_: tuple[float, float] | None = Field(default=None, alias="range")
    unit: str | None = None
    weight: Annotated[float, Field(gt=0)] | None = None
    varies: bool = False
    reason: str = ""
    evidence: tuple[_Evidence, ...] = ()

    @model_validator(mode="after")
    def _is_one(self) -> EstimateFields:
        given = [kind for kind in KINDS if getattr(self, "class_" if kind == "class" else kind) is not None]
        if len(given) != 1:
            raise wrong(
                f"an estimate with {' and '.join(given) or 'none of these'}", f"one of {', '.join(KINDS)}"
            )
        if self.position is not None and self.class_ is None:
            raise wrong("a position without a class", "position only beside class")
        if self.elicited is not None and self.expert:
            raise wrong("the result of an elicitation by one expert", "elicited without expert", "expert")
        return self

    def estimate(self, frame: Frame) -> Estimate:
        """The estimate of this quantity. Raises InvalidInput, whose remedy is what is expected."""
        passages = tuple(Passage(one.document, one.start, one.end, one.quote) for one in self.evidence)
        if self.elicited is not None:
            said, unit, origin = self._elicited(frame, self.elicited)
            return Estimate(said, self.expert, unit, self.weight, self.varies, self.reason, passages, origin)
        statement = self._in_classes(frame)
        unit = "" if statement is not None else self._unit(frame)
        if statement is None:
            statement = self._in_unit(frame.units[unit], unit)
        return Estimate(statement, self.expert, unit, self.weight, self.varies, self.reason, passages)

    def _elicited(self, frame: Frame, asked: _Elicited) -> tuple[Statement, str, Origin]:
        """The result of an elicitation, its unit ("" in classes) and where it was held."""
        found = frame.elicited(asked.wanted)
        if not found.classes:
            if asked.classes is not None:
                raise InvalidInput(
                    f"question “{asked.question}” does not ask for a class", "no classes beside it"
                )
            unit = self._unit_of(found, frame)
            return _result(found, frame.units[unit], unit), unit, found.origin
        if self.unit is not None:
            raise InvalidInput(f"question “{asked.question}” asks for a class", "no unit beside it")
        given = asked.classes or {}
        shares = np.zeros(len(frame.codes))
        for code, share in in_codes(found.classes, given, frame.names).items():
            shares[_place(code, frame)] = share
        origin = replace(found.origin, classes=tuple(given.items()))
        return OverClasses(tuple(shares.tolist())), "", origin

    def _in_classes(self, frame: Frame) -> Statement | None:
        if self.class_ is not None:
            return InClass(_place(self.class_, frame), self.position)
        if self.classes is not None:
            shares = np.zeros(len(frame.codes))
            for code, share in self.classes.items():
                shares[_place(code, frame)] = share
            if abs(shares.sum() - 1) > 1e-6:
                raise InvalidInput(f"classes: the shares sum to {shares.sum():g}", "shares that sum to 1")
            return OverClasses(tuple(shares.tolist()))
        if self.three_point is not None and self.unit is None and _codes(self.three_point):
            places = [_place(str(code), frame) for code in self.three_point.points]
            if places != sorted(places):
                said = ", ".join(map(str, self.three_point.points))
                raise InvalidInput(
                    f"three_point: the classes {said} do not rise", "lower, expected, upper in order"
                )
            return ThreePoint(places[0], places[1] + 0.5, places[2] + 1.0, scored=True)
        return None

    def _unit(self, frame: Frame) -> str:
        known = ", ".join(frame.units)
        if not frame.units:
            raise InvalidInput(
                f"{frame.what} is ordinal: it has no unit", "class, classes or a three_point of classes"
            )
        if self.unit is None:
            raise InvalidInput("unit is missing", f"unit: {known}")
        if self.unit not in frame.units:
            raise InvalidInput(f"unit “{self.unit}” is not that of {frame.what}", f"unit: {known}")
        return self.unit

    def _unit_of(self, found: Elicited, frame: Frame) -> str:
        """The unit of a result: that of the question, which must be one of the quantity."""
        said_here = self.unit is not None or not frame.units or (not found.unit and len(frame.units) > 1)
        units = (self._unit(frame),) if said_here else tuple(frame.units)
        known = [unit for unit in units if same_unit(found.unit, unit)]
        if not known:
            raise InvalidInput(
                f"question “{found.origin.question}” was asked in “{found.unit}”",
                f"a question in {' or '.join(units)}",
            )
        return known[0]

    def _in_unit(self, within: tuple[float, float], unit: str) -> Statement:
        if self.three_point is not None:
            points = list(map(_number, self.three_point.points))
            _possible({"three_point": points}, within, unit)
            if points != sorted(points):
                said = ", ".join(f"{one:g}" for one in points)
                raise InvalidInput(f"three_point: {said} do not rise", "lower, expected and upper in order")
            return ThreePoint(points[0], points[1], points[2])
        if self.distribution is not None:
            given = self.distribution.parameters
            names = ("value", "lower", "upper", "mode", "p5")
            hard = {str(name): [given[name]] for name in names if name in given}
            _possible(hard, within, unit)
            return Distribution(self.distribution.kind, MappingProxyType(given), within)
        return self._percentiles(within, unit)

    def _percentiles(self, within: tuple[float, float], unit: str) -> Statement:
        given = {_share(name): value for name, value in (self.quantiles or {}).items()}
        if not given:
            raise InvalidInput("quantiles: there are none", "percentiles, such as 5, 50 and 95")
        _possible({f"percentile {100 * share:g}": [value] for share, value in given.items()}, within, unit)
        rising = [given[share] for share in sorted(given)]
        if rising != sorted(rising):
            said = ", ".join(f"{100 * share:g}: {given[share]:g}" for share in sorted(given))
            raise InvalidInput(
                f"quantiles: percentiles out of order ({said})", "values that rise with the percentiles"
            )
        log = self.interpolation == "log"
        between = self.range_
        if between is not None and not between[0] <= rising[0] <= rising[-1] <= between[1]:
            raise InvalidInput(f"range: {between[0]:g} to {between[1]:g}", "a range around all percentiles")
        if log and min((*rising, *(between or ()))) <= 0:
            raise InvalidInput(
                "quantiles: log between values of 0 or less", "values above 0, or interpolation: linear"
            )
        return Quantiles.of(given, log=log, within=within, between=between)


def _result(found: Elicited, within: tuple[float, float], unit: str) -> Quantiles:
    named = f"question “{found.origin.question}” of round “{found.origin.round}”"
    _possible({named: [value for _, value in found.percentiles]}, within, unit)
    between = (found.low, found.high)
    return Quantiles.of(dict(found.percentiles), log=found.log, within=within, between=between)


def _codes(three: _ThreePoint) -> bool:
    """Whether three points are classes: not all of them numbers."""
    return any(isinstance(one, str) for one in three.points)


def _place(code: str, frame: Frame) -> int:
    if code not in frame.codes:
        raise InvalidInput(f"class “{code}” is unknown", f"one of {', '.join(frame.codes)}")
    return frame.codes.index(code)


def _number(given: float | str) -> float:
    if isinstance(given, str):
        raise InvalidInput(
            f"three_point: “{given}” is no number", "numbers in the unit, or classes without a unit"
        )
    return given


def _share(percentile: str) -> float:
    try:
        found = float(percentile)
    except ValueError:
        found = -1.0
    if not 0 < found < 100:
        raise InvalidInput(f"quantiles: “{percentile}” is no percentile", "a number between 0 and 100")
    return found / 100.0


def _possible(values: Mapping[str, list[float]], within: tuple[float, float], unit: str) -> None:
    for name, some in values.items():
        for value in some:
            if not within[0] <= value <= within[1]:
                top = f" to {within[1]:g}" if np.isfinite(within[1]) else " or more"
                raise InvalidInput(
                    f"{name}: {value:g} {unit} is not possible", f"{within[0]:g}{top} ({unit})"
                )


# ---------------------------------------------------------------- back


def fields_of(estimate: Estimate, codes: tuple[str, ...]) -> dict[str, Any]:
    """An estimate as it stands in a file."""
    found: dict[str, Any] = {"expert": estimate.expert} if estimate.expert else {}
    found |= _said(estimate.statement, codes) if estimate.origin is None else _from(estimate.origin)
    if estimate.unit:
        found["unit"] = estimate.unit
    if estimate.weight is not None:
        found["weight"] = estimate.weight
    if estimate.varies:
        found["varies"] = True
    if estimate.reason:
        found["reason"] = estimate.reason
    if estimate.evidence:
        names = ("document", "start", "end", "quote")
        found["evidence"] = [{name: getattr(one, name) for name in names} for one in estimate.evidence]
    return found


def _from(origin: Origin) -> dict[str, Any]:
    found: dict[str, Any] = {"round": origin.round, "question": origin.question, "stage": origin.stage}
    if origin.decision_maker in get_args(MAKERS):
        found["decision_maker"] = origin.decision_maker
    elif origin.decision_maker in get_args(Pool):
        found["pool"] = origin.decision_maker
    if origin.base is not None:
        found["base"] = origin.base
    if origin.classes:
        found["classes"] = dict(origin.classes)
    return {"elicited": found}


def _said(statement: Statement, codes: tuple[str, ...]) -> dict[str, Any]:
    match statement:
        case InClass(place, position):
            return {"class": codes[place]} | ({"position": position} if position else {})
        case OverClasses(shares):
            return {"classes": {code: share for code, share in zip(codes, shares, strict=True) if share}}
        case ThreePoint(lower, expected, upper, True):
            named = (codes[int(lower)], codes[int(expected)], codes[int(upper) - 1])
            return {"three_point": dict(zip(("lower", "expected", "upper"), named, strict=True))}
        case ThreePoint(lower, expected, upper):
            return {"three_point": {"lower": lower, "expected": expected, "upper": upper}}
        case Distribution(kind, parameters):
            return {"distribution": {"kind": kind, **parameters}}
        case Quantiles(shares, values, low, high, log):
            percentiles = {f"{100 * share:.10g}": value for share, value in zip(shares, values, strict=True)}
            return {"quantiles": percentiles, "range": [low, high]} | (
                {"interpolation": "log"} if log else {}
            )
