# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests of sources share: one round of following a fake feed, and a ledger as rows to compare."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from samenhang.delivery import Followed, Round
from samenhang.ledger import Ledger
from samenhang.ledger.arrival_tables import answer, claim, entity, entity_past, oddity, origin, stream
from samenhang.sources.client import Client, Clock, Reach
from samenhang.sources.source import Limits, origins_of
from samenhang.sources.syncfeed import SyncFeed
from samenhang.sources.tweedekamer import kinds
from tests.servers.parliament import FakeFeed

TABLES = (stream, answer, entity, entity_past, claim, oddity, origin)
MOMENTS = frozenset({"tried_at", "fresh_at", "came_at"})
LIMITS = Limits(timeout=20, tries=4)


def impatient() -> Clock:
    """A clock of tests: nobody waits."""
    return Clock(sleep=lambda seconds: None, jitter=random.Random(1))


def follow(ledger: Ledger, feed: FakeFeed, categories: Sequence[str] = ()) -> Followed:
    """One round of following the fake feed, which must be served."""
    with Client("tweedekamer", origins_of([feed.base]), LIMITS, Reach(), impatient()) as client:
        work = Round(ledger, client, lambda: "2026-11-25T12:00:00+00:00", lambda done, total, what: None)
        work.follow([SyncFeed(client, one, feed.base) for one in categories or kinds()])
    return work.followed


def snapshot(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """All that sources brought, row by row, without the moments at which it came."""
    found = {}
    with ledger.looking() as (connection, _):
        for table in TABLES:
            columns = [column for column in table.columns if column.name not in MOMENTS]
            rows = connection.execute(table.select().with_only_columns(*columns)).all()
            found[table.name] = sorted((tuple(row) for row in rows), key=repr)
    return found
