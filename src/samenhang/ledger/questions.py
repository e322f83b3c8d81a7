# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions to SQL: which document is called so, who cites it, what happened, what is owed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger import rows, shelf, tables
from samenhang.ledger.naming import fold_name
from samenhang.ledger.shelf import Entry
from samenhang.ledger.sight import FULL, Sight
from samenhang.model import Event, Evidence, FollowUp, Link, MarkKind, Review

LEAST_OF_DIGEST = 6
WHOLE = 64
"""Signs of a digest in full."""
_HEX = frozenset("0123456789abcdef")
_MOST_SHOWN = 5
_CHUNK = 500


def one(connection: Connection, name: str, sight: Sight = FULL) -> tuple[int, Entry]:
    """The document that a name means: of several versions of a paper the current one, of several copies of a
    text the document that they are copies of.

    Raises NotFound, and InvalidInput where the name fits more than one paper.
    """
    found = _called(connection, name, sight)
    if not found:
        raise NotFound(
            f"no document is called “{name}”",
            "samenhang status lists what is there; samenhang search finds words",
        )
    alone = {key: entry for key, entry in found.items() if entry.copy_of is None} or found
    current = {key: entry for key, entry in alone.items() if entry.current} or alone
    if len({entry.series for entry in current.values()}) > 1:
        several = ", ".join(f"{e.digest[:12]} ({e.name})" for e in list(current.values())[:_MOST_SHOWN])
        raise InvalidInput(
            f"“{name}” fits {len(current)} documents: {several}", "name one of them by its digest"
        )
    return max(current.items(), key=lambda item: item[1].version)


def keys_of(connection: Connection, name: str, sight: Sight) -> list[int]:
    """The keys of every document that a name fits; none is no error."""
    return list(_called(connection, name, sight))


def _called(connection: Connection, name: str, sight: Sight) -> dict[int, Entry]:
    folded = fold_name(name)
    a, d, f = tables.alias.c, tables.document.c, tables.file.c
    if len(folded) >= LEAST_OF_DIGEST and _HEX.issuperset(folded):
        found = _entries(connection, and_(f.digest >= folded, f.digest < folded + "g"), sight)
        if found:
            return found
    for kind in ("identifier", "name"):
        fits = select(a.document).where(a.kind == kind, a.value == folded)
        found = _entries(connection, d.key.in_(fits), sight)
        if found:
            return found
    return {}


def _entries(connection: Connection, where: Any, sight: Sight) -> dict[int, Entry]:
    question = shelf.spines(sight).where(where).order_by(tables.document.c.key)
    return {row.key: shelf.entry_of(row) for row in connection.execute(question)}


def keys(connection: Connection, names: Sequence[str] | None, sight: Sight) -> list[int] | None:
    """The keys of the documents with these names; None, which stands for all, where no names are given."""
    if names is None:
        return None
    known = digests(connection, {name for name in names if len(name) == WHOLE}, sight)
    return [known[name] if name in known else one(connection, name, sight)[0] for name in names]


def digests(connection: Connection, wanted: Iterable[str], sight: Sight) -> dict[str, int]:
    """The keys of the documents with these digests, each in full; one that is not seen is left out."""
    d, f = tables.document.c, tables.file.c
    order, found = sorted(wanted), dict[str, int]()
    for at in range(0, len(order), _CHUNK):
        question = select(f.digest, d.key).join_from(tables.file, tables.document, d.key == f.key)
        question = question.where(f.digest.in_(order[at : at + _CHUNK]), sight.sees())
        found |= {row.digest: row.key for row in connection.execute(question)}
    return found


def candidates(connection: Connection, identifiers: Sequence[str], sight: Sight) -> dict[str, Entry]:
    """Those of the identifiers that are documents here."""
    a = tables.alias.c
    asked = {fold_name(identifier): identifier for identifier in identifiers}
    found: dict[str, Entry] = {}
    folded = list(asked)
    for at in range(0, len(folded), _CHUNK):
        question = shelf.spines(sight).add_columns(a.value)
        question = question.join(tables.alias, a.document == tables.document.c.key).where(sight.current())
        chunk = folded[at : at + _CHUNK]
        question = question.where(a.kind == "identifier", a.value.in_(chunk))
        for row in connection.execute(question.order_by(tables.document.c.key)):
            found[asked[row.value]] = shelf.entry_of(row)
    return found


def citing(
    connection: Connection, identifier: str, old: bool, sight: Sight
) -> Iterator[tuple[Entry, Link, Evidence]]:
    """The references to a paper, with the words."""
    t, m, d, b = tables.link.c, tables.mark.c, tables.document.c, tables.body.c
    words = func.substr(b.text, m.start + 1, m.stop - m.start)
    question = (
        select(tables.mark, tables.link, words)
        .join_from(tables.link, tables.mark, and_(m.document == t.document, m.number == t.mark))
        .join(tables.body, b.document == t.document)
        .join(tables.document, d.key == t.document)
        .where(t.target.in_(_spellings(identifier)), m.kind == MarkKind.REFERENCE.value)
        .where(sight.sees() if old else sight.current())
        .order_by(t.document, t.number)
    )
    found = connection.execute(question).all()
    width = len(tables.mark.columns)
    spines = by_key(connection, {row[0] for row in found}, sight)
    for row in found:
        mark, entry = rows.mark_of(row[:width]), spines[row[0]]
        link = rows.link_of((row[0], row[width + 1], 0, *row[width + 3 : -1]), (mark,))
        yield entry, link, Evidence(entry.digest, mark.start, mark.end, row[-1])


