# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ministries: "het ministerie van BZK", "de ministeries van AZ, BZ en Defensie", "JenV/NCTV"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from samenhang.marking.actors.labels import Printed, labels_at, short_forms
from samenhang.marking.actors.lexicon import anchor
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Mark, MarkKind

ACTOR = MarkKind.ACTOR  # an enumeration is slow in finding its members
_VAN = re.compile(r"\s{1,3}(?:van\s{1,3}(?:het\s)?|VAN\s{1,3}|(?=[A-Z]))").match
_AMONG = re.compile(
    r"(?:[Bb]innen|[Mm]et|[Bb]ij|[Tt]ussen|[Dd]oor|[Nn]amens|[Aa]an|[Ii]ntern|[Vv]anuit)\s{1,2}$"
).search
_INSIDE = re.compile(r"(?:[Bb]innen|[Dd]oor|[Nn]amens|[Vv]anuit|[Ii]ntern|[Bb]ij)\s{1,2}$").search
_LIST = 8  # at most: a list that is none of ministries is read again from each of its names
_FULL = (
    "Buitenlandse Zaken",
    "Algemene Zaken",
    "Defensie",
    "Financiën",
    "Justitie en Veiligheid",
    "Economische Zaken",
)


def find_named(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """The ministries that are called so: each of a list is a mark, the first with the word itself."""
    step = _VAN(scene.text, end)
    if step is None:
        return ()
    items = labels_at(scene, step.end(), scene.folded.endswith((b"s", b"en"), start, end))
    return [
        _mark(item.start if number else start, item, 0.98)
        for number, item in enumerate(items)
        if item.label.ministry
    ]


def find_short(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """Ministries by their short forms alone; a doubtful one ("BZ") only in a list or after "binnen"."""
    text = scene.text
    if not text[start].isupper():
        return ()
    items = [item for item in labels_at(scene, start, True, _LIST) if text[item.start].isupper()]
    if not items:
        return ()
    sure = _sure(scene, start, items)
    return [
        _mark(item.start, item, 0.9) for item in items if item.label.ministry and (sure or item.label.strong)
    ]


def _sure(scene: Scene, start: int, items: list[Printed]) -> bool:
    """Whether the company that doubtful labels keep makes them ministries."""
    low = max(0, start - 12)
    if len(items) == 1:
        return items[0].label.strong or _INSIDE(scene.text, low, start) is not None
    return any(item.label.short for item in items) or _AMONG(scene.text, low, start) is not None


def _mark(start: int, item: Printed, score: float) -> Mark:
    return marked(ACTOR, start, item.end, "actor.ministry", _value(item.label.name), score)


@cache
def _value(name: str) -> dict[str, str]:
    """What a mark of this ministry holds: one for all its marks, so nobody may change it."""
    return {"type": "ministry", "name": name}


RULES = (
    Rule(
        "actor.ministry",
        (" ministerie ", " ministeries ", " departement ", " departementen "),
        find_named,
        "actor",
    ),
    Rule(
        "actor.ministry",
        tuple(sorted({anchor(name) for name in (*short_forms(), *_FULL)})),
        find_short,
        "actor",
    ),
)
