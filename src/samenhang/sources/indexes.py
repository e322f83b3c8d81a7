# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The connectors of open.overheid.nl, of rijksoverheid.nl, and of feeds of institutes and advisory bodies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from samenhang.errors import InvalidInput, NotFetched
from samenhang.sources import koop, openoverheid, rijksoverheid, syndication
from samenhang.sources.client import Answer, Client, Validators
from samenhang.sources.moments import moment_of
from samenhang.sources.publication import Arrival, Publication, titled
from samenhang.sources.rijksoverheid import Documents
from samenhang.sources.source import Limits, origins_of
from samenhang.sources.taking import Known, never, take, with_end

LIMITS = Limits(requests=10, seconds=30.0)
ROWS, AGAIN = 100, 10
"""Documents on a page of rijksoverheid.nl, and how many of them are asked again on the next: its order is not
told, and what changes meanwhile moves."""
EARLIER = 50
"""Pages that are read back of a feed that has them, at the first round."""


@dataclass(frozen=True, slots=True)
class _Descent:
    """Where a run through open.overheid.nl stands, which goes from the last change down to `floor`.

    `until` is the last change when the run began, `start` the result to go on with of `total`.
    """

    floor: str = ""
    until: str = ""
    start: int = 0
    total: int = 0

    @classmethod
    def of(cls, cursor: str) -> _Descent:
        floor, *rest = cursor.split("|")
        if not rest:
            return cls(floor)
        try:
            until, start, total = rest
            return cls(floor, until, int(start), int(total))
        except ValueError as error:
            raise InvalidInput(f"“{cursor[:80]}” is no cursor of open.overheid.nl", "begin again") from error

    def __str__(self) -> str:
        return f"{self.floor}|{self.until}|{self.start}|{self.total}"


class OpenOverheid:
    """Documents of open.overheid.nl with the given words, published on a day or later; the last changed
    first.

    A cursor is the moment of change down to which all came, or the place of a run that is not finished.
    """

    name = openoverheid.NAME
    limits = LIMITS

    def __init__(
        self,
        client: Client,
        words: str = "",
        known: Known = never,
        base: str = openoverheid.BASE,
        since: date | None = None,
    ) -> None:
        self._client = client
        self._words = words
        self._since = since
        self._known = known
        self._base = base
        self.hosts = origins_of([base])

    def changes(self, cursor: str) -> Iterator[tuple[Arrival, str]]:
        """What changed after a cursor. What changes during a run comes in the next one."""
        at = _Descent.of(cursor)
        ends = [at.until or at.floor]
        yield from with_end(self._down(at, ends), lambda: ends[0])

    def _down(self, at: _Descent, ends: list[str]) -> Iterator[tuple[Arrival, str]]:
        floor = moment_of(at.floor)
        while True:
            page = self._page(at.start)
            if page.total < at.total:  # what was taken away moved the rest up
                at = replace(at, start=max(0, at.start - (at.total - page.total)), total=page.total)
                continue
            at = replace(at, total=page.total, until=at.until or _last(page.found) or at.floor)
            ends[0] = at.until
            for number, found in enumerate(page.found, at.start + 1):
                moment = moment_of(found.updated)
                if floor and moment and moment < floor:
                    return
                if not self._known(found.identifier, found.updated):
                    yield self._arrival(found), str(replace(at, start=number))
            at = replace(at, start=at.start + len(page.found))
            if not page.found or at.start >= page.total:
                return

    def _page(self, start: int) -> openoverheid.Page:
        address = openoverheid.search_address(self._words, start, since=self._since, base=self._base)
        return openoverheid.page_of(self._client.get(address, check=self._is_page).body, self._base)

    def _is_page(self, answer: Answer) -> None:
        openoverheid.page_of(answer.body, self._base)

    def _arrival(self, found: Publication) -> Arrival:
        """The document with its full description; where that cannot be had, with what the search says."""
        passed: tuple[str, ...] = ()
        versioned = next((one.value for one in found.claims if one.name == "id"), found.identifier)
        try:
            address = openoverheid.detail_address(versioned, self._base)
            told = openoverheid.document_of(self._client.get(address, tries=3).body, self._base)
            found = _filled(found, told)
        except NotFetched as failure:
            if failure.code in ("closed", "untrusted") or failure.status in (429, 503):
                raise
            passed = (f"description: {failure.what}",)
        arrival = take(self._client, found, koop.check_file)
        return replace(arrival, passed=passed + arrival.passed)


def _last(found: tuple[Publication, ...]) -> str:
    moments = [(moment, one.updated) for one in found if (moment := moment_of(one.updated))]
    return max(moments)[1] if moments else ""


