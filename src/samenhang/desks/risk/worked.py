# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was worked out lately, kept in memory within a bound: the same text with the same choices is the same
answer.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from samenhang.errors import InvalidInput
from samenhang.web.problem import Refused

Result = TypeVar("Result")
MOST, WAIT = 24, 60.0
"""Answers that are kept, and seconds that somebody waits for the work of others."""


class Worked:
    """The answers of an application. One is worked out at a time, so that nobody takes all of the machine."""

    def __init__(self, most: int = MOST, wait: float = WAIT) -> None:
        self._most, self._wait = most, wait
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._turn, self._lock = Lock(), Lock()

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """The answer for this key, worked out where it is not kept. Raises InvalidInput, Refused (503)."""
        if (found := self._found(key)) is not None:
            return found  # type: ignore[no-any-return]
        if not self._turn.acquire(timeout=self._wait):
            raise Refused(503, "much is being worked out at this moment", "try again in a minute")
        try:
            if (found := self._found(key)) is None:
                found = _made(make)
                self._keep(key, found)
            return found  # type: ignore[no-any-return]
        finally:
            self._turn.release()

    def _found(self, key: Hashable) -> Any:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: Hashable, value: Any) -> None:
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def _made(make: Callable[[], Result]) -> Result:
    try:
        return make()
    except (ArithmeticError, ValueError) as error:
        said = " ".join(str(error).split())[:200]
        raise InvalidInput(f"this cannot be worked out: {said}", "look at the numbers in the file") from error
