# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogue: which documents and files there are, in pages and with counts, as a viewer sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, literal, select

from samenhang.ledger import shelf, tables
from samenhang.ledger.engine import Question
from samenhang.ledger.inventory import KeptFile
from samenhang.ledger.naming import fold_dossier
from samenhang.ledger.shelf import Entry
from samenhang.ledger.sight import Sight
from samenhang.viewer import Level

FACETS = ("kind", "year", "dossier", "level")
MOST_DOSSIERS = 20
UNKNOWN = "unknown"
"""The year of a document without a date."""

_D, _A, _N, _F, _P = (
    table.c for table in (tables.document, tables.access, tables.alias, tables.file, tables.passage)
)
_kind_of: ColumnElement[str] = func.coalesce(_D.kind, literal("other"))
_year_of: ColumnElement[str] = func.coalesce(func.substr(_D.latest, 1, 4), literal(UNKNOWN))
_PASSAGE = Question(
    select(func.max(_P.number)).where(_P.document == bindparam("document"), _P.start <= bindparam("start")),
    "document",
    "start",
)


@dataclass(frozen=True, slots=True)
class CatalogueRequest:
    """One page of the documents of a kind ("other": of none), a year, a dossier and a level, or of all.

    The newest come first, or with `added` those that were added last.
    """

    kind: str | None = None
    year: str | None = None
    dossier: str | None = None
    level: Level | None = None
    added: bool = False
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Catalogued:
    """A document, with the dossiers that it belongs to as people type them: "33763", "36410-VII"."""

    entry: Entry
    dossiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """One page; `total` counts all pages.

    `facets` counts documents by kind, year, dossier and level, each under what is asked of the others.
    """

    total: int
    items: tuple[Catalogued, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many documents there are, versions not counted, and how many files are not read or wait."""

    documents: int
    unread: int
    waiting: int


class Catalogue:
    """The catalogue in one state of the ledger, through one viewer's eyes; older versions are left out."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight

    def documents(self, request: CatalogueRequest) -> CataloguePage:
        """One page of documents, with the counts of what else could be asked."""
        narrowed = self._narrowed(select(func.count()).select_from(tables.document), request)
        facets = {name: self._facet(name, request) for name in FACETS}
        return CataloguePage(self._one(narrowed), self.page(request), facets)

    def page(self, request: CatalogueRequest) -> tuple[Catalogued, ...]:
        """The documents of one page, without counts."""
        question = self._narrowed(shelf.spines(self._sight), request)
        newest = (func.coalesce(_D.latest, "").desc(), _D.key.desc())
        question = question.order_by(*((_D.key.desc(),) if request.added else newest))
        found = self._connection.execute(question.limit(request.limit).offset(request.offset)).all()
        dossiers = self._dossiers([row.key for row in found])
        return tuple(Catalogued(shelf.entry_of(row), tuple(dossiers[row.key])) for row in found)

    def holdings(self) -> Holdings:
        """How much there is, and how much could not be read."""
        documents = select(func.count()).select_from(tables.document).where(self._sight.current())
        counted = select(_F.status, func.count()).where(self._sight.sees_file(), _F.status != "read")
        by_status = {row[0]: row[1] for row in self._connection.execute(counted.group_by(_F.status))}
        return Holdings(self._one(documents), by_status.get("unread", 0), by_status.get("waiting", 0))

    def not_read(self, limit: int, offset: int = 0) -> tuple[KeptFile, ...]:
        """Files that could not be read, and after them those that wait, each in the order of adding."""
        question = select(tables.file).where(self._sight.sees_file(), _F.status != "read")
        question = question.order_by(_F.status, _F.key).limit(limit).offset(offset)
        return tuple(KeptFile(*row[1:]) for row in self._connection.execute(question))

    def passages(self, places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], int]:
        """The numbers of the passages that hold places: digest of a document and offset in its text."""
        wanted = sorted(set(places))
        question = select(_F.digest, _D.key).join_from(tables.document, tables.file, _F.key == _D.key)
        question = question.where(_F.digest.in_({digest for digest, _ in wanted}), self._sight.sees())
        keys = {row[0]: row[1] for row in self._connection.execute(question)}
        found = {}
        for digest, offset in wanted:
            number = _PASSAGE.ask(self._connection, keys[digest], offset)[0][0] if digest in keys else None
            if number is not None:
                found[digest, offset] = int(number)
        return found

    def _one(self, question: Select[Any]) -> int:
        return int(self._connection.execute(question).scalar_one())

    def _narrowed(self, question: Select[Any], request: CatalogueRequest, but: str = "") -> Select[Any]:
        """The question for what is asked, but for one facet."""
        conditions = _conditions(request)
        asked = [condition for name, condition in conditions.items() if name != but]
        return question.where(self._sight.current(), *asked)

    def _facet(self, name: str, request: CatalogueRequest) -> tuple[tuple[str, int], ...]:
        question = self._narrowed(_COUNTED[name], request, but=name)
        rows = [(str(value), int(number)) for value, number in self._connection.execute(question)]
        if name == "year":
            return tuple(sorted(rows, key=lambda row: (row[0] != UNKNOWN, row[0]), reverse=True))
        return tuple(sorted(rows, key=lambda row: (-row[1], row[0]))[:MOST_DOSSIERS])

    def _dossiers(self, keys: Sequence[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {key: [] for key in keys}
        question = select(_N.document, _N.value).where(_N.document.in_(keys), _N.kind == "dossier")
        for document, value in self._connection.execute(question.order_by(_N.value)):
            found[document].append(value.upper())
        return found


def _conditions(request: CatalogueRequest) -> dict[str, ColumnElement[bool]]:
    """What is asked, by facet."""
    asked: dict[str, ColumnElement[bool]] = {}
    if request.kind is not None:
        asked["kind"] = _kind_of == request.kind
    if request.year is not None:
        asked["year"] = _year_of == request.year
    if request.dossier is not None:
        inside = select(_N.document).where(_N.kind == "dossier", _N.value == fold_dossier(request.dossier))
        asked["dossier"] = _D.key.in_(inside)
    if request.level is not None:
        asked["level"] = _D.access.in_(select(_A.key).where(_A.level == request.level.value))
    return asked


def _counted() -> dict[str, Select[Any]]:
    """Documents by each facet."""
    number = func.count()
    dossier = func.upper(_N.value)
    belongs = select(dossier, number).join_from(tables.document, tables.alias, _N.document == _D.key)
    levels = select(_A.level, number).join_from(tables.document, tables.access, _A.key == _D.access)
    return {
        "kind": select(_kind_of, number).select_from(tables.document).group_by(_kind_of),
        "year": select(_year_of, number).select_from(tables.document).group_by(_year_of),
        "dossier": belongs.where(_N.kind == "dossier").group_by(dossier),
        "level": levels.group_by(_A.level),
    }


_COUNTED = _counted()
