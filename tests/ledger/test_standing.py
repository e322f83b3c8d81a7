# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The machine proposes, a person disposes: what stands once reviews are laid over what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.errors import NotFound
from samenhang.ledger import Ledger, withdrawal
from samenhang.ledger.standing import What, standing
from samenhang.model import Evidence, Fact, FactName, Link, Mark, MarkKind, Review, Verdict
from samenhang.quotation import anchor
from tests.ledger import world
from tests.ledger.world import LETTER, WHEN, document_of, keep, words

FOUND = world.letter_findings()
EVERY: tuple[What, ...] = (*LETTER.facts, *FOUND.marks, *FOUND.links, *FOUND.follow_ups)
MINISTER = "minister van Defensie"
HENNIS = "person:hennis-plasschaert"


def said(verdict: Verdict, quote: str = MINISTER, subject: str = "mark", **more: Any) -> Review:
    kind = more.pop("kind", "actor")
    return Review(subject, kind, words(LETTER, quote), verdict, "Alice", WHEN, "", more)


def test_without_reviews_all_stands() -> None:
    result = standing(LETTER, EVERY, ())
    assert (result.marks(), result.links(), result.facts()) == (FOUND.marks, FOUND.links, LETTER.facts)
    assert result.follow_ups() == FOUND.follow_ups
    assert (result.rejected, result.loose) == ((), ())


def test_rejected_is_hidden_and_still_there() -> None:
    result = standing(LETTER, EVERY, [said(Verdict.REJECTED)])
    assert FOUND.marks[0] not in result.marks()
    assert [finding.what for finding in result.rejected] == [FOUND.marks[0]]
    assert len(result.marks()) == len(FOUND.marks) - 1


def test_corrected_is_replaced() -> None:
    result = standing(LETTER, EVERY, [said(Verdict.CORRECTED, office="minister van Oorlog")])
    corrected = result.marks()[0]
    assert corrected == replace(
        FOUND.marks[0], value={"office": "minister van Oorlog"}, rule="review", score=1.0
    )


def test_confirmed_carries_who_said_so() -> None:
    review = said(Verdict.CONFIRMED)
    [finding] = [f for f in standing(LETTER, EVERY, [review]).findings if f.what == FOUND.marks[0]]
    assert finding.reviews == (review,)


def test_added_is_kept_in_its_place() -> None:
    review = said(Verdict.ADDED, "ministeries", office="ministerie")
    result = standing(LETTER, EVERY, [review])
    added = result.marks()[-1]
    assert (added.kind, added.rule, added.value) == (MarkKind.ACTOR, "review", {"office": "ministerie"})
    assert LETTER.text[added.start : added.end] == "ministeries"


def test_confirmed_stands_also_when_no_rule_finds_it_any_more() -> None:
    result = standing(LETTER, (), [said(Verdict.CONFIRMED)])
    assert [(mark.start, mark.end) for mark in result.marks()] == [(FOUND.marks[0].start, FOUND.marks[0].end)]


def test_rejected_stays_hidden_when_a_better_rule_finds_a_bit_more() -> None:
    longer = replace(FOUND.marks[0], start=FOUND.marks[0].start - 3, rule="better")
    assert standing(LETTER, (longer,), [said(Verdict.REJECTED)]).marks() == ()


def test_a_review_speaks_of_its_own_kind_only() -> None:
    result = standing(LETTER, EVERY, [said(Verdict.REJECTED, kind="date")])
    assert result.marks() == FOUND.marks


def test_the_same_place_goes_before_overlap() -> None:
    outer = Mark(MarkKind.ACTOR, 0, 60, "outer")
    result = standing(LETTER, (outer, FOUND.marks[0]), [said(Verdict.REJECTED)])
    assert result.marks() == (outer,)


