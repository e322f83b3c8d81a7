# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Judgements that cannot all be true: found, named, and repaired as little as possible. Pure.

Bounds of a conditional probability given two others: T. J. Gordon, H. Hayward, Initial experiments with the
cross impact matrix method of forecasting, Futures 1 (1968) 100-116. All together: the judgements hold if
there
is a joint distribution over the events that gives them, which is a linear programme (G. Boole; B. de
Finetti);
the nearest that does hold is the repair of N. Dalkey, An elementary cross-impact model, RAND R-677 (1971),
here in the sum of absolute changes. The programme has 2^n columns for n events.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np
from scipy.optimize import linprog

from samenhang.desks.risk.analysis.cascade.model import Numbers
from samenhang.errors import InvalidInput

MOST_EVENTS = 14
"""Events in one set of judgements: 16,384 columns."""
TOLERANCE = 1e-7


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody said: this event has this probability, or has it if another event occurs."""

    event: str
    probability: float
    given: str = ""

    def __str__(self) -> str:
        return f"P({self.event}{' | ' + self.given if self.given else ''}) = {self.probability:g}"


class Why(StrEnum):
    """Why judgements contradict each other; in brackets the values that say so."""

    TOO_HIGH = "too-high"
    """A conditional probability (judgement, cause, given, event, effect; at most bound)."""
    TOO_LOW = "too-low"
    """The same, at least bound."""
    TOGETHER = "together"
    """Only all of them together (judgements)."""
    ROOT = "root-rate"
    """A scenario begins oftener by itself (root) than it is judged to occur in all (total) (event)."""
    LINK = "link-rate"
    """A cause (given, cause) with its probability alone brings about more (alone) than is judged (event,
    total).
    """


_ENGLISH: Mapping[Why, str] = {
    Why.TOO_HIGH: "{judgement} is too high: {given} with {cause} would by itself make {event} likelier than "
    "{effect}; at most {bound}",
    Why.TOO_LOW: "{judgement} is too low: {event} with {effect} must often coincide with {given} with "
    "{cause}; at least {bound}",
    Why.TOGETHER: "these cannot all be true, and without any one of them the others can: {judgements}",
    Why.ROOT: "{event} is judged to occur {total} times a year in all, but begins {root} times by itself",
    Why.LINK: "{given} is judged to occur {cause} times a year and to bring about {event} with probability "
    "{probability}: that alone is {alone} a year, but {event} is judged to occur {total} times in all",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Judgements that cannot all be true, though any of them left out the others can; and why.

    `values` are the names and numbers that the sentence of that code speaks of, see Why. Of rates there are
    no judgements.
    """

    judgements: tuple[Judgement, ...]
    why: Why
    values: Mapping[str, str | float]

    @property
    def words(self) -> str:
        """Why, in English."""
        return _ENGLISH[self.why].format_map(
            {name: one if isinstance(one, str) else f"{one:.4g}" for name, one in self.values.items()}
        )


@dataclass(frozen=True, slots=True)
class Coherence:
    """Whether judgements can all be true; the conflicts; and for each judgement the nearest value that
    can.
    """

    coherent: bool
    conflicts: tuple[Conflict, ...]
    repaired: tuple[Judgement, ...]


def bounds(effect: float, cause: float) -> tuple[float, float]:
    """Between what the probability of an effect given a cause must lie, by the probabilities of both."""
    if cause <= 0:
        return 0.0, 1.0
    return max(0.0, (effect - 1 + cause) / cause), min(1.0, effect / cause)


def check(judgements: Sequence[Judgement]) -> Coherence:
    """Look at pairs first, which can be explained best, and then at all together."""
    for one in judgements:
        if not 0 <= one.probability <= 1:
            raise InvalidInput(f"judgement {one}: not a probability", "expected 0 to 1")
        if one.event == one.given:
            raise InvalidInput(f"judgement {one}: an event given itself", "expected two events")
    programme = _Programme(judgements)
    if programme.feasible(range(len(judgements))):
        return Coherence(True, (), tuple(judgements))
    pairs = tuple(_pairs(judgements))
    conflicts = pairs or (_smallest(judgements, programme),)
    return Coherence(False, conflicts, programme.repaired())


def _pairs(judgements: Sequence[Judgement]) -> list[Conflict]:
    """Conditional judgements outside the bounds that the probabilities of their two events set."""
    plain = {one.event: one for one in judgements if not one.given}
    found = []
    for one in judgements:
        if one.event not in plain or one.given not in plain:
            continue
        effect, cause = plain[one.event], plain[one.given]
        low, high = bounds(effect.probability, cause.probability)
        why = None
        if one.probability > high + TOLERANCE:
            why = Why.TOO_HIGH
        elif one.probability < low - TOLERANCE:
            why = Why.TOO_LOW
        if why is None:
            continue
        values: dict[str, str | float] = {"judgement": str(one), "event": one.event, "given": one.given}
        values |= {"effect": effect.probability, "cause": cause.probability}
        values["bound"] = high if why is Why.TOO_HIGH else low
        found.append(Conflict((effect, cause, one), why, values))
    return found


