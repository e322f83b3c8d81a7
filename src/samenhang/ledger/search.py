# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A search: passages in order of how well they match, each with its document, its words and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, literal_column, select
from tantivy import Query, Searcher

from samenhang.ledger import rows, tables
from samenhang.ledger.asking import Scope, ask
from samenhang.ledger.engine import Question
from samenhang.ledger.query import All, Dates, Leaf, Node, Word, leaves, parse
from samenhang.ledger.questions import by_key, keys_of
from samenhang.ledger.shelf import Entry, entry_of, spines
from samenhang.ledger.sight import Sight, withheld
from samenhang.ledger.why import Meant, Scene, Snippet, explain, snippet
from samenhang.model import MarkKind, Passage

FACETS = ("kind", "dossier", "actor", "theme", "year")
MOST_OF_A_FACET = 20

_P, _B = tables.passage.c, tables.body.c
_PASSAGE = Question(
    select(
        tables.passage,
        func.substr(_B.text, _P.start + literal_column("1"), _P.stop - _P.start),
        _B.paths,
        _B.turns,
    )
    .join_from(tables.passage, tables.body, _B.document == _P.document)
    .where(_P.document == bindparam("document"), _P.number == bindparam("number")),
    "document",
    "number",
)

_MOST_KEYS = 5_000
_BY_MARKS = ("actor", "theme", "to")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that matched. `why` says in Dutch which words matched and in which form, reason by reason.

    `score` says how well; 0 where the newest come first, which asks nothing of the words.
    """

    score: float
    entry: Entry
    passage: Passage
    snippet: Snippet
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: `total` passages match, the best of them are `hits`.

    `facets` counts the matching passages by kind, dossier, actor, theme and year, most frequent first.
    `behind` is how many documents the index had not yet seen: 0 as a rule.
    """

    query: str
    total: int = 0
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    behind: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: `limit` passages from `offset` on; `old` versions too or not; with `facets` or not.

    The best come first, or with `newest` those of the newest documents. `within` is a query that narrows the
    first one: of it only actors, themes and references are among the reasons.
    """

    query: str
    limit: int = 10
    offset: int = 0
    old: bool = False
    facets: bool = False
    newest: bool = False
    within: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A passage that matched, as SQL has it."""

    passage: Passage
    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Search:
    """A request with all that it is asked with. `reached` is the change to which the index has come."""

    connection: Connection
    searcher: Searcher
    request: Request
    node: Node
    sight: Sight
    reached: int

    def found(self) -> Found:
        """Ask the index, and fetch from SQL what it found."""
        narrow = parse(self.request.within) if self.request.within else None
        query = self._query(narrow)
        result: Any = _ranked(self.searcher, query, self.request)
        places = _places(self.searcher, result)
        scores = [0.0 if self.request.newest else float(score) for score, _ in result.hits]
        asked = [*leaves(self.node), *filter(_by_marks, leaves(narrow) if narrow else ())]
        hits = _hits(self.connection, places, scores, asked, self.sight)
        facets = _facets(self.searcher, query) if self.request.facets else {}
        return Found(self.request.query, result.count, hits, facets)

    def documents(self) -> tuple[str, ...]:
        """The digests of the documents of the same hits, the best first: nothing else is fetched."""
        places = _places(self.searcher, _ranked(self.searcher, self._query(None), self.request))
        keys = list(dict.fromkeys(key for key, _ in places))
        entries = by_key(self.connection, set(keys), self.sight)
        return tuple(entries[key].digest for key in keys if key in entries)

    def _query(self, narrow: Node | None) -> Query:
        scope = Scope(self.sight.keys, withheld(self.connection, self.sight, self.reached), self.request.old)
        whole = self.node if narrow is None else All((self.node, narrow))
        return ask(whole, lambda name: keys_of(self.connection, name, self.sight), scope)


def _places(searcher: Searcher, result: Any) -> list[tuple[int, int]]:
    """The key of the document and the number of the passage of each hit."""
    addresses = [address for _, address in result.hits]
    keys = [int(key or 0) for key in searcher.fast_field_values("document", addresses)]
    numbers = [int(number or 0) for number in searcher.fast_field_values("number", addresses)]
    return list(zip(keys, numbers, strict=True))


def nothing(request: Request, behind: int) -> Found:
    """The answer of an index that holds nothing yet: the same as where nothing matches."""
    facets: dict[str, tuple[tuple[str, int], ...]] = dict.fromkeys(FACETS, ()) if request.facets else {}
    return Found(request.query, facets=facets, behind=behind)


def _ranked(searcher: Searcher, query: Query, request: Request) -> Any:
    most, first = max(1, request.limit), request.offset
    if request.newest:
        return searcher.search(query, most, offset=first, order_by_field="last")
    return searcher.search(query, most, offset=first)


