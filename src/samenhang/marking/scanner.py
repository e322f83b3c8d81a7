# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One pass over a text finds the anchors of every rule; a rule then looks only where its anchor stands.

The text is folded to one byte a character (lower case, no accents, anything that is not a letter or a digit
becomes a space), so offsets stay those of the text and " lid " is a whole word. An Aho-Corasick
automaton (Aho and Corasick, 1975) finds all anchors of all rules in time linear in the text, however
many rules there are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ahocorasick_rs import BytesAhoCorasick, Implementation

from samenhang.model import Mark, MarkKind


def _fold_byte(code: int) -> int:
    letter = unicodedata.normalize("NFKD", chr(code).lower())[0]
    return ord(letter) if letter.isascii() and letter.isalnum() else ord(" ")


_FOLD = bytes(_fold_byte(code) for code in range(256))


def fold(text: str) -> bytes:
    """The text in one byte a character: `fold(text)[i]` stands for `text[i]`.

    A letter outside Latin-1 becomes a space, so an anchor must not depend on one.
    """
    return text.encode("latin-1", "replace").translate(_FOLD)


class _Open:
    """A mark while it is made: the layout of `Mark`, and not frozen."""

    __slots__ = Mark.__slots__


def marked(
    kind: MarkKind, start: int, end: int, rule: str, value: Mapping[str, Any], score: float = 1.0
) -> Mark:
    """A mark, as `Mark(...)` makes it.

    A dense text holds a mark in every hundred characters, and a frozen dataclass takes three times as long
    to make as an open object of the same layout; so the mark is made open, and then becomes a Mark.
    """
    made: Any = _Open()
    made.kind = kind
    made.start = start
    made.end = end
    made.rule = rule
    made.value = value
    made.score = score
    made.__class__ = Mark
    return made  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What a rule may look at: the text, its folded form, and the date of the document if known."""

    text: str
    folded: bytes
    today: date | None = None


Find = Callable[[Scene, int, int], "Iterable[Mark]"]
"""(scene, start of the anchor, end of the anchor) -> the marks found there; usually none or one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Anchors, and what to do where one of them stands.

    An anchor is folded text: a leading or trailing space means a word boundary (" lid " is the word,
    " toegez" is a beginning). The offsets handed to `find` are those of the anchor without such spaces.
    Once `find` has given a mark, anchors of the same `group` inside that mark are passed over: they are
    accounted for.
    """

    name: str
    anchors: tuple[str, ...]
    find: Find
    group: str


class Scanner:
    """The rules, ready to run over any number of texts. Build it once: it costs milliseconds.

    `compact` for so many anchors that between the work of the rules the larger and quicker form of the
    automaton would leave the processor's cache.
    """

    def __init__(self, rules: Sequence[Rule], compact: bool = False) -> None:
        plain = [(anchor.encode("ascii"), rule) for rule in rules for anchor in rule.anchors]
        # an anchor of two rules stands in it twice, so that each hit is that of one rule
        form = Implementation.ContiguousNFA if compact else Implementation.DFA
        self._automaton = BytesAhoCorasick([anchor for anchor, _ in plain], implementation=form)
        numbers = {name: number for number, name in enumerate(dict.fromkeys(rule.group for rule in rules))}
        self._groups = [numbers[rule.group] for _, rule in plain]
        self._plans = [
            (
                len(anchor) - len(anchor.lstrip()) - 1,
                -1 - (len(anchor) - len(anchor.rstrip())),
                rule.find,
                numbers[rule.group],
            )
            for anchor, rule in plain
        ]

    def scan(self, text: str, today: date | None = None) -> list[Mark]:
        """All marks of all rules, group by group, and in a group in the order their anchors end in the text.

        Linear in the text. The rules of a group run together because code that has just run, runs faster.
        """
        folded = fold(text)
        hits = self._automaton.find_matches_as_indexes(b" " + folded + b" ", overlapping=True)
        groups, plans = self._groups, self._plans
        hits.sort(key=lambda hit: groups[hit[0]])
        scene = Scene(text, folded, today)
        marks: list[Mark] = []
        current = reached = 0
        for pattern, begin, stop in hits:
            lead, tail, find, group = plans[pattern]
            if group != current:
                current, reached = group, 0
            start = begin + lead
            if start < reached:
                continue
            for mark in find(scene, start, stop + tail):
                marks.append(mark)
                if mark.end > reached:
                    reached = mark.end
        return marks
