# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A parsed query as Tantivy asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tantivy import FieldType, Occur, Query

from samenhang.ledger.index import SCHEMA
from samenhang.ledger.kinds import kind_of
from samenhang.ledger.naming import fold_dossier
from samenhang.ledger.query import All, Any, Dates, Node, Not, Phrase, Word
from samenhang.ledger.words import fold, stem

EXACT, HEADING = 1.5, 0.5
"""What a word counts as it is typed, and in a heading above the passage; as a stem in the passage: 1."""

Resolve = Callable[[str], Sequence[int]]
"""A name of a document -> the keys of the documents that have it."""

_SPECIAL = frozenset("\\.+*?()|[]{}^$-&~#")


@dataclass(frozen=True, slots=True)
class Scope:
    """Over which passages a query goes: of documents with an access among `keys` (None: all), not of those in
    `withheld`; of older versions only with `old`.
    """

    keys: frozenset[int] | None = None
    withheld: Sequence[int] = ()
    old: bool = False


def ask(node: Node, resolve: Resolve, scope: Scope = Scope()) -> Query:
    """The query over the passages of a scope; what bounds it counts for nothing in the score."""
    bounds = list(_bounds(scope))
    query = _build(node, resolve)
    return Query.boolean_query([(Occur.Must, query), *bounds]) if bounds else query


def _bounds(scope: Scope) -> Iterator[tuple[Occur, Query]]:
    if scope.keys is not None:
        yield Occur.Must, Query.const_score_query(_among("access", scope.keys), 0.0)
    if not scope.old:
        newer = Query.term_query(SCHEMA, "key", "old")
        yield Occur.MustNot, newer if scope.keys is None else _among("later", scope.keys)
    if scope.withheld:
        yield Occur.MustNot, _among("document", scope.withheld)


def _among(field: str, keys: Iterable[int]) -> Query:
    wanted = sorted(keys)
    return Query.term_set_query(SCHEMA, field, wanted) if wanted else Query.empty_query()


def _build(node: Node, resolve: Resolve) -> Query:
    if isinstance(node, Not):
        refused = (Occur.MustNot, _build(node.part, resolve))
        return Query.boolean_query([(Occur.Must, Query.all_query()), refused])
    if isinstance(node, All):
        return Query.boolean_query([_must(part, resolve) for part in node.parts])
    if isinstance(node, Any):
        return _any([_build(part, resolve) for part in node.parts])
    if isinstance(node, Dates):
        return _dates(node)
    return _leaf(node, resolve)


def _must(part: Node, resolve: Resolve) -> tuple[Occur, Query]:
    if isinstance(part, Not):
        inner = _build(part.part, resolve)
        return Occur.Must, Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, inner)])
    return Occur.Must, _build(part, resolve)


def _any(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _dates(dates: Dates) -> Query:
    """Documents whose own days overlap the range; 0 stands for a document without a date."""
    begins = Query.range_query(SCHEMA, "first", FieldType.Unsigned, 1, dates.last)
    ends = Query.range_query(SCHEMA, "last", FieldType.Unsigned, dates.first or 1, None)
    return Query.boolean_query([(Occur.Must, begins), (Occur.Must, ends)])


def _leaf(leaf: Word | Phrase, resolve: Resolve) -> Query:
    prefix = isinstance(leaf, Word) and leaf.prefix
    if leaf.field is None:
        return _words(leaf.text, prefix, exact=isinstance(leaf, Phrase))
    if leaf.field == "document":
        return _among("document", resolve(leaf.text))
    if leaf.field == "dossier":
        return _key("dossier:" + fold_dossier(leaf.text), prefix)
    if leaf.field == "actor" and ":" not in leaf.text:
        return _sequence("actor", fold(leaf.text).split(), prefix)
    value = kind_of(leaf.text) if leaf.field == "kind" and not prefix else leaf.text.strip()
    return _key(f"{leaf.field}:{value}", prefix)


def _words(text: str, prefix: bool, exact: bool) -> Query:
    words = fold(text).split()
    if not words:
        return Query.empty_query()
    if len(words) == 1 and not prefix and not exact:
        return _word(words[0])
    in_order = _sequence("text", words, prefix)
    if exact or len(words) == 1:
        return in_order
    return _any([in_order, _key("to:" + text, prefix)])  # kst-33763-141: printed so, or referred to


def _word(word: str) -> Query:
    """A word in any form. The field of stems holds only those that differ from their word."""
    root = stem(word)
    queries = [
        Query.boost_query(Query.term_query(SCHEMA, "text", word), EXACT),
        Query.term_query(SCHEMA, "stem", root),
        Query.boost_query(Query.term_query(SCHEMA, "heading", root), HEADING),
    ]
    if root != word:
        queries.append(Query.term_query(SCHEMA, "text", root))
    return _any(queries)


def _sequence(field: str, words: Sequence[str], prefix: bool) -> Query:
    """Words side by side, the last one perhaps only begun."""
    if not words:
        return Query.empty_query()
    if len(words) == 1:
        if prefix:
            return Query.regex_query(SCHEMA, field, f"{_literal(words[0])}.*")
        return Query.term_query(SCHEMA, field, words[0])
    if prefix:
        return Query.phrase_prefix_query(SCHEMA, field, list(words))
    return Query.phrase_query(SCHEMA, field, list(words))


def _key(key: str, prefix: bool) -> Query:
    """A key in capitals or not: people do not know how an identity is printed."""
    name, _, value = key.partition(":")
    pattern = f"{name}:" + "".join(_any_case(letter) for letter in value)
    return Query.regex_query(SCHEMA, "key", pattern + (".*" if prefix else ""))


def _any_case(letter: str) -> str:
    low, high = letter.lower(), letter.upper()
    return f"[{low}{high}]" if low != high and len(low) == len(high) == 1 else _literal(letter)


def _literal(text: str) -> str:
    return "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in text)
