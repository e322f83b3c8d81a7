# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an expert said of a likelihood or an impact, in words as it was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from samenhang.desks.risk.analysis.assessment.estimate import (
    Distribution,
    InClass,
    OverClasses,
    Quantiles,
    Statement,
    ThreePoint,
)
from samenhang.desks.risk.analysis.assessment.scale import Band
from samenhang.desks.risk.analysis.assessment.scenario import Estimate
from samenhang.desks.risk.analysis.assessment.words import percent
from samenhang.desks.risk.words import figure
from samenhang.web.language import N_, Texts

POSITIONS: Mapping[str, str] = {
    "low": N_("low in the class"),
    "mid": N_("in the middle of the class"),
    "high": N_("high in the class"),
}
KINDS: Mapping[str, str] = {
    "point": N_("one value"),
    "uniform": N_("uniform"),
    "loguniform": N_("loguniform"),
    "triangular": N_("triangular"),
    "pert": N_("PERT"),
    "normal": N_("normal"),
    "lognormal": N_("lognormal"),
    "beta": N_("beta"),
}
UNITS: Mapping[str, str] = {
    "persons": N_("persons"),
    "weighted persons": N_("weighted persons"),
    "person-days": N_("person-days"),
    "customer-hours": N_("customer-hours"),
    "years": N_("years"),
    "per year": N_("per year"),
    "probability": N_("probability"),
}
"""Units of the scales that are words; others stay as they are."""


def said(estimate: Estimate, bands: Sequence[Band], texts: Texts) -> str:
    """The estimate in words; `bands` are the classes of what it is of."""
    words = f"{_said(estimate.statement, bands, texts)} {_unit(estimate.unit, texts)}".strip()
    varies = texts.gettext("from one event to the next")
    return f"{words} ({varies})" if estimate.varies else words


def _said(statement: Statement, bands: Sequence[Band], texts: Texts) -> str:
    language = texts.language
    match statement:
        case InClass(place, position):
            band = bands[place]
            where = f", {texts.gettext(POSITIONS[position])}" if position else ""
            return f"{band.code} ({band.name[language]}){where}"
        case OverClasses(shares):
            told = [(band.code, share) for band, share in zip(bands, shares, strict=True) if share]
            return "; ".join(f"{code}: {percent(share, language)}" for code, share in told)
        case ThreePoint(lower, expected, upper, True):
            codes = (bands[int(lower)].code, bands[int(expected)].code, bands[int(upper) - 1].code)
            return _three(codes, texts)
        case ThreePoint(lower, expected, upper):
            return _three([_figure(one, texts) for one in (lower, expected, upper)], texts)
        case Distribution(kind, parameters):
            given = (f"{name} = {_figure(value, texts)}" for name, value in parameters.items())
            return f"{texts.gettext(KINDS[kind])} ({'; '.join(given)})"
        case Quantiles(shares, values):
            names = (f"{100 * share:.10g}" for share in shares)
            return percentiles(zip(names, values, strict=True), "", texts)


def percentiles(given: Iterable[tuple[str, float]], unit: str, texts: Texts) -> str:
    """Percentiles in words: 5 %: 2; 50 %: 10 persons."""
    told = "; ".join(f"{name}\N{NO-BREAK SPACE}%: {_figure(value, texts)}" for name, value in given)
    return f"{told} {_unit(unit, texts)}".strip()


def _unit(unit: str, texts: Texts) -> str:
    return texts.gettext(UNITS[unit]) if unit in UNITS else unit


def _figure(value: float, texts: Texts) -> str:
    """A number with three significant digits, in full."""
    return figure(float(f"{value:.3g}"), texts)


def _three(points: Sequence[str], texts: Texts) -> str:
    words = texts.gettext("%(lower)s at least, %(expected)s expected, %(upper)s at most")
    return words % dict(zip(("lower", "expected", "upper"), points, strict=True))
