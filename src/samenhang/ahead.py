# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Working ahead: what comes next is fetched by a thread while what came is used, and never much waits."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from samenhang.errors import SamenhangError

T = TypeVar("T")


def ahead(items: Iterator[T], depth: int = 1) -> Iterator[T]:
    """The items, each worked out while those before it are used; never more than `depth` wait.

    The thread behind it ends with the program: Ctrl-C does not wait for a source that does not answer.
    """
    for some in together(items, depth):
        yield from some


def together(
    items: Iterator[T], most: int, weight: Callable[[T], int] = lambda item: 0, heaviest: int = 1
) -> Iterator[list[T]]:
    """The items in their order, each time all that wait: one where they come slowly, up to `most` where they
    come fast, and no more than weigh `heaviest` together, unless one alone does.

    While some are used as many more may wait, and one is being worked out: so memory is bounded by twice
    `heaviest` and one item. Raises what the items raise, after the last that came.
    """
    waiting = _Waiting[T](most, weight, heaviest)
    thread = threading.Thread(target=waiting.fill, args=(items,), daemon=True)
    thread.start()
    try:
        while some := waiting.take(thread):
            yield some
    finally:
        waiting.stop()
    if waiting.failure is not None:
        raise waiting.failure
    if not waiting.ended:
        raise AssertionError("who works ahead broke down: nothing of it counts as done")


class _Waiting(Generic[T]):
    """What waits between the thread that works ahead and who uses it."""

    def __init__(self, most: int, weight: Callable[[T], int], heaviest: int) -> None:
        self._most, self._weight, self._heaviest = most, weight, heaviest
        self._changed = threading.Condition()
        self._items: deque[tuple[T, int]] = deque()
        self._stopped = self._over = False
        self.ended = False
        self.failure: SamenhangError | None = None

    def fill(self, items: Iterator[T]) -> None:
        """Work out the items until their end, or until nobody wants more."""
        try:
            for item in items:
                if not self._put(item):
                    return
            self.ended = True
        except SamenhangError as error:
            self.failure = error
        finally:
            with self._changed:
                self._over = True
                self._changed.notify_all()

    def _put(self, item: T) -> bool:
        weight = self._weight(item)
        with self._changed:
            while not self._stopped and not self._fits(weight):
                self._changed.wait()
            self._items.append((item, weight))
            self._changed.notify_all()
            return not self._stopped

    def _fits(self, weight: int) -> bool:
        held = sum(each for _, each in self._items)
        return not self._items or (len(self._items) < self._most and held + weight <= self._heaviest)

    def take(self, thread: threading.Thread) -> list[T]:
        """All that wait; nothing at the end. A signal is heard while waiting."""
        with self._changed:
            while not self._items and not self._over:
                if not self._changed.wait(timeout=0.5) and not thread.is_alive():
                    raise AssertionError("who works ahead ended without a word")
            found = [item for item, _ in self._items]
            self._items.clear()
            self._changed.notify_all()
            return found

    def stop(self) -> None:
        """Want no more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
