# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to a cascade file: rates, loss, causes, doubts and contradictions, as data and as pictures."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from samenhang.desks.risk.analysis.cascade.attribution import Worth, flows, loss_by_root, worth_of_links
from samenhang.desks.risk.analysis.cascade.balances import Scenario
from samenhang.desks.risk.analysis.cascade.coherence import (
    Coherence,
    Conflict,
    check,
    rates_in_conflict,
)
from samenhang.desks.risk.analysis.cascade.events import Events, Years, live, simulate
from samenhang.desks.risk.analysis.cascade.exact import MOST_STEPS, Reach, solve
from samenhang.desks.risk.analysis.cascade.pictures import (
    Labels,
    Table,
    exceedance,
    graph,
    graph_table,
    sankey,
    sankey_table,
)
from samenhang.desks.risk.analysis.cascade.uncertainty import Doubtful, Spread, doubtful
from samenhang.desks.risk.balances_file import ReadBalances
from samenhang.desks.risk.cascade_file import ReadCascade
from samenhang.errors import InvalidInput

EXCEEDED = (0.5, 0.1, 0.05, 0.01, 0.001)
MOST_WORTH = 200
"""Links whose worth is worked out; each is an exact solution of its own."""
QUICK = 300_000
"""Steps within which an exact solution is tried where nobody asked for it: about a second."""
MOST_SCENARIOS = 1000
"""Consistent scenarios that are given; how many there are is always said."""

Report = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Way:
    """How a cascade is worked out: `exact`, `simulated`, or exact where that is possible (`auto`)."""

    method: str = "auto"
    years: int | None = None
    events: int = 2000
    draws: int = 200
    seed: int = 1


@dataclass(frozen=True)
class Answer:
    """All that was worked out; `events` where it was simulated, `worth` where it was solved exactly."""

    read: ReadCascade
    way: Way
    reach: Reach
    events: Events | None
    years: Years | None
    doubtful: Doubtful | None
    worth: tuple[Worth, ...]
    coherence: Coherence | None
    contradictions: tuple[Conflict, ...]

    @property
    def loss(self) -> tuple[float, float]:
        """The expected loss of a year and its standard error, 0 where it is exact."""
        return self.events.annual_loss if self.events else (self.reach.annual_loss, 0.0)


def work_out(read: ReadCascade, way: Way, report: Report) -> Answer:
    """Solve or simulate, and look for contradictions. Raises InvalidInput where exact is asked and
    impossible.
    """
    events, reach = None, None
    if way.method != "simulated":
        reach = _solved(read, way, report)
    if reach is None:
        events = simulate(read.cascade, way.events, way.seed, lambda done, all_: report(done, all_, "events"))
        reach = events.reach
    years = way.years if way.years is not None else 0 if events is None else 2000
    lived = None
    if years:
        lived = live(read.cascade, years, way.seed + 1, lambda done, all_: report(done, all_, "years"))
    return Answer(
        read,
        way,
        reach,
        events,
        lived,
        _doubtful(read, way, events is None, report),
        worth_of_links(read.cascade) if events is None and len(read.cascade.links) <= MOST_WORTH else (),
        check(read.judgements) if read.judgements else None,
        tuple(_contradictions(read)),
    )


def _solved(read: ReadCascade, way: Way, report: Report) -> Reach | None:
    try:
        most = MOST_STEPS if way.method == "exact" else QUICK
        return solve(read.cascade, most, lambda done, all_: report(done, all_, "roots"))
    except InvalidInput:
        if way.method == "exact":
            raise
        return None


def _doubtful(read: ReadCascade, way: Way, exact: bool, report: Report) -> Doubtful | None:
    if not way.draws or not (read.doubts.rates or read.doubts.rows):
        return None
    return doubtful(
        read.cascade,
        read.doubts,
        way.draws,
        way.seed + 2,
        None if exact else min(way.events, 500),
        lambda done, all_: report(done, all_, "doubts"),
    )


def _contradictions(read: ReadCascade) -> list[Conflict]:
    cascade = read.cascade
    roots = dict(zip(cascade.names, cascade.rates.tolist(), strict=True))
    links = []
    inside = {risk.id: risk.scenarios for risk in cascade.risks}
    for link in cascade.links:
        for scenario, probability in zip(inside[link.effect], link.row, strict=True):
            cause = cascade.names[cascade.place[link.cause, link.scenario]]
            links.append((cause, cascade.names[cascade.place[link.effect, scenario.id]], probability))
    return rates_in_conflict(read.totals, roots, links)


# ---------------------------------------------------------------- as data


def data(answer: Answer, language: str) -> dict[str, Any]:
    """The answer as plain data; all rates and losses are per year."""
    read, reach = answer.read, answer.reach
    loss, error = answer.loss
    return {
        "kind": "cascade",
        "title": read.file.title.in_(language),
        "made_up": read.file.made_up,
        "unit": read.file.unit,
        "per": "year",
        "method": "simulated" if answer.events else "exact",
        "seed": answer.way.seed,
        "events_per_root": answer.way.events if answer.events else None,
        "expected_annual_loss": {"value": loss, "standard_error": error},
        "scenarios": list(_scenarios(answer, language)),
        "causes": {
            risk.id: [_share(one) for one in flows(reach, risk.id).causes] for risk in reach.cascade.risks
        },
        "loss_by_root": [_share(one) for one in loss_by_root(reach)],
        "links": [
            {"cause": f"{one.link.cause}/{one.link.scenario}", "effect": one.link.effect, "loss": one.loss}
            for one in answer.worth
        ],
        "years": _years(answer.years) if answer.years else None,
        "uncertainty": _uncertainty(answer.doubtful, reach.cascade.names) if answer.doubtful else None,
        "incoherences": _incoherences(answer),
    }


