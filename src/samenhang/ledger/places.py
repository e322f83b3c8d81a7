# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which passage words stand: from offsets to numbers of passages, many at once."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Integer, column, func, select, values

from samenhang.ledger import tables

_P = tables.passage.c
_CHUNK = 400


def passages_at(connection: Connection, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """The number of the passage that holds each place: a document's key and an offset in its text."""
    wanted = sorted(set(places))
    found: dict[tuple[int, int], int] = {}
    for at in range(0, len(wanted), _CHUNK):
        columns = (column("document", Integer), column("offset_", Integer))
        asked = values(*columns, name="asked").data(wanted[at : at + _CHUNK]).cte()
        question = (
            select(asked.c.document, asked.c.offset_, func.max(_P.number))
            .join(tables.passage, (_P.document == asked.c.document) & (_P.start <= asked.c.offset_))
            .group_by(asked.c.document, asked.c.offset_)
        )
        found |= {(document, offset): number for document, offset, number in connection.execute(question)}
    return found


def passage_of(document: ColumnElement[int], offset: ColumnElement[int]) -> ColumnElement[int]:
    """The same for one place, as part of a question."""
    other = tables.passage.alias()
    within = (other.c.document == document, other.c.start <= offset)
    return select(func.max(other.c.number)).where(*within).correlate_except(other).scalar_subquery()
