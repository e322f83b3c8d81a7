# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was worked out lately, kept in memory within a bound, and on a shelf where there is one: the same text
with the same choices is the same answer. Who does not want to wait for it is told how far it is.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import Any, Protocol, TypeVar

from samenhang.errors import InvalidInput
from samenhang.web.problem import Refused

Result = TypeVar("Result")
Report = Callable[[int, int, str], None]
"""Tells how far the work is: so many of so many, of what."""
MOST, WAIT = 24, 60.0
"""Answers that are kept, and seconds that somebody waits for the work of others."""
UNDER_WAY = 8
"""Answers that are worked out, or wait for it, at the same time."""


@dataclass(slots=True)
class Progress:
    """How far an answer is: `done` of `total` of a step, 0 of 0 where nobody knows."""

    done: int = 0
    total: int = 0
    step: str = ""
    began: float = field(default_factory=time.monotonic)
    over: Event = field(default_factory=Event, repr=False)

    def report(self, done: int, total: int, step: str) -> None:
        """Take down how far it is."""
        self.done, self.total, self.step = done, total, step


class Shelf(Protocol):
    """Where answers outlive the application."""

    def load(self, key: Hashable) -> Any:
        """The answer for a key, None where there is none."""

    def keep(self, key: Hashable, value: Any) -> None:
        """Keep an answer."""


class Busy(Exception):
    """The answer is not there yet."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(progress.step)
        self.progress = progress


@dataclass(frozen=True, slots=True)
class _Failed:
    """What came instead of an answer: the same each time."""

    error: InvalidInput


class Worked:
    """The answers of an application. One is worked out at a time, so that nobody takes all of the machine."""

    def __init__(self, most: int = MOST, wait: float = WAIT) -> None:
        self._most, self._wait = most, wait
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._going: dict[Hashable, Progress] = {}
        self._turn, self._lock = Lock(), Lock()

    def get(self, key: Hashable, make: Callable[[Report], Result], shelf: Shelf | None = None) -> Result:
        """The answer for this key, worked out where it is not kept. Raises InvalidInput, Refused (503)."""
        found = self._found(key, shelf)
        if found is None:
            found = self._work(key, make, Progress())
            _shelve(shelf, key, found)
        return self._told(found)  # type: ignore[no-any-return]

    def within(
        self, seconds: float, key: Hashable, make: Callable[[Report], Result], shelf: Shelf | None = None
    ) -> Result:
        """The same, worked out on the side where it is not kept. Raises Busy where it takes longer."""
        if (found := self._found(key, shelf)) is None:
            progress = self._begun(key, make, shelf)
            progress.over.wait(seconds)
            if (found := self._found(key)) is None:
                raise Busy(progress)
        return self._told(found)  # type: ignore[no-any-return]

    def _begun(self, key: Hashable, make: Callable[[Report], Any], shelf: Shelf | None) -> Progress:
        """The work on this answer, begun where nobody did. Raises Refused (503) where there is too much."""
        with self._lock:
            if key in self._going:
                return self._going[key]
            if len(self._going) >= UNDER_WAY:
                raise Refused(503, "much is being worked out at this moment", "try again in a minute")
            progress = self._going[key] = Progress()
        Thread(target=self._on_the_side, args=(key, make, progress, shelf), daemon=True).start()
        return progress

    def _on_the_side(
        self, key: Hashable, make: Callable[[Report], Any], progress: Progress, shelf: Shelf | None
    ) -> None:
        try:
            found = self._work(key, make, progress)
            progress.over.set()
            _shelve(shelf, key, found)
        except Refused:
            pass  # whoever asks again begins it again
        finally:
            with self._lock:
                self._going.pop(key, None)
            progress.over.set()

    def _work(self, key: Hashable, make: Callable[[Report], Any], progress: Progress) -> Any:
        if not self._turn.acquire(timeout=self._wait):
            raise Refused(503, "much is being worked out at this moment", "try again in a minute")
        try:
            if (found := self._found(key)) is None:
                found = _made(make, progress.report)
                self._keep(key, found)
            return found
        finally:
            self._turn.release()

    def _told(self, found: Any) -> Any:
        if isinstance(found, _Failed):
            raise InvalidInput(found.error.what, found.error.remedy)
        return found

    def _found(self, key: Hashable, shelf: Shelf | None = None) -> Any:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = shelf.load(key) if shelf is not None else None
        if found is not None:
            self._keep(key, found)
        return found

    def _keep(self, key: Hashable, value: Any) -> None:
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def _shelve(shelf: Shelf | None, key: Hashable, found: Any) -> None:
    if shelf is not None and not isinstance(found, _Failed):
        shelf.keep(key, found)


def _made(make: Callable[[Report], Any], report: Report) -> Any:
    try:
        return make(report)
    except InvalidInput as error:
        return _Failed(error)
    except (ArithmeticError, ValueError) as error:
        said = " ".join(str(error).split())[:200]
        what = f"this cannot be worked out: {said}"
        return _Failed(InvalidInput(what, "look at the numbers in the file"))
