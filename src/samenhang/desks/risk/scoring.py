# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scores of a study as one answer: experts, decision makers, pools and how robust they are; and as plain
rows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from samenhang.desks.risk.analysis.judgement.cross_validation import CrossValidation, cross_validate
from samenhang.desks.risk.analysis.judgement.makers import (
    FIVE,
    DecisionMaker,
    Plan,
    Weighing,
    decide,
    panel,
)
from samenhang.desks.risk.analysis.judgement.pools import (
    Pool,
    mean_of_quantiles,
    median_of_distributions,
    median_of_quantiles,
)
from samenhang.desks.risk.analysis.judgement.robustness import (
    Robustness,
    without_experts,
    without_items,
)
from samenhang.desks.risk.analysis.judgement.scores import Rules, Scores, ground
from samenhang.desks.risk.analysis.judgement.study import Study
from samenhang.errors import InvalidInput

Rows = dict[str, Any]
FIGURES = ("calibration", "info_seed", "info_all", "combined")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to reckon. Robustness and cross-validation are of the first plan whose cut-off is optimised, or
    the first.

    `items_out`, `experts_out`: how many to leave out at a time, 0 for not; `validate`: cross-validation.
    """

    plans: tuple[Plan, ...] = FIVE
    rules: Rules = field(default_factory=Rules)
    items_out: int = 0
    experts_out: int = 0
    validate: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A study with the scores of its experts, its decision makers, and what else was asked for."""

    study: Study
    rules: Rules
    experts: Scores
    makers: tuple[DecisionMaker, ...]
    pools: tuple[Pool, ...]
    robustness: tuple[Robustness, ...]
    validation: CrossValidation | None


def plans_of(methods: Iterable[str], cut_off: str | None, weights: str, study: Study) -> tuple[Plan, ...]:
    """The plans that somebody asked for in words; the five of the method where nothing was said.

    `cut_off`: "optimised", "none" or a calibration; `weights`: as E1=2,E2=1, for "user".
    """
    given = _weights(weights, study) if weights else None
    kinds = [_weighing(name) for name in methods] or [plan.weighing for plan in FIVE if not plan.optimised]
    if given and Weighing.USER not in kinds:
        kinds.append(Weighing.USER)
    if Weighing.USER in kinds and given is None:
        raise InvalidInput("user weights were asked for and none are given", "give --weights E1=2,E2=1")
    plans: list[Plan] = []
    for kind in dict.fromkeys(kinds):
        searched = kind in (Weighing.GLOBAL, Weighing.ITEM)
        cuts = _cut_offs(cut_off) if searched else (0.0,)
        plans += [Plan(kind, cut, given if kind is Weighing.USER else None) for cut in cuts]
    return tuple(plans)


def _weighing(name: str) -> Weighing:
    try:
        return Weighing(name.lower())
    except ValueError as error:
        raise InvalidInput(f"“{name}” is no method", f"choose one of: {', '.join(Weighing)}") from error


def _cut_offs(text: str | None) -> tuple[float | None, ...]:
    named: dict[str | None, tuple[float | None, ...]] = {
        None: (0.0, None),
        "none": (0.0,),
        "optimised": (None,),
    }
    if text in named:
        return named[text]
    value = _float(str(text), "a cut-off is: optimised, none, or a calibration from 0 to 1")
    if not 0 <= value <= 1:
        raise InvalidInput(f"the cut-off is {value:g}", "a calibration is from 0 to 1")
    return (value,)


def _weights(text: str, study: Study) -> tuple[float, ...]:
    said = dict(part.rpartition("=")[::2] for part in text.split(","))
    said = {name.strip(): value for name, value in said.items()}
    unknown = [name for name in said if name not in study.experts]
    if unknown:
        raise InvalidInput(
            f"“{unknown[0]}” is no expert of this study", f"they are: {', '.join(study.experts)}"
        )
    return tuple(_float(said.get(name, "0"), "write weights as E1=2,E2=1") for name in study.experts)


