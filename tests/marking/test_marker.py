# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What only the whole document can tell: order, doubles, and what the file itself says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.marking.marker import mark, settle
from samenhang.model import Document, Mark, MarkKind, Media, Passage, Target

ACTOR, DATE, MOTION, REFERENCE = MarkKind.ACTOR, MarkKind.DATE, MarkKind.MOTION, MarkKind.REFERENCE


def found(kind: MarkKind, start: int, end: int, rule: str = "rule", score: float = 1.0) -> Mark:
    return Mark(kind, start, end, rule, {}, score)


@pytest.mark.parametrize(
    ("marks", "kept"),
    [
        ([], []),
        ([found(DATE, 5, 9), found(DATE, 0, 4)], [(DATE, 0, 4), (DATE, 5, 9)]),
        ([found(DATE, 0, 4), found(DATE, 4, 8)], [(DATE, 0, 4), (DATE, 4, 8)]),
        ([found(DATE, 0, 4), found(DATE, 2, 9)], [(DATE, 2, 9)]),
        ([found(DATE, 2, 9), found(DATE, 0, 4)], [(DATE, 2, 9)]),
        ([found(DATE, 0, 4), found(DATE, 3, 7)], [(DATE, 0, 4)]),
        ([found(DATE, 0, 4), found(ACTOR, 0, 4)], [(ACTOR, 0, 4), (DATE, 0, 4)]),
        ([found(ACTOR, 0, 4), found(MOTION, 0, 90), found(ACTOR, 10, 14)],
         [(MOTION, 0, 90), (ACTOR, 0, 4), (ACTOR, 10, 14)]),
        ([found(REFERENCE, 0, 9), found(REFERENCE, 2, 6, "file")], [(REFERENCE, 2, 6)]),
        ([found(REFERENCE, 0, 6, "file"), found(REFERENCE, 2, 20)], [(REFERENCE, 0, 6)]),
    ],
)  # fmt: skip
def test_settled(marks: list[Mark], kept: list[tuple[MarkKind, int, int]]) -> None:
    assert [(m.kind, m.start, m.end) for m in settle(marks)] == kept


def test_of_two_that_are_as_long_the_surer_stays() -> None:
    marks = [found(DATE, 0, 4, "weak", 0.6), found(DATE, 0, 4, "strong", 0.9)]
    assert [m.rule for m in settle(marks)] == ["strong"]


MARKS = st.lists(
    st.builds(
        lambda kind, start, length, rule: found(kind, start, start + length, rule),
        st.sampled_from((ACTOR, DATE, REFERENCE)),
        st.integers(0, 40),
        st.integers(1, 9),
        st.sampled_from(("one", "other", "file")),
    ),
    max_size=12,
)


@given(MARKS)
def test_settled_marks_are_in_order_and_apart(marks: list[Mark]) -> None:
    """None is made up, none of a kind overlaps another, and settling again changes nothing."""
    kept = settle(marks)
    assert all(m in marks for m in kept)
    assert [(m.start, -m.end) for m in kept] == sorted((m.start, -m.end) for m in kept)
    for kind in (ACTOR, DATE, REFERENCE):
        own = [m for m in kept if m.kind is kind]
        assert all(one.end <= other.start for one, other in pairwise(own))
        assert bool(own) == any(m.kind is kind for m in marks)
    assert settle(kept) == kept


def document(text: str, targets: tuple[Target, ...] = ()) -> Document:
    return Document("0" * 64, "x.txt", Media.TEXT, text, (Passage(0, 0, len(text)),), targets=targets)


def test_no_date_goes_on_into_the_next_passage() -> None:
    dates = [m for m in mark(document("Den Haag, 21\ndecember 2015")) if m.kind is DATE]
    assert all(m.start > 12 for m in dates)


def test_what_the_file_says_goes_before_what_a_rule_found() -> None:
    text = "Zie Kamerstuk 33694, nr. 6 hierover."
    stated = Target(4, 26, "kst-33694-6")
    references = [m for m in mark(document(text, (stated,))) if m.kind is REFERENCE]
    assert [(m.start, m.end, m.rule) for m in references] == [(4, 26, "file")]
    assert references[0].value["target"] == "kst-33694-6"
    assert references[0].value["form"] != "stated", "what the rule read is kept"


def test_the_same_text_gives_the_same_marks() -> None:
    text = "Op 21 december 2015 heeft de minister van Defensie de Kamer toegezegd een brief te sturen."
    assert mark(document(text)) == mark(document(text))
    assert {m.kind for m in mark(document(text))} >= {DATE, ACTOR}
