# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the outcome owes to single questions and single experts: leave some out and reckon all anew. Pure.

R. M. Cooke, Experts in Uncertainty (Oxford University Press, 1991), chapter 12. Without some experts the
backgrounds, the least number of answered seeds, calibrations, weights and the optimal cut-off are all other
ones.
All smaller studies are reckoned together, see `subsets`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import comb

import numpy as np

from samenhang.desks.risk.analysis.judgement.makers import Block, Panel, Plan, panel
from samenhang.desks.risk.analysis.judgement.scores import Ground, Rules, expert_scores, ground
from samenhang.desks.risk.analysis.judgement.study import Bools, Study, Whole
from samenhang.desks.risk.analysis.judgement.subsets import Outcomes, Subsets, decide_each
from samenhang.errors import InvalidInput

MOST = 5_000
"""Combinations that are reckoned at most, unless more are asked for."""


@dataclass(frozen=True, slots=True)
class Without:
    """How a decision maker scores without some seeds or experts; NaN where none can be made."""

    left_out: tuple[str, ...]
    alpha: float
    calibration: float
    info_seed: float
    info_all: float
    combined: float


@dataclass(frozen=True, slots=True)
class Robustness:
    """All that was left out. `kind`: "items" or "experts"; `size`: how many at once.

    `possible`: how many combinations there are; where `rows` are fewer, only the first ones were reckoned.
    """

    plan: Plan
    kind: str
    size: int
    possible: int
    rows: tuple[Without, ...]

    @property
    def complete(self) -> bool:
        """Whether every combination was reckoned."""
        return len(self.rows) == self.possible


def without_items(group: Panel, plan: Plan, size: int, most: int = MOST) -> Robustness:
    """Leave out `size` seeds at a time. Grows with the combinations times what one decision maker takes.

    Raises InvalidInput where no seed would be left.
    """
    study = group.base.study
    seeds = np.flatnonzero(group.base.seeds)
    possible = _checked("seed items", seeds.size, size)
    gone = seeds[_first_combinations(seeds.size, size, most)]
    all_experts = np.ones((len(gone), len(study.experts)), dtype=np.bool_)
    subsets = Subsets(_all_but(gone, len(study.items)), all_experts)
    names = [item.id for item in study.items]
    return Robustness(plan, "items", size, possible, _rows(decide_each(group, plan, subsets), gone, names))


def without_experts(
    study: Study, plan: Plan, size: int, rules: Rules | None = None, most: int = MOST
) -> Robustness:
    """Leave out `size` experts at a time; given weights stay with their experts.

    Raises InvalidInput where no expert would be left, or none with a given weight.
    """
    possible = _checked("experts", len(study.experts), size)
    gone = _first_combinations(len(study.experts), size, most)
    all_items = np.ones((len(gone), len(study.items)), dtype=np.bool_)
    subsets = Subsets(all_items, _all_but(gone, len(study.experts)))
    found = decide_each(panel(ground(study, rules)), plan, subsets)
    return Robustness(plan, "experts", size, possible, _rows(found, gone, study.experts))


def _checked(what: str, number: int, size: int) -> int:
    if not 1 <= size < number:
        raise InvalidInput(
            f"{size} of {number} {what} cannot be left out", f"leave out from 1 to {number - 1}"
        )
    return comb(number, size)


def _first_combinations(number: int, size: int, most: int) -> Whole:
    return np.array(list(islice(combinations(range(number), size), most)), dtype=np.intp).reshape(-1, size)


def _all_but(gone: Whole, number: int) -> Bools:
    stays = np.ones((len(gone), number), dtype=np.bool_)
    np.put_along_axis(stays, gone, False, axis=1)
    return stays


def _rows(found: Outcomes, gone: Whole, names: Sequence[str]) -> tuple[Without, ...]:
    columns = (found.alpha, found.calibration, found.info_seed, found.info_all, found.combined)
    left_out = (tuple(names[place] for place in places) for places in gone.tolist())
    figures = np.stack(columns, axis=1).tolist()
    return tuple(Without(who, *row) for who, row in zip(left_out, figures, strict=True))


def narrowed(group: Panel, kept: Whole) -> Panel:
    """The panel with these items alone (rising places): nothing of an item depends on another item.

    Scores of experts and the least number of answered seeds are reckoned anew.
    """
    base = _narrowed_ground(group.base, kept)
    return Panel(base, expert_scores(base), list(_narrowed_blocks(group.blocks, kept)))


def _narrowed_ground(base: Ground, kept: Whole) -> Ground:
    took_part = (base.answered & base.seeds)[:, kept].sum(axis=1)
    return Ground(
        base.study,
        base.rules,
        base.logs[kept],
        base.seeds[kept],
        base.asked[kept],
        base.answered[:, kept],
        base.values[:, kept],
        base.truth[kept],
        base.low[kept],
        base.high[kept],
        base.share,
        base.bins[:, kept],
        base.information[:, kept],
        int(took_part[took_part > 0].min()) if took_part.any() else 0,
    )


def _narrowed_blocks(blocks: Sequence[Block], kept: Whole) -> Iterator[Block]:
    for block in blocks:
        stays = np.isin(block.items, kept)
        if stays.any():
            places = np.searchsorted(kept, block.items[stays])
            yield Block(places, block.columns, block.grid[stays], block.shares[stays])
