# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what is owed to by when: the deadline in its words, as part of its value and as a mark of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from samenhang.marking.deadlines.choice import binding
from samenhang.marking.scanner import marked
from samenhang.model import Deadline, Mark, MarkKind

# Looking a member up in its class takes longer than a test of what it is.
_COMMITMENT, _RECALLED, _REQUEST = MarkKind.COMMITMENT, MarkKind.RECALLED, MarkKind.REQUEST
_DATE, _DEADLINE = MarkKind.DATE, MarkKind.DEADLINE
_UNDATED = ("binnen", "uiterlijk", "spoedig", "zo snel", "begroting", "nota", "zodra", "volgende", "komende")
"""Words of a deadline that is no date: few requests hold one or a date, and the others need not be read."""

# "Bij de behandeling van de begroting heb ik ... toegezegd": when it was promised, not when it is due.
_PROMISED = re.compile(
    r"(?:Bij|Tijdens|In|Op|Naar)\b.{3,250}?\b(?:heb|heeft|hebben|is|zijn|had|was|werd|zegde)\b.{0,200}?"
    r"\b(?:toegezegd|toezegging|toe\b)",
    re.DOTALL,
)


def dated(marks: Sequence[Mark], text: str, today: date | None) -> list[Mark]:
    """The marks, what is owed with its deadline; and each deadline as a mark, behind all others."""
    kept = list(marks)
    days: list[int] | None = None
    for number, mark in enumerate(marks):
        kind = mark.kind
        if kind is not _COMMITMENT and kind is not _RECALLED:
            if kind is not _REQUEST:
                continue
            if days is None:
                days = [m.start for m in marks if m.kind is _DATE]
            if not _speaks_of_time(mark, text, days):
                continue
        found = _due(mark, text, today)
        if found is not None:
            start, deadline = found
            due = _value(deadline)
            value = {**mark.value, "due_phrase": deadline.phrase, "due": due}
            kept[number] = marked(kind, mark.start, mark.end, mark.rule, value, mark.score)
            end = start + len(deadline.phrase)
            kept.append(marked(_DEADLINE, start, end, "deadline", {"due": due}, mark.score))
    return kept


def _speaks_of_time(mark: Mark, text: str, days: Sequence[int]) -> bool:
    """Whether a date stands in it, or a word for a deadline without one; `days` is where dates begin."""
    at = bisect_left(days, mark.start)
    if at < len(days) and days[at] < mark.end:
        return True
    words = text[mark.start : mark.end]
    return any(word in words for word in _UNDATED)


def _due(mark: Mark, text: str, today: date | None) -> tuple[int, Deadline] | None:
    found = binding(text, mark.start, mark.end, today)
    if found is not None and found[1].firm == "event" and _PROMISED.match(text, mark.start, mark.end):
        return None
    return found


def _value(deadline: Deadline) -> dict[str, object]:
    return {
        "earliest": deadline.earliest and deadline.earliest.isoformat(),
        "latest": deadline.latest and deadline.latest.isoformat(),
        "firm": deadline.firm,
        "basis": deadline.basis,
    }
