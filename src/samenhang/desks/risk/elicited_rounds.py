# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The result of a closed round, worked out by the Classical Model: from the ledger, from an exported round,
or from scores that `samenhang risk score --json` worked out before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from math import isfinite
from pathlib import PurePath
from typing import Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from samenhang.admission import Hand
from samenhang.desks.risk import elicited_pools, round_export
from samenhang.desks.risk.analysis.assessment.scenario import Origin
from samenhang.desks.risk.analysis.judgement.makers import FIVE, DecisionMaker, decide, panel
from samenhang.desks.risk.analysis.judgement.scores import ground
from samenhang.desks.risk.analysis.judgement.study import Item, Scale, Study
from samenhang.desks.risk.elicitation import Elicitation
from samenhang.desks.risk.elicited import Elicited, Lookup, Wanted
from samenhang.desks.risk.elicited_pools import SHARES, SHARES_METHOD
from samenhang.desks.risk.scoring import Scored, score
from samenhang.desks.risk.scoring import Wanted as Asking
from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger import Ledger

PLANS = {plan.name: plan for plan in FIVE}
_SCALES = {"uniform": Scale.UNIFORM, "log": Scale.LOG}


class _Plain(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


class _About(_Plain):
    name: str
    title: str = ""
    state: str
    stage: int


class _Asked(_Plain):
    id: str
    kind: str
    text: str = ""
    unit: str | None = None
    lower: float | None = None
    upper: float | None = None
    percentiles: tuple[float, ...] = ()
    options: tuple[str, ...] = ()


class _Said(_Plain):
    expert: str
    item: str
    stage: int
    values: tuple[float | str | None, ...] = ()


class _Item(_Plain):
    id: str
    scale: Literal["uniform", "log"]
    unit: str = ""
    realisation: float | None = None


class Given(_Plain):
    """What was answered to the questions of one set of percentiles, after a stage."""

    stage: int
    percentiles: tuple[float, ...]
    items: tuple[_Item, ...]
    experts: tuple[str, ...]
    values: tuple[tuple[tuple[float | None, ...], ...], ...]


class Round(_Plain):
    """A round as it is exported, as far as its result needs it."""

    format: Literal["samenhang-elicitation"]
    version: Literal[1]
    round: _About
    items: tuple[_Asked, ...]
    studies: tuple[Given, ...]
    answers: tuple[_Said, ...] = ()


class _Scored(_Plain):
    id: str
    scale: str
    unit: str = ""
    realisation: float | None = None
    question: str = ""


class _Maker(_Plain):
    calibration: float | None = None
    quantiles: tuple[tuple[float | None, ...], ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]


class Scores(_Plain):
    """Scores as `samenhang risk score --json` writes them, as far as a result needs them."""

    study: str
    percentiles: tuple[float, ...]
    items: tuple[_Scored, ...]
    experts: tuple[Any, ...]
    decision_makers: dict[str, _Maker] = Field(min_length=1)


# ---------------------------------------------------------------- from a round


def of_round(one: Round, wanted: Wanted) -> Elicited:
    """The result of a question of a round. Raises InvalidInput where it is not closed or has none."""
    about, name = one.round, f"round “{wanted.round}”"
    if about.state != "closed":
        raise InvalidInput(f"{name} is not closed ({about.state})", "a closed round: its result can change")
    asked = next((item for item in one.items if item.id == wanted.question), None)
    if asked is None:
        known = ", ".join(item.id for item in one.items) or "none: it has no questions"
        raise InvalidInput(f"{name} has no question “{wanted.question}”", f"one of {known}")
    stage = about.stage if wanted.stage is None else wanted.stage
    if asked.kind != "percentiles":
        return _pooled(one, asked, wanted, stage)
    if wanted.pool or wanted.base is not None:
        raise InvalidInput(
            f"question “{asked.id}” of {name} asks for percentiles, and a pool is of probabilities",
            "decision_maker in the place of pool and base",
        )
    found = next((s for s in one.studies if s.stage == stage and s.percentiles == asked.percentiles), None)
    if found is None:
        raise InvalidInput(f"{name} has no stage {stage}", f"a stage from 1 to {about.stage}")
    study = _study(found, about.name, {item.id: item.text for item in one.items})
    at = next(place for place, item in enumerate(study.items) if item.id == asked.id)
    maker = _decided(study, wanted, name)
    origin = Origin(
        round=about.name,
        question=asked.id,
        decision_maker=maker.plan.name,
        stage=stage,
        title=about.title,
        asked=asked.text,
        experts=int(study.answered[:, at].sum()),
        seeds=int(study.seeds.sum()),
        calibration=_number(float(maker.scores.calibration)),
    )
    values = maker.quantiles[at].tolist()
    ends = (float(maker.low[at]), float(maker.high[at]))
    return _bounded(_elicited(origin, asked.unit or "", study, at, (values, ends)), asked)


def _pooled(one: Round, asked: _Asked, wanted: Wanted, stage: int) -> Elicited:
    """The result of a question that asks for a probability or a class."""
    about, name = one.round, f"question “{asked.id}” of round “{wanted.round}”"
    if asked.kind == "pairwise":
        raise InvalidInput(
            f"{name} compares pairs, which gives an order and no amount",
            "a question in percentiles, for a probability or for a class",
        )
    if not 1 <= stage <= about.stage:
        raise InvalidInput(f"round “{wanted.round}” has no stage {stage}", f"a stage from 1 to {about.stage}")
    if wanted.decision_maker:
        kind = "a probability" if asked.kind == "probability" else "a class"
        raise InvalidInput(
            f"{name} asks for {kind}, and a decision maker weighs percentiles",
            "pool in the place of decision_maker, or neither",
        )
    said = _last_said(one, asked.id, stage)
    if not said:
        raise InvalidInput(f"nobody answered {name}", "a question with answers")
    origin = Origin(
        round=about.name,
        question=asked.id,
        decision_maker=SHARES,
        stage=stage,
        title=about.title,
        asked=asked.text,
        experts=len(said),
        method=SHARES_METHOD,
        base=wanted.base,
    )
    if asked.kind == "class":
        if wanted.pool or wanted.base is not None:
            raise InvalidInput(f"{name} asks for a class, and a pool is of probabilities", "no pool, no base")
        chosen = elicited_pools.shares([str(value) for value in said], asked.options)
        return Elicited(origin, "", (), 0.0, 0.0, log=False, classes=chosen)
    pool = wanted.pool or "log_odds"
    found = elicited_pools.probability([float(value) for value in said], pool, wanted.base)
    origin = replace(origin, decision_maker=pool, method=found.method)
    return Elicited(origin, "probability", found.percentiles, found.low, found.high, log=False)


def _last_said(one: Round, item: str, stage: int) -> list[float | str]:
    """What each expert last answered up to a stage, where the answer is whole."""
    last: dict[str, float | str] = {}
    for said in sorted(one.answers, key=lambda each: each.stage):
        value = said.values[0] if said.values else None
        if said.item == item and said.stage <= stage and value is not None:
            last[said.expert] = value
    return list(last.values())


def scored(given: Given, name: str) -> Scored:
    """A study of a round, scored: without seed questions by equal weights alone. Raises InvalidInput."""
    study = _study(given, name)
    plans = FIVE if study.seeds.any() else (PLANS["equal"],)
    return score(study, Asking(plans))


def _study(given: Given, name: str, texts: Mapping[str, str] | None = None) -> Study:
    values = [[[np.nan if one is None else one for one in said] for said in row] for row in given.values]
    shape = (len(given.experts), len(given.items), len(given.percentiles))
    answers = np.array(values, dtype=np.float64).reshape(shape)
    items = tuple(
        Item(i.id, _SCALES[i.scale], i.realisation, i.unit, (texts or {}).get(i.id, "")) for i in given.items
    )
    # An expert who answered nothing would count among those who are weighed equally.
    there = np.flatnonzero(~np.isnan(answers).all(axis=(1, 2)))
    if not there.size:
        raise InvalidInput(f"nobody answered in round “{name}”", "a round with answers")
    experts = tuple(given.experts[place] for place in there)
    return Study(name, tuple(one / 100 for one in given.percentiles), experts, items, answers[there])


def _decided(study: Study, wanted: Wanted, name: str) -> DecisionMaker:
    plan = PLANS[wanted.decision_maker or "global"]
    if plan.weighs_scores and not study.seeds.any():
        raise InvalidInput(
            f"{name} has no seed questions in these percentiles, so nobody can be weighed by how well they "
            "judge",
            "decision_maker: equal, or a round with seed questions",
        )
    return decide(panel(ground(study)), plan)


def _elicited(
    origin: Origin, unit: str, study: Study, at: int, told: tuple[list[float], tuple[float, float]]
) -> Elicited:
    values, (low, high) = told
    if not all(map(isfinite, (*values, low, high))):
        raise InvalidInput(
            f"question “{origin.question}” of round “{origin.round}” has no result by "
            f"{origin.decision_maker}",
            "a question that somebody answered who also answered seed questions",
        )
    percentiles = tuple(zip(study.percentiles, values, strict=True))
    return Elicited(origin, unit, percentiles, low, high, study.items[at].scale is Scale.LOG, study=study)


def _bounded(found: Elicited, asked: _Asked) -> Elicited:
    """No wider than what the question says is possible."""
    low = found.low if asked.lower is None else max(found.low, asked.lower)
    high = found.high if asked.upper is None else min(found.high, asked.upper)
    return replace(found, low=low, high=high)


def _number(value: float) -> float | None:
    return value if isfinite(value) else None


# ---------------------------------------------------------------- from scores


def of_scores(one: Scores, wanted: Wanted) -> Elicited:
    """The result of an item by scores that were worked out before."""
    at = next((place for place, item in enumerate(one.items) if item.id == wanted.question), None)
    if at is None:
        known = ", ".join(item.id for item in one.items)
        raise InvalidInput(f"study “{wanted.round}” has no item “{wanted.question}”", f"one of {known}")
    name = wanted.decision_maker or "global"
    maker = one.decision_makers.get(name)
    if maker is None:
        raise InvalidInput(
            f"study “{wanted.round}” was not scored by {name}",
            f"one of {', '.join(one.decision_makers)}",
        )
    if wanted.pool or wanted.base is not None:
        raise InvalidInput(
            f"study “{wanted.round}” has percentiles, and a pool is of probabilities",
            "decision_maker in the place of pool and base",
        )
    if wanted.stage not in (None, 1):
        raise InvalidInput(f"study “{wanted.round}” has no stage {wanted.stage}", "no stage")
    item, low, high = one.items[at], maker.low[at], maker.high[at]
    told = [(p, v) for p, v in zip(one.percentiles, maker.quantiles[at], strict=True) if v is not None]
    if not told or low is None or high is None:
        raise InvalidInput(
            f"item “{item.id}” of study “{wanted.round}” has no result by {name}",
            "an item that somebody answered",
        )
    origin = Origin(
        round=one.study,
        question=item.id,
        decision_maker=name,
        stage=1,
        title=one.study,
        asked=item.question,
        experts=len(one.experts),
        seeds=sum(other.realisation is not None for other in one.items),
        calibration=maker.calibration,
    )
    unit = "" if item.unit == "not given" else item.unit
    return Elicited(origin, unit, tuple(told), low, high, item.scale == "log")


# ---------------------------------------------------------------- where they come from


def in_files(files: Iterable[tuple[str, bytes]]) -> Lookup:
    """Results from files: rounds as they were exported, and scores; by the name inside, or of the file.

    Raises InvalidInput for a file that is neither.
    """
    known: dict[str, Callable[[Wanted], Elicited]] = {}
    for name, data in files:
        find, own = _file(name, data)
        known[PurePath(name).stem] = known[own] = find

    def lookup(wanted: Wanted) -> Elicited:
        if wanted.round not in known:
            said = f"one of {', '.join(known)}" if known else "a file given with --elicited"
            raise InvalidInput(f"no file that was given holds round “{wanted.round}”", said)
        return known[wanted.round](wanted)

    return lookup


def _file(name: str, data: bytes) -> tuple[Callable[[Wanted], Elicited], str]:
    expected = (
        "a round as `samenhang risk elicit export` writes it, or scores of `samenhang risk score --json`"
    )
    try:
        given = json.loads(data)
        if isinstance(given, Mapping) and "decision_makers" in given:
            scores = Scores.model_validate(given)
            return lambda wanted: of_scores(scores, wanted), scores.study
        one = Round.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise InvalidInput(f"{name}: {where}: {first['msg'].lower()}", f"expected: {expected}") from error
    except (ValueError, RecursionError) as error:
        raise InvalidInput(f"{name} is no JSON: {error}", f"expected: {expected}") from error
    return lambda wanted: of_round(one, wanted), one.round.name


@dataclass(frozen=True, slots=True)
class InLedger:
    """Results of the rounds of a ledger, on a day; each round is read once."""

    ledger: Ledger
    today: date
    _read: dict[str, Round] = field(default_factory=dict, repr=False)

    def __call__(self, wanted: Wanted) -> Elicited:
        """Raises InvalidInput where there is no such round, or it is not closed."""
        if wanted.round not in self._read:
            self._read[wanted.round] = self._round(wanted.round)
        return of_round(self._read[wanted.round], wanted)

    def _round(self, name: str) -> Round:
        try:
            whole = Elicitation(self.ledger, Hand("", "", ""), self.today).whole(name)
        except NotFound as error:
            raise InvalidInput(f"there is no round “{name}”", "the name of a round that was held") from error
        return Round.model_validate(round_export.as_data(whole, self.today))
