# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A round of three experts, a target and four seeds, as a file to take in and as its export; all made up."""

from __future__ import annotations

from typing import Any

SEEDS = {"s1": 100.0, "s2": 40.0, "s3": 9.0, "s4": 700.0}
EXPERTS: dict[str, dict[str, list[float]]] = {
    "A": {
        "doden": [20, 100, 900],
        "s1": [60, 95, 180],
        "s2": [30, 45, 70],
        "s3": [4, 8, 20],
        "s4": [500, 650, 999],
    },
    "B": {
        "doden": [300, 400, 500],
        "s1": [10, 11, 12],
        "s2": [41, 42, 43],
        "s3": [20, 21, 22],
        "s4": [1, 2, 3],
    },
    "C": {
        "doden": [5, 50, 5000],
        "s1": [1, 50, 400],
        "s2": [1, 50, 90],
        "s3": [1, 20, 90],
        "s4": [100, 500, 5000],
    },
}

FILE = "title: Slachtoffers\ncloses: 2099-12-31\nquestions:\n" + "".join(
    f"  - {{id: {name}, kind: percentiles, text: 'Vraag {name}?', unit: personen, percentiles: [5, 50, 95], "
    f"scale: log, lower: 0{f', realisation: {SEEDS[name]}' if name in SEEDS else ''}}}\n"
    for name in ("doden", *SEEDS)
)
SCENARIO = """\
edition: nl-2022
reference_year: 2026
made_up: true
scenarios:
  - id: brand
    title: {nl: Brand, en: Fire}
    description: {nl: Een brand., en: A fire.}
    interests: ["2"]
    likelihood:
      - {unit: "%", distribution: {kind: point, value: 10}}
    impact:
      "2.1":
        - {elicited: {round: slachtoffers, question: doden, decision_maker: global}}
"""


def export(state: str = "closed", **changed: Any) -> dict[str, Any]:
    """What `samenhang risk elicit export` writes of it."""
    names = ["doden", *SEEDS]
    items = [
        {"id": name, "kind": "percentiles", "text": f"Vraag {name}?", "unit": "personen", "lower": 0.0}
        | {"upper": None, "percentiles": [5.0, 50.0, 95.0], "realisation": SEEDS.get(name), "scale": "log"}
        for name in names
    ]
    study = {
        "stage": 1,
        "percentiles": [5.0, 50.0, 95.0],
        "items": [
            {"id": name, "scale": "log", "unit": "personen", "realisation": SEEDS.get(name)} for name in names
        ],
        "experts": list(EXPERTS),
        "values": [[answers[name] for name in names] for answers in EXPERTS.values()],
    }
    about = {"name": "slachtoffers", "title": "Slachtoffers", "state": state, "stage": 1}
    whole = {"format": "samenhang-elicitation", "version": 1, "round": about, "items": items}
    return {**whole, "experts": list(EXPERTS), "answers": [], "studies": [study], **changed}
