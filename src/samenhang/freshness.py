# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is followed, how fresh it is, and what failed: read from the ledger, no source is asked.

with ledger.looking() as (connection, _):
    states = states_of(Arrived(connection), places)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samenhang.ledger import Ledger
from samenhang.ledger.arrived import Arrived, LastRound, MissingFile, Stream
from samenhang.sources.catalogue import IDENTIFIERS, REPAIR, SOURCES, Place

MOST = 50
"""Files that could not be fetched, shown of each source."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source stands: `fresh` is when its stalest stream was last followed to its end, None where one
    never was; `kinds` counts entities and tombstones.

    `failed` is told in one line for each; `missing` are the files that could not be fetched, `missed` of
    which are left out.
    """

    name: str
    address: str
    fresh: str | None
    streams: tuple[Stream, ...]
    kinds: dict[str, tuple[int, int]]
    failed: tuple[str, ...]
    odd: tuple[str, ...]
    last: LastRound | None
    missing: tuple[MissingFile, ...] = ()
    missed: int = 0


def states_of(kept: Arrived, places: Iterable[Place], most: int = MOST) -> tuple[SourceState, ...]:
    """Every source that was followed, and every feed and folder that is named, in the order of the catalogue.

    Of each at most `most` files that could not be fetched.
    """
    where = {place.name: place for place in places}
    followed = dict.fromkeys(stream.source for stream in kept.streams())
    named = [name for name in where if name not in SOURCES]  # feeds and folders: who names them follows them
    order = list(SOURCES)
    names = sorted({*followed, *named}, key=lambda name: (_rank(order, name), name))
    return tuple(_state(kept, name, where[name].address if name in where else "", most) for name in names)


def states_in(ledger: Ledger, places: Iterable[Place]) -> tuple[SourceState, ...]:
    """The same, of a ledger."""
    with ledger.looking() as (connection, _):
        return states_of(Arrived(connection), places)


def _rank(order: list[str], name: str) -> int:
    """Where a source stands in the catalogue; one that it no longer knows comes last."""
    kind = name.partition("/")[0]
    return order.index(kind) if kind in order else len(order)


def _state(kept: Arrived, name: str, address: str, most: int) -> SourceState:
    streams = kept.streams(name)
    kept_up = [one for one in streams if one.name != REPAIR and not one.name.startswith(IDENTIFIERS)]
    moments = [stream.fresh for stream in kept_up or streams]  # a repair and a list are only made when asked
    fresh = min(filter(None, moments), default=None) if all(moments) else None
    total, missing = kept.missing(name, most)
    return SourceState(
        name,
        address,
        fresh,
        streams,
        kept.counted(name),
        tuple(_failed(streams, missing)),
        kept.oddities(name),
        kept.last_round(name),
        missing,
        total - len(missing),
    )


def _failed(streams: Iterable[Stream], missing: Iterable[MissingFile]) -> Iterator[str]:
    for stream in streams:
        if stream.problem:
            yield f"{stream.name}: {stream.problem}"
    for file in missing:
        yield f"{file.id}: {file.problem}"
