# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facets: what a list can be narrowed by, each value with its count and the address that goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from samenhang.web.answer import Answer
from samenhang.web.language import Texts


class Option(Answer):
    """A value of a facet. `address` narrows the list by it, or for the `current` one takes that away."""

    value: str
    label: str
    count: int
    address: str
    current: bool


class Facet(Answer):
    """What a list can be narrowed by."""

    name: str
    options: tuple[Option, ...]


class Chip(Answer):
    """A value that is chosen; `address` is the same list without it."""

    facet: str
    value: str
    label: str
    address: str


Label = Callable[[str], str]
Address = Callable[[str | None], str]
"""The address of the list with this value chosen, or with none."""


def facet(
    name: str, counted: Iterable[tuple[str, int]], chosen: str | None, label: Label, address: Address
) -> Facet:
    """A facet of which one value at most is chosen; that one is there also where it counts nothing."""
    rows = list(counted)
    if chosen is not None and chosen not in dict(rows):
        rows.append((chosen, 0))
    return Facet(
        name=name,
        options=tuple(
            Option(
                value=value,
                label=label(value),
                count=count,
                address=address(None if value == chosen else value),
                current=value == chosen,
            )
            for value, count in rows
        ),
    )


def chips(facets: Iterable[Facet]) -> tuple[Chip, ...]:
    """What is chosen in facets."""
    return tuple(
        Chip(facet=one.name, value=option.value, label=option.label, address=option.address)
        for one in facets
        for option in one.options
        if option.current
    )


def labels(words: dict[str, str], texts: Texts) -> Label:
    """The labels of keys in the language of who asks; a key without one is called by itself."""
    return lambda key: texts.gettext(words.get(key, key))
