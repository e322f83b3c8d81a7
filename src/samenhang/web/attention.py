# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a desk has that asks for attention: the start page shows it, whatever desk it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from samenhang.web.answer import Answer, DocumentRef


class Count(Answer):
    """A number that opens the list behind it; `text` says it in words: "2 promises are late", "" where the
    page has words of its own.
    """

    name: str
    number: int
    text: str
    address: str


class Said(Answer):
    """One thing about what asks for attention: "By when", "voor de zomer van 2023"."""

    term: str
    text: str


class Pressing(Answer):
    """Something that asks for attention now, with the words that it rests on.

    `address` is its own page, `passage` that of the words; `mark` is a shape that the pages have for how it
    stands, `standing` says that in words.
    """

    what: str
    address: str
    kind: str
    mark: str
    state: str
    standing: str
    facts: tuple[Said, ...]
    quote: str
    document: DocumentRef
    passage: str


class Attention(Answer):
    """What asks for attention, most urgent first; what there is besides; and what presses most."""

    counts: tuple[Count, ...] = ()
    holdings: tuple[Count, ...] = ()
    pressing: tuple[Pressing, ...] = ()


def together(every: Iterable[Attention]) -> Attention:
    """What several desks ask attention for, in their order."""
    each = tuple(every)
    return Attention(
        counts=tuple(count for one in each for count in one.counts),
        holdings=tuple(count for one in each for count in one.holdings),
        pressing=tuple(thing for one in each for thing in one.pressing),
    )
