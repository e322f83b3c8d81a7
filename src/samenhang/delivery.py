# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a source to the ledger: what changed there is kept, and the files that are wanted are taken in.

What a page brought and the cursor after it are one transaction: a run may be killed anywhere. The next page
is fetched while one is kept, the next files while others are read; no more than a few are in memory at once.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from samenhang.ahead import ahead
from samenhang.errors import NotFetched
from samenhang.ledger import Ledger
from samenhang.ledger.arrivals import Arrival, ArrivalsInk, Delivery, Statement, Tally
from samenhang.ledger.arrived import Arrived, Selection, Wanted
from samenhang.sources.client import Answer, Client, Spoilt
from samenhang.sources.folder import Offer
from samenhang.sources.raw import RawStore
from samenhang.sources.syncfeed import Entity, Page, SyncFeed
from samenhang.sources.tweedekamer import NAME

if TYPE_CHECKING:  # who only follows must not wait for what reads and marks
    from samenhang.admission import Hand
    from samenhang.reception import Reception

__all__ = ["Arrived", "Followed", "Round", "Selection", "answers_of", "delivery_of"]

TOGETHER = 20
"""Files that are taken in together."""
WITH_FILES = ("Document", "Verslag")
"""Kinds of entity whose file is a text."""
SUFFIXES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/msword": ".doc",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "text/html": ".html",
    "text/plain": ".txt",
}

Report = Callable[[int, int, str], None]
"""(done, of how many or 0, what is being done)."""


