# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a passage matched: which words, in which form, with their places in it; in Dutch, for people. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samenhang.ledger.naming import fold_name
from samenhang.ledger.query import Dates, Leaf, Phrase
from samenhang.ledger.query import Word as Asked
from samenhang.ledger.words import Word, fold, stem, words
from samenhang.vocabulary.actor_names import actor_name, theme_name

Places = list[tuple[int, int]]
SNIPPET = 320
"""Characters of a snippet."""

_MOST_FORMS = 4


@dataclass(frozen=True, slots=True)
class Meant:
    """A mark in the passage: where it stands in the passage's text, its kind and the target of its link."""

    start: int
    end: int
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to see of a passage: its text, headings, speaker, marks, and what its document is."""

    text: str
    headings: tuple[str, ...] = ()
    speaker: str = ""
    meant: tuple[Meant, ...] = ()
    called: str = ""
    kind: str | None = None
    date: str = ""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a passage: `start` is its offset there, `highlights` are offsets within `text`."""

    text: str
    start: int
    highlights: tuple[tuple[int, int], ...]


def explain(leaves: Iterable[Leaf], scene: Scene) -> tuple[tuple[str, ...], Places]:
    """The reasons in words, and the places of the words that matched in the passage's text."""
    there = list(words(scene.text))
    reasons: dict[str, None] = {}
    places: Places = []
    for leaf in leaves:
        for reason, found in _explain(leaf, scene, there):
            reasons[reason] = None
            places += found
    return tuple(reasons), sorted(set(places))


def _explain(leaf: Leaf, scene: Scene, there: Sequence[Word]) -> list[tuple[str, Places]]:
    if isinstance(leaf, Dates):
        return [(f"datum {scene.date} valt in {leaf.text}", [])]
    if leaf.field == "kind":
        return [(f"soort is {scene.kind}", [])] if _same(leaf.text, scene.kind or "") else []
    if leaf.field == "dossier":
        return [(f"hoort bij dossier {leaf.text}", [])]
    if leaf.field == "document":
        return [(f"staat in {scene.called}", [])]
    if leaf.field is not None:
        return _explain_key(leaf, scene)
    asked = fold(leaf.text).split()
    if len(asked) == 1 and isinstance(leaf, Asked):
        return _explain_word(leaf, asked[0], scene, there)
    found = _side_by_side(asked, there, isinstance(leaf, Asked) and leaf.prefix)
    reasons = [(f"“{leaf.text}” staat er woord voor woord", found)] if found else []
    return reasons or _explain_key(Asked(leaf.text, "to", leaf.at), scene)


def _same(asked: str, value: str) -> bool:
    return fold_name(asked) == fold_name(value)


def _explain_word(asked: Asked, folded: str, scene: Scene, there: Sequence[Word]) -> list[tuple[str, Places]]:
    if asked.prefix:
        return _forms(f"“{asked.text}*” is het begin van", [w for w in there if w.folded.startswith(folded)])
    exact = [word for word in there if word.folded == folded]
    root = stem(folded)
    others = [word for word in there if word.folded != folded and stem(word.folded) == root]
    reasons = _forms(f"“{asked.text}” heeft dezelfde stam als", others)
    if exact:
        reasons.insert(0, (f"“{asked.text}” staat er letterlijk", [(w.start, w.end) for w in exact]))
    if not reasons:
        reasons = [
            (f"“{asked.text}” staat in de kop “{heading}”", [])
            for heading in scene.headings
            if any(stem(word.folded) == root for word in words(heading))
        ]
    return reasons


def _forms(says: str, found: Sequence[Word]) -> list[tuple[str, Places]]:
    if not found:
        return []
    forms = list(dict.fromkeys(word.printed for word in found))[:_MOST_FORMS]
    printed = ", ".join(f"“{form}”" for form in forms)
    return [(f"{says} {printed}", [(word.start, word.end) for word in found])]


def _side_by_side(asked: Sequence[str], there: Sequence[Word], prefix: bool) -> Places:
    """Where these words stand in this order; of the last one perhaps only the beginning."""
    found: Places = []
    size = len(asked)
    for at in range(len(there) - size + 1):
        stretch = [word.folded for word in there[at : at + size]]
        last = stretch[-1].startswith(asked[-1]) if prefix else stretch[-1] == asked[-1]
        if last and stretch[:-1] == list(asked[:-1]):
            found.append((there[at].start, there[at + size - 1].end))
    return found


_SAYS = {"actor": "actor", "theme": "thema", "to": "verwijst naar"}
_OF_FIELD = {"actor": "actor", "theme": "theme", "to": "reference"}


def _explain_key(leaf: Asked | Phrase, scene: Scene) -> list[tuple[str, Places]]:
    """A field that is answered by marks in the passage, or by who speaks."""
    field = leaf.field or "to"
    reasons: list[tuple[str, Places]] = []
    for meant in scene.meant:
        if meant.kind == _OF_FIELD[field] and _means(leaf, meant, scene.text):
            quote = scene.text[meant.start : meant.end]
            same = _same(meant.target, leaf.text) or not meant.target
            name = "" if same else f" ({_called(field, meant.target)})"
            said = f"{_SAYS[field]} {_called(field, leaf.text)}: “{quote}”{name}"
            reasons.append((said, [(meant.start, meant.end)]))
    if field == "actor" and _holds(leaf, scene.speaker):
        reasons.append((f"aan het woord is {scene.speaker}", []))
    return reasons


def _called(field: str, target: str) -> str:
    """What people call a target of a link; words that are none stay as they are."""
    if field == "actor":
        actor = actor_name(target)
        return actor.name if actor.known else target
    return theme_name(target) if field == "theme" else target


def _means(leaf: Asked | Phrase, meant: Meant, text: str) -> bool:
    prefix = isinstance(leaf, Asked) and leaf.prefix
    asked, target = fold_name(leaf.text), fold_name(meant.target)
    if target == asked or (prefix and target.startswith(asked)):
        return True
    return leaf.field == "actor" and _holds(leaf, text[meant.start : meant.end])


def _holds(leaf: Asked | Phrase, text: str) -> bool:
    """Whether the words of a leaf stand side by side in a text."""
    asked = fold(leaf.text).split()
    return bool(asked and _side_by_side(asked, list(words(text)), isinstance(leaf, Asked) and leaf.prefix))


def snippet(text: str, places: Places) -> Snippet:
    """The part of a passage that shows most of what matched, cut at words."""
    start, end = _window(text, places)
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in places if a < end and b > start]
    return Snippet(text[start:end], start, tuple(_merged(inside)))


def _window(text: str, places: Places) -> tuple[int, int]:
    if len(text) <= SNIPPET:
        return 0, len(text)
    firsts = [place[0] for place in places[:200]] or [0]
    best = max(firsts, key=lambda first: (sum(first <= a < first + SNIPPET - 60 for a in firsts), -first))
    start = max(0, min(best - 40, len(text) - SNIPPET))
    end = min(len(text), start + SNIPPET)
    if start:
        gap = text.find(" ", start, best)
        start = gap + 1 if gap >= 0 else start
    if end < len(text):
        gap = text.rfind(" ", start + SNIPPET // 2, end)
        end = gap if gap > best else end
    return start, end


def _merged(places: Iterable[tuple[int, int]]) -> Places:
    """The places in order, those that overlap made one."""
    merged: Places = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
