# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the feed of the Tweede Kamer gave broken, or not at all, is asked again by OData; and counted.

Records that came empty, ends of relations that never came, files that could not be fetched or whose original
is gone. Nothing is taken away here: a record that was deleted there becomes a tombstone, as in the feed.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from samenhang.delivery import SUFFIXES, WITH_FILES, answers_of, arrival_of, name_of
from samenhang.errors import InvalidInput, NotFetched
from samenhang.following import Ground
from samenhang.ledger import Ledger
from samenhang.ledger.arrivals import ArrivalsInk, Delivery
from samenhang.ledger.arrived import Arrived
from samenhang.ledger.gaps import Gaps, HeldFile
from samenhang.reception import Reception
from samenhang.sources import syncfeed
from samenhang.sources.catalogue import REPAIR, Choice
from samenhang.sources.client import Client
from samenhang.sources.folder import Offer
from samenhang.sources.odata import ENDS, MANY, Answered, OData
from samenhang.sources.source import origins_of
from samenhang.sources.syncfeed import Entity
from samenhang.sources.tweedekamer import NAME, kinds

MOST = 10_000
"""Records of one kind that are asked in one run."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a kind are here, and how many its source says there are; deleted ones left out."""

    kind: str
    here: int
    there: int


@dataclass(slots=True)
class Repaired:
    """What came of it. `records` were filled or came after all, `unknown` are not at the source either,
    `files` were fetched, `left` are for the next run."""

    source: str
    counts: list[Counted] = field(default_factory=list)
    records: int = 0
    unknown: int = 0
    files: int = 0
    unread: int = 0
    left: int = 0
    problems: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)


def repair(choice: Choice, ground: Ground) -> Repaired:
    """Repair what is followed, or the categories that are chosen. What fails stands in what is returned.

    Raises InvalidInput where nothing is followed yet.
    """
    with ground.ledger.looking() as (connection, _):
        streams = Arrived(connection).streams(NAME)
    whole = tuple(one.name for one in streams if one.name in kinds() and one.fresh)
    wanted = tuple(part for part in whole if not choice.categories or part in choice.categories)
    if not wanted:
        raise InvalidInput(
            "nothing of it was followed to its end yet", "begin with samenhang sync tweedekamer"
        )
    address = ground.where.tweedekamer_odata
    with ground.client(NAME, origins_of([address]), syncfeed.LIMITS) as client:
        work = _Repair(ground, client, address)
        problem, code = None, ""
        try:
            work.records(wanted)
            work.files()
            work.count(wanted)
        except NotFetched as failure:  # it cannot be reached at all: the rest is not tried
            problem, code = str(failure), failure.code
            work.told.problems.append(problem)
    when = ground.now()
    with ground.ledger.writing(when) as ink:
        ArrivalsInk(ink.connection).note_round(NAME, REPAIR, when, problem, code)
    return work.told


