# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a source of publications to the ledger: what it says of each, its file, and the cursor after it.

A file is taken in before the transaction that speaks of it: whoever is killed between the two is given the
publication again, and the ledger knows the file by its digest. What a source says stays beside what the text
says.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from samenhang.admission import Hand
from samenhang.delivery import Followed, Report, ahead, answers_of
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
    """Whether the ledger has a publication of a source as it now is. One whose file could not be had before
    this run is not known: it is tried again where the source gives it again."""
    with ledger.looking() as (connection, _):
        missing = {identifier for identifier, _ in Arrived(connection).missing_files(source)}

    def known(identifier: str, updated: str) -> bool:
        if identifier.casefold() in missing:
            return False
        with ledger.looking() as (connection, _):
            held = Arrived(connection).entity(source, identifier)
        return held is not None and held.updated == updated

    return known


def deposit(source: Source[Arrival], desk: Desk, stream: str = STREAM) -> Followed:
    """Follow a source once. What fails is noted, in the ledger and in what is returned, and tried again."""
    told = Followed(source.name)
    with desk.ledger.looking() as (connection, _):
        cursor = Arrived(connection).cursor(source.name, stream)
    problem, code = None, ""
    try:
        for arrival, after in ahead(source.changes(cursor)):
            _keep(arrival, (source.name, stream, after), desk, told)
            desk.report(told.files, 0, source.name)
    except NotFetched as failure:
        problem, code = str(failure), failure.code
        told.problems.append(problem)
    when = desk.now()
    with desk.ledger.writing(when) as ink:
        ArrivalsInk(ink.connection).note_round(source.name, stream, when, problem, code)
    return told


def _keep(arrival: Arrival, at: tuple[str, str, str], desk: Desk, told: Followed) -> None:
    name, stream, cursor = at
    publication, when = arrival.publication, desk.now()
    answers = answers_of(desk.ledger)
    raw = answers.keep(publication.raw)
    digest = _read(publication, arrival.taken, desk, told) if arrival.taken else None
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


def _read(publication: Publication, taken: Taken, desk: Desk, told: Followed) -> str:
    """Hand the file to who reads; its digest."""
    name = _UNSAFE.sub("-", publication.identifier)[-120:] + ENDINGS.get(taken.offered.form, "")
    with tempfile.TemporaryDirectory(prefix="samenhang-") as folder:
        path = Path(folder) / name
        path.write_bytes(taken.data)
        offered = desk.taking.look(desk.ledger, [Offer(path, name, taken.offered.address)])
        received = desk.taking.take_in(
            desk.ledger, offered, desk.access, desk.hand, lambda done, total, one: None
        )
    told.files += 1
    told.unread += len(received.unread)
    return hashlib.sha256(taken.data).hexdigest()


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
