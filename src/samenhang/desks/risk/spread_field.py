# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Uncertain numbers as people write them: 0.2, {beta: [2, 8]}, {pert: [..]}, {quantiles: [5 %, 50 %, 95
%]}."""

from __future__ import annotations

from functools import partial
from math import inf, isfinite
from typing import Annotated, Any

from pydantic import PlainValidator

from samenhang.desks.risk.analysis.measures.spread import Beta, Fixed, Pert, Quantiles, Spread, within
from samenhang.desks.risk.strict_fields import wrong
from samenhang.errors import InvalidInput

EXPECTED = (
    "a number, {beta: [a, b]}, {pert: [least, likely, most]} "
    "or {quantiles: [5 %, 50 %, 95 %], scale: linear or log}"
)


def spread(value: Any, least: float, most: float) -> Spread:
    """The distribution that was written. Raises the error of a validator, with what is expected."""
    try:
        made = _made(value, least, most)
        within(made, least, most, "it")
    except InvalidInput as error:
        raise wrong(error.what, error.remedy) from error
    return made


def _made(value: Any, least: float, most: float) -> Spread:
    if _number(value):
        return Fixed(float(value))
    if isinstance(value, dict):
        scale = value.get("scale", "linear")
        kinds = [key for key in value if key != "scale"]
        numbers = value[kinds[0]] if len(kinds) == 1 else None
        if isinstance(numbers, list) and all(_number(n) for n in numbers) and scale in ("linear", "log"):
            given = [float(n) for n in numbers]
            match kinds[0], len(given):
                case "beta", 2:
                    return Beta(given[0], given[1])
                case "pert", 3:
                    return Pert(given[0], given[1], given[2])
                case "quantiles", 3:
                    return Quantiles(given[0], given[1], given[2], least, most, scale == "log")
    raise wrong(f"{value!r} is no uncertain number", EXPECTED)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


Share = Annotated[Spread, PlainValidator(partial(spread, least=0.0, most=1.0))]
"""From 0 to 1."""
Amount = Annotated[Spread, PlainValidator(partial(spread, least=0.0, most=inf))]
"""0 or more."""
