# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the ledger should have of a source and has not: records without content, ends of relations that never
came, files that could not be fetched or are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select

from samenhang.ledger.arrival_tables import claim, entity, origin

_E, _O, _C = entity.c, origin.c, claim.c


@dataclass(frozen=True, slots=True)
class HeldFile:
    """The file of an entity: which was fetched, or why it was not; `content` is the version that it is of."""

    key: int
    id: str
    kind: str
    content: str
    media: str
    length: int
    address: str
    digest: str | None
    problem: str | None


class Gaps:
    """On a connection that sees one state of the ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def without_content(self, source: str) -> dict[str, set[str]]:
        """By kind, the identifiers of entities whose record came empty."""
        question = select(_E.kind, _E.id).where(_E.source == source, _E.deleted == 0, _E.xml == "")
        return _by_kind([(kind, identifier) for kind, identifier in self._connection.execute(question)])

    def never_came(self, source: str, kinds: Mapping[str, str]) -> dict[str, set[str]]:
        """By kind, the identifiers that an entity points to and that never came. `kinds` says by the name of
        a relation what it points to; other relations are left out."""
        end = entity.alias()
        question = (
            select(_C.name, _C.target)
            .distinct()
            .join(entity, _E.key == _C.entity)
            .outerjoin(end, and_(end.c.source == source, end.c.id == func.lower(_C.target)))
            .where(_E.source == source, _E.deleted == 0, _C.form == "ref", _C.name.in_(list(kinds)))
            .where(_C.target.is_not(None), end.c.key.is_(None))
        )
        rows = self._connection.execute(question)
        return _by_kind([(kinds[name], target.casefold()) for name, target in rows])

    def enclosure(self, source: str, identifier: str) -> str:
        """Where the file of an entity is; "" where nobody says."""
        question = select(_E.enclosure).where(_E.source == source, _E.id == identifier)
        return self._connection.execute(question).scalar() or ""

    def files(self, source: str) -> Iterator[HeldFile]:
        """The files that were fetched, or were to be."""
        question = select(
            _E.key, _E.id, _E.kind, _E.content, _E.media, _E.length, _O.address, _O.digest, _O.problem
        ).join(origin, _O.entity == _E.key)
        question = question.where(_E.source == source, _E.deleted == 0).order_by(_E.key)
        for row in self._connection.execute(question):
            yield HeldFile(*row)


def _by_kind(rows: list[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, identifier in rows:
        found.setdefault(kind, set()).add(identifier)
    return found
