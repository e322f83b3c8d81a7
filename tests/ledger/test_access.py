# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a viewer may not see does not exist: in no list, no count, no search and no error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from samenhang.errors import InvalidInput, NotFound, SamenhangError, Unreadable
from samenhang.ledger import Found, Ledger, Request
from samenhang.model import (
    Document,
    Evidence,
    Fact,
    FactName,
    File,
    Link,
    MarkKind,
    Review,
    Verdict,
)
from samenhang.viewer import OWNER, PUBLIC, Access, Level, Role, Viewer
from tests.conftest import DATABASES, Library, new_library
from tests.ledger.world import (
    LETTER,
    NOTE,
    WHEN,
    document_of,
    file_of,
    keep_world,
    letter_findings,
    mark,
    note_findings,
)
from tests.ledger.world import Found as Findings

INTERNAL = Access(Level.INTERNAL)
CRISIS = Access(Level.INTERNAL, frozenset({"crisis"}))
READER = Viewer("lezer", Role.READER, Level.PUBLIC)
OFFICER = Viewer("ambtenaar", Role.ANALYST, Level.INTERNAL)
CRISIS_OFFICER = Viewer("crisis", Role.ANALYST, Level.CONFIDENTIAL, frozenset({"crisis"}))
ADMINISTRATOR = Viewer("beheer", Role.ADMINISTRATOR, Level.PUBLIC)
NOTHING = Findings()


def keep(ledger: Ledger, document: Document, access: Access | None, found: Findings = NOTHING) -> None:
    with ledger.writing(WHEN, "reader-1") as ink:
        ink.keep_document(file_of(document), document, access)
        ink.keep_marks(document, found.marks, found.links, found.follow_ups, found.events, "1")


def classify(ledger: Ledger, name: str, access: Access, why: str = "") -> Access:
    with ledger.writing(WHEN) as ink:
        return ink.classify(name, access, why, "proef", "test")


# ---------------------------------------------------------------- one document hidden


@pytest.fixture
def divided(ledger: Ledger) -> Ledger:
    """A public letter, and an internal note that cites it."""
    keep(ledger, LETTER, PUBLIC, letter_findings())
    keep(ledger, NOTE, INTERNAL, note_findings())
    return ledger


def test_reader_sees_no_internal_documents(divided: Ledger) -> None:
    seen = divided.seen_by(READER)
    assert [entry.identifier for entry in seen.entries()] == ["kst-33763-8"]
    assert [kept.entry.identifier for kept in seen.everything()] == ["kst-33763-8"]
    assert list(seen.cited_by("kst-33763-8")) == []
    assert seen.candidates(["kst-30821-153", "kst-33763-8"]).keys() == {"kst-33763-8"}
    assert seen.search("toezegging OR strategie", 50).total == 1
    assert {entry.identifier for entry, _ in seen.follow_ups()} == {"kst-33763-8"}
    assert {entry.identifier for entry, _ in seen.events()} == {"kst-33763-8"}
    assert seen.status().read == seen.status().documents == 1
    assert [file.name for file in seen.files()] == [LETTER.name]
    assert not seen.knows(NOTE.digest, "reader-1")
    assert list(seen.stale("2")) == [LETTER]


def test_officer_and_owner_see_internal_documents(divided: Ledger) -> None:
    for viewer in (OFFICER, OWNER):
        seen = divided.seen_by(viewer)
        assert len(list(seen.entries())) == 2
        assert [entry.identifier for entry, _, _ in seen.cited_by("kst-33763-8")] == ["kst-30821-153"]
        assert seen.search("toezegging", 50).total >= 1


Method = Callable[[Ledger, str], Any]
BY_NAME: dict[str, Method] = {
    "entry": Ledger.entry,
    "document": Ledger.document,
    "kept": Ledger.kept,
    "versions": Ledger.versions,
    "cites": Ledger.cites,
    "reviews": Ledger.reviews,
    "standing": Ledger.standing,
    "marks": Ledger.marks,
    "events": lambda ledger, name: ledger.events([name]),
    "follow_ups": lambda ledger, name: ledger.follow_ups([name]),
}


@pytest.mark.parametrize("method", BY_NAME)
def test_a_hidden_name_is_answered_as_an_absent_one(divided: Ledger, method: str) -> None:
    seen = divided.seen_by(READER)
    for hidden in ("kst-30821-153", NOTE.name, NOTE.digest, NOTE.digest[:8]):
        absent = "kst-30821-999" if hidden.startswith("kst") else "0" * len(hidden)
        with pytest.raises(NotFound) as one:
            BY_NAME[method](seen, hidden)
        with pytest.raises(NotFound) as other:
            BY_NAME[method](seen, absent)
        assert str(one.value).replace(hidden, absent) == str(other.value)


def test_reader_outside_the_group_sees_nothing_of_it(ledger: Ledger) -> None:
    keep(ledger, NOTE, CRISIS)
    assert list(ledger.seen_by(OFFICER).entries()) == []
    assert [entry.access for entry in ledger.seen_by(CRISIS_OFFICER).entries()] == [CRISIS]
    assert [entry.access for entry in ledger.entries()] == [CRISIS]


