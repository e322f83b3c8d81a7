# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers as rows: what risk files came to, within a bound. Each can be made again at any time."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import SQLAlchemyError

from samenhang.errors import LedgerError
from samenhang.ledger import Ledger
from samenhang.ledger.risk_tables import risk_answer

_A = risk_answer.c


def load(ledger: Ledger, key: str) -> bytes | None:
    """What is kept under a key; None where there is nothing, or the ledger cannot say."""
    with suppress(SQLAlchemyError, LedgerError, OSError), ledger.looking() as (connection, _):
        found = connection.execute(select(_A.content).where(_A.key == key)).scalar_one_or_none()
        return None if found is None else bytes(found)
    return None


def keep(ledger: Ledger, key: str, content: bytes, when: str, most: int) -> None:
    """Keep an answer, and forget the oldest where all are more than `most` bytes together.

    Where the ledger is busy or closed nothing is kept: the answer is there already.
    """
    with suppress(SQLAlchemyError, LedgerError, OSError), ledger.writing(when) as ink:
        ink.connection.execute(delete(risk_answer).where(_A.key == key))
        row = {"key": key, "made_at": when, "size": len(content), "content": content}
        ink.connection.execute(insert(risk_answer), row)
        sizes = select(_A.key, _A.size).where(_A.key != key).order_by(_A.made_at.desc(), _A.key)
        left, over = most - len(content), []
        for other, size in ink.connection.execute(sizes):
            left -= size
            if left < 0:
                over.append(other)
        if over:
            ink.connection.execute(delete(risk_answer).where(_A.key.in_(over)))
