# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The evidence of estimates, as passages of documents: found for who may see them, and only for them."""

from __future__ import annotations

from dataclasses import dataclass

from samenhang.desks.risk.analysis.assessment.scenario import Passage
from samenhang.desks.risk.risk_text import ReadFile
from samenhang.desks.risk.scenario_file import Read
from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger import Entry, Ledger
from samenhang.quotation import anchor
from samenhang.viewer import Access


@dataclass(frozen=True, slots=True)
class Evidence:
    """Quoted words in a document that is seen; `passage` is None where they no longer stand in it."""

    entry: Entry
    quote: str
    passage: int | None


def found(seen: Ledger, passage: Passage) -> Evidence | None:
    """The evidence for who sees `seen` of the ledger; None where the document is not there for them."""
    try:
        document = seen.document(passage.document)
        entry = seen.entry(passage.document)
    except (NotFound, InvalidInput):
        return None
    place = anchor(document.text, passage.start, passage.quote)
    if place is None:
        return Evidence(entry, passage.quote, None)
    numbers = seen.passages_at([(entry.digest, place[0])])
    return Evidence(entry, passage.quote, numbers.get((entry.digest, place[0])))


def demand_no_narrower(seen: Ledger, read: ReadFile, access: Access) -> None:
    """Refuse a file that would show words of a document to others than may see it. Raises InvalidInput."""
    scenarios = read.catalogue.scenarios if isinstance(read, Read) else ()
    for scenario in scenarios:
        for passage in (one for estimate in scenario.estimates() for one in estimate.evidence):
            try:
                entry = seen.entry(passage.document)
            except (NotFound, InvalidInput):
                continue
            if not _within(access, entry.access):
                raise InvalidInput(
                    f"{scenario.id}: the evidence stands in {passage.document}, which fewer people may see "
                    f"({entry.access})",
                    "keep the file for the same level and groups, or leave the evidence out",
                )


def _within(inner: Access, outer: Access) -> bool:
    """Whether who may see `inner` may see `outer` too."""
    grouped = not outer.groups or (bool(inner.groups) and inner.groups <= outer.groups)
    return inner.level.rank >= outer.level.rank and grouped
