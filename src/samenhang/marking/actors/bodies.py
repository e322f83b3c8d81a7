# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Advisory bodies, inspectorates, services, institutes and security bodies, by name and by short form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from samenhang.marking.actors.lexicon import Lexicon, anchor
from samenhang.marking.scanner import Rule, Scene, fold, marked
from samenhang.model import Mark, MarkKind
from samenhang.vocabulary.bodies import Body, bodies

ACTOR = MarkKind.ACTOR  # an enumeration is slow in finding its members
# Beside "EU" where it is part of something else: "EU-verordening", "2019/1024/EU", "(EU) 2021/1883".
_NO_PART = frozenset("-/()")
_BRACKET = re.compile(r"\s{0,2}\(([A-Za-z][\w &-]{1,15})\)").match
_INTRODUCED = re.compile(r"\w\s\(([A-Z][A-Za-z]{1,6})\)")


def _names(body: Body) -> tuple[str, ...]:
    return (body.name, *body.variants)


@cache
def _lexicon() -> Lexicon[tuple[Body, bool]]:
    """Bodies by name, and whether the name must begin with a capital, as it does in the vocabulary."""
    pairs = [(name, (body, name[0].isupper())) for body in bodies() for name in _names(body)]
    return Lexicon(sorted(pairs, key=lambda pair: pair[1][1]))  # of two the one that asks less comes first


@cache
def _shorts() -> dict[str, Body]:
    return {short: body for body in reversed(bodies()) for short in body.abbreviations}


@cache
def _doubtful() -> dict[str, tuple[tuple[Body, str], ...]]:
    """Short forms that mean other things too, with the body and the article that each needs."""
    found: dict[str, tuple[tuple[Body, str], ...]] = {}
    for body in bodies():
        for short, article in body.ambiguous:
            found[short] = (*found.get(short, ()), (body, article))
    return found


@cache
def _value(body: str) -> dict[str, str]:
    """What a mark of this body holds: one for all its marks, so nobody may change it."""
    found = next(item for item in bodies() if item.id == body)
    return {"type": "body", "name": found.name, "body": found.id}


def find_name(scene: Scene, start: int, end: int) -> tuple[Mark, ...]:
    """A body by its name, with the short form in brackets that follows it."""
    found = _lexicon().match(scene.folded, start)
    if found is None:
        return ()
    end, (body, capital) = found
    if capital and not scene.text[start].isupper():
        return ()
    if "(" in scene.text[end : end + 3]:
        bracket = _BRACKET(scene.text, end)
        if bracket is not None and bracket[1] in _all_shorts(body):
            end = bracket.end()
    return (marked(ACTOR, start, end, "actor.body", _value(body.id), 0.95),)


@cache
def _all_shorts(body: Body) -> frozenset[str]:
    return frozenset((*body.abbreviations, *(short for short, _ in body.ambiguous)))


def find_short(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """A body by its short form, in its own capitals; not in "EU-verordening" or "NAVO-norm"."""
    text = scene.text
    short = text[start:end]
    body = _shorts().get(short)
    if body is None:
        return ()
    if short in _beginnings():
        longer = find_name(scene, start, end)
        if longer:
            return longer
    around = text[start - 1 : start] + text[end : end + 1]
    if "&" in around or (body.kind == "international" and not _NO_PART.isdisjoint(around)):
        return ()
    return (marked(ACTOR, start, end, "actor.body", _value(body.id), 0.95),)


@cache
def _beginnings() -> frozenset[str]:
    """Short forms that a longer name begins with: "GGD" of "GGD GHOR Nederland"."""
    return (
        frozenset(re.split(r"[ -]", name)[0] for body in bodies() for name in _names(body)) & _shorts().keys()
    )


def find_doubtful(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """A short form that means other things too: behind its article, or introduced by the text itself."""
    text = scene.text
    first = text.rfind(" ", start, end) + 1 or start
    short = text[first:end]
    if text[end : end + 1] != "-":
        for body, article in _doubtful().get(short, ()):
            if (article and first > start) or short in _introduced(text, body.id):
                return (marked(ACTOR, first, end, "actor.body", _value(body.id), 0.85),)
    return ()


@lru_cache(maxsize=64)
def _introduced(text: str, body: str) -> frozenset[str]:
    """Short forms that the text puts in brackets behind the name of this body: "Openbaar Ministerie (OM)"."""
    found = next(item for item in bodies() if item.id == body)
    folded = [fold(name) for name in _names(found)]
    return frozenset(
        match[1]
        for match in _INTRODUCED.finditer(text)
        if any(
            fold(text[max(0, match.start() + 1 - len(name)) : match.start() + 1]) == name for name in folded
        )
    )


def _name_anchor(name: str) -> str:
    """The first two words of a name, as folded: rare enough to stop at."""
    folded = fold(name).decode("ascii")
    words = folded.split()
    end = folded.index(words[1], len(words[0])) + len(words[1]) if len(words) > 1 else len(folded)
    return f" {folded[:end]} "


def _doubtful_anchors() -> Iterable[str]:
    for short, meanings in _doubtful().items():
        articles = {article for _, article in meanings}
        yield from (anchor(f"{article} {short}") for article in articles)


RULES = (
    Rule(
        "actor.body",
        tuple(sorted({_name_anchor(name) for body in bodies() for name in _names(body)})),
        find_name,
        "actor",
    ),
    Rule("actor.body-short", tuple(sorted({anchor(short) for short in _shorts()})), find_short, "actor"),
    Rule("actor.body-doubtful", tuple(sorted(set(_doubtful_anchors()))), find_doubtful, "actor"),
)
