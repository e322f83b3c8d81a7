# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""All marks of a document: one scan with every rule, then what only the whole document can tell."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date
from functools import cache
from operator import attrgetter

from samenhang.marking import (
    actions,
    actors,
    appreciations,
    commitments,
    dates,
    deadlines,
    decisions,
    delays,
    intentions,
    motions,
    reactions,
    recommendations,
    references,
    responses,
    strategies,
    themes,
    votes,
)
from samenhang.marking.scanner import Scanner
from samenhang.model import Document, Mark, MarkKind

MARKS_VERSION = "6"
"""Raise it when rules change: documents in a ledger are then marked again, reviews stay."""

RULES = (
    *references.RULES,
    *strategies.RULES,
    *actors.RULES,
    *dates.RULES,
    *themes.RULES,
    *motions.RULES,
    *commitments.RULES,
    *delays.RULES,
    *recommendations.RULES,
    *decisions.RULES,
    *intentions.RULES,
    *votes.RULES,
    *appreciations.RULES,
    *responses.RULES,
    *actions.RULES,
)

MARKED = tuple(kind for kind in MarkKind if kind is not MarkKind.QUESTION)
"""The kinds that rules find: written questions stand in a register alone."""

_NAMES = (*references.RULES, *actors.RULES, *dates.RULES, *themes.RULES)

_ONE_LINE = frozenset((MarkKind.REFERENCE, MarkKind.ACTOR, MarkKind.DATE, MarkKind.THEME))
_VOICED = frozenset((MarkKind.COMMITMENT, MarkKind.RECALLED, MarkKind.FULFILLED))
_START = attrgetter("start")


@cache
def scanner() -> Scanner:
    """The scanner with every rule; built once in a process."""
    return Scanner(RULES, compact=True)


@cache
def _names() -> Scanner:
    return Scanner(_NAMES, compact=True)


def named(document: Document) -> tuple[Mark, ...]:
    """Whom and what a document names, with days and themes.

    For what says by its form what each of its lines is: no rule looks for promises, motions or advice.
    """
    found = _names().scan(document.text, document.day)
    return tuple(settle([mark for mark in found if "\n" not in document.text[mark.start : mark.end]]))


def mark(document: Document, today: date | None = None) -> tuple[Mark, ...]:
    """Every mark of a document in the order of the text.

    `today` stands in for the document's own date where it states none; it is what "12 november jl."
    is counted from.
    """
    text = document.text
    day = document.day or today
    found = scanner().scan(text, day)
    marks: Sequence[Mark] = [m for m in found if m.kind not in _ONE_LINE or "\n" not in text[m.start : m.end]]
    if document.targets:
        marks = _with_stated(document, marks)
    if not _VOICED.isdisjoint({m.kind for m in marks}):  # to others it does not matter who speaks
        marks = commitments.fit(marks, document)
    for fit in (decisions.fit, appreciations.fit, responses.fit, recommendations.fit, reactions.fit):
        marks = fit(marks, document)
    kept = settle(marks)
    whole = deadlines.dated(kept, text, day)
    if len(whole) > len(kept):
        whole.sort(key=_START)
    return tuple(whole)


def _with_stated(document: Document, marks: Sequence[Mark]) -> Sequence[Mark]:
    """The marks, with what the file itself says of its references put before what the rules found."""
    stated = [
        Mark(MarkKind.REFERENCE, t.start, t.end, "file", {"form": "stated", "target": t.target})
        for t in document.targets
    ]
    exact = {(m.start, m.end): m for m in stated}
    for mark_ in marks:
        same = exact.get((mark_.start, mark_.end))
        if same is not None and mark_.kind is MarkKind.REFERENCE:
            exact[same.start, same.end] = Mark(
                same.kind,
                same.start,
                same.end,
                "file",
                {**mark_.value, **same.value, "form": mark_.value["form"]},
            )
    return [*exact.values(), *marks]


def settle(marks: Sequence[Mark]) -> list[Mark]:
    """Marks in order, without doubles: of two of one kind that overlap, the file's own or the longer stays.

    Motions and commitments may hold other marks, so only marks of the same kind meet here.
    """
    # rules find nearly all marks apart and in order: only kinds where they did not are taken in hand
    reach: dict[MarkKind, int] = {}
    tangled: set[MarkKind] = set()
    for mark_ in marks:
        kind = mark_.kind
        if mark_.start < reach.get(kind, 0):
            tangled.add(kind)
        reach[kind] = mark_.end
    kept = _untangled(marks, tangled) if tangled else list(marks)
    kept.sort(key=_START)
    if len(set(map(_START, kept))) < len(kept):
        kept.sort(key=lambda m: (m.start, -m.end, m.kind))
    return kept


def _untangled(marks: Sequence[Mark], tangled: Set[MarkKind]) -> list[Mark]:
    """The marks, those of the tangled kinds without doubles."""
    order = [m for m in marks if m.kind in tangled]
    order.sort(key=lambda m: (m.kind, m.start, m.rule != "file", -m.end, -m.score))
    kept: list[Mark] = []
    for mark_ in order:
        last = kept[-1] if kept else None
        if last is None or last.kind is not mark_.kind or mark_.start >= last.end:
            kept.append(mark_)
        elif mark_.rule == "file" or (
            last.rule != "file" and mark_.end - mark_.start > last.end - last.start
        ):
            kept[-1] = mark_
    return [*kept, *(m for m in marks if m.kind not in tangled)]