@pytest.mark.parametrize(
    ("verdict", "value", "targets"),
    [
        (Verdict.REJECTED, {"target": "ministry:DEF"}, [HENNIS]),
        (Verdict.REJECTED, {}, []),
        (Verdict.CORRECTED, {"was": "ministry:DEF", "target": "ministry:X"}, ["ministry:X", HENNIS]),
        (Verdict.ADDED, {"target": "ministry:BZ"}, ["ministry:DEF", HENNIS, "ministry:BZ"]),
    ],
)  # fmt: skip
def test_links(verdict: Verdict, value: dict[str, str], targets: list[str]) -> None:
    result = standing(LETTER, EVERY, [said(verdict, subject="link", **value)])
    there = FOUND.marks[0]
    assert [link.target for link in result.links() if link.mark == there] == targets


def test_follow_ups_and_facts_are_corrected_too() -> None:
    done = said(
        Verdict.CORRECTED, "zegt het lid Hachchi toe", "follow_up", kind="commitment", state="fulfilled"
    )
    title = Review(
        "fact", "title", Evidence(LETTER.digest, 0, 0, ""), Verdict.CORRECTED, "A", WHEN, "", {"value": "T"}
    )
    result = standing(LETTER, EVERY, [done, title])
    assert [follow_up.state for follow_up in result.follow_ups()] == ["fulfilled"]
    assert Fact(FactName.TITLE, "T") in result.facts()


def test_added_facts_and_follow_ups() -> None:
    fact = said(Verdict.ADDED, "Hachchi", "fact", kind="signatory", value="Hachchi")
    promise = said(Verdict.ADDED, "zijn het eens", "follow_up", kind="commitment", what="eens zijn")
    strange = said(Verdict.ADDED, "Hachchi", kind="no such kind")
    result = standing(LETTER, (), [fact, promise, strange])
    assert [f.value for f in result.facts()] == ["Hachchi"]
    assert [(f.what, f.state) for f in result.follow_ups()] == [("eens zijn", "open")]
    assert len(result.findings) == 2


@given(
    st.lists(
        st.sampled_from([Verdict.CONFIRMED, Verdict.CORRECTED, Verdict.REJECTED]), min_size=1, max_size=6
    )
)
def test_the_last_that_was_said_holds(verdicts: list[Verdict]) -> None:
    result = standing(LETTER, EVERY, [said(verdict, n=str(n)) for n, verdict in enumerate(verdicts)])
    hidden = verdicts[-1] is Verdict.REJECTED
    assert bool(result.rejected) == hidden
    assert len(result.marks()) == len(FOUND.marks) - hidden
    everyone = [f for f in (*result.findings, *result.rejected) if f.reviews]
    assert [review.verdict for finding in everyone for review in finding.reviews] == verdicts


# ---------------------------------------------------------------- withdrawn

SAYINGS = st.lists(
    st.sampled_from([Verdict.CONFIRMED, Verdict.CORRECTED, Verdict.REJECTED, Verdict.ADDED]), max_size=6
)


@given(SAYINGS, st.data())
def test_what_is_withdrawn_was_never_said(verdicts: list[Verdict], data: st.DataObject) -> None:
    reviews = [said(verdict, n=str(n)) for n, verdict in enumerate(verdicts)]
    gone = data.draw(st.sets(st.sampled_from(range(len(reviews))))) if reviews else set()
    taken_back = [withdrawal(reviews[n], "Bob", WHEN) for n in data.draw(st.permutations(sorted(gone)))]
    left = [review for n, review in enumerate(reviews) if n not in gone]
    assert standing(LETTER, EVERY, [*reviews, *taken_back]) == standing(LETTER, EVERY, left)


def test_a_withdrawal_can_be_withdrawn() -> None:
    rejected = said(Verdict.REJECTED)
    undo = withdrawal(rejected, "Alice", WHEN)
    redo = withdrawal(undo, "Alice", WHEN, "toch")
    undo_again = withdrawal(redo, "Alice", WHEN)
    assert standing(LETTER, EVERY, [rejected, undo]) == standing(LETTER, EVERY, [])
    assert standing(LETTER, EVERY, [rejected, undo, redo]) == standing(LETTER, EVERY, [rejected])
    assert standing(LETTER, EVERY, [rejected, undo, redo, undo_again]) == standing(LETTER, EVERY, [])


