# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking the file of a publication: the best form that is really there, and why not the ones before it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from samenhang.errors import NotFetched
from samenhang.sources.client import Answer, Client
from samenhang.sources.publication import PREFERENCE, Arrival, Offered, Publication, Taken

PAGE = "page"
"""The form of the page for people, taken as HTML where there is nothing better."""
READABLE = frozenset({*PREFERENCE, PAGE})
TRIES = 3
_LATER = frozenset({429, 503})
"""Answers that say something of the host and nothing of the file: the run ends, and goes on here later."""

FileCheck = Callable[[str, str, bytes], None]
"""From form, address and bytes; raises NotFetched for what only looks like a file of that form."""

Known = Callable[[str, str], bool]
"""Whether a publication came before, from its identifier and its moment of change."""

One = TypeVar("One")


def never(identifier: str, updated: str) -> bool:
    """Nothing came before."""
    return False


def take(client: Client, publication: Publication, check: FileCheck) -> Arrival:
    """A publication with its file. Raises NotFetched where the host is out of reach or asks to wait."""
    passed: list[str] = []
    for offered in publication.files:
        if offered.form not in READABLE:
            passed.append(f"{offered.form}: no reader for this form")
            continue
        try:
            data = _whole(client, offered, check)
        except NotFetched as failure:
            if failure.code in ("closed", "untrusted") or failure.status in _LATER:
                raise
            passed.append(f"{offered.form}: {failure.what}")
            continue
        return Arrival(publication, Taken(offered, data, tuple(passed)), tuple(passed))
    return Arrival(publication, None, tuple(passed) or ("its source offers no file",))


def _whole(client: Client, offered: Offered, check: FileCheck) -> bytes:
    def judge(answer: Answer) -> None:
        _as_told(offered, answer.body)
        check("html" if offered.form == PAGE else offered.form, answer.address, answer.body)

    return client.get(offered.address, check=judge, tries=TRIES).body


def _as_told(offered: Offered, data: bytes) -> None:
    """Raises NotFetched where a file has not the size or the SHA-256 that its source told."""
    if offered.size and offered.size != len(data):
        what = f"{offered.address} has {len(data)} bytes, its source says {offered.size}"
        raise NotFetched("broken", what, "it is asked again at the next round")
    told = offered.digest.casefold()
    if len(told) == 64 and told != hashlib.sha256(data).hexdigest():
        raise NotFetched(
            "broken", f"{offered.address} is not the file that its source means", "try again later"
        )


def with_end(things: Iterable[tuple[One, str]], end: Callable[[], str]) -> Iterator[tuple[One, str]]:
    """The same things, the last one with the cursor of the end instead of its own."""
    before: tuple[One, str] | None = None
    for thing in things:
        if before is not None:
            yield before
        before = thing
    if before is not None:
        yield before[0], end()