def test_only_administrators_see_files_without_a_document(ledger: Ledger) -> None:
    with ledger.writing(WHEN, "reader-1") as ink:
        ink.keep_waiting([File("ab" * 32, "wacht.pdf", "/wacht.pdf", 1)])
        ink.keep_unread(File("cd" * 32, "scan.pdf", "/scan.pdf", 1), Unreadable("no-text-layer", "a scan"))
    for viewer in (READER, CRISIS_OFFICER):
        seen = ledger.seen_by(viewer)
        status = seen.status()
        assert list(seen.files()) == []
        assert (status.unread, status.waiting, status.reasons) == (0, 0, {})
    for viewer in (ADMINISTRATOR, OWNER):
        status = ledger.seen_by(viewer).status()
        assert (status.unread, status.waiting) == (1, 1)


# ---------------------------------------------------------------- versions

DRAFT = document_of(["Concept van de brief over toezeggingen"], "concept.txt", identifier="kst-1-2")
FINAL = document_of(["De brief over toezeggingen zoals verzonden"], "brief.txt", identifier="kst-1-2")


def test_a_new_version_takes_over_who_may_see_it(ledger: Ledger) -> None:
    keep(ledger, DRAFT, CRISIS)
    keep(ledger, FINAL, None)
    assert [entry.access for entry in ledger.versions("kst-1-2")] == [CRISIS, CRISIS]


def test_a_reader_counts_versions_without_the_hidden_ones(ledger: Ledger) -> None:
    keep(ledger, DRAFT, INTERNAL)
    keep(ledger, FINAL, PUBLIC)
    (seen,) = ledger.seen_by(READER).versions("kst-1-2")
    assert (seen.digest, seen.version, seen.current) == (FINAL.digest, 1, True)


def test_the_version_before_a_hidden_one_is_the_current_one_to_a_reader(ledger: Ledger) -> None:
    keep(ledger, DRAFT, PUBLIC)
    keep(ledger, FINAL, INTERNAL)
    seen = ledger.seen_by(READER)
    assert seen.entry("kst-1-2").digest == DRAFT.digest
    assert seen.entry("kst-1-2").current
    assert [hit.entry.digest for hit in seen.search("toezeggingen").hits] == [DRAFT.digest]
    assert [hit.entry.digest for hit in ledger.search("toezeggingen").hits] == [FINAL.digest]


# ---------------------------------------------------------------- classify


def test_raising_a_document_hides_it_at_once(ledger: Ledger) -> None:
    keep_world(ledger)
    assert ledger.seen_by(READER).search("toezegging").total > 0
    assert classify(ledger, "kst-30821-153", INTERNAL) == PUBLIC
    assert ledger.seen_by(READER).search("document:kst-30821-153 OR toezegging").total == 0
    with pytest.raises(NotFound):
        ledger.seen_by(READER).entry("kst-30821-153")


def test_an_index_that_is_behind_shows_nothing_of_what_was_raised(library: Library) -> None:
    ledger = library.open()
    keep_world(ledger)
    ledger.catch_up()
    reached = ledger._index.state().reached
    with ledger._index.pen(1):  # nobody else can write the index meanwhile
        classify(ledger, "kst-30821-153", INTERNAL)
        seen = ledger.seen_by(READER).search(Request("toezegging OR nota OR zie", facets=True))
        assert ledger._index.state().reached == reached
        assert {hit.entry.identifier for hit in seen.hits} == {"kst-33763-8"}
        assert seen.total == 1
        assert dict(seen.facets["kind"]).keys() == {"letter"}
        assert seen.behind == 0


def test_opening_a_document_to_more_people_needs_a_reason(ledger: Ledger) -> None:
    keep(ledger, NOTE, CRISIS)
    for access in (PUBLIC, INTERNAL, Access(Level.INTERNAL, frozenset({"crisis", "pers"}))):
        with pytest.raises(InvalidInput, match="lets more people see"):
            classify(ledger, "kst-30821-153", access)
    assert classify(ledger, "kst-30821-153", PUBLIC, "openbaar gemaakt op verzoek") == CRISIS
    assert ledger.seen_by(READER).entry("kst-30821-153").access == PUBLIC
    line = ledger.audit_lines()[-1]
    assert (line.action, line.object, line.actor) == ("classify", NOTE.digest, "proef")
    assert line.result == "internal [crisis] → public: openbaar gemaakt op verzoek"


def test_a_change_that_fails_leaves_no_audit_line(ledger: Ledger) -> None:
    keep(ledger, NOTE, PUBLIC)
    with suppress(RuntimeError), ledger.writing(WHEN) as ink:
        ink.classify(NOTE.digest, INTERNAL, "", "proef", "test")
        raise RuntimeError
    assert ledger.audit_lines() == ()
    assert ledger.entry(NOTE.digest).access == PUBLIC


MARKED = replace(
    document_of(["Departementaal vertrouwelijk", "Inhoud"], "stuk.txt"),
    facts=(Fact(FactName.CLASSIFICATION, Level.CONFIDENTIAL.value, 0, 28),),
)


