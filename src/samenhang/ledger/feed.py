# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the search index is told of each passage, read from SQL.

A passage carries, besides its words and those of the headings above it, keys of the form "kind:letter",
"dossier:33763", "year:2015", "actor:ministry:DEF", "theme:...", "to:kst-33763-141" (what it refers to) and
"old" (of a version that is no longer current). `access` is the key of who may see it, `later` those of the
versions after it: for a viewer who sees one of these it is an older version.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, case, select

from samenhang.ledger import tables
from samenhang.ledger.words import BREAK, STEMS, fold, stem
from samenhang.model import MarkKind

_PREFIX = {MarkKind.ACTOR.value: "actor:", MarkKind.THEME.value: "theme:", MarkKind.REFERENCE.value: "to:"}
_FIRST_DAY, _LAST_DAY = 0, 99_991_231

Feed = dict[str, Any]
"""Values by field of the index."""


@dataclass(frozen=True, slots=True)
class Change:
    """A document that the index has not seen as it is now; `number` orders the changes of the ledger."""

    key: int
    number: int


def changes(connection: Connection, after: int, most: int) -> list[Change]:
    """The documents that changed after a number, in order."""
    d = tables.document.c
    question = select(d.key, d.changed).where(d.changed > after).order_by(d.changed).limit(most)
    return [Change(*row) for row in connection.execute(question)]


def feed(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, list[Feed]]]:
    """For each document its key and what the index is told of its passages."""
    d, b, p = tables.document.c, tables.body.c, tables.passage.c
    heads = _by_document(
        connection, select(d.key, d.kind, d.earliest, d.latest, d.current, d.access).where(d.key.in_(keys))
    )
    later = _by_document(connection, _later(keys))
    bodies = _by_document(
        connection, select(b.document, b.text, b.paths, b.turns).where(b.document.in_(keys))
    )
    lines = select(p.document, p.number, p.start, p.stop, p.path, p.turn).where(p.document.in_(keys))
    passages = _by_document(connection, lines.order_by(p.document, p.number))
    dossiers = _by_document(connection, _dossiers(keys))
    marks = _by_document(connection, _marks(keys))
    for key in keys:
        body = bodies[key][0]
        general = _general(heads[key][0], [row[1] for row in dossiers.get(key, ())])
        general["later"] = [row[1] for row in later.get(key, ())]
        feeds = _passages(key, body, passages.get(key, []), general)
        _add_marks(feeds, [row[2] for row in passages.get(key, ())], body[1], marks.get(key, ()))
        yield key, feeds


def _by_document(connection: Connection, question: Select[Any]) -> dict[int, list[Any]]:
    """The rows by their first column. Bare tuples: this runs over every passage of the ledger."""
    found: dict[int, list[Any]] = {}
    for row in connection.execute(question).all():
        found.setdefault(row[0], []).append(row)
    return found


def _dossiers(keys: Sequence[int]) -> Select[Any]:
    a = tables.alias.c
    return select(a.document, a.value).where(a.document.in_(keys), a.kind == "dossier").order_by(a.value)


def _later(keys: Sequence[int]) -> Select[Any]:
    """The accesses of the versions after each document."""
    d, newer = tables.document.c, tables.document.alias().c
    question = select(d.key, newer.access).where(newer.series == d.series, newer.version > d.version)
    return question.where(d.key.in_(keys)).distinct().order_by(newer.access)


def _marks(keys: Sequence[int]) -> Select[Any]:
    """The marks that the index is told of, once for each of their links."""
    m, t = tables.mark.c, tables.link.c
    value = case((m.kind == MarkKind.THEME.value, m.value), else_="")
    tied = and_(t.document == m.document, t.mark == m.number)
    question = select(m.document, m.kind, m.start, m.stop, value, t.target)
    question = question.join_from(tables.mark, tables.link, tied, isouter=True)
    return question.where(m.document.in_(keys), m.kind.in_(_PREFIX)).order_by(m.document, m.number)


def _general(head: Any, dossiers: Sequence[str]) -> Feed:
    """What holds for every passage of a document."""
    _, kind, earliest, latest, current, access = head
    keys = [f"dossier:{dossier.upper()}" for dossier in dossiers]
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


def _passages(key: int, body: Any, passages: Sequence[Any], general: Mapping[str, Any]) -> list[Feed]:
    _, text, paths, turns = body
    headings = [" ".join(map(stem, fold(" ".join(path)).split())) for path in json.loads(paths)]
    speakers = {
        number: fold(" ".join(part for part in (name, office, group) if part))
        for number, (name, _, office, group), _ in json.loads(turns)
    }
    lines = _lines(text, passages)
    stems = _stems(f" {BREAK} ".join(lines)).split(BREAK) if lines else []
    feeds = []
    for (_, number, _, _, path, turn), line, roots in zip(passages, lines, stems, strict=True):
        one = {"document": key, "number": number, "text": line, "stem": roots, **general}
        if headings[path]:
            one["heading"] = headings[path]
        if turn in speakers:
            one["actor"] = [speakers[turn]]
        feeds.append(one)
    return feeds


def _stems(folded: str) -> str:
    """The stems of the words that are not their own stem."""
    return " ".join(map(STEMS.__getitem__, folded.split()))


def _lines(text: str, passages: Sequence[Any]) -> list[str]:
    """The folded words of each passage. As a rule the passages are the lines of the text."""
    lines = fold(text).split("\n")
    if len(lines) == len(passages):
        return lines
    return [fold(text[start:stop]).replace("\n", " ") for _, _, start, stop, _, _ in passages]


def _add_marks(feeds: Sequence[Feed], starts: Sequence[int], text: str, marks: Sequence[Any]) -> None:
    """Add to each passage what the marks in it are and mean."""
    for _, kind, start, stop, value, target in marks:
        place = bisect_right(starts, start) - 1
        if place < 0:
            continue
        one = feeds[place]
        keys = [_PREFIX[kind] + name for name in ([target] if target else _themes(value))]
        fresh = [key for key in keys if key not in one["key"]]
        if fresh:
            one["key"] = [*one["key"], *fresh]  # a new list: the general one is shared by the passages
        if kind == MarkKind.ACTOR.value:
            one.setdefault("actor", []).append(fold(text[start : min(stop, start + 200)]))


def _themes(value: str) -> list[str]:
    """The themes that a mark names itself: the one of its longest term first."""
    said = json.loads(value) if value else {}
    return [str(theme) for theme in (said.get("theme"), *said.get("also", ())) if theme]
