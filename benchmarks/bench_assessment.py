# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The assessment of 60 scenarios on 10 criteria by 40 experts: what it costs, and how that grows.

Prints JSON. `limit` is what NumPy needs in the same run to draw as many uniform numbers and raise a base to
as many scores: below that no sampling can come. `growth` is how many times more the cost is than in
proportion for four times as many samples, scenarios and experts (1: linear). `sobol` compares the indices
with those of SALib on the same points, where SALib is installed (it is no dependency: it brings pandas and
matplotlib).
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import time
from collections.abc import Callable
from random import Random
from typing import Any

import numpy as np
from scipy.stats import qmc, sobol_indices

from samenhang.desks.risk.analysis.assessment.assessment import Assessment, assess
from samenhang.desks.risk.analysis.assessment.estimate import InClass as Class
from samenhang.desks.risk.analysis.assessment.estimate import Quantiles, Statement, ThreePoint
from samenhang.desks.risk.analysis.assessment.plan import Settings
from samenhang.desks.risk.analysis.assessment.scale import Name, Scale
from samenhang.desks.risk.analysis.assessment.scenario import Catalogue, Estimate, Expert, Impact, Scenario
from samenhang.desks.risk.scale_file import scale_of

SCENARIOS, CRITERIA, EXPERTS, SAMPLES = 60, 10, 40, 2000


def catalogue(scenarios: int, experts: int, scale: Scale) -> Catalogue:
    """Made-up scenarios by a seed: of three experts one says a class, one three points, one percentiles."""
    random = Random(20261125)
    ids = [f"e{number:03}" for number in range(experts)]
    made = []
    for number in range(scenarios):
        name = Name(f"scenario {number}", f"scenario {number}")
        likelihood = tuple(_likelihood(random, id_) for id_ in ids)
        impacts = tuple(
            Impact(one.code, tuple(Estimate(_scored(random, at), id_) for at, id_ in enumerate(ids)))
            for one in scale.criteria[:CRITERIA]
        )
        given = (f"s{number:03}", name, name, 2026, 5.0, (), likelihood, impacts, True)
        made.append(Scenario(*given))
    return Catalogue(scale.edition, tuple(Expert(id_) for id_ in ids), tuple(made))


def _likelihood(random: Random, expert: str) -> Estimate:
    middle = 10 ** random.uniform(-4, -0.5)
    said = Quantiles.of(
        {0.05: middle / 5, 0.5: middle, 0.95: min(middle * 5, 0.99)}, log=True, within=(0.0, 1.0)
    )
    return Estimate(said, expert, "probability")


def _scored(random: Random, at: int) -> Statement:
    place = random.randrange(1, 4)
    if at % 3 == 0:
        return Class(place)
    if at % 3 == 1:
        return ThreePoint(place - 1.0, place + 0.5, place + 2.0, scored=True)
    return Quantiles(
        (0.05, 0.5, 0.95), (place - 0.8, place + 0.4, place + 1.6), place - 1.0, place + 2.0, scored=True
    )


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least of so many runs, of processor time."""
    spent = []
    for _ in range(times):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return min(spent)


def limit() -> float:
    """What NumPy needs for the random numbers and the powers alone."""
    rng = np.random.default_rng(1)

    def work() -> None:
        for _ in range(SCENARIOS * (CRITERIA + 1)):
            np.exp(np.log(3.0) * rng.random(SAMPLES))

    return seconds(work)


def growth(scale: Scale) -> dict[str, float]:
    """Cost of four times as much over four times the cost, without what does not depend on the size."""

    def cost(scenarios: int, experts: int, samples: int) -> float:
        made = catalogue(scenarios, experts, scale)
        return seconds(lambda: assess(made, scale, Settings(samples=samples, inner=1)))

    return {
        "samples": cost(SCENARIOS, EXPERTS, 4 * SAMPLES) / cost(SCENARIOS, EXPERTS, SAMPLES) / 4,
        "scenarios": cost(SCENARIOS, EXPERTS, SAMPLES) / cost(SCENARIOS // 4, EXPERTS, SAMPLES) / 4,
        "experts": cost(SCENARIOS // 4, EXPERTS, SAMPLES) / cost(SCENARIOS // 4, EXPERTS // 4, SAMPLES) / 4,
    }


def sobol(points: int = 4096) -> dict[str, Any]:
    """Indices of the Ishigami function, known exactly, by SciPy, and by SALib where it is there."""
    exact = {"first": [0.3139, 0.4424, 0.0], "total": [0.5576, 0.4424, 0.2437]}
    both = qmc.Sobol(6, seed=np.random.default_rng(1)).random(points)
    a, b = both[:, :3], both[:, 3:]
    mixed = [np.where(np.arange(3) == at, b, a) for at in range(3)]
    values = [_ishigami(one) for one in (a, b, *mixed)]
    given = {"f_A": values[0][None], "f_B": values[1][None], "f_AB": np.array(values[2:])[:, None]}
    found = sobol_indices(func=given, n=points)
    answer: dict[str, Any] = {
        "exact": exact,
        "scipy": {
            "first": np.ravel(found.first_order).tolist(),
            "total": np.ravel(found.total_order).tolist(),
        },
    }
    if importlib.util.find_spec("SALib") is None:
        return answer | {"salib": None}
    analyze = importlib.import_module("SALib.analyze.sobol").analyze
    rows = np.array([values[0], *values[2:], values[1]]).T.ravel()
    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0, 1]] * 3}
    other = analyze(problem, rows, calc_second_order=False, seed=1)
    return answer | {"salib": {"first": other["S1"].tolist(), "total": other["ST"].tolist()}}


def _ishigami(points: Any) -> Any:
    x = np.pi * (2 * points - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def main() -> None:
    """Measure, and print."""
    scale = scale_of("nl-2022")
    made = catalogue(SCENARIOS, EXPERTS, scale)
    found: list[Assessment] = []
    spent = seconds(lambda: found.append(assess(made, scale, Settings(samples=SAMPLES, inner=1))))
    least = limit()
    drivers = seconds(lambda: found[0].drivers("s000"), 1)
    answer = {
        "size": {"scenarios": SCENARIOS, "criteria": CRITERIA, "experts": EXPERTS, "samples": SAMPLES},
        "seconds": spent,
        "microseconds_per_sample": 1e6 * spent / SAMPLES,
        "limit_seconds": least,
        "times_the_limit": spent / least,
        "growth": growth(scale),
        "drivers_seconds_per_scenario": drivers,
        "dominance_seconds": seconds(found[0].dominance, 1),
        "sobol": sobol(),
    }
    print(json.dumps(answer, indent=2))


if __name__ == "__main__":
    main()
