# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one document says of something that somebody must come back on, with all that it can be tied by."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from operator import attrgetter

from samenhang.linking.follow_ups import content
from samenhang.linking.reports import reported
from samenhang.model import (
    Deadline,
    Document,
    Evidence,
    FactName,
    FollowUp,
    Link,
    Mark,
    MarkKind,
    Media,
    Period,
    Precision,
)

MOST_NUMBERS = 12
"""Motions that one sentence is taken to speak of."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words with the role that they play ("made", "vote") and what they say of the item ("adopted").

    `day` is the day that they name for it, where that is another one than their document's.
    """

    role: str
    said: str
    evidence: Evidence
    day: date | None = None


@dataclass(frozen=True)  # no slots: what is asked of it in each comparison is worked out once
class Mention:
    """A follow-up of one document, as it stands after reviews.

    `number` is exact: a paper ("kst-35570-17") or a register's ("TZ202412-116"). `day` is the document's,
    `series` the paper that it is a version of. `people` are the folded surnames of the members it names,
    `papers` the identifiers that its words cite, `subject` the stems of what it is about. `ministry` and
    `by_actor` are identities. `report` says by its title, and by author and year, which report a
    recommendation stands in or a response answers; `advice` is the printed number of the recommendation.
    """

    kind: MarkKind
    what: str
    words: tuple[Words, ...]
    by: str | None = None
    by_actor: str | None = None
    ministry: str | None = None
    to: str | None = None
    occasion: Period | None = None
    due: Deadline | None = None
    condition: str | None = None
    number: str | None = None
    day: date | None = None
    series: str = ""
    dossiers: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    advice: str | None = None

    @cached_property
    def begun(self) -> tuple[date, date] | None:
        """The first and last day on which it may have been promised, asked or advised, where known."""
        told = self.occasion
        if told is not None and told.earliest and told.precision in (Precision.DAY, Precision.DAYS):
            return told.earliest, max(told.earliest, told.latest or told.earliest)
        return (self.day, self.day) if self.day and self.makes else None

    @cached_property
    def stems(self) -> frozenset[str]:
        """The subject as a set."""
        return frozenset(self.subject)

    @cached_property
    def makes(self) -> bool:
        """Whether this is where it began, and not where it is spoken of again."""
        return any(one.role in ("made", "asked") for one in self.words)


@dataclass(frozen=True, slots=True)
class Source:
    """A document with what was found in it: `series` is the paper it is a version of, `day` its last day."""

    document: Document
    marks: Sequence[Mark]
    links: Sequence[Link]
    day: date | None
    series: str
    dossiers: tuple[str, ...]


def mentions(source: Source, follow_ups: Iterable[FollowUp]) -> tuple[Mention, ...]:
    """What a document says of items, in order; a sentence on several motions speaks of each of them."""
    page = _Page(source)
    return tuple(one for follow_up in follow_ups for one in _mentions(page, follow_up))


