# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Studies for the tests of expert judgement: twenty real ones where they are there, small ones made here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from samenhang.desks.risk.analysis.judgement.study import Item, Scale, Study
from samenhang.desks.risk.excalibur import read_excalibur

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "expert-judgement"
REFERENCES = sorted((FOLDER / "reference").glob("*.json"))
NAMES = [path.stem for path in REFERENCES] or ["none"]
needs_studies = pytest.mark.skipif(not REFERENCES, reason="the twenty studies are not here")
THREE = (0.05, 0.5, 0.95)


def file_of(name: str, ending: str) -> Path:
    """The file of a study in whatever case its ending is written."""
    return next(path for path in FOLDER.iterdir() if path.name.lower() == f"{name}.{ending}".lower())


def real(name: str) -> Study:
    dtt, rls = file_of(name, "dtt"), file_of(name, "rls")
    return read_excalibur(dtt.read_bytes(), rls.read_bytes(), name, rls.name)


def expected(name: str) -> dict[str, Any]:
    found = json.loads((FOLDER / "reference" / f"{name}.json").read_text("utf-8"))["expected"]
    return dict(found)


def made(
    answers: Sequence[Sequence[Sequence[float]]], truths: Sequence[float | None], log: bool = False
) -> Study:
    """A study of experts E1, E2 ... on items i1, i2 ..., of three percentiles."""
    scale = Scale.LOG if log else Scale.UNIFORM
    items = tuple(Item(f"i{place}", scale, truth) for place, truth in enumerate(truths, 1))
    array = np.array(answers, dtype=np.float64)
    return Study("made", THREE, tuple(f"E{place + 1}" for place in range(len(array))), items, array)


def random_study(seed: int, experts: int = 4, seeds: int = 8, targets: int = 2) -> Study:
    """Made of random numbers; some rows are missing, some items are log."""
    chance = np.random.default_rng(seed)
    number = seeds + targets
    answers = np.cumsum(chance.uniform(0.5, 10, size=(experts, number, 3)), axis=2)
    gone = chance.uniform(size=(experts, number)) < 0.1
    gone[0] = False
    answers[gone] = np.nan
    truth = chance.uniform(1, 25, size=number)
    items = tuple(
        Item(
            f"i{place}",
            Scale.LOG if chance.uniform() < 0.4 else Scale.UNIFORM,
            float(truth[place]) if place >= targets else None,
        )
        for place in range(number)
    )
    return Study("random", THREE, tuple(f"E{place}" for place in range(experts)), items, answers)