def _filled(found: Publication, told: Publication) -> Publication:
    return replace(
        told,
        identifier=found.identifier,
        title=told.title or found.title,
        day=told.day or found.day,
        page=told.page or found.page,
        also=told.also or found.also,
        dossiers=told.dossiers or found.dossiers,
        updated=found.updated,
        claims=tuple(dict.fromkeys((*found.claims, *told.claims))),
        raw=found.raw + b"\n" + told.raw,
    )


class Rijksoverheid:
    """Documents of rijksoverheid.nl. A cursor is the day of the last change seen ("2026-11-01"), or the place
    of a run that is not finished ("2026-11-01@200/2026-11-20")."""

    name = rijksoverheid.NAME
    limits = LIMITS

    def __init__(
        self,
        client: Client,
        documents: Documents,
        known: Known = never,
        base: str = rijksoverheid.BASE,
        hosts: tuple[str, ...] = ("https://www.rijksoverheid.nl", "https://open.overheid.nl"),
    ) -> None:
        self._client = client
        self._documents = documents
        self._known = known
        self._base = base
        self.hosts = origins_of([base, *hosts])

    def changes(self, cursor: str) -> Iterator[tuple[Arrival, str]]:
        """What changed on the day of the cursor and after it, in the order of the source."""
        since, offset, latest = self._place(cursor)
        ends = [latest]
        yield from with_end(self._pages(since, offset, ends), lambda: ends[0])

    def _place(self, cursor: str) -> tuple[str, int, str]:
        since, _, rest = cursor.partition("@")
        offset, _, latest = rest.partition("/")
        try:
            if since:
                date.fromisoformat(since)
            return since, int(offset or 0), latest or since
        except ValueError as error:
            raise InvalidInput(f"“{cursor[:80]}” is no cursor of rijksoverheid.nl", "begin again") from error

    def _pages(self, since: str, offset: int, ends: list[str]) -> Iterator[tuple[Arrival, str]]:
        asked = replace(self._documents, since=date.fromisoformat(since)) if since else self._documents
        before: set[str] = set()
        while True:
            address = asked.address(offset, ROWS, self._base)
            found = rijksoverheid.documents_of(self._client.get(address, check=_is_list).body)
            for one in found:
                moment = moment_of(one.updated)
                ends[0] = max(ends[0], moment.date().isoformat() if moment else "")
                if one.identifier in before or not titled(one, asked.words):
                    continue
                if not self._known(one.identifier, one.updated):
                    yield take(self._client, one, koop.check_file), f"{since}@{offset}/{ends[0]}"
            if len(found) < ROWS or {one.identifier for one in found} <= before:
                return
            before = {one.identifier for one in found}
            offset += ROWS - AGAIN


def _is_list(answer: Answer) -> None:
    rijksoverheid.documents_of(answer.body)


class Syndicated:
    """A feed of an institute or advisory body; of it the entries with all of `words` in their title.

    A cursor holds what to ask with whether it changed.
    """

    limits = LIMITS

    def __init__(
        self,
        client: Client,
        name: str,
        address: str,
        known: Known = never,
        hosts: tuple[str, ...] = (),
        words: str = "",
    ) -> None:
        self.name = name
        self._words = words
        self.hosts = origins_of([address, *hosts])
        self._client = client
        self._address = address
        self._known = known

    def changes(self, cursor: str) -> Iterator[tuple[Arrival, str]]:
        """Entries that are new or say something new; deletions too. Nothing where the feed did not change."""
        kept = _validators(cursor)
        answer = self._client.get(self._address, kept=kept, check=self._is_feed)
        if answer.unchanged:
            return
        end = json.dumps([answer.validators.etag, answer.validators.modified])
        feeds = self._back(self._read(answer), not cursor)
        yield from with_end(((self._arrival(one), cursor) for one in feeds if self._new(one)), lambda: end)

    def _back(self, feed: syndication.Feed, whole: bool) -> Iterator[Publication]:
        """The entries of a feed, and at the first round of the pages before it."""
        yield from feed.entries
        asked = {self._address}
        for _ in range(EARLIER if whole else 0):
            if not feed.older or feed.older in asked:
                return
            asked.add(feed.older)
            feed = self._read(self._client.get(feed.older, check=self._is_feed))
            yield from feed.entries

    def _new(self, one: Publication) -> bool:
        return (one.deleted or titled(one, self._words)) and not self._known(one.identifier, one.updated)

    def _read(self, answer: Answer) -> syndication.Feed:
        return syndication.feed_of(answer.body, answer.address, self.name)

    def _is_feed(self, answer: Answer) -> None:
        self._read(answer)

    def _arrival(self, one: Publication) -> Arrival:
        return Arrival(one) if one.deleted else take(self._client, one, koop.check_file)


def _validators(cursor: str) -> Validators:
    try:
        etag, modified = json.loads(cursor) if cursor else ("", "")
        return Validators(str(etag), str(modified))
    except ValueError as error:
        raise InvalidInput(f"“{cursor[:80]}” is no cursor of a feed", "begin again without one") from error
