# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Identities made of content: the same in any ledger, and another one for another thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from samenhang.ledger import ids
from samenhang.model import Evidence, Link, Mark, MarkKind, Passage, Review, Verdict
from tests.ledger import world
from tests.ledger.world import LETTER, WHEN

DIGEST = "ab" * 32
MARK = Mark(MarkKind.ACTOR, 3, 9, "actor.office", {"office": "minister", "ministry": "DEF"}, 0.9)
LINK = Link(MARK, "ministry:DEF", 0.9, "naam")
PASSAGE = Passage(2, 10, 20)
REVIEW = Review("mark", "actor", Evidence(DIGEST, 3, 9, "minister"), Verdict.REJECTED, "Alice", WHEN)
FOLLOW_UP = world.letter_findings().follow_ups[0]
EVENT = world.letter_findings().events[0]


def test_ids_are_what_they_were_in_every_earlier_version() -> None:
    """Exports refer to them: whoever changes how they are made breaks what people have kept."""
    assert ids.passage_id(DIGEST, PASSAGE) == "9c337df35c08088f"
    assert ids.mark_id(DIGEST, MARK) == "11ea830724f12921"
    assert ids.link_id(DIGEST, LINK) == "39a2f165fe226f52"
    assert ids.review_id(REVIEW) == "aae96a87341da04e"


@pytest.mark.parametrize(
    "same",
    [
        replace(MARK, score=0.1),
        replace(MARK, value={"ministry": "DEF", "office": "minister"}),
    ],
)
def test_the_same_mark(same: Mark) -> None:
    assert ids.mark_id(DIGEST, same) == ids.mark_id(DIGEST, MARK)


@pytest.mark.parametrize(
    "other",
    [
        replace(MARK, start=4),
        replace(MARK, end=10),
        replace(MARK, kind=MarkKind.DATE),
        replace(MARK, rule="actor.name"),
        replace(MARK, value={"office": "minister"}),
    ],
)
def test_another_mark(other: Mark) -> None:
    assert ids.mark_id(DIGEST, other) != ids.mark_id(DIGEST, MARK)
    assert ids.link_id(DIGEST, replace(LINK, mark=other)) != ids.link_id(DIGEST, LINK)


@pytest.mark.parametrize(
    "make",
    [
        lambda digest: ids.passage_id(digest, PASSAGE),
        lambda digest: ids.mark_id(digest, MARK),
        lambda digest: ids.link_id(digest, LINK),
        lambda digest: ids.follow_up_id(digest, FOLLOW_UP),
        lambda digest: ids.event_id(digest, EVENT),
    ],
)
def test_another_document_makes_another_thing(make: Callable[[str], str]) -> None:
    assert make(DIGEST) != make("cd" * 32)


def test_what_may_change_without_becoming_another_thing() -> None:
    late = replace(FOLLOW_UP, state="late", owed_by="iemand")
    assert ids.follow_up_id(LETTER.digest, late) == ids.follow_up_id(LETTER.digest, FOLLOW_UP)
    better = replace(LINK, score=1.0, reason="beter", address="https://example.org")
    assert ids.link_id(DIGEST, better) == ids.link_id(DIGEST, LINK)
    assert ids.link_id(DIGEST, replace(LINK, target="ministry:BZ")) != ids.link_id(DIGEST, LINK)
    assert ids.event_id(DIGEST, replace(EVENT, title="x")) != ids.event_id(DIGEST, EVENT)
    assert ids.review_id(replace(REVIEW, who="Bob")) != ids.review_id(REVIEW)
