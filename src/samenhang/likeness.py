# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How texts are held against each other when they come into the ledger: near-duplicates are one document."""

from __future__ import annotations

from dataclasses import dataclass

from samenhang.ledger import Ledger
from samenhang.ledger.alike import Compared, Judge, Likeness
from samenhang.linking import duplicates

LONG = 400_000
"""Characters from which on two texts are one document only when all their words are equal: a whole book."""


def likeness_of(text: str) -> Likeness | None:
    """How a text looks; None for one that says so little that many would look the same.

    The first key is of all its words, the others are of a part of them.
    """
    words = duplicates.words_of(text)
    if len(words) < duplicates.FEWEST:
        return None
    made = duplicates.signed(words)
    keys = (duplicates.whole(words), *duplicates.bands(made))
    return Likeness(made, tuple(int.from_bytes(key, "little", signed=True) for key in keys))


def near(first: bytes, second: bytes) -> float:
    """How much two texts share by their signatures; 0 where they are not worth comparing."""
    shared = duplicates.alike(first, second)
    return shared if shared >= duplicates.ALIKE - duplicates.MARGIN else 0.0


def compare(first: str, second: str) -> Compared:
    """What two texts are to each other, and where they differ."""
    one, other = duplicates.words_of(first), duplicates.words_of(second)
    if one != other and max(len(first), len(second)) > LONG:
        return Compared(False, 0.0)
    found = duplicates.compared(one, other)
    differences = tuple((each.here, each.there) for each in found.differences)
    return Compared(found.sameness is duplicates.Sameness.SAME, found.shared, differences)


JUDGE = Judge(near, compare)
BATCH = 50


def look_back(ledger: Ledger, when: str) -> None:
    """Hold the documents against each other that were kept before this was done; later there are none."""
    while True:
        with ledger.writing(when) as ink:
            texts = ink.copies.unlooked(BATCH)
            ink.copies.note_all({key: likeness_of(text) for key, text in texts.items()})
            ink.copies.settle(JUDGE)
        if not texts:
            return


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody says of two documents: that they are one, or apart; why, who, when and from where."""

    one: bool
    why: str
    who: str
    when: str
    origin: str


def say(ledger: Ledger, first: str, second: str, saying: Saying) -> None:
    """Keep what somebody says of two documents, by their digests, and let it hold. With a line in the audit
    log. Raises InvalidInput where others see the one than the other, and for older versions.
    """
    with ledger.writing(saying.when) as ink:
        ink.copies.say((first, second), saying.one, saying.who, saying.when, saying.why)
        ink.copies.settle(JUDGE)
        result = f"{'one' if saying.one else 'apart'}: {second}"
        ink.audit("copy", first, result, saying.origin, saying.who)
