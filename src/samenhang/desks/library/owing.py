# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a follow-up is shown: which of its words, and how many days it is over its time. Pure."""

from __future__ import annotations

from datetime import date

from samenhang.model import Deadline, Evidence, FollowUp

MOST_WORDS = 3
Said = tuple[str, Evidence]


def days_over(due: Deadline, today: date) -> int | None:
    """Days since the last day, negative while it is to come; None where no last day is fixed."""
    if due.latest is None or due.firm is not True:
        return None
    return (today - due.latest).days


def words_that_say(follow_up: FollowUp, digest: str) -> tuple[Said, ...]:
    """The words to show, from this document, those that say how it ended first.

    Of words that hold others only those inside are shown: of a motion what it asks, not the whole motion.
    """
    own = [(role, said) for role, said in follow_up.evidence if said.document == digest]
    inner = [one for one in own if not any(_holds(one[1], other[1]) for other in own)]
    return tuple(sorted(inner, key=lambda one: one[0] != follow_up.state)[:MOST_WORDS])


def _holds(outer: Evidence, inner: Evidence) -> bool:
    wider = inner.end - inner.start < outer.end - outer.start
    return wider and outer.start <= inner.start and inner.end <= outer.end
