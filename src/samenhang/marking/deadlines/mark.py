# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what is owed to by when: the deadline in its words, as part of its value and as a mark of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from samenhang.marking.deadlines.choice import binding
from samenhang.marking.scanner import marked
from samenhang.model import Deadline, Mark, MarkKind

OWED = frozenset((MarkKind.COMMITMENT, MarkKind.RECALLED, MarkKind.REQUEST))
"""What somebody must come back on, so that a date in it is a deadline."""

_WORDS = re.compile(
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|20\d\d|"
    r"week|weken|maand|dagen|jaar|kwarta|helft|zomer|winter|herfst|kerst|reces|prinsjesdag|spoed|snel|"
    r"binnenkort|termijn|tijd|uiterlijk|zodra|nadat|volgende|komende|begroting|debat|behandeling|overleg|"
    r"aantreden|rapportage|brief|nota|morgen|vandaag|later|moment|afronding|ommekomst|onverwijld",
    re.I,
)
"""A word that can be part of a deadline: a sentence without one need not be taken apart."""

# "Bij de behandeling van de begroting heb ik ... toegezegd": when it was promised, not when it is due.
_PROMISED = re.compile(
    r"(?:Bij|Tijdens|In|Op|Naar)\b.{3,250}?\b(?:heb|heeft|hebben|is|zijn|had|was|werd|zegde)\b.{0,200}?"
    r"\b(?:toegezegd|toezegging|toe\b)",
    re.DOTALL,
)


def dated(marks: Iterable[Mark], text: str, today: date | None) -> Iterator[Mark]:
    """The marks; what is owed with its deadline, and each deadline as a mark behind it."""
    for mark in marks:
        found = _due(mark, text, today) if mark.kind in OWED else None
        if found is None:
            yield mark
            continue
        start, deadline = found
        due = _value(deadline)
        yield replace(mark, value={**mark.value, "due_phrase": deadline.phrase, "due": due})
        end = start + len(deadline.phrase)
        yield marked(MarkKind.DEADLINE, start, end, "deadline", {"due": due}, mark.score)


def _due(mark: Mark, text: str, today: date | None) -> tuple[int, Deadline] | None:
    if not _WORDS.search(text, mark.start, mark.end):
        return None
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
