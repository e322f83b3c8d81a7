# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A round to try things on: one question of each kind, two of them seeds, and a hand that makes it."""

from __future__ import annotations

from datetime import date
from typing import Any

from samenhang.desks.risk.analysis.elicitation.question import Kind, Question

DAY = date(2026, 12, 24)

FILE = """\
title: Uitval van stroom
introduction: |
  Wat denkt u van uitval van stroom?
closes: 2099-12-31
language: nl
questions:
  - id: duur
    kind: percentiles
    text: Hoe lang duurt een landelijke uitval?
    unit: uur
    percentiles: [5, 50, 95]
    scale: log
    upper: 5000
  - id: klanten
    kind: percentiles
    text: Hoeveel klanten zaten in 2015 zonder stroom?
    unit: klanten
    percentiles: [5, 50, 95]
    realisation: 1000123
  - id: kans
    kind: probability
    text: Komt er in 2027 een uitval van meer dan een dag?
  - id: gevolg
    kind: class
    text: Hoe groot is het gevolg?
    options: [klein, middel, groot]
    realisation: middel
  - id: erger
    kind: pairwise
    text: Wat is erger?
    options: [stroom, water, gas]
"""


def question(**changed: Any) -> Question:
    """A question in three percentiles, with some of it changed."""
    plain: dict[str, Any] = {"percentiles": (5.0, 50.0, 95.0), "unit": "uur"}
    return Question(**{"key": "q1", "kind": Kind.PERCENTILES, "text": "Hoe lang?", **plain, **changed})
