# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is overdue on a day, by member of government: what the half-yearly letter is about. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from samenhang.desks.followup.analysis.item import Line, State
from samenhang.desks.followup.voice import one_line
from samenhang.model import MarkKind

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Overdue:
    """An item that is late, and when it is expected now, in words; "" where nobody said."""

    line: Line
    forecast: str = ""


@dataclass(frozen=True, slots=True)
class Minister:
    """Who owes, and what is late, the longest overdue first. `name` is "" where nobody is known to owe it."""

    name: str
    overdue: tuple[Overdue, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All that is late on a day."""

    day: date
    ministers: tuple[Minister, ...]

    @property
    def overdue(self) -> tuple[Overdue, ...]:
        """Everything that is late, whoever owes it."""
        return tuple(each for minister in self.ministers for each in minister.overdue)

    @property
    def longest(self) -> int:
        """Days that the latest of them is late."""
        return max((each.line.days_late for each in self.overdue), default=0)


def overview(
    lines: Iterable[Line],
    day: date,
    forecasts: Mapping[str, str] = _NONE,
    names: Mapping[str, str] = _NONE,
    kind: MarkKind = MarkKind.COMMITMENT,
) -> Overview:
    """The items of a kind that are overdue on `day`, by who owes them.

    `forecasts` are by name of an item; `names` are what people call an actor or a ministry, by identity;
    without one the words of the item name who owes it.
    """
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.kind is kind and line.state is State.OVERDUE:
            groups[line.by_actor or line.ministry or one_line(line.by or "").lower()].append(line)
    ministers = [_minister(key, owed, forecasts, names) for key, owed in groups.items()]
    return Overview(day, tuple(sorted(ministers, key=lambda each: (not each.name, each.name.lower()))))


def _minister(key: str, owed: list[Line], forecasts: Mapping[str, str], names: Mapping[str, str]) -> Minister:
    name = names.get(key) or next((one_line(line.by) for line in owed if line.by), key)
    owed = sorted(owed, key=lambda line: (-line.days_late, line.name))
    return Minister(
        name[:1].upper() + name[1:],
        tuple(Overdue(line, one_line(forecasts.get(line.name, ""))) for line in owed),
    )