class _Repair:
    def __init__(self, ground: Ground, client: Client, address: str) -> None:
        self._ground = ground
        self._odata = OData(client, address)
        self.told = Repaired(NAME)

    def count(self, wanted: Iterable[str]) -> None:
        """Hold the counts of each kind against each other."""
        with self._ground.ledger.looking() as (connection, _):
            here = Arrived(connection).counted(NAME)
        for kind in wanted:
            number, gone = here.get(kind, (0, 0))
            try:
                self.told.counts.append(Counted(kind, number - gone, self._odata.count(kind)))
            except NotFetched as failure:
                self._tell(f"{kind}: {failure}", failure)

    def records(self, wanted: Sequence[str]) -> None:
        """Ask for the records that came empty or never."""
        with self._ground.ledger.looking() as (connection, _):
            gaps = Gaps(connection)
            empty = gaps.without_content(NAME)
            absent = gaps.never_came(NAME, {name: kind for name, kind in ENDS.items() if kind in wanted})
        for kind in wanted:
            asked = sorted(empty.get(kind, set()) | absent.get(kind, set()))
            self.told.left += max(0, len(asked) - MOST)
            for at in range(0, len(asked[:MOST]), MANY):
                self._records(kind, asked[at : min(at + MANY, MOST)])
                self._ground.report(self.told.records, len(asked), kind)

    def _records(self, kind: str, asked: Sequence[str]) -> None:
        found = 0
        try:
            for answered in self._odata.several(kind, asked):
                self._keep(answered)
                found += len(answered.entities)
        except NotFetched as failure:
            self._tell(f"{kind}: {failure}", failure)
            return
        self.told.records += found
        self.told.unknown += len(asked) - found

    def _keep(self, answered: Answered) -> None:
        """One answer, with the digest of it as it came."""
        ground = self._ground
        digest, when = answers_of(ground.ledger).keep(answered.data), ground.now()
        with ground.ledger.writing(when) as ink:
            gaps = Gaps(ink.connection)
            arrivals = [
                replace(arrival_of(one), enclosure=self._place(gaps, one)) for one in answered.entities
            ]
            delivery = Delivery(NAME, REPAIR, "", when, answered.address, digest, arrivals)
            self.told.odd += ArrivalsInk(ink.connection).keep(delivery).odd

    def _place(self, gaps: Gaps, one: Entity) -> str:
        """Where the feed has the file of an entity; "" where it has none."""
        said = gaps.enclosure(NAME, one.id)
        return said or (f"{self._ground.where.tweedekamer}/Resources/{one.id}" if one.media else "")

    def files(self) -> None:
        """Fetch the files that could not be fetched, and those whose original is gone."""
        wanted = iter(list(self._broken()))
        with self._ground.taking() as taking:
            while some := list(islice(wanted, MANY)):
                for kind in WITH_FILES:
                    self._files([one for one in some if one.kind == kind], kind, taking)

    def _broken(self) -> Iterator[HeldFile]:
        """The files that are not here, or not as they should be."""
        ledger = self._ground.ledger
        with ledger.looking() as (connection, _):
            held = [one for one in Gaps(connection).files(NAME) if one.kind in WITH_FILES]
        for one in held:
            if one.problem is not None or one.digest is None or _gone(ledger, one.digest):
                yield one

    def _files(self, some: Sequence[HeldFile], kind: str, taking: Reception) -> None:
        """The files, each of the length that the record says now."""
        if not some:
            return
        records: dict[str, Entity] = {}
        try:
            for answered in self._odata.several(kind, [one.id for one in some]):
                self._keep(answered)
                records |= {one.id: one for one in answered.entities}
        except NotFetched as failure:
            self._tell(f"{kind}: {failure}", failure)
            return
        for one in some:
            record = records.get(one.id)
            if record is None:
                self.told.unknown += 1
            elif not record.deleted:
                self._file(replace(one, content=record.content), record, taking)

    def _file(self, one: HeldFile, record: Entity, taking: Reception) -> None:
        found, problem, code = None, None, ""
        try:
            answer = self._odata.file(one.kind, one.id, record.media, record.length)
            found = self._read(one, answer.body, record.media or answer.media, taking)
        except NotFetched as failure:
            problem, code = str(failure), failure.code
            self._tell(f"{one.id}: {failure}", failure)
        when = self._ground.now()
        with self._ground.ledger.writing(when) as ink:
            pen = ArrivalsInk(ink.connection)
            pen.note_file(one.key, one.content, one.address, (found, problem), when, code)

    def _read(self, one: HeldFile, data: bytes, media: str, taking: Reception) -> str:
        """Hand the file to who reads; its digest."""
        ground = self._ground
        with ground.ledger.looking() as (connection, _):
            name = name_of(Arrived(connection), one.id) + SUFFIXES.get(media, "")
        with tempfile.TemporaryDirectory(prefix="samenhang-") as folder:
            path = Path(folder) / f"{one.key}{SUFFIXES.get(media, '')}"
            path.write_bytes(data)
            offered = taking.look(ground.ledger, [Offer(path, name, one.address)])
            received = taking.take_in(
                ground.ledger, offered, None, ground.hand, lambda done, total, file: None
            )
        self.told.files += 1
        self.told.unread += len(received.unread)
        return hashlib.sha256(data).hexdigest()

    def _tell(self, what: str, failure: NotFetched) -> None:
        """Note what failed; raise it again where nothing else can go better."""
        if failure.code in ("closed", "untrusted"):
            raise failure
        self.told.problems.append(what)


def _gone(ledger: Ledger, digest: str) -> bool:
    """Whether an original should be here and is not: what could not be read needs none."""
    if ledger.originals.has(digest):
        return False
    return all(file.status != "unread" for file in ledger.files_of({digest}))
