# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the cost of work grows with its size: what a quadratic step in a loop would show."""

import gc
from collections.abc import Callable
from time import process_time


def growth(work: Callable[[int], object], size: int, times: int = 8) -> float:
    """How much more `times` as much work costs than in proportion: 1 if linear, `times` if quadratic.

    The least of three runs counts, with the garbage collector off: other work on the machine and the heap of
    other tests are no part of it.
    """
    work(size)
    gc.collect()
    gc.disable()
    try:
        few, many = (min(_seconds(work, n) for _ in range(3)) for n in (size, times * size))
    finally:
        gc.enable()
    return many / max(few, 0.001) / times


def _seconds(work: Callable[[int], object], size: int) -> float:
    began = process_time()
    work(size)
    return process_time() - began
