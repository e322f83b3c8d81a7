# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cascades of a national assessment: 106 risks of three scenarios, 3,739 links between risks.

The job is what Belgium's published tool does by default: 2,000 simulated years, and 2,000 events from each
of 318 scenarios with every impact drawn. Beside it, in the same run, the time in which NumPy alone makes as
many random numbers as the job needs at least: one for each scenario that occurs, and one for each of its
impacts. All in processor time: other work on the machine does not count. A link has three rows, one for each
scenario of the cause; the job is done as well with one row for a link, and with events that go on for longer.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from benchmarks.risks import CRITERIA, made_up
from samenhang.desks.risk.analysis.cascade.events import live, simulate, total_rate
from samenhang.desks.risk.analysis.cascade.model import Cascade, Impact, Link, Risk, Scenario

YEARS, EVENTS = 2_000, 2_000
LIMITS = {"job_seconds": 1.0, "rare_seconds": 5.0, "rare_relative_error": 0.05, "memory_gb": 1.0}
PEER = (
    "about 90 s: cipra-bnra 2.3.28 under Node 20, on one other core, extrapolated "
    "from 200 to 1,000 years and 200 events"
)


def seconds(run: Callable[[], object], times: int = 5) -> float:
    """Processor time of the shortest of several runs."""
    spent = []
    for _ in range(times):
        begin = time.process_time()
        run()
        spent.append(time.process_time() - begin)
    return min(spent)


def job(cascade: Cascade, events: int = EVENTS, years: int = YEARS) -> float:
    """The whole job; the sum of what came out."""
    return float(simulate(cascade, events, 1).impact.sum() + live(cascade, years, 2).loss.sum())


def timed(cascade: Cascade) -> dict[str, float]:
    """The job on one cascade, and the limit of NumPy's random numbers for the same."""
    job(cascade, 10, 10)
    found = simulate(cascade, EVENTS, 1).reach
    scenarios = float(found.probability.sum() * EVENTS + found.total_rates.sum() * YEARS)
    random = np.random.default_rng(1)

    def numbers() -> None:
        random.random(int(scenarios))
        random.standard_normal((int(scenarios), CRITERIA // 2), dtype=np.float32)

    spent, limit = seconds(lambda: job(cascade)), seconds(numbers)
    return {
        "rows": len(cascade.links),
        "edges": len(cascade.edges.source),
        "scenarios_an_event": round(scenarios / (EVENTS * len(cascade.nodes)), 2),
        "seconds": round(spent, 3),
        "seconds_with_building_the_model": round(seconds(lambda: job(replace(cascade)), 3), 3),
        "numpy_random_numbers_seconds": round(limit, 3),
        "times_the_limit": round(spent / limit, 1),
        "nanoseconds_a_scenario": round(spent / scenarios * 1e9, 1),
    }


def with_a_rare_one(cascade: Cascade) -> Cascade:
    """The same and one scenario more: once in ten thousand years, most of it over four weak links."""
    rare = Risk("rare", (Scenario("occurs", 2e-5, (Impact(1.0),)),))
    causes = [risk.id for risk in cascade.risks[:4]]
    links = tuple(Link(cause, "considerable", "rare", (6e-4,)) for cause in causes)
    return replace(cascade, risks=(*cascade.risks, rare), links=(*cascade.links, *links))


def rare(cascade: Cascade) -> dict[str, float]:
    """Its total rate to 5 percent, and what simulated years alone would have needed."""
    larger = with_a_rare_one(cascade)
    node = larger.place["rare", "occurs"]
    found = total_rate(larger, node, 1, LIMITS["rare_relative_error"])
    return {
        "once_in_years": round(1 / found.value),
        "relative_error": round(found.relative_error, 4),
        "events": found.events,
        "seconds": round(seconds(lambda: total_rate(larger, node, 1, LIMITS["rare_relative_error"]), 3), 3),
        "years_that_plain_simulation_needs": round(1 / found.value / LIMITS["rare_relative_error"] ** 2),
    }


def growth() -> dict[str, list[float]]:
    """Seconds for twice and four times as many links, and as many years: the same events, nothing else."""
    links = [made_up(pairs=pairs) for pairs in (2_750, 5_500, 11_000)]
    for cascade in links:
        job(cascade, 10, 10)
    small = links[1]
    return {
        "links": [2_750, 5_500, 11_000],
        "seconds_by_links": [round(seconds(lambda one=one: job(one)), 3) for one in links],  # type: ignore[misc]
        "years": [50_000, 100_000, 200_000],
        "seconds_by_years": [
            round(seconds(lambda many=many: live(small, many, 1), 3), 3)  # type: ignore[misc]
            for many in (50_000, 100_000, 200_000)
        ],
    }


def main() -> None:
    """Print the figures as JSON."""
    cascade = made_up()
    figures = {
        "peer": PEER,
        "limits": LIMITS,
        "job": timed(cascade),
        "one_row_a_link": timed(made_up(rows=False)),
        "long_cascades": timed(made_up(offspring=0.85)),
        "memory_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 3),
        "rare": rare(cascade),
        "growth": growth(),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
