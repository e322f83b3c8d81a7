# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a document says of items, written out: ahead, by whoever reads the document, or afterwards.

To read a document back from the ledger with all its marks, only to see what it says of items, costs as much
as to keep it. So whoever reads a document works this out as well, and the register is told of it; where it
was not told, it reads the same from SQL.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pydantic import TypeAdapter

from samenhang.ledger.naming import dossiers_of
from samenhang.ledger.rows import TARGET_LENGTH, clean
from samenhang.ledger.sheet import Sheet
from samenhang.ledger.standing import standing
from samenhang.linking import ties
from samenhang.linking.linker import Meaning
from samenhang.linking.mentions import Mention, Source, mentions
from samenhang.model import Document, FollowUp, Mark, Review

MENTION = TypeAdapter(Mention)


@lru_cache(maxsize=4_096)
def mention_of(said: str) -> Mention:
    """A mention from its row. The newest are looked at again and again while others are placed."""
    return MENTION.validate_json(said)


@dataclass(frozen=True, slots=True)
class Said:
    """A mention as its row, with its keys, the exact ones first, and its name: that of the item that it would
    begin.
    """

    row: str
    keys: tuple[str, ...]
    exact: int
    name: str

    @classmethod
    def of(cls, mention: Mention, digest: str) -> Said:
        """What a document with this digest says."""
        row = MENTION.dump_json(mention).decode()
        return cls(row, ties.keys(mention), len(ties.exact(mention)), name_of(mention, digest))

    @property
    def mention(self) -> Mention:
        """What is said."""
        return mention_of(self.row)


def said_of(
    source: Source, follow_ups: Iterable[FollowUp], reviews: Sequence[Review] = ()
) -> tuple[Said, ...]:
    """What a document says of items, as it stands after reviews."""
    found = standing(source.document, follow_ups, reviews).follow_ups()
    digest = source.document.digest
    return tuple(Said.of(one, digest) for one in mentions(source, found))


def said_ahead(
    sheet: Sheet, document: Document, marks: Sequence[Mark], meaning: Meaning
) -> tuple[Said, ...] | None:
    """What a new document, of which nobody said anything yet, says of items, before the ledger has it.

    None for one that the ledger cannot keep letter by letter as it is here.
    """
    if not meaning.follow_ups:
        return ()
    words = (document.text, *(fact.value for fact in document.facts))
    if any(clean(text) != text for text in words) or any(
        len(link.target) > TARGET_LENGTH for link in meaning.links
    ):
        return None
    earliest, latest = sheet.head[-2:]
    day = day_of(document, earliest, latest)
    source = Source(document, marks, meaning.links, day, sheet.series, tuple(dossiers_of(document)))
    return said_of(source, meaning.follow_ups)


def day_of(document: Document, earliest: str | None, latest: str | None) -> date | None:
    """The day of a document: its own, else the last of its date as ISO text."""
    last = latest or earliest
    return document.day or (date.fromisoformat(last) if last else None)


def name_of(mention: Mention, digest: str) -> str:
    """The name of what a document says of an item, and of the item that it begins: it stays the same whenever
    the register is made anew.
    """
    words = mention.words[0].evidence
    told = f"{mention.kind.value} {digest} {words.start} {words.end} {mention.number or ''}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]
