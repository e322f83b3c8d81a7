# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a minister is minister of: ministries and tasks, in names and short forms, and lists of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from samenhang.marking.actors.lexicon import Lexicon
from samenhang.marking.scanner import Scene
from samenhang.vocabulary.ministries import ministries
from samenhang.vocabulary.offices import portfolios, tenures

_SHORT = re.compile(
    r"[A-Z][A-Za-z]{1,9}(?:&[A-Z]{1,2})?(?![A-Za-z0-9&])|[A-Z](?:&[A-Z])+(?![A-Za-z0-9&])"
).match
_NEXT = re.compile(
    r"(?:\s{0,2},\s{0,2}(?:en\s{1,2})?|\s{1,2}(?:en|alsmede|EN)\s{1,2}|/)"
    r"(?:(?:de|De|DE)\s)?(?P<again>(?:van|voor|VAN|VOOR)\s{1,2})?"
).match
# Short forms that are also other words or names: they count only in a list or after "minister van".
_WEAK = frozenset(("AZ", "BZ", "EZ", "VW", "BtZ", "BnZ", "Jus", "Fin", "FIN", "Def", "DEF", "ELI", "LI"))


@dataclass(frozen=True, slots=True)
class Label:
    """A ministry or a task as printed. `name` is its full form, or the short one where that is all that is
    certain; `ministry` tells whether a ministry of that name existed; `strong` whether it is one anywhere.
    """

    name: str
    ministry: bool
    short: bool
    strong: bool


class Printed(NamedTuple):
    """A label where it stands in the text."""

    start: int
    end: int
    label: Label


@cache
def _shorts() -> dict[str, Label]:
    """Labels by short form, exact in upper and lower case."""
    names: dict[str, set[str]] = {}
    forms = [(found.short_name, found.abbreviations) for found in ministries()]
    forms += [(task.name, task.abbreviations) for task in portfolios()]
    for name, shorts in forms:
        for short in shorts:
            names.setdefault(short, set()).add(name)
    own = {short for found in ministries() for short in found.abbreviations}
    return {
        short: Label(next(iter(full)) if len(full) == 1 else short, short in own, True, short in own - _WEAK)
        for short, full in names.items()
    }


@cache
def _names() -> Lexicon[Label]:
    pairs = []
    for found in ministries():
        label = Label(found.short_name, True, False, False)
        spaced = [short for short in found.abbreviations if " " in short]
        pairs += [(name, label) for name in (found.short_name, *found.variants, *spaced)]
    for task in portfolios():
        pairs.append((task.name, Label(task.name, False, False, False)))
    for tenure in tenures():
        if tenure.task:
            pairs.append((tenure.task, Label(tenure.task, False, False, False)))
    return Lexicon(pairs)


def label_at(scene: Scene, start: int) -> Printed | None:
    """The ministry or task that is printed at `start`, or None."""
    named = _names().match(scene.folded, start)
    if named is not None:
        return Printed(start, named[0], named[1])
    short = _SHORT(scene.text, start)
    label = _shorts().get(short[0]) if short else None
    return Printed(start, short.end(), label) if short and label else None


_BRACKET = re.compile(r"\s\(([A-Z][A-Za-z&]{1,8})\)").match
_DASH = re.compile(r"\s?[–-]\s").match


def with_short(scene: Scene, item: Printed) -> Printed:
    """The label with its own short form behind it: "Binnenlandse Zaken en Koninkrijksrelaties (BZK)"."""
    bracket = _BRACKET(scene.text, item.end) if scene.text[item.end + 1 : item.end + 2] == "(" else None
    if bracket is None or bracket[1] not in _own_shorts().get(item.label.name, ()):
        return item
    return Printed(item.start, bracket.end(), item.label)


def with_task(scene: Scene, item: Printed) -> Printed:
    """The task behind the ministry of a state secretary: "Financiën – Fiscaliteit en Belastingdienst"."""
    dash = _DASH(scene.text, item.end)
    task = label_at(scene, dash.end()) if dash else None
    if task is None or task.label.ministry or task.label.short:
        return item
    return Printed(item.start, task.end, task.label)


@cache
def _own_shorts() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one in ministries():
        found[one.short_name] = found.get(one.short_name, frozenset()).union(one.abbreviations)
    for task in portfolios():
        found[task.name] = found.get(task.name, frozenset()).union(task.abbreviations)
    return found


def labels_at(scene: Scene, start: int, every: bool, most: int | None = None) -> list[Printed]:
    """The list of labels that begins at `start`, and at most so many: "AZ, BZ en Defensie".

    With `every` false a next one must repeat its preposition: "van Defensie en van Financiën".
    """
    found: list[Printed] = []
    printed = label_at(scene, start)
    while printed is not None:
        printed = with_short(scene, printed)
        found.append(printed)
        step = _NEXT(scene.text, printed.end)
        if step is None or not (every or step["again"]) or len(found) == most:
            break
        printed = label_at(scene, step.end())
    return found


def short_forms() -> tuple[str, ...]:
    """Every short form of a ministry, for anchors."""
    return tuple(short for short, label in _shorts().items() if label.ministry and " " not in short)
