# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One round of a source in a process of its own, which is killed at a moment that a test chooses.

Killed at a step: at so many questions to the database, moves of a file to its place, or requests to a source,
whichever comes. Steps do not depend on how busy the machine is, and are where something may be half done.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import event
from sqlalchemy.engine import Engine

from samenhang.admission import Hand
from samenhang.following import Ground, rounds
from samenhang.ledger import Ledger, open_ledger
from samenhang.ledger.tables import metadata
from samenhang.reception import Reception
from samenhang.settings import read_settings
from samenhang.sources.catalogue import Choice
from samenhang.sources.client import Client
from tests.arriving import MOMENTS, impatient

WHEN = datetime(2026, 11, 25, 12, tzinfo=UTC)
PRELOADED = ("tests.killing",)
UNTOLD = frozenset({"audit", "ledger", "source_round"})
COUNTED = MOMENTS | {"changed"}


class Here(Executor):
    """Reads in this process: who is killed takes it along, and no other need be started."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **named))
        return future


class Steps:
    """Counts steps of any thread; at the last one the process is gone at once."""

    def __init__(self, last: int) -> None:
        self.count = 0
        self._last = last
        self._lock = threading.Lock()

    def step(self, *given: object, **named: object) -> None:
        with self._lock:
            self.count += 1
            if self.count == self._last:
                os.kill(os.getpid(), signal.SIGKILL)

    def before(self, done: Callable[..., Any]) -> Callable[..., Any]:
        """The same, a step before it."""

        def stepping(*given: Any, **named: Any) -> Any:
            self.step()
            return done(*given, **named)

        return stepping


def opened(folder: Path) -> Ledger:
    return open_ledger(str(folder / "ledger.db"))


def follow(
    folder: Path, settings: dict[str, str], source: str, choice: Choice, last: int, told: Connection
) -> None:
    """Follow a source once into the ledger in a folder; how many steps that took is told at the end."""
    steps = Steps(last)
    event.listen(Engine, "before_cursor_execute", steps.step)
    event.listen(Engine, "commit", steps.step)
    with (
        patch("samenhang.sources.client.Clock", impatient),
        patch("samenhang.reception.Workers.start", lambda workers: Here()),
        patch("os.replace", steps.before(os.replace)),
        patch("pathlib.Path.replace", steps.before(Path.replace)),
        patch("samenhang.sources.client.Client.get", steps.before(Client.get)),
        opened(folder) as ledger,
    ):
        ground = Ground(
            ledger,
            read_settings(settings).sources,
            lambda: Reception(1, 0, 10_000_000, 600, Path("nothing"), lambda: WHEN),
            Hand("proef", "test", WHEN.isoformat()),
            WHEN.isoformat,
            WHEN.date,
            lambda done, total, what: None,
        )
        problems = [one for found in rounds(source, [choice], ground) for one in found.problems]
    told.send((steps.count, problems))


def run(folder: Path, settings: dict[str, str], source: str, choice: Choice, last: int = 0) -> int:
    """Follow a source once; gives how many steps it took, -1 where it was killed at the `last` one.

    Nothing may fail but what has no file at its source.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=follow, args=(folder, settings, source, choice, last, theirs))
    process.start()
    theirs.close()
    process.join()
    if process.exitcode == -signal.SIGKILL:
        return -1
    assert process.exitcode == 0
    count, problems = ours.recv()
    assert [one for one in problems if "offers no file" not in one] == []
    return int(count)


def whole(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """The ledger row by row: all of it, but what tells how it was written and when.

    Left out are the audit log, which tells each time that somebody added something, what came of the last
    round, numbers that only count changes, and moments.
    """
    found = {}
    with ledger.looking() as (connection, _):
        for table in metadata.sorted_tables:
            if table.name not in UNTOLD:
                columns = [column for column in table.columns if column.name not in COUNTED]
                rows = connection.execute(table.select().with_only_columns(*columns)).all()
                found[table.name] = sorted((tuple(row) for row in rows), key=repr)
    return found
