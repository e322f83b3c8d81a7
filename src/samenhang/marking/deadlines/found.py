# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A deadline phrase where it stands, before one is chosen."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import NamedTuple


class Rank(IntEnum):
    """How much a phrase binds; from AROUND on it is not firm."""

    BOUND = 0  # a last day: uiterlijk, voor, binnen
    TIME = 1  # a day or period: in maart, eind 2024
    AROUND = 2  # a day or period, but vague: rond de zomer, na de zomer
    EVENT = 3  # waits for something else
    VAGUE = 4  # no day at all: zo spoedig mogelijk


class Found(NamedTuple):
    """`text[start:end]` as a deadline; days as in `model.Deadline`."""

    start: int
    end: int
    rank: Rank
    earliest: date | None = None
    latest: date | None = None