class _Page:
    """A source in which marks and links are found by their place, and actors by how they are printed."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._marks = sorted(source.marks, key=_START)
        self._links = sorted(source.links, key=lambda link: link.mark.start)
        self._mark_starts = [mark.start for mark in self._marks]
        self._link_starts = [link.mark.start for link in self._links]
        self.named = [link for link in source.links if link.mark.kind is MarkKind.ACTOR and link.score >= 0.5]
        text = source.document.text
        self.printed: dict[str, list[str]] = {}
        for link in self.named:
            words = text[link.mark.start : link.mark.end].casefold().strip()
            targets = self.printed.setdefault(words, [])
            if link.target not in targets:
                targets.append(link.target)
        self.senders = _senders(source, self.named)

    def marks(self, own: Sequence[Evidence]) -> list[Mark]:
        """The marks inside these words."""
        found = {at: None for one in own for at in _among(self._mark_starts, one)}
        return [mark for mark in map(self._marks.__getitem__, sorted(found)) if _inside(mark, own)]

    def links(self, own: Sequence[Evidence]) -> list[Link]:
        """The links inside these words."""
        found = {at: None for one in own for at in _among(self._link_starts, one)}
        return [link for link in map(self._links.__getitem__, sorted(found)) if _inside(link.mark, own)]


_START = attrgetter("start")


def _among(starts: Sequence[int], words: Evidence) -> range:
    return range(bisect_left(starts, words.start), bisect_right(starts, words.end))


def _mentions(page: _Page, follow_up: FollowUp) -> Iterator[Mention]:
    source = page.source
    own = [evidence for _, evidence in follow_up.evidence if evidence.document == source.document.digest]
    if not own:
        return
    links, marks = page.links(own), page.marks(own)
    papers = _papers(links)
    plain = Mention(
        follow_up.kind,
        follow_up.what,
        _dated(page, _words(follow_up)),
        follow_up.owed_by,
        to=follow_up.asked_by,
        occasion=follow_up.occasion,
        due=follow_up.due,
        condition=_value(marks, follow_up.kind, "condition"),
        day=source.day,
        series=source.series,
        dossiers=source.dossiers or _listed(follow_up, links),
        themes=tuple(sorted({str(m.value["theme"]) for m in marks if "theme" in m.value})),
        people=_people(follow_up, marks),
        papers=papers,
        subject=tuple(sorted(content(follow_up.what))),
    )
    plain = _by(page, plain)
    if plain.kind is MarkKind.RECOMMENDATION:
        plain = replace(
            plain, report=reported(source.document, source.day, follow_up, marks), advice=_advice(marks)
        )
    numbers = _numbers(source, plain, marks, links)
    for number in numbers[:MOST_NUMBERS] or [None]:
        yield replace(plain, number=number)


def _listed(follow_up: FollowUp, links: Iterable[Link]) -> tuple[str, ...]:
    """The dossiers that a row of a list names: the list itself is of none."""
    rows = any(role.startswith("registered") for role, _ in follow_up.evidence)
    named = (link.target.partition("/") for link in links if rows)
    return tuple(sorted({number.casefold() for sort, _, number in named if sort == "dossier"}))


def _inside(mark: Mark, own: Sequence[Evidence]) -> bool:
    return any(evidence.start <= mark.start and mark.end <= evidence.end for evidence in own)


def _words(follow_up: FollowUp) -> tuple[Words, ...]:
    """The roles of the words. A role may say more behind a colon ("vote:adopted")."""
    found = []
    for role, evidence in follow_up.evidence:
        name, _, said = role.partition(":")
        found.append(Words(*_role(follow_up, name, said), evidence))
    if follow_up.state == "fulfilled" and all(one.role != "fulfilled" for one in found):  # a person says so
        found.append(Words("fulfilled", "", follow_up.evidence[-1][1]))
    return tuple(found)


def _dated(page: _Page, words: tuple[Words, ...]) -> tuple[Words, ...]:
    """An entry of a register tells of many days: a line of what came counts from the first day it names."""
    if page.source.document.media is not Media.REGISTER:
        return words
    return tuple(
        one if one.role == "registered" else replace(one, day=_first_day(page.marks([one.evidence])))
        for one in words
    )


def _first_day(marks: Iterable[Mark]) -> date | None:
    days = (m.value for m in marks if m.kind is MarkKind.DATE and m.value.get("precision") == "day")
    return next((date.fromisoformat(str(day["latest"])) for day in days if day.get("latest")), None)


def _role(follow_up: FollowUp, role: str, said: str) -> tuple[str, str]:
    role = {"late": "delayed", "appreciation": "response"}.get(role, role)
    if role == "fulfilled" and follow_up.state not in ("fulfilled", "unknown"):
        return "recalled", said  # a draft says that it is done
    if role in ("taken", "declined"):
        return "made", role
    if role == "said" or (role == "asked" and follow_up.kind is MarkKind.DECISION):
        role = "made"
    if role == "made" and follow_up.state == "declined":
        said = "declined"
    return role, said


def _value(marks: Iterable[Mark], kind: MarkKind, key: str) -> str | None:
    return next((str(m.value[key]) for m in marks if m.kind is kind and m.value.get(key)), None)


# ---------------------------------------------------------------- who


_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]{1,30}")
_TITLES = frozenset(
    ["kamerlid", "kamerleden", "kamer", "tweede", "eerste", "lid", "leden", "het", "de", "mevrouw", "heer"]
)


def surnames(printed: str | None) -> tuple[str, ...]:
    """The folded last names in "het lid Hachchi (D66)" or "Pieter Heerma, Segers"."""
    bare = re.sub(r"\([^)]*\)", "", printed or "")
    found = set()
    for one in re.split(r",|/|;| en ", bare):
        names = [n for n in _NAME.findall(one) if n.casefold() not in _TITLES and n[-1] != "."]
        if names:
            found.add(names[-1].casefold())
    return tuple(sorted(found))


def _people(follow_up: FollowUp, marks: Iterable[Mark]) -> tuple[str, ...]:
    """Who asked: the movers of a motion by name, the member that a promise was made to."""
    named = set(surnames(follow_up.asked_by)) if follow_up.kind is not MarkKind.RECOMMENDATION else set()
    if follow_up.kind is MarkKind.MOTION:
        for mark in marks:
            if mark.kind in (MarkKind.MOTION, MarkKind.REFERENCE):
                for mover in mark.value.get("movers") or ():
                    named |= set(surnames(str(mover)))
    return tuple(sorted(named))


_SORTS = ("office:", "ministry:", "body:", "cabinet:", "chamber:")


def _by(page: _Page, mention: Mention) -> Mention:
    """With the identities of who owes it; of what "ik" and "het kabinet" promise the sender's ministry."""
    by = (mention.by or "").casefold()
    own = [target for words, targets in page.printed.items() if by and words in by for target in targets]
    actor = _first(own)
    ministry = _ministry([actor, *own])
    if ministry is None and mention.kind is MarkKind.COMMITMENT:
        ministry = _ministry(page.senders)
    return replace(mention, by_actor=actor, ministry=ministry)


