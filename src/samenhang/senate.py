# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the letters of the Eerste Kamer list, beside the letters themselves: one entity a commitment.

The words that list it stand in the text of the letter, and are kept with their place. A later letter that
lists the same number says what is so now; what an earlier one said stays in the past of the entity.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict

from samenhang.errors import NotFound
from samenhang.ledger import Ledger
from samenhang.ledger.arrivals import Arrival, Statement
from samenhang.ledger.arrived import Arrived
from samenhang.sources.eerstekamer import LABELS, NAME, STATUSES, Listed, commitments_listed
from samenhang.sources.publication import Publication

KIND = "commitment"
_FIELDS = ("number", "title", "dossier", "made", "due", "status", "owed_by")


def listed_in(ledger: Ledger, letter: Publication, digest: str) -> tuple[Arrival, ...]:
    """The commitments that a letter lists, each number once, from its text as the ledger has it.

    What a letter says that is older than the one which spoke last is left out: it is in that letter.
    """
    try:
        text = ledger.document(digest).text
    except NotFound:  # it could not be read, or is one that nobody may keep
        return ()
    last: dict[str, Listed] = {one.number: one for one in commitments_listed(text)}
    return tuple(_made(one, letter, text) for one in last.values() if not _newer(ledger, one, letter))


def _newer(ledger: Ledger, one: Listed, letter: Publication) -> bool:
    with ledger.looking() as (connection, _):
        held = Arrived(connection).entity(NAME, one.number)
    return held is not None and held.first("letter-day") > letter.day


def _made(one: Listed, letter: Publication, text: str) -> Arrival:
    whole = {**asdict(one), "told": dict(one.told), "letter": letter.identifier, "letter_day": letter.day}
    told = json.dumps(whole, ensure_ascii=False, sort_keys=True)
    said = tuple(_statements(one, letter, text))
    hashed = hashlib.sha256(repr([(each.name, each.value) for each in said]).encode()).hexdigest()
    return Arrival(
        id=one.number.casefold(),
        kind=KIND,
        updated=letter.day or letter.updated,
        deleted=False,
        xml=told,
        content=hashed,
        cursor="",
        statements=said,
        odd=tuple(_odd(one)),
    )


def _odd(one: Listed) -> Iterator[tuple[str, str]]:
    """What the register says that nothing here knows: it is kept as it came, and told once."""
    if one.status and one.status.casefold() not in STATUSES:
        yield f"unknown value of status: {one.status[:80]}", one.number
    for label in one.told:
        if label.casefold().rstrip(":") not in LABELS:
            yield f"unknown label: {label[:80]}", one.number


def _statements(one: Listed, letter: Publication, text: str) -> Iterator[Statement]:
    keys = {"number": one.number.casefold(), "dossier": one.dossier}
    for name in _FIELDS:
        if value := getattr(one, name):
            yield Statement(name, "text", value, keys.get(name) or None)
    yield Statement("letter", "text", letter.identifier, letter.identifier.casefold())
    yield Statement("letter-day", "text", letter.day)
    yield Statement("words", "text", text[one.start : one.end])
    yield Statement("place", "text", f"{one.start}:{one.end}")
    for label, value in one.told.items():
        yield Statement(f"label/{label}", "text", value)
