# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether one item came of another: what counts, and what does not."""

from __future__ import annotations

from datetime import date

import pytest

from samenhang.linking.mentions import Mention, Words
from samenhang.linking.succession import SURE, Trace, leads
from samenhang.model import Evidence, MarkKind

ADVICE = "De WRR beveelt het kabinet aan om een planbureau voor de veiligheid op te richten."
MOTION = "verzoekt de regering, vorm te geven aan een planbureau voor de veiligheid"
BRIDGE = "verzoekt de regering, de brug bij Zaltbommel te vernieuwen"
LETTER = "Ik stuur de Kamer een brief over een planbureau voor de veiligheid."
WRR, PBV = "body:WRR", "body:PvdV"


def trace(
    kind: MarkKind,
    said: str,
    day: date | None,
    number: str | None = None,
    **names: set[str],
) -> Trace:
    words = (Words("made", "", Evidence("d", 0, len(said), said)),)
    mention = Mention(kind, said, words, number=number, day=day)
    return Trace(mention, **{name: frozenset(those) for name, those in names.items()})


def advice(day: date | None = date(2017, 5, 10)) -> Trace:
    return trace(MarkKind.RECOMMENDATION, ADVICE, day, named={WRR, PBV}, known={"body:WRR/2017"})


def motion(said: str = MOTION, day: date | None = date(2020, 9, 17), **names: set[str]) -> Trace:
    return trace(MarkKind.MOTION, said, day, "kst-35570-17", **names)


CASES = {
    "a motion names who advised it, and is about the same": (advice(), motion(named={WRR, PBV}), True),
    "a motion cites the report": (advice(), motion(cited={"body:WRR/2017"}), True),
    "its paper cites the report elsewhere": (advice(), motion(around={"body:WRR/2017"}, named={PBV}), True),
    "about the same, but it names nobody": (advice(), motion(), False),
    "it names who advised, but is about a bridge": (advice(), motion(BRIDGE, named={WRR, PBV}), False),
    "it cites the report, but is about a bridge": (advice(), motion(BRIDGE, cited={"body:WRR/2017"}), False),
    "it came before the advice": (advice(), motion(day=date(2016, 1, 1), cited={"body:WRR/2017"}), False),
    "on the same day": (advice(), motion(day=date(2017, 5, 10), cited={"body:WRR/2017"}), False),
    "no day is known, and it cites the advice": (advice(), motion(day=None, cited={"body:WRR/2017"}), True),
    "no day is known, and it cites nothing": (advice(), motion(day=None, named={WRR, PBV}), False),
    "a promise cites the number of a motion": (
        motion(),
        trace(MarkKind.COMMITMENT, LETTER, date(2022, 9, 21), cited={"kst-35570-17"}),
        True,
    ),
    "a promise that only speaks of the same as a motion": (
        motion(named={PBV}),
        trace(MarkKind.COMMITMENT, LETTER, date(2022, 9, 21), named={PBV}),
        False,
    ),
    "two pieces of advice of one council are two": (
        advice(),
        trace(MarkKind.RECOMMENDATION, ADVICE, date(2021, 7, 9), named={WRR, PBV}),
        False,
    ),
    "bodies that every paper names say nothing": (
        trace(MarkKind.RECOMMENDATION, ADVICE, date(2017, 5, 10), named={"body:MR"}),
        motion(named={"body:MR"}),
        False,
    ),
}


@pytest.mark.parametrize(("earlier", "later", "one_came_of_the_other"), CASES.values(), ids=CASES)
def test_one_came_of_the_other(earlier: Trace, later: Trace, one_came_of_the_other: bool) -> None:
    tie = leads(earlier, later)
    assert (tie is not None) is one_came_of_the_other
    if tie is not None:
        assert SURE <= tie.score < 1
        assert tie.reason


def test_never_both_ways() -> None:
    for earlier, later, _ in CASES.values():
        assert leads(later, earlier) is None
