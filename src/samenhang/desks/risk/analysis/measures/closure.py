# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reach of a small set of links, exactly: over every set of links that may be open. Pure.

For a few links only: what it costs doubles with each. Whoever has a cascade that does more passes that one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samenhang.desks.risk.analysis.measures.baseline import Reach
from samenhang.desks.risk.analysis.measures.spread import Array
from samenhang.errors import InvalidInput

LINKS = 12
"""How many links at most: 4,096 sets."""


def exact_reach(links: Sequence[tuple[int, int]], scenarios: int) -> Reach:
    """The reach of independent links, cycles allowed, each scenario at most once an event (percolation).

    Raises InvalidInput for more than LINKS links.
    """
    if len(links) > LINKS:
        raise InvalidInput(f"{len(links)} links are too many to take exactly here", f"give at most {LINKS}")
    open_ = (np.arange(2 ** len(links))[:, None] >> np.arange(len(links))) & 1 == 1
    connected = np.broadcast_to(np.eye(scenarios, dtype=bool), (len(open_), scenarios, scenarios)).copy()
    for place, (source, target) in enumerate(links):
        connected[:, source, target] |= open_[:, place]
    for middle in range(scenarios):  # Warshall 1962
        connected |= connected[:, :, middle, None] & connected[:, None, middle, :]
    flat = connected.reshape(len(open_), -1).astype(np.float64)

    def reach(probability: Array) -> Array:
        weights = np.ones((len(probability), 1))
        for one in probability.T:
            weights = np.concatenate([weights * (1 - one[:, None]), weights * one[:, None]], axis=1)
        return np.asarray((weights @ flat).reshape(-1, scenarios, scenarios))

    return reach
