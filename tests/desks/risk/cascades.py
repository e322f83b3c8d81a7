# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cascades that several tests use, and the computed figures beside the repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from samenhang.desks.risk.analysis.cascade.model import Cascade, Impact, Link, Risk, Scenario

SHARED = Path(__file__).parents[4] / "shared" / "data" / "risk"


def shared(name: str) -> Any:
    """A file of computed figures; the test is skipped where it is not at hand."""
    file = SHARED / name
    if not file.exists():
        pytest.skip(f"{name} is not beside this repository")
    return json.loads(file.read_text("utf-8"))


def single(name: str, rate: float, impact: float) -> Risk:
    return Risk(name, (Scenario("occurs", rate, (Impact(impact),)),))


def three() -> Cascade:
    """Three risks in two rings."""
    return Cascade(
        (single("A", 0.01, 100), single("B", 0.02, 40), single("C", 0.005, 10)),
        (
            Link("A", "occurs", "B", (0.3,)),
            Link("B", "occurs", "C", (0.5,)),
            Link("A", "occurs", "C", (0.1,)),
            Link("C", "occurs", "A", (0.2,)),
        ),
    )


def graded() -> Cascade:
    """Four risks of one to three scenarios, in rings, with certain links and full rows."""
    return Cascade(
        (
            Risk(
                "flood", (Scenario("mild", 0.05, (Impact(1),)), Scenario("severe", 0.001, (Impact(50, 0.5),)))
            ),
            Risk("power", (Scenario("short", 0.2, (Impact(2),)), Scenario("long", 0.01, (Impact(20),)))),
            Risk(
                "unrest",
                tuple(
                    Scenario(name, 0.02, (Impact(3, 0.3, "money"), Impact(1, 0, "trust"))) for name in "abc"
                ),
            ),
            Risk("attack", (Scenario("one", 0.0001, (Impact(500),)),)),
        ),
        (
            Link("flood", "mild", "power", (0.3, 0.1)),
            Link("flood", "severe", "power", (0.2, 0.8)),
            Link("power", "short", "unrest", (0.2, 0.05, 0.01)),
            Link("power", "long", "unrest", (0.5, 0.5, 0.0)),
            Link("unrest", "b", "power", (0.1, 0.1)),
            Link("unrest", "c", "attack", (1.0,)),
            Link("attack", "one", "flood", (0.4, 0.3)),
            Link("attack", "one", "power", (0.3, 0.3)),
            Link("flood", "severe", "unrest", (0.1, 0.2, 0.3)),
        ),
    )
