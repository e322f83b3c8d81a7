# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The audit log: who did what, when, from where, to what, and what came of it. Only ever added to.

Every line carries a hash over itself and the hash of the line before, so a line that is changed, taken out or
put in between shows, and so do all that follow. Lines cut off at the end show to who noted the last hash.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields

from sqlalchemy import Connection, func, select

from samenhang.ledger import tables
from samenhang.ledger.engine import Question, fill
from samenhang.ledger.rows import clean

START = "0" * 64
"""What stands for the hash of the line before the first."""

_L = tables.audit.c
_LAST = Question(select(_L.number, _L.hash).where(_L.number == select(func.max(_L.number)).scalar_subquery()))
_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Deed:
    """What a line tells: `moment` as ISO text, `actor` who, `origin` from where (an address, a door)."""

    moment: str
    actor: str
    action: str
    object: str
    result: str
    origin: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log; `hash` is over the rest of it, `previous` is that of the line before."""

    number: int
    moment: str
    actor: str
    action: str
    object: str
    result: str
    origin: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Chain:
    """How the log stands: how many lines, the hash of the last good one, and the first that is not right."""

    lines: int
    last: str
    broken: int | None = None
    why: str = ""


def append(connection: Connection, deed: Deed) -> None:
    """Add a line behind the last one. Only the one writer may do so, within its transaction."""
    found = _LAST.ask(connection)
    number, previous = (found[0].number + 1, found[0].hash) if found else (1, START)
    said = {name: clean(value) for name, value in asdict(deed).items()}
    row = {"number": number, **said, "previous": previous}
    fill(connection, tables.audit, [[*row.values(), hash_of(row)]])


def hash_of(row: dict[str, object]) -> str:
    """SHA-256, in hexadecimal, of a line without its hash as canonical JSON."""
    canonical = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def lines(connection: Connection, after: int, limit: int) -> Iterator[Line]:
    """Lines after a number, in order."""
    question = select(tables.audit).where(_L.number > after).order_by(_L.number).limit(limit)
    for row in connection.execute(question):
        yield Line(*row)


def verify(connection: Connection) -> Chain:
    """Go through the log from its beginning to the first line that does not follow from the one before."""
    chain = Chain(0, START)
    while True:
        page = list(lines(connection, chain.lines, _PAGE))
        for line in page:
            why = _wrong(line, chain)
            if why:
                return Chain(chain.lines, chain.last, chain.lines + 1, why)
            chain = Chain(line.number, line.hash)
        if len(page) < _PAGE:
            return chain


def _wrong(line: Line, chain: Chain) -> str:
    if line.number != chain.lines + 1:
        return f"line {chain.lines + 1} is missing"
    if line.previous != chain.last:
        return f"line {line.number} does not follow from the one before it"
    said = {field.name: getattr(line, field.name) for field in fields(line) if field.name != "hash"}
    return "" if hash_of(said) == line.hash else f"line {line.number} is not as it was written"