@dataclass(slots=True)
class Followed:
    """What came of following a source once. `entries` are those of its register that are new or changed;
    `problems` names what could not be followed or fetched, and why; `odd` what was sent that no table knows,
    told this once."""

    source: str
    new: int = 0
    changed: int = 0
    deleted: int = 0
    again: int = 0
    entries: int = 0
    files: int = 0
    unread: int = 0
    problems: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was asked for: where it stands now, or why it does not."""

    wanted: Wanted
    offer: Offer | None = None
    digest: str | None = None
    problem: str | None = None
    code: str = ""


def answers_of(ledger: Ledger) -> RawStore:
    """Where the raw answers of the sources of a ledger are: beside its originals."""
    originals = ledger.place.originals
    return RawStore(originals.with_name(originals.name + ".answers"))


class Round:
    """Following the Tweede Kamer once, into a ledger. `now` gives the moment as ISO text."""

    def __init__(self, ledger: Ledger, client: Client, now: Callable[[], str], report: Report) -> None:
        self._ledger = ledger
        self._client = client
        self._now = now
        self._report = report
        self._answers = answers_of(ledger)
        self.followed = Followed(NAME)
        self.closed = False  # whether the source could not be reached at all

    def follow(self, feeds: Sequence[SyncFeed]) -> None:
        """Keep what changed in each feed since it was last followed. One that fails does not stop the others.

        Where the source cannot be reached at all the others are not tried.
        """
        self._answers.sweep()
        outcomes: dict[str, tuple[str | None, str]] = {}
        for feed in feeds:
            try:
                self._follow(feed)
                outcomes[feed.category] = None, ""
            except NotFetched as failure:
                outcomes[feed.category] = str(failure), failure.code
                self.followed.problems.append(f"{feed.category}: {failure}")
                self.closed = failure.code in ("closed", "untrusted")
            if self.closed:
                break
        when = self._now()
        with self._ledger.writing(when) as ink:
            pen = ArrivalsInk(ink.connection)
            for name, (problem, code) in outcomes.items():
                pen.note_round(NAME, name, when, problem, code)

    def _follow(self, feed: SyncFeed) -> None:
        with self._ledger.looking() as (connection, _):
            cursor = Arrived(connection).cursor(NAME, feed.category)
        count = 0
        for page, after in ahead(feed.changes(cursor)):
            digest = self._answers.keep(page.data)
            delivery = delivery_of(feed.category, page, after, (digest, self._now()))
            with self._ledger.writing(delivery.when) as ink:
                tally = ArrivalsInk(ink.connection).keep(delivery)
            self._count(tally)
            count += len(page.entities)
            self._report(count, 0, feed.category)

    def _count(self, tally: Tally) -> None:
        told = self.followed
        told.new += tally.new
        told.changed += tally.changed
        told.deleted += tally.deleted
        told.again += tally.again
        told.odd += tally.odd

    # ------------------------------------------------------------ files

    def take_in(self, chosen: Selection, taking: Reception, hand: Hand) -> None:
        """Fetch the files that are chosen and not here, and hand them to who reads."""
        for folder, fetched in ahead(self._fetched(chosen)):
            with folder:
                self._read(fetched, taking, hand)

    def _read(self, fetched: list[Fetched], taking: Reception, hand: Hand) -> None:
        offers = [one.offer for one in fetched if one.offer is not None]
        offered = taking.look(self._ledger, offers)
        received = taking.take_in(self._ledger, offered, None, hand, lambda done, total, one: None)
        when = self._now()
        with self._ledger.writing(when) as ink:
            pen = ArrivalsInk(ink.connection)
            for one in fetched:
                wanted, outcome = one.wanted, (one.digest, one.problem)
                pen.note_file(wanted.key, wanted.content, wanted.address, outcome, when, one.code)
        told = self.followed
        told.files += len(offers)
        told.unread += len(received.unread)
        told.problems += [f"{one.wanted.id}: {one.problem}" for one in fetched if one.problem]
        self._report(told.files, 0, "files")

    def _fetched(self, chosen: Selection) -> Iterator[tuple[tempfile.TemporaryDirectory[str], list[Fetched]]]:
        after = 0
        while True:
            with self._ledger.looking() as (connection, _):
                arrived = Arrived(connection)
                wanted = arrived.wanted(NAME, WITH_FILES, chosen, after, TOGETHER)
                names = [name_of(arrived, one.id) for one in wanted]
            if not wanted:
                return
            after = wanted[-1].key
            folder = tempfile.TemporaryDirectory(prefix="samenhang-")
            here = Path(folder.name)
            yield folder, [self._fetch(*pair, here) for pair in zip(wanted, names, strict=True)]

    def _fetch(self, wanted: Wanted, name: str, folder: Path) -> Fetched:
        """One file. What is not as long as the source says is not kept: it is tried again the next time."""

        def whole(answer: Answer) -> None:
            if wanted.length and len(answer.body) != wanted.length:
                raise Spoilt(f"{len(answer.body)} bytes came where {wanted.length} were announced")
            if not answer.body:
                raise Spoilt("it is empty")

        try:
            answer = self._client.get(wanted.address, check=whole, tries=3)
        except NotFetched as failure:
            if failure.code in ("closed", "untrusted"):
                raise
            return Fetched(wanted, problem=str(failure), code=failure.code)
        path = folder / f"{wanted.key}{SUFFIXES.get(wanted.media or answer.media, '')}"
        path.write_bytes(answer.body)
        offer = Offer(path, name + path.suffix, wanted.address)
        return Fetched(wanted, offer, hashlib.sha256(answer.body).hexdigest())


def name_of(arrived: Arrived, identifier: str) -> str:
    """What to call the file: as it was published officially, or by the number that the source gave it."""
    said = arrived.entity(NAME, identifier)
    if said is None:
        return identifier
    version = arrived.entity(NAME, said.first("huidigeDocumentVersie"))
    official = version.first("externeidentifier") if version else ""
    name = official or said.first("documentNummer") or identifier
    return name.replace("/", "-").replace("\\", "-")[:120]


def delivery_of(stream: str, page: Page, cursor: str, kept: tuple[str, str]) -> Delivery:
    """A page as the ledger takes it; `kept` is the digest of its raw answer and the moment it came."""
    digest, when = kept
    return Delivery(NAME, stream, cursor, when, page.address, digest, list(map(arrival_of, page.entities)))


def arrival_of(one: Entity) -> Arrival:
    """An entity as the ledger takes it."""
    said = tuple(Statement(each.name, each.form._value_, each.value, each.target) for each in one.claims)
    odd = tuple((each.what, each.sample) for each in one.oddities)
    whose = (one.id, one.kind, one.updated, one.deleted, one.xml, one.content)
    return Arrival(*whose, one.cursor, one.enclosure, one.media, one.length, said, odd)
