# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many places at once: in which passage words stand, and rows named by pairs of numbers."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import CTE, ColumnElement, Connection, Integer, column, func, select, text

from samenhang.ledger import tables

_CHUNK = 400
_AT = (
    "WITH asked (document, place) AS (VALUES %s) SELECT asked.document, asked.place, max(passage.number)"
    " FROM asked JOIN passage ON passage.document = asked.document AND passage.start <= asked.place"
    " GROUP BY asked.document, asked.place"
)
"""Said once, with whole numbers put in: to build it anew each time takes longer than to answer it."""


def passages_at(connection: Connection, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """The number of the passage that holds each place: a document's key and an offset in its text."""
    wanted = sorted(set(places))
    found: dict[tuple[int, int], int] = {}
    for at in range(0, len(wanted), _CHUNK):
        asked = ", ".join(f"({document:d}, {offset:d})" for document, offset in wanted[at : at + _CHUNK])
        for document, offset, number in connection.exec_driver_sql(_AT % asked):
            found[document, offset] = number
    return found


def pairs_asked(pairs: Iterable[tuple[int, int]]) -> CTE:
    """Rows of a `document` and a `number` to join with; at least one, and no more than some hundreds.

    The numbers stand in the words of the question, so execute it with `ONCE`: as parameters, each would
    be an object of its own, and building those takes longer than the answer.
    """
    said = ", ".join(f"({document:d}, {number:d})" for document, number in pairs)
    rows = text(f"SELECT column1 AS document, column2 AS number FROM (VALUES {said}) AS listed")
    return rows.columns(column("document", Integer), column("number", Integer)).cte("asked")


ONCE = {"compiled_cache": None}
"""Execution options of a question that never comes again in the same words: it takes no others' place."""


def passage_of(document: ColumnElement[int], offset: ColumnElement[int]) -> ColumnElement[int]:
    """The same for one place, as part of a question."""
    other = tables.passage.alias()
    within = (other.c.document == document, other.c.start <= offset)
    return select(func.max(other.c.number)).where(*within).correlate_except(other).scalar_subquery()