def _first(targets: Sequence[str]) -> str | None:
    return next((target for sort in _SORTS for target in targets if target.startswith(sort)), None)


def _ministry(targets: Iterable[str | None]) -> str | None:
    for target in targets:
        sort, _, name = (target or "").partition(":")
        if sort == "ministry":
            return target
        if sort == "office":
            return "ministry:AZ" if name == "minister-president" else f"ministry:{name.partition('/')[2]}"
    return None


def _senders(source: Source, named: Sequence[Link]) -> list[str]:
    """Who writes the paper: the actors where its sender or the office of its signatory stands."""
    places = [
        (fact.start, fact.end)
        for fact in source.document.facts
        if fact.name in (FactName.OFFICE, FactName.SENDER) and fact.start is not None and fact.end is not None
    ]
    return [
        link.target
        for start, end in places
        for link in named
        if link.mark.start < end and start < link.mark.end
    ]


def _advice(marks: Iterable[Mark]) -> str | None:
    """The number of the recommendation, where one alone is named."""
    for mark in marks:
        if mark.kind in (MarkKind.RECOMMENDATION, MarkKind.RESPONSE) and mark.value.get("number"):
            number = str(mark.value["number"])
            return number if number.isalnum() else None
    return None


# ---------------------------------------------------------------- numbers


_PAPER = re.compile(r"kst-[\w-]+", re.I)
_REGISTER = re.compile(r"TZ\d{6}-\d+|T\d{5}")


def _papers(links: Iterable[Link]) -> tuple[str, ...]:
    cited = (link.target for link in links if link.mark.kind is MarkKind.REFERENCE and link.score >= 0.5)
    return tuple(sorted({target for target in cited if ":" not in target and "/" not in target}))


def _numbers(
    source: Source, mention: Mention, marks: Sequence[Mark], links: Sequence[Link]
) -> list[str | None]:
    """The exact numbers of what a mention is about: a motion's paper, a promise's place in a register."""
    if source.document.media is Media.REGISTER:
        return [_registered(links)]
    if mention.kind is MarkKind.COMMITMENT:
        found = [paper for paper in mention.papers if _REGISTER.fullmatch(paper)]
        return [found[0]] if len(found) == 1 else []
    if mention.kind is not MarkKind.MOTION:
        return []
    if mention.makes:
        number = _own_number(source, marks)
        return [number] if number else []
    named = [number for mark in marks if mark.kind in _NAMING and (number := _named(mark))]
    if named:
        return [named[0]]
    cited = {
        link.target: None
        for link in sorted(links, key=lambda one: (one.mark.start, -one.score))
        if link.mark.kind is MarkKind.REFERENCE and _PAPER.fullmatch(link.target) and link.score >= 0.5
    }
    return list(cited)


def _registered(links: Iterable[Link]) -> str | None:
    """The number that an entry of a register begins with."""
    stated = [link for link in links if link.mark.rule == "source"]
    return min(stated, key=lambda link: link.mark.start).target if stated else None


def _own_number(source: Source, marks: Sequence[Mark]) -> str | None:
    document = source.document
    if document.fact(FactName.KIND) == "motion" and document.fact(FactName.IDENTIFIER):
        return document.fact(FactName.IDENTIFIER)
    motion = next((m for m in marks if m.kind is MarkKind.MOTION), None)
    return _named(motion) if motion is not None else None


_NAMING = (MarkKind.VOTE, MarkKind.APPRECIATION, MarkKind.FULFILLED, MarkKind.RECALLED)
"""Kinds of mark that say themselves which motion they are about."""


def _named(mark: Mark) -> str | None:
    number, dossier = mark.value.get("number"), mark.value.get("dossier")
    return f"kst-{dossier}-{number}" if number and dossier else None
