# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of the register, and the form of its answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samenhang.desks.followup.analysis.item import Line, State
from samenhang.model import MarkKind


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the register: how it stood on `as_of`, which items, and which page of them.

    `ministry` and `actor` are identities ("ministry:JenV", "office:minister/JenV"), `dossier` a number as
    people write it, `theme` a node ("threat/..."), `document` a document's name: items that it speaks of. All
    `words` must stand in the line. `due_until`: the last firm day is then at the latest. `waiting`: only what
    nothing came of yet (open, due soon, overdue). `owner` "" asks for what nobody owns.
    """

    as_of: date
    kind: MarkKind | None = None
    state: State | None = None
    waiting: bool = False
    ministry: str | None = None
    actor: str | None = None
    dossier: str | None = None
    theme: str | None = None
    owner: str | None = None
    document: str | None = None
    words: str = ""
    due_until: date | None = None
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of lines: overdue first by days late, then due soon, open, answered and the rest by last day.

    `total` counts all pages; `behind` how many documents the register has yet to look at.
    """

    total: int
    lines: tuple[Line, ...]
    behind: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How many items of a kind, of a ministry (None: not known), are in a state."""

    kind: MarkKind
    state: State
    ministry: str | None
    number: int
