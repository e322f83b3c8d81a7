# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cheap look before a sentence is judged lets through what the plain question would, and no more."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.marking import gates, sentences
from samenhang.marking.scanner import Rule, Scanner, Scene, fold, marked
from samenhang.model import Mark, MarkKind
from tests.growth import growth

NEEDLES = (
    "zal ik|ik zal|ga ik|ik ga |zullen w|wij zullen|we zullen|gaan we|gaan wij",
    " kamer| u | uw |parlement",
    "brief",
)
WORDS = ("zal", "ik", "ga", "wij", "zullen", "we", "kamer", "u", "uw", "brief", "doen.", "Dat", "doen", "\n")
BEFORE, AFTER = 20, 12


def judge(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    return (marked(MarkKind.THEME, first, last, "judged", {}),)


def scan(text: str, needles: str, inside: bool = False, unless: tuple[str, ...] = ()) -> list[Mark]:
    find = gates.near(judge, needles, BEFORE, AFTER, inside, unless)
    return Scanner([Rule("near", (" doen ",), find, "near")]).scan(text)


def plainly(text: str, needles: list[bytes], inside: bool) -> set[tuple[int, int]]:
    """The sentences to judge, found without any shortcut."""
    folded = fold(text)
    found = set()
    at = (b" %b " % folded).find(b" doen ")
    while at >= 0:
        end = at + len("doen")
        around = folded[at - BEFORE : end + AFTER] if at > BEFORE else b" " + folded[: end + AFTER]
        first, last = sentences.around(text, at, end)
        places = (around, b" %b " % folded[first:last]) if inside else (around,)
        if all(any(needle in place for needle in needles) for place in places):
            found.add((first, last))
        at = (b" %b " % folded).find(b" doen ", at + 1)
    return found


@pytest.mark.parametrize("needles", NEEDLES)
@pytest.mark.parametrize("inside", [False, True])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=16))
def test_a_sentence_is_judged_where_a_needle_stands_near(
    needles: str, inside: bool, words: list[str]
) -> None:
    text = " ".join(words)
    judged = {(mark.start, mark.end) for mark in scan(text, needles, inside)}
    assert judged == plainly(text, needles.encode("ascii").split(b"|"), inside)


def test_a_line_that_begins_so_is_passed_over() -> None:
    unless = ("verzoekt ",)
    assert scan("Ik zal dit doen", "ik zal", inside=True, unless=unless)
    assert not scan("verzoekt dat ik zal doen", "ik zal", inside=True, unless=unless)
    assert scan("verzoekt dat. Ik zal doen", "ik zal", inside=True, unless=unless)


def test_one_endless_line_costs_no_more_than_its_length() -> None:
    def work(times: int) -> None:
        scan("verzoekt " + "ik zal doen " * times, "ik zal", inside=True, unless=("verzoekt ",))

    assert growth(work, 1_000) < 3
