# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a source of publications to the ledger: what it says of each, its file, and the cursor after it.

The next files are fetched while those that came are read and marked, together where several wait; so much of
them waits as `HEAVY` allows, however many there are. A file is taken in before the transaction that speaks of
it: whoever is killed between the two is given the publication again, and the ledger knows the file by its
digest. What a source says stays beside what the text says.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from samenhang.admission import Hand
from samenhang.ahead import together
from samenhang.delivery import TOGETHER, Followed, Report, answers_of
from samenhang.errors import NotFetched
from samenhang.ledger import Ledger
from samenhang.ledger.arrivals import Arrival as Version
from samenhang.ledger.arrivals import ArrivalsInk, Delivery, Statement
from samenhang.ledger.arrived import Arrived
from samenhang.reception import Reception
from samenhang.sources.folder import Offer
from samenhang.sources.publication import Arrival, Publication, Taken
from samenhang.sources.source import Source
from samenhang.sources.taking import Known
from samenhang.viewer import Access

KIND = "publication"
STREAM = "publications"
ENDINGS = {
    "xml": ".xml",
    "html": ".html",
    "page": ".html",
    "pdf": ".pdf",
    "docx": ".docx",
    "odt": ".odt",
    "text": ".txt",
}
HEAVY = 32 << 20
"""Bytes of files that wait together while others are read."""
RECENT = 1_000
"""New publications that may be on their way: far more than ever wait."""
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Desk:
    """What depositing needs: who reads files, on whose behalf, and what time it is as ISO text.

    `access` says who may see what comes, None as usual. `report` is told how far it is; `also` gives what
    else a publication says once its file was read, by the digest of the file.
    """

    ledger: Ledger
    taking: Reception
    hand: Hand
    now: Callable[[], str]
    access: Access | None = None
    report: Report = lambda done, total, what: None
    also: Callable[[Publication, str], Sequence[Version]] = lambda publication, digest: ()


def known_to(ledger: Ledger, source: str) -> Known:
    """Whether the ledger has a publication of a source as it now is, or soon has: what was new a moment ago
    is on its way, and not new again.

    One whose file could not be had before this run is not known: it is tried again where the source gives it
    again.
    """
    with ledger.looking() as (connection, _):
        missing = {identifier for identifier, _ in Arrived(connection).missing_files(source)}
    on_its_way: dict[tuple[str, str], None] = {}

    def known(identifier: str, updated: str) -> bool:
        one = identifier.casefold(), updated
        if one in on_its_way:
            return True
        if one[0] not in missing and _has(ledger, source, *one):
            return True
        on_its_way[one] = None
        if len(on_its_way) > RECENT:
            del on_its_way[next(iter(on_its_way))]
        return False

    return known


def _has(ledger: Ledger, source: str, identifier: str, updated: str) -> bool:
    with ledger.looking() as (connection, _):
        held = Arrived(connection).entity(source, identifier)
    return held is not None and held.updated == updated


def deposit(source: Source[Arrival], desk: Desk, stream: str = STREAM) -> Followed:
    """Follow a source once. What fails is noted, in the ledger and in what is returned, and tried again."""
    told = Followed(source.name)
    with desk.ledger.looking() as (connection, _):
        cursor = Arrived(connection).cursor(source.name, stream)
    problem, code = None, ""
    try:
        for arrivals in together(source.changes(cursor), TOGETHER, _weight, HEAVY):
            digests = _read(arrivals, desk, told)
            for (arrival, after), digest in zip(arrivals, digests, strict=True):
                _keep(arrival, digest, (source.name, stream, after), desk, told)
            desk.report(told.files, 0, source.name)
    except NotFetched as failure:
        problem, code = str(failure), failure.code
        told.problems.append(problem)
    when = desk.now()
    with desk.ledger.writing(when) as ink:
        ArrivalsInk(ink.connection).note_round(source.name, stream, when, problem, code)
    return told


def _weight(given: tuple[Arrival, str]) -> int:
    """The bytes that a publication brings."""
    taken = given[0].taken
    return len(given[0].publication.raw) + (len(taken.data) if taken else 0)


