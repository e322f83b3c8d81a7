# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is expected beside what came: request by request, by the words that both have. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samenhang.desks.followup.analysis.item import Part, Role
from samenhang.linking.follow_ups import content

CAME = (Role.RESPONSE, Role.DELAYED, Role.OFFERED, Role.FULFILLED, Role.WITHDRAWN)
"""What can come of an item. A vote is no answer to what is asked: it says that it is asked."""

LEAST = 2
"""Words that an answer and a request must share to be laid beside each other."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Words that something is expected by, None for the item as a whole, and what came of that."""

    expected: Part | None
    came: tuple[Part, ...]


def beside(parts: Sequence[Part]) -> tuple[Beside, ...]:
    """Each request, or the words that the item began with, and what came; what fits no request comes last."""
    expected = _expected(parts)
    came = [part for part in parts if part.role in CAME]
    if len(expected) < 2:
        return (Beside(expected[0] if expected else None, tuple(came)),)
    answers: dict[int, list[Part]] = {number: [] for number in range(-1, len(expected))}
    for part in came:
        answers[_nearest(part, expected)].append(part)
    pairs = tuple(Beside(one, tuple(answers[number])) for number, one in enumerate(expected))
    return (*pairs, Beside(None, tuple(answers[-1]))) if answers[-1] else pairs


def _expected(parts: Sequence[Part]) -> list[Part]:
    asked = [part for part in parts if part.role is Role.ASKED]
    if asked:
        return asked
    return [part for part in parts if part.role not in CAME and part.role is not Role.VOTE][:1]


def _nearest(part: Part, expected: Sequence[Part]) -> int:
    """The request that shares most words with an answer; -1 where none shares enough, or two as many."""
    words = content(part.evidence.quote)
    shared = [len(words & content(one.evidence.quote)) for one in expected]
    most = max(shared)
    return shared.index(most) if most >= LEAST and shared.count(most) == 1 else -1
