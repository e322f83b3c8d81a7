# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many events at once: each step of all of them is a handful of array operations. Pure.

A Bernoulli trial with probability p is a Poisson process with strength -log(1 - p) of which only matters
whether
it strikes at all. The strikes of one edge over all events in which its source has just occurred are one
Poisson
number, spread over those events evenly. So a step costs the edges of the scenarios that just occurred, once,
and what strikes; not events times links. Edges lie in the order of severity: the last strike written to a
risk is
the severest, and nothing needs to be sorted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from samenhang.desks.risk.analysis.cascade.model import Cascade, Edges, Numbers, Places

Small = NDArray[np.int32]

CELLS = 12_000_000
"""Events times risks that are held at once: 48 megabytes."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """What occurred: in which event (counted from `first` on), at which node, and after how many steps."""

    first: int
    events: int
    event: Small
    node: Small
    step: Small


def spread(cascade: Cascade, roots: Places, random: Generator) -> Iterator[Occurrences]:
    """Simulate one event for each entry of `roots` (nodes, ascending), a bounded number at a time."""
    size = max(1, CELLS // max(1, len(cascade.risks)))
    for first in range(0, len(roots), size):
        yield _spread(cascade, roots[first : first + size].astype(np.int32), first, random)


def _spread(cascade: Cascade, roots: Small, first: int, random: Generator) -> Occurrences:
    risks = len(cascade.risks)
    risk_of = cascade.risk_of.astype(np.int32)
    event, node = np.arange(len(roots), dtype=np.int32), roots
    slot = np.zeros(len(roots) * risks, np.int32)
    slot[event * risks + risk_of[node]] = 1
    found, written = [(event, node)], 1
    while len(event):
        where, target = _strikes(cascade.edges, event, node, len(cascade.nodes), random)
        key = where * np.int32(risks) + risk_of[target]
        new = np.flatnonzero(slot[key] == 0)
        key, number = key[new], np.arange(written + 1, written + 1 + len(new), dtype=np.int32)
        slot[key] = number
        kept = new[slot[key] == number]
        written += len(new)
        event, node = where[kept], target[kept]
        found.append((event, node))
    sizes = [len(one) for one, _ in found]
    events, nodes = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return Occurrences(
        first, len(roots), events, nodes, np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    )


def _strikes(edges: Edges, event: Small, node: Small, size: int, random: Generator) -> tuple[Small, Small]:
    """In which events which nodes are struck, in the order of the nodes; `node` must be ascending."""
    count = np.bincount(node, minlength=size)
    start = np.cumsum(count) - count
    active = np.flatnonzero(count[edges.source])
    source, strength = edges.source[active], edges.strength[active]
    certain = np.isinf(strength)
    times = random.poisson(np.where(certain, 0.0, strength) * count[source])
    times[certain] = count[source[certain]]
    edge = np.repeat(np.arange(len(active)), times)
    begin, many = start[source], count[source]
    at = begin[edge] + (random.random(len(edge)) * many[edge]).astype(np.intp)
    if certain.any():
        within = np.arange(len(edge)) - np.repeat(np.cumsum(times) - times, times)
        at = np.where(certain[edge], begin[edge] + within, at)
    return event[at], edges.target[active].astype(np.int32)[edge]


def impacts(cascade: Cascade, node: Small, random: Generator) -> Numbers:
    """The impact of each occurrence, all criteria together, drawn where a spread is given."""
    median, sigma = cascade.impacts
    if not sigma.any():
        return np.asarray(cascade.expected[node])
    log_median, spread_ = median.astype(np.float32), sigma.astype(np.float32)
    total = np.zeros(len(node), np.float32)
    for column in range(median.shape[1]):
        drawn = random.standard_normal(len(node), dtype=np.float32)
        drawn *= spread_[:, column][node]
        drawn += log_median[:, column][node]
        total += np.exp(drawn, out=drawn)
    return total.astype(float)