def test_a_marked_document_is_at_least_confidential(ledger: Ledger) -> None:
    keep(ledger, MARKED, PUBLIC)
    assert ledger.entry(MARKED.digest).access == Access(Level.CONFIDENTIAL)


def test_what_a_person_decided_holds_when_the_file_is_read_again(ledger: Ledger) -> None:
    keep(ledger, MARKED, None)
    classify(ledger, MARKED.digest, PUBLIC, "rubricering vervallen")
    with ledger.writing(WHEN, "reader-2") as ink:
        ink.keep_document(file_of(MARKED), MARKED)
    assert ledger.entry(MARKED.digest).access == PUBLIC


def test_a_state_secret_that_was_kept_by_older_readers_goes(ledger: Ledger) -> None:
    keep_world(ledger)
    ledger.catch_up()
    with ledger.writing(WHEN, "reader-2") as ink:
        ink.keep_unread(file_of(NOTE), Unreadable("state-secret", "it is a state secret"))
    with pytest.raises(NotFound):
        ledger.document(NOTE.digest)
    assert ledger.search(Request("toezegging OR nationale", facets=True)).total == 0
    assert ledger.status().reasons == {"state-secret": 1}


# ---------------------------------------------------------------- audit


def test_the_audit_log_is_only_added_to(ledger: Ledger) -> None:
    with ledger.writing(WHEN) as ink:
        for number in range(3):
            ink.audit("read", f"kst-{number}", "done", "test", "proef")
    for wrong in (
        "UPDATE audit SET actor = 'x'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit VALUES (1, '', '', '', '', '', '', '', '')"
        if ledger.place.path
        else "TRUNCATE audit",
    ):
        with pytest.raises(SamenhangError, match="only ever added to"), ledger.writing(WHEN) as ink:
            ink._connection.execute(text(wrong))
    chain = ledger.verify_audit()
    assert (chain.lines, chain.broken) == (3, None)
    assert [line.object for line in ledger.audit_lines(after=1, limit=1)] == ["kst-1"]
    assert ledger.seen_by(CRISIS_OFFICER).audit_lines() == ()


TAMPERINGS = (
    ("UPDATE audit SET result = 'x' WHERE number = 3", 3),
    ("DELETE FROM audit WHERE number = 2", 2),
    ("DELETE FROM audit WHERE number = 1", 1),
    ("UPDATE audit SET previous = hash WHERE number = 4", 4),
)


@pytest.mark.parametrize(("wrong", "broken"), TAMPERINGS)
def test_verifying_names_the_first_broken_line(ledger: Ledger, wrong: str, broken: int) -> None:
    with ledger.writing(WHEN) as ink:
        for number in range(5):
            ink.audit("lees", f"stuk {number} \0 é", "gedaan", "test", "proef")
    assert ledger.verify_audit().broken is None
    with ledger.writing(WHEN) as ink:
        for trigger in (
            ("audit_unchanged", "audit_kept", "audit_added") if ledger.place.path else ("audit_kept",)
        ):
            where = "" if ledger.place.path else " ON audit"
            ink._connection.execute(text(f"DROP TRIGGER {trigger}{where}"))
        ink._connection.execute(text(wrong))
    chain = ledger.verify_audit()
    assert chain.broken == broken
    assert str(broken) in chain.why


# ---------------------------------------------------------------- any world, any viewer


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


WORLDS = st.integers(1, 6).flatmap(lambda n: st.tuples(*(shelved(number) for number in range(n))))


def fill(ledger: Ledger, world: tuple[Shelved, ...]) -> None:
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


@pytest.mark.parametrize("database", DATABASES)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a smaller world is not worth minutes of search
)
@given(world=WORLDS, viewer=VIEWERS, changed=st.lists(st.tuples(st.integers(0, 5), ACCESSES), max_size=2))
def test_what_a_viewer_may_not_see_does_not_exist(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    database: str,
    world: tuple[Shelved, ...],
    viewer: Viewer,
    changed: list[tuple[int, Access]],
) -> None:
    for place, access in changed:  # some get another access only after they were kept and indexed
        if place < len(world):
            world = (*world[:place], replace(world[place], access=access), *world[place + 1 :])
    first = {place: world[place].access for place, _ in changed if place < len(world)}
    folder = tmp_path_factory.mktemp("world")
    with (
        _library(request, database, folder / "all") as whole,
        _library(request, database, folder / "part") as part,
    ):
        mixed, clean = whole.open(), part.open()
        fill(mixed, tuple(replace(one, access=PUBLIC) if n in first else one for n, one in enumerate(world)))
        mixed.catch_up()
        for place, access in first.items():
            classify(mixed, world[place].document.digest, access, "proef")
        fill(clean, tuple(one for one in world if viewer.may_see(one.access.level, one.access.groups)))
        theirs = dict(answers(mixed.seen_by(viewer)))
        ours = dict(answers(clean))
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


def _library(request: pytest.FixtureRequest, database: str, folder: Path) -> Any:
    folder.mkdir()
    return new_library(_Asked(database, request), folder)  # type: ignore[arg-type]
