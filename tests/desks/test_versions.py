# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Versions compared: nothing is left out or told twice, and the words put together give both versions."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.library.versions import MOST_WORDS, Change, Part, differences, word_differences
from tests.ledger.world import document_of

LINES = st.lists(
    st.sampled_from(
        [
            "",
            "Ja.",
            "Nee.",
            "De minister zegt dit toe.",
            "De minister zegt dat toe.",
            "Een andere zin staat hier.",
        ]
    )
    | st.text("ab .", max_size=12),
    max_size=14,
)


def told(old: list[str], new: list[str]) -> list[tuple[str, str | None, str | None]]:
    """The differences as words: (change, old passage, new passage)."""
    before, after = document_of(old), document_of(new)
    return [
        (
            d.change.value,
            None if d.old is None else before.text[d.old.start : d.old.end],
            None if d.new is None else after.text[d.new.start : d.new.end],
        )
        for d in differences(before, after)
    ]


@given(LINES, LINES)
def test_every_passage_is_told_once_and_in_order(old: list[str], new: list[str]) -> None:
    before, after = document_of(old), document_of(new)
    found = differences(before, after)
    assert tuple(d.new for d in found if d.new) == after.passages
    assert Counter(d.old.number for d in found if d.old) == Counter(p.number for p in before.passages)
    stayed = [d.old.number for d in found if d.old and d.change is not Change.MOVED]
    assert stayed == sorted(stayed)


@given(LINES, LINES)
def test_each_is_told_for_what_it_is(old: list[str], new: list[str]) -> None:
    before, after = document_of(old), document_of(new)
    for d in differences(before, after):
        was = before.text[d.old.start : d.old.end] if d.old else None
        now = after.text[d.new.start : d.new.end] if d.new else None
        assert (was is None) == (d.change is Change.ADDED)
        assert (now is None) == (d.change is Change.REMOVED)
        same = was is not None and now is not None and was.split() == now.split()
        assert same == (d.change in (Change.KEPT, Change.MOVED))
        assert bool(d.words) == (d.change is Change.CHANGED)


@given(LINES)
def test_nothing_changed(lines: list[str]) -> None:
    assert {change for change, _, _ in told(lines, lines)} <= {"kept"}


@given(st.text("ab .,\t", max_size=40), st.text("ab .,\t", max_size=40))
def test_words_put_together_give_both_versions(old: str, new: str) -> None:
    parts = word_differences(old, new)
    after = "".join(words for part, words in parts if part is not Part.DELETED)
    before = "".join(words for part, words in parts if part is not Part.INSERTED)
    assert after == new or not new.strip()
    assert "".join(before.split()) == "".join(old.split())


def test_a_paper_and_its_next_version() -> None:
    old = [
        "1 Inleiding",
        "De minister stuurt de Kamer voor de zomer een brief.",
        "Dit blijft staan zoals het stond.",
        "Deze alinea gaat naar het einde.",
        "Hiervan blijft niets over.",
        "Hoogachtend,",
    ]
    new = [
        "1  Inleiding",
        "De minister stuurt de Kamer na de zomer een uitgebreide brief.",
        "Dit blijft staan zoals het stond.",
        "Nieuw bij deze versie gevoegd stuk tekst.",
        "Hoogachtend,",
        "Deze alinea gaat naar het einde.",
    ]
    assert told(old, new) == [
        ("kept", old[0], new[0]),
        ("changed", old[1], new[1]),
        ("kept", old[2], new[2]),
        ("removed", old[4], None),
        ("added", None, new[3]),
        ("kept", old[5], new[4]),
        ("moved", old[3], new[5]),
    ]
    assert word_differences(old[1], new[1]) == (
        (Part.SAME, "De minister stuurt de Kamer "),
        (Part.DELETED, "voor "),
        (Part.INSERTED, "na "),
        (Part.SAME, "de zomer een "),
        (Part.INSERTED, "uitgebreide "),
        (Part.SAME, "brief."),
    )


def test_what_stands_more_than_once_stays_in_its_place() -> None:
    old = ["Vraag 1", "Antwoord", "Ja.", "Vraag 2", "Antwoord", "Nee.", "Vraag 3", "Antwoord", "Ja."]
    new = [*old[:3], *old[6:]]
    assert [change for change, _, _ in told(old, new)] == ["kept"] * 3 + ["removed"] * 3 + ["kept"] * 3


def test_a_short_answer_elsewhere_is_not_moved() -> None:
    assert "moved" not in {
        change for change, _, _ in told(["Ja.", "Een lange zin."], ["Een lange zin.", "Ja."])
    }


def test_a_passage_too_long_for_words_is_told_by_its_ends() -> None:
    middle = "woord " * MOST_WORDS
    assert word_differences(f"een begin {middle}oud einde", f"een begin {middle}nieuw slot einde") == (
        (Part.SAME, f"een begin {middle}"),
        (Part.DELETED, "oud "),
        (Part.INSERTED, "nieuw slot "),
        (Part.SAME, "einde"),
    )


def passages(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    words = [f"woord{n}" for n in range(500)]
    return [" ".join(chance.choices(words, k=60)) for _ in range(count)]


def altered(lines: list[str]) -> list[str]:
    return [line.replace("woord1", "nieuw") for line in lines]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (passages(2000, 1), altered(passages(2000, 1))),
        (passages(2000, 1), passages(2000, 2)),
        (passages(2000, 1), passages(2000, 1)[::-1]),
        (["gelijk aan elkaar, overal"] * 2000, ["gelijk aan elkaar, overal"] * 1999),
        ([f"rij {n % 7}" for n in range(2000)], [f"rij {n % 5}" for n in range(2000)]),
        (
            [f"rij {n % 40} van de tabel" for n in range(2000)],
            [f"rij {n % 41} van de tabel" for n in range(2000)],
        ),
    ],
    ids=["all changed", "nothing in common", "turned round", "all the same", "few sorts", "many sorts"],
)
def test_two_thousand_passages_take_a_bounded_time(old: list[str], new: list[str]) -> None:
    before, after = document_of(old), document_of(new)
    began = time.process_time()
    found = differences(before, after)
    assert time.process_time() - began < 10
    assert sum(d.new is not None for d in found) == len(new)
    assert sum(d.old is not None for d in found) == len(old)
