# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the marks of a document mean: links, follow-ups and events. Pure: knowledge comes in as functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from samenhang.linking import actors, events, follow_ups, references
from samenhang.model import Document, Event, FactName, FollowUp, Link, Mark, MarkKind


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the world outside the document.

    `exists` tells whether an identifier is known, `starting_with` gives the known identifiers that begin so;
    both None when no list has been imported.
    """

    exists: Callable[[str], bool] | None = None
    starting_with: Callable[[str], list[str]] | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the marks of a document mean."""

    links: tuple[Link, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    events: tuple[Event, ...] = ()


UNCHECKED = Known()


def link(document: Document, marks: Sequence[Mark], today: date, known: Known = UNCHECKED) -> Meaning:
    """Links of every reference and actor, and the follow-ups and events that the marks add up to."""
    links = names(document, marks, known)
    return Meaning(
        links,
        follow_ups.assemble(document, marks, links, today),
        events.events(document, marks, links),
    )


def names(document: Document, marks: Sequence[Mark], known: Known = UNCHECKED) -> tuple[Link, ...]:
    """Links of every reference and actor."""
    chamber, dossier = document.fact(FactName.CHAMBER), document.fact(FactName.DOSSIER)
    day = document.day
    links: list[Link] = []
    for mark in marks:
        if mark.kind is MarkKind.REFERENCE:
            links.extend(references.link(mark, known.exists, known.starting_with, dossier))
        elif mark.kind is MarkKind.ACTOR:
            links.extend(actors.link(mark, day, chamber))
    return tuple(links)