def _float(text: str, remedy: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise InvalidInput(f"“{text}” is not a number", remedy) from error


def score(study: Study, wanted: Wanted | None = None) -> Scored:
    """Score a study. Raises InvalidInput where it has no seeds and a method needs them."""
    wanted = wanted or Wanted()
    needs = [plan for plan in wanted.plans if plan.weighing in (Weighing.GLOBAL, Weighing.ITEM)]
    if needs and not study.seeds.any():
        raise InvalidInput(
            f"{study.name}: no item has a realisation, so no expert can be calibrated",
            "give the realisations of seed items (.rls), or ask for --method equal",
        )
    base = ground(study, wanted.rules)
    group = panel(base)
    main = next((plan for plan in wanted.plans if plan.optimised), wanted.plans[0])
    robust = []
    if wanted.items_out:
        robust.append(without_items(group, main, wanted.items_out))
    if wanted.experts_out:
        robust.append(without_experts(study, main, wanted.experts_out, wanted.rules))
    return Scored(
        study,
        wanted.rules,
        group.experts,
        tuple(decide(group, plan) for plan in wanted.plans),
        (mean_of_quantiles(group), median_of_quantiles(group), median_of_distributions(group)),
        tuple(robust),
        cross_validate(group, main) if wanted.validate else None,
    )


# ---------------------------------------------------------------- as plain rows


def rows_of(scored: Scored) -> Rows:
    """Everything, as JSON can hold it; a number that is not there is null."""
    study, rules = scored.study, scored.rules
    answer = {
        "study": study.name,
        "method": "Classical Model (Cooke 1991)",
        "rules": {
            "overshoot": rules.overshoot,
            "calibration_power": rules.power,
            "ties": f"calibrations within {rules.tie:g} (relative) are one and stand or fall together",
            "seeds_counted": "the least number of seeds that an expert answered counts for all",
        },
        "percentiles": list(study.percentiles),
        "items": [_item_row(item) for item in study.items],
        "experts": [_expert_row(scored, place) for place in range(len(study.experts))],
        "decision_makers": {maker.name: _maker_row(maker) for maker in scored.makers},
        "pools": {
            pool.method: {**figures(pool.scores), "quantiles": pool.quantiles.tolist()}
            for pool in scored.pools
        },
        "robustness": {one.kind: _robust_row(one) for one in scored.robustness},
        "cross_validation": _validation_row(scored.validation),
    }
    return dict(_finite(answer))


def _item_row(item: Any) -> Rows:
    return {
        "id": item.id,
        "scale": str(item.scale),
        "unit": item.unit,
        "realisation": item.realisation,
        "question": item.question,
    }


def figures(scores: Scores, place: int | None = None) -> Rows:
    """The four numbers of one expert, by place, or of a decision maker."""
    names = {name: getattr(scores, name) for name in FIGURES}
    return {name: float(value if place is None else value[place]) for name, value in names.items()}


def _expert_row(scored: Scored, place: int) -> Rows:
    scores = scored.experts
    return {
        "id": scored.study.experts[place],
        "seeds_answered": int(scores.answered[place]),
        "counts": scores.counts[place].tolist(),
        **figures(scores, place),
        "weights": {maker.name: weight_of(maker, place) for maker in scored.makers},
    }


def weight_of(maker: DecisionMaker, expert: int) -> float | list[float]:
    """The weight of an expert: one number, or for item weights one an item."""
    if maker.plan.weighing is Weighing.ITEM:
        return [float(value) for value in maker.weights[expert]]
    return float(maker.nominal[expert])


def _maker_row(maker: DecisionMaker) -> Rows:
    return {
        "weighing": str(maker.plan.weighing),
        "cut_off": "optimised" if maker.plan.optimised else "given" if maker.alpha else "none",
        "alpha": maker.alpha,
        **figures(maker.scores),
        "counts": maker.scores.counts.tolist(),
        "quantiles": maker.quantiles.tolist(),
        "low": maker.low.tolist(),
        "high": maker.high.tolist(),
        "tried": [{"alpha": alpha, "combined": combined} for alpha, combined in maker.tried],
    }


def _robust_row(one: Robustness) -> Rows:
    rows = [
        {"left_out": list(row.left_out), "alpha": row.alpha, **{name: getattr(row, name) for name in FIGURES}}
        for row in one.rows
    ]
    return {
        "decision_maker": one.plan.name,
        "left_out_at_a_time": one.size,
        "possible": one.possible,
        "reckoned": len(one.rows),
        "rows": rows,
    }


def _validation_row(one: CrossValidation | None) -> Rows | None:
    if one is None:
        return None
    return {
        "method": "Colson & Cooke (2017): trained on some seeds, scored on the rest, against equal weights",
        "decision_maker": one.plan.name,
        "training_size": one.size,
        "possible": one.possible,
        "reckoned": len(one.folds),
        "geometric_mean_ratio": one.geometric_mean,
        "share_better": one.better,
    }


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_finite(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
