# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of the register: items, the mentions that they are tied from, how they stood, what people said.

Documents are not foreign keys here: a mention outlives the rows of a document that is read again, until the
register has settled the new reading. What a state secret said goes at once (`let_go`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Float,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    delete,
    select,
    update,
)

from samenhang.ledger.tables import metadata

ALWAYS = "9999-12-31"
"""Stands for "still" and for "no last day": it sorts behind every day."""


def _key(name: str) -> Column[Any]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _text(name: str, empty: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=empty)


def _whole(name: str, empty: bool = False) -> Column[Any]:
    return Column(name, Integer, nullable=empty)


def _numbered(name: str, *columns: Column[Any] | Index) -> Table:
    """A table of what people said, only ever appended to; `documents` are those that they had before them."""
    said = (_text("who"), _text("said_at"), _text("documents"), _whole("takes_back", empty=True))
    return Table(name, metadata, _key("number"), *columns, *said)


# What people follow. `became` is the item that it was tied into; `stale` that it has to be worked out anew.
item = Table(
    "item",
    metadata,
    _key("key"),
    Column("name", Text, nullable=False, unique=True),
    _text("kind"),
    Column("stale", SmallInteger, nullable=False, index=True),
    Column("became", Integer, nullable=True, index=True),
    _text("owner", empty=True),
)

# What one document says of an item: a follow-up of the document as it stands after reviews. `said` is all of
# it as JSON. `score` and `reason` say why it is of this item, `beside` is the document it was laid beside.
# `name` leads to the item for who may see the document: it stays when the document is read again.
item_part = Table(
    "item_part",
    metadata,
    _key("document"),
    _key("number"),
    Column("item", Integer, nullable=False, index=True),
    _text("said"),
    Column("score", Float, nullable=False),
    _text("reason"),
    _whole("beside", empty=True),
    Column("name", Text, nullable=False, index=True),
    sqlite_with_rowid=False,
)

# By what a part is found when another one may be about the same: numbers, days with names, papers, words.
item_key = Table(
    "item_key",
    metadata,
    Column("key", Text, primary_key=True),
    _key("document"),
    _key("number"),
    Index(None, "document", "number"),
    sqlite_with_rowid=False,
)

# The ways in which the parts of items can be seen: of these accesses (a sorted list as JSON) those.
item_view = Table(
    "item_view",
    metadata,
    _key("key"),
    _text("accesses"),
    _text("seen"),
    Index(None, "accesses", "seen", unique=True),
)

# An item as a line of the register, for who has this view of it. It is called by the name of its first part
# that they may see: one that came of a hidden document would tell that there is one.
item_line = Table(
    "item_line",
    metadata,
    _key("item"),
    Column("view", Integer, primary_key=True, autoincrement=False, index=True),
    _text("kind"),
    _text("what"),
    _text("by", empty=True),
    _text("by_actor", empty=True),
    _text("ministry", empty=True),
    _text("to", empty=True),
    _text("occasion", empty=True),
    _text("made", empty=True),
    _text("condition", empty=True),
    _text("number", empty=True),
    _text("dossiers"),
    _text("themes"),
    _text("quote"),
    _whole("document"),
    _whole("start"),
    _text("words"),
    _text("name"),
    sqlite_with_rowid=False,
)

# The dossiers, themes and actors of a line: "dossier:33763", "theme:...", "office:minister/DEF".
item_tag = Table(
    "item_tag",
    metadata,
    Column("tag", Text, primary_key=True),
    _key("view"),
    _key("item"),
    Index(None, "item"),
    sqlite_with_rowid=False,
)

# How an item stood from day to day, for who has this view; `due` is the last firm day as it was then,
# `deadline` the deadline that held. `kind` and `ministry` are those of the line: counting goes through one
# index.
spell = Table(
    "spell",
    metadata,
    _key("item"),
    _key("view"),
    _key("number"),
    _text("state"),
    _text("since"),
    _text("until"),
    _text("due"),
    _text("kind"),
    _text("ministry"),
    _text("deadline", empty=True),
    _text("why"),
    _text("evidence", empty=True),
    Index(None, "view", "state", "kind", "ministry", "until", "since", "due", "item"),
    sqlite_with_rowid=False,
)

# What happened to an item and when, for who has this view: parts that came, days that passed, verdicts.
# `noted` is the day on which that was there to be known: a document of long ago may be added today.
item_movement = Table(
    "item_movement",
    metadata,
    _key("item"),
    _key("view"),
    _key("number"),
    _text("day"),
    _text("noted"),
    _text("what"),
    _text("reason"),
    _text("quote"),
    _whole("document", empty=True),
    _whole("start", empty=True),
    Index(None, "view", "day"),
    Index(None, "view", "noted"),
    sqlite_with_rowid=False,
)

# Two parts that may be about the same thing, for a person to look at.
item_offer = Table(
    "item_offer",
    metadata,
    _key("document"),
    _key("number"),
    _key("other_document"),
    _key("other_number"),
    Column("score", Float, nullable=False),
    _text("reason"),
    Index(None, "other_document"),
    sqlite_with_rowid=False,
)

item_verdict = _numbered(
    "item_verdict",
    Column("item", Integer, nullable=False, index=True),
    _text("verdict"),
    _text("why"),
    Column("second", SmallInteger, nullable=False),
)

item_note = _numbered("item_note", Column("item", Integer, nullable=False, index=True), _text("text"))

# Two items that a person tied or took apart; `moved` is what went from one to the other.
item_tie = _numbered(
    "item_tie",
    Column("item", Integer, nullable=False, index=True),
    Column("other", Integer, nullable=False, index=True),
    _text("verdict"),
    _text("why"),
    _text("moved"),
)

item_reminder = Table(
    "item_reminder",
    metadata,
    _key("number"),
    Column("item", Integer, nullable=False, index=True),
    _text("day"),
    _text("who"),
    _text("text"),
    _text("said_at"),
    _text("done_at", empty=True),
    Index(None, "day"),
)

SHOWN = (item_line, item_tag, spell, item_movement)
"""What is worked out of an item, and can be worked out again."""


def let_go(connection: Connection, document: int) -> None:
    """Take away at once all that the register has of a document; its items are worked out anew later."""
    held = connection.execute(select(item_part.c.item).where(item_part.c.document == document)).scalars()
    items: Sequence[int] = sorted(set(held))
    for table in SHOWN:
        connection.execute(delete(table).where(table.c.item.in_(items)))
    connection.execute(update(item).where(item.c.key.in_(items)).values(stale=1))
    for table in (item_part, item_key, item_offer):
        connection.execute(delete(table).where(table.c.document == document))
    connection.execute(delete(item_offer).where(item_offer.c.other_document == document))
