# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Streams of random numbers that are keyed by what they are for, not by when they are asked for.

The order of a catalogue, or a scenario more or less, changes no number of any other scenario.
"""

from __future__ import annotations

from hashlib import sha256

import numpy as np


def stream(seed: int, *keys: str) -> np.random.Generator:
    """The generator for these keys: the same for the same seed and keys, independent of all others."""
    digest = sha256("\0".join(keys).encode()).digest()
    words = np.frombuffer(digest, dtype="<u4").tolist()
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *words])))