def _keep(arrival: Arrival, digest: str | None, at: tuple[str, str, str], desk: Desk, told: Followed) -> None:
    """Keep what a source says of a publication, with the digest of its file and the cursor after it."""
    name, stream, cursor = at
    publication, when = arrival.publication, desk.now()
    answers = answers_of(desk.ledger)
    raw = answers.keep(publication.raw)
    version = version_of(publication, cursor)
    more = desk.also(publication, digest) if digest else ()
    delivery = Delivery(name, stream, cursor, when, publication.page, raw, (version, *more))
    with desk.ledger.writing(when) as ink:
        pen = ArrivalsInk(ink.connection)
        tally = pen.keep(delivery)
        held = Arrived(ink.connection).entity(name, version.id)
        if held is not None and not publication.deleted:
            problem = None if digest else "; ".join(arrival.passed)
            pen.note_file(held.key, version.content, version.enclosure, (digest, problem), when)
    told.new += tally.new
    told.changed += tally.changed
    told.deleted += tally.deleted
    told.again += tally.again
    told.odd += tally.odd
    told.problems += (
        [f"{publication.identifier}: {'; '.join(arrival.passed)}"] if not digest and arrival.passed else []
    )


def _read(arrivals: Sequence[tuple[Arrival, str]], desk: Desk, told: Followed) -> list[str | None]:
    """Hand the files to who reads; the digest of each, None for a publication without one."""
    with tempfile.TemporaryDirectory(prefix="samenhang-") as folder:
        offers = [
            _offer(arrival.publication, arrival.taken, Path(folder) / str(number))
            for number, (arrival, _) in enumerate(arrivals)
            if arrival.taken
        ]
        if offers:
            offered = desk.taking.look(desk.ledger, offers)
            received = desk.taking.take_in(
                desk.ledger, offered, desk.access, desk.hand, lambda done, total, one: None
            )
            told.unread += len(received.unread)
    told.files += len(offers)
    return [
        hashlib.sha256(arrival.taken.data).hexdigest() if arrival.taken else None for arrival, _ in arrivals
    ]


def _offer(publication: Publication, taken: Taken, path: Path) -> Offer:
    name = _UNSAFE.sub("-", publication.identifier)[-120:] + ENDINGS.get(taken.offered.form, "")
    path.write_bytes(taken.data)
    return Offer(path, name, taken.offered.address)


def version_of(publication: Publication, cursor: str) -> Version:
    """A publication as the ledger keeps what sources say: every claim is a statement under the source's name.

    The fields that all sources share stand beside them under "publication/...", and what links to another
    document can be looked up by it.
    """
    shared = [
        ("title", publication.title, None),
        ("day", publication.day, None),
        *(("kind", kind, None) for kind in publication.kinds),
        *(("dossier", dossier, dossier) for dossier in publication.dossiers),
        *((f"actor/{one.role}", one.name, None) for one in publication.actors),
        ("annex-of", publication.annex_of, publication.annex_of),
        *(("annex", annex, annex) for annex in publication.annexes),
        *(("also", also, also) for also in publication.also),
        *(("file", f"{file.form} {file.address}", None) for file in publication.files),
    ]
    statements = [
        Statement(f"publication/{name}", "text", value, target and target.casefold())
        for name, value, target in shared
        if value
    ]
    statements += [Statement(one.name, one.scheme or "text", one.value) for one in publication.claims]
    best = next(iter(publication.files), None)
    text = publication.raw.decode("utf-8", "replace").replace("\x00", "\ufffd")
    return Version(
        id=publication.identifier.casefold(),
        kind=KIND,
        updated=publication.updated,
        deleted=publication.deleted,
        xml=text,
        content=hashlib.sha256(publication.raw).hexdigest(),
        cursor=cursor,
        enclosure=best.address if best else publication.page,
        media=best.form if best else "",
        length=best.size if best else 0,
        statements=tuple(statements),
        odd=tuple((name, publication.identifier) for name in publication.strange),
    )
