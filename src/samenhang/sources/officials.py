# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The connector of KOOP: publications that changed, day by day in slices, with their file and their annexes.

A cursor is a day ("2026-11-01": all before it came), or a place within a slice
("2026-11-01/2026-11-15@300/812": from record 300 of 812). Days are those of change at the source; the index
may show a change some days late, so that the last days are asked again and what is known is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from samenhang.errors import InvalidInput, NotFetched
from samenhang.sources import eerstekamer, koop, koop_query
from samenhang.sources.client import Answer, Client
from samenhang.sources.koop_query import LARGEST_PAGE, SEARCH, Publications
from samenhang.sources.publication import Arrival, Offered, Publication
from samenhang.sources.slices import DAY, Slice, slices
from samenhang.sources.source import Limits, origins_of
from samenhang.sources.taking import Known, never, take

HOSTS = ("https://repository.overheid.nl", "https://zoek.officielebekendmakingen.nl")
LIMITS = Limits(requests=10, seconds=30.0)
LATE = timedelta(days=3)
"""How late a change may show in the index."""
ROUNDS = 4
"""How often a slice is read anew that changes while it is read."""
_PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:/(\d{4}-\d{2}-\d{2})@(\d+)/(\d+))?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run stands: `next` is the record to begin with in the slice, 1 at its beginning."""

    part: Slice
    next: int = 1

    def __str__(self) -> str:
        first, last = self.part.first.isoformat(), self.part.last.isoformat()
        return f"{first}/{last}@{self.next}/{self.part.count}"


def place_of(cursor: str) -> date | Place:
    """What a cursor says. Raises InvalidInput for what is none."""
    found = _PLACE.fullmatch(cursor)
    try:
        if found and found[2]:
            part = Slice(date.fromisoformat(found[1]), date.fromisoformat(found[2]), int(found[4]))
            return Place(part, max(1, int(found[3])))
        return date.fromisoformat(cursor)
    except ValueError as error:
        raise InvalidInput(f"“{cursor[:80]}” is no cursor of KOOP", "begin again without one") from error


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is followed: which publications, from which day on, and whether the annexes of each are looked up
    where the question itself would not bring them. `page` is the number of records in one answer."""

    publications: Publications = field(default_factory=Publications)
    since: date = date(1995, 1, 1)
    annexes: bool = True
    page: int = LARGEST_PAGE


