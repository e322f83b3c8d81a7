# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parliamentary groups: "de VVD", "de CDA-fractie", "de fractie van Denk"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from samenhang.marking.actors.lexicon import Lexicon, anchor
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Mark, MarkKind
from samenhang.vocabulary.groups import Group, groups

ACTOR = MarkKind.ACTOR  # an enumeration is slow in finding its members
_OF_GROUP = re.compile(
    r"(?:[Ff]racties?|[Ff]ractievoorzitters?|[Ll]eden|[Ww]oordvoerders?)\s(?:van\s)?(?:de\s|het\s)?$"
).search
_BESIDE = re.compile(r"(\w[\w/-]{1,16})(?:,|\sen|,\sen)\s(?:de\s|het\s)?$").search
_SUFFIX = re.compile(r"-?fracties?\b").match


@cache
def _lexicon() -> Lexicon[Group]:
    return Lexicon((form, group) for group in groups() for form in group.spellings())


@cache
def _anywhere() -> frozenset[str]:
    return frozenset(form for group in groups() for form in (*group.abbreviations, *group.variants))


@cache
def _loose() -> frozenset[str]:
    return frozenset(form for group in groups() for form in group.loose)


@cache
def _value(group: str) -> dict[str, str]:
    """What a mark of this group holds: one for all its marks, so nobody may change it."""
    return {"type": "group", "name": group}


def find_group(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """A group by its short form, if it is printed as one, or by its name."""
    text = scene.text
    found = _lexicon().match(scene.folded, start)
    comma = text.find(",", start, found[0]) if found else -1
    if comma > 0:
        found = _lexicon().match(scene.folded, start, comma)
    if found is None:
        return ()
    end, group = found
    printed = text[start:end]
    suffix = _SUFFIX(text, end) if text[end : end + 1] in "-f" else None
    if suffix is not None:
        end = suffix.end()
    if printed in _anywhere():
        return (marked(ACTOR, start, end, "actor.group", _value(group.id), 0.95),)
    if printed in _loose() and (suffix or _speaks_of_group(text, start, end)):
        return (marked(ACTOR, start, end, "actor.group", _value(group.id), 0.85),)
    if len(printed) > 12 and printed[0].isupper():
        return (marked(ACTOR, start, end, "actor.group", _value(group.id), 0.9),)
    return ()


def _speaks_of_group(text: str, start: int, end: int) -> bool:
    """Whether a doubtful short form stands where a group does: "de fractie van Denk", "D66, Volt en NSC"."""
    low = max(0, start - 30)
    if _OF_GROUP(text, low, start):
        return True
    beside = _BESIDE(text, low, start)
    return beside is not None and (beside[1] in _anywhere() or beside[1] in _loose())


RULES = (
    Rule(
        "actor.group",
        tuple(sorted({anchor(form) for group in groups() for form in group.spellings()})),
        find_group,
        "actor",
    ),
)
