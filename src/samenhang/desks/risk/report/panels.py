# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The elicitations that an assessment uses, scored once each for its report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from samenhang.desks.risk.analysis.judgement.makers import FIVE
from samenhang.desks.risk.elicited import Elicited, Lookup, Wanted
from samenhang.desks.risk.scoring import Scored, score
from samenhang.desks.risk.scoring import Wanted as Asking

PLANS = {plan.name: plan for plan in FIVE}
MOST_CELLS = 20_000
"""Experts times items up to which it is shown what leaving one out does: some seconds."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A set of questions of a round after a stage, scored; `used` are the items that estimates rest on."""

    title: str
    stage: int
    scored: Scored
    used: tuple[str, ...]


class Hearing:
    """A lookup that keeps what was looked up."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self.heard: list[Elicited] = []

    def __call__(self, wanted: Wanted) -> Elicited:
        """The same as the lookup. Raises InvalidInput."""
        found = self._lookup(wanted)
        self.heard.append(found)
        return found


def panels(heard: Iterable[Elicited]) -> Iterator[Panel]:
    """The studies behind results, in their order; none of a result whose answers are not at hand."""
    found: dict[tuple[str, int, tuple[float, ...]], list[Elicited]] = {}
    for one in heard:
        if one.study is not None:
            key = (one.origin.round, one.origin.stage, one.study.percentiles)
            found.setdefault(key, []).append(one)
    for (name, stage, _), group in found.items():
        used = tuple(dict.fromkeys(one.origin.question for one in group))
        yield Panel(group[0].origin.title or name, stage, _scored(group), used)


def _scored(group: list[Elicited]) -> Scored:
    study = group[0].study
    assert study is not None
    seeds = int(study.seeds.sum())
    whole = score(study, Asking(FIVE if seeds else (PLANS["equal"],)))
    if len(study.experts) * len(study.items) > MOST_CELLS:
        return whole
    weighed = PLANS[group[0].origin.decision_maker]
    apart = Asking((weighed,), items_out=int(seeds > 1), experts_out=int(len(study.experts) > 1))
    return replace(whole, robustness=score(study, apart).robustness)
