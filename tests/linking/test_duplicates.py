# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Near-duplicates: what is one document, what is two, and what finding them costs."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.linking.differences import differences
from samenhang.linking.duplicates import (
    ALIKE,
    LEADERS,
    Sameness,
    alike,
    bands,
    clusters,
    compared,
    meetings,
    shingles,
    signature,
    words_of,
)

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "duplicates.yaml").read_text("utf-8"))


def prose(seed: int, words: int) -> list[str]:
    """Words that are nobody's: a text of its own for every seed."""
    chance = random.Random(seed)
    syllables = [a + b for a in "bdfghklmnprstvwz" for b in ("a", "e", "i", "o", "u", "aa", "ee", "ij")]
    stock = ["".join(chance.choices(syllables, k=chance.randint(1, 3))) for _ in range(900)]
    return [chance.choice(stock) for _ in range(words)]


WORDS = prose(1, 320)
NOTE = " ".join(prose(2, 14))
CHANGED = {
    "body": WORDS,
    "hyphenated": [
        *WORDS[:50],
        WORDS[50][:2] + "-\n" + WORDS[50][2:] if len(WORDS[50]) > 3 else WORDS[50],
        *WORDS[51:],
    ],
    "paged": [
        *WORDS[:100],
        "Tweede Kamer, vergaderjaar 2025–2026, 30 821, nr. 153 2",
        *WORDS[100:200],
        "Pagina 3 van 4",
        *WORDS[200:],
    ],
    "shouted": [word.upper() + "," for word in WORDS],
    "noted": [*WORDS[:90], NOTE, *WORDS[90:]],
    "noted_at_end": [*WORDS, NOTE],
    "misspelt": [*WORDS[:60], "verantwoordelijkheid", *WORDS[60:]],
    "amount": [*WORDS[:60], "35", *WORDS[60:]],
    "turned": [*WORDS[:60], "niet", *WORDS[60:]],
    "amended": [*WORDS[:60], "en de Kamer daarover jaarlijks te informeren", *WORDS[60:]],
    "reworded": [*WORDS[:60], "volstrekt", "andere", "woorden", "dan", "eerst", *WORDS[65:]],
    "annex": prose(3, 400),
    "notice": prose(4, 60),
}
TEXTS = {name: " ".join(words) for name, words in CHANGED.items()}
BEFORE = {
    "misspelt": [*WORDS[:60], "verantwoordelijkhied", *WORDS[60:]],
    "amount": [*WORDS[:60], "30", *WORDS[60:]],
}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_what_two_texts_are(case: dict[str, str]) -> None:
    for changed, before in BEFORE.items():
        if changed in case["second"]:
            case = {**case, "first": " ".join(before)}
    first, second = (words_of(case[side].format(**TEXTS)) for side in ("first", "second"))
    found, back = compared(first, second), compared(second, first)
    assert found.sameness is back.sameness
    assert (found.sameness, bool(found.reason)) == (Sameness(case["is"]), True), found.reason
    if found.sameness in (Sameness.SAME, Sameness.REVISED) and first != second:
        assert found.differences


def test_what_differs_is_said() -> None:
    found = compared(words_of("Op 5 mei 2026 " + TEXTS["body"]), words_of("Op 6 mei 2026 " + TEXTS["body"]))
    assert [(one.here, one.there) for one in found.differences] == [("op 5", "op 6")]
    assert "“op 5” against “op 6”" in found.reason


def test_a_cluster_has_a_leader_and_every_member_was_compared_with_it() -> None:
    texts = {
        "c-koop": TEXTS["paged"],
        "a-tk": TEXTS["body"],
        "b-site": "Aan de voorzitter " + TEXTS["body"],
        "other": TEXTS["annex"],
        "revised": TEXTS["turned"],
        "short": "",
    }
    (found,) = clusters(
        {key: signature(text) for key, text in texts.items()}, lambda key: words_of(texts[key])
    )
    assert (found.leader, [key for key, _ in found.others]) == ("a-tk", ["b-site", "c-koop"])
    assert all(one.sameness is Sameness.SAME for _, one in found.others)


def test_likeness_is_not_handed_on() -> None:
    steps = [[*WORDS, *prose(9, 30 * n)] for n in range(8)]
    texts = {f"{n}": " ".join(words) for n, words in enumerate(steps)}
    found = clusters({key: signature(text) for key, text in texts.items()}, lambda key: words_of(texts[key]))
    for cluster in found:
        assert all(one.shared >= ALIKE for _, one in cluster.others)
    members = [key for cluster in found for key in (cluster.leader, *(key for key, _ in cluster.others))]
    assert len(members) == len(set(members))


def test_copies_without_number_cost_one_comparison_each() -> None:
    asked = 0
    texts = {f"{n:04}": " ".join([str(n), *WORDS]) for n in range(120)}

    def words(key: str) -> tuple[str, ...]:
        nonlocal asked
        asked += 1
        return words_of(texts[key])

    assert clusters({key: signature(text) for key, text in texts.items()}, words) == ()
    assert asked < 120 * 2 * LEADERS * 2


@given(st.lists(st.sampled_from(prose(5, 40)), max_size=120), st.randoms())
@settings(max_examples=60)
def test_signatures_are_of_the_set_of_shingles(words: list[str], chance: random.Random) -> None:
    text = " ".join(words)
    assert signature(text) == signature(text.upper()) == signature("  ".join(words) + ".")
    assert alike(signature(text), signature(text)) == (1.0 if len(words) >= 5 else 0.0)
    assert len(list(bands(signature(text)))) == (20 if len(words) >= 5 else 0)


@pytest.mark.parametrize("more", [0, 40, 160, 640])
def test_a_signature_estimates_what_is_shared(more: int) -> None:
    first, second = tuple(WORDS), (*WORDS, *prose(6, more))
    shared = compared(first, second).shared
    assert alike(signature(" ".join(first)), signature(" ".join(second))) == pytest.approx(shared, abs=0.14)


def test_signatures_are_the_same_in_every_process() -> None:
    assert signature("een twee drie vier vijf zes").hex()[:32] == SIGNED
    assert len(shingles(words_of("een twee drie vier vijf zes"))) == 2


SIGNED = "fbc6b04e34f5db140f679c6d32a0f958"


def test_texts_meet_in_groups_once() -> None:
    made = signature(TEXTS["body"])
    assert list(meetings({"b": made, "a": made, "c": signature(TEXTS["annex"]), "d": b""})) == [("a", "b")]


@given(st.lists(st.sampled_from("abcdefgh"), max_size=60), st.lists(st.sampled_from("abcdefgh"), max_size=60))
def test_what_differs_and_what_is_the_same_make_both_texts(first: list[str], second: list[str]) -> None:
    body = prose(11, 40)
    one, other = (*body[:20], *first, *body[20:]), (*body[:20], *second, *body[20:])
    found = list(differences(one, other))
    gone, come = (sum(len(getattr(each, side).split()) for each in found) for side in ("here", "there"))
    assert len(one) - gone == len(other) - come >= 40
