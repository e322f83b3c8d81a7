# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the effects of several measures on one thing go together: in any order the same. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from samenhang.desks.risk.analysis.measures.spread import Array

_LEAST = 1e-300


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one measure leaves (0 to 1) of a thing, by sample; `overlap` None: independent of the others."""

    measure: int
    left: Array
    overlap: str | None = None


def remaining(parts: Iterable[Part], overlaps: Mapping[str, float], like: Array) -> Array:
    """What all of them leave, shape (samples,).

    Within an overlap of factor f: (1 - f) * product + f * least. So 0 is independence, 1 is that only the
    strongest counts, and neither the order nor the grouping of the list matters.
    """
    groups: dict[str | None, list[Array]] = defaultdict(list)
    for part in parts:
        groups[part.overlap].append(part.left)
    left = np.ones_like(like)
    for name, arrays in sorted(groups.items(), key=lambda item: item[0] or ""):
        product = np.prod(arrays, axis=0)
        if name is not None:
            factor = overlaps[name]
            product = (1 - factor) * product + factor * np.min(arrays, axis=0)
        left = left * product
    return left


def shared(parts: Sequence[Part]) -> dict[int, Array]:
    """Which share of what is taken away is each measure's: by its logarithm, so that the order is no
    matter."""
    logs: dict[int, Array] = {}
    for part in parts:
        log = -np.log(np.maximum(part.left, _LEAST))
        logs[part.measure] = logs[part.measure] + log if part.measure in logs else log
    total = np.sum(list(logs.values()), axis=0)
    safe = np.where(total > 0, total, 1.0)
    return {measure: log / safe for measure, log in logs.items()}


def shifted(probability: Array, odds: Array) -> Array:
    """A probability of which the odds are multiplied by `odds`."""
    return np.asarray(probability * odds / (1 - probability + probability * odds))
