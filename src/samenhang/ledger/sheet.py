# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A document and what was found in it, written out for the ledger: all but the key it gets there. Pure.

Who read the document writes it out, in a process of its own; the one writer only puts the rows in. A row has
0 where the key comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Table

from samenhang.errors import InvalidInput
from samenhang.ledger import rows, tables
from samenhang.ledger.alike import Likeness
from samenhang.ledger.feed import Feed, Leaf, feeds_of
from samenhang.ledger.naming import aliases, series_of, title_of
from samenhang.ledger.rows import Row
from samenhang.model import Document, Event, FactName, File, FollowUp, Link, Mark
from samenhang.viewer import Level


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as rows. `series` is the paper it is a version of, `head` what stands on its spine.

    `confidential` is whether it bears the marking of the department's own level, `likeness` how its text
    looks beside others (None: it is held against none).
    """

    digest: str
    series: str
    head: Row
    body: Row
    passages: Sequence[Row]
    facts: Sequence[Row]
    aliases: Sequence[Row]
    confidential: bool = False
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a document, as rows.

    `told` is what the search index is told of each passage, where the sheet was at hand; without it the
    index reads the same from SQL. `ahead` is what somebody who follows the ledger had worked out ahead.
    """

    digest: str
    marks: Sequence[Row]
    links: Sequence[Row]
    follow_ups: Sequence[Row]
    events: Sequence[Row]
    told: Sequence[Feed] | None = None
    ahead: object = None

    def by_table(self) -> dict[Table, Sequence[Row]]:
        """The rows by their tables."""
        return {
            tables.mark: self.marks,
            tables.link: self.links,
            tables.follow_up: self.follow_ups,
            tables.event: self.events,
        }


def sheet_of(file: File, document: Document) -> Sheet:
    """Write out a document. Raises InvalidInput for one that was not read from this file."""
    if document.digest != file.digest:
        raise InvalidInput("a document has another digest than its file", "give the file it was read from")
    paths = rows.paths_of(document)
    return Sheet(
        document.digest,
        series_of(file, document),
        _head(document),
        rows.body_row(0, document, paths),
        rows.passage_rows(0, document, paths),
        rows.fact_rows(0, document.facts),
        aliases(document),
        document.fact(FactName.CLASSIFICATION) == Level.CONFIDENTIAL.value,
    )


def _head(document: Document) -> Row:
    """Name, media, identifier, title, kind, first and last day."""
    return (
        rows.clean(document.name),
        document.media.value,
        rows.clean_or_none(document.fact(FactName.IDENTIFIER)),
        rows.clean(title_of(document)),
        rows.clean_or_none(document.fact(FactName.KIND)),
        *rows.days_of(document.fact(FactName.DATE)),
    )


def findings_of(
    document: Document,
    marks: Sequence[Mark],
    links: Sequence[Link],
    follow_ups: Sequence[FollowUp],
    events: Sequence[Event],
) -> Findings:
    """Write out what was found in a document. Raises InvalidInput for a link without its mark."""
    return Findings(
        document.digest,
        rows.mark_rows(0, marks),
        rows.link_rows(0, links, marks),
        rows.follow_up_rows(0, follow_ups),
        rows.event_rows(0, events),
    )


def told(sheet: Sheet, findings: Findings) -> Findings:
    """The findings in a document that is new, with what the search index is told of it."""
    _, _, _, _, kind, earliest, latest = sheet.head
    dossiers = [name for where, name in sheet.aliases if where == "dossier"]
    head = (kind, earliest, latest, 1, tables.OPEN)
    leaf = Leaf(head, dossiers, sheet.body, sheet.passages, findings.marks, findings.links)
    return replace(findings, told=feeds_of(leaf))
