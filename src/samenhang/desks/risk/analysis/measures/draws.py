# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Random shares that follow from a seed and a name, so that no draw depends on what else is drawn. Pure."""

from __future__ import annotations

from hashlib import sha256

import numpy as np

from samenhang.desks.risk.analysis.measures.spread import Array


def shares(seed: int, name: str, count: int) -> Array:
    """Shares from 0 to 1 (not included) of a stream of its own; shape (count,)."""
    words = np.frombuffer(sha256(name.encode()).digest()[:16], dtype="<u4")
    return np.random.default_rng([seed, *(int(word) for word in words)]).random(count)