class Koop:
    """Publications of KOOP. `today` gives the day until which is asked, `known` what need not come again."""

    name = koop.NAME

    def __init__(
        self,
        client: Client,
        wanted: Wanted,
        today: Callable[[], date],
        known: Known = never,
        search: str = SEARCH,
        hosts: tuple[str, ...] = HOSTS,
    ) -> None:
        self._client = client
        self._wanted = wanted
        self._today = today
        self._known = known
        self._search = search
        self._first: tuple[tuple[date, date], koop.Page] | None = None
        self.hosts = origins_of([search, *hosts])
        self.limits = LIMITS

    def changes(self, cursor: str) -> Iterator[tuple[Arrival, str]]:
        """Publications in the order of the days on which they changed, annexes before what they belong to."""
        last = self._today()
        at = place_of(cursor) if cursor else self._wanted.since
        if isinstance(at, Place):
            yield from self._slice(at.part, at.next, last)
            at = at.part.last + DAY
        for part in slices(at, last, self._count, self._wanted.page):
            yield from self._slice(part, 1, last)

    def annexes_of(self, identifier: str) -> tuple[Publication, ...]:
        """The annexes of a main document: decision notes are found so, with their letter."""
        found: dict[str, Publication] = {}
        query = Publications(annexes_of=identifier).query
        total = 1
        while len(found) < total:
            page = self._asked(query, len(found) + 1)
            before, total = len(found), page.total
            found.update({one.identifier: replace(one, annex_of=identifier) for one in page.records})
            if len(found) == before:
                break
        return tuple(found.values())

    def _count(self, first: date, last: date) -> int:
        """How many changed on these days; the first page comes with it, and is kept for its slice."""
        page = self._page(first, last, 1)
        self._first = ((first, last), page)
        return page.total

    def _page(self, first: date, last: date, start: int) -> koop.Page:
        if start == 1 and self._first and self._first[0] == (first, last):
            held, self._first = self._first[1], None
            return held
        return self._asked(koop_query.between(self._wanted.publications.query, first, last), start)

    def _asked(self, query: str, start: int) -> koop.Page:
        address = koop_query.search_address(query, start, self._wanted.page, self._search)
        return koop.page_of(self._client.get(address, check=_is_page).body)

    def _slice(self, part: Slice, start: int, last: date) -> Iterator[tuple[Arrival, str]]:
        """The records of a slice."""
        after = self._after(part, last)
        given: set[str] = set()
        for held, first, records in self._pages(part, start):
            for number, record in enumerate(records, first):
                if record.identifier not in given and not self._known(record.identifier, record.updated):
                    given.add(record.identifier)
                    then = after if number == held.count else str(Place(held, number + 1))
                    yield from self._with_annexes(record, str(Place(held, number)), then)

    def _after(self, part: Slice, last: date) -> str:
        """The cursor after a slice: the last days are asked again."""
        return min(part.last + DAY, max(part.first, last - LATE)).isoformat()

    def _pages(self, part: Slice, start: int) -> Iterator[tuple[Slice, int, tuple[Publication, ...]]]:
        """The pages of a slice: the slice as it now is, the number of the first record, and the records.

        Where its total changes on the way places have moved: it is read anew.
        """
        for _ in range(ROUNDS):
            while start <= part.count:
                page = self._page(part.first, part.last, start)
                if page.total != part.count:
                    part, start = replace(part, count=page.total), 1
                    break
                if not page.records:
                    raise NotFetched("broken", f"KOOP has {part.count} records and gives none from {start}")
                yield part, start, page.records
                start += len(page.records)
            else:
                return
        raise NotFetched(
            "broken", f"what changed from {part.first} to {part.last} does not stand still", "later"
        )

    def identifiers(self, cursor: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """The identifiers of what changed after a cursor, a page at a time: no file and no annex is asked."""
        last = self._today()
        at = place_of(cursor) if cursor else self._wanted.since
        if isinstance(at, Place):
            yield from self._named(at.part, at.next, last)
            at = at.part.last + DAY
        for part in slices(at, last, self._count, self._wanted.page):
            yield from self._named(part, 1, last)

    def _named(self, part: Slice, start: int, last: date) -> Iterator[tuple[tuple[str, ...], str]]:
        for held, first, records in self._pages(part, start):
            following = first + len(records)
            then = self._after(part, last) if following > held.count else str(Place(held, following))
            yield tuple(record.identifier for record in records), then

    def _with_annexes(self, record: Publication, before: str, after: str) -> Iterator[tuple[Arrival, str]]:
        """A publication after its annexes: whoever is killed between them comes back to all of them."""
        if self._wanted.annexes and not record.annex_of:
            for annex in self.annexes_of(record.identifier):
                if not self._known(annex.identifier, annex.updated):
                    yield self._arrival(annex), before
        yield self._arrival(record), after

    def _arrival(self, record: Publication) -> Arrival:
        return take(self._client, self._with_metadata(record), koop.check_file)

    def _with_metadata(self, record: Publication) -> Publication:
        """The record with what its metadata.xml says beside it, where that can be had."""
        passed = []
        for address in _metadata_addresses(record):
            try:
                data = self._client.get(address, check=_is_metadata_of(record.identifier), tries=2).body
            except NotFetched as failure:
                if failure.code in ("closed", "untrusted"):
                    raise
                passed.append(failure.what)
                continue
            return _joined(record, koop.metadata_of(data, record.identifier))
        return record


def _is_page(answer: Answer) -> None:
    koop.page_of(answer.body)


def _is_metadata_of(identifier: str) -> Callable[[Answer], None]:
    def check(answer: Answer) -> None:
        koop.check_file("", answer.address, answer.body)
        koop.metadata_of(answer.body, identifier)

    return check


def _metadata_addresses(record: Publication) -> Iterator[str]:
    """On the host for people first, as with files."""
    stem, dot, ending = record.page.rpartition(".")
    if dot and ending == "html":
        yield f"{stem}/metadata.xml"
    yield from (one.value for one in record.claims if one.name == "itemUrl" and one.scheme == "metadata")


def _joined(record: Publication, metadata: Publication) -> Publication:
    """What the record does not say comes from the metadata; where both speak, both stand in the claims."""
    files: tuple[Offered, ...] = record.files
    return replace(
        record,
        title=record.title or metadata.title,
        kinds=record.kinds or metadata.kinds,
        day=metadata.day or record.day,
        dossiers=record.dossiers or metadata.dossiers,
        actors=record.actors or metadata.actors,
        files=files,
        annex_of=record.annex_of or metadata.annex_of,
        annexes=metadata.annexes,
        claims=tuple(dict.fromkeys((*record.claims, *metadata.claims))),
        strange=tuple(dict.fromkeys((*record.strange, *metadata.strange))),
        raw=record.raw + b"\n" + metadata.raw,
    )


class SenateLetters(Koop):
    """The letters of the Eerste Kamer that list commitments, under a name of their own: its register has no
    interface. What each lists is read from its text."""

    name = eerstekamer.NAME
