# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A document with what stands of it: which finding is which, where it stands, what a review of it says."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import Any

from samenhang.ledger import Entry, Finding, Kept, Ledger, Standing
from samenhang.ledger.standing import What, span, standing
from samenhang.model import Evidence, Fact, FollowUp, Link, Mark, Passage, Review


@dataclass(frozen=True)
class Sheet:
    """A document, and what stands of what was found in it after what people said."""

    kept: Kept
    standing: Standing

    @property
    def text(self) -> str:
        return self.kept.document.text

    @property
    def digest(self) -> str:
        return self.kept.entry.digest

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.kept.document.passages]

    def passage_at(self, offset: int) -> int:
        """The number of the passage that holds an offset."""
        place = max(0, bisect_right(self._starts, offset) - 1)
        return self.kept.document.passages[place].number

    def passage(self, number: int) -> Passage | None:
        """The passage with a number, or None."""
        passages = self.kept.document.passages
        if 0 <= number < len(passages) and passages[number].number == number:
            return passages[number]
        return next((passage for passage in passages if passage.number == number), None)

    def place(self, what: What) -> tuple[int, int]:
        """Where a finding stands; -1 where its words are not in the text."""
        return span(what, self.digest)

    def all_findings(self) -> Iterator[Finding]:
        """What stands, and then what was rejected."""
        yield from self.standing.findings
        yield from self.standing.rejected

    def within(self, start: int, end: int) -> tuple[Finding, ...]:
        """The findings that share words with a stretch, in the order of the text, rejected ones too."""
        found = []
        for finding in self.all_findings():
            first, last = self.place(finding.what)
            if first < end and start < last:
                found.append((first, finding))
        return tuple(finding for _, finding in sorted(found, key=lambda pair: pair[0]))

    def finding(self, name: str) -> Finding | None:
        """The finding with this name, or None."""
        named = (finding for finding in self.all_findings() if name_of(finding.what, self.digest) == name)
        return next(named, None)


class Lately:
    """The sheets that were asked for lately: who reads on in a long text does not wait for it each time.

    A sheet is taken from here only while the document and what people said of it are as they were.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._sheets: dict[tuple[str, str], tuple[int, tuple[Review, ...], Sheet]] = {}
        self._lock = Lock()

    def sheet(self, ledger: Ledger, entry: Entry) -> Sheet:
        """The sheet of a document that the ledger's viewer may see."""
        name = (str(ledger.place), entry.digest)
        state = ledger.changed(entry.digest), ledger.reviews(entry.digest)
        with self._lock:
            *known, sheet = self._sheets.pop(name, (None, None, None))
        if sheet is None or tuple(known) != state:
            sheet = _sheet(ledger.kept(entry.digest), state[1])
        with self._lock:
            self._sheets[name] = (*state, sheet)
            while len(self._sheets) > self._most:
                del self._sheets[next(iter(self._sheets))]
        return replace(sheet, kept=replace(sheet.kept, entry=entry))


LATELY = Lately(8)


def sheet_of(ledger: Ledger, name: str) -> Sheet:
    """Raises NotFound where there is no such document for the ledger's viewer."""
    return LATELY.sheet(ledger, ledger.entry(name))


def _sheet(kept: Kept, reviews: tuple[Review, ...]) -> Sheet:
    found: tuple[What, ...] = (*kept.document.facts, *kept.marks, *kept.links, *kept.follow_ups)
    return Sheet(kept, standing(kept.document, found, reviews))


def sort_of(what: What) -> tuple[str, str]:
    """The subject and the kind of a finding, as a review calls them."""
    if isinstance(what, Link):
        return "link", what.mark.kind.value
    if isinstance(what, Fact):
        return "fact", what.name.value
    return ("mark" if isinstance(what, Mark) else "follow_up"), what.kind.value


def name_of(what: What, digest: str) -> str:
    """A name for a finding among those of its document, fit for an id on a page."""
    start, end = span(what, digest)
    return "-".join((*sort_of(what), str(start), str(end), f"{zlib.crc32(_own(what).encode()):08x}"))


def _own(what: What) -> str:
    """What tells a finding from others of its sort in the same place."""
    if isinstance(what, Link):
        return what.target
    if isinstance(what, Fact):
        return what.value
    return "" if isinstance(what, Mark) else what.what


def evidence_of(what: What, sheet: Sheet) -> Evidence:
    """The words that a finding rests on; none for a fact that stands in the file's own data."""
    start, end = sheet.place(what)
    if start < 0:
        return Evidence(sheet.digest, 0, 0, "")
    return Evidence(sheet.digest, start, end, sheet.text[start:end])


def value_of(what: What) -> Mapping[str, Any]:
    """What a review keeps of a finding, so that it stands when no rule finds it any more."""
    if isinstance(what, Link):
        address = {"address": what.address} if what.address else {}
        return {"was": what.target, "target": what.target, **address}
    if isinstance(what, Fact):
        return {"was": what.value, "value": what.value}
    if isinstance(what, FollowUp):
        said = {"what": what.what, "state": what.state, "asked_by": what.asked_by, "owed_by": what.owed_by}
        return {name: value for name, value in said.items() if value}
    return dict(what.value)