def test_a_withdrawal_takes_back_what_was_said_before_it_and_nothing_else() -> None:
    reviews = [said(Verdict.REJECTED), said(Verdict.REJECTED, "lid Hachchi")]
    undo = withdrawal(reviews[0], "Alice", WHEN)
    assert standing(LETTER, EVERY, [*reviews, undo]).rejected == standing(LETTER, EVERY, reviews[1:]).rejected
    assert standing(LETTER, EVERY, [undo, *reviews]) == standing(LETTER, EVERY, reviews)


@pytest.mark.parametrize(
    ("text", "start", "quote", "place"),
    [
        ("een twee drie", 4, "twee", (4, 8)),
        ("nul een twee drie", 4, "twee", (8, 12)),
        ("twee een twee een", 9, "twee", (9, 13)),
        ("twee x twee", 3, "twee", (0, 4)),
        ("vier", 4, "twee", None),
        ("vier", 0, "", (0, 0)),
        ("vier", 9, "", (9, 9)),
    ],
)
def test_quoted_words_are_found_again(
    text: str, start: int, quote: str, place: tuple[int, int] | None
) -> None:
    assert anchor(text, start, quote) == place


# ---------------------------------------------------------------- in the ledger


def test_reviews_are_appended_and_never_lost(ledger: Ledger) -> None:
    keep(ledger, LETTER, FOUND)
    reviews = [said(Verdict.REJECTED), said(Verdict.CONFIRMED), said(Verdict.REJECTED, "lid Hachchi")]
    for review in (*reviews, reviews[0]):
        with ledger.writing(WHEN, "1") as ink:
            ink.review(review)
    assert ledger.reviews("kst-33763-8") == tuple(reviews)
    with ledger.writing(WHEN, "1") as ink:
        ink.keep_marks(LETTER, FOUND.marks, FOUND.links, (), (), "2")
    with ledger.writing(WHEN, "reader-2") as ink:
        ink.keep_document(world.file_of(LETTER), LETTER)
        ink.keep_marks(LETTER, FOUND.marks, (), (), (), "3")
    assert ledger.reviews(LETTER.digest) == tuple(reviews)
    assert ledger.kept(LETTER.digest).reviews == tuple(reviews)
    assert [LETTER.text[m.start : m.end] for m in ledger.standing(LETTER.digest).marks()].count(MINISTER) == 1
    assert len(ledger.standing(LETTER.digest).rejected) == 1


def test_a_withdrawal_is_appended_and_nothing_is_deleted(ledger: Ledger) -> None:
    keep(ledger, LETTER, FOUND)
    rejected = said(Verdict.REJECTED)
    undo = withdrawal(rejected, "Bob", WHEN, "vergissing")
    with ledger.writing(WHEN) as ink:
        ink.review(rejected)
        ink.review(undo)
        with pytest.raises(NotFound, match="no such review"):
            ink.review(withdrawal(said(Verdict.CONFIRMED), "Bob", WHEN))
    assert ledger.reviews(LETTER.digest) == (rejected, undo)
    assert ledger.standing(LETTER.digest) == standing(LETTER, EVERY, [])


def test_reviews_go_along_to_a_new_version(ledger: Ledger) -> None:
    keep(ledger, LETTER, FOUND)
    with ledger.writing(WHEN, "1") as ink:
        ink.review(said(Verdict.REJECTED))
        ink.review(said(Verdict.REJECTED, "Zie Kamerstuk", kind="reference"))
    newer = document_of(
        ["Nieuwe aanhef.", "De minister van Defensie schrijft."], "b.txt", identifier="kst-33763-8"
    )
    mark = world.mark(newer, MarkKind.ACTOR, MINISTER)
    keep(ledger, newer, world.Found((mark,), (Link(mark, "ministry:DEF", 1.0, ""),)))
    result = ledger.standing("kst-33763-8")
    assert result.marks() == ()
    assert [review.kind for review in result.loose] == ["reference"]
