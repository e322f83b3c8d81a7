# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""For any world and any viewer: what they may not see does not exist, whatever they ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from samenhang.errors import SamenhangError
from samenhang.ledger import Found, Ledger, Request
from samenhang.model import (
    Document,
    Evidence,
    Link,
    MarkKind,
    Review,
    Verdict,
)
from samenhang.viewer import PUBLIC, Access, Level, Role, Viewer
from tests.conftest import Library, new_library
from tests.ledger.test_access import BY_NAME, Method, classify, keep
from tests.ledger.world import (
    WHEN,
    document_of,
    mark,
    note_findings,
)
from tests.ledger.world import Found as Findings


@dataclass(frozen=True)
class Shelved:
    """A document of a world, with who may see it and what is in it."""

    document: Document
    access: Access
    found: Findings
    said: bool


PAPERS = ("kst-100-1", "kst-100-2", "kst-200-1", "kst-200-2")
WORDS = ("strategie", "toezegging", "dreiging", "crisis")
GROUPS = st.frozensets(st.sampled_from(["crisis", "juridisch"]), max_size=2)
ACCESSES = st.builds(Access, st.sampled_from(Level), GROUPS)
VIEWERS = st.builds(Viewer, st.just("iemand"), st.sampled_from(Role), st.sampled_from(Level), GROUPS)


@st.composite
def shelved(draw: st.DrawFn, number: int) -> Shelved:
    paper, cited = draw(st.sampled_from(PAPERS)), draw(st.sampled_from(PAPERS))
    word = draw(st.sampled_from(WORDS))
    document = document_of(
        [f"De {word} van stuk {number}.", f"Zie {cited} over de zaak."],
        f"stuk-{draw(st.integers(0, 2))}.txt",
        identifier=paper,
        dossier=paper.split("-")[1],
        date=f"201{number}-01-01",
        kind=draw(st.sampled_from(["letter", "motion"])),
    )
    base = note_findings()
    reference = mark(document, MarkKind.REFERENCE, cited)
    own = Evidence(document.digest, 3, 3 + len(word), word)
    found = Findings(
        (reference,),
        (Link(reference, cited, 1.0, "staat er"),),
        tuple(replace(one, what=word, evidence=(("made", own),)) for one in base.follow_ups),
        tuple(replace(one, title=word, evidence=own) for one in base.events),
    )
    return Shelved(document, draw(ACCESSES), found, draw(st.booleans()))


World = tuple[Shelved, ...]
WORLDS = st.integers(1, 6).flatmap(lambda n: st.tuples(*(shelved(number) for number in range(n))))


def fill(ledger: Ledger, world: World) -> None:
    for one in world:
        keep(ledger, one.document, one.access, one.found)
        if one.said:
            quote = Evidence(one.document.digest, 0, 2, "De")
            with ledger.writing(WHEN) as ink:
                ink.review(Review("mark", "reference", quote, Verdict.REJECTED, "iemand", WHEN))


def answers(ledger: Ledger) -> Iterator[tuple[str, Any]]:
    """What every reading method answers, in a form that does not depend on keys."""
    digests = [entry.digest for entry in ledger.entries(old=True)]
    yield "entries", list(ledger.entries())
    yield "old entries", list(ledger.entries(old=True))
    yield "everything", list(ledger.everything())
    yield "current", list(ledger.everything(old=False))
    yield "status", replace(ledger.status(), behind=0)
    for status in (None, "read", "unread", "waiting"):
        yield f"files {status}", list(ledger.files(status))
    yield "stale", list(ledger.stale("2"))
    yield "events", ledger.events()
    yield "follow-ups", ledger.follow_ups()
    yield "late", ledger.follow_ups(kind=MarkKind.COMMITMENT, state="late")
    yield "candidates", ledger.candidates(PAPERS)
    for dossier in ("100", "200"):
        yield f"dossier {dossier}", (ledger.dossier(dossier), ledger.dossier(dossier, old=True))
    names = (*PAPERS, *(f"stuk-{n}.txt" for n in range(3)), *digests, "0" * 64)
    for name in names:
        yield f"citing {name}", (list(ledger.cited_by(name)), list(ledger.cited_by(name, old=True)))
        for method, ask in BY_NAME.items():
            yield f"{method} {name}", attempt(ask, ledger, name)
    for query in (*WORDS, "stuk", "to:kst-100-1", "document:kst-100-1", "document:stuk-0.txt", "NOT crisis"):
        for old in (False, True):
            yield f"search {query} {old}", plain(ledger.search(Request(query, 100, old=old, facets=True)))


def attempt(ask: Method, ledger: Ledger, name: str) -> Any:
    try:
        return ask(ledger, name)
    except SamenhangError as error:
        return type(error), str(error)


def plain(found: Found) -> Any:
    """What was found, without its order: how rare a word is counts over the whole ledger."""
    hits = {(h.entry, h.passage, h.snippet, h.why) for h in found.hits}
    facets = {name: sorted(counts) for name, counts in found.facets.items()}
    return found.total, hits, facets, found.behind


QUICK = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a smaller world is not worth minutes of search
)
CHANGES = st.lists(st.tuples(st.integers(0, 5), ACCESSES), max_size=2)
Changes = list[tuple[int, Access]]


@settings(QUICK, max_examples=12)
@given(world=WORLDS, viewer=VIEWERS, changed=CHANGES)
def test_what_a_viewer_may_not_see_does_not_exist_on_sqlite(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    world: World,
    viewer: Viewer,
    changed: Changes,
) -> None:
    assert_unseen_does_not_exist(_libraries(request, tmp_path_factory, "sqlite"), world, viewer, changed)


@settings(QUICK, max_examples=3)
@given(world=WORLDS, viewer=VIEWERS, changed=CHANGES)
def test_what_a_viewer_may_not_see_does_not_exist_on_postgresql(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    world: World,
    viewer: Viewer,
    changed: Changes,
) -> None:
    assert_unseen_does_not_exist(_libraries(request, tmp_path_factory, "postgresql"), world, viewer, changed)


def assert_unseen_does_not_exist(
    libraries: Iterable[AbstractContextManager[Library]], world: World, viewer: Viewer, changed: Changes
) -> None:
    """A viewer's eyes on a whole world, against a world that holds only what the viewer may see.

    Some documents get their access only after they were kept and indexed.
    """
    later = {place: access for place, access in changed if place < len(world)}
    told = tuple(replace(one, access=later.get(n, one.access)) for n, one in enumerate(world))
    whole, part = libraries
    with whole as all_of_it, part as seen_of_it:
        mixed, clean = all_of_it.open(), seen_of_it.open()
        fill(mixed, tuple(replace(one, access=PUBLIC) if n in later else one for n, one in enumerate(told)))
        mixed.catch_up()
        for place, access in later.items():
            classify(mixed, told[place].document.digest, access, "proef")
        fill(clean, tuple(one for one in told if viewer.may_see(one.access.level, one.access.groups)))
        theirs, ours = dict(answers(mixed.seen_by(viewer))), dict(answers(clean))
        assert theirs.keys() == ours.keys()
        for name, answer in ours.items():
            assert theirs[name] == answer, name


@dataclass
class _Asked:
    """What `new_library` asks of a test."""

    param: str
    request: pytest.FixtureRequest

    def getfixturevalue(self, name: str) -> Any:
        return self.request.getfixturevalue(name)


def _libraries(
    request: pytest.FixtureRequest, folders: pytest.TempPathFactory, database: str
) -> Iterator[AbstractContextManager[Library]]:
    for _ in range(2):
        asked: Any = _Asked(database, request)
        yield new_library(asked, folders.mktemp("world"))
