# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the search index is told of each passage, read from SQL or from rows on their way there.

A passage carries, besides its words and those of the headings above it, keys of the form "kind:letter",
"dossier:33763", "year:2015", "actor:ministry:DEF", "theme:...", "to:kst-33763-141" (what it refers to) and
"old" (of a version that is no longer current, or a copy of another document).
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, case, select

from samenhang.ledger import tables
from samenhang.ledger.rows import Row
from samenhang.ledger.words import BREAK, STEMS, fold, stem
from samenhang.model import MarkKind

_ACTOR, _THEME = MarkKind.ACTOR.value, MarkKind.THEME.value
_PREFIX = {_ACTOR: "actor:", _THEME: "theme:", MarkKind.REFERENCE.value: "to:"}
MARKED = tuple(_PREFIX)
"""Kinds of marks that the index is told of."""
_FIRST_DAY, _LAST_DAY = 0, 99_991_231

Feed = dict[str, Any]
"""Values by field of the index; the key of the document is added where it is written."""


_D, _NEWER = tables.document.c, tables.document.alias().c
_LATER = (
    select(_D.key, _NEWER.access).where(_NEWER.series == _D.series, _NEWER.version > _D.version).distinct()
)
"""The accesses of the versions after each document."""


@dataclass(frozen=True, slots=True)
class Change:
    """A document that the index has not seen as it is now; `number` orders the changes of the ledger."""

    key: int
    number: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """The rows of one document that the index is told of.

    `head` is kind, first and last day, whether it is current, and the key of who may see it; `later` are the
    keys of the versions after it. The others are rows of their tables; what is left out of them (links of
    other marks, columns at the end) makes no difference.
    """

    head: Row
    dossiers: Sequence[str]
    body: Row
    passages: Sequence[Row]
    marks: Sequence[Row]
    links: Sequence[Row]
    later: Sequence[int] = ()


def changes(connection: Connection, after: int, most: int) -> list[Change]:
    """The documents that changed after a number, in order."""
    d = tables.document.c
    question = select(d.key, d.changed).where(d.changed > after).order_by(d.changed).limit(most)
    return [Change(*row) for row in connection.execute(question)]


def feed(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, list[Feed]]]:
    """For each document its key and what the index is told of its passages."""
    for key, leaf in _leaves(connection, keys):
        yield key, feeds_of(leaf)


def _leaves(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, Leaf]]:
    d, a, b, p = tables.document.c, tables.alias.c, tables.body.c, tables.passage.c
    m, t = tables.mark.c, tables.link.c

    def rows(question: Select[Any], *order: Any) -> Mapping[int, Sequence[Row]]:
        """By document. Bare tuples: this runs over every passage of the ledger."""
        key = question.selected_columns[0]
        found: dict[int, list[Row]] = defaultdict(list)
        for row in connection.execute(question.where(key.in_(keys)).order_by(key, *order)).all():
            found[row[0]].append(row)
        return found

    counts = case((d.copy_of.is_(None), d.current), else_=0)
    heads = rows(select(d.key, d.kind, d.earliest, d.latest, counts, d.access, d.copy_of))
    later = rows(_LATER)
    dossiers = rows(select(a.document, a.value).where(a.kind == "dossier"))
    bodies = rows(select(b.document, b.text, b.paths, b.turns))
    passages = rows(select(tables.passage), p.number)
    marks = rows(select(tables.mark).where(m.kind.in_(MARKED)), m.number)
    links = rows(select(t.document, t.number, t.mark, t.target), t.number)
    for key in keys:
        names = [name for _, name in dossiers[key]]
        *head, access, leader = heads[key][0][1:]
        own = () if leader is None else (access,)  # who sees a copy sees what it is a copy of
        newer = sorted({*own, *(other for _, other in later[key])})
        said = (bodies[key][0], passages[key], marks[key], links[key])
        yield key, Leaf((*head, access), names, *said, newer)


