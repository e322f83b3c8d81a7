# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promises in real debates against those read by hand: the measured level is the floor."""

from __future__ import annotations

import json

import pytest
from benchmarks.bench_finding import CASES, FOLDERS, HALVES, measure

FLOOR = {
    "development": {
        "made": (1.0, 0.9),
        "recalled": (1.0, 1.0),
        "fulfilled": (1.0, 1.0),
        "deadline": (1.0, 1.0),
    },
    "held-out": {
        "made": (1.0, 0.66),
        "recalled": (1.0, 0.62),
        "fulfilled": (1.0, 1.0),
        "deadline": (1.0, 1.0),
    },
}
"""Precision and recall of each kind, by half."""


@pytest.mark.skipif(not all(folder.is_dir() for folder in FOLDERS), reason="the shared data are not here")
@pytest.mark.parametrize("half", HALVES)
def test_promises_are_found_in_real_debates(half: str) -> None:
    kinds = measure()[half].kinds
    low = {
        kind: (tally.precision, tally.recall)
        for kind, tally in kinds.items()
        if (tally.precision or 0) < FLOOR[half][kind][0] or (tally.recall or 0) < FLOOR[half][kind][1]
    }
    assert low == {}


def test_what_was_read_by_hand_holds_places_and_labels_alone() -> None:
    allowed = {"kind", "start", "end", "why", "of", "condition", "due"}
    rows = [row for case in json.loads(CASES.read_text("utf-8")) for row in case["found"]]
    assert {key for row in rows for key in row} <= allowed
    assert {row["kind"] for row in rows} == {"made", "recalled", "fulfilled", "nearmiss", "doubtful"}
    assert all(row["start"] < row["end"] for row in rows)