def _smallest(judgements: Sequence[Judgement], programme: _Programme) -> Conflict:
    """A set that is no longer in conflict when any one is left out (the deletion filter of Chinneck)."""
    kept = list(range(len(judgements)))
    for number in range(len(judgements)):
        without = [one for one in kept if one != number]
        if not programme.feasible(without):
            kept = without
    named = tuple(judgements[number] for number in kept)
    return Conflict(named, Why.TOGETHER, {"judgements": "; ".join(map(str, named))})


class _Programme:
    """A joint distribution over all states of the events; each judgement a row that must come out as 0."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self.judgements = judgements
        events = sorted({one.event for one in judgements} | {one.given for one in judgements if one.given})
        if len(events) > MOST_EVENTS:
            raise InvalidInput(
                f"{len(events)} events in one set of judgements",
                f"expected {MOST_EVENTS} at most; split the set",
            )
        states = np.arange(1 << len(events))
        occurs = {event: (states >> at & 1).astype(float) for at, event in enumerate(events)}
        sure = np.ones(len(states))
        self.rows = np.array(
            [
                (occurs[one.event] - one.probability) * (occurs[one.given] if one.given else sure)
                for one in judgements
            ]
        ).reshape(len(judgements), len(states))
        self.occurs = occurs

    def feasible(self, chosen: Sequence[int]) -> bool:
        return self._least(list(chosen))[0] <= TOLERANCE

    def _least(self, chosen: list[int]) -> tuple[float, Numbers]:
        """The least sum of deviations of the judgements chosen, and the joint distribution that has it."""
        states, many = self.rows.shape[1], len(chosen)
        left = np.hstack([self.rows[chosen], np.eye(many), -np.eye(many)])
        whole = np.concatenate([np.ones(states), np.zeros(2 * many)])
        found = linprog(
            np.concatenate([np.zeros(states), np.ones(2 * many)]),
            A_eq=np.vstack([left, whole]),
            b_eq=np.append(np.zeros(many), 1.0),
            method="highs",
        )
        return float(found.fun), np.asarray(found.x[:states])

    def repaired(self) -> tuple[Judgement, ...]:
        """Each judgement as the nearest joint distribution has it; one given what never occurs stays."""
        joint = self._least(list(range(len(self.judgements))))[1]
        found = []
        for one in self.judgements:
            given = self.occurs[one.given] if one.given else np.ones(len(joint))
            under = float(joint @ given)
            value = float(joint @ (given * self.occurs[one.event])) / under if under > TOLERANCE else None
            value = one.probability if value is None else round(min(1.0, max(0.0, value)), 9)
            found.append(Judgement(one.event, value, one.given))
        return tuple(found)


# ---------------------------------------------------------------- rates


@dataclass(frozen=True, slots=True)
class Judged:
    """How often somebody thinks that a scenario occurs in a year, from whatever cause."""

    name: str
    rate: float


def rates_in_conflict(
    judged: Sequence[Judged], roots: dict[str, float], links: Sequence[tuple[str, str, float]]
) -> list[Conflict]:
    """What contradicts judged total rates: a root rate above it, or a link whose cause alone gives more.

    `links` are cause, effect and conditional probability, by the names that are judged too.
    """
    total = {one.name: one.rate for one in judged}
    found = [
        Conflict((), Why.ROOT, {"event": name, "total": total[name], "root": roots[name]})
        for name in sorted(total)
        if roots.get(name, 0.0) > total[name] * (1 + TOLERANCE)
    ]
    found += [
        Conflict(
            (),
            Why.LINK,
            {
                "given": cause,
                "cause": total[cause],
                "event": effect,
                "total": total[effect],
                "probability": probability,
                "alone": total[cause] * probability,
            },
        )
        for cause, effect, probability in sorted(links)
        if cause in total and effect in total
        if total[cause] * probability > total[effect] * (1 + TOLERANCE)
    ]
    return found


def triples(judgements: Sequence[Judgement]) -> list[tuple[str, str, str]]:
    """The sets of three events of which no two are in conflict by themselves, but all three are."""
    events = sorted({one.event for one in judgements} | {one.given for one in judgements if one.given})
    return [
        three
        for three in combinations(events, 3)
        if not _inside(judgements, three) and all(_inside(judgements, two) for two in combinations(three, 2))
    ]


def _inside(judgements: Sequence[Judgement], events: Sequence[str]) -> bool:
    among = [one for one in judgements if one.event in events and (not one.given or one.given in events)]
    return not among or _Programme(among).feasible(range(len(among)))
