# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often somebody may try: a few tries, then a wait that doubles with each further one."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

FREE = 5
"""Tries without a wait."""

LONGEST = 900.0
"""Seconds of the longest wait."""

KEPT = 10_000
"""Names that are remembered; the oldest is forgotten first."""


class Pace:
    """How often something may be done: at most so many times in so many seconds, each name for itself."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._done: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._lock = Lock()

    def allows(self, name: str, now: float) -> bool:
        """Whether it may be done once more now; that it is done counts."""
        with self._lock:
            began, times = self._done.pop(name, (now, 0))
            if now - began >= self._seconds:
                began, times = now, 0
            self._done[name] = (began, times + 1)
            while len(self._done) > KEPT:
                self._done.popitem(last=False)
            return times < self._most


class Throttle:
    """Counts failures by name (of an account, of an address); time comes from outside, in seconds."""

    def __init__(self) -> None:
        self._tries: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, name: str, now: float) -> float:
        """Seconds that this name has to wait; 0 when it may try."""
        tries, last = self._tries.get(name, (0, 0.0))
        if tries < FREE:
            return 0.0
        return max(0.0, last + min(LONGEST, 2.0 ** (tries - FREE + 1)) - now)

    def failed(self, name: str, now: float) -> None:
        with self._lock:
            tries, last = self._tries.pop(name, (0, 0.0))
            self._tries[name] = ((tries if now - last < 2 * LONGEST else 0) + 1, now)
            while len(self._tries) > KEPT:
                self._tries.popitem(last=False)

    def succeeded(self, name: str) -> None:
        with self._lock:
            self._tries.pop(name, None)
