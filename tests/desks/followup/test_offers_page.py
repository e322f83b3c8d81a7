# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pairs that may be one are laid before a person, who says that they are one or two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samenhang.ledger import Ledger
from samenhang.viewer import Role
from tests.desks.followup.conftest import Desk
from tests.desks.followup.world import Paper, debate, keep_all, letter
from tests.desks.library.reading import json, page, send, words
from tests.ledger.world import Found


def unsure(ledger: Ledger) -> None:
    """Keep two papers that may speak of one promise."""
    promise = replace(letter().found.follow_ups[0], asked_by=None, what="wat gevraagd is")
    keep_all(ledger, [debate(), Paper(letter().document, Found(follow_ups=(promise,)))])


@pytest.mark.parametrize(("way", "left"), [("ties", 1), ("partings", 2)])
def test_a_person_says_whether_they_are_one(ledger: Ledger, desk: Desk, way: str, left: int) -> None:
    unsure(ledger)
    anna = desk("anna", Role.ANALYST)
    (offer,) = json(anna, "/follow-ups/offers")["offers"]
    assert "dezelfde dag" in offer["reason"]
    shown = page(anna, "/follow-ups/offers")
    quotes = [words(quote) for quote in shown.css(".sides blockquote p")]
    assert quotes == [offer["words"], offer["otherWords"]]
    answer = send(anna, shown.css_first(f'form[action$="/{way}"]'))
    assert (answer.status_code, answer.headers["location"]) == (303, "/follow-ups/offers")
    assert json(anna, "/follow-ups")["total"] == left
    assert json(anna, "/follow-ups/offers")["offers"] == []
    assert "Geen paren om te bekijken" in anna.get("/follow-ups/offers").text


def test_a_reader_sees_them_and_says_nothing(ledger: Ledger, desk: Desk) -> None:
    unsure(ledger)
    rik = desk("rik", Role.READER)
    assert len(json(rik, "/follow-ups/offers")["offers"]) == 1
    assert page(rik, "/follow-ups/offers").css("main form") == []
