# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which question is worth asking next: the core index of measures beside the value of knowing an input.
Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from samenhang.desks.risk.analysis.measures.feasible import Portfolios
from samenhang.desks.risk.analysis.measures.information import Worth, partial, perfect
from samenhang.desks.risk.analysis.measures.measure import Words
from samenhang.desks.risk.analysis.measures.spread import Array

DECISIONS = 100
"""How many portfolios the value of information is worked out over at most: the best, and those best in a
sample."""
TAKE, DROP = 0.95, 0.05
"""From which core index on a measure is as good as decided."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that one could ask: `input_` by name, what knowing it is worth a year, with its error.

    `share` is that as a share of knowing everything. `about` is the measure that the input belongs to, None
    for the risks themselves, with its `core` index; `words` say what to do with it.
    """

    input_: str
    worth: float
    error: float
    held_out: float
    share: float
    about: str | None
    core: float | None
    words: Words


def narrowed(rows: Portfolios, table: Array) -> Array:
    """The places of portfolios that can matter: best on average, or best in some sample; shape (D,)."""
    winners, counts = np.unique(table.argmax(axis=1), return_counts=True)
    often = winners[np.argsort(-counts, kind="stable")][: DECISIONS // 2]
    best = np.argsort(-table.mean(axis=0), kind="stable")[: DECISIONS // 2]
    return np.unique(np.concatenate([often, best]))


def questions(
    table: Array,
    inputs: Mapping[str, Array],
    core: Mapping[str, float | None],
    seed: int,
    report: Callable[[int, int, str], None] = lambda done, total, what: None,
) -> tuple[Worth, tuple[Question, ...]]:
    """The value of knowing everything, and of each input, the most valuable first.

    `table` (S, D) is what each portfolio saves, `inputs` by name (S,), `core` by measure id (None: not
    known).
    """
    everything = perfect(table)
    found = []
    for number, (name, values) in enumerate(inputs.items()):
        report(number, len(inputs), "value of knowing")
        worth = partial(table, values, seed)
        about = name.split()[0] if name.split()[0] in core else None
        share = worth.value / everything.value if everything.value > 0 else 0.0
        index = core[about] if about is not None else None
        # Less than two standard errors is what chance alone can give.
        tells = worth.value > 0 and worth.held_out > 2 * worth.error
        words = _advice(tells, about is not None or name.startswith("mode "), index)
        found.append(Question(name, worth.value, worth.error, worth.held_out, share, about, index, words))
    return everything, tuple(sorted(found, key=lambda one: (-one.worth, one.input_)))


def _advice(tells: bool, of_measure: bool, core: float | None) -> Words:
    if not tells:
        if core is not None and DROP < core < TAKE:
            return Words(
                "de grenzen laten deze maatregel open, maar het antwoord verandert de keuze niet merkbaar",
                "the bounds leave this measure open, but the answer would not noticeably change the choice",
            )
        return Words(
            "niet nodig: het antwoord verandert de keuze niet merkbaar",
            "no need: it would not change the choice",
        )
    if not of_measure:
        return Words(
            "vraag dit aan deskundigen of onderzoekers: het risico bepaalt welke maatregelen lonen",
            "ask experts or researchers: the risk decides which measures pay",
        )
    if core is None or DROP < core < TAKE:
        return Words(
            "vraag dit het eerst: of de maatregel erbij hoort, hangt ervan af",
            "ask this first: whether the measure belongs in hangs on it",
        )
    return Words(
        "de maatregel zelf staat vast; het antwoord telt voor wat ernaast past",
        "the measure itself is settled; the answer matters for what fits beside it",
    )
