# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of all documents, newest first, narrowed by kind, year, dossier and level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Query

from samenhang.desks.library.words import DOCUMENT_KINDS
from samenhang.ledger.catalogue import FACETS, UNKNOWN, Catalogued, CatalogueRequest
from samenhang.viewer import Level
from samenhang.web.answer import Answer, DocumentRef
from samenhang.web.ask import Ask
from samenhang.web.facets import Chip, Facet, Label, chips, facet, labels
from samenhang.web.language import N_, Texts
from samenhang.web.render import ACCESS
from samenhang.web.render import query as query_string

PER_PAGE = 50
WITHOUT_DATE = N_("without a date")


class CataloguedAnswer(Answer):
    """A document with the dossiers that it belongs to."""

    document: DocumentRef
    dossiers: tuple[str, ...]


class CatalogueAnswer(Answer):
    """One page of documents."""

    total: int
    page: int
    pages: int
    documents: tuple[CataloguedAnswer, ...]
    facets: tuple[Facet, ...]
    chosen: tuple[Chip, ...]
    asked: dict[str, str]
    address: str


def catalogue(
    ask: Ask,
    kind: Annotated[str | None, Query(max_length=60)] = None,
    year: Annotated[str | None, Query(pattern=rf"^(\d{{4}}|{UNKNOWN})$")] = None,
    dossier: Annotated[str | None, Query(max_length=60)] = None,
    level: Level | None = None,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> CatalogueAnswer:
    """All documents, the newest first; older versions are left out."""
    asked = CatalogueRequest(kind, year, dossier, level, limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
    with ask.ledger.catalogue() as shelves:
        found = shelves.documents(asked)
    values = {"kind": kind, "year": year, "dossier": dossier, "level": level.value if level else None}
    chosen = {name: value for name, value in values.items() if value}
    facets = tuple(_facet(name, found.facets[name], chosen, ask.texts) for name in FACETS)
    return CatalogueAnswer(
        total=found.total,
        page=page,
        pages=-(-found.total // PER_PAGE),
        documents=tuple(map(catalogued, found.items)),
        facets=facets,
        chosen=chips(facets),
        asked=chosen,
        address=f"/documents{query_string(chosen)}",
    )


def catalogued(item: Catalogued) -> CataloguedAnswer:
    """A document as it is listed."""
    return CataloguedAnswer(document=DocumentRef.of(item.entry), dossiers=item.dossiers)


def _facet(name: str, counted: tuple[tuple[str, int], ...], chosen: Mapping[str, str], texts: Texts) -> Facet:
    def address(value: str | None) -> str:
        return "/documents" + query_string(chosen, **{name: value})

    return facet(name, counted, chosen.get(name), _label(name, texts), address)


def _label(name: str, texts: Texts) -> Label:
    words = {"kind": DOCUMENT_KINDS, "year": {UNKNOWN: WITHOUT_DATE}, "level": dict(ACCESS["level"])}
    return labels(words.get(name, {}), texts)
