# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of actors: who is named; and one with what it held, sent, owes and asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Annotated
from urllib.parse import quote

from fastapi import Query

from samenhang.desks.library.careers import Tie, span, ties
from samenhang.desks.library.chart import NARROW, Chart, bars
from samenhang.desks.library.pages.dossier import OwedAnswer, told
from samenhang.desks.library.window import years_of
from samenhang.errors import NotFound
from samenhang.ledger.actors import Mention, Named
from samenhang.model import FactName
from samenhang.vocabulary.actor_names import SORTS, ActorName, actor_name
from samenhang.vocabulary.spelling import key
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask

PER_PAGE = 50
MENTIONS = 20
"""Places on a page where an actor is named."""
MOST = 25
"""Papers and follow-ups shown on the page of an actor."""


class ActorRef(Answer):
    """An actor by name. `address` is None where the viewer sees nothing of it: then there is no such page."""

    target: str
    sort: str
    name: str
    full: str
    known: bool
    address: str | None


class ActorRow(Answer):
    """An actor in the list, and how often it is named in how many documents."""

    actor: ActorRef
    mentions: int
    documents: int


class SortCount(Answer):
    """How many actors of a sort answer to the search."""

    sort: str
    number: int
    chosen: bool


class ActorsAnswer(Answer):
    """One page of actors by name."""

    query: str
    total: int
    page: int
    pages: int
    sorts: tuple[SortCount, ...]
    actors: tuple[ActorRow, ...]


class TieAnswer(Answer):
    """What ties an actor to another, from `first` until `over`; `sure`: a source confirms it."""

    tie: str
    actor: ActorRef
    first: date | None
    over: date | None
    note: str
    acting: bool
    sure: bool


class SentAnswer(Answer):
    """A paper that the actor sent, signed or moved: `roles` are names of facts."""

    document: DocumentRef
    roles: tuple[str, ...]

    @property
    def ways(self) -> tuple[str, ...]:
        """The roles without the office beside a signature: who stands there signed."""
        signed = FactName.SIGNATORY.value
        return tuple(dict.fromkeys(signed if role == FactName.OFFICE else role for role in self.roles))


class YearNamed(Answer):
    """How often an actor is named in documents of a year."""

    year: int
    number: int


class Piece(Answer):
    """A stretch of a passage; `named`: these words are the actor."""

    text: str
    named: bool


class PassageAnswer(Answer):
    """A passage that names the actor, with the reasons why these words are this actor."""

    document: DocumentRef
    address: str
    pieces: tuple[Piece, ...]
    score: float
    reasons: tuple[str, ...]


class ActorAnswer(Answer):
    """An actor. `first` and `over` are when it was there; `undated` counts mentions in undated documents."""

    actor: ActorRef
    first: date | None
    over: date | None
    mentions: int
    documents: int
    ties: tuple[TieAnswer, ...]
    sent: tuple[SentAnswer, ...]
    sent_total: int
    owes: tuple[OwedAnswer, ...]
    owes_total: int
    asked: tuple[OwedAnswer, ...]
    asked_total: int
    years: tuple[YearNamed, ...]
    undated: int
    passages: tuple[PassageAnswer, ...]
    page: int
    pages: int

    @property
    def picture(self) -> Chart | None:
        """The years as bars."""
        if not self.years:
            return None
        first, last = (date(year.year, 1, 1) for year in (self.years[0], self.years[-1]))
        return bars(
            [(year.year, "", year.number) for year in self.years], [""], years_of(first, last), NARROW
        )


