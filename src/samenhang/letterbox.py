# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a watched folder to the ledger: files that are new or changed are taken in, those that are gone noted.

A few files are one transaction with the cursor after them, as with every source: killed anywhere, they are
given again, and the ledger knows a file by its digest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from samenhang.delivery import Followed
from samenhang.deposit import Desk
from samenhang.errors import NotFetched
from samenhang.ledger.arrivals import Arrival, ArrivalsInk, Delivery, Statement
from samenhang.ledger.arrived import Arrived
from samenhang.sources.catalogue import ALL
from samenhang.sources.folder import Offer
from samenhang.sources.watch import GONE, Seen, WatchedFolder

KIND = "file"
TOGETHER = 20
"""Changes that are kept together."""

Changes = list[tuple[Seen, str]]


def take_from(folder: WatchedFolder, source: str, desk: Desk) -> Followed:
    """Follow a folder once, under a name as source. Where it is not there, that is noted and nothing gone."""
    told = Followed(source)
    with desk.ledger.looking() as (connection, _):
        cursor = Arrived(connection).cursor(source, ALL)
    problem, code = None, ""
    try:
        for changes in _batches(folder.changes(cursor)):
            _keep(changes, folder.folder, desk, told)
            desk.report(told.files, 0, source)
    except NotFetched as failure:
        problem, code = str(failure), failure.code
        told.problems.append(problem)
    when = desk.now()
    with desk.ledger.writing(when) as ink:
        ArrivalsInk(ink.connection).note_round(source, ALL, when, problem, code)
    return told


def _batches(changes: Iterator[tuple[Seen, str]]) -> Iterator[Changes]:
    while batch := list(islice(changes, TOGETHER)):
        yield batch


def _keep(changes: Changes, folder: Path, desk: Desk, told: Followed) -> None:
    alive = [seen for seen, _ in changes if seen.what != GONE and (folder / seen.path).is_file()]
    _read([_offer(folder / seen.path) for seen in alive], desk, told)
    when = desk.now()
    versions = [_version(seen, folder, cursor) for seen, cursor in changes]
    with desk.ledger.writing(when) as ink:
        pen = ArrivalsInk(ink.connection)
        tally = pen.keep(Delivery(told.source, ALL, changes[-1][1], when, str(folder), "", versions))
        for seen in alive:
            held = Arrived(ink.connection).entity(told.source, seen.path)
            if held is not None:
                pen.note_file(held.key, seen.digest, str(folder / seen.path), (seen.digest, None), when)
    told.new += tally.new
    told.changed += tally.changed
    told.deleted += tally.deleted
    told.again += tally.again


def _read(offers: Sequence[Offer], desk: Desk, told: Followed) -> None:
    """Hand the files to who reads. A file that is gone since it was seen is left to the next round."""
    if not offers:
        return
    offered = desk.taking.look(desk.ledger, offers)
    received = desk.taking.take_in(
        desk.ledger, offered, desk.access, desk.hand, lambda done, total, one: None
    )
    told.files += len(offers)
    told.unread += len(received.unread)


def _offer(path: Path) -> Offer:
    return Offer(path, path.name, str(path))


def _version(seen: Seen, folder: Path, cursor: str) -> Arrival:
    """A change as the ledger keeps what sources say."""
    gone = seen.what == GONE
    said = (("path", seen.path), ("size", str(seen.size)), ("changed", str(seen.changed)))
    return Arrival(
        id=seen.path.casefold(),
        kind=KIND,
        updated=str(seen.changed),
        deleted=gone,
        xml="",
        content=seen.digest,
        cursor=cursor,
        enclosure=str(folder / seen.path),
        length=seen.size,
        statements=() if gone else tuple(Statement(name, "text", value) for name, value in said),
    )
