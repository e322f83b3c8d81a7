# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the library desk answers: shapes that the terminal shows and that become JSON field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samenhang.desks.library.analysis import Citation
from samenhang.desks.library.beside import Claim
from samenhang.ledger.origins import Origin
from samenhang.model import Event, FollowUp, Link, Turn
from samenhang.viewer import PUBLIC, Access


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read: why, and the way out."""

    name: str
    where: str
    code: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding files. `known` were in the ledger already, as read by the same readers.

    `marked` bear the marking departementaal vertrouwelijk, and were added as such whatever was asked.
    """

    ledger: str
    read: tuple[str, ...]
    known: int
    unread: tuple[Problem, ...]
    marked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """The completeness meter. `counts` by sort of thing; `kinds` counts documents by kind."""

    ledger: str
    read: int
    unread: int
    waiting: int
    counts: Mapping[str, int]
    kinds: Mapping[str, int]
    problems: tuple[Problem, ...]
    waiting_files: tuple[str, ...]
    identifiers: int | None


@dataclass(frozen=True, slots=True)
class ShownLink:
    """What a mark means."""

    target: str
    score: float
    reason: str
    address: str | None
    found: str


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A mark with its words, what it means, and what people said of it ("" where nobody did)."""

    kind: str
    start: int
    end: int
    text: str
    value: Mapping[str, Any]
    rule: str
    score: float
    links: tuple[ShownLink, ...]
    review: str = ""


@dataclass(frozen=True, slots=True)
class ShownFact:
    """What the document says of itself, with the words; none where the file's own metadata says it."""

    name: str
    value: str
    start: int | None
    end: int | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage with its text."""

    number: int
    start: int
    end: int
    kind: str
    text: str
    label: str | None
    page: int | None
    headings: tuple[str, ...]
    turn: int | None
    anchor: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One document with all that was found in it, and where it came from; `claims` is what sources say of it.
    `copy_of` is the digest of the document that it is a copy of."""

    name: str
    digest: str
    identifier: str | None
    title: str
    media: str
    version: int
    current: bool
    facts: tuple[ShownFact, ...]
    follow_ups: tuple[FollowUp, ...]
    events: tuple[Event, ...]
    marks: tuple[ShownMark, ...]
    turns: tuple[Turn, ...]
    passages: tuple[ShownPassage, ...]
    text: str
    access: Access = PUBLIC
    claims: tuple[Claim, ...] = ()
    copy_of: str | None = None
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one text, without a ledger."""

    name: str
    marks: tuple[ShownMark, ...]


@dataclass(frozen=True, slots=True)
class References:
    """What a document cites, and who cites it."""

    document: str
    cites: tuple[Citation, ...]
    cited_by: tuple[Citation, ...]


def shown_link(link: Link) -> ShownLink:
    """A link without its mark."""
    return ShownLink(link.target, link.score, link.reason, link.address, link.found.value)
