# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pairs of items that may be one, for a person to say."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from samenhang.desks.followup.pages.item import WRITES
from samenhang.desks.followup.pages.lines import ItemLine, shown
from samenhang.desks.followup.register import Register
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask

PER_PAGE = 20


class OfferAnswer(Answer):
    """Two items that may be one: how sure, why, and the words of each that say so."""

    one: ItemLine
    other: ItemLine
    score: float
    reason: str
    words: str
    other_words: str


class OffersAnswer(Answer):
    """One page of pairs, the surest first."""

    page: int
    more: bool
    offers: tuple[OfferAnswer, ...]
    may_write: bool


def offers(ask: Ask, page: Annotated[int, Query(ge=1, le=10_000)] = 1) -> OffersAnswer:
    """Pairs of items that may be one, and of which nobody has said anything yet."""
    found = Register(ask.ledger, ask.today).offers(PER_PAGE + 1, (page - 1) * PER_PAGE)
    here = found[:PER_PAGE]
    lines = shown(ask, [line for offer in here for line in (offer.one, offer.other)])
    return OffersAnswer(
        page=page,
        more=len(found) > PER_PAGE,
        offers=tuple(
            OfferAnswer(
                one=lines[2 * number],
                other=lines[2 * number + 1],
                score=offer.score,
                reason=offer.reason,
                words=offer.words,
                other_words=offer.other_words,
            )
            for number, offer in enumerate(here)
        ),
        may_write=ask.viewer.role.at_least(WRITES),
    )
