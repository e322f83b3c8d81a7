# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Named strategies and threat assessments: "de Beleidsbrief Internationale Veiligheid", "DTN 57"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from samenhang.marking.scanner import Rule, Scene, fold, marked
from samenhang.model import Mark, MarkKind
from samenhang.vocabulary.strategies import Strategy, strategies

RULE = "strategy"
_REFERENCE = MarkKind.REFERENCE
_TITLED = re.compile(
    r"(?:(?:nota|brief|beleidsbrief|kamerbrief|rapport|strategie|defensienota|document|getiteld|titel|visie|"
    r"notitie)"
    r"(?:\s?[,:])?\s{1,2}[«\"“‘'„(]{0,2}|[«\"“„‘])\Z",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"(?:[\s-]|\s?\(?nr\.?\s?)?(?P<number>(?:20\d\d|\d{1,2}))(?![\w]|[-–/.,]\d)")


class Name(NamedTuple):
    """A name of a strategy; `exact`: with these capitals only, `titled`: only after a word for a text."""

    written: str
    strategy: Strategy
    exact: bool
    titled: bool


def _names() -> dict[bytes, list[Name]]:
    table: dict[bytes, list[Name]] = {}
    for strategy in strategies():
        for names, exact, titled in (
            (strategy.names, False, False),
            (strategy.exact, True, False),
            (strategy.titles, True, True),
        ):
            for written in names:
                table.setdefault(fold(written), []).append(Name(written, strategy, exact, titled))
    return table


_NAMES = _names()
_AROUND = {
    word: tuple(
        (other.index(word), other)
        for other in sorted(_NAMES, key=len, reverse=True)
        if b" " + word + b" " in b" " + other + b" "
    )
    for word in _NAMES
}
"""Name -> itself and the longer names that hold it, longest first, each with the place of the name in it."""


def find(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """The longest name that stands here or around here."""
    folded = scene.folded
    for offset, name in _AROUND[folded[start:end]]:
        begin = start - offset
        stop = begin + len(name)
        if begin >= 0 and folded.startswith(name, begin) and folded[stop : stop + 1] in (b"", b" "):
            fitting = [one for one in _NAMES[name] if _fits(scene.text, begin, stop, one)]
            marks = _mark(scene, begin, stop, fitting) if fitting else ()
            if marks:
                return marks
    return ()


def _fits(text: str, start: int, end: int, name: Name) -> bool:
    if name.exact and text[start:end] != name.written:
        return False
    return not name.titled or _TITLED.search(text, max(0, start - 20), start) is not None


def _mark(scene: Scene, start: int, end: int, names: list[Name]) -> tuple[Mark, ...]:
    """The strategy that bore the name when the text was written: the latest that was out."""
    out = [name.strategy for name in names if _was_out(name.strategy, scene.today)]
    if not out:
        return ()
    strategy = max(out, key=lambda one: one.date or date.min)
    sure = len(out) == 1 or scene.today is not None
    target = strategy.kamerstuk if sure else None
    value: dict[str, Any] = {"form": "strategy", "target": target, "title": strategy.title}
    value["strategy"] = strategy.id if sure else None
    if strategy.series:
        issue = _ISSUE.match(scene.text, end)
        if issue is not None:
            value["number"] = int(issue["number"])
            end = issue.end()
    score = (1.0 if len(out) == 1 else 0.8) if strategy.kamerstuk_status == "verified" else 0.7
    return (marked(_REFERENCE, start, end, RULE, value, score),)


def _was_out(strategy: Strategy, today: date | None) -> bool:
    return today is None or strategy.date is None or strategy.date <= today


RULES = (Rule(RULE, tuple(f" {word.decode('ascii')} " for word in _NAMES), find, "strategy"),)
