# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An assessment and the scales as a program reads them: mappings for JSON, lines for CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from samenhang.desks.risk.analysis.assessment.assessment import Assessment, Result, Shares
from samenhang.desks.risk.analysis.assessment.estimate import OverClasses, Quantiles
from samenhang.desks.risk.analysis.assessment.ranking import Dominance
from samenhang.desks.risk.analysis.assessment.scale import Scale
from samenhang.desks.risk.analysis.assessment.scenario import Estimate, Scenario
from samenhang.desks.risk.analysis.assessment.summary import Figure, Summary


def answer(assessment: Assessment) -> dict[str, Any]:
    """All results, with what every one must name: horizon, reference year, edition, experts, seed."""
    settings, scale = assessment.settings, assessment.scale
    return {
        "edition": scale.edition,
        "horizon_years": scale.horizon,
        "reference_years": sorted({one.scenario.reference_year for one in assessment.results}),
        "made_up": any(one.scenario.made_up for one in assessment.results),
        "experts": assessment.experts,
        "method": {
            "aggregation": "weighted sum of base to the power of the class",
            "value": str(settings.value),
            "base": assessment.base,
            "bases": list(settings.bases) if settings.bases else None,
            "profile": settings.profile,
            "weights": scale.weights(settings.profile),
            "concentration": settings.concentration,
            "ranked_by": assessment.measure,
            "samples": settings.samples,
            "inner": settings.inner,
            "seed": settings.seed,
        },
        "scenarios": [of_scenario(one) for one in assessment.results],
        "dominance": _dominance(assessment.dominance(), [one.id for one in assessment.sample.outcomes]),
        "unverified": [{"value": one.place, "source": one.source} for one in assessment.unverified],
    }


def of_scenario(one: Result) -> dict[str, Any]:
    """The result of one scenario."""
    return {
        "id": one.scenario.id,
        "title": {"nl": one.scenario.title.nl, "en": one.scenario.title.en},
        "made_up": one.scenario.made_up,
        "reference_year": one.scenario.reference_year,
        "experts": one.experts,
        "place": one.place,
        "likelihood": _summary(one.likelihood),
        "likelihood_class": _shares(one.likelihood_class),
        "impact": _summary(one.impact),
        "impact_class": _shares(one.impact_class),
        "expected": _summary(one.expected),
        "rank": _summary(one.rank),
        "p_rank_within": [_figure(figure) for figure in one.top],
        "unverified": [item.place for item in one.unverified],
        "elicited": list(elicited(one.scenario)),
    }


def elicited(scenario: Scenario) -> Iterator[dict[str, Any]]:
    """The estimates of a scenario that are the result of an elicitation, with where it was held."""
    for place, estimate in _by_place(scenario):
        said, origin = estimate.statement, estimate.origin
        if origin is None or not isinstance(said, Quantiles | OverClasses):
            continue
        told = said if isinstance(said, Quantiles) else Quantiles((), (), 0.0, 0.0)
        yield {
            "of": place,
            **{one.name: getattr(origin, one.name) for one in fields(origin) if one.name != "classes"},
            "unit": estimate.unit,
            "quantiles": {f"{100 * p:.10g}": v for p, v in zip(told.shares, told.values, strict=True)},
            "range": [told.low, told.high] if told.shares else None,
            "classes": list(said.shares) if isinstance(said, OverClasses) else None,
        }


def _by_place(scenario: Scenario) -> Iterator[tuple[str, Estimate]]:
    """Every estimate with what it is of: the likelihood, or the code of a criterion."""
    yield from (("likelihood", one) for one in scenario.likelihood)
    yield from ((impact.criterion, one) for impact in scenario.impacts for one in impact.estimates)


def _figure(one: Figure) -> dict[str, float]:
    return {"value": one.value, "error": one.error}


def _summary(one: Summary) -> dict[str, Any]:
    return {name: _figure(getattr(one, name)) for name in ("mean", "low", "median", "high")}


def _shares(one: Shares) -> dict[str, Any]:
    return {code: _figure(figure) for code, figure in zip(one.codes, one.figures, strict=True)}


def _dominance(found: Dominance, ids: list[str]) -> dict[str, Any]:
    """By kind, who dominates whom; the shares of draws are given where they are above 0."""
    pairs = [(i, j) for i in range(len(ids)) for j in range(len(ids)) if i != j]
    orders = {"first_order": found.first, "second_order": found.second}
    shares = {"any_weights": found.any_weights, "every_profile": found.profiles}
    return {
        name: [{"over": ids[i], "under": ids[j]} for i, j in pairs if held[i, j]]
        for name, held in orders.items()
    } | {
        name: [
            {"over": ids[i], "under": ids[j], "share": float(held[i, j])} for i, j in pairs if held[i, j] > 0
        ]
        for name, held in shares.items()
    }


def csv_of(columns: dict[str, Any]) -> str:
    """Columns of one length as CSV, with numbers as they are (point as decimal sign)."""
    stream = io.StringIO()
    out = csv.writer(stream)
    out.writerow(columns)
    out.writerows(zip(*columns.values(), strict=True))
    return stream.getvalue()


def scale_rows(scales: Iterable[Scale]) -> list[dict[str, Any]]:
    """One row an edition: what it is, and how many of its values have which status."""
    return [
        {
            "edition": one.edition,
            "title": {"nl": one.title.nl, "en": one.title.en},
            "year": one.year,
            "horizon_years": one.horizon,
            "criteria": len(one.criteria),
            "classes": len(one.impact),
            "base": one.base,
            **{str(status): count for status, count in one.counted().items()},
        }
        for one in scales
    ]


def scale_values(scale: Scale) -> list[dict[str, str]]:
    """Every value of a scale: what it is, its status and its source."""
    said = _said(scale)
    return [
        {"value": place, "is": said.get(place, ""), "status": str(standing.status), "source": standing.source}
        for place, standing in scale.standings()
    ]


def _said(scale: Scale) -> dict[str, str]:
    """In words what stands at each place."""
    found = {"horizon": f"{scale.horizon:g} years", "base of the value function": f"{scale.base:g}"}
    unit = "years" if scale.likelihood.measure == "return-period" else "probability"
    for one in scale.likelihood.classes:
        found[f"likelihood class {one.code}"] = f"{one.name.en}: {_ends(one.lower, one.upper)} {unit}"
        for part in one.subclasses:
            found[f"likelihood class {one.code}-{part.position}"] = f"{_ends(part.lower, part.upper)} {unit}"
    found |= {f"impact class {one.code}": one.name.en for one in scale.impact}
    found |= {f"interest {one.code}": one.name.en for one in scale.interests}
    for criterion in scale.criteria:
        place = f"criterion {criterion.code}"
        found[place] = f"{criterion.name.en} ({criterion.unit or 'ordinal'})"
        if not criterion.ordinal:
            for band in criterion.classes:
                found[f"{place} class {band.code}"] = f"{_ends(band.lower, band.upper)} {criterion.unit}"
    return found


def _ends(lower: float | None, upper: float | None) -> str:
    low = "…" if lower is None else f"{lower:.10g}"
    return f"{low} – {'…' if upper is None else f'{upper:.10g}'}"
