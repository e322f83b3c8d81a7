# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an item comes down to: one line from all that documents say of it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from samenhang.desks.followup.analysis.history import Heard, in_order
from samenhang.desks.followup.analysis.item import Part, Role
from samenhang.model import Deadline, Evidence, MarkKind, Period

T = TypeVar("T")
_BEGINNINGS = (Role.MADE, Role.ASKED, Role.RECALLED, Role.REGISTERED)
_PROMISES = (Role.MADE, Role.RECALLED, Role.DELAYED, Role.REGISTERED)


@dataclass(frozen=True, slots=True)
class Told:
    """What one document tells of an item.

    `day` is the day that it counts from; where a document has none (`dated` false) it is that on which it
    came in, and what it says was promised counts from the day of the promise.
    """

    kind: MarkKind
    what: str
    day: date
    parts: tuple[Part, ...]
    by: str | None = None
    by_actor: str | None = None
    ministry: str | None = None
    to: str | None = None
    occasion: Period | None = None
    due: Deadline | None = None
    condition: str | None = None
    number: str | None = None
    dossiers: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    dated: bool = True

    def since(self, part: Part) -> date:
        """The day that a part counts from."""
        began = self.occasion.earliest if self.occasion else None
        if began and not self.dated and part.role in _BEGINNINGS:
            return began
        return part.day or self.day

    def known(self, part: Part) -> bool:
        """Whether some words say that day; else it is only the day on which the document came in."""
        return self.dated or part.day is not None or self.since(part) != self.day


@dataclass(frozen=True, slots=True)
class Gist:
    """An item in one line, without how it stands. `words` are those that it began with, `made` is the day on
    which it did, None where no words say it.
    """

    kind: MarkKind
    what: str
    by: str | None
    by_actor: str | None
    ministry: str | None
    to: str | None
    occasion: Period | None
    made: date | None
    condition: str | None
    number: str | None
    dossiers: tuple[str, ...]
    themes: tuple[str, ...]
    words: Evidence


def gist(told: Sequence[Told]) -> Gist:
    """The line of an item: as the first document says it, with what that leaves out from the later ones."""
    order = sorted(told, key=_age)
    first = order[0]
    occasion = _told(order, lambda one: one.occasion)
    began = [occasion.earliest] if occasion and occasion.earliest else []
    began += [first.since(part) for part in first.parts if first.known(part)]
    return Gist(
        first.kind,
        first.what,
        _told(order, lambda one: one.by),
        _told(order, lambda one: one.by_actor),
        _told(order, lambda one: one.ministry),
        _told(order, lambda one: one.to),
        occasion,
        min(began, default=None),
        _told(order, lambda one: one.condition),
        _told(order, lambda one: one.number),
        tuple(sorted({dossier for one in order for dossier in one.dossiers})),
        tuple(sorted({theme for one in order for theme in one.themes})),
        in_order(heard([first]))[0].part.evidence,
    )


def _age(one: Told) -> tuple[date, bool, str, int]:
    words = one.parts[0].evidence
    made = any(part.role in (Role.MADE, Role.ASKED) for part in one.parts)
    return min(map(one.since, one.parts)), not made, words.document, words.start


def _told(order: Sequence[Told], of: Callable[[Told], T | None]) -> T | None:
    return next((value for one in order if (value := of(one)) is not None), None)


def heard(told: Sequence[Told]) -> list[Heard]:
    """The parts that documents tell of, the deadline with the words that promise."""
    found: list[Heard] = []
    for one in told:
        owner = next((part for part in one.parts if part.role in _PROMISES), None)
        found += [
            Heard(part, one.since(part), one.due if part is owner else None, one.known(part))
            for part in one.parts
        ]
    return found
