# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much is found of what a person marked in real motions and debates: measured levels are floors."""

from __future__ import annotations

import pytest
from benchmarks.bench_motions_found import HALVES, cases, measured
from benchmarks.parliament import SHARED

needs_parliament = pytest.mark.skipif(
    not (SHARED / "motions").is_dir() or not (SHARED / "handelingen" / "repaired").is_dir(),
    reason="the real motions and debates are not here",
)
FLOOR = 1.0
"""Each kind and field was found whole and without false ones in both halves when this was measured."""
THERE = (
    {"motion": 58, "request": 71, "vote": 9, "appreciation": 12},
    {"motion": 55, "request": 64, "appreciation": 7},
)


def test_a_hundred_motions_and_nine_debates_are_marked_without_their_text() -> None:
    names = [case["file"] for case in cases()]
    assert (len(names), len(set(names))) == (109, 109)
    kinds = {"kind", "start", "end", "form", "number", "dossier", "movers", "was_number", "said", "for"}
    assert {key for case in cases() for one in case["marks"] for key in one} == kinds


@needs_parliament
@pytest.mark.parametrize("half", range(2), ids=HALVES)
def test_what_is_found(half: int) -> None:
    levels = measured(half)
    assert {name: level["there"] for name, level in levels.items() if "." not in name} == THERE[half]
    for name, level in levels.items():
        assert level["precision"] >= FLOOR, name
        assert level["recall"] >= FLOOR, name
