# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Made-up cascades of any size, from a seed: as many risks, scenarios and links as a national assessment
has.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from samenhang.desks.risk.analysis.cascade.model import Cascade, Impact, Link, Risk, Scenario, belgian_rate

SEVERITY = ("considerable", "major", "extreme")
CRITERIA = 10


def made_up(
    risks: int = 106, pairs: int = 3_739, seed: int = 2026, rows: bool = True, offspring: float = 0.6
) -> Cascade:
    """So many risks of three scenarios; between `pairs` of them links from each scenario of the cause.

    Without `rows` a link between a pair has one row, from one scenario, instead of a matrix of three by
    three.
    `offspring` is how many other risks a scenario brings about directly, on average, whatever the number of
    links.
    Of ten impact criteria half touch a scenario, on the Belgian scale with its spread.
    """
    random = np.random.default_rng(seed)
    found = [_risk(number, random) for number in range(risks)]
    every = np.array([pair for pair in product(range(risks), repeat=2) if pair[0] != pair[1]])
    chosen = every[np.sort(random.choice(len(every), pairs, replace=False))]
    links = []
    for cause, effect in chosen.tolist():
        severities = range(3) if rows else (int(random.integers(3)),)
        links += [_link(found[cause], found[effect], at, random) for at in severities]
    mean = sum(sum(link.row) for link in links) / (3 * risks)
    shrink = min(1.0, offspring / mean) if mean else 1.0
    return Cascade(
        tuple(found),
        tuple(
            Link(link.cause, link.scenario, link.effect, tuple(shrink * p for p in link.row))
            for link in links
        ),
    )


def _risk(number: int, random: np.random.Generator) -> Risk:
    likely = random.uniform(1.5, 4.5)
    scenarios = []
    for severity, name in enumerate(SEVERITY):
        levels = random.uniform(0.5, 3.5, CRITERIA) + severity
        touched = np.sort(random.choice(CRITERIA, CRITERIA // 2, replace=False))
        impacts = tuple(
            Impact(float(np.exp(1.92 * (levels[at] - 0.5) + 13.2)), 1.92 * 0.255, f"criterion-{at}")
            for at in touched
        )
        scenarios.append(Scenario(name, belgian_rate(likely - 0.8 * severity), impacts))
    return Risk(f"risk-{number:04}", tuple(scenarios))


def _link(cause: Risk, effect: Risk, severity: int, random: np.random.Generator) -> Link:
    whole = random.beta(0.5, 8.0) * (1 + severity) / 3
    parts = random.dirichlet((3.0, 2.0, 1.0 + severity))
    return Link(cause.id, SEVERITY[severity], effect.id, tuple((whole * parts).tolist()))