def citing_count(connection: Connection, identifier: str, sight: Sight) -> int:
    """How many documents refer to a paper, in their current version."""
    t, m, d = tables.link.c, tables.mark.c, tables.document.c
    question = (
        select(func.count(t.document.distinct()))
        .join_from(tables.link, tables.mark, and_(m.document == t.document, m.number == t.mark))
        .join(tables.document, d.key == t.document)
        .where(t.target.in_(_spellings(identifier)), m.kind == MarkKind.REFERENCE.value, sight.current())
    )
    return int(connection.execute(question).scalar_one())


def passages_at(
    connection: Connection, places: Sequence[tuple[str, int]], sight: Sight
) -> dict[tuple[str, int], int]:
    """The numbers of the passages that hold these places, each a digest and an offset."""
    p, f, d = tables.passage.c, tables.file.c, tables.document.c
    found: dict[tuple[str, int], int] = {}
    for digest, offset in places:
        question = select(func.max(p.number)).join_from(tables.passage, tables.file, f.key == p.document)
        question = question.join(tables.document, d.key == p.document)
        question = question.where(f.digest == digest, p.start <= offset, sight.sees())
        number = connection.execute(question).scalar()
        if number is not None:
            found[digest, offset] = int(number)
    return found


def _spellings(identifier: str) -> list[str]:
    """An identifier as people type it, and as it is kept: kst-36410-VII-5, h-tk-20152016-24-6."""
    typed = identifier.strip()
    head, dash, rest = typed.partition("-")
    return sorted({typed, typed.lower(), head.lower() + dash + rest.upper(), typed.upper()})


def by_key(connection: Connection, wanted: set[int], sight: Sight) -> dict[int, Entry]:
    """The spines of the documents with these keys."""
    found: dict[int, Entry] = {}
    order = sorted(wanted)
    for at in range(0, len(order), _CHUNK):
        found |= _entries(connection, tables.document.c.key.in_(order[at : at + _CHUNK]), sight)
    return found


def reviews(connection: Connection, entry: Entry, sight: Sight) -> tuple[Review, ...]:
    """What was said of any version of a paper, in the order in which it was said."""
    r, f, d = tables.review.c, tables.file.c, tables.document.c
    versions = select(f.digest).join_from(tables.file, tables.document, d.key == f.key)
    versions = versions.where(d.series == entry.series, sight.sees())
    question = select(tables.review).where(or_(r.digest.in_(versions), r.digest == entry.digest))
    return tuple(rows.review_of(row) for row in connection.execute(question.order_by(r.number)))


def reviews_of(
    connection: Connection, entries: Mapping[int, Entry], sight: Sight
) -> dict[int, tuple[Review, ...]]:
    """The same for documents by key; one of which nothing was said is left out.

    Whose words are spoken of at all is asked once for all of them: it is few.
    """
    r, f, d = tables.review.c, tables.file.c, tables.document.c
    spoken_of = select(d.series).join(tables.file, f.key == d.key).join(tables.review, r.digest == f.digest)
    series = {entry.series for entry in entries.values()}
    found = set(connection.execute(spoken_of.where(d.series.in_(sorted(series)))).scalars())
    said = {k: reviews(connection, entry, sight) for k, entry in entries.items() if entry.series in found}
    return {key: reviews_ for key, reviews_ in said.items() if reviews_}


def events(
    connection: Connection, chosen: Sequence[int] | None, sight: Sight
) -> Iterator[tuple[Entry, Event]]:
    """Events by first day (an open begin counts as its end), then last day, then order of the documents."""
    e = tables.event.c
    first = func.coalesce(e.earliest, e.latest, "9999")
    last = func.coalesce(e.latest, e.earliest, "9999")
    for entry, row in _of(connection, tables.event, chosen, (first, last), sight):
        yield entry, rows.event_of(row)


def follow_ups(
    connection: Connection,
    chosen: Sequence[int] | None,
    kind: MarkKind | None,
    state: str | None,
    sight: Sight,
) -> Iterator[tuple[Entry, FollowUp]]:
    for entry, row in _of(connection, tables.follow_up, chosen, (), sight):
        if (kind is None or row.kind == kind.value) and (state is None or row.state == state):
            yield entry, rows.follow_up_of(row)


def _of(
    connection: Connection, table: Any, chosen: Sequence[int] | None, order: Sequence[Any], sight: Sight
) -> Iterator[tuple[Entry, Any]]:
    """The rows of a table that belong to these documents, or to the current versions of all."""
    d, c = tables.document.c, table.c
    question = select(table).join(tables.document, d.key == c.document)
    question = question.where(sight.current()) if chosen is None else question.where(c.document.in_(chosen))
    found = connection.execute(question.order_by(*order, c.document, c.number)).all()
    spines = by_key(connection, {row.document for row in found}, sight)
    for row in found:
        yield spines[row.document], row
