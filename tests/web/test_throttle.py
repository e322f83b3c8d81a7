# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from samenhang.web.throttle import FREE, KEPT, LONGEST, Throttle


def failed(throttle: Throttle, times: int, now: float = 0.0) -> None:
    for _ in range(times):
        throttle.failed("piet", now)


def test_a_few_tries_are_free() -> None:
    throttle = Throttle()
    failed(throttle, FREE - 1)
    assert throttle.wait("piet", 0.0) == 0


def test_each_further_try_waits_twice_as_long_up_to_a_quarter_of_an_hour() -> None:
    throttle = Throttle()
    failed(throttle, FREE)
    waits = []
    for _ in range(12):
        waits.append(throttle.wait("piet", 0.0))
        failed(throttle, 1)
    assert waits[:4] == [2, 4, 8, 16]
    assert waits[-1] == LONGEST
    assert throttle.wait("piet", LONGEST) == 0


def test_others_do_not_wait_and_success_forgets() -> None:
    throttle = Throttle()
    failed(throttle, FREE + 3)
    assert throttle.wait("anna", 0.0) == 0
    throttle.succeeded("piet")
    assert throttle.wait("piet", 0.0) == 0


def test_what_is_remembered_is_bounded() -> None:
    throttle = Throttle()
    failed(throttle, FREE)
    for number in range(KEPT):
        throttle.failed(f"name {number}", 1.0)
    assert throttle.wait("piet", 1.0) == 0
