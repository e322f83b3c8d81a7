# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What sources of publications say of one document: claims, kept as they were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

PREFERENCE = ("xml", "html", "pdf", "docx", "odt", "text")
"""The forms of one publication, the one with the most structure first; what is not here comes after."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One file of a publication: its form ("xml", "pdf", ...), and what the source says of it.

    `size` in bytes, 0 where the source does not say; `digest` as the source writes it, "" where it does not.
    """

    form: str
    address: str
    name: str = ""
    size: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Who has to do with a publication, in the source's word for how: "creator", "indiener"."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A value as the source gives it, under its own name; `scheme` is the list that it is from."""

    name: str
    value: str
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """A document as one source describes it.

    `identifier` is what the source calls it: `kst-30821-153` where it has a name that the outside world uses.
    `kinds` go from the general to the particular. `day` is the date of the document, ISO 8601, "" where there
    is none. `files` stand in order of preference, `page` is where people open it. `annex_of` and `annexes`
    are identifiers, `also` those under which other sources have the same document. `updated` is the source's
    moment of the last change, as it writes it; two equal ones mean that nothing changed. `claims` is all that
    the source says, the fields above included; `strange` names what is in none of the descriptions that this
    program was written after. `raw` is what was parsed.
    """

    source: str
    identifier: str
    title: str = ""
    kinds: tuple[str, ...] = ()
    day: str = ""
    dossiers: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    files: tuple[Offered, ...] = ()
    page: str = ""
    annex_of: str = ""
    annexes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    updated: str = ""
    deleted: bool = False
    claims: tuple[Claim, ...] = ()
    strange: tuple[str, ...] = ()
    raw: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Taken:
    """The file that was taken of a publication; `passed` says, in order, why the forms before it were not."""

    offered: Offered
    data: bytes = field(repr=False)
    passed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """A publication and its file. Without one `passed` says why: nothing is dropped for having no file."""

    publication: Publication
    taken: Taken | None = None
    passed: tuple[str, ...] = ()


def preferred(files: Iterable[Offered]) -> tuple[Offered, ...]:
    """The files in order of preference; of one form in the order given, each address once."""
    rank = {form: number for number, form in enumerate(PREFERENCE)}
    once: dict[str, Offered] = {}
    for file in files:
        if file.address:
            once.setdefault(file.address, file)
    return tuple(sorted(once.values(), key=lambda file: rank.get(file.form, len(rank))))


def values_of(claims: Iterable[Claim], *names: str) -> tuple[str, ...]:
    """The values under the first of the names that has any, each once, in their order."""
    held = tuple(claims)
    for name in names:
        found = dict.fromkeys(claim.value for claim in held if claim.name == name and claim.value)
        if found:
            return tuple(found)
    return ()


def value_of(claims: Iterable[Claim], *names: str) -> str:
    """The first of these values, or ""."""
    return next(iter(values_of(claims, *names)), "")


def claims_of(told: Any, path: str = "") -> Iterator[Claim]:
    """Every value of a JSON value with the path to it; places in lists are not part of it."""
    if isinstance(told, Mapping):
        for name, value in told.items():
            yield from claims_of(value, f"{path}/{name}" if path else str(name))
    elif isinstance(told, list):
        for value in told:
            yield from claims_of(value, path)
    elif told is not None and told != "":
        yield Claim(path, str(told))


def titled(publication: Publication, words: str) -> bool:
    """Whether all of the words stand in its title; so where no words are given."""
    title = publication.title.casefold()
    return all(word in title for word in words.casefold().split())