def actors(
    ask: Ask,
    q: Annotated[str, Query(max_length=100)] = "",
    sort: Annotated[str, Query(max_length=20)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> ActorsAnswer:
    """The actors that are named, by name."""
    wanted = key(q)
    every = [actor_name(target) for target in ask.ledger.actors.targets(SORTS)]
    fits = [actor for actor in every if wanted in key(actor.name) or wanted in key(actor.full)]
    numbers = Counter(actor.sort for actor in fits)
    chosen = sorted((a for a in fits if sort in ("", a.sort)), key=lambda a: (_by_name(a), a.target))
    shown = chosen[(page - 1) * PER_PAGE : page * PER_PAGE]
    named = ask.ledger.actors.named([actor.target for actor in shown])
    return ActorsAnswer(
        query=q,
        total=len(chosen),
        page=page,
        pages=-(-len(chosen) // PER_PAGE),
        sorts=tuple(SortCount(sort=s, number=numbers[s], chosen=s == sort) for s in SORTS if numbers[s]),
        actors=tuple(_row(actor, named[actor.target]) for actor in shown if actor.target in named),
    )


def _by_name(actor: ActorName) -> str:
    """People by their surnames, whose identifiers begin with them; all else by name."""
    return actor.target.partition(":")[2] if actor.sort in ("person", "member") else key(actor.name)


def _row(actor: ActorName, named: Named) -> ActorRow:
    ref = _ref(actor.target, True)
    return ActorRow(actor=ref, mentions=named.mentions, documents=named.documents)


def _ref(target: str, seen: bool) -> ActorRef:
    actor = actor_name(target)
    return ActorRef(
        target=target,
        sort=actor.sort,
        name=actor.name,
        full=actor.full,
        known=actor.known,
        address=f"/actors/{quote(target, safe='')}" if seen else None,
    )


def actor(ask: Ask, target: str, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> ActorAnswer:
    """One actor. Raises NotFound where the viewer sees it named nowhere: then there is no such actor."""
    found = ask.ledger.actors
    named = found.named([target]).get(target) if actor_name(target).sort else None
    if named is None:
        what = ask.texts.gettext("There is no actor “%(target)s”") % {"target": target[:200]}
        raise NotFound(what, ask.texts.gettext("The list of actors shows those that are named"))
    existed, years = span(target), found.years(target)
    sent_total, sent = found.sent(target, MOST) if _may_send(target) else (0, ())
    involved = found.involved(target, ask.today, MOST)
    return ActorAnswer(
        actor=_ref(target, True),
        first=existed.first if existed else None,
        over=existed.over if existed else None,
        mentions=named.mentions,
        documents=named.documents,
        ties=_ties(ask, ties(target)),
        sent=tuple(SentAnswer(document=DocumentRef.of(paper.entry), roles=paper.roles) for paper in sent),
        sent_total=sent_total,
        owes=told(ask, involved.owes),
        owes_total=involved.owes_total,
        asked=told(ask, involved.asked),
        asked_total=involved.asked_total,
        years=tuple(YearNamed(year=year, number=number) for year, number in years.items() if year),
        undated=years.get(None, 0),
        passages=tuple(_passages(found.mentions(target, MENTIONS, (page - 1) * MENTIONS))),
        page=page,
        pages=-(-named.mentions // MENTIONS),
    )


def _may_send(target: str) -> bool:
    """Whether this sort of actor sends papers; a House is named in nearly all of them, and sends none."""
    return not target.startswith(("chamber:", "cabinet:", "group:"))


def _ties(ask: Ask, known: Sequence[Tie]) -> tuple[TieAnswer, ...]:
    seen = ask.ledger.actors.seen(list(dict.fromkeys(tie.target for tie in known)))
    return tuple(
        TieAnswer(
            tie=tie.tie,
            actor=_ref(tie.target, tie.target in seen),
            first=tie.first,
            over=tie.over,
            note=tie.note,
            acting=tie.acting,
            sure=tie.sure,
        )
        for tie in known
    )


def _passages(mentions: Iterable[Mention]) -> Iterable[PassageAnswer]:
    """Each passage once, with every place in it where the actor is named."""
    for (digest, passage), group in groupby(mentions, key=lambda m: (m.entry.digest, m.passage)):
        named = list(group)
        first = named[0]
        yield PassageAnswer(
            document=DocumentRef.of(first.entry),
            address=place_of(digest, passage),
            pieces=tuple(_pieces(first.text, sorted({(m.start, m.end) for m in named}))),
            score=max(m.score for m in named),
            reasons=tuple(dict.fromkeys(m.reason for m in named)),
        )


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterable[Piece]:
    at = 0
    for start, end in spans:
        if start > at:
            yield Piece(text=text[at:start], named=False)
        if end > max(at, start):
            yield Piece(text=text[max(at, start) : end], named=True)
            at = end
    if at < len(text):
        yield Piece(text=text[at:], named=False)
