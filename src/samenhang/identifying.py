# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of identifiers that are known to exist, brought up to date from the search of KOOP.

What a page names is on the disk before the cursor after it is kept, and comes into the list when the round
ends: killed anywhere, the next round goes on at that page, and what it names twice stands in the list once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from samenhang.ahead import ahead
from samenhang.errors import NotFetched
from samenhang.following import Ground, official_papers
from samenhang.ledger.arrivals import ArrivalsInk, Delivery
from samenhang.ledger.arrived import Arrived
from samenhang.ledger.identifiers import Identifiers, import_list, is_identifier
from samenhang.sources.catalogue import IDENTIFIERS, Choice, demand, followable
from samenhang.sources.koop import NAME
from samenhang.sources.officials import LIMITS, Koop
from samenhang.sources.source import origins_of

LONGEST = 4_096
"""Bytes at the end of a file in which a line ends, unless it has none."""


@dataclass(slots=True)
class Identified:
    """What came of a round: `found` identifiers were named, `count` are in the list now.

    `problems` says why it is not at its end, `odd` what was named that is no identifier.
    """

    source: str = NAME
    found: int = 0
    count: int = 0
    problems: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)


def identify(choice: Choice, ground: Ground, target: Path) -> Identified:
    """Add the identifiers of a choice of publications to the list, from where the last round stopped.

    Raises InvalidInput for a choice that says nothing: all of them would be asked for hours.
    """
    demand(followable(NAME), choice)
    told, stream, problem, code = Identified(), IDENTIFIERS + str(choice), None, ""
    waiting = _Waiting(target.with_name(f"{target.name}.found"))
    try:
        with ground.client(NAME, origins_of(ground.where.koop_addresses), LIMITS) as asking:
            _follow(official_papers(asking, choice, ground), stream, waiting, ground, told)
    except NotFetched as failure:
        problem, code = str(failure), failure.code
        told.problems.append(problem)
    when = ground.now()
    with ground.ledger.writing(when) as ink:
        ArrivalsInk(ink.connection).note_round(NAME, stream, when, problem, code)
    told.count = waiting.into(target)
    return told


def _follow(source: Koop, stream: str, waiting: _Waiting, ground: Ground, told: Identified) -> None:
    with ground.ledger.looking() as (connection, _):
        cursor = Arrived(connection).cursor(NAME, stream)
    for names, after in ahead(source.identifiers(cursor)):
        told.odd += [name for name in names if not is_identifier(name)]
        waiting.add(name for name in names if is_identifier(name))
        told.found += len(names)
        with ground.ledger.writing(ground.now()) as ink:
            delivery = Delivery(NAME, stream, after, ground.now(), "", "", ())
            ArrivalsInk(ink.connection).keep(delivery)
        ground.report(told.found, 0, "identifiers")


class _Waiting:
    """Identifiers that are found and not in the list yet, in a file beside it, one a line."""

    def __init__(self, place: Path) -> None:
        self._place = place
        place.parent.mkdir(parents=True, exist_ok=True)
        self._mend()

    def _mend(self) -> None:
        """Cut off a line that was never finished: half an identifier may look like a whole one."""
        if not self._place.exists():
            return
        with self._place.open("r+b") as file:
            tail = max(0, file.seek(0, os.SEEK_END) - LONGEST)
            file.seek(tail)
            file.truncate(tail + file.read().rfind(b"\n") + 1)

    def add(self, names: Iterable[str]) -> None:
        """On the disk when this ends."""
        with self._place.open("ab") as file:
            file.write("".join(f"{name}\n" for name in names).encode())
            file.flush()
            os.fsync(file.fileno())

    def into(self, target: Path) -> int:
        """Put them in the list, and have none waiting; the number that is in the list."""
        if self._place.exists() and self._place.stat().st_size:
            count = import_list(self._place, target, keeping=True)
            self._place.unlink()
            return count
        if not target.exists():
            return 0
        with Identifiers.open(target) as held:
            return len(held)
