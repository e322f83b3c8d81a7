# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph page: what the papers of a dossier cite and what cites them, as a picture and as a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import attrgetter

from samenhang.desks.library.citation_graph import Paper, most_connected, places
from samenhang.desks.library.desk import name_of
from samenhang.desks.library.lanes import lane_of
from samenhang.desks.library.pages.dossier import papers_of
from samenhang.ledger import Entry
from samenhang.ledger.citing import Citations, Pair, Quote
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask

MOST_SHOWN = 150
"""Papers in the picture."""


class Node(Answer):
    """A paper: `document` is None where it is cited but not held. `own`: it is of this dossier."""

    id: str
    label: str
    document: DocumentRef | None
    own: bool
    family: str
    x: float
    y: float


class Edge(Answer):
    """One paper cites another, `times` times; `quote` are the first words that do, at `address`."""

    source: str
    target: str
    times: int
    quote: str
    address: str


class GraphAnswer(Answer):
    """What cites what. `left_out` papers have fewer connections than those that are shown."""

    number: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int

    @cached_property
    def labels(self) -> Mapping[str, str]:
        return {node.id: node.label for node in self.nodes}

    @cached_property
    def cites(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges that go out from a paper."""
        return self._grouped(attrgetter("source"))

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges that come in at a paper."""
        return self._grouped(attrgetter("target"))

    def _grouped(self, end: Callable[[Edge], str]) -> Mapping[str, tuple[Edge, ...]]:
        found: dict[str, list[Edge]] = {node.id: [] for node in self.nodes}
        for edge in self.edges:
            found[end(edge)].append(edge)
        return {name: tuple(edges) for name, edges in found.items()}


def graph(ask: Ask, number: str) -> GraphAnswer:
    """What the papers of a dossier cite, and what cites them."""
    papers = papers_of(ask, number)
    found = ask.ledger.dossiers.citations([entry.digest for entry in papers])
    entries = {**found.entries, **{entry.digest: entry for entry in found.held.values()}}
    pairs = {pair: (pair[0], _target(found, pair)) for pair in found.times}
    pairs = {pair: ends for pair, ends in pairs.items() if ends[0] != ends[1]}
    own = {entry.digest: True for entry in papers}
    shown, left_out = most_connected(own, pairs.values(), MOST_SHOWN)
    among = frozenset(shown)
    drawn = {pair: ends for pair, ends in pairs.items() if among.issuperset(ends)}
    at = places([Paper(name, _date(entries.get(name))) for name in shown], drawn.values())
    quotes = ask.ledger.dossiers.quotes(found, drawn)
    return GraphAnswer(
        number=number.upper(),
        nodes=tuple(
            _node(name, entries.get(name), name in own, (at[name].x, at[name].y))
            for name in sorted(
                shown, key=lambda name: (name not in own, _date(entries.get(name)) or "9", name)
            )
        ),
        edges=tuple(_edge(ends, found.times[pair], quotes.get(pair)) for pair, ends in drawn.items()),
        left_out=left_out,
    )


def _target(found: Citations, pair: Pair) -> str:
    """The digest of a cited paper that is held, else its identifier."""
    held = found.held.get(pair[1])
    return held.digest if held else pair[1]


def _date(entry: Entry | None) -> str | None:
    return entry.earliest if entry else None


def _node(name: str, entry: Entry | None, own: bool, at: tuple[float, float]) -> Node:
    return Node(
        id=name,
        label=name_of(entry) if entry else name,
        document=DocumentRef.of(entry) if entry else None,
        own=own,
        family=lane_of(entry.kind or "") if entry else "",
        x=at[0],
        y=at[1],
    )


def _edge(ends: tuple[str, str], times: int, quote: Quote | None) -> Edge:
    source, target = ends
    text, passage = (quote.text, quote.passage) if quote else ("", None)
    return Edge(source=source, target=target, times=times, quote=text, address=place_of(source, passage))