def seen_as(feeds: Sequence[Feed], access: int) -> Sequence[Feed]:
    """What the index is told of a new document, once it is known who may see it."""
    for one in feeds:
        one["access"] = access
    return feeds


def feeds_of(leaf: Leaf) -> list[Feed]:
    """What the index is told of each passage of a document. Pure."""
    general = {**_general(leaf.head, leaf.dossiers), "later": list(leaf.later)}
    feeds = _passages(leaf.body, leaf.passages, general)
    targets: dict[int, list[str]] = defaultdict(list)
    for link in leaf.links:
        targets[link[2]].append(link[3])
    starts = [passage[2] for passage in leaf.passages]
    for mark in leaf.marks:
        place = bisect_right(starts, mark[3]) - 1
        if mark[2] in MARKED and place >= 0:
            _add_mark(feeds[place], mark, targets.get(mark[1], ()), leaf.body[1])
    return feeds


def _general(head: Row, dossiers: Sequence[str]) -> Feed:
    """What holds for every passage of a document."""
    kind, earliest, latest, current, access = head
    keys = [f"dossier:{dossier.upper()}" for dossier in sorted(dossiers)]
    if kind:
        keys.append(f"kind:{kind}")
    if latest:
        keys.append(f"year:{latest[:4]}")
    if not current:
        keys.append("old")
    return {"key": keys, "first": _number(earliest), "last": _number(latest), "access": access}


def _number(day: str | None) -> int:
    """A day as a number that sorts like it: 20151221; 0 where no date is known."""
    return int(day.replace("-", "")) if day else 0


def _passages(body: Row, passages: Sequence[Row], general: Mapping[str, Any]) -> list[Feed]:
    _, text, paths, turns = body[:4]
    headings = [" ".join(map(stem, fold(" ".join(path)).split())) for path in json.loads(paths)]
    speakers = {
        number: fold(" ".join(part for part in (name, office, group) if part))
        for number, (name, _, office, group), _ in json.loads(turns)
    }
    lines = _lines(text, passages)
    stems = _stems(f" {BREAK} ".join(lines)).split(BREAK) if lines else []
    feeds = []
    for passage, line, roots in zip(passages, lines, stems, strict=True):
        number, path, turn = passage[1], passage[6], passage[8]
        one = {"number": number, "text": line, "stem": roots, **general}
        if headings[path]:
            one["heading"] = headings[path]
        if turn in speakers:
            one["actor"] = [speakers[turn]]
        feeds.append(one)
    return feeds


def _stems(folded: str) -> str:
    """The stems of the words that are not their own stem."""
    return " ".join(map(STEMS.__getitem__, folded.split()))


def _lines(text: str, passages: Sequence[Row]) -> list[str]:
    """The folded words of each passage. As a rule the passages are the lines of the text."""
    lines = fold(text).split("\n")
    if len(lines) == len(passages):
        return lines
    return [fold(text[start:stop]).replace("\n", " ") for _, _, start, stop, *_ in passages]


def _add_mark(one: Feed, mark: Row, targets: Sequence[str], text: str) -> None:
    """Add to a passage what a mark in it is and means."""
    _, _, kind, start, stop, _, _, value = mark
    for target in targets or ("",):
        names = [target] if target else _themes(value) if kind == _THEME else []
        keys = [_PREFIX[kind] + name for name in names]
        fresh = [key for key in keys if key not in one["key"]]
        if fresh:
            one["key"] = [*one["key"], *fresh]  # a new list: the general one is shared by the passages
        if kind == _ACTOR:
            one.setdefault("actor", []).append(fold(text[start : min(stop, start + 200)]))


def _themes(value: str) -> list[str]:
    """The themes that a mark names itself: the one of its longest term first."""
    said = json.loads(value)
    return [str(theme) for theme in (said.get("theme"), *said.get("also", ())) if theme]
