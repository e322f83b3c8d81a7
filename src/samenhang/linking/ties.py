# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which follow-ups of two documents are one and the same promise, with a score and the reason in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samenhang.linking.follow_ups import SAME, content
from samenhang.model import FollowUp


@dataclass(frozen=True, slots=True)
class Tie:
    """Two follow-ups of two documents that are one promise: how sure, and why in words."""

    one: FollowUp
    other: FollowUp
    score: float
    reason: str


SURE = 0.7
"""The least score of a tie."""


def tie(
    ours: Sequence[FollowUp],
    theirs: Sequence[FollowUp],
    dossiers: Sequence[str] = (),
    others: Sequence[str] = (),
) -> tuple[Tie, ...]:
    """Which follow-ups of one document are those of another: at most one each, the surest first.

    `dossiers` and `others` are the dossiers of the two documents.
    """
    shared = sorted(set(dossiers) & set(others))
    ties = [found for one in ours for other in theirs if (found := _tied(one, other, shared)) is not None]
    chosen: list[Tie] = []
    for candidate in sorted(ties, key=lambda t: (-t.score, t.one.what, t.other.what)):
        if all(candidate.one is not t.one and candidate.other is not t.other for t in chosen):
            chosen.append(candidate)
    return tuple(chosen)


def _tied(one: FollowUp, other: FollowUp, dossiers: Sequence[str]) -> Tie | None:
    if one.kind is not other.kind:
        return None
    reasons: list[tuple[float, str]] = []
    if (
        one.occasion
        and one.occasion.earliest
        and other.occasion
        and one.occasion.earliest == other.occasion.earliest
    ):
        reasons.append((0.45, f"dezelfde dag van toezegging ({one.occasion.earliest.isoformat()})"))
    names = _surnames(one.asked_by) & _surnames(other.asked_by)
    if names:
        reasons.append((0.3, f"hetzelfde lid ({', '.join(sorted(names))})"))
    elif one.asked_by and other.asked_by:
        return None
    if dossiers:
        reasons.append((0.15, f"hetzelfde dossier ({', '.join(dossiers)})"))
    same = content(one.what) & content(other.what)
    share = len(same) / max(1, min(len(content(one.what)), len(content(other.what))))
    if same and share >= SAME:
        points = min(0.5, share * 0.6) if len(same) > 1 else 0.1
        reasons.append((round(points, 2), f"dezelfde woorden ({', '.join(sorted(same)[:5])})"))
    score = round(min(0.99, sum(points for points, _ in reasons)), 2)
    return Tie(one, other, score, "; ".join(why for _, why in reasons)) if score >= SURE else None


_SURNAME = re.compile(r"[A-ZÀ-Þ][\w’'-]{2,30}")
_TITLES = frozenset(("kamerlid", "lid", "het", "mevrouw", "heer"))


def _surnames(printed: str | None) -> set[str]:
    bare = re.sub(r"\([^)]*\)", "", printed or "")
    return {name.casefold() for name in _SURNAME.findall(bare)} - _TITLES
