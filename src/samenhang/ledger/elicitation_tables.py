# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of rounds of questions to experts: rounds, questions, who was invited, what they answered.

What says who somebody is stands in one table alone, so that it can go while the answers stay.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Integer, SmallInteger, Table, Text

from samenhang.ledger.tables import metadata


def _part(name: str, kind: Any = Integer) -> Column[Any]:
    """A part of the key."""
    return Column(name, kind, primary_key=True, autoincrement=False)


def _text(name: str, empty: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=empty)


# A round: `state` is draft, open or closed; `stage` 1, or 2 once the spread of the first answers is shown.
elicitation = Table(
    "elicitation",
    metadata,
    _part("name", Text),
    _text("title"),
    _text("introduction"),
    _text("language"),
    _text("closes"),
    _text("state"),
    Column("stage", SmallInteger, nullable=False),
    _text("made_by"),
    _text("made_at"),
)

# A question; `asked` is what experts see, as JSON. `realisation`, as JSON, makes it a seed: no page for
# experts reads that column.
elicitation_question = Table(
    "elicitation_question",
    metadata,
    _part("round", Text),
    _part("number"),
    _text("asked"),
    _text("realisation", empty=True),
)

# An expert under a pseudonym. `token_hash` is the hash of the key in the link, `seed` fixes the order in
# which the questions are put; `submitted` is the stage that was handed in last, 0 where none was.
elicitation_expert = Table(
    "elicitation_expert",
    metadata,
    _part("round", Text),
    _part("number"),
    _text("pseudonym"),
    Column("token_hash", Text, nullable=False, unique=True),
    _text("seed"),
    Column("submitted", SmallInteger, nullable=False),
)

# Who the expert is: the only personal data of a round.
elicitation_person = Table(
    "elicitation_person",
    metadata,
    _part("round", Text),
    _part("expert"),
    _text("name"),
    _text("email"),
    _text("invited_at"),
    _text("reminded_on", empty=True),
)

# An answer as it was typed, also where it is not right yet: `typed` is a list of texts as JSON. The answer of
# the second stage stands beside that of the first.
elicitation_answer = Table(
    "elicitation_answer",
    metadata,
    _part("round", Text),
    _part("expert"),
    _part("question"),
    Column("stage", SmallInteger, primary_key=True, autoincrement=False),
    _text("typed"),
    _text("reason"),
    Column("cannot", SmallInteger, nullable=False),
    _text("saved_at"),
)
