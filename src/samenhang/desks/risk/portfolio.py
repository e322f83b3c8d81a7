# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a file with measures and risks to the answer: what to buy under a budget, and what to ask next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf

from samenhang.desks.risk.analysis.measures.candidates import Aim
from samenhang.desks.risk.analysis.measures.experiment import prepare
from samenhang.desks.risk.analysis.measures.measure import Words
from samenhang.desks.risk.analysis.measures.study import Study, study
from samenhang.desks.risk.baseline_file import sampled
from samenhang.desks.risk.measures_file import read_measures
from samenhang.errors import InvalidInput

LEAST_SAMPLES = 100
"""Below this the 5 and 95 percent quantiles rest on fewer than five samples."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a file: `budget` None is that of the file, and none there is no bound."""

    budget: float | None = None
    rho: float = 0.0
    alpha: float = 0.95
    samples: int = 2000
    seed: int = 1
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The study of a file, with what a reader must know to read it.

    Amounts are in `currency` of `price_year`, a year over the `years` from `first_year`, discounted.
    """

    file: str
    title: Words
    made_up: bool
    note: str
    currency: str
    price_year: int
    first_year: int
    years: int
    discount: float
    titles: dict[str, Words]
    study: Study
    scenarios: dict[str, Words] = field(default_factory=dict)


def weigh(
    name: str,
    content: bytes,
    wish: Wish,
    risks: tuple[str, bytes] | None = None,
    report: Callable[[int, int, str], None] = lambda done, total, what: None,
) -> Answer:
    """The answer on a file; `risks` is a second file with the baseline. Raises InvalidInput."""
    if wish.samples < LEAST_SAMPLES:
        raise InvalidInput(f"{wish.samples} samples say too little", f"give {LEAST_SAMPLES} or more")
    file = read_measures(name, content, risks)
    baseline = sampled(file.baseline, wish.samples, wish.seed)
    experiment = prepare(baseline, file.catalogue, file.horizon, wish.seed)
    budget = file.written.budget if wish.budget is None else wish.budget
    aim = Aim(inf if budget is None else budget, wish.rho, wish.alpha, wish.seconds)
    answer = study(experiment, file.present_cost, aim, wish.seed, file.written.weights or None, report)
    return Answer(
        file=name,
        title=file.written.title.words,
        made_up=file.made_up,
        note=file.written.note,
        currency=file.prices.currency,
        price_year=file.prices.year,
        first_year=file.horizon.first,
        years=file.horizon.years,
        discount=file.horizon.discount,
        titles={one.id: one.title for one in file.catalogue.measures},
        study=answer,
        scenarios={one.id: one.title.words for one in file.baseline.scenarios},
    )
