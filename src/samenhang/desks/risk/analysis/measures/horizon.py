# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Over which years measures are compared, in which money, and to what degree each is at work in a year.
Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from samenhang.desks.risk.analysis.measures.spread import Array
from samenhang.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Cost:
    """What a measure costs, and when it works.

    `capex` once, in the year `start`; `opex` in every year from `start` on, for `lifetime` years; both in
    `currency` of the year `price_year`. It grows to full strength in `ramp_up` years (0: at once).
    """

    capex: float
    opex: float
    currency: str
    price_year: int
    start: int
    ramp_up: float = 0.0
    lifetime: int = 30

    def __post_init__(self) -> None:
        if min(self.capex, self.opex, self.ramp_up) < 0:
            raise InvalidInput("a cost or ramp-up below 0", "give 0 or more")
        if self.lifetime < 1:
            raise InvalidInput(f"a lifetime of {self.lifetime} years", "give 1 year or more")


@dataclass(frozen=True, slots=True)
class Prices:
    """The money of a study: currency and price year; `index` has the price level by year, for costs of other
    years."""

    currency: str
    year: int
    index: Mapping[int, float] = field(default_factory=dict)

    def factor(self, cost: Cost, of: str) -> float:
        """By what to multiply a cost to have it in this money. Raises InvalidInput."""
        if cost.currency != self.currency:
            raise InvalidInput(
                f"{of} is in {cost.currency}, the study in {self.currency}",
                f"give its cost in {self.currency}",
            )
        if cost.price_year == self.year:
            return 1.0
        missing = [year for year in (cost.price_year, self.year) if year not in self.index]
        if missing:
            raise InvalidInput(
                f"{of} is in money of {cost.price_year}, the study in money of {self.year}",
                f"give the price index of {missing[0]}, or the cost in money of {self.year}",
            )
        return self.index[self.year] / self.index[cost.price_year]


@dataclass(frozen=True, slots=True)
class Horizon:
    """The years of a study: the first, how many, and the discount rate (0.0225 is 2.25 % a year, real)."""

    first: int
    years: int
    discount: float = 0.0

    def __post_init__(self) -> None:
        if self.years < 1:
            raise InvalidInput(f"a horizon of {self.years} years", "give 1 year or more")
        if not -0.5 < self.discount < 1:
            raise InvalidInput(f"a discount rate of {self.discount}", "write 2.25 percent as 0.0225")

    @property
    def factors(self) -> Array:
        """What a euro of each year is worth in the first year; shape (years,)."""
        return np.asarray((1 + self.discount) ** -np.arange(self.years, dtype=np.float64))

    def degrees(self, cost: Cost) -> Array:
        """To what degree (0 to 1) a measure is at work in each year, taken in the middle of it; shape
        (years,)."""
        age = np.arange(self.first, self.first + self.years) - cost.start
        grown = np.clip((age + 0.5) / cost.ramp_up, 0, 1) if cost.ramp_up else np.ones(self.years)
        return np.where((age >= 0) & (age < cost.lifetime), grown, 0.0)

    def present_cost(self, cost: Cost) -> float:
        """The discounted cost within the horizon, in the money of the cost itself.

        A start before the horizon has spent its capex already: nothing of it counts. What a longer life is
        worth after the horizon is not credited.
        """
        age = np.arange(self.first, self.first + self.years) - cost.start
        spent = np.where(age == 0, cost.capex, 0.0) + np.where(
            (age >= 0) & (age < cost.lifetime), cost.opex, 0.0
        )
        return float(self.factors @ spent)

    def yearly(self, present: float) -> float:
        """The same amount in every year of the horizon that is worth as much."""
        return present / float(self.factors.sum())