def _facets(searcher: Searcher, query: Query) -> dict[str, tuple[tuple[str, int], ...]]:
    wanted = {"terms": {"field": "key", "size": _MOST_KEYS, "exclude": "(to:.*|old)"}}
    buckets = searcher.aggregate(query, {"keys": wanted})["keys"]["buckets"]
    counts: dict[str, list[tuple[str, int]]] = {name: [] for name in FACETS}
    for bucket in buckets:
        name, _, value = bucket["key"].partition(":")
        if name in counts and len(counts[name]) < MOST_OF_A_FACET:
            counts[name].append((value, int(bucket["doc_count"])))
    return {name: tuple(values) for name, values in counts.items()}


def _hits(
    connection: Connection,
    places: Sequence[tuple[int, int]],
    scores: Sequence[float],
    asked: Sequence[Leaf],
    sight: Sight,
) -> tuple[Hit, ...]:
    """The hits with all there is to show. What is gone from SQL since it was indexed is left out."""
    if not places:
        return ()
    question = spines(sight).where(tables.document.c.key.in_({key for key, _ in places}))
    entries = {row.key: entry_of(row) for row in connection.execute(question)}
    found = _rows(connection, places)
    meant = _meant(connection, places, found, asked)
    hits = []
    for place, score in zip(places, scores, strict=True):
        if place in found and place[0] in entries:
            hits.append(_hit(score, entries[place[0]], found[place], meant.get(place, ()), asked))
    return tuple(hits)


def _hit(score: float, entry: Entry, row: _Row, meant: Sequence[Meant], asked: Sequence[Leaf]) -> Hit:
    called = entry.identifier or entry.name
    date = entry.earliest if entry.earliest == entry.latest else f"{entry.earliest} tot {entry.latest}"
    scene = Scene(row.text, row.passage.headings, row.speaker, tuple(meant), called, entry.kind, date or "")
    why, places = explain(asked, scene)
    return Hit(score, entry, row.passage, snippet(row.text, places), why)


def _rows(connection: Connection, places: Sequence[tuple[int, int]]) -> dict[tuple[int, int], _Row]:
    """The passages in these places, one question each: a list of pairs would make SQLite read them all."""
    found = {}
    for place in places:
        for row in _PASSAGE.ask(connection, *place):
            passage = rows.passage_of(row[:10], json.loads(row[11]))
            found[place] = _Row(passage, row[10], _speaker(passage.turn, row[12]))
    return found


def _speaker(turn: int | None, turns: str) -> str:
    """Who speaks, as people say it: "mevrouw Hachchi (D66)", "minister Hennis-Plasschaert"."""
    if turn is None:
        return ""
    for number, (name, _, office, group), _ in json.loads(turns):
        if number == turn:
            return f"{name} ({office or group})" if office or group else str(name)
    return ""


def _meant(
    connection: Connection,
    places: Sequence[tuple[int, int]],
    found: Mapping[tuple[int, int], _Row],
    asked: Sequence[Leaf],
) -> dict[tuple[int, int], list[Meant]]:
    """The marks in the passages, where the query asks for what marks say."""
    if not any(_by_marks(leaf) for leaf in asked):
        return {}
    return {
        place: _marks_in(connection, place[0], found[place].passage) for place in places if place in found
    }


def _by_marks(leaf: Leaf) -> bool:
    if isinstance(leaf, Dates):
        return False
    return leaf.field in _BY_MARKS or (isinstance(leaf, Word) and leaf.field is None and "-" in leaf.text)


def _marks_in(connection: Connection, key: int, passage: Passage) -> list[Meant]:
    m, t = tables.mark.c, tables.link.c
    tied = and_(t.document == m.document, t.mark == m.number)
    question = (
        select(m.start, m.stop, m.kind, m.value, t.target)
        .join_from(tables.mark, tables.link, tied, isouter=True)
        .where(m.document == key, m.start >= passage.start, m.start < passage.end)
        .where(m.kind.in_(("actor", "theme", "reference")))
        .order_by(m.number, t.number)
    )
    return [meant for row in connection.execute(question) for meant in _meaning(row, passage)]


def _meaning(row: Any, passage: Passage) -> Iterator[Meant]:
    """What a mark means: the target of its link, or the themes that it names itself."""
    start, end = row.start - passage.start, min(row.stop, passage.end) - passage.start
    said = json.loads(row.value) if row.kind == MarkKind.THEME.value else {}
    for target in (row.target,) if row.target else (said.get("theme"), *said.get("also", ())):
        yield Meant(start, end, row.kind, str(target or ""))