def _scenarios(answer: Answer, language: str) -> Iterator[dict[str, Any]]:
    reach, names = answer.reach, answer.read.names(language)
    totals, errors, impact = reach.total_rates, reach.rate_errors, reach.impact_by_root
    for node, (risk, scenario) in enumerate(reach.cascade.nodes):
        total = float(totals[node])
        yield {
            "name": reach.cascade.names[node],
            "risk": names.get(risk, risk),
            "scenario": scenario,
            "root_rate": float(reach.cascade.rates[node]),
            "total_rate": total,
            "standard_error": float(errors[node]),
            "return_period": 1 / total if total else None,
            "mean_impact": float(reach.cascade.expected[node]),
            "mean_impact_of_event": float(impact[node]),
        }


def _share(one: Any) -> dict[str, Any]:
    return {"risk": one.risk, "amount": one.amount, "share": one.share}


def _years(years: Years) -> dict[str, Any]:
    mean = years.mean
    return {
        "years": len(years.loss),
        "mean": mean.value,
        "standard_error": mean.error,
        "exceeded": [{"probability": share, "loss": years.exceeded(share)} for share in EXCEEDED],
        "curve": [{"loss": loss, "probability": share} for loss, share in years.curve()],
    }


def _uncertainty(found: Doubtful, names: tuple[str, ...]) -> dict[str, Any]:
    return {
        "draws": found.draws,
        "rows_scaled_down": found.scaled,
        "rows_drawn": found.rows,
        "expected_annual_loss": _spread(found.loss, 0),
        "total_rates": {name: _spread(found.rates, at) for at, name in enumerate(names)},
    }


def _spread(spread: Spread, at: int) -> dict[str, float]:
    low, middle, high = spread.percentiles[:, at].tolist()
    return {
        "mean": float(spread.mean[at]),
        "p5": low,
        "p50": middle,
        "p95": high,
        "epistemic": float(spread.epistemic[at]),
        "random": float(spread.random[at]),
    }


def _incoherences(answer: Answer) -> list[dict[str, Any]]:
    """Contradictions, with a code and values for who says them in another language; and how to mend them."""
    coherence = answer.coherence
    conflicts = coherence.conflicts if coherence and not coherence.coherent else ()
    found: list[dict[str, Any]] = [
        {
            "kind": "contradiction",
            "code": str(one.why),
            "values": dict(one.values),
            "words": one.words,
            "judgements": [str(said) for said in one.judgements],
        }
        for one in (*answer.contradictions, *conflicts)
    ]
    if coherence and not coherence.coherent:
        changed = [
            f"{old} -> {new.probability:.4g}"
            for old, new in zip(answer.read.judgements, coherence.repaired, strict=True)
            if abs(old.probability - new.probability) > 1e-6
        ]
        told = "; ".join(changed)
        words = f"the nearest that can all be true: {told}"
        repair = {"kind": "repair", "code": "repair", "values": {"judgements": told}}
        found.append({**repair, "words": words, "judgements": changed})
    return found


def balances_data(read: ReadBalances, language: str) -> dict[str, Any]:
    """All consistent scenarios of a file of cross-impact balances, and where every descriptor stands in
    them.
    """
    return balances_told(read, read.balances.consistent(read.file.tolerance), language)


def balances_told(read: ReadBalances, found: Sequence[Scenario], language: str) -> dict[str, Any]:
    """The same of scenarios that were found before."""
    world = read.balances
    return {
        "kind": "cross-impact-balance",
        "title": read.file.title.in_(language),
        "made_up": read.file.made_up,
        "scenarios": world.count,
        "consistent": len(found),
        "descriptors": [name for name, _ in world.descriptors],
        "given": [
            {
                "variants": list(one),
                "inconsistency": world.inconsistency(one),
                "balances": {name: list(values) for name, values in world.balance(one).items()},
            }
            for one in found[:MOST_SCENARIOS]
        ],
    }


# ---------------------------------------------------------------- as files


def files(answer: Answer, language: str) -> Iterator[tuple[str, str]]:
    """Names and texts of the pictures and tables of an answer."""
    labels = Labels(answer.read.names(language), answer.read.file.unit, language)
    yield "scenarios.csv", _rows(list(_scenarios(answer, language)))
    yield "graph.svg", graph(answer.reach, labels)
    yield "graph.csv", _sheet(graph_table(answer.reach, labels))
    for risk in answer.reach.cascade.risks:
        found = flows(answer.reach, risk.id)
        if found.causes:
            yield f"causes-{_safe(risk.id)}.svg", sankey(found, labels)
            yield f"causes-{_safe(risk.id)}.csv", _sheet(sankey_table(found, labels))
    if answer.years:
        yield "years.svg", exceedance(answer.years.curve(), labels)
        yield (
            "years.csv",
            _rows([{"loss": loss, "probability": share} for loss, share in answer.years.curve(1000)]),
        )


def _safe(name: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in name)


def _rows(rows: list[dict[str, Any]]) -> str:
    head = list(rows[0]) if rows else []
    return _written([head, *(list(row.values()) for row in rows)])


def _sheet(table: Table) -> str:
    return _written([list(table.head), *map(list, table.rows)])


def _written(rows: list[list[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([[_cell(cell) for cell in row] for row in rows])
    return out.getvalue()


def _cell(cell: Any) -> Any:
    """A name must not become a formula in a spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
